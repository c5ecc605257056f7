/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pictures of a leaflet's panels for the review page, and how much room is
 * left in each.
 */
#pragma once

#include "inputs.h"
#include "output/review_page.h"

/* Lays out the composed flyer and fills in what `panels` (ReviewPanel*, one for
 * each part of the document) lack. A panel without new texts gets no picture,
 * and no place is painted twice. */
void review_pictures_add(const Inputs *inputs, const Document *document,
                         const Format *format, GPtrArray *panels, Diag *diag);
