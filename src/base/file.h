/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole files in, whole files out.
 *
 * Reading checks what no parser checks well: size, NUL, UTF-8; texts come back
 * in NFC. Writing builds the file aside under a temporary name in the same
 * folder and renames it, so that a half-written file never has its final name.
 */
#pragma once

#include "base/diag.h"

/* Reads a text file of at most 1 MiB. Returns NFC text with LF line ends that
 * the caller frees, or NULL after a report (missing, too large, NUL, not
 * UTF-8 with line and column). */
char *file_read_text(const char *path, Diag *diag);

/* The same; "-" is standard input, and its name in reports. */
char *file_read_input(const char *path, Diag *diag);

/* Reads any file of at most `limit` bytes. NULL after a report. */
GBytes *file_read_bytes(const char *path, gsize limit, Diag *diag);

/* The SHA-256 of a file of any size, in lower-case hex; caller frees. NULL
 * after a report. */
char *file_hash(const char *path, Diag *diag);

/* Writes `length` bytes to `path`, making missing folders. Returns false
 * after a report; then nothing stands under `path` that was not there. */
bool file_write(const char *path, const void *data, gsize length, Diag *diag);

/* Lists regular files in `folder` ending in `suffix`, sorted bytewise: char*
 * paths. Hidden files are passed over. NULL after a report if it cannot be
 * read. */
GPtrArray *file_list(const char *folder, const char *suffix, Diag *diag);
