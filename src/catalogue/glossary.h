/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that translations use for our terms, from
 * locales/terms/glossary.tsv: the same word for the same thing.
 *
 * Words bend in most languages, so only the beginning of a word is looked for,
 * and one word of a term of several is enough: this finds what was translated
 * otherwise, and not every other form. Texts are compared without difference
 * of case; what stands in brackets in the list is left out.
 */
#pragma once

#include "content/document.h"

typedef struct Glossary Glossary;

/* Loads the terms of one language. NULL, without a word, when there is no list
 * or the language has no column in it; a faulty line is reported and left
 * out. */
Glossary *glossary_load(const char *locales_dir, const Language *language,
                        Diag *diag);
void glossary_free(Glossary *glossary);

/* Reports, as notes, the terms in `dutch` whose word is not in `translation`;
 * both without marks. `context` is named. */
void glossary_check(const Glossary *glossary, const char *dutch,
                    const char *translation, const char *context,
                    Position position, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Glossary, glossary_free)
