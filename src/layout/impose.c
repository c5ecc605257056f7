/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/impose.h"

#define PAGES_ON_PAPER 4

/* Fronts have a page of the second half on the left and one of the first half
 * on the right; on backs it is the other way round. */
int impose_page(int pages, int side, int half, bool right_to_left) {
    bool right = (half == 1) != right_to_left;
    bool front = side % 2 == 0;
    return right == front ? side : pages - 1 - side;
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
static void take_items(Sheet *side, Sheet *page, double x, double y) {
    g_ptr_array_set_free_func(page->items, NULL); /* they go on */
    for (guint i = 0; i < page->items->len; i++) {
        Item *item = g_ptr_array_index(page->items, i);
        move_item(item, x, y);
        g_ptr_array_add(side->items, item);
    }
}

void impose_booklet(SheetSet *set, const Format *format) {
    g_assert(set->sheets->len % PAGES_ON_PAPER == 0);
    const Imposed *paper = &format->imposed;
    bool right_to_left = set->language->right_to_left;
    g_autoptr(GPtrArray) pages = g_steal_pointer(&set->sheets);
    SheetSet *empty = sheet_set_new(set->language, set->title);
    set->sheets = g_steal_pointer(&empty->sheets);
    empty->sheets = g_ptr_array_new();
    sheet_set_free(empty);
    set->duplex = paper->duplex;
    for (int i = 0; i < (int)pages->len / 2; i++) {
        Sheet *side = sheet_set_append(set, paper->width, paper->height);
        for (int j = 0; j < 2; j++) { /* in the direction of reading */
            int half = right_to_left ? 1 - j : j;
            int number = impose_page((int)pages->len, i, half, right_to_left);
            Sheet *page = g_ptr_array_index(pages, number);
            double middle = paper->width / 2;
            take_items(side, page, half == 1 ? middle : middle - page->width,
                       (paper->height - page->height) / 2);
        }
    }
}
