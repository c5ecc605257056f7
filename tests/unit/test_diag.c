/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

static Position place(int line, int column) {
    Position position = position_in_file("a.yaml");
    position.line = line;
    position.column = column;
    return position;
}

/* What is printed for one warning at `position`. */
static char *print(Severity severity, Position position, DiagMode mode) {
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    Diag *diag = diag_new(stream, mode);
    diag_report(diag, severity, position, "value", "odd %s", "thing");
    diag_free(diag);
    fclose(stream);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

static void assert_printed(Severity severity, Position position,
                           const char *expected) {
    g_autofree char *text = print(severity, position, DIAG_LENIENT);
    g_assert_cmpstr(text, ==, expected);
}

static void test_form(void) {
    assert_printed(SEVERITY_ERROR, place(3, 7),
                   "a.yaml:3:7: error: odd thing [value]\n");
    assert_printed(SEVERITY_WARNING, place(3, 0),
                   "a.yaml:3: warning: odd thing [value]\n");
    assert_printed(SEVERITY_NOTE, place(0, 5),
                   "a.yaml: note: odd thing [value]\n");
    assert_printed(SEVERITY_FAILURE, (Position){0},
                   "wegwijzer: failure: odd thing [value]\n");
    Position position = place(3, 7);
    position.language = "ro";
    assert_printed(SEVERITY_ERROR, position,
                   "a.yaml:3:7: error: [ro] odd thing [value]\n");
    position = position_in_file("a.pdf");
    position.page = 2;
    assert_printed(SEVERITY_ERROR, position,
                   "a.pdf: page 2: error: odd thing [value]\n");
}

static void test_one_line(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    diag_error(diag, place(1, 1), "value", "%s", "two\nlines\x1b[31m");
    const Problem *problem = g_ptr_array_index(diag_problems(diag), 0);
    g_assert_cmpstr(problem->text, ==, "two lines [31m");
}

static void test_once(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    diag_error(diag, place(1, 1), "value", "odd");
    diag_error(diag, place(1, 1), "value", "odd");
    diag_error(diag, place(1, 2), "value", "odd");
    diag_error(diag, place(1, 1), "value", "odder");
    g_assert_cmpuint(diag_errors(diag), ==, 3);
    g_assert_cmpuint(diag_problems(diag)->len, ==, 3);
}

/* The exit status after one problem. */
static int status(DiagMode mode, Severity severity, const char *tag) {
    g_autoptr(Diag) diag = diag_new(NULL, mode);
    diag_report(diag, severity, place(1, 1), tag, "odd");
    g_assert_cmpuint(diag_errors(diag), ==, diag_exit_status(diag) != 0);
    return diag_exit_status(diag);
}

static void test_status(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_assert_cmpint(diag_exit_status(diag), ==, 0);
    g_assert_cmpint(status(DIAG_LENIENT, SEVERITY_NOTE, "value"), ==, 0);
    g_assert_cmpint(status(DIAG_LENIENT, SEVERITY_WARNING, "value"), ==, 0);
    g_assert_cmpint(status(DIAG_LENIENT, SEVERITY_ERROR, "value"), ==, 1);
    g_assert_cmpint(status(DIAG_LENIENT, SEVERITY_FAILURE, "value"), ==, 2);
    g_assert_cmpint(status(DIAG_STRICT, SEVERITY_WARNING, "value"), ==, 1);
    g_assert_cmpint(status(DIAG_STRICT, SEVERITY_WARNING, "overdue"), ==, 0);
    g_assert_cmpint(status(DIAG_STRICT, SEVERITY_NOTE, "value"), ==, 0);
    g_assert_cmpint(status(DIAG_RELEASE, SEVERITY_WARNING, "overdue"), ==, 1);
    g_assert_cmpint(status(DIAG_RELEASE, SEVERITY_WARNING, "value"), ==, 1);
    g_assert_cmpint(status(DIAG_RELEASE, SEVERITY_NOTE, "due"), ==, 0);
}

static void test_failure_wins(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    diag_failure(diag, place(1, 1), "write", "odd");
    diag_error(diag, place(1, 1), "value", "odd");
    g_assert_cmpint(diag_exit_status(diag), ==, 2);
}

static void test_strict_prints_error(void) {
    g_autofree char *text = print(SEVERITY_WARNING, place(1, 1), DIAG_STRICT);
    g_assert_nonnull(strstr(text, ": error: "));
}

static void test_omitted(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    diag_omit_notes(diag, "terms");
    diag_report(diag, SEVERITY_NOTE, place(1, 1), "terms", "odd");
    g_assert_cmpuint(diag_problems(diag)->len, ==, 0);
    diag_report(diag, SEVERITY_NOTE, place(1, 1), "part", "odd");
    diag_warning(diag, place(1, 1), "terms", "odder");
    diag_error(diag, place(1, 1), "terms", "oddest");
    g_assert_cmpuint(diag_problems(diag)->len, ==, 3);
}

static void test_tags(void) {
    g_assert_nonnull(diag_tag_explanation("overdue"));
    g_assert_null(diag_tag_explanation("no-such-tag"));
    /* reported all the same */
    g_assert_cmpint(status(DIAG_LENIENT, SEVERITY_ERROR, "no-such-tag"), ==, 1);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/diag/form", test_form);
    g_test_add_func("/diag/one-line", test_one_line);
    g_test_add_func("/diag/once", test_once);
    g_test_add_func("/diag/status", test_status);
    g_test_add_func("/diag/failure-wins", test_failure_wins);
    g_test_add_func("/diag/strict-prints-error", test_strict_prints_error);
    g_test_add_func("/diag/omitted", test_omitted);
    g_test_add_func("/diag/tags", test_tags);
    return g_test_run();
}
