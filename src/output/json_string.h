/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Strings as JSON writes them. Not a JSON library: who writes a file knows its
 * form.
 */
#pragma once

#include <glib.h>

/* Appends `text` (UTF-8) in quotes. */
void json_append_string(GString *out, const char *text);
