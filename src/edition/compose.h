/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Composing: translated texts and an edition become documents that are ready
 * for paper and screen. Placeholders are filled in, plural forms chosen,
 * numbers and dates written in the language, names and numbers isolated,
 * markers (draft, check this, fallback language) put where they belong.
 */
#pragma once

#include "catalogue/translate.h"
#include "edition/edition.h"

typedef struct {
    const Content *content;
    const Edition *edition;
    const Texts *texts; /* in the reader's language */
    const Texts *dutch;
    GDate date;  /* the build date */
    bool proof;  /* an edition under review looks as if it was approved */
    bool beside; /* flyers have the Dutch of each block beside it */
    bool code;   /* the address of the edition stands as a QR code */
} Composition;

/* The flyer as a document of parts: cover, the flyer's own in order, back. */
Document *compose_flyer(const Composition *composition, const Flyer *flyer,
                        Diag *diag);

/* A whole topic, for the screen. */
Document *compose_topic(const Composition *composition, const Document *topic,
                        Diag *diag);

/* The emergency list, for the screen: sections of BLOCK_EMERGENCY. */
Document *compose_emergency(const Composition *composition, Diag *diag);

/* The edition's days to come, for the screen: a section for each, with its day
 * as id; a paragraph says when, the next one what. */
Document *compose_events(const Composition *composition, Diag *diag);

/* The interface texts, for the screen: one section each, by key. */
Document *compose_interface(const Composition *composition, Diag *diag);

/* The sentences to show, and the kinds of people whom the edition's
 * organisations are for; one section each, by id. */
Document *compose_phrases(const Composition *composition, Diag *diag);
Document *compose_audiences(const Composition *composition, Diag *diag);

/* The words of the hand-over page, the same way. Dutch and English only. */
Document *compose_staff(const Composition *composition, Diag *diag);

/* Whether every message that the flyer or topic needs is there. Otherwise the
 * language is not offered for it. */
bool compose_offers_flyer(const Composition *composition, const Flyer *flyer);
bool compose_offers_topic(const Composition *composition,
                          const Document *topic);

/* "Roemeens · 1 · RO · 2026-11": by what staff tell a flyer from others, since
 * covers look alike. Caller frees. */
char *compose_flyer_code(const Composition *composition, const Flyer *flyer);

/* The last day to hand out the flyer: the earliest review-by of its facts, at
 * most 12 months after the build, never before it. Sets `*overdue` when a
 * fact's review-by has passed or is not known. */
GDate compose_hand_out_until(const Composition *composition, const Flyer *flyer,
                             bool *overdue);

/* The same for a topic on the screen (a document of the content). */
GDate compose_screen_until(const Composition *composition,
                           const Document *topic);

/* The lowest state of all texts in a composed document. */
MessageState document_lowest_state(const Document *document);
