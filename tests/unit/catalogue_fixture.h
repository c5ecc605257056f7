/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small PO files and documents for the tests of the catalogue.
 *
 * A Fixture is a temporary locales folder, Dutch documents, and a Diag that
 * keeps what is reported.
 */
#pragma once

#include "catalogue/catalogue.h"

typedef struct {
    char *folder;
    GPtrArray *documents; /* Document* */
    LanguageTable *languages;
    Diag *diag;
} Fixture;

/* With one empty document, "visit". */
Fixture *fixture_new(void);
void fixture_free(Fixture *fixture);

const Language *fixture_language(const Fixture *fixture, const char *code);

/* Writes a file into the folder; `name` may hold folders. */
void fixture_write(const Fixture *fixture, const char *name, const char *text);

/* Copies the list of words to avoid from the source tree. */
void fixture_copy_terms(const Fixture *fixture);

char *fixture_read(const Fixture *fixture, const char *name);

/* Writes <code>.po with the right header, which takes lines 1 to 8, and
 * `body` after it: "msgid" of the first entry is on line 9. */
void fixture_write_po(const Fixture *fixture, const char *code,
                      const char *body);

/* Writes <code>.po with one translation of one text, both in context
 * "visit/a". */
void fixture_write_pair(const Fixture *fixture, const char *code,
                        const char *dutch, const char *translation);

/* Adds a document, or a paragraph to section `section` of the document; the
 * context becomes document/section. Borrowed. */
Document *fixture_add_document(Fixture *fixture, const char *id);
Message *fixture_add(Document *document, const char *section, const char *text);

/* Adds a text with two forms, counted by `counted`. */
Message *fixture_add_counted(Document *document, const char *section,
                             const char *one, const char *other,
                             const char *counted);

/* The number of problems with this tag; `line` 0 counts all lines. */
guint fixture_count(const Fixture *fixture, const char *tag, int line);

/* Fails the test unless exactly one problem was reported, with this tag, on
 * this line. Then forgets it. */
void fixture_expect(Fixture *fixture, const char *tag, int line);

/* Fails the test if anything was reported. */
void fixture_expect_nothing(const Fixture *fixture);

/* Forgets what was reported. */
void fixture_forget(Fixture *fixture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)
