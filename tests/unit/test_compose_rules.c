/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edition's rules under a section and as an item of a flyer: what is said
 * of plans, trials and days, and of what is not known. The date is 1 July 2026.
 */
#include "compose_fixture.h"
#include "edition/compose_facts.h"

#define TOWN "editions/town.yaml"
#define TOPIC "topics/visit.md"
#define SOURCES "sources.yaml"

/* Puts the edition's rules of `subjects` under the first section. */
static void put_rules(const Setup *setup, const char *subjects) {
    g_autofree char *line = g_strdup_printf("[law]\n    rules: [%s]", subjects);
    sample_replace(setup->sample, TOPIC, "[law]", line);
}

static Document *compose_visit(const Setup *setup) {
    Document *topic = compose_topic(
        &setup->composition, content_lookup_document(setup->content, "visit"),
        setup->sample->diag);
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, "");
    return topic;
}

/* Takes the sources at the end of a section for the screen away. */
static const Block *without_sources(const Document *topic) {
    Block *section = g_ptr_array_index(topic->root->children, 0);
    GPtrArray *blocks = section->children;
    while (blocks->len > 0) {
        const Block *last = g_ptr_array_index(blocks, blocks->len - 1);
        if (last->role != ROLE_SOURCES) {
            break;
        }
        g_ptr_array_set_size(blocks, (int)blocks->len - 1);
    }
    return section;
}

/* The first section ends with `expected`, on the screen and on paper. */
static void assert_section(const Setup *setup, const char *expected) {
    g_autofree char *whole =
        g_strconcat("Wie staat er? / Je mag nee zeggen. / Een zin over twee "
                    "regels. / een / twee / ",
                    expected, NULL);
    g_autoptr(Document) topic = compose_visit(setup);
    assert_texts(without_sources(topic), ROLE_NONE, whole);
    g_autoptr(Document) flyer = compose(setup);
    assert_texts(part_of(flyer, "first"), ROLE_NONE, whole);
}

#define MONTHS "{months: 3}"
#define HOURS "Het mag vanaf 06:00 uur."
#define REGISTERED HOURS " / Je staat 3 maanden ingeschreven."
#define PLAN " / Een plan. / Je staat 3 maanden ingeschreven."
#define CHECK " / Vraag dit na bij: Het Huis"

typedef struct {
    const char *name, *old, *new, *expected;
} Row;

static const Row rows[] = {
    {"in-force", MONTHS, MONTHS "\n    status: in-force", REGISTERED CHECK},
    {"plan", MONTHS, MONTHS "\n    status: plan", HOURS PLAN CHECK},
    {"plan-with-days", MONTHS,
     MONTHS "\n    status: plan\n    from: 2027-01-01\n    until: 2027-12-31",
     HOURS PLAN CHECK},
    {"trial", MONTHS, MONTHS "\n    status: trial",
     REGISTERED " Een proef." CHECK},
    {"last-day-of-trial", MONTHS,
     MONTHS "\n    status: trial\n    until: 2026-07-01",
     REGISTERED " Een proef tot 1 juli 2026." CHECK},
    {"trial-is-over", MONTHS,
     MONTHS "\n    status: trial\n    until: 2026-06-30", HOURS CHECK},
    {"to-come", MONTHS, MONTHS "\n    from: 2026-07-02",
     REGISTERED " Het geldt vanaf 2 juli 2026." CHECK},
    {"has-come", MONTHS, MONTHS "\n    from: 2026-07-01", REGISTERED CHECK},
    {"both-days", MONTHS,
     MONTHS "\n    from: 2026-08-01\n    until: 2027-07-31",
     REGISTERED
     " Het geldt vanaf 1 augustus 2026. Het geldt tot 31 juli 2027." CHECK},
    {"trial-to-come", MONTHS,
     MONTHS "\n    status: trial\n    from: 2026-08-01",
     REGISTERED " Het geldt vanaf 1 augustus 2026. Een proef." CHECK},
    {"one-unknown", "    values: " MONTHS "\n", "    status: unknown\n",
     HOURS " / Vraag verder." CHECK},
    {"more-unknown", "rules:\n",
     "rules:\n  - {subject: home-work, status: unknown}\n",
     REGISTERED " / Vraag verder." CHECK},
    {"sure", "    sources: [page]\n", "    sources: [law]\n", REGISTERED},
    {"plural", MONTHS, "{months: 1}",
     HOURS " / Je staat 1 maand ingeschreven." CHECK},
    {"name-at-the-end", "rules:\n",
     "rules:\n  - rule: place\n    values: {place: Plein}\n"
     "    status: trial\n    sources: [law]\n",
     HOURS " / Alleen hier: Plein · Een proef. / "
           "Je staat 3 maanden ingeschreven." CHECK},
    {"only-plans", "{open: \"06:00\"}", "{open: \"06:00\"}\n    status: plan",
     "Je staat 3 maanden ingeschreven. / Een plan. / " HOURS CHECK},
    {"plan-and-unknown", "rules:\n",
     "rules:\n  - rule: place\n    values: {place: Plein}\n"
     "    status: plan\n    sources: [law]\n"
     "  - {subject: home-work, status: unknown}\n",
     REGISTERED " / Een plan. / Alleen hier: Plein / Vraag verder." CHECK},
};

