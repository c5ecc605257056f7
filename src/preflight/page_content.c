/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/content_state.h"

#include <math.h>
#include <string.h>

/* q inside q; forms inside forms; things painted on a page: a hundred times
 * what a full page has. */
#define STACK_LIMIT 500
#define DEPTH_LIMIT 12
#define PAINTED_LIMIT 500000

static Paint black_paint(Content *content) {
    Paint paint = {.space = content_cache_space(content->cache, "DeviceGray",
                                                content->resources)};
    return paint;
}

static GraphicsState initial_state(Content *content) {
    return (GraphicsState){.matrix = MATRIX_IDENTITY,
                           .clip = AREA_EVERYTHING,
                           .is_clip_exact = true,
                           .fill = black_paint(content),
                           .stroke = black_paint(content),
                           .line_width = 1,
                           .stretch = 1};
}

static void push_state(Content *content) {
    if (content->stack->len < STACK_LIMIT) {
        g_array_append_val(content->stack, content->state);
    } else if (!content->gave_up) {
        content->gave_up = true;
        findings_add(content->findings, FINDING_TOO_MUCH, AREA_NOTHING, NULL);
    }
}

/* Forms may not take states of whoever shows them. */
static void pop_state(Content *content, guint bottom) {
    if (content->stack->len > bottom) {
        guint top = content->stack->len - 1;
        content->state = g_array_index(content->stack, GraphicsState, top);
        g_array_set_size(content->stack, top);
    }
}

static void run_matrix(Content *content, const Instruction *instruction) {
    Matrix matrix = {
        instruction_number(instruction, 0), instruction_number(instruction, 1),
        instruction_number(instruction, 2), instruction_number(instruction, 3),
        instruction_number(instruction, 4), instruction_number(instruction, 5)};
    content->state.matrix = matrix_multiply(matrix, content->state.matrix);
}

static void note_state(Content *content, const StateChange *change) {
    if (change->transparency != NULL) {
        findings_add(content->findings, FINDING_TRANSPARENT, AREA_NOTHING,
                     change->transparency);
    }
    if (change->has_transfer) {
        findings_add(content->findings, FINDING_TRANSFER, AREA_NOTHING, NULL);
    }
    if (change->has_halftone) {
        findings_add(content->findings, FINDING_HALFTONE, AREA_NOTHING, NULL);
    }
}

PdfObject content_lookup(Content *content, const Instruction *instruction,
                         const char *category) {
    const char *name = instruction_name(instruction, 0);
    return name == NULL
               ? 0
               : content_cache_lookup(content->cache, content->resources,
                                      category, name);
}

static void run_state(Content *content, const Instruction *instruction) {
    PdfObject object = content_lookup(content, instruction, "/ExtGState");
    if (object == 0) {
        findings_add(content->findings, FINDING_UNREADABLE, AREA_NOTHING,
                     "(a graphics state)");
        return;
    }
    const StateChange *change = content_cache_state(content->cache, object);
    GraphicsState *state = &content->state;
    if (change->sets_width) {
        state->line_width = change->width;
    }
    if (change->sets_fill_overprint) {
        state->fill_overprint = change->fill_overprint;
    }
    if (change->sets_stroke_overprint) {
        state->stroke_overprint = change->stroke_overprint;
    }
    if (change->font != 0) {
        state->font = change->font;
        state->font_size = change->font_size;
    }
    if (change->sets_mode) {
        state->overprint_mode = change->mode;
    }
    note_state(content, change);
}

static void run_state_operator(Content *content, const Instruction *instruction,
                               guint bottom) {
    const char *name = instruction->operator;
    if (strcmp(name, "q") == 0) {
        push_state(content);
    } else if (strcmp(name, "Q") == 0) {
        pop_state(content, bottom);
    } else if (strcmp(name, "cm") == 0) {
        run_matrix(content, instruction);
    } else if (strcmp(name, "w") == 0) {
        content->state.line_width = fabs(instruction_number(instruction, 0));
    } else if (strcmp(name, "J") == 0) {
        content->state.line_cap = (int)instruction_number(instruction, 0);
    } else if (strcmp(name, "gs") == 0) {
        run_state(content, instruction);
    }
}

static void run_content(Content *content, GBytes *bytes) {
    g_autoptr(ContentScanner) scanner = content_scanner_new(bytes);
    guint bottom = content->stack->len;
    const Instruction *instruction;
    while (!content->gave_up &&
           (instruction = content_scanner_next(scanner)) != NULL) {
        if (!content_cache_spend_instruction(content->cache)) {
            content->gave_up = true;
            findings_add(content->findings, FINDING_TOO_MUCH, AREA_NOTHING,
                         NULL);
        } else if (!content_run_path(content, instruction) &&
                   !content_run_color(content, instruction) &&
                   !content_run_text(content, instruction) &&
                   !content_run_object(content, instruction)) {
            run_state_operator(content, instruction, bottom);
        }
    }
    g_array_set_size(content->stack, bottom);
}

