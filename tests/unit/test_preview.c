/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preview_fixture.h"

#include <glib/gstdio.h>
#include <hb.h>
#include <math.h>

#define assert_pixel(surface, x, y, wanted)                                    \
    g_assert_cmphex(preview_pixel(surface, x, y), ==, wanted)

/* One sheet of 100 by 50 points; four pixels for a point when it is painted
 * 400 + 2 * FRAME wide. */
static PdfFixture *new_small(void) {
    PdfFixture *fixture = pdf_fixture_new(&language_dutch, "T");
    fixture->sheet->width = 100;
    fixture->sheet->height = 50;
    return fixture;
}

static void test_paper(void) {
    g_autoptr(PdfFixture) fixture = new_small();
    cairo_surface_t *picture = preview_paint_first(fixture, 408);
    g_assert_cmpint(cairo_image_surface_get_width(picture), ==, 408);
    g_assert_cmpint(cairo_image_surface_get_height(picture), ==, 208);
    assert_pixel(picture, FRAME - 2, 100, WHITE);
    assert_pixel(picture, FRAME - 1, 100, EDGE_GREY);
    assert_pixel(picture, FRAME, 100, WHITE);
    assert_pixel(picture, 408 - FRAME, 100, EDGE_GREY);
    assert_pixel(picture, 200, 208 - FRAME, EDGE_GREY);
    assert_pixel(picture, 200, 208 - FRAME + 1, WHITE);
    cairo_surface_destroy(picture);
}

static void test_rectangles(void) {
    g_autoptr(PdfFixture) fixture = new_small();
    Item *filled = preview_add(fixture->sheet, ITEM_RECTANGLE, &color_red,
                               (const double[]){10, 10, 20, 10});
    filled->filled = true;
    Item *stroked = preview_add(fixture->sheet, ITEM_RECTANGLE, &color_blue,
                                (const double[]){50, 10, 20, 10});
    stroked->line_width = 0.5;
    cairo_surface_t *picture = preview_paint_first(fixture, 408);
    assert_pixel(picture, FRAME + 39, FRAME + 60, WHITE);
    assert_pixel(picture, FRAME + 40, FRAME + 40, 0xFF0000);
    assert_pixel(picture, FRAME + 119, FRAME + 79, 0xFF0000);
    assert_pixel(picture, FRAME + 120, FRAME + 79, WHITE);
    assert_pixel(picture, FRAME + 119, FRAME + 80, WHITE);
    assert_pixel(picture, FRAME + 198, FRAME + 60, WHITE);
    assert_pixel(picture, FRAME + 199, FRAME + 60, 0x0000FF);
    assert_pixel(picture, FRAME + 200, FRAME + 60, 0x0000FF);
    assert_pixel(picture, FRAME + 201, FRAME + 60, WHITE);
    cairo_surface_destroy(picture);
}

/* Level lines stand on whole pixels; thin ones are faint, not gone. */
static void test_lines(void) {
    g_autoptr(PdfFixture) fixture = new_small();
    Item *line = preview_add(fixture->sheet, ITEM_LINE, &color_blue,
                             (const double[]){10, 10.1, 80, 0});
    line->line_width = 0.5;
    Item *dashed = preview_add(fixture->sheet, ITEM_LINE, &color_red,
                               (const double[]){10, 20, 80, 0});
    dashed->line_width = 1;
    dashed->dash = 3;
    Item *thin = preview_add(fixture->sheet, ITEM_LINE, &color_ink,
                             (const double[]){10, 30, 0, 10});
    thin->line_width = 0.01;
    Item *slanted = preview_add(fixture->sheet, ITEM_LINE, &color_green,
                                (const double[]){50, 30, 10, 10});
    slanted->line_width = 2;
    cairo_surface_t *picture = preview_paint_first(fixture, 408);
    assert_pixel(picture, FRAME + 200, FRAME + 38, WHITE);
    assert_pixel(picture, FRAME + 200, FRAME + 39, 0x0000FF);
    assert_pixel(picture, FRAME + 200, FRAME + 40, 0x0000FF);
    assert_pixel(picture, FRAME + 200, FRAME + 41, WHITE);
    for (int i = 0; i < 320; i++) {
        assert_pixel(picture, FRAME + 40 + i, FRAME + 80,
                     i / 12 % 2 == 0 ? 0xFF0000 : WHITE);
    }
    assert_pixel(picture, FRAME + 220, FRAME + 140, 0x00FF00);
    assert_pixel(picture, FRAME + 230, FRAME + 130, WHITE);
    g_assert_cmpint(preview_grey(picture, FRAME + 40, FRAME + 140), <, 240);
    g_assert_cmpint(preview_grey(picture, FRAME + 40, FRAME + 140), >, 150);
    g_assert_cmpint(preview_grey(picture, FRAME + 41, FRAME + 140), ==, 255);
    cairo_surface_destroy(picture);
}

