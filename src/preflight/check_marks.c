/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/check_page.h"
#include "preflight/limits.h"

#include <math.h>

/* A mark is thin, and longer than it is thick. */
#define THICKEST 2.0
#define CORNERS 4

static bool is_mark(const PageCheck *check, const Painted *painted) {
    return (painted->kind == PAINTED_STROKE || painted->kind == PAINTED_FILL) &&
           ink_is_registration(painted->ink) &&
           !area_overlaps(painted->area, check->boxes.bleed);
}

/* A line across, in line with the lower or upper edge, left or right of the
 * bleed. Corners are counted 0 to 3: right is 1, top is 2. */
static bool marks_height(const PageCheck *check, Area area, int corner) {
    Area trim = check->boxes.trim, bleed = check->boxes.bleed;
    double edge = corner & 2 ? trim.top : trim.bottom;
    bool beside = corner & 1 ? area.left >= bleed.right - MARK_SLACK
                             : area.right <= bleed.left + MARK_SLACK;
    double height = area.top - area.bottom;
    return beside && height <= THICKEST && area.right - area.left > height &&
           fabs((area.top + area.bottom) / 2 - edge) <= MARK_SLACK;
}

static bool marks_width(const PageCheck *check, Area area, int corner) {
    Area trim = check->boxes.trim, bleed = check->boxes.bleed;
    double edge = corner & 1 ? trim.right : trim.left;
    bool beside = corner & 2 ? area.bottom >= bleed.top - MARK_SLACK
                             : area.top <= bleed.bottom + MARK_SLACK;
    double width = area.right - area.left;
    return beside && width <= THICKEST && area.top - area.bottom > width &&
           fabs((area.left + area.right) / 2 - edge) <= MARK_SLACK;
}

void check_marks(const PageCheck *check, Diag *diag) {
    bool height[CORNERS] = {false}, width[CORNERS] = {false};
    for (guint i = 0; i < check->painted->len; i++) {
        const Painted *painted = &g_array_index(check->painted, Painted, i);
        if (!is_mark(check, painted)) {
            continue;
        }
        for (int corner = 0; corner < CORNERS; corner++) {
            height[corner] |= marks_height(check, painted->area, corner);
            width[corner] |= marks_width(check, painted->area, corner);
        }
    }
    int missing = 0;
    for (int corner = 0; corner < CORNERS; corner++) {
        missing += !height[corner] || !width[corner];
    }
    if (missing > 0 && check->boxes.is_cut) {
        diag_warning(diag, check->position, "press-mark",
                     "%d of 4 corners have no marks for cutting outside the "
                     "bleed, in all four inks; ask whether the print shop "
                     "sets its own",
                     missing);
    }
}
