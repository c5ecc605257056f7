/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Does a translation say what the Dutch says, as far as a machine can tell?
 */
#pragma once

#include "catalogue/catalogue.h"

/* Compares every message of `documents` with its translation: placeholders,
 * numbers, phone numbers, bold, names, plural forms, script, equality with the
 * Dutch, invisible characters, links, and the words of terms/avoid.tsv and
 * terms/glossary.tsv in the folder that the catalogue was loaded from. Missing
 * translations are warnings, one for each text or, where many of a document
 * are missing, one with their number; a note names each document that is not
 * offered because a safety-critical text is missing. Professional documents are
 * compared in English only. A text that a reader doubted is a warning, in Dutch
 * too. Problems are reported at their line in the PO file,
 * and that number at the Dutch file. */
void catalogue_check(const GPtrArray *documents, const Catalogue *catalogue,
                     Diag *diag);
