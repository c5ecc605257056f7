/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/contact_sheet.h"

#include "output/html_blocks.h"
#include "output/html_head.h"
#include "output/page_words.h"

#include <math.h>

typedef struct {
    const ContactSheet *sheet;
    HtmlWriter *writer;
    PageWords *words;
} Page;

/* The room that the picture takes before it is there. */
static void write_size(const Page *page, const Format *format) {
    char digits[16];
    g_snprintf(digits, sizeof digits, "%d", (int)lround(format->width));
    html_attribute(page->writer, "width", digits);
    g_snprintf(digits, sizeof digits, "%d", (int)lround(format->height));
    html_attribute(page->writer, "height", digits);
}

static void write_picture(const Page *page, const ContactPicture *picture) {
    HtmlWriter *writer = page->writer;
    g_autofree char *format = g_strconcat("format-", picture->format->id, NULL);
    html_open(writer, "li");
    html_open(writer, "a");
    html_attribute(writer, "href", picture->pdf);
    html_open(writer, "img");
    html_attribute(writer, "loading", "lazy");
    html_attribute(writer, "src", picture->picture);
    html_attribute(writer, "alt", ""); /* the words beside it say it */
    write_size(page, picture->format);
    html_open_class(writer, "span", "of");
    page_word_language(page->words, picture->language);
    html_text(writer, " · ");
    page_word(page->words, format);
    html_close(writer, "span");
    html_close(writer, "a");
    html_close(writer, "li");
}

static bool same_flyer(const ContactPicture *a, const ContactPicture *b) {
    return g_str_equal(a->edition, b->edition) &&
           g_str_equal(a->flyer, b->flyer);
}

/* Headings and lists begin where the edition or the flyer changes. */
static void write_pictures(const Page *page) {
    const GPtrArray *pictures = page->sheet->pictures;
    HtmlWriter *writer = page->writer;
    const ContactPicture *last = NULL;
    for (guint i = 0; i < pictures->len; i++) {
        const ContactPicture *picture = g_ptr_array_index(pictures, i);
        if (last == NULL || !same_flyer(last, picture)) {
            if (last != NULL) {
                html_close(writer, "ul");
            }
            if (last == NULL || !g_str_equal(last->edition, picture->edition)) {
                html_open(writer, "h2");
                html_text(writer, picture->edition);
                html_close(writer, "h2");
            }
            g_autofree char *key = g_strconcat("flyer-", picture->flyer, NULL);
            page_word_element(page->words, "h3", NULL, key);
            html_open(writer, "ul");
        }
        write_picture(page, picture);
        last = picture;
    }
    if (last != NULL) {
        html_close(writer, "ul");
    }
}

static void write_body(const Page *page) {
    HtmlWriter *writer = page->writer;
    html_open(writer, "body");
    html_open(writer, "header");
    html_open_class(writer, "p", "name");
    html_open(writer, "strong");
    html_text(writer, "Wegwijzer");
    html_close(writer, "strong");
    html_close(writer, "p");
    page_word_switch(page->words);
    html_close(writer, "header");
    html_open(writer, "main");
    page_word_element(page->words, "h1", NULL, "contact-sheet-title");
    page_word_element(page->words, "p", NULL, "contact-sheet-note");
    write_pictures(page);
    html_close(writer, "main");
    html_open(writer, "footer");
    html_open(writer, "p");
    page_word(page->words, "made-on");
    html_text(writer, " ");
    page_word_date(page->words, &page->sheet->date);
    html_close(writer, "p");
    html_close(writer, "footer");
    html_close(writer, "body");
}

/* The looks and the switch are those of the overview of translations. */
static char *load_css(const char *dir, Diag *diag) {
    g_autofree char *common =
        html_load_page_style(dir, "review", "overview.css", diag);
    g_autofree char *own =
        html_load_template(dir, "review", "contact-sheet.css", diag);
    return common == NULL || own == NULL ? NULL
                                         : g_strconcat(common, own, NULL);
}

char *contact_sheet_write(const ContactSheet *sheet, Diag *diag) {
    guint errors = diag_errors(diag);
    const char *dir = sheet->templates_dir;
    g_autofree char *css = load_css(dir, diag);
    g_autofree char *script =
        html_load_template(dir, "review", "overview.js", diag);
    if (css == NULL || script == NULL) {
        return NULL;
    }
    g_autoptr(HtmlWriter) writer = html_writer_new();
    g_autoptr(PageWords) words =
        page_words_new(sheet->dutch, sheet->english, writer, diag);
    Page page = {sheet, writer, words};
    html_open(writer, "html");
    html_language(writer, sheet->dutch->language);
    html_write_head_with_files(writer, css, script);
    write_body(&page);
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    return diag_errors(diag) == errors ? g_steal_pointer(&html) : NULL;
}
