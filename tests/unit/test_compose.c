/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing texts, dates, contacts and facts. */
#include "compose_fixture.h"
#include "edition/compose_facts.h"
#include "edition/compose_help.h"
#include "edition/compose_text.h"

#include <string.h>

#define SOURCES "sources.yaml"
#define HOUSE "organisations/town.yaml"

static void assert_spans(const Setup *setup, const Message *message,
                         const Values *values, const char *expected) {
    g_autoptr(GPtrArray) spans = compose_spans(&setup->composition, message,
                                               values, setup->sample->diag);
    g_autofree char *found = describe(spans);
    g_assert_cmpstr(found, ==, expected);
}

/* The rule with one value. */
static void assert_rule(const Setup *setup, const char *id, const char *name,
                        const char *value, const char *expected) {
    const Rule *rule = g_hash_table_lookup(setup->content->rules, id);
    g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(texts, (gpointer)name, (gpointer)value);
    Values values = {texts, rule->values};
    assert_spans(setup, message_of(setup, "rules", id), &values, expected);
}

static void test_placeholder(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "ar");
    say(setup, "rules", "hours", "من **{open}** فقط");
    assert_rule(setup, "hours", "open", "06:00", "من |<_**06:00**_>| فقط");
    assert_rule(setup, "hours", "shut", "06:00", "من | فقط");
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_true(g_str_has_suffix(problems, "placeholder\n"));
}

static void test_value_kinds(void) {
    static const struct {
        ValueKind kind;
        const char *value, *expected;
    } rows[] = {
        {VALUE_AMOUNT, "12,50", "vanaf |<_€\u00A012,50_>"},
        {VALUE_DATE, "2026-11-21", "vanaf |21 november 2026"},
        {VALUE_PHONE, "0800-0113", "vanaf |<_0800-0113_>"},
        {VALUE_NAME, "Het Huis", "vanaf |<Het Huis>"},
    };
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "nl");
    const Message *message = say(setup, "rules", "hours", "vanaf {open}");
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
        g_autoptr(GHashTable) kinds = g_hash_table_new(g_str_hash, g_str_equal);
        g_hash_table_insert(texts, (gpointer) "open", (gpointer)rows[i].value);
        g_hash_table_insert(kinds, (gpointer) "open",
                            GINT_TO_POINTER(rows[i].kind));
        Values values = {texts, kinds};
        assert_spans(setup, message, &values, rows[i].expected);
    }
}

static void test_plural(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "nl");
    assert_rule(setup, "registered", "months", "1",
                "Je staat |<_1_>| maand ingeschreven.");
    assert_rule(setup, "registered", "months", "3",
                "Je staat |<_3_>| maanden ingeschreven.");
}

static void test_plural_three_forms(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "ro");
    Message *message = say(setup, "rules", "registered",
                           "{months} lună|{months} luni|{months} de luni");
    assert_rule(setup, "registered", "months", "1", "<_1_>| lună");
    assert_rule(setup, "registered", "months", "3", "<_3_>| luni");
    assert_rule(setup, "registered", "months", "20", "<_20_>| de luni");
    /* without translation, the rule of the Dutch */
    say(setup, "rules", "registered", "{months} maand|{months} maanden");
    message->language = setup->content->dutch;
    assert_rule(setup, "registered", "months", "20", "<_20_>| maanden");
}

/* Numbers and Dutch names in another script; in Latin letters numbers are only
 * kept whole. */
