/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The social map and the list of hours: who stands where, with which number,
 * and what is said when nothing is known. */
#include "compose_fixture.h"

#include <string.h>

#define FLYER "flyers/visit.yaml"

static const char staff_yaml[] = "- {text: open, nl: Open het blad}\n"
                                 "- {text: made-on, nl: Gemaakt op}\n"
                                 "- {text: map-here, nl: Hier}\n"
                                 "- {text: map-country, nl: Overal}\n"
                                 "- {text: map-elsewhere, nl: Elders}\n"
                                 "- {text: map-none, nl: Niemand bekend.}\n"
                                 "- {text: hours-none, nl: Geen tijden.}\n";

static const char others_yaml[] =
    "- {organisation: far, name: Verder, region: Zee, services: [listening, "
    "tea], audience: [women], telling: false, sources: [page]}\n"
    "- {organisation: away, name: Weg, region: Bos, services: [listening], "
    "telling: false, sources: [page]}\n"
    "- {organisation: land, name: Landelijk, region: Nederland, services: "
    "[listening], telling: false, sources: [page]}\n"
    "- {organisation: gone, name: Misschien weg, region: Bos, services: "
    "[listening], telling: false, unsure: true, sources: [page]}\n";

/* The flyer with `item` in its last part instead of all else. */
static Setup *setup_with(const char *item) {
    Setup *setup = setup_new();
    g_autofree char *items = g_strdup_printf("    - %s\n", item);
    sample_write(setup->sample, "staff.yaml", staff_yaml);
    sample_write(setup->sample, "organisations/others.yaml", others_yaml);
    sample_replace(setup->sample, "services.yaml", "audiences:\n",
                   "  - {service: tea, text: Thee}\n"
                   "audiences:\n"
                   "  - {audience: women, on-paper: true, text: Vrouwen}\n");
    sample_replace(setup->sample, FLYER,
                   "    - emergency: [\"112\", police]\n"
                   "    - organisations: [listening]\n"
                   "    - rules: home-work\n"
                   "    - sources\n",
                   items);
    return setup;
}

static void assert_third(const Setup *setup, BlockRole role,
                         const char *expected) {
    g_autoptr(Document) document = compose(setup);
    assert_texts(part_of(document, "third"), role, expected);
}

static void note_heading(Block *block, void *data) {
    if (block->kind == BLOCK_HEADING && block->level == 3) {
        g_autofree char *text = block_text(block);
        g_ptr_array_add(data, g_steal_pointer(&text));
    }
}

/* The headings of the groups, with " / " between them. */
static void assert_headings(const Setup *setup, const char *expected) {
    g_autoptr(Document) document = compose(setup);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    block_walk((Block *)part_of(document, "third"), note_heading, texts);
    g_ptr_array_add(texts, NULL);
    g_autofree char *joined = g_strjoinv(" / ", (char **)texts->pdata);
    g_assert_cmpstr(joined, ==, expected);
}

/* Near first, then the country, then by region; near whatever the region of a
 * helper is called, when the edition names it. */
static void test_order(void) {
    g_autoptr(Setup) setup = setup_with("map: [listening, tea]");
    setup_load(setup, "nl");
    assert_third(setup, ROLE_NAME, "Het Huis / Landelijk / Weg / Verder");
    assert_third(setup, ROLE_DETAIL, "Stad, Dorp / Bos / Zee · Thee · Vrouwen");
    assert_headings(setup, "Hier / Overal / Elders");
}

/* A number that is confirmed, else a line for the pen, but not for those who
 * are far away. */
static void test_numbers(void) {
    g_autoptr(Setup) setup = setup_with("map: [listening]");
    setup_load(setup, "nl");
    assert_third(setup, ROLE_PHONE, "030-1234567");
    assert_third(setup, ROLE_BLANK, "Telefoon");
    setup->composition.date = day(2027, 1, 2);
    assert_third(setup, ROLE_PHONE, "");
    assert_third(setup, ROLE_BLANK, "Telefoon / Telefoon");
}

/* A second list does not ask for the same number again. */
static void test_one_line(void) {
    g_autoptr(Setup) setup =
        setup_with("map: [listening]\n    - map: [tea, listening]");
    setup_load(setup, "nl");
    assert_third(setup, ROLE_BLANK, "Telefoon");
}

static void test_nobody_near(void) {
    g_autoptr(Setup) setup = setup_with("map: [tea]");
    setup_load(setup, "nl");
    assert_headings(setup, "Hier / Elders");
    assert_third(setup, ROLE_NAME, "Verder");
    g_autoptr(Document) document = compose(setup);
    const Block *piece =
        g_ptr_array_index(part_of(document, "third")->children, 0);
    g_autofree char *text = block_text(g_ptr_array_index(piece->children, 1));
    g_assert_cmpstr(text, ==, "Niemand bekend.");
    /* who is nearest does not stand apart from it */
    assert_texts(piece, ROLE_NAME, "Verder");
}

/* The first piece goes on with the section above it. */
static void test_goes_on(void) {
    g_autoptr(Setup) setup =
        setup_with("section: visit/more\n    - map: [listening]");
    setup_load(setup, "nl");
    g_autoptr(Document) document = compose(setup);
    const GPtrArray *children = part_of(document, "third")->children;
    g_assert_cmpuint(children->len, ==, 4); /* country, and two elsewhere */
    assert_texts(g_ptr_array_index(children, 0), ROLE_NAME, "Het Huis");
    assert_texts(g_ptr_array_index(children, 1), ROLE_NAME, "Landelijk");
    assert_texts(g_ptr_array_index(children, 2), ROLE_NAME, "Weg");
}

static void test_overdue(void) {
    g_autoptr(Setup) setup = setup_with("map: [listening]");
    setup_load(setup, "nl");
    bool overdue = false;
    compose_hand_out_until(&setup->composition, setup->flyer, &overdue);
    g_assert_true(overdue);
}

static void test_hours(void) {
    g_autoptr(Setup) setup = setup_with("hours");
    setup_load(setup, "nl");
    assert_third(setup, ROLE_NAME, "Het Huis");
    assert_third(setup, ROLE_DETAIL, "Dag en nacht / Anoniem");
    setup->composition.date = day(2027, 1, 2);
    assert_third(setup, ROLE_NAME, "");
    assert_third(setup, ROLE_NONE, "Geen tijden.");
}

static void test_date(void) {
    g_autoptr(Setup) setup = setup_with("date");
    setup_load(setup, "nl");
    assert_third(setup, ROLE_NONE, "Testdam · Gemaakt op 1 juli 2026");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/map/order", test_order);
    g_test_add_func("/map/numbers", test_numbers);
    g_test_add_func("/map/one-line", test_one_line);
    g_test_add_func("/map/nobody-near", test_nobody_near);
    g_test_add_func("/map/goes-on", test_goes_on);
    g_test_add_func("/map/overdue", test_overdue);
    g_test_add_func("/map/hours", test_hours);
    g_test_add_func("/map/date", test_date);
    return g_test_run();
}
