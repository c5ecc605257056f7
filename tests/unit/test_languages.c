/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language card: who has a page and with which number, what stands on
 * cover and pages, and how numbers stand before what they number.
 */
#include "compose_fixture.h"
#include "content_fixture.h"
#include "edition/compose_languages.h"
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

#define SENTENCES 5

static const char sentences[] =
    "- {text: official-who, nl: Wij zijn er.}\n"
    "- {text: official-why, nl: Wij kijken.}\n"
    "- {text: official-home, nl: U mag nee zeggen.}\n"
    "- {text: official-interpreter, nl: U mag een tolk vragen.}\n"
    "- {text: official-help, nl: Hier staat wie helpt.}\n"
    "- {text: point-at, nl: Wijs aan}\n";

static const char steps[] = "- {text: languages-point, nl: Laat wijzen.}\n"
                            "- {text: languages-show, nl: Wijs en wacht.}\n"
                            "- {text: languages-leaflet, nl: Geef de folder.}\n"
                            "- text: open\n";

static Setup *new_setup(const char *code) {
    Setup *setup = setup_new();
    sample_replace(setup->sample, "interface.yaml",
                   "- {text: point-at, nl: Wijs aan}\n", sentences);
    sample_replace(setup->sample, "staff.yaml", "- text: open\n", steps);
    setup_load(setup, code);
    return setup;
}

static GPtrArray *all_languages(const Setup *setup) {
    GPtrArray *languages = g_ptr_array_new();
    for (guint i = 0; i < setup->sample->languages->len; i++) {
        g_ptr_array_add(languages,
                        g_ptr_array_index(setup->sample->languages, i));
    }
    return languages;
}

/* A language with four of the sentences has no page. */
static void test_offers(void) {
    g_autoptr(Setup) setup = new_setup("ro");
    g_assert_true(compose_offers_language_page(&setup->composition));
    message_of(setup, "interface", "official-help")->state = STATE_MISSING;
    g_assert_false(compose_offers_language_page(&setup->composition));
}

static void test_offers_nothing(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "ro");
    g_assert_false(compose_offers_language_page(&setup->composition));
}

/* Dutch is next to the cover, wherever it stands among the names; the others
 * follow one by one. */
static void test_numbers(void) {
    g_autoptr(Setup) setup = new_setup("ro");
    g_autoptr(GPtrArray) languages = all_languages(setup);
    int next = 3;
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = g_ptr_array_index(languages, i);
        bool dutch = language == setup->content->dutch;
        int number =
            compose_language_number(&setup->composition, languages, language);
        g_assert_cmpint(number, ==, dutch ? 2 : next);
        next += !dutch;
    }
    g_assert_cmpint(next, >, 5);
}

static void count_texts(Block *block, void *data) {
    int *count = data;
    *count += block->spans != NULL;
}

/* The cover says names, and nothing else. */
static void test_cover(void) {
    g_autoptr(Setup) setup = new_setup("ro");
    g_autoptr(GPtrArray) languages = all_languages(setup);
    g_autoptr(Document) names =
        compose_language_names(&setup->composition, languages);
    g_assert_cmpstr(names->language->code, ==, "nl");
    assert_texts(part_of(names, "cover"), ROLE_NONE, "Wegwijzer");
    int count = 0;
    document_walk(names, count_texts, &count);
    g_assert_cmpint(count, ==, 2 * (int)languages->len); /* Dutch once */
    const Block *scripts = part_of(names, "scripts");
    const Block *section = g_ptr_array_index(scripts->children, 0);
    const Block *phrase = g_ptr_array_index(section->children, 0);
    const Block *name = g_ptr_array_index(phrase->children, 0);
    const Language *first = language_of(setup, phrase->id);
    g_assert_cmpstr(first->script, !=, "Latn");
    g_assert_true(name->language == first);
    g_assert_cmpint(
        phrase->level, ==,
        compose_language_number(&setup->composition, languages, first));
    g_autofree char *text = block_text(name);
    g_assert_cmpstr(text, ==, first->name);
    for (guint i = 0; i < part_of(names, "names")->children->len; i++) {
        section = g_ptr_array_index(part_of(names, "names")->children, i);
        phrase = g_ptr_array_index(section->children, 0);
        g_assert_cmpstr(language_of(setup, phrase->id)->script, ==, "Latn");
    }
    assert_texts(scripts, ROLE_DUTCH, "Chinees / Arabisch / Thai");
}

