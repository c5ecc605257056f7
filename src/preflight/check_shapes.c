/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/check_page.h"
#include "preflight/limits.h"

#define QUIET (QUIET_MM * POINTS_PER_MM)
/* Widths and resolutions are rounded when they are written. */
#define LINE_SLACK 0.005
#define RESOLUTION_SLACK 0.5

enum { LEFT, BOTTOM, RIGHT, TOP, SIDES };

/* How far each side of `area` lies outside that of `edge`; inside: below 0. */
static void measure_sides(Area area, Area edge, double out[SIDES]) {
    out[LEFT] = edge.left - area.left;
    out[BOTTOM] = edge.bottom - area.bottom;
    out[RIGHT] = area.right - edge.right;
    out[TOP] = area.top - edge.top;
}

static void check_thickness(const PageCheck *check, const Painted *painted) {
    bool strokes = painted->kind == PAINTED_STROKE;
    if ((!strokes && painted->kind != PAINTED_FILL) || painted->thickness < 0 ||
        painted->thickness >= LINE_LIMIT - LINE_SLACK) {
        return;
    }
    g_autofree char *width = number_format(painted->thickness, 2);
    g_autofree char *detail = g_strdup_printf("%s pt", width);
    FindingKind kind = strokes ? FINDING_THIN_LINE : FINDING_THIN_SHAPE;
    if (!area_overlaps(painted->area, check->boxes.bleed)) {
        kind = FINDING_THIN_MARK;
    }
    findings_add(check->findings, kind, painted->area, detail);
}

static void check_resolution(const PageCheck *check, const Painted *painted) {
    if (painted->kind != PAINTED_PICTURE ||
        !area_overlaps(painted->area, check->boxes.bleed)) {
        return;
    }
    g_autofree char *detail = number_format(painted->resolution, 0);
    if (painted->resolution < RESOLUTION_LIMIT - RESOLUTION_SLACK) {
        findings_add(check->findings, FINDING_COARSE, painted->area, detail);
    } else if (painted->is_bilevel &&
               painted->resolution < LINE_ART_LIMIT - RESOLUTION_SLACK) {
        findings_add(check->findings, FINDING_COARSE_LINE_ART, painted->area,
                     detail);
    }
}

/* What lies between cut and edge of the bleed at one side of `area`. */
static Area strip_of(const PageCheck *check, Area area, int side) {
    Area trim = check->boxes.trim, bleed = check->boxes.bleed;
    Area strip = area_intersect(area, bleed);
    if (side == LEFT) {
        strip.left = bleed.left;
        strip.right = trim.left;
    } else if (side == RIGHT) {
        strip.left = trim.right;
        strip.right = bleed.right;
    } else if (side == BOTTOM) {
        strip.bottom = bleed.bottom;
        strip.top = trim.bottom;
    } else {
        strip.bottom = trim.top;
        strip.top = bleed.top;
    }
    return strip;
}

/* The grounds that go on behind the cut: Area. */
static GArray *list_grounds(const PageCheck *check) {
    GArray *grounds = g_array_new(FALSE, FALSE, sizeof(Area));
    for (guint i = 0; i < check->painted->len; i++) {
        const Painted *painted = &g_array_index(check->painted, Painted, i);
        if (painted->is_rectangle && !ink_is_white(painted->most) &&
            !area_contains(check->boxes.trim, painted->area, BOX_SLACK)) {
            g_array_append_val(grounds, painted->area);
        }
    }
    return grounds;
}

/* Whether one ground goes on where a thing ends. */
static bool is_covered(const PageCheck *check, const GArray *grounds,
                       Area strip) {
    for (guint i = 0; i < grounds->len; i++) {
        if (!content_cache_spend(check->cache, 1)) {
            findings_add(check->findings, FINDING_TOO_MUCH, AREA_NOTHING, NULL);
            return true;
        }
        if (area_contains(g_array_index(grounds, Area, i), strip,
                          2 * BOX_SLACK)) {
            return true;
        }
    }
    return false;
}

static void check_edges(const PageCheck *check, const GArray *grounds,
                        const Painted *painted) {
    /* Registration colour there is a fault of its own. */
    if (painted->kind == PAINTED_TEXT || ink_is_registration(painted->ink) ||
        (painted->foreign == NULL && ink_is_white(painted->most)) ||
        !area_overlaps(painted->area, check->boxes.trim)) {
        return;
    }
    double beyond_trim[SIDES], beyond_bleed[SIDES];
    measure_sides(painted->area, check->boxes.trim, beyond_trim);
    measure_sides(painted->area, check->boxes.bleed, beyond_bleed);
    for (int side = 0; side < SIDES; side++) {
        if (beyond_trim[side] > -BOX_SLACK && beyond_bleed[side] < -BOX_SLACK &&
            !is_covered(check, grounds, strip_of(check, painted->area, side))) {
            findings_add(check->findings, FINDING_WHITE_EDGE, painted->area,
                         NULL);
            return;
        }
    }
}

/* Text near the cut or across it; lines near it, since those across bleed. */
static void check_nearness(const PageCheck *check, const Painted *painted) {
    bool is_text = painted->kind == PAINTED_TEXT;
    if ((!is_text && painted->kind != PAINTED_STROKE) ||
        !area_overlaps(painted->area, check->boxes.trim)) {
        return;
    }
    double out[SIDES];
    measure_sides(painted->area, check->boxes.trim, out);
    for (int side = 0; side < SIDES; side++) {
        if (out[side] > -QUIET + BOX_SLACK &&
            (is_text || out[side] <= -BOX_SLACK)) {
            findings_add(check->findings, FINDING_NEAR_EDGE, painted->area,
                         NULL);
            return;
        }
    }
}

void check_shapes(const PageCheck *check) {
    g_autoptr(GArray) grounds = list_grounds(check);
    for (guint i = 0; i < check->painted->len; i++) {
        const Painted *painted = &g_array_index(check->painted, Painted, i);
        check_thickness(check, painted);
        check_resolution(check, painted);
        if (check->boxes.is_cut) {
            check_edges(check, grounds, painted);
            check_nearness(check, painted);
        }
    }
}
