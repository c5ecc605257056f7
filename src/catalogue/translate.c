/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/translate.h"

#include "catalogue/typography.h"

/* Puts the translation in the place of the Dutch. */
static void replace_forms(Message *message, const Translation *translation,
                          const Language *language) {
    for (int i = 0; i < MESSAGE_MAX_FORMS; i++) {
        g_clear_pointer(&message->forms[i], g_free);
    }
    message->form_count = MIN(translation->form_count, MESSAGE_MAX_FORMS);
    for (int i = 0; i < message->form_count; i++) {
        message->forms[i] =
            typography_set_spaces(translation->forms[i], language);
    }
    message->state = translation->state;
    message->language = language;
}

static Message *translate_message(const Message *source,
                                  const Catalogue *catalogue) {
    if (source == NULL) {
        return NULL;
    }
    Message *message = message_copy(source);
    Translation translation;
    if (!message_is_for_translators(source)) {
        message->state = STATE_CHECKED; /* the same everywhere */
    } else if (catalogue == NULL) {
        message->state = STATE_DRAFT;
    } else if (catalogue_lookup(catalogue, source, &translation)) {
        replace_forms(message, &translation, catalogue_language(catalogue));
    } else {
        message->state = STATE_MISSING;
    }
    return message;
}

static GPtrArray *copy_strings(const GPtrArray *strings) {
    if (strings == NULL) {
        return NULL;
    }
    GPtrArray *copy = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < strings->len; i++) {
        g_ptr_array_add(copy, g_strdup(strings->pdata[i]));
    }
    return copy;
}

static Block *translate_block(const Block *source, const Catalogue *catalogue) {
    Block *block = block_new(source->kind, source->position);
    block->role = source->role;
    block->level = source->level;
    block->id = g_strdup(source->id);
    block->icon = g_strdup(source->icon);
    block->message = translate_message(source->message, catalogue);
    block->language = source->language;
    block->state = source->state;
    block->sources = copy_strings(source->sources);
    block->rules = copy_strings(source->rules);
    block->safety = source->safety;
    block->variant = source->variant;
    for (guint i = 0; i < source->children->len; i++) {
        block_append(block,
                     translate_block(source->children->pdata[i], catalogue));
    }
    return block;
}

static Document *translate_document(const Document *source,
                                    const Catalogue *catalogue,
                                    const Language *language) {
    Document *document = document_new(source->id, language);
    block_free(document->root);
    document->root = translate_block(source->root, catalogue);
    document->professional = source->professional;
    document->title = translate_message(source->title, catalogue);
    document->question = translate_message(source->question, catalogue);
    document->summary = translate_message(source->summary, catalogue);
    document->icon = g_strdup(source->icon);
    document->place = source->place;
    document->under = g_strdup(source->under);
    document->position = source->position;
    return document;
}

static void free_document(gpointer document) {
    document_free(document);
}

Texts *texts_translate(const GPtrArray *documents, const Catalogue *catalogue,
                       const Language *language) {
    Texts *texts = g_new0(Texts, 1);
    texts->language = language;
    texts->documents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_document);
    for (guint i = 0; i < documents->len; i++) {
        const Document *source = documents->pdata[i];
        g_hash_table_insert(texts->documents, g_strdup(source->id),
                            translate_document(source, catalogue, language));
    }
    return texts;
}

void texts_free(Texts *texts) {
    if (texts != NULL) {
        g_hash_table_unref(texts->documents);
        g_free(texts);
    }
}

const Document *texts_lookup(const Texts *texts, const char *id) {
    return g_hash_table_lookup(texts->documents, id);
}
