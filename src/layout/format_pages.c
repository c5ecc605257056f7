/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format_read.h"

#define POINTS_PER_MM (72 / 25.4)
#define LEAST_EDGE 8.0 /* mm: office printers leave less unprinted */
#define BOOKLET_PAGES 4

static const Field number_fields[] = {
    {"from", FIELD_INT, FIELD_REQUIRED, offsetof(PageNumbers, from), NULL},
    {"side", FIELD_NUMBER, FIELD_REQUIRED, offsetof(PageNumbers, side), NULL},
    {"bottom", FIELD_NUMBER, FIELD_REQUIRED, offsetof(PageNumbers, bottom),
     NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

typedef struct {
    Imposed imposed;
    int duplex;
} ImposedFile;

static const Field imposed_fields[] = {
    {"width", FIELD_NUMBER, FIELD_REQUIRED,
     offsetof(ImposedFile, imposed.width), NULL},
    {"height", FIELD_NUMBER, FIELD_REQUIRED,
     offsetof(ImposedFile, imposed.height), NULL},
    {"duplex", FIELD_CHOICE, FIELD_REQUIRED, offsetof(ImposedFile, duplex),
     format_duplex_names},
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

static void read_imposed(const YamlNode *node, Format *format, Diag *diag) {
    ImposedFile file = {0};
    if (!yaml_read(node, imposed_fields, &file, diag)) {
        return;
    }
    format->imposed = file.imposed;
    format->imposed.width *= POINTS_PER_MM;
    format->imposed.height *= POINTS_PER_MM;
    format->imposed.duplex = (Duplex)file.duplex;
    if (format->imposed.width < 2 * format->width ||
        format->imposed.height < format->height) {
        diag_error(diag, node->position, "format",
                   "two pages do not fit side by side on this paper");
    }
    if (format->pages_in == 0 || format->pages_in % BOOKLET_PAGES != 0) {
        diag_error(diag, node->position, "format",
                   "a booklet is made of sheets with four pages, so the paper "
                   "needs pages-in: 4");
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
