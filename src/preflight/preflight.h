/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command preflight: can a print shop take these PDFs as they are?
 */
#pragma once

#include "base/diag.h"

/* Judges each file of the list (NULL-terminated paths) and reports all that is
 * wrong. For each file without errors, prints one line of what it is to
 * `stream`, unless that is NULL. */
void preflight_files(char *const *paths, FILE *stream, Diag *diag);
