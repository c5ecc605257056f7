/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * index.html of `status --html`: how far each language is, in all and for each
 * topic, what readers doubted, and links to the files in which people read.
 * For those who look after the translations; Dutch and English.
 */
#pragma once

#include "content/document.h"

/* Counts of texts. */
typedef struct {
    guint total, draft, checked, doubted, stale, fuzzy, missing;
} OverviewCounts;

/* One document in one language. */
typedef struct {
    char *key;         /* of a fixed word; NULL: a topic, with this title */
    char *dutch_title; /* or NULL */
    OverviewCounts counts;
} OverviewRow;

/* What a reader said of a text that has not changed since. */
typedef struct {
    char *context, *text; /* the translation */
    const char *verdict;  /* "wrong" or "unsure"; static */
    char *role, *date, *remark;
} OverviewDoubt;

typedef struct {
    const Language *language;
    OverviewCounts counts; /* each text once */
    guint words;           /* of its texts; without spaces: signs */
    bool signs;
    char *file;        /* "review-ro.html" */
    GPtrArray *rows;   /* OverviewRow* */
    GPtrArray *doubts; /* OverviewDoubt* */
} OverviewLanguage;

/* Borrows everything. */
typedef struct {
    const GPtrArray *languages; /* OverviewLanguage* */
    const Document *dutch;      /* composed "staff" texts */
    const Document *english;    /* the same; NULL: the page is Dutch alone */
    GDate date;
    const char *templates_dir; /* pages/, review/: styles, script */
} Overview;

/* Returns the file's text, or NULL after a report. Caller frees. */
char *overview_write(const Overview *overview, Diag *diag);
