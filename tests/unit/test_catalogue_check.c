/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/check.h"
#include "catalogue/terms.h"
#include "catalogue_fixture.h"

#include <string.h>

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

static void run_case(const Case *test) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    fixture_add(fixture->documents->pdata[0], "a", test->dutch);
    fixture_write_pair(fixture, test->code, test->dutch, test->translation);
    check(fixture, test->code);
    g_test_message("%s: %s", test->code, test->translation);
    if (test->tag == NULL) {
        fixture_expect_nothing(fixture);
    } else {
        fixture_expect(fixture, test->tag, MSGID_LINE);
    }
}

static void run_cases(gconstpointer data) {
    for (const Case *test = data; test->code != NULL; test++) {
        run_case(test);
    }
}

static const Case placeholder_cases[] = {
    {"ro", "Open om {time}.", "Deschis la {time}.", NULL},
    {"ro", "Open om {time}.", "Deschis.", "loss"},
    {"ro", "Open.", "Deschis la {time}.", "loss"},
    {"ro", "Van {from} tot {until}.", "Până la {until} de la {from}.", NULL},
    {"ar", "Open om {time}.", "يفتح الساعة {time}.", NULL},
    {0},
};

/* Characters are counted as readers count them. */
static void test_limit(void) {
    static const struct {
        const char *code, *translation;
        int most;
        const char *tag;
    } rows[] = {{"ro", "Știți?", 6, NULL},
                {"ro", "Știți?", 5, "too-long"},
                {"th", "น้ำน้ำ", 2, NULL},
                {"th", "น้ำน้ำ", 1, "too-long"},
                {"ro", "Știți?", 0, NULL}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Fixture) fixture = fixture_new();
        fixture_copy_terms(fixture);
        fixture_add(fixture->documents->pdata[0], "a", "Hallo.")->most =
            rows[i].most;
        fixture_write_pair(fixture, rows[i].code, "Hallo.",
                           rows[i].translation);
        check(fixture, rows[i].code);
        if (rows[i].tag == NULL) {
            fixture_expect_nothing(fixture);
        } else {
            fixture_expect(fixture, rows[i].tag, MSGID_LINE);
        }
    }
}

static const Case number_cases[] = {
    {"ro", "Bel 112.", "Sunați la 112.", NULL},
    {"ro", "Bel 112.", "Sunați la 113.", "loss"},
    {"zh_CN", "Op 1 juli 2024.", "2024年7月1日。", NULL},
    {"zh_CN", "Op 1 juli 2024.", "2024年7月2日。", "loss"},
    {"ro", "Bel 112.", "Sunați.", "loss"},
    {"ro", "Bel nu.", "Sunați la 112.", "loss"},
    {"ro", "Van 9.00 tot 17.30 uur.", "Între 9:00 și 17:30.", NULL},
    {"ro", "Van 9.00 tot 17.30 uur.", "Între 9:00 și 17:00.", "loss"},
    {"en", "Het kost € 1.234,56.", "It costs € 1,234.56.", NULL},
    {"uk", "Het kost € 1.234,56.",
     "Це коштує 1\xC2\xA0"
     "234,56 €.",
     NULL},
    {"en", "Het kost € 1.234.", "It costs € 1,235.", "loss"},
    {"ar", "Bel 112.", "اتصل على ١١٢.", "loss"},
    {"en", "Twee keer 5 en 5.", "Twice 5 and 5.", NULL},
    {"en", "Twee keer 5 en 5.", "Twice 5.", "loss"},
    {0},
};

static const Case phone_cases[] = {
    {"en", "Bel 0900-8844 nu.", "Call 0900-8844 now.", NULL},
    {"en", "Bel 0900-8844 nu.", "Call 8844-0900 now.", "loss"},
    {"en", "Bel 0900-8844 nu.", "Call 0900 8844 now.", "loss"},
    {"en", "Bel +31 30 123 45 67.", "Call +31 30 123 45 67.", NULL},
    {0},
};

static const Case mark_cases[] = {
    {"ro", "Je mag **nee** zeggen.", "Puteți spune **nu**.", NULL},
    {"ro", "Je mag **nee** zeggen.", "Puteți spune nu.", "loss"},
    {"ro", "Je mag nee zeggen.", "Puteți spune **nu**.", "loss"},
    {"ro", "Je mag **nee** zeggen.", "Puteți spune **nu.", "inline-mark"},
    {"ro", "Om {time}.", "La {time.", "inline-mark"},
    {"ro", "Bel **{phone} nu** snel.", "Sunați **acum {phone}** repede.", NULL},
    {"ro", "De toezichthouder belt.", "Inspectorul (*toezichthouder*) sună.",
     NULL},
    {"zh_CN", "**Let op:** bel nu.", "**重要：**请马上打电话。", NULL},
    {0},
};

