/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents in, the same documents in another language out.
 */
#pragma once

#include "catalogue/catalogue.h"

/* All documents in one language, by id. */
typedef struct {
    const Language *language;
    GHashTable *documents; /* char* id -> Document* */
} Texts;

/* Copies `documents` (Document*, Dutch) with every message translated. A
 * message without translation keeps its Dutch, language and STATE_MISSING.
 * With `catalogue` NULL the copy stays Dutch. Never changes its input. */
Texts *texts_translate(const GPtrArray *documents, const Catalogue *catalogue,
                       const Language *language);
void texts_free(Texts *texts);

/* Borrowed, or NULL. */
const Document *texts_lookup(const Texts *texts, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Texts, texts_free)
