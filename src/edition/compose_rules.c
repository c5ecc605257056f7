/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_rules.h"

#include "edition/compose_facts.h"
#include "edition/compose_text.h"
#include "edition/compose_tree.h"

#include <string.h>

void rules_visit(const Composition *composition, const char *subject,
                 RuleVisitor visit, void *data) {
    const GPtrArray *rules = composition->edition->rules;
    for (guint i = 0; i < rules->len; i++) {
        const EditionRule *rule = g_ptr_array_index(rules, i);
        if (g_str_equal(rule->subject, subject) &&
            edition_rule_is_shown(rule, &composition->date)) {
            visit(rule, data);
        }
    }
}

/* The list that is being filled. */
typedef struct {
    const Composition *composition;
    Block *list;
    bool plans; /* only these, or only all others */
    bool check; /* one of the rules is not sure */
    Diag *diag;
} RuleList;

static void make_strong(const Block *text) {
    for (guint i = 0; i < text->spans->len; i++) {
        Span *span = g_ptr_array_index(text->spans, i);
        span->strong = true;
    }
}

/* A rule may end with a name after a colon: then it has no full stop. */
static bool ends_sentence(const Block *item) {
    g_autofree char *text = block_text(item);
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));
    return last != NULL && g_unichar_ispunct(g_utf8_get_char(last));
}

/* Adds a fixed sentence behind the rule; `date` may be NULL. */
static void add_remark(const RuleList *rules, Block *item, const char *key,
                       const GDate *date) {
    char iso[16] = "";
    if (date != NULL) {
        g_date_strftime(iso, sizeof iso, "%Y-%m-%d", date);
    }
    g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) kinds = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(texts, (gpointer) "date", iso);
    g_hash_table_insert(kinds, (gpointer) "date", GINT_TO_POINTER(VALUE_DATE));
    Values values = {texts, kinds};
    g_autoptr(Block) remark = compose_interface_text(
        rules->composition, key, ROLE_NONE, &values, rules->diag);
    if (remark == NULL) {
        return;
    }
    g_ptr_array_add(item->spans, span_new(ends_sentence(item) ? " " : " · "));
    make_strong(remark);
    g_ptr_array_extend_and_steal(item->spans, g_steal_pointer(&remark->spans));
    item->state = MIN(item->state, remark->state);
}

static void add_remarks(const RuleList *rules, Block *item,
                        const EditionRule *rule) {
    const GDate *until = g_date_valid(&rule->until) ? &rule->until : NULL;
    if (rule->status == RULE_PLAN) {
        return; /* its days are not sure */
    }
    if (g_date_valid(&rule->from) &&
        g_date_compare(&rule->from, &rules->composition->date) > 0) {
        add_remark(rules, item, "rule-from", &rule->from);
    }
    if (rule->status == RULE_TRIAL) {
        add_remark(rules, item,
                   until != NULL ? "rule-trial-until" : "rule-trial", until);
    } else if (until != NULL) {
        add_remark(rules, item, "rule-until", until);
    }
}

static void add_rule(const EditionRule *rule, void *data) {
    RuleList *rules = data;
    if ((rule->status == RULE_PLAN) != rules->plans) {
        return;
    }
    const Composition *composition = rules->composition;
    const Document *texts = texts_lookup(composition->texts, "rules");
    Values values = {rule->values, rule->rule->values};
    Block *item = block_append(
        rules->list,
        compose_block(composition, BLOCK_ITEM,
                      document_lookup_message(texts, rule->rule->id), &values,
                      rules->diag));
    item->sources = g_ptr_array_ref(rule->sources);
    add_remarks(rules, item, rule);
    rules->check = rules->check || rule_needs_check(composition, rule);
}

/* What is only planned stands apart, after the words that say so, so that
 * nobody takes a plan for a rule. */
static void append_list(Block *parent, RuleList *rules,
                        const GPtrArray *subjects) {
    g_autoptr(Block) list = block_new(BLOCK_LIST, parent->position);
    list->state = STATE_CHECKED;
    list->id = g_strdup(rules->plans ? "plans" : "rules");
    rules->list = list;
    for (guint i = 0; i < subjects->len; i++) {
        rules_visit(rules->composition, g_ptr_array_index(subjects, i),
                    add_rule, rules);
    }
    Block *words = NULL;
    if (list->children->len > 0 && rules->plans) {
        words = compose_interface_text(rules->composition, "rule-plan",
                                       ROLE_NONE, NULL, rules->diag);
    }
    if (words != NULL) {
        make_strong(block_append(parent, words));
    }
    if (list->children->len > 0) {
        block_append(parent, g_steal_pointer(&list));
    }
}

/* Whether nothing is stated of the subject, or something else is not known. */
static bool is_incomplete(const Composition *composition, const char *subject) {
    const GPtrArray *rules = composition->edition->rules;
    bool stated = false;
    for (guint i = 0; i < rules->len; i++) {
        const EditionRule *rule = g_ptr_array_index(rules, i);
        if (!g_str_equal(rule->subject, subject)) {
            continue;
        }
        if (rule->status == RULE_UNKNOWN) {
            return true;
        }
        stated = stated || edition_rule_is_shown(rule, &composition->date);
    }
    return !stated;
}

bool append_rules(Block *parent, const Composition *composition,
                  const GPtrArray *subjects, Diag *diag) {
    RuleList rules = {.composition = composition, .diag = diag};
    guint before = parent->children->len;
    append_list(parent, &rules, subjects);
    rules.plans = true;
    append_list(parent, &rules, subjects);
    bool empty = parent->children->len == before;
    for (guint i = 0; i < subjects->len; i++) {
        if (is_incomplete(composition, g_ptr_array_index(subjects, i))) {
            append_interface(parent, composition,
                             empty ? "rule-unknown" : "rules-incomplete",
                             ROLE_NONE, diag);
            break;
        }
    }
    return rules.check;
}

typedef struct {
    const Document *texts;
    bool complete;
} Completeness;

static void note_missing(const EditionRule *rule, void *data) {
    Completeness *completeness = data;
    const Message *message =
        document_lookup_message(completeness->texts, rule->rule->id);
    if (message->translatable && message->state == STATE_MISSING) {
        completeness->complete = false;
    }
}

bool rules_are_complete(const Composition *composition, const char *subject) {
    Completeness completeness = {texts_lookup(composition->texts, "rules"),
                                 true};
    rules_visit(composition, subject, note_missing, &completeness);
    return completeness.complete;
}
