/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language card: the names of all languages to point at, and for each
 * language a page with the sentences that an inspector must be able to show.
 */
#pragma once

#include "edition/compose.h"

/* Whether every sentence of the page is there in the reader's language: a page
 * never falls back to another one. */
bool compose_offers_language_page(const Composition *composition);

/* The page of a language, from 1, the cover: Dutch, with which the sentences
 * are looked up, comes next to it, then all others of `languages` (const
 * Language*) in their order. */
int compose_language_number(const Composition *composition,
                            const GPtrArray *languages,
                            const Language *language);

/* The names of `languages`, each with its Dutch name and number: parts
 * "cover", "names" (in Latin letters) and "scripts" (all others). In Dutch. */
Document *compose_language_names(const Composition *composition,
                                 const GPtrArray *languages);

/* The page in the reader's language: parts "cover", "show" and "back". That in
 * Dutch also says how the card is used, and who answers for it. */
Document *compose_language_page(const Composition *composition, int number,
                                Diag *diag);
