/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a leaflet must say, from its document alone: written a second time, so
 * that what layout loses, doubles or moves is seen.
 */
#pragma once

#include "layout/format.h"

/* The first line at which the text of the sheets is not that of the composed
 * document without what the format hides, in its order, and with the Dutch of
 * each row right behind it where the format has rows; or NULL. Caller frees. */
char *document_text_fault(const Document *document, const Format *format,
                          const SheetSet *set);
