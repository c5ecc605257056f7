/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets told to scripts: what is said on which side of the paper, and where
 * the edges of boxes are.
 */
#pragma once

#include "layout/sheet.h"

/* "SIDE<tab>LANGUAGES<tab>TEXT" for each line of text, from side 1; side 0 has
 * the title that viewers show. Caller frees. */
char *sheet_parts_lines(const SheetSet *set);

/* Caller frees. In points from the top left of the side:
 *   box SIDE LEFT TOP RIGHT BOTTOM      around the text of a box
 *   SHAPE SIDE X Y WIDTH HEIGHT LINE DASH
 * where the shape is "line" or "outline" (stroked), "rounded" (an outline with
 * round corners), "bar" (a thin filled rectangle), "solid" (a filled one that
 * is dark). Icons, circles, dotted lines and light grounds are no
 * edges. */
char *sheet_parts_edges(const SheetSet *set);
