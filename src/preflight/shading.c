/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/shading.h"

#include <string.h>

/* Functions joined of functions, and one more. */
#define DEPTH_LIMIT 4
#define SAMPLE_LIMIT 65536

static void take_color(Shading *shading, const double *values) {
    Ink ink = color_space_ink(shading->space, values);
    if (ink_total(ink) > ink_total(shading->heaviest)) {
        shading->heaviest = ink;
    }
}

/* One end of a function from color to color. */
static void take_end(PdfReader *reader, PdfObject function, const char *key,
                     double otherwise, Shading *shading) {
    double values[COMPONENT_LIMIT] = {otherwise};
    pdf_numbers(reader, pdf_get(reader, function, key), values,
                COMPONENT_LIMIT);
    take_color(shading, values);
}

/* All colours of a table with 8 bits; others are rare. */
static void take_samples(PdfReader *reader, PdfObject function,
                         Shading *shading) {
    g_autoptr(GBytes) data = pdf_stream_data(reader, function);
    if (data == NULL ||
        pdf_get_number(reader, function, "/BitsPerSample", 0) != 8) {
        return;
    }
    gsize length;
    const guchar *table = g_bytes_get_data(data, &length);
    gsize count = (gsize)shading->space->components;
    for (gsize at = 0; at + count <= MIN(length, SAMPLE_LIMIT); at += count) {
        double values[COMPONENT_LIMIT] = {0};
        for (gsize i = 0; i < count; i++) {
            values[i] = table[at + i] / 255.0;
        }
        take_color(shading, values);
    }
}

static void take_function(PdfReader *reader, PdfObject function,
                          Shading *shading, int depth) {
    int type = (int)pdf_get_number(reader, function, "/FunctionType", -1);
    if (type == 0) {
        take_samples(reader, function, shading);
    } else if (type == 2) {
        /* In between, the sum lies between those of the ends. */
        take_end(reader, function, "/C0", 0, shading);
        take_end(reader, function, "/C1", 1, shading);
    } else if (type == 3 && depth < DEPTH_LIMIT) {
        PdfObject parts = pdf_get(reader, function, "/Functions");
        int count = MIN(pdf_length(reader, parts), 256);
        for (int i = 0; i < count; i++) {
            take_function(reader, pdf_item(reader, parts, i), shading,
                          depth + 1);
        }
    }
}

/* A function for each ink: the largest value of each, all at one place. */
static void take_separate(PdfReader *reader, PdfObject functions,
                          Shading *shading) {
    double values[COMPONENT_LIMIT] = {0};
    int count = MIN(pdf_length(reader, functions), COMPONENT_LIMIT);
    for (int i = 0; i < count; i++) {
        PdfObject function = pdf_item(reader, functions, i);
        double start = 0, end = 1;
        pdf_numbers(reader, pdf_get(reader, function, "/C0"), &start, 1);
        pdf_numbers(reader, pdf_get(reader, function, "/C1"), &end, 1);
        values[i] = MAX(start, end);
    }
    take_color(shading, values);
}

Shading *shading_read(PdfReader *reader, PdfObject object,
                      PdfObject resources) {
    Shading *shading = g_new0(Shading, 1);
    shading->space = color_space_read(
        reader, pdf_get(reader, object, "/ColorSpace"), resources);
    PdfObject function = pdf_get(reader, object, "/Function");
    if (pdf_is_array(reader, function)) {
        take_separate(reader, function, shading);
    } else {
        take_function(reader, function, shading, 0);
    }
    return shading;
}

void shading_free(Shading *shading) {
    if (shading != NULL) {
        color_space_free(shading->space);
        g_free(shading);
    }
}
