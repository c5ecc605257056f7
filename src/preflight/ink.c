/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/ink.h"

#include "preflight/geometry.h"

/* Less than a half percent is nothing, more than 99 percent all. */
#define NOTHING 0.005
#define FULL 0.99
/* The lightest that readers take for black, of red, green and blue alike. */
#define DARK 0.2

double ink_total(Ink ink) {
    double sum = ink.other;
    for (int i = 0; i < PROCESS_INKS; i++) {
        sum += ink.process[i];
    }
    return sum * 100;
}

bool ink_is_white(Ink ink) {
    return ink_count(ink) == 0;
}

bool ink_is_registration(Ink ink) {
    for (int i = 0; i < PROCESS_INKS; i++) {
        if (ink.process[i] < FULL) {
            return false;
        }
    }
    return true;
}

bool ink_is_black_only(Ink ink) {
    return ink.process[BLACK] >= FULL && ink_count(ink) == 1;
}

bool ink_is_rich_black(Ink ink) {
    double lightest = 0;
    bool colored = false;
    for (int i = CYAN; i < BLACK; i++) {
        double light = (1 - ink.process[i]) * (1 - ink.process[BLACK]);
        lightest = MAX(lightest, light);
        colored |= ink.process[i] > NOTHING;
    }
    return colored && lightest < DARK;
}

int ink_count(Ink ink) {
    int count = ink.other > NOTHING;
    for (int i = 0; i < PROCESS_INKS; i++) {
        count += ink.process[i] > NOTHING;
    }
    return count;
}

Ink ink_overprint(Ink over, Ink under) {
    Ink result = over;
    for (int i = 0; i < PROCESS_INKS; i++) {
        if (over.process[i] <= 0) {
            result.process[i] = under.process[i];
        }
    }
    result.other += under.other;
    return result;
}

char *ink_describe(Ink ink) {
    static const char letters[] = "CMYK";
    GString *text = g_string_new(NULL);
    for (int i = 0; i < PROCESS_INKS; i++) {
        g_autofree char *amount = number_format(ink.process[i] * 100, 0);
        g_string_append_printf(text, "%s%c %s", i > 0 ? " " : "", letters[i],
                               amount);
    }
    if (ink.other > NOTHING) {
        g_autofree char *amount = number_format(ink.other * 100, 0);
        g_string_append_printf(text, " spot %s", amount);
    }
    return g_string_free(text, FALSE);
}
