/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sections are cut: long lists between their items, on pages for a phone
 * and in columns on paper, and titles never from their first section. */
#include "layout/sheet_dump.h"
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

#define SENTENCE "Ze moeten zeggen waarom ze binnen willen komen."
#define MOST_ITEMS 60

typedef struct {
    const char *format;
    guint items;
    guint above; /* paragraphs of another section before it */
    bool intro, heading;
} Case;

static void add_numbered(Block *parent, BlockKind kind, const char *mark,
                         guint number) {
    g_autofree char *text = g_strdup_printf("%s%02u " SENTENCE, mark, number);
    add(parent, kind, ROLE_NONE, text);
}

/* "Boven00 …", then "Kop", "Inleiding:", the items "Punt00 …", a mark "Let op"
 * and "Slot". */
static Document *new_document(const Case *test) {
    Document *document = document_new("visit", fixture_language("nl"));
    document->position = position_in_file("visit.yaml");
    Block *first = add_part(document, "first");
    for (guint i = 0; i < test->above; i++) {
        Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
        add_numbered(section, BLOCK_PARAGRAPH, "Boven", i);
    }
    Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
    if (test->heading) {
        add_heading(section, 2, "Kop");
    }
    if (test->intro) {
        add(section, BLOCK_PARAGRAPH, ROLE_NONE, "Inleiding:");
    }
    Block *list = add(section, BLOCK_LIST, ROLE_NONE, NULL);
    for (guint i = 0; i < test->items; i++) {
        add_numbered(list, BLOCK_ITEM, "Punt", i);
    }
    if (test->intro) {
        Block *mark = add(section, BLOCK_BOX, ROLE_CHECK, NULL);
        add(mark, BLOCK_PARAGRAPH, ROLE_NONE, "Let op.");
        add(section, BLOCK_PARAGRAPH, ROLE_NONE, "Slot.");
    }
    return document;
}

/* Where a text stands: column is counted over all sheets. */
typedef struct {
    guint column;
    double y;
} Spot;

/* The one place of the text. */
static Spot spot_of(const SheetSet *set, const char *text) {
    Spot spot = {0};
    guint found = 0;
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind == ITEM_TEXT && strstr(item->text, text) != NULL) {
                spot = (Spot){2 * i + (item->x > sheet->width / 2), item->y};
                found++;
            }
        }
    }
    if (found != 1) {
        g_test_message("%s stands %u times", text, found);
    }
    g_assert_cmpuint(found, ==, 1);
    return spot;
}

static Spot item_spot(const SheetSet *set, guint number) {
    g_autofree char *text = g_strdup_printf("Punt%02u", number);
    return spot_of(set, text);
}

static void assert_below(Spot above, Spot below) {
    g_assert_true(below.column > above.column ||
                  (below.column == above.column && below.y > above.y));
}

static void assert_together(Spot above, Spot below) {
    g_assert_cmpuint(above.column, ==, below.column);
    g_assert_cmpfloat(above.y, <, below.y);
}

/* Every text is there once, and each below the one before it. Items of two
 * lines are equally far apart whether the list was cut there or not. */
static guint check_list(const SheetSet *set, const Case *test) {
    Spot before = item_spot(set, 0);
    double pitch = item_spot(set, 1).y - before.y;
    guint cuts = 0;
    for (guint i = 1; i < test->items; i++) {
        Spot spot = item_spot(set, i);
        assert_below(before, spot);
        if (spot.column == before.column) {
            g_assert_cmpfloat(fabs(spot.y - before.y - pitch), <, 0.01);
        } else {
            cuts++;
        }
        before = spot;
    }
    assert_together(item_spot(set, 0), item_spot(set, 1));
    assert_together(item_spot(set, test->items - 2), before);
    if (test->heading) {
        assert_together(spot_of(set, "Kop"), item_spot(set, 1));
    }
    if (test->intro) {
        assert_together(spot_of(set, "Inleiding"), item_spot(set, 1));
        assert_together(item_spot(set, test->items - 2), spot_of(set, "Let"));
        assert_below(spot_of(set, "Let"), spot_of(set, "Slot"));
    }
    return cuts;
}

/* The text of the structure tree, which is what is read aloud. */
static void check_text(const SheetSet *set, const Case *test) {
    g_autofree char *text = sheet_set_text(set);
    const char *at = text;
    for (guint i = 0; i < test->items; i++) {
        g_autofree char *line = g_strdup_printf("Punt%02u " SENTENCE "\n", i);
        at = strstr(at, line);
        g_assert_nonnull(at);
        at += strlen(line);
        g_assert_null(strstr(at, line));
    }
}

