/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/block.h"

#include <math.h>

#define BASELINE                                                               \
    0.388 /* em below the middle of a line: half the difference                \
             between what Noto has above and below it */
#define ICON_CENTRED                                                           \
    2.5 /* up to this many icons high, a box centres its icon */

/* Moves past `inset` at the start side. */
static Place inset_start(const Plan *plan, Place place, double inset) {
    place.x += plan->mirrored ? 0 : inset;
    return place;
}

/* Where something `size` wide stands at the start side of a column. */
static Place at_start(const Plan *plan, Place place, double column,
                      double size) {
    place.x += plan->mirrored ? column - size : 0;
    return place;
}

static double widest_line(const Node *node) {
    double widest = 0;
    for (guint i = 0; i < node->lines->len; i++) {
        widest = fmax(widest, g_array_index(node->lines, Line, i).width);
    }
    return widest * node->size;
}

static double first_baseline(const Node *node) {
    return node->pitch / 2 + BASELINE * node->size;
}

/* Text in another direction than the document's stands at the document's start
 * side as a whole: it is set in a column as wide as its widest line. */
static void place_lines(const Plan *plan, const Node *node, Place place,
                        double column) {
    double width = widest_line(node);
    place = at_start(plan, place, column, width);
    LinePlace line = {place.sheet, plan->set,  node->element,
                      place.x,     width,      place.y + first_baseline(node),
                      node->size,  node->color};
    for (guint i = 0; i < node->lines->len; i++) {
        paragraph_place_line(node->paragraph,
                             &g_array_index(node->lines, Line, i), &line);
        line.y += node->pitch;
    }
}

static void place_label(const Plan *plan, const Node *node, Place place) {
    double width = paragraph_natural_width(node->label) * node->size;
    place = at_start(plan, place, node->width, width);
    LinePlace line = {place.sheet, plan->set,  node->label_element,
                      place.x,     width,      place.y + first_baseline(node),
                      node->size,  node->color};
    g_autoptr(GArray) lines =
        paragraph_break(node->label, width / node->size + 1);
    paragraph_place_line(node->label, &g_array_index(lines, Line, 0), &line);
}

static void place_text(const Plan *plan, const Node *node, Place place) {
    const Format *format = plan->options->format;
    double text = node->lines->len * node->pitch;
    if (node->label != NULL) {
        place_label(plan, node, place);
    } else if (node->icon != NULL) {
        Place icon = at_start(plan, place, node->width, format->icon_size);
        icon.y += (node->height - format->icon_size) / 2;
        block_draw_icon(plan, node, icon);
        place.y += (node->height - text) / 2;
    }
    place_lines(plan, node, inset_start(plan, place, node->inset),
                node->width - node->inset);
}

static void place_blank(const Plan *plan, const Node *node, Place place) {
    place_lines(plan, node, place, node->width);
    const Line *last = &g_array_index(node->lines, Line, node->lines->len - 1);
    double used = last->width * node->size + PEN_GAP;
    double text = node->lines->len * node->pitch;
    if (node->height > text + 0.01) {
        used = 0;
    }
    place.y += node->height - node->pitch + first_baseline(node);
    block_draw_dots(plan, inset_start(plan, place, used), node->width - used);
}

/* The title, dots, and at the end of its last line the number of its page. */
static void place_entry(const Plan *plan, const Node *node, Place place) {
    double number = paragraph_natural_width(node->label) * node->size;
    const Line *last = &g_array_index(node->lines, Line, node->lines->len - 1);
    double used = last->width * node->size + PEN_GAP;
    place_lines(plan, node, place, node->width);
    place.y += node->height - node->pitch;
    Place end = place;
    end.x += plan->mirrored ? 0 : node->width - number;
    LinePlace line = {end.sheet,  plan->set,  node->label_element,
                      end.x,      number,     end.y + first_baseline(node),
                      node->size, node->color};
    g_autoptr(GArray) lines =
        paragraph_break(node->label, number / node->size + 1);
    paragraph_place_line(node->label, &g_array_index(lines, Line, 0), &line);
    double dots = node->width - used - number - PEN_GAP;
    place.x += plan->mirrored ? number + PEN_GAP : used;
    place.y += first_baseline(node);
    block_draw_dots(plan, place, dots);
}

