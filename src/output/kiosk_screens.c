/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_screens.h"

#include "output/kiosk_find.h"
#include "output/kiosk_plain.h"
#include "output/kiosk_topic.h"

/* First in the order of Tab, wherever it stands on the screen. */
static void write_exit(const KioskPage *page) {
    page_write_button(page, "exit", "exit", "quick-exit");
}

static void write_size_button(const KioskPage *page, const char *by,
                              const char *sign, const char *key) {
    html_open_class(page->writer, "button", *by == '-' ? "smaller" : "larger");
    html_attribute(page->writer, "type", "button");
    html_attribute(page->writer, "data-action", "text-size");
    html_attribute(page->writer, "data-by", by);
    html_open_class(page->writer, "span", "sign");
    html_attribute(page->writer, "dir", "ltr");
    html_attribute(page->writer, "aria-hidden", "true");
    html_text(page->writer, sign);
    html_close(page->writer, "span");
    page_write_element(page, "span", "word", key);
    html_close(page->writer, "button");
}

static void write_sizes(const KioskPage *page) {
    html_open_class(page->writer, "div", "sizes");
    html_attribute(page->writer, "role", "group");
    page_write_label(page, "aria-label", "text-size");
    write_size_button(page, "-1", "A–", "text-smaller");
    write_size_button(page, "1", "A+", "text-larger");
    html_close(page->writer, "div");
}

/* The words say what it leads to; kiosk.css shows one of them. */
static void write_contrast(const KioskPage *page) {
    static const char *const keys[] = {"dark", "contrast", "light"};
    html_open_class(page->writer, "button", "contrast");
    html_attribute(page->writer, "type", "button");
    html_attribute(page->writer, "data-action", "contrast");
    html_icon(page->writer, "contrast");
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autofree char *name = g_strconcat("word to-", keys[i], NULL);
        page_write_element(page, "span", name, keys[i]);
    }
    html_close(page->writer, "button");
}

/* Size and colours of the letters: they stay together where a bar breaks. */
static void write_looks(const KioskPage *page) {
    html_open_class(page->writer, "div", "looks");
    write_sizes(page);
    write_contrast(page);
    html_close(page->writer, "div");
}

static void write_language_button(const KioskPage *page,
                                  const KioskLanguage *language) {
    HtmlWriter *writer = page->writer;
    const Language *own = language->language;
    html_open(writer, "li");
    html_open_class(writer, "button", "language-choice");
    html_attribute(writer, "type", "button");
    html_attribute(writer, "data-action", "choose");
    html_attribute(writer, "data-lang", own->tag);
    html_language(writer, own);
    html_open_class(writer, "span", "own");
    html_text(writer, own->name);
    html_close(writer, "span");
    if (language != page->dutch) {
        html_text(writer, " ");
        html_open_class(writer, "span", "dutch");
        html_language(writer, page->dutch->language);
        html_text(writer, own->name_dutch);
        html_close(writer, "span");
    }
    html_close(writer, "button");
    html_close(writer, "li");
}

void screens_write_start(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    html_open_class(writer, "div", "world");
    html_attribute(writer, "id", "start");
    html_language(writer, page->current->language);
    html_open_class(writer, "header", "bar");
    write_exit(page);
    html_open_class(writer, "div", "tools");
    html_open_class(writer, "p", "wordmark");
    html_text(writer, "Wegwijzer");
    html_close(writer, "p");
    write_looks(page);
    html_close(writer, "div");
    html_close(writer, "header");
    html_open(writer, "main");
    html_open(writer, "h1");
    html_attribute(writer, "id", "start-title");
    html_attribute(writer, "tabindex", "-1");
    html_icon(writer, "language");
    page_write_text(page, "choose-language");
    html_close(writer, "h1");
    html_open_class(writer, "ul", "languages");
    for (guint i = 0; i < page->kiosk->languages->len; i++) {
        write_language_button(page,
                              g_ptr_array_index(page->kiosk->languages, i));
    }
    html_close(writer, "ul");
    plain_write(page);
    html_close(writer, "main");
    html_close(writer, "div");
}

