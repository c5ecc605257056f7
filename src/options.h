/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line, parsed.
 */
#pragma once

#include "base/diag.h"

typedef enum {
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_EXTRACT,
    COMMAND_STATUS,
    COMMAND_IMPORT_REVIEW,
    COMMAND_PREFLIGHT
} Command;

typedef struct {
    Command command;
    char **editions, **languages, **flyers, **formats, **only; /* or NULL */
    char *out_dir, *content_dir, *locales_dir, *templates_dir;
    int jobs;
    GDate date;
    DiagMode mode;
    bool dry_run, quiet, claim, proof, outlines;
    char *progress;    /* auto, always, never */
    char *html_dir;    /* status --html, or NULL */
    char *review_file; /* import-review: its argument; "-": standard input */
    char **pdf_files;  /* preflight: its arguments, or NULL */
    char *role;        /* import-review: who read, without a name */
    int due_days;      /* check --due; -1: not asked */
    bool readability;
} Options;

/* Parses; prints help or version itself. Returns NULL when the program should
 * end now, with `*exit_status` set. */
Options *options_parse(int argc, char **argv, int *exit_status);
void options_free(Options *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Options, options_free)
