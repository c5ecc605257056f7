/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Does a translation say what the Dutch says, as far as a machine can tell?
 */
#pragma once

#include "catalogue/catalogue.h"

/* Compares every message of `documents` with its translation: placeholders,
 * numbers, bold, Dutch words kept, plural forms, script, equality with the
 * Dutch, bidi controls, terms of `terms_dir`/avoid.tsv. Missing translations
 * are warnings (errors for safety-critical ones). All problems are reported
 * at their line in the PO file. */
void catalogue_check(const GPtrArray *documents, const Catalogue *catalogue,
                     Diag *diag);
