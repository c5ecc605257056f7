/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paints the items of a sheet with cairo, as the PDF writer shows them.
 *
 * Made for a screen: baselines and upright or level lines stand on whole
 * pixels, so that all strokes of a kind look the same; letters are outlines,
 * never hinted. Clipping and the paper are the caller's.
 */
#pragma once

#include "layout/sheet.h"

#include <cairo.h>

/* Where a sheet lies in a picture whose unit is the pixel. */
typedef struct {
    cairo_t *cairo;
    double scale;     /* pixels for a point */
    double left, top; /* of the sheet's corner, pixels */
} PreviewPlace;

void preview_paint(const PreviewPlace *place, const Sheet *sheet);
