/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/paragraph_parts.h"

#include <string.h>

static double em_of(const Run *run) {
    return run->font->factor / run->font->units_per_em;
}

/* Shapes what is in the buffer and returns glyphs whose clusters are moved by
 * `shift`. */
static ShapedGlyph *shape_buffer(hb_buffer_t *buffer, const Run *run, int shift,
                                 int *count) {
    hb_buffer_set_cluster_level(buffer,
                                HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_direction(buffer, run->level % 2 != 0 ? HB_DIRECTION_RTL
                                                        : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, run->script);
    hb_buffer_set_language(buffer,
                           hb_language_from_string(run->language->tag, -1));
    hb_shape(run->font->shaper, buffer, NULL, 0);
    unsigned length;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &length);
    const hb_glyph_position_t *positions =
        hb_buffer_get_glyph_positions(buffer, NULL);
    ShapedGlyph *glyphs = g_new(ShapedGlyph, length);
    for (unsigned i = 0; i < length; i++) {
        glyphs[i].id = infos[i].codepoint;
        glyphs[i].cluster = (int)infos[i].cluster + shift;
        glyphs[i].advance = positions[i].x_advance;
        glyphs[i].x_offset = positions[i].x_offset;
        glyphs[i].y_offset = positions[i].y_offset;
    }
    *count = (int)length;
    return glyphs;
}

/* The clusters of the buffer, just shaped, become places where the run may be
 * cut. */
static void mark_safe(Paragraph *paragraph, const Run *run,
                      hb_buffer_t *buffer) {
    unsigned length;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &length);
    for (unsigned i = 0; i < length; i++) {
        paragraph->safe[infos[i].cluster] = true;
    }
    for (unsigned i = 0; i < length; i++) {
        if (hb_glyph_info_get_glyph_flags(&infos[i]) &
            HB_GLYPH_FLAG_UNSAFE_TO_BREAK) {
            paragraph->safe[infos[i].cluster] = false;
        }
    }
    paragraph->safe[run->start] = true;
}

static void add_advances(Paragraph *paragraph, const Run *run) {
    for (int i = 0; i < run->glyph_count; i++) {
        const ShapedGlyph *glyph = &run->glyphs[i];
        paragraph->before[glyph->cluster + 1] += glyph->advance * em_of(run);
    }
}

static void report_missing(const Paragraph *paragraph, const Run *run,
                           int cluster, Position position, Diag *diag) {
    const char *p = paragraph->text + cluster;
    gunichar character = g_utf8_get_char(p);
    /* Of a letter with marks, name the one that is missing. */
    for (const char *next = g_utf8_next_char(p);
         next < paragraph->text + run->end && font_has(run->font, character) &&
         g_unichar_ismark(g_utf8_get_char(next));
         next = g_utf8_next_char(next)) {
        character = g_utf8_get_char(next);
    }
    char text[7] = {0};
    g_unichar_to_utf8(character, text);
    diag_error(diag, position, "glyph",
               "no font for \"%s\" (U+%04X) in %s, write it otherwise or add "
               "a font",
               g_unichar_isprint(character) ? text : " ", character,
               run->language->code);
}

static void check_glyphs(const Paragraph *paragraph, const Run *run,
                         Position position, Diag *diag) {
    for (int i = 0; i < run->glyph_count; i++) {
        int cluster = run->glyphs[i].cluster;
        if (run->glyphs[i].id == 0 &&
            !paragraph_is_space(g_utf8_get_char(paragraph->text + cluster))) {
            report_missing(paragraph, run, cluster, position, diag);
        }
    }
}

static void shape_run(Paragraph *paragraph, Run *run, hb_buffer_t *buffer) {
    hb_buffer_reset(buffer);
    /* The whole paragraph is the context, so that letters join. */
    hb_buffer_add_utf8(buffer, paragraph->text, paragraph->length,
                       (unsigned)run->start, run->end - run->start);
    run->glyphs = shape_buffer(buffer, run, 0, &run->glyph_count);
    mark_safe(paragraph, run, buffer);
    add_advances(paragraph, run);
}

void paragraph_shape(Paragraph *paragraph, Position position, Diag *diag) {
    paragraph->before = g_new0(double, paragraph->length + 1);
    paragraph->safe = g_new0(bool, paragraph->length + 1);
    hb_buffer_t *buffer = hb_buffer_create();
    for (guint i = 0; i < paragraph->runs->len; i++) {
        Run *run = &g_array_index(paragraph->runs, Run, i);
        shape_run(paragraph, run, buffer);
        check_glyphs(paragraph, run, position, diag);
    }
    hb_buffer_destroy(buffer);
    for (int i = 0; i < paragraph->length; i++) {
        paragraph->before[i + 1] += paragraph->before[i];
    }
    paragraph->safe[paragraph->length] = true;
}

