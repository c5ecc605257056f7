/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every example of tests/typography/examples.tsv as a paragraph: its lines at
 * every width, its letters, its ink. tests/typography/README.md says what the
 * columns mean. */
#include "catalogue/typography.h"
#include "paragraph_fixture.h"

#include <string.h>

#define SIZE 10.0 /* points */
#define WIDEST 60 /* em: each example is one line */

typedef enum {
    COLUMN_NOTE,
    COLUMN_LANGUAGE,
    COLUMN_TEXT,
    COLUMN_NOT_FIRST,
    COLUMN_NOT_LAST,
    COLUMN_TOGETHER,
    COLUMN_NARROWEST,
    COLUMNS
} Column;

typedef struct {
    char **cells;
    char *markup; /* with the spaces of the language */
    char *text;   /* without marks */
} Example;

/* "" for "-". */
static const char *cell(const Example *example, Column column) {
    const char *text = example->cells[column];
    return g_str_equal(text, "-") ? "" : text;
}

static char *without_marks(const char *markup) {
    GString *text = g_string_new(NULL);
    g_auto(GStrv) parts = g_strsplit_set(markup, "{}", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        g_string_append(text,
                        i % 2 == 0 ? parts[i] : strchr(parts[i], ':') + 1);
    }
    return g_string_free(text, FALSE);
}

static Example *example_new(const char *line) {
    Example *example = g_new0(Example, 1);
    example->cells = g_strsplit(line, "\t", -1);
    g_assert_cmpuint(g_strv_length(example->cells), ==, COLUMNS);
    example->markup = typography_set_spaces(
        example->cells[COLUMN_TEXT],
        fixture_language(example->cells[COLUMN_LANGUAGE]));
    example->text = without_marks(example->markup);
    return example;
}

static void example_free(gpointer data) {
    Example *example = data;
    g_strfreev(example->cells);
    g_free(example->markup);
    g_free(example->text);
    g_free(example);
}

static void assert_no_problem(const ParagraphFixture *fixture) {
    const GPtrArray *problems = diag_problems(fixture->diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        g_error("%s [%s]", problem->text, problem->tag);
    }
}

static bool is_among(const char *at, const char *characters) {
    return g_utf8_strchr(characters, -1, g_utf8_get_char(at)) != NULL;
}

/* A letter that has capitals is forbidden at the end as a word of its own. */
static bool is_forbidden_end(const Example *example, const char *text,
                             const char *last) {
    gunichar c = g_utf8_get_char(last);
    const char *before = g_utf8_find_prev_char(text, last);
    bool in_word = (g_unichar_islower(c) || g_unichar_isupper(c)) &&
                   before != NULL && g_unichar_isalpha(g_utf8_get_char(before));
    return !in_word && is_among(last, cell(example, COLUMN_NOT_LAST));
}

/* Whether the line between `end` and `next` cuts one of the texts that stay
 * together. */
static bool cuts(const Example *example, int end, int next) {
    g_auto(GStrv) kept = g_strsplit(cell(example, COLUMN_TOGETHER), " / ", -1);
    for (guint i = 0; kept[i] != NULL; i++) {
        int length = (int)strlen(kept[i]);
        for (const char *at = strstr(example->text, kept[i]);
             at != NULL && length > 0; at = strstr(at + 1, kept[i])) {
            int start = (int)(at - example->text);
            if (next > start && end < start + length) {
                return true;
            }
        }
    }
    return false;
}

/* A sign may stand alone where nothing else fits: from the minimum width on it
 * never does. */
static void check_lines(const Example *example, const Paragraph *paragraph) {
    const char *text = paragraph_text(paragraph);
    g_assert_cmpstr(text, ==, example->text);
    double least = paragraph_minimum_width(paragraph);
    for (double width = least; width < WIDEST; width += 0.25) {
        g_autoptr(GArray) lines = paragraph_break(paragraph, width);
        for (guint i = 0; i < lines->len; i++) {
            const Line *line = &g_array_index(lines, Line, i);
            g_assert_cmpint(line->end, >, line->start);
            g_assert_cmpfloat(line->width, <=, width + 1e-6);
            if (i > 0 &&
                is_among(text + line->start, cell(example, COLUMN_NOT_FIRST))) {
                g_error("a line starts at \"%s\"", text + line->start);
            }
            const char *last = g_utf8_prev_char(text + line->end);
            bool ended = i + 1 == lines->len;
            if (!ended && is_forbidden_end(example, text, last)) {
                g_error("a line ends before \"%s\"", text + line->end);
            }
            if (!ended && cuts(example, line->end, line->next)) {
                g_error("\"%s\" is cut before \"%s\"", text, text + line->next);
            }
        }
    }
}

