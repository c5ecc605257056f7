/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A font of a PDF, as far as a printer asks: is it in the file, how wide is
 * what it shows, and is a sign missing. Reads no outlines.
 */
#pragma once

#include "preflight/pdf_reader.h"

typedef struct {
    char *name;
    bool is_embedded;
    bool is_drawn;     /* Type 3 */
    bool is_composite; /* two bytes are one code */
    bool knows_glyphs; /* composite, and codes are those of glyphs */
    GBytes *glyphs;    /* of each code two bytes, or NULL: the code itself */
    float *widths;     /* of each code, in thousandths of the size */
    guint codes;       /* how many have a width */
} TextFont;

/* What a string comes to. */
typedef struct {
    double width; /* in thousandths of the size */
    guint signs;
    guint spaces; /* codes of one byte that are 32 */
    bool lacks_glyph;
} TextExtent;

TextFont *text_font_read(PdfReader *reader, PdfObject font);
void text_font_free(TextFont *font);

/* Adds what the string has to `extent`. */
void text_font_measure(const TextFont *font, const char *bytes, gsize length,
                       TextExtent *extent);
