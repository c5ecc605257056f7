/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/raster.h"

#include "base/file.h"

#include <math.h>
#include <png.h>
#include <string.h>

#define MOST_BYTES (4 * 1024 * 1024)
#define MOST_PIXELS 4000 /* of width and height */
#define LEAST_FINE 300.0 /* pixels an inch; less looks ragged on paper */
#define FINE_ENOUGH 600  /* nobody sees more, and each leaflet carries it */
#define WIDEST 4.0       /* times its height */
#define INCH 72.0        /* points */
#define POINTS_PER_MM (INCH / 25.4)
#define NEARLY_WHITE 0xE0
#define PAPER 0xFA /* lighter parts are white */
#define SIGNATURE 8
#define CHUNK 12 /* bytes of a chunk besides its data */
#define HEADER 13

/* A PNG while it is read. */
typedef struct {
    const guint8 *data;
    gsize length;
    double size; /* points of paper */
    const char *name;
    Position position;
    Diag *diag;
} PngFile;

void raster_free(Raster *raster) {
    if (raster != NULL) {
        g_free(raster->pixels);
        g_free(raster);
    }
}

static Raster *raster_new(int width, int height) {
    Raster *raster = g_new0(Raster, 1);
    raster->width = width;
    raster->height = height;
    raster->pixels = g_malloc0((gsize)width * (gsize)height * 3);
    return raster;
}

double raster_printed_height(const Raster *raster, double size) {
    return fmin(size, WIDEST * size * raster->height / raster->width);
}

static bool refuse(const PngFile *file, const char *why) {
    diag_error(file->diag, file->position, "logo", "'%s' %s", file->name, why);
    return false;
}

static guint32 read_number(const guint8 *bytes) {
    guint32 number = 0;
    for (int i = 0; i < 4; i++) {
        number = number << 8 | bytes[i];
    }
    return number;
}

/* What the first chunk says: size and interlacing. */
static bool check_header(const PngFile *file, const guint8 *chunk,
                         gsize length) {
    if (memcmp(chunk + 4, "IHDR", 4) != 0 || length != HEADER) {
        return refuse(file, "is no PNG, save the logo as PNG or SVG");
    }
    const guint8 *header = chunk + 8;
    guint32 width = read_number(header), height = read_number(header + 4);
    if (width > MOST_PIXELS || height > MOST_PIXELS) {
        diag_error(file->diag, file->position, "logo",
                   "'%s' has %u by %u pixels, save it with at most %d in each "
                   "direction",
                   file->name, width, height, MOST_PIXELS);
        return false;
    }
    return header[HEADER - 1] == 0 ||
           refuse(file, "is interlaced, save it without that");
}

/* Walks over the chunks, so that what libpng would bear is refused with the
 * words of an editor. */
static bool check_chunks(const PngFile *file) {
    static const guint8 signature[] = "\x89PNG\r\n\x1a\n";
    if (file->length < SIGNATURE + CHUNK + HEADER ||
        memcmp(file->data, signature, SIGNATURE) != 0) {
        return refuse(file, "is no PNG, save the logo as PNG or SVG");
    }
    for (gsize at = SIGNATURE; file->length - at >= CHUNK;) {
        const guint8 *chunk = file->data + at;
        gsize length = read_number(chunk);
        if (length > file->length - at - CHUNK) {
            break;
        }
        if (at == SIGNATURE && !check_header(file, chunk, length)) {
            return false;
        }
        if (memcmp(chunk + 4, "acTL", 4) == 0) {
            return refuse(file, "moves, save one picture of it");
        }
        if (memcmp(chunk + 4, "IEND", 4) == 0) {
            return true;
        }
        at += length + CHUNK;
    }
    return refuse(file, "is cut off, copy it again");
}

/* Lays four channels on white. */
static Raster *flatten(const guint8 *source, int width, int height) {
    Raster *raster = raster_new(width, height);
    gsize count = (gsize)width * (gsize)height;
    for (gsize i = 0; i < count; i++) {
        int alpha = source[4 * i + 3];
        for (gsize j = 0; j < 3; j++) {
            int mixed = source[4 * i + j] * alpha + 255 * (255 - alpha);
            raster->pixels[3 * i + j] = (guint8)((mixed + 127) / 255);
        }
    }
    return raster;
}

static const guint8 *pixel_at(const Raster *raster, int x, int y) {
    return raster->pixels + ((gsize)y * (gsize)raster->width + (gsize)x) * 3;
}

