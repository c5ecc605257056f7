/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages for chats: what the file may say, when one is due, what a reader
 * gets. */
#include "compose_fixture.h"
#include "content/grapheme.h"
#include "edition/compose_messages.h"
#include "output/messages_page.h"
#include "output/messages_text.h"
#include "page_asserts.h"

#include <string.h>

#define FILE_NAME "messages.yaml"

static const char messages_yaml[] =
    "- message: hello\n"
    "  title: Eerste bericht\n"
    "  at-most: 100\n"
    "  sources: []\n"
    "  reason: a greeting\n"
    "  text: \"Hallo. Niet antwoorden mag ook.\"\n"
    "- message: spring\n"
    "  title: Voorjaar\n"
    "  audience: [everybody]\n"
    "  at-most: 100\n"
    "  due: {from: \"03-01\", until: \"04-30\"}\n"
    "  sources: [law]\n"
    "  text: Het is voorjaar.\n"
    "- message: number\n"
    "  title: Bellen\n"
    "  at-most: 100\n"
    "  service: listening\n"
    "  line: police\n"
    "  contact: true\n"
    "  sources: [law]\n"
    "  text: \"Bel: {number}. Jij kiest.\"\n";

static const char contact[] = "contact:\n"
                              "  ask-for: Sanne\n"
                              "  phone: 030-123 45 67\n"
                              "  confirmed: {by: coordinator, on: 2026-03-01}\n"
                              "ask: [house]";

static Setup *setup_with_messages(void) {
    Setup *setup = setup_new();
    sample_write(setup->sample, FILE_NAME, messages_yaml);
    sample_replace(setup->sample, "editions/town.yaml", "ask: [house]",
                   contact);
    return setup;
}

static void test_graphemes(void) {
    g_assert_cmpint(grapheme_count(""), ==, 0);
    g_assert_cmpint(grapheme_count("café"), ==, 4);
    g_assert_cmpint(grapheme_count("cafe\u0301"), ==, 4);
    g_assert_cmpint(grapheme_count("น้ำ"), ==, 1);
    g_assert_cmpint(grapheme_count("cấp"), ==, 3);
    g_assert_cmpint(grapheme_count("مرحبًا"), ==, 5);
    g_assert_cmpint(grapheme_count("您好。"), ==, 3);
}

static void test_load(void) {
    g_autoptr(Setup) setup = setup_with_messages();
    setup_load(setup, "nl");
    const GPtrArray *messages = setup->content->messages;
    g_assert_cmpuint(messages->len, ==, 3);
    const ChatMessage *spring = g_ptr_array_index(messages, 1);
    g_assert_cmpstr(spring->id, ==, "spring");
    g_assert_cmpstr(spring->until, ==, "04-30");
    g_assert_cmpint(message_of(setup, "messages", "spring")->most, ==, 100);
    const Document *titles =
        content_lookup_document(setup->content, "message-titles");
    g_assert_true(titles->professional);
    g_assert_cmpstr(document_lookup_message(titles, "number")->forms[0], ==,
                    "Bellen");
}

typedef struct {
    const char *name, *old, *new, *problems;
} Broken;

static const Broken broken[] = {
    {"no-source", "reason: a greeting", "note: a greeting",
     FILE_NAME ":4 missing-source\n"},
    {"medium", "[law]", "[page]", FILE_NAME ":12 confidence\n"},
    {"no-such-source", "[law]", "[lore]", FILE_NAME ":12 dangling-id\n"},
    {"service", "service: listening", "service: singing",
     FILE_NAME ":17 dangling-id\n"},
    {"line", "line: police", "line: neighbours", FILE_NAME ":18 dangling-id\n"},
    {"audience", "[everybody]", "[nobody]", FILE_NAME ":9 dangling-id\n"},
    {"unused-line", "Bel: {number}.", "Bel.", FILE_NAME ":21 placeholder\n"},
    {"placeholder", "voorjaar.", "{season}.", FILE_NAME ":13 placeholder\n"},
    {"number", "Bel: {number}.", "Bel: {number} of 030-1234567.",
     FILE_NAME ":21 number-in-sentence\n"},
    {"no-room", "at-most: 100", "at-most: 40", FILE_NAME ":6 too-long\n"},
    {"none", "at-most: 100", "at-most: 0", FILE_NAME ":3 value\n"},
    {"twice", "message: spring", "message: hello",
     FILE_NAME ":7 duplicate-id\n"},
    {"day", "03-01", "03-32", FILE_NAME ":11 value\n"},
    {"two-kinds", "04-30", "2027-04-30", FILE_NAME ":11 value\n"},
    {"backwards", "\"03-01\", until: \"04-30\"",
     "\"2027-03-01\", until: \"2027-02-01\"", FILE_NAME ":11 value\n"},
    {"half-a-window", ", until: \"04-30\"", "", FILE_NAME ":11 missing-key\n"},
    {"unknown-key", "line: police", "link: police",
     FILE_NAME ":18 unknown-key\n"},
};

