/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_parts.h"

#include <libdeflate.h>

#define DEFLATE_LEVEL 12 /* the smallest; once for each part */

static char *pack(const void *data, gsize length) {
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (compressor == NULL) {
        g_error("libdeflate cannot be started");
    }
    gsize bound = libdeflate_zlib_compress_bound(compressor, length);
    g_autofree guchar *packed = g_malloc(bound);
    gsize size =
        libdeflate_zlib_compress(compressor, data, length, packed, bound);
    libdeflate_free_compressor(compressor);
    g_assert(size > 0);
    return g_base64_encode(packed, size);
}

void parts_open(HtmlWriter *writer, const char *kind) {
    html_open_class(writer, "script", kind);
    html_attribute(writer, "type", "application/octet-stream");
}

void parts_close(HtmlWriter *writer, const void *data, gsize length) {
    g_autofree char *base64 = pack(data, length);
    html_raw(writer, base64);
    html_close(writer, "script");
}
