/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/edition.h"

#include "base/file.h"
#include "edition/edition_contact.h"

#include <stddef.h>
#include <string.h>

static const char *const kind_names[] = {"municipality", "region", NULL};
static const char *const status_names[] = {"example", "review", "approved",
                                           NULL};

typedef enum { LAYER_OPEN, LAYER_BUSY, LAYER_DONE } LayerState;

/* An edition as its file gives it; what it extends is laid under it later. */
typedef struct {
    Edition edition;
    char *extends;
    Position extends_position;
    int kind;
    const YamlNode *rules, *approved, *contact;
    LayerState state;
} RawEdition;

typedef struct {
    const Content *content;
    const LanguageTable *languages;
    GPtrArray *raws; /* RawEdition* */
    Diag *diag;
} EditionLoader;

#define EDITION_FIELD(key, kind, need, member)                                 \
    { key, kind, need, offsetof(RawEdition, member), NULL }

/* Lists of ids are read by hand, for the position of each. */
static const Field edition_fields[] = {
    EDITION_FIELD("edition", FIELD_ID, FIELD_REQUIRED, edition.id),
    EDITION_FIELD("name", FIELD_TEXT, FIELD_REQUIRED, edition.name),
    {"kind", FIELD_CHOICE, FIELD_REQUIRED, offsetof(RawEdition, kind),
     kind_names},
    EDITION_FIELD("extends", FIELD_ID, FIELD_OPTIONAL, extends),
    {"status", FIELD_CHOICE, FIELD_REQUIRED,
     offsetof(RawEdition, edition.status), status_names},
    EDITION_FIELD("approved", FIELD_MAPPING, FIELD_OPTIONAL, approved),
    EDITION_FIELD("languages", FIELD_IDS, FIELD_REQUIRED, edition.languages),
    EDITION_FIELD("flyers", FIELD_IDS, FIELD_REQUIRED, edition.flyers),
    EDITION_FIELD("rules", FIELD_SEQUENCE, FIELD_OPTIONAL, rules),
    EDITION_FIELD("organisations", FIELD_IDS, FIELD_OPTIONAL,
                  edition.organisations),
    EDITION_FIELD("ask", FIELD_IDS, FIELD_OPTIONAL, edition.ask),
    EDITION_FIELD("contact", FIELD_MAPPING, FIELD_OPTIONAL, contact),
    {.key = NULL}};

static const Field approved_fields[] = {
    {"by", FIELD_TEXT, FIELD_REQUIRED, offsetof(Edition, approved_by), NULL},
    {"from", FIELD_DATE, FIELD_REQUIRED, offsetof(Edition, approved_from),
     NULL},
    {"until", FIELD_DATE, FIELD_REQUIRED, offsetof(Edition, approved_until),
     NULL},
    {.key = NULL}};

typedef struct {
    char *id;
    const YamlNode *values;
    GPtrArray *sources;
} RawRule;

static const Field rule_fields[] = {
    {"rule", FIELD_ID, FIELD_REQUIRED, offsetof(RawRule, id), NULL},
    {"values", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(RawRule, values), NULL},
    {"sources", FIELD_IDS, FIELD_REQUIRED, offsetof(RawRule, sources), NULL},
    {.key = NULL}};

static void free_rule(gpointer data) {
    EditionRule *rule = data;
    g_hash_table_unref(rule->values);
    g_ptr_array_unref(rule->sources);
    g_free(rule);
}

static void clear_raw(RawEdition *raw) {
    yaml_clear(edition_fields, raw);
    yaml_clear(approved_fields, &raw->edition);
    g_clear_pointer(&raw->edition.rules, g_ptr_array_unref);
    g_clear_pointer(&raw->edition.contact, edition_contact_free);
}

static void free_raw(gpointer raw) {
    clear_raw(raw);
    g_free(raw);
}

static void free_edition(gpointer data) {
    edition_free(data);
}

void edition_free(Edition *edition) {
    if (edition == NULL) {
        return;
    }
    RawEdition raw = {.edition = *edition};
    clear_raw(&raw);
    g_free(edition);
}

/* A list may be longer than the file says by what is extended: an id is there
 * once. */
static void add_pointer(GPtrArray *list, gpointer pointer) {
    if (!g_ptr_array_find(list, pointer, NULL)) {
        g_ptr_array_add(list, pointer);
    }
}

static void report_dangling(Diag *diag, const YamlNode *node,
                            const char *what) {
    diag_error(diag, node->position, "dangling-id",
               "there is no %s '%s', correct the id or add it", what,
               node->text);
}

