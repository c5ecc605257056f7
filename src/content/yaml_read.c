/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {
    [YAML_TEXT] = "a text",
    [YAML_SEQUENCE] = "a list",
    [YAML_MAPPING] = "a mapping (key: value)",
};

guint yaml_count(const YamlNode *node) {
    return node->items != NULL ? node->items->len : 0;
}

const YamlNode *yaml_item(const YamlNode *node, guint index) {
    return g_ptr_array_index(node->items, index);
}

const char *yaml_key(const YamlNode *node, guint index) {
    return ((const YamlNode *)g_ptr_array_index(node->keys, index))->text;
}

Position yaml_key_position(const YamlNode *node, guint index) {
    return ((const YamlNode *)g_ptr_array_index(node->keys, index))->position;
}

const YamlNode *yaml_lookup(const YamlNode *node, const char *key) {
    if (node->kind != YAML_MAPPING) {
        return NULL;
    }
    for (guint i = 0; i < yaml_count(node); i++) {
        if (g_str_equal(yaml_key(node, i), key)) {
            return yaml_item(node, i);
        }
    }
    return NULL;
}

Position yaml_position_of(const YamlNode *node, const char *key) {
    const YamlNode *value = yaml_lookup(node, key);
    return value != NULL ? value->position : node->position;
}

static bool is_empty(const YamlNode *node) {
    return node->kind == YAML_TEXT && !node->quoted && node->text[0] == '\0';
}

bool yaml_expect(const YamlNode *node, YamlKind kind, Diag *diag) {
    if (node->kind == kind && !is_empty(node)) {
        return true;
    }
    diag_error(diag, node->position, "wrong-type", "%s must stand here, not %s",
               kind_names[kind],
               is_empty(node) ? "nothing" : kind_names[node->kind]);
    return false;
}

bool yaml_read_number(const YamlNode *node, double *result, Diag *diag) {
    if (!yaml_expect(node, YAML_TEXT, diag)) {
        return false;
    }
    char *end;
    double number = g_ascii_strtod(node->text, &end);
    bool plain = strspn(node->text, "+-.0123456789") == strlen(node->text);
    if (node->quoted || !plain || *end != '\0' || end == node->text) {
        diag_error(diag, node->position, "wrong-type",
                   "a number must stand here, not '%s'", node->text);
        return false;
    }
    *result = number;
    return true;
}

bool yaml_read_int(const YamlNode *node, int *result, Diag *diag) {
    if (!yaml_expect(node, YAML_TEXT, diag)) {
        return false;
    }
    gint64 number;
    if (node->quoted || !g_ascii_string_to_signed(node->text, 10, G_MININT32,
                                                  G_MAXINT32, &number, NULL)) {
        diag_error(diag, node->position, "wrong-type",
                   "a whole number must stand here, not '%s'", node->text);
        return false;
    }
    *result = (int)number;
    return true;
}

bool yaml_read_bool(const YamlNode *node, bool *result, Diag *diag) {
    if (!yaml_expect(node, YAML_TEXT, diag)) {
        return false;
    }
    bool yes = g_str_equal(node->text, "true");
    if (node->quoted || (!yes && !g_str_equal(node->text, "false"))) {
        diag_error(diag, node->position, "wrong-type",
                   "true or false must stand here, not '%s'", node->text);
        return false;
    }
    *result = yes;
    return true;
}

bool yaml_parse_date(const char *text, GDate *result) {
    for (int i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : !g_ascii_isdigit(text[i])) {
            return false;
        }
    }
    GDateYear year = (GDateYear)strtol(text, NULL, 10);
    int month = (int)strtol(text + 5, NULL, 10);
    GDateDay day = (GDateDay)strtol(text + 8, NULL, 10);
    if (text[10] != '\0' || !g_date_valid_dmy(day, month, year)) {
        return false;
    }
    g_date_clear(result, 1);
    g_date_set_dmy(result, day, month, year);
    return true;
}

bool yaml_read_date(const YamlNode *node, GDate *result, Diag *diag) {
    if (!yaml_expect(node, YAML_TEXT, diag)) {
        return false;
    }
    if (!yaml_parse_date(node->text, result)) {
        diag_error(diag, node->position, "wrong-type",
                   "a day like 2026-11-21 must stand here, not '%s'",
                   node->text);
        return false;
    }
    return true;
}

bool yaml_read_choice(const YamlNode *node, const char *const *choices,
                      int *result, Diag *diag) {
    if (!yaml_expect(node, YAML_TEXT, diag)) {
        return false;
    }
    for (int i = 0; choices[i] != NULL; i++) {
        if (g_str_equal(choices[i], node->text)) {
            *result = i;
            return true;
        }
    }
    g_autofree char *list = g_strjoinv(", ", (char **)choices);
    diag_error(diag, node->position, "value",
               "'%s' is not known here, choose from: %s", node->text, list);
    return false;
}

bool yaml_is_id(const char *text) {
    if (!g_ascii_isalnum(text[0])) {
        return false;
    }
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum(*text) && strchr("-_.", *text) == NULL) {
            return false;
        }
    }
    return true;
}

