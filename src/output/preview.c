/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/preview.h"

#include "output/png_writer.h"
#include "output/preview_colors.h"
#include "output/preview_paint.h"

#include <math.h>

#define MARGIN 3    /* pixels of white outside the edge */
#define EDGE 1      /* pixels: the edge round a paper */
#define GAP 36.0    /* points between papers */
#define FOLD_DASH 3 /* pixels */
#define MOST_FOLDS 2
#define MOST_PIECES 2
#define MOST_VIEWS 3

/* A part of a sheet, as wide as a fold leaves it. Points from the left. */
typedef struct {
    int sheet;
    double from; /* on the sheet */
    double top;  /* where it begins on the sheet */
    double at;   /* in the view */
    double width;
} Piece;

/* The leaflet in one state: pieces of paper, later ones on top. */
typedef struct {
    double width, height; /* points */
    Piece pieces[MOST_PIECES];
    int piece_count;
    double folds[MOST_FOLDS]; /* points from the left of the view */
    int fold_count;
} View;

/* Views side by side. */
typedef struct {
    const SheetSet *sheets;
    View views[MOST_VIEWS];
    int count;
    int width; /* of the picture, pixels */
} Picture;

/* A picture while it is painted. */
typedef struct {
    const Picture *picture;
    cairo_t *cairo;
    double scale; /* pixels for a point */
} Painting;

static const Sheet *get_sheet(const SheetSet *sheets, int number) {
    g_assert(number >= 0 && number < (int)sheets->sheets->len);
    return g_ptr_array_index(sheets->sheets, number);
}

static View view_of_sheet(const SheetSet *sheets, int number) {
    const Sheet *sheet = get_sheet(sheets, number);
    return (View){.width = sheet->width,
                  .height = sheet->height,
                  .pieces = {{.sheet = number, .width = sheet->width}},
                  .piece_count = 1};
}

/* The pixels that a length of paper takes. */
static int to_pixels(const Painting *painting, double length) {
    return (int)lround(length * painting->scale);
}

static void set_edge_color(cairo_t *cairo) {
    cairo_set_source_rgb(cairo, (PREVIEW_EDGE >> 16 & 0xFF) / 255.0,
                         (PREVIEW_EDGE >> 8 & 0xFF) / 255.0,
                         (PREVIEW_EDGE & 0xFF) / 255.0);
}

/* A paper of whole pixels with its edge, ready to be painted on. */
static void paint_paper(cairo_t *cairo, double left, double width,
                        double height) {
    double top = MARGIN + EDGE;
    set_edge_color(cairo);
    cairo_rectangle(cairo, left - EDGE, top - EDGE, width + 2 * EDGE,
                    height + 2 * EDGE);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_rectangle(cairo, left, top, width, height);
    cairo_fill(cairo);
}

static void paint_piece(const Painting *painting, const Piece *piece,
                        double view_left, int height) {
    cairo_t *cairo = painting->cairo;
    int left = to_pixels(painting, piece->at);
    int width = to_pixels(painting, piece->at + piece->width) - left;
    paint_paper(cairo, view_left + left, width, height);
    cairo_save(cairo);
    cairo_rectangle(cairo, view_left + left, MARGIN + EDGE, width, height);
    cairo_clip(cairo);
    PreviewPlace place = {.cairo = cairo,
                          .scale = painting->scale,
                          .left =
                              view_left + left - piece->from * painting->scale,
                          .top = MARGIN + EDGE - piece->top * painting->scale};
    preview_paint(&place, get_sheet(painting->picture->sheets, piece->sheet));
    cairo_restore(cairo);
}

