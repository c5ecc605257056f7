/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format_read.h"

#define POINTS_PER_MM (72 / 25.4)

/* In the order of PressPaper. */
static const char *const paper_names[] = {"none", "coated", "uncoated", NULL};

static const Field press_fields[] = {
    {"paper", FIELD_CHOICE, FIELD_REQUIRED, offsetof(Press, paper),
     paper_names},
    {"width", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Press, width), NULL},
    {"height", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Press, height), NULL},
    {"advice", FIELD_ID, FIELD_REQUIRED, offsetof(Press, advice), NULL},
    {"finish", FIELD_ID, FIELD_REQUIRED, offsetof(Press, finish), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

void format_read_press(const YamlNode *node, Format *format, Diag *diag) {
    Press *press = &format->press;
    if (node == NULL || !yaml_read(node, press_fields, press, diag)) {
        return;
    }
    if (press->paper == PRESS_NONE) {
        diag_error(diag, yaml_position_of(node, "paper"), "format",
                   "paper is coated or uncoated; without a print shop leave "
                   "\"press\" out");
    }
    press->width *= POINTS_PER_MM;
    press->height *= POINTS_PER_MM;
    if (press->width <= 0 || press->height <= 0 ||
        press->width > format->width + 0.01 ||
        press->height > format->height + 0.01) {
        diag_error(diag, node->position, "format",
                   "what is handed out must be at most as large as the paper");
    }
}