/* A corner of 5, 5 to 25, 5 to 25, 25, open. */
static Item *add_corner(PdfFixture *fixture) {
    static const PathSegment segments[] = {
        {'M', {5, 5}}, {'L', {25, 5}}, {'C', {25, 10, 25, 20, 25, 25}}};
    Item *item = sheet_append(fixture->sheet, ITEM_PATH, NULL);
    item->color = color_green;
    item->line_width = 4;
    item->segments = g_array_new(FALSE, FALSE, sizeof(PathSegment));
    g_array_append_vals(item->segments, segments, G_N_ELEMENTS(segments));
    return item;
}

static void test_paths(void) {
    g_autoptr(PdfFixture) fixture = new_small();
    Item *item = add_corner(fixture);
    cairo_surface_t *butt = preview_paint_first(fixture, 408);
    assert_pixel(butt, FRAME + 60, FRAME + 20, 0x00FF00);
    assert_pixel(butt, FRAME + 100, FRAME + 80, 0x00FF00);
    assert_pixel(butt, FRAME + 60, FRAME + 40, WHITE);
    assert_pixel(butt, FRAME + 16, FRAME + 20, WHITE);
    assert_pixel(butt, FRAME + 106, FRAME + 13, 0x00FF00);
    cairo_surface_destroy(butt);
    item->round_caps = true;
    cairo_surface_t *round = preview_paint_first(fixture, 408);
    assert_pixel(round, FRAME + 16, FRAME + 20, 0x00FF00);
    assert_pixel(round, FRAME + 106, FRAME + 13, WHITE);
    cairo_surface_destroy(round);
    item->filled = true;
    cairo_surface_t *filled = preview_paint_first(fixture, 408);
    assert_pixel(filled, FRAME + 80, FRAME + 40, 0x00FF00);
    assert_pixel(filled, FRAME + 40, FRAME + 80, WHITE);
    cairo_surface_destroy(filled);
}

typedef struct {
    double left, top, right, bottom;
} Box;

/* Where the ink of an item must be, pixels of its sheet. */
static Box ink_of_item(const Item *item, double pixels) {
    Box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    double scale = item->size / item->font->units_per_em;
    double pen = item->x;
    for (int i = 0; i < item->glyph_count; i++) {
        const Glyph *glyph = &item->glyphs[i];
        hb_glyph_extents_t extents;
        g_assert_true(
            hb_font_get_glyph_extents(item->font->shaper, glyph->id, &extents));
        double x = pen + glyph->x_offset + extents.x_bearing * scale;
        double y = item->y - glyph->y_offset - extents.y_bearing * scale;
        pen += glyph->advance;
        if (extents.width != 0) {
            box.left = fmin(box.left, x * pixels);
            box.top = fmin(box.top, y * pixels);
            box.right = fmax(box.right, (x + extents.width * scale) * pixels);
            box.bottom =
                fmax(box.bottom, (y - extents.height * scale) * pixels);
        }
    }
    return box;
}

