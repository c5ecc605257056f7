/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rendering the directory of an edition as a table and as JSON.
 */
#pragma once

#include "render.h"

/* Has the form that Job wants; `task` is a RenderTask with a folder. */
void render_directory(const void *task, Manifest *manifest, Diag *diag);
