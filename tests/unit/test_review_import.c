/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/check.h"
#include "catalogue/review_import.h"
#include "catalogue_fixture.h"

#include <string.h>

#define FIRST "wegwijzer-review 1 ro 2026-11-21\n"

/* A text and its translation, and what a reader says of it. */
typedef struct {
    Fixture *fixture;
    Catalogue *catalogue;
    char code[REVIEW_CODE_LENGTH + 1];
    ImportCounts counts;
} Setup;

static void load(Setup *setup) {
    catalogue_free(setup->catalogue);
    setup->catalogue = catalogue_load(setup->fixture->folder,
                                      fixture_language(setup->fixture, "ro"),
                                      setup->fixture->diag);
    g_assert_nonnull(setup->catalogue);
}

static Setup *setup_new(void) {
    Setup *setup = g_new0(Setup, 1);
    setup->fixture = fixture_new();
    fixture_copy_terms(setup->fixture);
    Message *message =
        fixture_add(setup->fixture->documents->pdata[0], "a", "Nee");
    fixture_write_pair(setup->fixture, "ro", "Nee", "Nu");
    load(setup);
    Translation translation;
    TextHashes hashes;
    g_assert_true(catalogue_lookup(setup->catalogue, message, &translation));
    catalogue_hash_text(message, &translation, &hashes);
    review_code_make(setup->code, hashes.context, hashes.dutch,
                     hashes.translation);
    return setup;
}

static void setup_free(Setup *setup) {
    catalogue_free(setup->catalogue);
    fixture_free(setup->fixture);
    g_free(setup);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Setup, setup_free)

/* Imports one line about the text, `code` or its own, and loads anew. */
static bool import(Setup *setup, const char *code, const char *said,
                   const char *role, int day) {
    g_autofree char *text = g_strdup_printf(
        FIRST "#1 %s %s\nend 1\n", code == NULL ? setup->code : code, said);
    ImportOptions options = {.documents = setup->fixture->documents,
                             .catalogue = setup->catalogue,
                             .role = role};
    g_date_clear(&options.date, 1);
    g_date_set_dmy(&options.date, (GDateDay)day, 11, 2026);
    g_autoptr(Remarks) remarks =
        remarks_parse(text, "mail.txt", setup->fixture->diag);
    g_assert_nonnull(remarks);
    bool done =
        review_import(remarks, &options, &setup->counts, setup->fixture->diag);
    load(setup);
    return done;
}

static MessageState state(const Setup *setup) {
    Message message = {.context = (char *)"visit/a",
                       .forms = {(char *)"Nee"},
                       .form_count = 1,
                       .source = (char *)"Nee"};
    Translation translation;
    g_assert_true(catalogue_lookup(setup->catalogue, &message, &translation));
    return translation.state;
}

static void test_line(void) {
    g_autoptr(Setup) setup = setup_new();
    g_assert_true(import(setup, NULL, "wrong: nu e bine", "peer-worker", 22));
    g_assert_cmpuint(setup->counts.wrong, ==, 1);
    g_autofree char *file = fixture_read(setup->fixture, "review/ro.tsv");
    g_auto(GStrv) lines = g_strsplit(file, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 3);
    g_auto(GStrv) columns = g_strsplit(lines[1], "\t", -1);
    g_assert_cmpuint(g_strv_length(columns), ==, 8);
    g_assert_cmpstr(columns[0], ==, "visit/a");
    g_assert_cmpstr(columns[3], ==, "wrong");
    g_assert_cmpstr(columns[4], ==, "peer-worker");
    g_assert_cmpstr(columns[5], ==, "2026-11-22");
    g_assert_cmpstr(columns[7], ==, "nu e bine");
    g_assert_cmpint(state(setup), ==, STATE_DOUBTED);
}

/* The same remarks again, also on another day, add nothing; those of another
 * reader count after them. */
static void test_again(void) {
    g_autoptr(Setup) setup = setup_new();
    import(setup, NULL, "good", "native-reader", 22);
    g_assert_cmpint(state(setup), ==, STATE_CHECKED);
    import(setup, NULL, "wrong: a", "native-reader", 23);
    g_assert_cmpint(state(setup), ==, STATE_DOUBTED);
    g_autofree char *before = fixture_read(setup->fixture, "review/ro.tsv");
    g_assert_true(import(setup, NULL, "good", "native-reader", 24));
    g_assert_cmpuint(setup->counts.known, ==, 1);
    g_assert_cmpuint(setup->counts.good, ==, 0);
    g_autofree char *after = fixture_read(setup->fixture, "review/ro.tsv");
    g_assert_cmpstr(before, ==, after);
    g_assert_cmpint(state(setup), ==, STATE_DOUBTED);
    import(setup, NULL, "good: now it is", "lawyer", 25);
    g_assert_cmpint(state(setup), ==, STATE_CHECKED);
    fixture_expect_nothing(setup->fixture);
}

static void test_changed(void) {
    g_autoptr(Setup) setup = setup_new();
    fixture_write_pair(setup->fixture, "ro", "Nee", "Ba nu");
    load(setup);
    g_assert_true(import(setup, NULL, "good", "native-reader", 22));
    g_assert_cmpuint(setup->counts.changed, ==, 1);
    g_assert_cmpuint(fixture_count(setup->fixture, "review-changed", 2), ==, 1);
    g_assert_cmpint(state(setup), ==, STATE_DRAFT);
    g_autofree char *path =
        g_build_filename(setup->fixture->folder, "review", NULL);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* A file that lacks its last line feed keeps its lines. */
static void test_append(void) {
    g_autoptr(Setup) setup = setup_new();
    import(setup, NULL, "wrong", "native-reader", 22);
    g_autofree char *before = fixture_read(setup->fixture, "review/ro.tsv");
    g_autofree char *cut = g_strndup(before, strlen(before) - 1);
    fixture_write(setup->fixture, "review/ro.tsv", cut);
    import(setup, NULL, "good", "native-reader", 23);
    g_autofree char *after = fixture_read(setup->fixture, "review/ro.tsv");
    g_assert_true(g_str_has_prefix(after, before));
    g_assert_cmpint(state(setup), ==, STATE_CHECKED);
}

static void test_check(void) {
    g_autoptr(Setup) setup = setup_new();
    import(setup, NULL, "unsure: <b>", "native-reader", 22);
    catalogue_check(setup->fixture->documents, setup->catalogue,
                    setup->fixture->diag);
    g_assert_cmpuint(fixture_count(setup->fixture, "doubted", 0), ==, 1);
    fixture_forget(setup->fixture);
    import(setup, NULL, "good", "native-reader", 23);
    catalogue_check(setup->fixture->documents, setup->catalogue,
                    setup->fixture->diag);
    g_assert_cmpuint(fixture_count(setup->fixture, "doubted", 0), ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/review-import/line", test_line);
    g_test_add_func("/review-import/again", test_again);
    g_test_add_func("/review-import/changed", test_changed);
    g_test_add_func("/review-import/append", test_append);
    g_test_add_func("/review-import/check", test_check);
    return g_test_run();
}
