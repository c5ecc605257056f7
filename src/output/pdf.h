/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets as a PDF: for screens and office printers a tagged PDF 1.7, made to
 * PDF/UA-1 and PDF/A-2u; for print shops a PDF 1.4 in inks with bleed and
 * marks, made to PDF/X-1a:2003 (ISO 15930-4), which is not the accessible one.
 *
 * Our own content streams (pdf_content.c) with subset Type0 fonts
 * (pdf_fonts.c) or shapes (pdf_glyph_forms.c), structure tree
 * (pdf_structure.c), marks (pdf_marks.c) and metadata (pdf_metadata.c);
 * libharu carries objects and file (pdf_objects.c, the only file that includes
 * it). Same sheets and date, same bytes.
 */
#pragma once

#include "layout/format.h"

typedef enum { PDF_SCREEN, PDF_PRESS } PdfProfile;

typedef struct {
    PdfProfile profile;
    GDate date; /* creation and modification date, 00:00 UTC */
    bool claim; /* say in the file that it is PDF/UA and PDF/A, or PDF/X */
    /* press */
    bool outlines;    /* letters as shapes, without fonts */
    PressPaper paper; /* what the inks are meant for */
} PdfOptions;

/* Returns the file, or NULL after a report. */
GBytes *pdf_write(const SheetSet *set, const PdfOptions *options, Diag *diag);
