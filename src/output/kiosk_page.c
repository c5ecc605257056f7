/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_page.h"

#define INTERFACE_FILE "content/interface.yaml"
#define STAFF_FILE "content/staff.yaml"

const Block *page_lookup_text(const KioskPage *page,
                              const KioskLanguage *language, const char *key) {
    const Block *section =
        language->interface != NULL
            ? document_lookup_section(language->interface, key)
            : NULL;
    if (section != NULL && section->children->len > 0) {
        return g_ptr_array_index(section->children, 0);
    }
    bool staff =
        language->interface != NULL && language->interface == language->staff;
    Position position = position_in_file(staff ? STAFF_FILE : INTERFACE_FILE);
    position.language = g_intern_string(language->language->code);
    diag_error(page->diag, position, "interface",
               "the kiosk needs the text %s, add it", key);
    return NULL;
}

KioskLanguage page_staff_words(const KioskLanguage *language) {
    KioskLanguage words = *language;
    words.interface = language->staff;
    return words;
}

BlockScope page_scope(const KioskPage *page, const char *need) {
    return (BlockScope){.writer = page->writer,
                        .language = page->current->language,
                        .need = need,
                        .links = page->kiosk->own_device};
}

/* A fixed word that stands there in another language says so itself. */
static void write_fixed_word(const KioskPage *page, const Block *block) {
    BlockScope scope = page_scope(page, "p");
    bool foreign = block->language != NULL && block->language != scope.language;
    if (foreign) {
        html_open(page->writer, "bdi");
        html_language(page->writer, block->language);
        scope.language = block->language;
    }
    html_write_spans(&scope, block);
    if (foreign) {
        html_close(page->writer, "bdi");
    }
}

void page_write_text(const KioskPage *page, const char *key) {
    const Block *block = page_lookup_text(page, page->current, key);
    if (block != NULL) {
        write_fixed_word(page, block);
    }
}

void page_write_element(const KioskPage *page, const char *element,
                        const char *class_name, const char *key) {
    html_open_class(page->writer, element, class_name);
    page_write_text(page, key);
    html_close(page->writer, element);
}

void page_write_label(const KioskPage *page, const char *name,
                      const char *key) {
    const Block *block = page_lookup_text(page, page->current, key);
    if (block != NULL) {
        g_autofree char *text = block_text(block);
        html_attribute(page->writer, name, text);
    }
}

void page_write_notice(const KioskPage *page, const char *class_name,
                       const char *key) {
    html_open_class(page->writer, "div", class_name);
    page_write_element(page, "p", "own", key);
    if (page->dutch != page->current) {
        KioskPage below = *page;
        below.current = page->dutch;
        html_open_class(page->writer, "p", "below");
        html_language(page->writer, page->dutch->language);
        page_write_text(&below, key);
        html_close(page->writer, "p");
    }
    html_close(page->writer, "div");
}

void page_write_button(const KioskPage *page, const char *action,
                       const char *icon, const char *key) {
    html_open_class(page->writer, "button", action);
    html_attribute(page->writer, "type", "button");
    html_attribute(page->writer, "data-action", action);
    if (icon != NULL) {
        html_icon(page->writer, icon);
    }
    page_write_element(page, "span", "word", key);
    html_close(page->writer, "button");
}

void page_open_card(const KioskPage *page, const char *class_name,
                    const char *action, const char *target) {
    html_open_class(page->writer, "button", class_name);
    html_attribute(page->writer, "type", "button");
    html_attribute(page->writer, "data-action", action);
    html_attribute(page->writer, "data-target", target);
}

static void write_card_line(const KioskPage *page, const char *class_name,
                            const Message *message) {
    g_autofree char *text = page_plain_text(message);
    html_open_class(page->writer, "span", class_name);
    html_text(page->writer, text);
    html_close(page->writer, "span");
}

void page_write_card(const KioskPage *page, const Document *topic) {
    page_open_card(page, "card", "show", topic->id);
    html_attribute(page->writer, "data-topic", topic->id);
    if (topic->icon != NULL) {
        html_icon(page->writer, topic->icon);
    }
    html_open_class(page->writer, "span", "words");
    write_card_line(page, "question", topic->question);
    html_text(page->writer, " ");
    write_card_line(page, "summary", topic->summary);
    html_close(page->writer, "span");
    html_close(page->writer, "button");
}

