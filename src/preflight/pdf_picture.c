/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/pdf_picture.h"

#include <string.h>

/* Pixels on a side: ten metres at 600 an inch. */
#define SIDE_LIMIT 240000

/* Keys and names that are short in the content of a page. */
static const struct {
    const char *brief, *whole;
} short_names[] = {
    {"/AHx", "/ASCIIHexDecode"}, {"/A85", "/ASCII85Decode"},
    {"/LZW", "/LZWDecode"},      {"/Fl", "/FlateDecode"},
    {"/RL", "/RunLengthDecode"}, {"/CCF", "/CCITTFaxDecode"},
    {"/DCT", "/DCTDecode"},
};

static const char *whole_name(const char *name) {
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(short_names); i++) {
        if (strcmp(name, short_names[i].brief) == 0) {
            return short_names[i].whole;
        }
    }
    return name;
}

/* The value of a key by its whole or its short name. */
static PdfObject get_either(PdfReader *reader, PdfObject object,
                            const char *whole, const char *brief) {
    PdfObject value = pdf_get(reader, object, whole);
    return value != 0 ? value : pdf_get(reader, object, brief);
}

static bool has_filter(PdfReader *reader, PdfObject object, const char *name) {
    PdfObject filter = get_either(reader, object, "/Filter", "/F");
    if (g_strcmp0(whole_name(pdf_name(reader, filter)), name) == 0) {
        return true;
    }
    for (int i = 0; i < pdf_length(reader, filter); i++) {
        const char *item = pdf_name(reader, pdf_item(reader, filter, i));
        if (g_strcmp0(whole_name(item), name) == 0) {
            return true;
        }
    }
    return false;
}

static int get_side(PdfReader *reader, PdfObject object, const char *whole,
                    const char *brief) {
    double side = 0;
    pdf_number(reader, get_either(reader, object, whole, brief), &side);
    return (int)CLAMP(side, 0, SIDE_LIMIT);
}

/* Where the values of samples start and end. */
typedef struct {
    double low[COMPONENT_LIMIT], high[COMPONENT_LIMIT];
} Decode;

static Decode read_decode(PdfReader *reader, PdfObject object,
                          const PdfPicture *picture) {
    Decode decode;
    double highest = (double)((1u << picture->bits) - 1);
    bool indexed = picture->space->base != NULL;
    double given[2 * COMPONENT_LIMIT];
    int count = pdf_numbers(reader, get_either(reader, object, "/Decode", "/D"),
                            given, 2 * COMPONENT_LIMIT);
    for (int i = 0; i < COMPONENT_LIMIT; i++) {
        bool is_given = 2 * i + 1 < count;
        decode.low[i] = is_given ? given[2 * i] : 0;
        decode.high[i] = is_given ? given[2 * i + 1] : indexed ? highest : 1;
    }
    return decode;
}

/* The sample that starts `bit` bits behind `row`. */
static guint read_sample(const guchar *row, gsize bit, int bits) {
    const guchar *at = row + bit / 8;
    if (bits == 16) {
        return (guint)at[0] << 8 | at[1];
    }
    return (guint)(*at >> (8 - (int)(bit % 8) - bits)) & ((1u << bits) - 1);
}

static void take_ink(PdfPicture *picture, Ink ink) {
    if (ink_total(ink) > ink_total(picture->heaviest)) {
        picture->heaviest = ink;
    }
    for (int i = 0; i < PROCESS_INKS; i++) {
        picture->most.process[i] =
            MAX(picture->most.process[i], ink.process[i]);
    }
    picture->most.other = MAX(picture->most.other, ink.other);
}

static void measure_row(PdfPicture *picture, const Decode *decode,
                        const guchar *row) {
    double highest = (double)((1u << picture->bits) - 1);
    int components = picture->space->components;
    guint before[COMPONENT_LIMIT];
    memset(before, 0xff, sizeof before);
    for (int x = 0; x < picture->width; x++) {
        guint samples[COMPONENT_LIMIT] = {0};
        double values[COMPONENT_LIMIT] = {0};
        for (int i = 0; i < components; i++) {
            gsize bit = ((gsize)x * (gsize)components + (gsize)i) *
                        (gsize)picture->bits;
            samples[i] = read_sample(row, bit, picture->bits);
            values[i] = decode->low[i] + samples[i] / highest *
                                             (decode->high[i] - decode->low[i]);
        }
        gsize size = (gsize)components * sizeof *samples;
        if (memcmp(samples, before, size) != 0) {
            take_ink(picture, color_space_ink(picture->space, values));
            memcpy(before, samples, size);
        }
    }
}

