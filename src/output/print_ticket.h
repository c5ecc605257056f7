/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The print ticket: what a print shop must know of one press PDF, as plain
 * text in Dutch. It says nothing of what the leaflet is about.
 */
#pragma once

#include "content/document.h"
#include "layout/format.h"

/* Borrows everything. */
typedef struct {
    const Document *words; /* composed "staff" texts */
    const char *file;      /* name of the PDF beside it */
    const char *code;      /* that stands on the leaflet */
    const char *ask;       /* who answers for the text; NULL: nobody yet */
    const Format *format;
    const SheetSet *sheets;
    bool proof, outlines;
} PrintTicket;

/* Returns the text, lines of at most 76 characters; words that are missing are
 * reported. Caller frees. */
char *print_ticket_write(const PrintTicket *ticket, Diag *diag);
