/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content_loader.h"

#include "base/file.h"
#include "content/markdown.h"
#include "content/source_text.h"

#include <stddef.h>
#include <string.h>

static const char *const audience_names[] = {"person", "professional", NULL};

/* The front matter. */
typedef struct {
    char *id, *title, *question, *summary, *icon, *under;
    int audience, place;
    const YamlNode *sections;
} Front;

#define FRONT_FIELD(key, kind, need, member)                                   \
    { key, kind, need, offsetof(Front, member), NULL }

static const Field front_fields[] = {
    FRONT_FIELD("topic", FIELD_ID, FIELD_REQUIRED, id),
    FRONT_FIELD("title", FIELD_TEXT, FIELD_REQUIRED, title),
    FRONT_FIELD("question", FIELD_TEXT, FIELD_REQUIRED, question),
    FRONT_FIELD("summary", FIELD_TEXT, FIELD_REQUIRED, summary),
    FRONT_FIELD("icon", FIELD_ID, FIELD_REQUIRED, icon),
    {"audience", FIELD_CHOICE, FIELD_REQUIRED, offsetof(Front, audience),
     audience_names},
    FRONT_FIELD("place", FIELD_INT, FIELD_OPTIONAL, place),
    FRONT_FIELD("under", FIELD_ID, FIELD_OPTIONAL, under),
    FRONT_FIELD("sections", FIELD_MAPPING, FIELD_REQUIRED, sections),
    {.key = NULL}};

/* What the front matter says about one section. */
typedef struct {
    GPtrArray *sources, *rules;
    char *reason, *icon, *note;
    bool safety, variant;
} SectionFront;

#define SECTION_FIELD(key, kind, need, member)                                 \
    { key, kind, need, offsetof(SectionFront, member), NULL }

