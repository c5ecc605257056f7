/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_short.h"

#include "edition/compose_text.h"
#include "edition/compose_tree.h"

void append_pen_line(Block *parent, const Composition *composition,
                     const char *key, Diag *diag) {
    append_interface(parent, composition, key, ROLE_BLANK, diag);
}

void append_main_message(Block *parent, const Composition *composition,
                         const char *path, Diag *diag) {
    const Block *section = compose_lookup_section(composition->texts, path);
    for (guint i = 0; section != NULL && i < section->children->len; i++) {
        const Block *child = g_ptr_array_index(section->children, i);
        if (child->role == ROLE_MAIN_MESSAGE) {
            block_append(parent, compose_tree(composition, child, diag));
            return;
        }
    }
}

void append_language_names(Block *parent, const Composition *composition) {
    const LanguageTable *languages = composition->content->languages;
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = g_ptr_array_index(languages, i);
        if (!language->offered || !g_ptr_array_find_with_equal_func(
                                      composition->edition->languages,
                                      language->code, g_str_equal, NULL)) {
            continue;
        }
        Block *block =
            block_append(parent, compose_literal(ROLE_LANGUAGE_NAME,
                                                 language->name, NULL, false));
        if (language != composition->texts->language) {
            block->language = language;
        }
    }
}
