/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the glyphs of a text item say, in logical order, and numbers and
 * characters as a content stream writes them.
 */
#pragma once

#include "layout/sheet.h"

/* The least group of glyphs that stands for a piece of the text. */
typedef struct {
    int start, end;   /* bytes of the text of the item */
    int first, count; /* glyphs, in the item's visual order; no glyph for
                         white space that the line dropped */
} TextCluster;

/* The clusters of a text item in logical order: GArray of TextCluster, caller
 * unrefs. Dropped white space is a cluster of its own if `font_has_space`, else
 * part of the last one. */
GArray *text_clusters(const Item *item, bool font_has_space);

/* What one of several glyphs of a cluster says. */
typedef struct {
    const Glyph *glyph;
    int slot;   /* where its text stands in the cluster */
    char *text; /* never empty */
} Spelling;

/* The glyphs of a cluster in the order of its text, with the best way to
 * spell it: GArray of Spelling, caller unrefs. Shapers take letters apart, put
 * them together and move them; what the glyphs then say, one after another,
 * may not be quite the text. */
GArray *text_spell(const Item *item, const TextCluster *cluster);

/* Appends UTF-8 as UTF-16 in hexadecimal digits, high byte first. */
void text_append_utf16(GString *out, const char *text, gsize length);

/* Appends four hexadecimal digits. */
void text_append_code(GString *out, guint code);

/* Appends a number with a point and at most `decimals` digits after it, in
 * any locale. */
void text_append_number(GString *out, double value, int decimals);
