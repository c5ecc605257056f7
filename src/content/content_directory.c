/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of help, and the national lines. */
#include "content/content_loader.h"

#include "content/source_text.h"

#include <stddef.h>
#include <string.h>

/* The lines on which two official pages agree. A build without one of them, or
 * with another number, would send somebody in need astray. */
static const struct {
    const char *id, *number, *second_number;
} national_lines[] = {
    {"112", "112", NULL},
    {"police", "0900-8844", NULL},
    {"suicide-prevention", "113", "0800-0113"},
    {"sexual-violence", "0800-0188", NULL},
    {"domestic-violence", "0800-2000", NULL},
    {"anonymous-tip", "0800-7000", NULL},
    {"victim-support", "0900-0101", NULL},
    {"labour-inspectorate", "0800-5151", NULL},
};

/* An organisation, and what has tables of its own. */
typedef struct {
    Organisation organisation;
    const YamlNode *phone, *whatsapp, *email, *website, *address, *hours;
    const YamlNode *confirmed;
} RawOrganisation;

#define ORGANISATION_FIELD(key, kind, need, member)                            \
    { key, kind, need, offsetof(RawOrganisation, organisation.member), NULL }
#define NODE_FIELD(key, member)                                                \
    {                                                                          \
        key, FIELD_MAPPING, FIELD_OPTIONAL, offsetof(RawOrganisation, member), \
            NULL                                                               \
    }

static const Field organisation_fields[] = {
    ORGANISATION_FIELD("organisation", FIELD_ID, FIELD_REQUIRED, id),
    ORGANISATION_FIELD("name", FIELD_TEXT, FIELD_REQUIRED, name),
    ORGANISATION_FIELD("region", FIELD_TEXT, FIELD_REQUIRED, region),
    ORGANISATION_FIELD("services", FIELD_IDS, FIELD_REQUIRED, services),
    ORGANISATION_FIELD("audience", FIELD_IDS, FIELD_OPTIONAL, audiences),
    ORGANISATION_FIELD("traits", FIELD_IDS, FIELD_OPTIONAL, traits),
    ORGANISATION_FIELD("languages", FIELD_IDS, FIELD_OPTIONAL, languages),
    ORGANISATION_FIELD("telling", FIELD_BOOL, FIELD_REQUIRED, telling),
    ORGANISATION_FIELD("anonymous", FIELD_BOOL, FIELD_OPTIONAL, anonymous),
    ORGANISATION_FIELD("free", FIELD_BOOL, FIELD_OPTIONAL, free_of_charge),
    ORGANISATION_FIELD("shelter", FIELD_BOOL, FIELD_OPTIONAL, shelter),
    ORGANISATION_FIELD("unsure", FIELD_BOOL, FIELD_OPTIONAL, unsure),
    ORGANISATION_FIELD("sources", FIELD_IDS, FIELD_REQUIRED, sources),
    NODE_FIELD("phone", phone),
    NODE_FIELD("whatsapp", whatsapp),
    NODE_FIELD("email", email),
    NODE_FIELD("website", website),
    NODE_FIELD("address", address),
    NODE_FIELD("hours", hours),
    NODE_FIELD("confirmed", confirmed),
    {.key = NULL}};

static const Field detail_fields[] = {
    {"value", FIELD_TEXT, FIELD_REQUIRED, offsetof(Detail, value), NULL},
    {"source", FIELD_ID, FIELD_REQUIRED, offsetof(Detail, source), NULL},
    {.key = NULL}};

static const Field confirmed_fields[] = {
    {"by", FIELD_TEXT, FIELD_REQUIRED, offsetof(Organisation, confirmed_by),
     NULL},
    {"on", FIELD_DATE, FIELD_REQUIRED, offsetof(Organisation, confirmed_on),
     NULL},
    {.key = NULL}};

void organisation_free(Organisation *organisation) {
    Detail *details[] = {&organisation->phone,   &organisation->whatsapp,
                         &organisation->email,   &organisation->website,
                         &organisation->address, &organisation->hours};
    for (gsize i = 0; i < G_N_ELEMENTS(details); i++) {
        detail_clear(details[i]);
    }
    yaml_clear(confirmed_fields, organisation);
    RawOrganisation raw = {.organisation = *organisation};
    yaml_clear(organisation_fields, &raw);
    g_free(organisation);
}

static void check_lists(Loader *loader, const Organisation *organisation,
                        const YamlNode *entry) {
    const struct {
        const char *key;
        const GPtrArray *list;
    } lists[] = {{"services", organisation->services},
                 {"sources", organisation->sources}};
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        if (lists[i].list != NULL && lists[i].list->len == 0) {
            diag_error(loader->diag, yaml_position_of(entry, lists[i].key),
                       "value", "'%s' is empty, name at least one",
                       lists[i].key);
        }
    }
}

/* Words in the note of a fact that say: do not print this. Whole words, so that
 * "police checks" is none of them. */
static const char doubt[] =
    "\\b(check|conflict|too old|leave out|left out|do not print)\\b";

