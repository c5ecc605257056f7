/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_messages.h"

#include "content/grapheme.h"
#include "edition/compose_help.h"
#include "edition/compose_text.h"
#include "edition/compose_tree.h"

#define CONTACT_MOST 60 /* grapheme clusters of the contact's line */

static const Message *find_text(const Composition *composition,
                                const ChatMessage *chat) {
    const Document *texts = texts_lookup(composition->texts, "messages");
    return texts != NULL ? document_lookup_message(texts, chat->id) : NULL;
}

static bool somebody_gives(const Composition *composition,
                           const char *service) {
    const GPtrArray *organisations = composition->edition->organisations;
    for (guint i = 0; i < organisations->len; i++) {
        if (organisation_suits(composition->edition,
                               g_ptr_array_index(organisations, i), service)) {
            return true;
        }
    }
    return false;
}

bool compose_offers_message(const Composition *composition,
                            const ChatMessage *chat) {
    const Message *text = find_text(composition, chat);
    return text != NULL && text->state != STATE_MISSING &&
           chat_message_is_due(chat, &composition->date) &&
           (chat->service == NULL ||
            somebody_gives(composition, chat->service));
}

bool compose_offers_messages(const Composition *composition) {
    const GPtrArray *messages = composition->content->messages;
    for (guint i = 0; i < messages->len; i++) {
        if (compose_offers_message(composition,
                                   g_ptr_array_index(messages, i))) {
            return true;
        }
    }
    return false;
}

/* Name and number, which nobody translates; the number alone when the name
 * tells or is long; NULL when nobody may be named. Caller frees. */
static char *write_contact(const Composition *composition,
                           const OutsideWords *outside) {
    const EditionContact *contact = composition->edition->contact;
    if (contact == NULL || contact->phone == NULL ||
        !edition_contact_holds(contact, &composition->date)) {
        return NULL;
    }
    if (contact->ask_for != NULL) {
        g_autofree char *line =
            g_strdup_printf("%s: %s", contact->ask_for, contact->phone);
        g_autofree char *word =
            outside_words_find(outside, line, composition->content->dutch);
        if (grapheme_count(line) <= CONTACT_MOST && word == NULL) {
            return g_steal_pointer(&line);
        }
    }
    return g_strdup(contact->phone);
}

static void check_discretion(const Block *block, const ChatMessage *chat,
                             const Composition *composition,
                             const OutsideWords *outside, Diag *diag) {
    const Language *language = composition->texts->language;
    g_autofree char *text = block_text(block);
    g_autofree char *word = outside_words_find(outside, text, language);
    if (word != NULL) {
        Position position = block->position;
        position.language = language->code;
        diag_error(diag, position, "outside",
                   "message %s: somebody else may read the telephone, say "
                   "\"%s\" in neutral words",
                   chat->id, word);
    }
}

static Block *compose_message(const Composition *composition,
                              const ChatMessage *chat, Diag *diag) {
    const EmergencyLine *line =
        chat->line != NULL
            ? content_lookup_emergency(composition->content, chat->line)
            : NULL;
    g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
    if (line != NULL) {
        g_hash_table_insert(texts, "number", line->number);
    }
    Values values = {texts, NULL};
    return compose_block(composition, BLOCK_PARAGRAPH,
                         find_text(composition, chat), &values, diag);
}

Document *compose_messages(const Composition *composition,
                           const OutsideWords *outside, Diag *diag) {
    const GPtrArray *messages = composition->content->messages;
    Document *document = document_new("messages", composition->texts->language);
    g_autofree char *contact = write_contact(composition, outside);
    for (guint i = 0; i < messages->len; i++) {
        const ChatMessage *chat = g_ptr_array_index(messages, i);
        if (!compose_offers_message(composition, chat)) {
            continue;
        }
        Block *section = block_append(document->root,
                                      block_new(BLOCK_SECTION, chat->position));
        section->id = g_strdup(chat->id);
        section->level = (int)i + 1;
        section->state = STATE_CHECKED;
        Block *text =
            block_append(section, compose_message(composition, chat, diag));
        check_discretion(text, chat, composition, outside, diag);
        if (chat->contact && contact != NULL) {
            block_append(section,
                         compose_literal(ROLE_CONTACT, contact, NULL, true));
        }
    }
    return document;
}

Document *compose_messages_notice(const Composition *composition,
                                  const Document *messages, Diag *diag) {
    const Language *dutch = composition->content->dutch;
    Document *notice = document_new("notice", composition->texts->language);
    if (document_lowest_state(messages) == STATE_CHECKED) {
        return notice;
    }
    if (composition->texts->language == dutch) {
        append_interface(notice->root, composition, "draft-notice-dutch",
                         ROLE_DRAFT, diag);
        return notice;
    }
    Composition plain = *composition;
    plain.texts = composition->dutch;
    append_interface(notice->root, composition, "draft-notice", ROLE_DRAFT,
                     diag);
    append_interface(notice->root, &plain, "draft-notice", ROLE_DRAFT, diag);
    Block *last = g_ptr_array_index(notice->root->children,
                                    notice->root->children->len - 1);
    last->language = dutch;
    return notice;
}

Document *compose_message_titles(const Composition *composition, Diag *diag) {
    return compose_words(composition, "message-titles", diag);
}

Document *compose_message_audiences(const Composition *composition,
                                    Diag *diag) {
    Document *document =
        document_new("audiences", composition->texts->language);
    const GPtrArray *messages = composition->content->messages;
    for (guint i = 0; i < messages->len; i++) {
        const ChatMessage *chat = g_ptr_array_index(messages, i);
        for (guint j = 0; chat->audiences != NULL && j < chat->audiences->len;
             j++) {
            append_audience(document, composition,
                            g_ptr_array_index(chat->audiences, j), diag);
        }
    }
    return document;
}
