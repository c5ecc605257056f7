/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/hand_over_page.h"

#include "base/file.h"

#include <string.h>

/* Puts `thing` behind `before`, the last thing of the same file list, so that
 * lists with gaps join in one order; first where there is none before. */
static void insert_after(GPtrArray *things, gpointer before, gpointer thing) {
    guint index = 0;
    if (!g_ptr_array_find(things, thing, NULL)) {
        bool found = before != NULL && g_ptr_array_find(things, before, &index);
        g_ptr_array_insert(things, found ? (gint)index + 1 : -1, thing);
    }
}

static void collect_choices(HandOverPage *page) {
    const GPtrArray *files = page->hand_over->files;
    const HandOverFile *last = NULL;
    for (guint i = 0; i < files->len; i++) {
        const HandOverFile *file = g_ptr_array_index(files, i);
        if (file->professional) {
            continue;
        }
        gpointer flyer = (gpointer)g_intern_string(file->flyer);
        bool same = last != NULL && g_str_equal(last->flyer, file->flyer);
        bool both = same && last->language == file->language;
        insert_after(page->flyers, NULL, flyer);
        insert_after(page->languages, same ? (gpointer)last->language : NULL,
                     (gpointer)file->language);
        insert_after(page->formats, both ? (gpointer)last->format : NULL,
                     (gpointer)file->format);
        last = file;
    }
}

HandOverPage *hand_over_page_new(const HandOver *hand_over, HtmlWriter *writer,
                                 Diag *diag) {
    HandOverPage *page = g_new0(HandOverPage, 1);
    page->hand_over = hand_over;
    page->writer = writer;
    page->flyers = g_ptr_array_new();
    page->languages = g_ptr_array_new();
    page->formats = g_ptr_array_new();
    page->words =
        page_words_new(hand_over->dutch, hand_over->english, writer, diag);
    page->drawings =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    page->diag = diag;
    collect_choices(page);
    return page;
}

void hand_over_page_free(HandOverPage *page) {
    if (page != NULL) {
        g_ptr_array_unref(page->flyers);
        g_ptr_array_unref(page->languages);
        g_ptr_array_unref(page->formats);
        page_words_free(page->words);
        g_hash_table_unref(page->drawings);
        g_free(page);
    }
}

void hand_over_write_word(HandOverPage *page, const char *key) {
    page_word(page->words, key);
}

void hand_over_write_named(HandOverPage *page, const char *prefix,
                           const char *name) {
    g_autofree char *key = g_strconcat(prefix, name, NULL);
    hand_over_write_word(page, key);
}

void hand_over_write_element(HandOverPage *page, const char *element,
                             const char *class_name, const char *key) {
    page_word_element(page->words, element, class_name, key);
}

void hand_over_write_date(HandOverPage *page, const GDate *date) {
    page_word_date(page->words, date);
}

void hand_over_write_language(HandOverPage *page, const Language *language) {
    page_word_language(page->words, language);
}

static char *drawing_path(const HandOverPage *page, const char *name) {
    g_autofree char *file = g_strconcat(name, ".svg", NULL);
    return g_build_filename(page->hand_over->templates_dir, "hand-over", file,
                            NULL);
}

/* The drawing as data: URI, borrowed; NULL after a report. */
static const char *load_drawing(HandOverPage *page, const char *name) {
    const char *known = g_hash_table_lookup(page->drawings, name);
    if (known != NULL) {
        return known;
    }
    g_autofree char *path = drawing_path(page, name);
    g_autofree char *text = file_read_text(path, page->diag);
    if (text == NULL) {
        return NULL;
    }
    g_autofree char *data = g_base64_encode((guchar *)text, strlen(text));
    char *uri = g_strconcat("data:image/svg+xml;base64,", data, NULL);
    g_hash_table_insert(page->drawings, g_strdup(name), uri);
    return uri;
}

void hand_over_write_drawing(HandOverPage *page, const char *class_name,
                             const char *name, const char *other) {
    g_autofree char *path = drawing_path(page, name);
    bool there = other == NULL || g_file_test(path, G_FILE_TEST_EXISTS);
    const char *uri = load_drawing(page, there ? name : other);
    if (uri != NULL) {
        html_open_class(page->writer, "img", class_name);
        html_attribute(page->writer, "src", uri);
        html_attribute(page->writer, "alt", "");
    }
}