/* What the research was not sure of is printed only when the owner says so. */
static void check_doubt(Loader *loader, const RawOrganisation *raw,
                        const Detail *detail, Position position) {
    const Source *source =
        g_hash_table_lookup(loader->content->sources, detail->source);
    if (raw->confirmed == NULL && source != NULL && source->note != NULL &&
        g_regex_match_simple(doubt, source->note, G_REGEX_CASELESS, 0)) {
        diag_error(loader->diag, position, "confidence",
                   "the note of the source '%s' says not to print this: leave "
                   "it out, or note who confirmed it",
                   detail->source);
    }
}

static void load_detail(Loader *loader, const RawOrganisation *raw,
                        Detail *detail, const YamlNode *node) {
    if (node == NULL) {
        return;
    }
    if (node == raw->hours) {
        load_hours_detail(loader, detail, node);
    } else {
        detail->position = node->position;
        yaml_read(node, detail_fields, detail, loader->diag);
    }
    if (detail->source != NULL) {
        Position position = yaml_position_of(node, "source");
        loader_use(loader, "source", detail->source, position);
        check_doubt(loader, raw, detail, position);
    }
}

static void check_phone(Loader *loader, const Detail *detail,
                        const YamlNode *node) {
    if (detail->value != NULL && !value_fits_kind(detail->value, VALUE_PHONE)) {
        diag_error(loader->diag, yaml_position_of(node, "value"), "value",
                   "'%s' is no phone number, use digits, spaces and hyphens",
                   detail->value);
    }
}

static void load_details(Loader *loader, Organisation *organisation,
                         const RawOrganisation *raw) {
    load_detail(loader, raw, &organisation->phone, raw->phone);
    load_detail(loader, raw, &organisation->whatsapp, raw->whatsapp);
    load_detail(loader, raw, &organisation->email, raw->email);
    load_detail(loader, raw, &organisation->website, raw->website);
    load_detail(loader, raw, &organisation->address, raw->address);
    load_detail(loader, raw, &organisation->hours, raw->hours);
    check_phone(loader, &organisation->phone, raw->phone);
    check_phone(loader, &organisation->whatsapp, raw->whatsapp);
    if (raw->address != NULL && organisation->shelter) {
        diag_error(loader->diag, raw->address->position, "value",
                   "a shelter never shows a street address, remove it");
    }
    if (raw->confirmed != NULL) {
        yaml_read(raw->confirmed, confirmed_fields, organisation, loader->diag);
    }
}

/* The name, its part before brackets, and each place of the region. The whole
 * country is no name that gives somebody away, and many facts need it. */
static void add_names(Loader *loader, const Organisation *organisation) {
    g_auto(GStrv) parts = g_strsplit(organisation->name, " (", 2);
    g_auto(GStrv) places = g_strsplit(organisation->region, ", ", -1);
    loader_add_name(loader, organisation->name);
    loader_add_name(loader, parts[0]);
    for (guint i = 0; places[i] != NULL; i++) {
        if (!g_str_equal(places[i], "Nederland") && *places[i] != '\0') {
            loader_add_name(loader, places[i]);
        }
    }
}

/* The names of languages are not translated by hand: a code is enough. */
static void check_languages(Loader *loader, const YamlNode *list) {
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *item = yaml_item(list, i);
        if (item->kind == YAML_TEXT &&
            language_lookup(loader->content->languages, item->text) == NULL) {
            diag_error(loader->diag, item->position, "dangling-id",
                       "there is no language '%s' in languages.yaml",
                       item->text);
        }
    }
}

static void load_organisation(Loader *loader, const YamlNode *entry) {
    RawOrganisation raw = {0};
    g_date_clear(&raw.organisation.confirmed_on, 1);
    bool good = yaml_read(entry, organisation_fields, &raw, loader->diag);
    Organisation *organisation =
        g_memdup2(&raw.organisation, sizeof raw.organisation);
    organisation->position = entry->position;
    check_lists(loader, organisation, entry);
    loader_use_all(loader, "service", yaml_lookup(entry, "services"));
    loader_use_all(loader, "source", yaml_lookup(entry, "sources"));
    loader_use_all(loader, "audience", yaml_lookup(entry, "audience"));
    loader_use_all(loader, "trait", yaml_lookup(entry, "traits"));
    check_languages(loader, yaml_lookup(entry, "languages"));
    load_details(loader, organisation, &raw);
    if (good) {
        add_names(loader, organisation);
    }
    if (organisation->id != NULL &&
        loader_claim(loader, "organisation", organisation->id,
                     yaml_position_of(entry, "organisation"))) {
        g_hash_table_insert(loader->content->organisations, organisation->id,
                            organisation);
    } else {
        organisation_free(organisation);
    }
}

static void load_organisation_file(Loader *loader, const char *path) {
    g_autoptr(YamlNode) root = yaml_load(path, loader->diag);
    if (root != NULL && yaml_expect(root, YAML_SEQUENCE, loader->diag)) {
        loader_each_item(loader, root, load_organisation);
    }
}

