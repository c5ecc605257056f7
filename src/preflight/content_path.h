/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The path that is being drawn, measured while it grows: nothing of its course
 * is kept but what the checks ask for. Points come in page space.
 */
#pragma once

#include "preflight/geometry.h"

typedef struct {
    Area bounds;
    double first_x, first_y, last_x, last_y;
    double twice_area, perimeter; /* of the polygon of all points */
    guint points;
    bool is_curved, is_closed;
} Subpath;

typedef struct ContentPath ContentPath;

ContentPath *content_path_new(void);
void content_path_free(ContentPath *path);
void content_path_clear(ContentPath *path);

void content_path_move(ContentPath *path, double x, double y);
/* `on_curve`: the point is not a corner. */
void content_path_line(ContentPath *path, double x, double y, bool on_curve);
void content_path_close(ContentPath *path);

/* The parts that have an extent; owned by the path. */
guint content_path_length(const ContentPath *path);
const Subpath *content_path_part(const ContentPath *path, guint index);
Area content_path_bounds(const ContentPath *path);
/* All parts are straight and have four corners at most. */
bool content_path_is_plain(const ContentPath *path);

/* Covers its bounds wholly. */
bool subpath_is_rectangle(const Subpath *part);
/* How thin the part is when filled, in points; -1 for a mere dot. */
double subpath_thickness(const Subpath *part);
