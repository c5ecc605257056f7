/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels and scripts come from Pango (FriBidi and the Unicode tables inside
 * it), fonts from our closed list only. */
#include "layout/paragraph_parts.h"

#include <pango/pango.h>
#include <string.h>

static GArray *collect_characters(const Paragraph *paragraph) {
    GArray *characters = g_array_new(FALSE, TRUE, sizeof(Character));
    g_array_set_size(characters, (guint)paragraph->length);
    guint count = 0;
    const char *end = paragraph->text + paragraph->length;
    guint passage = 0;
    for (const char *p = paragraph->text; p < end; p = g_utf8_next_char(p)) {
        Character *character = &g_array_index(characters, Character, count++);
        character->character = g_utf8_get_char(p);
        character->offset = (int)(p - paragraph->text);
        while (character->offset >=
               g_array_index(paragraph->passages, Passage, passage).end) {
            passage++;
        }
        character->passage = (int)passage;
    }
    g_array_set_size(characters, count);
    return characters;
}

/* The control that opens the isolate of a passage, or 0. Numbers and names
 * run left to right; another language has its own direction. */
static gunichar isolate_control(const Paragraph *paragraph,
                                const Passage *passage) {
    if (passage->isolate) {
        return 0x2066;
    }
    if (passage->language->right_to_left !=
        paragraph->language->right_to_left) {
        return passage->language->right_to_left ? 0x2067 : 0x2066;
    }
    return 0;
}

/* The text as bidi sees it: with isolate controls, which are in no other
 * buffer. They are not counted in the levels that are kept. */
static GString *isolated_text(const Paragraph *paragraph) {
    GString *text = g_string_sized_new((gsize)paragraph->length + 16);
    for (guint i = 0; i < paragraph->passages->len; i++) {
        const Passage *passage =
            &g_array_index(paragraph->passages, Passage, i);
        gunichar control = isolate_control(paragraph, passage);
        if (control != 0) {
            g_string_append_unichar(text, control);
        }
        g_string_append_len(text, paragraph->text + passage->start,
                            passage->end - passage->start);
        if (control != 0) {
            g_string_append_unichar(text, 0x2069);
        }
    }
    return text;
}

static void find_levels(const Paragraph *paragraph, GArray *characters) {
    PangoDirection direction = paragraph->language->right_to_left
                                   ? PANGO_DIRECTION_RTL
                                   : PANGO_DIRECTION_LTR;
    g_autoptr(GString) text = isolated_text(paragraph);
    g_autofree guint8 *levels = pango_log2vis_get_embedding_levels(
        text->str, (int)text->len, &direction);
    guint next = 0; /* in levels */
    int inside = -1;
    for (guint i = 0; i < characters->len; i++) {
        Character *character = &g_array_index(characters, Character, i);
        if (character->passage != inside) {
            const Passage *old =
                inside < 0
                    ? NULL
                    : &g_array_index(paragraph->passages, Passage, inside);
            inside = character->passage;
            next += old != NULL && isolate_control(paragraph, old) != 0;
            next += isolate_control(paragraph,
                                    &g_array_index(paragraph->passages, Passage,
                                                   inside)) != 0;
        }
        character->level = levels[next++];
    }
}

static void find_scripts(const Paragraph *paragraph, GArray *characters) {
    PangoScriptIter *scripts =
        pango_script_iter_new(paragraph->text, paragraph->length);
    guint i = 0;
    do {
        const char *start, *end;
        PangoScript script;
        pango_script_iter_get_range(scripts, &start, &end, &script);
        hb_script_t tag = hb_script_from_iso15924_tag(
            g_unicode_script_to_iso15924((GUnicodeScript)script));
        for (; i < characters->len; i++) {
            Character *character = &g_array_index(characters, Character, i);
            if (character->offset >= end - paragraph->text) {
                break;
            }
            character->script = tag;
        }
    } while (pango_script_iter_next(scripts));
    pango_script_iter_free(scripts);
}

static const ScriptStyle *passage_style(const Paragraph *paragraph,
                                        const Passage *passage) {
    return passage->style != NULL ? passage->style
                                  : fonts_lookup_any_script(paragraph->fonts);
}

/* What shares the font of the character before it: marks, joiners, spaces. */
static bool follows(gunichar character) {
    return g_unichar_ismark(character) || font_is_ignorable(character) ||
           g_unichar_type(character) == G_UNICODE_SPACE_SEPARATOR;
}

static bool has_marks(const Font *font, const GArray *characters, guint base,
                      guint end) {
    for (guint i = base; i < end; i++) {
        gunichar character = g_array_index(characters, Character, i).character;
        if (g_unichar_ismark(character) && !font_has(font, character)) {
            return false;
        }
    }
    return true;
}

/* The face for a character and the marks on it: one that has all of them, if
 * there is one. */
