/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language card in the plan: which languages it has, and its files.
 */
#pragma once

#include "build_plan.h"
#include "edition/compose.h"

/* The card of the edition of `dutch`, with the languages of the plan whose
 * sentences are all there. The caller frees; NULL when there is none: it is
 * looked up in Dutch, so not without Dutch, nor without its three formats. */
PlannedLanguages *plan_languages_new(const BuildPlan *plan,
                                     const Inputs *inputs,
                                     const Composition *dutch);

/* Takes NULL, too. */
void plan_languages_free(PlannedLanguages *planned);

/* Appends its paths (char*), which stay its own; `planned` may be NULL. */
void plan_languages_paths(const PlannedLanguages *planned, GPtrArray *paths);
