/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that stand alone: the drawing on the cover, a sender's logo, the QR
 * code of an address. */
#include "layout/block.h"
#include "layout/qr_code.h"

#include <math.h>

#define QUIET 4.0 /* modules of white round a code, for readers */

double block_picture_size(const Plan *plan, const Node *node) {
    const Format *format = plan->options->format;
    return node->block->role == ROLE_LOGO ? format->logo_size
                                          : format->picture_size;
}

static const Raster *raster_of(const Plan *plan, const Node *node) {
    return node->block->role == ROLE_LOGO ? plan->options->style->logo : NULL;
}

bool block_is_code(const Block *block) {
    return block->kind == BLOCK_PICTURE && block->role == ROLE_ADDRESS;
}

/* The white above and below a code; beside it is the margin. */
static double quiet_height(const Plan *plan, const Node *code) {
    int modules = qr_code_modules(code->element->alternative);
    return QUIET * plan->options->format->code_size / modules;
}

void block_measure_picture(const Plan *plan, Node *node) {
    const Raster *raster = raster_of(plan, node);
    if (block_is_code(node->block)) {
        node->height =
            plan->options->format->code_size + 2 * quiet_height(plan, node);
    } else if (raster != NULL) {
        node->height = fmin(
            raster_printed_height(raster, plan->options->format->logo_size),
            node->width * raster->height / raster->width);
    } else {
        node->height = block_picture_size(plan, node);
    }
}

/* At the start side of the column, as all that is read. */
static Place at_start(const Plan *plan, const Node *node, Place place,
                      double width) {
    place.x += plan->mirrored ? node->width - width : 0;
    return place;
}

/* Never mirrored: a mirrored code cannot be read. */
static void draw_code(const Plan *plan, const Node *node, Place place) {
    double size = plan->options->format->code_size;
    place = at_start(plan, node, place, size);
    Item *item = sheet_append(place.sheet, ITEM_PATH, node->element);
    item->color = plan->options->style->ink;
    item->filled = true;
    item->segments = qr_code_outline(node->element->alternative, place.x,
                                     place.y + quiet_height(plan, node), size);
}

static void draw_raster(const Plan *plan, const Node *node, Place place) {
    const Raster *raster = raster_of(plan, node);
    double width = node->height * raster->width / raster->height;
    place = at_start(plan, node, place, width);
    Item *item = sheet_append(place.sheet, ITEM_RASTER, node->element);
    item->x = place.x;
    item->y = place.y;
    item->width = width;
    item->height = node->height;
    item->raster = raster;
}

void block_place_picture(const Plan *plan, const Node *node, Place place) {
    if (block_is_code(node->block)) {
        draw_code(plan, node, place);
    } else if (raster_of(plan, node) != NULL) {
        draw_raster(plan, node, place);
    } else {
        block_draw_icon(plan, node, at_start(plan, node, place, node->height));
    }
}
