/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A language that owes only some topics: what belongs to them, and what nobody
 * asks for. */
#include "catalogue/owed.h"

#include "catalogue/check.h"
#include "catalogue/coverage.h"
#include "catalogue_fixture.h"
#include "compose_fixture.h"
#include "edition/compose_help.h"

#include <string.h>

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
                               "    need: bed\n"
                               "    text: Slapen\n"
                               "audiences:\n"
                               "  - audience: everybody\n"
                               "    text: Voor iedereen\n"
                               "traits:\n"
                               "  - trait: joins-checks\n"
                               "    on-paper: true\n"
                               "    text: Gaat mee met controles\n"
                               "  - trait: no-file\n"
                               "    text: Geen dossier\n"
                               "hours:\n"
                               "  - hours: always\n"
                               "    text: Dag en nacht\n";

static const char home[] = "---\ntopic: home\ntitle: Thuis\n"
                           "question: Mag het thuis?\nsummary: Soms.\n"
                           "icon: house\naudience: person\nsections:\n"
                           "  rules:\n    sources: [law]\n---\n\n"
                           "## Mag het? {#rules}\n\nVraag het.\n";

static const char home_flyer[] =
    "flyer: %s\ncode: %s\ntopic: %s\naudience: person\nformats: [a4]\n"
    "parts:\n  first:\n    - section: home/rules\n";

/* Readers of Chinese get the topic visit only. */
static Setup *owing_setup_new(void) {
    Setup *setup = setup_new();
    Sample *sample = setup->sample;
    sample_write(sample, "services.yaml", services);
    sample_replace(sample, "organisations/town.yaml", "[everybody]",
                   "[everybody]\n  traits: [no-file, joins-checks]");
    sample_replace(sample, "organisations/town.yaml", "[listening]",
                   "[sleeping, listening]");
    sample_write(sample, "topics/home.md", home);
    const char *const flyers[][2] = {{"home", "home"}, {"both", "visit"}};
    for (guint i = 0; i < G_N_ELEMENTS(flyers); i++) {
        g_autofree char *name = g_strdup_printf("flyers/%s.yaml", flyers[i][0]);
        g_autofree char *text = g_strdup_printf(home_flyer, flyers[i][0],
                                                flyers[i][0], flyers[i][1]);
        sample_write(sample, name, text);
    }
    sample_replace(sample, "languages.yaml",
                   "plural=0;\", offered: true}\n- {language: en",
                   "plural=0;\", topics: [visit], offered: true}\n"
                   "- {language: en");
    g_ptr_array_unref(sample->languages);
    sample->languages = languages_load(sample->folder, sample->diag);
    g_assert_nonnull(sample->languages);
    return setup;
}

static int compare_texts(gconstpointer a, gconstpointer b) {
    return g_strcmp0(a, b);
}

static char *list_keys(GHashTable *set) {
    g_autoptr(GList) keys =
        g_list_sort(g_hash_table_get_keys(set), compare_texts);
    GString *list = g_string_new(NULL);
    for (const GList *at = keys; at != NULL; at = at->next) {
        g_string_append_printf(list, "%s%s", at == keys ? "" : " ",
                               (const char *)at->data);
    }
    return g_string_free(list, FALSE);
}

static void test_texts(void) {
    g_autoptr(Setup) setup = owing_setup_new();
    setup_load(setup, "zh_CN");
    const Language *chinese = language_of(setup, "zh_CN");
    g_autoptr(GHashTable) owed = owed_texts(setup->content, chinese);
    g_autofree char *list = list_keys(owed);
    g_assert_cmpstr(list, ==,
                    "emergency interface phrases rules/hours rules/registered "
                    "services/always services/joins-checks services/listening "
                    "services/talking visit");
    g_assert_true(owed_has(owed, "visit"));
    g_assert_true(owed_has(owed, "visit/who"));
    g_assert_true(owed_has(owed, "services/always"));
    g_assert_false(owed_has(owed, "services/bed"));
    g_assert_false(owed_has(owed, "home/rules"));
    /* messages for chats belong to no topic */
    g_assert_false(owed_has(owed, "messages/hello"));
    g_assert_null(owed_texts(setup->content, language_of(setup, "ro")));
    g_assert_true(owed_has(NULL, "home/rules"));
}

static void test_flyers(void) {
    g_autoptr(Setup) setup = owing_setup_new();
    setup_load(setup, "zh_CN");
    const Language *chinese = language_of(setup, "zh_CN");
    const Language *romanian = language_of(setup, "ro");
    static const struct {
        const char *id;
        bool owed;
    } flyers[] = {{"visit", true}, {"home", false}, {"both", false}};
    for (guint i = 0; i < G_N_ELEMENTS(flyers); i++) {
        const Flyer *flyer = content_lookup_flyer(setup->content, flyers[i].id);
        g_assert_true(owed_flyer(flyer, chinese) == flyers[i].owed);
        g_assert_true(owed_flyer(flyer, romanian));
    }
}

static void test_unknown_topic(void) {
    g_autoptr(Setup) setup = owing_setup_new();
    sample_replace(setup->sample, "languages.yaml", "[visit]", "[visit, vsit]");
    g_ptr_array_unref(setup->sample->languages);
    setup->sample->languages =
        languages_load(setup->sample->folder, setup->sample->diag);
    g_autoptr(Content) content = sample_load(setup->sample);
    owed_check_topics(content, setup->sample->diag);
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, "languages.yaml:2 dangling-id\n");
}

static void forget(const Setup *setup, const char *id) {
    Message *message = message_of(setup, "services", id);
    message->state = STATE_MISSING;
    message->language = setup->content->dutch;
}

