/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content_fixture.h"

#define TOWN "editions/town.yaml"
#define REGION "editions/region.yaml"

static GPtrArray *load(const Sample *sample, const Content *content) {
    return editions_load(content, sample->languages, sample->diag);
}

static void test_valid(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    g_autoptr(GPtrArray) editions = load(sample, content);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, "");
    g_assert_cmpuint(editions->len, ==, 2);
    const Edition *region = g_ptr_array_index(editions, 0);
    g_assert_cmpstr(region->id, ==, "region");
    g_assert_false(region->country);
    g_assert_cmpuint(region->rules->len, ==, 1);
    g_assert_cmpuint(region->ask->len, ==, 0);
}

/* What is extended comes first; what stands in both is there once. */
static void test_extends(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    g_autoptr(GPtrArray) editions = load(sample, content);
    const Edition *town = g_ptr_array_index(editions, 1);
    g_assert_cmpstr(town->name, ==, "Testdam");
    g_assert_cmpuint(town->languages->len, ==, 2);
    g_assert_cmpuint(town->flyers->len, ==, 1);
    g_assert_cmpuint(town->organisations->len, ==, 1);
    g_assert_cmpuint(town->ask->len, ==, 1);
    g_assert_cmpuint(town->rules->len, ==, 2);
    const EditionRule *hours = g_ptr_array_index(town->rules, 0);
    g_assert_cmpstr(hours->rule->id, ==, "hours");
    g_assert_cmpstr(g_hash_table_lookup(hours->values, "open"), ==, "06:00");
    g_assert_cmpstr(g_ptr_array_index(hours->sources, 0), ==, "page");
    const EditionRule *registered = g_ptr_array_index(town->rules, 1);
    g_assert_cmpstr(registered->rule->id, ==, "registered");
    g_assert_cmpint(registered->position.line, ==, 10);
}

static EditionStatus status_on(const Edition *edition, int day, int month,
                               int year) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, month, (GDateYear)year);
    return edition_status_on(edition, &date);
}

static void test_status(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    g_autoptr(GPtrArray) editions = load(sample, content);
    const Edition *region = g_ptr_array_index(editions, 0);
    const Edition *town = g_ptr_array_index(editions, 1);
    g_assert_cmpint(status_on(town, 31, 12, 2025), ==, STATUS_REVIEW);
    g_assert_cmpint(status_on(town, 1, 1, 2026), ==, STATUS_APPROVED);
    g_assert_cmpint(status_on(town, 31, 12, 2026), ==, STATUS_APPROVED);
    g_assert_cmpint(status_on(town, 1, 1, 2027), ==, STATUS_REVIEW);
    g_assert_cmpint(status_on(region, 1, 6, 2026), ==, STATUS_REVIEW);
}

/* The sources of rules count as used. */
static void test_used_sources(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, "editions/town.yaml", "    sources: [law]",
                   "    sources: [local]");
    sample_replace(sample, "sources.yaml", "- source: law",
                   "- {source: local, statement: a, citation: b, short: c, "
                   "confidence: medium, kind: local-rule}\n- source: law");
    g_autoptr(Content) content = sample_load(sample);
    g_assert_false(g_hash_table_contains(content->used, "local"));
    g_autoptr(GPtrArray) editions = load(sample, content);
    g_assert_nonnull(editions);
    g_assert_true(g_hash_table_contains(content->used, "local"));
}

#define HOURS "  - rule: hours\n    values: {open: \"07:00\"}\n"

/* A word on an entry replaces that of the region, also when it is that nothing
 * is known. */
