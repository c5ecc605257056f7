/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/html_blocks.h"

#include <string.h>

void html_language(HtmlWriter *writer, const Language *language) {
    html_attribute(writer, "lang", language->tag);
    html_attribute(writer, "dir", language->right_to_left ? "rtl" : "ltr");
}

void html_icon(HtmlWriter *writer, const char *name) {
    g_autofree char *class_name = g_strconcat("icon icon-", name, NULL);
    g_autofree char *target = g_strconcat("#i-", name, NULL);
    html_open_class(writer, "svg", class_name);
    html_attribute(writer, "aria-hidden", "true");
    html_open(writer, "use");
    html_attribute(writer, "href", target);
    html_close(writer, "use");
    html_close(writer, "svg");
}

/* A span that needs an element gets <bdi> when its direction is its own. */
static const char *span_element(const BlockScope *scope, const Span *span) {
    bool foreign = span->language != NULL && span->language != scope->language;
    bool turned = foreign && span->language->right_to_left !=
                                 scope->language->right_to_left;
    if (span->isolate || turned) {
        return "bdi";
    }
    return foreign || span->unbreakable ? "span" : NULL;
}

/* "tel:" and the digits (RFC 3966, without visual separators). */
static char *phone_address(const char *text) {
    GString *address = g_string_new("tel:");
    for (; *text != '\0'; text++) {
        if (g_ascii_isdigit(*text) ||
            (*text == '+' && address->len == strlen("tel:"))) {
            g_string_append_c(address, *text);
        }
    }
    return g_string_free(address, FALSE);
}

static void write_span_text(const BlockScope *scope, const Span *span) {
    if (span->phone && scope->links) {
        g_autofree char *address = phone_address(span->text);
        html_open(scope->writer, "a");
        html_attribute(scope->writer, "href", address);
        html_text(scope->writer, span->text);
        html_close(scope->writer, "a");
    } else {
        html_text(scope->writer, span->text);
    }
}

static void write_span(const BlockScope *scope, const Span *span) {
    HtmlWriter *writer = scope->writer;
    const char *element = span_element(scope, span);
    if (span->strong) {
        html_open(writer, "strong");
    }
    if (element != NULL) {
        html_open(writer, element);
        if (span->unbreakable) {
            html_attribute(writer, "class", "whole");
        }
        if (span->language != NULL) {
            html_language(writer, span->language);
        } else if (span->isolate) {
            html_attribute(writer, "dir", "ltr");
        }
    }
    write_span_text(scope, span);
    if (element != NULL) {
        html_close(writer, element);
    }
    if (span->strong) {
        html_close(writer, "strong");
    }
}

void html_write_spans(const BlockScope *scope, const Block *block) {
    for (guint i = 0; block->spans != NULL && i < block->spans->len; i++) {
        write_span(scope, g_ptr_array_index(block->spans, i));
    }
}

void html_write_children(const BlockScope *scope, const Block *block,
                         guint first) {
    for (guint i = first; i < block->children->len; i++) {
        html_write_block(scope, g_ptr_array_index(block->children, i));
    }
}

static bool is_foreign(const BlockScope *scope, const Block *block) {
    return block->language != NULL && block->language != scope->language;
}

/* The scope inside `block`. */
static BlockScope inner_scope(const BlockScope *scope, const Block *block) {
    BlockScope inner = *scope;
    if (is_foreign(scope, block)) {
        inner.language = block->language;
    }
    return inner;
}

/* Text that stands in for a missing translation says which language it is. */
static void write_fallback_mark(const BlockScope *scope, const Block *block) {
    if (is_foreign(scope, block) && block->state == STATE_MISSING &&
        block->spans != NULL && block->role != ROLE_DUTCH) {
        html_open_class(scope->writer, "span", "fallback");
        html_text(scope->writer, block->language->name);
        html_close(scope->writer, "span");
        html_text(scope->writer, " ");
    }
}

/* Opens `name` with the role as its class and the language of the block. */
static void open_block(const BlockScope *scope, const Block *block,
                       const char *name, const char *class_name) {
    html_open(scope->writer, name);
    if (class_name != NULL && *class_name != '\0') {
        html_attribute(scope->writer, "class", class_name);
    }
    if (is_foreign(scope, block)) {
        html_language(scope->writer, block->language);
    }
}

