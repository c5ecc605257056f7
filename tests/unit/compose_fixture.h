/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sample content of content_fixture.h with more languages and all words
 * of the interface, ready to compose in one of them. As if everything were
 * translated in the same words and looked at; a test says what differs. Owned
 * by the test.
 */
#pragma once

#include "content_fixture.h"
#include "edition/compose.h"

typedef struct {
    Sample *sample;
    Content *content;
    GPtrArray *editions; /* region, town */
    Texts *dutch, *texts;
    Composition composition;
    const Flyer *flyer; /* visit */
} Setup;

/* Only the sample, to be changed before setup_load. */
Setup *setup_new(void);
void setup_free(Setup *setup);

/* Loads what the sample holds by now, for readers of `code`. The edition is
 * town, which is approved in 2026; the date is 1 July of it. */
void setup_load(Setup *setup, const char *code);

/* All texts as if they were translated into `language`, in the same words, and
 * looked at; caller frees. */
Texts *checked_texts(const Content *content, const Language *language);

GDate day(int year, int month, int day_of_month);
const Language *language_of(const Setup *setup, const char *code);

/* The message of a vocabulary's entry or of a section's first paragraph, in
 * the reader's language, to be changed. */
Message *message_of(const Setup *setup, const char *document, const char *id);

/* Puts `forms`, separated by |, in the place of that text. */
Message *say(const Setup *setup, const char *document, const char *id,
             const char *forms);

/* The flyer; there must be no problems. */
Document *compose(const Setup *setup);

/* The spans, separated by |: <isolated>, _unbreakable_, **bold**, @language.
 * Caller frees. */
char *describe(const GPtrArray *spans);

/* The part of a flyer; it must be there. */
const Block *part_of(const Document *document, const char *id);

/* The texts in `block` and below of this role (ROLE_NONE: of any) are
 * `expected`, with " / " between blocks. */
void assert_texts(const Block *block, BlockRole role, const char *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Setup, setup_free)
