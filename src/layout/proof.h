/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proofs: numbers beside the texts of a leaflet, and a word on every page that
 * says what it is. For those who sign a leaflet off; drawn over finished
 * sheets as artifacts, so that these are what will be printed.
 */
#pragma once

#include "layout/layout.h"

/* The blocks (const Block*, borrowed from the composed document) of which text
 * stands on the sheets, in reading order, each once. Caller unrefs. */
GPtrArray *proof_blocks(const SheetSet *set);

/* Writes the number of each of `blocks`, from 1, beside the first line of it
 * on each sheet, outside its column. The document must still be there. */
void proof_number(SheetSet *set, const GPtrArray *blocks,
                  const LayoutOptions *options, const Language *language,
                  Diag *diag);

/* Writes `word`, in `language`, at the head of every sheet. */
void proof_stamp(SheetSet *set, const char *word, const LayoutOptions *options,
                 const Language *language, Diag *diag);

/* Lays a band with `word`, again and again, across the middle of every sheet
 * and into its bleed, below all that stands there: nobody prints it by
 * mistake, and everything can still be read. */
void proof_band(SheetSet *set, const char *word, const LayoutOptions *options,
                const Language *language, Diag *diag);
