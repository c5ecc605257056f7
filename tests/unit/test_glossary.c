/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are the terms of the glossary used? */
#include "catalogue/check.h"
#include "catalogue_fixture.h"

/* With the message at line 11: its msgctxt is on line 10. */
enum { MSGID_LINE = 11 };

static void check(Fixture *fixture, const char *code) {
    g_autoptr(Catalogue) catalogue = catalogue_load(
        fixture->folder, fixture_language(fixture, code), fixture->diag);
    g_assert_nonnull(catalogue);
    catalogue_check(fixture->documents, catalogue, fixture->diag);
}

/* One text and its translation, and the tag expected, or NULL for none. */
typedef struct {
    const char *code, *dutch, *translation, *tag;
} Case;

static const char glossary[] =
    "concept\tnl\ten\tro\tar\tzh_CN\tth\tnote\n"
    "1\tvergunning\tlicence\tautorizație\tرخصة\t许可证\tใบอนุญาต\t-\n"
    "2\taangifte (bij de politie)\tpolice report (aangifte)\t"
    "plângere la poliție (aangifte)\tالبلاغ\t报案（aangifte）\tการแจ้งความ\t-\n"
    "3\tsekswerker\tsex worker\tlucrătoare / lucrător\t-\t性工作者\t"
    "พนักงานบริการ\t-\n"
    "4\tbtw\tVAT (btw)\tTVA\t-\t-\t-\t-\n";

/* The words of the glossary, in any form; one of several is enough. */
static const Case glossary_cases[] = {
    {"en", "Je hebt een vergunning.", "You have a licence.", NULL},
    {"en", "Je hebt een vergunning.", "You have a permit.", "glossary"},
    {"en", "Twee vergunningen.", "Two LICENCES.", NULL},
    {"en", "Twee vergunningen.", "Two permits.", "glossary"},
    {"en", "Zonder vergunninghouder.", "Without a permit.", NULL},
    {"en", "Een onvergunning.", "A permit.", NULL},
    {"en", "**Vergunning** hier.", "**Licence** here.", NULL},
    {"en", "Doe aangifte.", "Make a report.", NULL},
    {"en", "Doe aangifte.", "Tell it (aangifte).", "glossary"},
    {"en", "Betaal btw.", "Pay vat.", NULL},
    {"en", "Betaal btw.", "Pay tax.", "glossary"},
    {"ro", "Vergunning", "Autorizația", NULL},
    {"ro", "Vergunning", "Permis", "glossary"},
    {"ro", "Sekswerkers", "Lucrătorii", NULL},
    {"ar", "Doe aangifte.", "قدموا بلاغات.", NULL},
    {"ar", "Doe aangifte.", "اتصلوا.", "glossary"},
    {"ar", "Sekswerker", "اتصلوا", NULL}, /* the list has nothing to say */
    {"zh_CN", "Doe aangifte.", "去报案。", NULL},
    {"zh_CN", "Doe aangifte.", "去说。", "glossary"},
    {"th", "Doe aangifte.", "แจ้งความ", NULL},
    {"th", "Doe aangifte.", "โทร", "glossary"},
    {"uk", "Vergunning", "Дозвіл", NULL}, /* no column */
    {0},
};

static void run_glossary_cases(gconstpointer data) {
    for (const Case *test = data; test->code != NULL; test++) {
        g_autoptr(Fixture) fixture = fixture_new();
        fixture_copy_terms(fixture);
        fixture_write(fixture, "terms/glossary.tsv", glossary);
        fixture_add(fixture->documents->pdata[0], "a", test->dutch);
        fixture_write_pair(fixture, test->code, test->dutch, test->translation);
        check(fixture, test->code);
        g_test_message("%s: %s", test->code, test->translation);
        g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
        if (test->tag == NULL) {
            fixture_expect_nothing(fixture);
        } else {
            const GPtrArray *problems = diag_problems(fixture->diag);
            for (guint i = 0; i < problems->len; i++) {
                const Problem *problem = g_ptr_array_index(problems, i);
                g_assert_cmpint(problem->severity, ==, SEVERITY_NOTE);
            }
            fixture_expect(fixture, test->tag, MSGID_LINE);
        }
    }
}

/* A translator may choose another word, and says so. */
static void test_glossary_comment(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    fixture_write(fixture, "terms/glossary.tsv", glossary);
    fixture_add(fixture->documents->pdata[0], "a", "Vergunning");
    fixture_write_po(fixture, "en",
                     "\n# not the glossary: residence\nmsgctxt \"visit/a\"\n"
                     "msgid \"Vergunning\"\nmsgstr \"Permit\"\n");
    check(fixture, "en");
    fixture_expect_nothing(fixture);
}

static void test_glossary_faulty(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    fixture_write(fixture, "terms/glossary.tsv",
                  "concept\tnl\ten\tnote\n1\tvergunning\tlicence\n");
    fixture_add(fixture->documents->pdata[0], "a", "Vergunning");
    fixture_write_pair(fixture, "en", "Vergunning", "Permit");
    check(fixture, "en");
    fixture_expect(fixture, "terms-file", 2);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_data_func("/glossary/words", glossary_cases, run_glossary_cases);
    g_test_add_func("/glossary/comment", test_glossary_comment);
    g_test_add_func("/glossary/faulty", test_glossary_faulty);
    return g_test_run();
}