/* The glyphs of a run whose clusters lie between two safe offsets: one piece,
 * because clusters ascend or descend. */
static void slice(Fragment *fragment) {
    const Run *run = fragment->run;
    int first = 0;
    while (first < run->glyph_count &&
           (run->glyphs[first].cluster < fragment->start ||
            run->glyphs[first].cluster >= fragment->end)) {
        first++;
    }
    int last = first;
    while (last < run->glyph_count &&
           run->glyphs[last].cluster >= fragment->start &&
           run->glyphs[last].cluster < fragment->end) {
        last++;
    }
    fragment->glyphs = run->glyphs + first;
    fragment->glyph_count = last - first;
}

static void shape_again(const Paragraph *paragraph, Fragment *fragment) {
    const Run *run = fragment->run;
    hb_buffer_t *buffer = hb_buffer_create();
    int length = fragment->end - fragment->start;
    hb_buffer_add_utf8(buffer, paragraph->text + fragment->start, length, 0,
                       length);
    fragment->own =
        shape_buffer(buffer, run, fragment->start, &fragment->glyph_count);
    fragment->glyphs = fragment->own;
    hb_buffer_destroy(buffer);
}

/* The hyphen that is added after `end`. */
static ShapedGlyph hyphen_glyph(const Font *font, int end) {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(font->shaper, 0x2010, &glyph)) {
        hb_font_get_nominal_glyph(font->shaper, '-', &glyph);
    }
    return (ShapedGlyph){.id = glyph,
                         .cluster = end,
                         .advance =
                             hb_font_get_glyph_h_advance(font->shaper, glyph)};
}

static void append_hyphen(Fragment *fragment) {
    ShapedGlyph *glyphs = g_new(ShapedGlyph, fragment->glyph_count + 1);
    memcpy(glyphs, fragment->glyphs,
           sizeof *glyphs * (gsize)fragment->glyph_count);
    glyphs[fragment->glyph_count++] =
        hyphen_glyph(fragment->run->font, fragment->end);
    g_free(fragment->own);
    fragment->own = glyphs;
    fragment->glyphs = glyphs;
}

Fragment paragraph_fragment(const Paragraph *paragraph, const Run *run,
                            int start, int end, bool hyphen) {
    Fragment fragment = {.run = run, .start = start, .end = end};
    if (paragraph->safe[start] && paragraph->safe[end]) {
        slice(&fragment);
    } else {
        shape_again(paragraph, &fragment);
    }
    if (hyphen) {
        append_hyphen(&fragment);
    }
    for (int i = 0; i < fragment.glyph_count; i++) {
        fragment.width += fragment.glyphs[i].advance * em_of(run);
    }
    return fragment;
}

void fragment_clear(Fragment *fragment) {
    g_free(fragment->own);
}

static void clear_fragment(gpointer data) {
    fragment_clear(data);
}

GArray *paragraph_fragments(const Paragraph *paragraph, int start, int end,
                            bool hyphen) {
    GArray *fragments = g_array_new(FALSE, FALSE, sizeof(Fragment));
    g_array_set_clear_func(fragments, clear_fragment);
    for (guint i = 0; i < paragraph->runs->len; i++) {
        const Run *run = &g_array_index(paragraph->runs, Run, i);
        int from = MAX(start, run->start), to = MIN(end, run->end);
        if (from < to) {
            Fragment fragment = paragraph_fragment(paragraph, run, from, to,
                                                   hyphen && to == end);
            g_array_append_val(fragments, fragment);
        }
    }
    return fragments;
}

/* The run that ends the line: hyphens are set in its font. */
static const Run *run_before(const Paragraph *paragraph, int end) {
    guint i = 0;
    while (g_array_index(paragraph->runs, Run, i).end < end) {
        i++;
    }
    return &g_array_index(paragraph->runs, Run, i);
}

double paragraph_measure(const Paragraph *paragraph, int start, int end,
                         bool hyphen) {
    if (start >= end) {
        return 0;
    }
    if (paragraph->safe[start] && paragraph->safe[end]) {
        double width = paragraph->before[end] - paragraph->before[start];
        if (hyphen) {
            const Run *run = run_before(paragraph, end);
            width += hyphen_glyph(run->font, end).advance * em_of(run);
        }
        return width;
    }
    g_autoptr(GArray) fragments =
        paragraph_fragments(paragraph, start, end, hyphen);
    double width = 0;
    for (guint i = 0; i < fragments->len; i++) {
        width += g_array_index(fragments, Fragment, i).width;
    }
    return width;
}
