/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inks, and the geometry of what is painted. */
#include "preflight/content_path.h"
#include "preflight/ink.h"

#include <math.h>

static Ink ink(int cyan, int magenta, int yellow, int black) {
    return (Ink){.process = {cyan / 100.0, magenta / 100.0, yellow / 100.0,
                             black / 100.0}};
}

static void test_black(void) {
    g_assert_true(ink_is_black_only(ink(0, 0, 0, 100)));
    g_assert_false(ink_is_black_only(ink(0, 0, 0, 90)));
    g_assert_false(ink_is_black_only(ink(10, 0, 0, 100)));
    g_assert_true(ink_is_rich_black(ink(60, 50, 50, 100)));
    g_assert_true(ink_is_rich_black(ink(90, 90, 90, 0)));
    g_assert_false(ink_is_rich_black(ink(0, 0, 0, 100)));
    /* The dark colours of the leaflets are colours. */
    g_assert_false(ink_is_rich_black(ink(100, 0, 25, 65)));
    g_assert_false(ink_is_rich_black(ink(0, 55, 100, 68)));
    g_assert_true(ink_is_registration(ink(100, 100, 100, 100)));
    g_assert_false(ink_is_registration(ink(100, 100, 100, 95)));
    g_assert_true(ink_is_white(ink(0, 0, 0, 0)));
}

static void test_sum(void) {
    g_assert_cmpfloat_with_epsilon(ink_total(ink(10, 20, 30, 40)), 100, 1e-9);
    Ink over = ink_overprint(ink(0, 0, 0, 100), ink(60, 20, 0, 30));
    g_assert_cmpfloat_with_epsilon(ink_total(over), 180, 1e-9);
    g_autofree char *text = ink_describe(over);
    g_assert_cmpstr(text, ==, "C 60 M 20 Y 0 K 100");
    over.other = 0.5;
    g_autofree char *spot = ink_describe(over);
    g_assert_cmpstr(spot, ==, "C 60 M 20 Y 0 K 100 spot 50");
    g_assert_cmpint(ink_count(over), ==, 4);
}

static void assert_number(double value, int decimals, const char *expected) {
    g_autofree char *text = number_format(value, decimals);
    g_assert_cmpstr(text, ==, expected);
}

static void test_numbers(void) {
    assert_number(0.1, 2, "0.1");
    assert_number(210.004, 1, "210");
    assert_number(-0.01, 1, "0");
    assert_number(1e300, 1, "1000000000000");
    assert_number(NAN, 3, "0");
    assert_number(100, 0, "100");
}

static void test_matrix(void) {
    Matrix turn = {0, 2, -3, 0, 10, 20};
    double x = 1, y = 1;
    matrix_apply(turn, &x, &y);
    g_assert_cmpfloat(x, ==, 7);
    g_assert_cmpfloat(y, ==, 22);
    g_assert_cmpfloat_with_epsilon(matrix_smallest_scale(turn), 2, 1e-9);
    Matrix flat = {1, 0, 0, 0, 0, 0};
    g_assert_cmpfloat(matrix_smallest_scale(flat), ==, 0);
    Matrix huge = {1e12, 1e12, 1e12, 1e12, 1e12, 1e12};
    for (int i = 0; i < 50; i++) {
        huge = matrix_multiply(huge, huge);
    }
    g_assert_true(isfinite(huge.a) && isfinite(huge.f));
}

static void test_areas(void) {
    Area page = {0, 0, 100, 100};
    g_assert_true(area_overlaps(page, (Area){99, 99, 120, 120}));
    g_assert_false(area_overlaps(page, (Area){100, 0, 120, 100}));
    /* A line without width lies on the page. */
    g_assert_true(area_overlaps(page, (Area){10, 50, 90, 50}));
    g_assert_false(area_overlaps(page, (Area){101, 50, 190, 50}));
    g_assert_true(area_is_empty(area_intersect(page, (Area){101, 0, 102, 9})));
    g_assert_true(area_is_empty(AREA_NOTHING));
    double corners[] = {9, 8, 1, 2};
    Area area = area_of_corners(corners);
    g_assert_cmpfloat(area.left, ==, 1);
    g_assert_cmpfloat(area.top, ==, 8);
}

/* The shape of these corners, closed. */
static Subpath draw(const double *points, guint count) {
    ContentPath *path = content_path_new();
    content_path_move(path, points[0], points[1]);
    for (guint i = 1; i < count; i++) {
        content_path_line(path, points[2 * i], points[2 * i + 1], false);
    }
    content_path_close(path);
    Subpath part = *content_path_part(path, 0);
    content_path_free(path);
    return part;
}

static void test_thickness(void) {
    const double lying[] = {0, 0, 40, 0, 40, 0.1, 0, 0.1};
    Subpath part = draw(lying, 4);
    g_assert_cmpfloat_with_epsilon(subpath_thickness(&part), 0.1, 1e-6);
    g_assert_true(subpath_is_rectangle(&part));
    const double slanting[] = {0, 0, 32, 24, 31.94, 24.08, -0.06, 0.08};
    part = draw(slanting, 4);
    g_assert_cmpfloat_with_epsilon(subpath_thickness(&part), 0.1, 1e-3);
    g_assert_false(subpath_is_rectangle(&part));
    const double square[] = {0, 0, 2, 0, 2, 2, 0, 2};
    part = draw(square, 4);
    g_assert_cmpfloat_with_epsilon(subpath_thickness(&part), 2, 1e-6);
    const double dot[] = {0, 0, 0.2, 0, 0.2, 0.2, 0, 0.2};
    part = draw(dot, 4);
    g_assert_cmpfloat(subpath_thickness(&part), ==, -1);
    const double triangle[] = {0, 0, 10, 0, 5, 10};
    part = draw(triangle, 3);
    g_assert_cmpfloat(subpath_thickness(&part), >, 3);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ink/black", test_black);
    g_test_add_func("/ink/sum", test_sum);
    g_test_add_func("/ink/numbers", test_numbers);
    g_test_add_func("/ink/matrix", test_matrix);
    g_test_add_func("/ink/areas", test_areas);
    g_test_add_func("/ink/thickness", test_thickness);
    return g_test_run();
}
