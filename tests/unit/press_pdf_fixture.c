/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "press_pdf_fixture.h"

#include "preflight/preflight.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The page in points: 10 mm round a trimmed size of 100 × 80 mm. */
#define BOXES                                                                  \
    "/MediaBox [0 0 340.16 283.46] /TrimBox [28.35 28.35 311.81 255.12] "      \
    "/BleedBox [19.84 19.84 320.32 263.62] "
/* From the corner of the bleed on, so that contents have small numbers. */
#define MARKS                                                                  \
    "1 1 1 1 K 0.3 w 28.35 0 m 28.35 15 l 311.81 0 m 311.81 15 l "             \
    "28.35 268 m 28.35 283 l 311.81 268 m 311.81 283 l "                       \
    "0 28.35 m 15 28.35 l 0 255.12 m 15 255.12 l "                             \
    "325 28.35 m 340 28.35 l 325 255.12 m 340 255.12 l S "                     \
    "1 0 0 1 19.84 19.84 cm\n"

const char press_pdf_font_objects[] =
    "10 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Courier >> endobj\n"
    "11 0 obj << /Type /Font /Subtype /Type0 /BaseFont /Good /Encoding "
    "/Identity-H /DescendantFonts [12 0 R] >> endobj\n"
    "12 0 obj << /Type /Font /Subtype /CIDFontType2 /BaseFont /Good "
    "/DW 500 /W [1 [600 700] 5 9 800] /CIDToGIDMap /Identity "
    "/FontDescriptor 13 0 R >> endobj\n"
    "13 0 obj << /Type /FontDescriptor /FontFile2 14 0 R >> endobj\n"
    "14 0 obj << /Length 1 >> stream\nx\nendstream endobj\n";

static const char *or_empty(const char *text) {
    return text != NULL ? text : "";
}

static char *write_objects(const PressPdf *pdf) {
    g_autofree char *content = g_strconcat(MARKS, pdf->content, NULL);
    return g_strdup_printf(
        "%%PDF-1.4\n"
        "1 0 obj << /Type /Catalog /Pages 2 0 R /OutputIntents [<< /Type "
        "/OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA52) "
        "/RegistryName (http://www.color.org) >>] %s >> endobj\n"
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        "3 0 obj << /Type /Page /Parent 2 0 R " BOXES "/Contents 4 0 R "
        "/Resources << %s >> %s >> endobj\n"
        "4 0 obj << /Length %zu >> stream\n%s\nendstream endobj\n"
        "5 0 obj << /Title (x) /CreationDate (D:20261121) /ModDate "
        "(D:20261121) /Trapped /False >> endobj\n%s",
        or_empty(pdf->root), or_empty(pdf->resources), or_empty(pdf->page),
        strlen(content), content, or_empty(pdf->objects));
}

/* Where `N 0 obj` starts at the beginning of a line; 0 when it does not. */
static gsize find_object(const char *text, int number) {
    g_autofree char *start = g_strdup_printf("\n%d 0 obj", number);
    const char *found = strstr(text, start);
    return found != NULL ? (gsize)(found + 1 - text) : 0;
}

/* The whole file, with its table of objects. */
static char *write_pdf(const PressPdf *pdf) {
    enum { COUNT = 24 };
    g_autofree char *objects = write_objects(pdf);
    GString *text = g_string_new(objects);
    g_string_append_printf(text, "xref\n0 %d\n0000000000 65535 f \n", COUNT);
    for (int i = 1; i < COUNT; i++) {
        gsize offset = find_object(objects, i);
        g_string_append_printf(text, "%010zu %s \n", offset,
                               offset > 0 ? "00000 n" : "65535 f");
    }
    g_string_append_printf(text,
                           "trailer << /Size %d /Root 1 0 R /Info 5 0 R /ID "
                           "[<01> <01>] >>\nstartxref\n%zu\n%%%%EOF\n",
                           COUNT, strlen(objects));
    return g_string_free(text, FALSE);
}

Diag *press_pdf_judge(const PressPdf *pdf) {
    g_autofree char *text = write_pdf(pdf);
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("wegwijzer-press-XXXXXX", &path, NULL);
    g_assert_cmpint(file, !=, -1);
    close(file);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    Diag *diag = diag_new(NULL, DIAG_LENIENT);
    char *paths[] = {path, NULL};
    preflight_files(paths, NULL, diag);
    g_unlink(path);
    return diag;
}

Diag *press_pdf_judge_content(const char *content) {
    PressPdf pdf = {.content = content};
    return press_pdf_judge(&pdf);
}

static bool is_said(const Problem *problem, Severity severity, const char *tag,
                    const char *words) {
    return problem->severity == severity && g_str_equal(problem->tag, tag) &&
           strstr(problem->text, words) != NULL;
}

static void print_all(const Diag *diag) {
    for (guint i = 0; i < diag_problems(diag)->len; i++) {
        const Problem *problem = g_ptr_array_index(diag_problems(diag), i);
        g_test_message("said: %s [%s]", problem->text, problem->tag);
    }
}

void press_pdf_assert_fine(Diag *diag) {
    print_all(diag);
    g_assert_cmpuint(diag_problems(diag)->len, ==, 0);
    diag_free(diag);
}

void press_pdf_assert_one(Diag *diag, Severity severity, const char *tag,
                          const char *words) {
    g_test_message("wanted: %s [%s]", words, tag);
    print_all(diag);
    g_assert_cmpuint(diag_problems(diag)->len, ==, 1);
    const Problem *problem = g_ptr_array_index(diag_problems(diag), 0);
    g_assert_true(is_said(problem, severity, tag, words));
    diag_free(diag);
}

void press_pdf_assert_said(Diag *diag, Severity severity, const char *tag,
                           const char *words) {
    bool found = false;
    for (guint i = 0; i < diag_problems(diag)->len; i++) {
        found |= is_said(g_ptr_array_index(diag_problems(diag), i), severity,
                         tag, words);
    }
    g_test_message("wanted: %s [%s]", words, tag);
    print_all(diag);
    g_assert_true(found);
    diag_free(diag);
}
