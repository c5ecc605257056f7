/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * messages.html: professionals choose a language, see each message beside its
 * Dutch, and copy it. It asks nothing of the network and stores nothing;
 * without scripts all languages stand under each message. Looks and behaviour
 * are templates/messages/.
 */
#pragma once

#include "content/document.h"

/* What is the same in all languages. */
typedef struct {
    const char *id;             /* of its sections */
    const GPtrArray *audiences; /* char* ids; NULL: for everybody */
    GDate until;                /* last day to send it; not valid: always */
} MessageFacts;

/* Borrows everything. */
typedef struct {
    const char *edition_name;
    bool example;               /* say that nobody issued it */
    const GPtrArray *facts;     /* MessageFacts*: what is due, in order */
    const GPtrArray *languages; /* Document*: composed messages, one for each
                                   language that can be chosen */
    const Document *dutch;      /* the same, beside each: has all of `facts` */
    const Document *titles[2];  /* Dutch, English or NULL: as the next two */
    const Document *audiences[2];
    const Document *words[2]; /* composed "staff" texts */
    GDate date;
    const char *templates_dir; /* pages/, messages/: styles, script */
} MessagesPage;

/* Returns the file's text, or NULL after a report. Caller frees. */
char *messages_page_write(const MessagesPage *page, Diag *diag);
