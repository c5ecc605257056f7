/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading one file of templates/formats. Used by format.c only.
 */
#pragma once

#include "content/yaml.h"
#include "layout/format.h"

/* Returns NULL after reporting everything that is wrong in the file. */
Format *format_read(const char *path, Diag *diag);

/* In the order of Duplex; ends with NULL. */
extern const char *const format_duplex_names[];

/* Reads what a format of pages has: their numbers and the paper they are
 * imposed on (either may be NULL), once the paper and frames are read. */
void format_read_pages(const YamlNode *numbers, const YamlNode *imposed,
                       Format *format, Diag *diag);

/* Reads how two languages stand side by side; NULL: they do not. */
void format_read_rows(const YamlNode *rows, Format *format, Diag *diag);

/* Reads how a print shop makes it; NULL: none does. */
void format_read_press(const YamlNode *press, Format *format, Diag *diag);

/* Reports each of `roles` (char*, or NULL) that no text has. */
void format_check_roles(const YamlNode *node, const char *key,
                        const GPtrArray *roles, Diag *diag);

/* Reads what changes where the address of an edition stands as a QR code, once
 * the frames are read; `node` may be NULL. */
void format_read_address(const YamlNode *node, Format *format, Diag *diag);

/* The format again, with its frames where they stand beside a QR code; NULL
 * when none moves. The caller frees it. */
Format *format_read_with_code(const Format *format, const char *path,
                              Diag *diag);

/* Reports a frame that is repeated or stands last and has what such a frame
 * cannot have. */
void format_check_repeat(const YamlNode *node, const Frame *frame,
                         const Format *format, Diag *diag);
