/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contact_box.h"

#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define LEAST_WIDTH (55 * POINTS_PER_MM)
#define LEAST_HEIGHT (25 * POINTS_PER_MM)
#define LEAST_DOTS (35 * POINTS_PER_MM)
#define LEAST_PITCH (7 * POINTS_PER_MM)
/* Beyond these no letter of our fonts reaches, in em of its size. */
#define ABOVE_BASELINE 1.25
#define BELOW_BASELINE 0.5

typedef struct {
    double left, top, right, bottom;
} Area;

static void widen(Area *area, double x, double y) {
    area->left = fmin(area->left, x);
    area->top = fmin(area->top, y);
    area->right = fmax(area->right, x);
    area->bottom = fmax(area->bottom, y);
}

static Area area_of(const Item *item) {
    Area area = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    if (item->kind == ITEM_TEXT) {
        double x = item->x;
        widen(&area, x, item->y - ABOVE_BASELINE * item->size);
        for (int i = 0; i < item->glyph_count; i++) {
            x += item->glyphs[i].advance;
        }
        widen(&area, x, item->y + BELOW_BASELINE * item->size);
    } else if (item->kind != ITEM_PATH) {
        widen(&area, item->x, item->y);
        widen(&area, item->x + item->width, item->y + item->height);
    }
    for (guint i = 0; item->kind == ITEM_PATH && i < item->segments->len; i++) {
        const PathSegment *segment =
            &g_array_index(item->segments, PathSegment, i);
        int count = segment->command == 'C'   ? 6
                    : segment->command != 'Z' ? 2
                                              : 0;
        for (int j = 0; j < count; j += 2) {
            widen(&area, segment->points[j], segment->points[j + 1]);
        }
    }
    return area;
}

guint contact_box_find(const SheetSet *set, ContactBox *box) {
    guint found = 0;
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            Area area = area_of(item);
            if (item->kind == ITEM_PATH && !item->filled &&
                area.right - area.left >= LEAST_WIDTH) {
                *box = (ContactBox){sheet,    (int)i,     item,       area.left,
                                    area.top, area.right, area.bottom};
                found++;
            }
        }
    }
    return found;
}

static bool is_dots(const Item *item) {
    return item->kind == ITEM_LINE && item->dash > 0 && item->height == 0;
}

static bool lies_in(const Item *item, const ContactBox *box) {
    Area area = area_of(item);
    return item != box->outline && area.right > box->left &&
           area.left < box->right && area.bottom > box->top &&
           area.top < box->bottom;
}

/* The box that holds the text, by the structure tree; NULL: none. */
static const Element *note_of(const Item *item) {
    const Element *element = item->element;
    while (element != NULL && element->kind != ELEMENT_NOTE) {
        element = element->parent;
    }
    return element;
}

static char *fault_of_item(const Item *item, const ContactBox *box,
                           const Element **note) {
    if (item->kind == ITEM_TEXT && note_of(item) != NULL &&
        (*note == NULL || *note == note_of(item))) {
        *note = note_of(item);
        return NULL;
    }
    if (!is_dots(item)) {
        return g_strdup_printf("item of kind %d lies in it%s%s",
                               (int)item->kind, item->text != NULL ? ": " : "",
                               item->text != NULL ? item->text : "");
    }
    Area area = area_of(item);
    if (area.right - area.left < LEAST_DOTS) {
        return g_strdup_printf("a dotted line is %d mm long",
                               (int)((area.right - area.left) / POINTS_PER_MM));
    }
    return area.left < box->left || area.right > box->right
               ? g_strdup("a dotted line leaves it")
               : NULL;
}

static char *fault_of_size(const ContactBox *box) {
    double width = box->right - box->left + box->outline->line_width;
    double height = box->bottom - box->top + box->outline->line_width;
    return width < LEAST_WIDTH || height < LEAST_HEIGHT
               ? g_strdup_printf("it is %d x %d mm",
                                 (int)(width / POINTS_PER_MM),
                                 (int)(height / POINTS_PER_MM))
               : NULL;
}

char *contact_box_fault(const SheetSet *set) {
    ContactBox box;
    guint found = contact_box_find(set, &box);
    if (found != 1) {
        return g_strdup_printf("there are %u", found);
    }
    char *fault = fault_of_size(&box);
    const Element *note = NULL;
    double above = -INFINITY;
    for (guint i = 0; fault == NULL && i < box.sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(box.sheet->items, i);
        if (!lies_in(item, &box)) {
            continue;
        }
        fault = fault_of_item(item, &box, &note);
        if (fault == NULL && is_dots(item)) {
            if (item->y - above < LEAST_PITCH) {
                fault = g_strdup("two dotted lines are too close");
            }
            above = item->y;
        }
    }
    if (fault == NULL && note == NULL) {
        fault = g_strdup("it says nothing");
    }
    return fault;
}

static void append_area(GString *text, const char *name, Area area) {
    const double sides[] = {area.left, area.top, area.right, area.bottom};
    g_string_append(text, name);
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(
            text, " %s",
            g_ascii_formatd(buffer, sizeof buffer, "%.2f", sides[i]));
    }
    g_string_append_c(text, '\n');
}

char *contact_box_describe(const SheetSet *set) {
    ContactBox box;
    GString *text = g_string_new(NULL);
    if (contact_box_find(set, &box) == 0) {
        return g_string_free(text, FALSE);
    }
    g_autofree char *name = g_strdup_printf("box %d", box.number + 1);
    append_area(text, name, (Area){box.left, box.top, box.right, box.bottom});
    for (guint i = 0; i < box.sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(box.sheet->items, i);
        if (lies_in(item, &box) && (item->kind == ITEM_TEXT || is_dots(item))) {
            append_area(text, is_dots(item) ? "dots" : "text", area_of(item));
        }
    }
    return g_string_free(text, FALSE);
}
