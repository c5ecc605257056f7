/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small PDFs of one page, as plain text: a page of 100 × 80 mm with 3 mm bleed
 * and marks, about which nothing is to be said but what a test adds.
 */
#pragma once

#include "base/diag.h"

typedef struct {
    const char *content;   /* behind the marks, from the corner of the bleed */
    const char *resources; /* entries of the page's resources; or NULL */
    const char *page;      /* more entries of the page; or NULL */
    const char *objects;   /* from number 10 on, as written; or NULL */
    const char *root;      /* more entries of the catalog; or NULL */
} PressPdf;

/* Judges such a page; the caller frees. */
Diag *press_pdf_judge(const PressPdf *pdf);
/* The same for a page with this content alone. */
Diag *press_pdf_judge_content(const char *content);

/* Nothing was said. */
void press_pdf_assert_fine(Diag *diag);
/* Exactly one problem, of this severity and tag, with these words. */
void press_pdf_assert_one(Diag *diag, Severity severity, const char *tag,
                          const char *words);
/* One of the problems is that. */
void press_pdf_assert_said(Diag *diag, Severity severity, const char *tag,
                           const char *words);

/* Objects 10 and 11: a font without a program, and 12 to 14 one that has one
 * (its bytes are never read), named /Bare and /Font in the resources. */
#define PRESS_PDF_FONTS "/Font << /Bare 10 0 R /Font 11 0 R >>"
extern const char press_pdf_font_objects[];
