/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/color_space.h"

#include <string.h>

/* Indexed over Separation over a device space, and one more. */
#define DEPTH_LIMIT 4

static const struct {
    const char *name, *brief; /* brief: in pictures in the text */
    const char *fallback;     /* the resource that replaces it */
    const char *foreign;
    int components;
} devices[] = {
    {"/DeviceGray", "/G", "/DefaultGray", NULL, 1},
    {"/DeviceCMYK", "/CMYK", "/DefaultCMYK", NULL, 4},
    {"/DeviceRGB", "/RGB", "/DefaultRGB", "RGB", 3},
};

/* Spaces in an array that no press has, by their first item. */
static const struct {
    const char *name, *foreign;
    int components;
} foreign_spaces[] = {
    {"/CalRGB", "calibrated RGB", 3},
    {"/CalGray", "calibrated grey", 1},
    {"/Lab", "Lab", 3},
};

static ColorSpace *read_space(PdfReader *reader, PdfObject object,
                              PdfObject resources, int depth);

static ColorSpace *make_foreign(const char *name, int components) {
    ColorSpace *space = g_new0(ColorSpace, 1);
    space->foreign = name;
    space->components = CLAMP(components, 1, COMPONENT_LIMIT);
    return space;
}

void color_space_free(ColorSpace *space) {
    if (space == NULL) {
        return;
    }
    g_clear_pointer(&space->spots, g_ptr_array_unref);
    g_clear_pointer(&space->lookup, g_bytes_unref);
    color_space_free(space->base);
    g_free(space);
}

static ColorSpace *make_device(gsize index) {
    ColorSpace *space =
        make_foreign(devices[index].foreign, devices[index].components);
    space->is_cmyk = space->components == PROCESS_INKS;
    for (int i = 0; i < space->components; i++) {
        space->inks[i] = space->is_cmyk ? i : BLACK;
    }
    return space;
}

/* A device space by its name, unless the page puts another in its place. */
static ColorSpace *read_device(PdfReader *reader, const char *name,
                               PdfObject resources, int depth) {
    for (gsize i = 0; i < G_N_ELEMENTS(devices); i++) {
        if (strcmp(name, devices[i].name) != 0 &&
            strcmp(name, devices[i].brief) != 0) {
            continue;
        }
        PdfObject spaces = pdf_get(reader, resources, "/ColorSpace");
        PdfObject other = pdf_get(reader, spaces, devices[i].fallback);
        if (other != 0) {
            return read_space(reader, other, 0, depth + 1);
        }
        return make_device(i);
    }
    return NULL;
}

static int ink_of_name(ColorSpace *space, const char *name) {
    static const char *const names[] = {"/Cyan", "/Magenta", "/Yellow",
                                        "/Black"};
    for (int i = 0; i < PROCESS_INKS; i++) {
        if (strcmp(name, names[i]) == 0) {
            return i;
        }
    }
    if (strcmp(name, "/All") == 0) {
        space->is_registration = true;
        return INK_ALL;
    }
    if (strcmp(name, "/None") == 0) {
        return INK_NONE;
    }
    g_ptr_array_add(space->spots, g_strdup(name + 1));
    return INK_OTHER;
}

/* Separation has a name, DeviceN an array of them. */
static ColorSpace *read_separation(PdfReader *reader, PdfObject object) {
    PdfObject names = pdf_item(reader, object, 1);
    bool single = !pdf_is_array(reader, names);
    int count = single ? 1 : pdf_length(reader, names);
    if (count < 1 || count > COMPONENT_LIMIT) {
        return make_foreign("an unreadable colour space", count);
    }
    ColorSpace *space = make_foreign(NULL, count);
    space->is_separation = true;
    space->spots = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < count; i++) {
        const char *name =
            pdf_name(reader, single ? names : pdf_item(reader, names, i));
        space->inks[i] = ink_of_name(space, name != NULL ? name : "/None");
    }
    return space;
}

static ColorSpace *read_indexed(PdfReader *reader, PdfObject object,
                                PdfObject resources, int depth) {
    ColorSpace *base =
        read_space(reader, pdf_item(reader, object, 1), resources, depth + 1);
    ColorSpace *space = make_foreign(base->foreign, 1);
    space->base = base;
    double highest = 0;
    pdf_number(reader, pdf_item(reader, object, 2), &highest);
    space->highest = (int)CLAMP(highest, 0, 255);
    PdfObject table = pdf_item(reader, object, 3);
    space->lookup = pdf_is_stream(reader, table)
                        ? pdf_stream_data(reader, table)
                        : pdf_bytes(reader, table);
    return space;
}

