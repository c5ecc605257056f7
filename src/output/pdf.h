/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets as a tagged PDF 1.7, made to PDF/UA-1 and PDF/A-2u.
 *
 * Our own content streams (pdf_content.c) with subset Type0 fonts
 * (pdf_fonts.c), structure tree (pdf_structure.c) and metadata
 * (pdf_metadata.c); libharu carries objects and file (pdf_objects.c, the only
 * file that includes it). Same sheets and date, same bytes.
 */
#pragma once

#include "layout/sheet.h"

typedef struct {
    GDate date; /* creation and modification date, 00:00 UTC */
    bool claim; /* write the PDF/UA and PDF/A identification into the XMP */
} PdfOptions;

/* Returns the file, or NULL after a report. */
GBytes *pdf_write(const SheetSet *set, const PdfOptions *options, Diag *diag);