/* Where the picture has ink inside its paper, pixels of the sheet. */
static Box ink_of_picture(cairo_surface_t *picture) {
    Box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    int width = cairo_image_surface_get_width(picture) - 2 * FRAME;
    int height = cairo_image_surface_get_height(picture) - 2 * FRAME;
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            if (preview_grey(picture, FRAME + x, FRAME + y) < 240) {
                box.left = fmin(box.left, x);
                box.top = fmin(box.top, y);
                box.right = fmax(box.right, x + 1);
                box.bottom = fmax(box.bottom, y + 1);
            }
        }
    }
    return box;
}

static const struct {
    const Language *language;
    const char *text;
} samples[] = {{&language_dutch, "Één officier, fijn"},
               {&language_arabic, "لِأَنَّ حقوقكم"},
               {&language_thai, "ที่นี้ชื่ฟื้นปู่"},
               {&language_chinese, "你好中国。"}};

static void test_text(void) {
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        const Language *language = samples[i].language;
        g_autoptr(PdfFixture) fixture = pdf_fixture_new(language, "T");
        Item *item = pdf_fixture_text(fixture, NULL,
                                      pdf_fixture_font(fixture, language, 0),
                                      20, samples[i].text);
        item->size = 10;
        double scale = 4;
        fixture->sheet->width = 200;
        fixture->sheet->height = 60;
        Box wanted = ink_of_item(item, scale);
        cairo_surface_t *picture =
            preview_paint_first(fixture, 800 + 2 * FRAME);
        Box found = ink_of_picture(picture);
        g_test_message("%s", language->code);
        g_assert_cmpfloat_with_epsilon(found.left, wanted.left, 1.5);
        g_assert_cmpfloat_with_epsilon(found.right, wanted.right, 1.5);
        g_assert_cmpfloat_with_epsilon(found.top, wanted.top, 2);
        g_assert_cmpfloat_with_epsilon(found.bottom, wanted.bottom, 2);
        cairo_surface_destroy(picture);
    }
}

/* A file as pdftoppm paints it, grey: its pixels; NULL after a skip. */
static guint8 *paint_pdf(const char *path, int width, int height) {
    g_autofree char *program = g_find_program_in_path("pdftoppm");
    if (program == NULL) {
        g_test_skip("pdftoppm");
        return NULL;
    }
    g_autofree char *root = g_strdup_printf("%s-page", path);
    g_autofree char *file = g_strdup_printf("%s.pgm", root);
    g_autofree char *x = g_strdup_printf("%d", width);
    g_autofree char *y = g_strdup_printf("%d", height);
    const char *const arguments[] = {
        program,       "-gray", "-singlefile", "-scale-to-x", x,
        "-scale-to-y", y,       path,          root,          NULL};
    int status = 0;
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT,
                               NULL, NULL, NULL, NULL, &status, NULL));
    g_assert_true(g_spawn_check_wait_status(status, NULL));
    g_autofree char *data = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(file, &data, &length, NULL));
    g_remove(file);
    gsize size = (gsize)width * (gsize)height;
    g_assert_cmpuint(length, >, size); /* a short header, then the pixels */
    g_autofree char *header =
        g_strdup_printf("P5\n%d %d\n255\n", width, height);
    g_assert_true(g_str_has_prefix(data, header));
    return g_memdup2(data + length - size, size);
}

#define BLOCK 8 /* pixels that count as one spot */

/* How much the mean grey of a spot differs. */
static double difference(cairo_surface_t *picture, const guint8 *page, int left,
                         int top, bool *inked) {
    int width = cairo_image_surface_get_width(picture) - 2 * FRAME;
    int ours = 0, theirs = 0;
    for (int y = top; y < top + BLOCK; y++) {
        for (int x = left; x < left + BLOCK; x++) {
            ours += preview_grey(picture, FRAME + x, FRAME + y);
            theirs += page[(gsize)y * (gsize)width + (gsize)x];
        }
    }
    *inked = theirs < 250 * BLOCK * BLOCK;
    return fabs((ours - theirs) / (double)(BLOCK * BLOCK));
}

