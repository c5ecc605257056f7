/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The directory as data: what the edition knows of each helper, for tables and
 * programs.
 */
#pragma once

#include "edition/compose.h"

/* The national lines in the order of the file, then the edition's
 * organisations in its order: a section for each, by id. A section holds a
 * list for each field, by its name in doc/directory.md, whose children are the
 * values: none when nothing is known. Contact details and hours are there only
 * when they may be printed on the day of the build. Words are those of
 * `composition->texts`. */
Document *compose_listing(const Composition *composition, Diag *diag);
