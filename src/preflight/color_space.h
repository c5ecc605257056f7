/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The colour spaces of a PDF, seen by a printer: which inks a colour takes,
 * or why it has none. Converts no colours of screens.
 */
#pragma once

#include "preflight/ink.h"
#include "preflight/pdf_reader.h"

/* More components than this are not looked at. */
#define COMPONENT_LIMIT 16

typedef struct ColorSpace ColorSpace;
struct ColorSpace {
    const char *foreign; /* a name for what no press has (RGB), or NULL */
    int components;
    bool is_cmyk;              /* DeviceCMYK itself: overprint mode counts */
    bool is_separation;        /* paints some inks and leaves the others */
    bool is_pattern;           /* `base` for patterns without own colour */
    bool is_registration;      /* Separation All */
    int inks[COMPONENT_LIMIT]; /* of each component: CYAN to BLACK, or one of
                                * these */
    GPtrArray *spots;          /* char*: names of further inks; or NULL */
    ColorSpace *base;          /* of Indexed and Pattern */
    GBytes *lookup;            /* of Indexed */
    int highest;               /* of Indexed: the last index */
};

enum { INK_OTHER = -1, INK_ALL = -2, INK_NONE = -3 };

/* Reads a name or an array. `resources` has what names stand for, and the
 * defaults that replace device spaces. Never NULL; the caller frees. */
ColorSpace *color_space_read(PdfReader *reader, PdfObject object,
                             PdfObject resources);
/* "DeviceGray", "DeviceRGB" or "DeviceCMYK" as operators name them. */
ColorSpace *color_space_device(PdfReader *reader, const char *name,
                               PdfObject resources);
void color_space_free(ColorSpace *space);

/* The inks of a colour with `space->components` values. Nothing for spaces
 * that are foreign or patterns. */
Ink color_space_ink(const ColorSpace *space, const double *values);
/* The values of the first colour after the space was chosen. */
void color_space_initial(const ColorSpace *space, double *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ColorSpace, color_space_free)
