/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/layout.h"

#include "layout/contents.h"
#include "layout/flow.h"

#include <math.h>
#include <string.h>

#define POINTS_PER_MM (72 / 25.4)
#define TICK_LINE 0.3
#define MOST_HEADING_LINES 2
#define FILL_WARNING 0.80 /* Dutch at the start size */
#define FILL_ERROR 0.90

static void free_stream(gpointer stream) {
    stream_free(stream);
}

static GPtrArray *new_streams(const Format *format) {
    GPtrArray *streams = g_ptr_array_new_with_free_func(free_stream);
    for (guint i = 0; i < format->flows->len; i++) {
        g_ptr_array_add(streams,
                        stream_new(g_ptr_array_index(format->flows, i)));
    }
    return streams;
}

/* The stream that has the part, and the part's number in it. */
static const Stream *lookup_stream(const GPtrArray *streams, const char *part,
                                   guint *number) {
    for (guint i = 0; i < streams->len; i++) {
        const Stream *stream = g_ptr_array_index(streams, i);
        if (g_ptr_array_find_with_equal_func(stream->flow->parts, part,
                                             g_str_equal, number)) {
            return stream;
        }
    }
    return NULL;
}

/* Blocks that stand loose in a part belong to the heading above them, or to
 * each other; a section stands alone. */
typedef struct {
    Plan *plan;
    const Stream *stream;
    const char *part; /* id */
    guint number;
    Element *element;
    Node *loose; /* being filled, or NULL */
} PartBuilder;

static void end_loose(PartBuilder *builder) {
    if (builder->loose != NULL && section_finish(builder->loose) != NULL) {
        g_ptr_array_add(stream_list(builder->stream, builder->number, ""),
                        builder->loose);
    }
    builder->loose = NULL;
}

static void add_block(PartBuilder *builder, const Block *block) {
    const char *name = block_name(block);
    GPtrArray *run = stream_list(builder->stream, builder->number, "");
    GPtrArray *list = stream_list(builder->stream, builder->number, name);
    bool alone = list != run || block->kind == BLOCK_SECTION;
    if (alone || block->kind == BLOCK_HEADING) {
        end_loose(builder);
    }
    Element *parent = builder->element;
    if (!alone && builder->loose == NULL) {
        builder->loose = plan_node(builder->plan, NODE_SECTION, block);
    }
    Node *node = block_build(builder->plan, block, builder->part, parent);
    if (node != NULL && alone) {
        g_ptr_array_add(list, node);
    } else if (node != NULL) {
        section_add(builder->plan, builder->loose, node);
    }
}

static void build_part(Plan *plan, const GPtrArray *streams,
                       const Block *part) {
    const Format *format = plan->options->format;
    const char *id = part->id != NULL ? part->id : "";
    if (format_hides(format, id, "") || format_is_foreign(format, id)) {
        return;
    }
    PartBuilder builder = {.plan = plan, .part = id};
    builder.stream = lookup_stream(streams, id, &builder.number);
    if (builder.stream == NULL) {
        diag_error(plan->diag, plan->document->position, "format",
                   "part \"%s\" has no place in the format %s; add it to a "
                   "flow or to hidden",
                   id, format->id);
        return;
    }
    builder.element = sheet_set_element(plan->set, NULL, ELEMENT_PART);
    for (guint i = 0; i < part->children->len; i++) {
        const Block *block = g_ptr_array_index(part->children, i);
        if (!format_hides(format, id, block_name(block))) {
            add_block(&builder, block);
        }
    }
    end_loose(&builder);
}

static void build_document(Plan *plan, const GPtrArray *streams) {
    const Block *root = plan->document->root;
    for (guint i = 0; i < root->children->len; i++) {
        build_part(plan, streams, g_ptr_array_index(root->children, i));
    }
    for (guint i = 0; i < plan->nodes->len; i++) {
        const Node *node = g_ptr_array_index(plan->nodes, i);
        if (node->icon != NULL &&
            !g_hash_table_contains(plan->options->style->icons, node->icon)) {
            diag_error(plan->diag, node->block->position, "template",
                       "there is no icon \"%s\" in templates/icons",
                       node->icon);
        }
    }
}

