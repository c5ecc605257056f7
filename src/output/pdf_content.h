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

#include "output/pdf_fonts.h"

/* The resource name of the colour space that all colours are in: RGB. */
#define CONTENT_COLOR_SPACE "C"

/* The resource name of picture number n, from 0. */
#define CONTENT_RASTER "R%u"

/* The pictures of pixels that the set shows, each once: const Raster*. Caller
 * unrefs. */
GPtrArray *content_rasters(const SheetSet *set);

/* Returns the stream of sheet `number` of the set, caller frees, and appends
 * a MarkedContent to `marks` for each piece of an element. */
GString *content_write(const SheetSet *set, int number, const PdfFonts *fonts,
                       const GPtrArray *rasters, GArray *marks);
