/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Colours as they are written, and how far apart they are for the eye.
 */
#pragma once

#include "layout/sheet.h"

#include <stdbool.h>

#define LEAST_CONTRAST 7.0 /* of text, on every ground */

/* Reads "#1A2B3C" into the channels of the screen; false: not written so. The
 * inks stay as they are. */
bool color_read_screen(const char *text, Color *color);

/* Sets the inks from the channels of the screen, with as much black as can
 * be, so that little ink lies on little. */
void color_set_press(Color *color);

/* The contrast of two colours on the screen as WCAG 2 defines it, 1 to 21. */
double color_contrast(const Color *a, const Color *b);
