/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A new template into the PO file of a language, by running msgmerge.
 *
 * It works on copies in a temporary folder; the PO file is replaced only when
 * an entry changed or its header was not neutral, so line breaks of other
 * editors survive. Texts that are no longer asked for are kept as obsolete;
 * nothing is ever guessed (no fuzzy matching).
 */
#pragma once

#include "catalogue/po_file.h"

/* Merges `template` into the PO file of `language` in `locales_dir`. A missing
 * file is made when the language is offered. Takes persons,
 * times and tools out of the header of the PO file. Returns false after a
 * report. */
bool merge_template(const PoFile *template, const Language *language,
                    const char *locales_dir, Diag *diag);
