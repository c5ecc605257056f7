/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all parts of the hand-over page share: where they write, what there is
 * to choose, the fixed words in both languages, drawings. Used by the other
 * hand_over files only.
 */
#pragma once

#include "output/hand_over.h"
#include "output/html_writer.h"
#include "output/page_words.h"

typedef struct {
    const HandOver *hand_over;
    HtmlWriter *writer;
    GPtrArray *flyers;    /* const char* ids that can be chosen */
    GPtrArray *languages; /* const Language* of their files */
    GPtrArray *formats;   /* const Format* of their files */
    PageWords *words;
    GHashTable *drawings; /* char* name -> char* data: URI */
    Diag *diag;
} HandOverPage;

HandOverPage *hand_over_page_new(const HandOver *hand_over, HtmlWriter *writer,
                                 Diag *diag);
void hand_over_page_free(HandOverPage *page);

/* Writes the fixed word `key` in each language of the page; the style shows
 * one of them. A missing word is reported. */
void hand_over_write_word(HandOverPage *page, const char *key);

/* The same for the word `prefix``name`, as "flyer-" and an id. */
void hand_over_write_named(HandOverPage *page, const char *prefix,
                           const char *name);

/* Writes <`element` class=`class_name`> (NULL: none) with the word `key`. */
void hand_over_write_element(HandOverPage *page, const char *element,
                             const char *class_name, const char *key);

/* Writes the date in words. */
void hand_over_write_date(HandOverPage *page, const GDate *date);

/* Writes a language: its own name, then the Dutch one where it differs. */
void hand_over_write_language(HandOverPage *page, const Language *language);

/* Writes the drawing `name`.svg, or if there is none `other`.svg (NULL: it
 * must be there) as <img class=`class_name`>: words stand beside it. */
void hand_over_write_drawing(HandOverPage *page, const char *class_name,
                             const char *name, const char *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HandOverPage, hand_over_page_free)