static void write_bar(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    html_open_class(writer, "header", "bar");
    write_exit(page);
    html_open_class(writer, "div", "tools");
    page_write_button(page, "home", "house", "home");
    html_open_class(writer, "button", "language");
    html_attribute(writer, "type", "button");
    html_attribute(writer, "data-action", "language");
    html_icon(writer, "language");
    page_write_element(page, "span", "word", "language");
    html_close(writer, "button");
    page_write_button(page, "help", "phone", "help-now");
    page_write_button(page, "search", "search", "search");
    write_looks(page);
    page_write_button(page, "done", NULL, "done");
    html_close(writer, "div");
    html_close(writer, "header");
}

/* What the quick exit does and what it cannot do. */
static void write_explanation(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    html_open_class(writer, "div", "explain");
    html_icon(writer, "exit");
    html_open_class(writer, "div", "lines");
    page_write_element(page, "p", "line", "quick-exit-1");
    page_write_element(page, "p", "line", "quick-exit-2");
    page_write_element(page, "p", "line", "quick-exit-3");
    html_close(writer, "div");
    page_write_button(page, "understood", NULL, "understood");
    html_close(writer, "div");
}

static void write_card(const KioskPage *page, const Document *topic) {
    html_open(page->writer, "li");
    page_write_card(page, topic);
    html_close(page->writer, "li");
}

static void write_help_card(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    html_open(writer, "li");
    page_open_card(page, "card solid", "show", "find");
    html_icon(writer, "phone");
    html_open_class(writer, "span", "words");
    page_write_element(page, "span", "question", "help-now");
    html_text(writer, " ");
    html_open_class(writer, "span", "summary");
    html_open(writer, "bdi");
    html_attribute(writer, "dir", "ltr");
    html_text(writer, "112");
    html_close(writer, "bdi");
    html_text(writer, " · ");
    page_write_text(page, "who-helps");
    html_close(writer, "span");
    html_close(writer, "span");
    html_close(writer, "button");
    html_close(writer, "li");
}

static void write_phrases_card(const KioskPage *page) {
    if (page->current->phrases == NULL) {
        return;
    }
    html_open(page->writer, "li");
    page_open_card(page, "card", "show", "phrases");
    html_icon(page->writer, "speech");
    html_open_class(page->writer, "span", "words");
    page_write_element(page, "span", "question", "show-sentences");
    html_close(page->writer, "span");
    html_close(page->writer, "button");
    html_close(page->writer, "li");
}

/* "For" and, alone on its line, the Dutch name of the place. */
static void write_edition(const KioskPage *page) {
    html_open_class(page->writer, "p", "edition");
    page_write_text(page, "edition");
    html_text(page->writer, " ");
    html_open_class(page->writer, "span", "place");
    html_open(page->writer, "bdi");
    html_language(page->writer, page->dutch->language);
    html_text(page->writer, page->kiosk->edition_name);
    html_close(page->writer, "bdi");
    html_close(page->writer, "span");
    html_close(page->writer, "p");
}

/* The device's own day decides which are still to come. */
static void write_events(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    const Document *events = page->current->events;
    if (events == NULL || events->root->children->len == 0) {
        return;
    }
    BlockScope scope = page_scope(page, "h3");
    html_open_class(writer, "div", "events");
    page_write_element(page, "h2", "group", "events");
    html_open(writer, "ul");
    for (guint i = 0; i < events->root->children->len; i++) {
        const Block *event = g_ptr_array_index(events->root->children, i);
        html_open_class(writer, "li", "event");
        html_attribute(writer, "data-day", event->id);
        html_write_children(&scope, event, 0);
        html_close(writer, "li");
    }
    html_close(writer, "ul");
    html_close(writer, "div");
}

