/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Delivery: what a run leaves in the out folder.
 *
 * All files are first written aside, below OUT/.new, also by worker
 * processes. delivery_finish then moves them to their place: the folder of a
 * whole edition is exchanged in one step, so nothing of an earlier build
 * stays behind; other files replace single files. delivery_free without
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

/* What stands aside at `path`; NULL after a report. */
GBytes *delivery_read(const Delivery *delivery, const char *path, Diag *diag);

/* Bytes of the file aside at `path`; 0 when there is none. */
gsize delivery_size(const Delivery *delivery, const char *path);

/* Writes a zip of all files of `manifest` below `folder` aside, and adds it to
 * `manifest` as `entry`, whose path is `folder` with ".zip" and whose date all
 * files in the zip get. For builds of whole folders, after all files were
 * written. Does nothing when there are no files. False after a report. */
bool delivery_archive(const Delivery *delivery, Manifest *manifest,
                      const char *folder, const ManifestEntry *entry,
                      Diag *diag);

/* True when a zip of `folder` stands in the out folder; a build of single
 * files leaves it as it is, so that it then differs from the folder. */
bool delivery_has_archive(const Delivery *delivery, const char *folder);

/* Moves everything of `manifest` to its place. `folders` (char*) are replaced
 * as a whole, and an earlier zip of one goes if there is no new one; all other
 * files replace single files. NULL: all are single files. Entries of an
 * earlier manifest whose files are still there stay in the new one. Refuses to
 * replace what this program did not make. False after a report. */
bool delivery_finish(Delivery *delivery, Manifest *manifest,
                     const GPtrArray *folders, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Delivery, delivery_free)
