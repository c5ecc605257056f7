/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout: a composed document and a format in, sheets out.
 *
 * Every paragraph is shaped once. Then the body size is chosen: the largest
 * step between the format's bounds at which everything fits its frames (one
 * size for the whole leaflet). What does not fit at the smallest is an error
 * that names language, part and by how much; there is never a clipped line.
 * Structure follows the document; places follow the format.
 */
#pragma once

#include "layout/format.h"

typedef struct {
    const FontSet *fonts;
    const Style *style;
    const Format *format;
} LayoutOptions;

/* `format` as it is for this document: where an address stands as a QR code,
 * frames may stand elsewhere. Borrowed. */
const Format *layout_format(const Document *document, const Format *format);

/* Returns NULL after errors. */
SheetSet *layout_document(const Document *document,
                          const LayoutOptions *options, Diag *diag);

/* Where a part of the document stands: a frame with text of it. */
typedef struct {
    const char *part;           /* id, borrowed from the format */
    int sheet;                  /* from 0 */
    double x, y, width, height; /* of the frame, points, as on the sheet */
    guint flow;                 /* parts of one flow share its room */
    double fill;                /* of the flow's frames, with the smallest
                                   letters: 0.8 leaves a fifth free; 0: the
                                   frames are repeated as often as needed */
} PanelPlace;

/* The same, and adds a PanelPlace for each part and frame to `places`, in the
 * order of the flows. */
SheetSet *layout_panels(const Document *document, const LayoutOptions *options,
                        GArray *places, Diag *diag);
