/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fixed words of the pages for staff and readers, in Dutch and English.
 *
 * Both languages of a word stand in the file; the style shows one. Words come
 * from composed "staff" documents, which the words borrow.
 */
#pragma once

#include "content/document.h"
#include "output/html_writer.h"

typedef struct PageWords PageWords;

/* `english` may be NULL: then the page is Dutch alone. */
PageWords *page_words_new(const Document *dutch, const Document *english,
                          HtmlWriter *writer, Diag *diag);
void page_words_free(PageWords *words);

/* Writes the word `key` in each language. A missing word is reported, once. */
void page_word(PageWords *words, const char *key);

/* Writes <`element` class=`class_name`> (NULL: none) with the word `key`. */
void page_word_element(PageWords *words, const char *element,
                       const char *class_name, const char *key);

/* Writes the date in words. */
void page_word_date(PageWords *words, const GDate *date);

/* Writes a language: its own name, then the Dutch one where it differs. */
void page_word_language(PageWords *words, const Language *language);

/* Writes the buttons that choose the language of the page; nothing when it is
 * Dutch alone. */
void page_word_switch(PageWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageWords, page_words_free)
