/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *top = g_getenv("top_srcdir");
    g_autofree char *folder =
        g_build_filename(top != NULL ? top : ".", "templates", NULL);
    fixture->base = paragraph_fixture_new();
    fixture->style = style_load(folder, fixture->base->diag);
    fixture->formats = formats_load(folder, fixture->base->diag);
    g_assert_nonnull(fixture->style);
    g_assert_nonnull(fixture->formats);
}

void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    style_free(fixture->style);
    g_ptr_array_unref(fixture->formats);
    paragraph_fixture_free(fixture->base);
}

Block *add(Block *parent, BlockKind kind, BlockRole role, const char *text) {
    Position position = {.file = "layout.md", .line = 7, .column = 1};
    Block *block = block_append(parent, block_new(kind, position));
    block->role = role;
    if (text != NULL) {
        block->spans =
            g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
        g_ptr_array_add(block->spans, span_new(text));
    }
    return block;
}

Block *add_part(Document *document, const char *id) {
    Block *part = add(document->root, BLOCK_PART, ROLE_NONE, NULL);
    part->id = g_strdup(id);
    return part;
}

Block *add_heading(Block *parent, int level, const char *text) {
    Block *heading = add(parent, BLOCK_HEADING, ROLE_NONE, text);
    heading->level = level;
    return heading;
}

SheetSet *lay_out(Fixture *fixture, const Document *document,
                  const char *format) {
    LayoutOptions options = {fixture->base->fonts, fixture->style,
                             format_lookup(fixture->formats, format)};
    return layout_document(document, &options, fixture->base->diag);
}

const Item *find_text(const SheetSet *set, const char *text,
                      guint *sheet_number) {
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind == ITEM_TEXT && strstr(item->text, text) != NULL) {
                *sheet_number = i;
                return item;
            }
        }
    }
    g_error("no text \"%s\"", text);
}

const Problem *find_problem(const Fixture *fixture, const char *tag) {
    const GPtrArray *problems = diag_problems(fixture->base->diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        if (g_str_equal(problem->tag, tag)) {
            return problem;
        }
    }
    g_error("no problem [%s]", tag);
}

double text_width(const Item *item) {
    double width = 0;
    for (int i = 0; i < item->glyph_count; i++) {
        width += item->glyphs[i].advance;
    }
    return width;
}

static void widen(double box[4], double x, double y) {
    box[0] = fmin(box[0], x);
    box[1] = fmin(box[1], y);
    box[2] = fmax(box[2], x);
    box[3] = fmax(box[3], y);
}

void item_box(const Item *item, double box[4]) {
    box[0] = box[1] = 1e9;
    box[2] = box[3] = -1e9;
    if (item->kind == ITEM_TEXT) {
        widen(box, item->x, item->y - item->size * 0.7);
        widen(box, item->x + text_width(item), item->y);
    } else if (item->kind != ITEM_PATH) {
        widen(box, item->x, item->y);
        widen(box, item->x + item->width, item->y + item->height);
    }
    for (guint i = 0; item->kind == ITEM_PATH && i < item->segments->len; i++) {
        const PathSegment *segment =
            &g_array_index(item->segments, PathSegment, i);
        int count = segment->command == 'Z' ? 0 : 2;
        for (int j = 0; j < (segment->command == 'C' ? 6 : count); j += 2) {
            widen(box, segment->points[j], segment->points[j + 1]);
        }
    }
}
