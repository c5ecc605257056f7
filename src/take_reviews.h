/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command `import-review`: the remarks of a reader, from a file or standard
 * input, go to locales/review/.
 */
#pragma once

#include "inputs.h"

/* Prints how many were taken in. Writes nothing after an error. */
void take_reviews(Inputs *inputs, Diag *diag);
