/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages out: the template that translators start from.
 */
#pragma once

#include "content/document.h"

/* Writes locales/wegwijzer.pot (and professional.pot where there are
 * professional documents) from `documents` and merges it into the PO file of
 * every language, making missing ones. Files whose messages did not change
 * keep their bytes: no dates, no line numbers in references. `languages`
 * without Dutch; `hints` says how many characters fit (length_hints.h; NULL:
 * nothing). Returns false after a report. */
bool extract_templates(const GPtrArray *documents,
                       const LanguageTable *languages, const GHashTable *hints,
                       const char *locales_dir, Diag *diag);
