/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content_fixture.h"

#include <string.h>

#define TOPIC "topics/visit.md"
#define FLYER "flyers/visit.yaml"
#define HOUSE "organisations/town.yaml"

static void test_valid(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, "");
    g_assert_nonnull(content);
    const char *ids[] = {"visit", "emergency", "interface", "phrases",
                         "rules", "services",  "staff"};
    g_assert_cmpuint(content->documents->len, ==, G_N_ELEMENTS(ids));
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        const Document *document = g_ptr_array_index(content->documents, i);
        g_assert_cmpstr(document->id, ==, ids[i]);
    }
}

static void test_topic(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    const Document *topic = content_lookup_document(content, "visit");
    g_assert_cmpstr(topic->title->forms[0], ==, "Een controle");
    g_assert_cmpstr(topic->title->context, ==, "visit");
    g_assert_false(topic->title->safety);
    g_assert_true(topic->title->language == content->dutch);
    const Block *who = document_lookup_section(topic, "who");
    g_assert_true(who->safety);
    g_assert_cmpstr(g_ptr_array_index(who->sources, 0), ==, "law");
    const Message *message = document_lookup_message(topic, "who");
    g_assert_cmpstr(message->context, ==, "visit/who");
    g_assert_cmpstr(message->forms[0], ==, "Een zin over twee regels.");
    g_assert_cmpstr(message->note, ==, "About the door.");
    g_assert_true(message->safety);
    g_assert_cmpint(message->position.line, ==, 22);
    g_assert_true(message->language == content->dutch);
    g_assert_false(document_lookup_section(topic, "more")->safety);
}

static void test_vocabulary(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    const Message *rule = document_lookup_message(
        content_lookup_document(content, "rules"), "registered");
    g_assert_cmpint(rule->form_count, ==, 2);
    g_assert_cmpstr(rule->forms[0], ==,
                    "Je staat {months} maand ingeschreven.");
    g_assert_cmpstr(rule->forms[1], ==,
                    "Je staat {months} maanden ingeschreven.");
    g_assert_cmpstr(rule->source, ==, rule->forms[0]);
    g_assert_cmpstr(rule->counted, ==, "months");
    g_assert_cmpstr(rule->context, ==, "rules/registered");
    const Block *line = document_lookup_section(
        content_lookup_document(content, "emergency"), "112");
    g_assert_cmpuint(line->children->len, ==, 2);
    g_assert_true(line->safety);
    const Block *need = g_ptr_array_index(line->children, 0);
    g_assert_true(need->message->safety);
    const Document *interface = content_lookup_document(content, "interface");
    g_assert_true(document_lookup_message(interface, "point-at")->safety);
    g_assert_false(document_lookup_message(interface, "hand-out")->safety);
    const Document *services = content_lookup_document(content, "services");
    g_assert_cmpstr(document_lookup_message(services, "always")->forms[0], ==,
                    "Dag en nacht");
    g_assert_cmpuint(
        document_lookup_section(services, "listening")->children->len, ==, 2);
}

/* Only the text that says so is kept from translators; it may hold values. */
static void test_dutch_only(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, "interface.yaml", "  nl: \"Uitdelen tot {date}\"\n",
                   "  nl: \"Uitdelen tot {date}\"\n  dutch-only: true\n");
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, "");
    const Document *interface = content_lookup_document(content, "interface");
    g_assert_false(
        document_lookup_message(interface, "hand-out")->translatable);
    g_assert_true(document_lookup_message(interface, "point-at")->translatable);
}

static void test_directory(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    const Organisation *house =
        g_hash_table_lookup(content->organisations, "house");
    g_assert_cmpstr(house->phone.value, ==, "030-1234567");
    g_assert_cmpstr(house->phone.source, ==, "page");
    g_assert_cmpint(house->phone.position.line, ==, 10);
    g_assert_null(house->email.value);
    g_assert_true(house->telling && house->anonymous);
    g_assert_false(house->free_of_charge);
    g_assert_cmpint(g_date_get_year(&house->confirmed_on), ==, 2026);
    const EmergencyLine *line =
        content_lookup_emergency(content, "suicide-prevention");
    g_assert_cmpstr(line->second_number, ==, "0800-0113");
    const Flyer *flyer = content_lookup_flyer(content, "visit");
    g_assert_false(flyer->single);
    g_assert_cmpuint(flyer->parts->len, ==, 3);
    const FlyerPart *third = g_ptr_array_index(flyer->parts, 2);
    const PartItem *item = g_ptr_array_index(third->items, 0);
    g_assert_cmpint(item->kind, ==, PART_EMERGENCY);
    g_assert_cmpuint(item->ids->len, ==, 2);
    g_assert_null(content_lookup_flyer(content, "none"));
}

