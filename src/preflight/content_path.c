/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/content_path.h"

#include <math.h>

/* Parts of one path: more are counted as one. */
#define PART_LIMIT 1000000
/* A shape that is no longer than this is a dot, as on an i. */
#define DOT 1.0

struct ContentPath {
    GArray *parts; /* Subpath */
};

ContentPath *content_path_new(void) {
    ContentPath *path = g_new0(ContentPath, 1);
    path->parts = g_array_new(FALSE, FALSE, sizeof(Subpath));
    return path;
}

void content_path_free(ContentPath *path) {
    g_array_unref(path->parts);
    g_free(path);
}

void content_path_clear(ContentPath *path) {
    g_array_set_size(path->parts, 0);
}

static Subpath *last_part(ContentPath *path) {
    return path->parts->len == 0
               ? NULL
               : &g_array_index(path->parts, Subpath, path->parts->len - 1);
}

void content_path_move(ContentPath *path, double x, double y) {
    Subpath part = {.bounds = {x, y, x, y},
                    .first_x = x,
                    .first_y = y,
                    .last_x = x,
                    .last_y = y,
                    .points = 1};
    Subpath *last = last_part(path);
    if (last != NULL && (last->points == 1 || path->parts->len > PART_LIMIT)) {
        *last = part;
    } else {
        g_array_append_val(path->parts, part);
    }
}

void content_path_line(ContentPath *path, double x, double y, bool on_curve) {
    Subpath *part = last_part(path);
    if (part == NULL) {
        content_path_move(path, x, y);
        return;
    }
    if (part->is_closed) {
        content_path_move(path, part->first_x, part->first_y);
        part = last_part(path);
    }
    area_add(&part->bounds, x, y);
    /* From the first point, so that places far from the corner of the page
     * lose no digits. */
    part->twice_area += (part->last_x - part->first_x) * (y - part->first_y) -
                        (x - part->first_x) * (part->last_y - part->first_y);
    part->perimeter += hypot(x - part->last_x, y - part->last_y);
    part->last_x = x;
    part->last_y = y;
    part->points++;
    part->is_curved |= on_curve;
}

void content_path_close(ContentPath *path) {
    Subpath *part = last_part(path);
    if (part != NULL) {
        part->is_closed = true;
    }
}

guint content_path_length(const ContentPath *path) {
    guint length = path->parts->len;
    return length > 0 &&
                   g_array_index(path->parts, Subpath, length - 1).points == 1
               ? length - 1
               : length;
}

const Subpath *content_path_part(const ContentPath *path, guint index) {
    return &g_array_index(path->parts, Subpath, index);
}

Area content_path_bounds(const ContentPath *path) {
    Area bounds = AREA_NOTHING;
    for (guint i = 0; i < content_path_length(path); i++) {
        Area part = content_path_part(path, i)->bounds;
        area_add(&bounds, part.left, part.bottom);
        area_add(&bounds, part.right, part.top);
    }
    return bounds;
}

bool content_path_is_plain(const ContentPath *path) {
    for (guint i = 0; i < content_path_length(path); i++) {
        const Subpath *part = content_path_part(path, i);
        if (part->is_curved || part->points > 5) {
            return false;
        }
    }
    return true;
}

bool subpath_is_rectangle(const Subpath *part) {
    double width = part->bounds.right - part->bounds.left;
    double height = part->bounds.top - part->bounds.bottom;
    double area = fabs(part->twice_area) / 2;
    return !part->is_curved && part->points >= 4 && part->points <= 5 &&
           area > 0 && area > width * height * 0.999;
}

double subpath_thickness(const Subpath *part) {
    double width = part->bounds.right - part->bounds.left;
    double height = part->bounds.top - part->bounds.bottom;
    if (MAX(width, height) <= DOT) {
        return -1;
    }
    double thickness = MIN(width, height);
    if (!part->is_curved && part->points <= 5) {
        /* A rectangle in any direction, from its area and perimeter. */
        double round = part->perimeter + hypot(part->last_x - part->first_x,
                                               part->last_y - part->first_y);
        double sum = round / 2;
        double root = sqrt(MAX(sum * sum - 2 * fabs(part->twice_area), 0));
        thickness = MIN(thickness, (sum - root) / 2);
    }
    return thickness;
}
