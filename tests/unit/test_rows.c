/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

#define POINTS_PER_MM (72 / 25.4)
#define COLUMN (86 * POINTS_PER_MM)
#define MARGIN (15 * POINTS_PER_MM)

static const char *const directions[] = {"ro", "ar"};

/* Puts the same block in Dutch beside it. */
static void set_dutch(Block *block, const char *text) {
    Block *holder = block_new(BLOCK_PART, block->position);
    block->beside = add(holder, block->kind, block->role, text);
    block->beside->level = block->level;
    block->beside->language = fixture_language("nl");
    g_ptr_array_steal_index(holder->children, 0);
    block_free(holder);
}

static char *repeat(const char *word, int times) {
    GString *text = g_string_new(word);
    for (int i = 1; i < times; i++) {
        g_string_append_printf(text, " %s", word);
    }
    return g_string_free(text, FALSE);
}

/* A row of `own` times the language's word and `dutch` times a Dutch one. */
static Block *add_row(Block *parent, const Language *language, BlockKind kind,
                      int own, int dutch) {
    g_autofree char *text =
        repeat(language->right_to_left ? "شجرة" : "copac", own);
    g_autofree char *original = repeat("boom", dutch);
    Block *block = add(parent, kind, ROLE_NONE, text);
    block->level = 2;
    set_dutch(block, original);
    return block;
}

/* A list of two items, the reader's or, `beside`, that in Dutch. */
static void add_items(Block *list, const char *word, int first) {
    g_autofree char *text = repeat(word, first);
    add(list, BLOCK_ITEM, ROLE_NONE, text);
    add(list, BLOCK_ITEM, ROLE_NONE, word);
}

static void add_list(Block *parent, const Language *language) {
    Block *list = add(parent, BLOCK_LIST, ROLE_NONE, NULL);
    set_dutch(list, NULL);
    add_items(list, language->right_to_left ? "بيت" : "casă", 40);
    add_items(list->beside, "huis", 3);
}

/* Sections of a heading, texts of all lengths, and a list. */
static Document *make_document(const char *code, int sections) {
    const Language *language = fixture_language(code);
    Document *document = document_new("visit", language);
    Block *part = add_part(document, "first");
    for (int i = 0; i < sections; i++) {
        Block *section = add(part, BLOCK_SECTION, ROLE_NONE, NULL);
        add_row(section, language, BLOCK_HEADING, 2, 2);
        add_row(section, language, BLOCK_PARAGRAPH, 3 + 11 * i, 20);
        add_row(section, language, BLOCK_PARAGRAPH, 5, 30 + i);
        add_list(section, language);
    }
    Block *box = add(part, BLOCK_BOX, ROLE_MAIN_MESSAGE, NULL);
    set_dutch(box, NULL);
    add(box, BLOCK_PARAGRAPH, ROLE_NONE,
        language->right_to_left ? "ماء" : "apă");
    add(box->beside, BLOCK_PARAGRAPH, ROLE_NONE, "water");
    return document;
}

/* What is known of one side of a row, from the items of the sheets. */
typedef struct {
    int sheet; /* -1: none yet; -2: on more than one */
    double left, right, first, last;
} Side;

static bool lies_below(const Element *element, const Element *above) {
    while (element != NULL && element != above) {
        element = element->parent;
    }
    return element != NULL;
}

static Side find_side(const SheetSet *set, const Element *element) {
    Side side = {-1, 1e9, -1e9, 1e9, -1e9};
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind != ITEM_TEXT ||
                !lies_below(item->element, element)) {
                continue;
            }
            side.sheet = side.sheet == -1 || side.sheet == (int)i ? (int)i : -2;
            side.left = fmin(side.left, item->x);
            side.right = fmax(side.right, item->x + text_width(item));
            side.first = fmin(side.first, item->y);
            side.last = fmax(side.last, item->y);
        }
    }
    return side;
}

/* A row holds its number, the reader's language, and Dutch. */
static bool is_row(const Element *element) {
    const Element *last = element->children->len == 3
                              ? g_ptr_array_index(element->children, 2)
                              : NULL;
    return last != NULL && last->language != NULL &&
           g_str_equal(last->language->code, "nl");
}

static void gather_rows(const Element *element, GPtrArray *rows) {
    if (is_row(element)) {
        g_ptr_array_add(rows, (gpointer)element);
        return;
    }
    for (guint i = 0; i < element->children->len; i++) {
        gather_rows(g_ptr_array_index(element->children, i), rows);
    }
}

