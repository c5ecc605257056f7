/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The few colours of a preview: those of the sheets, and steps between each
 * colour and the grounds it stands on, for soft edges.
 */
#pragma once

#include "layout/sheet.h"

#define PREVIEW_EDGE 0xAEB4B6 /* of papers, and of folds seen from inside */

typedef struct PreviewColors PreviewColors;

/* The palette for all sheets of the set: at most 64 colours. */
PreviewColors *preview_colors_new(const SheetSet *sheets);
void preview_colors_free(PreviewColors *colors);

/* 0xRRGGBB; borrowed. */
const guint32 *preview_colors_palette(const PreviewColors *colors, int *count);

/* The nearest colour of the palette to 0xRRGGBB: its index. Remembers it. */
guint8 preview_colors_find(PreviewColors *colors, guint32 color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PreviewColors, preview_colors_free)
