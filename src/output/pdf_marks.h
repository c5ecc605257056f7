/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands round a page for the print shop: marks where it is cut and
 * folded, outside of the bleed and in every ink, so that each plate has them.
 */
#pragma once

#include "output/pdf_pen.h"

/* What a page needs round its sheet for bleed and marks, points. */
#define MARKS_MARGIN (10 * 72 / 25.4)

/* Draws the marks of a sheet: solid at its corners, dashed where it is
 * folded. */
void marks_draw(Pen *pen, const Sheet *sheet);
