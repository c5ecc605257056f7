/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs for tests: with the fonts of tests/fonts, from a short markup, and
 * ways to look at their lines.
 */
#pragma once

#include "layout/paragraph.h"

typedef struct {
    Diag *diag;
    FontSet *fonts;
} ParagraphFixture;

/* Languages as locales/languages.yaml would give them. Aborts on others. */
const Language *fixture_language(const char *code);

/* tests/fonts/templates; the caller frees. */
char *fixture_templates(void);

ParagraphFixture *paragraph_fixture_new(void);
void paragraph_fixture_free(ParagraphFixture *fixture);

/* Text with {i:a number or name}, {b:bold} and {nl:Dutch} as spans; of these,
 * i and languages are isolated and unbreakable. */
Paragraph *paragraph_fixture_make(const ParagraphFixture *fixture,
                                  const char *language, const char *markup);
/* The same without hyphens. */
Paragraph *paragraph_fixture_make_whole(const ParagraphFixture *fixture,
                                        const char *language,
                                        const char *markup);

/* The lines at a width in em, with | between them and - where a hyphen is
 * added. The caller frees. */
char *paragraph_fixture_lines(const Paragraph *paragraph, double width);

/* Makes a paragraph and compares its lines. */
void paragraph_fixture_assert(const ParagraphFixture *fixture,
                              const char *language, const char *markup,
                              double width, const char *expected);

/* Places all lines in an own set, in a column of `width` em that starts at x
 * 100, at base lines 20, 40, … */
SheetSet *paragraph_fixture_place(const Paragraph *paragraph,
                                  const Language *language, double width,
                                  double size);

/* The characters of base line `y` from left to right, as they are seen: one
 * for each glyph. The caller frees. */
char *paragraph_fixture_seen(const SheetSet *set, double y);

/* The only problem so far has this tag and holds this text. */
void assert_problem(const Diag *diag, const char *tag, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ParagraphFixture, paragraph_fixture_free)