static bool has_ink(const guint8 *pixel) {
    return pixel[0] < PAPER || pixel[1] < PAPER || pixel[2] < PAPER;
}

/* Cuts the white off at all sides, so that the ink begins where the lines of
 * text do. All of it is left where there is no ink. */
static Raster *trim(const Raster *from) {
    int left = from->width, top = from->height, right = 0, bottom = 0;
    for (int y = 0; y < from->height; y++) {
        for (int x = 0; x < from->width; x++) {
            if (has_ink(pixel_at(from, x, y))) {
                left = MIN(left, x);
                right = MAX(right, x + 1);
                top = MIN(top, y);
                bottom = MAX(bottom, y + 1);
            }
        }
    }
    if (right == 0) {
        left = top = 0;
        right = from->width;
        bottom = from->height;
    }
    Raster *raster = raster_new(right - left, bottom - top);
    gsize row = (gsize)raster->width * 3;
    for (int y = 0; y < raster->height; y++) {
        memcpy(raster->pixels + (gsize)y * row, pixel_at(from, left, top + y),
               row);
    }
    return raster;
}

static Raster *decode(const PngFile *file) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (png_image_begin_read_from_memory(&image, file->data, file->length)) {
        image.format = PNG_FORMAT_RGBA;
        g_autofree guint8 *pixels = g_malloc(PNG_IMAGE_SIZE(image));
        if (png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
            g_autoptr(Raster) whole =
                flatten(pixels, (int)image.width, (int)image.height);
            return trim(whole);
        }
    }
    g_autofree char *why = g_strdup_printf(
        "is a damaged PNG (%s), save or copy it again", image.message);
    refuse(file, why);
    png_image_free(&image);
    return NULL;
}

static bool check_fineness(const PngFile *file, const Raster *raster) {
    double inches = raster_printed_height(raster, file->size) / INCH;
    int needed = (int)ceil(inches * LEAST_FINE - 0.01);
    if (raster->height >= needed) {
        return true;
    }
    diag_error(file->diag, file->position, "logo",
               "'%s' is %d pixels high, too few for %d mm of paper; take one "
               "with %d or more",
               file->name, raster->height,
               (int)lround(inches * INCH / POINTS_PER_MM), needed);
    return false;
}

/* Logos for dark grounds are white. */
static bool check_visible(const PngFile *file, const Raster *raster) {
    gsize count = (gsize)raster->width * (gsize)raster->height * 3;
    for (gsize i = 0; i < count; i++) {
        if (raster->pixels[i] < NEARLY_WHITE) {
            return true;
        }
    }
    return refuse(file, "cannot be seen on white paper, take the one for a "
                        "light ground");
}

/* The mean of a square of `step` pixels, cut at the edges. */
static void average(const Raster *from, int left, int top, int step,
                    guint8 *color) {
    int right = MIN(left + step, from->width);
    int bottom = MIN(top + step, from->height);
    int count = (right - left) * (bottom - top);
    for (int part = 0; part < 3; part++) {
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += pixel_at(from, x, y)[part];
            }
        }
        color[part] = (guint8)((sum + count / 2) / count);
    }
}

static Raster *reduce(const Raster *from, int step) {
    Raster *small = raster_new((from->width + step - 1) / step,
                               (from->height + step - 1) / step);
    guint8 *color = small->pixels;
    for (int y = 0; y < from->height; y += step) {
        for (int x = 0; x < from->width; x += step, color += 3) {
            average(from, x, y, step, color);
        }
    }
    return small;
}

static Raster *read_file(const PngFile *file) {
    if (!check_chunks(file)) {
        return NULL;
    }
    g_autoptr(Raster) raster = decode(file);
    if (raster == NULL || !check_fineness(file, raster) ||
        !check_visible(file, raster)) {
        return NULL;
    }
    double inches = raster_printed_height(raster, file->size) / INCH;
    int step = (int)(raster->height / inches / FINE_ENOUGH);
    return step > 1 ? reduce(raster, step) : g_steal_pointer(&raster);
}

Raster *raster_read_png(const char *path, double size, Position position,
                        Diag *diag) {
    g_autofree char *name = g_path_get_basename(path);
    PngFile file = {
        .size = size, .name = name, .position = position, .diag = diag};
    g_autoptr(Diag) silent = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(GBytes) bytes = file_read_bytes(path, MOST_BYTES, silent);
    if (bytes == NULL) {
        refuse(&file, "cannot be read or has more than 4 MB, save it smaller");
        return NULL;
    }
    file.data = g_bytes_get_data(bytes, &file.length);
    return read_file(&file);
}