static void measure(PdfPicture *picture, const Decode *decode, GBytes *data) {
    gsize length;
    const guchar *at = g_bytes_get_data(data, &length);
    gsize row = ((gsize)picture->width * (gsize)picture->space->components *
                     (gsize)picture->bits +
                 7) /
                8;
    for (int y = 0; y < picture->height && length >= row; y++) {
        measure_row(picture, decode, at);
        at += row;
        length -= row;
    }
}

static bool is_known_depth(int bits) {
    return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
}

/* A picture that is not decoded has black and white, and black is one ink. */
static void measure_fax(PdfPicture *picture) {
    double white[COMPONENT_LIMIT] = {0}, black[COMPONENT_LIMIT] = {1};
    take_ink(picture, color_space_ink(picture->space, white));
    take_ink(picture, color_space_ink(picture->space, black));
}

/* Everything but the ink. */
static PdfPicture *read_keys(PdfReader *reader, PdfObject object,
                             PdfObject resources) {
    PdfPicture *picture = g_new0(PdfPicture, 1);
    picture->width = get_side(reader, object, "/Width", "/W");
    picture->height = get_side(reader, object, "/Height", "/H");
    picture->is_stencil = pdf_bool(
        reader, get_either(reader, object, "/ImageMask", "/IM"), false);
    picture->is_jpx = has_filter(reader, object, "/JPXDecode");
    picture->is_lzw = has_filter(reader, object, "/LZWDecode");
    picture->is_masked = pdf_get(reader, object, "/SMask") != 0;
    picture->has_alternates = pdf_get(reader, object, "/Alternates") != 0;
    double bits = 8;
    pdf_number(reader, get_either(reader, object, "/BitsPerComponent", "/BPC"),
               &bits);
    picture->bits = picture->is_stencil ? 1 : (int)CLAMP(bits, 1, 16);
    if (!picture->is_stencil && !picture->is_jpx) {
        picture->space = color_space_read(
            reader, get_either(reader, object, "/ColorSpace", "/CS"),
            resources);
    }
    picture->is_unreadable = picture->width < 1 || picture->height < 1;
    return picture;
}

static void measure_data(PdfReader *reader, PdfObject object, PdfObject stream,
                         PdfPicture *picture) {
    if (picture->space == NULL || picture->space->foreign != NULL ||
        picture->is_unreadable) {
        return;
    }
    if (has_filter(reader, object, "/CCITTFaxDecode") ||
        has_filter(reader, object, "/JBIG2Decode")) {
        picture->bits = 1;
        measure_fax(picture);
        return;
    }
    g_autoptr(GBytes) data = pdf_stream_data(reader, stream);
    if (data == NULL || !is_known_depth(picture->bits)) {
        picture->is_unreadable = true;
        return;
    }
    Decode decode = read_decode(reader, object, picture);
    measure(picture, &decode, data);
}

PdfPicture *pdf_picture_read(PdfReader *reader, PdfObject stream,
                             PdfObject resources) {
    PdfPicture *picture = read_keys(reader, stream, resources);
    measure_data(reader, stream, stream, picture);
    return picture;
}

/* The filters by their whole names. */
static PdfObject spell_filters(PdfReader *reader, PdfObject dictionary) {
    PdfObject filter = get_either(reader, dictionary, "/Filter", "/F");
    g_autoptr(GString) names = g_string_new("[");
    const char *single = whole_name(pdf_name(reader, filter));
    if (single != NULL) {
        g_string_append(names, single);
    }
    for (int i = 0; i < pdf_length(reader, filter); i++) {
        const char *name =
            whole_name(pdf_name(reader, pdf_item(reader, filter, i)));
        g_string_append_printf(names, " %s", name != NULL ? name : "/Unknown");
    }
    g_string_append_c(names, ']');
    return filter != 0 ? pdf_parse(reader, names->str) : 0;
}

PdfPicture *pdf_picture_read_inline(PdfReader *reader, const char *dictionary,
                                    GBytes *data, PdfObject resources) {
    g_autofree char *text = g_strdup_printf("<< %s >>", dictionary);
    PdfObject object = pdf_parse(reader, text);
    PdfPicture *picture = read_keys(reader, object, resources);
    PdfObject parameters = get_either(reader, object, "/DecodeParms", "/DP");
    PdfObject stream = pdf_make_stream(
        reader, data, spell_filters(reader, object), parameters);
    measure_data(reader, object, stream, picture);
    return picture;
}

void pdf_picture_free(PdfPicture *picture) {
    if (picture == NULL) {
        return;
    }
    color_space_free(picture->space);
    g_free(picture);
}
