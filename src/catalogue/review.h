/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who looked at which translation: locales/review/<code>.tsv.
 *
 * One review a line, tab-separated, after a header line: context, hash of the
 * Dutch, hash of the translation, state (draft or checked), role, date. The
 * last review of a text counts. A hash is the first 16 hexadecimal digits of
 * the SHA-256 of the text; the forms of a counted text are joined by line
 * feeds. A missing file means that nothing was looked at.
 */
#pragma once

#include "content/document.h"

typedef struct Reviews Reviews;

/* Loads the reviews of a language; never NULL. Faults are reported and set
 * `*whole` to false; then the lines with faults are left out. */
Reviews *reviews_load(const char *locales_dir, const char *code, bool *whole,
                      Diag *diag);
void reviews_free(Reviews *reviews);

/* The state of a text: draft without review; as reviewed while both sides are
 * the same; stale when one side has changed since. */
MessageState reviews_find_state(const Reviews *reviews, const char *context,
                                const char *dutch_hash,
                                const char *translation_hash);

bool reviews_is_empty(const Reviews *reviews);

/* The hash of a text with its forms. Caller frees. */
char *review_hash(const char *const *forms, int form_count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reviews, reviews_free)
