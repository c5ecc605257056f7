/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Remarks as a reader sends them: plain text that went through a mail.
 *
 *   wegwijzer-review 1 ro 2026-11-21
 *   #12 kmp4-7xqd good
 *   #13 0h3v-s2ma wrong: the second word is Spanish
 *   #14 9atd-11qe unsure: nobody says it like this
 *   end 3
 *
 * What stands before the first and after the last line is not looked at. Lines
 * may be quoted, wrapped and in any order; a line without a number goes on with
 * the remark above it. `end` says how many texts there are, so that a text that
 * was cut off is found. Everything is untrusted: what is not seen goes, what
 * cannot be understood is an error.
 */
#pragma once

#include "catalogue/review.h"
#include "catalogue/review_code.h"

typedef struct {
    int number; /* in the reader's file */
    char code[REVIEW_CODE_LENGTH + 1];
    Verdict verdict;
    GString *text; /* one line; may be empty */
    Position position;
} Remark;

typedef struct {
    char *language;                    /* code, as written */
    GPtrArray *remarks;                /* Remark*, each code once */
    char file[REVIEW_FILE_LENGTH + 1]; /* the same for the same remarks */
    Position position;
} Remarks;

/* Reads the remarks in `text` (UTF-8, LF), the content of the file `path`.
 * Reports everything that is wrong; then NULL. */
Remarks *remarks_parse(const char *text, const char *path, Diag *diag);
void remarks_free(Remarks *remarks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Remarks, remarks_free)
