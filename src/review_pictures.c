/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "review_pictures.h"

#include "layout/layout.h"
#include "output/preview.h"

#include <math.h>

#define PICTURE_WIDTH 400      /* pixels */
#define AROUND (4 * 72 / 25.4) /* points of paper round a frame: 4 mm */
#define LEAST_SIGNS 200        /* below it a guess says nothing */
#define ROOM_STEP 10           /* characters: more would feign exactness */

typedef struct {
    const Document *document;
    const SheetSet *sheets;
    const GArray *places; /* PanelPlace */
    GPtrArray *panels;    /* ReviewPanel* */
    GArray *painted;      /* guint: index of a place */
    Diag *diag;
} Painter;

static const char *part_id(const Painter *painter, guint part) {
    const Block *block =
        g_ptr_array_index(painter->document->root->children, part);
    return block->id;
}

static bool is_same_frame(const PanelPlace *one, const PanelPlace *other) {
    return one->sheet == other->sheet && one->x == other->x &&
           one->y == other->y;
}

static bool is_painted(const Painter *painter, const PanelPlace *place) {
    for (guint i = 0; i < painter->painted->len; i++) {
        guint index = g_array_index(painter->painted, guint, i);
        if (is_same_frame(place,
                          &g_array_index(painter->places, PanelPlace, index))) {
            return true;
        }
    }
    return false;
}

/* The frame with some paper round it. */
static PreviewArea find_area(const Painter *painter, const PanelPlace *place) {
    const Sheet *sheet =
        g_ptr_array_index(painter->sheets->sheets, place->sheet);
    double left = fmax(0, place->x - AROUND);
    double top = fmax(0, place->y - AROUND);
    double right = fmin(sheet->width, place->x + place->width + AROUND);
    double bottom = fmin(sheet->height, place->y + place->height + AROUND);
    return (PreviewArea){place->sheet, left, top, right - left, bottom - top};
}

static void paint(Painter *painter, guint index, ReviewPanel *panel) {
    const PanelPlace *place =
        &g_array_index(painter->places, PanelPlace, index);
    PreviewArea area = find_area(painter, place);
    GBytes *png =
        preview_area(painter->sheets, &area, PICTURE_WIDTH, painter->diag);
    if (png != NULL) {
        g_ptr_array_add(panel->pictures, png);
        g_array_append_val(painter->painted, index);
    }
}

static void count_signs(Block *block, void *data) {
    g_autofree char *text = block_text(block);
    *(glong *)data += g_utf8_strlen(text, -1);
}

static bool stands_in_flow(const Painter *painter, const char *part,
                           guint flow) {
    for (guint i = 0; i < painter->places->len; i++) {
        const PanelPlace *place =
            &g_array_index(painter->places, PanelPlace, i);
        if (place->flow == flow && g_str_equal(place->part, part)) {
            return true;
        }
    }
    return false;
}

/* The characters of all parts that share the flow. */
static glong flow_signs(const Painter *painter, guint flow) {
    glong count = 0;
    const GPtrArray *parts = painter->document->root->children;
    for (guint i = 0; i < parts->len; i++) {
        if (stands_in_flow(painter, part_id(painter, i), flow)) {
            block_walk(g_ptr_array_index(parts, i), count_signs, &count);
        }
    }
    return count;
}

static void set_room(const Painter *painter, const PanelPlace *place,
                     ReviewPanel *panel) {
    if (place->fill <= 0) {
        return;
    }
    double signs = (double)flow_signs(painter, place->flow);
    double room = signs * (1 - place->fill) / place->fill;
    panel->percent = (int)ceil(place->fill * 100);
    panel->room =
        signs < LEAST_SIGNS ? 0 : MAX(0, (int)(room / ROOM_STEP) * ROOM_STEP);
}

static void add_part(Painter *painter, guint part) {
    ReviewPanel *panel = g_ptr_array_index(painter->panels, part);
    for (guint i = 0; i < painter->places->len && panel->texts->len > 0; i++) {
        const PanelPlace *place =
            &g_array_index(painter->places, PanelPlace, i);
        if (!g_str_equal(place->part, part_id(painter, part))) {
            continue;
        }
        set_room(painter, place, panel);
        if (!is_painted(painter, place)) {
            paint(painter, i, panel);
        }
    }
}

void review_pictures_add(const Inputs *inputs, const Edition *edition,
                         const Document *document, const Format *format,
                         GPtrArray *panels, Diag *diag) {
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(PanelPlace));
    g_autoptr(GArray) painted = g_array_new(FALSE, FALSE, sizeof(guint));
    LayoutOptions options = {inputs->fonts, inputs_style(inputs, edition),
                             format};
    g_autoptr(SheetSet) sheets =
        format == NULL ? NULL : layout_panels(document, &options, places, diag);
    if (sheets == NULL) {
        return;
    }
    Painter painter = {document, sheets, places, panels, painted, diag};
    for (guint i = 0; i < panels->len; i++) {
        add_part(&painter, i);
    }
}
