/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing whole flyers: what stands in which part, what may stand outside,
 * and which languages get the flyer. */
#include "compose_fixture.h"
#include "edition/discretion.h"

#include <string.h>

#define FLYER "flyers/visit.yaml"
#define SOURCES "sources.yaml"

/* The first box of the role under `block`, or NULL. */
static const Block *find_box(const Block *block, BlockRole role) {
    if (block->kind == BLOCK_BOX && block->role == role) {
        return block;
    }
    const Block *found = NULL;
    for (guint i = 0; found == NULL && i < block->children->len; i++) {
        found = find_box(g_ptr_array_index(block->children, i), role);
    }
    return found;
}

static void test_parts(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "nl");
    g_autoptr(Document) flyer = compose(setup);
    assert_texts(part_of(flyer, "cover"), ROLE_NONE,
                 "Nederlands / Wegwijzer / Regels en hulp / Bord / "
                 "Nederlands · 1h · NL · 2026-07");
    assert_texts(part_of(flyer, "flap"), ROLE_NONE,
                 "Wijs aan / Ik wil graag een tolk.");
    assert_texts(part_of(flyer, "third"), ROLE_NONE,
                 "Direct gevaar / 112 / Geen spoed / Politie / 0900-8844 / "
                 "Praten / Het Huis / 030-1234567 / Dag en nacht / Anoniem / "
                 "Het mag vanaf 06:00 uur. / "
                 "Je staat 3 maanden ingeschreven. / "
                 "Vraag dit na bij: Het Huis / Bronnen: Wet; Pagina");
}

/* One text that is not checked is enough for both notices. */
static void test_draft(void) {
    static const char *const parts[] = {"cover", "first", "flap", "third",
                                        "back"};
    for (int draft = 0; draft < 2; draft++) {
        g_autoptr(Setup) setup = setup_new();
        setup_load(setup, "ro");
        if (draft) {
            message_of(setup, "phrases", "interpreter")->state = STATE_DRAFT;
        }
        g_autoptr(Document) flyer = compose(setup);
        g_assert_cmpint(document_lowest_state(flyer), ==,
                        draft ? STATE_DRAFT : STATE_CHECKED);
        for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
            bool wanted = draft && (i == 1 || i == 4);
            const Block *box = find_box(part_of(flyer, parts[i]), ROLE_DRAFT);
            g_assert_cmpint(box != NULL, ==, wanted);
            if (box != NULL) {
                assert_texts(box, ROLE_NONE,
                             "Niet nagekeken. / Niet nagekeken.");
            }
        }
    }
}

static void test_draft_dutch(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "nl");
    message_of(setup, "visit", "who")->state = STATE_STALE;
    g_autoptr(Document) flyer = compose(setup);
    const Block *box = find_box(part_of(flyer, "first"), ROLE_DRAFT);
    g_assert_nonnull(box);
    assert_texts(box, ROLE_NONE, "Tekst niet nagekeken.");
}

/* Who gives the flyer out: the approver in its dates, nobody otherwise. */
static void test_imprint(void) {
    static const struct {
        int year, month, day;
        const char *code, *imprint;
    } rows[] = {
        {2025, 12, 31, "nl", "Voorbeeld."},
        {2026, 1, 1, "nl", "Testdam"},
        {2026, 12, 31, "nl", "Testdam"},
        {2026, 12, 31, "ro", "Testdam"},
        {2027, 1, 1, "nl", "Voorbeeld."},
        {2027, 1, 1, "ro", "Exemplu. / Voorbeeld."},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = setup_new();
        setup_load(setup, rows[i].code);
        setup->composition.date = day(rows[i].year, rows[i].month, rows[i].day);
        if (g_str_equal(rows[i].code, "ro")) {
            say(setup, "interface", "example-notice", "Exemplu.");
        }
        g_autoptr(Document) flyer = compose(setup);
        g_autoptr(GString) expected = g_string_new(rows[i].imprint);
        g_autofree char *until =
            g_strdup_printf(" / Uitdelen tot %d ", rows[i].day);
        const Block *back = part_of(flyer, "back");
        g_autoptr(GString) found = g_string_new(NULL);
        for (guint j = 0; j < back->children->len; j++) {
            const Block *block = g_ptr_array_index(back->children, j);
            if (block->role == ROLE_IMPRINT) {
                g_autofree char *text = block_text(block);
                g_string_append_printf(found, "%s%s", found->len ? " / " : "",
                                       text);
            }
        }
        g_string_append(expected, until);
        g_assert_true(g_str_has_prefix(found->str, expected->str));
        g_assert_true(
            g_str_has_suffix(found->str, " / Niet op tijd nagekeken. / CC BY"));
    }
}