/* The share of spots with ink that are not as dark as in the PDF. */
static double share_of_differences(const PdfFixture *fixture,
                                   const guint8 *page, int width, int height) {
    cairo_surface_t *picture = preview_paint_first(fixture, width + 2 * FRAME);
    g_assert_cmpint(cairo_image_surface_get_height(picture), ==,
                    height + 2 * FRAME);
    int different = 0, spots = 0;
    for (int y = 0; y + BLOCK <= height; y += BLOCK) {
        for (int x = 0; x + BLOCK <= width; x += BLOCK) {
            bool inked = false;
            bool differs = difference(picture, page, x, y, &inked) > 32;
            different += differs;
            spots += differs || inked;
        }
    }
    cairo_surface_destroy(picture);
    g_assert_cmpint(spots, >, 50);
    return (double)different / spots;
}

static void fill_sample(PdfFixture *fixture, const Language *language,
                        const char *text) {
    Item *ground = preview_add(fixture->sheet, ITEM_RECTANGLE, &color_ink,
                               (const double[]){20, 90, 120, 20});
    ground->filled = true;
    Item *dashed = preview_add(fixture->sheet, ITEM_RECTANGLE, &color_blue,
                               (const double[]){20, 120, 120, 20});
    dashed->line_width = 1;
    dashed->dash = 3;
    add_corner(fixture)->round_caps = true;
    const Font *font = pdf_fixture_font(fixture, language, 0);
    for (int i = 0; i < 3; i++) {
        Item *item = pdf_fixture_text(fixture, NULL, font, 20, text);
        item->color = i < 2 ? color_ink : color_red;
        pdf_fixture_next_line(fixture);
    }
}

/* Moves all marks two points up. */
static bool spoil_marks(PdfFixture *fixture) {
    bool spoilt = false;
    for (guint i = 0; i < fixture->sheet->items->len; i++) {
        Item *item = g_ptr_array_index(fixture->sheet->items, i);
        for (int j = 0; j < item->glyph_count; j++) {
            if (item->glyphs[j].advance == 0) {
                item->glyphs[j].y_offset += 2;
                spoilt = true;
            }
        }
    }
    return spoilt;
}

static void test_like_pdf(gconstpointer data) {
    const Language *language = samples[GPOINTER_TO_INT(data)].language;
    const int width = 1000, height = 800;
    g_autoptr(PdfFixture) fixture = pdf_fixture_new(language, "T");
    fixture->sheet->width = 250;
    fixture->sheet->height = 200;
    fill_sample(fixture, language, samples[GPOINTER_TO_INT(data)].text);
    char *path = pdf_fixture_save(fixture, false);
    g_autofree guint8 *page = paint_pdf(path, width, height);
    pdf_fixture_remove(path);
    if (page == NULL) {
        return;
    }
    double share = share_of_differences(fixture, page, width, height);
    g_test_message("%.4f of the spots differ", share);
    g_assert_cmpfloat(share, <, 0.003);
    bool has_marks = language == &language_arabic || language == &language_thai;
    g_assert_true(spoil_marks(fixture) == has_marks);
    if (has_marks) {
        share = share_of_differences(fixture, page, width, height);
        g_test_message("spoilt: %.4f", share);
        g_assert_cmpfloat(share, >, 0.01);
    }
}

/* The same bytes again; only pixels and palette in the file. */
static void test_bytes(void) {
    g_autoptr(PdfFixture) fixture = pdf_fixture_new(&language_thai, "T");
    fill_sample(fixture, &language_thai, samples[2].text);
    g_autoptr(GBytes) one = preview_sheet(fixture->set, 0, 500, fixture->diag);
    g_autoptr(GBytes) other =
        preview_sheet(fixture->set, 0, 500, fixture->diag);
    g_assert_true(g_bytes_equal(one, other));
    gsize length = 0;
    const guint8 *data = g_bytes_get_data(one, &length);
    g_autoptr(GString) chunks = g_string_new(NULL);
    for (gsize at = 8; at < length;) {
        guint32 size = (guint32)data[at] << 24 | (guint32)data[at + 1] << 16 |
                       (guint32)data[at + 2] << 8 | data[at + 3];
        g_string_append_len(chunks, (const char *)data + at + 4, 4);
        if (g_str_has_suffix(chunks->str, "PLTE")) {
            g_assert_cmpuint(size, <=, 64 * 3);
        }
        at += size + 12;
    }
    g_assert_cmpstr(chunks->str, ==, "IHDRPLTEIDATIEND");
}

