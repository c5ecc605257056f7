/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must never happen, place by place: a text that falls back to Dutch, and
 * an uncertain fact that is shown as certain. */
#include "compose_fixture.h"

#include <string.h>

#define TOPIC "topics/visit.md"
#define TOWN "editions/town.yaml"
#define HOUSE "organisations/town.yaml"

/* Says whether a block shows a text that is not translated. */
static void note_fallback(Block *block, void *data) {
    bool *found = data;
    *found = *found || (block->spans != NULL && block->state == STATE_MISSING);
}

static bool falls_back(const Document *document) {
    bool found = false;
    document_walk((Document *)document, note_fallback, &found);
    const Message *card[] = {document->title, document->question,
                             document->summary};
    for (gsize i = 0; i < G_N_ELEMENTS(card); i++) {
        found = found || (card[i] != NULL && card[i]->state == STATE_MISSING);
    }
    return found;
}

static bool paper_falls_back(const Setup *setup) {
    if (!compose_offers_flyer(&setup->composition, setup->flyer)) {
        return false;
    }
    g_autoptr(Document) flyer = compose(setup);
    return falls_back(flyer);
}

static bool screen_falls_back(const Setup *setup) {
    const Composition *composition = &setup->composition;
    const Document *topic = content_lookup_document(setup->content, "visit");
    if (!compose_offers_topic(composition, topic)) {
        return false; /* the only topic: the language is left out */
    }
    Diag *diag = setup->sample->diag;
    g_autoptr(Document) visit = compose_topic(composition, topic, diag);
    g_autoptr(Document) help = compose_emergency(composition, diag);
    g_autoptr(Document) interface = compose_interface(composition, diag);
    return falls_back(visit) || falls_back(help) || falls_back(interface);
}

typedef struct {
    Setup *setup;
    const char *document;
    guint tried, screen, paper; /* texts, and those that fell back */
} Visit;

/* Kinds of help and hours may stand in Dutch beside a number that helps all
 * the same; they cannot be marked as safety-critical. */
static bool may_fall_back(const Visit *visit, const Message *message) {
    return g_str_equal(visit->document, "services") && !message->safety;
}

static void take_away(Message *message, void *data) {
    Visit *visit = data;
    if (!message->translatable) {
        return;
    }
    message->state = STATE_MISSING;
    bool paper = paper_falls_back(visit->setup);
    bool screen = screen_falls_back(visit->setup);
    if ((paper || screen) && !may_fall_back(visit, message)) {
        g_test_message("%s: \"%s\" is shown in Dutch on %s", message->context,
                       message->source, paper ? "paper" : "the screen");
        g_test_fail();
    }
    message->state = STATE_CHECKED;
    visit->tried++;
    visit->paper += paper;
    visit->screen += screen;
}

/* Every text of every document is taken away in turn. */
static void test_fallback(gconstpointer data) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "ro");
    Visit visit = {.setup = setup, .document = data};
    Document *document = (Document *)texts_lookup(setup->texts, data);
    document_walk_messages(document, take_away, &visit);
    g_assert_cmpuint(visit.tried, >, 0);
    /* what is allowed is seen, so the test would see what is not */
    g_assert_cmpint(visit.screen > 0, ==, g_str_equal(data, "services"));
}

/* The title of a topic stands on the screen only. */
static void test_offered_apart(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "ro");
    texts_lookup(setup->texts, "visit")->title->state = STATE_MISSING;
    const Document *topic = content_lookup_document(setup->content, "visit");
    g_assert_false(compose_offers_topic(&setup->composition, topic));
    g_assert_true(compose_offers_flyer(&setup->composition, setup->flyer));
}

static void note_marker(Block *block, void *data) {
    bool *found = data;
    *found = *found || (block->kind == BLOCK_BOX && block->role == ROLE_CHECK &&
                        block->children->len > 0);
}

static bool has_marker(const Document *document) {
    bool found = false;
    document_walk((Document *)document, note_marker, &found);
    return found;
}

static bool part_has_marker(const Document *flyer, const char *id) {
    Document part = {.root = (Block *)part_of(flyer, id)};
    return has_marker(&part);
}

/* How sure a fact is, and where the marker then stands: the leaflet's parts
 * with the section and the rules, the topic and the help of the kiosk. */
