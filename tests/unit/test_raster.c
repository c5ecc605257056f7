/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logos as PNG: what is taken of a file, and which files are refused, in words
 * that an editor can act on. */
#include "layout/raster.h"

#include <glib/gstdio.h>
#include <png.h>
#include <string.h>

#define SIZE (14 * 72 / 25.4) /* points: what a logo gets */
#define ENOUGH 166            /* pixels in it at 300 an inch */
#define HEADER_END 33         /* of the first chunk */

typedef struct {
    Diag *diag;
    char *folder, *path;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
    fixture->folder = g_dir_make_tmp("wegwijzer-raster-XXXXXX", NULL);
    fixture->path = g_build_filename(fixture->folder, "town.png", NULL);
}

static void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_unlink(fixture->path);
    g_rmdir(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->folder);
    diag_free(fixture->diag);
}

/* A picture of one colour (red, green, blue, alpha). Caller frees. */
static guint8 *plain(int width, int height, const guint8 *color) {
    guint8 *pixels = g_malloc((gsize)width * (gsize)height * 4);
    for (int i = 0; i < width * height; i++) {
        memcpy(pixels + 4 * i, color, 4);
    }
    return pixels;
}

static void write_png(const Fixture *fixture, int width, int height,
                      const guint8 *pixels) {
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)width,
                       .height = (png_uint_32)height,
                       .format = PNG_FORMAT_RGBA};
    g_assert_true(
        png_image_write_to_file(&image, fixture->path, 0, pixels, 0, NULL));
}

static void write_plain(const Fixture *fixture, int width, int height,
                        const guint8 *color) {
    g_autofree guint8 *pixels = plain(width, height, color);
    write_png(fixture, width, height, pixels);
}

static const guint8 red[] = {200, 16, 46, 255};

static Raster *read_png(const Fixture *fixture) {
    Position position = {.file = "town.yaml", .line = 9, .column = 3};
    return raster_read_png(fixture->path, SIZE, position, fixture->diag);
}

/* Refused once, at the line of the edition, with these words. */
static void assert_refused(const Fixture *fixture, const char *words) {
    g_autoptr(Raster) raster = read_png(fixture);
    g_assert_null(raster);
    const GPtrArray *problems = diag_problems(fixture->diag);
    g_assert_cmpuint(problems->len, ==, 1);
    const Problem *problem = g_ptr_array_index(problems, 0);
    g_test_message("%s", problem->text);
    g_assert_cmpstr(problem->tag, ==, "logo");
    g_assert_cmpstr(problem->position.file, ==, "town.yaml");
    g_assert_cmpint(problem->position.line, ==, 9);
    g_assert_nonnull(strstr(problem->text, "'town.png' "));
    g_assert_nonnull(strstr(problem->text, words));
}

/* Changes the file: `length` bytes at `at` are replaced by `with`. */
static void splice(const Fixture *fixture, gsize at, gsize length,
                   const void *with, gsize with_length) {
    g_autofree char *data = NULL;
    gsize size = 0;
    g_assert_true(g_file_get_contents(fixture->path, &data, &size, NULL));
    g_assert_cmpuint(at + length, <=, size);
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, (guint8 *)data, (guint)at);
    g_byte_array_append(bytes, with, (guint)with_length);
    g_byte_array_append(bytes, (guint8 *)data + at + length,
                        (guint)(size - at - length));
    g_assert_true(g_file_set_contents(fixture->path, (char *)bytes->data,
                                      bytes->len, NULL));
    g_byte_array_unref(bytes);
}

static gsize file_size(const Fixture *fixture) {
    GStatBuf info;
    g_assert_cmpint(g_stat(fixture->path, &info), ==, 0);
    return (gsize)info.st_size;
}

/* A chunk behind the header, with the sum that belongs to it. */
static void insert_chunk(const Fixture *fixture, const char *type,
                         const char *text) {
    gsize length = strlen(text);
    guint8 chunk[256] = {0, 0, (guint8)(length >> 8), (guint8)length};
    memcpy(chunk + 4, type, 4);
    memcpy(chunk + 8, text, length);
    guint32 sum = 0xFFFFFFFF;
    for (gsize i = 4; i < length + 8; i++) {
        sum ^= chunk[i];
        for (int bit = 0; bit < 8; bit++) {
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
        }
    }
    sum = GUINT32_TO_BE(~sum);
    memcpy(chunk + 8 + length, &sum, 4);
    splice(fixture, HEADER_END, 0, chunk, length + 12);
}

/* Half transparent black on white is grey; white edges are cut off. */
static void test_colors(Fixture *fixture, gconstpointer data) {
    (void)data;
    const guint8 white[] = {255, 255, 255, 255}, none[] = {0, 0, 0, 0};
    const guint8 half[] = {0, 0, 0, 128};
    g_autofree guint8 *pixels = plain(300, 200, white);
    for (int y = 10; y < 190; y++) {
        for (int x = 20; x < 290; x++) {
            memcpy(pixels + 4 * (y * 300 + x),
                   x < 150   ? red
                   : x < 200 ? half
                             : none,
                   4);
        }
    }
    write_png(fixture, 300, 200, pixels);
    g_autoptr(Raster) raster = read_png(fixture);
    g_assert_nonnull(raster);
    g_assert_cmpint(raster->width, ==, 180);
    g_assert_cmpint(raster->height, ==, 180);
    g_assert_cmpmem(raster->pixels, 3, red, 3);
    g_assert_cmpint(raster->pixels[3 * 179], ==, 127);
}

