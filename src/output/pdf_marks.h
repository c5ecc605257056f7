/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands round a page for the print shop: marks where it is cut and
 * folded, outside of the bleed and in every ink, so that each plate has them.
 */
#pragma once

#include "output/pdf_pen.h"

/* What a page needs round its sheet for bleed and marks, 10.6 mm. Whole points,
 * so that all places are rounded as on the screen. */
#define MARKS_MARGIN 30.0

/* Draws the marks of a sheet: solid at its corners, dashed where it is
 * folded. */
void marks_draw(Pen *pen, const Sheet *sheet);
