/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths and colours of a page. */
#include "preflight/content_state.h"

#include <math.h>
#include <string.h>

static void add_point(Content *content, double x, double y, bool on_curve) {
    matrix_apply(content->state.matrix, &x, &y);
    content_path_line(content->path, x, y, on_curve);
}

static void move_to(Content *content, double x, double y) {
    matrix_apply(content->state.matrix, &x, &y);
    content_path_move(content->path, x, y);
}

static void add_rectangle(Content *content, const Instruction *instruction) {
    double x = instruction_number(instruction, 0);
    double y = instruction_number(instruction, 1);
    double width = instruction_number(instruction, 2);
    double height = instruction_number(instruction, 3);
    move_to(content, x, y);
    add_point(content, x + width, y, false);
    add_point(content, x + width, y + height, false);
    add_point(content, x, y + height, false);
    content_path_close(content->path);
}

/* Draws a curve by its corners, which lie round it. */
static void add_curve(Content *content, const Instruction *instruction,
                      guint points) {
    for (guint i = 0; i < points; i++) {
        add_point(content, instruction_number(instruction, 2 * i),
                  instruction_number(instruction, 2 * i + 1), true);
    }
}

/* The area of a stroked part. A straight line along an edge grows only to its
 * sides, so that a mark that ends at the bleed does not reach into it. */
static Area stroke_area(const Content *content, const Subpath *part,
                        double width) {
    Area area = area_grow(part->bounds, width / 2);
    if (part->points == 2 && content->state.line_cap == 0) {
        Area bounds = part->bounds;
        if (bounds.top - bounds.bottom < 0.01) {
            area.left = bounds.left;
            area.right = bounds.right;
        } else if (bounds.right - bounds.left < 0.01) {
            area.bottom = bounds.bottom;
            area.top = bounds.top;
        }
    }
    return area;
}

static void stroke_path(Content *content) {
    double width = content->state.line_width *
                   matrix_smallest_scale(content->state.matrix);
    for (guint i = 0; i < content_path_length(content->path); i++) {
        const Subpath *part = content_path_part(content->path, i);
        Painted painted;
        if (content_start_painted(content, PAINTED_STROKE,
                                  stroke_area(content, part, width),
                                  &content->state.stroke, &painted)) {
            painted.thickness = width;
            content_add_painted(content, &painted);
        }
    }
}

static void fill_part(Content *content, Area area, bool is_rectangle,
                      double thickness) {
    Painted painted;
    if (content_start_painted(content, PAINTED_FILL, area, &content->state.fill,
                              &painted)) {
        painted.is_rectangle = is_rectangle;
        painted.thickness = thickness;
        content_add_painted(content, &painted);
    }
}

/* Straight shapes one by one; a drawing as a whole, by its thinnest part. */
static void fill_path(Content *content, bool strokes_too) {
    bool is_plain = content_path_is_plain(content->path);
    double thinnest = -1;
    for (guint i = 0; i < content_path_length(content->path); i++) {
        const Subpath *part = content_path_part(content->path, i);
        double thickness = strokes_too ? -1 : subpath_thickness(part);
        if (is_plain) {
            fill_part(content, part->bounds, subpath_is_rectangle(part),
                      thickness);
        } else if (thickness >= 0 && (thinnest < 0 || thickness < thinnest)) {
            thinnest = thickness;
        }
    }
    if (!is_plain) {
        fill_part(content, content_path_bounds(content->path), false, thinnest);
    }
}

static void end_path(Content *content) {
    if (content->clips) {
        Area bounds = content_path_bounds(content->path);
        content->state.clip = area_intersect(content->state.clip, bounds);
        content->state.is_clip_exact &=
            content_path_length(content->path) == 1 &&
            subpath_is_rectangle(content_path_part(content->path, 0));
        content->clips = 0;
    }
    content_path_clear(content->path);
}

