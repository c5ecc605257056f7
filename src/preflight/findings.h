/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is wrong on one page, counted by kind: five thousand thin lines are one
 * problem, with a number and the first place. The table of kinds in findings.c
 * has what is said, how grave it is, and what to do.
 */
#pragma once

#include "base/diag.h"
#include "preflight/geometry.h"

typedef enum {
    /* colours and ink */
    FINDING_FOREIGN_COLOR,
    FINDING_SPOT_COLOR,
    FINDING_INK,
    FINDING_REGISTRATION,
    FINDING_RICH_BLACK_SHAPE,
    /* text */
    FINDING_RICH_BLACK_TEXT,
    FINDING_KNOCKED_OUT,
    FINDING_VANISHING,
    FINDING_TINY_TEXT,
    FINDING_SMALL_COLORED,
    FINDING_FONT_MISSING,
    FINDING_FONT_DRAWN,
    FINDING_NO_GLYPH,
    /* shapes */
    FINDING_THIN_LINE,
    FINDING_THIN_SHAPE,
    FINDING_THIN_MARK,
    FINDING_WHITE_EDGE,
    FINDING_NEAR_EDGE,
    /* pictures */
    FINDING_COARSE,
    FINDING_COARSE_LINE_ART,
    /* what PDF/X forbids */
    FINDING_TRANSPARENT,
    FINDING_TRANSFER,
    FINDING_HALFTONE,
    FINDING_OPTIONAL,
    FINDING_JPX,
    FINDING_LZW,
    FINDING_ALTERNATE,
    FINDING_POSTSCRIPT,
    FINDING_REFERENCE,
    FINDING_OPI,
    /* what could not be judged */
    FINDING_UNREADABLE,
    FINDING_TOO_MUCH,
    FINDING_KINDS
} FindingKind;

typedef struct Findings Findings;

/* Findings of the page at `position`. Places are said from the top left of
 * `trim`. */
Findings *findings_new(Position position, Area trim);
void findings_free(Findings *findings);

/* Counts one more. `where` may be AREA_NOTHING; `detail` is what this one has
 * ("0.1 pt"), or NULL. */
void findings_add(Findings *findings, FindingKind kind, Area where,
                  const char *detail);

/* Reports a problem for each kind that was found. */
void findings_report(const Findings *findings, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Findings, findings_free)
