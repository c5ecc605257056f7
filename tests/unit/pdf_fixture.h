/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small sheets for the tests of the PDF writer, shaped with HarfBuzz and the
 * fonts of tests/fonts, and the tools that judge a PDF.
 */
#pragma once

#include "output/pdf.h"

typedef struct {
    Diag *diag;
    FontSet *fonts;
    SheetSet *set;
    Sheet *sheet; /* the last one */
    double y;     /* of the next line */
} PdfFixture;

extern const Language language_dutch, language_arabic, language_thai,
    language_chinese;

/* One empty sheet. */
PdfFixture *pdf_fixture_new(const Language *language, const char *title);
void pdf_fixture_free(PdfFixture *fixture);

/* The first font of the language's script, or its second with `number` 1. */
const Font *pdf_fixture_font(const PdfFixture *fixture,
                             const Language *language, int number);

/* Sets `text` in one font as an item at `x` of the next line. A last space is
 * not shaped, as at the end of a line; a last U+00AD is shaped as a hyphen. */
Item *pdf_fixture_text(PdfFixture *fixture, const Element *element,
                       const Font *font, double x, const char *text);
void pdf_fixture_next_line(PdfFixture *fixture);

/* Adds a block with one line of text in the language of the set. */
Element *pdf_fixture_line(PdfFixture *fixture, Element *parent,
                          ElementKind kind, const char *text);

/* Writes with the date 1 February 2026, to a file in a folder of the test. */
char *pdf_fixture_save(const PdfFixture *fixture, bool claim);
char *pdf_fixture_save_as(const PdfFixture *fixture, PdfOptions options);
void pdf_fixture_remove(char *path);

/* What a command says about the file; NULL after a g_test_skip when it is
 * missing, or a g_test_fail when it fails. Words are separated by spaces;
 * check_pdf.py is ours. */
char *pdf_tool(const char *command, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFixture, pdf_fixture_free)
