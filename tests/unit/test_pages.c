/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames that repeat, what a format hides, and the box for a name and a
 * number. */
#include "contact_box.h"
#include "layout/sheet_dump.h"
#include "layout_fixture.h"

#include <string.h>

#define SENTENCE                                                               \
    "Ze moeten hun legitimatie laten zien en zeggen waarom ze binnen willen."

static Document *new_document(const char *language) {
    Document *document = document_new("visit", fixture_language(language));
    document->position = position_in_file("visit.yaml");
    return document;
}

static Block *add_section(Block *part, const char *heading, guint paragraphs) {
    Block *section = add(part, BLOCK_SECTION, ROLE_NONE, NULL);
    add_heading(section, 2, heading);
    for (guint i = 0; i < paragraphs; i++) {
        add(section, BLOCK_PARAGRAPH, ROLE_NONE, SENTENCE);
    }
    return section;
}

/* A box in the part third; `values` of the three lines are known. */
static Document *boxed_document(const char *language, guint values) {
    static const char *const lines[][2] = {
        {"Vraag naar", "Vraag naar: Sanne"},
        {"Telefoon sau WhatsApp", "Telefoon sau WhatsApp: 06-12345678"},
        {"Wanneer", "Wanneer: dag en nacht"}};
    Document *document = new_document(language);
    Block *third = add_part(document, "third");
    add(third, BLOCK_PARAGRAPH, ROLE_NONE, SENTENCE);
    Block *box = add(third, BLOCK_BOX, ROLE_CONTACT, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        bool known = i < values;
        add(box, BLOCK_PARAGRAPH, known ? ROLE_NONE : ROLE_BLANK,
            lines[i][known]);
    }
    add(third, BLOCK_PARAGRAPH, ROLE_NONE, SENTENCE);
    return document;
}

static void test_box(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const formats[] = {"trifold", "a4"};
    static const char *const languages[] = {"nl", "ro", "ar"};
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        for (guint j = 0; j < G_N_ELEMENTS(languages); j++) {
            for (guint values = 0; values <= 3; values++) {
                g_autoptr(Document) document =
                    boxed_document(languages[j], values);
                g_autoptr(SheetSet) set =
                    lay_out(fixture, document, formats[i]);
                g_assert_nonnull(set);
                g_autofree char *fault = contact_box_fault(set);
                g_assert_cmpstr(fault, ==, NULL);
            }
        }
    }
}

/* The judge of the test above sees what it has to see. */
static void test_box_can_fail(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (int way = 0; way < 6; way++) {
        g_autoptr(Document) document = boxed_document("nl", 1);
        g_autoptr(SheetSet) set = lay_out(fixture, document, "trifold");
        ContactBox box;
        g_assert_cmpuint(contact_box_find(set, &box), ==, 1);
        Sheet *sheet = g_ptr_array_index(set->sheets, box.number);
        Item *item = g_ptr_array_index(sheet->items, 0);
        if (way == 0) { /* text of somebody else */
            g_assert_cmpint(item->kind, ==, ITEM_TEXT);
            item->y = box.top + 20;
        } else if (way == 1) { /* a ground behind it */
            item = sheet_append(sheet, ITEM_RECTANGLE, NULL);
            item->x = box.left;
            item->y = box.top;
            item->width = item->height = 50;
            item->filled = true;
        } else if (way == 2) { /* a line through it */
            item = sheet_append(sheet, ITEM_LINE, NULL);
            item->x = box.left - 9;
            item->y = box.bottom - 9;
            item->width = 50;
        } else { /* dotted lines: short, close, leaving */
            item = sheet_append(sheet, ITEM_LINE, NULL);
            item->dash = 1.5;
            item->x = box.left + 50 - (way == 5 ? 60 : 0);
            item->y = box.bottom - (way == 4 ? 20 : 2);
            item->width = way == 3 ? 50 : 110;
        }
        g_autofree char *fault = contact_box_fault(set);
        g_test_message("%d: %s", way, fault != NULL ? fault : "nothing");
        g_assert_nonnull(fault);
    }
}

/* A frame that is too narrow for the box is a fault of the format. */
static void test_narrow(Fixture *fixture, gconstpointer data) {
    (void)data;
    const Format *format = format_lookup(fixture->formats, "a4");
    for (guint i = 0; i < format->frames->len; i++) {
        Frame *frame = g_ptr_array_index(format->frames, i);
        frame->width = 50 * 72 / 25.4;
    }
    g_autoptr(Document) document = boxed_document("nl", 0);
    g_assert_null(lay_out(fixture, document, "a4"));
    g_assert_nonnull(strstr(find_problem(fixture, "format")->text,
                            "50 mm wide and needs 55"));
}

