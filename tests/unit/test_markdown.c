/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/markdown.h"

#include "content/source_text.h"

#include <string.h>

static const char *const kind_names[] = {
    [BLOCK_DOCUMENT] = "document", [BLOCK_PART] = "part",
    [BLOCK_SECTION] = "section",   [BLOCK_HEADING] = "heading",
    [BLOCK_PARAGRAPH] = "text",    [BLOCK_LIST] = "list",
    [BLOCK_ITEM] = "item",         [BLOCK_BOX] = "box",
    [BLOCK_EMERGENCY] = "line",    [BLOCK_CONTACT] = "contact",
    [BLOCK_PHRASE] = "phrase",     [BLOCK_PICTURE] = "picture"};

static void describe_block(GString *text, const Block *block) {
    g_string_append(text, kind_names[block->kind]);
    if (block->id != NULL) {
        g_string_append_printf(text, " %s", block->id);
    }
    if (block->level > 0) {
        g_string_append_printf(text, " %d", block->level);
    }
    if (block->role != ROLE_NONE) {
        g_string_append_printf(text, " %s", block_role_name(block->role));
    }
    if (block->message != NULL) {
        g_string_append_printf(text, " '%s'", block->message->forms[0]);
    }
    if (block->children->len > 0) {
        g_string_append(text, " (");
        for (guint i = 0; i < block->children->len; i++) {
            g_string_append(text, i > 0 ? ", " : "");
            describe_block(text, g_ptr_array_index(block->children, i));
        }
        g_string_append(text, ")");
    }
}

static Document *read_text(const char *text, int first_line, Diag *diag) {
    Document *document = document_new("visit", NULL);
    const MarkdownSource source = {text, "test.md", first_line};
    markdown_read(&source, document, diag);
    return document;
}

static const struct {
    const char *text, *blocks;
} good[] = {
    {"", "document"},
    {"## Kop {#a}\n\ntekst\n",
     "document (section a (heading 2 'Kop', text 'tekst'))"},
    {"## Kop {#a} ##\n\ntekst\n",
     "document (section a (heading 2 'Kop', text 'tekst'))"},
    {"##   Is het C#?   {#a}\nx\n",
     "document (section a (heading 2 'Is het C#?', text 'x'))"},
    {"## K {#a}\neen\n  twee  drie\nvier\n",
     "document (section a (heading 2 'K', text 'een twee drie vier'))"},
    {"## K {#a}\n- een\n- twee\n  drie\n\n- vier\n",
     "document (section a (heading 2 'K', list (item 'een', item 'twee drie', "
     "item 'vier')))"},
    {"## K {#a}\n1. een\n2. twee\n",
     "document (section a (heading 2 'K', list 1 (item 'een', item 'twee')))"},
    {"## K {#a}\n> [main] een\n> twee\ndrie\n",
     "document (section a (heading 2 'K', box main-message (text 'een twee "
     "drie')))"},
    {"## K {#a}\n> [good] een\n>\n> twee\n>\n> - drie\n> - vier\n>   vijf\n",
     "document (section a (heading 2 'K', box good-to-know (text 'een', text "
     "'twee', list (item 'drie', item 'vier vijf'))))"},
    {"## K {#a}\n> [good]\n> ### Kop\n> een\n",
     "document (section a (heading 2 'K', box good-to-know (heading 3 'Kop', "
     "text 'een')))"},
    {"## K {#a}\n### Kleiner\n\nx\n",
     "document (section a (heading 2 'K', heading 3 'Kleiner', text 'x'))"},
    {"## K {#a}\n**重要：**请 en **b**\n",
     "document (section a (heading 2 'K', text '**重要：**请 en **b**'))"},
    {"## K {#a}\n**x _y_ z** 1 < 2 & 3\n",
     "document (section a (heading 2 'K', text '**x _y_ z** 1 < 2 & 3'))"},
    {"## K {#a}\neen \\* twee\n",
     "document (section a (heading 2 'K', text 'een \\* twee'))"},
};

static void test_good(void) {
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autoptr(Diag) diag = diag_new(stderr, DIAG_LENIENT);
        g_autoptr(Document) document = read_text(good[i].text, 1, diag);
        g_autoptr(GString) blocks = g_string_new(NULL);
        describe_block(blocks, document->root);
        g_assert_cmpstr(blocks->str, ==, good[i].blocks);
        g_assert_cmpuint(diag_problems(diag)->len, ==, 0);
    }
}

