/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * templates/icons as path data. Reads a small part of SVG: <svg> with the
 * viewBox 0 0 24 24, <title>, and <path d="…"> with M, L, C and Z in absolute
 * coordinates; anything else is an error. Used by the
 * style files only.
 */
#pragma once

#include "layout/format.h"

/* char* name -> GArray of PathSegment; never NULL, problems are reported. */
GHashTable *style_icons_load(const char *templates_dir, Diag *diag);

/* The path data of one drawing, new; NULL after a report with `tag`. */
GArray *style_icon_load(const char *path, const char *tag, Diag *diag);