static bool expect_text(const YamlNode *node, FieldKind kind, Diag *diag) {
    if (!yaml_expect(node, YAML_TEXT, diag)) {
        return false;
    }
    if (kind == FIELD_ID && !yaml_is_id(node->text)) {
        diag_error(diag, node->position, "value",
                   "'%s' is no id: use letters, digits and hyphens",
                   node->text);
        return false;
    }
    if (strspn(node->text, " \n") == strlen(node->text)) {
        diag_error(diag, node->position, "value", "the text is empty");
        return false;
    }
    return true;
}

static bool read_text(const YamlNode *node, FieldKind kind, char **result,
                      Diag *diag) {
    if (!expect_text(node, kind, diag)) {
        return false;
    }
    g_free(*result);
    *result = g_strdup(node->text);
    return true;
}

static bool read_texts(const YamlNode *node, FieldKind kind, GPtrArray **result,
                       Diag *diag) {
    if (!yaml_expect(node, YAML_SEQUENCE, diag)) {
        return false;
    }
    bool good = true;
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < yaml_count(node); i++) {
        const YamlNode *item = yaml_item(node, i);
        if (!expect_text(item, kind, diag)) {
            good = false;
        } else if (kind == FIELD_ID &&
                   g_ptr_array_find_with_equal_func(texts, item->text,
                                                    g_str_equal, NULL)) {
            diag_error(diag, item->position, "duplicate-id",
                       "'%s' stands twice in this list, remove one",
                       item->text);
            good = false;
        } else {
            g_ptr_array_add(texts, g_strdup(item->text));
        }
    }
    g_clear_pointer(result, g_ptr_array_unref);
    *result = texts;
    return good;
}

static bool read_node(const YamlNode *node, FieldKind kind,
                      const YamlNode **result, Diag *diag) {
    if ((kind == FIELD_SEQUENCE && !yaml_expect(node, YAML_SEQUENCE, diag)) ||
        (kind == FIELD_MAPPING && !yaml_expect(node, YAML_MAPPING, diag))) {
        return false;
    }
    *result = node;
    return true;
}

static bool read_field(const YamlNode *node, const Field *field, void *target,
                       Diag *diag) {
    void *member = (char *)target + field->offset;
    switch (field->kind) {
    case FIELD_ID:
    case FIELD_TEXT:
        return read_text(node, field->kind, member, diag);
    case FIELD_INT:
        return yaml_read_int(node, member, diag);
    case FIELD_NUMBER:
        return yaml_read_number(node, member, diag);
    case FIELD_BOOL:
        return yaml_read_bool(node, member, diag);
    case FIELD_DATE:
        return yaml_read_date(node, member, diag);
    case FIELD_CHOICE:
        return yaml_read_choice(node, field->choices, member, diag);
    case FIELD_IDS:
        return read_texts(node, FIELD_ID, member, diag);
    case FIELD_TEXTS:
        return read_texts(node, FIELD_TEXT, member, diag);
    case FIELD_SEQUENCE:
    case FIELD_MAPPING:
    case FIELD_ANY:
        return read_node(node, field->kind, member, diag);
    }
    return false;
}

static const Field *find_field(const Field *fields, const char *key) {
    for (; fields->key != NULL; fields++) {
        if (g_str_equal(fields->key, key)) {
            return fields;
        }
    }
    return NULL;
}

static void report_unknown(const YamlNode *mapping, guint index,
                           const Field *fields, Diag *diag) {
    g_autoptr(GString) known = g_string_new(NULL);
    for (; fields->key != NULL; fields++) {
        g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "",
                               fields->key);
    }
    diag_error(diag, yaml_key_position(mapping, index), "unknown-key",
               "key '%s' is not known here, choose from: %s",
               yaml_key(mapping, index), known->str);
}

static bool read_known(const YamlNode *mapping, const Field *fields,
                       void *target, Diag *diag) {
    bool good = true;
    for (guint i = 0; i < yaml_count(mapping); i++) {
        const Field *field = find_field(fields, yaml_key(mapping, i));
        if (field == NULL) {
            report_unknown(mapping, i, fields, diag);
            good = false;
        } else if (!read_field(yaml_item(mapping, i), field, target, diag)) {
            good = false;
        }
    }
    return good;
}

bool yaml_read(const YamlNode *mapping, const Field *fields, void *target,
               Diag *diag) {
    if (!yaml_expect(mapping, YAML_MAPPING, diag)) {
        return false;
    }
    bool good = read_known(mapping, fields, target, diag);
    for (; fields->key != NULL; fields++) {
        if (fields->need == FIELD_REQUIRED &&
            yaml_lookup(mapping, fields->key) == NULL) {
            diag_error(diag, mapping->position, "missing-key",
                       "key '%s' is missing, add it", fields->key);
            good = false;
        }
    }
    return good;
}

void yaml_clear(const Field *fields, void *target) {
    for (; fields->key != NULL; fields++) {
        void *member = (char *)target + fields->offset;
        if (fields->kind == FIELD_ID || fields->kind == FIELD_TEXT) {
            g_clear_pointer((char **)member, g_free);
        } else if (fields->kind == FIELD_IDS || fields->kind == FIELD_TEXTS) {
            g_clear_pointer((GPtrArray **)member, g_ptr_array_unref);
        }
    }
}
