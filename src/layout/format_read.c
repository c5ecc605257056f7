/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format_read.h"

#include "content/yaml.h"

#define POINTS_PER_MM (72 / 25.4)
#define LOGO_SIZE 14.0 /* mm: where the file gives none */
#define LEAST_SIZE 8.0 /* of anything printed */
#define LEAST_BODY 9.5 /* of running text */
#define LEAST_EDGE 8.0 /* mm: office printers leave less unprinted */
/* the same for what is cut out of a larger sheet, small, and held near */
#define LEAST_BODY_CUT 8.5
#define LEAST_EDGE_CUT 4.0 /* mm: nobody cuts exactly */

/* The mappings of the file, before they are checked. */
typedef struct {
    char *id;
    const YamlNode *paper, *body, *icon, *frames, *flows, *ticks, *styles;
    const YamlNode *numbers, *imposed, *rows, *address, *press;
    GPtrArray *hidden;
} FormatFile;

static const Field file_fields[] = {
    {"format", FIELD_ID, FIELD_REQUIRED, offsetof(FormatFile, id), NULL},
    {"paper", FIELD_MAPPING, FIELD_REQUIRED, offsetof(FormatFile, paper), NULL},
    {"body", FIELD_MAPPING, FIELD_REQUIRED, offsetof(FormatFile, body), NULL},
    {"icon", FIELD_MAPPING, FIELD_REQUIRED, offsetof(FormatFile, icon), NULL},
    {"frames", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(FormatFile, frames),
     NULL},
    {"flows", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(FormatFile, flows),
     NULL},
    {"ticks", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(FormatFile, ticks),
     NULL},
    {"numbers", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(FormatFile, numbers),
     NULL},
    {"imposed", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(FormatFile, imposed),
     NULL},
    {"rows", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(FormatFile, rows), NULL},
    {"address", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(FormatFile, address),
     NULL},
    {"press", FIELD_MAPPING, FIELD_OPTIONAL, offsetof(FormatFile, press), NULL},
    {"styles", FIELD_MAPPING, FIELD_REQUIRED, offsetof(FormatFile, styles),
     NULL},
    {"hidden", FIELD_TEXTS, FIELD_OPTIONAL, offsetof(FormatFile, hidden), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

const char *const format_duplex_names[] = {"simplex", "flip-short-edge",
                                           "flip-long-edge", NULL};

static const Field paper_fields[] = {
    {"width", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, width), NULL},
    {"height", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, height), NULL},
    {"sheets", FIELD_INT, FIELD_REQUIRED, offsetof(Format, sheet_count), NULL},
    {"most", FIELD_INT, FIELD_OPTIONAL, offsetof(Format, sheet_most), NULL},
    {"duplex", FIELD_CHOICE, FIELD_REQUIRED, offsetof(Format, duplex),
     format_duplex_names},
    {"screen", FIELD_BOOL, FIELD_OPTIONAL, offsetof(Format, screen), NULL},
    {"facing", FIELD_BOOL, FIELD_OPTIONAL, offsetof(Format, facing), NULL},
    {"pages-in", FIELD_INT, FIELD_OPTIONAL, offsetof(Format, pages_in), NULL},
    {"cut", FIELD_BOOL, FIELD_OPTIONAL, offsetof(Format, cut), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const Field body_fields[] = {
    {"start", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, size_start), NULL},
    {"least", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, size_least), NULL},
    {"most", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, size_most), NULL},
    {"step", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, size_step), NULL},
    {"comfort", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, comfort), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const Field icon_fields[] = {
    {"size", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, icon_size), NULL},
    {"gap", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, icon_gap), NULL},
    {"picture", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Format, picture_size),
     NULL},
    {"picture-line", FIELD_NUMBER, FIELD_REQUIRED,
     offsetof(Format, picture_line), NULL},
    {"logo", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(Format, logo_size), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const Field frame_fields[] = {
    {"frame", FIELD_ID, FIELD_REQUIRED, offsetof(Frame, id), NULL},
    {"sheet", FIELD_INT, FIELD_REQUIRED, offsetof(Frame, sheet), NULL},
    {"x", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Frame, x), NULL},
    {"y", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Frame, y), NULL},
    {"width", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Frame, width), NULL},
    {"height", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Frame, height), NULL},
    {"side", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(Frame, side), NULL},
    {"gap", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(Frame, gap), NULL},
    {"roles", FIELD_IDS, FIELD_OPTIONAL, offsetof(Frame, roles), NULL},
    {"foot", FIELD_IDS, FIELD_OPTIONAL, offsetof(Frame, foot), NULL},
    {"repeat", FIELD_BOOL, FIELD_OPTIONAL, offsetof(Frame, repeat), NULL},
    {"last", FIELD_BOOL, FIELD_OPTIONAL, offsetof(Frame, last), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const Field tick_fields[] = {
    {"sheet", FIELD_INT, FIELD_REQUIRED, offsetof(Tick, sheet), NULL},
    {"x", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Tick, x), NULL},
    {"y", FIELD_NUMBER, FIELD_REQUIRED, offsetof(Tick, y), NULL},
    {"width", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(Tick, width), NULL},
    {"height", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(Tick, height), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const Field style_fields[] = {
    {"size", FIELD_NUMBER, FIELD_REQUIRED, offsetof(TextStyle, size), NULL},
    {"leading", FIELD_NUMBER, FIELD_REQUIRED, offsetof(TextStyle, leading),
     NULL},
    {"least", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(TextStyle, least), NULL},
    {"fixed", FIELD_BOOL, FIELD_OPTIONAL, offsetof(TextStyle, fixed), NULL},
    {"bold", FIELD_BOOL, FIELD_OPTIONAL, offsetof(TextStyle, bold), NULL},
    {"petrol", FIELD_BOOL, FIELD_OPTIONAL, offsetof(TextStyle, petrol), NULL},
    {"hyphenate", FIELD_BOOL, FIELD_OPTIONAL, offsetof(TextStyle, hyphenate),
     NULL},
    {"balance", FIELD_BOOL, FIELD_OPTIONAL, offsetof(TextStyle, balance), NULL},
    {"tight", FIELD_BOOL, FIELD_OPTIONAL, offsetof(TextStyle, tight), NULL},
    {"before", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(TextStyle, before), NULL},
    {"after", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(TextStyle, after), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

typedef struct {
    GPtrArray *parts, *frames; /* char* */
    bool budget;
} FlowFile;

static const Field flow_fields[] = {
    {"parts", FIELD_IDS, FIELD_REQUIRED, offsetof(FlowFile, parts), NULL},
    {"frames", FIELD_IDS, FIELD_REQUIRED, offsetof(FlowFile, frames), NULL},
    {"budget", FIELD_BOOL, FIELD_OPTIONAL, offsetof(FlowFile, budget), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static void free_frame(gpointer data) {
    Frame *frame = data;
    yaml_clear(frame_fields, frame);
    g_free(frame);
}

static void free_flow(gpointer data) {
    Flow *flow = data;
    g_clear_pointer(&flow->parts, g_ptr_array_unref);
    g_ptr_array_unref(flow->frames);
    g_free(flow);
}

static Format *format_new(void) {
    Format *format = g_new0(Format, 1);
    format->frames = g_ptr_array_new_with_free_func(free_frame);
    format->flows = g_ptr_array_new_with_free_func(free_flow);
    format->ticks = g_ptr_array_new_with_free_func(g_free);
    format->styles =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    format->hidden =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return format;
}

static void to_points(double *lengths[], guint count) {
    for (guint i = 0; i < count; i++) {
        *lengths[i] *= POINTS_PER_MM;
    }
}

static void read_paper(const YamlNode *node, Format *format, Diag *diag) {
    format->sheet_most = FORMAT_MOST_SHEETS;
    if (!yaml_read(node, paper_fields, format, diag)) {
        return;
    }
    if (format->width <= 0 || format->height <= 0 || format->sheet_count < 1 ||
        format->sheet_count > FORMAT_MOST_SHEETS) {
        diag_error(diag, node->position, "format",
                   "paper needs a width, a height and 1 to %d sheets",
                   FORMAT_MOST_SHEETS);
    }
    if (format->sheet_most < format->sheet_count ||
        format->sheet_most > FORMAT_MOST_SHEETS) {
        diag_error(diag, yaml_position_of(node, "most"), "format",
                   "most must be a number of sheets from %d to %d",
                   format->sheet_count, FORMAT_MOST_SHEETS);
    }
    to_points((double *[]){&format->width, &format->height}, 2);
}

static void read_body(const YamlNode *node, Format *format, Diag *diag) {
    if (!yaml_read(node, body_fields, format, diag)) {
        return;
    }
    if (format->size_least > format->size_start ||
        format->size_start > format->size_most) {
        diag_error(diag, node->position, "format",
                   "sizes of the body must rise from least over start to most");
    }
    double least = format->cut ? LEAST_BODY_CUT : LEAST_BODY;
    if (format->size_least < least) {
        diag_error(diag, yaml_position_of(node, "least"), "format",
                   "running text must not go below %.1f pt", least);
    }
    if (format->size_step < 0.05) {
        diag_error(diag, yaml_position_of(node, "step"), "format",
                   "the step between sizes must be 0.05 pt or more");
    }
    if (format->comfort <= 0 || format->comfort > 1) {
        diag_error(diag, yaml_position_of(node, "comfort"), "format",
                   "comfort is a part of the frame, above 0 and up to 1");
    }
}

static void read_icon(const YamlNode *node, Format *format, Diag *diag) {
    format->logo_size = LOGO_SIZE;
    if (yaml_read(node, icon_fields, format, diag)) {
        to_points((double *[]){&format->icon_size, &format->icon_gap,
                               &format->picture_size, &format->logo_size},
                  4);
    }
}

static bool is_role(const char *name) {
    for (BlockRole role = ROLE_NONE + 1; role <= ROLE_IMPRINT; role++) {
        if (g_str_equal(block_role_name(role), name)) {
            return true;
        }
    }
    return false;
}

void format_check_roles(const YamlNode *node, const char *key,
                        const GPtrArray *roles, Diag *diag) {
    for (guint i = 0; roles != NULL && i < roles->len; i++) {
        const char *name = g_ptr_array_index(roles, i);
        if (!is_role(name)) {
            diag_error(diag, yaml_position_of(node, key), "format",
                       "no text has the role \"%s\"", name);
        }
    }
}

static void check_sheet(const YamlNode *node, int *sheet, const Format *format,
                        Diag *diag) {
    if (*sheet < 1 || *sheet > format->sheet_count) {
        diag_error(diag, yaml_position_of(node, "sheet"), "format",
                   "there is no sheet %d; the paper has %d", *sheet,
                   format->sheet_count);
    }
    (*sheet)--;
}

static const Frame *lookup_frame(const Format *format, const char *id) {
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        if (g_str_equal(frame->id, id)) {
            return frame;
        }
    }
    return NULL;
}

static void check_frame(const YamlNode *node, const Frame *frame,
                        const Format *format, Diag *diag) {
    double white = format->screen ? 0
                   : format->cut  ? LEAST_EDGE_CUT
                                  : LEAST_EDGE;
    double edge = white * POINTS_PER_MM - 0.01;
    if (frame->width <= frame->side + frame->gap || frame->height <= 0 ||
        frame->side < 0 || frame->gap < 0) {
        diag_error(diag, node->position, "format",
                   "frame \"%s\" has no room for text", frame->id);
    } else if (frame->x < edge || frame->y < edge ||
               frame->x + frame->width > format->width - edge ||
               frame->y + frame->height > format->height - edge) {
        diag_error(diag, node->position, "format",
                   format->screen ? "frame \"%s\" does not lie on its sheet"
                   : format->cut
                       ? "frame \"%s\" comes within 4 mm of the edge that is "
                         "cut"
                       : "frame \"%s\" comes within 8 mm of the paper's edge; "
                         "printers leave that white",
                   frame->id);
    }
    if (lookup_frame(format, frame->id) != NULL) {
        diag_error(diag, node->position, "format",
                   "there are two frames \"%s\"", frame->id);
    }
    format_check_repeat(node, frame, format, diag);
    format_check_roles(node, "roles", frame->roles, diag);
    format_check_roles(node, "foot", frame->foot, diag);
}

static void read_frame(const YamlNode *node, Format *format, Diag *diag) {
    Frame *frame = g_new0(Frame, 1);
    if (!yaml_read(node, frame_fields, frame, diag)) {
        free_frame(frame);
        return;
    }
    to_points((double *[]){&frame->x, &frame->y, &frame->width, &frame->height,
                           &frame->side, &frame->gap},
              6);
    check_sheet(node, &frame->sheet, format, diag);
    check_frame(node, frame, format, diag);
    g_ptr_array_add(format->frames, frame);
}

static void read_tick(const YamlNode *node, Format *format, Diag *diag) {
    Tick *tick = g_new0(Tick, 1);
    g_ptr_array_add(format->ticks, tick);
    if (!yaml_read(node, tick_fields, tick, diag)) {
        return;
    }
    to_points((double *[]){&tick->x, &tick->y, &tick->width, &tick->height}, 4);
    check_sheet(node, &tick->sheet, format, diag);
    if (tick->x < 0 || tick->y < 0 || tick->x + tick->width > format->width ||
        tick->y + tick->height > format->height) {
        diag_error(diag, node->position, "format",
                   "the tick stands outside the paper");
    }
}

static bool is_frame_taken(const Format *format, const Frame *frame) {
    for (guint i = 0; i < format->flows->len; i++) {
        const Flow *flow = g_ptr_array_index(format->flows, i);
        if (g_ptr_array_find(flow->frames, frame, NULL)) {
            return true;
        }
    }
    return false;
}

static bool is_part_taken(const Format *format, const char *part) {
    for (guint i = 0; i < format->flows->len; i++) {
        const Flow *flow = g_ptr_array_index(format->flows, i);
        if (g_ptr_array_find_with_equal_func(flow->parts, part, g_str_equal,
                                             NULL)) {
            return true;
        }
    }
    return false;
}

static void add_flow_frames(const YamlNode *node, const FlowFile *file,
                            Flow *flow, const Format *format, Diag *diag) {
    bool streams = false;
    for (guint i = 0; i < file->frames->len; i++) {
        const char *id = g_ptr_array_index(file->frames, i);
        const Frame *frame = lookup_frame(format, id);
        Position position = yaml_position_of(node, "frames");
        if (frame == NULL) {
            diag_error(diag, position, "format", "there is no frame \"%s\"",
                       id);
            continue;
        }
        if (is_frame_taken(format, frame)) {
            diag_error(diag, position, "format",
                       "frame \"%s\" belongs to two flows", id);
        }
        if (frame->repeat && i + 1 < file->frames->len) {
            diag_error(diag, position, "format",
                       "frame \"%s\" is repeated and so stands last", id);
        }
        streams = streams || frame->roles == NULL;
        g_ptr_array_add(flow->frames, (gpointer)frame);
    }
    if (!streams) {
        diag_error(diag, yaml_position_of(node, "frames"), "format",
                   "the flow needs a frame without roles");
    }
}

static void check_only_repeat(const YamlNode *node, const Flow *flow,
                              const Format *format, Diag *diag) {
    for (guint i = 0; flow_repeats(flow) && i < format->flows->len; i++) {
        if (flow_repeats(g_ptr_array_index(format->flows, i))) {
            diag_error(diag, yaml_position_of(node, "frames"), "format",
                       "two flows repeat their last sheet; only one can");
        }
    }
}

static void read_flow(const YamlNode *node, Format *format, Diag *diag) {
    FlowFile file = {NULL, NULL, false};
    if (yaml_read(node, flow_fields, &file, diag)) {
        Flow *flow = g_new0(Flow, 1);
        flow->frames = g_ptr_array_new();
        flow->budget = file.budget;
        for (guint i = 0; i < file.parts->len; i++) {
            const char *part = g_ptr_array_index(file.parts, i);
            if (is_part_taken(format, part)) {
                diag_error(diag, yaml_position_of(node, "parts"), "format",
                           "part \"%s\" belongs to two flows", part);
            }
        }
        add_flow_frames(node, &file, flow, format, diag);
        check_only_repeat(node, flow, format, diag);
        flow->parts = g_steal_pointer(&file.parts);
        g_ptr_array_add(format->flows, flow);
    }
    yaml_clear(flow_fields, &file);
}

static void read_style(const YamlNode *node, const char *name, Format *format,
                       Diag *diag) {
    TextStyle *style = g_new0(TextStyle, 1);
    g_hash_table_replace(format->styles, g_strdup(name), style);
    if (!yaml_read(node, style_fields, style, diag)) {
        return;
    }
    if (style->least == 0) {
        style->least = style->size;
    }
    if (style->least < LEAST_SIZE || style->least > style->size) {
        diag_error(diag, node->position, "format",
                   "style \"%s\" must not go below 8 pt, nor start below its "
                   "least size",
                   name);
    }
    if (style->leading < style->size) {
        diag_error(diag, yaml_position_of(node, "leading"), "format",
                   "lines of style \"%s\" would touch; leading is less than "
                   "the size",
                   name);
    }
}

static void read_styles(const YamlNode *node, Format *format, Diag *diag) {
    for (guint i = 0; i < yaml_count(node); i++) {
        if (yaml_expect(yaml_item(node, i), YAML_MAPPING, diag)) {
            read_style(yaml_item(node, i), yaml_key(node, i), format, diag);
        }
    }
    static const char *const needed[] = {"body", "title", "question", "item"};
    for (guint i = 0; i < G_N_ELEMENTS(needed); i++) {
        if (!g_hash_table_contains(format->styles, needed[i])) {
            diag_error(diag, node->position, "format",
                       "style \"%s\" is missing", needed[i]);
        }
    }
}

typedef void (*EntryReader)(const YamlNode *node, Format *format, Diag *diag);

static void read_entries(const YamlNode *list, Format *format,
                         EntryReader reader, Diag *diag) {
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        if (yaml_expect(yaml_item(list, i), YAML_MAPPING, diag)) {
            reader(yaml_item(list, i), format, diag);
        }
    }
}

static void check_id(const char *path, const YamlNode *root, const char *id,
                     Diag *diag) {
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *expected = g_strconcat(id, ".yaml", NULL);
    if (!g_str_equal(name, expected)) {
        diag_error(diag, yaml_position_of(root, "format"), "file-name",
                   "format \"%s\" must stand in %s", id, expected);
    }
}

static void read_file(const YamlNode *root, FormatFile *file, Format *format,
                      Diag *diag) {
    read_paper(file->paper, format, diag);
    read_body(file->body, format, diag);
    read_icon(file->icon, format, diag);
    read_entries(file->frames, format, read_frame, diag);
    read_entries(file->flows, format, read_flow, diag);
    read_entries(file->ticks, format, read_tick, diag);
    format_read_pages(file->numbers, file->imposed, format, diag);
    format_read_rows(file->rows, format, diag);
    format_read_address(file->address, format, diag);
    format_read_press(file->press, format, diag);
    read_styles(file->styles, format, diag);
    for (guint i = 0; file->hidden != NULL && i < file->hidden->len; i++) {
        g_hash_table_add(format->hidden,
                         g_strdup(g_ptr_array_index(file->hidden, i)));
    }
    format->id = g_steal_pointer(&file->id);
    format->position = root->position;
}

Format *format_read(const char *path, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autoptr(YamlNode) root = yaml_load(path, diag);
    if (root == NULL) {
        return NULL;
    }
    FormatFile file = {0};
    g_autoptr(Format) format = format_new();
    if (yaml_read(root, file_fields, &file, diag)) {
        check_id(path, root, file.id, diag);
        read_file(root, &file, format, diag);
    }
    yaml_clear(file_fields, &file);
    return diag_errors(diag) == errors ? g_steal_pointer(&format) : NULL;
}
