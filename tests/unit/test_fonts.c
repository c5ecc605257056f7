/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paragraph_fixture.h"

#include "base/file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void assert_font(const ParagraphFixture *fixture, const char *script,
                        bool bold, gunichar character, const char *id) {
    const ScriptStyle *style = fonts_lookup_script(fixture->fonts, script);
    g_assert_nonnull(style);
    const Font *font = script_style_lookup_font(style, bold, character);
    g_assert_cmpstr(font != NULL ? font->id : NULL, ==, id);
}

static void test_lookup(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    assert_font(fixture, "Latn", false, 'a', "NotoSans-Regular");
    assert_font(fixture, "Latn", true, 0x1EC6, "NotoSans-Bold");
    assert_font(fixture, "Latn", false, 0x62D2, NULL);
    assert_font(fixture, "Arab", false, 0x0628, "NotoSansArabic-Regular");
    assert_font(fixture, "Arab", true, 0x0628, "NotoSansArabic-Bold");
    assert_font(fixture, "Arab", false, '(', "NotoSans-Regular");
    assert_font(fixture, "Arab", false, '8', "NotoSans-Regular");
    assert_font(fixture, "Arab", false, '.', "NotoSansArabic-Regular");
    assert_font(fixture, "Arab", false, ' ', "NotoSansArabic-Regular");
    assert_font(fixture, "Arab", false, 0x2066, "NotoSansArabic-Regular");
    assert_font(fixture, "Thai", false, 0x0E17, "Loma-Regular");
    assert_font(fixture, "Thai", false, 'P', "NotoSans-Regular");
    assert_font(fixture, "Hans", false, 0x62D2, "NotoSansCJKsc-Regular");
    assert_font(fixture, "Hans", false, 0x201C, "NotoSansCJKsc-Regular");
    assert_font(fixture, "Hans", false, 0xFF0C, "NotoSansCJKsc-Regular");
    assert_font(fixture, "Hans", false, '1', "NotoSans-Regular");
    assert_font(fixture, "Hans", false, 'G', "NotoSans-Regular");
}

static void test_styles(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    const ScriptStyle *latin = fonts_lookup_script(fixture->fonts, "Latn");
    const ScriptStyle *arabic = fonts_lookup_script(fixture->fonts, "Arab");
    g_assert_true(latin->hyphenate);
    g_assert_cmpfloat_with_epsilon(latin->leading, 1.43, 1e-9);
    g_assert_false(arabic->hyphenate);
    /* In em of the body, while the file has em of the script's own size. */
    g_assert_cmpfloat_with_epsilon(arabic->leading, 1.6 * 1.12, 1e-9);
    const Font *first = g_ptr_array_index(arabic->regular, 0);
    g_assert_cmpfloat_with_epsilon(first->factor, 1.12, 1e-9);
    g_assert_cmpint(first->units_per_em, ==, 1000);
    g_assert_cmpint(first->number, ==, 2);
    g_assert_true(fonts_lookup_any_script(fixture->fonts) == latin);
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
    g_assert_null(fonts_lookup_script(fixture->fonts, "Laoo"));
    assert_problem(fixture->diag, "font", "script Laoo");
}

static void test_ignorable(void) {
    static const gunichar unseen[] = {0xAD,   0x200B, 0x200D, 0x2066,
                                      0x2069, 0xFE0F, 0xE0100};
    static const gunichar seen[] = {' ', 'a', 0x2010, 0x0E48, 0xFFFD};
    for (gsize i = 0; i < G_N_ELEMENTS(unseen); i++) {
        g_assert_true(font_is_ignorable(unseen[i]));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(seen); i++) {
        g_assert_false(font_is_ignorable(seen[i]));
    }
}

/* Loads templates that hold only `yaml`, and the font of `font` bytes. */
static FontSet *load(const char *yaml, const char *font, Diag *diag) {
    g_autofree char *folder = g_dir_make_tmp("fonts-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "fonts.yaml", NULL);
    g_autofree char *fonts = g_build_filename(folder, "fonts", NULL);
    g_autofree char *file = g_build_filename(fonts, "x.ttf", NULL);
    g_assert_true(g_file_set_contents(path, yaml, -1, NULL));
    g_assert_true(file_write(file, font, strlen(font), diag));
    FontSet *set = fonts_load(folder, diag);
    g_remove(file);
    g_remove(path);
    g_rmdir(fonts);
    g_rmdir(folder);
    return set;
}

static void assert_refused(const char *yaml, const char *tag,
                           const char *text) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_assert_null(load(yaml, "no font", diag));
    assert_problem(diag, tag, text);
}

#define LATIN                                                                  \
    "scripts:\n"                                                               \
    "  - {script: Latn, leading: 1.4, hyphenate: true, regular: [a], "         \
    "bold: [a]}\n"

static void test_refused(void) {
    assert_refused(
        "faces:\n"
        "  - {id: a, file: No-Such-Font.ttf, package: fonts-no}\n" LATIN,
        "font",
        "No-Such-Font.ttf is missing, install the Debian "
        "package fonts-no");
    assert_refused("faces:\n  - {id: a, file: x.ttf, package: p}\n" LATIN,
                   "font", "has no face 0");
    assert_refused("faces:\n  - {id: a, file: x.ttf}\n" LATIN, "missing-key",
                   "package");
    assert_refused(
        "faces:\n  - {id: a, file: x.ttf, package: p, factor: 9}\n" LATIN,
        "value", "factor");
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_assert_null(fonts_load("/no/such/folder", diag));
    g_assert_cmpuint(diag_errors(diag), ==, 1);
}

/* Lists that name faces which are not there, with real fonts. */
static void test_lists(void) {
    g_autofree char *templates = fixture_templates();
    g_autofree char *path = g_build_filename(templates, "fonts.yaml", NULL);
    g_autofree char *yaml = NULL;
    g_assert_true(g_file_get_contents(path, &yaml, NULL, NULL));
    g_autofree char *folder = g_dir_make_tmp("fonts-XXXXXX", NULL);
    g_autofree char *copy = g_build_filename(folder, "fonts.yaml", NULL);
    g_autofree char *link = g_build_filename(folder, "fonts", NULL);
    g_autofree char *fonts = g_build_filename(templates, "fonts", NULL);
    g_autofree char *whole = g_canonicalize_filename(fonts, NULL);
    g_autoptr(GString) wrong = g_string_new(yaml);
    g_string_replace(wrong, "bold: [Loma-Bold,", "bold: [Loma-Black,", 0);
    g_assert_true(g_file_set_contents(copy, wrong->str, -1, NULL));
    g_assert_cmpint(symlink(whole, link), ==, 0);
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_assert_null(fonts_load(folder, diag));
    assert_problem(diag, "dangling-id", "no such face");
    g_remove(copy);
    g_remove(link);
    g_rmdir(folder);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fonts/lookup", test_lookup);
    g_test_add_func("/fonts/styles", test_styles);
    g_test_add_func("/fonts/ignorable", test_ignorable);
    g_test_add_func("/fonts/refused", test_refused);
    g_test_add_func("/fonts/lists", test_lists);
    return g_test_run();
}
