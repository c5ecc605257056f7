/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format_read.h"

#define POINTS_PER_MM (72 / 25.4)

static const Field rows_fields[] = {
    {"gutter", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Rows, gutter), NULL},
    {"circle", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Rows, circle), NULL},
    {"white", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Rows, white), NULL},
    {"plain", FIELD_IDS, FIELD_REQUIRED, offsetof(Rows, plain), NULL},
    {"alone", FIELD_IDS, FIELD_REQUIRED, offsetof(Rows, alone), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

void format_read_rows(const YamlNode *node, Format *format, Diag *diag) {
    Rows *rows = &format->rows;
    if (node == NULL || !yaml_read(node, rows_fields, rows, diag)) {
        return;
    }
    if (rows->circle <= 0 || rows->gutter <= rows->circle) {
        diag_error(diag, node->position, "format",
                   "the gutter between two languages must be wider than the "
                   "circle in it");
    }
    if (rows->white < 0) {
        diag_error(diag, yaml_position_of(node, "white"), "format",
                   "white must not be negative");
    }
    format_check_roles(node, "plain", rows->plain, diag);
    format_check_roles(node, "alone", rows->alone, diag);
    rows->gutter *= POINTS_PER_MM;
    rows->circle *= POINTS_PER_MM;
}
