/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a review page with their buttons. Used by review_page.c only.
 */
#pragma once

#include "output/page_words.h"
#include "output/review_page.h"

/* Where texts are written. Plain value. */
typedef struct {
    HtmlWriter *writer;
    PageWords *words;
    const Language *language; /* that is read */
    const Language *dutch;
    const char *heading; /* element of a text's number: "h3" or "h4" */
} ReviewScope;

/* Writes the text with its number, both sides, and what can be said of it. A
 * note that the text `above` (NULL: none) has too is not repeated. */
void review_write_text(const ReviewScope *scope, const ReviewText *text,
                       const ReviewText *above);
