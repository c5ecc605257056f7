/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_topic.h"

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

/* Opens the element around a section and what goes on from it; the overview
 * leads to its id. */
static void open_group(const KioskPage *page, const char *class_name,
                       const char *body_id) {
    g_autofree char *id = g_strconcat(body_id, "-group", NULL);
    html_open_class(page->writer, "section", class_name);
    html_attribute(page->writer, "id", id);
}

static bool is_section(const Block *block) {
    return block->kind == BLOCK_SECTION && block->id != NULL;
}

/* "who-home-more": goes on from the section before it. */
static bool goes_on(const Block *block) {
    return is_section(block) && g_str_has_suffix(block->id, "-more") &&
           section_heading(block) != NULL;
}

/* Where the group of the section at `start` ends: after what goes on from it.
 */
static guint find_end(const GPtrArray *blocks, guint start) {
    guint end = start + 1;
    while (end < blocks->len && goes_on(g_ptr_array_index(blocks, end))) {
        end++;
    }
    return end;
}

/* The heading is the button, so that it has the section's name. */
static void write_closed_heading(const KioskPage *page, const Block *section,
                                 const char *element, const char *body_id) {
    HtmlWriter *writer = page->writer;
    html_open(writer, element);
    html_open_class(writer, "button", "toggle");
    html_attribute(writer, "type", "button");
    html_attribute(writer, "data-action", "toggle");
    html_attribute(writer, "aria-expanded", "false");
    html_attribute(writer, "aria-controls", body_id);
    write_heading_text(page, section);
    html_text(writer, " ");
    page_write_element(page, "span", "more", "more");
    page_write_element(page, "span", "less", "less");
    html_close(writer, "button");
    html_close(writer, element);
}

static void open_body(const KioskPage *page, const char *id, bool open) {
    html_open_class(page->writer, "div", "body");
    html_attribute(page->writer, "id", id);
    if (!open) {
        html_attribute(page->writer, "hidden", NULL);
    }
}

static bool is_source(const Block *block) {
    return block->role == ROLE_SOURCES;
}

/* Sources and dates of a section, closed at its foot. */
static void write_sources(const KioskPage *page, const Block *section) {
    HtmlWriter *writer = page->writer;
    BlockScope scope = page_scope(page, "p");
    bool opened = false;
    for (guint i = 0; i < section->children->len; i++) {
        const Block *child = g_ptr_array_index(section->children, i);
        if (!is_source(child)) {
            continue;
        }
        if (!opened) {
            html_open_class(writer, "details", "about");
            html_open(writer, "summary");
            page_write_text(page, "sources-and-date");
            html_close(writer, "summary");
            opened = true;
        }
        html_write_block(&scope, child);
    }
    if (opened) {
        html_close(writer, "details");
    }
}

/* The text of a section from its child `first` on, then its sources. */
static void write_content(const KioskPage *page, const BlockScope *scope,
                          const Block *section, guint first) {
    for (guint i = first; i < section->children->len; i++) {
        const Block *child = g_ptr_array_index(section->children, i);
        if (!is_source(child)) {
            html_write_block(scope, child);
        }
    }
    write_sources(page, section);
}

/* What goes on from a section: closed, directly behind it. */
static void write_deeper(const KioskPage *page, const Document *topic,
                         guint start, guint end) {
    BlockScope scope = page_scope(page, "h4");
    for (guint i = start; i < end; i++) {
        const Block *section = g_ptr_array_index(topic->root->children, i);
        g_autofree char *id = page_id(page, topic->id, section->id);
        html_open_class(page->writer, "div", "deeper");
        write_closed_heading(page, section, "h3", id);
        open_body(page, id, false);
        write_content(page, &scope, section, 1);
        html_close(page->writer, "div");
        html_close(page->writer, "div");
    }
}

/* A section that is there for all readers stands open. */
static void write_part(const KioskPage *page, const Document *topic,
                       guint start, guint end) {
    HtmlWriter *writer = page->writer;
    BlockScope scope = page_scope(page, "h3");
    const Block *section = g_ptr_array_index(topic->root->children, start);
    bool headed = section_heading(section) != NULL;
    g_autofree char *id = page_id(page, topic->id, section->id);
    open_group(page, "part", id);
    if (headed) {
        html_open(writer, "h2");
        html_attribute(writer, "tabindex", "-1");
        write_heading_text(page, section);
        html_close(writer, "h2");
    }
    open_body(page, id, true);
    write_content(page, &scope, section, headed ? 1 : 0);
    html_close(writer, "div");
    write_deeper(page, topic, start + 1, end);
    html_close(writer, "section");
}

/* One of several of which the reader needs one: question and main message
 * stand there, the rest opens. */
