/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory as data: what stands in it, what may not, and how tables and
 * programs read it. */
#include "compose_fixture.h"
#include "edition/compose_listing.h"
#include "output/directory_file.h"
#include "page_asserts.h"

#include <string.h>

#define FILE_NAME "organisations/town.yaml"

static const char services_yaml[] = "needs:\n"
                                    "  - need: talking\n"
                                    "    text: Ik wil praten\n"
                                    "services:\n"
                                    "  - service: listening\n"
                                    "    need: talking\n"
                                    "    text: Praten\n"
                                    "  - service: tea\n"
                                    "    text: Thee, koffie\n"
                                    "audiences:\n"
                                    "  - audience: everybody\n"
                                    "    text: Voor iedereen\n"
                                    "traits:\n"
                                    "  - trait: municipal\n"
                                    "    of-government: true\n"
                                    "    text: Hoort bij de gemeente\n"
                                    "  - trait: friendly\n"
                                    "    text: Vriendelijk\n"
                                    "hours:\n"
                                    "  - hours: always\n"
                                    "    text: Dag en nacht\n";

static Setup *setup_with_services(void) {
    Setup *setup = setup_new();
    sample_write(setup->sample, "services.yaml", services_yaml);
    sample_replace(setup->sample, FILE_NAME, "services: [listening]",
                   "services: [listening, tea]\n  languages: [nl, zh_CN]");
    return setup;
}

static Document *list(const Setup *setup) {
    return compose_listing(&setup->composition, setup->sample->diag);
}

static Directory directory_of(const Setup *setup, const Document *listing) {
    return (Directory){.listing = listing,
                       .edition = setup->composition.edition->id,
                       .edition_name = setup->composition.edition->name,
                       .date = setup->composition.date};
}

/* The row of the house; caller frees. */
static char *house_row(const Setup *setup) {
    g_autoptr(Document) listing = list(setup);
    Directory directory = directory_of(setup, listing);
    g_autofree char *csv = directory_csv_write(&directory);
    const char *row = strstr(csv, "\r\nhouse,");
    g_assert_nonnull(row);
    row += strlen("\r\n");
    return g_strndup(row, (gsize)(strstr(row, "\r\n") - row));
}

static void test_row(void) {
    g_autoptr(Setup) setup = setup_with_services();
    setup_load(setup, "nl");
    g_autofree char *row = house_row(setup);
    g_assert_cmpstr(row, ==,
                    "house,organisation,Het Huis,Stad; Dorp,talking,"
                    "listening; tea,\"Praten; Thee, koffie\",everybody,"
                    "Voor iedereen,,,nl; zh-Hans,true,,,false,true,given,"
                    "2026-01-01,030-1234567,,,,,Dag en nacht,medium,,page,"
                    "town,false,2026-07-01");
}

/* Details of a source that is not sure, once nobody has confirmed them for a
 * year; hours go with them. */
static void test_not_confirmed(void) {
    g_autoptr(Setup) setup = setup_with_services();
    setup_load(setup, "nl");
    setup->composition.date = day(2027, 1, 1);
    g_autofree char *last = house_row(setup);
    assert_has(last, "given,2026-01-01,030-1234567,,,,,Dag en nacht,");
    setup->composition.date = day(2027, 1, 2);
    g_autofree char *row = house_row(setup);
    assert_has(row, "not-confirmed,,,,,,,,medium");
    assert_has_not(row, "030");
    assert_has_not(row, "Dag en nacht");
}

static void test_hours(void) {
    g_autoptr(Setup) setup = setup_with_services();
    sample_replace(setup->sample, FILE_NAME, "hours: {value: always,",
                   "hours: {open: [{days: [monday, tuesday, wednesday], from: "
                   "\"09:00\", until: \"17:00\"}, {days: [friday], from: "
                   "\"13:00\", until: \"15:30\"}],");
    setup_load(setup, "nl");
    g_autofree char *row = house_row(setup);
    assert_has(row, "maandag – woensdag 09:00 – 17:00; vrijdag 13:00 – 15:30");
}

static void test_shelter(void) {
    g_autoptr(Setup) setup = setup_with_services();
    sample_replace(setup->sample, FILE_NAME, "shelter: false", "shelter: true");
    setup_load(setup, "nl");
    g_autofree char *row = house_row(setup);
    assert_has(row, ",true,true,given,");
}

