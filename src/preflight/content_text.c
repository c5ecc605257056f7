/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of a page. */
#include "preflight/content_state.h"

#include <math.h>
#include <string.h>

/* How far letters reach above and below their line, of the size: enough to
 * say where text stands. */
#define ABOVE 0.75
#define BELOW 0.2
/* Not shown, with or without clipping. */
enum { MODE_FILL, MODE_STROKE, MODE_BOTH, MODE_UNSEEN, MODE_CLIP = 7 };

/* The text operators that show something, after the line was moved. */
typedef struct {
    Area area; /* on the page */
    bool lacks_glyph;
    guint signs;
} Shown;

static void show_string(Content *content, const Instruction *instruction,
                        const Operand *operand, Shown *shown) {
    GraphicsState *state = &content->state;
    const TextFont *font = content_cache_font(content->cache, state->font);
    TextExtent extent = {0};
    text_font_measure(font, instruction->bytes->str + operand->offset,
                      operand->length, &extent);
    double advance = (extent.width / 1000 * state->font_size +
                      extent.signs * state->character_space +
                      extent.spaces * state->word_space) *
                     state->stretch;
    Area area = AREA_NOTHING;
    area_add(&area, 0, state->rise - BELOW * state->font_size);
    area_add(&area, advance, state->rise + ABOVE * state->font_size);
    Matrix matrix = matrix_multiply(content->text, state->matrix);
    area = area_transform(area, matrix);
    if (extent.signs > 0) {
        area_add(&shown->area, area.left, area.bottom);
        area_add(&shown->area, area.right, area.top);
    }
    shown->lacks_glyph |= extent.lacks_glyph;
    shown->signs += extent.signs;
    Matrix step = {1, 0, 0, 1, advance, 0};
    content->text = matrix_multiply(step, content->text);
}

static double text_size(const Content *content) {
    Matrix matrix = matrix_multiply(content->text, content->state.matrix);
    return fabs(content->state.font_size) * hypot(matrix.c, matrix.d);
}

static void add_text(Content *content, PaintedKind kind, const Paint *paint,
                     const Shown *shown) {
    Painted painted;
    if (!content_start_painted(content, kind, shown->area, paint, &painted)) {
        return;
    }
    if (kind == PAINTED_STROKE) {
        painted.thickness = content->state.line_width *
                            matrix_smallest_scale(content->state.matrix);
    }
    painted.size = text_size(content);
    painted.font = content_cache_font(content->cache, content->state.font);
    painted.lacks_glyph = shown->lacks_glyph;
    content_add_painted(content, &painted);
}

static void add_shown(Content *content, const Shown *shown) {
    int mode = content->state.text_mode;
    if (mode == MODE_UNSEEN || mode == MODE_CLIP || shown->signs == 0) {
        return;
    }
    mode &= 3;
    if (mode != MODE_STROKE) {
        add_text(content, PAINTED_TEXT, &content->state.fill, shown);
    } else {
        /* Outlined letters are text, and lines: both are asked. */
        add_text(content, PAINTED_TEXT, &content->state.stroke, shown);
        add_text(content, PAINTED_STROKE, &content->state.stroke, shown);
    }
}

/* Strings, and numbers between them that move the next. */
static void show_text(Content *content, const Instruction *instruction) {
    if (content->state.font == 0) {
        findings_add(content->findings, FINDING_UNREADABLE, AREA_NOTHING,
                     "(text without a font)");
        return;
    }
    Shown shown = {.area = AREA_NOTHING};
    for (guint i = 0; i < instruction->operands->len; i++) {
        const Operand *operand =
            &g_array_index(instruction->operands, Operand, i);
        if (operand->kind == OPERAND_STRING) {
            show_string(content, instruction, operand, &shown);
        } else if (operand->kind == OPERAND_NUMBER) {
            double move = -operand->number / 1000 * content->state.font_size *
                          content->state.stretch;
            Matrix step = {1, 0, 0, 1, move, 0};
            content->text = matrix_multiply(step, content->text);
        }
    }
    add_shown(content, &shown);
}

static void move_line(Content *content, double x, double y) {
    Matrix step = {1, 0, 0, 1, x, y};
    content->line = matrix_multiply(step, content->line);
    content->text = content->line;
}

static void choose_font(Content *content, const Instruction *instruction) {
    content->state.font = content_lookup(content, instruction, "/Font");
    content->state.font_size = instruction_number(instruction, 1);
}

/* Operators that set one number of the state. */
static bool run_setting(Content *content, const Instruction *instruction) {
    GraphicsState *state = &content->state;
    const char *name = instruction->operator;
    double value = instruction_number(instruction, 0);
    if (strcmp(name, "Tc") == 0) {
        state->character_space = value;
    } else if (strcmp(name, "Tw") == 0) {
        state->word_space = value;
    } else if (strcmp(name, "Tz") == 0) {
        state->stretch = value / 100;
    } else if (strcmp(name, "TL") == 0) {
        state->leading = value;
    } else if (strcmp(name, "Ts") == 0) {
        state->rise = value;
    } else if (strcmp(name, "Tr") == 0) {
        state->text_mode = (int)CLAMP(value, 0, 7);
    } else {
        return false;
    }
    return true;
}

static bool run_position(Content *content, const Instruction *instruction) {
    const char *name = instruction->operator;
    double x = instruction_number(instruction, 0);
    double y = instruction_number(instruction, 1);
    if (strcmp(name, "BT") == 0) {
        content->text = content->line = MATRIX_IDENTITY;
    } else if (strcmp(name, "Td") == 0) {
        move_line(content, x, y);
    } else if (strcmp(name, "TD") == 0) {
        content->state.leading = -y;
        move_line(content, x, y);
    } else if (strcmp(name, "T*") == 0) {
        move_line(content, 0, -content->state.leading);
    } else if (strcmp(name, "Tm") == 0) {
        content->line = (Matrix){x,
                                 y,
                                 instruction_number(instruction, 2),
                                 instruction_number(instruction, 3),
                                 instruction_number(instruction, 4),
                                 instruction_number(instruction, 5)};
        content->text = content->line;
    } else {
        return false;
    }
    return true;
}

bool content_run_text(Content *content, const Instruction *instruction) {
    const char *name = instruction->operator;
    if (strcmp(name, "Tf") == 0) {
        choose_font(content, instruction);
    } else if (strcmp(name, "Tj") == 0 || strcmp(name, "TJ") == 0) {
        show_text(content, instruction);
    } else if (strcmp(name, "'") == 0 || strcmp(name, "\"") == 0) {
        if (name[0] == '"') {
            content->state.word_space = instruction_number(instruction, 0);
            content->state.character_space = instruction_number(instruction, 1);
        }
        move_line(content, 0, -content->state.leading);
        show_text(content, instruction);
    } else {
        return run_setting(content, instruction) ||
               run_position(content, instruction);
    }
    return true;
}
