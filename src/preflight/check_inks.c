/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/check_page.h"
#include "preflight/limits.h"

/* The list, with what each place really gets. */
typedef struct {
    const PageCheck *check;
    Ink *inks;    /* of each thing, with what shines through */
    bool gave_up; /* comparing everything with everything took too long */
} Layers;

static const Painted *painted_at(const PageCheck *check, guint index) {
    return &g_array_index(check->painted, Painted, index);
}

static bool is_in_bleed(const PageCheck *check, const Painted *painted) {
    return area_overlaps(painted->area, check->boxes.bleed);
}

/* Covers all of `area` and lets nothing through. */
static bool hides(const Painted *painted, Area area) {
    return painted->is_rectangle && !painted->overprints &&
           area_contains(painted->area, area, BOX_SLACK);
}

static bool can_compare(Layers *layers) {
    layers->gave_up |= !content_cache_spend(layers->check->cache, 1);
    return !layers->gave_up;
}

/* Whether its box says where its ink is: not so for text, nor for a frame or a
 * curve that is drawn as a line. */
static bool is_ground(const Painted *painted) {
    if (painted->kind == PAINTED_STROKE) {
        double width = painted->area.right - painted->area.left;
        double height = painted->area.top - painted->area.bottom;
        return MIN(width, height) <= painted->thickness * 1.1;
    }
    return painted->kind != PAINTED_TEXT;
}

/* With what lies beneath, where that gives the most ink. Boxes stand for
 * shapes. */
static Ink heaviest_with_ground(Layers *layers, guint index) {
    const Painted *painted = painted_at(layers->check, index);
    Ink heaviest = painted->ink;
    for (guint i = index; i-- > 0 && can_compare(layers);) {
        const Painted *beneath = painted_at(layers->check, i);
        if (!is_ground(beneath) ||
            !area_overlaps(beneath->area, painted->area)) {
            continue;
        }
        Ink sum = ink_overprint(painted->ink, layers->inks[i]);
        if (ink_total(sum) > ink_total(heaviest)) {
            heaviest = sum;
        }
        if (hides(beneath, painted->area)) {
            break;
        }
    }
    return heaviest;
}

/* The ink of the ground under all of a thing; none: paper. */
static Ink ground_ink(Layers *layers, guint index) {
    const Painted *painted = painted_at(layers->check, index);
    for (guint i = index; i-- > 0 && can_compare(layers);) {
        const Painted *beneath = painted_at(layers->check, i);
        if (is_ground(beneath) &&
            area_contains(beneath->area, painted->area, 1)) {
            return layers->inks[i];
        }
    }
    return (Ink){0};
}

static void add_use(InkUse *use, const Painted *painted, Ink ink) {
    for (int i = 0; i < PROCESS_INKS; i++) {
        use->most.process[i] =
            MAX(use->most.process[i], painted->most.process[i]);
    }
    use->most.other = MAX(use->most.other, painted->most.other);
    use->total = MAX(use->total, ink_total(ink));
    for (guint i = 0; painted->spots != NULL && i < painted->spots->len; i++) {
        g_hash_table_add(use->spots,
                         g_strdup(g_ptr_array_index(painted->spots, i)));
    }
}

static void check_color(const PageCheck *check, const Painted *painted) {
    if (painted->foreign != NULL) {
        g_autofree char *detail = g_strdup_printf("(%s)", painted->foreign);
        findings_add(check->findings, FINDING_FOREIGN_COLOR, painted->area,
                     detail);
    }
    if (painted->spots != NULL && painted->spots->len > 0) {
        g_autofree char *detail = g_strdup_printf(
            "(%s)", (const char *)g_ptr_array_index(painted->spots, 0));
        findings_add(check->findings, FINDING_SPOT_COLOR, painted->area,
                     detail);
    }
}

static void check_amount(const PageCheck *check, const Painted *painted,
                         Ink ink) {
    double total = ink_total(ink);
    g_autofree char *inks = ink_describe(ink);
    if (total > INK_LIMIT + 0.5) {
        g_autofree char *percent = number_format(total, 0);
        g_autofree char *detail = g_strdup_printf("%s %% (%s)", percent, inks);
        findings_add(check->findings,
                     ink_is_registration(painted->ink) ? FINDING_REGISTRATION
                                                       : FINDING_INK,
                     painted->area, detail);
    } else if ((painted->kind == PAINTED_FILL ||
                painted->kind == PAINTED_STROKE) &&
               ink_is_rich_black(painted->ink)) {
        findings_add(check->findings, FINDING_RICH_BLACK_SHAPE, painted->area,
                     inks);
    }
}

static bool has_color(Ink ink) {
    ink.process[BLACK] = 0;
    return ink_count(ink) > 0;
}

/* Whether the ground has an ink that `over` leaves as it is. */
static bool shines_through(Ink over, Ink ground) {
    Ink sum = ink_overprint(over, ground);
    return ink_total(sum) > ink_total(over) + 0.5;
}

static void check_overprint(Layers *layers, guint index) {
    const PageCheck *check = layers->check;
    const Painted *painted = painted_at(check, index);
    if (ink_is_black_only(painted->ink)) {
        if (!painted->overprints && has_color(ground_ink(layers, index))) {
            findings_add(check->findings, FINDING_KNOCKED_OUT, painted->area,
                         NULL);
        }
    } else if (painted->overprints &&
               (ink_is_white(painted->ink) ||
                shines_through(painted->ink, ground_ink(layers, index)))) {
        findings_add(check->findings, FINDING_VANISHING, painted->area, NULL);
    }
}

static void check_text_ink(Layers *layers, guint index) {
    const PageCheck *check = layers->check;
    const Painted *painted = painted_at(check, index);
    if (painted->kind != PAINTED_TEXT || painted->foreign != NULL) {
        return;
    }
    if (ink_is_rich_black(painted->ink)) {
        g_autofree char *inks = ink_describe(painted->ink);
        findings_add(check->findings, FINDING_RICH_BLACK_TEXT, painted->area,
                     inks);
    }
    check_overprint(layers, index);
}

void check_inks(const PageCheck *check, InkUse *use) {
    guint length = check->painted->len;
    g_autofree Ink *inks = g_new0(Ink, MAX(length, 1));
    Layers layers = {.check = check, .inks = inks};
    for (guint i = 0; i < length; i++) {
        const Painted *painted = painted_at(check, i);
        check_color(check, painted);
        inks[i] = painted->overprints ? heaviest_with_ground(&layers, i)
                                      : painted->ink;
        if (is_in_bleed(check, painted)) {
            add_use(use, painted, inks[i]);
            check_amount(check, painted, inks[i]);
            check_text_ink(&layers, i);
        }
    }
    if (layers.gave_up) {
        findings_add(check->findings, FINDING_TOO_MUCH, AREA_NOTHING, NULL);
    }
}
