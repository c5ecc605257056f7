/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_tree.h"

#include "content/inline.h"
#include "edition/compose_facts.h"
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

/* "Check this with": the names that the edition gives, each alone on its line,
 * else where to ask. */
void append_check_box(Block *parent, const Composition *composition,
                      Diag *diag) {
    const GPtrArray *ask = composition->edition->ask;
    Block *box = append_box(parent, ROLE_CHECK, "eye");
    append_interface(box, composition,
                     ask->len > 0 ? "check-with" : "check-locally", ROLE_NONE,
                     diag);
    for (guint i = 0; i < ask->len; i++) {
        const Organisation *organisation = g_ptr_array_index(ask, i);
        block_append(box, compose_literal(ROLE_NAME, organisation->name,
                                          composition->content->dutch, true));
    }
}

Block *compose_section(const Composition *composition, const Block *section,
                       Diag *diag) {
    Block *block = compose_tree(composition, section, diag);
    if (facts_need_check(composition, section->sources)) {
        append_check_box(block, composition, diag);
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