static void test_rule_status(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, REGION, HOURS,
                   "  - subject: home-work\n    status: unknown\n"
                   "  - rule: hours\n    values: {open: \"07:00\"}\n"
                   "    status: trial\n    from: 2026-02-01\n"
                   "    until: 2026-03-31\n");
    sample_replace(sample, TOWN,
                   "hours\n    values: {open: \"06:00\"}\n"
                   "    sources: [page]",
                   "hours\n    status: unknown");
    g_autoptr(Content) content = sample_load(sample);
    g_autoptr(GPtrArray) editions = load(sample, content);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, "");
    const Edition *region = g_ptr_array_index(editions, 0);
    const EditionRule *trial = g_ptr_array_index(region->rules, 1);
    g_assert_cmpint(trial->status, ==, RULE_TRIAL);
    g_assert_cmpint(g_date_get_month(&trial->from), ==, 2);
    g_assert_cmpint(g_date_get_day(&trial->until), ==, 31);
    const Edition *town = g_ptr_array_index(editions, 1);
    g_assert_cmpuint(town->rules->len, ==, 3);
    const EditionRule *subject = g_ptr_array_index(town->rules, 0);
    g_assert_null(subject->rule);
    g_assert_cmpstr(subject->subject, ==, "home-work");
    g_assert_cmpint(subject->status, ==, RULE_UNKNOWN);
    const EditionRule *hours = g_ptr_array_index(town->rules, 1);
    g_assert_cmpstr(hours->rule->id, ==, "hours");
    g_assert_cmpint(hours->status, ==, RULE_UNKNOWN);
    const EditionRule *registered = g_ptr_array_index(town->rules, 2);
    g_assert_cmpint(registered->status, ==, RULE_IN_FORCE);
    g_assert_false(g_date_valid(&registered->until));
}

#define EVENTS                                                                 \
    "events:\n"                                                                \
    "  - event: meeting\n"                                                     \
    "    on: 2026-12-03\n"                                                     \
    "    from: \"14:00\"\n"                                                    \
    "    until: \"16:00\"\n"                                                   \
    "    sources: [law]\n"

static void add_events(const Sample *sample) {
    sample_replace(sample, "services.yaml", "services:\n",
                   "events:\n  - {event: meeting, text: Samen praten}\n"
                   "services:\n");
    sample_replace(sample, TOWN, "ask: [house]\n", "ask: [house]\n" EVENTS);
    sample_replace(sample, REGION, "organisations: [house]\n",
                   "organisations: [house]\nevents:\n"
                   "  - {event: meeting, on: 2026-12-01, sources: [law]}\n");
}

/* Those of the region, too, by day. */
static void test_events(void) {
    g_autoptr(Sample) sample = sample_new();
    add_events(sample);
    g_autoptr(Content) content = sample_load(sample);
    g_autoptr(GPtrArray) editions = load(sample, content);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, "");
    const Edition *region = g_ptr_array_index(editions, 0);
    const Edition *town = g_ptr_array_index(editions, 1);
    g_assert_cmpuint(region->events->len, ==, 1);
    g_assert_cmpuint(town->events->len, ==, 2);
    const EditionEvent *first = g_ptr_array_index(town->events, 0);
    const EditionEvent *second = g_ptr_array_index(town->events, 1);
    g_assert_cmpint(g_date_get_day(&first->on), ==, 1);
    g_assert_null(first->from);
    g_assert_cmpint(g_date_get_day(&second->on), ==, 3);
    g_assert_cmpstr(second->until, ==, "16:00");
}

/* Until its last day nothing is said. */
static void test_check_dates(void) {
    static const struct {
        int month, day;
        const char *problems;
    } rows[] = {
        {8, 31, ""},
        {9, 1, TOWN ":10 overdue\n"},
        {12, 1, TOWN ":10 overdue\n"},
        {12, 2, REGION ":13 overdue\n" TOWN ":10 overdue\n"},
        {12, 4,
         REGION ":13 overdue\n" TOWN ":10 overdue\n" TOWN ":19 overdue\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Sample) sample = sample_new();
        add_events(sample);
        sample_replace(sample, TOWN, "registered\n    values: {months: 3}\n",
                       "registered\n    values: {months: 3}\n"
                       "    until: 2026-08-31\n");
        g_autoptr(Content) content = sample_load(sample);
        g_autoptr(GPtrArray) editions = load(sample, content);
        GDate date;
        g_date_clear(&date, 1);
        g_date_set_dmy(&date, (GDateDay)rows[i].day, rows[i].month, 2026);
        editions_check_dates(editions, &date, -1, sample->diag);
        g_autofree char *problems = sample_problems(sample);
        g_assert_cmpstr(problems, ==, rows[i].problems);
    }
}

/* Each language has its own word for the country, so texts may name it. */
static void test_country(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, "phrases.yaml", "een tolk", "een tolk in De Streek");
    sample_replace(sample, REGION, "kind: region", "kind: country");
    g_autoptr(Content) content = sample_load(sample);
    g_autoptr(GPtrArray) editions = load(sample, content);
    g_assert_nonnull(editions);
    const Edition *country = g_ptr_array_index(editions, 0);
    g_assert_true(country->country);
}