static void test_independent(void) {
    static const struct {
        const char *trait, *expected;
    } cases[] = {
        {"municipal", "Hoort bij de gemeente,nl; zh-Hans,true,,false,"},
        {"friendly", "Vriendelijk,nl; zh-Hans,true,,,"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Setup) setup = setup_with_services();
        g_autofree char *traits =
            g_strdup_printf("traits: [%s]\n  telling", cases[i].trait);
        sample_replace(setup->sample, FILE_NAME, "telling", traits);
        setup_load(setup, "nl");
        g_autofree char *row = house_row(setup);
        assert_has(row, cases[i].expected);
    }
}

/* What a spreadsheet would run, and what would break the row. */
static void test_formula(void) {
    static const struct {
        const char *name, *field;
    } cases[] = {{"=1+2", ",'=1+2,"},
                 {"+31", ",'+31,"},
                 {"-a", ",'-a,"},
                 {"@sum", ",'@sum,"},
                 {"Huis, tuin", ",\"Huis, tuin\","},
                 {"Het \\\"Huis\\\"", ",\"Het \"\"Huis\"\"\","},
                 {"=a,b", ",\"'=a,b\","},
                 {"a=b", ",a=b,"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Setup) setup = setup_with_services();
        g_autofree char *name = g_strdup_printf("name: \"%s\"", cases[i].name);
        sample_replace(setup->sample, FILE_NAME, "name: Het Huis", name);
        setup_load(setup, "nl");
        g_autofree char *row = house_row(setup);
        assert_has(row, cases[i].field);
    }
}

static void test_lines(void) {
    g_autoptr(Setup) setup = setup_with_services();
    setup_load(setup, "nl");
    g_autoptr(Document) listing = list(setup);
    g_assert_cmpuint(listing->root->children->len, ==, 9);
    Directory directory = directory_of(setup, listing);
    g_autofree char *csv = directory_csv_write(&directory);
    assert_has(csv, "id,kind,name,region,needs,services,offers,");
    assert_has(csv, ",sources,edition,example,made\r\n112,national-line,112,"
                    "Nederland,,,Direct gevaar,,,,Gratis.,,,,true,false,,"
                    "given,,112,,,,,Dag en nacht,high,2026-01-31,law,town,");
    assert_has(csv, "given,,113; 0800-0113,,,,,,high,");
}

static void test_json(void) {
    g_autoptr(Setup) setup = setup_with_services();
    sample_replace(setup->sample, FILE_NAME, "name: Het Huis",
                   "name: 'Het \"Huis\"'");
    setup_load(setup, "nl");
    g_autoptr(Document) listing = list(setup);
    Directory directory = directory_of(setup, listing);
    directory.example = true;
    g_autofree char *json = directory_json_write(&directory);
    assert_has(json, "  \"edition\": \"town\",\n"
                     "  \"edition-name\": \"Testdam\",\n"
                     "  \"example\": true,\n"
                     "  \"made\": \"2026-07-01\",\n");
    assert_has(json, "\"name\": \"Het \\\"Huis\\\"\",\n"
                     "      \"region\": [\"Stad\", \"Dorp\"],\n"
                     "      \"needs\": [\"talking\"],\n"
                     "      \"services\": [\"listening\", \"tea\"],\n"
                     "      \"offers\": [\"Praten\", \"Thee, koffie\"],\n");
    assert_has(json, "\"anonymous\": true,\n      \"free\": null,\n");
    assert_has(json, "\"phone\": [\"030-1234567\"],\n"
                     "      \"whatsapp\": null,\n");
    g_assert_true(g_str_has_suffix(json, "\n    }\n  ]\n}\n"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/listing/row", test_row);
    g_test_add_func("/listing/not-confirmed", test_not_confirmed);
    g_test_add_func("/listing/hours", test_hours);
    g_test_add_func("/listing/shelter", test_shelter);
    g_test_add_func("/listing/independent", test_independent);
    g_test_add_func("/listing/formula", test_formula);
    g_test_add_func("/listing/lines", test_lines);
    g_test_add_func("/listing/json", test_json);
    return g_test_run();
}
