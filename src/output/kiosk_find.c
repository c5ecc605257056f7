/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_find.h"

static const Block *find_child(const Block *group, BlockKind kind) {
    for (guint i = 0; i < group->children->len; i++) {
        const Block *child = g_ptr_array_index(group->children, i);
        if (child->kind == kind) {
            return child;
        }
    }
    return NULL;
}

static const KioskHelper *lookup_helper(const KioskPage *page, const char *id) {
    const GPtrArray *helpers = page->kiosk->helpers;
    for (guint i = 0; helpers != NULL && i < helpers->len; i++) {
        const KioskHelper *helper = g_ptr_array_index(helpers, i);
        if (g_strcmp0(helper->id, id) == 0) {
            return helper;
        }
    }
    return NULL;
}

static void write_list_attribute(const KioskPage *page, const char *name,
                                 const GPtrArray *words) {
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; words != NULL && i < words->len; i++) {
        g_string_append_printf(list, "%s%s", i > 0 ? " " : "",
                               (const char *)g_ptr_array_index(words, i));
    }
    html_attribute(page->writer, name, list->str);
}

/* What find.js narrows the list by. */
static void write_facets(const KioskPage *page, const char *id) {
    const KioskHelper *helper = lookup_helper(page, id);
    if (helper == NULL) {
        return;
    }
    html_attribute(page->writer, "data-place", helper->region);
    write_list_attribute(page, "data-languages", helper->languages);
    write_list_attribute(page, "data-audiences", helper->audiences);
    if (helper->anonymous) {
        html_attribute(page->writer, "data-anonymous", NULL);
    }
    if (helper->free_of_charge) {
        html_attribute(page->writer, "data-free", NULL);
    }
}

/* Opens the screen of this one helper. */
static void write_detail_button(const KioskPage *page, const char *id) {
    page_open_card(page, "detail-of", "organisation", id);
    html_attribute(page->writer, "data-organisation", id);
    page_write_element(page, "span", "more", "more");
    html_close(page->writer, "button");
}

/* One organisation. The line for a pen is for paper: here stands that there is
 * no number yet. */
static void write_helper(const KioskPage *page, const BlockScope *scope,
                         const Block *card) {
    html_open_class(page->writer, "div", "contact");
    html_attribute(page->writer, "data-card", card->id);
    write_facets(page, card->id);
    for (guint i = 0; i < card->children->len; i++) {
        const Block *child = g_ptr_array_index(card->children, i);
        if (child->role == ROLE_BLANK) {
            page_write_element(page, "p", "unknown", "no-help-here");
        } else {
            html_write_block(scope, child);
        }
    }
    write_detail_button(page, card->id);
    html_close(page->writer, "div");
}

static void open_need(const KioskPage *page, const char *need) {
    html_open(page->writer, "li");
    page_open_card(page, "need-choice", "need", need);
    html_attribute(page->writer, "data-need", need);
    html_attribute(page->writer, "aria-pressed", "false");
}

static void close_need(const KioskPage *page) {
    html_close(page->writer, "button");
    html_close(page->writer, "li");
}

/* A button for each need; the last is for everything. */
static void write_needs(const KioskPage *page, const Block *needs) {
    BlockScope scope = page_scope(page, "span");
    html_open_class(page->writer, "ul", "needs");
    for (guint i = 0; i < needs->children->len; i++) {
        const Block *item = g_ptr_array_index(needs->children, i);
        open_need(page, item->id);
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

/* "bed legal": the needs that it answers. Caller frees. */
static char *list_needs(const Block *needs, const char *id) {
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < needs->children->len; i++) {
        const Block *need = g_ptr_array_index(needs->children, i);
        if (answers(need, id)) {
            g_string_append_printf(list, "%s%s", list->len > 0 ? " " : "",
                                   need->id);
        }
    }
    return g_string_free(list, FALSE);
}

static void open_chip(const KioskPage *page, const char *kind,
                      const char *value) {
    html_open_class(page->writer, "button", "chip");
    html_attribute(page->writer, "type", "button");
    html_attribute(page->writer, "data-action", "filter");
    html_attribute(page->writer, "data-filter", kind);
    html_attribute(page->writer, "data-value", value);
    html_attribute(page->writer, "aria-pressed", "false");
}

/* find.js writes how many would remain. */
static void close_chip(const KioskPage *page) {
    html_text(page->writer, " ");
    html_open_class(page->writer, "span", "count");
    html_attribute(page->writer, "dir", "ltr");
    html_close(page->writer, "span");
    html_close(page->writer, "button");
}

static void write_word_chip(const KioskPage *page, const char *kind,
                            const char *key) {
    open_chip(page, kind, "");
    page_write_text(page, key);
    close_chip(page);
}

static void write_name_chip(const KioskPage *page, const char *kind,
                            const char *value, const Language *language,
                            const char *name) {
    open_chip(page, kind, value);
    html_open(page->writer, "bdi");
    html_language(page->writer, language);
    html_text(page->writer, name);
    html_close(page->writer, "bdi");
    close_chip(page);
}

/* Each place once, in the order of the list; a region may name several. */
static void write_place_chips(const KioskPage *page) {
    const GPtrArray *helpers = page->kiosk->helpers;
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < helpers->len; i++) {
        const KioskHelper *helper = g_ptr_array_index(helpers, i);
        g_auto(GStrv) places = g_strsplit(helper->region, ", ", -1);
        for (guint j = 0; places[j] != NULL; j++) {
            if (!g_ptr_array_find_with_equal_func(seen, places[j], g_str_equal,
                                                  NULL)) {
                g_ptr_array_add(seen, g_strdup(places[j]));
                write_name_chip(page, "place", places[j], page->dutch->language,
                                places[j]);
            }
        }
    }
}