/* The topic with this id among those offered in the language, or NULL. */
static const Document *lookup_topic(const KioskLanguage *language,
                                    const char *id) {
    for (guint i = 0; i < language->topics->len; i++) {
        const Document *topic = g_ptr_array_index(language->topics, i);
        if (g_strcmp0(topic->id, id) == 0) {
            return topic;
        }
    }
    return NULL;
}

/* A topic under another one has no card, unless that one is not offered. */
static bool has_card(const KioskPage *page, const Document *topic) {
    return lookup_topic(page->current, topic->under) == NULL;
}

/* The questions that there are in Dutch only; they lead to the Dutch screens.
 */
static void write_dutch_only(const KioskPage *page) {
    KioskPage dutch = *page;
    dutch.current = page->dutch;
    bool opened = false;
    for (guint i = 0; i < page->dutch->topics->len; i++) {
        const Document *topic = g_ptr_array_index(page->dutch->topics, i);
        if (lookup_topic(page->current, topic->id) != NULL ||
            !has_card(&dutch, topic)) {
            continue;
        }
        if (!opened) {
            page_open_dutch_only(page);
            opened = true;
        }
        g_autofree char *question = page_plain_text(topic->question);
        page_write_elsewhere(page, topic->id, question);
    }
    if (opened) {
        page_close_dutch_only(page);
    }
}

static void write_topics(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    const GPtrArray *topics = page->current->topics;
    page_open_screen(page, "topics", "topics");
    page_open_title(page, "topics");
    page_write_text(page, "topics");
    html_close(writer, "h1");
    page_write_outdated(page);
    html_open_class(writer, "ul", "cards");
    write_help_card(page);
    for (guint i = 0; i < topics->len; i++) {
        const Document *topic = g_ptr_array_index(topics, i);
        if (has_card(page, topic)) {
            write_card(page, topic);
        }
    }
    write_phrases_card(page);
    html_close(writer, "ul");
    write_explanation(page);
    write_dutch_only(page);
    write_events(page);
    write_edition(page);
    if (page->kiosk->example) {
        page_write_notice(page, "notice example", "example-notice");
    }
    page_close_screen(page);
}

/* The next topic with a card after that at `place`, or NULL. */
static const Document *next_topic(const KioskPage *page, guint place) {
    const GPtrArray *topics = page->current->topics;
    if (!has_card(page, g_ptr_array_index(topics, place))) {
        return NULL;
    }
    for (guint i = place + 1; i < topics->len; i++) {
        const Document *topic = g_ptr_array_index(topics, i);
        if (has_card(page, topic)) {
            return topic;
        }
    }
    return NULL;
}

/* A sentence in the reader's language, the same in Dutch below it. */
static void write_phrase(const KioskPage *page, const Block *phrase) {
    const Block *dutch =
        document_lookup_section(page->dutch->phrases, phrase->id);
    BlockScope scope = page_scope(page, "p");
    html_open_class(page->writer, "li", "phrase");
    html_write_children(&scope, phrase, 0);
    if (page->current != page->dutch && dutch != NULL) {
        scope.language = page->dutch->language;
        html_open_class(page->writer, "div", "below");
        html_language(page->writer, scope.language);
        html_write_children(&scope, dutch, 0);
        html_close(page->writer, "div");
    }
    html_close(page->writer, "li");
}

/* To hold up for somebody who reads Dutch only. */
static void write_phrases(const KioskPage *page) {
    const Document *phrases = page->current->phrases;
    if (phrases == NULL) {
        return;
    }
    page_open_screen(page, "phrases", "phrases");
    page_write_button(page, "back", "back", "back");
    page_open_title(page, "phrases");
    page_write_text(page, "show-sentences");
    html_close(page->writer, "h1");
    html_open(page->writer, "ol");
    for (guint i = 0; i < phrases->root->children->len; i++) {
        write_phrase(page, g_ptr_array_index(phrases->root->children, i));
    }
    html_close(page->writer, "ol");
    page_close_screen(page);
}

