/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a print shop gets of a leaflet: a PDF in inks, and the print ticket.
 */
#pragma once

#include "render.h"

/* Writes both. The sheets get a band when this is a proof; otherwise every text
 * must have been checked: "press". */
void render_press(const LeafletWriter *writer);
