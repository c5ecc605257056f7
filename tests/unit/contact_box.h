/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The box for a name and a number on finished sheets: where it is, and whether
 * a hand, a stamp or a sticker finds room in it. For unit tests and for
 * tests/golden/sheets, which looks at the real texts.
 */
#pragma once

#include "layout/sheet.h"

typedef struct {
    const Sheet *sheet;
    int number; /* of the sheet, from 0 */
    const Item *outline;
    double left, top, right, bottom; /* of the outline's middle, points */
} ContactBox;

/* Finds the box by its outline: a closed path of 55 mm or more. Returns how
 * many there are in the set; `box` is the last. */
guint contact_box_find(const SheetSet *set, ContactBox *box);

/* What is wrong with the only box of the set: too small, lines that are too
 * short or too close for a pen, or ink that is no label, value or dotted line
 * of its own. NULL when all is well; caller frees. */
char *contact_box_fault(const SheetSet *set);

/* The box and what may lie in it, in points from the top left, a line each:
 * "box SHEET LEFT TOP RIGHT BOTTOM", "text …", "dots …". Caller frees. */
char *contact_box_describe(const SheetSet *set);