/* One format is right for a single flyer, and a topic's title is an item. */
static void test_single(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, FLYER, "formats: [trifold, a4]",
                   "single: true\nformats: [a4]");
    sample_replace(sample, FLYER, "heading: point-at", "topic: visit");
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, "");
    const Flyer *flyer = content_lookup_flyer(content, "visit");
    g_assert_true(flyer->single);
    const FlyerPart *flap = g_ptr_array_index(flyer->parts, 1);
    const PartItem *item = g_ptr_array_index(flap->items, 0);
    g_assert_cmpint(item->kind, ==, PART_TOPIC);
    g_assert_cmpstr(g_ptr_array_index(item->ids, 0), ==, "visit");
}

/* Each row breaks one thing in the valid content. */
typedef struct {
    const char *name;
    const char *file, *old, *new;
    const char *problems; /* as sample_problems gives them */
} Broken;

static const Broken broken[] = {
    /* the file */
    {"bad-utf-8", "phrases.yaml", "graag", "gra\xE9g",
     "phrases.yaml:2 utf-8\n"},
    {"latin-1-topic", TOPIC, "Een zin", "E\xE9n zin", TOPIC ":22 utf-8\n"},
    {"no-front-matter", TOPIC, "---\n", "", TOPIC ":1 markdown\n"},
    {"front-matter-open", TOPIC, "own\n---\n", "own\n", TOPIC ":1 markdown\n"},
    /* YAML */
    {"syntax", "phrases.yaml", "text: Ik", "text: \"Ik",
     "phrases.yaml:2 yaml\n"},
    {"tab", "phrases.yaml", "  text", "\ttext", "phrases.yaml:2 yaml\n"},
    {"under-nothing", TOPIC, "icon: door", "icon: door\nunder: roof",
     TOPIC ":7 dangling-id\n"},
    {"under-itself", TOPIC, "icon: door", "icon: door\nunder: visit",
     TOPIC ":2 dangling-id\n"},
    {"place", TOPIC, "icon: door", "icon: door\nplace: first",
     TOPIC ":7 wrong-type\n"},
    {"front-syntax", TOPIC, "icon: door", "icon: [door", TOPIC ":8 yaml\n"},
    {"alias", "flyers/visit.yaml", "[interpreter]", "*x", FLYER ":11 yaml\n"},
    {"anchor", FLYER, "[interpreter]", "&x [interpreter]", FLYER ":11 yaml\n"},
    {"tag", FLYER, "code: 1h", "code: !!str 1h", FLYER ":2 yaml\n"},
    {"two-documents", FLYER, "parts:", "---\nparts:", FLYER ":6 yaml\n"},
    {"directive", FLYER, "flyer: visit", "%YAML 1.2\n---\nflyer: visit",
     FLYER ":2 yaml\n"},
    {"control", "phrases.yaml", "text: Ik wil graag een tolk.",
     "text: \"a\\0b\"", "phrases.yaml:2 yaml\n"},
    {"too-deep", FLYER, "[interpreter]",
     "[[[[[[[[[[[[[[[[interpreter]]]]]]]]]]]]]]]]", FLYER ":11 nesting\n"},
    {"unknown-key", FLYER, "code: 1h", "code: 1h\ncolour: red",
     FLYER ":3 unknown-key\n"},
    {"unknown-key-front", TOPIC, "icon: door", "icon: door\ncolour: red",
     TOPIC ":7 unknown-key\n"},
    {"rules-subject", TOPIC, "safety: true", "rules: [home-work, roof]",
     TOPIC ":11 dangling-id\n"},
    {"rules-text", TOPIC, "safety: true", "rules: home-work",
     TOPIC ":11 wrong-type\n"},
    {"rules-twice", TOPIC, "safety: true", "rules: [home-work, home-work]",
     TOPIC ":11 duplicate-id\n"},
    {"event-twice", "services.yaml", "services:\n",
     "events:\n  - {event: a, text: b}\n  - {event: a, text: c}\nservices:\n",
     "services.yaml:3 duplicate-id\n"},
    {"event-with-value", "services.yaml", "services:\n",
     "events:\n  - {event: a, text: \"op {day}\"}\nservices:\n",
     "services.yaml:2 placeholder\n"},
    {"unknown-key-section", TOPIC, "safety: true", "safe: true",
     TOPIC ":11 unknown-key\n"},
    {"missing-key", FLYER, "code: 1h\n", "", FLYER ":1 missing-key\n"},
    {"missing-key-rule", "rules.yaml", "  authority: police\n", "",
     "rules.yaml:8 missing-key\n"},
    {"duplicate-key", FLYER, "code: 1h", "code: 1h\ncode: 1b",
     FLYER ":3 duplicate-key\n"},
    {"duplicate-key-section", TOPIC, "  more:\n    sources: []",
     "  who:\n    sources: []",
     TOPIC ":13 duplicate-key\n" TOPIC ":28 missing-key\n"},
    {"wrong-type-list", FLYER, "[trifold, a4]", "trifold",
     FLYER ":5 wrong-type\n"},
    {"wrong-type-text", FLYER, "code: 1h", "code: [1h]",
     FLYER ":2 wrong-type\n"},
    {"wrong-type-bool", HOUSE, "telling: true", "telling: yes",
     HOUSE ":6 wrong-type\n"},
    {"wrong-type-dutch-only", "interface.yaml", "safety: true",
     "dutch-only: yes", "interface.yaml:3 wrong-type\n"},
    {"dutch-only-phrase", "phrases.yaml", "tolk.", "tolk.\n  dutch-only: true",
     "phrases.yaml:3 unknown-key\n"},
    {"wrong-type-date", HOUSE, "on: 2026-01-01", "on: 2026-02-30",
     HOUSE ":12 wrong-type\n"},
    {"wrong-type-entry", "phrases.yaml", "- phrase: interpreter\n  text:",
     "- word\n- phrase: interpreter\n  text:", "phrases.yaml:1 wrong-type\n"},
    {"empty-value", "phrases.yaml", "Ik wil graag een tolk.", "",
     "phrases.yaml:2 wrong-type\n"},
    {"empty-text", "phrases.yaml", "Ik wil graag een tolk.", "\" \"",
     "phrases.yaml:2 value\n"},
    {"choice", FLYER, "audience: person", "audience: people",
     FLYER ":4 value\n"},
    {"no-id", FLYER, "code: 1h", "code: 1 h", FLYER ":2 value\n"},
    /* ids */
    {"file-name", FLYER, "flyer: visit", "flyer: other",
     FLYER ":1 file-name\n"},
    {"file-name-topic", TOPIC, "topic: visit", "topic: other",
     TOPIC ":2 file-name\n" FLYER ":3 dangling-id\n" FLYER ":8 dangling-id\n"},
    {"duplicate-source", "sources.yaml", "source: page", "source: law",
     "sources.yaml:9 duplicate-id\n" HOUSE ":9 dangling-id\n" HOUSE
     ":10 dangling-id\n" HOUSE ":11 dangling-id\n"},
    {"duplicate-rule", "rules.yaml", "rule: hours", "rule: registered",
     "rules.yaml:8 duplicate-id\n"},
    {"duplicate-phrase", "phrases.yaml", "- phrase",
     "- {phrase: interpreter, text: Tolk}\n- phrase",
     "phrases.yaml:2 duplicate-id\n"},
    {"duplicate-vocabulary", "services.yaml", "hours: always",
     "hours: everybody",
     "services.yaml:9 duplicate-id\nemergency.yaml:6 dangling-id\n" HOUSE
     ":11 dangling-id\n"},
    {"duplicate-section", TOPIC, "{#more}", "{#who}",
     TOPIC ":28 duplicate-id\n" TOPIC ":13 dangling-id\n"},
    {"duplicate-on-flyer", FLYER, "- heading: point-at", "- section: visit/who",
     FLYER ":10 duplicate-id\n"},
    {"duplicate-in-list", FLYER, "[interpreter]", "[interpreter, interpreter]",
     FLYER ":11 duplicate-id\n"},
    {"dangling-source", TOPIC, "[law]", "[lore]", TOPIC ":10 dangling-id\n"},
    {"dangling-section", FLYER, "visit/who", "visit/where",
     FLYER ":8 dangling-id\n"},
    {"dangling-topic", FLYER, "topic: visit", "topic: tax",
     FLYER ":3 dangling-id\n"},
    {"dangling-heading", FLYER, "point-at", "point-to",
     FLYER ":10 dangling-id\n"},
    {"dangling-phrase", FLYER, "[interpreter]", "[interpreter, more]",
     FLYER ":11 dangling-id\n"},
    {"dangling-line", FLYER, "police", "fire", FLYER ":13 dangling-id\n"},
    {"dangling-service", FLYER, "[listening]", "[talking]",
     FLYER ":14 dangling-id\n"},
    {"dangling-subject", FLYER, "rules: home-work", "rules: home",
     FLYER ":15 dangling-id\n"},
    {"dangling-audience", HOUSE, "[everybody]", "[nobody]",
     HOUSE ":5 dangling-id\n"},
    {"dangling-hours", HOUSE, "value: always", "value: never",
     HOUSE ":11 dangling-id\n"},
    {"audience-is-no-service", FLYER, "[listening]", "[everybody]",
     FLYER ":14 dangling-id\n"},
    {"section-without-entry", TOPIC,
     "  more:\n    sources: []\n    reason: "
     "advice of our own\n",
     "", TOPIC ":25 missing-key\n"},
    {"entry-without-section", TOPIC,
     "  more:", "  else:", TOPIC ":13 dangling-id\n" TOPIC ":28 missing-key\n"},
    {"unknown-part", FLYER, "  flap:", "  cover:", FLYER ":9 unknown-key\n"},
    {"unknown-item", FLYER, "- heading: point-at", "- title: point-at",
     FLYER ":10 unknown-key\n"},
    {"unknown-word", FLYER, "- sources", "- notes", FLYER ":16 unknown-key\n"},
    /* facts */
    {"no-source", TOPIC, "    reason: advice of our own\n", "",
     TOPIC ":14 missing-source\n"},
    {"low-confidence", TOPIC, "[law]", "[law, rumour]",
     TOPIC ":10 confidence\n"},
    {"low-confidence-phone", HOUSE, "030-1234567, source: page",
     "030-1234567, source: rumour", HOUSE ":10 confidence\n"},
    {"dated", "sources.yaml", "dated: 2025", "dated: last year",
     "sources.yaml:5 value\n"},
    {"no-phone", HOUSE, "030-1234567", "call us", HOUSE ":10 value\n"},
    {"shelter-address", HOUSE, "shelter: false",
     "shelter: true\n  address: {value: Straat 1, source: page}",
     HOUSE ":9 value\n"},
    {"no-services", HOUSE, "[listening]", "[]", HOUSE ":4 value\n"},
    {"line-missing", "emergency.yaml",
     "- {line: labour-inspectorate, number: 0800-5151, name: F, need: Werk, "
     "sources: [law]}\n",
     "", "emergency.yaml:0 emergency\n"},
    {"line-number", "emergency.yaml", "0900-8844", "0900-8848",
     "emergency.yaml:9 emergency\n"},
    {"line-second-number", "emergency.yaml", "second-number: 0800-0113, ", "",
     "emergency.yaml:10 emergency\n"},
    {"line-of-our-own", "emergency.yaml", "- line: \"112\"",
     "- {line: us, number: 010-1234567, name: X, need: Y, sources: [law]}\n"
     "- line: \"112\"",
     "emergency.yaml:1 emergency\n"},
    {"line-twice", "emergency.yaml", "line: police", "line: \"112\"",
     "emergency.yaml:9 duplicate-id\nemergency.yaml:0 emergency\n" FLYER
     ":13 dangling-id\n"},
    /* texts */
    {"bold-open", TOPIC, "**nee**", "**nee", TOPIC ":20 inline-mark\n"},
    {"bold-empty", TOPIC, "**nee**", "****", TOPIC ":20 inline-mark\n"},
    {"dutch-word", TOPIC, "**nee**", "*nee*", TOPIC ":20 inline-mark\n"},
    {"brace", "phrases.yaml", "tolk.", "tolk}.",
     "phrases.yaml:2 inline-mark\n"},
    {"placeholder-in-topic", TOPIC, "twee regels", "{two} regels",
     TOPIC ":22 placeholder\n"},
    {"placeholder-in-phrase", "phrases.yaml", "tolk", "{tolk}",
     "phrases.yaml:2 placeholder\n"},
    {"placeholder-in-staff", "staff.yaml", "het blad", "{leaflet}",
     "staff.yaml:2 placeholder\n"},
    {"placeholder-without-value", "rules.yaml", "{open} uur", "{shut} uur",
     "rules.yaml:10 placeholder\nrules.yaml:10 placeholder\n"},
    {"value-without-placeholder", "rules.yaml", "{open: time}",
     "{open: time, shut: time}", "rules.yaml:10 placeholder\n"},
    {"value-kind", "rules.yaml", "{open: time}", "{open: moment}",
     "rules.yaml:11 value\n"},
    {"two-counts", "rules.yaml", "{open: time}", "{open: count}",
     "rules.yaml:8 missing-key\n"},
    {"one-without-count", "rules.yaml", "{months: count}", "{months: number}",
     "rules.yaml:4 placeholder\n"},
    {"name-placeholder", "rules.yaml", "{open: time}", "{open: name}",
     "rules.yaml:10 name-in-sentence\n"},
    {"place-in-sentence", "phrases.yaml", "een tolk", "een tolk in Dorp",
     "phrases.yaml:2 name-in-sentence\n"},
    {"organisation-in-sentence", TOPIC, "Een zin", "Vraag Het Huis om",
     TOPIC ":22 name-in-sentence\n"},
    {"number-in-sentence", TOPIC, "over twee", "Bel 030 - 123 45 67 over twee",
     TOPIC ":22 number-in-sentence\n"},
    {"html", "phrases.yaml", "een tolk", "een <b>tolk</b>",
     "phrases.yaml:2 markdown\n"},
    {"address", "phrases.yaml", "een tolk", "een https://tolk.example",
     "phrases.yaml:2 markdown\n"},
    {"single-in-two-formats", FLYER, "topic: visit\n",
     "topic: visit\nsingle: true\n", FLYER ":6 value\n"},
    {"title-of-no-topic", FLYER, "    - heading: point-at\n",
     "    - topic: none\n", FLYER ":10 dangling-id\n"},
    {"title-of-a-vocabulary", FLYER, "    - heading: point-at\n",
     "    - topic: phrases\n", FLYER ":10 dangling-id\n"},
    {"titles-as-a-list", FLYER, "    - heading: point-at\n",
     "    - topic: [visit]\n", FLYER ":10 wrong-type\n"},
    {"section-of-nothing", TOPIC, "## Meer {#more}",
     "## Leeg {#more}\n\n## Meer {#rest}",
     TOPIC ":28 markdown\n" TOPIC ":30 missing-key\n"},
};

