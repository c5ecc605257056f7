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

/* Returns NULL after errors. */
SheetSet *layout_document(const Document *document,
                          const LayoutOptions *options, Diag *diag);
