/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/review.h"
#include "catalogue_fixture.h"

#include <string.h>

static Catalogue *load(const Fixture *fixture, const char *code) {
    return catalogue_load(fixture->folder, fixture_language(fixture, code),
                          fixture->diag);
}

static const char good_body[] = "\n"
                                "#. A note.\n"
                                "#: content/topics/visit.md\n"
                                "msgctxt \"visit/a\"\n"
                                "msgid \"Je mag nee zeggen.\"\n"
                                "msgstr \"Puteți \"\n"
                                "\"spune nu.\"\n"
                                "\n"
                                "#, fuzzy\n"
                                "msgctxt \"visit/a\"\n"
                                "msgid \"Bel 112.\"\n"
                                "msgstr \"Sunați la 112.\"\n"
                                "\n"
                                "msgctxt \"visit/a\"\n"
                                "msgid \"{n} maand\"\n"
                                "msgid_plural \"{n} maanden\"\n"
                                "msgstr[0] \"o lună\"\n"
                                "msgstr[1] \"{n} luni\"\n"
                                "msgstr[2] \"{n} de luni\"\n"
                                "\n"
                                "msgctxt \"visit/b\"\n"
                                "msgid \"Leeg\"\n"
                                "msgstr \"\"\n"
                                "\n"
                                "#~ msgctxt \"visit/b\"\n"
                                "#~ msgid \"Oud\"\n"
                                "#~ msgstr \"Vechi\"\n";

static void test_lookup(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    Document *document = fixture->documents->pdata[0];
    fixture_write_po(fixture, "ro", good_body);
    g_autoptr(Catalogue) catalogue = load(fixture, "ro");
    fixture_expect_nothing(fixture);
    g_assert_nonnull(catalogue);

    Translation found;
    Position position;
    Message *message = fixture_add(document, "a", "Je mag nee zeggen.");
    g_assert_true(catalogue_lookup(catalogue, message, &found));
    g_assert_cmpstr(found.forms[0], ==, "Puteți spune nu.");
    g_assert_cmpint(found.form_count, ==, 1);
    g_assert_cmpint(found.state, ==, STATE_DRAFT);
    g_assert_cmpint(found.position.line, ==, 13);
    g_assert_cmpstr(found.position.language, ==, "ro");

    message =
        fixture_add_counted(document, "a", "{n} maand", "{n} maanden", "n");
    g_assert_true(catalogue_lookup(catalogue, message, &found));
    g_assert_cmpint(found.form_count, ==, 3);
    g_assert_cmpstr(found.forms[2], ==, "{n} de luni");

    message = fixture_add(document, "b", "Je mag nee zeggen.");
    g_assert_false(catalogue_lookup(catalogue, message, &found));
    g_assert_cmpint(catalogue_find_kind(catalogue, message, &position), ==,
                    ENTRY_ABSENT);
    message = fixture_add(document, "b", "Leeg");
    g_assert_cmpint(catalogue_find_kind(catalogue, message, &position), ==,
                    ENTRY_EMPTY);
    message = fixture_add(document, "b", "Oud");
    g_assert_cmpint(catalogue_find_kind(catalogue, message, &position), ==,
                    ENTRY_ABSENT);
    message = fixture_add(document, "a", "Bel 112.");
    g_assert_false(catalogue_lookup(catalogue, message, &found));
    g_assert_cmpint(catalogue_find_kind(catalogue, message, &position), ==,
                    ENTRY_FUZZY);
    g_assert_cmpint(position.line, ==, 19);
}

/* A text that became counted, or whose plural changed, is not translated. */
static void test_changed_plural(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    Document *document = fixture->documents->pdata[0];
    fixture_write_po(fixture, "ro", good_body);
    g_autoptr(Catalogue) catalogue = load(fixture, "ro");
    Translation found;
    g_assert_false(catalogue_lookup(
        catalogue, fixture_add(document, "a", "{n} maand"), &found));
    g_assert_false(catalogue_lookup(
        catalogue,
        fixture_add_counted(document, "a", "Je mag nee zeggen.", "x", "n"),
        &found));
    g_assert_false(catalogue_lookup(
        catalogue,
        fixture_add_counted(document, "a", "{n} maand", "{n} weken", "n"),
        &found));
}

