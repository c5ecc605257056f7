/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content_loader.h"

#include <stddef.h>
#include <string.h>

static const char *const audience_names[] = {"person", "professional", NULL};

/* Cover and back are made by the program. Besides these, formats have parts of
 * their own. */
static const char *const part_names[] = {"first", "flap",  "second",
                                         "extra", "third", NULL};

/* How an item of a part is written. */
static const struct {
    const char *key;
    PartItemKind kind;
    const char *what; /* for loader_use */
    bool is_list;
} item_kinds[] = {
    {"section", PART_SECTION, "section", false},
    {"heading", PART_HEADING, "interface text", false},
    {"topic", PART_TOPIC, "topic", false},
    {"phrases", PART_PHRASES, "phrase", true},
    {"emergency", PART_EMERGENCY, "emergency line", true},
    {"organisations", PART_ORGANISATIONS, "service", true},
    {"map", PART_MAP, "service", true},
    {"rules", PART_RULES, "subject", false},
    {"text", PART_TEXT, "interface text", false},
    {"lines", PART_LINES, "interface text", true},
    {"main-message", PART_MAIN, "section", false},
};

/* A flyer as it stands in the file. */
typedef struct {
    Flyer flyer;
    int audience;
    const YamlNode *parts;
} RawFlyer;

#define FLYER_FIELD(key, kind, need, member)                                   \
    { key, kind, need, offsetof(RawFlyer, member), NULL }

static const Field flyer_fields[] = {
    FLYER_FIELD("flyer", FIELD_ID, FIELD_REQUIRED, flyer.id),
    FLYER_FIELD("code", FIELD_ID, FIELD_REQUIRED, flyer.code),
    FLYER_FIELD("topic", FIELD_ID, FIELD_REQUIRED, flyer.topic),
    {"audience", FIELD_CHOICE, FIELD_REQUIRED, offsetof(RawFlyer, audience),
     audience_names},
    FLYER_FIELD("single", FIELD_BOOL, FIELD_OPTIONAL, flyer.single),
    FLYER_FIELD("numbered", FIELD_BOOL, FIELD_OPTIONAL, flyer.numbered),
    FLYER_FIELD("formats", FIELD_IDS, FIELD_REQUIRED, flyer.formats),
    FLYER_FIELD("parts", FIELD_MAPPING, FIELD_REQUIRED, parts),
    {.key = NULL}};

static void free_item(gpointer data) {
    PartItem *item = data;
    g_ptr_array_unref(item->ids);
    g_free(item);
}

static void free_part(gpointer data) {
    FlyerPart *part = data;
    g_free(part->id);
    g_ptr_array_unref(part->items);
    g_free(part);
}

void flyer_free(Flyer *flyer) {
    RawFlyer raw = {.flyer = *flyer};
    yaml_clear(flyer_fields, &raw);
    g_clear_pointer(&flyer->parts, g_ptr_array_unref);
    g_free(flyer);
}

static PartItem *item_new(PartItemKind kind, Position position) {
    PartItem *item = g_new0(PartItem, 1);
    item->kind = kind;
    item->ids = g_ptr_array_new_with_free_func(g_free);
    item->position = position;
    return item;
}

static void add_id(Loader *loader, PartItem *item, const char *what,
                   const YamlNode *node) {
    if (!yaml_expect(node, YAML_TEXT, loader->diag)) {
        return;
    }
    if (g_ptr_array_find_with_equal_func(item->ids, node->text, g_str_equal,
                                         NULL)) {
        diag_error(loader->diag, node->position, "duplicate-id",
                   "'%s' stands twice in this list, remove one", node->text);
    }
    loader_use(loader, what, node->text, node->position);
    g_ptr_array_add(item->ids, g_strdup(node->text));
}

static void report_item(Loader *loader, Position position, const char *name) {
    diag_error(
        loader->diag, position, "unknown-key",
        "'%s' is not known here, choose from: section, heading, "
        "topic, phrases, emergency, organisations, map, rules, text, lines, "
        "main-message, languages, contact, hours, date, contents, sources",
        name);
}

/* "key: id" or "key: [ids]". */
static PartItem *load_keyed_item(Loader *loader, const YamlNode *node) {
    if (yaml_count(node) != 1) {
        diag_error(loader->diag, node->position, "wrong-type",
                   "one key stands in each item, start the next with a hyphen");
        return NULL;
    }
    const YamlNode *value = yaml_item(node, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(item_kinds); i++) {
        if (!g_str_equal(item_kinds[i].key, yaml_key(node, 0))) {
            continue;
        }
        PartItem *item = item_new(item_kinds[i].kind, node->position);
        if (!item_kinds[i].is_list) {
            add_id(loader, item, item_kinds[i].what, value);
        } else if (yaml_expect(value, YAML_SEQUENCE, loader->diag)) {
            for (guint j = 0; j < yaml_count(value); j++) {
                add_id(loader, item, item_kinds[i].what, yaml_item(value, j));
            }
        }
        return item;
    }
    report_item(loader, yaml_key_position(node, 0), yaml_key(node, 0));
    return NULL;
}