static void test_foreign_runs(void) {
    static const struct {
        const char *code, *text, *expected;
    } rows[] = {
        {"ar", "هاتف 0900-8844 أو GGD.", "هاتف |<_0900-8844_>| أو |<GGD>@nl|."},
        {"ar", "من Het Huis، 14 030", "من |<Het Huis>@nl|، |<_14 030_>"},
        {"ar", "من 06:30 و 12,50", "من |<_06:30_>| و |<_12,50_>"},
        {"ar", "كلمة *meldpunt* هنا", "كلمة |<meldpunt>@nl| هنا"},
        {"th", "โทร 112 หรือ GGD", "โทร |_112_| หรือ |GGD@nl"},
        {"nl", "Bel 0900-8844 of de GGD, 112.",
         "Bel |_0900-8844_| of de GGD, |_112_|."},
        {"ro", "De la *meldpunt* 1, 2", "De la |meldpunt@nl| |_1_|, |_2_"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = setup_new();
        setup_load(setup, rows[i].code);
        const Message *message =
            say(setup, "phrases", "interpreter", rows[i].text);
        assert_spans(setup, message, NULL, rows[i].expected);
    }
}

static void test_date(void) {
    static const struct {
        const char *code, *expected;
    } rows[] = {
        {"nl", "1 april 2027"},   {"en", "1 April 2027"}, /* British */
        {"ro", "1 aprilie 2027"}, {"ar", "1 أبريل 2027"},
        {"th", "1 เมษายน 2027"},  {"zh_CN", "2027年4月1日"},
    };
    g_autoptr(Setup) setup = setup_new();
    GDate date = day(2027, 4, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text =
            compose_date(&date, language_of(setup, rows[i].code));
        g_assert_cmpstr(text, ==, rows[i].expected);
    }
}

static void test_detail(void) {
    static const struct {
        const char *name;
        Confidence confidence;
        const char *dated;
        int confirmed; /* in this year, on 1 January; 0: not */
        bool printable;
    } rows[] = {
        {"high and recent", CONFIDENCE_HIGH, "2026-10", 0, true},
        {"high, a year to the day", CONFIDENCE_HIGH, "2025-11-21", 0, true},
        {"high and old", CONFIDENCE_HIGH, "2025-11-20", 0, false},
        {"high, maybe old", CONFIDENCE_HIGH, "2025", 0, false},
        {"high, this year", CONFIDENCE_HIGH, "2026", 0, true},
        {"high, undated", CONFIDENCE_HIGH, NULL, 0, false},
        {"medium", CONFIDENCE_MEDIUM, "2026-10", 0, false},
        {"medium, confirmed", CONFIDENCE_MEDIUM, NULL, 2026, true},
        {"medium, confirmed long ago", CONFIDENCE_MEDIUM, NULL, 2025, false},
    };
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "nl");
    setup->composition.date = day(2026, 11, 21);
    Source *source = g_hash_table_lookup(setup->content->sources, "page");
    Organisation *house =
        g_hash_table_lookup(setup->content->organisations, "house");
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].name);
        g_free(source->dated);
        source->dated = g_strdup(rows[i].dated);
        source->confidence = rows[i].confidence;
        g_date_clear(&house->confirmed_on, 1);
        if (rows[i].confirmed > 0) {
            house->confirmed_on = day(rows[i].confirmed, 1, 1);
        }
        g_assert_cmpint(
            detail_is_printable(&setup->composition, house, &house->phone), ==,
            rows[i].printable);
    }
    house->confirmed_on = day(2026, 1, 1);
    g_assert_false(
        detail_is_printable(&setup->composition, house, &house->email));
}

/* The contact, need first, and a line for the pen where no number may be
 * printed. */
static void test_organisation(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, HOUSE, "anonymous: true",
                   "anonymous: true\n  free: true");
    setup_load(setup, "nl");
    Organisation *house =
        g_hash_table_lookup(setup->content->organisations, "house");
    g_autoptr(Block) known = compose_organisation(
        &setup->composition, house, "listening", true, setup->sample->diag);
    assert_texts(known, ROLE_NONE,
                 "Praten / Het Huis / 030-1234567 / Dag en nacht / "
                 "Anoniem · Gratis");
    g_date_clear(&house->confirmed_on, 1);
    g_autoptr(Block) unknown = compose_organisation(
        &setup->composition, house, "listening", true, setup->sample->diag);
    assert_texts(unknown, ROLE_NONE,
                 "Praten / Het Huis / Telefoon / Anoniem · Gratis");
    assert_texts(unknown, ROLE_BLANK, "Telefoon");
    g_autoptr(Block) boxed = compose_organisation(
        &setup->composition, house, "listening", false, setup->sample->diag);
    assert_texts(boxed, ROLE_NONE, "Praten / Het Huis / Anoniem · Gratis");
}

