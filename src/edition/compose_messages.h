/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Short texts for chats, for one edition and language.
 */
#pragma once

#include "edition/compose.h"
#include "edition/discretion.h"

/* Whether the message is due, the edition has somebody who gives what it
 * offers, and it is translated: a message never falls back to another language.
 */
bool compose_offers_message(const Composition *composition,
                            const ChatMessage *chat);

/* Whether there is one. */
bool compose_offers_messages(const Composition *composition);

/* The messages that are offered: a section for each, by id, whose level is its
 * place in the file from 1 on, so that it has the same number in every language
 * and at every date. Its paragraphs are the text and, for those that ask for
 * it, the edition's contact while that may be named. Reports words of `outside`
 * (NULL: not looked for): somebody else may read the telephone. */
Document *compose_messages(const Composition *composition,
                           const OutsideWords *outside, Diag *diag);

/* What is said of messages (composed by the function above) that nobody has
 * checked: a paragraph in the reader's language and one in Dutch. No children
 * when all are checked. */
Document *compose_messages_notice(const Composition *composition,
                                  const Document *messages, Diag *diag);

/* What the messages are called among professionals, by id. */
Document *compose_message_titles(const Composition *composition, Diag *diag);

/* The words for all kinds of readers that messages are for, by id. */
Document *compose_message_audiences(const Composition *composition, Diag *diag);