static void place_children(const Plan *plan, const Node *node, Place place) {
    for (guint i = 0; i < node->children->len; i++) {
        const Node *child = g_ptr_array_index(node->children, i);
        if (i > 0) {
            place.y += block_gap(plan, g_ptr_array_index(node->children, i - 1),
                                 child);
        }
        block_place(plan, child, place);
        place.y += child->height;
    }
}

static void place_stack(const Plan *plan, const Node *node, Place place) {
    if (node->box == NULL && node->icon == NULL) {
        place_children(plan, node, place);
        return;
    }
    if (node->box != NULL) {
        block_draw_box(plan, node, place);
    }
    const Format *format = plan->options->format;
    const Node *first = g_ptr_array_index(node->children, 0);
    double padding = node->box != NULL ? node->box->padding * plan->unit : 0;
    double inner = node->height - 2 * padding;
    double icon = node->icon != NULL ? format->icon_size + format->icon_gap : 0;
    place.x += (node->width - first->width - icon) / 2;
    place.y += padding;
    if (node->icon != NULL) {
        double column = first->width + icon;
        Place at = at_start(plan, place, column, format->icon_size);
        if (inner < ICON_CENTRED * format->icon_size) {
            at.y += (inner - format->icon_size) / 2;
        }
        block_draw_icon(plan, node, at);
    }
    place.y += fmax(0, (inner - block_children_height(plan, node)) / 2);
    place_children(plan, node, inset_start(plan, place, icon));
}

static void place_section(const Plan *plan, const Node *node, Place place) {
    if (node->heading != NULL) {
        block_place(plan, node->heading, place);
        place.y += node->heading->height;
        if (node->children->len > 0) {
            place.y += block_gap(plan, node->heading,
                                 g_ptr_array_index(node->children, 0));
        }
    }
    place_children(plan, node, place);
}

void block_place(const Plan *plan, const Node *node, Place place) {
    switch (node->kind) {
    case NODE_TEXT:
        place_text(plan, node, place);
        break;
    case NODE_BLANK:
        place_blank(plan, node, place);
        break;
    case NODE_STACK:
        place_stack(plan, node, place);
        break;
    case NODE_ENTRY:
        place_entry(plan, node, place);
        break;
    case NODE_SECTION:
        place_section(plan, node, place);
        break;
    case NODE_ROW:
        row_place(plan, node, place);
        break;
    case NODE_PICTURE:
        block_place_picture(plan, node, place);
        break;
    }
}

static void place_side(const Plan *plan, const Node *section,
                       const Frame *frame, Place place) {
    const Format *format = plan->options->format;
    if (section->icon != NULL) {
        block_draw_icon(plan, section,
                        at_start(plan, place, frame->side, format->icon_size));
        place.y += format->icon_size + format->icon_gap;
    }
    if (section->heading != NULL && plan->beside) {
        block_place(plan, section->heading, place);
    }
}

void block_place_in_frame(const Plan *plan, const Node *node,
                          const Frame *frame, Place place) {
    if (frame->side <= 0) {
        block_place(plan, node, place);
        return;
    }
    double side = frame->side + frame->gap;
    if (node->kind == NODE_SECTION) {
        Place start = place;
        start.x += plan->mirrored ? frame->width - frame->side : 0;
        place_side(plan, node, frame, start);
    }
    place = inset_start(plan, place, side);
    if (node->kind == NODE_SECTION && plan->beside) {
        place_children(plan, node, place);
    } else {
        block_place(plan, node, place);
    }
}
