/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format.h"

#include <glib/gstdio.h>
#include <string.h>

#define POINTS_PER_MM (72 / 25.4)

/* A small format that is right; tests spoil one line of it. */
static const char *const right =
    "format: small\n"                                                    /* 1 */
    "paper: {width: 100, height: 200, sheets: 1, duplex: simplex}\n"     /* 2 */
    "body: {start: 10, least: 9.5, most: 11, step: 0.5, comfort: 0.9}\n" /* 3 */
    "icon: {size: 8, gap: 3, picture: 40, picture-line: 2}\n"            /* 4 */
    "frames:\n"                                                          /* 5 */
    "  - {frame: a, sheet: 1, x: 10, y: 10, width: 80, height: 80}\n"    /* 6 */
    "  - {frame: b, sheet: 1, x: 10, y: 100, width: 80, height: 80}\n"   /* 7 */
    "flows:\n"                                                           /* 8 */
    "  - {parts: [first], frames: [a]}\n"                                /* 9 */
    "  - {parts: [second], frames: [b]}\n"               /* 10 */
    "ticks:\n"                                           /* 11 */
    "  - {sheet: 1, x: 50, y: 5, height: 3}\n"           /* 12 */
    "styles:\n"                                          /* 13 */
    "  body: {size: 10, leading: 15, least: 9.5}\n"      /* 14 */
    "  item: {size: 10, leading: 15, least: 9.5}\n"      /* 15 */
    "  title: {size: 17, leading: 21, bold: true}\n"     /* 16 */
    "  question: {size: 13, leading: 16, bold: true}\n"; /* 17 */

/* Two pages of it side by side, 1.5 mm from the left of their paper. */
#define IMPOSED                                                                \
    "height: 201, across: 2, down: 1, left: 1.5, top: 0, duplex: simplex, "

static char *templates_folder(void) {
    const char *top = g_getenv("top_srcdir");
    return g_build_filename(top != NULL ? top : ".", "templates", NULL);
}

