/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/coverage.h"
#include "catalogue/translate.h"
#include "catalogue_fixture.h"

#include <string.h>

static const char body[] = "\n"
                           "msgctxt \"visit/a\"\n"
                           "msgid \"Je mag nee zeggen.\"\n"
                           "msgstr \"Puteți spune nu.\"\n"
                           "\n"
                           "msgctxt \"visit/a\"\n"
                           "msgid \"{n} maand\"\n"
                           "msgid_plural \"{n} maanden\"\n"
                           "msgstr[0] \"o lună\"\n"
                           "msgstr[1] \"{n} luni\"\n"
                           "msgstr[2] \"{n} de luni\"\n"
                           "\n"
                           "#, fuzzy\n"
                           "msgctxt \"visit/b\"\n"
                           "msgid \"Bel 112.\"\n"
                           "msgstr \"Sunați la 112.\"\n"
                           "\n"
                           "msgctxt \"visit\"\n"
                           "msgid \"Een controle\"\n"
                           "msgstr \"Un control\"\n";

/* "visit" with a title, four texts and a name, and the interface. */
static void fill(Fixture *fixture) {
    Document *document = fixture->documents->pdata[0];
    Position position = {0};
    document->title = message_new("visit", "Een controle", position);
    document->icon = g_strdup("door");
    fixture_add(document, "a", "Je mag nee zeggen.");
    fixture_add_counted(document, "a", "{n} maand", "{n} maanden", "n");
    fixture_add(document, "b", "Bel 112.");
    fixture_add(document, "b", "Leeg");
    fixture_add(document, "b", "Belle")->translatable = false;
    Block *section = document_lookup_section(document, "a");
    section->safety = true;
    section->sources = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(section->sources, g_strdup("nat-a01"));
    Document *interface = fixture_add_document(fixture, "interface");
    fixture_add(interface, "needs-script", "Weer")->translatable = false;
}

static const Message *nth(const Texts *texts, const char *section, guint n) {
    Block *block =
        document_lookup_section(texts_lookup(texts, "visit"), section);
    const Block *paragraph = block->children->pdata[n];
    return paragraph->message;
}

static void test_translated(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    const Language *romanian = fixture_language(fixture, "ro");
    fixture_write_po(fixture, "ro", body);
    g_autoptr(Catalogue) catalogue =
        catalogue_load(fixture->folder, romanian, fixture->diag);
    g_assert_nonnull(catalogue);
    g_autoptr(Texts) texts =
        texts_translate(fixture->documents, catalogue, romanian);

    const Message *message = nth(texts, "a", 0);
    g_assert_cmpstr(message->forms[0], ==, "Puteți spune nu.");
    g_assert_cmpstr(message->source, ==, "Je mag nee zeggen.");
    g_assert_cmpint(message->state, ==, STATE_DRAFT);
    g_assert_true(message->language == romanian);
    message = nth(texts, "a", 1);
    g_assert_cmpint(message->form_count, ==, 3);
    g_assert_cmpstr(message->forms[2], ==, "{n} de luni");
    g_assert_cmpstr(message->counted, ==, "n");

    const Document *document = texts_lookup(texts, "visit");
    g_assert_true(document->language == romanian);
    g_assert_cmpstr(document->title->forms[0], ==, "Un control");
    g_assert_cmpstr(document->icon, ==, "door");
    const Block *section = document_lookup_section(document, "a");
    g_assert_true(section->safety);
    g_assert_cmpstr(section->sources->pdata[0], ==, "nat-a01");
    g_assert_null(texts_lookup(texts, "nothing"));
}

/* Fuzzy and empty ones stay Dutch and say so; names and texts that are
 * dutch-only are no matter of translation. */
static void test_missing(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    const Language *romanian = fixture_language(fixture, "ro");
    fixture_write_po(fixture, "ro", body);
    g_autoptr(Catalogue) catalogue =
        catalogue_load(fixture->folder, romanian, fixture->diag);
    g_autoptr(Texts) texts =
        texts_translate(fixture->documents, catalogue, romanian);
    const Message *message = nth(texts, "b", 0);
    g_assert_cmpstr(message->forms[0], ==, "Bel 112.");
    g_assert_cmpint(message->state, ==, STATE_MISSING);
    g_assert_cmpstr(message->language->code, ==, "nl");
    g_assert_cmpint(nth(texts, "b", 1)->state, ==, STATE_MISSING);
    g_assert_cmpint(nth(texts, "b", 2)->state, ==, STATE_CHECKED);
    message = document_lookup_message(texts_lookup(texts, "interface"),
                                      "needs-script");
    g_assert_cmpint(message->state, ==, STATE_CHECKED);
    g_assert_cmpstr(message->language->code, ==, "nl");
}

static void test_dutch(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    g_autoptr(Texts) texts = texts_translate(fixture->documents, NULL,
                                             fixture_language(fixture, "nl"));
    const Message *message = nth(texts, "a", 1);
    g_assert_cmpint(message->form_count, ==, 2);
    g_assert_cmpstr(message->forms[1], ==, "{n} maanden");
    g_assert_cmpint(message->state, ==, STATE_DRAFT);
}

/* The input is left alone. */
static void test_input(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    const Language *romanian = fixture_language(fixture, "ro");
    fixture_write_po(fixture, "ro", body);
    g_autoptr(Catalogue) catalogue =
        catalogue_load(fixture->folder, romanian, fixture->diag);
    g_autoptr(Texts) texts =
        texts_translate(fixture->documents, catalogue, romanian);
    const Document *document = fixture->documents->pdata[0];
    const Message *message = document_lookup_message(document, "a");
    g_assert_cmpstr(message->forms[0], ==, "Je mag nee zeggen.");
    g_assert_cmpstr(message->language->code, ==, "nl");
    g_assert_true(texts_lookup(texts, "visit") != document);
}

static void test_coverage(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    fixture_write_po(fixture, "ro", body);
    g_autoptr(Catalogue) catalogue = catalogue_load(
        fixture->folder, fixture_language(fixture, "ro"), fixture->diag);
    Coverage count = coverage_count(fixture->documents->pdata[0], catalogue);
    g_assert_cmpuint(count.total, ==, 5);
    g_assert_cmpuint(count.translated, ==, 3);
    g_assert_cmpuint(count.fuzzy, ==, 1);
    g_assert_cmpuint(count.missing, ==, 1);
    g_assert_cmpuint(count.checked, ==, 0);
    g_assert_cmpuint(count.translated, <, count.total);

    g_autoptr(GPtrArray) catalogues = g_ptr_array_new();
    g_ptr_array_add(catalogues, catalogue);
    g_autofree char *table = coverage_table(fixture->documents, catalogues);
    g_assert_cmpstr(table, ==,
                    "topic      language  total  translated  fuzzy  missing  "
                    "doubted  stale  checked\n"
                    "visit      ro            5           3      1        1  "
                    "      0      0        0\n"
                    "interface  ro            0           0      0        0  "
                    "      0      0        0\n");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/translate/translated", test_translated);
    g_test_add_func("/translate/missing", test_missing);
    g_test_add_func("/translate/dutch", test_dutch);
    g_test_add_func("/translate/input", test_input);
    g_test_add_func("/translate/coverage", test_coverage);
    return g_test_run();
}