static const Case letter_cases[] = {
    {"ar", "Bel nu.", "اتصل \xE2\x80\x8Fالآن.", "hidden-character"},
    {"ar", "Bel 112.",
     "اتصل \xE2\x81\xA6"
     "112\xE2\x81\xA9.",
     "hidden-character"},
    {"th", "Bel nu.", "โทร\xE2\x80\x8Bตอนนี้", "hidden-character"},
    {"ro", "Bel nu.", "Sunați\xC2\xAD acum.", "hidden-character"},
    {"ro", "Bel nu.", "Sunați\\nacum.", "hidden-character"},
    {"ro", "Bel nu.", "Sunați\xE2\x80\x8C acum.", "hidden-character"},
    {"fa", "Bel nu.", "می\xE2\x80\x8Cتوانید.", NULL},
    {"ro", "Bel nu.",
     "Sunați\xC2\xA0"
     "acum\xE2\x80\xAF!",
     NULL},
    {"ro", "Bel nu.", "Sunaţi acum.", "letter"},
    {"ro", "Bel nu.", "Şi acum.", "letter"},
    {"tr", "Bel nu.", "Şimdi arayın.", NULL},
    {"fa", "Bel nu.", "كنون زنگ بزن.", "letter"},
    {"uk", "Bel nu.", "Тeлефонуйте зараз.", "letter"}, /* Latin e */
    {"uk", "Een prik tegen hepatitis B.", "Щеплення проти гепатиту B.", NULL},
    {"el", "Bel nu.", "Tηλεφωνήστε τώρα.", "letter"}, /* Latin T */
    {0},
};

static const Case script_cases[] = {
    {"uk", "Je mag nee zeggen.", "You may say no.", "wrong-script"},
    {"ar", "Je mag nee zeggen.", "You may say no.", "wrong-script"},
    {"zh_CN", "Je mag nee zeggen.", "You may say no.", "wrong-script"},
    {"zh_CN", "Je mag nee zeggen.", "您可以拒绝。", NULL},
    {"ro", "Je mag nee zeggen.", "Можете да откажете.", "wrong-script"},
    {"ro", "Je mag nee zeggen.", "您可以拒绝。", "wrong-script"},
    {"th", "Je mag nee zeggen.", "คุณปฏิเสธได้", NULL},
    /* Names do not count. */
    {"zh_CN", "Open DigiD.", "打开DigiD。", NULL},
    {"zh_CN", "Bel de GGD of de KvK.", "打给GGD或KvK", NULL},
    {"zh_CN", "Wat is hiv?", "什么是HIV？", NULL},
    {"ar", "Ga naar de *Belastingdienst*.", "إلى *Belastingdienst*.", NULL},
    {0},
};

static const Case equal_cases[] = {
    {"ro", "Je mag nee zeggen.", "Je mag nee zeggen.", "equal-to-dutch"},
    {"en", "Start", "Start", "equal-to-dutch"},
    {"zh_CN", "Je mag nee zeggen.", "Je mag nee zeggen.", "equal-to-dutch"},
    {"en", "{from}–{until}", "{from}–{until}", NULL},
    {"en", "112", "112", NULL},
    {0},
};

static const Case name_cases[] = {
    {"ro", "Bel de GGD.", "Sunați la GGD.", NULL},
    {"ro", "Bel de GGD.", "Sunați la medic.", "loss"},
    {"tr", "Bel de GGD.", "GGD’yi arayın.", NULL},
    {"ro", "Bel de GGDX.", "Sunați la medic.", NULL},
    {0},
};