/* Replaces the ids that yaml_read put into `*list` by what they name. */
static void resolve_organisations(const EditionLoader *loader,
                                  const YamlNode *ids, GPtrArray **list) {
    g_clear_pointer(list, g_ptr_array_unref);
    *list = g_ptr_array_new();
    for (guint i = 0; ids != NULL && i < yaml_count(ids); i++) {
        const YamlNode *id = yaml_item(ids, i);
        gpointer organisation =
            id->kind == YAML_TEXT
                ? g_hash_table_lookup(loader->content->organisations, id->text)
                : NULL;
        if (organisation != NULL) {
            add_pointer(*list, organisation);
        } else if (id->kind == YAML_TEXT) {
            report_dangling(loader->diag, id, "organisation");
        }
    }
}

static void check_languages(const EditionLoader *loader, const YamlNode *list) {
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *code = yaml_item(list, i);
        if (code->kind == YAML_TEXT &&
            language_lookup(loader->languages, code->text) == NULL) {
            report_dangling(loader->diag, code, "language");
        }
    }
}

static void check_flyers(const EditionLoader *loader, const YamlNode *list) {
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *id = yaml_item(list, i);
        if (id->kind == YAML_TEXT &&
            content_lookup_flyer(loader->content, id->text) == NULL) {
            report_dangling(loader->diag, id, "flyer");
        }
    }
}

static void read_value(const EditionLoader *loader, EditionRule *rule,
                       const YamlNode *values, guint index) {
    const char *name = yaml_key(values, index);
    const YamlNode *value = yaml_item(values, index);
    gpointer kind;
    if (!g_hash_table_lookup_extended(rule->rule->values, name, NULL, &kind)) {
        diag_error(loader->diag, yaml_key_position(values, index),
                   "placeholder", "the rule '%s' has no value '%s', remove it",
                   rule->rule->id, name);
    } else if (yaml_expect(value, YAML_TEXT, loader->diag)) {
        if (!value_fits_kind(value->text, GPOINTER_TO_INT(kind))) {
            diag_error(loader->diag, value->position, "value",
                       "'%s' is no %s as the rule '%s' wants it", value->text,
                       value_kind_name(GPOINTER_TO_INT(kind)), rule->rule->id);
        }
        g_hash_table_insert(rule->values, g_strdup(name),
                            g_strdup(value->text));
    }
}

static void read_values(const EditionLoader *loader, EditionRule *rule,
                        const YamlNode *values) {
    for (guint i = 0; values != NULL && i < yaml_count(values); i++) {
        read_value(loader, rule, values, i);
    }
    GHashTableIter iterator;
    gpointer name;
    g_hash_table_iter_init(&iterator, rule->rule->values);
    while (g_hash_table_iter_next(&iterator, &name, NULL)) {
        if (values == NULL || yaml_lookup(values, name) == NULL) {
            diag_error(loader->diag,
                       values != NULL ? values->position : rule->position,
                       "placeholder",
                       "the rule '%s' needs a value '%s', add it",
                       rule->rule->id, (char *)name);
        }
    }
}

static void use_sources(const EditionLoader *loader, const YamlNode *entry) {
    const YamlNode *list = yaml_lookup(entry, "sources");
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *id = yaml_item(list, i);
        if (id->kind == YAML_TEXT) {
            content_use_source(loader->content, id->text, id->position,
                               loader->diag);
        }
    }
    if (list != NULL && list->kind == YAML_SEQUENCE && yaml_count(list) == 0) {
        diag_error(loader->diag, list->position, "missing-source",
                   "this rule has no source, add one");
    }
}

static EditionRule *rule_new(const Rule *rule, GPtrArray *sources,
                             Position position) {
    EditionRule *edition_rule = g_new0(EditionRule, 1);
    edition_rule->rule = rule;
    edition_rule->values =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    edition_rule->sources =
        sources != NULL ? sources : g_ptr_array_new_with_free_func(g_free);
    edition_rule->position = position;
    return edition_rule;
}

static int find_rule(const GPtrArray *rules, const Rule *rule) {
    for (guint i = 0; i < rules->len; i++) {
        if (((const EditionRule *)g_ptr_array_index(rules, i))->rule == rule) {
            return (int)i;
        }
    }
    return -1;
}

static void read_rule(const EditionLoader *loader, GPtrArray *rules,
                      const YamlNode *entry) {
    RawRule raw = {0};
    yaml_read(entry, rule_fields, &raw, loader->diag);
    use_sources(loader, entry);
    const Rule *rule = raw.id != NULL
                           ? g_hash_table_lookup(loader->content->rules, raw.id)
                           : NULL;
    if (rule != NULL) {
        Position position = yaml_position_of(entry, "rule");
        EditionRule *edition_rule =
            rule_new(rule, g_steal_pointer(&raw.sources), position);
        read_values(loader, edition_rule, raw.values);
        if (find_rule(rules, rule) >= 0) {
            diag_error(loader->diag, position, "duplicate-id",
                       "the rule '%s' stands twice, remove one", rule->id);
        }
        g_ptr_array_add(rules, edition_rule);
    } else if (raw.id != NULL) {
        report_dangling(loader->diag, yaml_lookup(entry, "rule"), "rule");
    }
    yaml_clear(rule_fields, &raw);
}