static void paint_fold(const Painting *painting, double x, int height) {
    const double dash = FOLD_DASH;
    set_edge_color(painting->cairo);
    cairo_set_line_width(painting->cairo, 1);
    cairo_set_line_cap(painting->cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(painting->cairo, &dash, 1, 0);
    cairo_move_to(painting->cairo, floor(x) + 0.5, MARGIN + EDGE);
    cairo_line_to(painting->cairo, floor(x) + 0.5, MARGIN + EDGE + height);
    cairo_stroke(painting->cairo);
}

static void paint_view(const Painting *painting, const View *view,
                       double left) {
    int height = to_pixels(painting, view->height);
    for (int i = 0; i < view->piece_count; i++) {
        paint_piece(painting, &view->pieces[i], left, height);
    }
    for (int i = 0; i < view->fold_count; i++) {
        paint_fold(painting, left + to_pixels(painting, view->folds[i]),
                   height);
    }
}

/* The pixels of the surface as indices into the palette. */
static GBytes *write_surface(cairo_surface_t *surface, PreviewColors *colors) {
    cairo_surface_flush(surface);
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    const guint8 *data = cairo_image_surface_get_data(surface);
    g_autofree guint8 *pixels = g_malloc((gsize)width * (gsize)height);
    guint8 *out = pixels;
    for (int y = 0; y < height; y++) {
        const guint32 *row = (const guint32 *)(data + (gsize)y * stride);
        for (int x = 0; x < width; x++) {
            bool again = x > 0 && row[x] == row[x - 1];
            *out = again ? out[-1]
                         : preview_colors_find(colors, row[x] & 0xFFFFFF);
            out++;
        }
    }
    PngImage image = {.width = width, .height = height, .pixels = pixels};
    image.palette = preview_colors_palette(colors, &image.color_count);
    return png_write(&image);
}

static void paint_views(const Painting *painting) {
    const Picture *picture = painting->picture;
    double left = MARGIN + EDGE;
    cairo_set_source_rgb(painting->cairo, 1, 1, 1);
    cairo_paint(painting->cairo);
    for (int i = 0; i < picture->count; i++) {
        paint_view(painting, &picture->views[i], round(left));
        left += (picture->views[i].width + GAP) * painting->scale;
    }
}

/* Pixels for a point, so that all views fill the width. */
static double fit_scale(const Picture *picture) {
    double length = GAP * (picture->count - 1);
    for (int i = 0; i < picture->count; i++) {
        length += picture->views[i].width;
    }
    return (picture->width - 2 * (MARGIN + EDGE)) / length;
}

static GBytes *paint_picture(const Picture *picture, Diag *diag) {
    Painting painting = {.picture = picture, .scale = fit_scale(picture)};
    int height = to_pixels(&painting, picture->views[0].height);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, picture->width, height + 2 * (MARGIN + EDGE));
    painting.cairo = cairo_create(surface);
    paint_views(&painting);
    cairo_status_t status = cairo_status(painting.cairo);
    cairo_destroy(painting.cairo);
    GBytes *png = NULL;
    if (status == CAIRO_STATUS_SUCCESS) {
        g_autoptr(PreviewColors) colors = preview_colors_new(picture->sheets);
        png = write_surface(surface, colors);
    } else {
        diag_failure(diag, position_in_file(NULL), "preview",
                     "a picture %d pixels wide cannot be painted: %s",
                     picture->width, cairo_status_to_string(status));
    }
    cairo_surface_destroy(surface);
    return png;
}

GBytes *preview_sheet(const SheetSet *sheets, int number, int width,
                      Diag *diag) {
    g_assert(width > 2 * (MARGIN + EDGE));
    Picture picture = {.sheets = sheets,
                       .views = {view_of_sheet(sheets, number)},
                       .count = 1,
                       .width = width};
    return paint_picture(&picture, diag);
}

GBytes *preview_area(const SheetSet *sheets, const PreviewArea *area, int width,
                     Diag *diag) {
    g_assert(width > 2 * (MARGIN + EDGE));
    View view = {.width = area->width,
                 .height = area->height,
                 .pieces = {{.sheet = area->sheet,
                             .from = area->x,
                             .top = area->y,
                             .width = area->width}},
                 .piece_count = 1};
    Picture picture = {
        .sheets = sheets, .views = {view}, .count = 1, .width = width};
    return paint_picture(&picture, diag);
}

