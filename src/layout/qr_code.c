/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/qr_code.h"

#include "layout/sheet.h"

#include <qrencode.h>

#define DARK 1 /* the lowest bit of a module */

/* Level M: a tenth of it may be folded, worn or written on. The smallest code
 * that holds the address. */
static QRcode *encode(const char *address) {
    QRcode *code = QRcode_encodeString8bit(address, 0, QR_ECLEVEL_M);
    if (code == NULL) { /* 38 characters always fit */
        g_error("no QR code of '%s'", address);
    }
    return code;
}

int qr_code_modules(const char *address) {
    QRcode *code = encode(address);
    int modules = code->width;
    QRcode_free(code);
    return modules;
}

static void add_point(GArray *segments, char command, double x, double y) {
    PathSegment segment = {.command = command, .points = {x, y}};
    g_array_append_val(segments, segment);
}

static void add_rectangle(GArray *segments, double left, double top,
                          double width, double height) {
    add_point(segments, 'M', left, top);
    add_point(segments, 'L', left + width, top);
    add_point(segments, 'L', left + width, top + height);
    add_point(segments, 'L', left, top + height);
    add_point(segments, 'Z', 0, 0);
}

GArray *qr_code_outline(const char *address, double x, double y, double size) {
    QRcode *code = encode(address);
    GArray *segments = g_array_new(FALSE, FALSE, sizeof(PathSegment));
    double module = size / code->width;
    for (int row = 0; row < code->width; row++) {
        const unsigned char *modules = code->data + row * code->width;
        for (int from = 0, to; from < code->width; from = to) {
            for (to = from + 1; to < code->width &&
                                (modules[to] & DARK) == DARK &&
                                (modules[from] & DARK) == DARK;) {
                to++;
            }
            if ((modules[from] & DARK) == DARK) {
                add_rectangle(segments, x + from * module, y + row * module,
                              (to - from) * module, module);
            }
        }
    }
    QRcode_free(code);
    return segments;
}
