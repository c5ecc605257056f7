/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services, kinds of events, fixed words and phrases: ids with a text. */
#include "content/content_loader.h"

#include "content/source_text.h"

#include <stddef.h>
#include <string.h>

/* An entry of any of these files. */
typedef struct {
    char *id, *text, *detail, *note;
    char *need;
    bool safety, dutch_only, on_paper, of_government;
} Entry;

#define ENTRY_FIELD(key, kind, need, member)                                   \
    { key, kind, need, offsetof(Entry, member), NULL }

#define SERVICE_FIELDS(name)                                                   \
    {                                                                          \
        ENTRY_FIELD(name, FIELD_ID, FIELD_REQUIRED, id),                       \
            ENTRY_FIELD("text", FIELD_TEXT, FIELD_REQUIRED, text),             \
            ENTRY_FIELD("detail", FIELD_TEXT, FIELD_OPTIONAL, detail),         \
            ENTRY_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note), {           \
            .key = NULL                                                        \
        }                                                                      \
    }

static const Field need_fields[] = SERVICE_FIELDS("need");
static const Field hours_fields[] = SERVICE_FIELDS("hours");
static const Field event_fields[] = SERVICE_FIELDS("event");

static const Field service_fields[] = {
    ENTRY_FIELD("service", FIELD_ID, FIELD_REQUIRED, id),
    ENTRY_FIELD("need", FIELD_ID, FIELD_OPTIONAL, need),
    ENTRY_FIELD("text", FIELD_TEXT, FIELD_REQUIRED, text),
    ENTRY_FIELD("detail", FIELD_TEXT, FIELD_OPTIONAL, detail),
    ENTRY_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

static const Field audience_fields[] = {
    ENTRY_FIELD("audience", FIELD_ID, FIELD_REQUIRED, id),
    ENTRY_FIELD("on-paper", FIELD_BOOL, FIELD_OPTIONAL, on_paper),
    ENTRY_FIELD("text", FIELD_TEXT, FIELD_REQUIRED, text),
    ENTRY_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

static const Field trait_fields[] = {
    ENTRY_FIELD("trait", FIELD_ID, FIELD_REQUIRED, id),
    ENTRY_FIELD("on-paper", FIELD_BOOL, FIELD_OPTIONAL, on_paper),
    ENTRY_FIELD("of-government", FIELD_BOOL, FIELD_OPTIONAL, of_government),
    ENTRY_FIELD("text", FIELD_TEXT, FIELD_REQUIRED, text),
    ENTRY_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

static const Field interface_fields[] = {
    ENTRY_FIELD("text", FIELD_ID, FIELD_REQUIRED, id),
    ENTRY_FIELD("nl", FIELD_TEXT, FIELD_REQUIRED, text),
    ENTRY_FIELD("safety", FIELD_BOOL, FIELD_OPTIONAL, safety),
    ENTRY_FIELD("dutch-only", FIELD_BOOL, FIELD_OPTIONAL, dutch_only),
    ENTRY_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

static const Field phrase_fields[] = {
    ENTRY_FIELD("phrase", FIELD_ID, FIELD_REQUIRED, id),
    ENTRY_FIELD("text", FIELD_TEXT, FIELD_REQUIRED, text),
    ENTRY_FIELD("safety", FIELD_BOOL, FIELD_OPTIONAL, safety),
    ENTRY_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

/* How the entries of one kind are read. */
typedef struct {
    const Field *fields;
    const char *what;  /* for loader_use */
    const char *key;   /* of the text */
    bool takes_values; /* placeholders may stand in the text */
} EntryKind;

static const EntryKind need_kind = {need_fields, "need", "text", false};
static const EntryKind trait_kind = {trait_fields, "trait", "text", false};
static const EntryKind service_kind = {service_fields, "service", "text",
                                       false};
static const EntryKind audience_kind = {audience_fields, "audience", "text",
                                        false};
static const EntryKind hours_kind = {hours_fields, "hours", "text", false};
static const EntryKind event_kind = {event_fields, "event", "text", false};
static const EntryKind interface_kind = {interface_fields, "interface text",
                                         "nl", true};
static const EntryKind staff_kind = {interface_fields, "staff text", "nl",
                                     false};
static const EntryKind phrase_kind = {phrase_fields, "phrase", "text", false};

static void refuse_placeholders(const Block *section, Diag *diag) {
    for (guint i = 0; i < section->children->len; i++) {
        const Block *child = g_ptr_array_index(section->children, i);
        source_refuse_placeholders(child->message, diag);
    }
}

/* Texts that no other language asks for. */
static void leave_in_dutch(Block *section) {
    for (guint i = 0; i < section->children->len; i++) {
        const Block *child = g_ptr_array_index(section->children, i);
        child->message->translatable = false;
    }
}

/* What the directory must know of an entry besides its text. */
static void note_entry(Loader *loader, const YamlNode *node, const Entry *entry,
                       const EntryKind *kind) {
    Content *content = loader->content;
    if (kind == &need_kind) {
        g_ptr_array_add(content->need_ids, g_strdup(entry->id));
    }
    if (entry->need != NULL) {
        loader_use(loader, "need", entry->need, yaml_position_of(node, "need"));
        g_hash_table_insert(content->needs, g_strdup(entry->id),
                            g_strdup(entry->need));
    }
    if (entry->on_paper) {
        g_hash_table_add(content->on_paper, g_strdup(entry->id));
    }
    if (entry->of_government) {
        g_hash_table_add(content->of_government, g_strdup(entry->id));
    }
}

static void load_entry(Loader *loader, const YamlNode *node,
                       const EntryKind *kind) {
    /* entries stand in the document that was added last */
    GPtrArray *documents = loader->content->documents;
    Document *document = g_ptr_array_index(documents, documents->len - 1);
    Entry entry = {0};
    if (yaml_read(node, kind->fields, &entry, loader->diag)) {
        g_autofree char *name =
            g_strdup_printf("%s/%s", document->id, entry.id);
        loader_claim(loader, "text", name, node->position);
        Block *section =
            loader_add_section(loader, document, entry.id, node, kind->key);
        loader_add_paragraph(loader, document, section, node, "detail");
        section_set_all(section, entry.safety, entry.note);
        note_entry(loader, node, &entry, kind);
        if (entry.dutch_only) {
            leave_in_dutch(section);
        }
        if (!kind->takes_values) {
            refuse_placeholders(section, loader->diag);
        }
    }
    if (entry.id != NULL) {
        /* also when it is not right: no second report for each use */
        loader_offer(loader, kind->what, entry.id);
    }
    yaml_clear(kind->fields, &entry);
}

static void load_need(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &need_kind);
}

static void load_trait(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &trait_kind);
}

static void load_service(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &service_kind);
}

static void load_audience(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &audience_kind);
}

static void load_hours(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &hours_kind);
    const YamlNode *id = yaml_lookup(entry, "hours");
    if (id != NULL && id->kind == YAML_TEXT) {
        g_hash_table_add(loader->content->hours, g_strdup(id->text));
    }
}