static void check_broken(gconstpointer data) {
    const Broken *row = data;
    g_autoptr(Setup) setup = setup_with_messages();
    sample_replace(setup->sample, FILE_NAME, row->old, row->new);
    g_assert_null(sample_load(setup->sample));
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, row->problems);
}

typedef struct {
    const char *name, *from, *until;
    int year, month, day;
    bool due;
    const char *last;
} Window;

static const Window windows[] = {
    {"always", NULL, NULL, 2027, 1, 1, true, NULL},
    {"first-day", "03-01", "04-30", 2027, 3, 1, true, "2027-04-30"},
    {"last-day", "03-01", "04-30", 2027, 4, 30, true, "2027-04-30"},
    {"day-before", "03-01", "04-30", 2027, 2, 28, false, "2027-04-30"},
    {"day-after", "03-01", "04-30", 2027, 5, 1, false, "2028-04-30"},
    {"old-year", "11-01", "02-29", 2026, 12, 31, true, "2027-02-28"},
    {"new-year", "11-01", "02-29", 2028, 2, 29, true, "2028-02-29"},
    {"between", "11-01", "02-29", 2027, 6, 1, false, "2028-02-28"},
    {"one-year", "2027-03-01", "2027-04-30", 2027, 3, 1, true, "2027-04-30"},
    {"next-year", "2027-03-01", "2027-04-30", 2028, 3, 1, false, "2027-04-30"},
};

static void check_window(gconstpointer data) {
    const Window *row = data;
    ChatMessage chat = {.from = (char *)row->from, .until = (char *)row->until};
    GDate date = day(row->year, row->month, row->day);
    g_assert_true(chat_message_is_due(&chat, &date) == row->due);
    GDate last = chat_message_last_day(&chat, &date);
    g_assert_true(g_date_valid(&last) == (row->last != NULL));
    if (row->last != NULL) {
        char text[sizeof "2027-04-30"];
        g_date_strftime(text, sizeof text, "%Y-%m-%d", &last);
        g_assert_cmpstr(text, ==, row->last);
    }
}

/* The text file of the messages; caller frees. */
static char *write_text(const Setup *setup) {
    const Composition *composition = &setup->composition;
    Diag *diag = setup->sample->diag;
    g_autoptr(Document) messages = compose_messages(composition, NULL, diag);
    g_autoptr(Document) notice =
        compose_messages_notice(composition, messages, diag);
    return messages_text_write(messages, notice);
}

/* In July: numbers stay, and what is not due is not there. */
static void test_text(void) {
    g_autoptr(Setup) setup = setup_with_messages();
    setup_load(setup, "ro");
    g_autofree char *text = write_text(setup);
    g_assert_cmpstr(text, ==,
                    "Wegwijzer · română · Roemeens\n"
                    "\n1\nHallo. Niet antwoorden mag ook.\n"
                    "\n3\nBel: 0900-8844. Jij kiest.\n"
                    "Sanne: 030-123 45 67\n");
    setup->composition.date = day(2026, 3, 15);
    g_autofree char *spring = write_text(setup);
    g_assert_nonnull(strstr(spring, "\n\n2\nHet is voorjaar.\n"));
}

static void test_right_to_left(void) {
    g_autoptr(Setup) setup = setup_with_messages();
    setup_load(setup, "ar");
    say(setup, "messages", "hello", "مرحبا GGD");
    say(setup, "messages", "number", "اتصلوا: {number}.");
    g_autofree char *text = write_text(setup);
    g_assert_cmpstr(text, ==,
                    "Wegwijzer · العربية · Arabisch\n"
                    "\n1\nمرحبا \u2066GGD\u2069\n"
                    "\n3\nاتصلوا: \u20660900-8844\u2069.\n"
                    "\u2066Sanne: 030-123 45 67\u2069\n");
}

