/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The instructions of a page, and that odd bytes end. */
#include "preflight/content_scanner.h"

#include <string.h>

static ContentScanner *scan(const char *text, gsize length) {
    g_autoptr(GBytes) bytes = g_bytes_new(text, length);
    return content_scanner_new(bytes);
}

static void append_operand(GString *line, const Instruction *instruction,
                           const Operand *operand) {
    const char *text = instruction->bytes->str + operand->offset;
    switch (operand->kind) {
    case OPERAND_NUMBER:
        g_string_append_printf(
            line, "%d ",
            (int)(operand->number * 100 + (operand->number < 0 ? -0.5 : 0.5)));
        break;
    case OPERAND_NAME:
        g_string_append_printf(line, "/%s ", text);
        break;
    case OPERAND_STRING:
        g_string_append_printf(line, "(%s)%zu ", text, operand->length);
        break;
    case OPERAND_OPEN:
        g_string_append(line, "[ ");
        break;
    case OPERAND_CLOSE:
        g_string_append(line, "] ");
        break;
    case OPERAND_WORD:
        g_string_append(line, "word ");
        break;
    }
}

/* All instructions, a line for each; numbers in hundredths. */
static char *list(const char *text) {
    g_autoptr(ContentScanner) scanner = scan(text, strlen(text));
    GString *lines = g_string_new(NULL);
    const Instruction *instruction;
    while ((instruction = content_scanner_next(scanner)) != NULL) {
        for (guint i = 0; i < instruction->operands->len; i++) {
            append_operand(lines, instruction,
                           &g_array_index(instruction->operands, Operand, i));
        }
        g_string_append_printf(lines, "%s\n", instruction->operator);
    }
    return g_string_free(lines, FALSE);
}

static void assert_list(const char *text, const char *expected) {
    g_autofree char *lines = list(text);
    g_assert_cmpstr(lines, ==, expected);
}

static void test_numbers(void) {
    assert_list("1 -2.5 +.5 4. --3 0.25 re", "100 -250 50 400 -300 25 re\n");
    assert_list("1 0 0 rg%comment\n5 w", "100 0 0 rg\n500 w\n");
    assert_list("99999999999999999999 w", "-2147483648 w\n");
}

static void test_names_and_strings(void) {
    assert_list("/A#20b Do", "/A b Do\n");
    assert_list("(a(b)\\)\\101\\n) Tj", "(a(b))A\n)7 Tj\n");
    assert_list("<4142 5> Tj", "(ABP)3 Tj\n");
    assert_list("[(a) -20 (b)] TJ", "[ (a)1 -2000 (b)1 ] TJ\n");
    assert_list("/P << /MCID 3 /X true >> BDC",
                "/P [ /MCID 300 /X word ] BDC\n");
    assert_list("(a\\\r\nb) Tj", "(ab)2 Tj\n");
}

static void test_operators(void) {
    assert_list("q Q f* T* ' \"", "q\nQ\nf*\nT*\n'\n\"\n");
    /* An array that nobody closes does not swallow the page. */
    assert_list("[1 2 q 5 w", "[ 100 200 q\n500 w\n");
}

static void test_picture(void) {
    static const char text[] =
        "q BI /W 2 /H 1 /CS /G ID \x01 EIx\x02\xff EI\nQ 5 w";
    g_autoptr(ContentScanner) scanner = scan(text, sizeof text - 1);
    g_assert_cmpstr(content_scanner_next(scanner)->operator, ==, "q");
    const Instruction *picture = content_scanner_next(scanner);
    g_assert_cmpstr(picture->operator, ==, "BI");
    g_assert_cmpstr(picture->dictionary->str, ==, " /W 2 /H 1 /CS /G ");
    g_assert_cmpuint(picture->data->len, ==, 7);
    g_assert_cmpstr(content_scanner_next(scanner)->operator, ==, "Q");
    g_assert_cmpstr(content_scanner_next(scanner)->operator, ==, "w");
    g_assert_null(content_scanner_next(scanner));
}

/* Every beginning of an odd text ends, and so does every odd byte. */
static void test_cut(void) {
    static const char text[] =
        "(a\\1 <4 [<< /A#4 >> BI /W 1 ID x EI 1.5.2 -- ) } > \\ /";
    for (gsize length = 0; length < sizeof text; length++) {
        g_autoptr(ContentScanner) scanner = scan(text, length);
        guint count = 0;
        while (content_scanner_next(scanner) != NULL) {
            g_assert_cmpuint(++count, <=, sizeof text);
        }
    }
    for (int byte = 0; byte < 256; byte++) {
        char single[] = {(char)byte, (char)byte, 'q'};
        g_autoptr(ContentScanner) scanner = scan(single, sizeof single);
        while (content_scanner_next(scanner) != NULL) {
            continue;
        }
    }
}

static void test_access(void) {
    static const char text[] = "5 /A x";
    g_autoptr(ContentScanner) scanner = scan(text, strlen(text));
    const Instruction *instruction = content_scanner_next(scanner);
    g_assert_cmpfloat(instruction_number(instruction, 0), ==, 5);
    g_assert_cmpfloat(instruction_number(instruction, 1), ==, 0);
    g_assert_cmpfloat(instruction_number(instruction, 9), ==, 0);
    g_assert_cmpstr(instruction_name(instruction, 1), ==, "A");
    g_assert_null(instruction_name(instruction, 0));
    g_assert_null(instruction_name(instruction, 9));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/content-scanner/numbers", test_numbers);
    g_test_add_func("/content-scanner/names", test_names_and_strings);
    g_test_add_func("/content-scanner/operators", test_operators);
    g_test_add_func("/content-scanner/picture", test_picture);
    g_test_add_func("/content-scanner/cut", test_cut);
    g_test_add_func("/content-scanner/access", test_access);
    return g_test_run();
}
