/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document: a small tree of blocks with source positions.
 *
 * Everything that carries text is a Document: each topic, and each vocabulary
 * (rules, services, phrases, emergency, interface), where every entry is a
 * section. So one walk extracts all messages, and one function translates
 * them. A document passes through three states:
 *
 *   loaded      blocks carry a Message with Dutch source text
 *   translated  a copy whose Messages carry text in one language
 *   composed    made by edition/compose.c from translated ones: blocks carry
 *               Spans, placeholders are filled in, messages are gone
 *
 * Outputs read only composed documents. A child belongs to its parent.
 * Documents know no fonts, sizes, or papers.
 */
#pragma once

#include "base/diag.h"
#include "base/language.h"

typedef enum {
    BLOCK_DOCUMENT,
    BLOCK_PART,    /* of a flyer: id is cover, first, flap, … */
    BLOCK_SECTION, /* id is unique in its document */
    BLOCK_HEADING, /* level 1 to 3 */
    BLOCK_PARAGRAPH,
    BLOCK_LIST, /* children are items; numbered if level is 1 */
    BLOCK_ITEM,
    BLOCK_BOX,       /* role says which: main message, good to know, … */
    BLOCK_EMERGENCY, /* one emergency line: need, name, number, details */
    BLOCK_CONTACT,   /* one organisation: the same order */
    BLOCK_PHRASE,    /* a sentence to point at, and its Dutch */
    BLOCK_PICTURE    /* icon names it; the text is the alternative text */
} BlockKind;

/* What a block is for; templates choose its look by this name. */
typedef enum {
    ROLE_NONE,
    ROLE_MAIN_MESSAGE,
    ROLE_GOOD_TO_KNOW,
    ROLE_CHECK,         /* "check this with …" */
    ROLE_DRAFT,         /* draft notice */
    ROLE_ALARM,         /* the solid 112 block */
    ROLE_NEED,          /* need, in the person's words */
    ROLE_NAME,          /* Dutch proper name */
    ROLE_PHONE,         /* a number on its own line */
    ROLE_DETAIL,        /* hours, languages, whose side */
    ROLE_BLANK,         /* an empty line to fill in by pen */
    ROLE_CONTACT,       /* the box with whom to ask for */
    ROLE_KEEP,          /* what to do with the paper */
    ROLE_DUTCH,         /* the Dutch under a translated phrase */
    ROLE_LANGUAGE_NAME, /* the language's own name, cover */
    ROLE_WORDMARK,      /* "Wegwijzer" */
    ROLE_TAGLINE,
    ROLE_CODE,     /* small code on the cover */
    ROLE_CONTENTS, /* heading over the list of titles and pages */
    ROLE_SOURCES,
    ROLE_ADDRESS, /* of the edition on the net: its QR code, its text */
    ROLE_LOGO,    /* the sender's drawing, small, above the imprint */
    ROLE_IMPRINT  /* date, licence, sender */
} BlockRole;

typedef enum {
    STATE_MISSING, /* no translation: the text is the Dutch */
    STATE_DOUBTED, /* a reader called it wrong or was not sure */
    STATE_STALE,   /* reviewed once, but a side has changed since */
    STATE_DRAFT,
    STATE_CHECKED
} MessageState;

#define MESSAGE_MAX_FORMS 6

/* One translatable text, with inline marks (content/inline.h). */
typedef struct {
    char *context; /* "visit/who-home", "rules/registered-at-address" */
    char *forms[MESSAGE_MAX_FORMS]; /* Dutch: [0] one, [1] other if counted */
    int form_count;                 /* 1 unless counted */
    char *source;      /* the Dutch msgid, kept after translation */
    char *counted;     /* placeholder that chooses the form, or NULL */
    char *note;        /* for translators, or NULL */
    int most;          /* grapheme clusters it may have; 0: no limit */
    bool safety;       /* never falls back to another language */
    bool translatable; /* false: the same in every language */
    MessageState state;
    const Language *language; /* of the forms */
    Position position;
} Message;

/* A piece of composed text. */
typedef struct {
    char *text; /* NFC, no marks, no bidi controls */
    bool strong;
    bool isolate;             /* number, name: its own direction (always ltr) */
    bool unbreakable;         /* no line break inside */
    bool phone;               /* a number that can be called */
    const Language *language; /* NULL: that of the block */
} Span;

typedef struct Block {
    BlockKind kind;
    BlockRole role;
    int level;
    char *id;                 /* section, part; emergency and contact: theirs */
    char *icon;               /* of templates/icons, or NULL */
    Message *message;         /* before composing */
    GPtrArray *spans;         /* Span*, after composing; else NULL */
    const Message *origin;    /* after composing: whose text it is, borrowed
                                 from the translated document; or NULL */
    const Language *language; /* after composing, where it differs from the
                                 document's; else NULL */
    struct Block *beside;     /* after composing: the same in Dutch, for papers
                                 that show both; owned; else NULL */
    MessageState state;       /* after composing, of the text */
    GPtrArray *sources;       /* char* source ids of a section, or NULL */
    GPtrArray *rules;         /* char* subjects: the edition's rules of these
                                 follow the section; or NULL */
    bool safety;              /* of a section */
    bool variant;             /* of a section: for some readers only */
    GPtrArray *children;      /* Block*, never NULL */
    Position position;
} Block;

typedef struct {
    char *id; /* "visit", "rules", … */
    const Language *language;
    Block *root;       /* BLOCK_DOCUMENT */
    bool professional; /* audience */
    /* Topics only, else NULL: short texts of the kiosk card. */
    Message *title, *question, *summary;
    char *icon;
    int place;   /* of the card among the others; 0: after them */
    char *under; /* id of the topic that leads to it instead of a card, or
                    NULL */
    Position position;
} Document;

Document *document_new(const char *id, const Language *language);
void document_free(Document *document);

Block *block_new(BlockKind kind, Position position);
void block_free(Block *block);
/* Appends and returns `child`; `parent` owns it. */
Block *block_append(Block *parent, Block *child);

/* A message with one form, NFC. `context` and `text` are copied. */
Message *message_new(const char *context, const char *text, Position position);
Message *message_copy(const Message *message);
void message_free(Message *message);

/* A span; `text` is copied. */
Span *span_new(const char *text);
void span_free(Span *span);

/* The text of a composed block without its children; caller frees. */
char *block_text(const Block *block);

/* Calls `visit` for every block, parents first, in reading order. */
typedef void (*BlockVisitor)(Block *block, void *data);
void block_walk(Block *block, BlockVisitor visit, void *data);
void document_walk(Document *document, BlockVisitor visit, void *data);

/* Calls `visit` for every message, in reading order, title texts first. */
typedef void (*MessageVisitor)(Message *message, void *data);
void document_walk_messages(Document *document, MessageVisitor visit,
                            void *data);

/* The section with this id, borrowed, or NULL. */
Block *document_lookup_section(const Document *document, const char *id);

/* The message of the first paragraph of the section `id`: how vocabularies
 * (interface, rules, services, phrases) are read. Borrowed, or NULL. */
const Message *document_lookup_message(const Document *document,
                                       const char *id);

/* The text of the first paragraph of the section `key` of composed words, as
 * "staff"; a missing one is reported. Caller frees. */
char *document_word(const Document *words, const char *key, Diag *diag);

/* "main-message" for ROLE_MAIN_MESSAGE, …; "" for ROLE_NONE. Static. */
const char *block_role_name(BlockRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Block, block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Message, message_free)
