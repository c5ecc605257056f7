/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rendering messages for chats: the text files of an edition and the page to
 * pick them from.
 */
#pragma once

#include "render.h"

/* Has the form that Job wants; `task` is a RenderTask with a folder. */
void render_messages(const void *task, Manifest *manifest, Diag *diag);