static void write_variant(const KioskPage *page, const Document *topic,
                          guint start, guint end) {
    HtmlWriter *writer = page->writer;
    BlockScope scope = page_scope(page, "h3");
    const Block *section = g_ptr_array_index(topic->root->children, start);
    g_autofree char *id = page_id(page, topic->id, section->id);
    guint first = 1;
    open_group(page, "variant", id);
    write_closed_heading(page, section, "h2", id);
    if (section->children->len > 1) {
        const Block *message = g_ptr_array_index(section->children, 1);
        if (message->role == ROLE_MAIN_MESSAGE) {
            html_write_block(&scope, message);
            first = 2;
        }
    }
    open_body(page, id, false);
    write_content(page, &scope, section, first);
    write_deeper(page, topic, start + 1, end);
    html_close(writer, "div");
    html_close(writer, "section");
}

/* The questions of the topic; each leads to its section. */
static void write_overview(const KioskPage *page, const Document *topic) {
    HtmlWriter *writer = page->writer;
    const GPtrArray *blocks = topic->root->children;
    g_autofree char *title = page_id(page, topic->id, "title");
    html_open_class(writer, "nav", "overview");
    html_attribute(writer, "aria-labelledby", title);
    html_open(writer, "ul");
    for (guint i = 0; i < blocks->len; i = find_end(blocks, i)) {
        const Block *section = g_ptr_array_index(blocks, i);
        if (is_section(section) && section_heading(section) != NULL) {
            g_autofree char *id = page_id(page, topic->id, section->id);
            html_open(writer, "li");
            g_autofree char *group = g_strconcat(id, "-group", NULL);
            page_open_card(page, "jump", "jump", group);
            write_heading_text(page, section);
            html_close(writer, "button");
            html_close(writer, "li");
        }
    }
    html_close(writer, "ul");
    html_close(writer, "nav");
}

/* Variants that follow each other stand in one frame. */
static void write_sections(const KioskPage *page, const Document *topic) {
    BlockScope scope = page_scope(page, "h2");
    const GPtrArray *blocks = topic->root->children;
    bool framed = false;
    guint end;
    for (guint i = 0; i < blocks->len; i = end) {
        const Block *block = g_ptr_array_index(blocks, i);
        bool variant = block->variant && section_heading(block) != NULL;
        end = find_end(blocks, i);
        if (variant && !framed) {
            html_open_class(page->writer, "div", "variants");
        } else if (framed && !variant) {
            html_close(page->writer, "div");
        }
        framed = variant;
        if (variant) {
            write_variant(page, topic, i, end);
        } else if (is_section(block)) {
            write_part(page, topic, i, end);
        } else {
            html_write_block(&scope, block);
            end = i + 1;
        }
    }
    if (framed) {
        html_close(page->writer, "div");
    }
}

/* Topics that have no card of their own are reached from here. */
static void write_topics_under(const KioskPage *page, const Document *topic) {
    const GPtrArray *topics = page->current->topics;
    for (guint i = 0; i < topics->len; i++) {
        const Document *other = g_ptr_array_index(topics, i);
        if (g_strcmp0(other->under, topic->id) == 0) {
            html_open_class(page->writer, "div", "under");
            page_write_card(page, other);
            html_close(page->writer, "div");
        }
    }
}

void topic_write_draft(const KioskPage *page, const Document *topic) {
    if (topic_state(topic) != STATE_CHECKED) {
        page_write_notice(page, "notice draft",
                          page->current == page->dutch ? "draft-notice-dutch"
                                                       : "draft-notice");
    }
}

static void write_notices(const KioskPage *page, const Document *topic) {
    page_write_outdated(page);
    topic_write_draft(page, topic);
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

static void write_toolbar(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    html_open_class(writer, "div", "toolbar");
    if (page->current != page->dutch) {
        html_open_class(writer, "button", "dutch-too");
        html_attribute(writer, "type", "button");
        html_attribute(writer, "data-action", "dutch");
        html_attribute(writer, "aria-pressed", "false");
        html_icon(writer, "language");
        page_write_element(page, "span", "word", "dutch-beside");
        html_close(writer, "button");
    }
    page_write_button(page, "print", "printer", "print");
    if (!page->kiosk->quiet) {
        page_write_button(page, "read-aloud", "sound", "read-aloud");
        page_write_button(page, "stop-reading", "sound", "stop-reading-aloud");
    }
    html_close(writer, "div");
    page_write_ask(page, "print");
    if (!page->kiosk->quiet) {
        page_write_ask(page, "read-aloud");
    }
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
    write_toolbar(page);
    write_notices(page, topic);
    html_open_class(writer, "div", "reading");
    write_overview(page, topic);
    html_open_class(writer, "div", "text");
    write_sections(page, topic);
    write_topics_under(page, topic);
    if (page->kiosk->example) {
        page_write_notice(page, "notice example", "example-notice");
    }
    write_foot(page, next);
    html_close(writer, "div");
    html_close(writer, "div");
    page_close_screen(page);
}
