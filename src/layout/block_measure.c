/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/block.h"

#include <math.h>

#define LABEL_GAP 0.5 /* em between a bullet or number and its text */
#define ICON_OVERHANG                                                          \
    0.33                   /* of the white above a heading may hold its icon   \
                            */
#define NUMBER_ROOM 4.0    /* em, for the number of a page and dots before it */
#define BALANCE_STEP 0.2   /* em */
#define ADDRESS_ROOM 1.001 /* of the width: what rounding may take */
#define LEAST_PEN_LINE 100 /* points of dotted line: a phone number by hand */

double script_leading(const FontSet *fonts, const Language *language) {
    const ScriptStyle *own = fonts_lookup_script(fonts, language->script);
    const ScriptStyle *latin = fonts_lookup_script(fonts, "Latn");
    return own != NULL && latin != NULL ? own->leading / latin->leading : 1;
}

static double style_size(const Plan *plan, const TextStyle *style) {
    if (style->fixed) {
        return style->size;
    }
    double scale = plan->body_size / plan->options->format->size_start;
    return fmax(style->least, style->size * scale);
}

/* Headings stand beside their text only if all of them can. */
static bool can_stand_beside(const Plan *plan) {
    for (guint i = 0; plan->side > 0 && i < plan->nodes->len; i++) {
        const Node *node = g_ptr_array_index(plan->nodes, i);
        if (node->kind == NODE_SECTION && node->heading != NULL &&
            paragraph_too_wide(node->heading->paragraph,
                               plan->side /
                                   style_size(plan, node->heading->style))) {
            return false;
        }
    }
    return plan->side > 0;
}

void plan_set_size(Plan *plan, double body_size) {
    const TextStyle *body = format_style(plan->options->format, "body");
    double script =
        script_leading(plan->options->fonts, plan->document->language);
    plan->body_size = body_size;
    plan->unit = body_size * body->leading / body->size * script / 2;
    plan->beside = can_stand_beside(plan);
    g_ptr_array_set_size(plan->wide, 0);
}

double block_gap(const Plan *plan, const Node *above, const Node *below) {
    if (below->style != NULL && below->style->tight) {
        return 0;
    }
    return fmax(above->after, below->before) * plan->unit;
}

/* The narrowest column that needs no more lines: the lines of a heading, and
 * of texts that stand alone, then are about as long as each other, and no word
 * is left over. */
