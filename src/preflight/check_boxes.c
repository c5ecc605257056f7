/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/check_page.h"
#include "preflight/limits.h"

#define BLEED (BLEED_MM * POINTS_PER_MM)

static bool read_box(PdfReader *reader, PdfObject page, const char *key,
                     Area *area) {
    double corners[4];
    if (pdf_numbers(reader, pdf_get(reader, page, key), corners, 4) != 4) {
        return false;
    }
    *area = area_of_corners(corners);
    return area->right > area->left && area->top > area->bottom;
}

static bool read_trim(PdfReader *reader, PdfObject page, PageBoxes *boxes,
                      Position position, Diag *diag) {
    Area art;
    bool has_art = read_box(reader, page, "/ArtBox", &art);
    bool has_trim = read_box(reader, page, "/TrimBox", &boxes->trim);
    if (has_trim && has_art) {
        diag_error(diag, position, "press-box",
                   "the page has a TrimBox and an ArtBox; leave the ArtBox "
                   "out, since only one may say where it is cut");
    } else if (has_art) {
        boxes->trim = art;
        diag_warning(diag, position, "press-box",
                     "the page says by an ArtBox where it is cut; print shops "
                     "look for a TrimBox");
    } else if (!has_trim) {
        boxes->trim = boxes->media;
        diag_error(diag, position, "press-box",
                   "the page does not say where it is cut (no TrimBox); "
                   "export it with its finished size");
    }
    return has_trim || has_art;
}

static bool read_bleed(PdfReader *reader, PdfObject page, PageBoxes *boxes,
                       Position position, Diag *diag) {
    if (read_box(reader, page, "/BleedBox", &boxes->bleed)) {
        return true;
    }
    boxes->bleed = boxes->trim;
    diag_error(diag, position, "press-box",
               "the page has no bleed (no BleedBox); export it with %d mm "
               "bleed on every side",
               BLEED_MM);
    return false;
}

static void check_nesting(const PageBoxes *boxes, Position position,
                          Diag *diag) {
    if (!area_contains(boxes->bleed, boxes->trim, BOX_SLACK)) {
        diag_error(diag, position, "press-box",
                   "the finished size (TrimBox) reaches out of the bleed "
                   "(BleedBox); export the page again");
    }
    if (!area_contains(boxes->media, boxes->bleed, BOX_SLACK)) {
        diag_error(diag, position, "press-box",
                   "the bleed (BleedBox) reaches out of the page (MediaBox); "
                   "export the page again");
    }
}

double page_boxes_bleed(const PageBoxes *boxes) {
    double sides[] = {boxes->trim.left - boxes->bleed.left,
                      boxes->trim.bottom - boxes->bleed.bottom,
                      boxes->bleed.right - boxes->trim.right,
                      boxes->bleed.top - boxes->trim.top};
    double narrowest = sides[0];
    for (gsize i = 1; i < G_N_ELEMENTS(sides); i++) {
        narrowest = MIN(narrowest, sides[i]);
    }
    return narrowest;
}

static void check_width(const PageBoxes *boxes, Position position, Diag *diag) {
    double narrowest = page_boxes_bleed(boxes);
    if (narrowest < BLEED - BOX_SLACK && narrowest > -BOX_SLACK) {
        g_autofree char *width = number_format(narrowest / POINTS_PER_MM, 1);
        diag_error(diag, position, "press-box",
                   "the bleed is only %s mm wide; export it with %d mm on "
                   "every side",
                   width, BLEED_MM);
    }
}

PageBoxes check_boxes(PdfReader *reader, PdfObject page, Position position,
                      Diag *diag) {
    PageBoxes boxes = {.media = {0, 0, 595, 842}};
    if (!read_box(reader, page, "/MediaBox", &boxes.media)) {
        diag_error(diag, position, "press-box",
                   "the page has no size (no MediaBox); export it again");
    }
    bool has_trim = read_trim(reader, page, &boxes, position, diag);
    bool has_bleed = read_bleed(reader, page, &boxes, position, diag);
    boxes.is_cut = has_trim && has_bleed;
    if (!has_trim) {
        boxes.trim = boxes.bleed;
    }
    check_nesting(&boxes, position, diag);
    if (boxes.is_cut) {
        check_width(&boxes, position, diag);
    }
    if (pdf_get_number(reader, page, "/Rotate", 0) != 0) {
        diag_error(diag, position, "press-box",
                   "the page is turned (Rotate); export it upright");
    }
    if (pdf_get_number(reader, page, "/UserUnit", 1) != 1) {
        diag_error(diag, position, "press-box",
                   "the page is scaled (UserUnit); export it in real size");
    }
    return boxes;
}
