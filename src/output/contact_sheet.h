/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * contact-sheet.html: a small picture of every leaflet of a build, to look
 * through before anything is printed. For those who make the leaflets, not for
 * readers; Dutch and English. Shows pictures of files beside it and asks for
 * nothing else.
 */
#pragma once

#include "content/document.h"
#include "layout/format.h"

/* One leaflet. Borrows everything. */
typedef struct {
    const char *edition; /* name */
    const char *flyer;   /* id */
    const Language *language;
    const Format *format;
    const char *picture, *pdf; /* as seen from the page */
} ContactPicture;

typedef struct {
    const GPtrArray *pictures; /* ContactPicture*: each edition's together, in
                                  it each flyer's */
    const Document *dutch;     /* composed "staff" texts */
    const Document *english;   /* the same; NULL: the page is Dutch alone */
    GDate date;
    const char *templates_dir; /* pages/, review/: styles, script */
} ContactSheet;

/* Returns the file's text, or NULL after a report. Caller frees. */
char *contact_sheet_write(const ContactSheet *sheet, Diag *diag);
