/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words to avoid, from locales/terms/avoid.tsv (locales/terms/notes.md tells
 * how to read it).
 *
 * Rows are patterns in one of three modes: stem (from a word start, any
 * ending), word (the whole word or phrase), sub (anywhere). Exceptions, names
 * mostly, are taken out of the text first, in every language. Texts are
 * compared without difference of case, of apostrophes and of white space; in
 * Greek without tonos, in Arabic without vowel signs.
 */
#pragma once

#include "content/document.h"

typedef struct Terms Terms;

/* Loads the rows of one language; NULL when there is no list, after a
 * warning. Faulty rows are reported and left out. */
Terms *terms_load(const char *locales_dir, const char *code, Diag *diag);
void terms_free(Terms *terms);

/* Reports the words of `text` (without marks) to avoid, once for each row:
 * errors, or notes where a person must decide. `context` is named. */
void terms_check(const Terms *terms, const char *text, const char *context,
                 Position position, Diag *diag);

/* Looks for words to avoid in the Dutch texts themselves. */
void terms_check_dutch(const GPtrArray *documents, const char *locales_dir,
                       Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Terms, terms_free)
