/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/paragraph_parts.h"

#include <string.h>

static const Fragment *fragment_at(const GArray *fragments, guint index) {
    return &g_array_index(fragments, Fragment, index);
}

static void reverse(guint *order, guint first, guint end) {
    for (; first + 1 < end; first++, end--) {
        guint kept = order[first];
        order[first] = order[end - 1];
        order[end - 1] = kept;
    }
}

/* Rule L2 of the bidi algorithm: from the highest level down, each stretch of
 * that level or higher is turned round. Returns the numbers of the fragments
 * from left to right. */
static guint *visual_order(const GArray *fragments) {
    guint *order = g_new(guint, fragments->len);
    guint8 highest = 0;
    for (guint i = 0; i < fragments->len; i++) {
        order[i] = i;
        highest = MAX(highest, fragment_at(fragments, i)->run->level);
    }
    for (guint8 level = highest; level > 0; level--) {
        for (guint i = 0, end; i < fragments->len; i = end + 1) {
            for (end = i; end < fragments->len; end++) {
                if (fragment_at(fragments, order[end])->run->level < level) {
                    break;
                }
            }
            reverse(order, i, end);
        }
    }
    return order;
}

/* Left edges in em, by logical number. */
static double *left_edges(const GArray *fragments) {
    g_autofree guint *order = visual_order(fragments);
    double *edges = g_new(double, fragments->len);
    double x = 0;
    for (guint i = 0; i < fragments->len; i++) {
        edges[order[i]] = x;
        x += fragment_at(fragments, order[i])->width;
    }
    return edges;
}

static bool is_space_between(const Paragraph *paragraph, int start, int end) {
    for (const char *p = paragraph->text + start; p < paragraph->text + end;
         p = g_utf8_next_char(p)) {
        if (!paragraph_is_space(g_utf8_get_char(p))) {
            return false;
        }
    }
    return true;
}

/* Whether the passage in another language, in which `start` of the line lies,
 * has text on the line before. */
static bool goes_on(const Paragraph *paragraph, const Line *line) {
    int start = line->start;
    const Language *language = NULL;
    for (guint i = paragraph->passages->len; i > 0; i--) {
        const Passage *passage =
            &g_array_index(paragraph->passages, Passage, i - 1);
        if (passage->start > line->start) {
            continue;
        }
        if (language != NULL && passage->language != language) {
            break;
        }
        language = passage->language;
        start = passage->start;
    }
    return !is_space_between(paragraph, start, line->start);
}

static Element *last_span(const Element *element, const Language *language) {
    if (element->children->len == 0) {
        return NULL;
    }
    Element *last =
        g_ptr_array_index(element->children, element->children->len - 1);
    return last->kind == ELEMENT_SPAN && last->language == language ? last
                                                                    : NULL;
}

/* "tel:" and the digits. Caller frees. */
static char *link_target(const Paragraph *paragraph, const Fragment *fragment) {
    GString *target = g_string_new("tel:");
    for (int i = fragment->start; i < fragment->end; i++) {
        char c = paragraph->text[i];
        if (g_ascii_isdigit(c) || c == '+') {
            g_string_append_c(target, c);
        }
    }
    return g_string_free(target, FALSE);
}

/* A phone number cannot be broken and is in one font: one fragment. */
static Element *link_for(const Paragraph *paragraph, const Fragment *fragment,
                         const LinePlace *place) {
    const Language *language = fragment->run->language;
    Element *element =
        sheet_set_element(place->set, place->element, ELEMENT_LINK);
    element->language = language != paragraph->language ? language : NULL;
    element->target = link_target(paragraph, fragment);
    return element;
}

/* The element of a fragment: one span for each passage in another language,
 * also when it goes on over lines. */
static Element *element_for(const Paragraph *paragraph, const Line *line,
                            const Fragment *fragment, const LinePlace *place) {
    const Language *language = fragment->run->language;
    if (place->element != NULL && fragment->run->link) {
        return link_for(paragraph, fragment, place);
    }
    if (place->element == NULL || language == paragraph->language) {
        return place->element;
    }
    if (fragment->start == line->start && goes_on(paragraph, line)) {
        Element *last = last_span(place->element, language);
        if (last != NULL) {
            return last;
        }
    }
    Element *element =
        sheet_set_element(place->set, place->element, ELEMENT_SPAN);
    element->language = language;
    return element;
}

/* White space that vanished at the line end, for the text behind the page. */
static void append_dropped(GString *text, const char *start, const char *end) {
    for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
        gunichar character = g_utf8_get_char(p);
        bool line_end =
            character < 0x20 || character == 0x2028 || character == 0x2029;
        g_string_append_unichar(text, line_end ? ' ' : character);
    }
}

static char *fragment_text(const Paragraph *paragraph, const Line *line,
                           const Fragment *fragment) {
    GString *text = g_string_new_len(paragraph->text + fragment->start,
                                     fragment->end - fragment->start);
    if (fragment->end == line->end && line->hyphen) {
        g_string_append(text, "\u00AD");
    } else if (fragment->end == line->end) {
        append_dropped(text, paragraph->text + line->end,
                       paragraph->text + line->next);
    }
    return g_string_free(text, FALSE);
}

static Glyph *fragment_glyphs(const Fragment *fragment, double size) {
    const Run *run = fragment->run;
    double scale = size * run->font->factor / run->font->units_per_em;
    Glyph *glyphs = g_new0(Glyph, fragment->glyph_count);
    for (int i = 0; i < fragment->glyph_count; i++) {
        const ShapedGlyph *shaped = &fragment->glyphs[i];
        glyphs[i].id = shaped->id;
        glyphs[i].cluster = shaped->cluster - fragment->start;
        glyphs[i].advance = shaped->advance * scale;
        glyphs[i].x_offset = shaped->x_offset * scale;
        glyphs[i].y_offset = shaped->y_offset * scale;
    }
    return glyphs;
}

static Item *append_item(const Fragment *fragment, Element *element,
                         const LinePlace *place) {
    const Run *run = fragment->run;
    Item *item = sheet_append(place->sheet, ITEM_TEXT, element);
    item->color = place->color;
    item->font = run->font;
    item->size = place->size * run->font->factor;
    item->y = place->y;
    item->glyphs = fragment_glyphs(fragment, place->size);
    item->glyph_count = fragment->glyph_count;
    item->right_to_left = run->level % 2 != 0;
    item->language = run->language;
    return item;
}

void paragraph_place_line(const Paragraph *paragraph, const Line *line,
                          const LinePlace *place) {
    g_autoptr(GArray) fragments =
        paragraph_fragments(paragraph, line->start, line->end, line->hyphen);
    g_autofree double *edges = left_edges(fragments);
    double left = place->x;
    if (paragraph->language->right_to_left) {
        left += place->width - line->width * place->size;
    }
    Element *element = place->element;
    const Run *before = NULL;
    for (guint i = 0; i < fragments->len; i++) {
        const Fragment *fragment = fragment_at(fragments, i);
        const Run *run = fragment->run;
        if (before == NULL || run->language != before->language || run->link ||
            before->link) {
            element = element_for(paragraph, line, fragment, place);
        }
        before = run;
        Item *item = append_item(fragment, element, place);
        item->x = left + edges[i] * place->size;
        item->text = fragment_text(paragraph, line, fragment);
    }
}
