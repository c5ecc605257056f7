/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/sheet_dump.h"

#include <locale.h>

static const Language dutch = {.code = "nl", .tag = "nl"};
static const Language arabic = {
    .code = "ar", .tag = "ar", .right_to_left = true};
static const Font font = {.id = (char *)"Test-Regular", .units_per_em = 1000};

static Item *add_text(Sheet *sheet, const Element *element, const char *text) {
    Item *item = sheet_append(sheet, ITEM_TEXT, element);
    item->font = &font;
    item->size = 10.5;
    item->text = g_strdup(text);
    return item;
}

static void test_tree(void) {
    g_autoptr(SheetSet) set = sheet_set_new(&dutch, "Wegwijzer");
    Element *part = sheet_set_element(set, set->root, ELEMENT_PART);
    Element *heading = sheet_set_element(set, part, ELEMENT_HEADING);
    Element *top = sheet_set_element(set, NULL, ELEMENT_PART);
    g_assert_null(set->root->parent);
    g_assert_true(part->parent == set->root);
    g_assert_true(heading->parent == part);
    g_assert_true(top->parent == set->root);
    g_assert_cmpint(set->element_count, ==, 4);
    g_assert_cmpint(heading->index, ==, 2);
    Sheet *sheet = sheet_set_append(set, 100, 200);
    Item *item = sheet_append(sheet, ITEM_LINE, NULL);
    g_assert_cmpfloat(item->color.black, ==, 1);
    g_assert_cmpfloat(item->color.red, ==, 0);
    sheet_set_free(NULL);
}

static const Raster logo = {.width = 500, .height = 200};

static void fill_for_dump(SheetSet *set) {
    Sheet *sheet = sheet_set_append(set, 841.89, 595.276);
    Element *heading = sheet_set_element(set, NULL, ELEMENT_HEADING);
    heading->level = 1;
    Element *figure = sheet_set_element(set, NULL, ELEMENT_FIGURE);
    figure->alternative = g_strdup("een \"deur\"");
    Element *span = sheet_set_element(set, heading, ELEMENT_SPAN);
    span->language = &arabic;
    Item *box = sheet_append(sheet, ITEM_RECTANGLE, NULL);
    box->x = 1.25;
    box->y = -0.01;
    box->width = 1000.06;
    box->height = 20;
    box->filled = true;
    box->color = (Color){0, 0.3, 0.36, 1, 0, 0.25, 0.65};
    Item *text = add_text(sheet, span, "a\"\n\u00AD");
    text->glyphs = g_new0(Glyph, 2);
    text->glyph_count = 2;
    text->glyphs[0].advance = 5.25;
    text->glyphs[1].advance = 5;
    text->right_to_left = true;
    text->language = &arabic;
    Item *path = sheet_append(sheet, ITEM_PATH, figure);
    path->segments = g_array_new(FALSE, TRUE, sizeof(PathSegment));
    PathSegment segments[] = {
        {'M', {1, 2}}, {'C', {1, 2, 3, 4, 5, 6}}, {'Z', {0}}};
    g_array_append_vals(path->segments, segments, 3);
    path->line_width = 0.75;
    path->dash = 2;
    path->round_caps = true;
    Item *picture = sheet_append(sheet, ITEM_RASTER, figure);
    picture->x = 9;
    picture->width = 60.5;
    picture->height = 20;
    picture->raster = &logo;
}

static void test_dump(void) {
    g_autoptr(SheetSet) set = sheet_set_new(&dutch, "Wegwijzer");
    fill_for_dump(set);
    setlocale(LC_ALL, "nl_NL.UTF-8"); /* where it is there: 841,9 */
    g_autofree char *dump = sheet_set_dump(set);
    setlocale(LC_ALL, "C.UTF-8");
    g_assert_cmpstr(
        dump, ==,
        "sheet 1 841.9 595.3\n"
        "  rectangle artifact 1.3 0.0 1000.1 20.0 filled #004d5c\n"
        "  text @3 0.0 0.0 10.3 Test-Regular 10.5 rtl ar #000000 "
        "\"a\\\"\\u000a\\u00ad\"\n"
        "  path @2 M 1.0 2.0 C 1.0 2.0 3.0 4.0 5.0 6.0 Z stroke 0.8 dash 2.0 "
        "round #000000\n"
        "  raster @2 9.0 0.0 60.5 20.0 500 by 200 pixels\n"
        "structure\n"
        "  @0 document nl\n"
        "    @1 heading 1\n"
        "      @3 span ar\n"
        "    @2 figure \"een \\\"deur\\\"\"\n");
}

/* Drawn in another order than it is read, over two sheets. */
static void test_text(void) {
    g_autoptr(SheetSet) set = sheet_set_new(&dutch, "Wegwijzer");
    Element *heading = sheet_set_element(set, NULL, ELEMENT_HEADING);
    Element *paragraph = sheet_set_element(set, NULL, ELEMENT_PARAGRAPH);
    Element *name = sheet_set_element(set, paragraph, ELEMENT_SPAN);
    Element *list = sheet_set_element(set, NULL, ELEMENT_LIST);
    Element *item = sheet_set_element(set, list, ELEMENT_LIST_ITEM);
    Element *label = sheet_set_element(set, item, ELEMENT_LABEL);
    Element *body = sheet_set_element(set, item, ELEMENT_BODY);
    Element *second = sheet_set_element(set, list, ELEMENT_LIST_ITEM);
    Element *second_body = sheet_set_element(set, second, ELEMENT_BODY);
    sheet_set_element(set, NULL, ELEMENT_FIGURE);
    Sheet *first = sheet_set_append(set, 100, 100);
    Sheet *next = sheet_set_append(set, 100, 100);
    add_text(first, paragraph, "Een gezondheids\u00AD");
    add_text(first, paragraph, "voorlichting van ");
    add_text(first, NULL, "1");
    add_text(first, heading, "Wie staat ");
    add_text(first, heading, "er aan de deur? ");
    add_text(first, name, "Belle ");
    add_text(first, name, "Utrecht");
    add_text(next, paragraph, ".");
    add_text(next, second_body, "twee");
    add_text(next, body, "een");
    add_text(next, label, "•");
    g_autofree char *text = sheet_set_text(set);
    g_assert_cmpstr(text, ==,
                    "Wie staat er aan de deur?\n"
                    "Een gezondheidsvoorlichting van Belle Utrecht.\n"
                    "• een\n"
                    "twee\n");
}

static void test_empty(void) {
    g_autoptr(SheetSet) set = sheet_set_new(&dutch, "Wegwijzer");
    g_autofree char *text = sheet_set_text(set);
    g_assert_cmpstr(text, ==, "");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sheet/tree", test_tree);
    g_test_add_func("/sheet/dump", test_dump);
    g_test_add_func("/sheet/text", test_text);
    g_test_add_func("/sheet/empty", test_empty);
    return g_test_run();
}