/* No pen on the phone: its lines are hidden at any depth, and a box of which
 * nothing is left does not come at all. */
static void test_hidden(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint values = 0; values < 2; values++) {
        g_autoptr(Document) document = boxed_document("nl", values);
        Block *third = g_ptr_array_index(document->root->children, 0);
        Block *contact = add(third, BLOCK_CONTACT, ROLE_NONE, NULL);
        add(contact, BLOCK_PARAGRAPH, ROLE_NEED, "Praten");
        add(contact, BLOCK_PARAGRAPH, ROLE_BLANK, "Telefoon");
        g_autoptr(SheetSet) set = lay_out(fixture, document, "phone");
        g_assert_nonnull(set);
        g_autofree char *text = sheet_set_text(set);
        g_autofree char *expected =
            g_strconcat(SENTENCE, "\n", values > 0 ? "Vraag naar: Sanne\n" : "",
                        SENTENCE "\nPraten\n", NULL);
        g_assert_cmpstr(text, ==, expected);
        ContactBox box;
        g_assert_cmpuint(contact_box_find(set, &box), ==, values);
        /* where nobody writes, it is as high as what it says */
        g_assert_true(values == 0 || box.bottom - box.top < 40);
        g_autofree char *dump = sheet_set_dump(set);
        g_assert_cmpint(strstr(dump, " note") != NULL, ==, values > 0);
    }
}

/* All links below an element, as "target=text;" in the order of the tree. */
static void gather_links(const SheetSet *set, const Element *element,
                         GString *links) {
    if (element->kind == ELEMENT_LINK) {
        g_string_append_printf(links, "%s=", element->target);
        for (guint i = 0; i < set->sheets->len; i++) {
            const Sheet *sheet = g_ptr_array_index(set->sheets, i);
            for (guint j = 0; j < sheet->items->len; j++) {
                const Item *item = g_ptr_array_index(sheet->items, j);
                if (item->element == element) {
                    g_string_append(links, item->text);
                }
            }
        }
        g_string_append_c(links, ';');
    }
    for (guint i = 0; i < element->children->len; i++) {
        gather_links(set, g_ptr_array_index(element->children, i), links);
    }
}

static void add_number(Block *block, const char *text) {
    Span *span = span_new(text);
    span->phone = span->unbreakable = span->isolate = true;
    g_ptr_array_add(block->spans, span);
}

/* Numbers can be tapped on a phone, in a language of either direction, and
 * nothing but them; on paper nothing is a link. */
static void test_links(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const languages[] = {"nl", "ar"};
    for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(Document) document = new_document(languages[i]);
        Block *third = add_part(document, "third");
        Block *line = add(third, BLOCK_PARAGRAPH, ROLE_NONE, "Bel 112: ");
        add_number(line, "+31 6-123");
        g_ptr_array_add(line->spans, span_new(" of "));
        add_number(line, "0900-8844");
        add_number(line, "113");
        g_autoptr(SheetSet) phone = lay_out(fixture, document, "phone");
        g_autoptr(GString) links = g_string_new(NULL);
        gather_links(phone, phone->root, links);
        g_assert_cmpstr(links->str, ==,
                        "tel:+316123=+31 6-123;tel:09008844=0900-8844;"
                        "tel:113=113;");
        g_autofree char *text = sheet_set_text(phone);
        g_assert_cmpstr(text, ==, "Bel 112: +31 6-123 of 0900-8844113\n");
        g_autoptr(SheetSet) paper = lay_out(fixture, document, "trifold");
        g_string_truncate(links, 0);
        gather_links(paper, paper->root, links);
        g_assert_cmpstr(links->str, ==, "");
    }
}

/* How far down text goes on a sheet, as a part of its height; 0: none. */
static double depth_of(const SheetSet *set, guint number) {
    const Sheet *sheet = g_ptr_array_index(set->sheets, number);
    double depth = 0;
    for (guint i = 0; i < sheet->items->len; i++) {
        double box[4];
        item_box(g_ptr_array_index(sheet->items, i), box);
        depth = MAX(depth, box[3] / sheet->height);
        g_assert_cmpfloat(box[1], >, 0);
        g_assert_cmpfloat(box[3], <, sheet->height - 6);
    }
    return depth;
}

/* As many sheets as the text needs, about equally full: none with a line or
 * two, whatever the length; nothing is lost or out of order. */
