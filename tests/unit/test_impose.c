/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Leaflets several times on a sheet of paper, to cut apart: where copies and
 * marks are, and that backs meet fronts. test_booklet.c has what is folded.
 */
#include "layout/impose.h"
#include "layout/sheet_dump.h"
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

#define MM (72 / 25.4)
#define MARK 0.35 /* points: no other line is as thin */

static const char *const codes[] = {"nl", "ar"};
static const char *const formats[] = {"a5", "card"};

/* A flyer for a5 and card, with text, boxes, paths and lines on both sides. */
static Document *new_flyer(const char *code) {
    Document *document = document_new("forced", fixture_language(code));
    Block *cover = add_part(document, "cover");
    add(cover, BLOCK_PARAGRAPH, ROLE_LANGUAGE_NAME, "Magyar");
    add(cover, BLOCK_PARAGRAPH, ROLE_WORDMARK, "Wegwijzer");
    Block *first = add_part(document, "first");
    for (int i = 0; i < 24; i++) { /* more than one side of a5 */
        if (i % 4 == 0) {
            Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
            add_heading(section, 2, "Wie staat er?")->icon = g_strdup("door");
        }
        add(first, BLOCK_PARAGRAPH, ROLE_NONE, "Een zin.");
    }
    Block *outside = add_part(document, "card-outside");
    add_heading(outside, 1, "Afspraak");
    add(outside, BLOCK_PARAGRAPH, ROLE_BLANK, "Datum");
    add(add_part(document, "card-start"), BLOCK_PARAGRAPH, ROLE_MAIN_MESSAGE,
        "Je mag stoppen.");
    add(add_part(document, "card-end"), BLOCK_PARAGRAPH, ROLE_NEED,
        "Ik zoek hulp");
    add(add_part(document, "back"), BLOCK_PARAGRAPH, ROLE_IMPRINT, "Voorbeeld");
    return document;
}

static SheetSet *lay_out_flyer(Fixture *fixture, const char *code,
                               const char *format) {
    g_autoptr(Document) document = new_flyer(code);
    SheetSet *set = lay_out(fixture, document, format);
    g_assert_nonnull(set);
    g_assert_cmpuint(set->sheets->len, ==, 2);
    return set;
}

static bool is_mark(const Item *item) {
    return item->kind == ITEM_LINE && item->line_width == MARK;
}

/* Points from the top left of the paper, as printed. The card lies in the
 * middle of its paper and a5 nearly so, so fronts and backs agree. */
static void test_cells(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const struct {
        const char *format;
        int cell;
        double left, top, back_left;
    } table[] = {
        {"card", 0, 56.69, 38.27, 56.69},  {"card", 1, 56.69, 191.34, 56.69},
        {"card", 2, 56.69, 344.41, 56.69}, {"card", 3, 56.69, 497.48, 56.69},
        {"card", 4, 56.69, 650.55, 56.69}, {"a5", 0, 1.42, 0, 420.94},
        {"a5", 1, 420.94, 0, 1.42},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        const Format *format = format_lookup(fixture->formats, table[i].format);
        for (int side = 0; side < 4; side++) {
            double at[2];
            impose_cell(format, side, table[i].cell, at);
            double left = side % 2 == 0 ? table[i].left : table[i].back_left;
            g_assert_cmpfloat_with_epsilon(at[0], left, 0.01);
            g_assert_cmpfloat_with_epsilon(at[1], table[i].top, 0.01);
        }
    }
}

/* A cell lies behind itself also where the margins differ, and when top and
 * bottom change places. */