static void write_text_element(const BlockScope *scope, const Block *block,
                               const char *name) {
    BlockScope inner = inner_scope(scope, block);
    open_block(scope, block, name, block_role_name(block->role));
    write_fallback_mark(scope, block);
    html_write_spans(&inner, block);
    html_write_children(&inner, block, 0);
    html_close(scope->writer, name);
}

static void write_group(const BlockScope *scope, const Block *block) {
    open_block(scope, block, "div", block_role_name(block->role));
    BlockScope inner = inner_scope(scope, block);
    html_write_children(&inner, block, 0);
    html_close(scope->writer, "div");
}

static void write_heading(const BlockScope *scope, const Block *block) {
    write_text_element(scope, block, block->level >= 3 ? "h3" : "h2");
}

/* The line for a pen is for paper. */
static void write_paragraph(const BlockScope *scope, const Block *block) {
    if (block->role != ROLE_BLANK) {
        write_text_element(scope, block,
                           block->role == ROLE_NEED ? scope->need : "p");
    }
}

/* Local rules and plans are lists with a name, for their looks. */
static void write_list(const BlockScope *scope, const Block *block) {
    const char *name = block->level == 1 ? "ol" : "ul";
    BlockScope inner = inner_scope(scope, block);
    open_block(scope, block, name, block->id);
    html_write_children(&inner, block, 0);
    html_close(scope->writer, name);
}

static void write_item(const BlockScope *scope, const Block *block) {
    write_text_element(scope, block, "li");
}

static const char *box_icon(const Block *block) {
    if (block->icon != NULL) {
        return block->icon;
    }
    switch (block->role) {
    case ROLE_MAIN_MESSAGE:
        return "signpost";
    case ROLE_CHECK:
        return "eye";
    case ROLE_DRAFT:
        return NULL;
    default:
        return "info";
    }
}

static void write_box(const BlockScope *scope, const Block *block) {
    HtmlWriter *writer = scope->writer;
    BlockScope inner = inner_scope(scope, block);
    const char *icon = box_icon(block);
    g_autofree char *class_name =
        g_strconcat("box ", block_role_name(block->role), NULL);
    open_block(scope, block, "div", class_name);
    if (icon != NULL) {
        html_icon(writer, icon);
    }
    html_open_class(writer, "div", "box-text");
    if (block->spans != NULL) {
        html_open(writer, "p");
        write_fallback_mark(scope, block);
        html_write_spans(&inner, block);
        html_close(writer, "p");
    }
    html_write_children(&inner, block, 0);
    html_close(writer, "div");
    html_close(writer, "div");
}

/* An emergency line or an organisation: need, name, number, details. */
static void write_contact(const BlockScope *scope, const Block *block) {
    BlockScope inner = inner_scope(scope, block);
    open_block(scope, block, "div",
               block->role == ROLE_ALARM ? "contact alarm" : "contact");
    html_write_children(&inner, block, 0);
    html_close(scope->writer, "div");
}

static void write_phrase(const BlockScope *scope, const Block *block) {
    BlockScope inner = inner_scope(scope, block);
    open_block(scope, block, "div", "phrase");
    html_write_children(&inner, block, 0);
    html_close(scope->writer, "div");
}

static void write_picture(const BlockScope *scope, const Block *block) {
    g_autofree char *label = block_text(block);
    open_block(scope, block, "div", "picture");
    html_attribute(scope->writer, "role", "img");
    html_attribute(scope->writer, "aria-label", label);
    if (block->icon != NULL) {
        html_icon(scope->writer, block->icon);
    }
    html_close(scope->writer, "div");
}

void html_write_block(const BlockScope *scope, const Block *block) {
    typedef void (*Write)(const BlockScope *, const Block *);
    static const Write writers[] = {
        [BLOCK_DOCUMENT] = write_group,      [BLOCK_PART] = write_group,
        [BLOCK_SECTION] = write_group,       [BLOCK_HEADING] = write_heading,
        [BLOCK_PARAGRAPH] = write_paragraph, [BLOCK_LIST] = write_list,
        [BLOCK_ITEM] = write_item,           [BLOCK_BOX] = write_box,
        [BLOCK_EMERGENCY] = write_contact,   [BLOCK_CONTACT] = write_contact,
        [BLOCK_PHRASE] = write_phrase,       [BLOCK_PICTURE] = write_picture,
    };
    g_assert((guint)block->kind < G_N_ELEMENTS(writers));
    writers[block->kind](scope, block);
}