static void add_place(const Setup *setup, const char *subject) {
    g_autofree char *rule = g_strdup_printf(
        "- {rule: place, subject: %s, text: \"Alleen hier: {place}\", "
        "values: {place: name}, authority: municipality, kind: local-rule}\n"
        "- rule: hours",
        subject);
    sample_replace(setup->sample, "rules.yaml", "- rule: hours", rule);
}

static void test_row(gconstpointer data) {
    const Row *row = data;
    g_autoptr(Setup) setup = setup_new();
    add_place(setup, "home-work");
    put_rules(setup, "home-work");
    sample_replace(setup->sample, TOWN, row->old, row->new);
    setup_load(setup, "nl");
    assert_section(setup, row->expected);
}

/* Nothing is known, whether there is no entry or only one that says so: no
 * empty list, and nothing to check. */
static void test_none(void) {
    for (int unknown = 0; unknown < 2; unknown++) {
        g_autoptr(Setup) setup = setup_new();
        put_rules(setup, "home-work");
        if (unknown) {
            sample_replace(setup->sample, TOWN, "    values: " MONTHS "\n",
                           "    status: unknown\n");
        }
        setup_load(setup, "nl");
        Edition *town = g_ptr_array_index(setup->editions, 1);
        g_ptr_array_remove_index(town->rules, 0); /* the hours */
        if (!unknown) {
            g_ptr_array_set_size(town->rules, 0);
        }
        assert_section(setup, "Niet bekend.");
        g_autoptr(Document) flyer = compose(setup);
        const Block *third = part_of(flyer, "third");
        for (guint i = 0; i < third->children->len; i++) {
            const Block *block = g_ptr_array_index(third->children, i);
            g_assert_cmpint(block->kind, !=, BLOCK_LIST);
        }
    }
}

static void test_subjects(void) {
    static const struct {
        const char *subjects, *expected;
    } lists[] = {
        {"street", "Niet bekend."},
        {"\"home-work\", street", REGISTERED " / Vraag verder." CHECK},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autoptr(Setup) setup = setup_new();
        add_place(setup, "street");
        put_rules(setup, lists[i].subjects);
        setup_load(setup, "nl");
        assert_section(setup, lists[i].expected);
    }
}

/* One marker for the text and the rules under it. */
static void test_one_marker(void) {
    g_autoptr(Setup) setup = setup_new();
    put_rules(setup, "home-work");
    sample_replace(setup->sample, TOPIC, "[law]", "[page]");
    setup_load(setup, "nl");
    assert_section(setup, REGISTERED CHECK);
}

