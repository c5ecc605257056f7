/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/edition_rules.h"

#include <stddef.h>

static const char *const status_names[] = {"in-force", "plan", "trial",
                                           "unknown", NULL};

/* An entry as it stands in the file. */
typedef struct {
    char *id, *subject;
    RuleStatus status;
    GDate from, until;
    const YamlNode *values;
    GPtrArray *sources;
} RawRule;

#define RULE_FIELD(key, kind, member)                                          \
    { key, kind, FIELD_OPTIONAL, offsetof(RawRule, member), NULL }

static const Field rule_fields[] = {RULE_FIELD("rule", FIELD_ID, id),
                                    RULE_FIELD("subject", FIELD_ID, subject),
                                    {"status", FIELD_CHOICE, FIELD_OPTIONAL,
                                     offsetof(RawRule, status), status_names},
                                    RULE_FIELD("from", FIELD_DATE, from),
                                    RULE_FIELD("until", FIELD_DATE, until),
                                    RULE_FIELD("values", FIELD_MAPPING, values),
                                    RULE_FIELD("sources", FIELD_IDS, sources),
                                    {.key = NULL}};

typedef struct {
    const Content *content;
    GPtrArray *rules; /* EditionRule* */
    Diag *diag;
} RulesReader;

static void free_rule(gpointer data) {
    EditionRule *rule = data;
    g_free(rule->subject);
    g_hash_table_unref(rule->values);
    g_ptr_array_unref(rule->sources);
    g_free(rule);
}

static EditionRule *rule_new(const Rule *rule, const char *subject,
                             Position position) {
    EditionRule *edition_rule = g_new0(EditionRule, 1);
    edition_rule->rule = rule;
    edition_rule->subject = g_strdup(subject);
    edition_rule->values =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    edition_rule->position = position;
    return edition_rule;
}

static EditionRule *rule_copy(const EditionRule *rule) {
    EditionRule *copy = g_memdup2(rule, sizeof *rule);
    copy->subject = g_strdup(rule->subject);
    copy->values = g_hash_table_ref(rule->values);
    copy->sources = g_ptr_array_ref(rule->sources);
    return copy;
}

static void read_value(EditionRule *rule, const YamlNode *values, guint index,
                       Diag *diag) {
    const char *name = yaml_key(values, index);
    const YamlNode *value = yaml_item(values, index);
    gpointer kind;
    if (!g_hash_table_lookup_extended(rule->rule->values, name, NULL, &kind)) {
        diag_error(diag, yaml_key_position(values, index), "placeholder",
                   "the rule '%s' has no value '%s', remove it", rule->rule->id,
                   name);
    } else if (yaml_expect(value, YAML_TEXT, diag)) {
        if (!value_fits_kind(value->text, GPOINTER_TO_INT(kind))) {
            diag_error(diag, value->position, "value",
                       "'%s' is no %s as the rule '%s' wants it", value->text,
                       value_kind_name(GPOINTER_TO_INT(kind)), rule->rule->id);
        }
        g_hash_table_insert(rule->values, g_strdup(name),
                            g_strdup(value->text));
    }
}

static void read_values(EditionRule *rule, const YamlNode *values, Diag *diag) {
    for (guint i = 0; values != NULL && i < yaml_count(values); i++) {
        read_value(rule, values, i, diag);
    }
    GHashTableIter iterator;
    gpointer name;
    g_hash_table_iter_init(&iterator, rule->rule->values);
    while (g_hash_table_iter_next(&iterator, &name, NULL)) {
        if (values == NULL || yaml_lookup(values, name) == NULL) {
            diag_error(diag, values != NULL ? values->position : rule->position,
                       "placeholder",
                       "the rule '%s' needs a value '%s', add it",
                       rule->rule->id, (char *)name);
        }
    }
}

static void use_sources(const RulesReader *reader, const YamlNode *entry,
                        RuleStatus status) {
    const YamlNode *list = yaml_lookup(entry, "sources");
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *id = yaml_item(list, i);
        if (id->kind == YAML_TEXT) {
            content_use_source(reader->content, id->text, id->position,
                               reader->diag);
        }
    }
    if (status == RULE_UNKNOWN) {
        return; /* nothing is stated */
    }
    if (list == NULL) {
        diag_error(reader->diag, entry->position, "missing-key",
                   "'sources' is missing, add it");
    } else if (list->kind == YAML_SEQUENCE && yaml_count(list) == 0) {
        diag_error(reader->diag, list->position, "missing-source",
                   "this rule has no source, add one");
    }
}

/* What nothing is known of has no values and no days. */
static void check_unknown(const YamlNode *entry, Diag *diag) {
    static const char *const keys[] = {"values", "from", "until"};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        const YamlNode *node = yaml_lookup(entry, keys[i]);
        if (node != NULL) {
            diag_error(diag, node->position, "value",
                       "'%s' does not go with the status unknown, remove one",
                       keys[i]);
        }
    }
}

static void check_days(const RawRule *raw, const YamlNode *entry, Diag *diag) {
    if (g_date_valid(&raw->from) && g_date_valid(&raw->until) &&
        g_date_compare(&raw->from, &raw->until) > 0) {
        diag_error(diag, yaml_position_of(entry, "until"), "value",
                   "'until' comes before 'from', correct one");
    }
}

static bool is_subject(const Content *content, const char *subject) {
    GHashTableIter iterator;
    gpointer rule;
    g_hash_table_iter_init(&iterator, content->rules);
    while (g_hash_table_iter_next(&iterator, NULL, &rule)) {
        if (g_str_equal(((const Rule *)rule)->subject, subject)) {
            return true;
        }
    }
    return false;
}

