/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of the small kiosk of the tests, as drafts, for tests only: the
 * fixed words, for readers and for staff in one list, and two topics.
 */
#pragma once

#include <glib.h>

enum { NL, EN, AR, LANGUAGES };

typedef struct {
    const char *key, *texts[LANGUAGES]; /* NULL: not translated */
} FixtureWord;

extern const FixtureWord fixture_words[];
extern const gsize fixture_word_count;

/* Lines of a topic; kiosk_words.c says what their first character means. */
extern const char *const fixture_visit[LANGUAGES][24];
extern const char *const fixture_health[LANGUAGES][24];
