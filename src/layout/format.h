/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paper formats and styles as data: templates/formats (YAML) and
 * templates/style.yaml. A new format needs no C. All lengths in memory are
 * points; the files use mm for geometry and pt for type.
 */
#pragma once

#include "content/document.h"
#include "layout/sheet.h"

/* A place for text. Frames are given for left-to-right; `mirror` of layout
 * makes the right-to-left ones (x of a sheet counts from the right). */
typedef struct {
    char *id;
    int sheet; /* from 0 */
    double x, y, width, height;
    double side; /* width of the side column at the start side that
                    holds icons and questions; 0: none */
    double gap;  /* between side column and text */
} Frame;

/* Parts that run through frames, in this order. */
typedef struct {
    GPtrArray *parts;  /* char* part ids; "*" the rest */
    GPtrArray *frames; /* const Frame* */
} Flow;

/* A fold tick or cut mark, stroked as an artifact. */
typedef struct {
    int sheet;
    double x, y, width, height;
} Tick;

/* How blocks with one role (or, with ROLE_NONE, one kind) are set. Sizes are
 * points at the start size and scale with the body size, but never below
 * `least`. */
typedef struct {
    double size, leading; /* leading in points at `size`, Latin */
    double least;
    bool bold;
    bool petrol;          /* colour of headings; else ink */
    double before, after; /* in units of half a body line */
} TextStyle;

typedef struct Format
    Format; /* see format.c; fields below are read by layout */

struct Format {
    char *id; /* trifold */
    double width, height;
    int sheet_count;
    Duplex duplex;
    double size_start, size_least, size_most, size_step; /* body, points */
    bool hyphenate;
    double icon_size;
    GPtrArray *frames;  /* Frame* */
    GPtrArray *flows;   /* Flow*, in reading order */
    GPtrArray *ticks;   /* Tick* */
    GHashTable *styles; /* char* name -> TextStyle*: body, small, question,
                           title, phone, and role names */
    GHashTable *hidden; /* part ids and roles that this format leaves out */
    Position position;
};

typedef struct {
    Color ink, petrol, ochre, mist, sand, grey, white;
    GHashTable *icons; /* char* name -> GArray of PathSegment, 24 units */
} Style;

/* Loads all formats: Format*, sorted by id; NULL after errors. */
GPtrArray *formats_load(const char *templates_dir, Diag *diag);
const Format *format_lookup(const GPtrArray *formats, const char *id);
void format_free(Format *format);

/* Loads templates/style.yaml and templates/icons (SVG: M L C Z only). */
Style *style_load(const char *templates_dir, Diag *diag);
void style_free(Style *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Style, style_free)