/* Each language in its own name, so that who speaks it finds it. */
static void write_language_chips(const KioskPage *page) {
    const GPtrArray *languages = page->kiosk->languages;
    for (guint i = 0; i < languages->len; i++) {
        const KioskLanguage *entry = g_ptr_array_index(languages, i);
        write_name_chip(page, "languages", entry->language->code,
                        entry->language, entry->language->name);
    }
}

static void write_audience_chips(const KioskPage *page) {
    const Document *audiences = page->current->audiences;
    BlockScope scope = page_scope(page, "span");
    for (guint i = 0; audiences != NULL && i < audiences->root->children->len;
         i++) {
        const Block *section = g_ptr_array_index(audiences->root->children, i);
        const Block *words = g_ptr_array_index(section->children, 0);
        open_chip(page, "audiences", section->id);
        html_write_spans(&scope, words);
        close_chip(page);
    }
}

static void write_chip_group(const KioskPage *page, const char *label,
                             void (*write)(const KioskPage *page)) {
    html_open_class(page->writer, "div", "chips");
    page_write_element(page, "span", "kind", label);
    write(page);
    html_close(page->writer, "div");
}

/* Place, people, language, anonymous, free; find.js hides what changes
 * nothing. */
static void write_filters(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    if (page->kiosk->helpers == NULL) {
        return;
    }
    html_open_class(writer, "details", "filters");
    html_open(writer, "summary");
    page_write_text(page, "filter");
    html_close(writer, "summary");
    html_open_class(writer, "div", "chips");
    write_word_chip(page, "anonymous", "anonymous");
    write_word_chip(page, "free", "free");
    html_close(writer, "div");
    write_chip_group(page, "where", write_place_chips);
    write_chip_group(page, "for-whom", write_audience_chips);
    write_chip_group(page, "in-language-of", write_language_chips);
    page_write_button(page, "show-all", NULL, "show-all");
    html_close(writer, "details");
    html_open_class(writer, "p", "nobody");
    html_attribute(writer, "role", "status");
    html_attribute(writer, "hidden", NULL);
    page_write_text(page, "nobody-left");
    html_close(writer, "p");
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
    write_filters(page);
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
    g_autofree char *helpers = page_id(page, "find", "helpers");
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
        page_write_elsewhere(page, "find", text);
        page_close_dutch_only(page);
    }
}

/* With whom to check what stands on the cards is said once. */
static void write_organisations(const KioskPage *page, const Block *group) {
    BlockScope scope = page_scope(page, "h3");
    const Block *needs = find_child(group, BLOCK_LIST);
    const Block *check = find_child(group, BLOCK_BOX);
    g_autofree char *id = page_id(page, "find", "helpers");
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

/* find.js copies the card of the chosen helper into it. */
static void write_organisation(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    page_open_screen(page, "organisation", "organisation");
    page_write_button(page, "back", "back", "back");
    page_open_title(page, "organisation");
    html_close(writer, "h1");
    page_write_outdated(page);
    html_open_class(writer, "div", "toolbar");
    page_write_button(page, "big", NULL, "big-letters");
    page_write_button(page, "print", "printer", "print");
    html_close(writer, "div");
    page_write_ask(page, "print");
    html_open_class(writer, "div", "place-of-card");
    html_close(writer, "div");
    page_write_element(page, "p", "kept", "kept-in-phone");
    page_write_call_card(page);
    page_close_screen(page);
}

void find_write(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    const GPtrArray *groups = page->current->emergency->root->children;
    page_open_screen(page, "find", "find");
    page_write_button(page, "back", "back", "back");
    page_open_title(page, "find");
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
    if (has_helpers) {
        write_organisation(page);
    }
}
