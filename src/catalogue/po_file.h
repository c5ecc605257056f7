/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One PO file in memory: what stands in it, in its order.
 *
 * libgettextpo reads and writes; it is included in po_file.c alone. A file
 * with any fault of form is refused whole, because the library would hand out
 * the part before the fault. What the messages mean is not decided here.
 */
#pragma once

#include "content/document.h"

typedef struct {
    char *context; /* or NULL */
    char *id;
    char *id_plural;                /* or NULL */
    char *forms[MESSAGE_MAX_FORMS]; /* "" where not translated */
    int form_count;
    char *comment;         /* of translators; lines, or "" */
    char *note;            /* extracted, for translators; lines, or "" */
    GPtrArray *references; /* char* file names, never NULL */
    bool fuzzy, obsolete;
    Position position; /* of the msgid line; unknown in new files */
} PoEntry;

typedef struct {
    PoEntry *header;    /* the entry of the empty msgid, or NULL */
    GPtrArray *entries; /* PoEntry*, without the header */
    Position position;  /* of the file */
} PoFile;

/* Reads `path`; `language` (or NULL) is named in reports. All texts come back
 * in NFC. NULL after a report. */
PoFile *po_load(const char *path, const char *language, Diag *diag);

/* An empty file, to be filled and saved. */
PoFile *po_new(void);
void po_free(PoFile *file);

/* Appends a new entry and returns it; the file owns it. Its texts are copied;
 * `id_plural` may be NULL. */
PoEntry *po_append(PoFile *file, const char *context, const char *id,
                   const char *id_plural);

/* The bytes of `file` as a PO file; NULL after a report. */
char *po_format(const PoFile *file, Diag *diag);

/* The value of a field of the header, without white space around it; NULL if
 * it is not there. Caller frees. */
char *po_copy_header_field(const PoFile *file, const char *field);

/* Says whether both hold the same entries with the same texts and comments in
 * the same order, however their lines are broken. Headers are not compared:
 * msgmerge adds fields to them. */
bool po_is_same(const PoFile *a, const PoFile *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PoFile, po_free)
