/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The edition's rules on paper and screen. Used by the other compose files
 * only.
 */
#pragma once

#include "edition/compose.h"

/* Calls `visit` for each rule of the subject that is shown on the build date.
 */
typedef void (*RuleVisitor)(const EditionRule *rule, void *data);
void rules_visit(const Composition *composition, const char *subject,
                 RuleVisitor visit, void *data);

/* Appends the edition's rules of the subjects (char* ids) as lists, plans
 * apart, each rule with its sources and with the words for a trial or its days;
 * where nothing is known, the words that say so. Returns whether the marker
 * "check this with" belongs under it. */
bool append_rules(Block *parent, const Composition *composition,
                  const GPtrArray *subjects, Diag *diag);

/* Whether all sentences that append_rules needs are there in the language. */
bool rules_are_complete(const Composition *composition, const char *subject);
