/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/flow.h"

#include "layout/flow_pages.h"

#include <math.h>

#define TOLERANCE 0.01     /* points */
#define MOST_WHOLE_ITEMS 7 /* of a list: a longer one may be cut */
#define LIST_KEPT_ITEMS 2  /* that stay together at either end of it */

static void free_frame_plan(gpointer data) {
    FramePlan *frame = data;
    g_ptr_array_unref(frame->taken);
    g_ptr_array_unref(frame->foot);
    g_free(frame);
}

static void free_list(gpointer list) {
    g_ptr_array_unref(list);
}

Stream *stream_new(const Flow *flow) {
    Stream *stream = g_new0(Stream, 1);
    stream->flow = flow;
    stream->parts = g_ptr_array_new_with_free_func(free_list);
    stream->frames = g_ptr_array_new_with_free_func(free_frame_plan);
    for (guint i = 0; i < flow->parts->len; i++) {
        g_ptr_array_add(stream->parts, g_ptr_array_new());
    }
    for (guint i = 0; i < flow->frames->len; i++) {
        FramePlan *frame = g_new0(FramePlan, 1);
        frame->frame = g_ptr_array_index(flow->frames, i);
        frame->taken = g_ptr_array_new();
        frame->foot = g_ptr_array_new();
        g_ptr_array_add(stream->frames, frame);
    }
    return stream;
}

void stream_free(Stream *stream) {
    g_ptr_array_unref(stream->parts);
    g_ptr_array_unref(stream->frames);
    g_free(stream);
}

void fit_free(Fit *fit) {
    g_array_unref(fit->placings);
    g_free(fit);
}

static bool has_role(const GPtrArray *roles, const char *role) {
    return roles != NULL && g_ptr_array_find_with_equal_func(
                                (GPtrArray *)roles, role, g_str_equal, NULL);
}

GPtrArray *stream_list(const Stream *stream, guint number, const char *role) {
    for (guint i = 0; i < stream->frames->len; i++) {
        const FramePlan *frame = g_ptr_array_index(stream->frames, i);
        if (has_role(frame->frame->foot, role)) {
            return frame->foot;
        }
        if (has_role(frame->frame->roles, role)) {
            return frame->taken;
        }
    }
    return g_ptr_array_index(stream->parts, number);
}

/* The pen that fills frames from the top. */
typedef struct {
    Plan *plan;
    const Stream *stream;
    Fit *fit;
    guint frame;       /* that is being filled */
    double y;          /* from its top */
    const Node *above; /* in it, or NULL */
    double used, room; /* over all frames */
} Filler;

static void add_placing(Filler *filler, Node *node, const Frame *frame,
                        double y) {
    Placing placing = {node, frame, frame->sheet, y};
    g_array_append_val(filler->fit->placings, placing);
}

/* Sets `nodes` below each other from `y` on; returns where they end. */
static double stack_nodes(Filler *filler, const GPtrArray *nodes,
                          const Frame *frame, double y) {
    const Node *above = NULL;
    for (guint i = 0; i < nodes->len; i++) {
        Node *node = g_ptr_array_index(nodes, i);
        block_measure_in_frame(filler->plan, node, frame);
        y += above != NULL ? block_gap(filler->plan, above, node) : 0;
        add_placing(filler, node, frame, y);
        y += node->height;
        above = node;
    }
    return y;
}

static void move_placings(Filler *filler, guint first, double by) {
    for (guint i = first; i < filler->fit->placings->len; i++) {
        g_array_index(filler->fit->placings, Placing, i).y += by;
    }
}

/* Fills the foot from below; returns the height that is left above it. */
static double fill_foot(Filler *filler, const FramePlan *frame) {
    if (frame->foot->len == 0) {
        return frame->frame->height;
    }
    guint first = filler->fit->placings->len;
    double height = stack_nodes(filler, frame->foot, frame->frame, 0);
    move_placings(filler, first, frame->frame->height - height);
    return frame->frame->height - height - 2 * filler->plan->unit;
}

static const FramePlan *current_frame(const Filler *filler) {
    return g_ptr_array_index(filler->stream->frames, filler->frame);
}

static double frame_room(const Filler *filler) {
    const FramePlan *frame = current_frame(filler);
    double foot = 0;
    for (guint i = 0; i < frame->foot->len; i++) {
        const Node *node = g_ptr_array_index(frame->foot, i);
        foot += node->height;
        foot += i > 0 ? block_gap(filler->plan,
                                  g_ptr_array_index(frame->foot, i - 1), node)
                      : 2 * filler->plan->unit;
    }
    return frame->frame->height - foot;
}

