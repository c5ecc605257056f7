/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Outlines of glyphs, for painters that fill shapes instead of embedding
 * fonts. Nothing is hinted or cached.
 */
#pragma once

#include "layout/sheet.h"

/* The outline of a glyph: PathSegment in font units, y upwards, to be filled
 * with the nonzero rule; empty for a glyph without ink. Caller unrefs. */
GArray *font_outline(const Font *font, guint32 glyph);
