/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of a text must survive translation: placeholders, numbers, phone
 * numbers, bold; and the words of it without marks.
 */
#pragma once

#include "content/inline.h"

typedef struct {
    GPtrArray *placeholders; /* char*, sorted, each once */
    GPtrArray *numbers;      /* char*, sorted: runs of digits */
    GPtrArray *phones;       /* char*, as written */
    int bold;                /* passages */
    bool only_dutch;         /* no letter but in words marked as Dutch */
    char *plain; /* without marks; U+FFFC for placeholders, Dutch words */
} TextFacts;

/* Reads the facts; NULL and a static sentence in `*fault` when the inline
 * marks are wrong. */
TextFacts *text_facts_new(const char *text, const char **fault);
void text_facts_free(TextFacts *facts);

/* Says whether both hold the same strings. */
bool text_facts_is_same(const GPtrArray *a, const GPtrArray *b);

/* The words of a text: as `plain` above, or the text itself when its marks
 * are wrong. Caller frees. */
char *text_without_marks(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextFacts, text_facts_free)
