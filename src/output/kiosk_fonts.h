/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fonts inside the kiosk: each face once, with the characters that the
 * file really uses, as base64 in an inert block.
 *
 * Faces that several languages need (Latin) load with the start screen; faces
 * of one language load when it is chosen, and a small subset of them, with the
 * language's own name, with the start screen.
 */
#pragma once

#include "output/html_writer.h"
#include "output/kiosk.h"

typedef struct KioskFonts KioskFonts;

/* Walks all texts of the kiosk. A character without a face is reported. */
KioskFonts *kiosk_fonts_new(const Kiosk *kiosk, Diag *diag);
void kiosk_fonts_free(KioskFonts *fonts);

/* CSS: for each language its families and its leading. Caller frees. */
char *kiosk_fonts_rules(const KioskFonts *fonts);

/* Writes the inert blocks; false after a report. */
bool kiosk_fonts_write(const KioskFonts *fonts, HtmlWriter *writer, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(KioskFonts, kiosk_fonts_free)