typedef struct {
    const char *name, *file, *old, *new, *problems;
} Broken;

static const Broken broken[] = {
    {"rule", TOWN, "rule: registered", "rule: no-such-rule",
     TOWN ":10 dangling-id\n"},
    {"organisation", TOWN, "ask: [house]", "ask: [barn]",
     TOWN ":16 dangling-id\n"},
    {"language", TOWN, "[nl, zh_CN]", "[nl, xx]", TOWN ":7 dangling-id\n"},
    {"flyer", TOWN, "flyers: [visit]", "flyers: [visit, tax]",
     TOWN ":8 dangling-id\n"},
    {"source", TOWN, "sources: [law]", "sources: [lore]",
     TOWN ":12 dangling-id\n"},
    {"low-confidence", TOWN, "sources: [law]", "sources: [rumour]",
     TOWN ":12 confidence\n"},
    {"no-source", TOWN, "sources: [law]", "sources: []",
     TOWN ":12 missing-source\n"},
    {"extends", TOWN, "extends: region", "extends: country",
     TOWN ":4 dangling-id\n"},
    {"cycle", REGION, "kind: region", "kind: region\nextends: town",
     TOWN ":4 cycle\n"},
    {"cycle-of-one", REGION, "kind: region", "kind: region\nextends: region",
     REGION ":4 cycle\n"},
    {"value-missing", TOWN, "    values: {months: 3}\n", "",
     TOWN ":10 placeholder\n"},
    {"value-unknown", TOWN, "{months: 3}", "{months: 3, weeks: 2}",
     TOWN ":11 placeholder\n"},
    {"value-kind", TOWN, "{months: 3}", "{months: three}", TOWN ":11 value\n"},
    {"value-time", TOWN, "06:00", "25:00", TOWN ":14 value\n"},
    {"value-list", TOWN, "{months: 3}", "{months: [3]}",
     TOWN ":11 wrong-type\n"},
    {"rule-twice", TOWN, "rule: hours\n    values: {open: \"06:00\"}",
     "rule: registered\n    values: {months: 4}", TOWN ":13 duplicate-id\n"},
    {"approved-missing", TOWN,
     "approved: {by: Testdam, from: 2026-01-01, until: 2026-12-31}\n", "",
     TOWN ":5 missing-key\n"},
    {"approved-too-early", TOWN, "status: approved", "status: review",
     TOWN ":6 value\n"},
    {"approved-backwards", TOWN, "until: 2026-12-31", "until: 2025-12-31",
     TOWN ":6 value\n"},
    {"file-name", TOWN, "edition: town", "edition: city",
     TOWN ":1 file-name\n"},
    {"unknown-key", TOWN, "name: Testdam", "name: Testdam\nlogo: x",
     TOWN ":3 unknown-key\n"},
    {"missing-key", TOWN, "languages: [nl, zh_CN]\n", "",
     TOWN ":1 missing-key\n"},
    {"no-sources", TOWN, "    sources: [law]\n", "", TOWN ":10 missing-key\n"},
    {"status-word", TOWN, "{months: 3}", "{months: 3}\n    status: maybe",
     TOWN ":12 value\n"},
    {"until-before-from", TOWN, "{months: 3}",
     "{months: 3}\n    from: 2026-02-01\n    until: 2026-01-31",
     TOWN ":13 value\n"},
    {"until-no-day", TOWN, "{months: 3}", "{months: 3}\n    until: 2026-02-30",
     TOWN ":12 wrong-type\n"},
    {"unknown-with-value", TOWN, "{months: 3}",
     "{months: 3}\n    status: unknown", TOWN ":11 value\n"},
    {"unknown-with-days", TOWN, "    values: {months: 3}\n",
     "    status: unknown\n    from: 2026-01-01\n    until: 2026-01-31\n",
     TOWN ":12 value\n" TOWN ":13 value\n"},
    {"subject", TOWN, "rules:\n",
     "rules:\n  - {subject: no-such, status: unknown}\n",
     TOWN ":10 dangling-id\n"},
    {"subject-in-force", TOWN, "rules:\n",
     "rules:\n  - {subject: home-work, sources: [law]}\n", TOWN ":10 value\n"},
    {"subject-twice", TOWN, "rules:\n",
     "rules:\n  - {subject: home-work, status: unknown}\n"
     "  - {subject: home-work, status: unknown}\n",
     TOWN ":11 duplicate-id\n"},
    {"rule-and-subject", TOWN, "rule: registered",
     "rule: registered\n    subject: home-work", TOWN ":10 missing-key\n"},
    {"neither", TOWN, "rules:\n", "rules:\n  - {sources: [law]}\n",
     TOWN ":10 missing-key\n"},
    {"text-for-a-rule", TOWN, "rules:\n", "rules:\n  - registered\n",
     TOWN ":10 wrong-type\n"},
    {"event-kind", TOWN, "ask: [house]\n", EVENTS, TOWN ":17 dangling-id\n"},
    {"alias", TOWN, "[nl, zh_CN]", "*all", TOWN ":7 yaml\n"},
    {"name-in-sentence", "phrases.yaml", "een tolk", "een tolk in Testdam",
     "phrases.yaml:2 name-in-sentence\n"},
};

