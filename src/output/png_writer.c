/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/png_writer.h"

#include <libdeflate.h>
#include <string.h>

#define LEVEL 6 /* 10 takes three times as long for seven percent */
#define BITS_PER_PIXEL 8
#define INDEXED 3 /* colour type of PNG */

static void append_number(GByteArray *out, guint32 value) {
    guint32 big_endian = GUINT32_TO_BE(value);
    g_byte_array_append(out, (const guint8 *)&big_endian, 4);
}

static void append_chunk(GByteArray *out, const char *type, gconstpointer data,
                         gsize length) {
    append_number(out, (guint32)length);
    guint start = out->len;
    g_byte_array_append(out, (const guint8 *)type, 4);
    g_byte_array_append(out, data, (guint)length);
    append_number(out,
                  libdeflate_crc32(0, out->data + start, out->len - start));
}

static void append_header(GByteArray *out, const PngImage *image) {
    g_autoptr(GByteArray) header = g_byte_array_new();
    append_number(header, (guint32)image->width);
    append_number(header, (guint32)image->height);
    /* compression, filtering and interlacing have one method each */
    const guint8 rest[] = {BITS_PER_PIXEL, INDEXED, 0, 0, 0};
    g_byte_array_append(header, rest, sizeof rest);
    append_chunk(out, "IHDR", header->data, header->len);
}

static void append_palette(GByteArray *out, const PngImage *image) {
    g_autoptr(GByteArray) palette = g_byte_array_new();
    for (int i = 0; i < image->color_count; i++) {
        guint32 color = image->palette[i];
        const guint8 parts[] = {(guint8)(color >> 16), (guint8)(color >> 8),
                                (guint8)color};
        g_byte_array_append(palette, parts, sizeof parts);
    }
    append_chunk(out, "PLTE", palette->data, palette->len);
}

/* Each row begins with its filter: none, which packs indices best. */
static void append_pixels(GByteArray *out, const PngImage *image) {
    gsize row = (gsize)image->width;
    gsize length = (row + 1) * (gsize)image->height;
    g_autofree guint8 *plain = g_malloc0(length);
    for (gsize y = 0; y < (gsize)image->height; y++) {
        memcpy(plain + y * (row + 1) + 1, image->pixels + y * row, row);
    }
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(LEVEL);
    if (compressor == NULL) {
        g_error("libdeflate cannot be started"); /* out of memory */
    }
    gsize bound = libdeflate_zlib_compress_bound(compressor, length);
    g_autofree guint8 *packed = g_malloc(bound);
    gsize size =
        libdeflate_zlib_compress(compressor, plain, length, packed, bound);
    libdeflate_free_compressor(compressor);
    append_chunk(out, "IDAT", packed, size);
}

GBytes *png_write(const PngImage *image) {
    static const guint8 signature[] = {0x89, 'P',  'N',  'G',
                                       '\r', '\n', 0x1A, '\n'};
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, signature, sizeof signature);
    append_header(out, image);
    append_palette(out, image);
    append_pixels(out, image);
    append_chunk(out, "IEND", "", 0);
    return g_byte_array_free_to_bytes(out);
}

/* The lengths in the header of a PNG (PNG specification, 11.2.2). */
void png_read_size(GBytes *png, int *width, int *height) {
    gsize length = 0;
    const guint8 *bytes = g_bytes_get_data(png, &length);
    guint32 sides[2];
    g_assert(length > 24);
    memcpy(sides, bytes + 16, sizeof sides);
    *width = (int)GUINT32_FROM_BE(sides[0]);
    *height = (int)GUINT32_FROM_BE(sides[1]);
}
