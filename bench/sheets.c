/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wegwijzer's side of bench/compare: sets the sheets that the other programs
 * set, with the layout and the PDF writer of the product.
 *
 *   sheets texts FOLDER OPTIONS...
 *     prints as JSON what every sheet says and how it looks
 *   sheets set FOLDER OPTIONS...
 *     reads lines "SHAPE NUMBER FIRST IN OUT", sets one sheet in every
 *     language for each, and prints how long that took; writes the files
 *     below OUT unless that is "-"; IN is for the other programs
 *   sheets once FOLDER SHAPE NUMBER COUNT FILE OPTIONS...
 *     sets the first COUNT blocks in the first language of OPTIONS
 *
 * FOLDER has the formats (formats/SHAPE.yaml); OPTIONS are those of `wegwijzer
 * build`.
 */
#include "bench/texts.h"

#include "layout/layout.h"
#include "output/pdf.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    Inputs *inputs;
    GPtrArray *formats; /* Format* */
    GPtrArray *texts;   /* BenchText* */
    GArray *counts;     /* guint: blocks that fit, for each format and text */
    Diag *diag;
} Bench;

static double seconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The measured part: one sheet from document to file. */
static GBytes *set_sheet(const Bench *bench, const Format *format,
                         const Document *document) {
    LayoutOptions options = {bench->inputs->fonts, bench->inputs->style,
                             format};
    PdfOptions pdf_options = {.date = bench->inputs->options->date};
    g_autoptr(SheetSet) set = layout_document(document, &options, bench->diag);
    return set == NULL ? NULL : pdf_write(set, &pdf_options, bench->diag);
}

static bool write_sheet(const char *path, GBytes *pdf) {
    gsize length;
    const char *data = g_bytes_get_data(pdf, &length);
    return g_file_set_contents(path, data, (gssize)length, NULL);
}

static bool write_sheets(const Bench *bench, const char *folder,
                         const GPtrArray *pdfs) {
    g_mkdir_with_parents(folder, 0777);
    for (guint i = 0; i < pdfs->len; i++) {
        const BenchText *text = g_ptr_array_index(bench->texts, i);
        g_autofree char *path =
            g_strdup_printf("%s/%s.pdf", folder, text->language->code);
        if (!write_sheet(path, g_ptr_array_index(pdfs, i))) {
            return false;
        }
    }
    return true;
}

static void free_document(gpointer document) {
    document_free(document);
}

static void free_pdf(gpointer pdf) {
    g_bytes_unref(pdf);
}

static GArray *count_fitting(const Bench *bench) {
    GArray *counts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < bench->formats->len; i++) {
        LayoutOptions options = {bench->inputs->fonts, bench->inputs->style,
                                 g_ptr_array_index(bench->formats, i)};
        for (guint j = 0; j < bench->texts->len; j++) {
            guint count = bench_text_fitting(g_ptr_array_index(bench->texts, j),
                                             &options);
            g_array_append_val(counts, count);
        }
    }
    return counts;
}

/* The documents of one round; not measured. */
static GPtrArray *cut_documents(const Bench *bench, const Format *format,
                                int number, int first) {
    GPtrArray *documents = g_ptr_array_new_with_free_func(free_document);
    guint place = 0;
    g_ptr_array_find(bench->formats, format, &place);
    for (guint i = 0; i < bench->texts->len; i++) {
        guint count =
            g_array_index(bench->counts, guint, place * bench->texts->len + i);
        int own = (int)i * BENCH_MOST_BLOCKS;
        g_ptr_array_add(documents,
                        bench_text_cut(g_ptr_array_index(bench->texts, i),
                                       count, number + own, first + own));
    }
    return documents;
}

