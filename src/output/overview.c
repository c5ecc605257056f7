/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/overview.h"

#include "output/html_blocks.h"
#include "output/html_head.h"
#include "output/page_words.h"

typedef struct {
    HtmlWriter *writer;
    PageWords *words;
} Page;

/* The columns that both tables have, in their order. */
static const char *const count_keys[] = {
    "overview-texts",     "overview-share",       "review-state-checked",
    "review-state-draft", "review-state-doubted", "review-state-stale",
    "review-state-fuzzy", "review-state-missing",
};

static void write_number(const Page *page, guint number) {
    char digits[16];
    g_snprintf(digits, sizeof digits, "%u", number);
    html_text(page->writer, digits);
}

static void write_head_cell(const Page *page, const char *key) {
    html_open(page->writer, "th");
    html_attribute(page->writer, "scope", "col");
    page_word(page->words, key);
    html_close(page->writer, "th");
}

static void write_count_heads(const Page *page) {
    for (gsize i = 0; i < G_N_ELEMENTS(count_keys); i++) {
        write_head_cell(page, count_keys[i]);
    }
}

static void write_cell(const Page *page, const char *class_name, guint number,
                       const char *unit) {
    html_open_class(page->writer, "td", number == 0 ? "zero" : class_name);
    write_number(page, number);
    html_text(page->writer, unit);
    html_close(page->writer, "td");
}

static void write_counts(const Page *page, const OverviewCounts *counts) {
    guint share =
        counts->total == 0 ? 0 : counts->checked * 100 / counts->total;
    write_cell(page, "count", counts->total, "");
    write_cell(page, "count", share, " %");
    write_cell(page, "checked", counts->checked, "");
    write_cell(page, "draft", counts->draft, "");
    write_cell(page, "doubted", counts->doubted, "");
    write_cell(page, "stale", counts->stale, "");
    write_cell(page, "fuzzy", counts->fuzzy, "");
    write_cell(page, "missing", counts->missing, "");
}

static void open_table(const Page *page) {
    html_open_class(page->writer, "div", "scroll");
    html_attribute(page->writer, "tabindex", "0");
    html_open(page->writer, "table");
    html_open(page->writer, "thead");
    html_open(page->writer, "tr");
}

static void begin_rows(const Page *page) {
    html_close(page->writer, "tr");
    html_close(page->writer, "thead");
    html_open(page->writer, "tbody");
}

static void close_table(const Page *page) {
    html_close(page->writer, "tbody");
    html_close(page->writer, "table");
    html_close(page->writer, "div");
}

static void write_language(const Page *page, const OverviewLanguage *language) {
    html_open(page->writer, "tr");
    html_open(page->writer, "th");
    html_attribute(page->writer, "scope", "row");
    page_word_language(page->words, language->language);
    html_close(page->writer, "th");
    html_open(page->writer, "td");
    html_open(page->writer, "a");
    html_attribute(page->writer, "href", language->file);
    html_text(page->writer, language->file);
    html_close(page->writer, "a");
    html_close(page->writer, "td");
    write_counts(page, &language->counts);
    html_open_class(page->writer, "td", "count");
    write_number(page, language->words);
    if (language->signs) {
        html_text(page->writer, " ");
        page_word(page->words, "overview-signs");
    }
    html_close(page->writer, "td");
    html_close(page->writer, "tr");
}

static void write_languages(const Page *page, const Overview *overview) {
    open_table(page);
    write_head_cell(page, "column-language");
    write_head_cell(page, "overview-file");
    write_count_heads(page);
    write_head_cell(page, "overview-words");
    begin_rows(page);
    for (guint i = 0; i < overview->languages->len; i++) {
        write_language(page, g_ptr_array_index(overview->languages, i));
    }
    close_table(page);
}

static void write_row(const Page *page, const OverviewRow *row) {
    html_open(page->writer, "tr");
    html_open(page->writer, "th");
    html_attribute(page->writer, "scope", "row");
    if (row->key != NULL) {
        page_word(page->words, row->key);
    } else {
        html_open(page->writer, "span");
        html_attribute(page->writer, "lang", "nl");
        html_text(page->writer, row->dutch_title);
        html_close(page->writer, "span");
    }
    html_close(page->writer, "th");
    write_counts(page, &row->counts);
    html_close(page->writer, "tr");
}