static void count_contacts(Block *block, void *data) {
    guint *count = data;
    *count += block->kind == BLOCK_CONTACT;
}

/* A leaflet of the country names no helper of one place. */
static void test_country(void) {
    for (int i = 0; i < 2; i++) {
        g_autoptr(Setup) setup = setup_new();
        setup_load(setup, "nl");
        Edition *edition = (Edition *)setup->composition.edition;
        edition->country = i == 1;
        g_autoptr(Document) flyer = compose(setup);
        guint contacts = 0;
        document_walk(flyer, count_contacts, &contacts);
        g_assert_cmpuint(contacts > 0, ==, i == 0);
    }
}

static void test_phrases(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "ar");
    say(setup, "phrases", "interpreter", "أريد مترجما.");
    g_autoptr(Document) flyer = compose(setup);
    const Block *flap = part_of(flyer, "flap");
    const Block *phrase = g_ptr_array_index(flap->children, 1);
    g_assert_cmpint(phrase->kind, ==, BLOCK_PHRASE);
    g_assert_cmpuint(phrase->children->len, ==, 2);
    assert_texts(phrase, ROLE_NONE, "أريد مترجما. / Ik wil graag een tolk.");
    const Block *below = g_ptr_array_index(phrase->children, 1);
    g_assert_cmpint(below->role, ==, ROLE_DUTCH);
    g_assert_cmpstr(below->language->code, ==, "nl");
}

static void test_phrases_dutch(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "nl");
    g_autoptr(Document) flyer = compose(setup);
    const Block *phrase =
        g_ptr_array_index(part_of(flyer, "flap")->children, 1);
    g_assert_cmpint(phrase->kind, ==, BLOCK_PHRASE);
    g_assert_cmpuint(phrase->children->len, ==, 1);
}

/* The marker names whom to ask inside, and nobody outside. */
static void test_check_box(void) {
    static const char *const parts[] = {"first", "second", "flap"};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(Setup) setup = setup_new();
        g_autofree char *item =
            g_strdup_printf("parts:\n  %s:\n    - section: visit/who\n  third:"
                            "\n    - sources\n",
                            parts[i]);
        g_autofree char *text = g_strconcat(
            "flyer: visit\ncode: 1h\ntopic: visit\naudience: person\n"
            "formats: [trifold]\n",
            item, NULL);
        sample_write(setup->sample, FLYER, text);
        sample_replace(setup->sample, "topics/visit.md", "[law]", "[page]");
        setup_load(setup, "ar");
        /* Latin letters would be taken for names here */
        say(setup, "interface", "check-with", "اسأل:");
        say(setup, "interface", "check-locally", "اسأل البلدية.");
        g_autoptr(Document) flyer = compose(setup);
        const Block *box = find_box(part_of(flyer, parts[i]), ROLE_CHECK);
        g_assert_nonnull(box);
        g_assert_cmpuint(box->children->len, ==, 1);
        const Block *paragraph = g_ptr_array_index(box->children, 0);
        g_assert_cmpint(paragraph->role, ==, ROLE_DETAIL);
        g_autofree char *found = describe(paragraph->spans);
        bool outside = g_str_equal(parts[i], "flap");
        g_assert_cmpstr(found, ==,
                        outside ? "اسأل البلدية." : "اسأل:| |<Het Huis>@nl");
    }
}

/* Nobody to ask: the neutral words also inside. */
static void test_check_nobody(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, "editions/town.yaml", "ask: [house]\n", "");
    setup_load(setup, "nl");
    g_autoptr(Document) flyer = compose(setup);
    assert_texts(find_box(part_of(flyer, "third"), ROLE_CHECK), ROLE_NONE,
                 "Vraag dit na bij de gemeente.");
}

static void test_offers(void) {
    static const struct {
        const char *document, *id;
        bool offered;
    } rows[] = {
        {"visit", "who", false},
        {"interface", "point-at", false},
        {"interface", "licence", false},
        {"phrases", "interpreter", false},
        {"emergency", "police", false},
        {"emergency", "112", false},
        {"services", "listening", false},
        {"rules", "registered", false},
        {"emergency", "anonymous-tip", true},
    };
    g_autoptr(Setup) setup = setup_new();
    /* the back has 112 in any case */
    sample_replace(setup->sample, FLYER, "[\"112\", police]", "[police]");
    setup_load(setup, "ro");
    const Composition *composition = &setup->composition;
    g_assert_true(compose_offers_flyer(composition, setup->flyer));
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_test_message("%s/%s", rows[i].document, rows[i].id);
        Message *message = message_of(setup, rows[i].document, rows[i].id);
        message->state = STATE_MISSING;
        g_assert_cmpint(compose_offers_flyer(composition, setup->flyer), ==,
                        rows[i].offered);
        message->state = STATE_CHECKED;
    }
    message_of(setup, "interface", "draft-notice-dutch")->state = STATE_MISSING;
    g_assert_true(compose_offers_flyer(composition, setup->flyer));
}

