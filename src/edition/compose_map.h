/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The social map: who offers what, here and elsewhere, for professionals. Used
 * by the other compose files only.
 */
#pragma once

#include "edition/compose.h"

/* Appends everybody who offers one of `services` (ids), of which the first is
 * what the heading above is about and not said again: first those of the
 * edition's own place, then of the whole country, then of other places, each
 * group under a heading that is in `staff`. Who is near and has no number that
 * may be printed gets a line for the pen, unless `shown` (set of ids, char*)
 * has it: then it stands above with one. */
void append_map(Block *parent, const Composition *composition,
                const GPtrArray *services, GHashTable *shown, Diag *diag);

/* Appends the edition's organisations whose hours may be printed, or the words
 * that there are none. */
void append_confirmed_hours(Block *parent, const Composition *composition,
                            Diag *diag);

/* Appends the name of the edition and the day of the build in words. */
void append_build_date(Block *parent, const Composition *composition,
                       Diag *diag);
