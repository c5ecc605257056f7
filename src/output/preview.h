/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures of sheets for a screen: small PNG files painted from the same items
 * as the PDF, with the paper's edge round them and nothing written on them.
 * They are for choosing a leaflet, not for printing it. Nothing of the
 * machine goes in; the same sheets give the same bytes.
 */
#pragma once

#include "layout/format.h"

/* Paints sheet `number` (from 0) of the set, `width` pixels wide, as PNG.
 * NULL after a report. */
GBytes *preview_sheet(const SheetSet *sheets, int number, int width,
                      Diag *diag);

/* A part of a sheet, points from its top left. */
typedef struct {
    int sheet; /* from 0 */
    double x, y, width, height;
} PreviewArea;

/* Paints a part of a sheet, `width` pixels wide, as PNG. NULL after a report.
 */
GBytes *preview_area(const SheetSet *sheets, const PreviewArea *area, int width,
                     Diag *diag);

/* Whether the format is folded, so that preview_fold makes sense: two sides
 * with ticks of one or two upright folds. */
bool preview_is_folded(const Format *format);

/* The folded leaflet as it is met, side by side in reading direction: closed,
 * opened once (with two folds), fully open; `width` pixels wide, as PNG. The
 * panel at the start of the outer side is the flap that folds in first. NULL
 * after a report. */
GBytes *preview_fold(const SheetSet *sheets, const Format *format, int width,
                     Diag *diag);
