/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kiosk.html: every language and topic of an edition in one offline file; and
 * guide-LANGUAGE.html, the same for one's own device: one language and Dutch.
 *
 * The file asks nothing of the network and stores nothing. The start screen,
 * the decoy and what is read without scripts are plain; each language and font
 * is a packed part. Parts of the code: kiosk_page.c finds the fixed words,
 * kiosk_screens.c writes the screens, kiosk_find.c the list of help,
 * kiosk_topic.c the topics, kiosk_plain.c what is read without scripts,
 * kiosk_fonts.c the subset fonts, kiosk_parts.c packs, html_blocks.c writes
 * the texts; looks and behaviour are the files of templates/kiosk.
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
    Document *phrases;   /* a section for each sentence to show, by id */
    Document *audiences; /* a section for each kind of people, by id */
    Document *events;    /* a section for each, its day as id; NULL: none */
} KioskLanguage;

/* What a list of helpers can be narrowed by. All borrowed. */
typedef struct {
    const char *id; /* of the card in `emergency` */
    const char *region;
    bool anonymous, free_of_charge;
    const GPtrArray *languages; /* char* codes, or NULL */
    const GPtrArray *audiences; /* char* ids in `audiences`, or NULL */
} KioskHelper;

typedef struct {
    const char *edition_name;
    bool own_device; /* no timer, numbers that can be tapped, opens in the
                        first language */
    bool quiet;      /* nothing is read aloud */
    const GPtrArray *helpers;  /* KioskHelper*, or NULL: no choices */
    bool example;              /* say that nobody issued it */
    GPtrArray *languages;      /* KioskLanguage*, order of the start screen */
    GDate date, review_by;     /* of the build; "may be out of date" after */
    const FontSet *fonts;      /* NULL: those of the device, for tests only */
    const Style *style;        /* icons */
    const char *templates_dir; /* with kiosk/ */
} Kiosk;

/* Returns the file's text, or NULL after a report. Caller frees. */
char *kiosk_write(const Kiosk *kiosk, Diag *diag);
