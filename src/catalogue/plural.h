/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plural rules: one C function for each Plural-Forms header of
 * locales/languages.yaml, tested against CLDR for 0 to 1200.
 */
#pragma once

typedef int (*PluralRule)(unsigned long count);

/* Finds the rule for the value of a Plural-Forms header (white space does not
 * matter) and sets `*form_count`. NULL for a header that is not known. */
PluralRule plural_find(const char *header, int *form_count);
