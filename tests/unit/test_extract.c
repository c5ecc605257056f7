/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/extract.h"
#include "catalogue/translate.h"
#include "catalogue_fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void fill(Fixture *fixture) {
    Document *document = fixture->documents->pdata[0];
    Message *message = fixture_add(document, "a", "Je mag nee zeggen.");
    message->note = g_strdup("Said to the reader.\n");
    message->safety = true;
    fixture_add(document, "a", "Je mag nee zeggen.");
    fixture_add_counted(document, "a", "{n} maand", "{n} maanden", "n");
    fixture_add(document, "b", "Om {time} \"open\"\\");
    fixture_add(document, "b", "Belle")->translatable = false;
    Document *interface = fixture_add_document(fixture, "interface");
    fixture_add(interface, "needs-script", "Weer")->translatable = false;
}

static bool extract(const Fixture *fixture) {
    return extract_templates(fixture->documents, fixture->languages, NULL,
                             fixture->folder, fixture->diag);
}

static const char expected_template[] =
    "# Wegwijzer: texts to translate, from the Dutch.\n"
    "# Made by `wegwijzer extract`; do not edit.\n"
    "# SPDX-License-Identifier: CC-BY-4.0\n"
    "msgid \"\"\n"
    "msgstr \"\"\n"
    "\"Project-Id-Version: wegwijzer\\n\"\n"
    "\"Report-Msgid-Bugs-To: \\n\"\n"
    "\"Language: \\n\"\n"
    "\"MIME-Version: 1.0\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Content-Transfer-Encoding: 8bit\\n\"\n"
    "\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n"
    "\n"
    "#. Said to the reader.\n"
    "#. safety-critical: without this text the topic is not offered in the "
    "language.\n"
    "#: content/topics/visit.md\n"
    "msgctxt \"visit/a\"\n"
    "msgid \"Je mag nee zeggen.\"\n"
    "msgstr \"\"\n"
    "\n"
    "#. {n} stands for a number, which chooses the plural form.\n"
    "#: content/topics/visit.md\n"
    "msgctxt \"visit/a\"\n"
    "msgid \"{n} maand\"\n"
    "msgid_plural \"{n} maanden\"\n"
    "msgstr[0] \"\"\n"
    "msgstr[1] \"\"\n"
    "\n"
    "#. {time} stands for a number, time, date, amount, phone number or name; "
    "keep it as it is.\n"
    "#: content/topics/visit.md\n"
    "msgctxt \"visit/b\"\n"
    "msgid \"Om {time} \\\"open\\\"\\\\\"\n"
    "msgstr \"\"\n";

static void test_template(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    g_assert_true(extract(fixture));
    fixture_expect_nothing(fixture);
    g_autofree char *text = fixture_read(fixture, "wegwijzer.pot");
    g_assert_cmpstr(text, ==, expected_template);
    g_autofree char *professional = fixture_read(fixture, "professional.pot");
    g_assert_null(professional);
}

/* What was measured on paper stands with the text; others say nothing. */
static void test_hints(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    g_autoptr(GHashTable) hints =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert(hints,
                        catalogue_make_key("visit/a", "Je mag nee zeggen."),
                        GINT_TO_POINTER(20));
    g_assert_true(extract_templates(fixture->documents, fixture->languages,
                                    hints, fixture->folder, fixture->diag));
    g_autofree char *text = fixture_read(fixture, "wegwijzer.pot");
    const char *hint = strstr(text, "On paper: at most about ");
    g_assert_true(g_str_has_prefix(
        hint, "On paper: at most about 20 characters (the Dutch has 18).\n"
              "#. safety-critical"));
    g_assert_null(strstr(hint + 1, "On paper"));
}

/* Offered languages get a file that the catalogue can load; Dutch and
 * languages that are not offered get none. */
static void test_new_files(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    g_assert_true(extract(fixture));
    g_autoptr(Catalogue) catalogue = catalogue_load(
        fixture->folder, fixture_language(fixture, "ro"), fixture->diag);
    g_assert_nonnull(catalogue);
    Position position;
    const Document *document = fixture->documents->pdata[0];
    g_assert_cmpint(catalogue_find_kind(catalogue,
                                        document_lookup_message(document, "a"),
                                        &position),
                    ==, ENTRY_EMPTY);
    g_autofree char *romanian = fixture_read(fixture, "ro.po");
    g_assert_nonnull(strstr(romanian, "msgstr[2] \"\""));
    g_autofree char *dutch = fixture_read(fixture, "nl.po");
    g_autofree char *thai = fixture_read(fixture, "th.po");
    g_assert_null(dutch);
    g_assert_null(thai);
    fixture_expect_nothing(fixture);
}

