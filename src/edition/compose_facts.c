/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_facts.h"

#include "edition/compose_help.h"
#include "edition/compose_rules.h"
#include "edition/compose_tree.h"

#define HAND_OUT_MONTHS 12

static const Source *lookup_source(const Composition *composition,
                                   const char *id) {
    return g_hash_table_lookup(composition->content->sources, id);
}

bool facts_need_check(const Composition *composition, const GPtrArray *ids) {
    for (guint i = 0; ids != NULL && i < ids->len; i++) {
        const Source *source =
            lookup_source(composition, g_ptr_array_index(ids, i));
        if (source != NULL && source->confidence < CONFIDENCE_HIGH) {
            return true;
        }
    }
    return false;
}

bool rule_needs_check(const Composition *composition, const EditionRule *rule) {
    const Edition *edition = composition->edition;
    bool approved =
        edition_status_on(edition, &composition->date) == STATUS_APPROVED &&
        g_str_equal(rule->rule->authority, "municipality");
    return !approved && facts_need_check(composition, rule->sources);
}

/* What to do with the source ids of one thing on the flyer. */
typedef void (*SourcesVisitor)(const GPtrArray *ids, PartItemKind kind,
                               void *data);

/* What a visitor of rules hands on to one of sources. */
typedef struct {
    SourcesVisitor visit;
    void *data;
} RuleSources;

static void visit_rule(const EditionRule *rule, void *data) {
    const RuleSources *sources = data;
    sources->visit(rule->sources, PART_RULES, sources->data);
}

static void visit_rules(const Composition *composition, const char *subject,
                        SourcesVisitor visit, void *data) {
    RuleSources sources = {visit, data};
    rules_visit(composition, subject, visit_rule, &sources);
}

/* The facts behind a section's text and behind the rules under it. */
static void visit_section(const Composition *composition, const Block *section,
                          SourcesVisitor visit, void *data) {
    if (section->sources != NULL) {
        visit(section->sources, PART_SECTION, data);
    }
    for (guint i = 0; section->rules != NULL && i < section->rules->len; i++) {
        visit_rules(composition, g_ptr_array_index(section->rules, i), visit,
                    data);
    }
}

static void visit_organisations(const Composition *composition,
                                const char *service, SourcesVisitor visit,
                                void *data) {
    for (guint i = 0; i < composition->edition->organisations->len; i++) {
        const Organisation *organisation =
            g_ptr_array_index(composition->edition->organisations, i);
        if (organisation_suits(composition->edition, organisation, service)) {
            visit(organisation->sources, PART_ORGANISATIONS, data);
        }
    }
}

/* All who offer it, wherever they are. */
static void visit_map(const Composition *composition, const char *service,
                      SourcesVisitor visit, void *data) {
    GHashTableIter iterator;
    gpointer value;
    g_hash_table_iter_init(&iterator, composition->content->organisations);
    while (g_hash_table_iter_next(&iterator, NULL, &value)) {
        const Organisation *organisation = value;
        if (g_ptr_array_find_with_equal_func(organisation->services, service,
                                             g_str_equal, NULL)) {
            visit(organisation->sources, PART_ORGANISATIONS, data);
        }
    }
}

static void visit_item(const Composition *composition, const PartItem *item,
                       SourcesVisitor visit, void *data) {
    for (guint i = 0; i < item->ids->len; i++) {
        const char *id = g_ptr_array_index(item->ids, i);
        if (item->kind == PART_SECTION) {
            const Block *section =
                compose_lookup_section(composition->dutch, id);
            if (section != NULL) {
                visit_section(composition, section, visit, data);
            }
        } else if (item->kind == PART_RULES) {
            visit_rules(composition, id, visit, data);
        } else if (item->kind == PART_MAP) {
            visit_map(composition, id, visit, data);
        } else if (item->kind == PART_ORGANISATIONS) {
            visit_organisations(composition, id, visit, data);
        }
    }
}

/* Emergency lines are left out: two official pages agree on each, and they are
 * printed always. */
static void visit_flyer_sources(const Composition *composition,
                                const Flyer *flyer, SourcesVisitor visit,
                                void *data) {
    for (guint i = 0; i < flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(flyer->parts, i);
        for (guint j = 0; j < part->items->len; j++) {
            visit_item(composition, g_ptr_array_index(part->items, j), visit,
                       data);
        }
    }
}

typedef struct {
    const Composition *composition;
    GPtrArray *citations;
    GDate *earliest;
    bool *overdue;
} FactsVisit;

