/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Neutral outside: what can be read on folded paper, in a tray or in a tab
 * title gives nobody away.
 */
#pragma once

#include "content/document.h"

/* Words that must not stand outside, by language code. */
typedef struct OutsideWords OutsideWords;

/* Loads locales_dir/terms/outside.tsv (columns lang, word). NULL after
 * errors, and after a warning when there is no such file. */
OutsideWords *outside_words_load(const char *locales_dir, Diag *diag);
void outside_words_free(OutsideWords *words);

/* The first such word of `language` in `text`; NULL: none, or `words` is NULL.
 * Caller frees. */
char *outside_words_find(const OutsideWords *words, const char *text,
                         const Language *language);

/* Whether a part of a flyer can be read by everybody: cover, flap, back, and
 * those of one format that say so (card-outside, poster-outside-names). */
bool part_lies_outside(const Block *part);

/* Reports every such word in the parts of a composed flyer that lie outside:
 * see above. Names of organisations that tell are refused there, too. */
void discretion_check(const Document *flyer, const OutsideWords *words,
                      Diag *diag);

/* The same for an address, which stands outside in every language: in it the
 * words of all languages are looked for, also inside other words. */
void discretion_check_address(const char *address, Position position,
                              const OutsideWords *words, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(OutsideWords, outside_words_free)
