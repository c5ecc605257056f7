/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts, directions, spans and missing characters. The numbers in comments
 * are those of locales/terms/notes.md. */
#include "layout/sheet_dump.h"
#include "paragraph_fixture.h"

#include <string.h>

static void test_arabic(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    const Language *arabic = fixture_language("ar");
    /* 1: the digits from left to right, the full stop at the far left. */
    g_autoptr(Paragraph) phone = paragraph_fixture_make(
        fixture, "ar",
        "الشرطة: {i:0900-8844} (بدون استعجال)، الطوارئ: {i:112}.");
    g_autoptr(SheetSet) set = paragraph_fixture_place(phone, arabic, 40, 10);
    g_autofree char *seen = paragraph_fixture_seen(set, 20);
    g_assert_true(g_str_has_prefix(seen, ".112 "));
    g_assert_true(g_str_has_suffix(seen, " 0900-8844 :ةطرشلا"));
    g_autoptr(Paragraph) long_number =
        paragraph_fixture_make(fixture, "ar", "اتصل {i:+31 30 123 45 67}.");
    g_autoptr(SheetSet) second =
        paragraph_fixture_place(long_number, arabic, 40, 10);
    g_autofree char *number = paragraph_fixture_seen(second, 20);
    g_assert_cmpstr(number, ==, ".+31 30 123 45 67 لصتا");
    /* 2: a line that starts with Latin still runs from the right. Brackets
     * are mirrored when drawn. */
    g_autoptr(Paragraph) latin =
        paragraph_fixture_make(fixture, "ar", "GGD (خدمة) مجانا");
    g_autoptr(SheetSet) third = paragraph_fixture_place(latin, arabic, 40, 10);
    g_autofree char *line = paragraph_fixture_seen(third, 20);
    g_assert_cmpstr(line, ==, "اناجم )ةمدخ( GGD");
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
}

static void test_arabic_items(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "ar", "لا {nl:PrEP}: {i:112}");
    g_autoptr(SheetSet) set =
        paragraph_fixture_place(paragraph, fixture_language("ar"), 30, 10);
    const Sheet *sheet = g_ptr_array_index(set->sheets, 0);
    /* Logical order; the line ends at the right edge. */
    const Item *first = g_ptr_array_index(sheet->items, 0);
    const Item *name = g_ptr_array_index(sheet->items, 1);
    const Item *number = g_ptr_array_index(sheet->items, sheet->items->len - 1);
    g_assert_cmpstr(first->text, ==, "لا ");
    g_assert_cmpint(first->glyph_count, ==, 2); /* 3: a ligature and a space */
    g_assert_true(first->right_to_left);
    double width = first->glyphs[0].advance + first->glyphs[1].advance;
    g_assert_cmpfloat_with_epsilon(first->x + width, 400, 1e-9);
    g_assert_cmpfloat_with_epsilon(first->size, 11.2, 1e-9);
    g_assert_cmpstr(first->font->id, ==, "NotoSansArabic-Regular");
    g_assert_cmpstr(name->text, ==, "PrEP");
    g_assert_false(name->right_to_left);
    g_assert_cmpfloat_with_epsilon(name->size, 10, 1e-9);
    g_assert_cmpstr(name->font->id, ==, "NotoSans-Regular");
    g_assert_cmpstr(name->language->code, ==, "nl");
    g_assert_cmpint(name->element->kind, ==, ELEMENT_SPAN);
    g_assert_cmpstr(number->text, ==, "112");
    g_assert_cmpstr(number->font->id, ==, "NotoSans-Regular");
    g_assert_cmpfloat(name->x, <, first->x);
    g_assert_cmpfloat(number->x, <, name->x);
}

