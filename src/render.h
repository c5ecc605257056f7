/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rendering: the share of one worker. Composes, lays out and writes all files
 * of one language, or the kiosk of one edition.
 */
#pragma once

#include "build_plan.h"
#include "output/delivery.h"

typedef struct {
    const Inputs *inputs;
    const BuildPlan *plan;
    const Language *language; /* render_language */
    const PlannedFile *kiosk; /* render_kiosk */
    const Delivery *delivery; /* NULL: only look for problems */
} RenderTask;

/* Both have the form that Job wants; `task` is a RenderTask. */
void render_language(const void *task, Manifest *manifest, Diag *diag);
void render_kiosk(const void *task, Manifest *manifest, Diag *diag);

/* The composed and laid out flyer, for render_language and for tests; NULL
 * after errors. Sets `*state` to the lowest state of its texts. */
SheetSet *render_sheets(const Inputs *inputs, const PlannedFile *file,
                        MessageState *state, Diag *diag);

/* "missing", "stale", "draft", "checked". Static. */
const char *message_state_name(MessageState state);
