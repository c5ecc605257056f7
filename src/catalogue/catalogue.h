/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The translations of one language: locales/<code>.po with the review states
 * of locales/review/<code>.tsv.
 *
 * Fuzzy counts as absent. Loading reports every fault of the file with its
 * line: syntax, header, plural forms that differ from languages.yaml. A
 * catalogue is built aside and returned only when whole.
 */
#pragma once

#include "content/document.h"

typedef struct Catalogue Catalogue;

typedef struct {
    const char *const *forms; /* form_count strings, borrowed */
    int form_count;
    MessageState state;
    Position position; /* of the msgid line in the PO file */
} Translation;

/* Loads the catalogue of `language` from `locales_dir`; NULL after errors. A
 * missing file is an error. */
Catalogue *catalogue_load(const char *locales_dir, const Language *language,
                          Diag *diag);
void catalogue_free(Catalogue *catalogue);
const Language *catalogue_language(const Catalogue *catalogue);

/* Finds the translation of `message` by context and Dutch text. Returns false
 * when missing or fuzzy. The answer is borrowed from the catalogue. */
bool catalogue_lookup(const Catalogue *catalogue, const Message *message,
                      Translation *translation);

/* Counts of the file's entries that no message uses, and fuzzy ones. */
guint catalogue_fuzzy_count(const Catalogue *catalogue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)
