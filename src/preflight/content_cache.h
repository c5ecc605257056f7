/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The resources of one file, each read once: a leaflet shows the same glyphs,
 * fonts and colours thousands of times.
 */
#pragma once

#include "preflight/geometry.h"
#include "preflight/pdf_picture.h"
#include "preflight/shading.h"
#include "preflight/text_font.h"

/* A piece of content that is drawn as one: form or tiling pattern. */
typedef struct {
    GBytes *content; /* NULL: cannot be read */
    Matrix matrix;
    Area box;
    PdfObject resources; /* 0: those of where it is drawn */
    int number;          /* of its stream */
    bool is_transparent; /* a transparency group */
    bool is_postscript, is_reference, has_opi, is_optional;
} PdfForm;

/* What an ExtGState sets. */
typedef struct {
    bool sets_width, sets_fill_overprint, sets_stroke_overprint, sets_mode;
    double width;
    bool fill_overprint, stroke_overprint;
    int mode;
    PdfObject font; /* or 0 */
    double font_size;
    bool has_transfer, has_halftone;
    const char *transparency; /* what is transparent about it, or NULL */
} StateChange;

/* A resources dictionary and the number of the object that has it. */
typedef struct {
    PdfObject object;
    int owner;
} Resources;

typedef struct ContentCache ContentCache;

/* `reader` is borrowed and must outlive the cache. */
ContentCache *content_cache_new(PdfReader *reader);
void content_cache_free(ContentCache *cache);
PdfReader *content_cache_reader(const ContentCache *cache);

/* Counts work that was done for the file: an instruction, or so many things
 * compared. False when it has had its share, and must be given up. */
bool content_cache_spend_instruction(ContentCache *cache);
bool content_cache_spend(ContentCache *cache, guint comparisons);

/* The resource of a category ("/Font") by its name without slash; 0 when there
 * is none. */
PdfObject content_cache_lookup(ContentCache *cache, Resources resources,
                               const char *category, const char *name);

/* Each reads the object on first use; never NULL; owned by the cache. */
const TextFont *content_cache_font(ContentCache *cache, PdfObject object);
const PdfForm *content_cache_form(ContentCache *cache, PdfObject object);
const PdfPicture *content_cache_picture(ContentCache *cache, PdfObject object,
                                        Resources resources);
const Shading *content_cache_shading(ContentCache *cache, PdfObject object,
                                     Resources resources);
const StateChange *content_cache_state(ContentCache *cache, PdfObject object);
/* By the name of a resource or of a device space. */
const ColorSpace *content_cache_space(ContentCache *cache, const char *name,
                                      Resources resources);

/* How many fonts were shown so far (every font of content_cache_font). */
guint content_cache_fonts(const ContentCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ContentCache, content_cache_free)
