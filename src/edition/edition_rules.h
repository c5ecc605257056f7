/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list `rules` of an edition: which rules of the vocabulary hold here, with
 * which values, since and until when. Used by edition.c only.
 */
#pragma once

#include "content/yaml.h"
#include "edition/edition.h"

/* Reads the list (NULL: an empty one), reports its mistakes, and counts its
 * sources as used. EditionRule*, caller unrefs. */
GPtrArray *edition_rules_read(const YamlNode *list, const Content *content,
                              Diag *diag);

/* Puts the rules of `base` before those of `*own`. A rule that stands in both
 * is the own one, in the place of the other. */
void edition_rules_lay_over(GPtrArray **own, const GPtrArray *base);

/* Reports rules that ended before `date`. */
void edition_rules_check_dates(const GPtrArray *rules, const GDate *date,
                               Diag *diag);
