/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inline marks of messages: **bold**, *Dutch word*, {placeholder}.
 *
 * They are ours, and not CommonMark's, because CommonMark's emphasis fails
 * beside Chinese punctuation. A backslash before * { } \ takes away its
 * meaning. Marks do not nest.
 */
#pragma once

#include "content/document.h"

typedef enum {
    INLINE_TEXT,
    INLINE_STRONG,
    INLINE_DUTCH,
    INLINE_PLACEHOLDER
} InlineKind;

typedef struct {
    InlineKind kind;
    char *text;  /* without marks; the name of a placeholder */
    bool strong; /* a placeholder inside bold */
} InlinePiece;

/* Splits `text` into pieces: InlinePiece*, caller frees. Returns NULL and
 * sets `*fault` to a static sentence when a mark is unbalanced, empty or
 * nested, or a placeholder's name is not [a-z][a-z0-9-]*. */
GPtrArray *inline_parse(const char *text, const char **fault);
