/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_content.h"

#include "output/pdf_marks.h"
#include "output/pdf_structure.h"
#include "output/pdf_text.h"

#include <math.h>
#include <string.h>

/* em, of the box around text: as high as its line */
#define ABOVE_BASELINE 0.95
#define BELOW_BASELINE 0.33

/* The painter of one sheet. */
typedef struct {
    Pen pen;
    const PdfContent *content;
    int sheet;
    int next_number; /* the next MCID */
    bool marked;     /* a marked content is open, of: */
    const Element *element;
} Painter;

void pen_begin_text(Pen *pen) {
    if (!pen->in_text) {
        g_string_append(pen->out, "BT\n");
        pen->in_text = true;
        pen->line_x = pen->line_y = 0;
    }
}

void pen_end_text(Pen *pen) {
    if (pen->in_text) {
        g_string_append(pen->out, "ET\n");
        pen->in_text = false;
    }
}

void pen_number(Pen *pen, double value) {
    text_append_number(pen->out, value, 2);
    g_string_append_c(pen->out, ' ');
}

void pen_point(Pen *pen, double x, double y) {
    pen_number(pen, pen->left + x);
    pen_number(pen, pen->height - y);
}

/* The parts of a colour that count: light, or inks. Returns how many. */
static gsize color_parts(const Pen *pen, const Color *color, double parts[4]) {
    const double light[] = {color->red, color->green, color->blue};
    const double inks[] = {color->cyan, color->magenta, color->yellow,
                           color->black};
    gsize count = pen->press ? G_N_ELEMENTS(inks) : G_N_ELEMENTS(light);
    memcpy(parts, pen->press ? inks : light, count * sizeof *parts);
    return count;
}

static void set_color(Pen *pen, Color *known, const Color *color,
                      const char *operator) {
    double parts[4], before[4];
    gsize count = color_parts(pen, color, parts);
    color_parts(pen, known, before);
    bool same = true;
    for (gsize i = 0; i < count; i++) {
        same = same && parts[i] == before[i];
    }
    for (gsize i = 0; i < count && !same; i++) {
        text_append_number(pen->out, parts[i], 3);
        g_string_append_c(pen->out, ' ');
    }
    g_string_append(pen->out, same ? "" : operator);
    *known = *color;
}

static void set_overprint(Pen *pen, bool overprint) {
    if (pen->press && pen->state.overprint != overprint) {
        g_string_append(pen->out, overprint ? "/" PEN_OVERPRINT " gs\n"
                                            : "/" PEN_KNOCK_OUT " gs\n");
        pen->state.overprint = overprint;
    }
}

/* Black alone goes over what lies beneath, which then shows no white edge
 * where the plates do not meet; every other colour takes its place. */
static bool is_black_alone(const Color *color) {
    return color->black == 1 && color->cyan == 0 && color->magenta == 0 &&
           color->yellow == 0;
}

void pen_set_fill(Pen *pen, const Color *color) {
    set_overprint(pen, is_black_alone(color));
    set_color(pen, &pen->state.fill, color, pen->press ? "k\n" : "sc\n");
}

void pen_set_stroke(Pen *pen, const Color *color) {
    set_overprint(pen, is_black_alone(color));
    set_color(pen, &pen->state.stroke, color, pen->press ? "K\n" : "SC\n");
}

void pen_set_line(Pen *pen, const Item *item) {
    if (pen->state.line_width != item->line_width) {
        pen_number(pen, item->line_width);
        g_string_append(pen->out, "w\n");
        pen->state.line_width = item->line_width;
    }
    if (pen->state.dash != item->dash) {
        g_string_append_c(pen->out, '[');
        if (item->dash > 0) {
            text_append_number(pen->out, item->dash, 2);
        }
        g_string_append(pen->out, "]0 d\n");
        pen->state.dash = item->dash;
    }
    if (pen->state.round_caps != item->round_caps) {
        g_string_append(pen->out, item->round_caps ? "1 J 1 j\n" : "0 J 0 j\n");
        pen->state.round_caps = item->round_caps;
    }
}

