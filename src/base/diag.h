/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Problems with a position, collected and printed.
 *
 * One Diag is made in main and passed as the last argument to everything that
 * can find a problem. Whoever finds a problem reports it, once; callers only
 * stop or go on. A line reads `file:line:column: severity: text [tag]`, or
 * `file: page 2: severity: text [tag]` when the place is in a PDF. Tags
 * are listed in the table of diag.c and explained in the manual page. Diag
 * does not decide policy for its callers; it knows what strict and release
 * mean, and which exit status follows.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* A place in a file. `file` is interned (g_intern_string) or NULL; line and
 * column count from 1, columns in characters; 0 means unknown. `language` is
 * an interned language code or NULL. Plain value: copy it freely. */
typedef struct {
    const char *file;
    int line;
    int column;
    const char *language;
    int page; /* of a PDF, from 1; 0: none */
} Position;

typedef enum {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR,  /* the content is wrong: exit 1 */
    SEVERITY_FAILURE /* the system or the command line failed: exit 2 */
} Severity;

typedef struct {
    Severity severity; /* as it counts in this run: strict raises warnings */
    Position position;
    const char *tag; /* interned */
    char *text;
} Problem;

typedef struct Diag Diag;

/* How warnings count. strict: warnings are errors, except those tagged
 * "overdue"; release: overdue ones are errors too. */
typedef enum { DIAG_LENIENT, DIAG_STRICT, DIAG_RELEASE } DiagMode;

/* Makes a collector that prints each problem to `stream` (borrowed) at once;
 * with NULL it only keeps them, for tests. */
Diag *diag_new(FILE *stream, DiagMode mode);
void diag_free(Diag *diag);

/* Leaves out notes with this tag from now on: advice to who edits the texts
 * does not help who prints them. Warnings and errors always come. */
void diag_omit_notes(Diag *diag, const char *tag);

/* Reports a problem. `tag` must stand in the table of tags. The same problem
 * at the same place is reported once. */
void diag_report(Diag *diag, Severity severity, Position position,
                 const char *tag, const char *format, ...) G_GNUC_PRINTF(5, 6);

#define diag_error(diag, position, tag, ...)                                   \
    diag_report(diag, SEVERITY_ERROR, position, tag, __VA_ARGS__)
#define diag_warning(diag, position, tag, ...)                                 \
    diag_report(diag, SEVERITY_WARNING, position, tag, __VA_ARGS__)
#define diag_failure(diag, position, tag, ...)                                 \
    diag_report(diag, SEVERITY_FAILURE, position, tag, __VA_ARGS__)

/* The number of problems that count as errors or failures. */
guint diag_errors(const Diag *diag);

/* All problems so far, in order: Problem*, borrowed until the next report. */
const GPtrArray *diag_problems(const Diag *diag);

/* 0 without errors, 1 with errors in the content, 2 with failures. */
int diag_exit_status(const Diag *diag);

/* One line on what a tag means, static; NULL when the table of tags lacks it.
 */
const char *diag_tag_explanation(const char *tag);

/* A position with only a file. */
Position position_in_file(const char *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diag, diag_free)
