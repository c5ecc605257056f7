/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content_loader.h"

#include "content/source_text.h"

#include <stddef.h>
#include <string.h>

const char *const value_kind_names[] = {"count",  "number", "time", "date",
                                        "amount", "phone",  "name", NULL};

static const char *const authority_names[] = {"municipality", "police",
                                              "national", NULL};

/* A rule as it stands in the file. */
typedef struct {
    char *id, *subject, *text, *one, *note;
    const YamlNode *values;
    int authority;
    FactKind kind;
} RawRule;

#define RULE_FIELD(key, kind, need, member)                                    \
    { key, kind, need, offsetof(RawRule, member), NULL }

static const Field rule_fields[] = {
    RULE_FIELD("rule", FIELD_ID, FIELD_REQUIRED, id),
    RULE_FIELD("subject", FIELD_ID, FIELD_REQUIRED, subject),
    RULE_FIELD("text", FIELD_TEXT, FIELD_REQUIRED, text),
    RULE_FIELD("one", FIELD_TEXT, FIELD_OPTIONAL, one),
    RULE_FIELD("values", FIELD_MAPPING, FIELD_OPTIONAL, values),
    {"authority", FIELD_CHOICE, FIELD_REQUIRED, offsetof(RawRule, authority),
     authority_names},
    {"kind", FIELD_CHOICE, FIELD_REQUIRED, offsetof(RawRule, kind),
     fact_kind_names},
    RULE_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

void rule_free(Rule *rule) {
    g_free(rule->id);
    g_free(rule->subject);
    g_free(rule->authority);
    g_hash_table_unref(rule->values);
    g_free(rule);
}

const char *value_kind_name(ValueKind kind) {
    return value_kind_names[kind];
}

static bool is_time(const char *text) {
    if (strlen(text) != 5 || text[2] != ':') {
        return false;
    }
    for (int i = 0; i < 5; i++) {
        if (i != 2 && !g_ascii_isdigit(text[i])) {
            return false;
        }
    }
    return g_ascii_strtoull(text, NULL, 10) < 24 &&
           g_ascii_strtoull(text + 3, NULL, 10) < 60;
}

static bool holds_only(const char *text, const char *characters) {
    return *text != '\0' && strspn(text, characters) == strlen(text);
}

bool value_fits_kind(const char *text, ValueKind kind) {
    GDate date;
    switch (kind) {
    case VALUE_COUNT:
        return holds_only(text, "0123456789") && strlen(text) <= 9;
    case VALUE_NUMBER:
    case VALUE_AMOUNT:
        return g_ascii_isdigit(text[0]) && holds_only(text, "0123456789.,");
    case VALUE_TIME:
        return is_time(text);
    case VALUE_DATE:
        return yaml_parse_date(text, &date);
    case VALUE_PHONE:
        return holds_only(text, "0123456789 +-()") && strlen(text) >= 3;
    case VALUE_NAME:
        return *text != '\0' && strpbrk(text, "{}*\n") == NULL;
    }
    return false;
}

static void read_values(Rule *rule, const YamlNode *values, Diag *diag) {
    for (guint i = 0; i < yaml_count(values); i++) {
        int kind = VALUE_NUMBER;
        yaml_read_choice(yaml_item(values, i), value_kind_names, &kind, diag);
        g_hash_table_insert(rule->values, g_strdup(yaml_key(values, i)),
                            GINT_TO_POINTER(kind));
    }
}

static bool has_name(const GPtrArray *names, const char *name) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)names, name,
                                            g_str_equal, NULL);
}

/* Alone, or all that follows a colon. */
static bool is_set_apart(const char *text, const char *name) {
    g_autofree char *placeholder = g_strdup_printf("{%s}", name);
    return !source_has_name(text, placeholder);
}

static void check_placeholder(const Rule *rule, const YamlNode *text,
                              const char *name, Diag *diag) {
    gpointer kind;
    if (!g_hash_table_lookup_extended(rule->values, name, NULL, &kind)) {
        diag_error(diag, text->position, "placeholder",
                   "{%s} has no entry in 'values', add it or correct the name",
                   name);
    } else if (GPOINTER_TO_INT(kind) == VALUE_NAME &&
               !is_set_apart(text->text, name)) {
        diag_error(diag, text->position, "name-in-sentence",
                   "{%s} is a name: it stands alone or at the end after a "
                   "colon",
                   name);
    }
}

/* The text and its values name the same things; a counted one may be left out
 * of the text for one ("one month"). */
