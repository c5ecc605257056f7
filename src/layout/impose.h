/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Imposition: pages on larger sheets for the office printer, as the format's
 * `imposed` says: those of a booklet two by two, to fold, or a leaflet several
 * times, to cut apart.
 */
#pragma once

#include "layout/format.h"

/* Which page (from 0) stands on the left (0) or right (1) half of a side (from
 * 0; even ones are fronts) of a booklet of `pages` pages, a multiple of four.
 * Booklets of right-to-left languages open from the other side. */
int impose_page(int pages, int side, int half, bool right_to_left);

/* Where a cell of a side lies: its left and top, in points. Cells are counted
 * on fronts, from the left and then from the top; on a back (odd sides) the
 * cell lies behind its front, when the paper is turned as the format says. */
void impose_cell(const Format *format, int side, int cell, double at[2]);

/* Makes sheets for the printer out of the set's pages. The items move, so the
 * lines, fonts and structure are those of the pages; copies after the first
 * leaflet and marks are artifacts. A booklet must have a multiple of four. */
void impose(SheetSet *set, const Format *format);