/* A short citation may name several sources with "; " between them. */
static void add_citation(GPtrArray *citations, const char *short_citation) {
    g_auto(GStrv) names = g_strsplit(short_citation, "; ", -1);
    for (guint i = 0; names[i] != NULL; i++) {
        if (!g_ptr_array_find_with_equal_func(citations, names[i], g_str_equal,
                                              NULL)) {
            g_ptr_array_add(citations, g_strdup(names[i]));
        }
    }
}

static void add_citations(const GPtrArray *ids, PartItemKind kind, void *data) {
    FactsVisit *visit = data;
    for (guint i = 0; kind != PART_ORGANISATIONS && i < ids->len; i++) {
        const Source *source =
            lookup_source(visit->composition, g_ptr_array_index(ids, i));
        if (source != NULL && source->short_citation != NULL) {
            add_citation(visit->citations, source->short_citation);
        }
    }
}

GPtrArray *facts_citations(const Composition *composition, const Flyer *flyer) {
    FactsVisit visit = {.composition = composition,
                        .citations = g_ptr_array_new_with_free_func(g_free)};
    visit_flyer_sources(composition, flyer, add_citations, &visit);
    return visit.citations;
}

GPtrArray *facts_section_citations(const Composition *composition,
                                   const Block *section) {
    FactsVisit visit = {.composition = composition,
                        .citations = g_ptr_array_new_with_free_func(g_free)};
    visit_section(composition, section, add_citations, &visit);
    return visit.citations;
}

static void add_checked(const GPtrArray *ids, PartItemKind kind, void *data) {
    (void)kind;
    FactsVisit *visit = data;
    for (guint i = 0; i < ids->len; i++) {
        const Source *source =
            lookup_source(visit->composition, g_ptr_array_index(ids, i));
        if (source == NULL) {
            continue;
        }
        if (!g_date_valid(&source->checked)) {
            *visit->overdue = true;
        } else if (!g_date_valid(visit->earliest) ||
                   g_date_compare(&source->checked, visit->earliest) < 0) {
            *visit->earliest = source->checked;
        }
    }
}

GDate facts_section_checked(const Composition *composition,
                            const Block *section) {
    GDate earliest;
    bool unknown = false;
    g_date_clear(&earliest, 1);
    FactsVisit visit = {
        .composition = composition, .earliest = &earliest, .overdue = &unknown};
    visit_section(composition, section, add_checked, &visit);
    if (unknown) {
        g_date_clear(&earliest, 1);
    }
    return earliest;
}

void facts_review(const Composition *composition, const GPtrArray *ids,
                  GDate *earliest, bool *overdue) {
    for (guint i = 0; ids != NULL && i < ids->len; i++) {
        const Source *source =
            lookup_source(composition, g_ptr_array_index(ids, i));
        if (source == NULL) {
            continue;
        }
        GDate review_by = source_review_by(source);
        if (!g_date_valid(&review_by)) {
            *overdue = true;
            continue;
        }
        *overdue =
            *overdue || g_date_compare(&review_by, &composition->date) < 0;
        if (!g_date_valid(earliest) ||
            g_date_compare(&review_by, earliest) < 0) {
            *earliest = review_by;
        }
    }
}

static void add_review(const GPtrArray *ids, PartItemKind kind, void *data) {
    (void)kind;
    FactsVisit *visit = data;
    facts_review(visit->composition, ids, visit->earliest, visit->overdue);
}

/* A fact that is overdue gives no day of its own: what was made may be handed
 * out on the day it was made, and says why. */
static GDate last_day(const Composition *composition, GDate earliest,
                      bool overdue) {
    GDate latest = composition->date;
    g_date_add_months(&latest, HAND_OUT_MONTHS);
    if (overdue) {
        return composition->date;
    }
    if (!g_date_valid(&earliest) || g_date_compare(&earliest, &latest) > 0) {
        return latest;
    }
    return earliest;
}

GDate compose_hand_out_until(const Composition *composition, const Flyer *flyer,
                             bool *overdue) {
    GDate earliest;
    g_date_clear(&earliest, 1);
    *overdue = false;
    FactsVisit visit = {
        .composition = composition, .earliest = &earliest, .overdue = overdue};
    visit_flyer_sources(composition, flyer, add_review, &visit);
    return last_day(composition, earliest, *overdue);
}

GDate compose_screen_until(const Composition *composition,
                           const Document *topic) {
    GDate earliest;
    bool overdue = false;
    g_date_clear(&earliest, 1);
    FactsVisit visit = {
        .composition = composition, .earliest = &earliest, .overdue = &overdue};
    for (guint i = 0; i < topic->root->children->len; i++) {
        visit_section(composition, g_ptr_array_index(topic->root->children, i),
                      add_review, &visit);
    }
    return last_day(composition, earliest, overdue);
}