static guint run_case(Fixture *fixture, const Case *test) {
    g_test_message("%s: %u items below %u", test->format, test->items,
                   test->above);
    g_autoptr(Document) document = new_document(test);
    g_autoptr(SheetSet) set = lay_out(fixture, document, test->format);
    g_assert_nonnull(set);
    check_text(set, test);
    return check_list(set, test);
}

/* A list of seven items stays whole, a long one is cut where a page ends. */
static void test_pages(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const guint counts[] = {7, 8, 12, 20, MOST_ITEMS};
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
        guint cuts = 0;
        for (guint above = 0; above < 10; above++) {
            Case test = {"phone", counts[i], above, above % 2 == 0,
                         above % 3 != 0};
            cuts += run_case(fixture, &test);
        }
        g_assert_true(counts[i] > 7 || cuts == 0);
        g_assert_true(counts[i] < 12 || cuts > 0);
    }
}

/* On paper only what is higher than a column is cut. */
static void test_columns(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const guint counts[] = {7, 10, 20, 30, 40};
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
        for (guint above = 0; above < 6; above++) {
            Case test = {"a4", counts[i], above, above % 2 == 0,
                         above % 3 != 0};
            guint cuts = run_case(fixture, &test);
            g_assert_cmpint(cuts > 0, ==, counts[i] > 10);
        }
    }
}

/* A list that no page can hold has a place from eight items on. */
static void test_too_high(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint items = 7; items <= 8; items++) {
        g_autoptr(Document) document =
            document_new("visit", fixture_language("nl"));
        document->position = position_in_file("visit.yaml");
        Block *first = add_part(document, "first");
        Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
        Block *list = add(section, BLOCK_LIST, ROLE_NONE, NULL);
        for (guint i = 0; i < items; i++) {
            add_numbered(list, BLOCK_ITEM,
                         SENTENCE " " SENTENCE " " SENTENCE " Punt", i);
        }
        g_autoptr(SheetSet) set = lay_out(fixture, document, "phone");
        g_assert_cmpint(set != NULL, ==, items > 7);
    }
    find_problem(fixture, "overflow");
}

/* A title stands on the page of its first section, wherever the page ends, and
 * also when that section begins with what may be cut. */
static void test_titles(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint above = 0; above < 40; above++) {
        g_autoptr(Document) document =
            document_new("visit", fixture_language("nl"));
        document->position = position_in_file("visit.yaml");
        Block *first = add_part(document, "first");
        add_heading(first, 1, "Titel00");
        for (guint i = 0; i < above; i++) {
            Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
            add_heading(section, 2, i == 0 ? "Vraag00" : "Kop");
            add(section, BLOCK_PARAGRAPH, ROLE_NONE, SENTENCE);
        }
        for (guint i = 1; i < 4; i++) {
            g_autofree char *title = g_strdup_printf("Titel%02u", i);
            g_autofree char *question = g_strdup_printf("Vraag%02u", i);
            add_heading(first, 1, title);
            Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
            add_heading(section, 2, question);
            Block *list = add(section, BLOCK_LIST, ROLE_NONE, NULL);
            for (guint j = 0; j < (i == 2 ? 2 : 8 + above); j++) {
                add_numbered(list, BLOCK_ITEM, i == 3 ? "Punt" : "Zin", j);
            }
        }
        g_autoptr(SheetSet) set = lay_out(fixture, document, "phone");
        g_assert_nonnull(set);
        g_test_message("%u sections above", above);
        for (guint i = above > 0 ? 0 : 1; i < 4; i++) {
            g_autofree char *title = g_strdup_printf("Titel%02u", i);
            g_autofree char *question = g_strdup_printf("Vraag%02u", i);
            assert_together(spot_of(set, title), spot_of(set, question));
        }
        assert_together(spot_of(set, "Titel03"), item_spot(set, 1));
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
#define ADD(name, function)                                                    \
    g_test_add("/long-lists/" name, Fixture, NULL, set_up, function, tear_down)
    ADD("pages", test_pages);
    ADD("columns", test_columns);
    ADD("too-high", test_too_high);
    ADD("titles", test_titles);
    return g_test_run();
}
