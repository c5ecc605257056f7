/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of the steps: content, catalogue, edition, layout, output.
 */
#pragma once

#include "options.h"

/* Runs the command; returns the exit status. */
int pipeline_run(const Options *options);
