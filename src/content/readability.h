/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Can a tired reader follow the Dutch, and does all of it have room?
 *
 * The limits are those of content/README.md, "How long". Only the Dutch is
 * measured: translations are as long as their language makes them, and whether
 * they fit on paper is asked of the layout. Professional texts keep the same
 * limits, but do not count in the budget, since the kiosk does not hold them.
 */
#pragma once

#include "content/document.h"

/* Reports sentences, paragraphs, lists, headings and sections of `documents`
 * (Document*) that are too long, with their position ("readability"), and all
 * words together when they are more than the budget ("word-budget"). All are
 * warnings. */
void readability_check(const GPtrArray *documents, Diag *diag);

/* The figures of each text, the ten longest sentences, and the ten sections
 * with the longest sentences on average, as lines of text; caller frees. */
char *readability_table(const GPtrArray *documents);
