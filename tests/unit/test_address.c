/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of an edition as a QR code: how large, where, in which direction,
 * and that nothing comes near it. That phones can read it is tested with
 * zbarimg, in tests/cli/look.sh. */
#include "layout/qr_code.h"
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

#define MM (72 / 25.4)
#define QUIET 4          /* modules */
#define LEAST_MODULE 0.5 /* mm */
#define NAMES 20

static const char *const short_address = "voorbeeld.nl/wijs";
static const char *const long_address =
    "gemeente-voorbeeld.nl/wegwijze"; /* 30 */

static const struct {
    const char *format;
    double size; /* mm */
} papers[] = {{"trifold", 28}, {"a4", 28}, {"booklet", 28}, {"poster", 70}};

static const char *const codes[] = {"nl", "ar"};

/* As compose makes it: a code and the same to type. */
static void add_code(Block *back, const char *address) {
    Block *section = add(back, BLOCK_SECTION, ROLE_ADDRESS, NULL);
    g_autofree char *target = g_strconcat("https://", address, NULL);
    add(section, BLOCK_PICTURE, ROLE_ADDRESS, target)->language =
        fixture_language("nl");
    Block *line = add(section, BLOCK_PARAGRAPH, ROLE_ADDRESS, address);
    Span *span = g_ptr_array_index(line->spans, 0);
    span->isolate = span->unbreakable = true;
    span->language = fixture_language("nl");
}

static Document *new_flyer(const char *code, const char *address) {
    Document *document = document_new("visit", fixture_language(code));
    Block *cover = add_part(document, "cover");
    add(cover, BLOCK_PARAGRAPH, ROLE_WORDMARK, "Wegwijzer");
    add(cover, BLOCK_PARAGRAPH, ROLE_CODE, "Code");
    add(add_part(document, "first"), BLOCK_PARAGRAPH, ROLE_NONE, "Vragen");
    Block *names = add_part(document, "poster-outside-names");
    for (int i = 0; i < NAMES; i++) {
        const char *name = i < NAMES / 2 ? "português (Brasil)" : "Nederlands";
        add(names, BLOCK_PARAGRAPH, ROLE_LANGUAGE_NAME, name)->language =
            fixture_language("nl");
    }
    Block *back = add_part(document, "back");
    add(back, BLOCK_PARAGRAPH, ROLE_KEEP, "Bewaar dit");
    add_code(back, address);
    add(back, BLOCK_PARAGRAPH, ROLE_IMPRINT, "Gemeente Voorbeeld");
    return document;
}

static SheetSet *lay_out_flyer(Fixture *fixture, const char *code,
                               const char *address, const char *format) {
    g_autoptr(Document) document = new_flyer(code, address);
    SheetSet *set = lay_out(fixture, document, format);
    g_test_message("%s %s", format, code);
    g_assert_nonnull(set);
    return set;
}

/* The code, which is the only figure, and its sheet. */
static const Item *find_code(const SheetSet *set, const Sheet **sheet) {
    const Item *code = NULL;
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *one = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < one->items->len; j++) {
            const Item *item = g_ptr_array_index(one->items, j);
            if (item->element != NULL &&
                item->element->kind == ELEMENT_FIGURE) {
                g_assert_null(code);
                code = item;
                *sheet = one;
            }
        }
    }
    g_assert_nonnull(code);
    return code;
}

static void test_size(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(papers) * 2; i++) {
        const char *format = papers[i / 2].format;
        double size = papers[i / 2].size * MM, box[4];
        g_autoptr(SheetSet) set =
            lay_out_flyer(fixture, codes[i % 2], short_address, format);
        const Sheet *sheet = NULL;
        const Item *code = find_code(set, &sheet);
        item_box(code, box);
        g_assert_cmpfloat_with_epsilon(box[2] - box[0], size, 0.01);
        g_assert_cmpfloat_with_epsilon(box[3] - box[1], size, 0.01);
        int modules = qr_code_modules("https://voorbeeld.nl/wijs");
        g_assert_cmpfloat(size / modules, >=, LEAST_MODULE * MM);
        g_assert_true(code->filled);
        g_assert_cmpfloat(code->color.red, <, 0.15);
        g_assert_cmpstr(code->element->alternative, ==,
                        "https://voorbeeld.nl/wijs");
    }
}

static bool touches(const double one[4], const double other[4]) {
    return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] &&
           other[1] < one[3];
}

/* Nothing at all within four modules, neither text nor fold mark nor edge. */
static void test_quiet(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(papers) * 2; i++) {
        g_autoptr(SheetSet) set = lay_out_flyer(
            fixture, codes[i % 2], short_address, papers[i / 2].format);
        const Sheet *sheet = NULL;
        const Item *code = find_code(set, &sheet);
        double box[4], other[4];
        item_box(code, box);
        double quiet = QUIET * (box[2] - box[0]) /
                       qr_code_modules("https://voorbeeld.nl/wijs");
        double zone[4] = {box[0] - quiet + 0.01, box[1] - quiet + 0.01,
                          box[2] + quiet - 0.01, box[3] + quiet - 0.01};
        g_assert_cmpfloat(zone[0], >, 0);
        g_assert_cmpfloat(zone[2], <, sheet->width);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            item_box(item, other);
            g_assert_true(item == code || !touches(zone, other));
        }
    }
}

