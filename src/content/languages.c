/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"
#include "content/document.h"
#include "content/yaml.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* A language as it stands in the file. */
typedef struct {
    char *code, *tag;
    char *name, *name_dutch, *script;
    bool right_to_left, offered;
    char *plural_forms, *hyphenation;
    GPtrArray *topics;
} RawLanguage;

#define LANGUAGE_FIELD(key, kind, need, member)                                \
    { key, kind, need, offsetof(RawLanguage, member), NULL }

static const Field language_fields[] = {
    LANGUAGE_FIELD("language", FIELD_ID, FIELD_REQUIRED, code),
    LANGUAGE_FIELD("tag", FIELD_ID, FIELD_OPTIONAL, tag),
    LANGUAGE_FIELD("name", FIELD_TEXT, FIELD_REQUIRED, name),
    LANGUAGE_FIELD("name-dutch", FIELD_TEXT, FIELD_REQUIRED, name_dutch),
    LANGUAGE_FIELD("script", FIELD_ID, FIELD_REQUIRED, script),
    LANGUAGE_FIELD("right-to-left", FIELD_BOOL, FIELD_OPTIONAL, right_to_left),
    LANGUAGE_FIELD("plural-forms", FIELD_TEXT, FIELD_REQUIRED, plural_forms),
    LANGUAGE_FIELD("hyphenation", FIELD_ID, FIELD_OPTIONAL, hyphenation),
    LANGUAGE_FIELD("topics", FIELD_IDS, FIELD_OPTIONAL, topics),
    LANGUAGE_FIELD("offered", FIELD_BOOL, FIELD_REQUIRED, offered),
    {.key = NULL}};

static void language_free(gpointer data) {
    Language *language = data;
    g_free(language->name);
    g_free(language->name_dutch);
    g_free(language->script);
    g_free(language->plural_forms);
    g_free(language->hyphenation);
    g_clear_pointer(&language->topics, g_ptr_array_unref);
    g_free(language);
}

/* The number of forms in "nplurals=3; plural=…;", or 0. */
static int count_plurals(const char *header) {
    if (!g_str_has_prefix(header, "nplurals=") ||
        strstr(header, "; plural=") == NULL) {
        return 0;
    }
    long count = strtol(header + strlen("nplurals="), NULL, 10);
    return count > 0 && count <= MESSAGE_MAX_FORMS ? (int)count : 0;
}

static bool is_script(const char *script) {
    bool good = strlen(script) == 4 && g_ascii_isupper(script[0]);
    for (int i = 1; good && i < 4; i++) {
        good = g_ascii_islower(script[i]);
    }
    return good;
}

static void check_language(const RawLanguage *raw, const YamlNode *node,
                           Diag *diag) {
    if (raw->plural_forms != NULL && count_plurals(raw->plural_forms) == 0) {
        diag_error(diag, yaml_position_of(node, "plural-forms"), "plural",
                   "'nplurals=' with 1 to %d and '; plural=' must stand here",
                   MESSAGE_MAX_FORMS);
    }
    if (raw->script != NULL && !is_script(raw->script)) {
        diag_error(diag, yaml_position_of(node, "script"), "value",
                   "'%s' is no ISO 15924 code, use four letters like Latn",
                   raw->script);
    }
}

static const char *intern_tag(const RawLanguage *raw) {
    if (raw->tag != NULL) {
        return g_intern_string(raw->tag);
    }
    g_autofree char *tag = g_strdelimit(g_strdup(raw->code), "_", '-');
    return g_intern_string(tag);
}

/* Takes the texts out of `raw`. */
static Language *language_new(RawLanguage *raw, Position position) {
    Language *language = g_new0(Language, 1);
    language->code = g_intern_string(raw->code);
    language->tag = intern_tag(raw);
    language->name = g_steal_pointer(&raw->name);
    language->name_dutch = g_steal_pointer(&raw->name_dutch);
    language->script = g_steal_pointer(&raw->script);
    language->right_to_left = raw->right_to_left;
    language->plural_forms = g_steal_pointer(&raw->plural_forms);
    language->plural_count = count_plurals(language->plural_forms);
    language->hyphenation = g_steal_pointer(&raw->hyphenation);
    language->topics = g_steal_pointer(&raw->topics);
    language->offered = raw->offered;
    language->position = position;
    return language;
}

static void load_language(LanguageTable *table, const YamlNode *node,
                          Diag *diag) {
    RawLanguage raw = {0};
    if (yaml_read(node, language_fields, &raw, diag)) {
        check_language(&raw, node, diag);
        if (language_lookup(table, raw.code) != NULL) {
            diag_error(diag, yaml_position_of(node, "language"), "duplicate-id",
                       "language '%s' stands twice, remove one", raw.code);
        }
        g_ptr_array_add(table, language_new(&raw, node->position));
    }
    yaml_clear(language_fields, &raw);
}

LanguageTable *languages_load(const char *locales_dir, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autofree char *path =
        g_build_filename(locales_dir, "languages.yaml", NULL);
    g_autoptr(YamlNode) root = yaml_load(path, diag);
    if (root == NULL || !yaml_expect(root, YAML_SEQUENCE, diag)) {
        return NULL;
    }
    LanguageTable *table = g_ptr_array_new_with_free_func(language_free);
    for (guint i = 0; i < yaml_count(root); i++) {
        load_language(table, yaml_item(root, i), diag);
    }
    if (diag_errors(diag) == errors && language_lookup(table, "nl") == NULL) {
        diag_error(diag, position_in_file(path), "language",
                   "Dutch (nl) is missing, add it: all texts are Dutch");
    }
    if (diag_errors(diag) > errors) {
        g_clear_pointer(&table, g_ptr_array_unref);
    }
    return table;
}

const Language *language_lookup(const LanguageTable *table, const char *code) {
    for (guint i = 0; i < table->len; i++) {
        const Language *language = g_ptr_array_index(table, i);
        if (g_strcmp0(language->code, code) == 0) {
            return language;
        }
    }
    return NULL;
}
