/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/block.h"

#include <math.h>

#define RULE_LINE 0.5    /* points */
#define CIRCLE_LINE 0.6  /* points */
#define HALF_DIGIT 0.357 /* em: half the height of a digit */
#define TOLERANCE 0.01   /* points */
#define QUARTER 0.5523   /* of a radius: control points of a quarter */

static const Rows *rows_of(const Plan *plan) {
    return &plan->options->format->rows;
}

static bool has_name(const GPtrArray *names, const char *name) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)names, name,
                                            g_str_equal, NULL);
}

bool block_is_row(const Plan *plan, const Block *block) {
    return format_has_rows(plan->options->format) &&
           block->kind != BLOCK_PART && block->kind != BLOCK_SECTION &&
           !has_name(rows_of(plan)->alone, block_name(block));
}

Node *row_new(Plan *plan, const Block *block, Element *parent) {
    Node *row = plan_node(plan, NODE_ROW, block);
    row->element = sheet_set_element(plan->set, parent, ELEMENT_SECTION);
    row->color = plan->options->style->ink;
    if (!has_name(rows_of(plan)->plain, block_name(block))) {
        plan->row_count++;
        row->label_element =
            sheet_set_element(plan->set, row->element, ELEMENT_PARAGRAPH);
    }
    return row;
}

/* Two boxes of one kind become one round both columns; a line above each is
 * that between rows. */
static void join_boxes(Node *row, Node *own, Node *dutch) {
    if (own->box->rule == BOX_ABOVE) {
        own->box = dutch->box = NULL;
        return;
    }
    row->box = own->box;
    row->color = own->box->text;
    row->element->kind = own->element->kind;
    own->box = dutch->box = NULL;
    own->element->kind = dutch->element->kind = ELEMENT_SECTION;
}

/* A line parts a row from the one above it, but no text from its heading, and
 * none stands beside the edge of a box. */
static bool needs_rule(const Plan *plan, const Node *row, const Node *own) {
    const Node *above = plan->row;
    return above != NULL && above->label_element != NULL &&
           row->label_element != NULL && above->box == NULL &&
           own->box == NULL && row->box == NULL &&
           above->block->kind != BLOCK_HEADING;
}

Node *row_finish(Plan *plan, Node *row, Node *own, Node *dutch,
                 Paragraph *number) {
    bool heading = row->block->kind == BLOCK_HEADING;
    g_ptr_array_add(row->children, own);
    if (dutch != NULL) {
        g_ptr_array_add(row->children, dutch);
    }
    if (own->kind == NODE_TEXT) { /* the number stands where the icon would */
        own->icon = NULL;
    }
    row->label = number;
    row->before = own->before;
    row->after = own->after;
    if (dutch != NULL && own->box != NULL && own->box == dutch->box) {
        join_boxes(row, own, dutch);
    }
    row->ruled = needs_rule(plan, row, own);
    if (row->label_element != NULL && row->box == NULL) {
        row->before =
            row->ruled && !heading ? rows_of(plan)->white : row->before;
        row->after = heading ? row->after : rows_of(plan)->white;
    }
    plan->row = row;
    return row;
}

/* Makes what stands beside each other equally high, as far as the two sides
 * have the same form, so that the items of two lists begin side by side. */
static void level(const Plan *plan, Node *one, Node *other) {
    guint count = one->children->len;
    if (one->kind == NODE_STACK && other->kind == NODE_STACK && count > 0 &&
        count == other->children->len) {
        for (guint i = 0; i < count; i++) {
            level(plan, g_ptr_array_index(one->children, i),
                  g_ptr_array_index(other->children, i));
        }
        one->height = fmax(one->height, block_children_height(plan, one));
        other->height = fmax(other->height, block_children_height(plan, other));
    }
    one->height = other->height = fmax(one->height, other->height);
}

static double white_above(const Plan *plan, const Node *row) {
    return row->ruled ? rows_of(plan)->white * plan->unit : 0;
}

static double padding_of(const Plan *plan, const Node *row) {
    return row->box != NULL ? row->box->padding * plan->unit : 0;
}

/* Between the outer edge of the row and its text. */
static double side_padding(const Plan *plan, const Node *row) {
    return row->box != NULL && box_is_padded(row->box) ? padding_of(plan, row)
                                                       : 0;
}

static double column_width(const Plan *plan, const Node *row) {
    return (row->width - rows_of(plan)->gutter) / 2;
}

