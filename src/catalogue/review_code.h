/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The short code that pins a text as somebody read it: "kmp4-7xqd".
 *
 * Seven signs from a hash of context, Dutch and translation, and one that
 * shows typing mistakes. No sign looks like another (no i, l, o, u), so a
 * person can type it from paper. When either side of the text changes, so does
 * the code.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define REVIEW_CODE_LENGTH 9 /* with the hyphen */

/* The code of a text. `code` takes REVIEW_CODE_LENGTH + 1 bytes. */
void review_code_make(char *code, const char *context, const char *dutch_hash,
                      const char *translation_hash);

/* Reads two groups of four signs as somebody typed them: capitals, o for 0, i
 * and l for 1. False when this can be no code. */
bool review_code_read(char *code, const char *first, const char *second);
