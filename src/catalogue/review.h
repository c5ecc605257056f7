/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who looked at which translation: locales/review/<code>.tsv.
 *
 * One review a line, tab-separated, after a header line: context, hash of the
 * Dutch, hash of the translation, state (draft, checked, wrong or unsure),
 * role, date, file (which remarks it came with: eight digits; - if written by
 * hand), remark. The last review of a text counts; Dutch needs
 * two. A hash is the first 16
 * hexadecimal digits of the SHA-256 of the text; the forms of a counted text
 * are joined by line feeds. A missing file means that nothing was looked at.
 */
#pragma once

#include "content/document.h"

#define REVIEW_HASH_LENGTH 16
#define REVIEW_FILE_LENGTH 8
#define REVIEW_MOST_REMARK 2000 /* characters */

/* The first line of a file, with its line feed. */
#define REVIEW_HEADER                                                          \
    "context\tdutch\ttranslation\tstate\trole\tdate\tfile\tremark\n"

typedef enum {
    VERDICT_DRAFT,
    VERDICT_GOOD,
    VERDICT_WRONG,
    VERDICT_UNSURE
} Verdict;

typedef struct {
    char dutch[REVIEW_HASH_LENGTH + 1];
    char translation[REVIEW_HASH_LENGTH + 1];
    Verdict verdict;
    char *role, *date, *file, *remark; /* never NULL */
} Review;

typedef struct Reviews Reviews;

/* Loads the reviews of a language; never NULL. Faults are reported and set
 * `*whole` to false; then the lines with faults are left out. */
Reviews *reviews_load(const char *locales_dir, const char *code, bool *whole,
                      Diag *diag);
void reviews_free(Reviews *reviews);

/* The last review of exactly this text, borrowed; NULL: none. */
const Review *reviews_lookup(const Reviews *reviews, const char *context,
                             const char *dutch_hash,
                             const char *translation_hash);

/* The state of a text: draft without review; as reviewed while both sides are
 * the same; stale when it was checked and one side has changed since. */
MessageState reviews_find_state(const Reviews *reviews, const char *context,
                                const char *dutch_hash,
                                const char *translation_hash);

/* The state of a Dutch text, which is its own translation: it is checked when a
 * lawyer and a sex worker organisation both found it good and nobody has
 * doubted it since. */
MessageState reviews_find_dutch_state(const Reviews *reviews,
                                      const char *context, const char *hash);

/* Whether a review of exactly this text came with the remarks `file`. */
bool reviews_has_file(const Reviews *reviews, const char *context,
                      const char *dutch_hash, const char *translation_hash,
                      const char *file);

bool reviews_is_empty(const Reviews *reviews);

/* "checked", "wrong", …: the word in the column state. Static. */
const char *verdict_state_name(Verdict verdict);

/* Whether `role` says in what capacity somebody reads, and names nobody: one
 * of review_role_list. */
bool review_is_role(const char *role);

/* All roles with commas between them. Static. */
const char *review_role_list(void);

/* Whether a remark holds nothing that is not seen or breaks a line. */
bool review_is_clean(const char *remark);

/* Whether a character is unseen or turns text round, so that a remark must
 * not hold it; joiners that letters need are not. */
bool review_is_unseen(gunichar character);

/* The file of reviews of a language. Caller frees. */
char *review_path(const char *locales_dir, const char *code);

/* The hash of a text with its forms. Caller frees. */
char *review_hash(const char *const *forms, int form_count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reviews, reviews_free)
