/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview_fixture.h"

/* Sheets of 297 by 210 points whose panels have a colour each: outer side red
 * flap, white back, green cover; inner side blue, white, ink. */
static PdfFixture *new_folded(const Language *language) {
    static const struct {
        int sheet;
        double left, width;
        const Color *color;
    } panels[] = {{0, 0, 97, &color_red},
                  {0, 197, 100, &color_green},
                  {1, 0, 100, &color_blue},
                  {1, 200, 97, &color_ink}};
    PdfFixture *fixture = pdf_fixture_new(language, "T");
    sheet_set_append(fixture->set, 297, 210);
    fixture->sheet->width = 297;
    fixture->sheet->height = 210;
    for (guint i = 0; i < G_N_ELEMENTS(panels); i++) {
        double left = language->right_to_left
                          ? 297 - panels[i].left - panels[i].width
                          : panels[i].left;
        Item *item = preview_add(
            g_ptr_array_index(fixture->set->sheets, panels[i].sheet),
            ITEM_RECTANGLE, panels[i].color,
            (const double[]){left, 0, panels[i].width, 210});
        item->filled = true;
    }
    return fixture;
}

static Format *new_format(const double *folds, int fold_count) {
    Format *format = g_new0(Format, 1);
    format->width = 297;
    format->height = 210;
    format->sheet_count = 2;
    format->ticks = g_ptr_array_new_with_free_func(g_free);
    for (int i = 2 * fold_count - 1; i >= 0; i--) { /* above and below */
        Tick *tick = g_new0(Tick, 1);
        tick->x = folds[i / 2];
        tick->y = i % 2 == 0 ? 5 : 202;
        tick->height = 3;
        g_ptr_array_add(format->ticks, tick);
    }
    return format;
}

static void free_format(Format *format) {
    g_ptr_array_unref(format->ticks);
    g_free(format);
}

static cairo_surface_t *paint_fold(const PdfFixture *fixture, int width,
                                   const double *folds, int fold_count) {
    Format *format = new_format(folds, fold_count);
    g_assert_true(preview_is_folded(format));
    GBytes *png = preview_fold(fixture->set, format, width, fixture->diag);
    free_format(format);
    return preview_decode(png);
}

/* The views are 100, 200 and 297 points wide, 36 points apart: 669 in all.
 * Places count in points from the start side of the picture. */
static guint32 fold_pixel(cairo_surface_t *picture, double start,
                          bool right_to_left) {
    double x = FRAME + (right_to_left ? 669 - start : start) * 2;
    return preview_pixel(picture, (int)x, 300);
}

static void test_fold(gconstpointer data) {
    const Language *language = data;
    bool rtl = language->right_to_left;
    g_autoptr(PdfFixture) fixture = new_folded(language);
    cairo_surface_t *picture =
        paint_fold(fixture, 669 * 2 + 2 * FRAME, (const double[]){97, 197}, 2);
    g_assert_cmpint(cairo_image_surface_get_height(picture), ==,
                    2 * 210 + 2 * FRAME);
    g_assert_cmphex(fold_pixel(picture, 1, rtl), ==, 0x00FF00);
    g_assert_cmphex(fold_pixel(picture, 99, rtl), ==, 0x00FF00);
    g_assert_cmphex(fold_pixel(picture, 118, rtl), ==, WHITE);
    g_assert_cmphex(fold_pixel(picture, 137, rtl), ==, 0x0000FF);
    g_assert_cmphex(fold_pixel(picture, 235, rtl), ==, 0x0000FF);
    g_assert_cmphex(fold_pixel(picture, 237.5, rtl), ==, WHITE);
    g_assert_cmphex(fold_pixel(picture, 240, rtl), ==, 0xFF0000);
    g_assert_cmphex(fold_pixel(picture, 335, rtl), ==, 0xFF0000);
    g_assert_cmphex(fold_pixel(picture, 354, rtl), ==, WHITE);
    g_assert_cmphex(fold_pixel(picture, 373, rtl), ==, 0x0000FF);
    g_assert_cmphex(fold_pixel(picture, 470, rtl), ==, 0x0000FF);
    g_assert_cmphex(fold_pixel(picture, 520, rtl), ==, WHITE);
    g_assert_cmphex(fold_pixel(picture, 574, rtl), ==, 0x1A1A1A);
    g_assert_cmphex(fold_pixel(picture, 668, rtl), ==, 0x1A1A1A);
    cairo_surface_destroy(picture);
}

/* The folds of the open sheet are dashed, and stand nowhere else. */
static void test_fold_lines(void) {
    g_autoptr(PdfFixture) fixture = new_folded(&language_dutch);
    g_ptr_array_set_size(fixture->sheet->items, 0);
    const Sheet *inner = g_ptr_array_index(fixture->set->sheets, 1);
    g_ptr_array_set_size(inner->items, 0);
    cairo_surface_t *picture =
        paint_fold(fixture, 669 * 2 + 2 * FRAME, (const double[]){97, 197}, 2);
    int dark[669 * 2] = {0};
    for (int x = 0; x < 669 * 2; x++) {
        for (int y = FRAME; y < FRAME + 420; y++) {
            dark[x] += preview_pixel(picture, FRAME + x, y) == EDGE_GREY;
        }
    }
    int dashed = 0;
    for (int x = 0; x < 669 * 2; x++) {
        if (dark[x] > 0 && dark[x] < 420) {
            g_assert_cmpint(dark[x], ==, 210);
            g_assert_true(x == 2 * 472 || x == 2 * 572);
            dashed++;
        }
    }
    g_assert_cmpint(dashed, ==, 2);
    cairo_surface_destroy(picture);
}

/* Folded once: closed and open. */
static void test_one_fold(void) {
    g_autoptr(PdfFixture) fixture = new_folded(&language_dutch);
    int width = 2 * (100 + 36 + 297) + 2 * FRAME;
    cairo_surface_t *picture =
        paint_fold(fixture, width, (const double[]){197}, 1);
    g_assert_cmphex(fold_pixel(picture, 50, false), ==, 0x00FF00);
    g_assert_cmphex(fold_pixel(picture, 118, false), ==, WHITE);
    g_assert_cmphex(fold_pixel(picture, 137, false), ==, 0x0000FF);
    g_assert_cmphex(fold_pixel(picture, 432, false), ==, 0x1A1A1A);
    cairo_surface_destroy(picture);
}

static void test_is_folded(void) {
    const double folds[] = {50, 97, 197};
    for (int count = 0; count <= 3; count++) {
        Format *format = new_format(folds, count);
        g_assert_true(preview_is_folded(format) == (count == 1 || count == 2));
        format->sheet_count = 1;
        g_assert_false(preview_is_folded(format));
        free_format(format);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/preview/fold/ltr", &language_dutch, test_fold);
    g_test_add_data_func("/preview/fold/rtl", &language_arabic, test_fold);
    g_test_add_func("/preview/fold/lines", test_fold_lines);
    g_test_add_func("/preview/fold/once", test_one_fold);
    g_test_add_func("/preview/fold/which", test_is_folded);
    return g_test_run();
}
