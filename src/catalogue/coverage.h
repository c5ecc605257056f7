/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far the translations are, counted for each document and language.
 */
#pragma once

#include "catalogue/catalogue.h"

typedef struct {
    guint total;      /* messages that the language owes */
    guint not_owed;   /* the others, which are counted nowhere else */
    guint translated; /* stale and checked ones included */
    guint fuzzy;
    guint missing; /* neither translated nor fuzzy */
    guint stale;   /* reviewed once, changed since */
    guint checked;
} Coverage;

/* Counts the messages of `document` (Dutch) in `catalogue`. */
Coverage coverage_count(const Document *document, const Catalogue *catalogue);

/* A plain table, one line for each document and language, with a header line;
 * "-" stands where a language owes nothing of a document.
 * `catalogues` holds Catalogue*. Caller frees. */
char *coverage_table(const GPtrArray *documents, const GPtrArray *catalogues);