/* "line:column tag", each. */
static char *describe_problems(const Diag *diag) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < diag_problems(diag)->len; i++) {
        const Problem *problem = g_ptr_array_index(diag_problems(diag), i);
        g_string_append_printf(text, "%s%d:%d %s", i > 0 ? ", " : "",
                               problem->position.line, problem->position.column,
                               problem->tag);
    }
    return g_string_free(text, FALSE);
}

/* Each stands in a section, from line 3 on. */
static const struct {
    const char *text, *problems;
} refused[] = {
    {"een <b>twee</b>\n", "3:5 markdown, 3:12 markdown"},
    {"éé <b>x\n", "3:4 markdown"},
    {"<div>\nx\n</div>\n", "3:1 markdown"},
    {"<!-- x -->\n", "3:1 markdown"},
    {"<!-- x\ny -->\n", "3:1 markdown"},
    {"een [twee](drie)\n", "3:5 markdown"},
    {"een <https://x.example>\n", "3:5 markdown"},
    {"een ![twee](drie)\n", "3:5 markdown"},
    {"een [twee]\n\n[twee]: /drie\n", "3:5 markdown, 5:1 markdown"},
    {"een\n\n[twee]: /drie\n", "5:1 markdown"},
    {"[twee]: /drie\neen\n", "3:1 markdown"},
    {"een `twee`\n", "3:5 markdown"},
    {"een ``twee``\n", "3:5 markdown"},
    {"een\n\n    code\n", "5:5 markdown"},
    {"```\ncode\n```\n", "3:1 markdown"},
    {"een  \ntwee\n", "3:1 markdown"},
    {"een\\\ntwee\n", "3:1 markdown"},
    {"een\n\n***\n\ntwee\n", "5:1 markdown"},
    {"| a | b |\n|---|---|\n| c | d |\n", "3:1 markdown"},
    {"# Kop\n", "3:1 markdown"},
    {"#### Kop\n", "3:1 markdown"},
    {"###\n", "3:1 markdown"},
    {"### Kop {#b}\n", "3:1 inline-mark"},
    {"## Kop\n\nx\n", "3:1 markdown"},
    {"## {#b}\n\nx\n", "3:1 markdown"},
    {"## Kop {#b c}\n\nx\n", "3:1 markdown"},
    {"Kop {#b}\n--------\n\nx\n", "3:1 markdown"},
    {"> een quote\n", "3:1 markdown"},
    {"> [other] een\n", "3:1 markdown"},
    {"> [good]\n", "3:1 markdown"},
    {"> [main] een\n>\n> twee\n", "3:1 markdown"},
    {"> [main]\n> ### Kop\n", "3:1 markdown"},
    {"> [good] ### Kop\n", "3:3 markdown, 3:1 markdown"},
    {"> [good] een\n> > twee\n", "4:3 nesting"},
    {"> [good] een\n>\n> > [good] twee\n", "5:3 nesting"},
    {"- een\n  - twee\n", "4:3 nesting"},
    {"- een\n\n  > [good] twee\n", "5:3 nesting"},
    {"- een\n\n  twee\n", "5:3 markdown"},
    {"- een\n-\n", "4:1 markdown"},
    {"3. een\n4. twee\n", "3:1 markdown"},
    {"**een\n", "3:1 inline-mark"},
    {"- een\n- **twee\n", "4:3 inline-mark"},
    {"een *twee* drie\n", "3:1 inline-mark"},
    {"een {twee}\n", "3:1 placeholder"},
    {"een &nbsp; twee\n", "3:1 markdown"},
    {"een \\[ twee\n", "3:1 markdown"},
    {"zie www.example.org\n", "3:1 markdown"},
    {"Bel 0800-2000.\n", "3:1 number-in-sentence"},
};