static void test_draft(void) {
    static const char *const notices[][2] = {
        {"nl", "Nederlands\nTekst niet nagekeken.\n\n1"},
        {"ro", "Roemeens\nNu e verificat.\nNiet nagekeken.\n\n1"}};
    for (gsize i = 0; i < G_N_ELEMENTS(notices); i++) {
        g_autoptr(Setup) setup = setup_with_messages();
        setup_load(setup, notices[i][0]);
        if (i > 0) {
            say(setup, "interface", "draft-notice", "Nu e verificat.");
        }
        message_of(setup, "messages", "number")->state = STATE_STALE;
        g_autofree char *text = write_text(setup);
        g_assert_nonnull(strstr(text, notices[i][1]));
    }
}

/* No message falls back to another language. */
static void test_untranslated(void) {
    g_autoptr(Setup) setup = setup_with_messages();
    setup_load(setup, "ro");
    message_of(setup, "messages", "hello")->state = STATE_MISSING;
    g_assert_true(compose_offers_messages(&setup->composition));
    g_autofree char *text = write_text(setup);
    g_assert_null(strstr(text, "Hallo"));
    message_of(setup, "messages", "number")->state = STATE_MISSING;
    g_assert_false(compose_offers_messages(&setup->composition));
}

/* What nobody of the edition gives is not offered. */
static void test_service(void) {
    g_autoptr(Setup) setup = setup_with_messages();
    setup_load(setup, "nl");
    Edition *edition = g_ptr_array_index(setup->editions, 1);
    g_ptr_array_set_size(edition->organisations, 0);
    g_autofree char *text = write_text(setup);
    g_assert_null(strstr(text, "Bel"));
    g_assert_nonnull(strstr(text, "Hallo"));
}

/* A name that tells or is long is left out, and so is all when nobody has
 * confirmed it within a year. */
static void test_contact(void) {
    static const struct {
        const char *name, *found, *missing;
    } rows[] = {
        {"Sanne", "\nSanne: 030-123 45 67\n", "\n030"},
        {"Sanne van het sekswerk", "\n030-123 45 67\n", "Sanne"},
        {"De medewerker van het loket op de tweede verdieping aan de gracht",
         "\n030-123 45 67\n", "loket"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = setup_with_messages();
        sample_replace(setup->sample, "editions/town.yaml", "Sanne",
                       rows[i].name);
        sample_write(setup->sample, "terms/outside.tsv",
                     "lang\tword\nnl\tseks\n");
        setup_load(setup, "nl");
        g_autoptr(OutsideWords) outside =
            outside_words_load(setup->sample->folder, setup->sample->diag);
        g_autoptr(Document) messages =
            compose_messages(&setup->composition, outside, setup->sample->diag);
        g_autofree char *text = messages_text_write(messages, messages);
        g_assert_nonnull(strstr(text, rows[i].found));
        g_assert_null(strstr(text, rows[i].missing));
        g_autofree char *problems = sample_problems(setup->sample);
        g_assert_cmpstr(problems, ==, "");
        setup->composition.date = day(2027, 3, 2);
        g_autofree char *later = write_text(setup);
        g_assert_null(strstr(later, "030-123"));
    }
}

/* Somebody else may read the telephone. */
static void test_discretion(void) {
    g_autoptr(Setup) setup = setup_with_messages();
    sample_write(setup->sample, "terms/outside.tsv",
                 "lang\tword\nro\tpoliți\nnl\thallo\n");
    setup_load(setup, "ro");
    g_autoptr(OutsideWords) outside =
        outside_words_load(setup->sample->folder, setup->sample->diag);
    say(setup, "messages", "number", "Nu POLIȚIA: {number}.");
    g_autoptr(Document) messages =
        compose_messages(&setup->composition, outside, setup->sample->diag);
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, FILE_NAME ":21 outside\n");
    const Problem *problem =
        g_ptr_array_index(diag_problems(setup->sample->diag), 0);
    g_assert_cmpstr(problem->position.language, ==, "ro");
    g_assert_nonnull(strstr(problem->text, "number"));
}

