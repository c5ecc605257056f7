/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/contents.h"

#define TITLE_LEVEL 1

/* The list that the heading of the contents stands alone in, or NULL. */
static GPtrArray *find_list(Plan *plan, const GPtrArray *streams) {
    for (guint i = 0; i < plan->nodes->len; i++) {
        const Node *node = g_ptr_array_index(plan->nodes, i);
        if (node->block->role != ROLE_CONTENTS || node->kind != NODE_TEXT) {
            continue;
        }
        for (guint j = 0; j < streams->len; j++) {
            GPtrArray *list = stream_list(g_ptr_array_index(streams, j), 0,
                                          block_role_name(ROLE_CONTENTS));
            if (g_ptr_array_find(list, node, NULL)) {
                return list;
            }
        }
        diag_error(plan->diag, plan->options->format->position, "format",
                   "the flyer %s has contents; give them a frame with roles: "
                   "[contents] in a flow whose last frame repeats, or hide "
                   "them",
                   plan->document->id);
    }
    return NULL;
}

/* The heading of a section that stands in the contents, or NULL. */
static const Block *title_of(const Node *node) {
    const Node *heading = node->heading;
    return heading != NULL && heading->block->level == TITLE_LEVEL
               ? heading->block
               : NULL;
}

static void add_entries(Plan *plan, const Stream *stream, GPtrArray *list) {
    const Node *heading = g_ptr_array_index(list, 0);
    Element *parent = sheet_set_element(plan->set, heading->element->parent,
                                        ELEMENT_CONTENTS);
    guint at = 1;
    for (guint i = 0; i < stream->parts->len; i++) {
        const GPtrArray *nodes = g_ptr_array_index(stream->parts, i);
        for (guint j = 0; j < nodes->len; j++) {
            const Block *title = title_of(g_ptr_array_index(nodes, j));
            if (title != NULL) {
                Node *entry =
                    block_build_entry(plan, heading->block, title, parent);
                g_ptr_array_insert(list, (int)at++, entry);
            }
        }
    }
}

/* The element of the list stands behind its heading, before all else. */
static void move_behind_heading(const Node *heading) {
    GPtrArray *children = heading->element->parent->children;
    guint place = 0;
    if (g_ptr_array_find(children, heading->element, &place)) {
        gpointer list = g_ptr_array_index(children, children->len - 1);
        for (guint i = children->len - 1; i > place + 1; i--) {
            children->pdata[i] = children->pdata[i - 1];
        }
        children->pdata[place + 1] = list;
    }
}

void contents_add(Plan *plan, const GPtrArray *streams) {
    GPtrArray *list = find_list(plan, streams);
    for (guint i = 0; list != NULL && i < streams->len; i++) {
        const Stream *stream = g_ptr_array_index(streams, i);
        if (flow_repeats(stream->flow)) {
            add_entries(plan, stream, list);
            move_behind_heading(g_ptr_array_index(list, 0));
        }
    }
}

/* The sheet with the section of this heading, from 0. */
static int find_sheet(const GPtrArray *fits, const Block *target) {
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        for (guint j = 0; j < fit->placings->len; j++) {
            const Placing *placing = &g_array_index(fit->placings, Placing, j);
            if (title_of(placing->node) == target) {
                return placing->sheet;
            }
        }
    }
    g_assert_not_reached(); /* every node of a flow has a place */
}

void contents_number(Plan *plan, const GPtrArray *fits) {
    for (guint i = 0; i < plan->nodes->len; i++) {
        Node *node = g_ptr_array_index(plan->nodes, i);
        if (node->kind == NODE_ENTRY) {
            block_number_entry(plan, node, find_sheet(fits, node->target) + 1);
        }
    }
}

static void draw_number(Plan *plan, int number) {
    const Format *format = plan->options->format;
    const TextStyle *style = format_style(format, "page-number");
    g_autofree char *text = g_strdup_printf("%d", number + 1);
    g_autoptr(GPtrArray) spans =
        g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    g_ptr_array_add(spans, span_new(text));
    ParagraphOptions options = {.fonts = plan->options->fonts,
                                .language = plan->document->language,
                                .bold = style->bold};
    g_autoptr(Paragraph) paragraph =
        paragraph_new(spans, &options, plan->document->position, plan->diag);
    double width = paragraph_natural_width(paragraph) * style->size;
    double x = format->width - format->numbers.side - width;
    if (format_mirrors(format, plan->mirrored, number)) {
        x = format->numbers.side;
    }
    LinePlace place = {.sheet = g_ptr_array_index(plan->set->sheets, number),
                       .set = plan->set,
                       .x = x,
                       .width = width,
                       .y = format->height - format->numbers.bottom,
                       .size = style->size,
                       .color = plan->options->style->ink};
    g_autoptr(GArray) lines = paragraph_break(paragraph, width + 1);
    paragraph_place_line(paragraph, &g_array_index(lines, Line, 0), &place);
}

void contents_draw_page_numbers(Plan *plan) {
    const Format *format = plan->options->format;
    int end = (int)plan->set->sheets->len - format_has_last(format);
    for (int i = format->numbers.from; i > 0 && i <= end; i++) {
        draw_number(plan, i - 1);
    }
}
