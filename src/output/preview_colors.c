/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/preview_colors.h"

#include <math.h>
#include <stdlib.h>

#define MOST_COLORS 64
#define MOST_STEPS 7 /* between a colour and its ground */
#define WHITE 0xFFFFFF
#define ALIKE 4          /* parts of 255 that nobody sees */
#define MOST_OF_RASTER 8 /* colours of a picture of pixels */
#define BINS 512         /* 3 bits of red, green and blue */
#define HUE_WEIGHT 12    /* a wrong hue shows more than a wrong lightness */

typedef struct {
    guint32 ground, color;
} Pair;

struct PreviewColors {
    guint32 palette[MOST_COLORS];
    int count;
    GHashTable *found; /* colour -> index + 1 */
};

static guint32 pack_color(const Color *color) {
    return (guint32)lround(color->red * 255) << 16 |
           (guint32)lround(color->green * 255) << 8 |
           (guint32)lround(color->blue * 255);
}

static int color_part(guint32 color, int shift) {
    return (int)(color >> shift & 0xFF);
}

/* `step` of `steps` on the way from one colour to the other. */
static guint32 blend(const Pair *pair, int step, int steps) {
    guint32 mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int from = color_part(pair->ground, shift);
        int to = color_part(pair->color, shift);
        int part = (from * (steps - step) + to * step + steps / 2) / steps;
        mixed |= (guint32)part << shift;
    }
    return mixed;
}

static bool is_alike(guint32 one, guint32 other) {
    for (int shift = 0; shift <= 16; shift += 8) {
        if (abs(color_part(one, shift) - color_part(other, shift)) > ALIKE) {
            return false;
        }
    }
    return true;
}

static bool is_ground(const Item *item) {
    return item->kind == ITEM_RECTANGLE && item->filled;
}

/* Some point of the item: where it begins. */
static void item_start(const Item *item, double *x, double *y) {
    *x = item->x;
    *y = item->y;
    if (item->kind == ITEM_PATH && item->segments != NULL &&
        item->segments->len > 0) {
        const PathSegment *first =
            &g_array_index(item->segments, PathSegment, 0);
        *x = first->points[0];
        *y = first->points[1];
    }
}

/* The colour below an item: of the last filled rectangle under its start. */
static guint32 ground_of(const Sheet *sheet, guint number) {
    double x, y;
    item_start(g_ptr_array_index(sheet->items, number), &x, &y);
    for (guint i = number; i > 0; i--) {
        const Item *item = g_ptr_array_index(sheet->items, i - 1);
        if (is_ground(item) && x >= item->x && x <= item->x + item->width &&
            y >= item->y && y <= item->y + item->height) {
            return pack_color(&item->color);
        }
    }
    return WHITE;
}

static void add_pair(GArray *pairs, guint32 ground, guint32 color) {
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *known = &g_array_index(pairs, Pair, i);
        if (known->ground == ground && known->color == color) {
            return;
        }
    }
    Pair pair = {ground, color};
    g_array_append_val(pairs, pair);
}

/* Pixels of nearly the same colour. */
typedef struct {
    guint count;
    guint sum[3];
} Bin;

static void count_pixels(const Raster *raster, Bin *bins) {
    gsize count = (gsize)raster->width * (gsize)raster->height;
    for (gsize i = 0; i < count; i++) {
        const guint8 *pixel = raster->pixels + 3 * i;
        Bin *bin =
            &bins[(pixel[0] >> 5) << 6 | (pixel[1] >> 5) << 3 | pixel[2] >> 5];
        bin->count++;
        for (int part = 0; part < 3; part++) {
            bin->sum[part] += pixel[part];
        }
    }
}

/* The colours that most of the picture has, as grounds: without steps to
 * others, which text needs more. */
static void add_raster(GArray *pairs, const Raster *raster) {
    Bin bins[BINS] = {{0, {0, 0, 0}}};
    count_pixels(raster, bins);
    for (int i = 0; i < MOST_OF_RASTER; i++) {
        Bin *most = bins;
        for (int j = 1; j < BINS; j++) {
            most = bins[j].count > most->count ? &bins[j] : most;
        }
        if (most->count > 0) {
            guint32 mean = (most->sum[0] / most->count) << 16 |
                           (most->sum[1] / most->count) << 8 |
                           most->sum[2] / most->count;
            add_pair(pairs, mean, mean);
        }
        most->count = 0;
    }
}

static GArray *find_pairs(const SheetSet *sheets) {
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    add_pair(pairs, WHITE, PREVIEW_EDGE);
    for (guint i = 0; i < sheets->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(sheets->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind == ITEM_RASTER) {
                add_raster(pairs, item->raster);
            } else {
                add_pair(pairs, ground_of(sheet, j), pack_color(&item->color));
            }
        }
    }
    return pairs;
}

/* Whether there was room. */
static bool add_color(PreviewColors *colors, guint32 color, bool exact) {
    for (int i = 0; i < colors->count; i++) {
        if (exact ? colors->palette[i] == color
                  : is_alike(colors->palette[i], color)) {
            return true;
        }
    }
    if (colors->count == MOST_COLORS) {
        return false;
    }
    colors->palette[colors->count++] = color;
    return true;
}

/* Whether all colours and `steps` between those of each pair find room. */
static bool fill_palette(PreviewColors *colors, const GArray *pairs,
                         int steps) {
    bool room = true;
    colors->count = 0;
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        room = add_color(colors, pair->ground, true) && room;
        room = add_color(colors, pair->color, true) && room;
    }
    for (guint i = 0; i < pairs->len; i++) {
        for (int step = 1; step <= steps; step++) {
            const Pair *pair = &g_array_index(pairs, Pair, i);
            guint32 mixed = blend(pair, step, steps + 1);
            room = add_color(colors, mixed, false) && room;
        }
    }
    return room;
}

PreviewColors *preview_colors_new(const SheetSet *sheets) {
    PreviewColors *colors = g_new0(PreviewColors, 1);
    colors->found = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) pairs = find_pairs(sheets);
    int steps = MOST_STEPS;
    while (!fill_palette(colors, pairs, steps) && steps > 0) {
        steps--;
    }
    return colors;
}

void preview_colors_free(PreviewColors *colors) {
    if (colors != NULL) {
        g_hash_table_unref(colors->found);
        g_free(colors);
    }
}

const guint32 *preview_colors_palette(const PreviewColors *colors, int *count) {
    *count = colors->count;
    return colors->palette;
}

static int distance(guint32 one, guint32 other) {
    int red = color_part(one, 16) - color_part(other, 16);
    int green = color_part(one, 8) - color_part(other, 8);
    int blue = color_part(one, 0) - color_part(other, 0);
    int light = 3 * red + 6 * green + blue; /* tenths */
    int warm = red - green, cold = blue - green;
    return light * light / 100 + (warm * warm + cold * cold) * HUE_WEIGHT / 10;
}

static int find_nearest(const PreviewColors *colors, guint32 color) {
    int nearest = 0;
    for (int i = 1; i < colors->count; i++) {
        if (distance(colors->palette[i], color) <
            distance(colors->palette[nearest], color)) {
            nearest = i;
        }
    }
    return nearest;
}

guint8 preview_colors_find(PreviewColors *colors, guint32 color) {
    gpointer key = GUINT_TO_POINTER(color);
    int found = GPOINTER_TO_INT(g_hash_table_lookup(colors->found, key));
    if (found == 0) {
        found = find_nearest(colors, color) + 1;
        g_hash_table_insert(colors->found, key, GINT_TO_POINTER(found));
    }
    return (guint8)(found - 1);
}