static void check_broken(gconstpointer data) {
    const Broken *row = data;
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, row->file, row->old, row->new);
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, row->problems);
    g_assert_null(content);
    g_assert_cmpint(diag_exit_status(sample->diag), ==, 1);
}

static void test_nul(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = sample_path(sample, "phrases.yaml");
    g_assert_true(
        g_file_set_contents(path, "- phrase: a\n  text: b\0c\n", 24, NULL));
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_true(g_str_has_prefix(problems, "phrases.yaml:2 nul\n"));
    g_assert_null(content);
}

/* Composing puts notices on the first part. */
static void test_no_parts(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_write(sample, FLYER,
                 "flyer: visit\ncode: 1h\ntopic: visit\naudience: person\n"
                 "formats: [a4]\nparts: {}\n");
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, FLYER ":6 value\n");
    g_assert_null(content);
}

static void test_too_large(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *text = g_strnfill(1024 * 1024 + 1, '#');
    sample_write(sample, "phrases.yaml", text);
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_true(g_str_has_prefix(problems, "phrases.yaml:0 too-large\n"));
    g_assert_null(content);
}

static void test_missing_file(void) {
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = sample_path(sample, "phrases.yaml");
    g_assert_cmpint(remove(path), ==, 0);
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_true(g_str_has_prefix(problems, "phrases.yaml:0 read\n"));
    g_assert_null(content);
    g_assert_cmpint(diag_exit_status(sample->diag), ==, 2);
}

