/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The translations of one language: locales/<code>.po with the review states
 * of locales/review/<code>.tsv.
 *
 * Dutch has no PO file, but review states; its texts are their own translation.
 *
 * Fuzzy counts as absent. Loading reports every fault of the file with its
 * line: syntax, header, plural forms that differ from languages.yaml. A
 * catalogue is built aside and returned only when whole.
 */
#pragma once

#include "catalogue/review.h"

typedef struct Catalogue Catalogue;

typedef struct {
    const char *const *forms; /* form_count strings, borrowed */
    int form_count;
    MessageState state;
    const Review *review; /* the last of exactly this text, borrowed; NULL:
                             none */
    Position position;    /* of the msgid line in the PO file */
} Translation;

/* What pins a text with its translation. */
typedef struct {
    const char *context; /* borrowed from the message */
    char dutch[REVIEW_HASH_LENGTH + 1];
    char translation[REVIEW_HASH_LENGTH + 1];
} TextHashes;

/* Loads the catalogue of `language` from `locales_dir`; NULL after errors. A
 * missing file is an error. */
Catalogue *catalogue_load(const char *locales_dir, const Language *language,
                          Diag *diag);

/* The same for checking: a catalogue with a wrong header, wrong numbers of
 * plural forms or faulty reviews comes back too, so that its texts can be
 * looked at. NULL only when the PO file has no form. Never build from it. */
Catalogue *catalogue_load_for_check(const char *locales_dir,
                                    const Language *language, Diag *diag);
void catalogue_free(Catalogue *catalogue);
const Language *catalogue_language(const Catalogue *catalogue);

/* Finds the translation of `message` by context and Dutch text. Returns false
 * when missing or fuzzy. The answer is borrowed from the catalogue. */
bool catalogue_lookup(const Catalogue *catalogue, const Message *message,
                      Translation *translation);

/* The hashes of `message` (Dutch) and its translation. */
void catalogue_hash_text(const Message *message, const Translation *translation,
                         TextHashes *hashes);

/* Whether the text was judged in the remarks `file` already. */
bool catalogue_has_review_file(const Catalogue *catalogue,
                               const TextHashes *hashes, const char *file);

/* What the PO file has for a message. */
typedef enum {
    ENTRY_ABSENT,
    ENTRY_EMPTY, /* there, but not or not wholly translated */
    ENTRY_FUZZY,
    ENTRY_TRANSLATED
} EntryKind;

/* Says what stands there for `message`, and where: the position of the msgid
 * line, or of the file. */
EntryKind catalogue_find_kind(const Catalogue *catalogue,
                              const Message *message, Position *position);

/* What translators wrote above the entry of `message`; borrowed, "" if there
 * is nothing. */
const char *catalogue_lookup_comment(const Catalogue *catalogue,
                                     const Message *message);

/* Calls `visit` for every entry that is neither obsolete nor in `used`, a set
 * of keys made by catalogue_make_key. */
typedef void (*EntryVisitor)(Position position, const char *context,
                             void *data);
void catalogue_walk_unused(const Catalogue *catalogue, GHashTable *used,
                           EntryVisitor visit, void *data);

/* Context and Dutch text as one string. Caller frees. */
char *catalogue_make_key(const char *context, const char *dutch);

/* The Dutch text by which `message` is found: borrowed from it. */
const char *catalogue_message_id(const Message *message);

/* Says whether translators see this message: names and texts that are
 * dutch-only are the same in every language. */
bool message_is_for_translators(const Message *message);

/* Says which texts the language owes, as owed_texts does; takes `owed`. */
void catalogue_set_owed(Catalogue *catalogue, GHashTable *owed);

/* Whether the language owes this text. What it does not owe may be missing. */
bool catalogue_owes(const Catalogue *catalogue, const Message *message);

/* The folder it was loaded from. */
const char *catalogue_locales_dir(const Catalogue *catalogue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)
