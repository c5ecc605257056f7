/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_plain.h"

#include "output/kiosk_topic.h"

static void write_lines(const KioskPage *page) {
    const GPtrArray *groups = page->current->emergency->root->children;
    BlockScope scope = page_scope(page, "p");
    html_open_class(page->writer, "div", "contacts");
    if (groups->len > 0) {
        html_write_children(&scope, g_ptr_array_index(groups, 0), 0);
    }
    html_close(page->writer, "div");
}

/* In short: what the sections hold that are not for further reading. */
static void write_topic(const KioskPage *page) {
    const Document *topic = g_ptr_array_index(page->current->topics, 0);
    const GPtrArray *sections = topic->root->children;
    BlockScope scope = page_scope(page, "p");
    g_autofree char *question = page_plain_text(topic->question);
    html_open(page->writer, "h2");
    html_text(page->writer, question);
    html_close(page->writer, "h2");
    for (guint i = 0; i < sections->len; i++) {
        const Block *section = g_ptr_array_index(sections, i);
        if (section->id != NULL && !g_str_has_suffix(section->id, "-more")) {
            html_write_block(&scope, section);
        }
    }
}

static void write_language(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    const Language *language = page->current->language;
    html_open_class(writer, "details", "plain");
    html_language(writer, language);
    html_open(writer, "summary");
    html_text(writer, language->name);
    html_close(writer, "summary");
    page_write_element(page, "p", "notice", "without-script");
    write_lines(page);
    write_topic(page);
    topic_write_draft(page, g_ptr_array_index(page->current->topics, 0));
    html_close(writer, "details");
}

void plain_write(const KioskPage *page) {
    html_open(page->writer, "noscript");
    for (guint i = 0; i < page->kiosk->languages->len; i++) {
        KioskPage other = *page;
        other.current = g_ptr_array_index(page->kiosk->languages, i);
        write_language(&other);
    }
    html_close(page->writer, "noscript");
}