/* Where the outer side is folded, from the left of a left-to-right sheet, in
 * order. Returns how many folds there are, also when they are too many. */
static int find_folds(const Format *format, double folds[MOST_FOLDS]) {
    int count = 0;
    for (guint i = 0; i < format->ticks->len; i++) {
        const Tick *tick = g_ptr_array_index(format->ticks, i);
        int place = 0;
        while (place < MIN(count, MOST_FOLDS) && folds[place] < tick->x) {
            place++;
        }
        bool known = place < MIN(count, MOST_FOLDS) && folds[place] == tick->x;
        if (tick->sheet != 0 || tick->width != 0 || known) {
            continue;
        }
        for (int j = MOST_FOLDS - 1; j > place; j--) {
            folds[j] = folds[j - 1];
        }
        if (place < MOST_FOLDS) {
            folds[place] = tick->x;
        }
        count++;
    }
    return count;
}

bool preview_is_folded(const Format *format) {
    double folds[MOST_FOLDS];
    int count = find_folds(format, folds);
    return format->sheet_count == 2 && count >= 1 && count <= MOST_FOLDS;
}

/* The cover: the last panel of the outer side. */
static View view_closed(const Format *format, double cover) {
    double width = format->width - cover;
    return (View){.width = width,
                  .height = format->height,
                  .pieces = {{.sheet = 0, .from = cover, .width = width}},
                  .piece_count = 1};
}

/* The cover is turned: its back, and the flap that lies on the middle panel
 * and is narrower. */
static View view_opened(const Format *format, const double folds[MOST_FOLDS]) {
    double width = format->width - folds[0];
    return (View){
        .width = width,
        .height = format->height,
        .pieces = {{.sheet = 1, .width = width},
                   {.sheet = 0, .at = width - folds[0], .width = folds[0]}},
        .piece_count = 2};
}

/* The inner side; its folds are those of the outer side seen from behind. */
static View view_open(const SheetSet *sheets, const double *folds,
                      int fold_count) {
    View view = view_of_sheet(sheets, 1);
    view.fold_count = fold_count;
    for (int i = 0; i < fold_count; i++) {
        view.folds[i] = view.width - folds[i];
    }
    return view;
}

/* Left-to-right views as they are in a right-to-left language: each sheet and
 * the order of the views turn round. */
static void mirror_picture(Picture *picture, double sheet_width) {
    for (int i = 0; i < picture->count; i++) {
        View *view = &picture->views[i];
        for (int j = 0; j < view->piece_count; j++) {
            Piece *piece = &view->pieces[j];
            piece->from = sheet_width - piece->from - piece->width;
            piece->at = view->width - piece->at - piece->width;
        }
        for (int j = 0; j < view->fold_count; j++) {
            view->folds[j] = view->width - view->folds[j];
        }
    }
    for (int i = 0; i < picture->count / 2; i++) {
        View view = picture->views[i];
        picture->views[i] = picture->views[picture->count - 1 - i];
        picture->views[picture->count - 1 - i] = view;
    }
}

GBytes *preview_fold(const SheetSet *sheets, const Format *format, int width,
                     Diag *diag) {
    g_assert(preview_is_folded(format));
    double folds[MOST_FOLDS];
    int count = find_folds(format, folds);
    Picture picture = {.sheets = sheets, .width = width};
    picture.views[picture.count++] = view_closed(format, folds[count - 1]);
    if (count > 1) {
        picture.views[picture.count++] = view_opened(format, folds);
    }
    picture.views[picture.count++] = view_open(sheets, folds, count);
    if (sheets->language->right_to_left) {
        mirror_picture(&picture, format->width);
    }
    return paint_picture(&picture, diag);
}
