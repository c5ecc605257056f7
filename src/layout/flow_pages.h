/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages: a flow whose last frame repeats, on as many sheets as its text needs.
 *
 * Of all ways to cut the text into pages the best is taken: pages about equally
 * full, so that none holds a line or two; cuts between parts rather than
 * sections, and inside a section only where a page would stay half empty. A
 * paragraph, a box, a heading with what follows it, and a list with what
 * introduces it stay whole; a list of more than seven items may be cut between
 * them. Used by flow.c only.
 */
#pragma once

#include "layout/flow.h"

/* Places what the parts of `stream` hold and sets `fit`. Its fill is 1: there
 * is never room to spare, so the text stays at the start size. */
void pages_fill(Plan *plan, const Stream *stream, Fit *fit);
