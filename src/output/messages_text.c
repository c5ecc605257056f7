/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/messages_text.h"

#include <string.h>

#define ISOLATE_BEGIN "\u2066"
#define ISOLATE_END "\u2069"

static void write_line(GString *text, const Block *block, bool right_to_left) {
    for (guint i = 0; block->spans != NULL && i < block->spans->len; i++) {
        const Span *span = g_ptr_array_index(block->spans, i);
        bool apart = span->isolate && right_to_left;
        g_string_append(text, apart ? ISOLATE_BEGIN : "");
        g_string_append(text, span->text);
        g_string_append(text, apart ? ISOLATE_END : "");
    }
    g_string_append_c(text, '\n');
}

static void write_heading(GString *text, const Language *language) {
    g_string_append_printf(text, "Wegwijzer · %s", language->name);
    if (strcmp(language->name, language->name_dutch) != 0) {
        g_string_append_printf(text, " · %s", language->name_dutch);
    }
    g_string_append_c(text, '\n');
}

char *messages_text_write(const Document *messages, const Document *notice) {
    GString *text = g_string_new(NULL);
    bool right_to_left = messages->language->right_to_left;
    write_heading(text, messages->language);
    for (guint i = 0; i < notice->root->children->len; i++) {
        const Block *block = g_ptr_array_index(notice->root->children, i);
        write_line(text, block, right_to_left && block->language == NULL);
    }
    for (guint i = 0; i < messages->root->children->len; i++) {
        const Block *section = g_ptr_array_index(messages->root->children, i);
        g_string_append_printf(text, "\n%d\n", section->level);
        for (guint j = 0; j < section->children->len; j++) {
            write_line(text, g_ptr_array_index(section->children, j),
                       right_to_left);
        }
    }
    return g_string_free(text, FALSE);
}
