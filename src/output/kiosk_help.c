/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_help.h"

static bool has_blank(const Block *block) {
    if (block->role == ROLE_BLANK) {
        return true;
    }
    for (guint i = 0; i < block->children->len; i++) {
        if (has_blank(g_ptr_array_index(block->children, i))) {
            return true;
        }
    }
    return false;
}

static const Block *find_child(const Block *group, BlockKind kind) {
    for (guint i = 0; i < group->children->len; i++) {
        const Block *child = g_ptr_array_index(group->children, i);
        if (child->kind == kind) {
            return child;
        }
    }
    return NULL;
}

static void open_need(const KioskPage *page, const char *need) {
    html_open(page->writer, "li");
    page_open_card(page, "need-choice", "need", need);
    html_attribute(page->writer, "aria-pressed", "false");
}

static void close_need(const KioskPage *page) {
    html_close(page->writer, "button");
    html_close(page->writer, "li");
}

/* A button for each need, by its place; the last is for everything. */
static void write_needs(const KioskPage *page, const Block *needs) {
    BlockScope scope = page_scope(page, "span");
    html_open_class(page->writer, "ul", "needs");
    for (guint i = 0; i < needs->children->len; i++) {
        const Block *item = g_ptr_array_index(needs->children, i);
        g_autofree char *place = g_strdup_printf("%u", i);
        open_need(page, place);
        html_write_block(&scope, g_ptr_array_index(item->children, 0));
        close_need(page);
    }
    open_need(page, "all");
    page_write_label(page, "data-heading", "who-helps");
    page_write_element(page, "span", "more", "more");
    close_need(page);
    html_close(page->writer, "ul");
}

/* Whether the names of the need have this id. */
static bool answers(const Block *item, const char *id) {
    const Block *names = g_ptr_array_index(item->children, 1);
    for (guint i = 0; i < names->children->len; i++) {
        const Block *name = g_ptr_array_index(names->children, i);
        if (g_strcmp0(name->id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* "0 3": the places of the needs that it answers. Caller frees. */
static char *list_needs(const Block *needs, const char *id) {
    GString *places = g_string_new(NULL);
    for (guint i = 0; i < needs->children->len; i++) {
        if (answers(g_ptr_array_index(needs->children, i), id)) {
            g_string_append_printf(places, "%s%u", places->len > 0 ? " " : "",
                                   i);
        }
    }
    return g_string_free(places, FALSE);
}

/* The cards that a need shows stand under its words. */
static void write_results(const KioskPage *page, const Block *group,
                          const Block *needs) {
    BlockScope scope = page_scope(page, "h4");
    html_open_class(page->writer, "div", "results");
    html_attribute(page->writer, "hidden", NULL);
    html_open_class(page->writer, "h3", "group chosen-need");
    html_attribute(page->writer, "tabindex", "-1");
    page_write_text(page, "who-helps");
    html_close(page->writer, "h3");
    html_open_class(page->writer, "ul", "contacts");
    for (guint i = 0; i < group->children->len; i++) {
        const Block *card = g_ptr_array_index(group->children, i);
        if (card->kind == BLOCK_CONTACT) {
            g_autofree char *places = list_needs(needs, card->id);
            html_open(page->writer, "li");
            html_attribute(page->writer, "data-needs", places);
            html_write_block(&scope, card);
            html_close(page->writer, "li");
        }
    }
    html_close(page->writer, "ul");
    html_close(page->writer, "div");
}

static void write_contacts(const KioskPage *page, const Block *group,
                           const char *need) {
    BlockScope scope = page_scope(page, need);
    html_open_class(page->writer, "div", "contacts");
    for (guint i = 0; i < group->children->len; i++) {
        const Block *card = g_ptr_array_index(group->children, i);
        if (card->kind != BLOCK_BOX) {
            html_write_block(&scope, card);
        }
    }
    html_close(page->writer, "div");
}

/* What is true of all cards of a group is said once, above them: that numbers
 * are missing, and with whom to check. */
static void write_organisations(const KioskPage *page, const Block *group) {
    BlockScope scope = page_scope(page, "h3");
    const Block *needs = find_child(group, BLOCK_LIST);
    const Block *check = find_child(group, BLOCK_BOX);
    page_write_element(page, "h2", "group", "who-helps");
    if (has_blank(group)) {
        page_write_element(page, "p", "unknown", "no-help-here");
    }
    if (needs != NULL) {
        write_needs(page, needs);
        write_results(page, group, needs);
    } else {
        write_contacts(page, group, "h3");
    }
    if (check != NULL) {
        html_write_block(&scope, check);
    }
}

void help_write(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    const GPtrArray *groups = page->current->emergency->root->children;
    page_open_screen(page, "help-screen", "help-now");
    page_write_button(page, "back", "back", "back");
    page_open_title(page, "help-now");
    page_write_text(page, "help-now");
    html_close(writer, "h1");
    page_write_outdated(page);
    for (guint i = 0; i < groups->len; i++) {
        const Block *group = g_ptr_array_index(groups, i);
        if (group->children->len > 0 && i == 0) {
            write_contacts(page, group, "h2");
        } else if (group->children->len > 0) {
            write_organisations(page, group);
        }
    }
    page_close_screen(page);
}