static ColorSpace *read_pattern(PdfReader *reader, PdfObject object,
                                PdfObject resources, int depth) {
    ColorSpace *space = make_foreign(NULL, 1);
    space->is_pattern = true;
    PdfObject base = pdf_item(reader, object, 1);
    if (base != 0) {
        space->base = read_space(reader, base, resources, depth + 1);
        space->components = space->base->components;
    }
    return space;
}

static ColorSpace *read_array(PdfReader *reader, PdfObject object,
                              PdfObject resources, int depth) {
    const char *kind = pdf_name(reader, pdf_item(reader, object, 0));
    if (kind == NULL) {
        return make_foreign("an unreadable colour space", 1);
    }
    if (strcmp(kind, "/Separation") == 0 || strcmp(kind, "/DeviceN") == 0) {
        return read_separation(reader, object);
    }
    if (strcmp(kind, "/Indexed") == 0 || strcmp(kind, "/I") == 0) {
        return read_indexed(reader, object, resources, depth);
    }
    if (strcmp(kind, "/Pattern") == 0) {
        return read_pattern(reader, object, resources, depth);
    }
    if (strcmp(kind, "/ICCBased") == 0) {
        double count =
            pdf_get_number(reader, pdf_item(reader, object, 1), "/N", 3);
        return make_foreign("an ICC profile", (int)CLAMP(count, 1, 4));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(foreign_spaces); i++) {
        if (strcmp(kind, foreign_spaces[i].name) == 0) {
            return make_foreign(foreign_spaces[i].foreign,
                                foreign_spaces[i].components);
        }
    }
    return read_space(reader, pdf_item(reader, object, 0), resources,
                      depth + 1);
}

static ColorSpace *read_space(PdfReader *reader, PdfObject object,
                              PdfObject resources, int depth) {
    if (depth > DEPTH_LIMIT) {
        return make_foreign("an unreadable colour space", 1);
    }
    if (pdf_is_array(reader, object)) {
        return read_array(reader, object, resources, depth);
    }
    const char *name = pdf_name(reader, object);
    if (name == NULL) {
        return make_foreign("an unreadable colour space", 1);
    }
    if (strcmp(name, "/Pattern") == 0) {
        return read_pattern(reader, 0, resources, depth);
    }
    ColorSpace *device = read_device(reader, name, resources, depth);
    if (device != NULL) {
        return device;
    }
    PdfObject spaces = pdf_get(reader, resources, "/ColorSpace");
    return read_space(reader, pdf_get(reader, spaces, name), resources,
                      depth + 1);
}

ColorSpace *color_space_read(PdfReader *reader, PdfObject object,
                             PdfObject resources) {
    return read_space(reader, object, resources, 0);
}

ColorSpace *color_space_device(PdfReader *reader, const char *name,
                               PdfObject resources) {
    g_autofree char *slashed = g_strconcat("/", name, NULL);
    ColorSpace *space = read_device(reader, slashed, resources, 0);
    return space != NULL ? space
                         : make_foreign("an unreadable colour space", 1);
}

static Ink indexed_ink(const ColorSpace *space, double index) {
    double values[COMPONENT_LIMIT] = {0};
    gsize length = 0;
    const guchar *table =
        space->lookup != NULL ? g_bytes_get_data(space->lookup, &length) : NULL;
    gsize count = (gsize)space->base->components;
    gsize start = (gsize)CLAMP(index, 0, space->highest) * count;
    for (gsize i = 0; i < count && start + i < length; i++) {
        values[i] = table[start + i] / 255.0;
    }
    return color_space_ink(space->base, values);
}

static void add_ink(Ink *ink, int which, double amount) {
    if (which == INK_OTHER) {
        ink->other += amount;
    } else if (which == INK_ALL) {
        for (int i = 0; i < PROCESS_INKS; i++) {
            ink->process[i] = amount;
        }
    } else if (which >= 0) {
        ink->process[which] = MIN(ink->process[which] + amount, 1);
    }
}

Ink color_space_ink(const ColorSpace *space, const double *values) {
    Ink ink = {0};
    if (space->foreign != NULL || space->is_pattern) {
        return ink;
    }
    if (space->base != NULL) {
        return indexed_ink(space, values[0]);
    }
    for (int i = 0; i < space->components; i++) {
        double amount = CLAMP(values[i], 0, 1);
        bool is_gray =
            !space->is_cmyk && !space->is_separation && space->components == 1;
        add_ink(&ink, space->inks[i], is_gray ? 1 - amount : amount);
    }
    return ink;
}

void color_space_initial(const ColorSpace *space, double *values) {
    memset(values, 0, COMPONENT_LIMIT * sizeof *values);
    if (space->is_cmyk) {
        values[BLACK] = 1;
    }
    for (int i = 0; space->is_separation && i < space->components; i++) {
        values[i] = 1;
    }
}