static void test_offers_topic(void) {
    g_autoptr(Setup) setup = setup_new();
    setup_load(setup, "ro");
    const Composition *composition = &setup->composition;
    const Document *topic = content_lookup_document(setup->content, "visit");
    g_assert_true(compose_offers_topic(composition, topic));
    message_of(setup, "emergency", "anonymous-tip")->state = STATE_MISSING;
    g_assert_false(compose_offers_topic(composition, topic));
}

/* A flyer with these lines after its audience. */
static void write_flyer(const Setup *setup, const char *lines) {
    g_autofree char *text =
        g_strconcat("flyer: visit\ncode: 1h\ntopic: visit\naudience: person\n",
                    lines, NULL);
    sample_write(setup->sample, FLYER, text);
}

/* A single flyer is for who hands out the others: it is not to be kept. */
static void test_single(void) {
    for (int single = 0; single < 2; single++) {
        g_autoptr(Setup) setup = setup_new();
        sample_replace(setup->sample, FLYER, "formats: [trifold, a4]",
                       single ? "single: true\nformats: [a4]"
                              : "single: false\nformats: [a4]");
        setup_load(setup, "nl");
        g_autoptr(Document) flyer = compose(setup);
        const Block *back = part_of(flyer, "back");
        assert_texts(back, ROLE_KEEP, single ? "" : "Bewaar dit.");
        assert_texts(back, ROLE_IMPRINT,
                     "Testdam / Uitdelen tot 1 juli 2026 / "
                     "Niet op tijd nagekeken. / CC BY");
    }
}

