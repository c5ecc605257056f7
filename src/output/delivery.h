/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Delivery: what a run leaves in the out folder.
 *
 * All files are first written aside, below OUT/.new, also by worker
 * processes. delivery_finish then moves them to their place: the folder of a
 * whole edition is exchanged in one step, so nothing of an earlier build
 * stays behind; single files replace single files. delivery_free without
 * delivery_finish leaves the out folder as it was. One run at a time may
 * write to an out folder.
 */
#pragma once

#include "output/manifest.h"

typedef struct Delivery Delivery;

/* Makes and locks the folder. NULL after a report. */
Delivery *delivery_new(const char *out_dir, Diag *diag);
void delivery_free(Delivery *delivery);

/* Writes a file aside; `path` is below the out folder. May be called in
 * several processes at once. False after a report. */
bool delivery_write(const Delivery *delivery, const char *path,
                    const void *data, gsize length, Diag *diag);

/* Moves everything of `manifest` to its place. `folders` (char*) are replaced
 * as a whole; NULL: single files are. Entries of an earlier manifest whose
 * files are still there stay in the new one. False after a report. */
bool delivery_finish(Delivery *delivery, Manifest *manifest,
                     const GPtrArray *folders, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Delivery, delivery_free)
