/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plural rules: one C function for each Plural-Forms header of
 * locales/languages.yaml, tested against CLDR for 0 to 1200.
 */
#pragma once

#include <stdbool.h>

typedef int (*PluralRule)(unsigned long count);

/* Finds the rule for the value of a Plural-Forms header (white space does not
 * matter) and sets `*form_count`. NULL for a header that is not known. */
PluralRule plural_find(const char *header, int *form_count);

/* Says whether two headers are the same but for white space. */
bool plural_is_same_header(const char *a, const char *b);

/* Says whether `form` stands for one number alone (Arabic: two), and for
 * which. Such a form may leave the number out: "o lună". */
bool plural_is_exact(PluralRule rule, int form, unsigned long *count);
