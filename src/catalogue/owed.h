/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a language owes: every text, or, where languages.yaml names topics,
 * those topics and what stands on their leaflets and around them.
 *
 * A set of contexts ("visit", "services/always") that owns its keys; a context
 * without "/" stands for the whole document. NULL means every text.
 */
#pragma once

#include "content/content.h"

/* The texts that `language` owes; NULL when it owes all. The caller unrefs. */
GHashTable *owed_texts(const Content *content, const Language *language);

/* Whether the text with this context is among `owed`. */
bool owed_has(GHashTable *owed, const char *context);

/* Whether `language` owes all topics that the flyer shows. */
bool owed_flyer(const Flyer *flyer, const Language *language);

/* Reports every topic in languages.yaml that does not exist. */
void owed_check_topics(const Content *content, Diag *diag);
