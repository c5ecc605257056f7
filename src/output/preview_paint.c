/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/preview_paint.h"

#include "layout/font_outline.h"

#include <math.h>

#define LEAST_CURVE 0.7 /* pixels: thickness of the lines of pictures */

static double to_x(const PreviewPlace *place, double x) {
    return place->left + x * place->scale;
}

static double to_y(const PreviewPlace *place, double y) {
    return place->top + y * place->scale;
}

static void set_color(const PreviewPlace *place, const Color *color,
                      double strength) {
    cairo_set_source_rgba(place->cairo, color->red, color->green, color->blue,
                          strength);
}

/* Adds a path whose origin is moved to `x`, `y` pixels. */
static void add_path(cairo_t *cairo, const GArray *segments, double x, double y,
                     double x_scale, double y_scale) {
    for (guint i = 0; i < segments->len; i++) {
        const PathSegment *segment = &g_array_index(segments, PathSegment, i);
        double p[6];
        for (int j = 0; j < 6; j += 2) {
            p[j] = x + segment->points[j] * x_scale;
            p[j + 1] = y + segment->points[j + 1] * y_scale;
        }
        switch (segment->command) {
        case 'M':
            cairo_move_to(cairo, p[0], p[1]);
            break;
        case 'L':
            cairo_line_to(cairo, p[0], p[1]);
            break;
        case 'C':
            cairo_curve_to(cairo, p[0], p[1], p[2], p[3], p[4], p[5]);
            break;
        default:
            cairo_close_path(cairo);
        }
    }
}

/* One fill for the run: where letters join or overlap, no seam shows. */
static void paint_text(const PreviewPlace *place, const Item *item) {
    double scale = item->size * place->scale / item->font->units_per_em;
    double pen = item->x;
    double base = round(to_y(place, item->y));
    for (int i = 0; i < item->glyph_count; i++) {
        const Glyph *glyph = &item->glyphs[i];
        g_autoptr(GArray) outline = font_outline(item->font, glyph->id);
        add_path(place->cairo, outline, to_x(place, pen + glyph->x_offset),
                 base - glyph->y_offset * place->scale, scale, -scale);
        pen += glyph->advance;
    }
    set_color(place, &item->color, 1);
    cairo_fill(place->cairo);
}

static void set_dash(const PreviewPlace *place, const Item *item) {
    double dash = fmax(1, round(item->dash * place->scale));
    cairo_set_dash(place->cairo, &dash, item->dash > 0 ? 1 : 0, 0);
}

/* Whole pixels for a line `width` points thick. What is thinner than a pixel
 * becomes fainter, but more slowly than it becomes thin, so that it stays. */
