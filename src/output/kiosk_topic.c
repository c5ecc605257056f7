/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_topic.h"

/* Sections stay open until this many words stand there. */
#define OPEN_WORDS 80

static double character_words(gunichar c) {
    if (g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN) {
        return 0.6;
    }
    return g_unichar_get_script(c) == G_UNICODE_SCRIPT_THAI ? 0.25 : 0.0;
}

/* Words between spaces; scripts without spaces by their letters. */
static double text_words(const char *text) {
    double words = 0;
    bool inside = false;
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        double weight = character_words(c);
        if (g_unichar_isspace(c) || weight > 0) {
            inside = false;
        } else if (!inside) {
            inside = true;
            words += 1;
        }
        words += weight;
    }
    return words;
}

static double block_words(const Block *block) {
    g_autofree char *text = block_text(block);
    double words = text_words(text);
    for (guint i = 0; i < block->children->len; i++) {
        words += block_words(g_ptr_array_index(block->children, i));
    }
    return words;
}

/* Contact details and names have no state of their own. */
static void lower_state(Block *block, void *data) {
    MessageState *lowest = data;
    if (block->spans != NULL && block->role != ROLE_DUTCH) {
        *lowest = MIN(*lowest, block->state);
    }
}

static MessageState topic_state(const Document *topic) {
    MessageState lowest = STATE_CHECKED;
    document_walk((Document *)topic, lower_state, &lowest);
    const Message *messages[] = {topic->title, topic->question, topic->summary};
    for (guint i = 0; i < G_N_ELEMENTS(messages); i++) {
        if (messages[i] != NULL) {
            lowest = MIN(lowest, messages[i]->state);
        }
    }
    return lowest;
}

static const Block *section_heading(const Block *section) {
    if (section->children->len == 0) {
        return NULL;
    }
    const Block *first = g_ptr_array_index(section->children, 0);
    return first->kind == BLOCK_HEADING ? first : NULL;
}

static void write_heading_text(const KioskPage *page, const Block *section) {
    BlockScope scope = page_scope(page, "h3");
    const Block *heading = section_heading(section);
    if (section->icon != NULL) {
        html_icon(page->writer, section->icon);
    }
    html_open_class(page->writer, "span", "question");
    if (heading->language != NULL && heading->language != scope.language) {
        html_language(page->writer, heading->language);
        scope.language = heading->language;
    }
    html_write_spans(&scope, heading);
    html_close(page->writer, "span");
}

/* The heading is the button, so that it has the section's name. */
static void write_closed_heading(const KioskPage *page, const Block *section,
                                 const char *body_id) {
    HtmlWriter *writer = page->writer;
    html_open(writer, "h2");
    html_open_class(writer, "button", "toggle");
    html_attribute(writer, "type", "button");
    html_attribute(writer, "data-action", "toggle");
    html_attribute(writer, "aria-expanded", "false");
    html_attribute(writer, "aria-controls", body_id);
    write_heading_text(page, section);
    page_write_element(page, "span", "more", "more");
    page_write_element(page, "span", "less", "less");
    html_close(writer, "button");
    html_close(writer, "h2");
}

static void write_section(const KioskPage *page, const Document *topic,
                          const Block *section, bool open) {
    HtmlWriter *writer = page->writer;
    BlockScope scope = page_scope(page, "h3");
    bool headed = section_heading(section) != NULL;
    g_autofree char *body_id = page_id(page, topic->id, section->id);
    html_open_class(writer, "section", open ? "part open" : "part");
    if (headed && open) {
        html_open(writer, "h2");
        write_heading_text(page, section);
        html_close(writer, "h2");
    } else if (headed) {
        write_closed_heading(page, section, body_id);
    }
    html_open_class(writer, "div", "body");
    html_attribute(writer, "id", body_id);
    if (!open) {
        html_attribute(writer, "hidden", NULL);
    }
    html_write_children(&scope, section, headed ? 1 : 0);
    html_close(writer, "div");
    html_close(writer, "section");
}

/* The first section is open, and those after it while they are short. */
static void write_sections(const KioskPage *page, const Document *topic) {
    BlockScope scope = page_scope(page, "h2");
    double words = 0;
    bool first = true, open = true;
    for (guint i = 0; i < topic->root->children->len; i++) {
        const Block *block = g_ptr_array_index(topic->root->children, i);
        if (block->kind != BLOCK_SECTION || block->id == NULL) {
            html_write_block(&scope, block);
            continue;
        }
        words += block_words(block);
        open = first || (open && words <= OPEN_WORDS);
        write_section(page, topic, block,
                      open || section_heading(block) == NULL);
        first = false;
    }
}

static void write_notices(const KioskPage *page, const Document *topic) {
    page_write_outdated(page);
    if (topic_state(topic) != STATE_CHECKED) {
        page_write_notice(page, "notice draft",
                          page->current == page->dutch ? "draft-notice-dutch"
                                                       : "draft-notice");
    }
}

static void write_foot(const KioskPage *page, const Document *next) {
    HtmlWriter *writer = page->writer;
    html_open_class(writer, "div", "foot");
    page_write_button(page, "back", "back", "back");
    if (next != NULL) {
        g_autofree char *question = page_plain_text(next->question);
        html_open_class(writer, "button", "next");
        html_attribute(writer, "type", "button");
        html_attribute(writer, "data-action", "show");
        html_attribute(writer, "data-target", next->id);
        page_write_element(page, "span", "label", "next-topic");
        html_text(writer, " ");
        html_open_class(writer, "span", "question");
        html_text(writer, question);
        html_close(writer, "span");
        html_close(writer, "button");
    }
    html_close(writer, "div");
}

void topic_write(const KioskPage *page, const Document *topic,
                 const Document *next) {
    HtmlWriter *writer = page->writer;
    g_autofree char *title = page_plain_text(topic->title);
    g_autofree char *question = page_plain_text(topic->question);
    page_open_screen(page, "topic", topic->id);
    page_write_button(page, "back", "back", "back");
    html_open_class(writer, "p", "eyebrow");
    html_text(writer, title);
    html_close(writer, "p");
    page_open_title(page, topic->id);
    html_text(writer, question);
    html_close(writer, "h1");
    write_notices(page, topic);
    write_sections(page, topic);
    if (page->kiosk->example) {
        page_write_notice(page, "notice example", "example-notice");
    }
    write_foot(page, next);
    page_close_screen(page);
}
