/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/remarks.h"

#include <string.h>

#define FIRST "wegwijzer-review 1 ro 2026-11-21\n"

/* Codes of made-up texts. */
static char one[REVIEW_CODE_LENGTH + 1], two[REVIEW_CODE_LENGTH + 1],
    three[REVIEW_CODE_LENGTH + 1];

static void make_codes(void) {
    review_code_make(one, "visit/a", "0123456789abcdef", "0000000000000001");
    review_code_make(two, "visit/a", "0123456789abcdef", "0000000000000002");
    review_code_make(three, "visit/b", "0123456789abcdef", "0000000000000002");
}

/* `format` takes the three codes. */
static char *fill(const char *format) {
    g_autoptr(GString) text = g_string_new(format);
    g_string_replace(text, "{1}", one, 0);
    g_string_replace(text, "{2}", two, 0);
    g_string_replace(text, "{3}", three, 0);
    return g_strdup(text->str);
}

static Remarks *parse(const char *format, Diag *diag) {
    g_autofree char *text = fill(format);
    return remarks_parse(text, "mail.txt", diag);
}

static const Remark *get(const Remarks *remarks, guint index) {
    return g_ptr_array_index(remarks->remarks, index);
}

static void expect_fine(const char *format, const char *code, Verdict verdict,
                        const char *text) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Remarks) remarks = parse(format, diag);
    g_test_message("%s", format);
    g_assert_nonnull(remarks);
    g_assert_cmpuint(remarks->remarks->len, ==, 1);
    g_assert_cmpstr(get(remarks, 0)->code, ==, code);
    g_assert_cmpint(get(remarks, 0)->verdict, ==, verdict);
    g_assert_cmpstr(get(remarks, 0)->text->str, ==, text);
}

static void test_codes(void) {
    char code[REVIEW_CODE_LENGTH + 1];
    g_assert_cmpstr(one, !=, two);
    g_assert_cmpstr(two, !=, three);
    for (int i = 0; i < 9; i++) { /* one wrong sign anywhere is seen */
        g_autofree char *typed = g_strdup(one);
        if (typed[i] == '-') {
            continue;
        }
        for (const char *sign = "0123456789abcdefghjkmnpqrstvwxyz"; *sign;
             sign++) {
            typed[i] = *sign;
            g_autofree char *first = g_strndup(typed, 4);
            g_assert_cmpint(review_code_read(code, first, typed + 5), ==,
                            *sign == one[i]);
        }
    }
    g_autofree char *upper = g_ascii_strup(one, -1);
    upper[4] = '\0';
    g_assert_true(review_code_read(code, upper, upper + 5));
    g_assert_cmpstr(code, ==, one);
    g_assert_false(review_code_read(code, "abc", "defgh"));
    g_assert_false(review_code_read(code, "ab!d", "efgh"));
}

static void test_plain(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Remarks) remarks = parse(
        FIRST "#1 {1} good\n#2 {2} wrong: No.\n#30 {3} unsure\nend 3\n", diag);
    g_assert_nonnull(remarks);
    g_assert_cmpstr(remarks->language, ==, "ro");
    g_assert_cmpuint(remarks->remarks->len, ==, 3);
    g_assert_cmpint(get(remarks, 0)->verdict, ==, VERDICT_GOOD);
    g_assert_cmpstr(get(remarks, 1)->text->str, ==, "No.");
    g_assert_cmpint(get(remarks, 1)->position.line, ==, 3);
    g_assert_cmpint(get(remarks, 2)->number, ==, 30);
    g_assert_cmpint(get(remarks, 2)->verdict, ==, VERDICT_UNSURE);
}