static Position position_of(const Plan *plan, const Node *node) {
    Position position = node != NULL && node->block->position.file != NULL
                            ? node->block->position
                            : plan->document->position;
    position.language = plan->document->language->code;
    return position;
}

/* The beginning of a node's text, for messages. Caller frees. */
static char *quote(const Node *node) {
    while (node->paragraph == NULL) {
        if (node->heading != NULL) {
            node = node->heading;
        } else if (node->children->len > 0) {
            node = g_ptr_array_index(node->children, 0);
        } else {
            return g_strdup("…");
        }
    }
    const char *text = paragraph_text(node->paragraph);
    if (g_utf8_strlen(text, -1) <= 40) {
        return g_strdup(text);
    }
    g_autofree char *start = g_utf8_substring(text, 0, 39);
    return g_strconcat(start, "…", NULL);
}

static char *format_size(double size) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, "%.2f", size));
}

/* The part that the node comes from; taken blocks: the first of the flow. */
static const char *part_of(const Stream *stream, const Node *node) {
    guint number = 0;
    for (guint i = 0; i < stream->parts->len; i++) {
        const GPtrArray *nodes = g_ptr_array_index(stream->parts, i);
        for (guint j = 0; j < nodes->len; j++) {
            const Node *other = g_ptr_array_index(nodes, j);
            number = other->block == node->block ? i : number;
        }
    }
    return g_ptr_array_index(stream->flow->parts, number);
}

static void report_overflow(const Plan *plan, const Stream *stream,
                            const Fit *fit) {
    g_autofree char *text = quote(fit->beyond);
    g_autofree char *size = format_size(plan->body_size);
    Position position = plan->document->position;
    position.language = plan->document->language->code;
    diag_error(plan->diag, position, "overflow",
               "%s, part \"%s\": the text is %d mm too long at %s pt, the "
               "smallest size, from \"%s\" on; make it shorter",
               plan->options->format->id, part_of(stream, fit->beyond),
               (int)ceil(fit->excess / POINTS_PER_MM), size, text);
}

static void report_sheets(const Plan *plan, int sheets) {
    Position position = plan->document->position;
    position.language = plan->document->language->code;
    diag_error(plan->diag, position, "overflow",
               "%s: the text needs %d sheets, %d are the most; make it shorter",
               plan->options->format->id, sheets,
               plan->options->format->sheet_most);
}

static void report_wide(const Plan *plan, const Node *node) {
    double em = (node->width - node->inset) / node->size;
    for (guint i = 0; i < node->lines->len; i++) {
        const Line *line = &g_array_index(node->lines, Line, i);
        if (line->width <= em) {
            continue;
        }
        const char *text = paragraph_text(node->paragraph);
        g_autofree char *word =
            g_strndup(text + line->start, line->end - line->start);
        diag_error(plan->diag, position_of(plan, node), "too-wide",
                   "%s: \"%s\" is %d mm wider than its column and cannot be "
                   "broken; choose a shorter word",
                   plan->options->format->id, word,
                   (int)ceil((line->width - em) * node->size / POINTS_PER_MM));
    }
}

static void report_narrow(const Plan *plan, const Node *box) {
    diag_error(plan->diag, position_of(plan, box), "format",
               "%s: the box \"%s\" is %d mm wide and needs %d; make the frame "
               "wider",
               plan->options->format->id, block_role_name(box->block->role),
               (int)lround(box->width / POINTS_PER_MM),
               (int)lround(box->box->least_width / POINTS_PER_MM));
}

static void report_misfits(const Plan *plan, const GPtrArray *streams,
                           const GPtrArray *fits) {
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        if (fit->beyond != NULL) {
            report_overflow(plan, g_ptr_array_index(streams, i), fit);
        }
        int sheets = format_sheets(plan->options->format, fit->sheets);
        if (sheets > plan->options->format->sheet_most) {
            report_sheets(plan, sheets);
        }
    }
    for (guint i = 0; i < plan->wide->len; i++) {
        report_wide(plan, g_ptr_array_index(plan->wide, i));
    }
    for (guint i = 0; i < plan->nodes->len; i++) {
        const Node *node = g_ptr_array_index(plan->nodes, i);
        if (node->box != NULL && !plan->options->format->screen &&
            node->width + 0.01 < node->box->least_width) {
            report_narrow(plan, node);
        }
    }
}

