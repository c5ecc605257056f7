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
    g_assert_true(region->region);
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
    g_assert_false(town->region);
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
    {"alias", TOWN, "[nl, zh_CN]", "*all", TOWN ":7 yaml\n"},
    {"name-in-sentence", "phrases.yaml", "een tolk", "een tolk in Testdam",
     "phrases.yaml:2 name-in-sentence\n"},
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

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/edition/valid", test_valid);
    g_test_add_func("/edition/extends", test_extends);
    g_test_add_func("/edition/status", test_status);
    g_test_add_func("/edition/used-sources", test_used_sources);
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *path =
            g_strdup_printf("/edition/broken/%s", broken[i].name);
        g_test_add_data_func(path, &broken[i], check_broken);
    }
    return g_test_run();
}
