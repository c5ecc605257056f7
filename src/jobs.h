/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Jobs: independent pieces of work, spread over worker processes.
 *
 * Processes, not threads: Pango and fontconfig share state. Each job runs in
 * a process of its own (with one worker: in this one, one after the other) on
 * what was loaded before. Its problems and manifest entries come back in the
 * order of the jobs, so the result is the same for any number of workers. A
 * worker that dies is a failure.
 */
#pragma once

#include "output/manifest.h"

typedef struct {
    const char *name; /* for the progress line and messages */
    const void *data;
    void (*run)(const void *data, Manifest *manifest, Diag *diag);
} Job;

typedef struct {
    int workers;
    bool progress; /* on standard error */
    DiagMode mode; /* of the workers' own collectors */
} JobsOptions;

/* Runs `jobs` (Job*) and adds what they made and found. */
void jobs_run(const GPtrArray *jobs, const JobsOptions *options,
              Manifest *manifest, Diag *diag);