static void report_headings(const Plan *plan) {
    for (guint i = 0; i < plan->nodes->len && !plan->beside; i++) {
        const Node *node = g_ptr_array_index(plan->nodes, i);
        const Block *block = node->block;
        if (block->kind == BLOCK_HEADING && node->lines != NULL &&
            node->lines->len > MOST_HEADING_LINES) {
            diag_warning(plan->diag, position_of(plan, node), "long-heading",
                         "%s: the heading takes %u lines; make it shorter, "
                         "two are the most",
                         plan->options->format->id, node->lines->len);
        }
    }
}

static void report_fill(const Plan *plan, const Stream *stream, double fill) {
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    for (guint i = 0; i < stream->flow->parts->len; i++) {
        g_ptr_array_add(parts, g_ptr_array_index(stream->flow->parts, i));
    }
    g_ptr_array_add(parts, NULL);
    g_autofree char *names = g_strjoinv(", ", (char **)parts->pdata);
    diag_report(plan->diag,
                fill > FILL_ERROR ? SEVERITY_ERROR : SEVERITY_WARNING,
                plan->document->position, "full",
                "%s, %s: the Dutch fills %d %% of its place; above 80 %% "
                "longer languages get no room; make it shorter",
                plan->options->format->id, names, (int)ceil(fill * 100));
}

/* Other languages need more room than Dutch. */
static void report_budget(Plan *plan, const GPtrArray *streams) {
    if (!g_str_equal(plan->document->language->code, "nl")) {
        return;
    }
    g_autoptr(GPtrArray) fits =
        flow_fit_all(plan, streams, plan->options->format->size_start);
    for (guint i = 0; i < fits->len; i++) {
        const Stream *stream = g_ptr_array_index(streams, i);
        const Fit *fit = g_ptr_array_index(fits, i);
        if (stream->flow->budget && fit->fill > FILL_WARNING) {
            report_fill(plan, stream, fit->fill);
        }
    }
}

static Sheet *append_sheet(const Plan *plan) {
    const Format *format = plan->options->format;
    return sheet_set_append(plan->set, format->width, format->height);
}

static void add_sheets(Plan *plan) {
    const Format *format = plan->options->format;
    for (int i = 0; i < format->sheet_count; i++) {
        append_sheet(plan);
    }
    plan->set->duplex = format->duplex;
}

/* x of something on a sheet, mirrored where the language or the page is. */
static double sheet_x(const Plan *plan, int sheet, double x, double width) {
    const Format *format = plan->options->format;
    return format_mirrors(format, plan->mirrored, sheet)
               ? format->width - x - width
               : x;
}

/* Brings the last sheet again as far as the text needs; what stands on the
 * last sheet of all is placed there. */
static void repeat_sheets(const Plan *plan, const GPtrArray *fits) {
    int needed = 0;
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        needed = MAX(needed, fit->sheets);
    }
    int count = format_sheets(plan->options->format, needed);
    while ((int)plan->set->sheets->len < count) {
        append_sheet(plan);
    }
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        for (guint j = 0; j < fit->placings->len; j++) {
            Placing *placing = &g_array_index(fit->placings, Placing, j);
            placing->sheet = placing->frame->last ? count - 1 : placing->sheet;
        }
    }
}

static void place_all(Plan *plan, const GPtrArray *fits) {
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        for (guint j = 0; j < fit->placings->len; j++) {
            const Placing *placing = &g_array_index(fit->placings, Placing, j);
            const Frame *frame = placing->frame;
            Place place = {
                g_ptr_array_index(plan->set->sheets, placing->sheet),
                sheet_x(plan, placing->sheet, frame->x, frame->width),
                frame->y + placing->y};
            plan->top = frame->y;
            block_place_in_frame(plan, placing->node, frame, place);
        }
    }
}

static void draw_ticks(const Plan *plan) {
    const Format *format = plan->options->format;
    for (guint i = 0; i < format->ticks->len; i++) {
        const Tick *tick = g_ptr_array_index(format->ticks, i);
        Item *item = sheet_append(
            g_ptr_array_index(plan->set->sheets, tick->sheet), ITEM_LINE, NULL);
        item->x = sheet_x(plan, tick->sheet, tick->x, tick->width);
        item->y = tick->y;
        item->width = tick->width;
        item->height = tick->height;
        item->line_width = TICK_LINE;
        item->fold = true;
        item->color = plan->options->style->grey;
    }
}