static void test_thai(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    /* 6 */
    paragraph_fixture_assert(fixture, "th", "คุณมีสิทธิปฏิเสธลูกค้าได้เสมอ", 0.1,
                             "คุณ|มี|สิทธิ|ปฏิเสธ|ลูกค้า|ได้|เสมอ");
    /* The tone mark stands above the vowel, not in it. */
    g_autoptr(Paragraph) paragraph = paragraph_fixture_make(fixture, "th", "ที่");
    g_autoptr(SheetSet) set =
        paragraph_fixture_place(paragraph, fixture_language("th"), 9, 10);
    const Sheet *sheet = g_ptr_array_index(set->sheets, 0);
    const Item *item = g_ptr_array_index(sheet->items, 0);
    g_assert_cmpint(item->glyph_count, ==, 3);
    double tops[3], bottoms[3];
    for (int i = 0; i < 3; i++) {
        hb_glyph_extents_t extents;
        hb_font_get_glyph_extents(item->font->shaper, item->glyphs[i].id,
                                  &extents);
        double scale = item->size / item->font->units_per_em;
        tops[i] = extents.y_bearing * scale + item->glyphs[i].y_offset;
        bottoms[i] = tops[i] + extents.height * scale;
    }
    g_assert_cmpfloat(bottoms[2], >=, tops[1] - 0.3);
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
}

static void test_chinese(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    /* 7: no line starts with ，。：！）” or ends with （“. */
    g_autoptr(Paragraph) paragraph = paragraph_fixture_make(
        fixture, "zh_CN",
        "您可以在GGD（公共卫生服务机构）免费检查。“匿名”：不需要姓名！");
    for (double width = 3; width < 20; width += 0.5) {
        g_autofree char *lines = paragraph_fixture_lines(paragraph, width);
        g_auto(GStrv) parts = g_strsplit(lines, "|", -1);
        for (guint i = 0; parts[i] != NULL; i++) {
            gunichar first = g_utf8_get_char(parts[i]);
            gunichar last =
                g_utf8_get_char(g_utf8_prev_char(parts[i] + strlen(parts[i])));
            g_assert_null(g_utf8_strchr("，。：！）”", -1, first));
            g_assert_null(g_utf8_strchr("（“", -1, last));
        }
    }
    paragraph_fixture_assert(fixture, "zh_CN",
                             "您可以在GGD（公共卫生）免费检查。“匿名”：", 7,
                             "您可以在GGD|（公共卫生）免|费检查。“匿|名”：");
    /* Latin letters and digits in normal width, quotation marks in full. */
    g_autoptr(SheetSet) set =
        paragraph_fixture_place(paragraph, fixture_language("zh_CN"), 99, 10);
    const Sheet *sheet = g_ptr_array_index(set->sheets, 0);
    g_assert_cmpuint(sheet->items->len, ==, 3);
    const Item *latin = g_ptr_array_index(sheet->items, 1);
    const Item *rest = g_ptr_array_index(sheet->items, 2);
    g_assert_cmpstr(latin->text, ==, "GGD");
    g_assert_cmpstr(latin->font->id, ==, "NotoSans-Regular");
    g_assert_cmpstr(rest->font->id, ==, "NotoSansCJKsc-Regular");
    for (int i = 0; i < rest->glyph_count; i++) {
        g_assert_cmpfloat_with_epsilon(rest->glyphs[i].advance, 10, 1e-9);
    }
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
}

/* Marks stay with the font of their letter, and letters keep their accents. */
static void test_marks(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    static const char *const texts[][2] = {
        {"vi", "ĐIỀU TRỊ KHẨN CẤP Ẵ Ệ Ỗ Ữ Ợ"},
        {"ro", "ședință, înțelegere, ÎNȘTIINȚARE"},
        {"tr", "KİŞİSEL BİLGİ, IŞIK, kişisel ilan"},
        {"el", "δικαιώματα, προϋπόθεση, Ή"},
        {"ar", "مَجَّانًا می\u200Cتوانید"},
        {"th", "น้ำ ป้า ปู่"},
        {"zh_CN", "您可以，Zoë"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Paragraph) paragraph =
            paragraph_fixture_make(fixture, texts[i][0], texts[i][1]);
        g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
        g_assert_cmpfloat(paragraph_natural_width(paragraph), >, 2);
    }
}

