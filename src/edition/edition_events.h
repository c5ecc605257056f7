/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list `events` of an edition: days to come. Used by edition.c only.
 */
#pragma once

#include "content/yaml.h"
#include "edition/edition.h"

/* Reads the list (NULL: an empty one), reports its mistakes, and counts its
 * sources as used. EditionEvent*, sorted by day; caller unrefs. */
GPtrArray *edition_events_read(const YamlNode *list, const Content *content,
                               Diag *diag);

/* Adds the events of `base` to those of `*own`. */
void edition_events_lay_over(GPtrArray **own, const GPtrArray *base);

/* Reports events whose day lies before `date`. */
void edition_events_check_dates(const GPtrArray *events, const GDate *date,
                                Diag *diag);
