/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A tiny valid content folder in a temporary folder, to break in tests. Owned
 * by the test; freeing it removes the folder.
 */
#pragma once

#include "content/content.h"
#include "edition/edition.h"

typedef struct {
    char *folder; /* content, languages.yaml */
    LanguageTable *languages;
    Diag *diag;
} Sample;

Sample *sample_new(void);
void sample_free(Sample *sample);

/* The path of a file in the folder; caller frees. */
char *sample_path(const Sample *sample, const char *name);

/* Writes `text` to the file `name` in the folder. */
void sample_write(const Sample *sample, const char *name, const char *text);

/* Replaces the one place of `old` in the file; it must be there. */
void sample_replace(const Sample *sample, const char *name, const char *old,
                    const char *new);

/* NULL after errors. */
Content *sample_load(const Sample *sample);

/* All problems, a line each as "name:line tag"; caller frees. */
char *sample_problems(const Sample *sample);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sample, sample_free)
