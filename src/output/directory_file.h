/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * directory.csv and directory.json: the helpers of an edition for tables and
 * programs, Dutch. doc/directory.md says what each field means; its list and
 * the columns here are the same.
 */
#pragma once

#include "content/document.h"

/* Borrows everything. */
typedef struct {
    const Document *listing; /* a section for each helper, in it a list for each
                                field, by its name */
    const char *edition, *edition_name;
    bool example; /* nobody issued it */
    GDate date;   /* of the build */
} Directory;

/* RFC 4180 in UTF-8 without a byte order mark, with a line of names: several
 * values in one field are separated by "; ". A value that a spreadsheet would
 * take for a formula begins with an apostrophe. Caller frees. */
char *directory_csv_write(const Directory *directory);

/* The same as JSON: lists as arrays, what is not known as null. Caller frees.
 */
char *directory_json_write(const Directory *directory);
