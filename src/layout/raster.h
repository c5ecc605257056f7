/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of pixels for paper: the logo of a sender. It holds colours and
 * nothing else: what a file says of its maker, camera or place is left behind.
 */
#pragma once

#include "base/diag.h"

typedef struct {
    int width, height; /* pixels */
    guint8 *pixels;    /* red, green, blue; row by row from the top */
} Raster;

/* How high the picture is printed where there is room for `size` points: wide
 * ones less, so that they are at most four times as wide. */
double raster_printed_height(const Raster *raster, double size);

/* Reads the PNG at `path`, laid on white, to be printed in at most `size`
 * points; without white at its edges and no finer than a printer needs.
 * Refuses ("logo", at `position`) what
 * is no PNG or a damaged one, animated, interlaced, too large, not fine enough
 * for paper, or cannot be seen there. NULL after a report; caller frees. */
Raster *raster_read_png(const char *path, double size, Position position,
                        Diag *diag);
void raster_free(Raster *raster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Raster, raster_free)
