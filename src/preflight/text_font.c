/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/text_font.h"

#include <string.h>

#define SIMPLE_CODES 256
#define COMPOSITE_CODES 65536
/* The width of a font that says none: about that of Helvetica. */
#define USUAL_WIDTH 500
#define DEFAULT_WIDTH 1000
/* A list of widths may name each code a few times, not a million times. */
#define WIDTH_STEPS (4 * COMPOSITE_CODES)

static bool has_program(PdfReader *reader, PdfObject font) {
    PdfObject descriptor = pdf_get(reader, font, "/FontDescriptor");
    return pdf_is_stream(reader, pdf_get(reader, descriptor, "/FontFile")) ||
           pdf_is_stream(reader, pdf_get(reader, descriptor, "/FontFile2")) ||
           pdf_is_stream(reader, pdf_get(reader, descriptor, "/FontFile3"));
}

static void make_widths(TextFont *font, guint codes, double width) {
    font->codes = codes;
    font->widths = g_new(float, codes);
    for (guint i = 0; i < codes; i++) {
        font->widths[i] = (float)width;
    }
}

static void read_simple_widths(PdfReader *reader, PdfObject object,
                               TextFont *font) {
    make_widths(font, SIMPLE_CODES, USUAL_WIDTH);
    PdfObject widths = pdf_get(reader, object, "/Widths");
    double start = pdf_get_number(reader, object, "/FirstChar", 0);
    int first = (int)CLAMP(start, 0, SIMPLE_CODES);
    int count = MIN(pdf_length(reader, widths), SIMPLE_CODES - first);
    for (int i = 0; i < count; i++) {
        double width = USUAL_WIDTH;
        pdf_number(reader, pdf_item(reader, widths, i), &width);
        font->widths[first + i] = (float)width;
    }
}

/* `first [w w w]`; returns how many were set. */
static int read_width_list(PdfReader *reader, PdfObject list, int first,
                           TextFont *font) {
    int count = MIN(pdf_length(reader, list), COMPOSITE_CODES - first);
    for (int i = 0; i < count; i++) {
        double width = DEFAULT_WIDTH;
        pdf_number(reader, pdf_item(reader, list, i), &width);
        font->widths[first + i] = (float)width;
    }
    return count;
}

static int read_code(PdfReader *reader, PdfObject array, int index) {
    double code = 0;
    pdf_number(reader, pdf_item(reader, array, index), &code);
    return (int)CLAMP(code, 0, COMPOSITE_CODES - 1);
}

/* `first [w w w]` and `first last w`, in any mixture. */
static void read_composite_widths(PdfReader *reader, PdfObject object,
                                  TextFont *font) {
    make_widths(font, COMPOSITE_CODES,
                pdf_get_number(reader, object, "/DW", DEFAULT_WIDTH));
    PdfObject widths = pdf_get(reader, object, "/W");
    int count = pdf_length(reader, widths);
    int steps = 0;
    for (int i = 0; i + 1 < count && steps < WIDTH_STEPS;) {
        int first = read_code(reader, widths, i);
        PdfObject next = pdf_item(reader, widths, i + 1);
        if (pdf_is_array(reader, next)) {
            steps += 1 + read_width_list(reader, next, first, font);
            i += 2;
            continue;
        }
        int last = read_code(reader, widths, i + 1);
        double width = DEFAULT_WIDTH;
        pdf_number(reader, pdf_item(reader, widths, i + 2), &width);
        for (int code = first; code <= last; code++, steps++) {
            font->widths[code] = (float)width;
        }
        steps++;
        i += 3;
    }
}

static void read_composite(PdfReader *reader, PdfObject object,
                           TextFont *font) {
    font->is_composite = true;
    const char *encoding =
        pdf_name(reader, pdf_get(reader, object, "/Encoding"));
    PdfObject descendants = pdf_get(reader, object, "/DescendantFonts");
    PdfObject inner = pdf_item(reader, descendants, 0);
    font->is_embedded = has_program(reader, inner);
    font->knows_glyphs =
        encoding != NULL && g_str_has_prefix(encoding, "/Identity");
    PdfObject map = pdf_get(reader, inner, "/CIDToGIDMap");
    if (pdf_is_stream(reader, map)) {
        font->glyphs = pdf_stream_data(reader, map);
    }
    read_composite_widths(reader, inner, font);
}

TextFont *text_font_read(PdfReader *reader, PdfObject object) {
    TextFont *font = g_new0(TextFont, 1);
    const char *name = pdf_name(reader, pdf_get(reader, object, "/BaseFont"));
    font->name = g_strdup(name != NULL ? name + 1 : "without a name");
    if (pdf_is_named(reader, pdf_get(reader, object, "/Subtype"), "/Type0")) {
        read_composite(reader, object, font);
        return font;
    }
    font->is_drawn =
        pdf_is_named(reader, pdf_get(reader, object, "/Subtype"), "/Type3");
    font->is_embedded = has_program(reader, object);
    read_simple_widths(reader, object, font);
    return font;
}

void text_font_free(TextFont *font) {
    if (font == NULL) {
        return;
    }
    g_free(font->name);
    g_free(font->widths);
    g_clear_pointer(&font->glyphs, g_bytes_unref);
    g_free(font);
}

/* Whether a code shows the box that fonts have for missing signs. */
static bool is_missing(const TextFont *font, guint code) {
    if (!font->knows_glyphs || font->glyphs == NULL) {
        return font->knows_glyphs && code == 0;
    }
    gsize length;
    const guchar *glyphs = g_bytes_get_data(font->glyphs, &length);
    return 2 * (gsize)code + 1 >= length ||
           (glyphs[2 * code] == 0 && glyphs[2 * code + 1] == 0);
}

void text_font_measure(const TextFont *font, const char *bytes, gsize length,
                       TextExtent *extent) {
    const guchar *at = (const guchar *)bytes;
    gsize step = font->is_composite ? 2 : 1;
    for (gsize i = 0; i + step <= length; i += step) {
        guint code = at[i];
        if (font->is_composite) {
            code = code << 8 | at[i + 1];
        } else {
            extent->spaces += code == ' ';
        }
        extent->width += code < font->codes ? (double)font->widths[code] : 0;
        extent->lacks_glyph |= is_missing(font, code);
        extent->signs++;
    }
}
