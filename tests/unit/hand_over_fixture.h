/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small hand-over page made by hand: one flyer in two languages, and words
 * that are their own keys. For test_hand_over.c.
 */
#pragma once

#include "output/hand_over.h"

extern const Language language_dutch, language_english, language_romanian,
    language_arabic;
extern const Format format_trifold, format_a4, format_a5, format_card,
    format_phone, format_poster;

typedef struct {
    GPtrArray *files; /* HandOverFile* */
    Document *dutch, *english;
    HandOver page;
} HandOverFixture;

HandOverFixture *hand_over_fixture_new(const char *templates_dir);
void hand_over_fixture_free(HandOverFixture *fixture);

/* Adds a draft of 31829 bytes, to be handed out until 3 February 2027. */
HandOverFile *hand_over_fixture_add(HandOverFixture *fixture, const char *flyer,
                                    const Language *language,
                                    const Format *format);

/* "nl question", … without the word `left_out` (NULL: none). */
Document *staff_words_new(const Language *language, const char *left_out);
void staff_words_free(Document *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HandOverFixture, hand_over_fixture_free)
