/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/owed.h"

#include <string.h>

/* Vocabularies that every screen and leaflet needs. */
static const char *const always_owed[] = {"phrases", "emergency", "interface"};

static bool owes_topic(const Language *language, const char *id) {
    return language->topics == NULL ||
           g_ptr_array_find_with_equal_func(language->topics, id, g_str_equal,
                                            NULL);
}

static bool item_is_owed(const PartItem *item, const Language *language) {
    bool named = item->kind == PART_SECTION || item->kind == PART_TOPIC ||
                 item->kind == PART_MAIN;
    for (guint i = 0; named && i < item->ids->len; i++) {
        const char *path = g_ptr_array_index(item->ids, i);
        g_autofree char *topic = g_strndup(path, strcspn(path, "/"));
        if (!owes_topic(language, topic)) {
            return false;
        }
    }
    return true;
}

bool owed_flyer(const Flyer *flyer, const Language *language) {
    bool owed = owes_topic(language, flyer->topic);
    for (guint i = 0; i < flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(flyer->parts, i);
        for (guint j = 0; j < part->items->len; j++) {
            owed = owed &&
                   item_is_owed(g_ptr_array_index(part->items, j), language);
        }
    }
    return owed;
}

static void add_entry(GHashTable *owed, const char *document, const char *id) {
    g_hash_table_add(owed, g_strconcat(document, "/", id, NULL));
}

static void add_on_paper(GHashTable *owed, const Content *content,
                         const GPtrArray *ids) {
    for (guint i = 0; ids != NULL && i < ids->len; i++) {
        const char *id = g_ptr_array_index(ids, i);
        if (g_hash_table_contains(content->on_paper, id)) {
            add_entry(owed, "services", id);
        }
    }
}

/* What leaflets say of those who give this help. */
static void add_service(GHashTable *owed, const Content *content,
                        const char *service) {
    const char *need = g_hash_table_lookup(content->needs, service);
    GHashTableIter iter;
    gpointer value;
    add_entry(owed, "services", service);
    if (need != NULL) {
        add_entry(owed, "services", need);
    }
    g_hash_table_iter_init(&iter, content->organisations);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const Organisation *organisation = value;
        if (g_ptr_array_find_with_equal_func(organisation->services, service,
                                             g_str_equal, NULL)) {
            add_on_paper(owed, content, organisation->audiences);
            add_on_paper(owed, content, organisation->traits);
        }
    }
}

static void add_subject(GHashTable *owed, const Content *content,
                        const char *subject) {
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, content->rules);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const Rule *rule = value;
        if (g_str_equal(rule->subject, subject)) {
            add_entry(owed, "rules", rule->id);
        }
    }
}

static void add_item(GHashTable *owed, const Content *content,
                     const PartItem *item) {
    for (guint i = 0; i < item->ids->len; i++) {
        const char *id = g_ptr_array_index(item->ids, i);
        if (item->kind == PART_ORGANISATIONS) {
            add_service(owed, content, id);
        } else if (item->kind == PART_RULES) {
            add_subject(owed, content, id);
        }
    }
}

static void add_flyer(GHashTable *owed, const Content *content,
                      const Flyer *flyer) {
    for (guint i = 0; i < flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(flyer->parts, i);
        for (guint j = 0; j < part->items->len; j++) {
            add_item(owed, content, g_ptr_array_index(part->items, j));
        }
    }
}

/* The topic, and the rules that stand under its sections. */
static void add_topic(GHashTable *owed, const Content *content,
                      const char *id) {
    const Document *topic = content_lookup_document(content, id);
    g_hash_table_add(owed, g_strdup(id));
    for (guint i = 0; topic != NULL && i < topic->root->children->len; i++) {
        const Block *section = g_ptr_array_index(topic->root->children, i);
        for (guint j = 0; section->rules != NULL && j < section->rules->len;
             j++) {
            add_subject(owed, content, g_ptr_array_index(section->rules, j));
        }
    }
}

/* Opening hours stand at the emergency lines, which every screen has. */
static void add_hours(GHashTable *owed, const Content *content) {
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, content->hours);
    while (g_hash_table_iter_next(&iter, &id, NULL)) {
        add_entry(owed, "services", id);
    }
}

GHashTable *owed_texts(const Content *content, const Language *language) {
    if (language->topics == NULL) {
        return NULL;
    }
    GHashTable *owed =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(always_owed); i++) {
        g_hash_table_add(owed, g_strdup(always_owed[i]));
    }
    for (guint i = 0; i < language->topics->len; i++) {
        add_topic(owed, content, g_ptr_array_index(language->topics, i));
    }
    for (guint i = 0; i < content->flyers->len; i++) {
        const Flyer *flyer = g_ptr_array_index(content->flyers, i);
        if (!flyer->professional && owed_flyer(flyer, language)) {
            add_flyer(owed, content, flyer);
        }
    }
    add_hours(owed, content);
    return owed;
}

bool owed_has(GHashTable *owed, const char *context) {
    g_autofree char *document = g_strndup(context, strcspn(context, "/"));
    return owed == NULL || g_hash_table_contains(owed, context) ||
           g_hash_table_contains(owed, document);
}

void owed_check_topics(const Content *content, Diag *diag) {
    for (guint i = 0; i < content->languages->len; i++) {
        const Language *language = g_ptr_array_index(content->languages, i);
        for (guint j = 0; language->topics != NULL && j < language->topics->len;
             j++) {
            const char *id = g_ptr_array_index(language->topics, j);
            const Document *topic = content_lookup_document(content, id);
            if (topic == NULL || topic->title == NULL || topic->professional) {
                diag_error(diag, language->position, "dangling-id",
                           "there is no topic '%s' for readers, correct the id",
                           id);
            }
        }
    }
}
