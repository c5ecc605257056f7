/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/edition.h"

#include "base/file.h"
#include "content/yaml.h"
#include "edition/edition_contact.h"
#include "edition/edition_events.h"
#include "edition/edition_look.h"
#include "edition/edition_rules.h"

#include <stddef.h>
#include <string.h>

typedef enum { KIND_MUNICIPALITY, KIND_REGION, KIND_COUNTRY } EditionKind;

static const char *const kind_names[] = {"municipality", "region", "country",
                                         NULL};
static const char *const status_names[] = {"example", "review", "approved",
                                           NULL};

typedef enum { LAYER_OPEN, LAYER_BUSY, LAYER_DONE } LayerState;

/* An edition as its file gives it; what it extends is laid under it later. */
typedef struct {
    Edition edition;
    char *extends;
    Position extends_position;
    EditionKind kind;
    const YamlNode *rules, *events, *approved, *contact, *look;
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
    EDITION_FIELD("events", FIELD_SEQUENCE, FIELD_OPTIONAL, events),
    EDITION_FIELD("organisations", FIELD_IDS, FIELD_OPTIONAL,
                  edition.organisations),
    EDITION_FIELD("ask", FIELD_IDS, FIELD_OPTIONAL, edition.ask),
    EDITION_FIELD("contact", FIELD_MAPPING, FIELD_OPTIONAL, contact),
    EDITION_FIELD("look", FIELD_MAPPING, FIELD_OPTIONAL, look),
    EDITION_FIELD("quiet", FIELD_BOOL, FIELD_OPTIONAL, edition.quiet),
    {.key = NULL}};

static const Field approved_fields[] = {
    {"by", FIELD_TEXT, FIELD_REQUIRED, offsetof(Edition, approved_by), NULL},
    {"from", FIELD_DATE, FIELD_REQUIRED, offsetof(Edition, approved_from),
     NULL},
    {"until", FIELD_DATE, FIELD_REQUIRED, offsetof(Edition, approved_until),
     NULL},
    {.key = NULL}};

static void clear_raw(RawEdition *raw) {
    yaml_clear(edition_fields, raw);
    yaml_clear(approved_fields, &raw->edition);
    g_clear_pointer(&raw->edition.rules, g_ptr_array_unref);
    g_clear_pointer(&raw->edition.contact, edition_contact_free);
    g_clear_pointer(&raw->edition.look, edition_look_free);
    g_clear_pointer(&raw->edition.events, g_ptr_array_unref);
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
    raw->edition.rules =
        edition_rules_read(raw->rules, loader->content, loader->diag);
    raw->edition.events =
        edition_events_read(raw->events, loader->content, loader->diag);
    resolve_organisations(loader, yaml_lookup(root, "organisations"),
                          &raw->edition.organisations);
    resolve_organisations(loader, yaml_lookup(root, "ask"), &raw->edition.ask);
    read_approved(loader, raw, root);
    if (raw->contact != NULL) {
        raw->edition.contact =
            edition_contact_read(raw->contact, loader->content, loader->diag);
    }
    if (raw->look != NULL) {
        raw->edition.look =
            edition_look_read(raw->look, loader->content->dir, loader->diag);
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
    raw->edition.country = raw->kind == KIND_COUNTRY;
    raw->extends_position = yaml_position_of(root, "extends");
    /* they go with the tree */
    raw->rules = raw->events = raw->approved = NULL;
    raw->contact = raw->look = NULL;
    if (raw->edition.id != NULL) {
        check_file_name(loader, path, root, raw->edition.id);
    }
    if (good) {
        if (raw->kind != KIND_COUNTRY) { /* each language names the country */
            content_check_name(loader->content, raw->edition.name,
                               loader->diag);
        }
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

static void lay_over(Edition *edition, const Edition *base) {
    prepend_texts(&edition->languages, base->languages);
    prepend_texts(&edition->flyers, base->flyers);
    edition_rules_lay_over(&edition->rules, base->rules);
    edition_events_lay_over(&edition->events, base->events);
    prepend_pointers(&edition->organisations, base->organisations);
    prepend_pointers(&edition->ask, base->ask);
    if (edition->contact == NULL) {
        edition->contact = edition_contact_copy(base->contact);
    }
    if (edition->look == NULL) {
        edition->look = edition_look_copy(base->look);
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

void editions_check_dates(const GPtrArray *editions, const GDate *date,
                          int due_days, Diag *diag) {
    for (guint i = 0; i < editions->len; i++) {
        const Edition *edition = g_ptr_array_index(editions, i);
        edition_rules_check_dates(edition->rules, date, diag);
        edition_events_check_dates(edition->events, date, diag);
        edition_contact_check_date(edition, date, due_days, diag);
    }
}

EditionStatus edition_status_on(const Edition *edition, const GDate *date) {
    if (edition->status == STATUS_APPROVED &&
        (g_date_compare(date, &edition->approved_from) < 0 ||
         g_date_compare(date, &edition->approved_until) > 0)) {
        return STATUS_REVIEW;
    }
    return edition->status;
}
