/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/block.h"

#include <math.h>

#define GRID 24.0            /* units of an icon */
#define ICON_LINE 2.0        /* units */
#define LEAST_ICON_LINE 0.75 /* points */
#define DASH 3.0             /* points */
#define DOUBLE_GAP 2.0       /* points between two hairlines */
#define DOT 0.75             /* points */

/* A line from x, y along the vector (width, height). */
static void draw_line(const Place *from, double width, double height,
                      const Color *color, double line_width) {
    Item *item = sheet_append(from->sheet, ITEM_LINE, NULL);
    item->x = from->x;
    item->y = from->y;
    item->width = width;
    item->height = height;
    item->color = *color;
    item->line_width = line_width;
}

static Item *draw_rectangle(const Place *corner, double width, double height,
                            const Color *color) {
    Item *item = sheet_append(corner->sheet, ITEM_RECTANGLE, NULL);
    item->x = corner->x;
    item->y = corner->y;
    item->width = width;
    item->height = height;
    item->color = *color;
    item->filled = true;
    return item;
}

/* A line round the box, inside its edges. */
static void draw_round(const Node *node, Place place, double dash) {
    double line = node->box->line_width;
    place.x += line / 2;
    place.y += line / 2;
    Item *item = draw_rectangle(&place, node->width - line, node->height - line,
                                &node->box->rule_color);
    item->filled = false;
    item->line_width = line;
    item->dash = dash;
}

static void draw_start(const Plan *plan, const Node *node, Place place) {
    double line = node->box->line_width;
    if (plan->mirrored) {
        place.x += node->width - line;
    }
    draw_rectangle(&place, line, node->height, &node->box->rule_color);
}

static void draw_double(const Node *node, Place place) {
    double line = node->box->line_width;
    double top = place.y, bottom = place.y + node->height;
    const double heights[] = {top + line / 2, top + line / 2 + DOUBLE_GAP,
                              bottom - line / 2 - DOUBLE_GAP,
                              bottom - line / 2};
    for (guint i = 0; i < G_N_ELEMENTS(heights); i++) {
        place.y = heights[i];
        draw_line(&place, node->width, 0, &node->box->rule_color, line);
    }
}

void block_draw_box(const Plan *plan, const Node *box, Place place) {
    const BoxStyle *style = box->box;
    if (style->has_ground) {
        draw_rectangle(&place, box->width, box->height, &style->ground);
    }
    switch (style->rule) {
    case BOX_PLAIN:
        break;
    case BOX_START:
        draw_start(plan, box, place);
        break;
    case BOX_ROUND:
        draw_round(box, place, 0);
        break;
    case BOX_DASHED:
        draw_round(box, place, DASH);
        break;
    case BOX_DOUBLE:
        draw_double(box, place);
        break;
    case BOX_ABOVE:
        place.y += style->line_width / 2;
        draw_line(&place, box->width, 0, &style->rule_color, style->line_width);
        break;
    }
}

void block_draw_dots(const Plan *plan, Place place, double width) {
    draw_line(&place, width, 0, &plan->options->style->grey, DOT);
    Item *item =
        g_ptr_array_index(place.sheet->items, place.sheet->items->len - 1);
    item->dash = 2 * DOT;
}

/* How far the ink of an icon is from the edge of its grid at the start side. */
static double ink_start(const Plan *plan, const GArray *icon) {
    double least = GRID;
    for (guint i = 0; i < icon->len; i++) {
        const PathSegment *segment = &g_array_index(icon, PathSegment, i);
        int count = segment->command == 'C'   ? 6
                    : segment->command == 'Z' ? 0
                                              : 2;
        for (int j = 0; j < count; j += 2) {
            double x = segment->points[j];
            least = fmin(least, plan->mirrored ? GRID - x : x);
        }
    }
    return least;
}

void block_draw_icon(const Plan *plan, const Node *node, Place place) {
    const Format *format = plan->options->format;
    const GArray *icon =
        g_hash_table_lookup(plan->options->style->icons, node->icon);
    if (icon == NULL) {
        return; /* reported by layout_document */
    }
    bool picture = node->kind == NODE_PICTURE;
    double scale = (picture ? format->picture_size : format->icon_size) / GRID;
    Item *item =
        sheet_append(place.sheet, ITEM_PATH, picture ? node->element : NULL);
    item->color = node->icon_color;
    item->round_caps = true;
    item->line_width = picture ? format->picture_line
                               : fmax(ICON_LINE * scale, LEAST_ICON_LINE);
    item->segments = g_array_copy((GArray *)icon);
    double shift = ink_start(plan, icon) * scale - item->line_width / 2;
    place.x += plan->mirrored ? shift : -shift;
    for (guint i = 0; i < item->segments->len; i++) {
        PathSegment *segment = &g_array_index(item->segments, PathSegment, i);
        for (int j = 0; j < 6; j += 2) {
            segment->points[j] = place.x + segment->points[j] * scale;
            segment->points[j + 1] = place.y + segment->points[j + 1] * scale;
        }
    }
}
