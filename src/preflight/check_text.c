/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/check_page.h"
#include "preflight/limits.h"

/* Sizes are rounded when they are written. */
#define SIZE_SLACK 0.01

static void check_font(const PageCheck *check, const Painted *painted) {
    const TextFont *font = painted->font;
    g_autofree char *detail = g_strdup_printf("(%s)", font->name);
    if (font->is_drawn) {
        findings_add(check->findings, FINDING_FONT_DRAWN, painted->area,
                     detail);
    } else if (!font->is_embedded) {
        findings_add(check->findings, FINDING_FONT_MISSING, painted->area,
                     detail);
    }
    if (painted->lacks_glyph) {
        findings_add(check->findings, FINDING_NO_GLYPH, painted->area, detail);
    }
}

static void check_size(const PageCheck *check, const Painted *painted) {
    g_autofree char *size = number_format(painted->size, 1);
    g_autofree char *detail = g_strdup_printf("%s pt", size);
    if (painted->size < TEXT_LIMIT - SIZE_SLACK) {
        findings_add(check->findings, FINDING_TINY_TEXT, painted->area, detail);
    }
    if (painted->size < COLORED_TEXT_LIMIT - SIZE_SLACK &&
        ink_count(painted->ink) > 1) {
        findings_add(check->findings, FINDING_SMALL_COLORED, painted->area,
                     detail);
    }
}

void check_text(const PageCheck *check) {
    for (guint i = 0; i < check->painted->len; i++) {
        const Painted *painted = &g_array_index(check->painted, Painted, i);
        if (painted->kind != PAINTED_TEXT) {
            continue;
        }
        check_font(check, painted);
        if (area_overlaps(painted->area, check->boxes.trim)) {
            check_size(check, painted);
        }
    }
}
