/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Letters as shapes, for print shops that want no fonts: each glyph of the
 * sheets is one form XObject (ISO 32000-1, 8.10), drawn wherever it stands.
 * Nobody can search or read such text out.
 */
#pragma once

#include "output/pdf_pen.h"

typedef struct GlyphForms GlyphForms;

/* Collects the glyphs of all sheets. The caller frees. */
GlyphForms *glyph_forms_new(const SheetSet *set);
void glyph_forms_free(GlyphForms *forms);

/* Writes the forms and adds them to `objects`, the XObjects of a page. */
void glyph_forms_write(const GlyphForms *forms, PdfFile *file,
                       PdfDict *objects);

/* Draws a text item. */
void glyph_forms_draw(const GlyphForms *forms, Pen *pen, const Item *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GlyphForms, glyph_forms_free)