static void paint_path(Content *content, const char *name) {
    bool closes = name[0] == 's' || name[0] == 'b';
    bool strokes = strchr("sSbB", name[0]) != NULL;
    bool fills = strchr("fFbB", name[0]) != NULL;
    if (closes) {
        content_path_close(content->path);
    }
    if (fills) {
        fill_path(content, strokes);
    }
    if (strokes) {
        stroke_path(content);
    }
    end_path(content);
}

static bool is_one_of(const char *name, const char *const *names) {
    return g_strv_contains(names, name);
}

bool content_run_path(Content *content, const Instruction *instruction) {
    static const char *const painting[] = {"f", "F",  "f*", "S", "s", "B",
                                           "b", "B*", "b*", "n", NULL};
    const char *name = instruction->operator;
    double x = instruction_number(instruction, 0);
    double y = instruction_number(instruction, 1);
    if (strcmp(name, "m") == 0) {
        move_to(content, x, y);
    } else if (strcmp(name, "l") == 0) {
        add_point(content, x, y, false);
    } else if (strcmp(name, "c") == 0) {
        add_curve(content, instruction, 3);
    } else if (strcmp(name, "v") == 0 || strcmp(name, "y") == 0) {
        add_curve(content, instruction, 2);
    } else if (strcmp(name, "re") == 0) {
        add_rectangle(content, instruction);
    } else if (strcmp(name, "h") == 0) {
        content_path_close(content->path);
    } else if (strcmp(name, "W") == 0 || strcmp(name, "W*") == 0) {
        content->clips = 1;
    } else if (is_one_of(name, painting)) {
        paint_path(content, name);
    } else {
        return false;
    }
    return true;
}

static void choose_space(Content *content, Paint *paint, const char *name) {
    if (name != NULL) {
        paint->space =
            content_cache_space(content->cache, name, content->resources);
        paint->pattern = 0;
        color_space_initial(paint->space, paint->values);
    }
}

static void set_values(Paint *paint, const Instruction *instruction) {
    for (guint i = 0; i < COMPONENT_LIMIT; i++) {
        paint->values[i] = instruction_number(instruction, i);
    }
}

static void set_color(Content *content, Paint *paint,
                      const Instruction *instruction) {
    set_values(paint, instruction);
    guint count = instruction->operands->len;
    const char *name =
        count > 0 ? instruction_name(instruction, count - 1) : NULL;
    if (name != NULL) {
        paint->pattern = content_cache_lookup(
            content->cache, content->resources, "/Pattern", name);
        paint->resources = content->resources;
    }
}

bool content_run_color(Content *content, const Instruction *instruction) {
    static const struct {
        const char *name, *space;
        bool strokes;
    } devices[] = {
        {"g", "DeviceGray", false}, {"rg", "DeviceRGB", false},
        {"k", "DeviceCMYK", false}, {"G", "DeviceGray", true},
        {"RG", "DeviceRGB", true},  {"K", "DeviceCMYK", true},
    };
    const char *name = instruction->operator;
    for (gsize i = 0; i < G_N_ELEMENTS(devices); i++) {
        if (strcmp(name, devices[i].name) == 0) {
            Paint *paint = devices[i].strokes ? &content->state.stroke
                                              : &content->state.fill;
            choose_space(content, paint, devices[i].space);
            set_values(paint, instruction);
            return true;
        }
    }
    bool strokes = g_ascii_isupper(name[0]);
    Paint *paint = strokes ? &content->state.stroke : &content->state.fill;
    if (g_ascii_strcasecmp(name, "cs") == 0) {
        choose_space(content, paint, instruction_name(instruction, 0));
    } else if (strcmp(name, "sc") == 0 || strcmp(name, "scn") == 0 ||
               strcmp(name, "SC") == 0 || strcmp(name, "SCN") == 0) {
        set_color(content, paint, instruction);
    } else {
        return false;
    }
    return true;
}