static void test_turned(void) {
    Format format = {.width = 100, .height = 50};
    format.imposed = (Imposed){.width = 300,
                               .height = 400,
                               .across = 2,
                               .down = 3,
                               .left = 10,
                               .top = 20,
                               .duplex = DUPLEX_FLIP_LONG_EDGE};
    double at[2];
    impose_cell(&format, 0, 5, at);
    g_assert_cmpfloat(at[0], ==, 110);
    g_assert_cmpfloat(at[1], ==, 120);
    impose_cell(&format, 1, 5, at);
    g_assert_cmpfloat(at[0], ==, 300 - 110 - 100);
    g_assert_cmpfloat(at[1], ==, 120);
    format.imposed.duplex = DUPLEX_FLIP_SHORT_EDGE;
    impose_cell(&format, 1, 5, at);
    g_assert_cmpfloat(at[0], ==, 110);
    g_assert_cmpfloat(at[1], ==, 400 - 120 - 50);
}

static void assert_moved(const Item *before, const Item *after,
                         const double at[2]) {
    double one[4], other[4];
    item_box(before, one);
    item_box(after, other);
    g_assert_cmpint(before->kind, ==, after->kind);
    g_assert_cmpstr(before->text, ==, after->text);
    g_assert_cmpint(before->glyph_count, ==, after->glyph_count);
    for (int i = 0; i < 4; i++) {
        g_assert_cmpfloat_with_epsilon(other[i], one[i] + at[i % 2], 0.01);
    }
}

/* Every copy is the whole page; the first alone is heard, and says what the
 * page says; marks come on top, and nothing else. */
static void test_copies(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (int i = 0; i < 4; i++) {
        const Format *format = format_lookup(fixture->formats, formats[i % 2]);
        g_autoptr(SheetSet) plain =
            lay_out_flyer(fixture, codes[i / 2], format->id);
        g_autoptr(SheetSet) set =
            lay_out_flyer(fixture, codes[i / 2], format->id);
        impose(set, format);
        g_autofree char *text = sheet_set_text(plain);
        g_autofree char *imposed = sheet_set_text(set);
        g_assert_cmpstr(imposed, ==, text);
        g_assert_cmpuint(set->sheets->len, ==, 2);
        g_assert_cmpint(set->duplex, ==, format->imposed.duplex);
        int cells = format->imposed.across * format->imposed.down;
        g_assert_cmpint(cells, ==, i % 2 == 0 ? 2 : 5);
        for (int side = 0; side < 2; side++) {
            const Sheet *page = g_ptr_array_index(plain->sheets, side);
            const Sheet *sheet = g_ptr_array_index(set->sheets, side);
            guint next = 0;
            for (int cell = 0; cell < cells; cell++) {
                double at[2];
                impose_cell(format, side, cell, at);
                for (guint j = 0; j < page->items->len; j++) {
                    const Item *before = g_ptr_array_index(page->items, j);
                    const Item *after = g_ptr_array_index(sheet->items, next++);
                    assert_moved(before, after, at);
                    g_assert_cmpint(after->element != NULL, ==,
                                    cell == 0 && before->element != NULL);
                }
            }
            while (next < sheet->items->len) {
                const Item *mark = g_ptr_array_index(sheet->items, next++);
                g_assert_true(is_mark(mark));
                g_assert_null(mark->element);
            }
        }
    }
}

/* Where a point on a side lies on the paper, seen from its front. */
static double through(const Sheet *sheet, int side, double x) {
    return side == 0 ? x : sheet->width - x;
}

/* Hold the cut card with the cover before you, spine at the side where one
 * begins to read, and open it: what lies behind the cover comes first, and
 * what lies behind the appointment second. All of it stands upright, since
 * tops stay tops when left and right change places. */
