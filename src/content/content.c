/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content.h"

#include "content/content_loader.h"
#include "content/source_text.h"

#include <string.h>

#define FREE_FUNCTION(name, type)                                              \
    static void free_##name(gpointer data) {                                   \
        type##_free(data);                                                     \
    }

FREE_FUNCTION(document, document)
FREE_FUNCTION(source, source)
FREE_FUNCTION(rule, rule)
FREE_FUNCTION(organisation, organisation)
FREE_FUNCTION(line, emergency_line)
FREE_FUNCTION(flyer, flyer)
FREE_FUNCTION(chat_message, chat_message)

static GHashTable *table_new(GDestroyNotify free_value) {
    /* the keys are the ids inside the values */
    return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_value);
}

static Content *content_new(const char *dir, const Language *dutch) {
    Content *content = g_new0(Content, 1);
    content->dir = g_strdup(dir);
    content->dutch = dutch;
    content->documents = g_ptr_array_new_with_free_func(free_document);
    content->sources = table_new(free_source);
    content->rules = table_new(free_rule);
    content->organisations = table_new(free_organisation);
    content->needs =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    content->need_ids = g_ptr_array_new_with_free_func(g_free);
    content->on_paper =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    content->of_government =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    content->emergency = g_ptr_array_new_with_free_func(free_line);
    content->flyers = g_ptr_array_new_with_free_func(free_flyer);
    content->messages = g_ptr_array_new_with_free_func(free_chat_message);
    content->hours =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    content->events =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    content->used = table_new(NULL);
    return content;
}

void content_free(Content *content) {
    if (content == NULL) {
        return;
    }
    g_hash_table_unref(content->used);
    g_hash_table_unref(content->hours);
    g_hash_table_unref(content->events);
    g_ptr_array_unref(content->documents);
    g_hash_table_unref(content->rules);
    g_hash_table_unref(content->organisations);
    g_hash_table_unref(content->needs);
    g_ptr_array_unref(content->need_ids);
    g_hash_table_unref(content->on_paper);
    g_hash_table_unref(content->of_government);
    g_ptr_array_unref(content->emergency);
    g_ptr_array_unref(content->flyers);
    g_ptr_array_unref(content->messages);
    g_hash_table_unref(content->sources);
    g_free(content->dir);
    g_free(content);
}

static const char *const vocabularies[] = {
    "emergency", "interface", "message-titles", "messages",
    "phrases",   "rules",     "services",       "staff"};

static int document_rank(const Document *document) {
    for (gsize i = 0; i < G_N_ELEMENTS(vocabularies); i++) {
        if (g_str_equal(document->id, vocabularies[i])) {
            return (int)i + 1;
        }
    }
    return 0;
}

/* Topics by id, then the vocabularies. */
static gint compare_documents(gconstpointer a, gconstpointer b) {
    const Document *one = *(Document *const *)a;
    const Document *other = *(Document *const *)b;
    int ranks = document_rank(one) - document_rank(other);
    return ranks != 0 ? ranks : strcmp(one->id, other->id);
}

static gint compare_flyers(gconstpointer a, gconstpointer b) {
    return strcmp((*(Flyer *const *)a)->id, (*(Flyer *const *)b)->id);
}

static void check_names(const Loader *loader) {
    for (guint i = 0; i < loader->names->len; i++) {
        content_check_name(loader->content, g_ptr_array_index(loader->names, i),
                           loader->diag);
    }
}

Content *content_load(const char *dir, const LanguageTable *languages,
                      Diag *diag) {
    const Language *dutch = language_lookup(languages, "nl");
    g_assert(dutch != NULL);
    guint errors = diag_errors(diag);
    g_autoptr(Content) content = content_new(dir, dutch);
    content->languages = languages;
    g_autoptr(Loader) loader = loader_new(content, diag);
    void (*const loaders[])(Loader *) = {
        load_sources,  load_services, load_interface, load_staff,
        load_phrases,  load_rules,    load_emergency, load_organisations,
        load_messages, load_topics,   load_flyers};
    for (gsize i = 0; i < G_N_ELEMENTS(loaders); i++) {
        loaders[i](loader);
    }
    loader_check_uses(loader);
    check_names(loader);
    g_ptr_array_sort(content->documents, compare_documents);
    g_ptr_array_sort(content->flyers, compare_flyers);
    return diag_errors(diag) == errors ? g_steal_pointer(&content) : NULL;
}

const Document *content_lookup_document(const Content *content,
                                        const char *id) {
    for (guint i = 0; i < content->documents->len; i++) {
        const Document *document = g_ptr_array_index(content->documents, i);
        if (g_strcmp0(document->id, id) == 0) {
            return document;
        }
    }
    return NULL;
}

const Flyer *content_lookup_flyer(const Content *content, const char *id) {
    for (guint i = 0; i < content->flyers->len; i++) {
        const Flyer *flyer = g_ptr_array_index(content->flyers, i);
        if (g_strcmp0(flyer->id, id) == 0) {
            return flyer;
        }
    }
    return NULL;
}

const EmergencyLine *content_lookup_emergency(const Content *content,
                                              const char *id) {
    for (guint i = 0; i < content->emergency->len; i++) {
        const EmergencyLine *line = g_ptr_array_index(content->emergency, i);
        if (g_strcmp0(line->id, id) == 0) {
            return line;
        }
    }
    return NULL;
}

typedef struct {
    const char *name;
    Diag *diag;
} NameCheck;

static void check_message(Message *message, void *data) {
    const NameCheck *check = data;
    for (int i = 0; i < message->form_count; i++) {
        if (source_has_name(message->forms[i], check->name)) {
            diag_error(check->diag, message->position, "name-in-sentence",
                       "the name '%s' stands inside a sentence, which is "
                       "translated: write 'this municipality' or 'this "
                       "organisation'",
                       check->name);
        }
    }
}

void content_check_name(const Content *content, const char *name, Diag *diag) {
    NameCheck check = {name, diag};
    for (guint i = 0; i < content->documents->len; i++) {
        document_walk_messages(g_ptr_array_index(content->documents, i),
                               check_message, &check);
    }
}
