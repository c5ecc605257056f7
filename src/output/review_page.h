/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * review-<code>.html: one file in which somebody who knows the language reads
 * all texts beside the Dutch, with pictures of the leaflets, and says of each
 * whether it is good.
 *
 * It asks nothing of the network and stores nothing; what was judged leaves it
 * as text that the reader copies (catalogue/remarks.h reads it). Without
 * scripts it can be printed. Looks and behaviour are templates/review/. Parts:
 * review_page.c writes what stands round the texts, review_text.c the texts.
 */
#pragma once

#include "content/document.h"
#include "output/html_writer.h"

/* One text, which stands once in the file. */
typedef struct {
    int number;
    char *code;        /* "kmp4-7xqd"; NULL: there is nothing to judge yet */
    GPtrArray *dutch;  /* Block* with spans, one for each form */
    GPtrArray *own;    /* the same, in the language; NULL: no translation */
    char *note;        /* for translators; NULL: none */
    const char *state; /* draft, checked, …; static */
    bool safety;
} ReviewText;

/* Texts that stand together on paper. */
typedef struct {
    GPtrArray *pictures; /* GBytes*: PNG, of the places where it stands */
    int percent;         /* how full it is; -1: it has no bounds */
    int room;            /* characters that still fit, roughly */
    GPtrArray *texts;    /* ReviewText* that stand here first */
    GArray *again;       /* int: numbers of texts that stood earlier */
} ReviewPanel;

/* A leaflet, or a document that is on screens only. */
typedef struct {
    char *key;         /* of a fixed word that names it; NULL: a topic, whose */
    char *dutch_title; /* titles these are */
    char *english_title; /* NULL: the Dutch one */
    bool paper;
    GPtrArray *panels; /* ReviewPanel* */
} ReviewGroup;

/* Borrows everything. */
typedef struct {
    const Language *language;
    const GPtrArray *groups; /* ReviewGroup*: leaflets first */
    int count;               /* texts */
    int open_count;          /* of them can be judged */
    const Document *dutch;   /* composed "staff" texts */
    const Document *english; /* the same; NULL: the page is Dutch alone */
    GDate date;
    const char *templates_dir; /* pages/, review/: styles, script */
} ReviewPage;

/* Returns the file's text, or NULL after a report. Caller frees. */
char *review_page_write(const ReviewPage *page, Diag *diag);