static void test_folded_card(Fixture *fixture, gconstpointer data) {
    (void)data;
    const Format *format = format_lookup(fixture->formats, "card");
    double fold = (20 + 85) * MM;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        static const struct {
            const char *text;
            bool behind_cover;
            guint side;
        } table[] = {{"Magyar", true, 0},
                     {"Je mag", true, 1},
                     {"Afspraak", false, 0},
                     {"Datum", false, 0},
                     {"Ik zoek", false, 1}};
        g_autoptr(SheetSet) plain = lay_out_flyer(fixture, codes[i], "card");
        g_autoptr(SheetSet) set = lay_out_flyer(fixture, codes[i], "card");
        impose(set, format);
        g_assert_cmpint(set->duplex, ==, DUPLEX_FLIP_LONG_EDGE);
        for (gsize j = 0; j < G_N_ELEMENTS(table); j++) {
            guint side = 9;
            const Item *item = find_text(set, table[j].text, &side);
            const Item *before = find_text(plain, table[j].text, &side);
            g_assert_cmpuint(side, ==, table[j].side);
            double box[4];
            item_box(item, box);
            const Sheet *sheet = g_ptr_array_index(set->sheets, side);
            double one = through(sheet, (int)side, box[0]);
            double other = through(sheet, (int)side, box[2]);
            /* the cover is the right face, the left one in Arabic */
            bool right = table[j].behind_cover != (i == 1);
            g_assert_cmpfloat(fmin(one, other), >=,
                              right ? fold + 5 * MM - 0.1 : 25 * MM - 0.1);
            g_assert_cmpfloat(fmax(one, other), <=,
                              right ? 185 * MM + 0.1 : fold - 5 * MM + 0.1);
            g_assert_cmpfloat_with_epsilon(item->y, before->y + 13.5 * MM,
                                           0.01);
        }
    }
}

/* The ends of all marks of a side, tenths of mm, one a line. */
static char *describe_marks(const Sheet *sheet) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(sheet->items, i);
        if (is_mark(item)) {
            g_assert_cmpfloat(item->color.red, ==, 0);
            g_assert_cmpfloat(item->color.black, ==, 1);
            g_string_append_printf(text, "%.0f %.0f %.0f %.0f\n",
                                   item->x / MM * 10, item->y / MM * 10,
                                   (item->x + item->width) / MM * 10,
                                   (item->y + item->height) / MM * 10);
        }
    }
    return g_string_free(text, FALSE);
}

/* Marks of the card stand in the margin, 2.5 mm beside the cards, at the same
 * place on both sides. a5 is cut once, in the middle, along marks on the front;
 * they end before the text. */
static void test_marks(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char card[] = "200 60 200 110\n"
                               "200 2860 200 2910\n"
                               "1900 60 1900 110\n"
                               "1900 2860 1900 2910\n"
                               "125 135 175 135\n"
                               "1925 135 1975 135\n"
                               "125 675 175 675\n"
                               "1925 675 1975 675\n"
                               "125 1215 175 1215\n"
                               "1925 1215 1975 1215\n"
                               "125 1755 175 1755\n"
                               "1925 1755 1975 1755\n"
                               "125 2295 175 2295\n"
                               "1925 2295 1975 2295\n"
                               "125 2835 175 2835\n"
                               "1925 2835 1975 2835\n";
    static const char *const expected[2][2] = {
        {"1485 50 1485 100\n1485 2000 1485 2050\n", ""}, {card, card}};
    for (int i = 0; i < 4; i++) {
        const Format *format = format_lookup(fixture->formats, formats[i % 2]);
        g_autoptr(SheetSet) set =
            lay_out_flyer(fixture, codes[i / 2], format->id);
        impose(set, format);
        for (int side = 0; side < 2; side++) {
            g_autofree char *marks =
                describe_marks(g_ptr_array_index(set->sheets, side));
            g_assert_cmpstr(marks, ==, expected[i % 2][side]);
        }
    }
    const Format *a5 = format_lookup(fixture->formats, "a5");
    for (guint i = 0; i < a5->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(a5->frames, i);
        g_assert_cmpfloat(frame->y, >=, 10 * MM);
        g_assert_cmpfloat(frame->y + frame->height, <=, 200 * MM);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/impose/turned", test_turned);
#define ADD(name, function)                                                    \
    g_test_add(name, Fixture, NULL, set_up, function, tear_down)
    ADD("/impose/cells", test_cells);
    ADD("/impose/copies", test_copies);
    ADD("/impose/folded-card", test_folded_card);
    ADD("/impose/marks", test_marks);
    return g_test_run();
}
