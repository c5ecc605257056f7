/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The small Markdown of topics becomes sections of a document.
 *
 * cmark finds the blocks; the text of each is taken from its source lines, for
 * the marks inside are ours (content/inline.h). What content/README.md does not
 * name is refused with a position, never passed on and never dropped. Nothing
 * lies deeper than a list in a box in a section. Front matter is not seen
 * here: content/content_topics.c reads it.
 */
#pragma once

#include "content/document.h"

typedef struct {
    const char *text; /* borrowed; UTF-8 with LF */
    const char *file;
    int first_line; /* in `file`, of the first line of `text` */
} MarkdownSource;

/* Appends a BLOCK_SECTION for each level-2 heading to the root of `document`.
 * Its first child is the heading (level 2). List items and headings carry their
 * message themselves; boxes hold paragraphs, headings and lists. The context of
 * the messages is "document/section". Reports all faults; what is wrong is left
 * out. */
void markdown_read(const MarkdownSource *source, Document *document,
                   Diag *diag);
