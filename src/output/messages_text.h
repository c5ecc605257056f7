/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * messages/<lang>.txt: the messages of one language as plain text.
 */
#pragma once

#include "content/document.h"

/* A line that names the language, what `notice` says, and the sections of
 * `messages` under their numbers (levels), an empty line between all. In
 * languages written from right to left names and numbers carry their own
 * direction (U+2066, U+2069), since a chat has no marks. Caller frees. */
char *messages_text_write(const Document *messages, const Document *notice);