/* The remark is bold; the rule keeps its sources, and the lower state. */
static void test_item(void) {
    g_autoptr(Setup) setup = setup_new();
    put_rules(setup, "home-work");
    sample_replace(setup->sample, TOWN, MONTHS, MONTHS "\n    status: trial");
    setup_load(setup, "nl");
    message_of(setup, "interface", "rule-trial")->state = STATE_DRAFT;
    g_autoptr(Document) topic = compose_visit(setup);
    const Block *section = g_ptr_array_index(topic->root->children, 0);
    const Block *list = g_ptr_array_index(section->children, 4);
    g_assert_cmpint(list->kind, ==, BLOCK_LIST);
    const Block *hours = g_ptr_array_index(list->children, 0);
    const Block *registered = g_ptr_array_index(list->children, 1);
    g_assert_cmpstr(g_ptr_array_index(hours->sources, 0), ==, "page");
    g_assert_cmpstr(g_ptr_array_index(registered->sources, 0), ==, "law");
    g_assert_cmpint(hours->state, ==, STATE_CHECKED);
    g_assert_cmpint(registered->state, ==, STATE_DRAFT);
    g_autofree char *found = describe(registered->spans);
    g_assert_cmpstr(found, ==,
                    "Je staat |<_3_>| maanden ingeschreven.| |**Een proef.**");
}

/* The words before plans are bold, too. */
static void test_plan_words(void) {
    g_autoptr(Setup) setup = setup_new();
    put_rules(setup, "home-work");
    sample_replace(setup->sample, TOWN, MONTHS, MONTHS "\n    status: plan");
    setup_load(setup, "nl");
    g_autoptr(Document) topic = compose_visit(setup);
    const Block *section = g_ptr_array_index(topic->root->children, 0);
    const Block *words = g_ptr_array_index(section->children, 5);
    g_autofree char *found = describe(words->spans);
    g_assert_cmpstr(found, ==, "**Een plan.**");
    const Block *plans = g_ptr_array_index(section->children, 6);
    g_assert_cmpint(plans->kind, ==, BLOCK_LIST);
    g_assert_cmpuint(plans->children->len, ==, 1);
}

/* Without the rule's words in a language neither flyer nor topic is offered;
 * a rule that is not shown needs none. */
static void test_offers(void) {
    static const struct {
        const char *word;
        bool offered;
    } words[] = {
        {"", false},
        {"\n    until: 2026-06-30", true},
        {"\n    until: 2026-07-01", false},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(Setup) setup = setup_new();
        g_autofree char *values = g_strconcat(MONTHS, words[i].word, NULL);
        put_rules(setup, "home-work");
        sample_replace(setup->sample, "flyers/visit.yaml",
                       "    - rules: home-work\n", "");
        sample_replace(setup->sample, TOWN, MONTHS, values);
        setup_load(setup, "ro");
        const Document *topic =
            content_lookup_document(setup->content, "visit");
        g_assert_true(compose_offers_flyer(&setup->composition, setup->flyer));
        g_assert_true(compose_offers_topic(&setup->composition, topic));
        message_of(setup, "rules", "registered")->state = STATE_MISSING;
        g_assert_cmpint(compose_offers_flyer(&setup->composition, setup->flyer),
                        ==, words[i].offered);
        g_assert_cmpint(compose_offers_topic(&setup->composition, topic), ==,
                        words[i].offered);
    }
}

static void assert_day(GDate date, const char *expected) {
    char text[16];
    g_date_strftime(text, sizeof text, "%Y-%m-%d", &date);
    g_assert_cmpstr(text, ==, expected);
}

/* The facts behind rules under a section count: their sources are named, their
 * review day is the leaflet's and the screen's. Those of rules that are over
 * do not. */
