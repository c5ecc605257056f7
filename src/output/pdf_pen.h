/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pen that writes one content stream: marked content, graphics state, and
 * the turn from sheets (y downwards) to PDF (y upwards).
 *
 * pdf_content.c draws with it and pdf_run.c sets text; nobody else needs it.
 */
#pragma once

#include "output/pdf_fonts.h"

/* What the viewer has been told, so that it is told only once. */
typedef struct {
    Color fill, stroke;
    double line_width, dash;
    bool round_caps;
    const PdfFont *font;
    double size, rise;
} PenState;

typedef struct {
    GString *out;
    const PdfFonts *fonts;
    double height; /* of the sheet */
    PenState state;
    bool in_text;
    double line_x, line_y; /* where Td last stood, as written */
} Pen;

/* Begins and ends a text object where that is still to do. */
void pen_begin_text(Pen *pen);
void pen_end_text(Pen *pen);

/* Numbers with a space after them. */
void pen_number(Pen *pen, double value);
/* A point of the sheet. */
void pen_point(Pen *pen, double x, double y);

void pen_set_fill(Pen *pen, const Color *color);
void pen_set_stroke(Pen *pen, const Color *color);

/* Writes the glyphs of a text item. */
void pen_show_item(Pen *pen, const Item *item);
