/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is everything there in the reader's language that a flyer or topic needs?
 */
#include "edition/compose_rules.h"
#include "edition/compose_tree.h"

static void note_missing(Message *message, void *data) {
    bool *complete = data;
    if (message->translatable && message->state == STATE_MISSING) {
        *complete = false;
    }
}

static bool is_complete(const Document *document) {
    bool complete = true;
    if (document != NULL) {
        document_walk_messages((Document *)document, note_missing, &complete);
    }
    return complete && document != NULL;
}

static bool block_is_complete(const Block *block) {
    if (block->message != NULL && block->message->translatable &&
        block->message->state == STATE_MISSING) {
        return false;
    }
    for (guint i = 0; i < block->children->len; i++) {
        if (!block_is_complete(g_ptr_array_index(block->children, i))) {
            return false;
        }
    }
    return true;
}

static bool section_is_complete(const Texts *texts, const char *document_id,
                                const char *section_id) {
    const Document *document = texts_lookup(texts, document_id);
    const Block *section =
        document != NULL ? document_lookup_section(document, section_id) : NULL;
    return section != NULL && block_is_complete(section);
}

/* The document in which the ids of an item stand; NULL: the id names it. */
static const char *item_document(PartItemKind kind) {
    static const char *const documents[] = {
        [PART_HEADING] = "interface",   [PART_PHRASES] = "phrases",
        [PART_EMERGENCY] = "emergency", [PART_ORGANISATIONS] = "services",
        [PART_MAP] = "services",        [PART_SOURCES] = "interface",
        [PART_TEXT] = "interface",      [PART_LINES] = "interface",
    };
    return kind < G_N_ELEMENTS(documents) ? documents[kind] : NULL;
}

static bool section_rules_are_complete(const Composition *composition,
                                       const Block *section) {
    for (guint i = 0; section->rules != NULL && i < section->rules->len; i++) {
        if (!rules_are_complete(composition,
                                g_ptr_array_index(section->rules, i))) {
            return false;
        }
    }
    return true;
}

/* The section "topic/section" with the rules under it. */
static bool path_is_complete(const Composition *composition, const char *path) {
    const Block *section = compose_lookup_section(composition->texts, path);
    return section != NULL && block_is_complete(section) &&
           section_rules_are_complete(composition, section);
}

static bool title_is_complete(const Texts *texts, const char *id) {
    const Document *topic = texts_lookup(texts, id);
    return topic != NULL && topic->title->state != STATE_MISSING;
}

static bool item_is_complete(const Composition *composition,
                             const PartItem *item) {
    for (guint i = 0; i < item->ids->len; i++) {
        const char *id = g_ptr_array_index(item->ids, i);
        bool complete;
        if (item->kind == PART_RULES) {
            complete = rules_are_complete(composition, id);
        } else if (item->kind == PART_TOPIC) {
            complete = title_is_complete(composition->texts, id);
        } else if (item->kind == PART_SECTION || item->kind == PART_MAIN) {
            complete = path_is_complete(composition, id);
        } else {
            complete = section_is_complete(composition->texts,
                                           item_document(item->kind), id);
        }
        if (!complete) {
            return false;
        }
    }
    return true;
}

bool compose_offers_flyer(const Composition *composition, const Flyer *flyer) {
    /* 112 stands on every back */
    if (!is_complete(texts_lookup(composition->texts, "interface")) ||
        !section_is_complete(composition->texts, "emergency", "112")) {
        return false;
    }
    for (guint i = 0; i < flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(flyer->parts, i);
        for (guint j = 0; j < part->items->len; j++) {
            if (!item_is_complete(composition,
                                  g_ptr_array_index(part->items, j))) {
                return false;
            }
        }
    }
    return true;
}

bool compose_offers_topic(const Composition *composition,
                          const Document *topic) {
    const Document *texts = texts_lookup(composition->texts, topic->id);
    for (guint i = 0; texts != NULL && i < texts->root->children->len; i++) {
        if (!section_rules_are_complete(
                composition, g_ptr_array_index(texts->root->children, i))) {
            return false;
        }
    }
    return is_complete(texts) &&
           is_complete(texts_lookup(composition->texts, "emergency")) &&
           is_complete(texts_lookup(composition->texts, "interface"));
}