/* Decomposed letters come back composed. */
static void test_nfc(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write_pair(fixture, "ro", "e\xCC\x81\xC3\xA9n", "s\xCC\xA6i");
    g_autoptr(Catalogue) catalogue = load(fixture, "ro");
    g_assert_nonnull(catalogue);
    Translation found;
    Message *message = fixture_add(fixture->documents->pdata[0], "a", "ééN");
    g_assert_false(catalogue_lookup(catalogue, message, &found));
    message = fixture_add(fixture->documents->pdata[0], "a", "één");
    g_assert_true(catalogue_lookup(catalogue, message, &found));
    g_assert_cmpstr(found.forms[0], ==, "și");
}

typedef struct {
    const char *name, *body, *tag;
    int line;
} BadFile;

/* Bodies begin on line 9. */
static const BadFile bad_bodies[] = {
    {"syntax", "msgid \"a\"\nmsgstr b\n", "po-syntax", 10},
    {"unknown keyword", "msgid \"a\"\nmsgtext \"b\"\n", "po-syntax", 10},
    {"missing quote", "msgid \"a\"\nmsgstr \"b\n", "po-syntax", 10},
    {"duplicate", "msgid \"a\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"b\"\n",
     "po-syntax", 12},
    {"duplicate obsolete",
     "msgid \"a\"\nmsgstr \"\"\n\n#~ msgid \"a\"\n#~ msgstr \"b\"\n",
     "po-syntax", 12},
    {"duplicate in context",
     "msgctxt \"c\"\nmsgid \"a\"\nmsgstr \"\"\n\nmsgctxt \"c\"\nmsgid "
     "\"\"\n\"a\"\nmsgstr \"b\"\n",
     "po-syntax", 14},
    {"cut after msgid", "msgid \"a\"\n", "po-syntax", 9},
    {"cut after keyword", "msgid \"a\"\nmsgstr", "po-syntax", 10},
    {"cut in text", "msgid \"a\"\nmsgstr \"b", "po-syntax", 10},
    {"cut in context", "msgctxt \"a\"\n", "po-syntax", 9},
    {"cut in comment", "msgid \"a\"\nmsgstr \"b\"\n\n#. A no", "po-syntax", 12},
    {"cut in obsolete", "#~ msgid \"a\"\n", "po-syntax", 9},
    {"text alone", "\n# c\n\"a\"\n", "po-syntax", 11},
    {"no text", "msgid\nmsgstr \"a\"\n", "po-syntax", 10},
    {"comment inside", "msgid \"a\"\n# c\nmsgstr \"b\"\n", "po-syntax", 10},
    {"order", "msgstr \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", "po-syntax", 9},
    {"no plural id", "msgid \"a\"\nmsgstr[0] \"b\"\n", "po-syntax", 10},
    {"form skipped",
     "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[2] \"\"\n",
     "po-syntax", 12},
    {"plural without forms", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"\"\n",
     "po-syntax", 11},
    {"half obsolete", "#~ msgid \"a\"\nmsgstr \"b\"\n", "po-syntax", 10},
    {"NUL by escape", "msgid \"a\"\nmsgstr \"b\\000c\"\n", "po-syntax", 10},
    {"hexadecimal escape", "msgid \"a\"\nmsgstr \"b\\x41\"\n", "po-syntax", 10},
    {"domain", "domain \"x\"\n\nmsgid \"a\"\nmsgstr \"b\"\n", "po-syntax", 9},
    {"too few forms",
     "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n",
     "plural", 9},
    {"too many forms",
     "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n"
     "msgstr[2] \"e\"\nmsgstr[3] \"f\"\n",
     "plural", 9},
};

static void test_bad_bodies(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    for (gsize i = 0; i < G_N_ELEMENTS(bad_bodies); i++) {
        const BadFile *bad = &bad_bodies[i];
        g_test_message("%s", bad->name);
        fixture_write_po(fixture, "ro", bad->body);
        g_autoptr(Catalogue) catalogue = load(fixture, "ro");
        g_assert_null(catalogue);
        fixture_expect(fixture, bad->tag, bad->line);
    }
}

/* All faults of a file in one run. */
static void test_many_faults(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write_po(fixture, "ro",
                     "msgid \"a\"\nmsgstr b\n\nmsgid \"c\"\nmsgstr \"d\n\n"
                     "msgid \"e\"\nmsgstr \"f\"\n\nmsgid \"e\"\nmsgstr "
                     "\"g\"\n");
    g_assert_null(load(fixture, "ro"));
    g_assert_cmpuint(diag_problems(fixture->diag)->len, ==, 3);
    g_assert_cmpuint(fixture_count(fixture, "po-syntax", 10), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "po-syntax", 13), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "po-syntax", 18), ==, 1);
}

