/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long a translation may be, measured: the Dutch leaflets of all editions
 * are laid out with the smallest letters, and what stays free there is shared
 * out over the texts.
 */
#pragma once

#include "inputs.h"

/* The key of catalogue_make_key -> how many characters fit on paper (GINT), a
 * multiple of ten; texts that stand on no leaflet are not in it. Needs formats,
 * looks and the Dutch texts. What is wrong with a leaflet is left to `check`.
 * The caller unrefs. */
GHashTable *length_hints_new(const Inputs *inputs);
