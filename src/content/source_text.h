/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dutch source texts become messages here, and nowhere else, so that the rules
 * for texts in content/README.md hold for every kind of file.
 */
#pragma once

#include "content/document.h"

/* A message with `text`, white space made single. Reports what a text may not
 * hold: marks that do not fit, HTML, entities, addresses, phone numbers. The
 * message comes all the same, so that the other texts are checked, too. */
Message *source_message_new(const char *context, const char *text,
                            Position position, Diag *diag);

/* The names of the placeholders in `text`, each once, in order: char*. Empty
 * when its marks do not fit. */
GPtrArray *source_placeholders(const char *text);

/* Reports placeholders in a message for which nothing gives a value. */
void source_refuse_placeholders(const Message *message, Diag *diag);

/* Whether the proper name stands inside the sentence `text`: as whole words,
 * and not alone or after a colon at the end. */
bool source_has_name(const char *text, const char *name);
