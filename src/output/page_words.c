/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page_words.h"

#include "output/html_blocks.h"

#include <string.h>

#define STAFF_FILE "content/staff.yaml"

struct PageWords {
    const Document *dutch, *english;
    HtmlWriter *writer;
    GHashTable *reported; /* set of char*: missing words, each told once */
    Diag *diag;
};

PageWords *page_words_new(const Document *dutch, const Document *english,
                          HtmlWriter *writer, Diag *diag) {
    PageWords *words = g_new0(PageWords, 1);
    words->dutch = dutch;
    words->english = english;
    words->writer = writer;
    words->reported =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    words->diag = diag;
    return words;
}

void page_words_free(PageWords *words) {
    if (words != NULL) {
        g_hash_table_unref(words->reported);
        g_free(words);
    }
}

static void report_missing(PageWords *words, const Document *document,
                           const char *key) {
    char *mark = g_strconcat(document->language->code, " ", key, NULL);
    if (g_hash_table_add(words->reported, mark)) {
        Position position = position_in_file(STAFF_FILE);
        position.language = g_intern_string(document->language->code);
        diag_error(words->diag, position, "interface",
                   "a page for the browser needs the text %s, add it", key);
    }
}

/* `data-in` says with which language of the page the text is seen; a text that
 * is not translated says in which it is. */
static void write_in(PageWords *words, const Document *document,
                     const char *key) {
    const Block *section = document_lookup_section(document, key);
    if (section == NULL || section->children->len == 0) {
        report_missing(words, document, key);
        return;
    }
    const Block *block = g_ptr_array_index(section->children, 0);
    const Language *language =
        block->language != NULL ? block->language : document->language;
    BlockScope scope = {
        .writer = words->writer, .language = language, .need = "p"};
    html_open(words->writer, "span");
    html_attribute(words->writer, "data-in", document->language->tag);
    html_attribute(words->writer, "lang", language->tag);
    html_write_spans(&scope, block);
    html_close(words->writer, "span");
}

void page_word(PageWords *words, const char *key) {
    write_in(words, words->dutch, key);
    if (words->english != NULL) {
        write_in(words, words->english, key);
    }
}

void page_word_element(PageWords *words, const char *element,
                       const char *class_name, const char *key) {
    html_open(words->writer, element);
    if (class_name != NULL) {
        html_attribute(words->writer, "class", class_name);
    }
    page_word(words, key);
    html_close(words->writer, element);
}

void page_word_date(PageWords *words, const GDate *date) {
    char month[16], machine[16];
    g_autofree char *day = g_strdup_printf("%d ", g_date_get_day(date));
    g_autofree char *year = g_strdup_printf(" %d", g_date_get_year(date));
    g_snprintf(month, sizeof month, "month-%d", (int)g_date_get_month(date));
    g_date_strftime(machine, sizeof machine, "%Y-%m-%d", date);
    html_open(words->writer, "time");
    html_attribute(words->writer, "datetime", machine);
    html_text(words->writer, day);
    page_word(words, month);
    html_text(words->writer, year);
    html_close(words->writer, "time");
}

void page_word_language(PageWords *words, const Language *language) {
    html_open_class(words->writer, "bdi", "own");
    html_language(words->writer, language);
    html_text(words->writer, language->name);
    html_close(words->writer, "bdi");
    if (strcmp(language->name, language->name_dutch) != 0) {
        html_text(words->writer, " ");
        html_open_class(words->writer, "span", "dutch");
        html_attribute(words->writer, "lang", "nl");
        html_text(words->writer, language->name_dutch);
        html_close(words->writer, "span");
    }
}

static void write_switch_button(PageWords *words, const Document *document,
                                bool pressed) {
    html_open(words->writer, "button");
    html_attribute(words->writer, "type", "button");
    html_attribute(words->writer, "data-speak", document->language->tag);
    html_attribute(words->writer, "aria-pressed", pressed ? "true" : "false");
    html_attribute(words->writer, "lang", document->language->tag);
    html_text(words->writer, document->language->name);
    html_close(words->writer, "button");
}

void page_word_switch(PageWords *words) {
    if (words->english == NULL) {
        return;
    }
    html_open_class(words->writer, "div", "switch");
    html_attribute(words->writer, "role", "group");
    html_attribute(words->writer, "aria-labelledby", "page-language");
    html_open_class(words->writer, "span", "unseen");
    html_attribute(words->writer, "id", "page-language");
    page_word(words, "page-language");
    html_close(words->writer, "span");
    write_switch_button(words, words->dutch, true);
    write_switch_button(words, words->english, false);
    html_close(words->writer, "div");
}
