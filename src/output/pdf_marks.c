/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_marks.h"

#include "layout/format.h"

#define POINTS_PER_MM (72 / 25.4)
#define MARK_GAP (PRESS_BLEED + 0.5 * POINTS_PER_MM) /* from the sheet */
#define MARK_LENGTH (5 * POINTS_PER_MM)
#define MARK_LINE 0.3 /* points */
#define FOLD_DASH 2.5 /* points */

static const Color every_ink = {
    .cyan = 1, .magenta = 1, .yellow = 1, .black = 1};

/* A line outwards from a place at the edge of the sheet, in the direction
 * given by -1, 0 or 1. */
static void draw_mark(Pen *pen, double x, double y, int right, int down,
                      double dash) {
    const Item line = {
        .kind = ITEM_LINE, .line_width = MARK_LINE, .dash = dash};
    pen_set_stroke(pen, &every_ink);
    pen_set_line(pen, &line);
    double near = MARK_GAP, far = MARK_GAP + MARK_LENGTH;
    pen_point(pen, x + right * near, y + down * near);
    g_string_append(pen->out, "m\n");
    pen_point(pen, x + right * far, y + down * far);
    g_string_append(pen->out, "l\nS\n");
}

static void draw_cuts(Pen *pen, const Sheet *sheet) {
    for (int side = -1; side <= 1; side += 2) {
        double x = side < 0 ? 0 : sheet->width;
        double y = side < 0 ? 0 : sheet->height;
        draw_mark(pen, 0, y, 0, side, 0);
        draw_mark(pen, sheet->width, y, 0, side, 0);
        draw_mark(pen, x, 0, side, 0, 0);
        draw_mark(pen, x, sheet->height, side, 0, 0);
    }
}

/* At the edge to which the mark inside, for office printers, is nearer. */
static void draw_fold(Pen *pen, const Sheet *sheet, const Item *tick) {
    bool upright = tick->width == 0;
    if (upright) {
        bool above = tick->y + tick->height / 2 < sheet->height / 2;
        draw_mark(pen, tick->x, above ? 0 : sheet->height, 0, above ? -1 : 1,
                  FOLD_DASH);
    } else {
        bool left = tick->x + tick->width / 2 < sheet->width / 2;
        draw_mark(pen, left ? 0 : sheet->width, tick->y, left ? -1 : 1, 0,
                  FOLD_DASH);
    }
}

void marks_draw(Pen *pen, const Sheet *sheet) {
    pen_end_text(pen);
    draw_cuts(pen, sheet);
    for (guint i = 0; i < sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(sheet->items, i);
        if (item->kind == ITEM_LINE && item->fold) {
            draw_fold(pen, sheet, item);
        }
    }
}
