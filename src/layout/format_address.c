/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format_read.h"

#define POINTS_PER_MM (72 / 25.4)
#define LEAST_CODE 25.0     /* mm: phones read it at the length of an arm */
#define LEAST_CODE_CUT 20.0 /* mm, in the hand */
#define DEFAULT_LOGO 14.0   /* mm */

typedef struct {
    double code;
    const YamlNode *frames;
} AddressFile;

static const Field address_fields[] = {
    {"code", FIELD_NUMBER, FIELD_REQUIRED, offsetof(AddressFile, code), NULL},
    {"frames", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(AddressFile, frames),
     NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const Field move_fields[] = {
    {"frame", FIELD_ID, FIELD_REQUIRED, offsetof(FrameMove, frame), NULL},
    {"x", FIELD_NUMBER, FIELD_REQUIRED, offsetof(FrameMove, x), NULL},
    {"width", FIELD_NUMBER, FIELD_REQUIRED, offsetof(FrameMove, width), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static void clear_move(gpointer move) {
    yaml_clear(move_fields, move);
}

static Frame *find_frame(const Format *format, const char *id) {
    for (guint i = 0; i < format->frames->len; i++) {
        Frame *frame = g_ptr_array_index(format->frames, i);
        if (g_str_equal(frame->id, id)) {
            return frame;
        }
    }
    return NULL;
}

/* What moves stays between the edges of all frames, so on the paper. */
static void check_move(const YamlNode *node, const FrameMove *move,
                       const Format *format, Diag *diag) {
    const Frame *frame = find_frame(format, move->frame);
    double left = format->width, right = 0;
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *other = g_ptr_array_index(format->frames, i);
        left = MIN(left, other->x);
        right = MAX(right, other->x + other->width);
    }
    if (frame == NULL) {
        diag_error(diag, node->position, "format", "there is no frame \"%s\"",
                   move->frame);
    } else if (move->width <= 0 || move->x < left - 0.01 ||
               move->x + move->width > right + 0.01) {
        diag_error(diag, node->position, "format",
                   "frame \"%s\" does not lie between the others any more",
                   move->frame);
    }
}

static void read_moves(const YamlNode *list, Format *format, Diag *diag) {
    format->moves = g_array_new(FALSE, FALSE, sizeof(FrameMove));
    g_array_set_clear_func(format->moves, clear_move);
    for (guint i = 0; i < yaml_count(list); i++) {
        const YamlNode *node = yaml_item(list, i);
        FrameMove move = {NULL, 0, 0};
        if (!yaml_expect(node, YAML_MAPPING, diag) ||
            !yaml_read(node, move_fields, &move, diag)) {
            clear_move(&move);
            continue;
        }
        move.x *= POINTS_PER_MM;
        move.width *= POINTS_PER_MM;
        check_move(node, &move, format, diag);
        g_array_append_val(format->moves, move);
    }
}

static bool takes_address(const GPtrArray *roles) {
    return roles != NULL &&
           g_ptr_array_find_with_equal_func((GPtrArray *)roles, "address",
                                            g_str_equal, NULL);
}

static void check_room(const YamlNode *node, const Format *format, Diag *diag) {
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        if ((takes_address(frame->roles) || takes_address(frame->foot)) &&
            frame->width < format->code_size) {
            diag_error(diag, yaml_position_of(node, "code"), "format",
                       "the QR code is wider than its frame \"%s\"", frame->id);
        }
    }
}

void format_read_address(const YamlNode *node, Format *format, Diag *diag) {
    AddressFile file = {0, NULL};
    if (node == NULL || !yaml_read(node, address_fields, &file, diag)) {
        return;
    }
    double least = format->cut ? LEAST_CODE_CUT : LEAST_CODE;
    if (file.code < least) {
        diag_error(diag, yaml_position_of(node, "code"), "format",
                   "a QR code must be %d mm wide or more, for phones",
                   (int)least);
    }
    format->code_size = file.code * POINTS_PER_MM;
    check_room(node, format, diag);
    if (file.frames != NULL) {
        read_moves(file.frames, format, diag);
    }
}

Format *format_read_with_code(const Format *format, const char *path,
                              Diag *diag) {
    Format *moved = format->moves != NULL ? format_read(path, diag) : NULL;
    for (guint i = 0; moved != NULL && i < moved->moves->len; i++) {
        const FrameMove *move = &g_array_index(moved->moves, FrameMove, i);
        Frame *frame = find_frame(moved, move->frame);
        frame->x = move->x;
        frame->width = move->width;
    }
    return moved;
}

double formats_largest_logo(const GPtrArray *formats) {
    double largest = DEFAULT_LOGO * POINTS_PER_MM;
    for (guint i = 0; formats != NULL && i < formats->len; i++) {
        const Format *format = g_ptr_array_index(formats, i);
        largest = format->screen ? largest : MAX(largest, format->logo_size);
    }
    return largest;
}