/* The address stands below the code, at its start side, on one line. */
static void test_line(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(papers) * 4; i++) {
        const char *address = i % 4 < 2 ? short_address : long_address;
        g_autoptr(SheetSet) set =
            lay_out_flyer(fixture, codes[i % 2], address, papers[i / 4].format);
        const Sheet *sheet = NULL;
        double box[4];
        item_box(find_code(set, &sheet), box);
        guint number = 99;
        const Item *line = find_text(set, address, &number);
        g_assert_true(g_ptr_array_index(set->sheets, number) == sheet);
        g_assert_cmpfloat(line->y, >, box[3]);
        g_assert_cmpfloat(line->y, <, box[3] + (box[3] - box[1]) / 2);
        g_assert_cmpfloat(line->size, >=, 8);
        if (i % 2 == 0) {
            g_assert_cmpfloat_with_epsilon(line->x, box[0], 0.01);
        } else {
            g_assert_cmpfloat_with_epsilon(line->x + text_width(line), box[2],
                                           0.01);
        }
    }
}

static void move_to_origin(GArray *segments) {
    PathSegment first = g_array_index(segments, PathSegment, 0);
    for (guint i = 0; i < segments->len; i++) {
        PathSegment *segment = &g_array_index(segments, PathSegment, i);
        for (int j = 0; segment->command != 'Z' && j < 2; j++) {
            segment->points[j] -= first.points[j];
        }
    }
}

/* Mirrored sheets have the same code: its three large squares stand at the top
 * and at the left. */
static void test_direction(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(GArray) expected =
        qr_code_outline("https://voorbeeld.nl/wijs", 0, 0, 28 * MM);
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autoptr(SheetSet) set =
            lay_out_flyer(fixture, codes[i], short_address, "trifold");
        const Sheet *sheet = NULL;
        const Item *code = find_code(set, &sheet);
        g_autoptr(GArray) shape = g_array_copy(code->segments);
        move_to_origin(shape);
        g_assert_cmpuint(shape->len, ==, expected->len);
        for (guint j = 0; j < shape->len; j++) {
            for (int k = 0; k < 2; k++) {
                g_assert_cmpfloat_with_epsilon(
                    g_array_index(shape, PathSegment, j).points[k],
                    g_array_index(expected, PathSegment, j).points[k], 0.01);
            }
        }
    }
}

static bool is_dark(const GArray *outline, double x, double y) {
    bool dark = false;
    for (guint i = 0; i + 4 < outline->len; i += 5) { /* rectangles */
        const PathSegment *corner = &g_array_index(outline, PathSegment, i);
        const PathSegment *other = &g_array_index(outline, PathSegment, i + 2);
        dark = dark || (x > corner->points[0] && x < other->points[0] &&
                        y > corner->points[1] && y < other->points[1]);
    }
    return dark;
}

/* 25 modules for what 26 bytes can say, 29 for 42. */
static void test_modules(void) {
    g_autofree char *longest = g_strconcat("https://", long_address, NULL);
    g_assert_cmpuint(strlen(long_address), ==, 30);
    g_assert_cmpint(qr_code_modules("https://voorbeeld.nl/wijs"), ==, 25);
    g_assert_cmpint(qr_code_modules(longest), ==, 29);
    g_autoptr(GArray) outline = qr_code_outline(longest, 0, 0, 29);
    for (int i = 0; i < 7; i++) { /* the upper edge of two squares, not three */
        g_assert_true(is_dark(outline, i + 0.5, 0.5));
        g_assert_true(is_dark(outline, 22.5 + i, 0.5));
        g_assert_true(is_dark(outline, i + 0.5, 28.5));
    }
    g_assert_false(is_dark(outline, 7.5, 0.5));
    g_assert_false(is_dark(outline, 7.5, 28.5));
}

/* The names make room on the poster, and only there. */
static void test_moved(Fixture *fixture, gconstpointer data) {
    (void)data;
    const Format *poster = format_lookup(fixture->formats, "poster");
    const Format *trifold = format_lookup(fixture->formats, "trifold");
    g_autoptr(Document) with = new_flyer("nl", short_address);
    g_autoptr(Document) without = document_new("x", fixture_language("nl"));
    g_assert_true(layout_format(with, poster) == poster->with_code);
    g_assert_true(layout_format(without, poster) == poster);
    g_assert_true(layout_format(with, trifold) == trifold);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add("/address/size", Fixture, NULL, set_up, test_size, tear_down);
    g_test_add("/address/quiet", Fixture, NULL, set_up, test_quiet, tear_down);
    g_test_add("/address/line", Fixture, NULL, set_up, test_line, tear_down);
    g_test_add("/address/direction", Fixture, NULL, set_up, test_direction,
               tear_down);
    g_test_add_func("/address/modules", test_modules);
    g_test_add("/address/moved", Fixture, NULL, set_up, test_moved, tear_down);
    return g_test_run();
}
