/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a print shop asks of one page, by what is painted on it. Each check
 * adds to the findings; limits.h has the numbers.
 */
#pragma once

#include "preflight/page_content.h"

/* The boxes of a page, as far as it has them; what is missing is what comes
 * next: bleed from trim, trim from media. */
typedef struct {
    Area media, bleed, trim;
    bool is_cut; /* it says where it is cut and how far colour goes on */
} PageBoxes;

/* Which inks a file prints inside the bleed. */
typedef struct {
    Ink most;          /* of each */
    double total;      /* the largest sum, in percent */
    GHashTable *spots; /* char*: names of further inks; a set */
} InkUse;

typedef struct {
    ContentCache *cache;
    PageBoxes boxes;
    const GArray *painted; /* Painted */
    Position position;
    Findings *findings;
} PageCheck;

/* Reads the boxes and reports what is wrong with them. */
PageBoxes check_boxes(PdfReader *reader, PdfObject page, Position position,
                      Diag *diag);
/* The narrowest bleed of the page, in points. */
double page_boxes_bleed(const PageBoxes *boxes);

/* Colours, ink, black; adds to `use`. */
void check_inks(const PageCheck *check, InkUse *use);
void check_text(const PageCheck *check);
void check_shapes(const PageCheck *check);
void check_marks(const PageCheck *check, Diag *diag);