typedef struct {
    const char *name, *file, *old, *new;
    bool section, rules, topic, help;
} Certainty;

#define TOWN_HOURS "values: {open: \"06:00\"}\n    sources: "

static const Certainty certainties[] = {
    {"as-it-is", TOPIC, "[law]", "[law]", false, true, false, true},
    {"section-medium", TOPIC, "[law]", "[page]", true, true, true, true},
    {"section-one-of-two", TOPIC, "[law]", "[law, page]", true, true, true,
     true},
    {"rule-high", TOWN, TOWN_HOURS "[page]", TOWN_HOURS "[law]", false, false,
     false, true},
    {"rule-one-of-two", TOWN, TOWN_HOURS "[page]", TOWN_HOURS "[law, page]",
     false, true, false, true},
    {"organisation-high", HOUSE, "sources: [page]", "sources: [law]", false,
     true, false, false},
};

static void test_certainty(gconstpointer data) {
    const Certainty *row = data;
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, row->file, row->old, row->new);
    setup_load(setup, "ro");
    const Composition *composition = &setup->composition;
    g_autoptr(Document) flyer = compose(setup);
    g_autoptr(Document) topic = compose_topic(
        composition, content_lookup_document(setup->content, "visit"),
        setup->sample->diag);
    g_autoptr(Document) help =
        compose_emergency(composition, setup->sample->diag);
    g_assert_cmpint(part_has_marker(flyer, "first"), ==, row->section);
    g_assert_cmpint(part_has_marker(flyer, "third"), ==, row->rules);
    g_assert_cmpint(has_marker(topic), ==, row->topic);
    g_assert_cmpint(has_marker(help), ==, row->help);
}

/* Where a fact of low confidence is used, and the report. */
typedef struct {
    const char *name, *file, *old, *new, *problems;
} Low;

static const Low lows[] = {
    {"section", TOPIC, "[law]", "[rumour]", TOPIC ":10 confidence\n"},
    {"section-beside-law", TOPIC, "[law]", "[law, rumour]",
     TOPIC ":10 confidence\n"},
    {"rule", TOWN, "sources: [law]", "sources: [rumour]",
     TOWN ":12 confidence\n"},
    {"organisation", HOUSE, "sources: [page]", "sources: [rumour]",
     HOUSE ":9 confidence\n"},
    {"phone", HOUSE, "030-1234567, source: page", "030-1234567, source: rumour",
     HOUSE ":10 confidence\n"},
    {"hours", HOUSE, "always, source: page", "always, source: rumour",
     HOUSE ":11 confidence\n"},
    {"emergency-line", "emergency.yaml", "need: Hulp, sources: [law]",
     "need: Hulp, sources: [rumour]", "emergency.yaml:14 confidence\n"},
};

static void test_low(gconstpointer data) {
    const Low *row = data;
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, row->file, row->old, row->new);
    g_autoptr(Content) content = sample_load(sample);
    if (content != NULL) {
        g_autoptr(GPtrArray) editions =
            editions_load(content, sample->languages, sample->diag);
        g_assert_null(editions);
    }
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, row->problems);
    const GPtrArray *list = diag_problems(sample->diag);
    for (guint i = 0; i < list->len; i++) {
        const Problem *problem = g_ptr_array_index(list, i);
        g_assert_nonnull(strstr(problem->text, "'rumour'"));
    }
    g_assert_cmpint(diag_exit_status(sample->diag), ==, 1);
}

static const char *const documents[] = {"visit",   "emergency", "interface",
                                        "phrases", "rules",     "services"};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *path =
            g_strdup_printf("/safeguards/fallback/%s", documents[i]);
        g_test_add_data_func(path, documents[i], test_fallback);
    }
    g_test_add_func("/safeguards/offered-apart", test_offered_apart);
    for (gsize i = 0; i < G_N_ELEMENTS(certainties); i++) {
        g_autofree char *path =
            g_strdup_printf("/safeguards/certainty/%s", certainties[i].name);
        g_test_add_data_func(path, &certainties[i], test_certainty);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(lows); i++) {
        g_autofree char *path =
            g_strdup_printf("/safeguards/low/%s", lows[i].name);
        g_test_add_data_func(path, &lows[i], test_low);
    }
    return g_test_run();
}
