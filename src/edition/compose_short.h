/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands only where there is little room to read: the card and the
 * poster. Used by compose.c only.
 */
#pragma once

#include "edition/compose.h"

/* Appends the interface text `key` before an empty line for the pen. */
void append_pen_line(Block *parent, const Composition *composition,
                     const char *key, Diag *diag);

/* Appends the main message of the section "topic/section" without the rest of
 * it; nothing if it has none. */
void append_main_message(Block *parent, const Composition *composition,
                         const char *path, Diag *diag);

/* Appends the names of the edition's languages, each in the language itself,
 * in the order of the start screen. */
void append_language_names(Block *parent, const Composition *composition);
