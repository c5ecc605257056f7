/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left and right pages, their numbers, the contents, and the sheets that they
 * are printed on. */
#include "layout/impose.h"
#include "layout/sheet_dump.h"
#include "layout_fixture.h"

#include <stdlib.h>
#include <string.h>

#define SENTENCE                                                               \
    "Ze moeten hun legitimatie laten zien en zeggen waarom ze binnen willen."
#define MM (72 / 25.4)

/* A booklet of chapters with titles "DeelA", …, each of `sections` sections.
 */
static Document *new_booklet(const char *language, guint chapters,
                             guint sections) {
    Document *document = document_new("guide", fixture_language(language));
    document->position = position_in_file("guide.yaml");
    Block *cover = add_part(document, "cover");
    add(cover, BLOCK_PARAGRAPH, ROLE_LANGUAGE_NAME, "Nederlands");
    Block *first = add_part(document, "first");
    add_heading(first, 1, "Inhoud")->role = ROLE_CONTENTS;
    for (guint i = 0; i < chapters; i++) {
        g_autofree char *title = g_strdup_printf("Deel%c", (int)(65 + i));
        add_heading(first, 1, title);
        for (guint j = 0; j < sections; j++) {
            Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
            add_heading(section, 2, "Wat moet ik laten zien?");
            for (guint k = 0; k < 2 + j % 2; k++) {
                add(section, BLOCK_PARAGRAPH, ROLE_NONE, SENTENCE);
            }
        }
    }
    Block *back = add_part(document, "back");
    add(back, BLOCK_PARAGRAPH, ROLE_IMPRINT, "Achterop");
    return document;
}

static Sheet *sheet_at(const SheetSet *set, guint number) {
    return g_ptr_array_index(set->sheets, number);
}

/* The page number of a sheet: the only text that is no content; or NULL. */
static const Item *page_number(const SheetSet *set, guint number) {
    const Item *found = NULL;
    const Sheet *sheet = sheet_at(set, number);
    for (guint i = 0; i < sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(sheet->items, i);
        if (item->kind == ITEM_TEXT && item->element == NULL) {
            g_assert_null(found);
            found = item;
        }
    }
    return found;
}

/* The order of the pages on the sides, left and right, front and back, as one
 * finds it by folding paper: pages from 1. */
static void test_order(void) {
    static const struct {
        int pages;
        const char *ltr, *rtl;
    } table[] = {
        {4, "4 1, 2 3, ", "1 4, 3 2, "},
        {8, "8 1, 2 7, 6 3, 4 5, ", "1 8, 7 2, 3 6, 5 4, "},
        {12, "12 1, 2 11, 10 3, 4 9, 8 5, 6 7, ",
         "1 12, 11 2, 3 10, 9 4, 5 8, 7 6, "},
        {16, "16 1, 2 15, 14 3, 4 13, 12 5, 6 11, 10 7, 8 9, ",
         "1 16, 15 2, 3 14, 13 4, 5 12, 11 6, 7 10, 9 8, "},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        for (int way = 0; way < 2; way++) {
            g_autoptr(GString) order = g_string_new(NULL);
            for (int side = 0; side < table[i].pages / 2; side++) {
                g_string_append_printf(
                    order, "%d %d, ",
                    impose_page(table[i].pages, side, 0, way == 1) + 1,
                    impose_page(table[i].pages, side, 1, way == 1) + 1);
            }
            g_assert_cmpstr(order->str, ==,
                            way == 1 ? table[i].rtl : table[i].ltr);
        }
    }
}

/* Every item of the pages stands on the sheets, moved as a whole onto the half
 * of its page; paper, turning and structure are right. */
static void test_sheets(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const languages[] = {"nl", "ar"};
    const Format *format = format_lookup(fixture->formats, "booklet");
    for (guint way = 0; way < G_N_ELEMENTS(languages); way++) {
        g_autoptr(Document) document = new_booklet(languages[way], 4, 4);
        g_autoptr(SheetSet) plain = lay_out(fixture, document, "booklet");
        g_autoptr(SheetSet) set = lay_out(fixture, document, "booklet");
        g_assert_nonnull(set);
        g_autofree char *text = sheet_set_text(set);
        impose(set, format);
        g_assert_cmpint(set->duplex, ==, DUPLEX_FLIP_SHORT_EDGE);
        g_assert_cmpuint(set->sheets->len * 2, ==, plain->sheets->len);
        g_autofree char *imposed = sheet_set_text(set);
        g_assert_cmpstr(imposed, ==, text);
        for (guint i = 0; i < set->sheets->len; i++) {
            const Sheet *side = sheet_at(set, i);
            g_assert_cmpfloat_with_epsilon(side->width, 297 * MM, 0.01);
            g_assert_cmpfloat_with_epsilon(side->height, 210 * MM, 0.01);
            guint next = 0;
            for (int j = 0; j < 2; j++) {
                int half = way == 1 ? 1 - j : j;
                int number = impose_page((int)plain->sheets->len, (int)i, half,
                                         way == 1);
                const Sheet *page = sheet_at(plain, (guint)number);
                for (guint k = 0; k < page->items->len; k++) {
                    double before[4], after[4];
                    item_box(g_ptr_array_index(page->items, k), before);
                    item_box(g_ptr_array_index(side->items, next++), after);
                    double moved = half == 1 ? 148.5 * MM : 0.5 * MM;
                    g_assert_cmpfloat_with_epsilon(after[0], before[0] + moved,
                                                   0.01);
                    g_assert_cmpfloat_with_epsilon(after[2], before[2] + moved,
                                                   0.01);
                    g_assert_cmpfloat_with_epsilon(after[1], before[1], 0.01);
                }
            }
            g_assert_cmpuint(next, ==, side->items->len);
        }
    }
}