/* What mail programs and hands do to the text. */
static void test_through_mail(void) {
    expect_fine("Hi!\n\n> " FIRST "> #2 {2} wrong: a b\n> end 1\n-- \nMe", two,
                VERDICT_WRONG, "a b");
    expect_fine(">> " FIRST ">> #2 {2} wrong: a\n>> b c\n>>\n>> d\n> > end 1",
                two, VERDICT_WRONG, "a b c d");
    expect_fine(" | " FIRST "\n\n | #2\xC2\xA0{2}\xE2\x80\x87wrong:\xC2\xA0"
                "a\n\n | end 1\n",
                two, VERDICT_WRONG, "a");
    expect_fine("\xEF\xBB\xBFWegwijzer-Review 1 ro 2026-11-21\n2. {2} FOUT\n"
                "Einde 1",
                two, VERDICT_WRONG, "");
    expect_fine("wegwijzer\xE2\x80\x91review 1 ro 2026\xE2\x80\x93"
                "11\xE2\x80\x93"
                "21\n# 1 {1} goed.\nend 1",
                one, VERDICT_GOOD, "");
    expect_fine(FIRST "#1 {1} twijfel - zo?\nend 1", one, VERDICT_UNSURE,
                "zo?");
    expect_fine(FIRST "#1 {1} good\n#1 {1} good\nend 2", one, VERDICT_GOOD, "");
    g_autofree char *spaced = g_strdup_printf(
        FIRST "#2 %.4s \xE2\x80\x93 %s wrong: a\nend 1", two, two + 5);
    expect_fine(spaced, two, VERDICT_WRONG, "a");
}

static void test_hostile(void) {
    expect_fine(FIRST "#2 {2} wrong: a\tb\x01\x1B[31m\xE2\x80\xAE"
                      "c\xE2\x81\xA6"
                      "d\xE2\x80\x8B"
                      "e\xC2\xAD"
                      "f\xC2\x85g\nend 1",
                two, VERDICT_WRONG, "a b[31mcdefg");
    expect_fine(FIRST "#2 {2} wrong: <script>alert(1)</script>\nend 1", two,
                VERDICT_WRONG, "<script>alert(1)</script>");
    expect_fine(FIRST "#2 {2} wrong: =HYPERLINK(\"x\")\nend 1", two,
                VERDICT_WRONG, "HYPERLINK(\"x\")");
    expect_fine(FIRST "#2 {2} wrong:\n+1\nend 1", two, VERDICT_WRONG, "1");
    expect_fine(FIRST "#2 {2} wrong: \xD9\x86\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8"
                      "\xAE\nend 1",
                two, VERDICT_WRONG,
                "\xD9\x86\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE");
    expect_fine(FIRST "#2 {2} wrong: see #7 here, 12 times, end 3\nend 1", two,
                VERDICT_WRONG, "see #7 here, 12 times, end 3");
}

typedef struct {
    const char *text;
    int line, column;
} Bad;

static const Bad bad[] = {
    {"", 1, 1},
    {"Hello\nhow are you\n", 1, 1},
    {FIRST "#1 {1} good\n", 3, 1},        /* cut off */
    {FIRST "#1 {1} good\nend 2\n", 3, 1}, /* lines got lost */
    {FIRST "#1 {1} good\nend 0\n", 3, 1},
    {FIRST "#1 {1} great\nend 1\n", 2, 1},
    {FIRST "#1 {1} goodness\nend 1\n", 2, 1},
    {FIRST "#1 good\nend 1\n", 2, 1},
    {FIRST "> 1 good\nend 1\n", 2, 3},
    {FIRST "#0 {1} good\nend 1\n", 2, 1},
    {FIRST "  #1 zzzz-zzzz good\nend 1\n", 2, 3}, /* no such check sign */
    {FIRST "#1 {1} good\nwhat is this\nend 1\n", 0, 0},
    {FIRST "what is this\n#1 {1} good\nend 1\n", 2, 1},
    {FIRST "#1 {1} good\n#1 {1} wrong\nend 2\n", 3, 1},
    {FIRST "#1 {1} good\nend 1\n" FIRST "#2 {2} good\nend 1\n", 4, 1},
    {"wegwijzer-review 2 ro 2026-11-21\n#1 {1} good\nend 1\n", 1, 1},
    {FIRST "wegwijzer-review ar\n#1 {1} good\nend 1\n", 2, 1},
};