/* Nothing Dutch stands on the list of help; the organisation is there with
 * what there are words for, and one need is no choice. */
static void test_help(void) {
    g_autoptr(Setup) setup = owing_setup_new();
    setup_load(setup, "zh_CN");
    static const char *const not_owed[] = {"bed", "sleeping", "everybody",
                                           "no-file"};
    for (guint i = 0; i < G_N_ELEMENTS(not_owed); i++) {
        forget(setup, not_owed[i]);
    }
    Diag *diag = setup->sample->diag;
    g_autoptr(Document) help = compose_emergency(&setup->composition, diag);
    const Block *organisations = part_of(help, "organisations");
    assert_texts(organisations, ROLE_NEED, "Praten");
    g_autoptr(GString) said = g_string_new(NULL);
    const Block *card = NULL;
    for (guint i = 0; i < organisations->children->len; i++) {
        const Block *child = g_ptr_array_index(organisations->children, i);
        card = child->kind == BLOCK_CONTACT ? child : card;
        g_assert_true(child->kind != BLOCK_LIST);
    }
    for (guint i = 0; card != NULL && i < card->children->len; i++) {
        const Block *line = g_ptr_array_index(card->children, i);
        g_assert_true(line->language == NULL || line->role == ROLE_NAME);
        g_autofree char *text = line->spans != NULL ? block_text(line) : NULL;
        g_string_append_printf(said, "%s/", text != NULL ? text : "");
    }
    g_assert_nonnull(strstr(said->str, "Gaat mee met controles/"));
    g_assert_null(strstr(said->str, "Geen dossier"));

    forget(setup, "listening");
    g_autoptr(Document) bare = compose_emergency(&setup->composition, diag);
    g_assert_cmpuint(part_of(bare, "organisations")->children->len, ==, 0);
}

/* Where everything is owed, a missing text stands there in Dutch. */
static void test_help_of_others(void) {
    g_autoptr(Setup) setup = owing_setup_new();
    setup_load(setup, "ro");
    forget(setup, "no-file");
    g_autoptr(Document) help =
        compose_emergency(&setup->composition, setup->sample->diag);
    g_autoptr(GString) said = g_string_new(NULL);
    const Block *organisations = part_of(help, "organisations");
    const Block *card = g_ptr_array_index(organisations->children,
                                          organisations->children->len - 1);
    for (guint i = 0; i < card->children->len; i++) {
        const Block *line = g_ptr_array_index(card->children, i);
        g_autofree char *text = line->spans != NULL ? block_text(line) : NULL;
        if (g_strcmp0(text, "Geen dossier") == 0) {
            g_assert_cmpstr(line->language->code, ==, "nl");
            g_string_append(said, text);
        }
    }
    g_assert_cmpstr(said->str, ==, "Geen dossier");
}

/* One text of visit and one of home; only the first is owed. */
static Catalogue *load_owing(Fixture *fixture, const char *body) {
    fixture_add(fixture->documents->pdata[0], "a", "Je mag nee zeggen.");
    fixture_add(fixture_add_document(fixture, "home"), "a", "Vraag het.");
    fixture_write_po(fixture, "ro", body);
    fixture_copy_terms(fixture);
    Catalogue *catalogue = catalogue_load(
        fixture->folder, fixture_language(fixture, "ro"), fixture->diag);
    GHashTable *owed =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(owed, g_strdup("visit"));
    catalogue_set_owed(catalogue, owed);
    return catalogue;
}

static void test_check(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    g_autoptr(Catalogue) catalogue =
        load_owing(fixture, "msgctxt \"visit/a\"\nmsgid \"Je mag nee zeggen.\""
                            "\nmsgstr \"Poți refuza.\"\n\nmsgctxt \"home/a\"\n"
                            "msgid \"Vraag het.\"\nmsgstr \"\"\n");
    catalogue_check(fixture->documents, catalogue, fixture->diag);
    fixture_expect_nothing(fixture);
    g_autoptr(GPtrArray) catalogues = g_ptr_array_new();
    g_ptr_array_add(catalogues, catalogue);
    g_autofree char *table = coverage_table(fixture->documents, catalogues);
    g_assert_cmpstr(strchr(table, '\n') + 1, ==,
                    "visit  ro            1           1      0        0        "
                    "0      0        0\n"
                    "home   ro            -           -      -        -        "
                    "-      -        -\n");
    catalogue_set_owed(catalogue, NULL);
    catalogue_check(fixture->documents, catalogue, fixture->diag);
    g_assert_cmpuint(fixture_count(fixture, "untranslated", 0), ==, 1);
}

/* A translation that nobody asked for must still be right. */
static void test_gift(void) {
    g_autoptr(Fixture) fixture = fixture_new();
    g_autoptr(Catalogue) catalogue =
        load_owing(fixture, "msgctxt \"visit/a\"\nmsgid \"Je mag nee zeggen.\""
                            "\nmsgstr \"\"\n\nmsgctxt \"home/a\"\n"
                            "msgid \"Vraag het.\"\nmsgstr \"Vraag het.\"\n");
    catalogue_check(fixture->documents, catalogue, fixture->diag);
    g_assert_cmpuint(fixture_count(fixture, "untranslated", 0), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "equal-to-dutch", 0), ==, 1);
    g_assert_cmpuint(fixture_count(fixture, "unused-translation", 0), ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/owed/texts", test_texts);
    g_test_add_func("/owed/flyers", test_flyers);
    g_test_add_func("/owed/unknown-topic", test_unknown_topic);
    g_test_add_func("/owed/help", test_help);
    g_test_add_func("/owed/help-of-others", test_help_of_others);
    g_test_add_func("/owed/check", test_check);
    g_test_add_func("/owed/gift", test_gift);
    return g_test_run();
}