static void test_facts(void) {
    static const struct {
        const char *word, *citations, *until;
    } words[] = {
        {"", "Wet|Besluit", "2026-08-02"},
        {"\n    until: 2026-06-30", "Wet", "2027-01-31"},
        {"\n    until: 2026-07-01", "Wet|Besluit", "2026-08-02"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(Setup) setup = setup_new();
        g_autofree char *entry = g_strdup_printf(
            "    values: " MONTHS "%s\n    sources: [decree]", words[i].word);
        put_rules(setup, "home-work");
        sample_replace(setup->sample, "flyers/visit.yaml",
                       "    - organisations: [listening]\n"
                       "    - rules: home-work\n",
                       "");
        sample_replace(setup->sample, SOURCES, "- source: rumour",
                       "- {source: decree, statement: a, citation: b, short: "
                       "Besluit, checked: 2026-02-02, confidence: high, kind: "
                       "local-rule}\n- source: rumour");
        sample_replace(setup->sample, TOWN,
                       "    values: " MONTHS "\n    sources: [law]", entry);
        sample_replace(setup->sample, TOWN, "    sources: [page]",
                       "    sources: [law]");
        setup_load(setup, "nl");
        bool overdue = true;
        assert_day(
            compose_hand_out_until(&setup->composition, setup->flyer, &overdue),
            words[i].until);
        g_assert_false(overdue);
        assert_day(compose_screen_until(
                       &setup->composition,
                       content_lookup_document(setup->content, "visit")),
                   words[i].until);
        g_autoptr(GPtrArray) citations =
            facts_citations(&setup->composition, setup->flyer);
        g_ptr_array_add(citations, NULL);
        g_autofree char *names = g_strjoinv("|", (char **)citations->pdata);
        g_assert_cmpstr(names, ==, words[i].citations);
    }
}

/* On the day itself an event is shown, on the next it is not. */
static void test_events(void) {
    static const struct {
        int day;
        const char *expected;
    } days[] = {
        {1, "2 juli 2026 · 14:00–16:00 / Samen praten / 3 juli 2026 / Samen "
            "praten"},
        {2, "2 juli 2026 · 14:00–16:00 / Samen praten / 3 juli 2026 / Samen "
            "praten"},
        {3, "3 juli 2026 / Samen praten"},
        {4, ""},
    };
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, "services.yaml", "services:\n",
                   "events:\n  - {event: meeting, text: Samen praten}\n"
                   "services:\n");
    sample_replace(setup->sample, TOWN, "ask: [house]\n",
                   "ask: [house]\nevents:\n"
                   "  - {event: meeting, on: 2026-07-03, sources: [law]}\n"
                   "  - {event: meeting, on: 2026-07-02, from: \"14:00\", "
                   "until: \"16:00\", sources: [law]}\n");
    setup_load(setup, "nl");
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        setup->composition.date = day(2026, 7, days[i].day);
        g_autoptr(Document) events =
            compose_events(&setup->composition, setup->sample->diag);
        assert_texts(events->root, ROLE_NONE, days[i].expected);
    }
    setup->composition.date = day(2026, 7, 3);
    g_autoptr(Document) events =
        compose_events(&setup->composition, setup->sample->diag);
    const Block *event = g_ptr_array_index(events->root->children, 0);
    g_assert_cmpstr(event->id, ==, "2026-07-03");
    g_assert_cmpstr(g_ptr_array_index(event->sources, 0), ==, "law");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/compose-rules/row/%s", rows[i].name);
        g_test_add_data_func(path, &rows[i], test_row);
    }
    g_test_add_func("/compose-rules/none", test_none);
    g_test_add_func("/compose-rules/subjects", test_subjects);
    g_test_add_func("/compose-rules/one-marker", test_one_marker);
    g_test_add_func("/compose-rules/item", test_item);
    g_test_add_func("/compose-rules/plan-words", test_plan_words);
    g_test_add_func("/compose-rules/offers", test_offers);
    g_test_add_func("/compose-rules/facts", test_facts);
    g_test_add_func("/compose-rules/events", test_events);
    return g_test_run();
}
