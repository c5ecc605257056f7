/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a review page with their buttons. Used by review_page.c only.
 */
#pragma once

#include "output/review_page.h"
#include "output/staff_words.h"

/* Where texts are written. Plain value. */
typedef struct {
    HtmlWriter *writer;
    StaffWords *words;
    const Language *language; /* that is read */
    const Language *dutch;
} ReviewScope;

/* Writes the text with its number, both sides, and what can be said of it. A
 * note that the text `above` (NULL: none) has too is not repeated. */
void review_write_text(const ReviewScope *scope, const ReviewText *text,
                       const ReviewText *above);
