/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of help: what its files may say, and what readers see. */
#include "compose_fixture.h"
#include "edition/compose_directory.h"
#include "edition/compose_help.h"

#define HOUSE "organisations/town.yaml"
#define SERVICES "services.yaml"

static const char services[] = "needs:\n"
                               "  - need: talking\n"
                               "    text: Ik wil praten\n"
                               "  - need: bed\n"
                               "    text: Ik zoek een bed\n"
                               "services:\n"
                               "  - service: listening\n"
                               "    need: talking\n"
                               "    text: Praten\n"
                               "  - service: sleeping\n"
                               "    text: Slapen\n"
                               "audiences:\n"
                               "  - audience: everybody\n"
                               "    text: Voor iedereen\n"
                               "  - audience: women\n"
                               "    on-paper: true\n"
                               "    text: Voor vrouwen\n"
                               "traits:\n"
                               "  - trait: joins-checks\n"
                               "    on-paper: true\n"
                               "    text: Gaat mee met controles\n"
                               "  - trait: no-file\n"
                               "    text: Geen dossier\n"
                               "hours:\n"
                               "  - hours: always\n"
                               "    text: Dag en nacht\n";

static Setup *directory_new(const char *hours) {
    Setup *setup = setup_new();
    sample_write(setup->sample, SERVICES, services);
    sample_replace(setup->sample, HOUSE, "[listening]",
                   "[listening, sleeping]");
    sample_replace(setup->sample, HOUSE, "[everybody]",
                   "[everybody, women]\n  traits: [no-file, joins-checks]\n"
                   "  languages: [nl, zh_CN]");
    sample_replace(setup->sample, HOUSE, "{value: always, source: page}",
                   hours);
    return setup;
}

static Organisation *house_of(const Setup *setup) {
    return g_hash_table_lookup(setup->content->organisations, "house");
}

typedef struct {
    const char *name, *file, *old, *new, *problems;
} Broken;

static const Broken broken[] = {
    {"need", SERVICES, "need: talking\n    text: Praten",
     "need: walking\n    text: Praten", "services.yaml:8 dangling-id\n"},
    {"need-is-no-service", HOUSE, "sleeping", "bed", HOUSE ":4 dangling-id\n"},
    {"trait", HOUSE, "no-file", "no-fire", HOUSE ":6 dangling-id\n"},
    {"audience-is-no-trait", HOUSE, "no-file", "women",
     HOUSE ":6 dangling-id\n"},
    {"language", HOUSE, "zh_CN", "xx", HOUSE ":7 dangling-id\n"},
    {"hours-id", HOUSE, "value: always", "value: never",
     HOUSE ":13 dangling-id\n"},
    {"no-hours", HOUSE, "value: always, ", "", HOUSE ":13 missing-key\n"},
    {"both-hours", HOUSE, "value: always", "value: always, open: []",
     HOUSE ":13 missing-key\n"},
    {"empty-hours", HOUSE, "value: always", "open: []", HOUSE ":13 value\n"},
    {"no-days", HOUSE, "value: always",
     "open: [{days: [], from: \"09:00\", until: \"17:00\"}]",
     HOUSE ":13 value\n"},
    {"a-day", HOUSE, "value: always",
     "open: [{days: [Monday], from: \"09:00\", until: \"17:00\"}]",
     HOUSE ":13 value\n"},
    {"a-time", HOUSE, "value: always",
     "open: [{days: [monday], from: \"9\", until: \"25:00\"}]",
     HOUSE ":13 value\n" HOUSE ":13 value\n"},
    {"hours-confidence", HOUSE, "value: always, source: page",
     "value: always, source: rumour", HOUSE ":13 confidence\n"},
};

static void check_broken(gconstpointer data) {
    const Broken *row = data;
    g_autoptr(Setup) setup = directory_new("{value: always, source: page}");
    sample_replace(setup->sample, row->file, row->old, row->new);
    g_autoptr(Content) content = sample_load(setup->sample);
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, row->problems);
    g_assert_null(content);
}

/* A note that doubts a fact hides its details, unless the owner confirmed
 * them; "police checks" is no doubt. */
static void test_doubt(void) {
    static const struct {
        const char *note;
        bool confirmed, good;
    } rows[] = {
        {"Check before printing.", false, false},
        {"CONFLICT: two numbers.", false, false},
        {"Too old to print.", false, false},
        {"Leave out of the flyer.", false, false},
        {"The mobile number is left out.", false, false},
        {"Check before printing.", true, true},
        {"Joins police checks.", false, true},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s", rows[i].note);
        g_autofree char *kind =
            g_strdup_printf("kind: contact\n  note: \"%s\"", rows[i].note);
        g_autoptr(Sample) sample = sample_new();
        sample_replace(sample, "sources.yaml", "kind: contact", kind);
        if (!rows[i].confirmed) {
            sample_replace(sample, HOUSE,
                           "  confirmed: {by: editor, on: 2026-01-01}\n", "");
        }
        g_autoptr(Content) content = sample_load(sample);
        g_autofree char *problems = sample_problems(sample);
        g_assert_cmpstr(problems, ==,
                        rows[i].good ? ""
                                     : HOUSE ":10 confidence\n" HOUSE
                                             ":11 confidence\n");
    }
}

/* Weekdays and times are those of the reader's language; each time has a
 * direction of its own. */
