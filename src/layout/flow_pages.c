/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/flow_pages.h"

#include <math.h>

#define TOLERANCE 0.01      /* points */
#define SECTION_COST 0.05   /* of a cut; an empty page costs 1, a half one ¼ */
#define INNER_COST 0.5      /* of a cut inside a section */
#define TITLE_COST 10.0     /* of a cut between a title and its first section */
#define PAPER_COST 1.0      /* of a page where the format limits them */
#define OVERFULL_COST 100.0 /* only when there is no other way */

typedef enum { CUT_PART, CUT_SECTION, CUT_INNER, CUT_TITLE } Cut;

/* What is never cut, and what a cut above it is. */
typedef struct {
    Node *node;
    Cut cut;
} Unit;

/* The cheapest way to go on from a unit at the top of a frame. */
typedef struct {
    double cost;
    guint next; /* unit at the top of the next frame */
} Step;

typedef struct {
    Plan *plan;
    GPtrArray *frames; /* const Frame*, the last repeats */
    GArray *units;     /* Unit */
    double *ends; /* of frame × unit: where it ends if all stand in one frame */
    double *starts; /* the same: where it starts */
    guint rows;     /* of steps; the last comes again unless `exact` */
    bool exact;     /* every row is one page, and none is left out */
    Step *steps;    /* of row × (unit or end) */
} Pages;

static void add_unit(Pages *pages, Node *node, Cut cut) {
    Unit unit = {node, cut};
    g_array_append_val(pages->units, unit);
}

static void add_section(Pages *pages, const Node *section, Cut cut) {
    g_autoptr(GPtrArray) pieces = section_cut(pages->plan, section);
    for (guint i = 0; i < pieces->len; i++) {
        add_unit(pages, g_ptr_array_index(pieces, i), i == 0 ? cut : CUT_INNER);
    }
}

static void add_units(Pages *pages, const GPtrArray *nodes) {
    bool titled = false; /* a title that stands alone is above the node */
    for (guint i = 0; i < nodes->len; i++) {
        Node *node = g_ptr_array_index(nodes, i);
        bool title = node->kind == NODE_SECTION && node->children->len == 0;
        Cut cut = titled ? CUT_TITLE : i == 0 || title ? CUT_PART : CUT_SECTION;
        titled = title;
        if (section_can_be_cut(node)) {
            add_section(pages, node, cut);
        } else {
            add_unit(pages, node, cut);
        }
    }
}

static const Unit *unit_at(const Pages *pages, guint index) {
    return &g_array_index(pages->units, Unit, index);
}

static void measure(Pages *pages, guint number) {
    const Frame *frame = g_ptr_array_index(pages->frames, number);
    double y = 0;
    for (guint i = 0; i < pages->units->len; i++) {
        Node *node = unit_at(pages, i)->node;
        block_measure_in_frame(pages->plan, node, frame);
        if (i > 0) {
            y += block_gap(pages->plan, unit_at(pages, i - 1)->node, node);
        }
        guint place = number * pages->units->len + i;
        pages->starts[place] = y;
        y += node->height;
        pages->ends[place] = y;
    }
}

/* How high units `first` to before `next` stand in the frame. */
static double height_of(const Pages *pages, guint number, guint first,
                        guint next) {
    guint row = number * pages->units->len;
    return pages->ends[row + next - 1] - pages->starts[row + first];
}

static double cut_cost(const Pages *pages, guint index) {
    static const double costs[] = {[CUT_PART] = 0,
                                   [CUT_SECTION] = SECTION_COST,
                                   [CUT_INNER] = INNER_COST,
                                   [CUT_TITLE] = TITLE_COST};
    return index < pages->units->len ? costs[unit_at(pages, index)->cut] : 0;
}

/* The frame that the page of this row has. */
static guint frame_of(const Pages *pages, guint row) {
    return MIN(row, pages->frames->len - 1);
}

static guint row_after(const Pages *pages, guint row) {
    return pages->exact ? row + 1 : MIN(row + 1, pages->rows - 1);
}

static Step *step_at(const Pages *pages, guint row, guint index) {
    return &pages->steps[row * (pages->units->len + 1) + index];
}

/* Whether the format says how many sheets are the most. */
static bool is_limited(const Pages *pages) {
    return pages->plan->options->format->sheet_most < FORMAT_MOST_SHEETS;
}

/* The steps after `index` are known, and those of all later rows. */
static void find_step(Pages *pages, guint row, guint index) {
    guint number = frame_of(pages, row);
    const Frame *frame = g_ptr_array_index(pages->frames, number);
    Step best = {INFINITY, index + 1};
    double paper = is_limited(pages) ? PAPER_COST : 0;
    for (guint next = index + 1; next <= pages->units->len; next++) {
        double height = height_of(pages, number, index, next);
        bool overfull = height > frame->height + TOLERANCE;
        if (overfull && next > index + 1) {
            break;
        }
        double white = 1 - height / frame->height;
        double cost = (overfull ? OVERFULL_COST : white * white) + paper +
                      cut_cost(pages, next) +
                      step_at(pages, row_after(pages, row), next)->cost;
        if (cost < best.cost) {
            best = (Step){cost, next};
        }
    }
    *step_at(pages, row, index) = best;
}