/* Loads a folder with one format file. */
static GPtrArray *load_text(const char *text, Diag *diag) {
    g_autofree char *top = g_dir_make_tmp("format-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename(top, "formats", NULL);
    g_autofree char *path = g_build_filename(folder, "small.yaml", NULL);
    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    GPtrArray *formats = formats_load(top, diag);
    g_unlink(path);
    g_rmdir(folder);
    g_rmdir(top);
    return formats;
}

static char *replace(const char *text, const char *from, const char *to) {
    g_assert_nonnull(strstr(text, from));
    g_auto(GStrv) pieces = g_strsplit(text, from, 2);
    return g_strconcat(pieces[0], to, pieces[1], NULL);
}

static void test_small(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(GPtrArray) formats = load_text(right, diag);
    g_assert_nonnull(formats);
    const Format *format = format_lookup(formats, "small");
    g_assert_nonnull(format);
    g_assert_null(format_lookup(formats, "large"));
    const Flow *flow = g_ptr_array_index(format->flows, 1);
    const Frame *frame = g_ptr_array_index(flow->frames, 0);
    g_assert_cmpstr(frame->id, ==, "b");
    g_assert_cmpint(frame->sheet, ==, 0);
    g_assert_cmpfloat_with_epsilon(frame->y, 100 * POINTS_PER_MM, 0.01);
    g_assert_true(format_style(format, "title")->bold);
    g_assert_true(format_style(format, "no such") ==
                  format_style(format, "body"));
}

static void test_broken(void) {
    static const struct {
        const char *from, *to, *tag, *text;
        int line;
    } cases[] = {
        {"width: 100", "width: wide", "wrong-type", "", 2},
        {"sheets: 1", "sheets: 0", "format", "1 to 64 sheets", 2},
        {"simplex", "sideways", "value", "", 2},
        {"body: {start: 10,", "body: {", "missing-key", "start", 3},
        {"least: 9.5, most", "least: 9, most", "format", "9.5 pt", 3},
        {"most: 11", "most: 9.75", "format", "must rise", 3},
        {"step: 0.5", "step: 0", "format", "0.05 pt", 3},
        {"comfort: 0.9", "comfort: 90", "format", "part of the frame", 3},
        {"picture: 40", "picture: 40, photo: 2", "unknown-key", "photo", 4},
        {"a, sheet: 1", "a, sheet: 2", "format", "no sheet 2", 6},
        {"sheet: 1, x: 10", "sheet: 1, x: 7", "format", "8 mm", 6},
        {"width: 80", "width: 90", "format", "8 mm", 6},
        {"width: 80", "width: 80, side: 79, gap: 2", "format", "no room", 6},
        {"height: 80}", "height: 80, repeat: true, foot: [code]}", "format",
         "takes no roles", 6},
        {"height: 80}", "height: 80, repeat: true, side: 9}", "format",
         "takes no roles", 6},
        {"height: 80}", "height: 80, repeat: maybe}", "wrong-type", "", 6},
        {"simplex}", "simplex, screen: on}", "wrong-type", "", 2},
        {"height: 80}", "height: 80, repeat: true, last: true}", "format",
         "not both", 6},
        {"sheet: 1, x: 10", "sheet: 1, last: never, x: 10", "wrong-type", "",
         6},
        {"body:", "numbers: {from: 1, side: 14, bottom: 10}\nbody:", "format",
         "facing: true", 3},
        {"body:", "numbers: {from: 0, side: 14, bottom: 10}\nbody:", "format",
         "counted from 1", 3},
        {"body:", "numbers: {from: 1, side: 14, bottom: 7}\nbody:", "format",
         "8 mm", 3},
        {"body:", "imposed: {width: 203, " IMPOSED "order: booklet}\nbody:",
         "format", "pages-in: 4", 3},
        {"body:", "imposed: {width: 204, " IMPOSED "order: booklet}\nbody:",
         "format", "in the middle", 3},
        {"body:", "imposed: {width: 201, " IMPOSED "order: copies}\nbody:",
         "format", "do not fit", 3},
        {"body:",
         "imposed: {width: 203, height: 200, across: 0, down: 1, "
         "left: 1, top: 1, duplex: simplex, order: copies}\nbody:",
         "format", "do not fit", 3},
        {"body:",
         "imposed: {width: 210, marks: true, " IMPOSED "order: copies}\nbody:",
         "format", "12.5 mm", 3},
        {"body:", "imposed: {width: 203, " IMPOSED "order: random}\nbody:",
         "value", "", 3},
        {"height: 80}", "height: 80, foot: [shoe]}", "format", "shoe", 6},
        {"frame: b", "frame: a", "format", "two frames", 7},
        {"frames: [a]", "frames: [c]", "format", "no frame \"c\"", 9},
        {"frames: [b]", "frames: [a]", "format", "two flows", 10},
        {"[second]", "[first]", "format", "two flows", 10},
        {"y: 5, height: 3", "y: 199, height: 3", "format", "outside", 12},
        {"item: {size: 10,", "item: {size: 7,", "format", "8 pt", 15},
        {"leading: 21", "leading: 14", "format", "would touch", 16},
        {"  title", "  subtitle", "format", "\"title\" is missing", 14},
        {"body:", "address: {code: 24}\nbody:", "format", "25 mm wide", 3},
        {"body:", "address: {}\nbody:", "missing-key", "code", 3},
        {"body:",
         "address: {code: 28, frames: [{frame: c, x: 9, width: 9}]}\nbody:",
         "format", "no frame \"c\"", 3},
        {"body:",
         "address: {code: 28, frames: [{frame: a, x: 2, width: 9}]}\nbody:",
         "format", "does not lie between", 3},
        {"body:", "address: {code: 28, frames: [{frame: a, width: 9}]}\nbody:",
         "missing-key", "'x'", 3},
        {"format: small", "format: tiny", "file-name", "tiny.yaml", 1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autofree char *text = replace(right, cases[i].from, cases[i].to);
        g_test_message("%s", cases[i].to);
        g_assert_null(load_text(text, diag));
        const Problem *problem = g_ptr_array_index(diag_problems(diag), 0);
        bool found = false;
        for (guint j = 0; j < diag_problems(diag)->len; j++) {
            problem = g_ptr_array_index(diag_problems(diag), j);
            found = found || (g_str_equal(problem->tag, cases[i].tag) &&
                              problem->position.line == cases[i].line &&
                              strstr(problem->text, cases[i].text) != NULL);
            g_test_message("%s:%d: %s [%s]", problem->position.file,
                           problem->position.line, problem->text, problem->tag);
        }
        g_assert_true(found);
        g_assert_true(g_str_has_suffix(problem->position.file, "small.yaml"));
    }
}

/* What a frame that repeats must be, beside the rows above. */
static void test_repeat(void) {
    static const struct {
        const char *from, *to, *text; /* NULL: right */
        int line;
    } cases[] = {
        {"sheets: 1", "sheets: 1", NULL, 0},
        {"sheets: 1", "sheets: 1, most: 4", NULL, 0},
        {"sheets: 1", "sheets: 2", "on the last sheet", 6},
        {"[first], frames: [a]}\n  - {parts: [second], frames: [b]}",
         "[first, second], frames: [a, b]}", "so stands last", 9},
        {"height: 80}\nflows", "height: 80, repeat: true}\nflows",
         "only one can", 10},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autofree char *repeats = replace(right, "height: 80}\n  -",
                                           "height: 80, repeat: true}\n  -");
        g_autofree char *text = replace(repeats, cases[i].from, cases[i].to);
        g_autoptr(GPtrArray) formats = load_text(text, diag);
        if (cases[i].text == NULL) {
            const Format *format = format_lookup(formats, "small");
            g_assert_true(flow_repeats(g_ptr_array_index(format->flows, 0)));
            g_assert_false(flow_repeats(g_ptr_array_index(format->flows, 1)));
            continue;
        }
        g_assert_null(formats);
        const Problem *problem = g_ptr_array_index(diag_problems(diag), 0);
        g_assert_nonnull(strstr(problem->text, cases[i].text));
        g_assert_cmpint(problem->position.line, ==, cases[i].line);
    }
}

/* What is cut out of a larger sheet may go nearer to its edge and be set
 * smaller, but only so far. */
static void test_cut(void) {
    static const struct {
        const char *from, *to;
        bool right;
    } cases[] = {{"1, x: 10", "1, x: 4", true},
                 {"1, x: 10", "1, x: 3.9", false},
                 {"least: 9.5, most", "least: 8.5, most", true},
                 {"least: 9.5, most", "least: 8.4, most", false}};
    g_autofree char *cut = replace(right, "simplex}", "simplex, cut: true}");
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autofree char *text = replace(cut, cases[i].from, cases[i].to);
        g_autoptr(GPtrArray) formats = load_text(text, diag);
        g_assert_cmpint(formats != NULL, ==, cases[i].right);
    }
}

/* Where nothing is printed, text may stand near the edge, but not beyond. */
static void test_screen(void) {
    g_autofree char *screen =
        replace(right, "simplex}", "simplex, screen: true}");
    for (int beyond = 0; beyond < 2; beyond++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autofree char *text =
            replace(screen, "1, x: 10", beyond ? "1, x: 21" : "1, x: 2");
        g_autoptr(GPtrArray) formats = load_text(text, diag);
        g_assert_cmpint(formats == NULL, ==, beyond);
        g_assert_cmpuint(diag_errors(diag), ==, beyond);
    }
}

static const Frame *lookup_frame(const Format *format, const char *id) {
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        if (g_str_equal(frame->id, id)) {
            return frame;
        }
    }
    g_assert_not_reached();
}

