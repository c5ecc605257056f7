/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formats and looks of the program with the fonts of the tests, and little
 * documents to lay out. Owned by the test.
 */
#pragma once

#include "layout/layout.h"
#include "paragraph_fixture.h"

typedef struct {
    ParagraphFixture *base;
    Style *style;
    GPtrArray *formats;
} Fixture;

/* For g_test_add. */
void set_up(Fixture *fixture, gconstpointer data);
void tear_down(Fixture *fixture, gconstpointer data);

/* Appends a block; `text` may be NULL. */
Block *add(Block *parent, BlockKind kind, BlockRole role, const char *text);
Block *add_part(Document *document, const char *id);
Block *add_heading(Block *parent, int level, const char *text);

/* The sheets in the format with this id, or NULL. Caller frees. */
SheetSet *lay_out(Fixture *fixture, const Document *document,
                  const char *format);

/* The first text item that holds `text`, and the number of its sheet; it must
 * be there. */
const Item *find_text(const SheetSet *set, const char *text,
                      guint *sheet_number);

/* The first problem with this tag; it must be there. */
const Problem *find_problem(const Fixture *fixture, const char *tag);

/* Points. */
double text_width(const Item *item);

/* Left, top, right, bottom of what an item draws; of text, near enough. */
void item_box(const Item *item, double box[4]);
