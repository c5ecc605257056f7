/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the paragraph share; nobody else includes this.
 *
 * The order of work: paragraph.c joins the spans, paragraph_itemize.c cuts
 * the text into runs of one font, direction, script and language,
 * paragraph_shape.c shapes them and sums their advances, paragraph_breaks.c
 * finds break places. Afterwards paragraph_lines.c chooses among these and
 * paragraph_place.c records a line as items.
 */
#pragma once

#include "layout/paragraph.h"

/* A span as the paragraph remembers it: where it is, and what it asks. */
typedef struct {
    int start, end;
    const Language *language; /* the span's, or the paragraph's */
    const ScriptStyle *style; /* of that language; NULL: not listed */
    bool bold, isolate, unbreakable;
    bool link; /* a phone number to tap */
} Passage;

/* One character while the text is cut into runs. */
typedef struct {
    gunichar character;
    int offset;  /* byte in the text */
    int passage; /* number of its passage */
    const Font *font;
    hb_script_t script;
    guint8 level;
} Character;

/* A glyph in font units, as HarfBuzz gives it; cluster is a byte offset in
 * the text of the paragraph. */
typedef struct {
    guint32 id;
    int cluster;
    int advance, x_offset, y_offset;
} ShapedGlyph;

/* Text of one font, direction, script and language; in logical order. */
typedef struct {
    int start, end;
    const Font *font;
    const Language *language;
    hb_script_t script;
    guint8 level;        /* odd: right to left */
    bool link;           /* a phone number to tap */
    ShapedGlyph *glyphs; /* in visual order */
    int glyph_count;
} Run;

typedef enum {
    BREAK_NONE,
    BREAK_PLAIN,
    BREAK_HYPHEN, /* a hyphen is added */
    BREAK_FORCED  /* the line ends here; the last one is forced */
} BreakKind;

/* A place where a line may end. */
typedef struct {
    int end;  /* of what is shown */
    int next; /* where the next line starts, past white space */
    BreakKind kind;
} Break;

struct Paragraph {
    char *text;
    int length;
    const FontSet *fonts;
    const Language *language;
    bool hyphenate;
    GArray *passages; /* Passage, covering the text */
    GArray *runs;     /* Run, in logical order, covering the text */
    GArray *breaks;   /* Break, ascending */
    int start;        /* past leading white space */
    /* length + 1 entries, by byte: */
    double *before; /* em of all clusters that start earlier */
    bool *safe;     /* glyphs on both sides stay as they are when the text is
                       cut here */
};

/* A part of a run on one line. */
typedef struct {
    const Run *run;
    int start, end;
    const ShapedGlyph *glyphs; /* in visual order */
    int glyph_count;
    ShapedGlyph *own; /* when shaped again; else NULL */
    double width;     /* em */
} Fragment;

/* Cuts the text into runs, without glyphs. */
void paragraph_itemize(Paragraph *paragraph);

/* Fills in glyphs, `before` and `safe`; reports missing characters. */
void paragraph_shape(Paragraph *paragraph, Position position, Diag *diag);

/* Fills in `breaks` and `start`. */
void paragraph_find_breaks(Paragraph *paragraph);

/* The part of `run` between two byte offsets, with a hyphen after it if asked
 * for; shaped again where the cut demands it. */
Fragment paragraph_fragment(const Paragraph *paragraph, const Run *run,
                            int start, int end, bool hyphen);
void fragment_clear(Fragment *fragment);

/* All fragments of a line, in logical order: GArray of Fragment, caller
 * unrefs. */
GArray *paragraph_fragments(const Paragraph *paragraph, int start, int end,
                            bool hyphen);

/* The width of the text between two offsets on a line, em; exact. */
double paragraph_measure(const Paragraph *paragraph, int start, int end,
                         bool hyphen);

/* White space that vanishes at the end of a line. */
bool paragraph_is_space(gunichar character);
