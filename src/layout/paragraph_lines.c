/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines out of break places: first fit, with three exceptions for the reader.
 * A word is only hyphenated where the line would be left too empty; two
 * hyphens do not follow each other; the last line is not one short word. */
#include "layout/paragraph_parts.h"

#define TOLERANCE 1e-6
#define RESHAPED 0.5     /* em: more than shaping again can change */
#define FULL_ENOUGH 0.75 /* of the width: no hyphen is needed */
#define SHORT_WORD 2.5   /* em: too little to stand alone on the last line */
#define HALF_FULL 0.5    /* of the width: what the line before must keep */

static const Break *break_at(const Paragraph *paragraph, guint index) {
    return &g_array_index(paragraph->breaks, Break, index);
}

static Line line_to(const Paragraph *paragraph, int start, guint index) {
    const Break *place = break_at(paragraph, index);
    Line line = {start, MAX(place->end, start), place->next, 0,
                 place->kind == BREAK_HYPHEN};
    line.width =
        paragraph_measure(paragraph, line.start, line.end, line.hyphen);
    return line;
}

static bool fits(const Line *line, double width) {
    return line->width <= width + TOLERANCE;
}

/* The longest line from `start` that fits; to `*index`, which is `first` or
 * later, and `first` if none fits. */
static Line longest_line(const Paragraph *paragraph, int start, guint *index,
                         double width) {
    guint first = *index;
    while (*index + 1 < paragraph->breaks->len &&
           break_at(paragraph, *index)->kind != BREAK_FORCED &&
           paragraph->before[break_at(paragraph, *index + 1)->end] -
                   paragraph->before[start] <=
               width + RESHAPED) {
        (*index)++;
    }
    Line line = line_to(paragraph, start, *index);
    while (*index > first && !fits(&line, width)) {
        line = line_to(paragraph, start, --*index);
    }
    return line;
}

/* The last break without hyphen before `index`, at `first` or later; `index`
 * if there is none. */
static guint plain_before(const Paragraph *paragraph, guint first,
                          guint index) {
    for (guint i = index; i > first; i--) {
        if (break_at(paragraph, i - 1)->kind != BREAK_HYPHEN) {
            return i - 1;
        }
    }
    return index;
}

static Line choose_line(const Paragraph *paragraph, int start, guint *index,
                        double width, bool after_hyphen) {
    guint first = *index;
    Line line = longest_line(paragraph, start, index, width);
    guint plain = plain_before(paragraph, first, *index);
    if (!line.hyphen || plain == *index) {
        return line;
    }
    Line shorter = line_to(paragraph, start, plain);
    if (after_hyphen || shorter.width >= width * FULL_ENOUGH) {
        *index = plain;
        return shorter;
    }
    return line;
}

/* A forced break keeps the lines on both sides apart. */
static bool is_one_word(const Paragraph *paragraph, const Line *line) {
    for (guint i = 0; i < paragraph->breaks->len; i++) {
        const Break *place = break_at(paragraph, i);
        if (place->next > line->start && place->next < line->next &&
            place->kind != BREAK_HYPHEN) {
            return false;
        }
    }
    return true;
}

/* The last plain break inside the line, or -1. */
static int last_plain_inside(const Paragraph *paragraph, const Line *line) {
    int found = -1;
    for (guint i = 0; i < paragraph->breaks->len; i++) {
        const Break *place = break_at(paragraph, i);
        if (place->kind == BREAK_FORCED && place->next == line->next) {
            return -1;
        }
        if (place->kind == BREAK_PLAIN && place->end > line->start &&
            place->next < line->next) {
            found = (int)i;
        }
    }
    return found;
}

static void fill_last_line(const Paragraph *paragraph, GArray *lines,
                           double width) {
    if (lines->len < 2) {
        return;
    }
    Line *last = &g_array_index(lines, Line, lines->len - 1);
    Line *before = &g_array_index(lines, Line, lines->len - 2);
    if (last->width >= SHORT_WORD || !is_one_word(paragraph, last)) {
        return;
    }
    int index = last_plain_inside(paragraph, before);
    if (index < 0) {
        return;
    }
    Line shorter = line_to(paragraph, before->start, (guint)index);
    Line longer = line_to(paragraph, shorter.next, paragraph->breaks->len - 1);
    if (shorter.width >= width * HALF_FULL && fits(&longer, width)) {
        *before = shorter;
        *last = longer;
    }
}

GArray *paragraph_break(const Paragraph *paragraph, double width) {
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    int start = paragraph->start;
    bool hyphen = false;
    for (guint index = 0; index < paragraph->breaks->len; index++) {
        Line line = choose_line(paragraph, start, &index, width, hyphen);
        g_array_append_val(lines, line);
        start = line.next;
        hyphen = line.hyphen;
    }
    fill_last_line(paragraph, lines, width);
    return lines;
}

double paragraph_minimum_width(const Paragraph *paragraph) {
    double widest = 0;
    int start = paragraph->start;
    for (guint i = 0; i < paragraph->breaks->len; i++) {
        Line line = line_to(paragraph, start, i);
        widest = MAX(widest, line.width);
        start = line.next;
    }
    return widest;
}

double paragraph_natural_width(const Paragraph *paragraph) {
    double widest = 0;
    int start = paragraph->start;
    for (guint i = 0; i < paragraph->breaks->len; i++) {
        if (break_at(paragraph, i)->kind == BREAK_FORCED) {
            Line line = line_to(paragraph, start, i);
            widest = MAX(widest, line.width);
            start = line.next;
        }
    }
    return widest;
}

bool paragraph_too_wide(const Paragraph *paragraph, double width) {
    return paragraph_minimum_width(paragraph) > width + TOLERANCE;
}