static const Field section_fields[] = {
    SECTION_FIELD("sources", FIELD_IDS, FIELD_REQUIRED, sources),
    SECTION_FIELD("rules", FIELD_IDS, FIELD_OPTIONAL, rules),
    SECTION_FIELD("reason", FIELD_TEXT, FIELD_OPTIONAL, reason),
    SECTION_FIELD("icon", FIELD_ID, FIELD_OPTIONAL, icon),
    SECTION_FIELD("safety", FIELD_BOOL, FIELD_OPTIONAL, safety),
    SECTION_FIELD("variant", FIELD_BOOL, FIELD_OPTIONAL, variant),
    SECTION_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

static void check_sources(const SectionFront *front, const YamlNode *entry,
                          const char *id, Diag *diag) {
    bool has_sources = front->sources != NULL && front->sources->len > 0;
    if (!has_sources && front->reason == NULL &&
        yaml_lookup(entry, "sources") != NULL) {
        diag_error(diag, yaml_position_of(entry, "sources"), "missing-source",
                   "the section '%s' has no source: add one, or a 'reason' why "
                   "it needs none",
                   id);
    }
}

static void load_section(Loader *loader, const Document *document,
                         const YamlNode *sections, guint index) {
    const YamlNode *entry = yaml_item(sections, index);
    const char *id = yaml_key(sections, index);
    SectionFront front = {0};
    yaml_read(entry, section_fields, &front, loader->diag);
    check_sources(&front, entry, id, loader->diag);
    loader_use_all(loader, "source", yaml_lookup(entry, "sources"));
    loader_use_all(loader, "subject", yaml_lookup(entry, "rules"));
    Block *section = document_lookup_section(document, id);
    if (section == NULL) {
        diag_error(loader->diag, yaml_key_position(sections, index),
                   "dangling-id",
                   "no heading below carries {#%s}, correct the id or remove "
                   "the entry",
                   id);
    } else {
        section->sources = g_steal_pointer(&front.sources);
        section->rules = g_steal_pointer(&front.rules);
        g_free(section->icon);
        section->icon = g_steal_pointer(&front.icon);
        section->variant = front.variant;
        section_set_all(section, front.safety, front.note);
    }
    yaml_clear(section_fields, &front);
}

static void load_sections(Loader *loader, const Document *document,
                          const YamlNode *sections) {
    for (guint i = 0; i < yaml_count(sections); i++) {
        load_section(loader, document, sections, i);
    }
    for (guint i = 0; i < document->root->children->len; i++) {
        const Block *section = g_ptr_array_index(document->root->children, i);
        if (yaml_lookup(sections, section->id) == NULL) {
            diag_error(loader->diag, section->position, "missing-key",
                       "the section '%s' has no entry in 'sections' above, add "
                       "it with its sources",
                       section->id);
        }
    }
}

static Message *card_text(Loader *loader, const char *id, const char *text,
                          Position position) {
    Message *message = source_message_new(id, text, position, loader->diag);
    source_refuse_placeholders(message, loader->diag);
    return message;
}

static void set_language(Message *message, void *language) {
    message->language = language;
}

static Document *new_topic(Loader *loader, const Front *front,
                           const YamlNode *node, const MarkdownSource *body) {
    Document *document = document_new(front->id, loader->content->dutch);
    document->position = node->position;
    document->professional = front->audience == 1;
    document->icon = g_strdup(front->icon);
    document->place = front->place;
    document->under = g_strdup(front->under);
    document->title = card_text(loader, front->id, front->title,
                                yaml_position_of(node, "title"));
    document->question = card_text(loader, front->id, front->question,
                                   yaml_position_of(node, "question"));
    document->summary = card_text(loader, front->id, front->summary,
                                  yaml_position_of(node, "summary"));
    markdown_read(body, document, loader->diag);
    load_sections(loader, document, front->sections);
    document_walk_messages(document, set_language,
                           (gpointer)loader->content->dutch);
    return document;
}

static void offer_sections(Loader *loader, const Document *document) {
    for (guint i = 0; i < document->root->children->len; i++) {
        const Block *section = g_ptr_array_index(document->root->children, i);
        g_autofree char *path =
            g_strdup_printf("%s/%s", document->id, section->id);
        loader_offer(loader, "section", path);
    }
}

/* A topic that cannot be read may be the one that a flyer names. */
static void excuse_topic(Loader *loader) {
    loader_excuse(loader, "topic");
    loader_excuse(loader, "section");
}

static void add_topic(Loader *loader, const YamlNode *node,
                      const MarkdownSource *body) {
    Front front = {0};
    if (yaml_read(node, front_fields, &front, loader->diag)) {
        Position position = yaml_position_of(node, "topic");
        loader_check_file_name(loader, body->file, front.id, position);
        if (content_lookup_document(loader->content, front.id) != NULL) {
            diag_error(loader->diag, position, "duplicate-id",
                       "'%s' is the name of a vocabulary, rename the topic",
                       front.id);
        }
        loader_claim(loader, "topic", front.id, position);
        if (front.under != NULL) {
            loader_use(loader, "topic", front.under,
                       yaml_position_of(node, "under"));
        }
        Document *document = new_topic(loader, &front, node, body);
        offer_sections(loader, document);
        g_ptr_array_add(loader->content->documents, document);
    } else if (front.id != NULL) {
        loader_offer(loader, "topic", front.id);
        loader_excuse(loader, "section");
    } else {
        excuse_topic(loader);
    }
    yaml_clear(front_fields, &front);
}

/* Cuts the text at the line "---" that ends the front matter; returns what
 * follows, or NULL. `*lines` counts the lines before that. */
static char *cut_front(char *text, int *lines) {
    *lines = 1;
    for (char *line = text; line != NULL; (*lines)++) {
        char *end = strchr(line, '\n');
        gsize length = end != NULL ? (gsize)(end - line) : strlen(line);
        if (*lines > 1 && length == 3 && strncmp(line, "---", 3) == 0) {
            *line = '\0';
            return end != NULL ? end + 1 : line + 3;
        }
        line = end != NULL ? end + 1 : NULL;
    }
    return NULL;
}

static void load_topic(Loader *loader, const char *path) {
    g_autofree char *text = file_read_text(path, loader->diag);
    if (text == NULL) {
        excuse_topic(loader);
        return;
    }
    int lines = 0;
    char *body =
        g_str_has_prefix(text, "---\n") ? cut_front(text, &lines) : NULL;
    if (body == NULL) {
        Position position = position_in_file(path);
        position.line = 1;
        diag_error(loader->diag, position, "markdown",
                   "the file starts with front matter between two lines ---");
        excuse_topic(loader);
        return;
    }
    g_autoptr(YamlNode) node = yaml_parse(text + 4, path, 2, loader->diag);
    if (node != NULL) {
        const MarkdownSource source = {body, path, lines + 1};
        add_topic(loader, node, &source);
    } else {
        excuse_topic(loader);
    }
}

/* Otherwise no card would lead to either. */
static void check_under(Loader *loader, const Document *topic) {
    const Document *above =
        topic->under != NULL
            ? content_lookup_document(loader->content, topic->under)
            : NULL;
    if (above != NULL && above->under != NULL) {
        diag_error(loader->diag, topic->position, "dangling-id",
                   "'under' names '%s', which has no card itself: name a topic "
                   "that has one",
                   topic->under);
    }
}

void load_topics(Loader *loader) {
    loader_each_file(loader, "topics", ".md", load_topic);
    const GPtrArray *documents = loader->content->documents;
    for (guint i = 0; i < documents->len; i++) {
        check_under(loader, g_ptr_array_index(documents, i));
    }
}
