/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets: finished pages as lists of things to draw, with the structure that
 * a screen reader follows.
 *
 * Layout records them; painters play them; nothing else is passed between the
 * two. All lengths are points (1/72 inch) from the top left of the trimmed
 * page, y downwards. Every item belongs to one element of the structure tree
 * or, with element NULL, is an artifact. Items stand in drawing order; the
 * reading order is that of the tree. A SheetSet owns everything in it except
 * fonts, rasters and languages.
 */
#pragma once

#include "base/language.h"
#include "content/document.h"
#include "layout/fonts.h"
#include "layout/raster.h"

typedef struct {
    double red, green, blue;             /* 0 to 1 */
    double cyan, magenta, yellow, black; /* 0 to 1, for press */
} Color;

typedef enum {
    ELEMENT_DOCUMENT,
    ELEMENT_PART,
    ELEMENT_SECTION,
    ELEMENT_HEADING, /* level 1 to 3 */
    ELEMENT_PARAGRAPH,
    ELEMENT_LIST,
    ELEMENT_LIST_ITEM,
    ELEMENT_LABEL,        /* bullet or number of an item */
    ELEMENT_BODY,         /* text of an item */
    ELEMENT_NOTE,         /* a box */
    ELEMENT_FIGURE,       /* alternative text in `alternative` */
    ELEMENT_SPAN,         /* a passage in another language */
    ELEMENT_LINK,         /* a phone number to tap; its `target` */
    ELEMENT_CONTENTS,     /* the list of titles and pages */
    ELEMENT_CONTENTS_ITEM /* one of them: a paragraph each for both */
} ElementKind;

typedef struct Element {
    ElementKind kind;
    int level;
    const Language *language; /* NULL: that of the parent */
    char *alternative;        /* figures */
    char *target;             /* links: "tel:112" */
    const Block *block;       /* whose text it is, as long as the document is
                                 there; or NULL */
    struct Element *parent;
    GPtrArray *children; /* Element*, in reading order */
    int index;           /* number in the set, in order of making */
} Element;

typedef struct {
    guint32 id;     /* glyph number in the font */
    int cluster;    /* byte offset into the text of the item */
    double advance; /* points; how far the pen moves, always to the right */
    double x_offset, y_offset; /* points; y upwards, as in HarfBuzz */
} Glyph;

typedef enum {
    ITEM_TEXT,
    ITEM_RECTANGLE,
    ITEM_LINE,
    ITEM_PATH,
    ITEM_RASTER
} ItemKind;

typedef struct {
    ItemKind kind;
    const Element *element; /* NULL: artifact */
    Color color;
    /* text: one run of one font, on one line */
    const Font *font;
    double size;
    double x, y;   /* text: left end of the baseline; else top left */
    Glyph *glyphs; /* in visual order, left to right */
    int glyph_count;
    char *text; /* what the run says, logical order, UTF-8; ends
                   with a space where the line's space was
                   dropped, U+00AD for an added hyphen */
    bool right_to_left;
    const Language *language;
    /* rectangle, line, path, raster */
    double width, height; /* rectangle, raster; line: the vector to its other
                             end */
    bool filled;          /* rectangle and path; else stroked */
    double line_width;
    double dash; /* length of dashes and gaps; 0: solid */
    bool round_caps;
    bool fold;        /* line: where the paper is folded */
    GArray *segments; /* path: PathSegment, absolute points */
    const Raster *raster;
} Item;

typedef struct {
    char command; /* M L C Z */
    double points[6];
} PathSegment;

typedef struct {
    double width, height;
    GPtrArray *items; /* Item* */
} Sheet;

typedef enum {
    DUPLEX_SIMPLEX,
    DUPLEX_FLIP_SHORT_EDGE,
    DUPLEX_FLIP_LONG_EDGE
} Duplex;

typedef struct {
    GPtrArray *sheets; /* Sheet* */
    Element *root;     /* ELEMENT_DOCUMENT */
    int element_count;
    const Language *language;
    char *title; /* neutral; shown by viewers */
    Duplex duplex;
    double body_size; /* the size step that was chosen, points */
} SheetSet;

SheetSet *sheet_set_new(const Language *language, const char *title);
void sheet_set_free(SheetSet *set);
Sheet *sheet_set_append(SheetSet *set, double width, double height);
/* Appends an element to `parent` (the root's parent is NULL). */
Element *sheet_set_element(SheetSet *set, Element *parent, ElementKind kind);
/* Appends an empty item with black as its colour. */
Item *sheet_append(Sheet *sheet, ItemKind kind, const Element *element);

/* Appends a copy of an item of any sheet, as an artifact. */
Item *sheet_append_copy(Sheet *sheet, const Item *item);

/* Moves all of `other`, which is freed, behind the sheets and elements of
 * `set`. */
void sheet_set_join(SheetSet *set, SheetSet *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SheetSet, sheet_set_free)
