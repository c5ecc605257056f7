/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview_fixture.h"

#include <string.h>

const Color color_red = {.red = 1}, color_green = {.green = 1},
            color_blue = {.blue = 1},
            color_ink = {.red = 0.1, .green = 0.1, .blue = 0.1};

typedef struct {
    const guint8 *data;
    gsize length;
} Source;

static cairo_status_t read_source(void *data, unsigned char *out,
                                  unsigned length) {
    Source *source = data;
    if (length > source->length) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(out, source->data, length);
    source->data += length;
    source->length -= length;
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *preview_decode(GBytes *png) {
    g_assert_nonnull(png);
    Source source = {0};
    source.data = g_bytes_get_data(png, &source.length);
    cairo_surface_t *surface =
        cairo_image_surface_create_from_png_stream(read_source, &source);
    g_assert_cmpint(cairo_surface_status(surface), ==, CAIRO_STATUS_SUCCESS);
    g_assert_cmpuint(source.length, ==, 0);
    g_bytes_unref(png);
    return surface;
}

cairo_surface_t *preview_paint_first(const PdfFixture *fixture, int width) {
    return preview_decode(preview_sheet(fixture->set, 0, width, fixture->diag));
}

guint32 preview_pixel(cairo_surface_t *surface, int x, int y) {
    g_assert_cmpint(x, <, cairo_image_surface_get_width(surface));
    g_assert_cmpint(y, <, cairo_image_surface_get_height(surface));
    const guint8 *row = cairo_image_surface_get_data(surface) +
                        (gsize)y * cairo_image_surface_get_stride(surface);
    return ((const guint32 *)row)[x] & 0xFFFFFF;
}

int preview_grey(cairo_surface_t *surface, int x, int y) {
    guint32 color = preview_pixel(surface, x, y);
    return (int)(30 * (color >> 16) + 59 * (color >> 8 & 0xFF) +
                 11 * (color & 0xFF)) /
           100;
}

Item *preview_add(Sheet *sheet, ItemKind kind, const Color *color,
                  const double place[4]) {
    Item *item = sheet_append(sheet, kind, NULL);
    item->color = *color;
    item->x = place[0];
    item->y = place[1];
    item->width = place[2];
    item->height = place[3];
    return item;
}
