/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dutch text cut into sentences, and counted in words.
 *
 * A sentence ends at a full stop, question mark, exclamation mark or ellipsis
 * before white space, unless small letters follow or the full stop belongs to
 * an abbreviation. So 0900-8844, 06.00 uur, 6 u. and bijv. cut nothing. A word
 * is what stands between white space and holds a letter or digit; a placeholder
 * is one word. ICU would need suppressions that it has not for Dutch, and could
 * cut otherwise in its next version.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *text; /* without marks */
    int words;
    bool ended; /* false: a label, an item or a heading without an end */
} Sentence;

/* The sentences of `text`, a message with inline marks: Sentence*, caller
 * frees. Empty when the marks do not fit. */
GPtrArray *sentences_split(const char *text);
