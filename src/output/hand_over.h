/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * index.html: the page on which staff choose, open, print and fold a leaflet.
 *
 * It asks nothing of the network and stores nothing; pictures come from the
 * folder beside it, when one is looked at. Parts of it:
 * hand_over_page.c finds the fixed words, hand_over_chooser.c writes the three
 * choices and the place of the leaflet, hand_over_how.c how to print and fold,
 * hand_over_files.c the table of all files, from which the script takes what
 * it shows. Looks, behaviour and drawings are templates/hand-over/.
 */
#pragma once

#include "content/document.h"
#include "layout/format.h"

/* One leaflet file as the page shows it. */
typedef struct {
    const char
        *path; /* of the PDF, seen from the page: "flyers/visit/ro-a4.pdf" */
    const char *pages_path; /* where `path` is imposed: of the file with one
                               page after the other; NULL: none */
    const char *preview;    /* of its picture, seen from there; NULL: none */
    int preview_width, preview_height; /* pixels */
    const char *flyer;                 /* id */
    bool professional;                 /* stands in the table only */
    const Language *language;
    const Format *format;
    MessageState state;
    GDate until; /* last day to hand it out */
    bool overdue;
    gsize size; /* bytes of the PDF */
    int pages;  /* of the PDF */
} HandOverFile;

/* A file in one language: the screen for one's own device, or messages. */
typedef struct {
    const Language *language;
    const char *path; /* seen from the page: "guide-ro.html" */
} HandOverGuide;

/* A flyer of which the edition has one file. */
typedef struct {
    const char *flyer; /* id */
    const char *path;  /* seen from the page: "tonight.pdf" */
} HandOverSingle;

/* Borrows everything. */
typedef struct {
    const char *edition_name;
    bool example;              /* say that nobody issued it */
    const GPtrArray *files;    /* HandOverFile*: by flyer, language, format */
    const Document *dutch;     /* composed "staff" texts */
    const Document *english;   /* the same; NULL: the page is Dutch alone */
    const char *guide;         /* "handing-over.pdf"; NULL: none */
    const GPtrArray *singles;  /* HandOverSingle*: the others; NULL: none */
    const char *kiosk;         /* "kiosk.html"; NULL: none */
    const GPtrArray *guides;   /* HandOverGuide*; NULL: none */
    const char *messages_page; /* "messages.html"; NULL: none */
    const GPtrArray *messages; /* HandOverGuide*: as text; NULL: none */
    /* the language card, to print and page by page; NULL: none */
    const char *card_sheets, *card, *wallet_sheets, *wallet;
    const char *directory_csv, *directory_json; /* NULL: none */
    GDate date;                                 /* of the build */
    const char *templates_dir; /* pages/, hand-over/ with drawings */
} HandOver;

/* Returns the file's text, or NULL after a report. Caller frees. */
char *hand_over_write(const HandOver *hand_over, Diag *diag);
