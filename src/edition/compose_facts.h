/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The facts behind a flyer: which, how sure, how old. Used by the other
 * compose files only.
 */
#pragma once

#include "edition/compose.h"

/* Whether one of the sources (char* ids, may be NULL) is of less than high
 * confidence, so that the reader must be told to check. */
bool facts_need_check(const Composition *composition, const GPtrArray *ids);

/* The same for a rule of the edition; an approver who is the authority for the
 * rule lifts it. */
bool rule_needs_check(const Composition *composition, const EditionRule *rule);

/* The short citations of the facts behind the flyer's texts and rules, each
 * once, in the order in which the flyer uses them: char*, caller unrefs. The
 * sources of organisations are kept for the editor and not printed. */
GPtrArray *facts_citations(const Composition *composition, const Flyer *flyer);

/* The same for the text and rules of one section of the content. */
GPtrArray *facts_section_citations(const Composition *composition,
                                   const Block *section);

/* The earliest day on which somebody looked at one of the section's sources;
 * not valid when that is not known of one of them. */
GDate facts_section_checked(const Composition *composition,
                            const Block *section);

/* Adds the earliest day on which one of `ids` must be looked at again to
 * `earliest` (invalid: none yet); sets `*overdue` if that day is unknown or
 * before the build. */
void facts_review(const Composition *composition, const GPtrArray *ids,
                  GDate *earliest, bool *overdue);