void row_measure(Plan *plan, Node *row, double width) {
    row->width = width;
    double column = column_width(plan, row) - side_padding(plan, row);
    for (guint i = 0; i < row->children->len; i++) {
        block_measure(plan, g_ptr_array_index(row->children, i), column);
    }
    Node *own = g_ptr_array_index(row->children, 0);
    if (row->children->len > 1) {
        level(plan, own, g_ptr_array_index(row->children, 1));
    }
    row->height =
        white_above(plan, row) + own->height + 2 * padding_of(plan, row);
    if (row->box != NULL) { /* room for hands on paper */
        row->height = fmax(row->height, row->box->least_height);
    }
}

static void draw_rule(const Plan *plan, const Node *row, Place place) {
    Item *item = sheet_append(place.sheet, ITEM_LINE, NULL);
    item->x = place.x;
    item->y = place.y;
    item->width = row->width;
    item->line_width = RULE_LINE;
    item->color = plan->options->style->grey;
}

static void add_curve(GArray *segments, const Place *middle, double radius,
                      double x, double y) {
    double rest = radius * QUARTER; /* from (x, y) a quarter turn on */
    PathSegment curve = {
        'C',
        {middle->x + x * radius - y * rest, middle->y + y * radius + x * rest,
         middle->x - y * radius + x * rest, middle->y + x * radius + y * rest,
         middle->x - y * radius, middle->y + x * radius}};
    g_array_append_val(segments, curve);
}

static void draw_circle(const Plan *plan, const Node *row, Place middle) {
    double radius = (rows_of(plan)->circle - CIRCLE_LINE) / 2;
    Item *item = sheet_append(middle.sheet, ITEM_PATH, NULL);
    item->line_width = CIRCLE_LINE;
    item->color = row->color;
    item->segments = g_array_new(FALSE, FALSE, sizeof(PathSegment));
    PathSegment start = {'M', {middle.x + radius, middle.y}};
    g_array_append_val(item->segments, start);
    add_curve(item->segments, &middle, radius, 1, 0);
    add_curve(item->segments, &middle, radius, 0, 1);
    add_curve(item->segments, &middle, radius, -1, 0);
    add_curve(item->segments, &middle, radius, 0, -1);
    PathSegment end = {'Z', {0}};
    g_array_append_val(item->segments, end);
}

/* From the top of a side to the middle of its first line. */
static double first_line(const Plan *plan, const Node *node) {
    double above = 0;
    while (node->paragraph == NULL && node->children->len > 0) {
        if (node->icon != NULL) { /* the text stands in the middle beside it */
            above += (node->height - block_children_height(plan, node)) / 2;
        }
        node = g_ptr_array_index(node->children, 0);
    }
    return above + node->pitch / 2;
}

static void place_number(const Plan *plan, const Node *row, Place place) {
    const TextStyle *style = format_style(plan->options->format, "row-number");
    double width = paragraph_natural_width(row->label) * style->size;
    place.x += row->width / 2;
    place.y += first_line(plan, g_ptr_array_index(row->children, 0));
    draw_circle(plan, row, place);
    LinePlace line = {place.sheet,         plan->set, row->label_element,
                      place.x - width / 2, width,     place.y,
                      style->size,         row->color};
    line.y += HALF_DIGIT * style->size;
    g_autoptr(GArray) lines =
        paragraph_break(row->label, width / style->size + 1);
    paragraph_place_line(row->label, &g_array_index(lines, Line, 0), &line);
}

/* One side: Dutch reads from the left wherever it stands. */
static void place_side(const Plan *plan, const Node *row, guint number,
                       Place place) {
    const Node *side = g_ptr_array_index(row->children, number);
    Plan own = *plan;
    own.mirrored = plan->mirrored && number == 0;
    bool left = plan->mirrored == (number == 1);
    place.x += left ? side_padding(plan, row)
                    : column_width(plan, row) + rows_of(plan)->gutter;
    block_place(&own, side, place);
}

void row_place(const Plan *plan, const Node *row, Place place) {
    if (row->ruled && place.y > plan->top + TOLERANCE) {
        draw_rule(plan, row, place);
    }
    place.y += white_above(plan, row);
    if (row->box != NULL) {
        block_draw_box(plan, row, place);
        const Node *own = g_ptr_array_index(row->children, 0);
        place.y += (row->height - own->height) / 2;
    }
    if (row->label != NULL) {
        place_number(plan, row, place);
    }
    for (guint i = 0; i < row->children->len; i++) {
        place_side(plan, row, i, place);
    }
}
