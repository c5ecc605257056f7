/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Matrices and areas of a page, in points from its lower left. Plain values;
 * whatever goes in, what comes out is finite.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define POINTS_PER_MM (72 / 25.4)

/* x' = a x + c y + e; y' = b x + d y + f */
typedef struct {
    double a, b, c, d, e, f;
} Matrix;

#define MATRIX_IDENTITY ((Matrix){1, 0, 0, 1, 0, 0})

/* An area with left > right has nothing in it. */
typedef struct {
    double left, bottom, right, top;
} Area;

#define AREA_NOTHING ((Area){1e12, 1e12, -1e12, -1e12})
#define AREA_EVERYTHING ((Area){-1e12, -1e12, 1e12, 1e12})

/* First `inner`, then `outer`. */
Matrix matrix_multiply(Matrix inner, Matrix outer);
void matrix_apply(Matrix matrix, double *x, double *y);
/* What the shorter of all lines of length 1 becomes. */
double matrix_smallest_scale(Matrix matrix);

void area_add(Area *area, double x, double y);
Area area_intersect(Area a, Area b);
/* The smallest area round `area` after the matrix. */
Area area_transform(Area area, Matrix matrix);
/* Larger by `margin` on every side; smaller when it is negative. */
Area area_grow(Area area, double margin);
/* The array [x y x y] in any order, as an area. */
Area area_of_corners(const double corners[4]);
bool area_is_empty(Area area);
/* Whether they share more than an edge. */
bool area_overlaps(Area a, Area b);
/* Whether `inner` lies in `outer`, which may be `slack` smaller. */
bool area_contains(Area outer, Area inner, double slack);

/* Formats with at most `decimals` and no needless zeros, in every locale with
 * a point; caller frees. */
char *number_format(double value, int decimals);