/* Without facts there is no day after which they are old, single or not. */
static void test_no_facts(void) {
    static const struct {
        const char *lines, *imprint;
    } rows[] = {
        {"formats: [a4]\nparts:\n  first:\n    - section: visit/more\n",
         "Testdam / CC BY"},
        {"single: true\nformats: [a4]\nparts:\n  first:\n"
         "    - topic: visit\n    - section: visit/more\n",
         "Testdam / CC BY"},
        {"single: true\nformats: [a4]\nparts:\n  first:\n"
         "    - section: visit/more\n    - section: visit/who\n",
         "Testdam / Uitdelen tot 31 januari 2027 / CC BY"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = setup_new();
        write_flyer(setup, rows[i].lines);
        setup_load(setup, "nl");
        g_autoptr(Document) flyer = compose(setup);
        assert_texts(part_of(flyer, "back"), ROLE_IMPRINT, rows[i].imprint);
    }
}

static void note_level(Block *block, void *data) {
    if (block->kind == BLOCK_HEADING) {
        g_autofree char *text = block_text(block);
        g_string_append_printf(data, "%d %s; ", block->level, text);
    }
}

/* A topic's title is a title wherever it stands in a part, and the sections
 * below it are its questions. */
static void test_titles(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_write(setup->sample, "topics/other.md",
                 "---\ntopic: other\ntitle: Iets anders\nquestion: En dan?\n"
                 "summary: Nog iets.\nicon: door\naudience: person\n"
                 "sections:\n  then:\n    sources: []\n    reason: ours\n"
                 "---\n\n## En dan? {#then}\n\nDan dit.\n");
    write_flyer(setup, "formats: [a4]\nparts:\n  first:\n    - topic: visit\n"
                       "    - section: visit/who\n    - heading: point-at\n"
                       "    - topic: other\n    - section: other/then\n"
                       "  second:\n    - section: visit/more\n");
    setup_load(setup, "ro");
    Message *title = texts_lookup(setup->texts, "other")->title;
    g_free(title->forms[0]);
    title->forms[0] = g_strdup("Altceva");
    g_autoptr(Document) flyer = compose(setup);
    g_autoptr(GString) levels = g_string_new(NULL);
    document_walk(flyer, note_level, levels);
    g_assert_cmpstr(levels->str, ==,
                    "1 Een controle; 2 Wie staat er?; 2 Wijs aan; 1 Altceva; "
                    "2 En dan?; 1 Meer; 3 Kom je van ver?; ");
}

/* The title of the topic is needed where the flyer shows it, and only there. */
static void test_offers_title(void) {
    for (int shown = 0; shown < 2; shown++) {
        g_autoptr(Setup) setup = setup_new();
        if (shown) {
            sample_replace(setup->sample, FLYER, "heading: point-at",
                           "topic: visit");
        }
        setup_load(setup, "ro");
        const Composition *composition = &setup->composition;
        g_assert_true(compose_offers_flyer(composition, setup->flyer));
        texts_lookup(setup->texts, "visit")->title->state = STATE_MISSING;
        g_assert_cmpint(compose_offers_flyer(composition, setup->flyer), ==,
                        !shown);
    }
}

/* What discretion_check says of the flyer. */
static char *outside_problems(Setup *setup, const char *code) {
    sample_write(setup->sample, "terms/outside.tsv",
                 "lang\tword\nnl\tGeheim\nnl\ttolk\nnl\tvir.\nth\tลับ\n");
    setup_load(setup, code);
    g_autoptr(OutsideWords) words =
        outside_words_load(setup->sample->folder, setup->sample->diag);
    g_assert_nonnull(words);
    if (g_str_equal(code, "th")) {
        say(setup, "phrases", "interpreter", "มีความลับอยู่");
    }
    g_autoptr(Document) flyer = compose(setup);
    discretion_check(flyer, words, setup->sample->diag);
    return sample_problems(setup->sample);
}

typedef struct {
    const char *name, *code, *file, *old, *new, *problems;
} Outside;

static const Outside outside[] = {
    {"word-on-flap", "nl", FLYER, "flyer: visit", "flyer: visit",
     "phrases.yaml:2 outside\n"},
    {"word-below", "ro", FLYER, "flyer: visit", "flyer: visit",
     "phrases.yaml:2 outside\n"},
    {"word-without-spaces", "th", "phrases.yaml", "tolk", "T",
     "phrases.yaml:2 outside\n"},
    {"other-case", "nl", "phrases.yaml", "tolk", "GEHEIMpje",
     "phrases.yaml:2 outside\n"},
    {"half-bold", "nl", "phrases.yaml", "tolk", "ge**heim**",
     "phrases.yaml:2 outside\n"},
    {"whole-word", "nl", "phrases.yaml", "een tolk", "VIR",
     "phrases.yaml:2 outside\n"},
    {"only-begins-so", "nl", "phrases.yaml", "een tolk", "virgo", ""},
    {"inside-a-word", "nl", "phrases.yaml", "tolk", "vertolking", ""},
    {"none", "nl", "phrases.yaml", "tolk", "glas", ""},
    {"not-outside", "nl", FLYER, "    - phrases: [interpreter]\n  third:\n",
     "  third:\n    - phrases: [interpreter]\n", ""},
    {"back", "nl", "interface.yaml", "Bewaar dit.", "Houd dit geheim.",
     "phrases.yaml:2 outside\ninterface.yaml:4 outside\n"},
};

static void test_outside(gconstpointer data) {
    const Outside *row = data;
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, row->file, row->old, row->new);
    g_autofree char *problems = outside_problems(setup, row->code);
    g_assert_cmpstr(problems, ==, row->problems);
}

static void test_outside_contact(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, FLYER, "    - heading: point-at\n",
                   "    - organisations: [listening]\n");
    sample_replace(setup->sample, "phrases.yaml", "tolk", "glas");
    g_autofree char *problems = outside_problems(setup, "nl");
    g_assert_cmpstr(problems, ==, "organisations/town.yaml:1 outside\n");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/compose-flyer/parts", test_parts);
    g_test_add_func("/compose-flyer/draft", test_draft);
    g_test_add_func("/compose-flyer/draft-dutch", test_draft_dutch);
    g_test_add_func("/compose-flyer/imprint", test_imprint);
    g_test_add_func("/compose-flyer/phrases", test_phrases);
    g_test_add_func("/compose-flyer/country", test_country);
    g_test_add_func("/compose-flyer/phrases-dutch", test_phrases_dutch);
    g_test_add_func("/compose-flyer/check-box", test_check_box);
    g_test_add_func("/compose-flyer/check-nobody", test_check_nobody);
    g_test_add_func("/compose-flyer/offers", test_offers);
    g_test_add_func("/compose-flyer/offers-topic", test_offers_topic);
    g_test_add_func("/compose-flyer/single", test_single);
    g_test_add_func("/compose-flyer/no-facts", test_no_facts);
    g_test_add_func("/compose-flyer/titles", test_titles);
    g_test_add_func("/compose-flyer/offers-title", test_offers_title);
    for (gsize i = 0; i < G_N_ELEMENTS(outside); i++) {
        g_autofree char *path =
            g_strdup_printf("/compose-flyer/outside/%s", outside[i].name);
        g_test_add_data_func(path, &outside[i], test_outside);
    }
    g_test_add_func("/compose-flyer/outside-contact", test_outside_contact);
    return g_test_run();
}
