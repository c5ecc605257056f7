/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/document.h"

#include <string.h>

static const Position nowhere = {0};

static Block *paragraph(const char *context, const char *text) {
    Block *block = block_new(BLOCK_PARAGRAPH, nowhere);
    block->message = message_new(context, text, nowhere);
    return block;
}

static Document *sample(void) {
    Document *document = document_new("visit", NULL);
    document->title = message_new("visit", "title", nowhere);
    document->summary = message_new("visit", "summary", nowhere);
    Block *first =
        block_append(document->root, block_new(BLOCK_SECTION, nowhere));
    first->id = g_strdup("first");
    Block *heading = block_append(first, paragraph("visit/first", "heading"));
    heading->kind = BLOCK_HEADING;
    Block *box = block_append(first, block_new(BLOCK_BOX, nowhere));
    block_append(box, paragraph("visit/first", "in box"));
    block_append(first, paragraph("visit/first", "paragraph"));
    Block *second =
        block_append(document->root, block_new(BLOCK_SECTION, nowhere));
    second->id = g_strdup("second");
    block_append(second, paragraph("visit/second", "last"));
    return document;
}

static void collect_message(Message *message, void *data) {
    g_string_append_printf(data, "%s, ", message->forms[0]);
}

static void collect_kind(Block *block, void *data) {
    g_string_append_printf(data, "%d ", block->kind);
}

static void test_walk(void) {
    g_autoptr(Document) document = sample();
    g_autoptr(GString) texts = g_string_new(NULL);
    document_walk_messages(document, collect_message, texts);
    g_assert_cmpstr(texts->str, ==,
                    "title, summary, heading, in box, paragraph, last, ");
    g_autoptr(GString) kinds = g_string_new(NULL);
    document_walk(document, collect_kind, kinds);
    g_autofree char *expected = g_strdup_printf(
        "%d %d %d %d %d %d %d %d ", BLOCK_DOCUMENT, BLOCK_SECTION,
        BLOCK_HEADING, BLOCK_BOX, BLOCK_PARAGRAPH, BLOCK_PARAGRAPH,
        BLOCK_SECTION, BLOCK_PARAGRAPH);
    g_assert_cmpstr(kinds->str, ==, expected);
}

static void test_lookup(void) {
    g_autoptr(Document) document = sample();
    g_assert_cmpstr(document_lookup_section(document, "second")->id, ==,
                    "second");
    g_assert_null(document_lookup_section(document, "third"));
    /* a heading and a box are no paragraph of the section */
    g_assert_cmpstr(document_lookup_message(document, "first")->forms[0], ==,
                    "paragraph");
    g_assert_null(document_lookup_message(document, "third"));
}

static void test_message(void) {
    g_autoptr(Message) message =
        message_new("visit", "e\xCC\x81\xC3\xA9n", nowhere);
    g_assert_cmpstr(message->forms[0], ==, "\xC3\xA9\xC3\xA9n");
    g_assert_cmpstr(message->source, ==, message->forms[0]);
    g_assert_cmpint(message->form_count, ==, 1);
    g_assert_true(message->translatable);
    message->forms[1] = g_strdup("other");
    message->form_count = 2;
    message->counted = g_strdup("n");
    message->note = g_strdup("note");
    message->safety = true;
    g_autoptr(Message) copy = message_copy(message);
    g_assert_cmpstr(copy->forms[1], ==, "other");
    g_assert_true(copy->forms[1] != message->forms[1]);
    g_assert_cmpstr(copy->counted, ==, "n");
    g_assert_cmpstr(copy->note, ==, "note");
    g_assert_true(copy->safety);
    g_assert_null(message_copy(NULL));
}

static void free_span(gpointer span) {
    span_free(span);
}

static void test_text(void) {
    g_autoptr(Block) block = block_new(BLOCK_PARAGRAPH, nowhere);
    g_autofree char *none = block_text(block);
    g_assert_cmpstr(none, ==, "");
    block->spans = g_ptr_array_new_with_free_func(free_span);
    g_ptr_array_add(block->spans, span_new("Bel "));
    g_ptr_array_add(block->spans, span_new("112"));
    g_autofree char *text = block_text(block);
    g_assert_cmpstr(text, ==, "Bel 112");
}

static void test_free_nothing(void) {
    document_free(NULL);
    block_free(NULL);
    message_free(NULL);
    span_free(NULL);
}

static void test_roles(void) {
    g_assert_cmpstr(block_role_name(ROLE_NONE), ==, "");
    g_assert_cmpstr(block_role_name(ROLE_MAIN_MESSAGE), ==, "main-message");
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (int role = ROLE_NONE; role <= ROLE_IMPRINT; role++) {
        g_assert_true(g_hash_table_add(names, (gpointer)block_role_name(role)));
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/document/walk", test_walk);
    g_test_add_func("/document/lookup", test_lookup);
    g_test_add_func("/document/message", test_message);
    g_test_add_func("/document/text", test_text);
    g_test_add_func("/document/free-nothing", test_free_nothing);
    g_test_add_func("/document/roles", test_roles);
    return g_test_run();
}
