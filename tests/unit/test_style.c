/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
    char *top, *icons, *style_file, *icon_file;
    Diag *diag;
} Fixture;

static const char *const right_icon =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">\n"
    "<title>a line</title>\n"
    "<path d=\"M 2 2 L 4.5 6 C 1 2 3 4 5 6 Z\"/>\n"
    "</svg>\n";

static char *templates_folder(void) {
    const char *top = g_getenv("top_srcdir");
    return g_build_filename(top != NULL ? top : ".", "templates", NULL);
}

static char *real_style(void) {
    g_autofree char *folder = templates_folder();
    g_autofree char *path = g_build_filename(folder, "style.yaml", NULL);
    char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
    fixture->top = g_dir_make_tmp("style-XXXXXX", NULL);
    fixture->icons = g_build_filename(fixture->top, "icons", NULL);
    fixture->style_file = g_build_filename(fixture->top, "style.yaml", NULL);
    fixture->icon_file = g_build_filename(fixture->icons, "line.svg", NULL);
    g_assert_cmpint(g_mkdir(fixture->icons, 0700), ==, 0);
    g_autofree char *style = real_style();
    g_auto(GStrv) halves = g_strsplit(style, "boxes:", 2);
    g_assert_cmpuint(g_strv_length(halves), ==, 2);
    g_autofree char *text =
        g_strconcat(halves[0], "boxes: {draft: {rule: double}}\n", NULL);
    g_assert_true(g_file_set_contents(fixture->style_file, text, -1, NULL));
    g_assert_true(
        g_file_set_contents(fixture->icon_file, right_icon, -1, NULL));
}

static void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_unlink(fixture->icon_file);
    g_unlink(fixture->style_file);
    g_rmdir(fixture->icons);
    g_rmdir(fixture->top);
    g_free(fixture->icon_file);
    g_free(fixture->style_file);
    g_free(fixture->icons);
    g_free(fixture->top);
    diag_free(fixture->diag);
}

static void spoil(const char *path, const char *from, const char *to) {
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_nonnull(strstr(text, from));
    g_auto(GStrv) pieces = g_strsplit(text, from, 2);
    g_autofree char *spoilt = g_strconcat(pieces[0], to, pieces[1], NULL);
    g_assert_true(g_file_set_contents(path, spoilt, -1, NULL));
}

static void assert_refused(Fixture *fixture, const char *file,
                           const char *text) {
    g_assert_null(style_load(fixture->top, fixture->diag));
    const Problem *problem = g_ptr_array_index(diag_problems(fixture->diag), 0);
    g_test_message("%s:%d: %s", problem->position.file, problem->position.line,
                   problem->text);
    g_assert_true(g_str_has_suffix(problem->position.file, file));
    g_assert_cmpint(problem->position.line, >, 0);
    g_assert_nonnull(strstr(problem->text, text));
}

static void test_real(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(Style) style = style_load(folder, diag);
    g_assert_nonnull(style);
    g_assert_cmpuint(diag_problems(diag)->len, ==, 0);
    g_assert_cmpfloat(style->ink.black, ==, 1);
    g_assert_cmpfloat(style->ink.cyan, ==, 0);
    static const char *const icons[] = {
        "signpost", "phone", "door",    "people",   "eye",
        "id-card",  "lock",  "speech",  "info",     "question",
        "house",    "back",  "printer", "language", "exit"};
    for (gsize i = 0; i < G_N_ELEMENTS(icons); i++) {
        g_assert_true(g_hash_table_contains(style->icons, icons[i]));
    }
}

/* No two boxes have the same kind of rule: in grey only the rules differ. */
static void test_boxes_differ(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(Style) style = style_load(folder, diag);
    g_autoptr(GHashTable) rules = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer box;
    g_hash_table_iter_init(&iter, style->boxes);
    while (g_hash_table_iter_next(&iter, NULL, &box)) {
        g_assert_true(g_hash_table_add(
            rules, GINT_TO_POINTER((int)((BoxStyle *)box)->rule + 1)));
    }
}

static void test_small(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Style) style = style_load(fixture->top, fixture->diag);
    g_assert_nonnull(style);
    const GArray *icon = g_hash_table_lookup(style->icons, "line");
    g_assert_cmpuint(icon->len, ==, 4);
    const PathSegment *curve = &g_array_index(icon, PathSegment, 2);
    g_assert_cmpint(curve->command, ==, 'C');
    g_assert_cmpfloat(curve->points[5], ==, 6);
}

static void test_light_color(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->style_file, "#004D5C", "#3A8D9C");
    assert_refused(fixture, "style.yaml", "petrol is too light");
}

static void test_bad_color(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->style_file, "#6D4000", "brown");
    assert_refused(fixture, "style.yaml", "#1A2B3C");
}

static void test_bad_press(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->style_file, "[0, 0, 0, 60]", "[0, 0, 0, 160]");
    assert_refused(fixture, "style.yaml", "four inks");
}

static void test_much_ink(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->style_file, "[0, 55, 100, 68]", "[90, 55, 100, 68]");
    assert_refused(fixture, "style.yaml", "300 together");
}

static void test_colored_ink(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->style_file, "[0, 0, 0, 100]", "[30, 0, 0, 100]");
    assert_refused(fixture, "style.yaml", "black alone");
}

static void test_thin_line(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->style_file, "rule: double", "rule: double, line: 0.2");
    assert_refused(fixture, "style.yaml", "lost in print");
}

static void test_bad_path(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->icon_file, "Z\"", "q 1 2 3 4\"");
    assert_refused(fixture, "line.svg", "only M, L, C and Z");
}

static void test_outside_grid(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->icon_file, "4.5 6", "4.5 26");
    assert_refused(fixture, "line.svg", "inside the grid");
}

static void test_bad_element(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->icon_file, "<title>a line</title>", "<script>x</script>");
    assert_refused(fixture, "line.svg", "script");
}

static void test_bad_grid(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->icon_file, "0 0 24 24", "0 0 48 48");
    assert_refused(fixture, "line.svg", "viewBox");
}

static void test_bad_box(Fixture *fixture, gconstpointer data) {
    (void)data;
    spoil(fixture->style_file, "rule: double", "rule: double, icon: ghost");
    assert_refused(fixture, "style.yaml", "no icon \"ghost\"");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/real", test_real);
    g_test_add_func("/style/boxes-differ", test_boxes_differ);
#define ADD(name, function)                                                    \
    g_test_add(name, Fixture, NULL, set_up, function, tear_down)
    ADD("/style/small", test_small);
    ADD("/style/light-color", test_light_color);
    ADD("/style/bad-color", test_bad_color);
    ADD("/style/bad-press", test_bad_press);
    ADD("/style/much-ink", test_much_ink);
    ADD("/style/colored-ink", test_colored_ink);
    ADD("/style/thin-line", test_thin_line);
    ADD("/style/bad-path", test_bad_path);
    ADD("/style/outside-grid", test_outside_grid);
    ADD("/style/bad-element", test_bad_element);
    ADD("/style/bad-grid", test_bad_grid);
    ADD("/style/bad-box", test_bad_box);
    return g_test_run();
}
