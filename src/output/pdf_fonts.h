/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fonts of one PDF: subsets of what its sheets use, in the order of the
 * font list, with widths and the way back from glyphs to text.
 *
 * Made before the content streams are written, which need its codes; written
 * into the file afterwards.
 */
#pragma once

#include "layout/font_subset.h"
#include "layout/sheet.h"
#include "output/pdf_objects.h"

/* One code of the content stream. A glyph that says several things (a hyphen
 * of the text and one of a line end, a space and a no-break space) has a code
 * for each, so that also readers that pass over /ActualText find the text. */
typedef struct PdfGlyph {
    guint32 id; /* in the font */
    guint code;
    int width;             /* thousandths of an em */
    char *text;            /* what ToUnicode says */
    struct PdfGlyph *next; /* the same glyph, saying something else */
} PdfGlyph;

typedef struct {
    const Font *font;
    char *name;         /* of the resource: F0 */
    GHashTable *glyphs; /* id -> PdfGlyph* */
    guint32 space;      /* glyph of U+0020; 0: the font has none */
    bool cff;           /* codes are those of the font: one for a glyph */
    bool shared;        /* some glyph has several codes */
    GlyphSubset *subset;
} PdfFont;

typedef struct {
    GPtrArray *fonts; /* PdfFont*, ascending by number of the font */
} PdfFonts;

/* Collects the glyphs of all sheets and subsets their fonts. NULL after a
 * report. */
PdfFonts *pdf_fonts_new(const SheetSet *set, Diag *diag);
void pdf_fonts_free(PdfFonts *fonts);

/* Borrowed; every font of the sheets is there, NULL for others. */
const PdfFont *pdf_fonts_lookup(const PdfFonts *fonts, const Font *font);

/* The glyph `id` of the sheets with the code that says `text`, or another of
 * its codes if none does. */
const PdfGlyph *pdf_font_lookup_glyph(const PdfFont *font, guint32 id,
                                      const char *text, gsize length);
/* Whether a glyph says exactly this. */
bool pdf_glyph_says(const PdfGlyph *glyph, const char *text, gsize length);

/* Writes the fonts and returns the dictionary for the resources of a page,
 * an object that pages share. */
PdfDict *pdf_fonts_write(const PdfFonts *fonts, PdfFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFonts, pdf_fonts_free)
