/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan: which files the command line asks for, in the order of editions,
 * languages, flyers, formats; the kiosk of an edition comes last.
 *
 * The plan knows nothing of fonts and writes nothing. Languages that a flyer
 * cannot be offered in are left out, with a warning.
 */
#pragma once

#include "inputs.h"

typedef struct {
    const Edition *edition;
    const Language *language; /* NULL for the kiosk */
    const Flyer *flyer;       /* NULL for the kiosk */
    const char *format;       /* NULL for the kiosk; borrowed from the flyer */
    char *path;               /* below --out: utrecht/flyers/visit/ro-a4.pdf */
} PlannedFile;

typedef struct {
    GPtrArray *editions;  /* const Edition* */
    GPtrArray *languages; /* const Language*, order of languages.yaml */
    GPtrArray *files;     /* PlannedFile* */
    bool whole;           /* nothing of the editions was left out by options */
} BuildPlan;

/* Chooses editions and languages, loads the texts of these into `inputs`, and
 * lists the files. A name that does not exist is a failure of the command
 * line. NULL after failures. */
BuildPlan *build_plan_new(Inputs *inputs, Diag *diag);
void build_plan_free(BuildPlan *plan);

/* The languages of `edition` that are in the plan, in the order of
 * languages.yaml; the caller unrefs. */
GPtrArray *build_plan_edition_languages(const BuildPlan *plan,
                                        const Edition *edition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(BuildPlan, build_plan_free)