/* In an edition with an event. */
static const Broken broken_events[] = {
    {"day", TOWN, "2026-12-03", "2026-12-32", TOWN ":19 wrong-type\n"},
    {"no-day", TOWN, "    on: 2026-12-03\n", "", TOWN ":18 missing-key\n"},
    {"time", TOWN, "\"14:00\"", "\"2 pm\"", TOWN ":20 value\n"},
    {"end-only", TOWN, "    from: \"14:00\"\n", "", TOWN ":20 missing-key\n"},
    {"no-source", TOWN, "\"16:00\"\n    sources: [law]",
     "\"16:00\"\n    sources: []", TOWN ":22 missing-source\n"},
    {"low-confidence", TOWN, "\"16:00\"\n    sources: [law]",
     "\"16:00\"\n    sources: [rumour]", TOWN ":22 confidence\n"},
    {"free-text", TOWN, "event: meeting", "event: meeting\n    text: Kom ook",
     TOWN ":19 unknown-key\n"},
};

static void check_broken(gconstpointer data) {
    const Broken *row = data;
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, row->file, row->old, row->new);
    g_autoptr(Content) content = sample_load(sample);
    g_assert_nonnull(content);
    g_assert_null(load(sample, content));
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, row->problems);
    g_assert_cmpint(diag_exit_status(sample->diag), ==, 1);
}

static void check_broken_event(gconstpointer data) {
    const Broken *row = data;
    g_autoptr(Sample) sample = sample_new();
    add_events(sample);
    sample_replace(sample, row->file, row->old, row->new);
    g_autoptr(Content) content = sample_load(sample);
    g_assert_nonnull(content);
    g_assert_null(load(sample, content));
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, row->problems);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/edition/valid", test_valid);
    g_test_add_func("/edition/extends", test_extends);
    g_test_add_func("/edition/status", test_status);
    g_test_add_func("/edition/used-sources", test_used_sources);
    g_test_add_func("/edition/rule-status", test_rule_status);
    g_test_add_func("/edition/events", test_events);
    g_test_add_func("/edition/check-dates", test_check_dates);
    g_test_add_func("/edition/country", test_country);
    for (gsize i = 0; i < G_N_ELEMENTS(broken_events); i++) {
        g_autofree char *path =
            g_strdup_printf("/edition/broken-event/%s", broken_events[i].name);
        g_test_add_data_func(path, &broken_events[i], check_broken_event);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *path =
            g_strdup_printf("/edition/broken/%s", broken[i].name);
        g_test_add_data_func(path, &broken[i], check_broken);
    }
    return g_test_run();
}