static void test_refused(void) {
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autofree char *text = g_strconcat("## Kop {#a}\n### Klein\n",
                                            refused[i].text, "\neind\n", NULL);
        g_autoptr(Document) document = read_text(text, 1, diag);
        g_autofree char *problems = describe_problems(diag);
        if (!g_str_equal(problems, refused[i].problems)) {
            g_test_message("text: %s", refused[i].text);
        }
        g_assert_cmpstr(problems, ==, refused[i].problems);
    }
}

static void test_before_first(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Document) document = read_text("los\n\n## K {#a}\nx\n", 8, diag);
    g_autofree char *problems = describe_problems(diag);
    g_assert_cmpstr(problems, ==, "8:1 markdown");
}

static void test_twice(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Document) document =
        read_text("## K {#a}\nx\n\n## L {#a}\ny\n", 1, diag);
    g_autofree char *problems = describe_problems(diag);
    g_assert_cmpstr(problems, ==, "4:1 duplicate-id");
}

static void test_positions(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Document) document =
        read_text("## K {#a}\n\n> [good] een\n>\n> - twee\n", 11, diag);
    const Block *section = document_lookup_section(document, "a");
    g_assert_cmpint(section->position.line, ==, 11);
    const Block *box = g_ptr_array_index(section->children, 1);
    const Block *list = g_ptr_array_index(box->children, 1);
    const Block *item = g_ptr_array_index(list->children, 0);
    g_assert_cmpint(item->message->position.line, ==, 15);
    g_assert_cmpint(item->message->position.column, ==, 5);
    g_assert_cmpstr(item->message->position.file, ==, "test.md");
    g_assert_cmpstr(item->message->context, ==, "visit/a");
}

/* Neither deep nor long input may hurt. */
static void test_hostile(void) {
    const char *units[] = {">",  "> ", "- ",  "[", "![", "*",  "**", "`",
                           "# ", "<",  "1. ", "{", "|",  "\\", "&",  "\t"};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GString) text = g_string_new("## K {#a}\n");
        while (text->len < 20000) {
            g_string_append(text, units[i]);
        }
        g_string_append(text, "x\n");
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autoptr(Document) document = read_text(text->str, 1, diag);
        g_assert_nonnull(document);
    }
}

static const struct {
    const char *text;
    bool is_phone;
} numbers[] = {
    {"Bel 112.", false},
    {"Bel 113 of 112.", false},
    {"Sinds 2025-04-15 mag het.", false},
    {"Tussen 06:00 en 01:00 uur.", false},
    {"Het kost 1.250.000 euro.", false},
    {"Van 2021 tot 2026, 12 maanden.", false},
    {"Bel 0900-8844.", true},
    {"Bel 030 286 00 00.", true},
    {"Bel (030) 2860000.", true},
    {"Bel +31 30 286 00 00", true},
    {"Bel 06-12345678", true},
    {"Bel 14 030.", true},
    {"Bel 030\u00A0286\u00A000\u00A000.", true},
};

static void test_numbers(void) {
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autoptr(Message) message =
            source_message_new("x", numbers[i].text, (Position){0}, diag);
        g_test_message("text: %s", numbers[i].text);
        g_assert_true((diag_errors(diag) > 0) == numbers[i].is_phone);
    }
}

static void test_names(void) {
    g_assert_true(source_has_name("Ga naar Utrecht voor hulp.", "Utrecht"));
    g_assert_true(source_has_name("Utrecht helpt.", "Utrecht"));
    g_assert_true(source_has_name("Wonen in Utrecht.", "Utrecht"));
    g_assert_false(source_has_name("Utrecht", "Utrecht"));
    g_assert_false(source_has_name("Dit geldt in: Utrecht", "Utrecht"));
    g_assert_false(source_has_name("De Utrechtse regels.", "Utrecht"));
    g_assert_false(source_has_name("belletje", "Belle"));
    g_assert_true(source_has_name("Is dit ’s-Gravenhage?", "’s-Gravenhage"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/markdown/good", test_good);
    g_test_add_func("/markdown/refused", test_refused);
    g_test_add_func("/markdown/before-first", test_before_first);
    g_test_add_func("/markdown/twice", test_twice);
    g_test_add_func("/markdown/positions", test_positions);
    g_test_add_func("/markdown/hostile", test_hostile);
    g_test_add_func("/markdown/numbers", test_numbers);
    g_test_add_func("/markdown/names", test_names);
    return g_test_run();
}
