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

typedef struct StaffWords StaffWords;

/* `english` may be NULL: then the page is Dutch alone. */
StaffWords *staff_words_new(const Document *dutch, const Document *english,
                            HtmlWriter *writer, Diag *diag);
void staff_words_free(StaffWords *words);

/* Writes the word `key` in each language. A missing word is reported, once. */
void staff_word(StaffWords *words, const char *key);

/* Writes <`element` class=`class_name`> (NULL: none) with the word `key`. */
void staff_word_element(StaffWords *words, const char *element,
                        const char *class_name, const char *key);

/* Writes the date in words. */
void staff_word_date(StaffWords *words, const GDate *date);

/* Writes a language: its own name, then the Dutch one where it differs. */
void staff_word_language(StaffWords *words, const Language *language);

/* Writes the buttons that choose the language of the page; nothing when it is
 * Dutch alone. */
void staff_word_switch(StaffWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(StaffWords, staff_words_free)