static void test_as_needed(Fixture *fixture, gconstpointer data) {
    (void)data;
    guint most = 0;
    for (guint sections = 1; sections < 20; sections++) {
        g_autoptr(Document) document = new_document("nl");
        Block *first = add_part(document, "first");
        for (guint i = 0; i < sections; i++) {
            g_autofree char *heading = g_strdup_printf("Vraag %u?", i + 1);
            add_section(first, heading, 2 + i % 3);
        }
        g_autoptr(SheetSet) set = lay_out(fixture, document, "phone");
        g_assert_nonnull(set);
        g_assert_cmpfloat(set->body_size, ==, 11);
        g_assert_cmpfloat(depth_of(set, 0), ==, 0); /* it has no cover */
        guint last = 0;
        for (guint i = 0; i < sections; i++) {
            g_autofree char *heading = g_strdup_printf("Vraag %u?", i + 1);
            guint sheet = 0;
            find_text(set, heading, &sheet);
            g_assert_cmpuint(sheet, >=, last);
            last = sheet;
        }
        for (guint i = 1; i < set->sheets->len && sections > 2; i++) {
            g_assert_cmpfloat(depth_of(set, i), >, 0.33);
        }
        g_assert_cmpuint(set->sheets->len, >=, most);
        most = set->sheets->len;
    }
    g_assert_cmpuint(most, >, 6);
}

/* The sheet of the first text item that holds `text`. */
static guint sheet_of(const SheetSet *set, const char *text) {
    guint sheet = 0;
    find_text(set, text, &sheet);
    return sheet;
}

/* A section stays whole while that leaves no page half empty; a heading has
 * its text, a list its introduction and a box its lines beside it. */
static void test_together(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint above = 0; above < 12; above++) {
        g_autoptr(Document) document = new_document("nl");
        Block *first = add_part(document, "first");
        add_section(first, "Eerst", above);
        Block *section = add_section(first, "Kop", 0);
        add(section, BLOCK_PARAGRAPH, ROLE_NONE, "Dan moet dit:");
        Block *list = add(section, BLOCK_LIST, ROLE_NONE, NULL);
        add(list, BLOCK_ITEM, ROLE_NONE, "begin " SENTENCE);
        add(list, BLOCK_ITEM, ROLE_NONE, "einde " SENTENCE);
        Block *box = add(section, BLOCK_BOX, ROLE_GOOD_TO_KNOW, NULL);
        add(box, BLOCK_PARAGRAPH, ROLE_NONE, "Weet ook " SENTENCE);
        add(box, BLOCK_PARAGRAPH, ROLE_NONE, "en tot slot " SENTENCE);
        g_autoptr(SheetSet) set = lay_out(fixture, document, "phone");
        g_assert_nonnull(set);
        g_assert_cmpuint(sheet_of(set, "Kop"), ==, sheet_of(set, "Dan moet"));
        g_assert_cmpuint(sheet_of(set, "Kop"), ==, sheet_of(set, "begin"));
        g_assert_cmpuint(sheet_of(set, "begin"), ==, sheet_of(set, "einde"));
        g_assert_cmpuint(sheet_of(set, "Weet"), ==, sheet_of(set, "slot"));
    }
}

static void test_limit(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = new_document("ro");
    Block *first = add_part(document, "first");
    for (guint i = 0; i < 120; i++) {
        add_section(first, "Wat moet ik laten zien?", 6);
    }
    g_assert_null(lay_out(fixture, document, "phone"));
    const Problem *problem = find_problem(fixture, "overflow");
    g_assert_cmpstr(problem->position.language, ==, "ro");
    g_assert_nonnull(strstr(problem->text, "64 are the most"));
}

/* What cannot be cut and is higher than a page is reported, not clipped. */
static void test_too_high(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = new_document("ro");
    Block *first = add_part(document, "first");
    add_section(first, "Eerst", 1);
    g_autoptr(GString) text = g_string_new("Lang");
    for (guint i = 0; i < 20; i++) {
        g_string_append(text, " " SENTENCE);
    }
    add(first, BLOCK_PARAGRAPH, ROLE_NONE, text->str);
    g_assert_null(lay_out(fixture, document, "phone"));
    const Problem *problem = find_problem(fixture, "overflow");
    g_assert_nonnull(strstr(problem->text, "part \"first\""));
    g_assert_nonnull(strstr(problem->text, "from \"Lang"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                    \
    g_test_add(name, Fixture, NULL, set_up, function, tear_down)
    ADD("/pages/box", test_box);
    ADD("/pages/box-can-fail", test_box_can_fail);
    ADD("/pages/narrow", test_narrow);
    ADD("/pages/hidden", test_hidden);
    ADD("/pages/links", test_links);
    ADD("/pages/as-needed", test_as_needed);
    ADD("/pages/together", test_together);
    ADD("/pages/limit", test_limit);
    ADD("/pages/too-high", test_too_high);
    return g_test_run();
}
