/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Subsets of fonts, proved by shaping with them again.
 */
#pragma once

#include "layout/fonts.h"

/* A subset for embedding in a PDF: keeps the outlines of the given glyphs and
 * .notdef, without layout tables. `new_ids` holds what must be written as two
 * bytes with Identity-H to show a glyph. TrueType: the new glyph number (0 is
 * .notdef, ascending with the old numbers; CIDToGIDMap Identity). CID-keyed
 * CFF (Noto CJK): the CID, which stays that of the whole font although glyphs
 * are renumbered. Other CFF: the new glyph number. Deterministic. NULL after a
 * report. A face remembers its last subsets, as the files of a language often
 * show the same glyphs: the caller owns a reference. */
typedef struct {
    GBytes *data; /* TrueType: a whole font file, for FontFile2; CFF: the CFF
                     table, for FontFile3 of subtype CIDFontType0C */
    bool cff;
    GHashTable *new_ids; /* old glyph id -> GINT_TO_POINTER(code) */
    char tag[7];         /* six capital letters that follow from `data` */
    GBytes *packed;      /* `data` as a painter stores it, kept here by that
                            painter for the next file; or NULL */
    grefcount references;
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
