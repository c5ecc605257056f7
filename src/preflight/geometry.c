/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/geometry.h"

#include <math.h>
#include <string.h>

/* Overlaps smaller than this are touching edges that were rounded. */
#define TOUCHING 0.05
#define LIMIT 1e12

static double tame(double value) {
    return isnan(value) ? 0 : CLAMP(value, -LIMIT, LIMIT);
}

Matrix matrix_multiply(Matrix inner, Matrix outer) {
    return (Matrix){
        tame(inner.a * outer.a + inner.b * outer.c),
        tame(inner.a * outer.b + inner.b * outer.d),
        tame(inner.c * outer.a + inner.d * outer.c),
        tame(inner.c * outer.b + inner.d * outer.d),
        tame(inner.e * outer.a + inner.f * outer.c + outer.e),
        tame(inner.e * outer.b + inner.f * outer.d + outer.f),
    };
}

void matrix_apply(Matrix matrix, double *x, double *y) {
    double old_x = *x, old_y = *y;
    *x = tame(matrix.a * old_x + matrix.c * old_y + matrix.e);
    *y = tame(matrix.b * old_x + matrix.d * old_y + matrix.f);
}

/* The smaller singular value. */
double matrix_smallest_scale(Matrix matrix) {
    double sum = matrix.a * matrix.a + matrix.b * matrix.b +
                 matrix.c * matrix.c + matrix.d * matrix.d;
    double determinant = matrix.a * matrix.d - matrix.b * matrix.c;
    double root = sqrt(MAX(sum * sum - 4 * determinant * determinant, 0));
    double largest = sqrt((sum + root) / 2);
    /* The determinant is the product of both: no cancellation. */
    return largest > 0 ? fabs(determinant) / largest : 0;
}

void area_add(Area *area, double x, double y) {
    area->left = MIN(area->left, x);
    area->right = MAX(area->right, x);
    area->bottom = MIN(area->bottom, y);
    area->top = MAX(area->top, y);
}

Area area_intersect(Area a, Area b) {
    return (Area){MAX(a.left, b.left), MAX(a.bottom, b.bottom),
                  MIN(a.right, b.right), MIN(a.top, b.top)};
}

Area area_transform(Area area, Matrix matrix) {
    if (area_is_empty(area)) {
        return area;
    }
    Area result = AREA_NOTHING;
    for (int corner = 0; corner < 4; corner++) {
        double x = corner & 1 ? area.right : area.left;
        double y = corner & 2 ? area.top : area.bottom;
        matrix_apply(matrix, &x, &y);
        area_add(&result, x, y);
    }
    return result;
}

Area area_grow(Area area, double margin) {
    return (Area){area.left - margin, area.bottom - margin, area.right + margin,
                  area.top + margin};
}

Area area_of_corners(const double corners[4]) {
    Area area = AREA_NOTHING;
    area_add(&area, corners[0], corners[1]);
    area_add(&area, corners[2], corners[3]);
    return area;
}

bool area_is_empty(Area area) {
    return area.left > area.right || area.bottom > area.top;
}

bool area_overlaps(Area a, Area b) {
    /* A line has no width and lies in an area all the same. */
    return a.left < b.right - TOUCHING && b.left < a.right + TOUCHING &&
           a.bottom < b.top - TOUCHING && b.bottom < a.top + TOUCHING &&
           a.right > b.left + TOUCHING && a.top > b.bottom + TOUCHING;
}

bool area_contains(Area outer, Area inner, double slack) {
    return inner.left >= outer.left - slack &&
           inner.right <= outer.right + slack &&
           inner.bottom >= outer.bottom - slack &&
           inner.top <= outer.top + slack;
}

char *number_format(double value, int decimals) {
    static const char *const formats[] = {"%.0f", "%.1f", "%.2f", "%.3f"};
    char buffer[64];
    g_ascii_formatd(buffer, sizeof buffer, formats[CLAMP(decimals, 0, 3)],
                    tame(value));
    if (strchr(buffer, '.') != NULL) {
        gsize length = strlen(buffer);
        while (buffer[length - 1] == '0') {
            buffer[--length] = '\0';
        }
        if (buffer[length - 1] == '.') {
            buffer[length - 1] = '\0';
        }
    }
    return g_strdup(strcmp(buffer, "-0") == 0 ? "0" : buffer);
}
