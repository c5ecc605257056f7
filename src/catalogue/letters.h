/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Are these the letters of that language? Looks at single characters only.
 */
#pragma once

#include "base/language.h"

/* The first character that must not stand in a text: bidi and other invisible
 * controls, line ends, private or unassigned ones; 0 if there is none. U+200C
 * and U+200D are allowed in Arabic script. */
gunichar letters_find_hidden(const char *text, const char *script);

/* The first character that only looks right (Romanian ş for ș), and what to
 * write in `*hint`; 0 if there is none. */
gunichar letters_find_lookalike(const char *text, const char *code,
                                const char **hint);

/* The first word that mixes Latin, Greek or Cyrillic letters, or NULL. Caller
 * frees. */
char *letters_copy_mixed_word(const char *text);

/* Says whether most letters of `text` are in `script` (ISO 15924). Latin names
 * that stand in `dutch` too, and words in capitals, do not count. */
bool letters_is_in_script(const char *text, const char *dutch,
                          const char *script);
