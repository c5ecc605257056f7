/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/document.h"

#include <string.h>

static const char *const role_names[] = {
    [ROLE_NONE] = "",
    [ROLE_MAIN_MESSAGE] = "main-message",
    [ROLE_GOOD_TO_KNOW] = "good-to-know",
    [ROLE_CHECK] = "check",
    [ROLE_DRAFT] = "draft",
    [ROLE_ALARM] = "alarm",
    [ROLE_NEED] = "need",
    [ROLE_NAME] = "name",
    [ROLE_PHONE] = "phone",
    [ROLE_DETAIL] = "detail",
    [ROLE_BLANK] = "blank",
    [ROLE_CONTACT] = "contact",
    [ROLE_KEEP] = "keep",
    [ROLE_DUTCH] = "dutch",
    [ROLE_LANGUAGE_NAME] = "language-name",
    [ROLE_WORDMARK] = "wordmark",
    [ROLE_TAGLINE] = "tagline",
    [ROLE_CODE] = "code",
    [ROLE_CONTENTS] = "contents",
    [ROLE_SOURCES] = "sources",
    [ROLE_ADDRESS] = "address",
    [ROLE_LOGO] = "logo",
    [ROLE_IMPRINT] = "imprint",
};

const char *block_role_name(BlockRole role) {
    g_assert((guint)role < G_N_ELEMENTS(role_names));
    return role_names[role];
}

Document *document_new(const char *id, const Language *language) {
    Document *document = g_new0(Document, 1);
    document->id = g_strdup(id);
    document->language = language;
    document->root = block_new(BLOCK_DOCUMENT, (Position){0});
    return document;
}

void document_free(Document *document) {
    if (document == NULL) {
        return;
    }
    g_free(document->id);
    block_free(document->root);
    message_free(document->title);
    message_free(document->question);
    message_free(document->summary);
    g_free(document->icon);
    g_free(document->under);
    g_free(document);
}

static void free_child(gpointer child) {
    block_free(child);
}

Block *block_new(BlockKind kind, Position position) {
    Block *block = g_new0(Block, 1);
    block->kind = kind;
    block->children = g_ptr_array_new_with_free_func(free_child);
    block->position = position;
    return block;
}

void block_free(Block *block) {
    if (block == NULL) {
        return;
    }
    g_free(block->id);
    g_free(block->icon);
    message_free(block->message);
    g_clear_pointer(&block->spans, g_ptr_array_unref);
    g_clear_pointer(&block->sources, g_ptr_array_unref);
    g_clear_pointer(&block->rules, g_ptr_array_unref);
    g_ptr_array_unref(block->children);
    block_free(block->beside);
    g_free(block);
}

Block *block_append(Block *parent, Block *child) {
    g_ptr_array_add(parent->children, child);
    return child;
}

static char *to_nfc(const char *text) {
    char *normalised = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    return normalised != NULL ? normalised : g_utf8_make_valid(text, -1);
}

Message *message_new(const char *context, const char *text, Position position) {
    Message *message = g_new0(Message, 1);
    message->context = g_strdup(context);
    message->forms[0] = to_nfc(text);
    message->form_count = 1;
    message->source = g_strdup(message->forms[0]);
    message->translatable = true;
    message->state = STATE_DRAFT;
    message->position = position;
    return message;
}

Message *message_copy(const Message *message) {
    if (message == NULL) {
        return NULL;
    }
    Message *copy = g_memdup2(message, sizeof *message);
    copy->context = g_strdup(message->context);
    copy->source = g_strdup(message->source);
    copy->counted = g_strdup(message->counted);
    copy->note = g_strdup(message->note);
    for (int i = 0; i < MESSAGE_MAX_FORMS; i++) {
        copy->forms[i] = g_strdup(message->forms[i]);
    }
    return copy;
}

void message_free(Message *message) {
    if (message == NULL) {
        return;
    }
    g_free(message->context);
    g_free(message->source);
    g_free(message->counted);
    g_free(message->note);
    for (int i = 0; i < MESSAGE_MAX_FORMS; i++) {
        g_free(message->forms[i]);
    }
    g_free(message);
}

Span *span_new(const char *text) {
    Span *span = g_new0(Span, 1);
    span->text = g_strdup(text);
    return span;
}

void span_free(Span *span) {
    if (span == NULL) {
        return;
    }
    g_free(span->text);
    g_free(span);
}

char *block_text(const Block *block) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; block->spans != NULL && i < block->spans->len; i++) {
        const Span *span = g_ptr_array_index(block->spans, i);
        g_string_append(text, span->text);
    }
    return g_string_free(text, FALSE);
}

void block_walk(Block *block, BlockVisitor visit, void *data) {
    visit(block, data);
    for (guint i = 0; i < block->children->len; i++) {
        block_walk(g_ptr_array_index(block->children, i), visit, data);
    }
}

void document_walk(Document *document, BlockVisitor visit, void *data) {
    block_walk(document->root, visit, data);
}

typedef struct {
    MessageVisitor visit;
    void *data;
} MessageWalk;

static void visit_block_message(Block *block, void *data) {
    const MessageWalk *walk = data;
    if (block->message != NULL) {
        walk->visit(block->message, walk->data);
    }
}

void document_walk_messages(Document *document, MessageVisitor visit,
                            void *data) {
    Message *const texts[] = {document->title, document->question,
                              document->summary};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (texts[i] != NULL) {
            visit(texts[i], data);
        }
    }
    MessageWalk walk = {visit, data};
    document_walk(document, visit_block_message, &walk);
}

Block *document_lookup_section(const Document *document, const char *id) {
    for (guint i = 0; i < document->root->children->len; i++) {
        Block *section = g_ptr_array_index(document->root->children, i);
        if (section->kind == BLOCK_SECTION && g_strcmp0(section->id, id) == 0) {
            return section;
        }
    }
    return NULL;
}

char *document_word(const Document *words, const char *key, Diag *diag) {
    const Block *section = document_lookup_section(words, key);
    if (section == NULL || section->children->len == 0) {
        g_autofree char *file = g_strdup_printf("content/%s.yaml", words->id);
        diag_error(diag, position_in_file(g_intern_string(file)), "interface",
                   "the text %s is missing, add it", key);
        return g_strdup(key);
    }
    return block_text(g_ptr_array_index(section->children, 0));
}

const Message *document_lookup_message(const Document *document,
                                       const char *id) {
    const Block *section = document_lookup_section(document, id);
    for (guint i = 0; section != NULL && i < section->children->len; i++) {
        const Block *child = g_ptr_array_index(section->children, i);
        if (child->kind == BLOCK_PARAGRAPH && child->message != NULL) {
            return child->message;
        }
    }
    return NULL;
}
