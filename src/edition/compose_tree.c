/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_tree.h"

#include "content/inline.h"
#include "edition/compose_facts.h"
#include "edition/compose_rules.h"
#include "edition/compose_text.h"

/* A copy of a loaded block tree with spans for messages. */
Block *compose_tree(const Composition *composition, const Block *source,
                    Diag *diag) {
    Block *block = source->message != NULL
                       ? compose_block(composition, source->kind,
                                       source->message, NULL, diag)
                       : block_new(source->kind, source->position);
    if (source->message == NULL) {
        block->state = STATE_CHECKED;
    }
    block->role = source->role;
    block->level = source->level;
    block->id = g_strdup(source->id);
    block->icon = g_strdup(source->icon);
    block->safety = source->safety;
    block->variant = source->variant;
    if (source->sources != NULL) {
        block->sources = g_ptr_array_ref(source->sources);
    }
    for (guint i = 0; i < source->children->len; i++) {
        block_append(block, compose_tree(composition,
                                         g_ptr_array_index(source->children, i),
                                         diag));
    }
    return block;
}

Block *append_box(Block *parent, BlockRole role, const char *icon) {
    Block *box = block_append(parent, block_new(BLOCK_BOX, parent->position));
    box->role = role;
    box->icon = g_strdup(icon);
    box->state = STATE_CHECKED;
    return box;
}

void append_interface(Block *parent, const Composition *composition,
                      const char *key, BlockRole role, Diag *diag) {
    Block *block = compose_interface_text(composition, key, role, NULL, diag);
    if (block != NULL) {
        block_append(parent, block);
    }
}

/* The names stand after the colon of "Check this with:", so that the marker
 * stays small. */
static void append_names(Block *paragraph, const Composition *composition) {
    const GPtrArray *ask = composition->edition->ask;
    for (guint i = 0; i < ask->len; i++) {
        const Organisation *organisation = g_ptr_array_index(ask, i);
        g_ptr_array_add(paragraph->spans, span_new(i == 0 ? " " : " · "));
        Span *span = span_new(organisation->name);
        span->language = composition->content->dutch;
        span->isolate = composition->texts->language->right_to_left;
        g_ptr_array_add(paragraph->spans, span);
    }
}

void append_check_box(Block *parent, const Composition *composition,
                      bool outside, Diag *diag) {
    bool named = composition->edition->ask->len > 0 && !outside;
    Block *box = append_box(parent, ROLE_CHECK, "eye");
    Block *paragraph = compose_interface_text(
        composition, named ? "check-with" : "check-locally", ROLE_DETAIL, NULL,
        diag);
    if (paragraph == NULL) {
        return;
    }
    if (named) {
        append_names(paragraph, composition);
    }
    block_append(box, paragraph);
}

Block *compose_section(const Composition *composition, const Block *section,
                       bool outside, Diag *diag) {
    Block *block = compose_tree(composition, section, diag);
    bool check = facts_need_check(composition, section->sources);
    if (section->rules != NULL &&
        append_rules(block, composition, section->rules, diag)) {
        check = true;
    }
    if (check) {
        append_check_box(block, composition, outside, diag);
    }
    return block;
}

const Block *compose_lookup_section(const Texts *texts, const char *path) {
    g_auto(GStrv) names = g_strsplit(path, "/", 2);
    const Document *document =
        names[0] != NULL ? texts_lookup(texts, names[0]) : NULL;
    return document != NULL && names[1] != NULL
               ? document_lookup_section(document, names[1])
               : NULL;
}

void append_notice(Block *parent, const Composition *composition,
                   const char *key, BlockRole role, Diag *diag) {
    append_interface(parent, composition, key, role, diag);
    if (composition->texts->language != composition->content->dutch) {
        Composition original = *composition;
        original.texts = composition->dutch;
        Block *dutch = compose_interface_text(&original, key, role, NULL, diag);
        if (dutch != NULL) {
            dutch->id = g_strdup("dutch-notice"); /* some formats hide it */
            dutch->language = composition->content->dutch;
            dutch->state = STATE_CHECKED; /* the original, shown on purpose */
            block_append(parent, dutch);
        }
    }
}

static bool message_has_placeholder(const Message *message) {
    const char *fault = NULL;
    g_autoptr(GPtrArray) pieces = inline_parse(message->forms[0], &fault);
    for (guint i = 0; pieces != NULL && i < pieces->len; i++) {
        const InlinePiece *piece = g_ptr_array_index(pieces, i);
        if (piece->kind == INLINE_PLACEHOLDER) {
            return true;
        }
    }
    return false;
}

bool section_has_placeholder(const Block *section) {
    if (section->message != NULL && message_has_placeholder(section->message)) {
        return true;
    }
    for (guint i = 0; i < section->children->len; i++) {
        if (section_has_placeholder(g_ptr_array_index(section->children, i))) {
            return true;
        }
    }
    return false;
}

Document *compose_words(const Composition *composition, const char *id,
                        Diag *diag) {
    const Document *source = texts_lookup(composition->texts, id);
    Document *document = document_new(id, composition->texts->language);
    document->professional = source->professional;
    for (guint i = 0; i < source->root->children->len; i++) {
        const Block *section = g_ptr_array_index(source->root->children, i);
        if (!section_has_placeholder(section)) {
            block_append(document->root,
                         compose_tree(composition, section, diag));
        }
    }
    return document;
}

void append_audience(Document *document, const Composition *composition,
                     const char *audience, Diag *diag) {
    const Message *message = compose_lookup_service(composition, audience);
    if (message != NULL &&
        document_lookup_section(document, audience) == NULL) {
        Block *group = block_append(
            document->root, block_new(BLOCK_SECTION, document->position));
        group->id = g_strdup(audience);
        group->state = STATE_CHECKED;
        block_append(group, compose_block(composition, BLOCK_PARAGRAPH, message,
                                          NULL, diag));
    }
}
