/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures of small sheets, read back as pixels.
 */
#pragma once

#include "output/preview.h"
#include "pdf_fixture.h"

#include <cairo.h>

#define FRAME 4 /* pixels round a paper: white and its edge */
#define WHITE 0xFFFFFFu
#define EDGE_GREY 0xAEB4B6u

extern const Color color_red, color_green, color_blue, color_ink;

/* The pixels of a PNG file as libpng reads them; takes the file. */
cairo_surface_t *preview_decode(GBytes *png);

/* Paints the first sheet and reads it back. */
cairo_surface_t *preview_paint_first(const PdfFixture *fixture, int width);

/* 0xRRGGBB. */
guint32 preview_pixel(cairo_surface_t *surface, int x, int y);

/* 0 for black, 255 for white; a grey picture of a PDF weighs colours so, too.
 */
int preview_grey(cairo_surface_t *surface, int x, int y);

/* Adds an artifact; `place` is x, y, width, height. */
Item *preview_add(Sheet *sheet, ItemKind kind, const Color *color,
                  const double place[4]);
