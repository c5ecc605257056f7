/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * QR codes of the short addresses of editions, as outlines: sharp at any size,
 * and the same in both directions of reading. Nothing else is ever put into
 * one: phones hand other text to a web search.
 */
#pragma once

#include <glib.h>

/* How many modules wide the code of `address` (ASCII, with its scheme) is,
 * without the white round it. */
int qr_code_modules(const char *address);

/* Its dark parts as PathSegment, for filling, with the top left of the first
 * module at x, y (points) and `size` points wide. Caller unrefs. */
GArray *qr_code_outline(const char *address, double x, double y, double size);
