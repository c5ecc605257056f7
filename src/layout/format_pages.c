/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format_read.h"

#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define LEAST_EDGE 8.0 /* mm: office printers leave less unprinted */
#define BOOKLET_PAGES 4
#define MOST_UNCUT 2.0    /* mm: a strip of paper that may stay */
#define LEAST_MARKED 12.5 /* mm: gap, mark, and what printers leave white */

static const Field number_fields[] = {
    {"from", FIELD_INT, FIELD_REQUIRED, offsetof(PageNumbers, from), NULL},
    {"side", FIELD_NUMBER, FIELD_REQUIRED, offsetof(PageNumbers, side), NULL},
    {"bottom", FIELD_NUMBER, FIELD_REQUIRED, offsetof(PageNumbers, bottom),
     NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

/* In the order of ImposedOrder. */
static const char *const order_names[] = {"copies", "booklet", NULL};

typedef struct {
    Imposed imposed;
    int order, duplex;
} ImposedFile;

static const Field imposed_fields[] = {
    {"width", FIELD_NUMBER, FIELD_REQUIRED,
     offsetof(ImposedFile, imposed.width), NULL},
    {"height", FIELD_NUMBER, FIELD_REQUIRED,
     offsetof(ImposedFile, imposed.height), NULL},
    {"duplex", FIELD_CHOICE, FIELD_REQUIRED, offsetof(ImposedFile, duplex),
     format_duplex_names},
    {"order", FIELD_CHOICE, FIELD_REQUIRED, offsetof(ImposedFile, order),
     order_names},
    {"across", FIELD_INT, FIELD_REQUIRED, offsetof(ImposedFile, imposed.across),
     NULL},
    {"down", FIELD_INT, FIELD_REQUIRED, offsetof(ImposedFile, imposed.down),
     NULL},
    {"left", FIELD_NUMBER, FIELD_REQUIRED, offsetof(ImposedFile, imposed.left),
     NULL},
    {"top", FIELD_NUMBER, FIELD_REQUIRED, offsetof(ImposedFile, imposed.top),
     NULL},
    {"marks", FIELD_BOOL, FIELD_OPTIONAL, offsetof(ImposedFile, imposed.marks),
     NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static void read_numbers(const YamlNode *node, Format *format, Diag *diag) {
    PageNumbers *numbers = &format->numbers;
    if (!yaml_read(node, number_fields, numbers, diag)) {
        return;
    }
    if (numbers->from < 1) {
        diag_error(diag, yaml_position_of(node, "from"), "format",
                   "pages are counted from 1");
    }
    if (numbers->side < LEAST_EDGE || numbers->bottom < LEAST_EDGE) {
        diag_error(diag, node->position, "format",
                   "page numbers come within 8 mm of the paper's edge; "
                   "printers leave that white");
    }
    if (!format->facing) {
        diag_error(diag, node->position, "format",
                   "page numbers stand outside, so the paper needs facing: "
                   "true");
    }
    numbers->side *= POINTS_PER_MM;
    numbers->bottom *= POINTS_PER_MM;
}

/* White at left, top, right and bottom of the cells, points. */
static void measure_margins(const Format *format, double margins[4]) {
    const Imposed *paper = &format->imposed;
    margins[0] = paper->left;
    margins[1] = paper->top;
    margins[2] = paper->width - paper->left - paper->across * format->width;
    margins[3] = paper->height - paper->top - paper->down * format->height;
}

/* Office printers leave the edge white, so marks need a margin that holds them,
 * or none that is cut off. */
static void check_margins(const YamlNode *node, const Format *format,
                          Diag *diag) {
    double margins[4];
    measure_margins(format, margins);
    bool fits = format->imposed.across > 0 && format->imposed.down > 0;
    bool has_room = true;
    for (gsize i = 0; i < G_N_ELEMENTS(margins); i++) {
        fits = fits && margins[i] > -0.01;
        has_room = has_room && (margins[i] < MOST_UNCUT * POINTS_PER_MM ||
                                margins[i] >= LEAST_MARKED * POINTS_PER_MM);
    }
    if (!fits) {
        diag_error(diag, node->position, "format",
                   "the pages do not fit on this paper");
    } else if (format->imposed.marks && !has_room) {
        diag_error(diag, node->position, "format",
                   "marks need 12.5 mm of white beside the pages, or less "
                   "than 2 mm, which is not cut off");
    }
}

static void check_booklet(const YamlNode *node, const Format *format,
                          Diag *diag) {
    double margins[4];
    measure_margins(format, margins);
    if (format->imposed.across != 2 || format->imposed.down != 1 ||
        fabs(margins[0] - margins[2]) > 0.01) {
        diag_error(diag, node->position, "format",
                   "a booklet has two pages side by side that meet in the "
                   "middle of the paper");
    }
    if (format->pages_in == 0 || format->pages_in % BOOKLET_PAGES != 0) {
        diag_error(diag, node->position, "format",
                   "a booklet is made of sheets with four pages, so the paper "
                   "needs pages-in: 4");
    }
}

/* Backs would stand on their heads. */
static void check_turning(const YamlNode *node, const Format *format,
                          Diag *diag) {
    const Imposed *paper = &format->imposed;
    if ((paper->duplex == DUPLEX_SIMPLEX) !=
            (format->duplex == DUPLEX_SIMPLEX) ||
        duplex_turns_sideways(paper->duplex, paper->width, paper->height) !=
            duplex_turns_sideways(format->duplex, format->width,
                                  format->height)) {
        diag_error(diag, yaml_position_of(node, "duplex"), "format",
                   "this paper is not turned over as its pages are");
    }
}

static void read_imposed(const YamlNode *node, Format *format, Diag *diag) {
    ImposedFile file = {0};
    if (!yaml_read(node, imposed_fields, &file, diag)) {
        return;
    }
    Imposed *paper = &format->imposed;
    *paper = file.imposed;
    paper->width *= POINTS_PER_MM;
    paper->height *= POINTS_PER_MM;
    paper->left *= POINTS_PER_MM;
    paper->top *= POINTS_PER_MM;
    paper->order = (ImposedOrder)file.order;
    paper->duplex = (Duplex)file.duplex;
    check_margins(node, format, diag);
    check_turning(node, format, diag);
    if (paper->order == IMPOSED_BOOKLET) {
        check_booklet(node, format, diag);
    }
}

void format_read_pages(const YamlNode *numbers, const YamlNode *imposed,
                       Format *format, Diag *diag) {
    if (numbers != NULL) {
        read_numbers(numbers, format, diag);
    }
    if (imposed != NULL) {
        read_imposed(imposed, format, diag);
    }
}

/* Feet, roles and side columns would need a page of their own each time. */
void format_check_repeat(const YamlNode *node, const Frame *frame,
                         const Format *format, Diag *diag) {
    if (frame->repeat &&
        (frame->roles != NULL || frame->foot != NULL || frame->side > 0)) {
        diag_error(diag, node->position, "format",
                   "frame \"%s\" is repeated and so takes no roles, foot or "
                   "side",
                   frame->id);
    }
    if ((frame->repeat || frame->last) &&
        frame->sheet != format->sheet_count - 1) {
        diag_error(diag, yaml_position_of(node, "sheet"), "format",
                   "frame \"%s\" is repeated or last and so stands on the "
                   "last sheet",
                   frame->id);
    }
    if (frame->repeat && frame->last) {
        diag_error(diag, yaml_position_of(node, "last"), "format",
                   "frame \"%s\" is repeated or last, not both", frame->id);
    }
}