/* The table of the leaflet design: where columns start in the panels, in mm,
 * left-to-right and mirrored. */
static void test_trifold_table(void) {
    static const struct {
        const char *frame;
        double ltr, rtl;
        int sheet;
    } table[] = {
        {"flap", 8.5, 200 + 8.5, 0},      {"back", 97 + 10, 100 + 10, 0},
        {"cover", 197 + 10, 10, 0},       {"first", 10, 197 + 10, 1},
        {"second", 100 + 10, 97 + 10, 1}, {"third", 200 + 8.5, 8.5, 1},
    };
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(GPtrArray) formats = formats_load(folder, diag);
    g_assert_nonnull(formats);
    const Format *format = format_lookup(formats, "trifold");
    g_assert_cmpint(format->duplex, ==, DUPLEX_FLIP_SHORT_EDGE);
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        const Frame *frame = lookup_frame(format, table[i].frame);
        double mirrored = format->width - frame->x - frame->width;
        g_assert_cmpint(frame->sheet, ==, table[i].sheet);
        g_assert_cmpfloat_with_epsilon(frame->width, 80 * POINTS_PER_MM, 0.01);
        g_assert_cmpfloat_with_epsilon(frame->x, table[i].ltr * POINTS_PER_MM,
                                       0.01);
        g_assert_cmpfloat_with_epsilon(mirrored, table[i].rtl * POINTS_PER_MM,
                                       0.01);
    }
}

