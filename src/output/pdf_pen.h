/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pen that writes one content stream: marked content, graphics state, and
 * the turn from sheets (y downwards) to PDF (y upwards).
 *
 * pdf_content.c draws with it, pdf_run.c sets text, pdf_glyph_forms.c draws
 * it, and pdf_marks.c draws round the page; nobody else needs it.
 */
#pragma once

#include "output/pdf_fonts.h"

/* The resource names of the two ways to lay one ink on others. */
#define PEN_OVERPRINT "Over"
#define PEN_KNOCK_OUT "Out"

/* What the viewer has been told, so that it is told only once. */
typedef struct {
    Color fill, stroke;
    double line_width, dash;
    bool round_caps;
    const PdfFont *font;
    double size, rise;
    bool overprint;
} PenState;

typedef struct {
    GString *out;
    const PdfFonts *fonts;
    bool press;    /* inks instead of light */
    double left;   /* where the left edge of the sheet lies on the page */
    double height; /* where its top lies, from the bottom of the page */
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
/* Sets line width, dashes and caps. */
void pen_set_line(Pen *pen, const Item *item);

/* Writes the glyphs of a text item. */
void pen_show_item(Pen *pen, const Item *item);
