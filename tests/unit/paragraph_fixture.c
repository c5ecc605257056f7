/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paragraph_fixture.h"

#include <string.h>

static const Language languages[] = {
    {.code = "nl",
     .tag = "nl",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_nl_NL.dic"},
    {.code = "ro",
     .tag = "ro",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_ro_RO.dic"},
    {.code = "vi", .tag = "vi", .script = (char *)"Latn"},
    {.code = "fr", .tag = "fr", .script = (char *)"Latn"},
    {.code = "en",
     .tag = "en",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_en_US.dic"},
    {.code = "de",
     .tag = "de",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_de_DE.dic"},
    {.code = "es",
     .tag = "es",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_es_ES.dic"},
    {.code = "pt_BR",
     .tag = "pt-BR",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_pt_BR.dic"},
    {.code = "pl",
     .tag = "pl",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_pl_PL.dic"},
    {.code = "hu",
     .tag = "hu",
     .script = (char *)"Latn",
     .hyphenation = (char *)"hyph_hu_HU.dic"},
    {.code = "bg",
     .tag = "bg",
     .script = (char *)"Cyrl",
     .hyphenation = (char *)"hyph_bg_BG.dic"},
    {.code = "ru",
     .tag = "ru",
     .script = (char *)"Cyrl",
     .hyphenation = (char *)"hyph_ru_RU.dic"},
    {.code = "sq", .tag = "sq", .script = (char *)"Latn"},
    {.code = "ti", .tag = "ti", .script = (char *)"Ethi"},
    {.code = "tr", .tag = "tr", .script = (char *)"Latn"},
    {.code = "uk", .tag = "uk", .script = (char *)"Cyrl"},
    {.code = "el", .tag = "el", .script = (char *)"Grek"},
    {.code = "ar",
     .tag = "ar",
     .script = (char *)"Arab",
     .right_to_left = true},
    {.code = "zh_CN", .tag = "zh-Hans", .script = (char *)"Hans"},
    {.code = "th", .tag = "th", .script = (char *)"Thai"},
    {.code = "xx", .tag = "und", .script = (char *)"Zzzz"},
};

const Language *fixture_language(const char *code) {
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        if (g_str_equal(languages[i].code, code)) {
            return &languages[i];
        }
    }
    g_assert_not_reached();
}

char *fixture_templates(void) {
    const char *top = g_getenv("top_srcdir");
    return g_build_filename(top != NULL ? top : ".", "tests", "fonts",
                            "templates", NULL);
}

ParagraphFixture *paragraph_fixture_new(void) {
    ParagraphFixture *fixture = g_new0(ParagraphFixture, 1);
    g_autofree char *templates = fixture_templates();
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
    fixture->fonts = fonts_load(templates, fixture->diag);
    g_assert_nonnull(fixture->fonts);
    return fixture;
}

void paragraph_fixture_free(ParagraphFixture *fixture) {
    fonts_free(fixture->fonts);
    diag_free(fixture->diag);
    g_free(fixture);
}

static Span *marked_span(const char *mark, const char *text) {
    Span *span = span_new(text);
    span->strong = g_str_equal(mark, "b");
    span->isolate = span->unbreakable = !span->strong;
    if (!span->strong && !g_str_equal(mark, "i")) {
        span->language = fixture_language(mark);
    }
    return span;
}

static void free_span(gpointer span) {
    span_free(span);
}

static GPtrArray *parse_markup(const char *markup) {
    GPtrArray *spans = g_ptr_array_new_with_free_func(free_span);
    g_auto(GStrv) parts = g_strsplit_set(markup, "{}", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        if (i % 2 == 0) {
            if (*parts[i] != '\0') {
                g_ptr_array_add(spans, span_new(parts[i]));
            }
            continue;
        }
        char *text = strchr(parts[i], ':');
        g_assert_nonnull(text);
        *text++ = '\0';
        g_ptr_array_add(spans, marked_span(parts[i], text));
    }
    return spans;
}

static Paragraph *make(const ParagraphFixture *fixture, const char *language,
                       const char *markup, bool hyphenate) {
    ParagraphOptions options = {fixture->fonts, fixture_language(language),
                                false, hyphenate, false};
    Position position = {
        .file = g_intern_string("test.md"), .line = 3, .column = 1};
    g_autoptr(GPtrArray) spans = parse_markup(markup);
    return paragraph_new(spans, &options, position, fixture->diag);
}

Paragraph *paragraph_fixture_make(const ParagraphFixture *fixture,
                                  const char *language, const char *markup) {
    return make(fixture, language, markup, true);
}

Paragraph *paragraph_fixture_make_whole(const ParagraphFixture *fixture,
                                        const char *language,
                                        const char *markup) {
    return make(fixture, language, markup, false);
}

char *paragraph_fixture_lines(const Paragraph *paragraph, double width) {
    g_autoptr(GArray) lines = paragraph_break(paragraph, width);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        g_string_append(text, i > 0 ? "|" : "");
        g_string_append_len(text, paragraph_text(paragraph) + line->start,
                            line->end - line->start);
        g_string_append(text, line->hyphen ? "-" : "");
    }
    return g_string_free(text, FALSE);
}

void paragraph_fixture_assert(const ParagraphFixture *fixture,
                              const char *language, const char *markup,
                              double width, const char *expected) {
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, language, markup);
    g_autofree char *lines = paragraph_fixture_lines(paragraph, width);
    g_assert_cmpstr(lines, ==, expected);
}

SheetSet *paragraph_fixture_place(const Paragraph *paragraph,
                                  const Language *language, double width,
                                  double size) {
    g_autoptr(GArray) lines = paragraph_break(paragraph, width);
    SheetSet *set = sheet_set_new(language, "test");
    Sheet *sheet = sheet_set_append(set, 500, 500);
    LinePlace place = {.sheet = sheet, .set = set, .x = 100, .size = size};
    place.element = sheet_set_element(set, NULL, ELEMENT_PARAGRAPH);
    place.width = width * size;
    for (guint i = 0; i < lines->len; i++) {
        place.y += 20;
        paragraph_place_line(paragraph, &g_array_index(lines, Line, i), &place);
    }
    return set;
}

static gint compare_x(gconstpointer a, gconstpointer b) {
    const Item *first = *(Item *const *)a, *second = *(Item *const *)b;
    return first->x < second->x ? -1 : first->x > second->x;
}

char *paragraph_fixture_seen(const SheetSet *set, double y) {
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            Item *item = g_ptr_array_index(sheet->items, j);
            if (item->y == y) {
                g_ptr_array_add(items, item);
            }
        }
    }
    g_ptr_array_sort(items, compare_x);
    GString *seen = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        const Item *item = g_ptr_array_index(items, i);
        for (int j = 0; j < item->glyph_count; j++) {
            g_string_append_unichar(
                seen, g_utf8_get_char(item->text + item->glyphs[j].cluster));
        }
    }
    return g_string_free(seen, FALSE);
}

void assert_problem(const Diag *diag, const char *tag, const char *text) {
    const GPtrArray *problems = diag_problems(diag);
    g_assert_cmpuint(problems->len, ==, 1);
    const Problem *problem = g_ptr_array_index(problems, 0);
    g_assert_cmpstr(problem->tag, ==, tag);
    if (strstr(problem->text, text) == NULL) {
        g_error("\"%s\" should hold \"%s\"", problem->text, text);
    }
}
