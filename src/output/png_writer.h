/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PNG files of a few colours: indexed, eight bits, nothing but the pixels. No
 * date, no program's name, no colour profile; the same pixels give the same
 * bytes.
 */
#pragma once

#include <glib.h>

typedef struct {
    int width, height;      /* pixels */
    const guint8 *pixels;   /* rows from the top: indices into the palette */
    const guint32 *palette; /* 0xRRGGBB, sRGB */
    int color_count;        /* 1 to 256 */
} PngImage;

/* The whole file. */
GBytes *png_write(const PngImage *image);

/* The sides of a PNG that this program made, pixels. */
void png_read_size(GBytes *png, int *width, int *height);
