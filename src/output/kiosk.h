/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kiosk.html: every language and topic of an edition in one offline file.
 *
 * The file asks nothing of the network and stores nothing. Parts of it:
 * kiosk_page.c finds the fixed words, kiosk_screens.c writes the screens,
 * kiosk_help.c the list of help, kiosk_topic.c the topics, kiosk_fonts.c the
 * subset fonts, html_blocks.c the texts; looks and behaviour are
 * templates/kiosk/kiosk.css and kiosk.js.
 */
#pragma once

#include "content/document.h"
#include "layout/fonts.h"
#include "layout/format.h"

/* Everything in one language, composed. */
typedef struct {
    const Language *language;
    GPtrArray *topics;   /* Document*, only those offered, by their place */
    Document *interface; /* sections by key */
    Document *staff;     /* the same for staff and the decoy; Dutch and English
                            only, else NULL */
    Document *emergency;
    Document *events; /* a section for each, its day as id; NULL: none */
} KioskLanguage;

typedef struct {
    const char *edition_name;
    bool example;              /* say that nobody issued it */
    GPtrArray *languages;      /* KioskLanguage*, order of the start screen */
    GDate date, review_by;     /* of the build; "may be out of date" after */
    const FontSet *fonts;      /* NULL: those of the device, for tests only */
    const Style *style;        /* icons */
    const char *templates_dir; /* kiosk/kiosk.css, kiosk/kiosk.js */
} Kiosk;

/* Returns the file's text, or NULL after a report. Caller frees. */
char *kiosk_write(const Kiosk *kiosk, Diag *diag);
