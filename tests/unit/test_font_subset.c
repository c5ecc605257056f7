/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/font_subset.h"
#include "paragraph_fixture.h"

#include <hb-ot.h>
#include <string.h>

static const Font *first_font(const ParagraphFixture *fixture,
                              const char *script) {
    const ScriptStyle *style = fonts_lookup_script(fixture->fonts, script);
    return g_ptr_array_index(style->regular, 0);
}

static guint glyph_of(const Font *font, gunichar character) {
    hb_codepoint_t glyph = 0;
    g_assert_true(hb_font_get_nominal_glyph(font->shaper, character, &glyph));
    return glyph;
}

static hb_set_t *glyphs_of(const Font *font, const char *text) {
    hb_set_t *glyphs = hb_set_create();
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        hb_set_add(glyphs, glyph_of(font, g_utf8_get_char(p)));
    }
    return glyphs;
}

static hb_face_t *open_face(GBytes *data) {
    gsize length;
    const char *bytes = g_bytes_get_data(data, &length);
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

static guint new_id(const GlyphSubset *subset, guint glyph) {
    gpointer found = NULL;
    g_assert_true(g_hash_table_lookup_extended(
        subset->new_ids, GUINT_TO_POINTER(glyph), NULL, &found));
    return GPOINTER_TO_UINT(found);
}

static void test_truetype(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    const Font *font = first_font(fixture, "Latn");
    hb_set_t *glyphs = glyphs_of(font, "AaëȘ");
    g_autoptr(GlyphSubset) subset =
        font_subset_glyphs(font, glyphs, fixture->diag);
    g_autoptr(ParagraphFixture) other = paragraph_fixture_new();
    g_autoptr(GlyphSubset) again =
        font_subset_glyphs(first_font(other, "Latn"), glyphs, fixture->diag);
    g_assert_true(again != subset);
    g_assert_true(g_bytes_equal(subset->data, again->data));
    g_assert_cmpstr(subset->tag, ==, again->tag);
    g_assert_false(subset->cff);
    g_assert_cmpuint(new_id(subset, 0), ==, 0);
    /* Each glyph looks as before. */
    hb_face_t *face = open_face(subset->data);
    hb_font_t *shaper = hb_font_create(face);
    guint before = 0;
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    while (hb_set_next(glyphs, &glyph)) {
        guint id = new_id(subset, glyph);
        g_assert_cmpuint(id, >, before);
        before = id;
        hb_glyph_extents_t a, b;
        hb_font_get_glyph_extents(font->shaper, glyph, &a);
        hb_font_get_glyph_extents(shaper, id, &b);
        g_assert_cmpmem(&a, sizeof a, &b, sizeof b);
        g_assert_cmpint(hb_font_get_glyph_h_advance(font->shaper, glyph), ==,
                        hb_font_get_glyph_h_advance(shaper, id));
    }
    hb_blob_t *layout =
        hb_face_reference_table(face, HB_TAG('G', 'P', 'O', 'S'));
    g_assert_cmpuint(hb_blob_get_length(layout), ==, 0);
    hb_blob_destroy(layout);
    hb_font_destroy(shaper);
    hb_face_destroy(face);
    hb_set_destroy(glyphs);
}

/* Noto CJK keeps the CIDs of the whole font in each subset: 拒 is 18827 in the
 * font of Debian, whatever its number in ours or in the subset. */
static void test_cff(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    const Font *font = first_font(fixture, "Hans");
    hb_set_t *glyphs = glyphs_of(font, "您，拒绝");
    g_autoptr(GlyphSubset) subset =
        font_subset_glyphs(font, glyphs, fixture->diag);
    g_assert_true(subset->cff);
    const char *data = g_bytes_get_data(subset->data, NULL);
    g_assert_cmpmem(data, 2, "\x01\x00", 2);
    g_assert_cmpuint(new_id(subset, 0), ==, 0);
    g_assert_cmpuint(new_id(subset, glyph_of(font, 0x62D2)), ==, 18827);
    g_assert_cmpuint(new_id(subset, glyph_of(font, 0xFF0C)), ==, 59058);
    /* A subset of fewer glyphs has the same codes. */
    hb_set_t *one = glyphs_of(font, "拒");
    g_autoptr(GlyphSubset) small = font_subset_glyphs(font, one, fixture->diag);
    g_assert_cmpuint(new_id(small, glyph_of(font, 0x62D2)), ==, 18827);
    g_assert_cmpuint(g_bytes_get_size(small->data), <,
                     g_bytes_get_size(subset->data));
    hb_set_destroy(one);
    hb_set_destroy(glyphs);
}

/* A face remembers its last subsets; one that is forgotten is made again. */
static void test_remembered(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    const Font *font = first_font(fixture, "Latn");
    hb_set_t *glyphs = glyphs_of(font, "aë");
    g_autoptr(GlyphSubset) first =
        font_subset_glyphs(font, glyphs, fixture->diag);
    g_autoptr(GlyphSubset) same =
        font_subset_glyphs(font, glyphs, fixture->diag);
    g_assert_true(same == first);
    for (char letter = 'A'; letter <= 'Z'; letter++) {
        const char text[] = {letter, '\0'};
        hb_set_t *one = glyphs_of(font, text);
        g_autoptr(GlyphSubset) subset =
            font_subset_glyphs(font, one, fixture->diag);
        g_assert_cmpstr(subset->tag, !=, first->tag);
        g_assert_cmpuint(g_hash_table_size(subset->new_ids), ==, 2);
        hb_set_destroy(one);
    }
    g_autoptr(GlyphSubset) again =
        font_subset_glyphs(font, glyphs, fixture->diag);
    g_assert_true(again != first);
    g_assert_true(g_bytes_equal(again->data, first->data));
    hb_set_destroy(glyphs);
}

static hb_set_t *characters_of(const char *const *texts) {
    hb_set_t *set = hb_set_create();
    for (; *texts != NULL; texts++) {
        for (const char *p = *texts; *p != '\0'; p = g_utf8_next_char(p)) {
            hb_set_add(set, g_utf8_get_char(p));
        }
    }
    return set;
}

/* Each sample is proved by font_subset_characters; here it must come back. */
static void test_characters(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    static const struct {
        const char *language, *script;
        const char *samples[3];
    } cases[] = {
        {"vi", "Latn", {"KHẨN CẤP Ệ", "ca\u0302\u0301p", NULL}},
        {"ro", "Latn", {"ÎNȘTIINȚARE", "koffie", NULL}},
        {"th", "Thai", {"น้ำ ที่ปรึกษา", NULL}},
        {"ar", "Arab", {"لا للاتجار بالبشر، مَجَّانًا", "می\u200Cتوانید", NULL}},
        {"zh_CN", "Hans", {"（您）“匿名”：！", NULL}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Font *font = first_font(fixture, cases[i].script);
        hb_set_t *characters = characters_of(cases[i].samples);
        g_autoptr(GBytes) data = font_subset_characters(
            font, characters, cases[i].samples,
            fixture_language(cases[i].language), fixture->diag);
        g_assert_nonnull(data);
        g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
        g_assert_cmpuint(g_bytes_get_size(data), <, 20000);
        hb_set_destroy(characters);
    }
}

/* An opening bracket alone: right to left, its mirror is drawn. */
static void test_mirror(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    const Font *font = first_font(fixture, "Latn");
    hb_set_t *characters = hb_set_create();
    hb_set_add(characters, '(');
    static const char *const none[] = {NULL};
    g_autoptr(GBytes) data = font_subset_characters(
        font, characters, none, fixture_language("ar"), fixture->diag);
    hb_face_t *face = open_face(data);
    hb_set_t *found = hb_set_create();
    hb_face_collect_unicodes(face, found);
    g_assert_true(hb_set_has(found, ')'));
    g_assert_true(hb_set_has(found, 0xA0));
    g_assert_true(hb_set_has(found, 0x25CC));
    hb_set_destroy(found);
    hb_face_destroy(face);
    hb_set_destroy(characters);
}

/* A sample with a letter that is not in the subset differs. */
static void test_difference(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    hb_set_t *characters = hb_set_create();
    hb_set_add(characters, 'a');
    static const char *const samples[] = {"a", "ab", NULL};
    g_assert_null(
        font_subset_characters(first_font(fixture, "Latn"), characters, samples,
                               fixture_language("nl"), fixture->diag));
    assert_problem(fixture->diag, "font", "\"ab\"");
    hb_set_destroy(characters);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/font-subset/truetype", test_truetype);
    g_test_add_func("/font-subset/cff", test_cff);
    g_test_add_func("/font-subset/remembered", test_remembered);
    g_test_add_func("/font-subset/characters", test_characters);
    g_test_add_func("/font-subset/mirror", test_mirror);
    g_test_add_func("/font-subset/difference", test_difference);
    return g_test_run();
}
