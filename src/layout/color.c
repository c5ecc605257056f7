/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/color.h"

#include <math.h>
#include <string.h>

bool color_read_screen(const char *text, Color *color) {
    double *channels[] = {&color->red, &color->green, &color->blue};
    double values[3];
    if (strlen(text) != 7 || text[0] != '#') {
        return false;
    }
    for (int i = 0; i < 3; i++) {
        int high = g_ascii_xdigit_value(text[1 + 2 * i]);
        int low = g_ascii_xdigit_value(text[2 + 2 * i]);
        if (high < 0 || low < 0) {
            return false;
        }
        values[i] = (high * 16 + low) / 255.0;
    }
    for (int i = 0; i < 3; i++) {
        *channels[i] = values[i];
    }
    return true;
}

void color_set_press(Color *color) {
    double most = fmax(color->red, fmax(color->green, color->blue));
    double rest = most > 0 ? most : 1;
    color->black = 1 - most;
    color->cyan = most > 0 ? (most - color->red) / rest : 0;
    color->magenta = most > 0 ? (most - color->green) / rest : 0;
    color->yellow = most > 0 ? (most - color->blue) / rest : 0;
}

static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92
                              : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(const Color *color) {
    return 0.2126 * linear(color->red) + 0.7152 * linear(color->green) +
           0.0722 * linear(color->blue);
}

double color_contrast(const Color *a, const Color *b) {
    double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}
