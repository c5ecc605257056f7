/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jobs.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A job that reports and makes what its number says; later ones are quicker,
 * so that they end in another order than they began. */
static void make_one(const void *data, Manifest *manifest, Diag *diag) {
    int number = GPOINTER_TO_INT(data);
    g_usleep((gulong)(8 - number) * 3000);
    g_autofree char *path = g_strdup_printf("file-%d", number);
    ManifestEntry entry = {
        .path = path, .edition = "e", .language = "nl", .state = "draft"};
    g_date_set_dmy(&entry.date, 21, 11, 2026);
    manifest_add(manifest, &entry, path, strlen(path));
    Position position = {.file = g_intern_string("a.md"),
                         .line = number + 1,
                         .column = 2,
                         .language = g_intern_string("ro")};
    diag_warning(diag, position, "overflow", "number %d", number);
}

static void crash(const void *data, Manifest *manifest, Diag *diag) {
    (void)data;
    (void)manifest;
    (void)diag;
    signal(SIGSEGV, SIG_DFL); /* a sanitizer would talk about it */
    raise(SIGSEGV);
}

static void stop_early(const void *data, Manifest *manifest, Diag *diag) {
    (void)data;
    (void)manifest;
    (void)diag;
    _exit(7);
}

/* Runs eight jobs, of which number `special` does something else. Returns
 * manifest and problems as text. */
static char *run_eight(int workers, int special,
                       void (*run)(const void *, Manifest *, Diag *),
                       int *exit_status) {
    Job jobs[8];
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    for (int i = 0; i < 8; i++) {
        jobs[i] =
            (Job){"job", GINT_TO_POINTER(i), i == special ? run : make_one};
        g_ptr_array_add(list, &jobs[i]);
    }
    g_autoptr(Manifest) manifest = manifest_new();
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    JobsOptions options = {.workers = workers, .mode = DIAG_LENIENT};
    jobs_run(list, &options, manifest, diag);

    g_autofree char *made = manifest_text(manifest);
    GString *text = g_string_new(made);
    const GPtrArray *problems = diag_problems(diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        g_string_append_printf(
            text, "%s:%d:%d:%s: %s [%s]\n",
            problem->position.file ? problem->position.file : "-",
            problem->position.line, problem->position.column,
            problem->position.language ? problem->position.language : "-",
            problem->text, problem->tag);
    }
    *exit_status = diag_exit_status(diag);
    return g_string_free(text, false);
}

static void test_same_for_any_number(void) {
    int status = -1;
    g_autofree char *one = run_eight(1, -1, NULL, &status);
    g_assert_cmpint(status, ==, 0);
    g_assert_nonnull(strstr(one, "file-7"));
    g_assert_nonnull(strstr(one, "a.md:1:2:ro: number 0 [overflow]\n"
                                 "a.md:2:2:ro: number 1 [overflow]\n"));
    static const int numbers[] = {2, 3, 8, 20};
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *many = run_eight(numbers[i], -1, NULL, &status);
        g_assert_cmpstr(many, ==, one);
        g_assert_cmpint(status, ==, 0);
    }
}

static void test_crash_is_a_failure(void) {
    int status = 0;
    g_autofree char *text = run_eight(3, 4, crash, &status);
    g_assert_cmpint(status, ==, 2);
    g_assert_nonnull(strstr(text, "was ended by signal 11"));
    g_assert_null(strstr(text, "file-4"));
    g_assert_nonnull(strstr(text, "file-5"));
}

static void test_early_end_is_a_failure(void) {
    int status = 0;
    g_autofree char *text = run_eight(2, 0, stop_early, &status);
    g_assert_cmpint(status, ==, 2);
    g_assert_nonnull(strstr(text, "ended with status 7"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/jobs/same-for-any-number", test_same_for_any_number);
    g_test_add_func("/jobs/crash-is-a-failure", test_crash_is_a_failure);
    g_test_add_func("/jobs/early-end-is-a-failure",
                    test_early_end_is_a_failure);
    return g_test_run();
}