static void load_event(Loader *loader, const YamlNode *entry) {
    const YamlNode *id = yaml_lookup(entry, "event");
    load_entry(loader, entry, &event_kind);
    if (id != NULL && id->kind == YAML_TEXT) {
        g_hash_table_add(loader->content->events, g_strdup(id->text));
    }
}

static void load_interface_text(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &interface_kind);
}

static void load_staff_text(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &staff_kind);
}

static void load_phrase(Loader *loader, const YamlNode *entry) {
    load_entry(loader, entry, &phrase_kind);
}

typedef struct {
    const YamlNode *needs, *services, *audiences, *traits, *hours, *events;
} ServicesFile;

static const Field services_fields[] = {
    {"needs", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(ServicesFile, needs),
     NULL},
    {"traits", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(ServicesFile, traits),
     NULL},
    {"services", FIELD_SEQUENCE, FIELD_REQUIRED,
     offsetof(ServicesFile, services), NULL},
    {"audiences", FIELD_SEQUENCE, FIELD_REQUIRED,
     offsetof(ServicesFile, audiences), NULL},
    {"hours", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(ServicesFile, hours),
     NULL},
    {"events", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(ServicesFile, events),
     NULL},
    {.key = NULL}};

void load_services(Loader *loader) {
    g_autofree char *path =
        g_build_filename(loader->content->dir, "services.yaml", NULL);
    g_autoptr(YamlNode) root = yaml_load(path, loader->diag);
    ServicesFile file = {0};
    loader_add_document(loader, "services");
    bool whole =
        root != NULL && yaml_read(root, services_fields, &file, loader->diag);
    const struct {
        const YamlNode *list;
        const char *what;
        EntryLoader load;
    } parts[] = {{file.needs, "need", load_need},
                 {file.services, "service", load_service},
                 {file.audiences, "audience", load_audience},
                 {file.traits, "trait", load_trait},
                 {file.hours, "hours", load_hours},
                 {file.events, "event", load_event}};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].list != NULL) {
            loader_each_item(loader, parts[i].list, parts[i].load);
        } else if (!whole) {
            loader_excuse(loader, parts[i].what);
        }
    }
}

void load_interface(Loader *loader) {
    loader_add_document(loader, "interface");
    loader_each_entry(loader, "interface.yaml", "interface text",
                      load_interface_text);
}

void load_staff(Loader *loader) {
    loader_add_document(loader, "staff")->professional = true;
    loader_each_entry(loader, "staff.yaml", "staff text", load_staff_text);
}

void load_phrases(Loader *loader) {
    loader_add_document(loader, "phrases");
    loader_each_entry(loader, "phrases.yaml", "phrase", load_phrase);
}