/* All faults of all files come in one run. */
static void test_many(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, FLYER, "code: 1h", "code: [1h]\ncolour: red");
    sample_replace(sample, TOPIC, "**nee**", "**nee");
    sample_replace(sample, "sources.yaml", "kind: contact", "kind: gossip");
    g_autoptr(Content) content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==,
                    "sources.yaml:14 value\n" TOPIC ":20 inline-mark\n" FLYER
                    ":2 wrong-type\n" FLYER ":3 unknown-key\n");
    g_assert_null(content);
}

static void assert_review(FactKind kind, const char *expected) {
    Source source = {.kind = kind};
    g_date_clear(&source.checked, 1);
    GDate none = source_review_by(&source);
    g_assert_false(g_date_valid(&none));
    g_date_set_dmy(&source.checked, 31, 8, 2026);
    GDate day = source_review_by(&source);
    char text[16];
    g_date_strftime(text, sizeof text, "%Y-%m-%d", &day);
    g_assert_cmpstr(text, ==, expected);
}

static void test_review_by(void) {
    assert_review(KIND_CONTACT, "2027-02-28");
    assert_review(KIND_LOCAL_RULE, "2027-02-28");
    assert_review(KIND_AMOUNT, "2027-01-01");
    assert_review(KIND_NATIONAL_LAW, "2027-08-31");
    assert_review(KIND_ADVICE, "2027-08-31");
}

