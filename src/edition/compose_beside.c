/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_beside.h"

/* Parts and sections hold the blocks that stand beside each other. */
static bool holds_others(const Block *block) {
    return block->kind == BLOCK_PART || block->kind == BLOCK_SECTION;
}

static const char *context_of(const Block *block) {
    return block->origin != NULL ? block->origin->context : NULL;
}

static bool says_the_same(const Block *one, const Block *other) {
    return one->kind == other->kind && one->role == other->role &&
           g_strcmp0(one->id, other->id) == 0 &&
           g_strcmp0(context_of(one), context_of(other)) == 0;
}

static void set_language(Block *block, void *data) {
    const Language *dutch = data;
    block->language = block->language != NULL ? block->language : dutch;
}

/* The place of the block among the children from `from` on, or their number. */
static guint find_same(const Block *dutch, guint from, const Block *own) {
    for (guint i = from; i < dutch->children->len; i++) {
        if (says_the_same(own, g_ptr_array_index(dutch->children, i))) {
            return i;
        }
    }
    return dutch->children->len;
}

void set_beside(Block *own, Block *dutch, const Language *language) {
    guint next = 0; /* of the Dutch blocks that are left */
    for (guint i = 0; i < own->children->len; i++) {
        Block *block = g_ptr_array_index(own->children, i);
        guint same = find_same(dutch, next, block);
        if (same == dutch->children->len) {
            continue;
        }
        if (holds_others(block)) {
            set_beside(block, g_ptr_array_index(dutch->children, same),
                       language);
            next = same + 1;
        } else {
            block->beside = g_ptr_array_steal_index(dutch->children, same);
            block_walk(block->beside, set_language, (void *)language);
            next = same; /* the others have moved up */
        }
    }
}
