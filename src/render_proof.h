/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The proof of a leaflet: its pages with a number beside each text, then each
 * text with its id, state and sources, and lines to sign.
 */
#pragma once

#include "render.h"

/* Lays the proof out; NULL after errors. Sets `*state` to the lowest state of
 * its texts. */
SheetSet *render_proof(const Inputs *inputs, const PlannedLeaflet *leaflet,
                       MessageState *state, Diag *diag);
