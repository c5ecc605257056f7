/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/proof.h"
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

static Document *make_document(const Language *language) {
    Document *document = document_new("visit", language);
    Block *cover = add_part(document, "cover");
    add(cover, BLOCK_PARAGRAPH, ROLE_WORDMARK, "Wegwijzer");
    Block *back = add_part(document, "back");
    add(back, BLOCK_PARAGRAPH, ROLE_KEEP, "112");
    add(back, BLOCK_PARAGRAPH, ROLE_IMPRINT, "CC BY 4.0");
    return document;
}

/* Numbers stand outside the column, left or right, at the height of the text;
 * neither they nor the stamp are read aloud. */
static void test_numbers(Fixture *fixture, gconstpointer data) {
    bool rtl = data != NULL;
    g_autoptr(Document) document =
        make_document(fixture_language(rtl ? "ar" : "nl"));
    g_autoptr(SheetSet) set = lay_out(fixture, document, "trifold");
    g_assert_nonnull(set);
    LayoutOptions options = {fixture->base->fonts, fixture->style,
                             format_lookup(fixture->formats, "trifold")};
    g_autoptr(GPtrArray) blocks = proof_blocks(set);
    g_assert_cmpuint(blocks->len, ==, 3);
    proof_number(set, blocks, &options, fixture_language("nl"),
                 fixture->base->diag);
    proof_stamp(set, "Proef", &options, fixture_language("nl"),
                fixture->base->diag);
    guint sheet = 0;
    const Item *text = find_text(set, "CC BY", &sheet);
    const Item *number = find_text(set, "3", &sheet);
    g_assert_null(number->element);
    g_assert_cmpfloat(number->y, ==, text->y);
    if (rtl) {
        g_assert_cmpfloat(number->x, >, text->x + text_width(text));
    } else {
        g_assert_cmpfloat(number->x + text_width(number), <, text->x);
    }
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *page = g_ptr_array_index(set->sheets, i);
        const Item *stamp =
            g_ptr_array_index(page->items, page->items->len - 1);
        g_assert_cmpstr(stamp->text, ==, "Proef");
        g_assert_null(stamp->element);
    }
}

static void note_indexes(const Element *element, GHashTable *seen) {
    g_assert_true(g_hash_table_add(seen, GINT_TO_POINTER(element->index + 1)));
    for (guint i = 0; i < element->children->len; i++) {
        const Element *child = g_ptr_array_index(element->children, i);
        g_assert_true(child->parent == element);
        note_indexes(child, seen);
    }
}

/* Of two languages side by side each has its numbers on its outer side. */
static void test_two_languages(Fixture *fixture, gconstpointer data) {
    bool rtl = data != NULL;
    g_autoptr(Document) document =
        document_new("visit", fixture_language(rtl ? "ar" : "ro"));
    Block *part = add_part(document, "first");
    Block *own = add(part, BLOCK_PARAGRAPH, ROLE_NONE, rtl ? "بيت" : "casă");
    Block *dutch = add(part, BLOCK_PARAGRAPH, ROLE_NONE, "huis");
    own->beside = g_ptr_array_steal_index(part->children, 1);
    dutch->language = fixture_language("nl");
    g_autoptr(SheetSet) set = lay_out(fixture, document, "bilingual");
    g_assert_nonnull(set);
    LayoutOptions options = {fixture->base->fonts, fixture->style,
                             format_lookup(fixture->formats, "bilingual")};
    g_autoptr(GPtrArray) blocks = proof_blocks(set);
    g_assert_cmpuint(blocks->len, ==, 2);
    g_assert_true(g_ptr_array_index(blocks, 1) == dutch);
    proof_number(set, blocks, &options, fixture_language("nl"),
                 fixture->base->diag);
    guint sheet = 0;
    const Item *text = find_text(set, "huis", &sheet);
    const Item *number = find_text(set, "2", &sheet);
    g_assert_cmpfloat(number->y, ==, text->y);
    g_assert_cmpint(number->x > text->x, ==, !rtl);
    g_assert_cmpfloat(fabs(number->x - options.format->width / 2), >,
                      options.format->width / 2 -
                          16 * 72 / 25.4); /* in the margin */
}

/* Every element has a number of its own, and keeps its language. */
static void test_join(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = make_document(fixture_language("ar"));
    g_autoptr(Document) other = make_document(fixture_language("nl"));
    g_autoptr(SheetSet) set = lay_out(fixture, document, "trifold");
    SheetSet *behind = lay_out(fixture, other, "trifold");
    int elements = set->element_count + behind->element_count;
    guint sheets = set->sheets->len + behind->sheets->len;
    sheet_set_join(set, behind);
    g_assert_cmpint(set->element_count, ==, elements);
    g_assert_cmpuint(set->sheets->len, ==, sheets);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    note_indexes(set->root, seen);
    g_assert_cmpuint(g_hash_table_size(seen), ==, (guint)elements);
    const Element *last =
        g_ptr_array_index(set->root->children, set->root->children->len - 1);
    g_assert_cmpint(last->kind, ==, ELEMENT_PART);
    g_assert_true(last->language == fixture_language("nl"));
}

/* The band lies below everything, reaches into the bleed on both sides, and
 * says its word at least once on each sheet. */
static void test_band(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = make_document(fixture_language("ar"));
    g_autoptr(SheetSet) set = lay_out(fixture, document, "card");
    g_assert_nonnull(set);
    LayoutOptions options = {fixture->base->fonts, fixture->style,
                             format_lookup(fixture->formats, "card")};
    proof_band(set, "Proef", &options, fixture_language("nl"),
               fixture->base->diag);
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        const Item *ground = g_ptr_array_index(sheet->items, 0);
        const Item *word = g_ptr_array_index(sheet->items, 1);
        g_assert_cmpint(ground->kind, ==, ITEM_RECTANGLE);
        g_assert_null(ground->element);
        g_assert_cmpfloat(ground->x, ==, -PRESS_BLEED);
        g_assert_cmpfloat(ground->x + ground->width, ==,
                          sheet->width + PRESS_BLEED);
        g_assert_cmpstr(word->text, ==, "Proef");
        g_assert_null(word->element);
        g_assert_cmpfloat(word->x, >, 0);
        g_assert_cmpfloat(word->y, >, ground->y);
        g_assert_cmpfloat(word->y, <, ground->y + ground->height);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add("/proof/numbers", Fixture, NULL, set_up, test_numbers,
               tear_down);
    g_test_add("/proof/numbers-rtl", Fixture, "rtl", set_up, test_numbers,
               tear_down);
    g_test_add("/proof/two-languages", Fixture, NULL, set_up,
               test_two_languages, tear_down);
    g_test_add("/proof/two-languages-rtl", Fixture, "rtl", set_up,
               test_two_languages, tear_down);
    g_test_add("/proof/band", Fixture, NULL, set_up, test_band, tear_down);
    g_test_add("/proof/join", Fixture, NULL, set_up, test_join, tear_down);
    return g_test_run();
}