static const Font *font_with_marks(const ScriptStyle *style, bool bold,
                                   const GArray *characters, guint base,
                                   guint end) {
    gunichar character = g_array_index(characters, Character, base).character;
    const Font *first = script_style_lookup_font(style, bold, character);
    if (first != NULL && has_marks(first, characters, base, end)) {
        return first;
    }
    const GPtrArray *list = bold ? style->bold : style->regular;
    for (guint i = 0; i < list->len; i++) {
        const Font *font = g_ptr_array_index(list, i);
        if (font_has(font, character) &&
            has_marks(font, characters, base, end)) {
            return font;
        }
    }
    return first != NULL ? first : g_ptr_array_index(list, 0);
}

static bool is_latin_at(const GArray *characters, guint i) {
    return i < characters->len &&
           font_is_latin(g_array_index(characters, Character, i).character);
}

/* Punctuation of numbers and Latin names goes with them: 0900-8844. */
static bool goes_with_latin(const GArray *characters, guint i, bool isolate) {
    gunichar character = g_array_index(characters, Character, i).character;
    bool loose = (character > 0x20 && character < 0x7F) ||
                 (character >= 0x2010 && character <= 0x2022);
    return loose && (isolate || (i > 0 && is_latin_at(characters, i - 1) &&
                                 is_latin_at(characters, i + 1)));
}

static const Font *choose_font(const Paragraph *paragraph,
                               const GArray *characters, guint i, guint end) {
    const Character *character = &g_array_index(characters, Character, i);
    const Passage *passage =
        &g_array_index(paragraph->passages, Passage, character->passage);
    const ScriptStyle *style = passage_style(paragraph, passage);
    if (goes_with_latin(characters, i, passage->isolate)) {
        const Font *latin = script_style_lookup_latin(style, passage->bold);
        if (latin != NULL && font_has(latin, character->character)) {
            return latin;
        }
    }
    return font_with_marks(style, passage->bold, characters, i, end);
}

static void find_fonts(const Paragraph *paragraph, GArray *characters) {
    for (guint i = 0, end; i < characters->len; i = end) {
        int passage = g_array_index(characters, Character, i).passage;
        for (end = i + 1; end < characters->len; end++) {
            const Character *next = &g_array_index(characters, Character, end);
            if (!follows(next->character) || next->passage != passage) {
                break;
            }
        }
        const Font *font = choose_font(paragraph, characters, i, end);
        for (guint j = i; j < end; j++) {
            g_array_index(characters, Character, j).font = font;
        }
    }
}

static bool has_script(const Character *character, GUnicodeScript script) {
    return g_unichar_get_script(character->character) == script;
}

/* Punctuation goes with the letters of its own font: Pango gives the bracket
 * after GGD（ the Latin script, but it is drawn as a Chinese one. Marks stay
 * with the letter before them. */
static void join_scripts(GArray *characters) {
    for (guint i = 1; i < characters->len; i++) {
        Character *character = &g_array_index(characters, Character, i);
        const Character *before = character - 1;
        if (before->font == character->font &&
            (has_script(character, G_UNICODE_SCRIPT_COMMON) ||
             has_script(character, G_UNICODE_SCRIPT_INHERITED))) {
            character->script = before->script;
        }
    }
    for (guint i = characters->len; i > 1; i--) {
        Character *character = &g_array_index(characters, Character, i - 2);
        const Character *after = character + 1;
        if (after->font == character->font &&
            !g_unichar_ismark(after->character) &&
            has_script(character, G_UNICODE_SCRIPT_COMMON)) {
            character->script = after->script;
        }
    }
}

static const Passage *passage_of(const Paragraph *paragraph,
                                 const Character *character) {
    return &g_array_index(paragraph->passages, Passage, character->passage);
}

static bool same_run(const Paragraph *paragraph, const Character *a,
                     const Character *b) {
    const Passage *first = passage_of(paragraph, a);
    const Passage *second = passage_of(paragraph, b);
    return a->font == b->font && a->level == b->level &&
           a->script == b->script && first->language == second->language &&
           (first == second || (!first->link && !second->link));
}

static void cut_runs(Paragraph *paragraph, const GArray *characters) {
    for (guint i = 0, end; i < characters->len; i = end) {
        const Character *first = &g_array_index(characters, Character, i);
        for (end = i + 1; end < characters->len; end++) {
            if (!same_run(paragraph, first,
                          &g_array_index(characters, Character, end))) {
                break;
            }
        }
        Run run = {0};
        run.start = first->offset;
        run.end = end < characters->len
                      ? g_array_index(characters, Character, end).offset
                      : paragraph->length;
        run.font = first->font;
        run.language = passage_of(paragraph, first)->language;
        run.link = passage_of(paragraph, first)->link;
        run.script = first->script;
        run.level = first->level;
        g_array_append_val(paragraph->runs, run);
    }
}

void paragraph_itemize(Paragraph *paragraph) {
    if (paragraph->length == 0) {
        return;
    }
    g_autoptr(GArray) characters = collect_characters(paragraph);
    find_levels(paragraph, characters);
    find_scripts(paragraph, characters);
    find_fonts(paragraph, characters);
    join_scripts(characters);
    cut_runs(paragraph, characters);
}