/* Left pages and right-to-left languages are mirrored, so left pages of these
 * are not; a last page and whole sheets are counted in. */
static void test_booklet(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(GPtrArray) formats = formats_load(folder, diag);
    g_assert_nonnull(formats);
    const Format *format = format_lookup(formats, "booklet");
    g_assert_nonnull(format);
    for (int sheet = 0; sheet < 4; sheet++) {
        g_assert_cmpint(format_mirrors(format, false, sheet), ==, sheet % 2);
        g_assert_cmpint(format_mirrors(format, true, sheet), ==,
                        sheet % 2 == 0);
    }
    g_assert_true(format_has_last(format));
    g_assert_cmpint(format_sheets(format, 0), ==, 4);
    g_assert_cmpint(format_sheets(format, 3), ==, 4);
    g_assert_cmpint(format_sheets(format, 4), ==, 8);
    g_assert_cmpint(format_sheets(format, 7), ==, 8);
    const Format *phone = format_lookup(formats, "phone");
    g_assert_false(format_has_last(phone));
    g_assert_cmpint(format_sheets(phone, 1), ==, 2);
    g_assert_cmpint(format_sheets(phone, 5), ==, 5);
    g_assert_true(format_mirrors(phone, true, 1));
    g_assert_false(format_mirrors(phone, false, 1));
}

/* Backs would stand on their heads, or nowhere. */
static void test_turning(void) {
    static const struct {
        const char *paper, *sheet;
        bool right;
    } cases[] = {{"flip-long-edge", "flip-short-edge", true},
                 {"flip-short-edge", "flip-long-edge", true},
                 {"simplex", "simplex", true},
                 {"flip-long-edge", "flip-long-edge", false},
                 {"flip-short-edge", "flip-short-edge", false},
                 {"simplex", "flip-long-edge", false},
                 {"flip-short-edge", "simplex", false}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autofree char *imposed = g_strdup_printf(
            "imposed: {width: 203, height: 201, across: 2, down: 1, left: 1, "
            "top: 0, order: copies, duplex: %s}\nbody:",
            cases[i].sheet);
        g_autofree char *turned = replace(right, "simplex", cases[i].paper);
        g_autofree char *text = replace(turned, "body:", imposed);
        g_autoptr(GPtrArray) formats = load_text(text, diag);
        g_assert_cmpint(formats != NULL, ==, cases[i].right);
        if (formats == NULL) {
            const Problem *problem = g_ptr_array_index(diag_problems(diag), 0);
            g_assert_nonnull(strstr(problem->text, "turned over"));
            g_assert_cmpint(problem->position.line, ==, 3);
        }
    }
}

