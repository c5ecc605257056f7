/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose_fixture.h"
#include "content_fixture.h"
#include "edition/discretion.h"

#define FLYER "flyers/visit.yaml"

static const char card[] = "    - sources\n"
                           "  card-outside:\n"
                           "    - heading: point-at\n"
                           "    - lines: [phone, when]\n"
                           "  card-start:\n"
                           "    - main-message: visit/who\n"
                           "    - text: tagline\n"
                           "  card-end:\n"
                           "    - languages\n"
                           "    - main-message: visit/more\n";

/* The sample's flyer with the parts of a card. */
static Setup *new_setup(void) {
    Setup *setup = setup_new();
    sample_replace(setup->sample, FLYER, "[trifold, a4]", "[trifold, card]");
    sample_replace(setup->sample, FLYER, "    - sources\n", card);
    return setup;
}

static void test_items(void) {
    g_autoptr(Setup) setup = new_setup();
    setup_load(setup, "ar");
    say(setup, "interface", "tagline", "قواعد");
    g_autoptr(Document) flyer = compose(setup);
    assert_texts(part_of(flyer, "card-outside"), ROLE_NONE,
                 "Wijs aan / Telefoon / Wanneer");
    assert_texts(part_of(flyer, "card-outside"), ROLE_BLANK,
                 "Telefoon / Wanneer");
    assert_texts(part_of(flyer, "card-start"), ROLE_NONE,
                 "Je mag nee zeggen. / قواعد");
    const Block *box =
        g_ptr_array_index(part_of(flyer, "card-start")->children, 0);
    g_assert_cmpint(box->role, ==, ROLE_MAIN_MESSAGE);
}

/* In the order of the start screen; only those of the edition, each in its own
 * language. A section without main message adds nothing. */
static void test_languages(void) {
    g_autoptr(Setup) setup = new_setup();
    setup_load(setup, "ro");
    g_autoptr(Document) flyer = compose(setup);
    const Block *names = part_of(flyer, "card-end");
    const Edition *edition = setup->composition.edition;
    LanguageTable *languages = setup->sample->languages;
    g_assert_cmpuint(names->children->len, ==, edition->languages->len);
    g_assert_cmpuint(names->children->len, >, 1);
    int last = -1;
    for (guint i = 0; i < names->children->len; i++) {
        const Block *block = g_ptr_array_index(names->children, i);
        const Language *language =
            block->language != NULL ? block->language : setup->texts->language;
        g_autofree char *text = block_text(block);
        guint place = 0;
        g_assert_cmpstr(text, ==, language->name);
        g_assert_cmpint(block->role, ==, ROLE_LANGUAGE_NAME);
        g_assert_true(g_ptr_array_find(languages, language, &place));
        g_assert_cmpint((int)place, >, last);
        last = (int)place;
    }
}

static bool has_draft_box(const Document *flyer, const char *part) {
    const GPtrArray *children = part_of(flyer, part)->children;
    for (guint i = 0; i < children->len; i++) {
        const Block *block = g_ptr_array_index(children, i);
        if (block->role == ROLE_DRAFT) {
            return true;
        }
    }
    return false;
}

/* On the first text inside, of the card, too. */
static void test_draft(void) {
    g_autoptr(Setup) setup = new_setup();
    setup_load(setup, "ro");
    message_of(setup, "phrases", "interpreter")->state = STATE_DRAFT;
    g_autoptr(Document) flyer = compose(setup);
    g_assert_true(has_draft_box(flyer, "first"));
    g_assert_true(has_draft_box(flyer, "card-start"));
    g_assert_true(has_draft_box(flyer, "back"));
    g_assert_false(has_draft_box(flyer, "card-outside"));
    g_assert_false(has_draft_box(flyer, "card-end"));
}

static void test_offers(void) {
    g_autoptr(Setup) setup = new_setup();
    sample_replace(setup->sample, FLYER, "    - section: visit/who\n",
                   "    - section: visit/more\n");
    setup_load(setup, "ro");
    const Composition *composition = &setup->composition;
    g_assert_true(compose_offers_flyer(composition, setup->flyer));
    Message *message = message_of(setup, "visit", "who");
    message->state = STATE_MISSING;
    g_assert_false(compose_offers_flyer(composition, setup->flyer));
}

/* The places in phrases.yaml, not on the flyer; otherwise there are none. */
static void test_numbered(void) {
    for (int numbered = 0; numbered < 2; numbered++) {
        g_autoptr(Setup) setup = new_setup();
        sample_replace(setup->sample, "phrases.yaml", "- phrase: interpreter\n",
                       "- phrase: why\n  text: Waarom?\n"
                       "- phrase: interpreter\n");
        sample_replace(setup->sample, FLYER, "[interpreter]",
                       "[interpreter, why]");
        sample_replace(setup->sample, FLYER, "audience: person\n",
                       numbered ? "audience: person\nnumbered: true\n"
                                : "audience: person\n");
        setup_load(setup, "ro");
        g_autoptr(Document) flyer = compose(setup);
        const Block *flap = part_of(flyer, "flap");
        for (guint i = 1; i < 3; i++) {
            const Block *phrase = g_ptr_array_index(flap->children, i);
            g_assert_cmpint(phrase->kind, ==, BLOCK_PHRASE);
            g_assert_cmpint(phrase->level, ==, numbered ? 3 - (int)i : 0);
        }
    }
}

/* A word that must not stand outside, in the message on the inside and in the
 * heading on the outside of the card. */
static void test_outside(void) {
    static const struct {
        const char *word, *problems;
    } rows[] = {{"nl\tmag", ""},
                {"nl\twanneer", "interface.yaml:21 outside\n"}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = new_setup();
        g_autofree char *list =
            g_strdup_printf("lang\tword\n%s\n", rows[i].word);
        sample_write(setup->sample, "terms/outside.tsv", list);
        setup_load(setup, "nl");
        g_autoptr(OutsideWords) words =
            outside_words_load(setup->sample->folder, setup->sample->diag);
        g_autoptr(Document) flyer = compose(setup);
        discretion_check(flyer, words, setup->sample->diag);
        g_autofree char *problems = sample_problems(setup->sample);
        g_assert_cmpstr(problems, ==, rows[i].problems);
    }
}

/* A part of a format that the flyer does not have, and ids that do not exist.
 */
static void test_broken(void) {
    static const struct {
        const char *from, *to, *problems;
    } rows[] = {
        {"card-end", "poster-end", "flyers/visit.yaml:23 unknown-key\n"},
        {"card-end", "cardend", "flyers/visit.yaml:23 unknown-key\n"},
        {"[phone, when]", "[phone, whenever]",
         "flyers/visit.yaml:19 dangling-id\n"},
        {"text: tagline", "text: no-line",
         "flyers/visit.yaml:22 dangling-id\n"},
        {"main-message: visit/who", "main-message: visit/whom",
         "flyers/visit.yaml:21 dangling-id\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = new_setup();
        sample_replace(setup->sample, FLYER, rows[i].from, rows[i].to);
        g_autoptr(Content) content = sample_load(setup->sample);
        g_autofree char *problems = sample_problems(setup->sample);
        g_assert_cmpstr(problems, ==, rows[i].problems);
        g_assert_null(content);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/compose-short/items", test_items);
    g_test_add_func("/compose-short/languages", test_languages);
    g_test_add_func("/compose-short/draft", test_draft);
    g_test_add_func("/compose-short/offers", test_offers);
    g_test_add_func("/compose-short/numbered", test_numbered);
    g_test_add_func("/compose-short/outside", test_outside);
    g_test_add_func("/compose-short/broken", test_broken);
    return g_test_run();
}
