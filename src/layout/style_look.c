/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/color.h"
#include "layout/format.h"
#include "layout/style_icons.h"

#include <math.h>

static void free_segments(gpointer segments) {
    g_array_unref(segments);
}

static void free_box(gpointer data) {
    BoxStyle *box = data;
    g_free(box->icon);
    g_free(box);
}

static Style *copy_style(const Style *style) {
    Style *copy = g_memdup2(style, sizeof *style);
    copy->icons =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_segments);
    copy->boxes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_box);
    GHashTableIter iter;
    gpointer name = NULL, value = NULL;
    g_hash_table_iter_init(&iter, style->icons);
    while (g_hash_table_iter_next(&iter, &name, &value)) {
        g_hash_table_insert(copy->icons, g_strdup(name), g_array_ref(value));
    }
    g_hash_table_iter_init(&iter, style->boxes);
    while (g_hash_table_iter_next(&iter, &name, &value)) {
        BoxStyle *box = g_memdup2(value, sizeof *box);
        box->icon = g_strdup(box->icon);
        g_hash_table_insert(copy->boxes, g_strdup(name), box);
    }
    return copy;
}

static bool same_color(const Color *a, const Color *b) {
    return a->red == b->red && a->green == b->green && a->blue == b->blue;
}

/* Puts the new colours where petrol and ochre stand, in one go: a new one may
 * be the old other one. */
static void recolor(Color *color, const Style *old, const Style *new) {
    if (same_color(color, &old->petrol)) {
        *color = new->petrol;
    } else if (same_color(color, &old->ochre)) {
        *color = new->ochre;
    }
}

static void recolor_boxes(const Style *old, Style *new) {
    GHashTableIter iter;
    gpointer value = NULL;
    g_hash_table_iter_init(&iter, new->boxes);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        BoxStyle *box = value;
        recolor(&box->ground, old, new);
        recolor(&box->rule_color, old, new);
        recolor(&box->text, old, new);
    }
}

/* "6.9": cut, so that what is refused never reads as enough. */
static char *ratio_text(double ratio) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(
        g_ascii_formatd(buffer, sizeof buffer, "%.1f", floor(ratio * 10) / 10));
}

static void check_contrast(const Color *color, const char *text,
                           Position position, const Style *style, Diag *diag) {
    /* white is also the letters on a button of this colour */
    const struct {
        const char *name;
        const Color *color;
    } grounds[] = {{"white", &style->white},
                   {"mist", &style->mist},
                   {"sand", &style->sand}};
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(grounds); i++) {
        double ratio = color_contrast(color, grounds[i].color);
        if (ratio < LEAST_CONTRAST) {
            g_autofree char *number = ratio_text(ratio);
            g_string_append_printf(list, "%s%s:1 on %s",
                                   list->len > 0 ? ", " : "", number,
                                   grounds[i].name);
        }
    }
    if (list->len > 0) {
        diag_error(diag, position, "contrast",
                   "%s is too light to read: its contrast is %s, and must be "
                   "7:1; choose a darker one",
                   text, list->str);
    }
}

/* Sets the colour to the one that `text` names (NULL: none) and checks it;
 * says whether it did. */
static bool read_color(const char *text, Position position, const Style *style,
                       Color *color, Diag *diag) {
    if (text == NULL) {
        return false;
    }
    if (!color_read_screen(text, color)) {
        diag_error(diag, position, "value",
                   "'%s' is no colour, write it as \"#1A2B3C\", in quotation "
                   "marks",
                   text);
        return false;
    }
    color_set_press(color);
    check_contrast(color, text, position, style, diag);
    return true;
}

static void set_colors(const Style *old, Style *new, const StyleLook *look,
                       Diag *diag) {
    bool has_main =
        read_color(look->main, look->main_position, old, &new->petrol, diag);
    bool has_accent =
        read_color(look->accent, look->accent_position, old, &new->ochre, diag);
    new->own_colors = has_main || has_accent;
    recolor_boxes(old, new);
}

static void set_logo(Style *style, const StyleLook *look, Diag *diag) {
    if (look->logo == NULL) {
        return;
    }
    if (g_str_has_suffix(look->logo, ".png")) {
        style->logo = raster_read_png(look->logo, look->logo_size,
                                      look->logo_position, diag);
        return;
    }
    GArray *logo = style_icon_load(look->logo, "logo", diag);
    if (logo != NULL) {
        g_hash_table_replace(style->icons, g_strdup(LOGO_ICON), logo);
    }
}

Style *style_with_look(const Style *style, const StyleLook *look, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autoptr(Style) copy = copy_style(style);
    set_colors(style, copy, look, diag);
    set_logo(copy, look, diag);
    return diag_errors(diag) == errors ? g_steal_pointer(&copy) : NULL;
}
