/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The content stream of one sheet.
 *
 * Text is written in logical order: glyphs of right-to-left runs with moves
 * backwards, so that a reader who takes the characters one after another
 * takes them in the order of the language. Where glyphs do not spell the text
 * one after another, /ActualText says it.
 */
#pragma once

#include "output/pdf_glyph_forms.h"

/* The resource name of the colour space that all colours are in: RGB. */
#define CONTENT_COLOR_SPACE "C"

/* The resource name of picture number n, from 0. */
#define CONTENT_RASTER "R%u"

/* The pictures of pixels that the set shows, each once: const Raster*. Caller
 * unrefs. */
GPtrArray *content_rasters(const SheetSet *set);

/* What the streams of one file are written from. Borrows everything. */
typedef struct {
    const SheetSet *set;
    const PdfFonts *fonts;    /* NULL: there are forms */
    const GlyphForms *forms;  /* NULL: letters are set with the fonts */
    const GPtrArray *rasters; /* content_rasters */
    bool press;               /* in inks, without structure, with marks */
    double margin;            /* of the page round the sheet, points */
    GArray *marks;            /* MarkedContent; stays empty on press */
} PdfContent;

/* Returns the stream of sheet `number` of the set, caller frees, and appends
 * a MarkedContent to `marks` for each piece of an element. */
GString *content_write(const PdfContent *content, int number);
