/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status_page.h"

#include "build_plan.h"
#include "catalogue/coverage.h"
#include "output/html_writer.h"

#include <string.h>

static void write_cell(HtmlWriter *writer, const char *name, const char *text) {
    html_open(writer, name);
    html_text(writer, text);
    html_close(writer, name);
}

static void write_head(HtmlWriter *writer) {
    html_open(writer, "head");
    html_open(writer, "meta");
    html_attribute(writer, "charset", "utf-8");
    write_cell(writer, "title", "Translations");
    html_open(writer, "style");
    html_raw(writer, "body{font-family:sans-serif}td{padding:0 .7em}"
                     "th{text-align:left;padding:0 .7em}");
    html_close(writer, "style");
    html_close(writer, "head");
}

/* `table` is that of coverage_table: cells of a line stand apart by spaces. */
static void write_table(HtmlWriter *writer, const char *table) {
    g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
    html_open(writer, "table");
    for (char **line = lines; *line != NULL && **line != '\0'; line++) {
        g_auto(GStrv) cells = g_strsplit_set(*line, " ", -1);
        html_open(writer, "tr");
        for (char **cell = cells; *cell != NULL; cell++) {
            if (**cell != '\0') {
                write_cell(writer, line == lines ? "th" : "td", *cell);
            }
        }
        html_close(writer, "tr");
    }
    html_close(writer, "table");
}

static void print_page(const char *table) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open(writer, "html");
    html_attribute(writer, "lang", "en");
    write_head(writer);
    html_open(writer, "body");
    html_open(writer, "h1");
    html_text(writer, "Translations");
    html_close(writer, "h1");
    write_table(writer, table);
    html_close(writer, "body");
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    puts(html);
}

void status_print(Inputs *inputs, Diag *diag) {
    g_autoptr(BuildPlan) plan = build_plan_new(inputs, diag);
    if (plan == NULL) {
        return;
    }
    g_autoptr(GPtrArray) catalogues = g_ptr_array_new();
    for (guint i = 0; i < plan->languages->len; i++) {
        const Language *language = g_ptr_array_index(plan->languages, i);
        Catalogue *catalogue =
            g_hash_table_lookup(inputs->catalogues, language->code);
        if (catalogue != NULL) {
            g_ptr_array_add(catalogues, catalogue);
        }
    }
    g_autofree char *table =
        coverage_table(inputs->content->documents, catalogues);
    if (strcmp(inputs->options->status_format, "html") == 0) {
        print_page(table);
    } else {
        fputs(table, stdout);
    }
}
