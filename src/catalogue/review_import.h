/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Remarks of a reader become lines of locales/review/<code>.tsv.
 *
 * All or nothing. What was said of a text that has changed since is reported
 * and left out. The same remarks a second time add nothing.
 */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/remarks.h"

typedef struct {
    guint good, wrong, unsure; /* added */
    guint known;               /* stood there already */
    guint changed;             /* texts that are no longer as they were read */
} ImportCounts;

/* What the remarks are about and who made them. Borrows everything. */
typedef struct {
    const GPtrArray *documents; /* Document*, Dutch */
    const Catalogue *catalogue; /* of the remarks' language */
    const char *role;           /* one of review_role_list */
    GDate date;
} ImportOptions;

/* Adds the remarks to the reviews of the language. False after a report; then
 * nothing was written. */
bool review_import(const Remarks *remarks, const ImportOptions *options,
                   ImportCounts *counts, Diag *diag);
