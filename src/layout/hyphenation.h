/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where words may be hyphenated (libhyphen with Debian's patterns).
 */
#pragma once

#include "base/language.h"

/* Marks in `allowed[i]` (one entry per byte of `word`, cleared by the caller)
 * the byte offsets before which a hyphen may stand. Words under 10 letters
 * get none; 4 letters stay before and 4 after the break. A language without
 * dictionary, or a dictionary that is not installed, gives none. Thread-safe
 * only within one process at a time. */
void hyphenation_mark(const Language *language, const char *word, gsize length,
                      bool *allowed);
