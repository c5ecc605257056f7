/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where paper is folded and text stands, in millimetres as one measures them
 * with a ruler: written by hand and not read from templates/formats, for both
 * directions. Used by unit tests and, on the real texts, by
 * tests/golden/proofs.
 */
#pragma once

#include "layout/format.h"

/* The first item of the sheets that stands where it must not, or what is wrong
 * with paper and marks; NULL: nothing. A format that nobody measured is a
 * fault. Caller frees. */
char *paper_fault(const Document *document, const Format *format,
                  const SheetSet *set);
