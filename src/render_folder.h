/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rendering what an edition has once: the kiosk, and the index that staff
 * choose leaflets from.
 */
#pragma once

#include "render.h"

/* Has the form that Job wants; `task` is a RenderTask with a folder. */
void render_kiosk(const void *task, Manifest *manifest, Diag *diag);

/* Writes the index of the folder, after all its leaflets: it shows their
 * sizes and pictures. */
void render_index(const RenderTask *task, Manifest *manifest, Diag *diag);

/* Packs the folder, after everything in it. */
void render_archive(const RenderTask *task, Manifest *manifest, Diag *diag);
