/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All of content/ in memory, checked. content/README.md is the format.
 *
 * content_load reads every file, reports every problem of all files in one
 * run, and returns NULL if there was an error. Everything is owned by Content
 * and borrowed by others until content_free.
 */
#pragma once

#include "content/document.h"

typedef enum { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH } Confidence;

typedef enum {
    KIND_NATIONAL_LAW, /* review 12 months after checking */
    KIND_LOCAL_RULE,   /* 6 months */
    KIND_AMOUNT,       /* the next 1 January */
    KIND_CONTACT,      /* 6 months */
    KIND_ADVICE        /* 12 months */
} FactKind;

typedef struct {
    char *id, *statement, *citation, *short_citation, *note;
    char *dated;   /* year, year-month or day; NULL: undated */
    GDate checked; /* not valid: nobody noted it, so overdue */
    Confidence confidence;
    FactKind kind;
    Position position;
} Source;

typedef enum {
    VALUE_COUNT,
    VALUE_NUMBER,
    VALUE_TIME,   /* HH:MM */
    VALUE_DATE,   /* YYYY-MM-DD */
    VALUE_AMOUNT, /* euros */
    VALUE_PHONE,
    VALUE_NAME
} ValueKind;

/* A kind of rule. Its text is section `id` of the document "rules". */
typedef struct {
    char *id, *subject;
    GHashTable *values; /* char* name -> GINT_TO_POINTER(ValueKind) */
    char *authority;    /* municipality | police | national */
    FactKind kind;
    Position position;
} Rule;

/* When somebody is there: the same times on each of these days. */
typedef struct {
    guint days;         /* bit 0: Monday, … bit 6: Sunday */
    char *from, *until; /* HH:MM; until may lie after midnight */
} OpeningTimes;

/* A contact detail and where it comes from. */
typedef struct {
    char *value;     /* NULL: absent */
    GPtrArray *open; /* OpeningTimes*: hours that have no id; else NULL */
    char *source;    /* source id */
    Position position;
} Detail;

typedef struct {
    char *id, *name, *region;
    GPtrArray *services;  /* char* ids in the document "services" */
    GPtrArray *audiences; /* ids there, or NULL; so are the traits */
    GPtrArray *traits;
    GPtrArray *languages; /* char* codes of languages.yaml, or NULL */
    bool telling, anonymous, free_of_charge, shelter;
    bool unsure; /* whether it is still there: only an edition may name it */
    GPtrArray *sources;
    Detail phone, whatsapp, email, website, address, hours;
    GDate confirmed_on; /* not valid: not confirmed */
    char *confirmed_by;
    Position position;
} Organisation;

/* A national line. Need and detail are section `id` of the document
 * "emergency": first paragraph the need, second, if any, the detail. */
typedef struct {
    char *id, *number, *second_number, *name;
    char *hours; /* id in services, or NULL */
    bool independent;
    GPtrArray *sources;
    Position position;
} EmergencyLine;

typedef enum {
    PART_SECTION,       /* ids: one "topic/section" */
    PART_HEADING,       /* ids: one interface key */
    PART_TOPIC,         /* ids: one topic, whose title stands here */
    PART_PHRASES,       /* ids: phrases */
    PART_EMERGENCY,     /* ids: emergency lines */
    PART_ORGANISATIONS, /* ids: services */
    PART_RULES,         /* ids: one subject */
    PART_TEXT,          /* ids: one interface key, as a paragraph */
    PART_LINES,         /* ids: interface keys, each before an empty line */
    PART_MAIN,          /* ids: one section, of which the main message alone */
    PART_LANGUAGES,     /* no ids: the own names of the edition's languages */
    PART_CONTACT,       /* no ids: the box with whom to ask for */
    PART_MAP,           /* ids: services, of which all helpers stand here */
    PART_HOURS,         /* no ids: the organisations with confirmed hours */
    PART_DATE,          /* no ids: the day of the build */
    PART_CONTENTS,      /* no ids: the list of titles and pages */
    PART_SOURCES        /* no ids */
} PartItemKind;

typedef struct {
    PartItemKind kind;
    GPtrArray *ids; /* char* */
    Position position;
} PartItem;

