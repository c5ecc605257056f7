/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rendering leaflets: the share of one worker. Composes, lays out and writes
 * all files of one language: PDF, pictures.
 */
#pragma once

#include "build_plan.h"
#include "edition/compose.h"
#include "output/delivery.h"

typedef struct {
    const Inputs *inputs;
    const BuildPlan *plan;
    const Language *language;    /* render_language */
    const PlannedFolder *folder; /* render_kiosk, render_index */
    const Delivery *delivery;    /* NULL: only look for problems */
} RenderTask;

/* Has the form that Job wants; `task` is a RenderTask. */
void render_language(const void *task, Manifest *manifest, Diag *diag);

/* The flyer as it is laid out: looked at for the outside, and without its logo
 * where that leaves no room. NULL after errors. */
Document *render_compose(const Inputs *inputs, const PlannedLeaflet *leaflet,
                         bool proof, Diag *diag);

/* The composed and laid out flyer, for render_language and for tests; NULL
 * after errors. Sets `*state` to the lowest state of its texts. */
SheetSet *render_sheets(const Inputs *inputs, const PlannedLeaflet *leaflet,
                        MessageState *state, Diag *diag);

/* What an edition says in a language. Its texts are NULL when the language was
 * left out. */
Composition render_composition(const Inputs *inputs, const Edition *edition,
                               const Language *language);

/* Writes a file aside and adds it to the manifest. */
void render_write(const RenderTask *task, const ManifestEntry *entry,
                  GBytes *data, Manifest *manifest, Diag *diag);

/* A leaflet that is being written. */
typedef struct {
    const RenderTask *task;
    const PlannedLeaflet *leaflet;
    SheetSet *sheets;
    MessageState state; /* the lowest of its texts */
    Manifest *manifest;
    Diag *diag;
} LeafletWriter;

/* Writes one of its files; `data` may be NULL after a report. */
void render_write_part(const LeafletWriter *writer, const char *path,
                       GBytes *data);

/* Where something about a leaflet waits for the index, aside; never delivered:
 * ".facts" the number of pages and of the state of its texts. Caller frees. */
char *render_aside_path(const PlannedLeaflet *leaflet, const char *ending);

/* "missing", "doubted", "stale", "draft", "checked". Static. */
const char *message_state_name(MessageState state);