static int count_role(const Document *page, const char *part, BlockRole role) {
    const Block *block = part_of(page, part);
    int count = 0;
    for (guint i = 0; i < block->children->len; i++) {
        const Block *child = g_ptr_array_index(block->children, i);
        count += child->role == role;
    }
    return count;
}

/* Five numbered sentences in the reader's language; what staff read stands in
 * Dutch alone. */
static void test_page(void) {
    g_autoptr(Setup) setup = new_setup("ro");
    say(setup, "interface", "official-who", "Suntem aici.");
    g_autoptr(Document) page =
        compose_language_page(&setup->composition, 7, setup->sample->diag);
    g_assert_cmpuint(diag_errors(setup->sample->diag), ==, 0);
    g_assert_cmpstr(page->language->code, ==, "ro");
    assert_texts(part_of(page, "cover"), ROLE_CODE, "7");
    const Block *show = part_of(page, "show");
    g_assert_cmpuint(show->children->len, ==, SENTENCES);
    for (guint i = 0; i < show->children->len; i++) {
        const Block *phrase = g_ptr_array_index(show->children, i);
        g_assert_cmpint(phrase->kind, ==, BLOCK_PHRASE);
        g_assert_cmpint(phrase->level, ==, (int)i + 1);
    }
    assert_texts(show, ROLE_NONE,
                 "Suntem aici. / Wij kijken. / U mag nee zeggen. / "
                 "U mag een tolk vragen. / Hier staat wie helpt.");
    g_assert_cmpint(count_role(page, "back", ROLE_DRAFT), ==, 0);
}

static void test_dutch_page(void) {
    g_autoptr(Setup) setup = new_setup("nl");
    g_autoptr(Document) page =
        compose_language_page(&setup->composition, 2, setup->sample->diag);
    g_assert_cmpuint(diag_errors(setup->sample->diag), ==, 0);
    g_assert_cmpint(count_role(page, "show", ROLE_GOOD_TO_KNOW), ==, 1);
    const Block *show = part_of(page, "show");
    assert_texts(g_ptr_array_index(show->children, SENTENCES), ROLE_NONE,
                 "Laat wijzen. / Wijs en wacht. / Geef de folder.");
}

static void test_no_steps(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, "interface.yaml",
                   "- {text: point-at, nl: Wijs aan}\n", sentences);
    setup_load(setup, "nl");
    g_autoptr(Document) page =
        compose_language_page(&setup->composition, 2, setup->sample->diag);
    g_assert_cmpuint(diag_errors(setup->sample->diag), ==, 3);
}

/* What nobody has checked, and what nobody answers for, says so. */
static void test_notices(void) {
    g_autoptr(Setup) setup = new_setup("ro");
    message_of(setup, "interface", "official-why")->state = STATE_DRAFT;
    g_autoptr(Document) page =
        compose_language_page(&setup->composition, 3, setup->sample->diag);
    g_assert_cmpint(count_role(page, "back", ROLE_DRAFT), ==, 1);
    assert_texts(part_of(page, "back"), ROLE_DRAFT, "");
    g_assert_cmpint(document_lowest_state(page), ==, STATE_DRAFT);
    Composition later = setup->composition;
    later.date = day(2028, 1, 1);
    g_autoptr(Document) example =
        compose_language_page(&later, 3, setup->sample->diag);
    assert_texts(part_of(example, "back"), ROLE_IMPRINT,
                 "Voorbeeld. / Voorbeeld.");
}

