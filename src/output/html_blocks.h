/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Composed blocks as HTML elements, by a table indexed by BlockKind.
 *
 * Every passage in another language than its surroundings carries its own lang
 * and dir; numbers and names are isolated. Looks are left to kiosk.css, which
 * knows the blocks by the names of their roles.
 */
#pragma once

#include "content/document.h"
#include "output/html_writer.h"

/* Where blocks are written. Plain value. */
typedef struct {
    HtmlWriter *writer;
    const Language *language; /* of the element around */
    const char *need;         /* element of a need: "h2", "h3" or "p" */
    bool links;               /* numbers can be tapped */
} BlockScope;

void html_write_block(const BlockScope *scope, const Block *block);

/* The children from index `first` on. */
void html_write_children(const BlockScope *scope, const Block *block,
                         guint first);

/* The spans inside the open element; `block` may have none. */
void html_write_spans(const BlockScope *scope, const Block *block);

/* lang and dir of the open tag. */
void html_language(HtmlWriter *writer, const Language *language);

/* The symbol "i-NAME", hidden from screen readers: a word stands beside it. */
void html_icon(HtmlWriter *writer, const char *name);