static void add_segments(Pen *pen, const GArray *segments) {
    for (guint i = 0; segments != NULL && i < segments->len; i++) {
        const PathSegment *segment = &g_array_index(segments, PathSegment, i);
        int points = segment->command == 'C' ? 3 : segment->command != 'Z';
        for (int k = 0; k < points; k++) {
            pen_point(pen, segment->points[2 * k], segment->points[2 * k + 1]);
        }
        char letter =
            segment->command == 'Z' ? 'h' : g_ascii_tolower(segment->command);
        g_string_append_printf(pen->out, "%c\n", letter);
    }
}

static void add_outline(Pen *pen, const Item *item) {
    if (item->kind == ITEM_RECTANGLE) {
        pen_point(pen, item->x, item->y + item->height);
        pen_number(pen, item->width);
        pen_number(pen, item->height);
        g_string_append(pen->out, "re\n");
    } else if (item->kind == ITEM_LINE) {
        pen_point(pen, item->x, item->y);
        g_string_append(pen->out, "m\n");
        pen_point(pen, item->x + item->width, item->y + item->height);
        g_string_append(pen->out, "l\n");
    } else {
        add_segments(pen, item->segments);
    }
}

static void draw_shape(Pen *pen, const Item *item) {
    bool filled = item->filled && item->kind != ITEM_LINE;
    pen_end_text(pen);
    if (filled) {
        pen_set_fill(pen, &item->color);
    } else {
        pen_set_stroke(pen, &item->color);
        pen_set_line(pen, item);
    }
    add_outline(pen, item);
    g_string_append(pen->out, filled ? "f\n" : "S\n");
}

/* A picture is one unit wide and high: it is drawn enlarged. */
static void draw_raster(Painter *painter, const Item *item) {
    Pen *pen = &painter->pen;
    guint number = 0;
    g_ptr_array_find((GPtrArray *)painter->content->rasters, item->raster,
                     &number);
    pen_end_text(pen);
    set_overprint(pen, false);
    g_string_append(pen->out, "q ");
    pen_number(pen, item->width);
    g_string_append(pen->out, "0 0 ");
    pen_number(pen, item->height);
    pen_point(pen, item->x, item->y + item->height);
    g_string_append_printf(pen->out, "cm /" CONTENT_RASTER " Do Q\n", number);
}

static void end_mark(Painter *painter) {
    pen_end_text(&painter->pen);
    if (painter->marked) {
        g_string_append(painter->pen.out, "EMC\n");
        painter->marked = false;
    }
}

/* Opens the marked content of the item's element, or an artifact; goes on
 * with the one that is open if it is the same. A press reads nothing. */
static void begin_mark(Painter *painter, const Item *item) {
    if (painter->pen.press ||
        (painter->marked && painter->element == item->element)) {
        return;
    }
    end_mark(painter);
    painter->marked = true;
    painter->element = item->element;
    if (item->element == NULL) {
        g_string_append(painter->pen.out, "/Artifact BMC\n");
        return;
    }
    MarkedContent mark = {.element = item->element,
                          .sheet = painter->sheet,
                          .number = painter->next_number++,
                          .item = item,
                          .left = INFINITY,
                          .bottom = INFINITY,
                          .right = -INFINITY,
                          .top = -INFINITY};
    g_array_append_val(painter->content->marks, mark);
    g_string_append_printf(painter->pen.out, "/%s<</MCID %d>>BDC\n",
                           structure_type(item->element), mark.number);
}

static void extend_box(MarkedContent *mark, double x, double y) {
    mark->left = MIN(mark->left, x);
    mark->right = MAX(mark->right, x);
    mark->bottom = MIN(mark->bottom, y);
    mark->top = MAX(mark->top, y);
}