static void test_a4(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(GPtrArray) formats = formats_load(folder, diag);
    g_assert_nonnull(formats);
    const Format *format = format_lookup(formats, "a4");
    g_assert_cmpint(format->duplex, ==, DUPLEX_FLIP_LONG_EDGE);
    g_assert_cmpfloat(format->size_least, >=, 11.6);
    g_assert_true(format_hides(format, "back", "alarm"));
    g_assert_false(format_hides(format, "third", "alarm"));
    g_assert_false(format_hides(format, "back", ""));
}

/* Two sides of half the paper of a4; type in the range of the design. */
static void test_a5(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(GPtrArray) formats = formats_load(folder, diag);
    const Format *format = format_lookup(formats, "a5");
    g_assert_nonnull(format);
    g_assert_cmpfloat_with_epsilon(format->width, 148 * POINTS_PER_MM, 0.01);
    g_assert_cmpfloat_with_epsilon(format->height, 210 * POINTS_PER_MM, 0.01);
    g_assert_cmpint(format->sheet_count, ==, 2);
    g_assert_cmpint(format->duplex, ==, DUPLEX_FLIP_LONG_EDGE);
    g_assert_cmpfloat(format->size_least, >=, 11);
    g_assert_cmpfloat(format->size_start, >=, 11.6);
    g_assert_true(format_hides(format, "extra", ""));
    g_assert_false(format_hides(format, "third", "contact"));
}

/* Large print: no style below 18 pt, six sheets at most. */
static void test_large(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(GPtrArray) formats = formats_load(folder, diag);
    const Format *format = format_lookup(formats, "large");
    g_assert_nonnull(format);
    g_assert_cmpfloat(format->size_least, >=, 18);
    g_assert_cmpint(format->sheet_most, ==, 6);
    GHashTableIter iter;
    gpointer name, value;
    g_hash_table_iter_init(&iter, format->styles);
    while (g_hash_table_iter_next(&iter, &name, &value)) {
        const TextStyle *style = value;
        g_test_message("%s", (const char *)name);
        g_assert_cmpfloat(style->size, >=, 18);
        g_assert_false(style->hyphenate);
    }
}

/* Two columns of 86 mm with a number between; both in the range of the design,
 * and one notice, one emergency block. */
static void test_bilingual(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(GPtrArray) formats = formats_load(folder, diag);
    const Format *format = format_lookup(formats, "bilingual");
    g_assert_nonnull(format);
    g_assert_true(format_has_rows(format));
    g_assert_cmpfloat_with_epsilon(format->rows.gutter, 8 * POINTS_PER_MM,
                                   0.01);
    g_assert_cmpfloat_with_epsilon(format->rows.circle, 5 * POINTS_PER_MM,
                                   0.01);
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        g_assert_cmpfloat(frame->x, >=, 15 * POINTS_PER_MM - 0.01);
        g_assert_cmpfloat(frame->width, <=, 180 * POINTS_PER_MM + 0.01);
    }
    g_assert_cmpfloat(format->size_start, ==, 10.5);
    g_assert_cmpfloat(format->size_least, >=, 9.5);
    g_assert_true(format_hides(format, "back", "alarm"));
    g_assert_true(format_hides(format, "back", "draft"));
    g_assert_false(format_hides(format, "third", "contact"));
    g_assert_false(format_has_rows(format_lookup(formats, "a4")));
}