/* Each word of the line keeps its language when one is not translated. */
static void test_conditions(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, HOUSE, "anonymous: true",
                   "anonymous: true\n  free: true");
    setup_load(setup, "ro");
    say(setup, "interface", "anonymous", "Anonim");
    Message *free_word = message_of(setup, "interface", "free");
    free_word->language = setup->content->dutch;
    free_word->state = STATE_MISSING;
    g_autoptr(Block) block = compose_organisation(
        &setup->composition,
        g_hash_table_lookup(setup->content->organisations, "house"),
        "listening", true, setup->sample->diag);
    const Block *line =
        g_ptr_array_index(block->children, block->children->len - 1);
    g_autofree char *found = describe(line->spans);
    g_assert_cmpstr(found, ==, "Anonim| · |Gratis@nl");
    g_assert_cmpint(line->state, ==, STATE_MISSING);
}

static void test_hand_out(void) {
    static const struct {
        const char *name, *checked;
        int year, month, day;
        const char *until;
        bool overdue;
    } rows[] = {
        {"the earliest", "2026-06-01", 2026, 7, 1, "2026-12-01", false},
        {"the last day", "2026-06-01", 2026, 12, 1, "2026-12-01", false},
        {"a day too late", "2026-06-01", 2026, 12, 2, "2026-12-02", true},
        {"unknown", NULL, 2026, 7, 1, "2026-07-01", true},
        {"at most a year", "2026-12-31", 2026, 1, 1, "2027-01-01", false},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].name);
        g_autoptr(Setup) setup = setup_new();
        if (rows[i].checked != NULL) {
            g_autofree char *line = g_strdup_printf(
                "short: Pagina\n  checked: %s", rows[i].checked);
            sample_replace(setup->sample, SOURCES, "short: Pagina", line);
        }
        setup_load(setup, "nl");
        setup->composition.date = day(rows[i].year, rows[i].month, rows[i].day);
        bool overdue = !rows[i].overdue;
        GDate until =
            compose_hand_out_until(&setup->composition, setup->flyer, &overdue);
        char text[16];
        g_date_strftime(text, sizeof text, "%Y-%m-%d", &until);
        g_assert_cmpstr(text, ==, rows[i].until);
        g_assert_cmpint(overdue, ==, rows[i].overdue);
    }
}

static void assert_citations(const Setup *setup, const char *expected) {
    g_autoptr(GPtrArray) citations =
        facts_citations(&setup->composition, setup->flyer);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < citations->len; i++) {
        g_string_append_printf(text, "%s%s", i > 0 ? "|" : "",
                               (const char *)g_ptr_array_index(citations, i));
    }
    g_assert_cmpstr(text->str, ==, expected);
}

/* Each name once, in the order of the flyer; none of organisations only. */
static void test_citations(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, SOURCES, "short: Wet", "short: Wet; Regel");
    sample_replace(setup->sample, SOURCES, "short: Pagina",
                   "short: Regel; Pagina");
    sample_replace(setup->sample, SOURCES, "- source: rumour",
                   "- {source: ours, statement: a, citation: b, short: Huis, "
                   "confidence: high, kind: contact}\n- source: rumour");
    sample_replace(setup->sample, HOUSE, "sources: [page]", "sources: [ours]");
    setup_load(setup, "nl");
    assert_citations(setup, "Wet|Regel|Pagina");
    setup->composition.edition = g_ptr_array_index(setup->editions, 0);
    assert_citations(setup, "Wet|Regel");
}

/* Approval by the municipality lifts the marker of its own rules only. */
static void test_rule_check(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, "editions/town.yaml",
                   "{months: 3}\n    sources: [law]",
                   "{months: 3}\n    sources: [page]");
    setup_load(setup, "nl");
    const GPtrArray *rules = setup->composition.edition->rules;
    const EditionRule *police = g_ptr_array_index(rules, 0);
    const EditionRule *municipal = g_ptr_array_index(rules, 1);
    g_assert_true(rule_needs_check(&setup->composition, police));
    g_assert_false(rule_needs_check(&setup->composition, municipal));
    setup->composition.date = day(2027, 1, 1);
    g_assert_true(rule_needs_check(&setup->composition, municipal));
}

/* Under each section of the screen: where its facts come from, in Dutch, and
 * the day on which somebody looked; under advice of our own nothing. */
