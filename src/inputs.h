/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything a command reads, loaded and checked: languages, content,
 * editions, translations. Read-only once loaded, so that worker processes can
 * share it. Formats and fonts are loaded apart, since not every command needs
 * them.
 */
#pragma once

#include "catalogue/translate.h"
#include "edition/discretion.h"
#include "edition/edition.h"
#include "layout/format.h"
#include "options.h"

typedef struct {
    const Options *options; /* borrowed */
    LanguageTable *languages;
    Content *content;
    GPtrArray *editions;    /* Edition* */
    GHashTable *catalogues; /* language code -> Catalogue* */
    GHashTable *texts;      /* language code -> Texts*; Dutch too */
    OutsideWords *outside;  /* NULL: not checked */
    FontSet *fonts;
    Style *style;
    GHashTable *styles; /* edition id -> Style*: those with a look of their
                           own; NULL before inputs_load_looks */
    GPtrArray *formats; /* Format* */
} Inputs;

/* Loads languages, content and editions. NULL after errors. */
Inputs *inputs_load(const Options *options, Diag *diag);
void inputs_free(Inputs *inputs);

/* Loads the catalogues of `languages` (const Language*) and of Dutch, and
 * translates all documents. A language whose catalogue is faulty is left
 * out. */
void inputs_load_texts(Inputs *inputs, const GPtrArray *languages, Diag *diag);

/* Loads the paper formats. False after errors. */
bool inputs_load_formats(Inputs *inputs, Diag *diag);

/* The style of the edition's leaflets; borrowed. */
const Style *inputs_style(const Inputs *inputs, const Edition *edition);

/* Loads fonts, styles, and the words that must not stand outside. False after
 * errors. */
bool inputs_load_looks(Inputs *inputs, Diag *diag);

/* Borrowed; NULL when the language was left out. */
const Texts *inputs_lookup_texts(const Inputs *inputs,
                                 const Language *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Inputs, inputs_free)
