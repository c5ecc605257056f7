/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/block.h"

#include <math.h>

#define GRID 24.0            /* units of an icon */
#define ICON_LINE 2.0        /* units */
#define LEAST_ICON_LINE 0.75 /* points */
#define LOGO_LINE 1.5        /* points */
#define DASH 3.0             /* points */
#define DOUBLE_GAP 2.0       /* points between two hairlines */
#define DOT 0.75             /* points */
#define CORNER 8.5           /* points, the radius of a round corner */
#define QUARTER 0.5523       /* of a radius: control points of a quarter */

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

static void add_segment(GArray *segments, char command, const double *points,
                        guint count) {
    PathSegment segment = {.command = command};
    for (guint i = 0; i < count; i++) {
        segment.points[i] = points[i];
    }
    g_array_append_val(segments, segment);
}

/* One side of a rounded outline, from the end of the last corner, and the
 * corner after it. (ahead_x, ahead_y) is the direction of the side, the next
 * side goes to the right of it. */
static void add_side(GArray *segments, const double corner[2], double ahead_x,
                     double ahead_y) {
    double side_x = -ahead_y, side_y = ahead_x, rest = CORNER * (1 - QUARTER);
    double x = corner[0] - ahead_x * CORNER, y = corner[1] - ahead_y * CORNER;
    add_segment(segments, 'L', (double[]){x, y}, 2);
    add_segment(
        segments, 'C',
        (double[]){corner[0] - ahead_x * rest, corner[1] - ahead_y * rest,
                   corner[0] + side_x * rest, corner[1] + side_y * rest,
                   corner[0] + side_x * CORNER, corner[1] + side_y * CORNER},
        6);
}

/* A line round the box with round corners, inside its edges. */
static void draw_rounded(const Node *node, const Place *place) {
    double line = node->box->line_width;
    double left = place->x + line / 2, top = place->y + line / 2;
    double right = place->x + node->width - line / 2;
    double bottom = place->y + node->height - line / 2;
    Item *item = sheet_append(place->sheet, ITEM_PATH, NULL);
    item->color = node->box->rule_color;
    item->line_width = line;
    item->segments = g_array_new(FALSE, FALSE, sizeof(PathSegment));
    add_segment(item->segments, 'M', (double[]){left + CORNER, top}, 2);
    add_side(item->segments, (double[]){right, top}, 1, 0);
    add_side(item->segments, (double[]){right, bottom}, 0, 1);
    add_side(item->segments, (double[]){left, bottom}, -1, 0);
    add_side(item->segments, (double[]){left, top}, 0, -1);
    add_segment(item->segments, 'Z', NULL, 0);
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
    case BOX_ROUNDED:
        draw_rounded(box, &place);
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

/* How thick the lines of the drawing are, at `scale` points a unit. */
static double icon_line(const Plan *plan, const Node *node, double scale) {
    if (node->kind != NODE_PICTURE) {
        return fmax(ICON_LINE * scale, LEAST_ICON_LINE);
    }
    return node->block->role == ROLE_LOGO ? LOGO_LINE
                                          : plan->options->format->picture_line;
}

void block_draw_icon(const Plan *plan, const Node *node, Place place) {
    const Format *format = plan->options->format;
    const GArray *icon =
        g_hash_table_lookup(plan->options->style->icons, node->icon);
    if (icon == NULL) {
        return; /* reported by layout_document */
    }
    bool picture = node->kind == NODE_PICTURE;
    double size = picture ? block_picture_size(plan, node) : format->icon_size;
    double scale = size / GRID;
    Item *item =
        sheet_append(place.sheet, ITEM_PATH, picture ? node->element : NULL);
    item->color = node->icon_color;
    item->round_caps = true;
    item->line_width = icon_line(plan, node, scale);
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