static void test_opening_times(void) {
    static const struct {
        const char *code, *days, *from, *until, *expected;
    } rows[] = {
        {"nl", "monday, tuesday, wednesday, friday", "09:00", "17:30",
         "maandag – woensdag en vrijdag |<_09:00_>| – |<_17:30_>"},
        {"nl", "sunday, saturday", "22:00", "02:00",
         "zaterdag en zondag |<_22:00_>| – |<_02:00_>"},
        {"ar", "monday, tuesday, wednesday, thursday, friday", "09:00", "17:00",
         "الاثنين – الجمعة |<_09:00_>| – |<_17:00_>"},
        {"zh_CN", "thursday", "13:00", "16:00",
         "星期四 |<_13:00_>| – |<_16:00_>"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s: %s", rows[i].code, rows[i].days);
        g_autofree char *hours = g_strdup_printf(
            "{open: [{days: [%s], from: \"%s\", until: \"%s\"}], source: page}",
            rows[i].days, rows[i].from, rows[i].until);
        g_autoptr(Setup) setup = directory_new(hours);
        setup_load(setup, rows[i].code);
        g_autoptr(Block) block = block_new(BLOCK_CONTACT, (Position){0});
        append_opening_times(block, &setup->composition,
                             &house_of(setup)->hours);
        g_assert_cmpuint(block->children->len, ==, 1);
        const Block *line = g_ptr_array_index(block->children, 0);
        g_autofree char *found = describe(line->spans);
        g_assert_cmpstr(found, ==, rows[i].expected);
    }
}

static int count_sources(const Block *block) {
    int count = block->role == ROLE_SOURCES ? 1 : 0;
    for (guint i = 0; i < block->children->len; i++) {
        count += count_sources(g_ptr_array_index(block->children, i));
    }
    return count;
}

/* Opening times follow the rule for contact details. */
static void test_hours_rule(void) {
    g_autoptr(Setup) setup = directory_new(
        "{open: [{days: [monday], from: \"09:00\", until: \"17:00\"}], "
        "source: page}");
    setup_load(setup, "nl");
    Organisation *house = house_of(setup);
    g_autoptr(Block) confirmed = compose_organisation(
        &setup->composition, house, "listening", true, setup->sample->diag);
    assert_texts(confirmed, ROLE_NONE,
                 "Praten / Het Huis / 030-1234567 / maandag 09:00 – 17:00 / "
                 "Anoniem / Voor vrouwen / Gaat mee met controles");
    g_date_clear(&house->confirmed_on, 1);
    g_autoptr(Block) old = compose_organisation(
        &setup->composition, house, "listening", true, setup->sample->diag);
    assert_texts(old, ROLE_NONE,
                 "Praten / Het Huis / Telefoon / Anoniem / Voor vrouwen / "
                 "Gaat mee met controles");
}

/* On the screen number and hours come with the day from which they are known,
 * and no day where there are none. */
static void test_details_day(void) {
    g_autoptr(Setup) setup = directory_new("{value: always, source: page}");
    setup_load(setup, "nl");
    Organisation *house = house_of(setup);
    g_autoptr(Document) screen =
        compose_emergency(&setup->composition, setup->sample->diag);
    g_assert_cmpint(count_sources(screen->root), ==, 1);
    GDate day = organisation_details_day(&setup->composition, house);
    g_assert_cmpint(g_date_compare(&day, &house->confirmed_on), ==, 0);
    g_date_clear(&house->confirmed_on, 1);
    day = organisation_details_day(&setup->composition, house);
    g_assert_false(g_date_valid(&day));
    g_autoptr(Document) old =
        compose_emergency(&setup->composition, setup->sample->diag);
    g_assert_cmpint(count_sources(old->root), ==, 0);
}

/* The screen says more than paper: all traits, the place, languages, offers. */
static void test_offers(void) {
    g_autoptr(Setup) setup = directory_new("{value: always, source: page}");
    setup_load(setup, "nl");
    g_autoptr(Block) block = block_new(BLOCK_CONTACT, (Position){0});
    append_offers(block, &setup->composition, house_of(setup),
                  setup->sample->diag);
    assert_texts(block, ROLE_NONE,
                 "Geen dossier / Stad, Dorp / Talen: Nederlands en Chinees "
                 "(vereenvoudigd) / Slapen");
}

static void test_needs(void) {
    g_autoptr(Setup) setup = directory_new("{value: always, source: page}");
    setup_load(setup, "nl");
    g_autoptr(Block) needs =
        compose_needs(&setup->composition, setup->sample->diag);
    /* nobody answers the other need */
    assert_texts(needs, ROLE_NONE, "Ik wil praten / Het Huis");
    const Block *item = g_ptr_array_index(needs->children, 0);
    const Block *names = g_ptr_array_index(item->children, 1);
    const Block *name = g_ptr_array_index(names->children, 0);
    g_assert_cmpstr(name->id, ==, house_of(setup)->id);
    g_autoptr(Setup) plain = setup_new();
    setup_load(plain, "nl");
    g_assert_null(compose_needs(&plain->composition, plain->sample->diag));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *path =
            g_strconcat("/directory/broken/", broken[i].name, NULL);
        g_test_add_data_func(path, &broken[i], check_broken);
    }
    g_test_add_func("/directory/doubt", test_doubt);
    g_test_add_func("/directory/opening-times", test_opening_times);
    g_test_add_func("/directory/hours-rule", test_hours_rule);
    g_test_add_func("/directory/details-day", test_details_day);
    g_test_add_func("/directory/offers", test_offers);
    g_test_add_func("/directory/needs", test_needs);
    return g_test_run();
}
