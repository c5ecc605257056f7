/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/paragraph_parts.h"

static void run_clear(gpointer data) {
    g_free(((Run *)data)->glyphs);
}

/* Joins the spans; each becomes a passage. */
static void join_spans(Paragraph *paragraph, const GPtrArray *spans,
                       const ParagraphOptions *options) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; spans != NULL && i < spans->len; i++) {
        const Span *span = g_ptr_array_index(spans, i);
        Passage passage = {0};
        passage.start = (int)text->len;
        g_string_append(text, span->text);
        passage.end = (int)text->len;
        passage.language =
            span->language != NULL ? span->language : paragraph->language;
        passage.style =
            fonts_lookup_script(paragraph->fonts, passage.language->script);
        passage.bold = options->bold || span->strong;
        passage.isolate = span->isolate;
        passage.unbreakable = span->unbreakable;
        passage.link = options->links && span->phone;
        if (passage.end > passage.start) {
            g_array_append_val(paragraph->passages, passage);
        }
    }
    paragraph->length = (int)text->len;
    paragraph->text = g_string_free(text, FALSE);
}

Paragraph *paragraph_new(const GPtrArray *spans,
                         const ParagraphOptions *options, Position position,
                         Diag *diag) {
    Paragraph *paragraph = g_new0(Paragraph, 1);
    paragraph->fonts = options->fonts;
    paragraph->language = options->language;
    paragraph->hyphenate = options->hyphenate;
    paragraph->passages = g_array_new(FALSE, FALSE, sizeof(Passage));
    paragraph->runs = g_array_new(FALSE, FALSE, sizeof(Run));
    g_array_set_clear_func(paragraph->runs, run_clear);
    paragraph->breaks = g_array_new(FALSE, FALSE, sizeof(Break));
    join_spans(paragraph, spans, options);
    paragraph_itemize(paragraph);
    paragraph_shape(paragraph, position, diag);
    paragraph_find_breaks(paragraph);
    return paragraph;
}

void paragraph_free(Paragraph *paragraph) {
    if (paragraph == NULL) {
        return;
    }
    g_free(paragraph->text);
    g_array_unref(paragraph->passages);
    g_array_unref(paragraph->runs);
    g_array_unref(paragraph->breaks);
    g_free(paragraph->before);
    g_free(paragraph->safe);
    g_free(paragraph);
}

const char *paragraph_text(const Paragraph *paragraph) {
    return paragraph->text;
}

bool paragraph_is_space(gunichar character) {
    /* The no-break spaces U+00A0 and U+202F stay where they are. */
    return character == ' ' || character == '\t' || character == '\n' ||
           character == '\r' || character == 0x3000 || character == 0x200B ||
           (character >= 0x2000 && character <= 0x200A &&
            character != 0x2007) ||
           character == 0x2028 || character == 0x2029;
}
