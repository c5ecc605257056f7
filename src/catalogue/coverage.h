/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far the translations are, counted for each document and language.
 */
#pragma once

#include "catalogue/catalogue.h"

typedef struct {
    guint total;      /* messages that the language owes */
    guint not_owed;   /* the others, which are counted nowhere else */
    guint translated; /* doubted, stale and checked ones included */
    guint fuzzy;
    guint missing; /* neither translated nor fuzzy */
    guint doubted; /* a reader called it wrong or was not sure */
    guint stale;   /* reviewed once, changed since */
    guint checked;
} Coverage;

/* Counts the messages of `document` (Dutch) in `catalogue`. */
Coverage coverage_count(const Document *document, const Catalogue *catalogue);

/* Whether the language has texts of the document: professional ones exist in
 * Dutch and English only. */
bool coverage_is_expected(const Document *document, const Language *language);

/* A plain table, one line for each document and language, with a header line;
 * "-" stands where a language owes nothing of a document.
 * `catalogues` holds Catalogue*. Caller frees. */
char *coverage_table(const GPtrArray *documents, const GPtrArray *catalogues);
