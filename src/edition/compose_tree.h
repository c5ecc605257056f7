/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pieces of block trees that paper and screen share. Used by the other compose
 * files only.
 */
#pragma once

#include "edition/compose.h"

/* A copy of a translated block tree with spans for messages. */
Block *compose_tree(const Composition *composition, const Block *source,
                    Diag *diag);

/* The same for a section of a topic, with the edition's rules that belong under
 * it, and the marker "check this with" where one of its facts is not sure. On
 * the `outside` of folded paper the marker names nobody. */
Block *compose_section(const Composition *composition, const Block *section,
                       bool outside, Diag *diag);

/* The section "topic/section", borrowed, or NULL. */
const Block *compose_lookup_section(const Texts *texts, const char *path);

/* Appends an empty box and returns it; `icon` may be NULL. */
Block *append_box(Block *parent, BlockRole role, const char *icon);

/* Appends the interface text `key`, if it is there. */
void append_interface(Block *parent, const Composition *composition,
                      const char *key, BlockRole role, Diag *diag);

/* The same in the reader's language and then, with the id "dutch-notice", in
 * Dutch. */
void append_notice(Block *parent, const Composition *composition,
                   const char *key, BlockRole role, Diag *diag);

/* Appends the marker "check this with" and, unless `outside`, whom to ask. */
void append_check_box(Block *parent, const Composition *composition,
                      bool outside, Diag *diag);

/* Whether a text of the section waits for a value: such texts (a date, a
 * number) are filled in where they are used. */
bool section_has_placeholder(const Block *section);

/* The sections of the vocabulary `id` that wait for no value. */
Document *compose_words(const Composition *composition, const char *id,
                        Diag *diag);

/* Appends the words for a kind of people, if they are there, once. */
void append_audience(Document *document, const Composition *composition,
                     const char *audience, Diag *diag);