static void test_column(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write_po(fixture, "ro", "msgid \"a\"\nmsgstr \"ăă\\q\"\n");
    g_assert_null(load(fixture, "ro"));
    const Problem *problem = diag_problems(fixture->diag)->pdata[0];
    g_assert_cmpint(problem->position.column, ==, 11);
    g_assert_true(g_str_has_suffix(problem->position.file, "ro.po"));
    g_assert_cmpstr(problem->position.language, ==, "ro");
}

/* The header, written whole; NULL for a file that is not there. */
typedef struct {
    const char *name, *text, *tag;
    int line, length;
} BadHeader;

#define PLURALS                                                                \
    "\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && "   \
    "n%100 < 20)) ? 1 : 2);\\n\"\n"
#define CHARSET "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
#define START "msgid \"\"\nmsgstr \"\"\n"

static const BadHeader bad_headers[] = {
    {"no header", "msgid \"a\"\nmsgstr \"b\"\n", "po-header", 0, -1},
    {"empty", "", "po-header", 0, -1},
    {"charset",
     START "\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n" PLURALS
           "\nmsgid \"a\"\nmsgstr \"ă\"\n",
     "po-header", 1, -1},
    {"charset left open",
     START "\"Content-Type: text/plain; charset=CHARSET\\n\"\n" PLURALS,
     "po-header", 1, -1},
    {"no charset", START PLURALS, "po-header", 1, -1},
    {"plural forms",
     START CHARSET "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n",
     "plural", 1, -1},
    {"no plural forms", START CHARSET, "plural", 1, -1},
    {"other language", START CHARSET PLURALS "\"Language: bg\\n\"\n",
     "po-header", 1, -1},
    {"NUL", START CHARSET PLURALS "\0\n", "nul", 5,
     (int)sizeof(START CHARSET PLURALS)},
    {"not UTF-8", START CHARSET PLURALS "\nmsgid \"a\"\nmsgstr \"\xE3\"\n",
     "utf-8", 7, -1},
};

static void test_bad_headers(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    g_autofree char *path = g_build_filename(fixture->folder, "ro.po", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(bad_headers); i++) {
        const BadHeader *bad = &bad_headers[i];
        g_test_message("%s", bad->name);
        g_assert_true(g_file_set_contents(path, bad->text, bad->length, NULL));
        g_autoptr(Catalogue) catalogue = load(fixture, "ro");
        g_assert_null(catalogue);
        fixture_expect(fixture, bad->tag, bad->line);
    }
}

static void test_missing_file(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    g_assert_null(load(fixture, "ro"));
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 1);
}

/* White space in the header does not matter; CR LF and an UTF-8 signature are
 * read too. */
static void test_header_space(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write(fixture, "tr.po",
                  "msgid \"\"\r\nmsgstr \"\"\r\n"
                  "\"Content-Type: text/plain; charset=utf-8\\n\"\r\n"
                  "\"Plural-Forms:  nplurals=2; plural=(n!=1);\\n\"\r\n"
                  "\r\nmsgid \"a\"\r\nmsgstr \"b\"\r\n");
    g_autoptr(Catalogue) catalogue = load(fixture, "tr");
    fixture_expect_nothing(fixture);
    g_assert_nonnull(catalogue);
}

/* For checking, a wrong header is reported and the texts come all the same. */
static void test_load_for_check(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write(fixture, "ro.po",
                  START CHARSET "\nmsgctxt \"visit/a\"\nmsgid \"a\"\nmsgstr "
                                "\"b\"\n");
    g_autoptr(Catalogue) catalogue = catalogue_load_for_check(
        fixture->folder, fixture_language(fixture, "ro"), fixture->diag);
    fixture_expect(fixture, "plural", 1);
    g_assert_nonnull(catalogue);
    Translation found;
    Message *message = fixture_add(fixture->documents->pdata[0], "a", "a");
    g_assert_true(catalogue_lookup(catalogue, message, &found));
}