/* The box of a figure or link: control points of curves are near enough. */
static void measure_item(Painter *painter, const Item *item) {
    GArray *marks = painter->content->marks;
    MarkedContent *mark = &g_array_index(marks, MarkedContent, marks->len - 1);
    double height = painter->pen.height;
    double right = item->x + item->width;
    double bottom = item->y + item->height;
    if (item->kind == ITEM_PATH) {
        for (guint i = 0; i < item->segments->len; i++) {
            const PathSegment *segment =
                &g_array_index(item->segments, PathSegment, i);
            int points = segment->command == 'C' ? 3 : segment->command != 'Z';
            for (int k = 0; k < points; k++) {
                extend_box(mark, segment->points[2 * k],
                           height - segment->points[2 * k + 1]);
            }
        }
        return;
    }
    if (item->kind == ITEM_TEXT) {
        for (int i = 0; i < item->glyph_count; i++) {
            right += item->glyphs[i].advance;
        }
        double above = ABOVE_BASELINE * item->size;
        extend_box(mark, item->x, height - item->y + above);
        bottom += BELOW_BASELINE * item->size;
    }
    extend_box(mark, item->x, height - item->y);
    extend_box(mark, right, height - bottom);
}

/* Marks of folds stand outside the page on press: pdf_marks.c. */
static bool is_left_out(const Pen *pen, const Item *item) {
    switch (item->kind) {
    case ITEM_LINE:
        return pen->press && item->fold;
    case ITEM_TEXT:
        return item->glyph_count == 0;
    case ITEM_PATH:
        return item->segments == NULL || item->segments->len == 0;
    default:
        return false;
    }
}

static void paint_item(Painter *painter, const Item *item) {
    const GlyphForms *forms = painter->content->forms;
    if (is_left_out(&painter->pen, item)) {
        return;
    }
    begin_mark(painter, item);
    if (item->kind == ITEM_TEXT && forms != NULL) {
        glyph_forms_draw(forms, &painter->pen, item);
    } else if (item->kind == ITEM_TEXT) {
        pen_show_item(&painter->pen, item);
    } else if (item->kind == ITEM_RASTER) {
        draw_raster(painter, item);
    } else {
        draw_shape(&painter->pen, item);
    }
    if (painter->marked && item->element != NULL &&
        (item->element->kind == ELEMENT_FIGURE ||
         item->element->kind == ELEMENT_LINK)) {
        measure_item(painter, item);
    }
}

GPtrArray *content_rasters(const SheetSet *set) {
    GPtrArray *rasters = g_ptr_array_new();
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind == ITEM_RASTER &&
                !g_ptr_array_find(rasters, item->raster, NULL)) {
                g_ptr_array_add(rasters, (gpointer)item->raster);
            }
        }
    }
    return rasters;
}

/* As every page begins. On press no colour is known yet: the first is always
 * said, so that none is left to the viewer's own grey. */
static void begin_page(Pen *pen) {
    pen->state.line_width = 1;
    if (pen->press) {
        pen->state.fill.cyan = pen->state.stroke.cyan = -1;
    } else {
        g_string_append(pen->out, "/" CONTENT_COLOR_SPACE
                                  " cs /" CONTENT_COLOR_SPACE " CS\n");
    }
}

GString *content_write(const PdfContent *content, int number) {
    const Sheet *sheet = g_ptr_array_index(content->set->sheets, number);
    Painter painter = {.content = content, .sheet = number};
    Pen *pen = &painter.pen;
    pen->out = g_string_sized_new(16384);
    pen->fonts = content->fonts;
    pen->press = content->press;
    pen->left = content->margin;
    pen->height = content->margin + sheet->height;
    begin_page(pen);
    for (guint i = 0; i < sheet->items->len; i++) {
        paint_item(&painter, g_ptr_array_index(sheet->items, i));
    }
    end_mark(&painter);
    if (content->press) {
        marks_draw(pen, sheet);
    }
    return pen->out;
}