/* Real rows of avoid.tsv, one for each rule of reading it. */
static const Case term_cases[] = {
    {"en", "Over sekswerk.", "About sex work.", NULL},
    {"en", "Over sekswerk.", "About prostitution.", "terms"},     /* stem */
    {"en", "Over sekswerk.", "About PROSTITUTES.", "terms"},      /* case */
    {"en", "Wie ben je?", "Are you a whore?", "terms"},           /* word */
    {"en", "Wie ben je?", "Are you whorey?", NULL},               /* word */
    {"en", "Wie ben je?", "A working\xC2\xA0girl?", "terms"},     /* Also */
    {"en", "Een test.", "A test for VD.", "terms"},               /* Also */
    {"en", "Een naam.", "Prostitution Information Center", NULL}, /* name */
    {"ro", "Wie ben je?", "Vreți o razie?", "terms"},             /* note */
    {"tr", "Wie ben je?", "FAHİŞE misiniz?", "terms"},            /* İ */
    {"tr", "Een controle.", "BASKIN geldi.", "terms"},            /* I */
    {"el", "Wie ben je?", "Πορνη είστε;", "terms"},               /* tonos */
    {"el", "Wie ben je?", "ΙΕΡΟΔΟΥΛΕΣ", "terms"},                 /* sigma */
    {"ar", "Wie ben je?", "من هو القواد؟", "terms"},              /* prefix */
    {"ar", "Wie ben je?", "وللقواد رأي", "terms"},                /* two */
    {"ar", "De regels.", "هذه قواعد العمل.", NULL},               /* word */
    {"ar", "Wie ben je?", "هل هي دَعَارَة؟", "terms"},               /* signs */
    {"zh_CN", "Wie ben je?", "您是妓女吗？", "terms"},            /* sub */
    {"zh_CN", "Wie ben je?", "您是老鸨吗？", "terms"},            /* 、 */
    {"th", "Een wet.", "พระราชบัญญัติป้องกันและปราบปรามการค้าประเวณี", NULL},
    {"th", "Werk.", "การค้าประเวณี", "terms"},
    {0},
};

static const Case link_cases[] = {
    {"en", "Kijk op de site.", "See https://example.org now.", "loss"},
    {"en", "Kijk op de site.", "See www.example.org now.", "loss"},
    {"en", "Kijk op de site.", "Write to mailto:x now.", "loss"},
    {"en", "Kijk op de site.", "See [the site](x).", "loss"},
    {"en", "Kijk op de site.", "See [the site] (x).", NULL},
    {0},
};

static void test_terms_severity(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    fixture_add(fixture->documents->pdata[0], "a", "Een controle.");
    fixture_write_pair(fixture, "en", "Een controle.", "A control.");
    check(fixture, "en");
    const Problem *problem = diag_problems(fixture->diag)->pdata[0];
    g_assert_cmpint(problem->severity, ==, SEVERITY_NOTE);
    fixture_expect(fixture, "terms", MSGID_LINE);
}

/* A Romanian word is found in spite of its cedilla, which is reported too. */
static void test_terms_cedilla(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    fixture_add(fixture->documents->pdata[0], "a", "Werk.");
    fixture_write_pair(fixture, "ro", "Werk.", "Prostituţie.");
    check(fixture, "ro");
    g_assert_cmpuint(fixture_count(fixture, "letter", MSGID_LINE), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "terms", MSGID_LINE), ==, 1);
}

static void test_terms_missing(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_add(fixture->documents->pdata[0], "a", "Over sekswerk.");
    fixture_write_pair(fixture, "en", "Over sekswerk.", "Prostitution.");
    check(fixture, "en");
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
    fixture_expect(fixture, "terms-file", 0);
}

static void test_terms_faulty(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_write(fixture, "terms/avoid.tsv",
                  "lang\tavoid\tprefer\twhy\n"
                  "en\tx\ty\n"
                  "en\tx\ty\t[all,fail] z\n"
                  "en\tbad\ty\t[word,fail] z\n");
    fixture_add(fixture->documents->pdata[0], "a", "Slecht.");
    fixture_write_pair(fixture, "en", "Slecht.", "Bad.");
    check(fixture, "en");
    g_assert_cmpuint(fixture_count(fixture, "terms-file", 2), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "terms-file", 3), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "terms", MSGID_LINE), ==, 1);
}

static void test_terms_dutch(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    Document *document = fixture->documents->pdata[0];
    fixture_add(document, "a", "Over **sekswerk** om {time}.");
    fixture_add(document, "a", "Landelijk Programma Prostitutie");
    fixture_add(document, "a", "Hoera!");
    fixture_add_counted(document, "a", "1 klant", "{n} **prostituee’s**", "n");
    terms_check_dutch(fixture->documents, fixture->folder, fixture->diag);
    fixture_expect(fixture, "terms", 4);
}

static void test_allowed_equal(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    Document *document = fixture->documents->pdata[0];
    fixture_add(document, "a", "Wegwijzer")->note =
        g_strdup("A name; same in every language.");
    fixture_add(document, "b", "Start");
    fixture_write_po(fixture, "en",
                     "\nmsgctxt \"visit/a\"\nmsgid \"Wegwijzer\"\nmsgstr "
                     "\"Wegwijzer\"\n"
                     "\n# same as the Dutch\nmsgctxt \"visit/b\"\nmsgid "
                     "\"Start\"\nmsgstr \"Start\"\n");
    check(fixture, "en");
    fixture_expect_nothing(fixture);
}