/* The same letter in two sizes and weights comes from the right faces. */
static void test_faces(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "th", "คุณ {b:คุณ} 112 {nl:Belle}");
    g_autoptr(SheetSet) set =
        paragraph_fixture_place(paragraph, fixture_language("th"), 30, 10);
    g_autofree char *dump = sheet_set_dump(set);
    g_assert_nonnull(strstr(dump, " Loma-Regular 10.5 th #000000 \"คุณ \""));
    g_assert_nonnull(strstr(dump, " Loma-Bold 10.5 th #000000 \"คุณ\""));
    g_assert_nonnull(
        strstr(dump, " NotoSans-Regular 10.0 th #000000 \"112 \""));
    g_assert_nonnull(
        strstr(dump, " NotoSans-Regular 10.0 nl #000000 \"Belle\""));
}

static guint count_spans(const SheetSet *set) {
    const Element *paragraph = g_ptr_array_index(set->root->children, 0);
    return paragraph->children->len;
}

/* One element for each passage in another language, not for each line. */
static void test_spans(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    const Language *romanian = fixture_language("ro");
    g_autoptr(Paragraph) paragraph = paragraph_fixture_make(
        fixture, "ro", "La {nl:de gemeente} sau la {nl:de politie}, {i:112}.");
    for (double width = 2; width < 40; width += 0.7) {
        g_autoptr(SheetSet) set =
            paragraph_fixture_place(paragraph, romanian, width, 10);
        g_assert_cmpuint(count_spans(set), ==, 2);
    }
    /* A passage that is broken over lines. */
    GPtrArray *spans = g_ptr_array_new();
    Span *before = span_new("Numele: "), *name = span_new("een twee drie vier");
    name->language = fixture_language("nl");
    g_ptr_array_add(spans, before);
    g_ptr_array_add(spans, name);
    ParagraphOptions options = {fixture->fonts, romanian, false, true, false};
    Position position = {0};
    g_autoptr(Paragraph) broken =
        paragraph_new(spans, &options, position, fixture->diag);
    g_autoptr(SheetSet) set = paragraph_fixture_place(broken, romanian, 3, 10);
    const Sheet *sheet = g_ptr_array_index(set->sheets, 0);
    g_assert_cmpuint(sheet->items->len, ==, 5);
    g_assert_cmpuint(count_spans(set), ==, 1);
    span_free(before);
    span_free(name);
    g_ptr_array_unref(spans);
}

static void test_missing(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "nl", "Je mag 拒 zeggen, 拒!");
    g_assert_cmpfloat(paragraph_natural_width(paragraph), >, 5);
    assert_problem(fixture->diag, "glyph", "\"拒\" (U+62D2)");
    const Problem *problem = g_ptr_array_index(diag_problems(fixture->diag), 0);
    g_assert_cmpstr(problem->position.file, ==, "test.md");
    g_assert_cmpint(problem->position.line, ==, 3);
}

static void test_missing_mark(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "nl", "a\u0E48b");
    g_assert_nonnull(paragraph);
    assert_problem(fixture->diag, "glyph", "(U+0E48)");
}

static void test_unknown_script(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "xx", "abc");
    assert_problem(fixture->diag, "font", "the script Zzzz");
    g_autofree char *lines = paragraph_fixture_lines(paragraph, 9);
    g_assert_cmpstr(lines, ==, "abc");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paragraph/arabic", test_arabic);
    g_test_add_func("/paragraph/arabic-items", test_arabic_items);
    g_test_add_func("/paragraph/thai", test_thai);
    g_test_add_func("/paragraph/chinese", test_chinese);
    g_test_add_func("/paragraph/marks", test_marks);
    g_test_add_func("/paragraph/faces", test_faces);
    g_test_add_func("/paragraph/spans", test_spans);
    g_test_add_func("/paragraph/missing", test_missing);
    g_test_add_func("/paragraph/missing-mark", test_missing_mark);
    g_test_add_func("/paragraph/unknown-script", test_unknown_script);
    return g_test_run();
}
