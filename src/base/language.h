/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A language as the program knows it: plain data from locales/languages.yaml.
 * All Languages live in one table for the whole run; everything else borrows
 * pointers to them.
 */
#pragma once

#include "base/diag.h"

typedef struct {
    const char *code; /* gettext form: pt_BR, zh_CN */
    const char *tag;  /* BCP 47: pt-BR, zh-Hans */
    char *name;       /* in the language itself */
    char *name_dutch; /* "Roemeens" */
    char *script;     /* ISO 15924: Latn, Arab, Thai, Hans, … */
    bool right_to_left;
    char *plural_forms; /* the value of the Plural-Forms header */
    int plural_count;   /* from it */
    char *hyphenation;  /* libhyphen dictionary: hyph_nl_NL.dic, or NULL */
    GPtrArray *topics;  /* char*: the only topics it owes, or NULL: all */
    bool offered;       /* false: kept, but not built unless asked for */
    Position position;
} Language;

/* In the order of the file, which is the order of the start screen. */
typedef GPtrArray LanguageTable;

/* Loads locales/languages.yaml (implemented in content/languages.c).
 * Returns NULL after errors. */
LanguageTable *languages_load(const char *locales_dir, Diag *diag);

/* Borrowed, or NULL. */
const Language *language_lookup(const LanguageTable *table, const char *code);