void content_run_form(Content *content, const PdfForm *form, Matrix matrix,
                      const Paint *paint) {
    if (form->content == NULL) {
        findings_add(content->findings, FINDING_UNREADABLE, AREA_NOTHING,
                     "(a form)");
        return;
    }
    if (content->depth >= DEPTH_LIMIT) {
        findings_add(content->findings, FINDING_TOO_MUCH, AREA_NOTHING, NULL);
        return;
    }
    Content outer = *content;
    ContentPath *path = content_path_new();
    content->path = path;
    content->clips = 0;
    content->depth++;
    content->state.matrix = matrix_multiply(form->matrix, matrix);
    content->base = content->state.matrix;
    content->state.clip = area_intersect(
        outer.state.clip, area_transform(form->box, content->state.matrix));
    if (form->resources != 0) {
        content->resources = (Resources){form->resources, form->number};
    }
    if (paint != NULL) {
        content->state.fill = *paint;
        content->state.stroke = *paint;
    }
    run_content(content, form->content);
    bool gave_up = content->gave_up;
    *content = outer;
    content->gave_up = gave_up;
    content_path_free(path);
}

/* A tiling pattern: what stands in its cell is painted all over the area. */
static void paint_tiling(Content *content, Area area, PdfObject pattern,
                         const Paint *paint) {
    PdfReader *reader = content->reader;
    const PdfForm *form = content_cache_form(content->cache, pattern);
    bool is_plain = pdf_get_number(reader, pattern, "/PaintType", 1) == 2;
    Paint color = *paint;
    color.pattern = 0;
    if (paint->space->base != NULL) {
        color.space = paint->space->base;
    }
    Area clip = content->state.clip, shown = area_intersect(area, clip);
    const Area *confined = content->confined;
    content->confined = confined != NULL ? confined : &shown;
    content->state.clip = AREA_EVERYTHING;
    content_run_form(content, form, content->base,
                     is_plain && paint->space->base != NULL ? &color : NULL);
    content->confined = confined;
    content->state.clip = clip;
}

static void paint_shading(Content *content, Area area, const Shading *shading) {
    Painted painted = {.kind = PAINTED_SHADING,
                       .area = area,
                       .ink = shading->heaviest,
                       .most = shading->heaviest,
                       .foreign = shading->space->foreign,
                       .spots = shading->space->spots,
                       .is_rectangle = true,
                       .thickness = -1};
    content_add_painted(content, &painted);
}

static void paint_pattern(Content *content, Area area, const Paint *paint) {
    PdfReader *reader = content->reader;
    PdfObject pattern = paint->pattern;
    if (pdf_is_stream(reader, pattern)) {
        paint_tiling(content, area, pattern, paint);
        return;
    }
    PdfObject shading = pdf_get(reader, pattern, "/Shading");
    if (shading != 0) {
        paint_shading(
            content, area,
            content_cache_shading(content->cache, shading, paint->resources));
    }
}

bool content_start_painted(Content *content, PaintedKind kind, Area area,
                           const Paint *paint, Painted *painted) {
    if (paint->space->is_pattern && paint->pattern != 0) {
        paint_pattern(content, area, paint);
        return false;
    }
    bool strokes = kind == PAINTED_STROKE;
    bool on = strokes ? content->state.stroke_overprint
                      : content->state.fill_overprint;
    *painted = (Painted){.kind = kind, .area = area, .thickness = -1};
    painted->ink = color_space_ink(paint->space, paint->values);
    painted->most = painted->ink;
    painted->foreign = paint->space->foreign;
    painted->spots = paint->space->spots;
    painted->overprints =
        on && (paint->space->is_separation ||
               (paint->space->is_cmyk && content->state.overprint_mode == 1));
    return true;
}

void content_add_painted(Content *content, const Painted *painted) {
    Painted copy = *painted;
    copy.area = area_intersect(painted->area, content->state.clip);
    copy.is_rectangle &= content->state.is_clip_exact;
    if (area_is_empty(copy.area)) {
        return;
    }
    if (content->confined != NULL) {
        copy.area = *content->confined;
    }
    if (content->painted->len < PAINTED_LIMIT) {
        g_array_append_val(content->painted, copy);
    } else if (!content->gave_up) {
        content->gave_up = true;
        findings_add(content->findings, FINDING_TOO_MUCH, AREA_NOTHING, NULL);
    }
}

GArray *page_content_read(ContentCache *cache, PdfObject page,
                          Findings *findings) {
    PdfReader *reader = content_cache_reader(cache);
    GArray *painted = g_array_new(FALSE, FALSE, sizeof(Painted));
    g_autoptr(GBytes) bytes = pdf_page_content(reader, page);
    if (bytes == NULL) {
        findings_add(findings, FINDING_UNREADABLE, AREA_NOTHING,
                     "(its content)");
        return painted;
    }
    Content content = {.cache = cache,
                       .reader = reader,
                       .findings = findings,
                       .painted = painted,
                       .base = MATRIX_IDENTITY,
                       .text = MATRIX_IDENTITY,
                       .line = MATRIX_IDENTITY};
    content.resources = (Resources){pdf_get(reader, page, "/Resources"),
                                    pdf_number_of(reader, page)};
    content.stack = g_array_new(FALSE, FALSE, sizeof(GraphicsState));
    content.state = initial_state(&content);
    content.path = content_path_new();
    run_content(&content, bytes);
    content_path_free(content.path);
    g_array_unref(content.stack);
    return painted;
}