/* Rows need a place for their number, and roles that texts have. */
static void test_rows(void) {
    static const char *const wrong[] = {
        "{gutter: 5, circle: 5, white: 1, plain: [], alone: []}",
        "{gutter: 8, circle: 0, white: 1, plain: [], alone: []}",
        "{gutter: 8, circle: 5, white: -1, plain: [], alone: []}",
        "{gutter: 8, circle: 5, white: 1, plain: [pen], alone: []}",
        "{gutter: 8, circle: 5, white: 1, plain: [], alone: [pen]}",
        "{gutter: 8, circle: 5, plain: [], alone: []}",
    };
    g_autofree char *good =
        g_strconcat(right,
                    "rows: {gutter: 8, circle: 5, white: 1, plain: [],"
                    " alone: [draft]}\n",
                    NULL);
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(GPtrArray) formats = load_text(good, diag);
    g_assert_nonnull(formats);
    g_assert_true(format_has_rows(g_ptr_array_index(formats, 0)));
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text =
            g_strconcat(right, "rows: ", wrong[i], "\n", NULL);
        g_autoptr(Diag) problems = diag_new(NULL, DIAG_LENIENT);
        g_test_message("%s", wrong[i]);
        g_assert_null(load_text(text, problems));
        g_assert_cmpuint(diag_errors(problems), ==, 1);
    }
}

/* What a print shop does is given whole, and is never larger than the paper. */
static void test_press(void) {
    static const char *const wrong[] = {
        "{paper: none, width: 100, height: 200, advice: a, finish: b}",
        "{paper: shiny, width: 100, height: 200, advice: a, finish: b}",
        "{paper: coated, width: 101, height: 200, advice: a, finish: b}",
        "{paper: coated, width: 0, height: 200, advice: a, finish: b}",
        "{paper: coated, width: 100, height: 200, finish: b}",
        "{paper: coated, width: 100, height: 200, advice: a}",
    };
    g_autofree char *good =
        g_strconcat(right,
                    "press: {paper: uncoated, width: 50, height: 200,"
                    " advice: a, finish: b}\n",
                    NULL);
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(GPtrArray) formats = load_text(good, diag);
    g_assert_nonnull(formats);
    const Format *format = g_ptr_array_index(formats, 0);
    g_assert_cmpint(format->press.paper, ==, PRESS_UNCOATED);
    g_assert_cmpfloat_with_epsilon(format->press.width, 50 * POINTS_PER_MM,
                                   1e-6);
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text =
            g_strconcat(right, "press: ", wrong[i], "\n", NULL);
        g_autoptr(Diag) problems = diag_new(NULL, DIAG_LENIENT);
        g_test_message("%s", wrong[i]);
        g_assert_null(load_text(text, problems));
        g_assert_cmpuint(diag_errors(problems), ==, 1);
    }
}

static void test_phone(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *folder = templates_folder();
    g_autoptr(GPtrArray) formats = formats_load(folder, diag);
    const Format *format = format_lookup(formats, "phone");
    g_assert_nonnull(format);
    g_assert_true(format->screen);
    g_assert_cmpint(format->sheet_most, ==, FORMAT_MOST_SHEETS);
    g_assert_cmpint(format->duplex, ==, DUPLEX_SIMPLEX);
    /* 90 mm on 360 px: at least 15 px */
    g_assert_cmpfloat(format->size_least * 360 / format->width, >=, 15);
    g_assert_true(format_hides(format, "third", "blank"));
    g_assert_false(format_hides(format, "third", "alarm"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/format/small", test_small);
    g_test_add_func("/format/broken", test_broken);
    g_test_add_func("/format/trifold-table", test_trifold_table);
    g_test_add_func("/format/a4", test_a4);
    g_test_add_func("/format/a5", test_a5);
    g_test_add_func("/format/large", test_large);
    g_test_add_func("/format/bilingual", test_bilingual);
    g_test_add_func("/format/rows", test_rows);
    g_test_add_func("/format/press", test_press);
    g_test_add_func("/format/booklet", test_booklet);
    g_test_add_func("/format/turning", test_turning);
    g_test_add_func("/format/phone", test_phone);
    g_test_add_func("/format/repeat", test_repeat);
    g_test_add_func("/format/screen", test_screen);
    g_test_add_func("/format/cut", test_cut);
    return g_test_run();
}