static void write_rows(const Page *page, const OverviewLanguage *language) {
    open_table(page);
    write_head_cell(page, "column-subject");
    write_count_heads(page);
    begin_rows(page);
    for (guint i = 0; i < language->rows->len; i++) {
        write_row(page, g_ptr_array_index(language->rows, i));
    }
    close_table(page);
}

static void write_doubt(const Page *page, const OverviewDoubt *doubt,
                        const Language *language) {
    g_autofree char *key = g_strconcat("review-", doubt->verdict, NULL);
    html_open(page->writer, "li");
    html_open(page->writer, "p");
    page_word_element(page->words, "strong", NULL, key);
    html_text(page->writer, " ");
    html_open(page->writer, "span");
    html_text(page->writer, doubt->context);
    html_close(page->writer, "span");
    html_text(page->writer, " · ");
    html_text(page->writer, doubt->role);
    html_text(page->writer, " · ");
    html_text(page->writer, doubt->date);
    html_close(page->writer, "p");
    html_open_class(page->writer, "blockquote", "of");
    html_language(page->writer, language);
    html_text(page->writer, doubt->text);
    html_close(page->writer, "blockquote");
    if (*doubt->remark != '\0') {
        html_open_class(page->writer, "p", "remark");
        html_attribute(page->writer, "dir", "auto");
        html_text(page->writer, doubt->remark);
        html_close(page->writer, "p");
    }
    html_close(page->writer, "li");
}

static void write_doubts(const Page *page, const OverviewLanguage *language) {
    if (language->doubts->len == 0) {
        return;
    }
    page_word_element(page->words, "h3", NULL, "overview-doubts");
    html_open(page->writer, "ul");
    for (guint i = 0; i < language->doubts->len; i++) {
        write_doubt(page, g_ptr_array_index(language->doubts, i),
                    language->language);
    }
    html_close(page->writer, "ul");
}

static void write_details(const Page *page, const Overview *overview) {
    page_word_element(page->words, "h2", NULL, "overview-topics");
    for (guint i = 0; i < overview->languages->len; i++) {
        const OverviewLanguage *language =
            g_ptr_array_index(overview->languages, i);
        html_open(page->writer, "details");
        if (language->doubts->len > 0) {
            html_attribute(page->writer, "open", NULL);
        }
        html_open(page->writer, "summary");
        page_word_language(page->words, language->language);
        html_close(page->writer, "summary");
        write_doubts(page, language);
        write_rows(page, language);
        html_close(page->writer, "details");
    }
}

static void write_body(const Page *page, const Overview *overview) {
    html_open(page->writer, "body");
    html_open(page->writer, "header");
    html_open_class(page->writer, "p", "name");
    html_open(page->writer, "strong");
    html_text(page->writer, "Wegwijzer");
    html_close(page->writer, "strong");
    html_close(page->writer, "p");
    page_word_switch(page->words);
    html_close(page->writer, "header");
    html_open(page->writer, "main");
    page_word_element(page->words, "h1", NULL, "overview-question");
    page_word_element(page->words, "p", NULL, "overview-send");
    write_languages(page, overview);
    write_details(page, overview);
    html_close(page->writer, "main");
    html_open(page->writer, "footer");
    html_open(page->writer, "p");
    page_word(page->words, "made-on");
    html_text(page->writer, " ");
    page_word_date(page->words, &overview->date);
    html_close(page->writer, "p");
    html_close(page->writer, "footer");
    html_close(page->writer, "body");
}

char *overview_write(const Overview *overview, Diag *diag) {
    guint errors = diag_errors(diag);
    const char *dir = overview->templates_dir;
    g_autofree char *css =
        html_load_page_style(dir, "review", "overview.css", diag);
    g_autofree char *script =
        html_load_template(dir, "review", "overview.js", diag);
    if (css == NULL || script == NULL) {
        return NULL;
    }
    g_autoptr(HtmlWriter) writer = html_writer_new();
    g_autoptr(PageWords) words =
        page_words_new(overview->dutch, overview->english, writer, diag);
    Page page = {writer, words};
    html_open(writer, "html");
    html_language(writer, overview->dutch->language);
    html_write_head(writer, css, script);
    write_body(&page, overview);
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    return diag_errors(diag) == errors ? g_steal_pointer(&html) : NULL;
}
