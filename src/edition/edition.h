/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An edition: what one municipality or region adds to the texts.
 *
 * Loaded after the content, checked against it, layered over the edition it
 * extends; built aside and returned only when complete.
 */
#pragma once

#include "content/content.h"

typedef enum { STATUS_EXAMPLE, STATUS_REVIEW, STATUS_APPROVED } EditionStatus;

typedef enum { RULE_IN_FORCE, RULE_PLAN, RULE_TRIAL, RULE_UNKNOWN } RuleStatus;

/* A rule of the vocabulary with this edition's values. */
typedef struct {
    const Rule *rule; /* borrowed from the content; NULL: nothing sure is known
                         of the subject (RULE_UNKNOWN) */
    char *subject;
    RuleStatus status;
    GDate from, until;  /* not valid: no such day; both count */
    GHashTable *values; /* char* name -> char* as written */
    GPtrArray *sources; /* char* ids */
    Position position;
} EditionRule;

/* Whom the reader can ask for: a person and a number that is answered. Each
 * detail may be absent (NULL). */
typedef struct {
    char *ask_for;      /* Dutch name or role */
    char *phone;        /* as written */
    char *hours;        /* id of opening hours in "services" */
    char *confirmed_by; /* role */
    GDate confirmed_on;
    Position position;
} EditionContact;

/* How an edition looks. Each may be absent (NULL). */
typedef struct {
    char *sender;        /* Dutch name, stands in the imprint */
    char *address;       /* "voorbeeld.nl/wijs": short, neutral */
    char *main, *accent; /* colours, "#1A2B3C"; checked with the style */
    char *logo;          /* path of the drawing, SVG or PNG */
    char *logo_words;    /* what it shows, Dutch; with every logo */
    Position position, main_position, accent_position, logo_position;
    Position address_position;
} EditionLook;

/* A day to come: a kind of event of services.yaml. */
typedef struct {
    char *kind; /* id in the document "services" */
    GDate on;
    char *from, *until; /* HH:MM, or NULL */
    GPtrArray *sources; /* char* ids */
    Position position;
} EditionEvent;

typedef struct {
    char *id, *name;
    bool country; /* its leaflets name helpers of the whole country only */
    EditionStatus status;
    char *approved_by;
    GDate approved_from, approved_until;
    GPtrArray *languages;     /* char* codes */
    GPtrArray *flyers;        /* char* ids */
    GPtrArray *rules;         /* EditionRule*, extended ones first */
    GPtrArray *events;        /* EditionEvent*, by day, time and kind */
    GPtrArray *organisations; /* const Organisation*, borrowed */
    GPtrArray *ask;           /* const Organisation*, borrowed */
    EditionContact *contact;  /* NULL: nobody is named */
    EditionLook *look;        /* NULL: that of the program */
    bool quiet;               /* the kiosk reads nothing aloud */
    Position position;
} Edition;

/* Loads every edition of `content->dir`/editions: Edition*, sorted by id; NULL
 * after errors. */
GPtrArray *editions_load(const Content *content, const LanguageTable *languages,
                         Diag *diag);
void edition_free(Edition *edition);

/* The status that counts on `date`: approved falls back to review outside
 * its dates. */
EditionStatus edition_status_on(const Edition *edition, const GDate *date);

/* Whether the contact may be printed on `date`: its confirmation holds for 12
 * months. */
bool edition_contact_holds(const EditionContact *contact, const GDate *date);

/* Whether the rule is stated on `date`: something is known of it, and it has
 * not ended. */
bool edition_rule_is_shown(const EditionRule *rule, const GDate *date);

/* Reports rules that ended and events that passed before `date`, and contacts
 * that may no longer be printed then (warnings, "overdue"): they show nothing
 * any more. Contacts that may for `due_days` days only are notes, "due". */
void editions_check_dates(const GPtrArray *editions, const GDate *date,
                          int due_days, Diag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edition, edition_free)
