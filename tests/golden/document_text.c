/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document_text.h"

#include "layout/sheet_dump.h"

#include <string.h>

typedef struct {
    const Document *document;
    const Format *format;
    const SheetSet *set;
    const char *part; /* id */
    guint rows;       /* numbered so far */
    GString *text;    /* a block a line */
} Reader;

static void read_block(Reader *reader, const Block *block, const char *label);

static void add_line(Reader *reader, const char *label, const char *text) {
    if (*text != '\0') {
        g_string_append_printf(reader->text, "%s%s\n", label, text);
    }
}

static bool part_stands(const Reader *reader, const Block *part) {
    return !format_hides(reader->format, part->id, "") &&
           !format_is_foreign(reader->format, part->id);
}

static bool is_left_out(const Reader *reader, const Block *block) {
    const char *role = block_role_name(block->role);
    if (block->kind == BLOCK_PICTURE && block->role == ROLE_NONE) {
        role = "picture";
    }
    const char *names[] = {
        role, block->id, block->origin != NULL ? block->origin->context : NULL};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (names[i] != NULL && *names[i] != '\0' &&
            format_hides(reader->format, reader->part, names[i])) {
            return true;
        }
    }
    return false;
}

/* The page, from 1, on which a line of the block stands; 0: none. */
static guint page_of(const SheetSet *set, const Block *block) {
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->element != NULL && item->element->block == block) {
                return i + 1;
            }
        }
    }
    return 0;
}

static void add_titles(Reader *reader, const Block *block) {
    if (block->kind == BLOCK_HEADING && block->level <= 1 &&
        block->role != ROLE_CONTENTS && !is_left_out(reader, block)) {
        g_autofree char *text = block_text(block);
        add_line(reader, "", text);
        g_string_append_printf(reader->text, "%u\n",
                               page_of(reader->set, block));
    }
    for (guint i = 0; i < block->children->len; i++) {
        add_titles(reader, g_ptr_array_index(block->children, i));
    }
}

/* Titles of all parts that run over pages, each with its page. */
static void add_contents(Reader *reader) {
    const Reader all = *reader;
    const GPtrArray *parts = reader->document->root->children;
    for (guint i = 0; i < reader->format->flows->len; i++) {
        const Flow *flow = g_ptr_array_index(reader->format->flows, i);
        for (guint j = 0; flow_repeats(flow) && j < parts->len; j++) {
            const Block *part = g_ptr_array_index(parts, j);
            reader->part = part->id;
            if (part_stands(reader, part) &&
                g_ptr_array_find_with_equal_func(flow->parts, part->id,
                                                 g_str_equal, NULL)) {
                add_titles(reader, part);
            }
        }
    }
    reader->part = all.part;
}

static bool has_name(const GPtrArray *names, const char *name) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)names, name,
                                            g_str_equal, NULL);
}

/* Whether anything of the block stands in the format. */
static bool is_shown(const Reader *reader, const Block *block) {
    bool shown = block->spans != NULL && block->spans->len > 0;
    for (guint i = 0; !shown && i < block->children->len; i++) {
        shown = is_shown(reader, g_ptr_array_index(block->children, i));
    }
    return shown && !is_left_out(reader, block);
}

/* A block and, in rows of two languages, its number before and the Dutch
 * behind it, which each row must have. */
static void read_row(Reader *reader, const Block *block) {
    const Rows *rows = &reader->format->rows;
    const char *name = block_role_name(block->role);
    bool row = format_has_rows(reader->format) &&
               block->kind != BLOCK_SECTION && !has_name(rows->alone, name);
    if (!row || !is_shown(reader, block)) {
        read_block(reader, block, "");
        return;
    }
    if (!has_name(rows->plain, name)) {
        g_string_append_printf(reader->text, "%u\n", ++reader->rows);
    }
    read_block(reader, block, "");
    if (block->beside != NULL) {
        read_block(reader, block->beside, "");
    } else { /* no sheet says this: two at a door would not see the same */
        add_line(reader, "", "(Dutch beside it)");
    }
}

static void read_children(Reader *reader, const Block *block) {
    bool holds_rows = block->kind == BLOCK_PART || block->kind == BLOCK_SECTION;
    bool list = block->kind == BLOCK_LIST;
    for (guint i = 0; i < block->children->len; i++) {
        g_autofree char *label = list && block->level == 1
                                     ? g_strdup_printf("%u. ", i + 1)
                                     : g_strdup(list ? "• " : "");
        if (block->kind == BLOCK_PHRASE && block->level > 0 && i == 0) {
            g_free(label);
            label = g_strdup_printf("%d", block->level);
        }
        const Block *child = g_ptr_array_index(block->children, i);
        if (holds_rows) {
            read_row(reader, child);
        } else {
            read_block(reader, child, label);
        }
    }
}

static void read_block(Reader *reader, const Block *block, const char *label) {
    if (is_left_out(reader, block)) {
        return;
    }
    if (block->spans != NULL && block->kind != BLOCK_PICTURE) {
        g_autofree char *text = block_text(block);
        add_line(reader, label, text);
    }
    if (block->role == ROLE_CONTENTS) {
        add_contents(reader);
    }
    read_children(reader, block);
}

static char *read_document(const Document *document, const Format *format,
                           const SheetSet *set) {
    Reader reader = {document, format, set, NULL, 0, g_string_new(NULL)};
    for (guint i = 0; i < document->root->children->len; i++) {
        const Block *part = g_ptr_array_index(document->root->children, i);
        reader.part = part->id;
        if (part_stands(&reader, part)) {
            read_children(&reader, part);
        }
    }
    return g_string_free(reader.text, FALSE);
}

char *document_text_fault(const Document *document, const Format *format,
                          const SheetSet *set) {
    g_autofree char *wanted = read_document(document, format, set);
    g_autofree char *said = sheet_set_text(set);
    if (*wanted == '\0') {
        return g_strdup("the document says nothing");
    }
    g_auto(GStrv) lines = g_strsplit(wanted, "\n", -1);
    g_auto(GStrv) found = g_strsplit(said, "\n", -1);
    guint i = 0;
    while (lines[i] != NULL && found[i] != NULL &&
           g_str_equal(g_strchomp(lines[i]), g_strchomp(found[i]))) {
        i++;
    }
    if (lines[i] == NULL && found[i] == NULL) {
        return NULL;
    }
    return g_strdup_printf(
        "line %u is \"%s\" in the document and \"%s\" on the sheets", i + 1,
        lines[i] != NULL ? lines[i] : "", found[i] != NULL ? found[i] : "");
}
