/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A shading: its colour space, and the most ink that it reaches as far as its
 * functions tell without being drawn.
 */
#pragma once

#include "preflight/color_space.h"

typedef struct {
    ColorSpace *space;
    Ink heaviest;
} Shading;

/* Never NULL; the caller frees. */
Shading *shading_read(PdfReader *reader, PdfObject object, PdfObject resources);
void shading_free(Shading *shading);
