/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a print shop asks of a PDF as a whole: what it says of itself, and what
 * it must not hold (PDF/X-1a:2003).
 */
#pragma once

#include "preflight/geometry.h"
#include "preflight/pdf_reader.h"

/* Version, names, dates, output intent. */
void check_keys(PdfReader *reader, Position position, Diag *diag);
/* Whatever is forbidden in the file, on whichever page. */
void check_objects(PdfReader *reader, Position position, Diag *diag);
/* The same of one page: notes that are shown in `bleed`, actions, groups. */
void check_page_keys(PdfReader *reader, PdfObject page, Area bleed,
                     Position position, Diag *diag);