static void write_review(const Fixture *fixture, const char *code,
                         const char *dutch, const char *translation,
                         const char *state) {
    g_autofree char *dutch_hash = review_hash(&dutch, 1);
    g_autofree char *hash = review_hash(&translation, 1);
    g_autofree char *text = g_strdup_printf(
        REVIEW_HEADER "visit/a\t%s\t%s\t%s\tnative-reader\t2026-01-31\t-\t\n",
        dutch_hash, hash, state);
    g_autofree char *name = g_strdup_printf("review/%s.tsv", code);
    fixture_write(fixture, name, text);
}

static MessageState state_of(const Fixture *fixture, const char *code,
                             const char *dutch) {
    g_autoptr(Catalogue) catalogue = load(fixture, code);
    g_assert_nonnull(catalogue);
    Translation found;
    Message *message = fixture_add(fixture->documents->pdata[0], "a", dutch);
    g_assert_true(catalogue_lookup(catalogue, message, &found));
    return found.state;
}

static void test_review_states(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write_pair(fixture, "ro", "Nee", "Nu");
    write_review(fixture, "ro", "Nee", "Nu", "checked");
    g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_CHECKED);
    write_review(fixture, "ro", "Nee", "Nu", "draft");
    g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_DRAFT);
    write_review(fixture, "ro", "Nee", "Ba", "checked");
    g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_STALE);
    write_review(fixture, "ro", "Neen", "Nu", "checked");
    g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_STALE);
    write_review(fixture, "ro", "Neen", "Ba", "checked");
    g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_DRAFT);
    fixture_expect_nothing(fixture);
}

/* A doubt stands until the text changes or somebody finds it good. */
static void test_doubts(void) {
    static const char *const doubts[] = {"wrong", "unsure"};
    g_autoptr(Fixture) fixture = fixture_new();
    for (gsize i = 0; i < G_N_ELEMENTS(doubts); i++) {
        fixture_write_pair(fixture, "ro", "Nee", "Nu");
        write_review(fixture, "ro", "Nee", "Nu", doubts[i]);
        g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_DOUBTED);
        fixture_write_pair(fixture, "ro", "Nee", "Ba");
        g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_DRAFT);
    }
    fixture_write_pair(fixture, "ro", "Nee", "Nu");
    write_review(fixture, "ro", "Nee", "Nu", "wrong");
    g_autofree char *before = fixture_read(fixture, "review/ro.tsv");
    write_review(fixture, "ro", "Nee", "Nu", "checked");
    g_autofree char *after = fixture_read(fixture, "review/ro.tsv");
    const char *line = strchr(after, '\n') + 1;
    g_autofree char *both = g_strconcat(before, line, NULL);
    fixture_write(fixture, "review/ro.tsv", both);
    g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_CHECKED);
    line = strchr(before, '\n') + 1;
    g_autofree char *again = g_strconcat(both, line, NULL);
    fixture_write(fixture, "review/ro.tsv", again);
    g_assert_cmpint(state_of(fixture, "ro", "Nee"), ==, STATE_DOUBTED);
    fixture_expect_nothing(fixture);
}

/* Adds a review of a Dutch text, which is its own translation. */
static void add_dutch_review(const Fixture *fixture, const char *dutch,
                             const char *state, const char *role) {
    g_autofree char *path =
        g_build_filename(fixture->folder, "review", "nl.tsv", NULL);
    g_autofree char *before = NULL;
    g_autofree char *hash = review_hash(&dutch, 1);
    if (!g_file_get_contents(path, &before, NULL, NULL)) {
        before = g_strdup(REVIEW_HEADER);
    }
    g_autofree char *text =
        g_strdup_printf("%svisit/a\t%s\t%s\t%s\t%s\t2026-01-31\t-\t\n", before,
                        hash, hash, state, role);
    fixture_write(fixture, "review/nl.tsv", text);
}