static void read_approved(const EditionLoader *loader, RawEdition *raw,
                          const YamlNode *root) {
    Edition *edition = &raw->edition;
    bool is_approved = edition->status == STATUS_APPROVED;
    if (raw->approved == NULL) {
        if (is_approved) {
            diag_error(loader->diag, yaml_position_of(root, "status"),
                       "missing-key",
                       "'approved' is missing: add by whom, from and until");
        }
        return;
    }
    if (!is_approved) {
        diag_error(loader->diag, raw->approved->position, "value",
                   "'approved' stands only with the status approved, remove "
                   "it");
    }
    if (yaml_read(raw->approved, approved_fields, edition, loader->diag) &&
        g_date_compare(&edition->approved_from, &edition->approved_until) > 0) {
        diag_error(loader->diag, yaml_position_of(raw->approved, "until"),
                   "value", "'until' comes before 'from', correct one");
    }
}

static void check_file_name(const EditionLoader *loader, const char *path,
                            const YamlNode *root, const char *id) {
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *expected = g_strconcat(id, ".yaml", NULL);
    if (!g_str_equal(name, expected)) {
        diag_error(loader->diag, yaml_position_of(root, "edition"), "file-name",
                   "the id '%s' is not the name of the file, rename one", id);
    }
}

/* Reads what refers to the content. */
static void read_lists(const EditionLoader *loader, RawEdition *raw,
                       const YamlNode *root) {
    check_languages(loader, yaml_lookup(root, "languages"));
    check_flyers(loader, yaml_lookup(root, "flyers"));
    raw->edition.rules = g_ptr_array_new_with_free_func(free_rule);
    for (guint i = 0; raw->rules != NULL && i < yaml_count(raw->rules); i++) {
        read_rule(loader, raw->edition.rules, yaml_item(raw->rules, i));
    }
    resolve_organisations(loader, yaml_lookup(root, "organisations"),
                          &raw->edition.organisations);
    resolve_organisations(loader, yaml_lookup(root, "ask"), &raw->edition.ask);
    read_approved(loader, raw, root);
    if (raw->contact != NULL) {
        raw->edition.contact =
            edition_contact_read(raw->contact, loader->content, loader->diag);
    }
}

static void load_edition(const EditionLoader *loader, const char *path) {
    g_autoptr(YamlNode) root = yaml_load(path, loader->diag);
    if (root == NULL) {
        return;
    }
    RawEdition *raw = g_new0(RawEdition, 1);
    g_date_clear(&raw->edition.approved_from, 1);
    g_date_clear(&raw->edition.approved_until, 1);
    bool good = yaml_read(root, edition_fields, raw, loader->diag);
    read_lists(loader, raw, root);
    raw->edition.position = root->position;
    raw->edition.region = raw->kind == 1;
    raw->extends_position = yaml_position_of(root, "extends");
    /* they go with the tree */
    raw->rules = raw->approved = raw->contact = NULL;
    if (raw->edition.id != NULL) {
        check_file_name(loader, path, root, raw->edition.id);
    }
    if (good) {
        content_check_name(loader->content, raw->edition.name, loader->diag);
        g_ptr_array_add(loader->raws, raw);
    } else {
        free_raw(raw);
    }
}

static RawEdition *find_raw(const EditionLoader *loader, const char *id) {
    for (guint i = 0; i < loader->raws->len; i++) {
        RawEdition *raw = g_ptr_array_index(loader->raws, i);
        if (g_str_equal(raw->edition.id, id)) {
            return raw;
        }
    }
    return NULL;
}

/* Puts the texts of `base` before those of `*list`, each once. */
static void prepend_texts(GPtrArray **list, const GPtrArray *base) {
    GPtrArray *merged = g_ptr_array_new_with_free_func(g_free);
    const GPtrArray *both[] = {base, *list};
    for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
        for (guint j = 0; j < both[i]->len; j++) {
            const char *text = g_ptr_array_index(both[i], j);
            if (!g_ptr_array_find_with_equal_func(merged, text, g_str_equal,
                                                  NULL)) {
                g_ptr_array_add(merged, g_strdup(text));
            }
        }
    }
    g_ptr_array_unref(*list);
    *list = merged;
}