/* The number of the node's part in the stream; -1: at the foot of a frame or
 * taken by one. */
static int find_part(const Stream *stream, const Node *node) {
    for (guint i = 0; i < stream->parts->len; i++) {
        const GPtrArray *nodes = g_ptr_array_index(stream->parts, i);
        for (guint j = 0; j < nodes->len; j++) {
            const Node *other = g_ptr_array_index(nodes, j);
            if (other->block == node->block) {
                return (int)i;
            }
        }
    }
    return -1;
}

static void add_place(GArray *places, const PanelPlace *place) {
    for (guint i = 0; i < places->len; i++) {
        const PanelPlace *known = &g_array_index(places, PanelPlace, i);
        if (g_str_equal(known->part, place->part) &&
            known->sheet == place->sheet && known->x == place->x &&
            known->y == place->y) {
            return;
        }
    }
    g_array_append_val(places, *place);
}

/* How full each flow is at the smallest size; 0: it repeats. Caller frees. */
static GArray *measure_fills(Plan *plan, const GPtrArray *streams) {
    GArray *fills = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GPtrArray) fits =
        flow_fit_all(plan, streams, plan->options->format->size_least);
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        const Stream *stream = g_ptr_array_index(streams, i);
        double fill = flow_repeats(stream->flow) ? 0 : fit->fill;
        g_array_append_val(fills, fill);
    }
    return fills;
}

static void list_places(const Plan *plan, const GPtrArray *streams,
                        const GPtrArray *fits, const GArray *fills,
                        GArray *places) {
    for (guint i = 0; i < fits->len; i++) {
        const Stream *stream = g_ptr_array_index(streams, i);
        const Fit *fit = g_ptr_array_index(fits, i);
        for (guint j = 0; j < fit->placings->len; j++) {
            const Placing *placing = &g_array_index(fit->placings, Placing, j);
            const Frame *frame = placing->frame;
            int part = find_part(stream, placing->node);
            if (part >= 0) {
                PanelPlace place = {
                    .part = g_ptr_array_index(stream->flow->parts, part),
                    .sheet = placing->sheet,
                    .x = sheet_x(plan, placing->sheet, frame->x, frame->width),
                    .y = frame->y,
                    .width = frame->width,
                    .height = frame->height,
                    .flow = i,
                    .fill = g_array_index(fills, double, i)};
                add_place(places, &place);
            }
        }
    }
}

static void find_code(Block *block, void *data) {
    bool *found = data;
    *found = *found || block_is_code(block);
}

const Format *layout_format(const Document *document, const Format *format) {
    bool found = false;
    document_walk((Document *)document, find_code, &found);
    return found && format->with_code != NULL ? format->with_code : format;
}

SheetSet *layout_document(const Document *document,
                          const LayoutOptions *options, Diag *diag) {
    return layout_panels(document, options, NULL, diag);
}

SheetSet *layout_panels(const Document *document, const LayoutOptions *options,
                        GArray *places, Diag *diag) {
    guint errors = diag_errors(diag);
    LayoutOptions own = *options;
    own.format = layout_format(document, options->format);
    g_autoptr(Plan) plan = plan_new(document, &own, diag);
    plan->set = sheet_set_new(document->language, "Wegwijzer");
    add_sheets(plan);
    g_autoptr(GPtrArray) streams = new_streams(own.format);
    build_document(plan, streams);
    contents_add(plan, streams);
    report_budget(plan, streams);
    g_autoptr(GArray) fills =
        places != NULL ? measure_fills(plan, streams) : NULL;
    g_autoptr(GPtrArray) fits = flow_choose_size(plan, streams);
    report_misfits(plan, streams, fits);
    if (diag_errors(diag) > errors) {
        return NULL;
    }
    report_headings(plan);
    plan->set->body_size = plan->body_size;
    repeat_sheets(plan, fits);
    contents_number(plan, fits);
    place_all(plan, fits);
    contents_draw_page_numbers(plan);
    if (places != NULL) {
        list_places(plan, streams, fits, fills, places);
    }
    draw_ticks(plan);
    return g_steal_pointer(&plan->set);
}
