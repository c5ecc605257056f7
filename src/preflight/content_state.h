/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of page_content share: the state of the graphics, and adding
 * to the list of what is painted. Used by them alone.
 */
#pragma once

#include "preflight/content_path.h"
#include "preflight/content_scanner.h"
#include "preflight/page_content.h"

/* A colour that is chosen. */
typedef struct {
    const ColorSpace *space;
    double values[COMPONENT_LIMIT];
    PdfObject pattern;   /* or 0 */
    Resources resources; /* where the pattern was named */
} Paint;

typedef struct {
    Matrix matrix;
    Area clip;
    bool is_clip_exact; /* the clip is a rectangle */
    Paint fill, stroke;
    bool fill_overprint, stroke_overprint;
    int overprint_mode;
    double line_width;
    int line_cap;
    PdfObject font;
    double font_size, character_space, word_space, stretch, leading, rise;
    int text_mode;
} GraphicsState;

typedef struct {
    ContentCache *cache;
    PdfReader *reader;
    Findings *findings;
    GArray *painted;
    GArray *stack; /* GraphicsState */
    GraphicsState state;
    Matrix base; /* of the page or form, for patterns */
    Resources resources;
    ContentPath *path;
    int clips;            /* W was seen: the next painting operator clips */
    Matrix text, line;    /* of the text */
    const Area *confined; /* inside a pattern: where it is shown */
    int depth;            /* of forms and patterns */
    bool gave_up;
} Content;

/* Something painted in `paint`; false when that is a pattern, which has then
 * been painted in `area`. */
bool content_start_painted(Content *content, PaintedKind kind, Area area,
                           const Paint *paint, Painted *painted);
/* What the first operand names in a category of resources ("/Font"); 0: there
 * is none. */
PdfObject content_lookup(Content *content, const Instruction *instruction,
                         const char *category);
/* Clips and adds. */
void content_add_painted(Content *content, const Painted *painted);

/* Each returns whether the operator was one of theirs. */
bool content_run_path(Content *content, const Instruction *instruction);
bool content_run_color(Content *content, const Instruction *instruction);
bool content_run_text(Content *content, const Instruction *instruction);
bool content_run_object(Content *content, const Instruction *instruction);

/* Runs a form or tiling pattern with the matrix given; `paint`: the colour of
 * a pattern that has none of its own, or NULL. */
void content_run_form(Content *content, const PdfForm *form, Matrix matrix,
                      const Paint *paint);
