/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language card of an edition: a booklet and a card for the wallet, each
 * also on sheets for the office printer.
 */
#pragma once

#include "render.h"

/* The pages of the booklet, in fours: the cover, Dutch, all other languages of
 * the card, and white ones, with which it ends. `*state` becomes the lowest
 * state of their texts. The caller frees; NULL after errors. */
SheetSet *render_language_pages(const Inputs *inputs, const Edition *edition,
                                const PlannedLanguages *planned,
                                MessageState *state, Diag *diag);

/* The two sides of the card for the wallet. The caller frees; NULL after
 * errors. */
SheetSet *render_language_wallet(const Inputs *inputs, const Edition *edition,
                                 const PlannedLanguages *planned, Diag *diag);

/* Has the form that Job wants; `task` is a RenderTask. */
void render_languages(const void *task, Manifest *manifest, Diag *diag);
