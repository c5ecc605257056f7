/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet_parts.h"

#include <math.h>

#define DOT 2.0        /* points: dashes up to it are dots, for the pen */
#define THICKEST 3.0   /* points, of a bar */
#define NARROWEST 40.0 /* points, of an outline; less is a circle */
#define DARKEST 0.35   /* of 1, the lightness of a dark ground */
#define ASCENT 0.8     /* of the size */
#define DESCENT 0.25

/* The element of the line that an element stands in. */
static const Element *line_of(const Element *element) {
    while (element->parent != NULL &&
           (element->kind == ELEMENT_SPAN || element->kind == ELEMENT_LINK)) {
        element = element->parent;
    }
    return element;
}

typedef struct {
    const Element *element;
    GString *languages, *text;
} SaidLine;

static void free_line(gpointer data) {
    SaidLine *line = data;
    g_string_free(line->languages, TRUE);
    g_string_free(line->text, TRUE);
    g_free(line);
}

static SaidLine *lookup_line(GPtrArray *lines, const Element *element) {
    for (guint i = 0; i < lines->len; i++) {
        SaidLine *line = g_ptr_array_index(lines, i);
        if (line->element == element) {
            return line;
        }
    }
    SaidLine *line = g_new0(SaidLine, 1);
    line->element = element;
    line->languages = g_string_new(NULL);
    line->text = g_string_new(NULL);
    g_ptr_array_add(lines, line);
    return line;
}

static void say(SaidLine *line, const Item *item, const Language *language) {
    if (item->language != NULL) {
        language = item->language;
    }
    g_string_append_printf(line->languages, "%s%s",
                           line->languages->len > 0 ? "," : "", language->code);
    g_string_append(line->text, item->text);
    if (g_str_has_suffix(line->text->str, "\u00AD")) {
        g_string_truncate(line->text, line->text->len - 2);
    }
}

char *sheet_parts_lines(const SheetSet *set) {
    GString *said = g_string_new(NULL);
    g_string_append_printf(said, "0\t%s\t%s\n", set->language->code,
                           set->title);
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(free_line);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind == ITEM_TEXT && item->element != NULL) {
                say(lookup_line(lines, line_of(item->element)), item,
                    set->language);
            }
        }
        for (guint j = 0; j < lines->len; j++) {
            const SaidLine *line = g_ptr_array_index(lines, j);
            g_string_append_printf(said, "%u\t%s\t%s\n", i + 1,
                                   line->languages->str, line->text->str);
        }
    }
    return g_string_free(said, FALSE);
}

static void append_numbers(GString *text, const char *name, guint side,
                           const double *numbers, guint count) {
    g_string_append_printf(text, "%s %u", name, side);
    for (guint i = 0; i < count; i++) {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(
            text, " %s",
            g_ascii_formatd(buffer, sizeof buffer, "%.2f", numbers[i]));
    }
    g_string_append_c(text, '\n');
}

static void widen(double area[4], double x, double y) {
    area[0] = fmin(area[0], x);
    area[1] = fmin(area[1], y);
    area[2] = fmax(area[2], x);
    area[3] = fmax(area[3], y);
}

/* Control points are enough: corners bend inwards. */
static void widen_by_path(double area[4], const Item *item) {
    for (guint i = 0; i < item->segments->len; i++) {
        const PathSegment *segment =
            &g_array_index(item->segments, PathSegment, i);
        int count = segment->command == 'Z' ? 0 : 2;
        for (int j = 0; j < (segment->command == 'C' ? 6 : count); j += 2) {
            widen(area, segment->points[j], segment->points[j + 1]);
        }
    }
}

static const char *shape_of(const Item *item) {
    double light = (item->color.red + item->color.green + item->color.blue) / 3;
    bool dots = item->dash > 0 && item->dash <= DOT;
    switch (item->kind) {
    case ITEM_LINE:
        return dots || item->height > 0 ? NULL : "line";
    case ITEM_RECTANGLE:
        if (!item->filled) {
            return "outline";
        }
        return fmin(item->width, item->height) <= THICKEST ? "bar"
               : light <= DARKEST                          ? "solid"
                                                           : NULL;
    case ITEM_PATH:
        return item->filled || item->round_caps ? NULL : "rounded";
    case ITEM_TEXT:
    case ITEM_RASTER:
        break;
    }
    return NULL;
}

static void append_shape(GString *text, const Item *item, guint side) {
    const char *shape = item->element == NULL ? shape_of(item) : NULL;
    if (shape == NULL) {
        return;
    }
    double area[4] = {item->x, item->y, item->x + item->width,
                      item->y + item->height};
    if (item->kind == ITEM_PATH) {
        area[0] = area[1] = INFINITY;
        area[2] = area[3] = -INFINITY;
        widen_by_path(area, item);
        if (area[2] - area[0] < NARROWEST) {
            return;
        }
    }
    append_numbers(text, shape, side,
                   (double[]){area[0], area[1], area[2] - area[0],
                              area[3] - area[1], item->line_width, item->dash},
                   6);
}

static const Element *box_of(const Item *item) {
    const Element *element = item->element;
    while (element != NULL && element->kind != ELEMENT_NOTE) {
        element = element->parent;
    }
    return element;
}

static void widen_by_text(double area[4], const Item *item) {
    double width = 0;
    for (int i = 0; i < item->glyph_count; i++) {
        width += item->glyphs[i].advance;
    }
    widen(area, item->x, item->y - ASCENT * item->size);
    widen(area, item->x + width, item->y + DESCENT * item->size);
}

static void append_boxes(GString *text, const Sheet *sheet, guint side) {
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    for (guint i = 0; i < sheet->items->len; i++) {
        const Element *box = box_of(g_ptr_array_index(sheet->items, i));
        if (box == NULL || g_ptr_array_find(known, box, NULL)) {
            continue;
        }
        g_ptr_array_add(known, (gpointer)box);
        double area[4] = {INFINITY, INFINITY, -INFINITY, -INFINITY};
        for (guint j = i; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind == ITEM_TEXT && box_of(item) == box) {
                widen_by_text(area, item);
            }
        }
        append_numbers(text, "box", side, area, 4);
    }
}

char *sheet_parts_edges(const SheetSet *set) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        append_boxes(text, sheet, i + 1);
        for (guint j = 0; j < sheet->items->len; j++) {
            append_shape(text, g_ptr_array_index(sheet->items, j), i + 1);
        }
    }
    return g_string_free(text, FALSE);
}
