/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a PDF says about itself: title, language, dates, how to show and print
 * it. /Info and XMP say the same; neither names a person, machine or path. For
 * a print shop, what the inks are meant for.
 */
#pragma once

#include "output/pdf.h"
#include "output/pdf_objects.h"

void metadata_write(const SheetSet *set, const PdfOptions *options,
                    PdfFile *file);