static void prepend_pointers(GPtrArray **list, const GPtrArray *base) {
    GPtrArray *merged = g_ptr_array_new();
    const GPtrArray *both[] = {base, *list};
    for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
        for (guint j = 0; j < both[i]->len; j++) {
            add_pointer(merged, g_ptr_array_index(both[i], j));
        }
    }
    g_ptr_array_unref(*list);
    *list = merged;
}

static EditionRule *rule_copy(const EditionRule *rule) {
    EditionRule *copy =
        rule_new(rule->rule, g_ptr_array_ref(rule->sources), rule->position);
    g_hash_table_unref(copy->values);
    copy->values = g_hash_table_ref(rule->values);
    return copy;
}

/* A rule that stands in both is the own one, in the place of the other. */
static void prepend_rules(GPtrArray **list, const GPtrArray *base) {
    GPtrArray *merged = g_ptr_array_new_with_free_func(free_rule);
    for (guint i = 0; i < base->len; i++) {
        const EditionRule *rule = g_ptr_array_index(base, i);
        int own = find_rule(*list, rule->rule);
        g_ptr_array_add(
            merged,
            rule_copy(own < 0 ? rule : g_ptr_array_index(*list, (guint)own)));
    }
    for (guint i = 0; i < (*list)->len; i++) {
        const EditionRule *rule = g_ptr_array_index(*list, i);
        if (find_rule(merged, rule->rule) < 0) {
            g_ptr_array_add(merged, rule_copy(rule));
        }
    }
    g_ptr_array_unref(*list);
    *list = merged;
}

static void lay_over(Edition *edition, const Edition *base) {
    prepend_texts(&edition->languages, base->languages);
    prepend_texts(&edition->flyers, base->flyers);
    prepend_rules(&edition->rules, base->rules);
    prepend_pointers(&edition->organisations, base->organisations);
    prepend_pointers(&edition->ask, base->ask);
    if (edition->contact == NULL) {
        edition->contact = edition_contact_copy(base->contact);
    }
}

/* Recursion ends: a busy edition is not entered again. */
static void layer(const EditionLoader *loader, RawEdition *raw) {
    raw->state = LAYER_BUSY;
    RawEdition *base =
        raw->extends != NULL ? find_raw(loader, raw->extends) : NULL;
    if (raw->extends != NULL && base == NULL) {
        diag_error(loader->diag, raw->extends_position, "dangling-id",
                   "there is no edition '%s', correct the id or add it",
                   raw->extends);
    } else if (base != NULL && base->state == LAYER_BUSY) {
        diag_error(loader->diag, raw->extends_position, "cycle",
                   "'%s' and '%s' extend each other, remove one 'extends'",
                   raw->edition.id, raw->extends);
    } else if (base != NULL) {
        if (base->state == LAYER_OPEN) {
            layer(loader, base);
        }
        lay_over(&raw->edition, &base->edition);
    }
    raw->state = LAYER_DONE;
}

static gint compare_editions(gconstpointer a, gconstpointer b) {
    return strcmp((*(Edition *const *)a)->id, (*(Edition *const *)b)->id);
}

/* Takes the editions out of the loader. */
static GPtrArray *take_editions(const EditionLoader *loader) {
    GPtrArray *editions = g_ptr_array_new_with_free_func(free_edition);
    for (guint i = 0; i < loader->raws->len; i++) {
        RawEdition *raw = g_ptr_array_index(loader->raws, i);
        g_ptr_array_add(editions,
                        g_memdup2(&raw->edition, sizeof raw->edition));
        raw->edition = (Edition){0};
    }
    g_ptr_array_sort(editions, compare_editions);
    return editions;
}

GPtrArray *editions_load(const Content *content, const LanguageTable *languages,
                         Diag *diag) {
    guint errors = diag_errors(diag);
    g_autofree char *folder = g_build_filename(content->dir, "editions", NULL);
    g_autoptr(GPtrArray) files = file_list(folder, ".yaml", diag);
    EditionLoader loader = {content, languages,
                            g_ptr_array_new_with_free_func(free_raw), diag};
    for (guint i = 0; files != NULL && i < files->len; i++) {
        load_edition(&loader, g_ptr_array_index(files, i));
    }
    for (guint i = 0; i < loader.raws->len; i++) {
        RawEdition *raw = g_ptr_array_index(loader.raws, i);
        if (raw->state == LAYER_OPEN) {
            layer(&loader, raw);
        }
    }
    GPtrArray *editions =
        diag_errors(diag) == errors ? take_editions(&loader) : NULL;
    g_ptr_array_unref(loader.raws);
    return editions;
}

EditionStatus edition_status_on(const Edition *edition, const GDate *date) {
    if (edition->status == STATUS_APPROVED &&
        (g_date_compare(date, &edition->approved_from) < 0 ||
         g_date_compare(date, &edition->approved_until) > 0)) {
        return STATUS_REVIEW;
    }
    return edition->status;
}