/* Numbers stand at the foot, outside: right on odd pages, left on even ones,
 * the other way round where one reads from the right. Cover and back have
 * none. The inner margin is 18 mm, the outer 14. */
static void test_numbers(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const languages[] = {"nl", "ar"};
    for (guint way = 0; way < G_N_ELEMENTS(languages); way++) {
        g_autoptr(Document) document = new_booklet(languages[way], 4, 4);
        g_autoptr(SheetSet) set = lay_out(fixture, document, "booklet");
        g_assert_nonnull(set);
        guint count = set->sheets->len;
        g_assert_null(page_number(set, 0));
        g_assert_null(page_number(set, count - 1));
        for (guint i = 1; i + 1 < count; i++) {
            const Item *item = page_number(set, i);
            g_assert_nonnull(item);
            g_assert_cmpint(atoi(item->text), ==, (int)i + 1);
            bool right = (i % 2 == 0) != (way == 1);
            double edge =
                right ? 148 * MM - item->x - text_width(item) : item->x;
            g_assert_cmpfloat_with_epsilon(edge, 14 * MM, 0.05);
            g_assert_cmpfloat_with_epsilon(item->y, 200 * MM, 0.05);
            const Sheet *page = sheet_at(set, i);
            double left = right ? 18 : 14, end = right ? 148 - 14 : 148 - 18;
            for (guint j = 0; j < page->items->len; j++) {
                double box[4];
                item_box(g_ptr_array_index(page->items, j), box);
                g_assert_cmpfloat(box[0], >=, left * MM - 1);
                g_assert_cmpfloat(box[2], <=, end * MM + 1);
            }
        }
    }
}

/* The number behind each title in the contents is that of its page. */
static void test_contents(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const languages[] = {"nl", "ar"};
    for (guint way = 0; way < G_N_ELEMENTS(languages); way++) {
        for (guint sections = 1; sections < 6; sections++) {
            g_autoptr(Document) document =
                new_booklet(languages[way], 5, sections);
            g_autoptr(SheetSet) set = lay_out(fixture, document, "booklet");
            g_assert_nonnull(set);
            g_autofree char *text = sheet_set_text(set);
            g_autoptr(GString) expected = g_string_new("Inhoud\n");
            for (guint i = 0; i < 5; i++) {
                g_autofree char *title =
                    g_strdup_printf("Deel%c", (int)(65 + i));
                guint page = 0;
                for (guint j = 2; j < set->sheets->len && page == 0; j++) {
                    const Sheet *sheet = sheet_at(set, j);
                    for (guint k = 0; k < sheet->items->len; k++) {
                        const Item *item = g_ptr_array_index(sheet->items, k);
                        page = item->text != NULL &&
                                       strstr(item->text, title) != NULL
                                   ? j + 1
                                   : page;
                    }
                }
                g_assert_cmpuint(page, >, 2);
                g_string_append_printf(expected, "%s\n%u\n", title, page);
            }
            g_string_append(expected, "DeelA\nWat moet");
            g_test_message("%s", expected->str);
            g_assert_nonnull(strstr(text, expected->str));
            guint sheet = 0;
            find_text(set, "Inhoud", &sheet);
            g_assert_cmpuint(sheet, ==, 1);
            find_text(set, "Achterop", &sheet);
            g_assert_cmpuint(sheet, ==, set->sheets->len - 1);
        }
    }
}

/* Pages come in fours whatever the length; where there is text enough none
 * stays blank. */
static void test_fours(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint sections = 1; sections < 8; sections++) {
        g_autoptr(Document) document = new_booklet("nl", 6, sections);
        g_autoptr(SheetSet) set = lay_out(fixture, document, "booklet");
        g_assert_nonnull(set);
        g_assert_cmpuint(set->sheets->len % 4, ==, 0);
        for (guint i = 0; i < set->sheets->len; i++) {
            bool numbered = i > 0 && i + 1 < set->sheets->len;
            g_assert_cmpuint(sheet_at(set, i)->items->len, >, numbered);
        }
    }
    g_autoptr(Document) little = new_booklet("nl", 1, 0);
    g_autoptr(SheetSet) set = lay_out(fixture, little, "booklet");
    g_assert_nonnull(set);
    g_assert_cmpuint(set->sheets->len, ==, 4);
}

/* Contents that no frame takes would be a heading over nothing. */
static void test_no_place(Fixture *fixture, gconstpointer data) {
    (void)data;
    Format *phone = (Format *)format_lookup(fixture->formats, "phone");
    g_autoptr(Document) document = new_booklet("nl", 2, 1);
    g_autoptr(SheetSet) set = lay_out(fixture, document, "phone");
    g_assert_nonnull(set);
    g_autofree char *text = sheet_set_text(set);
    g_assert_null(strstr(text, "Inhoud"));
    g_hash_table_remove(phone->hidden, "contents");
    g_assert_null(lay_out(fixture, document, "phone"));
    g_assert_nonnull(
        strstr(find_problem(fixture, "format")->text, "has contents"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/booklet/order", test_order);
#define ADD(name, function)                                                    \
    g_test_add(name, Fixture, NULL, set_up, function, tear_down)
    ADD("/booklet/sheets", test_sheets);
    ADD("/booklet/numbers", test_numbers);
    ADD("/booklet/contents", test_contents);
    ADD("/booklet/fours", test_fours);
    ADD("/booklet/no-place", test_no_place);
    return g_test_run();
}