static void check_placeholders(const Rule *rule, const YamlNode *entry,
                               const char *key, const char *counted,
                               Diag *diag) {
    const YamlNode *text = yaml_lookup(entry, key);
    g_autoptr(GPtrArray) names = source_placeholders(text->text);
    for (guint i = 0; i < names->len; i++) {
        check_placeholder(rule, text, g_ptr_array_index(names, i), diag);
    }
    GHashTableIter iterator;
    gpointer name;
    g_hash_table_iter_init(&iterator, rule->values);
    while (g_hash_table_iter_next(&iterator, &name, NULL)) {
        bool may_miss =
            g_str_equal(key, "one") && g_strcmp0(name, counted) == 0;
        if (!has_name(names, name) && !may_miss) {
            diag_error(diag, text->position, "placeholder",
                       "the value '%s' is not used in this text, write {%s}",
                       (char *)name, (char *)name);
        }
    }
}

/* The value that chooses the plural form, in the order of the file; NULL if
 * there is none. Two are reported. */
static const char *find_counted(const Rule *rule, const YamlNode *values,
                                Diag *diag) {
    const char *counted = NULL;
    for (guint i = 0; values != NULL && i < yaml_count(values); i++) {
        gpointer kind;
        if (!g_hash_table_lookup_extended(rule->values, yaml_key(values, i),
                                          NULL, &kind) ||
            GPOINTER_TO_INT(kind) != VALUE_COUNT) {
            continue;
        }
        if (counted != NULL) {
            diag_error(diag, yaml_key_position(values, i), "placeholder",
                       "only one value is a count, make the other a number");
        }
        counted = yaml_key(values, i);
    }
    return counted;
}

/* `message` is the text for one; adds the other. */
static void make_counted(Message *message, const YamlNode *other,
                         const char *counted, Diag *diag) {
    Message *plural = source_message_new(message->context, other->text,
                                         other->position, diag);
    message->forms[1] = g_steal_pointer(&plural->forms[0]);
    message->form_count = 2;
    message->counted = g_strdup(counted);
    message->position = other->position;
    message_free(plural);
}

static void add_rule_text(Loader *loader, const Rule *rule, const RawRule *raw,
                          const YamlNode *entry) {
    GPtrArray *documents = loader->content->documents;
    Document *document = g_ptr_array_index(documents, documents->len - 1);
    const char *counted = find_counted(rule, raw->values, loader->diag);
    bool is_counted = counted != NULL && raw->one != NULL;
    Block *section = loader_add_section(loader, document, raw->id, entry,
                                        is_counted ? "one" : "text");
    if (is_counted) {
        Block *paragraph = g_ptr_array_index(section->children, 0);
        make_counted(paragraph->message, yaml_lookup(entry, "text"), counted,
                     loader->diag);
        check_placeholders(rule, entry, "one", counted, loader->diag);
    } else if (counted != NULL) {
        diag_error(loader->diag, entry->position, "missing-key",
                   "'%s' is a count: add 'one', the text for 1", counted);
    } else if (raw->one != NULL) {
        diag_error(loader->diag, yaml_position_of(entry, "one"), "placeholder",
                   "no value is a count: remove 'one' or make one a count");
    }
    section_set_all(section, false, raw->note);
    check_placeholders(rule, entry, "text", counted, loader->diag);
}

static void load_rule(Loader *loader, const YamlNode *entry) {
    RawRule raw = {0};
    bool good = yaml_read(entry, rule_fields, &raw, loader->diag);
    if (raw.id != NULL &&
        loader_claim(loader, "rule", raw.id, yaml_position_of(entry, "rule"))) {
        Rule *rule = g_new0(Rule, 1);
        rule->id = g_strdup(raw.id);
        rule->subject = g_strdup(raw.subject != NULL ? raw.subject : "");
        rule->authority = g_strdup(authority_names[raw.authority]);
        rule->kind = raw.kind;
        rule->position = entry->position;
        rule->values =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_insert(loader->content->rules, rule->id, rule);
        loader_offer(loader, "subject", rule->subject);
        if (raw.values != NULL) {
            read_values(rule, raw.values, loader->diag);
        }
        if (good) {
            add_rule_text(loader, rule, &raw, entry);
        }
    }
    yaml_clear(rule_fields, &raw);
}

void load_rules(Loader *loader) {
    loader_add_document(loader, "rules");
    loader_each_entry(loader, "rules.yaml", "subject", load_rule);
}