static double set_straight_line(const PreviewPlace *place, const Item *item) {
    double width = item->line_width * place->scale;
    double whole = fmax(1, round(width));
    set_color(place, &item->color, width < 1 ? sqrt(width) : 1);
    cairo_set_line_width(place->cairo, whole);
    cairo_set_line_cap(place->cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(place->cairo, CAIRO_LINE_JOIN_MITER);
    set_dash(place, item);
    return whole;
}

/* Begins where a rectangle of PDF begins, so that dashes fall alike. */
static void outline_rectangle(cairo_t *cairo, double left, double top,
                              double right, double bottom) {
    cairo_move_to(cairo, left, bottom);
    cairo_line_to(cairo, right, bottom);
    cairo_line_to(cairo, right, top);
    cairo_line_to(cairo, left, top);
    cairo_close_path(cairo);
}

static void paint_rectangle(const PreviewPlace *place, const Item *item) {
    double outside = item->filled ? 0 : item->line_width / 2;
    double left = round(to_x(place, item->x - outside));
    double top = round(to_y(place, item->y - outside));
    double right = round(to_x(place, item->x + item->width + outside));
    double bottom = round(to_y(place, item->y + item->height + outside));
    if (item->filled) {
        set_color(place, &item->color, 1);
        cairo_rectangle(place->cairo, left, top, fmax(1, right - left),
                        fmax(1, bottom - top));
        cairo_fill(place->cairo);
        return;
    }
    double line = set_straight_line(place, item);
    outline_rectangle(place->cairo, left + line / 2, top + line / 2,
                      right - line / 2, bottom - line / 2);
    cairo_stroke(place->cairo);
}

/* The middle of a line of whole pixels. */
static double snap_middle(double middle, double line) {
    return round(middle - line / 2) + line / 2;
}

static void paint_straight_line(const PreviewPlace *place, const Item *item) {
    double line = set_straight_line(place, item);
    double left = to_x(place, item->x);
    double top = to_y(place, item->y);
    double right = to_x(place, item->x + item->width);
    double bottom = to_y(place, item->y + item->height);
    if (item->width == 0) {
        left = right = snap_middle(left, line);
    } else {
        top = bottom = snap_middle(top, line);
    }
    cairo_move_to(place->cairo, left, top);
    cairo_line_to(place->cairo, right, bottom);
    cairo_stroke(place->cairo);
}

static void set_free_line(const PreviewPlace *place, const Item *item) {
    cairo_t *cairo = place->cairo;
    set_color(place, &item->color, 1);
    cairo_set_line_width(cairo,
                         fmax(LEAST_CURVE, item->line_width * place->scale));
    cairo_set_line_cap(cairo, item->round_caps ? CAIRO_LINE_CAP_ROUND
                                               : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cairo, item->round_caps ? CAIRO_LINE_JOIN_ROUND
                                                : CAIRO_LINE_JOIN_MITER);
    set_dash(place, item);
}

static void paint_slanted_line(const PreviewPlace *place, const Item *item) {
    set_free_line(place, item);
    cairo_move_to(place->cairo, to_x(place, item->x), to_y(place, item->y));
    cairo_line_to(place->cairo, to_x(place, item->x + item->width),
                  to_y(place, item->y + item->height));
    cairo_stroke(place->cairo);
}

static void paint_path(const PreviewPlace *place, const Item *item) {
    if (item->segments == NULL) {
        return;
    }
    add_path(place->cairo, item->segments, place->left, place->top,
             place->scale, place->scale);
    set_free_line(place, item);
    if (item->filled) {
        cairo_fill(place->cairo);
    } else {
        cairo_stroke(place->cairo);
    }
}

/* Cairo wants pixels of four bytes. */
static cairo_surface_t *to_surface(const Raster *raster) {
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, raster->width, raster->height);
    guint8 *data = cairo_image_surface_get_data(surface);
    gsize stride = (gsize)cairo_image_surface_get_stride(surface);
    for (int y = 0; y < raster->height; y++) {
        guint32 *row = (guint32 *)(data + (gsize)y * stride);
        for (int x = 0; x < raster->width; x++) {
            const guint8 *color =
                raster->pixels +
                ((gsize)y * (gsize)raster->width + (gsize)x) * 3;
            row[x] = (guint32)color[0] << 16 | (guint32)color[1] << 8 |
                     (guint32)color[2];
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

static void paint_raster(const PreviewPlace *place, const Item *item) {
    cairo_t *cairo = place->cairo;
    cairo_surface_t *surface = to_surface(item->raster);
    cairo_save(cairo);
    cairo_translate(cairo, to_x(place, item->x), to_y(place, item->y));
    cairo_scale(cairo, item->width * place->scale / item->raster->width,
                item->height * place->scale / item->raster->height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo, 0, 0, item->raster->width, item->raster->height);
    cairo_fill(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}

static void paint_item(const PreviewPlace *place, const Item *item) {
    switch (item->kind) {
    case ITEM_TEXT:
        paint_text(place, item);
        break;
    case ITEM_RECTANGLE:
        paint_rectangle(place, item);
        break;
    case ITEM_LINE:
        if (item->round_caps || (item->width != 0 && item->height != 0)) {
            paint_slanted_line(place, item);
        } else {
            paint_straight_line(place, item);
        }
        break;
    case ITEM_PATH:
        paint_path(place, item);
        break;
    case ITEM_RASTER:
        paint_raster(place, item);
        break;
    }
}

void preview_paint(const PreviewPlace *place, const Sheet *sheet) {
    for (guint i = 0; i < sheet->items->len; i++) {
        paint_item(place, g_ptr_array_index(sheet->items, i));
    }
}