/* The forms of a counted text in `code`; the wrong one is `wrong`, or -1. */
static void check_counted(const char *code, const char *const *forms,
                          int wrong) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    fixture_add_counted(fixture->documents->pdata[0], "a",
                        "Sta {n} maand ingeschreven",
                        "Sta {n} maanden ingeschreven", "n");
    GString *body = g_string_new(
        "\nmsgctxt \"visit/a\"\nmsgid \"Sta {n} maand ingeschreven\"\n"
        "msgid_plural \"Sta {n} maanden ingeschreven\"\n");
    for (int i = 0; forms[i] != NULL; i++) {
        g_string_append_printf(body, "msgstr[%d] \"%s\"\n", i, forms[i]);
    }
    fixture_write_po(fixture, code, body->str);
    g_string_free(body, TRUE);
    check(fixture, code);
    if (wrong < 0) {
        fixture_expect_nothing(fixture);
        return;
    }
    g_autofree char *form = g_strdup_printf("form %d", wrong);
    const Problem *problem = diag_problems(fixture->diag)->pdata[0];
    g_assert_nonnull(strstr(problem->text, form));
    fixture_expect(fixture, "loss", MSGID_LINE);
}

static void test_counted(void) {
    static const char *const good[] = {"o lună", "{n} luni", "{n} de luni",
                                       NULL};
    static const char *const with_one[] = {"1 lună", "{n} luni", "{n} de luni",
                                           NULL};
    static const char *const lacking[] = {"o lună", "{n} luni", "luni", NULL};
    static const char *const two[] = {"2 luni", "{n} luni", "{n} de luni",
                                      NULL};
    check_counted("ro", good, -1);
    check_counted("ro", with_one, -1);
    check_counted("ro", lacking, 2);
    check_counted("ro", two, 0);
    static const char *const arabic[] = {"بدون شهر", "شهر واحد", "شهران",
                                         "{n} أشهر", "{n} شهرًا", "{n} شهر",
                                         NULL};
    check_counted("ar", arabic, -1);
    /* 1, 21, 31: the number must stand there. */
    static const char *const ukrainian[] = {"місяць", "{n} місяці",
                                            "{n} місяців", NULL};
    check_counted("uk", ukrainian, 0);
    /* 0 and 1. */
    static const char *const brazilian[] = {"um mês", "{n} meses", NULL};
    check_counted("pt_BR", brazilian, 0);
    static const char *const chinese[] = {"{n}个月", NULL};
    check_counted("zh_CN", chinese, -1);
}

static void test_missing(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    Document *document = fixture->documents->pdata[0];
    fixture_add(document, "a", "Leeg")->safety = true;
    fixture_add(document, "a", "Vaag");
    fixture_add(document, "a", "Afwezig")->safety = true;
    fixture_add(document, "a", "Belle")->translatable = false;
    Document *professional = fixture_add_document(fixture, "inspectors");
    professional->professional = true;
    fixture_add(professional, "a", "Vraag geen namen.");
    fixture_write_po(fixture, "ro",
                     "\nmsgctxt \"visit/a\"\nmsgid \"Leeg\"\nmsgstr \"\"\n"
                     "\n#, fuzzy\nmsgctxt \"visit/a\"\nmsgid \"Vaag\"\n"
                     "msgstr \"Vag\"\n");
    check(fixture, "ro");
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
    g_assert_cmpuint(fixture_count(fixture, "untranslated", 0), ==, 3);
    g_assert_cmpuint(fixture_count(fixture, "untranslated", 11), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "untranslated", 16), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "not-offered", 0), ==, 1);
    g_assert_cmpuint(diag_problems(fixture->diag)->len, ==, 4);
}

/* Up to five missing texts of a document are named, each in the PO file; of
 * more only the number is told, at the Dutch file, also when it is that of a
 * vocabulary, which has no position of its own. */