/* A second run changes no byte, and no file is even written. */
static void test_no_churn(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    static const char *const names[] = {"wegwijzer.pot", "ro.po", "en.po"};
    GStatBuf before[3], after[3];
    g_assert_true(extract(fixture));
    for (int i = 0; i < 3; i++) {
        g_autofree char *path =
            g_build_filename(fixture->folder, names[i], NULL);
        g_assert_cmpint(g_stat(path, &before[i]), ==, 0);
    }
    g_assert_true(extract(fixture));
    for (int i = 0; i < 3; i++) {
        g_autofree char *path =
            g_build_filename(fixture->folder, names[i], NULL);
        g_assert_cmpint(g_stat(path, &after[i]), ==, 0);
        g_assert_cmpuint(before[i].st_ino, ==, after[i].st_ino);
    }
}

static const char hand_made[] =
    "\n"
    "# From an evening with two readers.\n"
    "#. Said to the reader.\n"
    "#. safety-critical: without this text the topic is not offered in the "
    "language.\n"
    "#: content/topics/visit.md\n"
    "msgctxt \"visit/a\"\n"
    "msgid \"\"\n"
    "\"Je mag \"\n"
    "\"nee zeggen.\"\n"
    "msgstr \"\"\n"
    "\"Puteți spune \"\n"
    "\"nu.\"\n"
    "\n"
    "#. {n} stands for a number, which chooses the plural form.\n"
    "#: content/topics/visit.md\n"
    "msgctxt \"visit/a\"\n"
    "msgid \"{n} maand\"\n"
    "msgid_plural \"{n} maanden\"\n"
    "msgstr[0] \"o lună\"\n"
    "msgstr[1] \"{n} luni\"\n"
    "msgstr[2] \"{n} de luni\"\n"
    "\n"
    "#. {time} stands for a number, time, date, amount, phone number or name; "
    "keep it as it is.\n"
    "#: content/topics/visit.md\n"
    "msgctxt \"visit/b\"\n"
    "msgid \"Om {time} \\\"open\\\"\\\\\"\n"
    "msgstr \"\"\n";

/* Other line breaks are no reason to write a file; msgmerge would. */
static void test_line_breaks(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    fixture_write_po(fixture, "ro", hand_made);
    g_autofree char *before = fixture_read(fixture, "ro.po");
    g_assert_true(extract(fixture));
    fixture_expect_nothing(fixture);
    g_autofree char *after = fixture_read(fixture, "ro.po");
    g_assert_cmpstr(after, ==, before);
}

/* What an editor wrote about persons, times and itself goes; all else stays. */
static void test_neutral_header(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    fixture_write_po(fixture, "ro", hand_made);
    g_autofree char *neutral = fixture_read(fixture, "ro.po");
    g_auto(GStrv) halves = g_strsplit(neutral, "\"MIME-Version", 2);
    g_autofree char *named = g_strconcat(
        "# Somebody <somebody@mail.example>, 2026.\n# CC-BY-4.0\n", halves[0],
        "\"Last-Translator: Somebody <somebody@mail.example>\\n\"\n"
        "\"PO-Revision-Date: 2026-11-21 10:00+0100\\n\"\n"
        "\"X-Generator: Editor 3.2\\n\"\n\"MIME-Version",
        halves[1], NULL);
    fixture_write(fixture, "ro.po", named);
    g_autoptr(Catalogue) catalogue = catalogue_load(
        fixture->folder, fixture_language(fixture, "ro"), fixture->diag);
    g_assert_nonnull(catalogue);
    g_assert_cmpuint(fixture_count(fixture, "po-header", 0), ==, 1);
    fixture_forget(fixture);

    g_assert_true(extract(fixture));
    fixture_expect_nothing(fixture);
    g_autofree char *text = fixture_read(fixture, "ro.po");
    static const char *const gone[] = {"omebody", "2026", "Editor"};
    for (guint i = 0; i < G_N_ELEMENTS(gone); i++) {
        g_assert_null(strstr(text, gone[i]));
    }
    static const char *const kept[] = {
        "# CC-BY-4.0\n", "Plural-Forms: nplurals=3", "# From an evening",
        "msgstr[1] \"{n} luni"};
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_assert_nonnull(strstr(text, kept[i]));
    }
    g_assert_true(extract(fixture));
    g_autofree char *again = fixture_read(fixture, "ro.po");
    g_assert_cmpstr(again, ==, text);
}

