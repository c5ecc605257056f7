/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Subsets of fonts, proved by shaping with them again.
 */
#pragma once

#include "layout/fonts.h"

/* A subset for embedding in a PDF: keeps the given glyph numbers (renumbered
 * from 0, .notdef first, in ascending order of the old numbers; `new_ids`
 * maps). Deterministic. NULL after a report. */
typedef struct {
    GBytes *data; /* TrueType: a whole font file; CFF: the CFF table */
    bool cff;
    GHashTable *new_ids; /* old glyph id -> GINT_TO_POINTER(new id) */
} GlyphSubset;

GlyphSubset *font_subset_glyphs(const Font *font, const hb_set_t *glyphs,
                                Diag *diag);
void glyph_subset_free(GlyphSubset *subset);

/* A subset for the screen: a font file for all characters of `characters`
 * with closure over NFC, NFD, mirrored pairs and joiners, layout tables kept.
 * `samples` (NULL-terminated) are shaped with font and subset and must agree;
 * a difference is an error. NULL after a report. */
GBytes *font_subset_characters(const Font *font, const hb_set_t *characters,
                               const char *const *samples,
                               const Language *language, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlyphSubset, glyph_subset_free)