void page_open_dutch_only(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    const Language *dutch = page->dutch->language;
    html_open_class(writer, "div", "dutch-only");
    html_open_class(writer, "p", "line");
    page_write_text(page, "not-translated");
    html_text(writer, " ");
    html_open(writer, "bdi");
    html_language(writer, dutch);
    html_text(writer, dutch->name);
    html_close(writer, "bdi");
    html_close(writer, "p");
    html_open(writer, "ul");
    html_language(writer, dutch);
}

void page_write_elsewhere(const KioskPage *page, const char *screen,
                          const char *words) {
    html_open(page->writer, "li");
    page_open_card(page, "elsewhere", "elsewhere", screen);
    html_attribute(page->writer, "data-language", page->dutch->language->tag);
    html_text(page->writer, words);
    html_close(page->writer, "button");
    html_close(page->writer, "li");
}

void page_close_dutch_only(const KioskPage *page) {
    html_close(page->writer, "ul");
    html_close(page->writer, "div");
}

char *page_id(const KioskPage *page, const char *screen, const char *part) {
    return g_strjoin("-", page->current->language->tag, screen, part, NULL);
}

char *page_plain_text(const Message *message) {
    GString *text = g_string_new(NULL);
    const char *at = message != NULL ? message->forms[0] : "";
    for (; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
        } else if (*at == '*') {
            continue;
        }
        g_string_append_c(text, *at);
    }
    return g_string_free(text, FALSE);
}

void page_open_screen(const KioskPage *page, const char *kind,
                      const char *name) {
    g_autofree char *title = page_id(page, name, "title");
    g_autofree char *classes = g_strconcat("screen ", kind, NULL);
    html_open_class(page->writer, "section", classes);
    html_attribute(page->writer, "data-kind", kind);
    html_attribute(page->writer, "data-name", name);
    html_attribute(page->writer, "aria-labelledby", title);
}

void page_close_screen(const KioskPage *page) {
    html_close(page->writer, "section");
}

void page_open_title(const KioskPage *page, const char *screen) {
    g_autofree char *id = page_id(page, screen, "title");
    html_open(page->writer, "h1");
    html_attribute(page->writer, "id", id);
    html_attribute(page->writer, "tabindex", "-1");
}

void page_write_outdated(const KioskPage *page) {
    html_open_class(page->writer, "p", "outdated");
    html_attribute(page->writer, "hidden", NULL);
    page_write_text(page, "may-be-out-of-date");
    html_close(page->writer, "p");
}

void page_write_ask(const KioskPage *page, const char *act) {
    HtmlWriter *writer = page->writer;
    bool print = g_str_equal(act, "print");
    html_open_class(writer, "div", "ask");
    html_attribute(writer, "data-ask", act);
    html_attribute(writer, "role", "group");
    html_attribute(writer, "hidden", NULL);
    page_write_element(page, "p", "line",
                       print ? "print-pages-note" : "use-headphones");
    html_open_class(writer, "button", "yes");
    html_attribute(writer, "type", "button");
    html_attribute(writer, "data-action", print ? "print-now" : "read-now");
    page_write_text(page, print ? "print" : "read-aloud");
    html_close(writer, "button");
    page_write_button(page, "no", NULL, "do-not-print");
    html_close(writer, "div");
}

/* The topic and section that tell what happens when one calls. */
#define CALL_TOPIC "help"
#define CALL_SECTION "call"

void page_write_call_card(const KioskPage *page) {
    const GPtrArray *topics = page->current->topics;
    for (guint i = 0; i < topics->len; i++) {
        const Document *topic = g_ptr_array_index(topics, i);
        const Block *section =
            g_str_equal(topic->id, CALL_TOPIC)
                ? document_lookup_section(topic, CALL_SECTION)
                : NULL;
        if (section == NULL || section->children->len == 0) {
            continue;
        }
        BlockScope scope = page_scope(page, "span");
        g_autofree char *id = page_id(page, CALL_TOPIC, CALL_SECTION);
        g_autofree char *group = g_strconcat(id, "-group", NULL);
        page_open_card(page, "call-card", "show", CALL_TOPIC);
        html_attribute(page->writer, "data-section", group);
        html_icon(page->writer, "phone");
        html_open_class(page->writer, "span", "question");
        html_write_spans(&scope, g_ptr_array_index(section->children, 0));
        html_close(page->writer, "span");
        html_close(page->writer, "button");
    }
}