static void place_page(const Pages *pages, guint number, guint first,
                       guint next, int sheet, Fit *fit) {
    const Frame *frame = g_ptr_array_index(pages->frames, number);
    guint row = number * pages->units->len;
    for (guint i = first; i < next; i++) {
        Node *node = unit_at(pages, i)->node;
        block_measure_in_frame(pages->plan, node, frame);
        Placing placing = {node, frame, sheet,
                           pages->starts[row + i] - pages->starts[row + first]};
        g_array_append_val(fit->placings, placing);
    }
    double excess = height_of(pages, number, first, next) - frame->height;
    if (excess > TOLERANCE && fit->beyond == NULL) {
        fit->excess = excess;
        fit->beyond = unit_at(pages, first)->node;
    }
}

/* Of all frames, the last one repeated as often as the format allows. */
static double all_room(const Pages *pages) {
    const Format *format = pages->plan->options->format;
    double room = 0;
    for (guint i = 0; i < pages->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(pages->frames, i);
        int times = frame->repeat ? format->sheet_most - frame->sheet : 1;
        room += frame->height * times;
    }
    return room;
}

/* Places all units from `fixed` placings on, which stay. */
static void place_pages(const Pages *pages, guint fixed, Fit *fit) {
    g_array_set_size(fit->placings, fixed);
    guint row = 0;
    int again = 0; /* how often the last frame was filled before */
    double used = 0;
    for (guint i = 0; i < pages->units->len;) {
        guint number = frame_of(pages, row);
        const Frame *frame = g_ptr_array_index(pages->frames, number);
        const Step *step = step_at(pages, row, i);
        fit->sheets = frame->sheet + again + 1;
        place_page(pages, number, i, step->next, frame->sheet + again, fit);
        used += height_of(pages, number, i, step->next);
        again += frame->repeat;
        row = row_after(pages, row);
        i = step->next;
    }
    fit->fill = is_limited(pages) ? used / all_room(pages) : 1;
}

/* Every way on from every unit, in each of `rows` pages; the last of them comes
 * again unless `exact`. */
static void find_steps(Pages *pages, guint rows, bool exact) {
    guint count = pages->units->len;
    pages->rows = rows;
    pages->exact = exact;
    g_free(pages->steps);
    pages->steps = g_new0(Step, (gsize)(rows + exact) * (count + 1));
    for (guint row = 0; row < rows + exact; row++) {
        bool ends = !exact || row == rows;
        *step_at(pages, row, count) = (Step){ends ? 0 : INFINITY, count};
    }
    for (guint i = count; i > 0; i--) {
        if (exact) {
            *step_at(pages, rows, i - 1) = (Step){INFINITY, count};
        }
        for (guint row = 0; row < rows; row++) {
            find_step(pages, row, i - 1);
        }
    }
}

/* What it costs to fill exactly the sheets up to `sheets`; the steps are set.
 */
static double cost_of(Pages *pages, int sheets) {
    const Frame *first = g_ptr_array_index(pages->frames, 0);
    if (sheets < first->sheet + (int)pages->frames->len) {
        return INFINITY;
    }
    find_steps(pages, (guint)(sheets - first->sheet), true);
    return step_at(pages, 0, 0)->cost;
}

/* Where the number of sheets is a multiple, the next or the one before is
 * filled, whichever is better: pages that are there anyway get text, rather
 * than stay blank at the end. */
static void fill_up(Pages *pages, guint fixed, Fit *fit) {
    const Format *format = pages->plan->options->format;
    int most = format_sheets(format, fit->sheets) - format_has_last(format);
    int least = most - format->pages_in;
    if (format->pages_in == 0 || most > FORMAT_MOST_SHEETS ||
        most == fit->sheets) {
        return;
    }
    double loose = cost_of(pages, most), tight = cost_of(pages, least);
    int best = tight <= loose ? least : most;
    if (isfinite(cost_of(pages, best))) {
        place_pages(pages, fixed, fit);
    }
}

void pages_fill(Plan *plan, const Stream *stream, Fit *fit) {
    Pages pages = {.plan = plan,
                   .frames = g_ptr_array_new(),
                   .units = g_array_new(FALSE, FALSE, sizeof(Unit))};
    for (guint i = 0; i < stream->flow->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(stream->flow->frames, i);
        if (frame->roles == NULL) {
            g_ptr_array_add(pages.frames, (gpointer)frame);
        }
    }
    for (guint i = 0; i < stream->parts->len; i++) {
        add_units(&pages, g_ptr_array_index(stream->parts, i));
    }
    guint places = pages.frames->len * (pages.units->len + 1);
    pages.starts = g_new0(double, places);
    pages.ends = g_new0(double, places);
    for (guint i = 0; i < pages.frames->len; i++) {
        measure(&pages, i);
    }
    find_steps(&pages, pages.frames->len, false);
    guint fixed = fit->placings->len;
    place_pages(&pages, fixed, fit);
    if (pages.units->len > 0) {
        fill_up(&pages, fixed, fit);
    }
    g_free(pages.starts);
    g_free(pages.ends);
    g_free(pages.steps);
    g_array_unref(pages.units);
    g_ptr_array_unref(pages.frames);
}