typedef struct {
    char *id; /* first, flap, second, third; or FORMAT-…, which stands only in
                 the format FORMAT */
    GPtrArray *items;
    Position position;
} FlyerPart;

typedef struct {
    char *id, *code, *topic;
    bool professional;
    bool single;        /* one file for the edition, in Dutch */
    bool numbered;      /* sentences to point at have the number of their place
                           in phrases.yaml */
    GPtrArray *formats; /* char* */
    GPtrArray *parts;   /* FlyerPart* in reading order */
    Position position;
} Flyer;

/* A short text for a chat. Its words are section `id` of the documents
 * "messages" (for the reader) and "message-titles" (for who sends it). */
typedef struct {
    char *id;
    GPtrArray *audiences; /* char* ids in the document "services"; NULL: for
                             everybody */
    GPtrArray *sources;   /* char* ids */
    int at_most;          /* grapheme clusters of its text in any language */
    char *from, *until;   /* when it is due, both days count: "03-01" in every
                             year, or "2027-03-01"; NULL: always */
    char *service;        /* only where somebody gives this; or NULL */
    char *line;           /* emergency line that gives {number}; or NULL */
    bool contact;         /* the edition's contact follows */
    Position position;
} ChatMessage;

typedef struct {
    char *dir;
    const Language *dutch;
    const LanguageTable *languages; /* borrowed */
    GPtrArray *documents; /* Document*: topics sorted by id, then emergency,
                             interface, messages, phrases, rules, services */
    GHashTable *sources;  /* id -> Source* */
    GHashTable *rules;    /* id -> Rule* */
    GHashTable *organisations; /* id -> Organisation* */
    GHashTable *hours;         /* set of char*: opening hours in "services" */
    GHashTable *events;        /* set of char*: the kinds of events */
    GHashTable *needs;         /* id of a service -> id of its need, both char*
                                  in the document "services" */
    GPtrArray *need_ids;       /* char* the needs, in the order of the file */
    GHashTable *on_paper; /* set of char*: audiences and traits that leaflets
                             say too */
    GHashTable *of_government; /* set of char*: traits of who belongs to the
                                  municipality or another authority */
    GPtrArray *emergency;      /* EmergencyLine*, in the order of the file */
    GPtrArray *flyers;         /* Flyer*, sorted by id */
    GPtrArray *messages;       /* ChatMessage*, in the order of the file */
    GHashTable *used;          /* set of char*: the sources that something uses;
                                  editions_load adds theirs */
} Content;

/* `dir` is the content folder. Editions are loaded by edition/edition.h. */
Content *content_load(const char *dir, const LanguageTable *languages,
                      Diag *diag);
void content_free(Content *content);

/* Borrowed, or NULL. */
const Document *content_lookup_document(const Content *content, const char *id);
const Flyer *content_lookup_flyer(const Content *content, const char *id);
const EmergencyLine *content_lookup_emergency(const Content *content,
                                              const char *id);

/* Whether the message is due on `date`. */
bool chat_message_is_due(const ChatMessage *chat, const GDate *date);

/* The last day of the window that `date` lies in, or of the next one; not valid
 * for a message that is always due. */
GDate chat_message_last_day(const ChatMessage *chat, const GDate *date);

/* Reports a source that is not there or of low confidence, and counts it among
 * those in use. Returns whether it may be used. */
bool content_use_source(const Content *content, const char *id,
                        Position position, Diag *diag);

/* Reports every text in which the proper name `name` stands inside a sentence.
 */
void content_check_name(const Content *content, const char *name, Diag *diag);

/* Whether `text` is a value of this kind: "06:00" is a time. */
bool value_fits_kind(const char *text, ValueKind kind);

/* "count", "time", … Static. */
const char *value_kind_name(ValueKind kind);

/* Reports each source in use that had to be looked at again before `date`
 * (warnings, "overdue"), or must be within `due_days` days (notes, "due"). */
void content_check_dates(const Content *content, const GDate *date,
                         int due_days, Diag *diag);

/* The day after which a fact of this kind must be looked at again, given the
 * day it was checked; an invalid date when `checked` is. */
GDate source_review_by(const Source *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Content, content_free)