/* More colours than the palette holds: each pixel takes one that is near. */
static void test_many_colors(void) {
    g_autoptr(PdfFixture) fixture = new_small();
    for (int i = 0; i < 100; i++) {
        Color color = {.red = i / 99.0, .green = 1 - i / 99.0, .blue = 0.5};
        Item *item = preview_add(fixture->sheet, ITEM_RECTANGLE, &color,
                                 (const double[]){i, 0, 1, 50});
        item->filled = true;
    }
    cairo_surface_t *picture = preview_paint_first(fixture, 408);
    for (int i = 0; i < 62; i++) {
        guint32 red_part = preview_pixel(picture, FRAME + 4 * i + 2, 100) >> 16;
        g_assert_cmpint((int)red_part, ==, (int)lround(i / 99.0 * 255));
    }
    cairo_surface_destroy(picture);
}

/* A picture of pixels keeps its colours and does not turn. */
static void test_raster(void) {
    guint8 pixels[] = {200, 16, 46, 27, 58, 107, 255, 255, 255, 0, 100, 0};
    Raster raster = {.width = 2, .height = 2, .pixels = pixels};
    g_autoptr(PdfFixture) fixture = new_small();
    Item *item = preview_add(fixture->sheet, ITEM_RASTER, &color_ink,
                             (const double[]){10, 10, 20, 20});
    item->raster = &raster;
    cairo_surface_t *picture = preview_paint_first(fixture, 408);
    assert_pixel(picture, FRAME + 42, FRAME + 42, 0xC8102E);
    assert_pixel(picture, FRAME + 117, FRAME + 42, 0x1B3A6B);
    assert_pixel(picture, FRAME + 42, FRAME + 117, WHITE);
    assert_pixel(picture, FRAME + 117, FRAME + 117, 0x006400);
    assert_pixel(picture, FRAME + 38, FRAME + 42, WHITE);
    assert_pixel(picture, FRAME + 121, FRAME + 117, WHITE);
    cairo_surface_destroy(picture);
}

static void test_too_large(void) {
    g_autoptr(PdfFixture) fixture = new_small();
    g_assert_null(preview_sheet(fixture->set, 0, 40000, fixture->diag));
    const GPtrArray *problems = diag_problems(fixture->diag);
    g_assert_cmpuint(problems->len, ==, 1);
    const Problem *problem = g_ptr_array_index(problems, 0);
    g_assert_cmpstr(problem->tag, ==, "preview");
}

static void test_number_outside(void) {
    if (g_test_subprocess()) {
        g_autoptr(PdfFixture) fixture = new_small();
        g_autoptr(GBytes) png =
            preview_sheet(fixture->set, 1, 400, fixture->diag);
        return;
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_failed();
    g_test_trap_assert_stderr("*number*");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/preview/paper", test_paper);
    g_test_add_func("/preview/rectangles", test_rectangles);
    g_test_add_func("/preview/lines", test_lines);
    g_test_add_func("/preview/paths", test_paths);
    g_test_add_func("/preview/text", test_text);
    for (int i = 0; i < (int)G_N_ELEMENTS(samples); i++) {
        g_autofree char *name =
            g_strdup_printf("/preview/like-pdf/%s", samples[i].language->code);
        g_test_add_data_func(name, GINT_TO_POINTER(i), test_like_pdf);
    }
    g_test_add_func("/preview/bytes", test_bytes);
    g_test_add_func("/preview/many-colors", test_many_colors);
    g_test_add_func("/preview/raster", test_raster);
    g_test_add_func("/preview/too-large", test_too_large);
    g_test_add_func("/preview/number-outside", test_number_outside);
    return g_test_run();
}