static void test_bad(void) {
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autoptr(Remarks) remarks = parse(bad[i].text, diag);
        g_test_message("%s", bad[i].text);
        if (bad[i].line == 0) { /* words below a good one: its remark */
            g_assert_nonnull(remarks);
            g_assert_cmpstr(get(remarks, 0)->text->str, ==, "what is this");
            continue;
        }
        g_assert_null(remarks);
        g_assert_cmpuint(diag_errors(diag), >=, 1);
        const Problem *problem = diag_problems(diag)->pdata[0];
        g_assert_cmpstr(problem->tag, ==, "review-remark");
        g_assert_cmpint(problem->position.line, ==, bad[i].line);
        g_assert_cmpint(problem->position.column, ==, bad[i].column);
    }
}

/* All faults in one run. */
static void test_many_faults(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Remarks) remarks =
        parse(FIRST "#1 good\n#2 {2} fine\n#3 0000-0001 good\nend 9\n", diag);
    g_assert_null(remarks);
    g_assert_cmpuint(diag_errors(diag), ==, 4);
}

static void test_long(void) {
    g_autofree char *words = g_strnfill(REVIEW_MOST_REMARK, 'x');
    g_autofree char *fits =
        g_strdup_printf(FIRST "#2 {2} wrong: %s\nend 1", words);
    expect_fine(fits, two, VERDICT_WRONG, words);
    g_autofree char *huge = g_strnfill(900000, 'x');
    const char *const longer[] = {"%s %s\nend 1", "%s\n%s\nend 1"};
    for (gsize i = 0; i < G_N_ELEMENTS(longer); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autoptr(GString) text = g_string_new(FIRST "#2 {2} wrong: ");
        g_string_append(text, i == 0 ? huge : words);
        g_string_append(text, "\ny\nend 1");
        g_autoptr(Remarks) remarks = parse(text->str, diag);
        g_assert_null(remarks);
        g_assert_cmpuint(diag_errors(diag), ==, 1);
    }
}

/* Nothing that can be cut out of good remarks gives other remarks. */
static void test_cut(void) {
    g_autofree char *whole =
        fill(FIRST "#1 {1} good\n#2 {2} wrong: no, 4 no\n#3 {3} unsure: x\n"
                   "end 3\n");
    for (gsize length = 0; length + 2 < strlen(whole); length++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autofree char *part = g_strndup(whole, length);
        g_autoptr(Remarks) remarks = remarks_parse(part, "mail.txt", diag);
        g_assert_null(remarks);
    }
}

static char *file_of(const char *format) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Remarks) remarks = parse(format, diag);
    return remarks == NULL ? NULL : g_strdup(remarks->file);
}

static void assert_same_file(const char *first, const char *second, bool same) {
    g_autofree char *a = file_of(first);
    g_autofree char *b = file_of(second);
    g_assert_nonnull(a);
    g_assert_nonnull(b);
    g_assert_cmpint(g_strcmp0(a, b) == 0, ==, same);
}

/* The digits of a file follow what was said, not how it came. */
static void test_file(void) {
    const char *plain = FIRST "#1 {1} good\n#2 {2} wrong: a b c\nend 2";
    assert_same_file(
        plain, "> " FIRST "> #2 {2} wrong: a\n> b c\n> #1 {1} good\n> end 2",
        true);
    assert_same_file(plain, FIRST "#1 {1} good\n#2 {2} unsure: a b c\nend 2",
                     false);
    assert_same_file(plain, FIRST "#1 {1} good\n#2 {2} wrong: a b d\nend 2",
                     false);
    assert_same_file(plain,
                     "wegwijzer-review 1 ar 2026-11-21\n#1 {1} good\n#2 {2} "
                     "wrong: a b c\nend 2",
                     false);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    make_codes();
    g_test_add_func("/remarks/codes", test_codes);
    g_test_add_func("/remarks/plain", test_plain);
    g_test_add_func("/remarks/through-mail", test_through_mail);
    g_test_add_func("/remarks/hostile", test_hostile);
    g_test_add_func("/remarks/bad", test_bad);
    g_test_add_func("/remarks/many-faults", test_many_faults);
    g_test_add_func("/remarks/long", test_long);
    g_test_add_func("/remarks/cut", test_cut);
    g_test_add_func("/remarks/file", test_file);
    return g_test_run();
}