static void assert_dates(int day, int month, int year, const char *expected) {
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(Content) content = sample_load(sample);
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, month, (GDateYear)year);
    content_check_dates(content, &date, 30, sample->diag);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, expected);
    g_assert_cmpint(diag_exit_status(sample->diag), ==, 0);
}

/* `rumour` is not used, so nobody has to look at it. */
static void test_dates(void) {
    assert_dates(1, 6, 2026, "sources.yaml:9 overdue\n");
    assert_dates(1, 1, 2027, "sources.yaml:1 due\nsources.yaml:9 overdue\n");
    assert_dates(31, 1, 2027, "sources.yaml:1 due\nsources.yaml:9 overdue\n");
    assert_dates(1, 2, 2027,
                 "sources.yaml:1 overdue\nsources.yaml:9 overdue\n");
}

static void test_values(void) {
    g_assert_true(value_fits_kind("06:00", VALUE_TIME));
    g_assert_false(value_fits_kind("6:00", VALUE_TIME));
    g_assert_false(value_fits_kind("24:00", VALUE_TIME));
    g_assert_true(value_fits_kind("3", VALUE_COUNT));
    g_assert_false(value_fits_kind("3.5", VALUE_COUNT));
    g_assert_false(value_fits_kind("-3", VALUE_COUNT));
    g_assert_true(value_fits_kind("3.5", VALUE_NUMBER));
    g_assert_true(value_fits_kind("12,50", VALUE_AMOUNT));
    g_assert_false(value_fits_kind("€ 12", VALUE_AMOUNT));
    g_assert_true(value_fits_kind("2026-11-21", VALUE_DATE));
    g_assert_false(value_fits_kind("2026-11-31", VALUE_DATE));
    g_assert_true(value_fits_kind("0800-0113", VALUE_PHONE));
    g_assert_false(value_fits_kind("call", VALUE_PHONE));
    g_assert_true(value_fits_kind("Testdam", VALUE_NAME));
    g_assert_false(value_fits_kind("{x}", VALUE_NAME));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/content/valid", test_valid);
    g_test_add_func("/content/topic", test_topic);
    g_test_add_func("/content/vocabulary", test_vocabulary);
    g_test_add_func("/content/dutch-only", test_dutch_only);
    g_test_add_func("/content/directory", test_directory);
    g_test_add_func("/content/single", test_single);
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *path =
            g_strdup_printf("/content/broken/%s", broken[i].name);
        g_test_add_data_func(path, &broken[i], check_broken);
    }
    g_test_add_func("/content/broken/nul", test_nul);
    g_test_add_func("/content/no-parts", test_no_parts);
    g_test_add_func("/content/broken/too-large", test_too_large);
    g_test_add_func("/content/broken/missing-file", test_missing_file);
    g_test_add_func("/content/broken/many", test_many);
    g_test_add_func("/content/review-by", test_review_by);
    g_test_add_func("/content/dates", test_dates);
    g_test_add_func("/content/values", test_values);
    return g_test_run();
}