static PartItem *load_item(Loader *loader, const YamlNode *node) {
    if (node->kind == YAML_MAPPING) {
        return load_keyed_item(loader, node);
    }
    if (!yaml_expect(node, YAML_TEXT, loader->diag)) {
        return NULL;
    }
    if (g_str_equal(node->text, "sources")) {
        return item_new(PART_SOURCES, node->position);
    }
    if (g_str_equal(node->text, "contact")) {
        return item_new(PART_CONTACT, node->position);
    }
    if (g_str_equal(node->text, "hours")) {
        return item_new(PART_HOURS, node->position);
    }
    if (g_str_equal(node->text, "date")) {
        return item_new(PART_DATE, node->position);
    }
    if (g_str_equal(node->text, "contents")) {
        return item_new(PART_CONTENTS, node->position);
    }
    if (g_str_equal(node->text, "languages")) {
        return item_new(PART_LANGUAGES, node->position);
    }
    report_item(loader, node->position, node->text);
    return NULL;
}

/* Whether the part belongs to one format of the flyer: card-outside. */
static bool is_format_part(const Flyer *flyer, const char *part) {
    for (guint i = 0; i < flyer->formats->len; i++) {
        const char *format = g_ptr_array_index(flyer->formats, i);
        gsize length = strlen(format);
        if (strncmp(part, format, length) == 0 && part[length] == '-') {
            return true;
        }
    }
    return false;
}

static FlyerPart *load_part(Loader *loader, const Flyer *flyer,
                            const YamlNode *parts, guint index) {
    FlyerPart *part = g_new0(FlyerPart, 1);
    part->id = g_strdup(yaml_key(parts, index));
    part->position = yaml_key_position(parts, index);
    part->items = g_ptr_array_new_with_free_func(free_item);
    if (!g_strv_contains(part_names, part->id) &&
        !is_format_part(flyer, part->id)) {
        g_autofree char *names = g_strjoinv(", ", (char **)part_names);
        diag_error(loader->diag, part->position, "unknown-key",
                   "there is no part '%s', choose from: %s; or begin it with a "
                   "format of this flyer and a hyphen",
                   part->id, names);
    }
    const YamlNode *items = yaml_item(parts, index);
    if (yaml_expect(items, YAML_SEQUENCE, loader->diag)) {
        for (guint i = 0; i < yaml_count(items); i++) {
            PartItem *item = load_item(loader, yaml_item(items, i));
            if (item != NULL) {
                g_ptr_array_add(part->items, item);
            }
        }
    }
    return part;
}

/* A section stands on a flyer once. */
static void check_sections(const Flyer *flyer, Diag *diag) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(flyer->parts, i);
        for (guint j = 0; j < part->items->len; j++) {
            const PartItem *item = g_ptr_array_index(part->items, j);
            if (item->kind == PART_SECTION && item->ids->len == 1 &&
                !g_hash_table_add(seen, g_ptr_array_index(item->ids, 0))) {
                diag_error(diag, item->position, "duplicate-id",
                           "the section '%s' stands twice on this flyer, "
                           "remove one",
                           (const char *)g_ptr_array_index(item->ids, 0));
            }
        }
    }
}

static void load_parts(Loader *loader, Flyer *flyer, const YamlNode *parts) {
    flyer->parts = g_ptr_array_new_with_free_func(free_part);
    for (guint i = 0; i < yaml_count(parts); i++) {
        g_ptr_array_add(flyer->parts, load_part(loader, flyer, parts, i));
    }
    check_sections(flyer, loader->diag);
}

static void add_flyer(Loader *loader, const char *path, const YamlNode *root,
                      RawFlyer *raw) {
    Flyer *flyer = g_memdup2(&raw->flyer, sizeof raw->flyer);
    raw->flyer = (Flyer){0};
    flyer->position = root->position;
    flyer->professional = raw->audience == 1;
    loader_check_file_name(loader, path, flyer->id,
                           yaml_position_of(root, "flyer"));
    loader_claim(loader, "flyer", flyer->id, yaml_position_of(root, "flyer"));
    loader_claim(loader, "code", flyer->code, yaml_position_of(root, "code"));
    loader_use(loader, "topic", flyer->topic, yaml_position_of(root, "topic"));
    if (flyer->formats->len == 0) {
        diag_error(loader->diag, yaml_position_of(root, "formats"), "value",
                   "'formats' is empty, name at least one");
    }
    if (flyer->single && flyer->formats->len > 1) {
        diag_error(loader->diag, yaml_position_of(root, "formats"), "value",
                   "a single flyer has one format, name only one");
    }
    if (yaml_count(raw->parts) == 0) {
        diag_error(loader->diag, yaml_position_of(root, "parts"), "value",
                   "'parts' is empty, name at least one");
    }
    load_parts(loader, flyer, raw->parts);
    g_ptr_array_add(loader->content->flyers, flyer);
}

static void load_flyer(Loader *loader, const char *path) {
    g_autoptr(YamlNode) root = yaml_load(path, loader->diag);
    RawFlyer raw = {0};
    if (root == NULL) {
        return;
    }
    if (yaml_read(root, flyer_fields, &raw, loader->diag)) {
        add_flyer(loader, path, root, &raw);
    }
    yaml_clear(flyer_fields, &raw);
}

void load_flyers(Loader *loader) {
    loader_each_file(loader, "flyers", ".yaml", load_flyer);
}