/* Whether there is another frame to run into; moves there. */
static bool next_frame(Filler *filler) {
    for (guint i = filler->frame + 1; i < filler->stream->frames->len; i++) {
        const FramePlan *frame = g_ptr_array_index(filler->stream->frames, i);
        if (frame->frame->roles == NULL) {
            filler->frame = i;
            filler->y = 0;
            filler->above = NULL;
            return true;
        }
    }
    return false;
}

static void add_node(Filler *filler, Node *node) {
    const Frame *frame = current_frame(filler)->frame;
    block_measure_in_frame(filler->plan, node, frame);
    double gap = filler->above != NULL
                     ? block_gap(filler->plan, filler->above, node)
                     : 0;
    double end = filler->y + gap + node->height;
    if (end > frame_room(filler) + TOLERANCE && next_frame(filler)) {
        add_node(filler, node);
        return;
    }
    if (end > frame_room(filler) + TOLERANCE) {
        filler->fit->excess = end - frame_room(filler);
        filler->fit->beyond =
            filler->fit->beyond != NULL ? filler->fit->beyond : node;
    }
    add_placing(filler, node, frame, filler->y + gap);
    filler->used += gap + node->height;
    filler->y = end;
    filler->above = node;
}

static bool has_more_frames(const Filler *filler) {
    Filler copy = *filler;
    return next_frame(&copy);
}

/* A list that may be cut between its items, as that of the local rules. */
static bool list_is_long(const Node *node) {
    return node->kind == NODE_STACK && node->block->kind == BLOCK_LIST &&
           node->children->len > MOST_WHOLE_ITEMS;
}

/* Items `first` to before `next` of a list, as a node of its own. */
static Node *list_cut(Plan *plan, const Node *list, guint first, guint next) {
    Node *piece = plan_node(plan, NODE_SECTION, list->block);
    for (guint i = first; i < next; i++) {
        g_ptr_array_add(piece->children, g_ptr_array_index(list->children, i));
    }
    return section_finish(piece);
}

/* Whether the node goes with what stands above it. Sentences to point at are
 * one list: whoever points needs all of them in sight. */
static bool belongs_above(const Node *node) {
    return node->block->kind == BLOCK_LIST ||
           node->block->kind == BLOCK_PHRASE || node->block->role == ROLE_CHECK;
}

/* The first items of a long list stay with what introduces it, the last ones,
 * which are returned, with what belongs to it; those between stand alone. */
static Node *add_items(Plan *plan, const Node *list, GPtrArray *pieces) {
    guint end = list->children->len - LIST_KEPT_ITEMS;
    for (guint i = LIST_KEPT_ITEMS; i < end; i++) {
        g_ptr_array_add(pieces, list_cut(plan, list, i, i + 1));
    }
    return list_cut(plan, list, end, list->children->len);
}

bool section_can_be_cut(const Node *node) {
    return node->kind == NODE_SECTION &&
           (node->children->len > 1 ||
            (node->children->len == 1 &&
             list_is_long(g_ptr_array_index(node->children, 0))));
}

GPtrArray *section_cut(Plan *plan, const Node *section) {
    GPtrArray *pieces = g_ptr_array_new();
    const GPtrArray *children = section->children;
    Node *carried = NULL; /* the last items of a long list */
    for (guint i = 0; i < children->len || carried != NULL;) {
        Node *piece = plan_node(plan, NODE_SECTION, section->block);
        piece->heading = i == 0 ? section->heading : NULL;
        piece->icon = i == 0 ? section->icon : NULL;
        const Node *list = NULL;
        if (carried != NULL) {
            g_ptr_array_add(piece->children, g_steal_pointer(&carried));
        }
        while (i < children->len && list == NULL &&
               (piece->children->len == 0 ||
                belongs_above(g_ptr_array_index(children, i)))) {
            Node *child = g_ptr_array_index(children, i);
            list = list_is_long(child) ? child : NULL;
            g_ptr_array_add(piece->children,
                            list == NULL
                                ? child
                                : list_cut(plan, list, 0, LIST_KEPT_ITEMS));
            i++;
        }
        g_ptr_array_add(pieces, section_finish(piece));
        carried = list != NULL ? add_items(plan, list, pieces) : NULL;
    }
    return pieces;
}

/* Whether the node can stand here or in a frame to come, which may be narrower
 * or lower than this one. */
static bool fits_somewhere(const Filler *filler, Node *node) {
    Filler copy = *filler;
    bool fits = false;
    do {
        block_measure_in_frame(filler->plan, node, current_frame(&copy)->frame);
        double gap =
            copy.above != NULL ? block_gap(filler->plan, copy.above, node) : 0;
        fits = copy.y + gap + node->height <= frame_room(&copy) + TOLERANCE;
    } while (!fits && next_frame(&copy));
    return fits;
}

