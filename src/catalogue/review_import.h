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

/* Adds the remarks to the reviews of the language of `catalogue`, for the texts
 * of `documents` (Dutch). `role` is one of review_role_list. False after a
 * report; then nothing was written. */
bool review_import(const Remarks *remarks, const GPtrArray *documents,
                   const Catalogue *catalogue, const char *role,
                   const GDate *date, ImportCounts *counts, Diag *diag);
