/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/messages_page.h"

#include "output/html_blocks.h"
#include "output/html_head.h"
#include "output/page_words.h"

#include <string.h>

typedef struct {
    const MessagesPage *page;
    HtmlWriter *writer;
    PageWords *words;
} Scope;

static void write_number(const Scope *scope, int number) {
    char digits[16];
    g_snprintf(digits, sizeof digits, "%d", number);
    html_text(scope->writer, digits);
}

/* The same thing in both languages of the page. */
static void write_pair(const Scope *scope, const Document *const pair[2],
                       const char *id) {
    for (int i = 0; i < 2 && pair[i] != NULL; i++) {
        const Block *section = document_lookup_section(pair[i], id);
        if (section == NULL) {
            continue;
        }
        const Block *block = g_ptr_array_index(section->children, 0);
        const Language *language =
            block->language != NULL ? block->language : pair[i]->language;
        BlockScope inner = {
            .writer = scope->writer, .language = language, .need = "p"};
        html_open(scope->writer, "span");
        html_attribute(scope->writer, "data-in", pair[i]->language->tag);
        html_attribute(scope->writer, "lang", language->tag);
        html_write_spans(&inner, block);
        html_close(scope->writer, "span");
    }
}

static void write_header(const Scope *scope) {
    HtmlWriter *writer = scope->writer;
    html_open(writer, "header");
    html_open_class(writer, "p", "name");
    html_open(writer, "strong");
    html_text(writer, "Wegwijzer");
    html_close(writer, "strong");
    html_text(writer, " ");
    html_open(writer, "span");
    html_attribute(writer, "lang", "nl");
    html_text(writer, scope->page->edition_name);
    html_close(writer, "span");
    html_close(writer, "p");
    page_word_switch(scope->words);
    html_close(writer, "header");
}

/* What to know before sending anything. */
static void write_advice(const Scope *scope) {
    static const char *const keys[] = {"messages-who", "messages-once",
                                       "messages-promise", "messages-watched"};
    html_open_class(scope->writer, "ul", "advice");
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        page_word_element(scope->words, "li", NULL, keys[i]);
    }
    html_close(scope->writer, "ul");
}

static void write_contents(const Scope *scope) {
    const GPtrArray *facts = scope->page->facts;
    html_open(scope->writer, "nav");
    html_attribute(scope->writer, "aria-labelledby", "contents");
    html_open(scope->writer, "h2");
    html_attribute(scope->writer, "id", "contents");
    page_word(scope->words, "messages-contents");
    html_close(scope->writer, "h2");
    html_open(scope->writer, "ol");
    for (guint i = 0; i < facts->len; i++) {
        const MessageFacts *message = g_ptr_array_index(facts, i);
        const Block *section =
            document_lookup_section(scope->page->dutch, message->id);
        g_autofree char *target = g_strconcat("#", message->id, NULL);
        html_open(scope->writer, "li");
        html_open(scope->writer, "a");
        html_attribute(scope->writer, "href", target);
        html_open_class(scope->writer, "span", "number");
        write_number(scope, section->level);
        html_close(scope->writer, "span");
        html_text(scope->writer, " ");
        write_pair(scope, scope->page->titles, message->id);
        html_close(scope->writer, "a");
        html_close(scope->writer, "li");
    }
    html_close(scope->writer, "ol");
    html_close(scope->writer, "nav");
}

static void write_opening(const Scope *scope) {
    html_open_class(scope->writer, "div", "opening");
    page_word_element(scope->words, "h1", NULL, "messages-question");
    if (scope->page->example) {
        page_word_element(scope->words, "p", "example", "example-notice");
    }
    write_advice(scope);
    page_word_element(scope->words, "p", "small", "messages-stays");
    html_close(scope->writer, "div");
}

/* The own name first: the reader of the message may be asked to point. */
static void write_option(const Scope *scope, const Language *language) {
    g_autofree char *both =
        strcmp(language->name, language->name_dutch) == 0
            ? g_strdup(language->name)
            : g_strdup_printf("%s · %s", language->name, language->name_dutch);
    html_open(scope->writer, "option");
    html_attribute(scope->writer, "value", language->tag);
    html_text(scope->writer, both);
    html_close(scope->writer, "option");
}

static void write_bar(const Scope *scope) {
    const GPtrArray *languages = scope->page->languages;
    html_open_class(scope->writer, "div", "bar");
    html_open(scope->writer, "label");
    html_attribute(scope->writer, "for", "language");
    page_word(scope->words, "messages-language");
    html_close(scope->writer, "label");
    html_text(scope->writer, " ");
    html_open(scope->writer, "select");
    html_attribute(scope->writer, "id", "language");
    html_attribute(scope->writer, "autocomplete", "off");
    for (guint i = 0; i < languages->len; i++) {
        const Document *messages = g_ptr_array_index(languages, i);
        write_option(scope, messages->language);
    }
    html_close(scope->writer, "select");
    html_close(scope->writer, "div");
}

static void write_labels(const Scope *scope, const MessageFacts *message) {
    const GPtrArray *audiences = message->audiences;
    html_open_class(scope->writer, "p", "labels");
    for (guint i = 0; audiences != NULL && i < audiences->len; i++) {
        html_open(scope->writer, "span");
        write_pair(scope, scope->page->audiences,
                   g_ptr_array_index(audiences, i));
        html_close(scope->writer, "span");
        html_text(scope->writer, " ");
    }
    if (g_date_valid(&message->until)) {
        html_open_class(scope->writer, "span", "until");
        page_word(scope->words, "messages-until");
        html_text(scope->writer, " ");
        page_word_date(scope->words, &message->until);
        html_close(scope->writer, "span");
    }
    html_close(scope->writer, "p");
}

