/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Parses a command line written with spaces; what is printed goes nowhere. */
static Options *parse(const char *line, int *status) {
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    int keep_out = dup(STDOUT_FILENO), keep_error = dup(STDERR_FILENO);
    FILE *nowhere = fopen("/dev/null", "w");
    fflush(NULL);
    dup2(fileno(nowhere), STDOUT_FILENO);
    dup2(fileno(nowhere), STDERR_FILENO);
    Options *options = options_parse((int)g_strv_length(words), words, status);
    fflush(NULL);
    dup2(keep_out, STDOUT_FILENO);
    dup2(keep_error, STDERR_FILENO);
    close(keep_out);
    close(keep_error);
    fclose(nowhere);
    return options;
}

static void test_defaults(void) {
    int status = -1;
    g_setenv("SOURCE_DATE_EPOCH", "1795219200", true);
    g_autoptr(Options) options = parse("wegwijzer build", &status);
    g_unsetenv("SOURCE_DATE_EPOCH");
    g_assert_nonnull(options);
    g_assert_cmpint(status, ==, 0);
    g_assert_cmpint(options->command, ==, COMMAND_BUILD);
    g_assert_null(options->editions);
    g_assert_cmpstr(options->out_dir, ==, "out");
    g_assert_cmpint(options->jobs, >=, 1);
    g_assert_cmpint(options->mode, ==, DIAG_LENIENT);
    g_assert_cmpint(options->due_days, ==, -1);
    g_assert_false(options->readability);
    g_assert_cmpint(g_date_get_year(&options->date), ==, 2026);
    g_assert_cmpint(g_date_get_month(&options->date), ==, 11);
    g_assert_cmpint(g_date_get_day(&options->date), ==, 21);
}

static void test_everything(void) {
    int status = -1;
    g_autoptr(Options) options =
        parse("wegwijzer --edition a,b build --lang ro --flyer visit --format "
              "a4,trifold --only flyers,kiosk --out o --content c --locales l "
              "--templates t --jobs 3 --date 2026-02-28 --release --quiet "
              "--claim --dry-run --progress never",
              &status);
    g_assert_nonnull(options);
    g_assert_cmpstr(options->editions[1], ==, "b");
    g_assert_cmpstr(options->languages[0], ==, "ro");
    g_assert_cmpstr(options->formats[1], ==, "trifold");
    g_assert_cmpstr(options->content_dir, ==, "c");
    g_assert_cmpstr(options->locales_dir, ==, "l");
    g_assert_cmpstr(options->templates_dir, ==, "t");
    g_assert_cmpint(options->jobs, ==, 3);
    g_assert_cmpint(options->mode, ==, DIAG_RELEASE);
    g_assert_true(options->quiet && options->claim && options->dry_run);
}

static void test_status_html(void) {
    int status = -1;
    g_autoptr(Options) options =
        parse("wegwijzer status --html pages --edition a", &status);
    g_assert_cmpstr(options->html_dir, ==, "pages");
}

static void test_import_review(void) {
    int status = -1;
    g_autoptr(Options) options =
        parse("wegwijzer import-review - --role lawyer", &status);
    g_assert_nonnull(options);
    g_assert_cmpint(options->command, ==, COMMAND_IMPORT_REVIEW);
    g_assert_cmpstr(options->review_file, ==, "-");
    g_assert_cmpstr(options->role, ==, "lawyer");
}

static void test_refused(void) {
    static const char *const lines[] = {
        "wegwijzer",
        "wegwijzer bulid",
        "wegwijzer build check",
        "wegwijzer build --no-such-option",
        "wegwijzer build --date 2026-13-01",
        "wegwijzer build --date 2026-02-30",
        "wegwijzer build --date 21-11-2026",
        "wegwijzer build --date tomorrow",
        "wegwijzer build --jobs 0",
        "wegwijzer build --jobs many",
        "wegwijzer build --only posters",
        "wegwijzer build --edition a,,b",
        "wegwijzer build --edition=",
        "wegwijzer build --due 30",
        "wegwijzer build --progress loud",
        "wegwijzer check --out x",
        "wegwijzer check --dry-run",
        "wegwijzer extract --edition utrecht",
        "wegwijzer status --format html",
        "wegwijzer status --html=",
        "wegwijzer build --html pages",
        "wegwijzer import-review",
        "wegwijzer import-review --role lawyer",
        "wegwijzer import-review a",
        "wegwijzer import-review a --role Maria",
        "wegwijzer import-review a b --role lawyer",
        "wegwijzer check --role lawyer",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        int status = -1;
        g_autoptr(Options) options = parse(lines[i], &status);
        g_test_message("%s", lines[i]);
        g_assert_null(options);
        g_assert_cmpint(status, ==, 2);
    }
}

static void test_help_and_version(void) {
    int status = -1;
    g_assert_null(parse("wegwijzer --help", &status));
    g_assert_cmpint(status, ==, 0);
    g_assert_null(parse("wegwijzer build -h", &status));
    g_assert_cmpint(status, ==, 0);
    g_assert_null(parse("wegwijzer --version", &status));
    g_assert_cmpint(status, ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/options/defaults", test_defaults);
    g_test_add_func("/options/everything", test_everything);
    g_test_add_func("/options/status-html", test_status_html);
    g_test_add_func("/options/import-review", test_import_review);
    g_test_add_func("/options/refused", test_refused);
    g_test_add_func("/options/help-and-version", test_help_and_version);
    return g_test_run();
}
