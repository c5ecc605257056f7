/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * out/manifest.json: every file with its SHA-256, edition, language, state and
 * date, sorted by path, one line each. Holds nothing of the machine.
 *
 * Not a JSON library: it reads back only what it wrote itself.
 */
#pragma once

#include "base/diag.h"

typedef struct {
    const char *path; /* below the out folder */
    const char *edition;
    const char *language; /* BCP 47; "mul" for several */
    const char *state;    /* missing, doubted, stale, draft, checked */
    GDate date;
} ManifestEntry;

typedef struct Manifest Manifest;

Manifest *manifest_new(void);
void manifest_free(Manifest *manifest);

/* Adds a file with the hash of `data`; replaces an entry of the same path. */
void manifest_add(Manifest *manifest, const ManifestEntry *entry,
                  const void *data, gsize length);

/* The same with the hash of `file`, however large. False after a report. */
bool manifest_add_file(Manifest *manifest, const ManifestEntry *entry,
                       const char *file, Diag *diag);

/* Entries as they stand in the file, for passing them between processes. */
void manifest_add_line(Manifest *manifest, const char *path, const char *line);
typedef void (*ManifestVisitor)(const char *path, const char *line, void *data);
void manifest_walk(const Manifest *manifest, ManifestVisitor visit, void *data);

guint manifest_count(const Manifest *manifest);
bool manifest_has(const Manifest *manifest, const char *path);

/* The first of `states` (char*, NULL at the end) that an entry below `folder`
 * has; the last one when none has any. */
const char *manifest_first_state(const Manifest *manifest, const char *folder,
                                 const char *const *states);

/* Adds the entries of an earlier manifest text. */
void manifest_add_earlier(Manifest *manifest, const char *text);

/* The whole file; caller frees. */
char *manifest_text(const Manifest *manifest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Manifest, manifest_free)
