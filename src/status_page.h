/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command status: how far each translation is, as text or as a web page
 * on standard output. The counting is in catalogue/coverage.h.
 */
#pragma once

#include "inputs.h"

void status_print(Inputs *inputs, Diag *diag);