/* Dutch has states too: two must have read it. */
static void test_review_of_dutch(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    const char *organisation = "sex-worker-organisation";
    g_assert_cmpint(state_of(fixture, "nl", "Nee"), ==, STATE_DRAFT);
    add_dutch_review(fixture, "Nee", "checked", "lawyer");
    g_assert_cmpint(state_of(fixture, "nl", "Nee"), ==, STATE_DRAFT);
    add_dutch_review(fixture, "Nee", "checked", "native-reader");
    g_assert_cmpint(state_of(fixture, "nl", "Nee"), ==, STATE_DRAFT);
    add_dutch_review(fixture, "Nee", "checked", organisation);
    g_assert_cmpint(state_of(fixture, "nl", "Nee"), ==, STATE_CHECKED);
    g_assert_cmpint(state_of(fixture, "nl", "Neen"), ==, STATE_DRAFT);
    add_dutch_review(fixture, "Nee", "unsure", "native-reader");
    g_assert_cmpint(state_of(fixture, "nl", "Nee"), ==, STATE_DOUBTED);
    add_dutch_review(fixture, "Nee", "checked", "lawyer");
    g_assert_cmpint(state_of(fixture, "nl", "Nee"), ==, STATE_DRAFT);
    add_dutch_review(fixture, "Nee", "checked", organisation);
    g_assert_cmpint(state_of(fixture, "nl", "Nee"), ==, STATE_CHECKED);
}

static void test_bad_reviews(void) {
    static const BadFile bad[] = {
        {"columns", "context\tstate\n", "review-file", 1},
        {"too few",
         REVIEW_HEADER "visit/a\t0123456789abcdef\t0123456789abcdef\tchecked"
                       "\n",
         "review-file", 2},
        {"unknown state",
         REVIEW_HEADER "visit/a\t0123456789abcdef\t0123456789abcdef\tgood\t"
                       "lawyer\t2026-01-31\t-\t\n",
         "review-file", 2},
        {"hash",
         REVIEW_HEADER "visit/a\t0123456789ABCDEF\t0123456789abcdef\tchecked"
                       "\tlawyer\t2026-01-31\t-\t\n",
         "review-file", 2},
        {"date",
         REVIEW_HEADER "visit/a\t0123456789abcdef\t0123456789abcdef\tchecked"
                       "\tlawyer\t2026-02-31\t-\t\n",
         "review-file", 2},
        {"role",
         REVIEW_HEADER "visit/a\t0123456789abcdef\t0123456789abcdef\tchecked"
                       "\t\t2026-01-31\t-\t\n",
         "review-file", 2},
        {"where from",
         REVIEW_HEADER "visit/a\t0123456789abcdef\t0123456789abcdef\twrong"
                       "\tlawyer\t2026-01-31\tx\tno\n",
         "review-file", 2},
        {"turned round",
         REVIEW_HEADER "visit/a\t0123456789abcdef\t0123456789abcdef\twrong"
                       "\tlawyer\t2026-01-31\t-\tno \xE2\x80\xAE on\n",
         "review-file", 2},
    };
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write_pair(fixture, "ro", "Nee", "Nu");
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_test_message("%s", bad[i].name);
        fixture_write(fixture, "review/ro.tsv", bad[i].body);
        g_autoptr(Catalogue) catalogue = load(fixture, "ro");
        g_assert_null(catalogue);
        fixture_expect(fixture, bad[i].tag, bad[i].line);
    }
}

static void test_hash(void) {
    const char *const forms[] = {"abc", "d"};
    g_autofree char *one = review_hash(forms, 1);
    g_autofree char *both = review_hash(forms, 2);
    g_assert_cmpstr(one, ==, "ba7816bf8f01cfea"); /* FIPS 180 */
    g_autofree char *joined =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, "abc\nd", -1);
    g_assert_true(g_str_has_prefix(joined, both));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/catalogue/lookup", test_lookup);
    g_test_add_func("/catalogue/changed-plural", test_changed_plural);
    g_test_add_func("/catalogue/nfc", test_nfc);
    g_test_add_func("/catalogue/bad-bodies", test_bad_bodies);
    g_test_add_func("/catalogue/many-faults", test_many_faults);
    g_test_add_func("/catalogue/column", test_column);
    g_test_add_func("/catalogue/bad-headers", test_bad_headers);
    g_test_add_func("/catalogue/missing-file", test_missing_file);
    g_test_add_func("/catalogue/header-space", test_header_space);
    g_test_add_func("/catalogue/load-for-check", test_load_for_check);
    g_test_add_func("/catalogue/review-states", test_review_states);
    g_test_add_func("/catalogue/doubts", test_doubts);
    g_test_add_func("/catalogue/review-of-dutch", test_review_of_dutch);
    g_test_add_func("/catalogue/bad-reviews", test_bad_reviews);
    g_test_add_func("/catalogue/hash", test_hash);
    return g_test_run();
}
