/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all parts of the kiosk writer share: where they write, in which
 * language, and the fixed words. Used by the other kiosk files only.
 */
#pragma once

#include "output/html_blocks.h"
#include "output/kiosk.h"

typedef struct {
    const Kiosk *kiosk;
    HtmlWriter *writer;
    const KioskLanguage *dutch;   /* of the start screen; the first if absent */
    const KioskLanguage *current; /* whose screens are being written */
    Diag *diag;
} KioskPage;

/* The language with the words for staff and the decoy in the place of those
 * for readers; borrowed parts, valid as long as `language`. */
KioskLanguage page_staff_words(const KioskLanguage *language);

/* The fixed word `key` in this language, borrowed; NULL after a report. */
const Block *page_lookup_text(const KioskPage *page,
                              const KioskLanguage *language, const char *key);

/* The scope of the current language; needs are written as <`need`>. */
BlockScope page_scope(const KioskPage *page, const char *need);

/* Writes the fixed word `key` as text of the open element. */
void page_write_text(const KioskPage *page, const char *key);

/* Writes <`element` class=`class_name`> with the fixed word `key`. */
void page_write_element(const KioskPage *page, const char *element,
                        const char *class_name, const char *key);

/* The attribute `name` with the fixed word `key`. */
void page_write_label(const KioskPage *page, const char *name, const char *key);

/* A notice in the current language, with the Dutch below it where that is
 * another. */
void page_write_notice(const KioskPage *page, const char *class_name,
                       const char *key);

/* A button with an icon (NULL: none) and the fixed word `key`. */
void page_write_button(const KioskPage *page, const char *action,
                       const char *icon, const char *key);

/* Opens a button whose `action` is about `target`, a screen or an id. */
void page_open_card(const KioskPage *page, const char *class_name,
                    const char *action, const char *target);

/* The card of a topic: icon, question, one line. */
void page_write_card(const KioskPage *page, const Document *topic);

/* Opens and closes "This is not translated yet", the name of the language it
 * is in, and a list of ways to it. */
void page_open_dutch_only(const KioskPage *page);
void page_close_dutch_only(const KioskPage *page);

/* One way: a button with `words`, in Dutch, that leads to the Dutch screen. */
void page_write_elsewhere(const KioskPage *page, const char *screen,
                          const char *words);

/* "ar-visit": an id that occurs once in the file. Caller frees. */
char *page_id(const KioskPage *page, const char *screen, const char *part);

/* A short text of a topic, without inline marks; caller frees. */
char *page_plain_text(const Message *message);

/* Opens and closes a screen. `kind` is its class and what `<html
 * data-screen>` says of it; `name` occurs once in a language. */
void page_open_screen(const KioskPage *page, const char *kind,
                      const char *name);
void page_close_screen(const KioskPage *page);

/* Opens the <h1> that names the screen. */
void page_open_title(const KioskPage *page, const char *screen);

/* A question before an act ("print", "read-aloud"): what to think of first, do
 * it, or not. Hidden until the act is chosen. */
void page_write_ask(const KioskPage *page, const char *act);

/* The card that leads to what happens when one calls; nothing where no topic
 * has that section. */
void page_write_call_card(const KioskPage *page);

/* A line that is shown when the device's day is after the review-by. */
void page_write_outdated(const KioskPage *page);
