/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The contact of an edition: whom the reader can ask for. Used by edition.c
 * only.
 */
#pragma once

#include "content/yaml.h"
#include "edition/edition.h"

/* Reads the mapping `contact` of an edition and checks it against the content.
 * Reports every fault; NULL after one. Caller frees. */
EditionContact *edition_contact_read(const YamlNode *node,
                                     const Content *content, Diag *diag);

/* A copy, for an edition that extends another; NULL of NULL. Caller frees. */
EditionContact *edition_contact_copy(const EditionContact *contact);
void edition_contact_free(EditionContact *contact);

/* Reports the edition's own contact if it may no longer be printed on `date`
 * (warning, "overdue"), or only for `due_days` days more (note, "due"). */
void edition_contact_check_date(const Edition *edition, const GDate *date,
                                int due_days, Diag *diag);