static void test_section_sources(void) {
    static const struct {
        const char *sources, *expected;
    } rows[] = {
        {"[law]", "Wet / Nagekeken op 31 januari 2026"},
        {"[page]", "Pagina / Dag onbekend."},
        {"[law, page]", "Wet; Pagina / Dag onbekend."},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = setup_new();
        sample_replace(setup->sample, "topics/visit.md", "[law]",
                       rows[i].sources);
        setup_load(setup, "nl");
        const Document *visit =
            content_lookup_document(setup->content, "visit");
        g_autoptr(Document) topic =
            compose_topic(&setup->composition, visit, setup->sample->diag);
        assert_texts(g_ptr_array_index(topic->root->children, 0), ROLE_SOURCES,
                     rows[i].expected);
        assert_texts(g_ptr_array_index(topic->root->children, 1), ROLE_SOURCES,
                     "");
    }
}

/* A screen counts as long as the first of its facts; as long as the day of the
 * build where nobody noted when one was checked. */
static void test_screen_until(void) {
    for (int known = 0; known < 2; known++) {
        g_autoptr(Setup) setup = setup_new();
        sample_replace(setup->sample, "topics/visit.md", "[law]",
                       known ? "[law]" : "[page]");
        setup_load(setup, "nl");
        const Document *visit =
            content_lookup_document(setup->content, "visit");
        GDate until = compose_screen_until(&setup->composition, visit);
        GDate expected = known ? day(2027, 1, 31) : setup->composition.date;
        g_assert_cmpint(g_date_compare(&until, &expected), ==, 0);
    }
}

/* Each kind of people that an organisation of the edition is for, once. */
static void test_audiences(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "nl");
    g_autoptr(Document) audiences =
        compose_audiences(&setup->composition, setup->sample->diag);
    g_assert_cmpuint(audiences->root->children->len, ==, 1);
    assert_texts(document_lookup_section(audiences, "everybody"), ROLE_NONE,
                 "Voor iedereen");
    Edition *region = g_ptr_array_index(setup->editions, 0);
    g_ptr_array_set_size(region->organisations, 0);
    setup->composition.edition = region;
    g_autoptr(Document) none =
        compose_audiences(&setup->composition, setup->sample->diag);
    g_assert_cmpuint(none->root->children->len, ==, 0);
}

/* The sentences to hold up, in the reader's words. */
static void test_phrases(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "en");
    say(setup, "phrases", "interpreter", "I want an interpreter.");
    g_autoptr(Document) phrases =
        compose_phrases(&setup->composition, setup->sample->diag);
    assert_texts(document_lookup_section(phrases, "interpreter"), ROLE_NONE,
                 "I want an interpreter.");
}

/* The words of the page for staff are professional, so no reader's language
 * needs them. */
static void test_staff(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "en");
    say(setup, "staff", "open", "Open **it**");
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_STRICT);
    g_autoptr(Document) staff = compose_staff(&setup->composition, diag);
    g_assert_cmpuint(diag_problems(diag)->len, ==, 0);
    g_assert_cmpstr(staff->id, ==, "staff");
    g_assert_true(staff->professional);
    const Block *open = document_lookup_section(staff, "open");
    g_autofree char *text = block_text(g_ptr_array_index(open->children, 0));
    g_assert_cmpstr(text, ==, "Open it");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/compose/placeholder", test_placeholder);
    g_test_add_func("/compose/value-kinds", test_value_kinds);
    g_test_add_func("/compose/plural", test_plural);
    g_test_add_func("/compose/plural-three-forms", test_plural_three_forms);
    g_test_add_func("/compose/foreign-runs", test_foreign_runs);
    g_test_add_func("/compose/date", test_date);
    g_test_add_func("/compose/detail", test_detail);
    g_test_add_func("/compose/organisation", test_organisation);
    g_test_add_func("/compose/conditions", test_conditions);
    g_test_add_func("/compose/hand-out", test_hand_out);
    g_test_add_func("/compose/citations", test_citations);
    g_test_add_func("/compose/rule-check", test_rule_check);
    g_test_add_func("/compose/section-sources", test_section_sources);
    g_test_add_func("/compose/screen-until", test_screen_until);
    g_test_add_func("/compose/audiences", test_audiences);
    g_test_add_func("/compose/phrases", test_phrases);
    g_test_add_func("/compose/staff", test_staff);
    return g_test_run();
}