/* A document with a section for each key, which says its key. */
static Document *words_of(const Language *language) {
    static const char *const keys[] = {"messages-question",
                                       "messages-who",
                                       "messages-once",
                                       "messages-promise",
                                       "messages-watched",
                                       "messages-stays",
                                       "messages-contents",
                                       "messages-language",
                                       "messages-beside",
                                       "messages-copy",
                                       "messages-copied",
                                       "messages-by-hand",
                                       "messages-until",
                                       "messages-not-there",
                                       "messages-timely",
                                       "example-notice",
                                       "made-on",
                                       "page-language",
                                       "state-draft",
                                       "month-4",
                                       "month-3"};
    Document *document = document_new("staff", language);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        Block *section = block_append(
            document->root, block_new(BLOCK_SECTION, document->position));
        section->id = g_strdup(keys[i]);
        block_append(section, block_new(BLOCK_PARAGRAPH, document->position));
        Block *text = g_ptr_array_index(section->children, 0);
        text->spans = g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
        g_ptr_array_add(text->spans, span_new(keys[i]));
    }
    return document;
}

static char *write_page(const Setup *setup) {
    const Composition *composition = &setup->composition;
    Diag *diag = setup->sample->diag;
    Composition plain = *composition;
    plain.texts = composition->dutch;
    const ChatMessage *chat = g_ptr_array_index(setup->content->messages, 1);
    MessageFacts spring = {"spring", chat->audiences, day(2026, 4, 30)};
    MessageFacts number = {.id = "number"};
    g_autoptr(GPtrArray) facts = g_ptr_array_new();
    g_ptr_array_add(facts, &spring);
    g_ptr_array_add(facts, &number);
    g_autoptr(Document) messages = compose_messages(composition, NULL, diag);
    g_autoptr(Document) dutch = compose_messages(&plain, NULL, diag);
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    g_ptr_array_add(languages, messages);
    g_autoptr(Document) words = words_of(dutch->language);
    g_autoptr(Document) titles = compose_message_titles(&plain, diag);
    g_autoptr(Document) audiences = compose_message_audiences(&plain, diag);
    MessagesPage page = {.edition_name = "Dorp <1>",
                         .facts = facts,
                         .languages = languages,
                         .dutch = dutch,
                         .titles = {titles, NULL},
                         .audiences = {audiences, NULL},
                         .words = {words, NULL},
                         .date = composition->date,
                         .templates_dir = templates_dir()};
    return messages_page_write(&page, diag);
}

static void test_page(void) {
    g_autoptr(Setup) setup = setup_with_messages();
    setup_load(setup, "ar");
    setup->composition.date = day(2026, 3, 15);
    say(setup, "messages", "number", "اتصلوا & {number}.");
    message_of(setup, "messages", "number")->state = STATE_DRAFT;
    message_of(setup, "messages", "spring")->state = STATE_MISSING;
    g_autofree char *html = write_page(setup);
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, "");
    g_assert_nonnull(html);
    assert_has(html, "Dorp &lt;1&gt;");
    assert_has(
        html, "اتصلوا &amp; <bdi class=\"whole\" dir=\"ltr\">0900-8844</bdi>.");
    assert_has(html, "<article id=\"number\" aria-labelledby=");
    assert_has(html, "<div class=\"text\" lang=\"ar\" dir=\"rtl\">");
    assert_has(html, "<div class=\"text\" lang=\"nl\" dir=\"ltr\">");
    assert_has(html, "<option value=\"ar\">العربية · Arabisch</option>");
    assert_has(html, "Voor iedereen");
    assert_has(html, "datetime=\"2026-04-30\"");
    g_assert_cmpuint(count(html, "class=\"absent\""), ==, 1);
    g_assert_cmpuint(count(html, "class=\"state\""), ==, 1);
    assert_has(html, "default-src 'none'");
    assert_has_not(html, "unsafe-inline");
    assert_has_not(html, "example-notice");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/messages/graphemes", test_graphemes);
    g_test_add_func("/messages/load", test_load);
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *path =
            g_strconcat("/messages/broken/", broken[i].name, NULL);
        g_test_add_data_func(path, &broken[i], check_broken);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_autofree char *path =
            g_strconcat("/messages/window/", windows[i].name, NULL);
        g_test_add_data_func(path, &windows[i], check_window);
    }
    g_test_add_func("/messages/text", test_text);
    g_test_add_func("/messages/right-to-left", test_right_to_left);
    g_test_add_func("/messages/draft", test_draft);
    g_test_add_func("/messages/untranslated", test_untranslated);
    g_test_add_func("/messages/service", test_service);
    g_test_add_func("/messages/contact", test_contact);
    g_test_add_func("/messages/discretion", test_discretion);
    g_test_add_func("/messages/page", test_page);
    return g_test_run();
}