/* The columns are those of the format, the reader's at the start side. */
static void assert_columns(const SheetSet *set, const Side *own,
                           const Side *dutch, const Side *number) {
    const Side *left = set->language->right_to_left ? dutch : own;
    const Side *right = set->language->right_to_left ? own : dutch;
    g_assert_cmpfloat(left->left, >=, MARGIN - 0.01);
    g_assert_cmpfloat(left->right, <=, MARGIN + COLUMN + 4); /* spaces */
    g_assert_cmpfloat(number->left, >, MARGIN + COLUMN);
    g_assert_cmpfloat(number->right, <, right->left);
    g_assert_cmpfloat(right->right, <=, 595.28 - MARGIN + 4);
    g_assert_cmpfloat(fabs(number->left + number->right - 595.28), <, 0.1);
    /* ragged where it ends to be read; a box has padding */
    g_assert_cmpfloat(left->left, <, MARGIN + (left == dutch ? 10 : COLUMN));
}

/* Both sides begin at the same height, and nothing of a row stands on another
 * page or beside the next row. */
static void test_together(Fixture *fixture, gconstpointer data) {
    g_autoptr(Document) document = make_document(data, 6);
    g_autoptr(SheetSet) set = lay_out(fixture, document, "bilingual");
    g_assert_nonnull(set);
    g_assert_cmpuint(set->sheets->len, >, 2);
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    gather_rows(set->root, rows);
    g_assert_cmpuint(rows->len, ==, 6 * 4 + 1);
    int sheet = 0;
    double end = 0;
    for (guint i = 0; i < rows->len; i++) {
        const Element *row = g_ptr_array_index(rows, i);
        Side number = find_side(set, g_ptr_array_index(row->children, 0));
        Side own = find_side(set, g_ptr_array_index(row->children, 1));
        Side dutch = find_side(set, g_ptr_array_index(row->children, 2));
        g_assert_cmpint(own.sheet, >=, sheet);
        g_assert_cmpint(own.sheet, ==, dutch.sheet);
        g_assert_cmpint(own.sheet, ==, number.sheet);
        g_assert_cmpfloat_with_epsilon(own.first, dutch.first, 0.01);
        g_assert_cmpfloat(fabs(number.first - own.first), <, 4);
        if (own.sheet == sheet) {
            g_assert_cmpfloat(own.first, >, end);
        }
        assert_columns(set, &own, &dutch, &number);
        sheet = own.sheet;
        end = fmax(own.last, dutch.last);
    }
}

/* They are counted in the order of reading. */
static void test_numbers(Fixture *fixture, gconstpointer data) {
    g_autoptr(Document) document = make_document(data, 2);
    g_autoptr(SheetSet) set = lay_out(fixture, document, "bilingual");
    g_assert_nonnull(set);
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    gather_rows(set->root, rows);
    g_assert_cmpuint(rows->len, ==, 9);
    for (guint i = 0; i < rows->len; i++) {
        const Element *row = g_ptr_array_index(rows, i);
        const Element *label = g_ptr_array_index(row->children, 0);
        g_autofree char *expected = g_strdup_printf("%u", i + 1);
        guint found = 0;
        for (guint j = 0; j < set->sheets->len; j++) {
            const Sheet *sheet = g_ptr_array_index(set->sheets, j);
            for (guint k = 0; k < sheet->items->len; k++) {
                const Item *item = g_ptr_array_index(sheet->items, k);
                if (item->kind == ITEM_TEXT && item->element == label) {
                    g_assert_cmpstr(item->text, ==, expected);
                    found++;
                }
            }
        }
        g_assert_cmpuint(found, ==, 1);
    }
    const Element *box = g_ptr_array_index(rows, rows->len - 1);
    g_assert_cmpint(box->kind, ==, ELEMENT_NOTE);
    const Element *list = g_ptr_array_index(rows, 3);
    const Element *own = g_ptr_array_index(list->children, 1);
    g_assert_cmpint(list->kind, ==, ELEMENT_SECTION);
    g_assert_cmpint(own->kind, ==, ELEMENT_LIST);
}