static void test_many_missing(void) {
    static const struct {
        guint missing;
        const char *file, *where; /* of the document or of its texts */
    } rows[] = {
        {5, "topics/visit.md", "ro.po"},
        {6, "topics/visit.md", "topics/visit.md"},
        {5, NULL, "ro.po"},
        {6, NULL, "phrases.yaml"},
        {60, NULL, "phrases.yaml"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Fixture) fixture = fixture_new();
        fixture_copy_terms(fixture);
        Document *document = fixture->documents->pdata[0];
        document->position = position_in_file(rows[i].file);
        fixture_add(document, "a", "Dag.")->position =
            position_in_file("phrases.yaml");
        for (guint j = 0; j < rows[i].missing; j++) {
            g_autofree char *text = g_strdup_printf("Zin %u.", j);
            fixture_add(document, "a", text)->position =
                position_in_file("phrases.yaml");
        }
        fixture_add(document, "a", "Zin 0."); /* the same text again */
        Document *other = fixture_add_document(fixture, "other");
        fixture_add(other, "a", "Anders.");
        fixture_write_pair(fixture, "ro", "Dag.", "Ziua.");
        check(fixture, "ro");
        const GPtrArray *problems = diag_problems(fixture->diag);
        guint told = rows[i].missing > 5 ? 1 : rows[i].missing;
        g_assert_cmpuint(problems->len, ==, told + 1);
        g_assert_cmpuint(fixture_count(fixture, "untranslated", 0), ==,
                         told + 1);
        g_autofree char *number =
            g_strdup_printf("visit: %u of %u texts are not translated yet",
                            rows[i].missing, rows[i].missing + 1);
        for (guint j = 0; j < told; j++) {
            const Problem *problem = g_ptr_array_index(problems, j);
            g_autofree char *name = g_strdup_printf("visit/a: \"Zin %u.\"", j);
            g_assert_nonnull(strstr(problem->text, told == 1 ? number : name));
            g_assert_true(
                g_str_has_suffix(problem->position.file, rows[i].where));
            g_assert_cmpstr(problem->position.language, ==, "ro");
            g_assert_cmpint(problem->severity, ==, SEVERITY_WARNING);
        }
    }
}

static void test_unused(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    fixture_write_pair(fixture, "ro", "Oud", "Vechi");
    check(fixture, "ro");
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
    fixture_expect(fixture, "unused-translation", MSGID_LINE);
}

/* What msgen makes of the template: every text is the Dutch, and the header
 * has the plural forms of no language. All of it is told in one run. */
static void test_msgen(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    fixture_copy_terms(fixture);
    Document *document = fixture->documents->pdata[0];
    fixture_add(document, "a", "Je mag nee zeggen.");
    fixture_add_counted(document, "a", "{n} maand", "{n} maanden", "n");
    fixture_write(fixture, "ro.po",
                  "msgid \"\"\n"
                  "msgstr \"\"\n"
                  "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                  "\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n"
                  "\n"
                  "msgctxt \"visit/a\"\n"
                  "msgid \"Je mag nee zeggen.\"\n"
                  "msgstr \"Je mag nee zeggen.\"\n"
                  "\n"
                  "msgctxt \"visit/a\"\n"
                  "msgid \"{n} maand\"\n"
                  "msgid_plural \"{n} maanden\"\n"
                  "msgstr[0] \"{n} maand\"\n"
                  "msgstr[1] \"{n} maanden\"\n");
    g_autoptr(Catalogue) catalogue = catalogue_load_for_check(
        fixture->folder, fixture_language(fixture, "ro"), fixture->diag);
    g_assert_nonnull(catalogue);
    catalogue_check(fixture->documents, catalogue, fixture->diag);
    g_assert_cmpuint(fixture_count(fixture, "plural", 1), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "plural", 11), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "equal-to-dutch", 7), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "equal-to-dutch", 11), ==, 2);
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 1);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_data_func("/check/placeholders", placeholder_cases, run_cases);
    g_test_add_data_func("/check/numbers", number_cases, run_cases);
    g_test_add_data_func("/check/phones", phone_cases, run_cases);
    g_test_add_data_func("/check/marks", mark_cases, run_cases);
    g_test_add_data_func("/check/letters", letter_cases, run_cases);
    g_test_add_data_func("/check/script", script_cases, run_cases);
    g_test_add_data_func("/check/equal", equal_cases, run_cases);
    g_test_add_data_func("/check/names", name_cases, run_cases);
    g_test_add_data_func("/check/terms", term_cases, run_cases);
    g_test_add_data_func("/check/links", link_cases, run_cases);
    g_test_add_func("/check/limit", test_limit);
    g_test_add_func("/check/terms-severity", test_terms_severity);
    g_test_add_func("/check/terms-cedilla", test_terms_cedilla);
    g_test_add_func("/check/terms-missing", test_terms_missing);
    g_test_add_func("/check/terms-faulty", test_terms_faulty);
    g_test_add_func("/check/terms-dutch", test_terms_dutch);
    g_test_add_func("/check/allowed-equal", test_allowed_equal);
    g_test_add_func("/check/counted", test_counted);
    g_test_add_func("/check/missing", test_missing);
    g_test_add_func("/check/many-missing", test_many_missing);
    g_test_add_func("/check/unused", test_unused);
    g_test_add_func("/check/msgen", test_msgen);
    return g_test_run();
}
