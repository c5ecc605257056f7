/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page, read as a press would paint it: a list of what is painted, in its
 * order, with place and ink. Forms and patterns are followed. Judges nothing
 * but what no list could hold (transparency, what cannot be read).
 */
#pragma once

#include "preflight/content_cache.h"
#include "preflight/findings.h"

typedef enum {
    PAINTED_FILL,
    PAINTED_STROKE,
    PAINTED_TEXT,
    PAINTED_PICTURE,
    PAINTED_SHADING
} PaintedKind;

typedef struct {
    PaintedKind kind;
    Area area;              /* on the page, in points, after clipping */
    Ink ink;                /* at the place that gets most */
    Ink most;               /* of each ink */
    const char *foreign;    /* of a colour no press has: its name; or NULL */
    const GPtrArray *spots; /* names of further inks, or NULL */
    bool overprints;        /* leaves inks beneath that it lacks */
    bool is_rectangle;      /* covers its area wholly */
    double thickness;       /* stroke, fill: in points; -1: not to be asked */
    double size;            /* text: in points */
    const TextFont *font;   /* text */
    bool lacks_glyph;       /* text */
    double resolution;      /* picture: pixels to an inch */
    bool is_bilevel;        /* picture: black and white alone */
} Painted;

/* All that the page paints: Painted. The caller unrefs. */
GArray *page_content_read(ContentCache *cache, PdfObject page,
                          Findings *findings);
