/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets as readable text: what golden tests compare.
 */
#pragma once

#include "layout/sheet.h"

/* One line per item, coordinates to a tenth of a point, in the order of the
 * drawing; then the structure tree. Caller frees. */
char *sheet_set_dump(const SheetSet *set);

/* The text of the whole set in reading order, one line per block element, with
 * hyphens of line ends taken out again. Caller frees. */
char *sheet_set_text(const SheetSet *set);
