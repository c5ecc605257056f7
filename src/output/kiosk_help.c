/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_help.h"

static const Block *find_child(const Block *group, BlockKind kind) {
    for (guint i = 0; i < group->children->len; i++) {
        const Block *child = g_ptr_array_index(group->children, i);
        if (child->kind == kind) {
            return child;
        }
    }
    return NULL;
}

/* One organisation. The line for a pen is for paper: here stands that there is
 * no number yet. */
static void write_helper(const KioskPage *page, const BlockScope *scope,
                         const Block *card) {
    html_open_class(page->writer, "div", "contact");
    for (guint i = 0; i < card->children->len; i++) {
        const Block *child = g_ptr_array_index(card->children, i);
        if (child->role == ROLE_BLANK) {
            page_write_element(page, "p", "unknown", "no-help-here");
        } else {
            html_write_block(scope, child);
        }
    }
    html_close(page->writer, "div");
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
            write_helper(page, &scope, card);
            html_close(page->writer, "li");
        }
    }
    html_close(page->writer, "ul");
    html_close(page->writer, "div");
}

/* From the lines to those who help here, which may be some way down. */
static void write_way_on(const KioskPage *page) {
    g_autofree char *helpers = page_id(page, "help-now", "helpers");
    page_open_card(page, "to-helpers", "jump", helpers);
    page_write_text(page, "who-helps");
    html_close(page->writer, "button");
}

/* The national lines; with `way_on`, behind the solid one, a button that leads
 * past the others. */
static void write_lines(const KioskPage *page, const Block *group,
                        bool way_on) {
    BlockScope scope = page_scope(page, "h2");
    html_open_class(page->writer, "div", "contacts");
    for (guint i = 0; i < group->children->len; i++) {
        const Block *line = g_ptr_array_index(group->children, i);
        html_write_block(&scope, line);
        if (way_on && line->role == ROLE_ALARM) {
            write_way_on(page);
        }
    }
    html_close(page->writer, "div");
}

/* Where nobody has needs on record, the cards stand open. */
static void write_helpers(const KioskPage *page, const Block *group) {
    BlockScope scope = page_scope(page, "h3");
    html_open_class(page->writer, "div", "contacts");
    for (guint i = 0; i < group->children->len; i++) {
        const Block *card = g_ptr_array_index(group->children, i);
        if (card->kind == BLOCK_CONTACT) {
            write_helper(page, &scope, card);
        }
    }
    html_close(page->writer, "div");
}

/* A language that owes only some topics does not have words for all help. */
static void write_way_to_dutch(const KioskPage *page) {
    const Block *words =
        page->current->language->topics != NULL && page->current != page->dutch
            ? page_lookup_text(page, page->dutch, "who-helps")
            : NULL;
    if (words != NULL) {
        g_autofree char *text = block_text(words);
        page_open_dutch_only(page);
        page_write_elsewhere(page, "help-now", text);
        page_close_dutch_only(page);
    }
}

/* With whom to check what stands on the cards is said once. */
static void write_organisations(const KioskPage *page, const Block *group) {
    BlockScope scope = page_scope(page, "h3");
    const Block *needs = find_child(group, BLOCK_LIST);
    const Block *check = find_child(group, BLOCK_BOX);
    g_autofree char *id = page_id(page, "help-now", "helpers");
    html_open_class(page->writer, "div", "helpers");
    html_attribute(page->writer, "id", id);
    html_open_class(page->writer, "h2", "group");
    html_attribute(page->writer, "tabindex", "-1");
    page_write_text(page, "who-helps");
    html_close(page->writer, "h2");
    if (needs != NULL) {
        write_needs(page, needs);
        write_results(page, group, needs);
    } else {
        write_helpers(page, group);
    }
    if (check != NULL) {
        html_write_block(&scope, check);
    }
    html_close(page->writer, "div");
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
    const Block *lines = g_ptr_array_index(groups, 0);
    const Block *helpers =
        groups->len > 1 ? g_ptr_array_index(groups, 1) : NULL;
    bool has_helpers = helpers != NULL && helpers->children->len > 0;
    if (lines->children->len > 0) {
        write_lines(page, lines, has_helpers);
    }
    if (has_helpers) {
        write_organisations(page, helpers);
    }
    write_way_to_dutch(page);
    page_close_screen(page);
}
