/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The contact sheet of a build, after all pictures are made.
 */
#pragma once

#include "render.h"

/* Writes the plan's contact sheet. The task needs neither language nor
 * folder. */
void render_contact_sheet(const RenderTask *task, Manifest *manifest,
                          Diag *diag);