/* The paragraphs are the lines that are copied. */
static void write_lines(const Scope *scope, const Document *messages,
                        const Block *section) {
    BlockScope inner = {
        .writer = scope->writer, .language = messages->language, .need = "p"};
    html_open_class(scope->writer, "div", "text");
    html_language(scope->writer, messages->language);
    for (guint i = 0; i < section->children->len; i++) {
        html_open(scope->writer, "p");
        html_write_spans(&inner, g_ptr_array_index(section->children, i));
        html_close(scope->writer, "p");
    }
    html_close(scope->writer, "div");
}

static const char *state_key(const Block *section) {
    static const char *const keys[] = {[STATE_MISSING] = "state-missing",
                                       [STATE_DOUBTED] = "state-doubted",
                                       [STATE_STALE] = "state-stale",
                                       [STATE_DRAFT] = "state-draft",
                                       [STATE_CHECKED] = NULL};
    const Block *text = g_ptr_array_index(section->children, 0);
    return keys[text->state];
}

/* One message in one language; a language that lacks it says so. */
static void write_version(const Scope *scope, const Document *messages,
                          const char *id) {
    HtmlWriter *writer = scope->writer;
    const Block *section = document_lookup_section(messages, id);
    html_open_class(writer, "div", "version");
    html_attribute(writer, "data-language", messages->language->tag);
    html_open_class(writer, "p", "language");
    page_word_language(scope->words, messages->language);
    html_close(writer, "p");
    if (section == NULL) {
        page_word_element(scope->words, "p", "absent", "messages-not-there");
    } else {
        write_lines(scope, messages, section);
        if (state_key(section) != NULL) {
            page_word_element(scope->words, "p", "state", state_key(section));
        }
    }
    html_close(writer, "div");
}

/* `class_name` tells the script what to say. */
static void write_outcome(const Scope *scope, const char *class_name,
                          const char *key) {
    html_open_class(scope->writer, "span", class_name);
    html_attribute(scope->writer, "hidden", NULL);
    page_word(scope->words, key);
    html_close(scope->writer, "span");
}

static void write_copy(const Scope *scope, const char *title) {
    html_open_class(scope->writer, "p", "act");
    html_open(scope->writer, "button");
    html_attribute(scope->writer, "type", "button");
    html_attribute(scope->writer, "aria-describedby", title);
    page_word(scope->words, "messages-copy");
    html_close(scope->writer, "button");
    html_text(scope->writer, " ");
    html_open(scope->writer, "span");
    html_attribute(scope->writer, "role", "status");
    write_outcome(scope, "copied", "messages-copied");
    write_outcome(scope, "by-hand", "messages-by-hand");
    html_close(scope->writer, "span");
    html_close(scope->writer, "p");
}

static void write_message(const Scope *scope, const MessageFacts *message) {
    HtmlWriter *writer = scope->writer;
    const GPtrArray *languages = scope->page->languages;
    const Block *section =
        document_lookup_section(scope->page->dutch, message->id);
    g_autofree char *title = g_strconcat("title-", message->id, NULL);
    html_open(writer, "article");
    html_attribute(writer, "id", message->id);
    html_attribute(writer, "aria-labelledby", title);
    html_open(writer, "h2");
    html_attribute(writer, "id", title);
    html_open_class(writer, "span", "number");
    write_number(scope, section->level);
    html_close(writer, "span");
    html_text(writer, " ");
    write_pair(scope, scope->page->titles, message->id);
    html_close(writer, "h2");
    write_labels(scope, message);
    html_open_class(writer, "div", "sides");
    html_open_class(writer, "div", "chosen");
    for (guint i = 0; i < languages->len; i++) {
        write_version(scope, g_ptr_array_index(languages, i), message->id);
    }
    write_copy(scope, title);
    html_close(writer, "div");
    html_open_class(writer, "div", "beside");
    page_word_element(scope->words, "p", "language", "messages-beside");
    write_lines(scope, scope->page->dutch, section);
    html_close(writer, "div");
    html_close(writer, "div");
    html_close(writer, "article");
}

static void write_footer(const Scope *scope) {
    html_open(scope->writer, "footer");
    page_word_element(scope->words, "p", NULL, "messages-timely");
    html_open(scope->writer, "p");
    page_word(scope->words, "made-on");
    html_text(scope->writer, " ");
    page_word_date(scope->words, &scope->page->date);
    html_close(scope->writer, "p");
    html_close(scope->writer, "footer");
}

static void write_body(const Scope *scope) {
    const GPtrArray *facts = scope->page->facts;
    html_open(scope->writer, "body");
    write_header(scope);
    html_open(scope->writer, "main");
    write_opening(scope);
    write_bar(scope);
    write_contents(scope);
    for (guint i = 0; i < facts->len; i++) {
        write_message(scope, g_ptr_array_index(facts, i));
    }
    html_close(scope->writer, "main");
    write_footer(scope);
    html_close(scope->writer, "body");
}

char *messages_page_write(const MessagesPage *page, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autofree char *css = html_load_page_style(page->templates_dir, "messages",
                                                "messages.css", diag);
    g_autofree char *script = html_load_template(
        page->templates_dir, "messages", "messages.js", diag);
    if (css == NULL || script == NULL) {
        return NULL;
    }
    g_autoptr(HtmlWriter) writer = html_writer_new();
    g_autoptr(PageWords) words =
        page_words_new(page->words[0], page->words[1], writer, diag);
    Scope scope = {page, writer, words};
    html_open(writer, "html");
    html_language(writer, page->words[0]->language);
    html_write_head(writer, css, script);
    write_body(&scope);
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    return diag_errors(diag) == errors ? g_steal_pointer(&html) : NULL;
}