static void write_search_field(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    g_autofree char *title = page_id(page, "search", "title");
    html_open(writer, "input");
    html_attribute(writer, "type", "search");
    html_attribute(writer, "aria-labelledby", title);
    page_write_label(page, "placeholder", "search-hint");
    html_attribute(writer, "autocomplete", "off");
    html_attribute(writer, "autocapitalize", "off");
    html_attribute(writer, "spellcheck", "false");
    html_attribute(writer, "enterkeyhint", "search");
    html_attribute(writer, "dir", "auto");
}

/* search.js fills the list, and moves cards of topics under the sentence that
 * nothing was found. */
static void write_search(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    page_open_screen(page, "search", "search");
    page_write_button(page, "back", "back", "back");
    page_open_title(page, "search");
    page_write_text(page, "search");
    html_close(writer, "h1");
    write_search_field(page);
    html_open_class(writer, "div", "found");
    html_attribute(writer, "hidden", NULL);
    html_open(writer, "div");
    html_attribute(writer, "role", "status");
    html_open_class(writer, "h2", "group");
    page_write_text(page, "search-found");
    html_text(writer, " ");
    html_open_class(writer, "span", "number");
    html_attribute(writer, "dir", "ltr");
    html_close(writer, "span");
    html_close(writer, "h2");
    html_close(writer, "div");
    html_open_class(writer, "ul", "hits");
    html_close(writer, "ul");
    html_close(writer, "div");
    html_open_class(writer, "div", "nothing");
    html_attribute(writer, "hidden", NULL);
    html_open(writer, "p");
    html_attribute(writer, "role", "status");
    page_write_text(page, "search-empty");
    html_close(writer, "p");
    html_open_class(writer, "ul", "cards");
    html_close(writer, "ul");
    html_close(writer, "div");
    page_close_screen(page);
}

/* The bar stays in reach above it: the quick exit is never covered. */
static void write_idle_warning(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    g_autofree char *id = page_id(page, "idle", "text");
    html_open_class(writer, "div", "idle");
    html_attribute(writer, "hidden", NULL);
    html_open_class(writer, "div", "idle-box");
    html_attribute(writer, "role", "alertdialog");
    html_attribute(writer, "aria-labelledby", id);
    html_open(writer, "h1");
    html_attribute(writer, "id", id);
    page_write_text(page, "idle-warning");
    html_close(writer, "h1");
    html_open_class(writer, "p", "count");
    html_attribute(writer, "dir", "ltr");
    html_attribute(writer, "aria-hidden", "true");
    html_close(writer, "p");
    html_open_class(writer, "p", "spoken");
    html_attribute(writer, "dir", "ltr");
    html_attribute(writer, "aria-live", "polite");
    html_close(writer, "p");
    page_write_button(page, "still", NULL, "still-reading");
    page_write_button(page, "clear", NULL, "clear-now");
    html_close(writer, "div");
    html_close(writer, "div");
}

void screens_write_language(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    const GPtrArray *topics = page->current->topics;
    html_open_class(writer, "div", "world");
    html_attribute(writer, "data-world", page->current->language->tag);
    html_language(writer, page->current->language);
    write_bar(page);
    html_open(writer, "main");
    html_open_class(writer, "div", "screens");
    html_open_class(writer, "p", "print-head");
    html_text(writer, "Wegwijzer");
    html_close(writer, "p");
    write_topics(page);
    find_write(page);
    write_phrases(page);
    write_search(page);
    for (guint i = 0; i < topics->len; i++) {
        topic_write(page, g_ptr_array_index(topics, i), next_topic(page, i));
    }
    html_close(writer, "div");
    write_idle_warning(page);
    html_close(writer, "main");
    html_close(writer, "div");
}
