/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture made of pixels: how many, in which colours, and how much ink its
 * darkest pixel takes.
 */
#pragma once

#include "preflight/color_space.h"

typedef struct {
    int width, height; /* pixels */
    int bits;          /* of each component */
    bool is_stencil;   /* painted with the colour of the page */
    ColorSpace *space; /* NULL for stencils */
    Ink heaviest;      /* of the pixel with the most ink */
    Ink most;          /* of each ink, over all pixels */
    bool is_jpx, is_lzw, is_masked, has_alternates, is_unreadable;
} PdfPicture;

/* Reads an image XObject. */
PdfPicture *pdf_picture_read(PdfReader *reader, PdfObject stream,
                             PdfObject resources);
/* One that stands in the content, where keys and names may be short. */
PdfPicture *pdf_picture_read_inline(PdfReader *reader, const char *dictionary,
                                    GBytes *data, PdfObject resources);
void pdf_picture_free(PdfPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPicture, pdf_picture_free)
