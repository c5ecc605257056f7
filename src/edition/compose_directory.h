/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the directory tells of an organisation besides its numbers: for whom it
 * is, who is behind it, its hours, languages and offers, and which
 * organisations help with which need. Used by the other compose files only.
 */
#pragma once

#include "edition/compose.h"

/* Weekdays and times in the reader's language, one paragraph for each entry of
 * `hours->open`. */
void append_opening_times(Block *parent, const Composition *composition,
                          const Detail *hours);

/* For whom it is and what one must know of it, each on a line of its own: what
 * the vocabulary wants on paper too. */
void append_conduct(Block *parent, const Composition *composition,
                    const Organisation *organisation, Diag *diag);

/* The first service of the organisation that there are words for; NULL: there
 * are none. Borrowed. */
const char *first_service(const Composition *composition,
                          const Organisation *organisation);

/* Only on the screen: what else to know of it, where it is, the languages, and
 * all its offers but the first, which is the need above the name. */
void append_offers(Block *parent, const Composition *composition,
                   const Organisation *organisation, Diag *diag);

/* A list of the needs that the edition's organisations answer. Each item holds
 * the need and a list of their names, with their ids. NULL if there are none.
 */
Block *compose_needs(const Composition *composition, Diag *diag);
