/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages become spans: placeholders filled in, plural form chosen, numbers
 * and Dutch words set apart. Used by the other compose files, and by the review
 * page, which shows texts that stand in no leaflet.
 */
#pragma once

#include "edition/compose.h"

/* The values that a message's placeholders take. */
typedef struct {
    GHashTable *texts;       /* char* name -> char* as written; may be NULL */
    const GHashTable *kinds; /* char* name -> ValueKind; may be NULL */
} Values;

/* Returns the spans of `message` with `values` filled in. `reader` is the
 * language of the document. A placeholder without value is reported and left
 * out. */
GPtrArray *compose_spans(const Composition *composition, const Message *message,
                         const Values *values, Diag *diag);

/* A new block of `kind` with the spans of `message`, its language where it
 * differs from the document's, its state and position. */
Block *compose_block(const Composition *composition, BlockKind kind,
                     const Message *message, const Values *values, Diag *diag);

/* The text `id` of the vocabulary "services", borrowed; NULL when it is not
 * there, or when the language owes only some topics and does not have it: then
 * nothing is said rather than something in Dutch. */
const Message *compose_lookup_service(const Composition *composition,
                                      const char *id);

/* A paragraph that holds a proper name, number or other text that is the same
 * in every language. */
Block *compose_literal(BlockRole role, const char *text,
                       const Language *language, bool isolate);

/* A paragraph with the interface text `key` in the reader's language, filled
 * with `values` (NULL: none). A missing key is reported and NULL returned. */
Block *compose_interface_text(const Composition *composition, const char *key,
                              BlockRole role, const Values *values, Diag *diag);

/* ICU's name of the language, with the Gregorian calendar and Western digits.
 * Caller frees. */
char *compose_locale(const Language *language);

/* The date in words, "21 november 2026", with Western digits and the Gregorian
 * calendar in every language. Caller frees. */
char *compose_date(const GDate *date, const Language *language);