/* `words` are those of the line. */
static bool set_round(const Bench *bench, const Format *format,
                      char *const *words) {
    const char *folder = words[4];
    g_autoptr(GPtrArray) documents =
        cut_documents(bench, format, atoi(words[1]), atoi(words[2]));
    g_autoptr(GPtrArray) pdfs = g_ptr_array_new_with_free_func(free_pdf);
    gsize bytes = 0;
    double wall = seconds(CLOCK_MONOTONIC);
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (guint i = 0; i < documents->len; i++) {
        GBytes *pdf = set_sheet(bench, format, g_ptr_array_index(documents, i));
        if (pdf == NULL) {
            return false;
        }
        bytes += g_bytes_get_size(pdf);
        g_ptr_array_add(pdfs, pdf);
    }
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    wall = seconds(CLOCK_MONOTONIC) - wall;
    if (!g_str_equal(folder, "-") && !write_sheets(bench, folder, pdfs)) {
        return false;
    }
    char wall_text[G_ASCII_DTOSTR_BUF_SIZE], cpu_text[G_ASCII_DTOSTR_BUF_SIZE];
    printf("{\"wall_s\": %s, \"cpu_s\": %s, \"bytes\": %zu}\n",
           g_ascii_formatd(wall_text, sizeof wall_text, "%.6f", wall),
           g_ascii_formatd(cpu_text, sizeof cpu_text, "%.6f", cpu), bytes);
    fflush(stdout);
    return true;
}

static int set_rounds(const Bench *bench) {
    puts("{\"ready\": true}");
    fflush(stdout);
    char line[4096];
    while (fgets(line, sizeof line, stdin) != NULL) {
        g_auto(GStrv) words = g_strsplit(g_strchomp(line), " ", 5);
        const Format *format = g_strv_length(words) == 5
                                   ? format_lookup(bench->formats, words[0])
                                   : NULL;
        if (format == NULL || !set_round(bench, format, words)) {
            fprintf(stderr, "sheets: \"%s\" cannot be set\n", line);
            return 1;
        }
    }
    return 0;
}

static int set_once(const Bench *bench, char **arguments) {
    const Format *format = format_lookup(bench->formats, arguments[0]);
    if (format == NULL || bench->texts->len == 0) {
        return 1;
    }
    int number = atoi(arguments[1]);
    g_autoptr(Document) document =
        bench_text_cut(g_ptr_array_index(bench->texts, 0),
                       (guint)atoi(arguments[2]), number, number);
    g_autoptr(GBytes) pdf = set_sheet(bench, format, document);
    return pdf != NULL && write_sheet(arguments[3], pdf) ? 0 : 1;
}

static int run(Bench *bench, char **arguments) {
    g_autoptr(BuildPlan) plan = build_plan_new(bench->inputs, bench->diag);
    bench->formats = formats_load(arguments[1], bench->diag);
    if (plan == NULL || bench->formats == NULL ||
        !inputs_load_looks(bench->inputs, bench->diag)) {
        return 1;
    }
    bench->texts = bench_texts_new(bench->inputs, plan, bench->diag);
    int status = 0;
    if (g_str_equal(arguments[0], "texts")) {
        bench_texts_print(bench->texts, bench->inputs, bench->formats);
    } else if (g_str_equal(arguments[0], "set")) {
        bench->counts = count_fitting(bench);
        status = set_rounds(bench);
        g_array_unref(bench->counts);
    } else {
        status = set_once(bench, arguments + 2);
    }
    g_ptr_array_unref(bench->texts);
    return status;
}

/* How many arguments stand before the options; 0: none of ours. */
static int count_own(int argc, char **argv) {
    if (argc < 2) {
        return 0;
    }
    int count = g_str_equal(argv[1], "once") ? 6 : 2;
    bool known = count == 6 || g_str_equal(argv[1], "set") ||
                 g_str_equal(argv[1], "texts");
    return known && argc > count ? count : 0;
}

static void report(const Diag *diag) {
    const GPtrArray *problems = diag_problems(diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        if (problem->severity >= SEVERITY_ERROR) {
            fprintf(stderr, "sheets: %s\n", problem->text);
        }
    }
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    int own = count_own(argc, argv);
    if (own == 0) {
        fputs("usage: sheets texts|set FOLDER OPTIONS...\n"
              "       sheets once FOLDER SHAPE NUMBER COUNT FILE OPTIONS...\n",
              stderr);
        return 2;
    }
    int status = 0;
    char **arguments = argv + 1;
    g_auto(GStrv) copy = g_strdupv(arguments);
    argv[own] = argv[0];
    g_autoptr(Options) options = options_parse(argc - own, argv + own, &status);
    if (options == NULL) {
        return status;
    }
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Inputs) inputs = inputs_load(options, diag);
    Bench bench = {.inputs = inputs, .diag = diag};
    status = inputs == NULL ? 1 : run(&bench, copy);
    g_clear_pointer(&bench.formats, g_ptr_array_unref);
    report(diag);
    return MAX(status, diag_exit_status(diag));
}
