/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The paragraph: shaped once, broken at any width and size by arithmetic.
 *
 * paragraph_new itemizes (Pango, with FriBidi's levels), shapes each run once
 * (HarfBuzz, font units) and finds break places (ICU; libhyphen; minus no-break
 * spans). paragraph_break finds lines from prefix sums; a break inside a
 * cluster or at an unsafe-to-break glyph shapes the two fragments again.
 * Isolated spans (numbers, names) stand between U+2066 and U+2069 only in the
 * buffer that is itemized; nothing is ever added to the text. Lines are ragged
 * at the end side, never justified. Widths are in em of the paragraph's base
 * size, so one shaping serves every size.
 */
#pragma once

#include "content/document.h"
#include "layout/sheet.h"

typedef struct {
    const FontSet *fonts;
    const Language *language; /* of the paragraph: base direction, breaks */
    bool bold;                /* headings */
    bool hyphenate;           /* where the script does, too */
    bool links;               /* phone numbers can be tapped */
} ParagraphOptions;

typedef struct Paragraph Paragraph;

/* Shapes `spans` (Span*, not kept). A character that no font has is reported
 * at `position` and shaped as .notdef. Never NULL. */
Paragraph *paragraph_new(const GPtrArray *spans,
                         const ParagraphOptions *options, Position position,
                         Diag *diag);
void paragraph_free(Paragraph *paragraph);

/* One line, in logical byte offsets into paragraph_text. */
typedef struct {
    int start, end; /* end excludes white space dropped at the line end */
    int next;       /* where the next line starts */
    double width;   /* em */
    bool hyphen;    /* a hyphen is added */
} Line;

const char *paragraph_text(const Paragraph *paragraph);

/* Breaks into lines of at most `width` em: GArray of Line, caller unrefs. A
 * word wider than the line stands alone on its line and is reported by
 * paragraph_too_wide. First fit, with no single short word alone on the last
 * line where the line before can give one. */
GArray *paragraph_break(const Paragraph *paragraph, double width);

/* The widest part that cannot be broken, em. */
double paragraph_minimum_width(const Paragraph *paragraph);
/* The whole on one line, em. */
double paragraph_natural_width(const Paragraph *paragraph);
/* Whether a part that cannot be broken is wider than `width` em. */
bool paragraph_too_wide(const Paragraph *paragraph, double width);

typedef struct {
    Sheet *sheet;
    SheetSet *set;
    Element *element; /* of the text; passages in other languages become
                         ELEMENT_SPAN children, links ELEMENT_LINK */
    double x, width;  /* points: the column; right-to-left lines end at its
                         right edge */
    double y;         /* points: baseline */
    double size;      /* points of one em */
    Color color;
} LinePlace;

/* Records one line as text items at `place`. */
void paragraph_place_line(const Paragraph *paragraph, const Line *line,
                          const LinePlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paragraph, paragraph_free)
