/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The structure tree: what a screen reader follows.
 *
 * Content streams mark their pieces; here each element of the sheets becomes
 * a structure element with its pieces and children in reading order. Elements
 * without any content are left out.
 */
#pragma once

#include "layout/sheet.h"
#include "output/pdf_objects.h"

/* A piece of content of one element; ends where the element changes. */
typedef struct {
    const Element *element;
    int sheet;                       /* from 0 */
    int number;                      /* MCID: from 0 on each sheet */
    const Item *item;                /* the first one */
    double left, bottom, right, top; /* figures and links: the box, from bottom
                                        left */
} MarkedContent;

/* The standard structure type, as in /S and in the content streams. */
const char *structure_type(const Element *element);

/* Writes the tree into the catalogue, and for each link the place to tap into
 * its page. `marks` holds MarkedContent in the
 * order of the sheets, `pages` their page objects. */
void structure_write(const SheetSet *set, const GArray *marks,
                     const GPtrArray *pages, PdfFile *file);
