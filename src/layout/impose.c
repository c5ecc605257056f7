/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/impose.h"

#define POINTS_PER_MM (72 / 25.4)
#define PAGES_ON_PAPER 4
#define MARK_LENGTH (5 * POINTS_PER_MM)
#define MARK_GAP (2.5 * POINTS_PER_MM)  /* to what is cut out */
#define MARK_EDGE (5 * POINTS_PER_MM)   /* of paper; office printers need it */
#define LEAST_STRIP (2 * POINTS_PER_MM) /* less than this is not cut off */
#define MARK_LINE 0.35                  /* points */

/* Fronts have a page of the second half on the left and one of the first half
 * on the right; on backs it is the other way round. */
int impose_page(int pages, int side, int half, bool right_to_left) {
    bool right = (half == 1) != right_to_left;
    bool front = side % 2 == 0;
    return right == front ? side : pages - 1 - side;
}

void impose_cell(const Format *format, int side, int cell, double at[2]) {
    const Imposed *paper = &format->imposed;
    at[0] = paper->left + cell % paper->across * format->width;
    at[1] = paper->top + cell / paper->across * format->height;
    if (side % 2 == 0) {
        return;
    }
    if (duplex_turns_sideways(paper->duplex, paper->width, paper->height)) {
        at[0] = paper->width - format->width - at[0];
    } else {
        at[1] = paper->height - format->height - at[1];
    }
}

static void move_item(Item *item, double x, double y) {
    item->x += x;
    item->y += y;
    for (guint i = 0; item->segments != NULL && i < item->segments->len; i++) {
        PathSegment *segment = &g_array_index(item->segments, PathSegment, i);
        for (guint j = 0; j < G_N_ELEMENTS(segment->points); j += 2) {
            segment->points[j] += x;
            segment->points[j + 1] += y;
        }
    }
}

/* Moves all items of `page` to `side`. */
static void take_items(Sheet *side, Sheet *page, const double at[2]) {
    g_ptr_array_set_free_func(page->items, NULL); /* they go on */
    for (guint i = 0; i < page->items->len; i++) {
        Item *item = g_ptr_array_index(page->items, i);
        move_item(item, at[0], at[1]);
        g_ptr_array_add(side->items, item);
    }
}

static void impose_booklet(Sheet *side, GPtrArray *pages, int number,
                           const Format *format, bool right_to_left) {
    for (int i = 0; i < 2; i++) { /* in the direction of reading */
        int half = right_to_left ? 1 - i : i;
        double at[2];
        impose_cell(format, 0, half, at);
        int page = impose_page((int)pages->len, number, half, right_to_left);
        take_items(side, g_ptr_array_index(pages, page), at);
    }
}

/* Somebody who listens hears the leaflet once: only the first copy, front and
 * back of one piece of paper, belongs to the structure. */
static void impose_copies(Sheet *side, Sheet *page, int number,
                          const Format *format) {
    const Imposed *paper = &format->imposed;
    double first[2], at[2];
    impose_cell(format, number, 0, first);
    take_items(side, page, first);
    guint count = side->items->len;
    for (int cell = 1; cell < paper->across * paper->down; cell++) {
        impose_cell(format, number, cell, at);
        for (guint i = 0; i < count; i++) {
            const Item *item = g_ptr_array_index(side->items, i);
            Item *copy = sheet_append_copy(side, item);
            move_item(copy, at[0] - first[0], at[1] - first[1]);
        }
    }
}

/* The marks at both ends of one cut, along which the block of cells goes from
 * `block[0]` to `block[1]` and the paper from 0 to `paper`. Where the block
 * ends with the paper the mark lies between the cells, and only on the front:
 * a back never lies so exactly that it would be cut away there, too. */
static void draw_cut(Sheet *side, bool upright, bool front, double place,
                     const double block[2]) {
    double paper = upright ? side->height : side->width;
    bool inside[2] = {block[0] < LEAST_STRIP, paper - block[1] < LEAST_STRIP};
    double starts[2] = {
        inside[0] ? MARK_EDGE : block[0] - MARK_GAP - MARK_LENGTH,
        inside[1] ? paper - MARK_EDGE - MARK_LENGTH : block[1] + MARK_GAP};
    for (int i = 0; i < 2; i++) {
        if (inside[i] && !front) {
            continue;
        }
        Item *mark = sheet_append(side, ITEM_LINE, NULL);
        mark->x = upright ? place : starts[i];
        mark->y = upright ? starts[i] : place;
        mark->width = upright ? 0 : MARK_LENGTH;
        mark->height = upright ? MARK_LENGTH : 0;
        mark->line_width = MARK_LINE;
    }
}

static void draw_cuts(Sheet *side, int number, const Format *format,
                      bool upright) {
    const Imposed *paper = &format->imposed;
    double first[2], last[2];
    impose_cell(format, number, 0, first);
    impose_cell(format, number, paper->across * paper->down - 1, last);
    double across[2] = {MIN(first[0], last[0]),
                        MAX(first[0], last[0]) + format->width};
    double down[2] = {MIN(first[1], last[1]),
                      MAX(first[1], last[1]) + format->height};
    int cells = upright ? paper->across : paper->down;
    double end = upright ? paper->width : paper->height;
    for (int i = 0; i <= cells; i++) {
        double place = upright ? across[0] + i * format->width
                               : down[0] + i * format->height;
        if (place >= LEAST_STRIP && end - place >= LEAST_STRIP) {
            draw_cut(side, upright, number % 2 == 0, place,
                     upright ? down : across);
        }
    }
}

/* The pages of the set, which is left without any. */
static GPtrArray *take_pages(SheetSet *set) {
    GPtrArray *pages = g_steal_pointer(&set->sheets);
    SheetSet *empty = sheet_set_new(set->language, set->title);
    set->sheets = g_steal_pointer(&empty->sheets);
    empty->sheets = g_ptr_array_new();
    sheet_set_free(empty);
    return pages;
}

void impose(SheetSet *set, const Format *format) {
    const Imposed *paper = &format->imposed;
    bool booklet = paper->order == IMPOSED_BOOKLET;
    g_assert(!booklet || set->sheets->len % PAGES_ON_PAPER == 0);
    g_autoptr(GPtrArray) pages = take_pages(set);
    set->duplex = paper->duplex;
    int sides = (int)pages->len / (booklet ? 2 : 1);
    for (int i = 0; i < sides; i++) {
        Sheet *side = sheet_set_append(set, paper->width, paper->height);
        if (booklet) {
            impose_booklet(side, pages, i, format,
                           set->language->right_to_left);
        } else {
            impose_copies(side, g_ptr_array_index(pages, i), i, format);
        }
        if (paper->marks) {
            draw_cuts(side, i, format, true);
            draw_cuts(side, i, format, false);
        }
    }
}