/* A changed text is not guessed; its old translation stays as obsolete, and
 * the comment of the translator with it. */
static void test_changed_text(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_add(fixture->documents->pdata[0], "a", "Je mag altijd nee zeggen.");
    fixture_write_po(fixture, "ro", hand_made);
    g_assert_true(extract(fixture));
    fixture_expect_nothing(fixture);
    g_autofree char *text = fixture_read(fixture, "ro.po");
    g_assert_nonnull(strstr(text, "msgid \"Je mag altijd nee zeggen.\"\n"
                                  "msgstr \"\"\n"));
    g_assert_nonnull(strstr(text, "#~ msgid \"Je mag nee zeggen.\"\n"
                                  "#~ msgstr \"Puteți spune nu.\"\n"));
    g_assert_nonnull(strstr(text, "# From an evening"));
    g_assert_null(strstr(text, "fuzzy"));
    g_autofree char *again = NULL;
    g_assert_true(extract(fixture));
    again = fixture_read(fixture, "ro.po");
    g_assert_cmpstr(text, ==, again);
}

/* A new plural form of the Dutch leaves a translation that is not used. */
static void test_changed_plural(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    Document *document = fixture->documents->pdata[0];
    Message *message =
        fixture_add_counted(document, "a", "{n} maand", "{n} weken", "n");
    fixture_write_po(fixture, "ro", hand_made);
    g_assert_true(extract(fixture));
    g_autoptr(Catalogue) catalogue = catalogue_load(
        fixture->folder, fixture_language(fixture, "ro"), fixture->diag);
    g_assert_nonnull(catalogue);
    Translation found;
    g_assert_false(catalogue_lookup(catalogue, message, &found));
}

/* A faulty PO file is reported and kept; the others are merged. */
static void test_faulty_file(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    fixture_write_po(fixture, "ro", "msgid \"a\"\nmsgstr b\n");
    g_autofree char *before = fixture_read(fixture, "ro.po");
    g_assert_false(extract(fixture));
    fixture_expect(fixture, "po-syntax", 10);
    g_autofree char *after = fixture_read(fixture, "ro.po");
    g_assert_cmpstr(after, ==, before);
    g_autofree char *english = fixture_read(fixture, "en.po");
    g_assert_nonnull(english);
}

/* Professional texts have a template of their own; only English gets them. */
static void test_professional(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    Document *document = fixture_add_document(fixture, "inspectors");
    document->professional = true;
    fixture_add(document, "a", "Vraag geen namen.");
    g_assert_true(extract(fixture));
    g_autofree char *all = fixture_read(fixture, "wegwijzer.pot");
    g_autofree char *own = fixture_read(fixture, "professional.pot");
    g_autofree char *english = fixture_read(fixture, "en.po");
    g_autofree char *romanian = fixture_read(fixture, "ro.po");
    g_assert_null(strstr(all, "Vraag geen namen."));
    g_assert_nonnull(strstr(own, "Vraag geen namen."));
    g_assert_nonnull(strstr(english, "Vraag geen namen."));
    g_assert_nonnull(strstr(english, "Je mag nee zeggen."));
    g_assert_null(strstr(romanian, "Vraag geen namen."));
}

static void test_no_msgmerge(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fill(fixture);
    g_autofree char *path = g_strdup(g_getenv("PATH"));
    g_setenv("PATH", fixture->folder, TRUE);
    g_assert_false(extract(fixture));
    g_setenv("PATH", path, TRUE);
    g_assert_cmpuint(fixture_count(fixture, "msgmerge", 0), ==, 2);
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
    const Problem *problem = diag_problems(fixture->diag)->pdata[0];
    g_assert_nonnull(strstr(problem->text, "install gettext"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/extract/template", test_template);
    g_test_add_func("/extract/hints", test_hints);
    g_test_add_func("/extract/new-files", test_new_files);
    g_test_add_func("/extract/no-churn", test_no_churn);
    g_test_add_func("/extract/line-breaks", test_line_breaks);
    g_test_add_func("/extract/neutral-header", test_neutral_header);
    g_test_add_func("/extract/changed-text", test_changed_text);
    g_test_add_func("/extract/changed-plural", test_changed_plural);
    g_test_add_func("/extract/faulty-file", test_faulty_file);
    g_test_add_func("/extract/professional", test_professional);
    g_test_add_func("/extract/no-msgmerge", test_no_msgmerge);
    return g_test_run();
}