static bool is_same(const EditionRule *one, const EditionRule *other) {
    return one->rule == other->rule &&
           g_str_equal(one->subject, other->subject);
}

static int find_rule(const GPtrArray *rules, const EditionRule *rule) {
    for (guint i = 0; i < rules->len; i++) {
        if (is_same(g_ptr_array_index(rules, i), rule)) {
            return (int)i;
        }
    }
    return -1;
}

static void report_dangling(const RulesReader *reader, const YamlNode *entry,
                            const char *key) {
    const YamlNode *id = yaml_lookup(entry, key);
    diag_error(reader->diag, id->position, "dangling-id",
               "there is no %s '%s', correct the id or add it", key, id->text);
}

/* The entry is about a rule, or says that nothing is known of a subject. */
static EditionRule *begin_rule(const RulesReader *reader, const RawRule *raw,
                               const YamlNode *entry) {
    if ((raw->id == NULL) == (raw->subject == NULL)) {
        if (yaml_lookup(entry, "rule") == NULL ||
            yaml_lookup(entry, "subject") != NULL) {
            diag_error(reader->diag, entry->position, "missing-key",
                       "an entry has 'rule' or 'subject', write one of them");
        }
        return NULL;
    }
    if (raw->subject != NULL) {
        if (!is_subject(reader->content, raw->subject)) {
            report_dangling(reader, entry, "subject");
        } else if (raw->status != RULE_UNKNOWN) {
            diag_error(reader->diag, entry->position, "value",
                       "'subject' stands only with the status unknown, name a "
                       "rule");
        }
        return rule_new(NULL, raw->subject, yaml_position_of(entry, "subject"));
    }
    const Rule *rule = g_hash_table_lookup(reader->content->rules, raw->id);
    if (rule == NULL) {
        report_dangling(reader, entry, "rule");
        return NULL;
    }
    return rule_new(rule, rule->subject, yaml_position_of(entry, "rule"));
}

static void add_rule(const RulesReader *reader, EditionRule *rule,
                     RawRule *raw) {
    rule->status = raw->status;
    rule->from = raw->from;
    rule->until = raw->until;
    rule->sources = raw->sources != NULL
                        ? g_steal_pointer(&raw->sources)
                        : g_ptr_array_new_with_free_func(g_free);
    if (find_rule(reader->rules, rule) >= 0) {
        diag_error(reader->diag, rule->position, "duplicate-id",
                   "the %s '%s' stands twice, remove one",
                   rule->rule != NULL ? "rule" : "subject",
                   rule->rule != NULL ? rule->rule->id : rule->subject);
    }
    g_ptr_array_add(reader->rules, rule);
}

static void read_rule(const RulesReader *reader, const YamlNode *entry) {
    RawRule raw = {.status = RULE_IN_FORCE};
    g_date_clear(&raw.from, 1);
    g_date_clear(&raw.until, 1);
    yaml_read(entry, rule_fields, &raw, reader->diag);
    use_sources(reader, entry, raw.status);
    check_days(&raw, entry, reader->diag);
    EditionRule *rule = begin_rule(reader, &raw, entry);
    if (rule != NULL) {
        if (raw.status == RULE_UNKNOWN) {
            check_unknown(entry, reader->diag);
        } else if (rule->rule != NULL) {
            read_values(rule, raw.values, reader->diag);
        }
        add_rule(reader, rule, &raw);
    }
    yaml_clear(rule_fields, &raw);
}

GPtrArray *edition_rules_read(const YamlNode *list, const Content *content,
                              Diag *diag) {
    RulesReader reader = {content, g_ptr_array_new_with_free_func(free_rule),
                          diag};
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *entry = yaml_item(list, i);
        if (yaml_expect(entry, YAML_MAPPING, diag)) {
            read_rule(&reader, entry);
        }
    }
    return reader.rules;
}

void edition_rules_lay_over(GPtrArray **own, const GPtrArray *base) {
    GPtrArray *merged = g_ptr_array_new_with_free_func(free_rule);
    for (guint i = 0; i < base->len; i++) {
        const EditionRule *rule = g_ptr_array_index(base, i);
        int place = find_rule(*own, rule);
        g_ptr_array_add(merged, rule_copy(place < 0 ? rule
                                                    : g_ptr_array_index(
                                                          *own, (guint)place)));
    }
    for (guint i = 0; i < (*own)->len; i++) {
        const EditionRule *rule = g_ptr_array_index(*own, i);
        if (find_rule(merged, rule) < 0) {
            g_ptr_array_add(merged, rule_copy(rule));
        }
    }
    g_ptr_array_unref(*own);
    *own = merged;
}

static bool has_ended(const EditionRule *rule, const GDate *date) {
    return g_date_valid(&rule->until) && g_date_compare(&rule->until, date) < 0;
}

void edition_rules_check_dates(const GPtrArray *rules, const GDate *date,
                               Diag *diag) {
    for (guint i = 0; i < rules->len; i++) {
        const EditionRule *rule = g_ptr_array_index(rules, i);
        if (has_ended(rule, date)) {
            diag_warning(diag, rule->position, "overdue",
                         "the rule '%s' has ended and is not shown: remove it "
                         "or correct 'until'",
                         rule->rule->id);
        }
    }
}

bool edition_rule_is_shown(const EditionRule *rule, const GDate *date) {
    return rule->rule != NULL && rule->status != RULE_UNKNOWN &&
           !has_ended(rule, date);
}
