/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command `status`: a table of texts and languages on standard output, or
 * with --html a folder with an overview and one file for each language in which
 * people read and judge.
 */
#pragma once

#include "inputs.h"

void status_run(Inputs *inputs, Diag *diag);