static double balance(const Node *node, double em) {
    double narrow = paragraph_minimum_width(node->paragraph), wide = em;
    guint count = node->lines->len;
    while (count > 1 && wide - narrow > BALANCE_STEP) {
        double middle = (narrow + wide) / 2;
        g_autoptr(GArray) lines = paragraph_break(node->paragraph, middle);
        if (lines->len > count) {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    return wide;
}

static void break_lines(Plan *plan, Node *node, double width) {
    double em = width / node->size;
    g_clear_pointer(&node->lines, g_array_unref);
    node->lines = paragraph_break(node->paragraph, em);
    if (paragraph_too_wide(node->paragraph, em)) {
        g_ptr_array_add(plan->wide, node);
    } else if (node->block->kind == BLOCK_HEADING || node->style->balance) {
        double balanced = balance(node, em);
        g_array_unref(node->lines);
        node->lines = paragraph_break(node->paragraph, balanced);
    }
    node->height = node->lines->len * node->pitch;
}

/* An address is typed from paper, so it stays on one line: long ones are set
 * smaller, down to the least size of their style. */
static double address_size(const Node *node, double width) {
    double em = paragraph_natural_width(node->paragraph) * ADDRESS_ROOM;
    return fmin(node->size, fmax(node->style->least, width / em));
}

/* How wide the bullet or number before the text stands, em. */
static double label_width(const Plan *plan, const Node *node) {
    return node->pointed ? plan->phrase_label
                         : paragraph_natural_width(node->label);
}

static void measure_text(Plan *plan, Node *node, double width) {
    const Format *format = plan->options->format;
    node->size = style_size(plan, node->style);
    if (node->block->role == ROLE_ADDRESS) {
        node->size = address_size(node, width);
    }
    node->pitch = node->style->leading * node->size / node->style->size *
                  node->script_leading;
    node->inset = 0;
    if (node->label != NULL) {
        node->inset = (label_width(plan, node) + LABEL_GAP) * node->size;
    } else if (node->under != NULL) {
        node->inset = node->under->inset;
    } else if (node->icon != NULL) {
        node->inset = format->icon_size + format->icon_gap;
    }
    break_lines(plan, node, width - node->inset);
    if (node->icon != NULL) {
        double above = (format->icon_size - node->height) / 2;
        double free = node->before * plan->unit * ICON_OVERHANG;
        node->height += 2 * fmax(0, above - free);
    }
}

/* The dotted line goes on after the label, or below it where that is long. */
static void measure_blank(Plan *plan, Node *node, double width) {
    measure_text(plan, node, width);
    const Line *last = &g_array_index(node->lines, Line, node->lines->len - 1);
    if (width - last->width * node->size - PEN_GAP < LEAST_PEN_LINE) {
        node->height += node->pitch;
    }
}

/* The number of the page needs its room before it is known. */
static void measure_entry(Plan *plan, Node *node, double width) {
    node->size = style_size(plan, node->style);
    node->pitch = node->style->leading * node->size / node->style->size *
                  node->script_leading;
    node->inset = 0;
    break_lines(plan, node, width - NUMBER_ROOM * node->size);
}

double block_children_height(const Plan *plan, const Node *node) {
    double height = 0;
    for (guint i = 0; i < node->children->len; i++) {
        const Node *child = g_ptr_array_index(node->children, i);
        if (i > 0) {
            height += block_gap(plan, g_ptr_array_index(node->children, i - 1),
                                child);
        }
        height += child->height;
    }
    return height;
}

static void measure_children(Plan *plan, Node *node, double width) {
    for (guint i = 0; i < node->children->len; i++) {
        block_measure(plan, g_ptr_array_index(node->children, i), width);
    }
}

bool box_is_padded(const BoxStyle *box) {
    return box->has_ground || box->rule == BOX_ROUND ||
           box->rule == BOX_DASHED || box->rule == BOX_ROUNDED;
}

static void measure_stack(Plan *plan, Node *node, double width) {
    const Format *format = plan->options->format;
    double padding = node->box != NULL ? node->box->padding * plan->unit : 0;
    double icon = 0;
    if (node->box != NULL && box_is_padded(node->box)) {
        width -= 2 * padding;
    }
    if (node->icon != NULL) {
        icon = format->icon_size;
        width -= icon + format->icon_gap;
    }
    measure_children(plan, node, width);
    node->height = fmax(block_children_height(plan, node), icon) + 2 * padding;
    if (node->box != NULL && !format->screen) { /* room for hands on paper */
        node->height = fmax(node->height, node->box->least_height);
    }
}

static void measure_section(Plan *plan, Node *node, double width) {
    double heading = 0;
    if (node->heading != NULL) {
        block_measure(plan, node->heading, width);
        heading = node->heading->height;
        if (node->children->len > 0) {
            heading += block_gap(plan, node->heading,
                                 g_ptr_array_index(node->children, 0));
        }
    }
    measure_children(plan, node, width);
    node->height = heading + block_children_height(plan, node);
}

void block_measure(Plan *plan, Node *node, double width) {
    node->width = width;
    switch (node->kind) {
    case NODE_TEXT:
        measure_text(plan, node, width);
        break;
    case NODE_BLANK:
        measure_blank(plan, node, width);
        break;
    case NODE_STACK:
        measure_stack(plan, node, width);
        break;
    case NODE_ENTRY:
        measure_entry(plan, node, width);
        break;
    case NODE_SECTION:
        measure_section(plan, node, width);
        break;
    case NODE_ROW:
        row_measure(plan, node, width);
        break;
    case NODE_PICTURE:
        block_measure_picture(plan, node);
        break;
    }
}

static double main_width(const Frame *frame) {
    return frame->width - frame->side - frame->gap;
}

/* The icon, and below it the heading if that stands beside the text. */
static double measure_side(Plan *plan, Node *section, const Frame *frame) {
    const Format *format = plan->options->format;
    double height = section->icon != NULL ? format->icon_size : 0;
    if (section->heading != NULL && plan->beside) {
        block_measure(plan, section->heading, frame->side);
        height += section->icon != NULL ? format->icon_gap : 0;
        height += section->heading->height;
    }
    return height;
}

void block_measure_in_frame(Plan *plan, Node *node, const Frame *frame) {
    if (frame->side <= 0) {
        block_measure(plan, node, frame->width);
    } else if (node->kind != NODE_SECTION) {
        block_measure(plan, node, main_width(frame));
    } else if (node->heading != NULL && plan->beside) {
        node->width = main_width(frame);
        measure_children(plan, node, node->width);
        node->height = fmax(measure_side(plan, node, frame),
                            block_children_height(plan, node));
    } else {
        block_measure(plan, node, main_width(frame));
        node->height = fmax(node->height, measure_side(plan, node, frame));
    }
}