/* A section that no frame can hold is cut. */
static void add_part(Filler *filler, const GPtrArray *nodes) {
    for (guint i = 0; i < nodes->len; i++) {
        Node *node = g_ptr_array_index(nodes, i);
        block_measure_in_frame(filler->plan, node,
                               current_frame(filler)->frame);
        if (!section_can_be_cut(node) || !has_more_frames(filler) ||
            (node->height <= frame_room(filler) &&
             fits_somewhere(filler, node))) {
            add_node(filler, node);
            continue;
        }
        g_autoptr(GPtrArray) pieces = section_cut(filler->plan, node);
        for (guint j = 0; j < pieces->len; j++) {
            add_node(filler, g_ptr_array_index(pieces, j));
        }
    }
}

/* What does not run on: blocks taken by role, and feet. */
static void add_fixed(Filler *filler) {
    for (guint i = 0; i < filler->stream->frames->len; i++) {
        const FramePlan *frame = g_ptr_array_index(filler->stream->frames, i);
        double room = fill_foot(filler, frame);
        double taken = stack_nodes(filler, frame->taken, frame->frame, 0);
        if (taken > room + TOLERANCE) {
            filler->fit->excess = fmax(filler->fit->excess, taken - room);
            filler->fit->beyond = g_ptr_array_index(
                frame->taken->len > 0 ? frame->taken : frame->foot, 0);
        }
        if (frame->frame->roles == NULL) {
            filler->room += frame->frame->height;
            filler->used += frame->frame->height - room;
        }
    }
}

Fit *stream_fit(Plan *plan, const Stream *stream) {
    Fit *fit = g_new0(Fit, 1);
    fit->placings = g_array_new(FALSE, FALSE, sizeof(Placing));
    Filler filler = {.plan = plan, .stream = stream, .fit = fit};
    add_fixed(&filler);
    if (current_frame(&filler)->frame->roles != NULL) {
        next_frame(&filler);
    }
    if (flow_repeats(stream->flow)) {
        pages_fill(plan, stream, fit);
        return fit;
    }
    for (guint i = 0; i < stream->parts->len; i++) {
        add_part(&filler, g_ptr_array_index(stream->parts, i));
    }
    fit->fill = filler.used / filler.room;
    return fit;
}

static void free_fit(gpointer fit) {
    fit_free(fit);
}

GPtrArray *flow_fit_all(Plan *plan, const GPtrArray *streams, double size) {
    GPtrArray *fits = g_ptr_array_new_with_free_func(free_fit);
    plan_set_size(plan, size);
    for (guint i = 0; i < streams->len; i++) {
        g_ptr_array_add(fits, stream_fit(plan, g_ptr_array_index(streams, i)));
    }
    return fits;
}

/* Above the start size, `grown`, repeated frames would only take more paper. */
static bool is_good(const Plan *plan, const GPtrArray *fits, bool grown) {
    double most_fill = grown ? plan->options->format->comfort : 1 + TOLERANCE;
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        if (fit->beyond != NULL || fit->fill > most_fill ||
            (grown && fit->sheets > 0)) {
            return false;
        }
    }
    return plan->wide->len == 0;
}

/* Whether a sheet comes again. */
static bool takes_more(const Plan *plan, const GPtrArray *fits) {
    for (guint i = 0; i < fits->len; i++) {
        const Fit *fit = g_ptr_array_index(fits, i);
        if (fit->sheets > plan->options->format->sheet_count) {
            return true;
        }
    }
    return false;
}

/* Smaller letters are worth it only where they save a sheet. */
static GPtrArray *take_more(Plan *plan, const GPtrArray *streams,
                            GPtrArray *smallest) {
    const Format *format = plan->options->format;
    if (format->size_least == format->size_start ||
        !is_good(plan, smallest, false) || !takes_more(plan, smallest)) {
        return smallest;
    }
    g_ptr_array_unref(smallest);
    return flow_fit_all(plan, streams, format->size_start);
}

GPtrArray *flow_choose_size(Plan *plan, const GPtrArray *streams) {
    const Format *format = plan->options->format;
    double step = format->size_step, start = format->size_start;
    int most = (int)floor((format->size_most - start) / step + TOLERANCE);
    for (int i = most;; i--) {
        double size = fmax(start + i * step, format->size_least);
        GPtrArray *fits = flow_fit_all(plan, streams, size);
        if (is_good(plan, fits, i > 0) && !takes_more(plan, fits)) {
            return fits;
        }
        if (size <= format->size_least + TOLERANCE) {
            return take_more(plan, streams, fits);
        }
        g_ptr_array_unref(fits);
    }
}
