/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Imposition: the pages of a booklet two by two on sheets for the office
 * printer, which are laid on each other as they come and folded in the middle.
 */
#pragma once

#include "layout/format.h"

/* Which page (from 0) stands on the left (0) or right (1) half of a side (from
 * 0; even ones are fronts) of a booklet of `pages` pages, a multiple of four.
 * Booklets of right-to-left languages open from the other side. */
int impose_page(int pages, int side, int half, bool right_to_left);

/* Makes sheets of two pages out of the set's pages, as the format says, turned
 * at the short edge. The items move, so the lines, fonts and structure are
 * those of the pages; the set must have a multiple of four. */
void impose_booklet(SheetSet *set, const Format *format);