/* The second items of two lists begin side by side, too. */
static void test_lists(Fixture *fixture, gconstpointer data) {
    g_autoptr(Document) document = make_document(data, 1);
    g_autoptr(SheetSet) set = lay_out(fixture, document, "bilingual");
    g_assert_nonnull(set);
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    gather_rows(set->root, rows);
    const Element *row = g_ptr_array_index(rows, 3);
    Side second[2];
    for (guint i = 0; i < 2; i++) {
        const Element *list = g_ptr_array_index(row->children, 1 + i);
        second[i] = find_side(set, g_ptr_array_index(list->children, 1));
        Side first = find_side(set, g_ptr_array_index(list->children, 0));
        g_assert_cmpfloat(second[i].first, >, first.last);
    }
    g_assert_cmpfloat_with_epsilon(second[0].first, second[1].first, 0.01);
}

static guint count_rules(const Sheet *sheet) {
    guint count = 0;
    for (guint i = 0; i < sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(sheet->items, i);
        count += item->kind == ITEM_LINE && item->width > 2 * COLUMN;
    }
    return count;
}

/* A line stands above each row, but not below a heading, beside a box, or at
 * the top of a page. */
static void test_rules(Fixture *fixture, gconstpointer data) {
    g_autoptr(Document) document = make_document(data, 2);
    g_autoptr(SheetSet) set = lay_out(fixture, document, "bilingual");
    g_assert_nonnull(set);
    g_assert_cmpuint(set->sheets->len, ==, 2);
    guint count = count_rules(g_ptr_array_index(set->sheets, 0)) +
                  count_rules(g_ptr_array_index(set->sheets, 1));
    /* 9 rows: not above the first, below 2 headings, above the box; one more
     * is the first of a page when the second page has any */
    guint number = 0;
    find_text(set, "water", &number);
    g_assert_cmpuint(count, ==, number == 1 ? 4 : 5);
}

/* Without Dutch beside it, as for hints of length, it stands in its column. */
static void test_alone(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document =
        document_new("visit", fixture_language("nl"));
    Block *part = add_part(document, "first");
    g_autofree char *text = repeat("boom", 60);
    add(part, BLOCK_PARAGRAPH, ROLE_NONE, text);
    g_autoptr(SheetSet) set = lay_out(fixture, document, "bilingual");
    g_assert_nonnull(set);
    Side all = find_side(set, g_ptr_array_index(set->root->children, 0));
    g_assert_cmpfloat(all.left, >=, MARGIN - 0.01);
    g_assert_cmpfloat(all.last, >, all.first + 50); /* several lines */
}

static int count_sheets(Fixture *fixture, int words, double *size) {
    g_autoptr(Document) document =
        document_new("visit", fixture_language("ro"));
    Block *part = add_part(document, "first");
    for (int i = 0; i < words / 100; i++) {
        add_row(part, document->language, BLOCK_PARAGRAPH, 100, 50);
    }
    g_autoptr(SheetSet) set = lay_out(fixture, document, "bilingual");
    g_assert_nonnull(set);
    *size = set->body_size;
    return (int)set->sheets->len;
}

/* Letters get smaller where that saves a sheet, and only there. */
static void test_size(Fixture *fixture, gconstpointer data) {
    (void)data;
    bool smaller = false;
    double size = 0;
    const Format *format = format_lookup(fixture->formats, "bilingual");
    int sheets = 2;
    for (int words = 200; sheets == 2; words += 100) {
        sheets = count_sheets(fixture, words, &size);
        smaller = smaller || (sheets == 2 && size < format->size_start);
    }
    g_assert_true(smaller);
    g_assert_cmpint(sheets, ==, 3);
    g_assert_cmpfloat(size, ==, format->size_start);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(directions); i++) {
        const char *code = directions[i];
        g_autofree char *together = g_strconcat("/rows/together/", code, NULL);
        g_autofree char *numbers = g_strconcat("/rows/numbers/", code, NULL);
        g_autofree char *lists = g_strconcat("/rows/lists/", code, NULL);
        g_autofree char *rules = g_strconcat("/rows/rules/", code, NULL);
        g_test_add(together, Fixture, code, set_up, test_together, tear_down);
        g_test_add(numbers, Fixture, code, set_up, test_numbers, tear_down);
        g_test_add(lists, Fixture, code, set_up, test_lists, tear_down);
        g_test_add(rules, Fixture, code, set_up, test_rules, tear_down);
    }
    g_test_add("/rows/alone", Fixture, NULL, set_up, test_alone, tear_down);
    g_test_add("/rows/size", Fixture, NULL, set_up, test_size, tear_down);
    return g_test_run();
}