/* No finer than a printer needs: at 14 mm, 1400 pixels are 2540 an inch. */
static void test_reduced(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 1403, 1400, red);
    g_autoptr(Raster) raster = read_png(fixture);
    g_assert_nonnull(raster);
    g_assert_cmpint(raster->height, ==, 350);
    g_assert_cmpint(raster->width, ==, 351); /* a last one for the rest */
    g_assert_cmpmem(raster->pixels + 3 * 350, 3, red, 3);
}

/* Wide logos are lower, so they need fewer pixels. */
static void test_fineness(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, ENOUGH, ENOUGH, red);
    g_autoptr(Raster) raster = read_png(fixture);
    g_assert_nonnull(raster);
    g_assert_cmpint(raster->height, ==, ENOUGH);
    write_plain(fixture, 8 * ENOUGH, ENOUGH, red);
    g_autoptr(Raster) wide = read_png(fixture);
    g_assert_cmpfloat_with_epsilon(raster_printed_height(wide, SIZE), SIZE / 2,
                                   1e-6);
    g_assert_cmpint(wide->height, ==, ENOUGH);
    write_plain(fixture, ENOUGH, ENOUGH - 1, red);
    assert_refused(fixture,
                   "165 pixels high, too few for 14 mm of paper; take one "
                   "with 166 or more");
}

/* What the file says of its maker is not in what is read. */
static void test_metadata(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 200, 180, red);
    g_autoptr(Raster) before = read_png(fixture);
    insert_chunk(fixture, "tEXt", "Author?Somebody of Testdam");
    insert_chunk(fixture, "eXIf", "MM\t\t52.09 N 5.12 E");
    insert_chunk(fixture, "iTXt", "XML:com.adobe.xmp");
    g_autoptr(Raster) after = read_png(fixture);
    g_assert_nonnull(after);
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
    gsize length = (gsize)before->width * (gsize)before->height * 3;
    g_assert_cmpmem(before->pixels, length, after->pixels, length);
}

static void test_text(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_file_set_contents(fixture->path, "<svg/>", -1, NULL);
    assert_refused(fixture, "is no PNG");
}

static void test_jpeg(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 200, 200, red);
    splice(fixture, 0, 4, "\xFF\xD8\xFF\xE0", 4);
    assert_refused(fixture, "is no PNG");
}

static void test_cut(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 200, 200, red);
    splice(fixture, file_size(fixture) - 12, 12, "", 0); /* without its end */
    assert_refused(fixture, "is cut off");
}

static void test_cut_inside(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 200, 200, red);
    gsize size = file_size(fixture);
    splice(fixture, size / 2, size - size / 2, "", 0);
    assert_refused(fixture, "is cut off");
}

/* All chunks are there, but their data is not what was written. */
static void test_damaged(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 200, 200, red);
    splice(fixture, file_size(fixture) - 30, 4, "\1\2\3\4", 4);
    assert_refused(fixture, "is a damaged PNG");
}

static void test_interlaced(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 200, 200, red);
    splice(fixture, 28, 1, "\1", 1);
    assert_refused(fixture, "is interlaced");
}

static void test_moving(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 200, 200, red);
    insert_chunk(fixture, "acTL", "12345678");
    assert_refused(fixture, "moves");
}

static void test_large(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_plain(fixture, 4001, 200, red);
    assert_refused(fixture, "4001 by 200 pixels");
}

static void test_heavy(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *bytes = g_malloc0(4 * 1024 * 1024 + 1);
    g_assert_true(
        g_file_set_contents(fixture->path, bytes, 4 * 1024 * 1024 + 1, NULL));
    assert_refused(fixture, "more than 4 MB");
}

static void test_empty(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_true(g_file_set_contents(fixture->path, "", 0, NULL));
    assert_refused(fixture, "is no PNG");
}

static void test_white(Fixture *fixture, gconstpointer data) {
    (void)data;
    const guint8 pale[] = {250, 248, 240, 255};
    write_plain(fixture, 200, 200, pale);
    assert_refused(fixture, "cannot be seen on white");
}

static void test_transparent(Fixture *fixture, gconstpointer data) {
    (void)data;
    const guint8 none[] = {0, 0, 0, 0};
    write_plain(fixture, 200, 200, none);
    assert_refused(fixture, "cannot be seen on white");
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        void (*run)(Fixture *, gconstpointer);
    } tests[] = {
        {"/raster/colors", test_colors},
        {"/raster/reduced", test_reduced},
        {"/raster/fineness", test_fineness},
        {"/raster/metadata", test_metadata},
        {"/raster/text", test_text},
        {"/raster/jpeg", test_jpeg},
        {"/raster/cut", test_cut},
        {"/raster/cut-inside", test_cut_inside},
        {"/raster/damaged", test_damaged},
        {"/raster/interlaced", test_interlaced},
        {"/raster/moving", test_moving},
        {"/raster/large", test_large},
        {"/raster/heavy", test_heavy},
        {"/raster/empty", test_empty},
        {"/raster/white", test_white},
        {"/raster/transparent", test_transparent},
    };
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_test_add(tests[i].name, Fixture, NULL, set_up, tests[i].run,
                   tear_down);
    }
    return g_test_run();
}