static void add_phrase(Block *part, int number, const char *text,
                       const char *dutch) {
    Block *phrase = add(part, BLOCK_PHRASE, ROLE_NONE, NULL);
    phrase->level = number;
    add(phrase, BLOCK_PARAGRAPH, ROLE_NONE, text);
    add(phrase, BLOCK_PARAGRAPH, ROLE_DUTCH, dutch)->language =
        fixture_language("nl");
}

static double start_of(const SheetSet *set, const char *text) {
    guint sheet = 0;
    const Item *item = find_text(set, text, &sheet);
    bool mirrored = set->language->right_to_left;
    return mirrored ? item->x + text_width(item) : item->x;
}

/* Whether a number has one digit or two, text begins at the same place, and so
 * does the Dutch below it. */
static void test_indent(Fixture *fixture, gconstpointer data) {
    const char *code = data;
    bool rtl = strcmp(code, "ar") == 0;
    g_autoptr(Document) document =
        document_new("languages", fixture_language(code));
    Block *part = add_part(document, "show");
    add_phrase(part, 8, rtl ? "بيت" : "casa", "huis");
    add_phrase(part, 14, rtl ? "باب" : "porta", "deur");
    g_autoptr(SheetSet) set = lay_out(fixture, document, "languages-page");
    g_assert_nonnull(set);
    double first = start_of(set, rtl ? "بيت" : "casa");
    g_assert_cmpfloat_with_epsilon(start_of(set, rtl ? "باب" : "porta"), first,
                                   0.5);
    g_assert_cmpfloat_with_epsilon(start_of(set, "huis"), first, 0.5);
    g_assert_cmpfloat_with_epsilon(start_of(set, "deur"), first, 0.5);
    double digit = start_of(set, "8"), digits = start_of(set, "14");
    g_assert_cmpfloat_with_epsilon(digit, digits, 0.01);
    g_assert_cmpfloat(fabs(first - digit), >, 20); /* two digits and a gap */
}

/* Twelve names in Latin letters go on one side of the card for the wallet,
 * eight in others on the other; with three more names get smaller, which does
 * not suffice: an error, not a clipped line. */
static void test_wallet(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (int extra = 0; extra <= 3; extra += 3) {
        g_autoptr(Document) document =
            document_new("languages", fixture_language("nl"));
        Block *parts[] = {add_part(document, "names"),
                          add_part(document, "scripts")};
        for (int i = 0; i < 20 + extra; i++) {
            Block *section =
                add(parts[i >= 12 + extra], BLOCK_SECTION, ROLE_NONE, NULL);
            add_phrase(section, i + 2, i == 12 + extra ? "Andere" : "Taal",
                       "Nederlands");
        }
        g_autoptr(SheetSet) set =
            lay_out(fixture, document, "languages-wallet");
        g_assert_cmpint(set != NULL, ==, extra == 0);
        if (set != NULL) {
            guint sheet = 0;
            find_text(set, "Andere", &sheet);
            g_assert_cmpuint(sheet, ==, 1);
        } else {
            find_problem(fixture, "overflow");
        }
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/languages/offers", test_offers);
    g_test_add_func("/languages/offers-nothing", test_offers_nothing);
    g_test_add_func("/languages/numbers", test_numbers);
    g_test_add_func("/languages/cover", test_cover);
    g_test_add_func("/languages/page", test_page);
    g_test_add_func("/languages/dutch-page", test_dutch_page);
    g_test_add_func("/languages/no-steps", test_no_steps);
    g_test_add_func("/languages/notices", test_notices);
    g_test_add("/languages/indent", Fixture, "nl", set_up, test_indent,
               tear_down);
    g_test_add("/languages/indent-rtl", Fixture, "ar", set_up, test_indent,
               tear_down);
    g_test_add("/languages/wallet", Fixture, NULL, set_up, test_wallet,
               tear_down);
    return g_test_run();
}