void load_organisations(Loader *loader) {
    loader_each_file(loader, "organisations", ".yaml", load_organisation_file);
}

/* A national line with its texts. */
typedef struct {
    EmergencyLine line;
    char *need, *detail, *note;
} RawLine;

#define LINE_FIELD(key, kind, need, member)                                    \
    { key, kind, need, offsetof(RawLine, member), NULL }

static const Field line_fields[] = {
    LINE_FIELD("line", FIELD_ID, FIELD_REQUIRED, line.id),
    LINE_FIELD("number", FIELD_TEXT, FIELD_REQUIRED, line.number),
    LINE_FIELD("second-number", FIELD_TEXT, FIELD_OPTIONAL, line.second_number),
    LINE_FIELD("name", FIELD_TEXT, FIELD_REQUIRED, line.name),
    LINE_FIELD("hours", FIELD_ID, FIELD_OPTIONAL, line.hours),
    LINE_FIELD("independent", FIELD_BOOL, FIELD_OPTIONAL, line.independent),
    LINE_FIELD("sources", FIELD_IDS, FIELD_REQUIRED, line.sources),
    LINE_FIELD("need", FIELD_TEXT, FIELD_REQUIRED, need),
    LINE_FIELD("detail", FIELD_TEXT, FIELD_OPTIONAL, detail),
    LINE_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

static void clear_raw_line(RawLine *raw) {
    yaml_clear(line_fields, raw);
}

void emergency_line_free(EmergencyLine *line) {
    RawLine raw = {.line = *line};
    clear_raw_line(&raw);
    g_free(line);
}

static void check_number(Loader *loader, const EmergencyLine *line,
                         const YamlNode *entry) {
    for (gsize i = 0; i < G_N_ELEMENTS(national_lines); i++) {
        if (!g_str_equal(national_lines[i].id, line->id)) {
            continue;
        }
        if (!g_str_equal(national_lines[i].number, line->number)) {
            diag_error(loader->diag, yaml_position_of(entry, "number"),
                       "emergency", "the number of '%s' is %s, correct it",
                       line->id, national_lines[i].number);
        }
        const char *second = national_lines[i].second_number;
        if (g_strcmp0(second, line->second_number) != 0) {
            diag_error(loader->diag, yaml_position_of(entry, "second-number"),
                       "emergency", "the second number of '%s' is %s", line->id,
                       second != NULL ? second : "none, remove it");
        }
        return;
    }
    diag_error(loader->diag, yaml_position_of(entry, "line"), "emergency",
               "'%s' is none of the national lines, make it an organisation",
               line->id);
}

static void add_line_texts(Loader *loader, const RawLine *raw,
                           const YamlNode *entry) {
    GPtrArray *documents = loader->content->documents;
    Document *document = g_ptr_array_index(documents, documents->len - 1);
    Block *section =
        loader_add_section(loader, document, raw->line.id, entry, "need");
    loader_add_paragraph(loader, document, section, entry, "detail");
    /* without help in their language nobody is sent to the door */
    section_set_all(section, true, raw->note);
    for (guint i = 0; i < section->children->len; i++) {
        const Block *child = g_ptr_array_index(section->children, i);
        source_refuse_placeholders(child->message, loader->diag);
    }
    section->sources = g_ptr_array_ref(raw->line.sources);
}

static void load_line(Loader *loader, const YamlNode *entry) {
    RawLine raw = {0};
    bool good = yaml_read(entry, line_fields, &raw, loader->diag);
    loader_use_all(loader, "source", yaml_lookup(entry, "sources"));
    if (raw.line.hours != NULL) {
        loader_use(loader, "hours", raw.line.hours,
                   yaml_position_of(entry, "hours"));
    }
    bool first = raw.line.id != NULL &&
                 loader_claim(loader, "emergency line", raw.line.id,
                              yaml_position_of(entry, "line"));
    if (good && first) {
        check_number(loader, &raw.line, entry);
        add_line_texts(loader, &raw, entry);
        raw.line.position = entry->position;
        g_ptr_array_add(loader->content->emergency,
                        g_memdup2(&raw.line, sizeof raw.line));
        raw.line = (EmergencyLine){0};
    }
    clear_raw_line(&raw);
}

void load_emergency(Loader *loader) {
    loader_add_document(loader, "emergency");
    loader_each_entry(loader, "emergency.yaml", "emergency line", load_line);
    g_autofree char *path =
        g_build_filename(loader->content->dir, "emergency.yaml", NULL);
    if (g_hash_table_contains(loader->excused, "emergency line")) {
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(national_lines); i++) {
        g_autofree char *name =
            g_strdup_printf("emergency line %s", national_lines[i].id);
        if (!g_hash_table_contains(loader->ids, name)) {
            diag_error(loader->diag, position_in_file(path), "emergency",
                       "the national line '%s' (%s) is missing, add it",
                       national_lines[i].id, national_lines[i].number);
        }
    }
}