/* The breaks at a width that nothing fits. */
static void check_narrowest(const Example *example,
                            const Paragraph *paragraph) {
    if (*cell(example, COLUMN_NARROWEST) != '\0') {
        g_autofree char *lines = paragraph_fixture_lines(paragraph, 0.1);
        g_assert_cmpstr(lines, ==, cell(example, COLUMN_NARROWEST));
    }
}

/* Marks typed apart look the same. */
static void check_decomposed(const Example *example, const Paragraph *paragraph,
                             const ParagraphFixture *fixture) {
    g_autofree char *apart =
        g_utf8_normalize(example->markup, -1, G_NORMALIZE_NFD);
    g_autofree char *together =
        g_utf8_normalize(example->markup, -1, G_NORMALIZE_NFC);
    g_assert_cmpstr(together, ==, example->markup);
    g_autoptr(Paragraph) other =
        paragraph_fixture_make(fixture, cell(example, COLUMN_LANGUAGE), apart);
    g_assert_cmpfloat_with_epsilon(paragraph_natural_width(other),
                                   paragraph_natural_width(paragraph), 0.01);
    assert_no_problem(fixture);
}

/* Numbers and names run from left to right; a line from right to left begins
 * on the right. */
static void check_order(const Example *example, const SheetSet *set,
                        const Language *language) {
    g_autofree char *seen = paragraph_fixture_seen(set, 20);
    g_auto(GStrv) kept = g_strsplit(cell(example, COLUMN_TOGETHER), " / ", -1);
    for (guint i = 0; kept[i] != NULL; i++) {
        if (g_str_is_ascii(kept[i]) && strstr(seen, kept[i]) == NULL) {
            g_error("\"%s\" is seen as \"%s\"", kept[i], seen);
        }
    }
    if (language->right_to_left && g_ascii_isalpha(*example->text)) {
        const char *word = cell(example, COLUMN_TEXT);
        g_autofree char *first = g_strndup(strchr(word, ':') + 1,
                                           strcspn(strchr(word, ':') + 1, "}"));
        g_assert_true(g_str_has_suffix(seen, first));
    }
}

/* The ink of one line stays within the distance of two base lines. */
static void check_ink(const SheetSet *set, const ScriptStyle *style) {
    const Sheet *sheet = g_ptr_array_index(set->sheets, 0);
    double top = 0, bottom = 0;
    for (guint i = 0; i < sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(sheet->items, i);
        for (int j = 0; j < item->glyph_count; j++) {
            hb_glyph_extents_t extents;
            double scale = item->size / item->font->units_per_em;
            g_assert_cmpuint(item->glyphs[j].id, !=, 0);
            hb_font_get_glyph_extents(item->font->shaper, item->glyphs[j].id,
                                      &extents);
            double high = extents.y_bearing * scale + item->glyphs[j].y_offset;
            top = MAX(top, high);
            bottom = MIN(bottom, high + extents.height * scale);
        }
    }
    g_assert_cmpfloat(top, >, 0.3 * SIZE);
    g_assert_cmpfloat(top - bottom, <=, style->leading * SIZE);
}

static void test_example(gconstpointer data) {
    const Example *example = data;
    const Language *language = fixture_language(cell(example, COLUMN_LANGUAGE));
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, language->code, example->markup);
    assert_no_problem(fixture);
    check_lines(example, paragraph);
    check_narrowest(example, paragraph);
    check_decomposed(example, paragraph, fixture);
    g_autoptr(SheetSet) set =
        paragraph_fixture_place(paragraph, language, WIDEST, SIZE);
    check_order(example, set, language);
    check_ink(set, fonts_lookup_script(fixture->fonts, language->script));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    const char *top = g_getenv("top_srcdir");
    g_autofree char *path = g_build_filename(
        top != NULL ? top : ".", "tests", "typography", "examples.tsv", NULL);
    g_autofree char *table = NULL;
    g_assert_true(g_file_get_contents(path, &table, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(g_strchomp(table), "\n", -1);
    g_autoptr(GPtrArray) examples =
        g_ptr_array_new_with_free_func(example_free);
    for (guint i = 1; lines[i] != NULL; i++) {
        Example *example = example_new(lines[i]);
        g_ptr_array_add(examples, example);
        g_autofree char *name = g_strdup_printf(
            "/examples/%s-%s-line-%u", example->cells[COLUMN_NOTE],
            example->cells[COLUMN_LANGUAGE], i + 1);
        g_test_add_data_func(name, example, test_example);
    }
    g_assert_cmpuint(examples->len, >, 20);
    return g_test_run();
}
