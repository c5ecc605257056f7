/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page_asserts.h"

#include <libdeflate.h>
#include <string.h>

const char *templates_dir(void) {
    const char *dir = g_getenv("WEGWIJZER_TEMPLATES");
    return dir != NULL ? dir : "templates";
}

void assert_has(const char *html, const char *piece) {
    if (strstr(html, piece) == NULL) {
        g_test_message("not in the file: %s", piece);
        g_test_fail();
    }
}

void assert_has_not(const char *html, const char *piece) {
    const char *found = strstr(html, piece);
    if (found != NULL) {
        g_test_message("in the file: %.120s", found);
        g_test_fail();
    }
}

guint count(const char *html, const char *piece) {
    guint found = 0;
    for (; (html = strstr(html, piece)) != NULL; html += strlen(piece)) {
        found++;
    }
    return found;
}

/* The text of a packed part. */
static char *unpack_part(const char *base64, gsize length) {
    g_autofree char *text = g_strndup(base64, length);
    gsize size, unpacked;
    g_autofree guchar *packed = g_base64_decode(text, &size);
    gsize most = size * 100 + 1000;
    char *html = g_malloc0(most);
    struct libdeflate_decompressor *decompressor =
        libdeflate_alloc_decompressor();
    g_assert_cmpint(libdeflate_zlib_decompress(decompressor, packed, size, html,
                                               most - 1, &unpacked),
                    ==, LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    return html;
}

char *unpack_page(const char *html) {
    static const char opening[] = "<script class=\"text\"";
    GString *page = g_string_new(NULL);
    const char *start;
    while ((start = strstr(html, opening)) != NULL) {
        const char *body = strchr(start, '>') + 1;
        const char *end = strchr(body, '<');
        g_autofree char *text = unpack_part(body, end - body);
        g_string_append_len(page, html, body - html);
        g_string_append(page, text);
        html = end;
    }
    g_string_append(page, html);
    return g_string_free(page, FALSE);
}
