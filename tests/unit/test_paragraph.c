/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and hyphens. The numbers in comments are those of
 * locales/terms/notes.md. */
#include "layout/sheet_dump.h"
#include "paragraph_fixture.h"

#include <string.h>

#define LONG_DUTCH                                                             \
    "Deze mensen komen van de gemeente. Ze controleren of je veilig werkt. "   \
    "Je mag eerst bellen met {b:een hulpverlener}. Sekswerkersorganisaties "   \
    "en gezondheidsvoorlichting helpen je met arbeidsomstandigheden en "       \
    "straffeloosheid. Bel {i:0900-8844} of {i:+31 30 123 45 67}. Het kost "    \
    "\u20AC 25 per keer bij {nl:Belle Utrecht}."

/* The text of the sheets is the text of the paragraph, at every width. */
static void assert_text_survives(const ParagraphFixture *fixture,
                                 const char *language, const char *markup) {
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, language, markup);
    for (double width = 3; width < 40; width += 1.3) {
        g_autoptr(SheetSet) set = paragraph_fixture_place(
            paragraph, fixture_language(language), width, 10);
        g_autofree char *text = sheet_set_text(set);
        g_autofree char *expected =
            g_strconcat(paragraph_text(paragraph), "\n", NULL);
        g_assert_cmpstr(text, ==, expected);
    }
}

static void test_text(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    assert_text_survives(fixture, "nl", LONG_DUTCH);
    assert_text_survives(fixture, "ro",
                         "Responsabilitățile autorităților. ÎNȘTIINȚARE "
                         "{nl:Gemeente Utrecht}, {i:0900-8844}.");
    assert_text_survives(fixture, "ar",
                         "الشرطة: {i:0900-8844} (بدون استعجال)، {nl:Belle} "
                         "الطوارئ: {i:112}. لا للاتجار بالبشر.");
    assert_text_survives(fixture, "zh_CN",
                         "您可以在GGD（公共卫生服务机构）免费检查。“匿名”："
                         "不需要姓名！{i:0900-8844}");
    assert_text_survives(fixture, "th",
                         "คุณมีสิทธิปฏิเสธลูกค้าได้เสมอ น้ำ ป้า {i:0900-8844}");
    assert_text_survives(fixture, "vi", "ĐIỀU TRỊ KHẨN CẤP – TỪ CHỐI Ẵ Ệ Ỗ");
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
}

/* What is placed for a line has the width that breaking promised, and the
 * lines start at the same places at every size. */
static void test_sizes(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "nl", LONG_DUTCH);
    for (double width = 8; width < 30; width += 0.7) {
        g_autoptr(GArray) lines = paragraph_break(paragraph, width);
        for (guint i = 0; i < lines->len; i++) {
            const Line *line = &g_array_index(lines, Line, i);
            SheetSet *sets[3];
            for (int j = 0; j < 3; j++) {
                double size = 6 + j * 3;
                sets[j] = sheet_set_new(fixture_language("nl"), "test");
                LinePlace place = {.sheet = sheet_set_append(sets[j], 9, 9),
                                   .set = sets[j],
                                   .width = width * size,
                                   .size = size};
                paragraph_place_line(paragraph, line, &place);
                const Sheet *sheet = g_ptr_array_index(sets[j]->sheets, 0);
                const Item *last =
                    g_ptr_array_index(sheet->items, sheet->items->len - 1);
                double end = last->x;
                for (int k = 0; k < last->glyph_count; k++) {
                    end += last->glyphs[k].advance;
                }
                g_assert_cmpfloat_with_epsilon(end / size, line->width, 1e-9);
                sheet_set_free(sets[j]);
            }
        }
    }
}

/* Every line but one with an unbreakable word fits. */
static void test_fit(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "nl", LONG_DUTCH);
    double least = paragraph_minimum_width(paragraph);
    g_assert_false(paragraph_too_wide(paragraph, least));
    g_assert_true(paragraph_too_wide(paragraph, least - 0.1));
    for (double width = least; width < 40; width += 0.31) {
        g_autoptr(GArray) lines = paragraph_break(paragraph, width);
        int next = 0;
        bool hyphen = false;
        for (guint i = 0; i < lines->len; i++) {
            const Line *line = &g_array_index(lines, Line, i);
            g_assert_cmpint(line->start, ==, next);
            g_assert_cmpfloat(line->width, <=, width + 1e-6);
            g_assert_cmpint(line->end, >, line->start);
            if (width > 12) { /* no word there is wider */
                g_assert_false(hyphen && line->hyphen);
            }
            hyphen = line->hyphen;
            next = line->next;
        }
        g_assert_cmpint(next, ==, strlen(paragraph_text(paragraph)));
    }
    g_autoptr(GArray) one =
        paragraph_break(paragraph, paragraph_natural_width(paragraph));
    g_assert_cmpuint(one->len, ==, 1);
}

static void test_dutch_breaks(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    paragraph_fixture_assert(fixture, "nl", "Je mag altijd nee zeggen.", 6,
                             "Je mag altijd|nee zeggen.");
    /* Numbers, amounts and spans stay whole. */
    paragraph_fixture_assert(fixture, "nl", "Bel nu {i:0900-8844} gratis", 0.1,
                             "Bel|nu|0900-8844|gratis");
    paragraph_fixture_assert(fixture, "nl",
                             "Het kost € 25 en 10 % of 18–21 jaar", 0.1,
                             "Het|kost|€ 25|en|10 %|of|18–21|jaar");
    paragraph_fixture_assert(fixture, "nl",
                             "De opting-in per e-mail, een soa-test", 0.1,
                             "De|opting-in|per|e-mail,|een|soa-|test");
    paragraph_fixture_assert(fixture, "nl",
                             "Een zzp’er van {nl:GGD regio Utrecht}.", 0.1,
                             "Een|zzp’er|van|GGD regio Utrecht.");
    /* White space at both ends is dropped. */
    paragraph_fixture_assert(fixture, "nl", "  een  twee   ", 0.1, "een|twee");
    paragraph_fixture_assert(fixture, "nl", "een\ntwee drie", 40,
                             "een|twee drie");
    paragraph_fixture_assert(fixture, "nl", "", 40, "");
    paragraph_fixture_assert(fixture, "nl", "  ", 40, "");
    /* 11, 15 */
    paragraph_fixture_assert(fixture, "uk", "мої обов’язки", 0.1,
                             "мої|обов’язки");
    paragraph_fixture_assert(
        fixture, "fr", "Gratuit\u202F? Oui\u202F: c’est «\u202Fanonyme\u202F»",
        0.1, "Gratuit\u202F?|Oui\u202F:|c’est|«\u202Fanonyme\u202F»");
}

static void test_hyphens(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    paragraph_fixture_assert(fixture, "nl", "De gezondheidsvoorlichting", 9.5,
                             "De gezondheids-|voorlichting");
    /* None where the line is full enough without, */
    paragraph_fixture_assert(
        fixture, "nl", "De dokter van de dienst geeft gezondheidsvoorlichting",
        18.5, "De dokter van de dienst geeft|gezondheidsvoorlichting");
    /* in numbers and names, */
    paragraph_fixture_assert(fixture, "nl", "De {nl:gezondheidsvoorlichting}",
                             11, "De|gezondheidsvoorlichting");
    /* or where nobody wants one. */
    g_autoptr(Paragraph) whole = paragraph_fixture_make_whole(
        fixture, "nl", "De gezondheidsvoorlichting");
    g_autofree char *lines = paragraph_fixture_lines(whole, 9.5);
    g_assert_cmpstr(lines, ==, "De|gezondheidsvoorlichting");
    /* A soft hyphen in the text is shown at a line end only. */
    paragraph_fixture_assert(fixture, "nl", "soa\u00ADzorg", 2.5, "soa-|zorg");
    paragraph_fixture_assert(fixture, "nl", "soa\u00ADzorg", 9,
                             "soa\u00ADzorg");
}

/* Cuts a word at each letter, by hand, and looks for every letter. */
static void assert_cut(const ParagraphFixture *fixture, const char *word) {
    g_autoptr(Paragraph) paragraph =
        paragraph_fixture_make(fixture, "nl", word);
    int length = (int)strlen(word);
    for (int cut = 1; cut < length; cut++) {
        if ((word[cut] & 0xC0) == 0x80) {
            continue;
        }
        SheetSet *set = sheet_set_new(fixture_language("nl"), "test");
        Sheet *sheet = sheet_set_append(set, 100, 100);
        LinePlace place = {.sheet = sheet, .set = set, .size = 10, .y = 1};
        Line first = {0, cut, cut, 0, true},
             second = {cut, length, length, 0, false};
        place.element = sheet_set_element(set, NULL, ELEMENT_PARAGRAPH);
        paragraph_place_line(paragraph, &first, &place);
        place.y = 2;
        paragraph_place_line(paragraph, &second, &place);
        const Item *items[] = {g_ptr_array_index(sheet->items, 0),
                               g_ptr_array_index(sheet->items, 1)};
        g_autofree char *start = g_strndup(word, (gsize)cut);
        g_autofree char *hyphenated = g_strconcat(start, "\u00AD", NULL);
        g_assert_cmpstr(items[0]->text, ==, hyphenated);
        g_assert_cmpstr(items[1]->text, ==, word + cut);
        /* As many glyphs as when the parts are set alone, and the hyphen. */
        for (int i = 0; i < 2; i++) {
            g_autoptr(Paragraph) alone = paragraph_fixture_make(
                fixture, "nl", i == 0 ? start : word + cut);
            g_autoptr(SheetSet) expected =
                paragraph_fixture_place(alone, fixture_language("nl"), 99, 10);
            g_autofree char *want = paragraph_fixture_seen(expected, 20);
            g_autofree char *seen = paragraph_fixture_seen(set, i + 1);
            g_autofree char *whole =
                g_strconcat(want, i == 0 ? "\u00AD" : "", NULL);
            g_assert_cmpstr(seen, ==, whole);
        }
        sheet_set_free(set);
    }
}

static void test_ligatures(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    g_autoptr(Paragraph) word = paragraph_fixture_make(fixture, "nl", "koffie");
    g_autoptr(SheetSet) set =
        paragraph_fixture_place(word, fixture_language("nl"), 99, 10);
    g_autofree char *seen = paragraph_fixture_seen(set, 20);
    g_assert_cmpstr(seen, ==, "kofe"); /* ffi is one glyph: a real test */
    assert_cut(fixture, "koffie");
    assert_cut(fixture, "efficiënt");
    assert_cut(fixture, "straffeloosheid");
}

static void test_last_line(void) {
    g_autoptr(ParagraphFixture) fixture = paragraph_fixture_new();
    /* First fit would leave "is." alone. */
    paragraph_fixture_assert(fixture, "nl", "Vraag eerst wie het is.", 10,
                             "Vraag eerst wie|het is.");
    /* A longer word may stand alone, */
    paragraph_fixture_assert(fixture, "nl", "Vraag eerst wie belde", 8,
                             "Vraag eerst wie|belde");
    /* and nothing is taken where the line before would be too empty. */
    paragraph_fixture_assert(fixture, "nl", "Politiebureau is.", 7.2,
                             "Politiebureau|is.");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paragraph/text", test_text);
    g_test_add_func("/paragraph/sizes", test_sizes);
    g_test_add_func("/paragraph/fit", test_fit);
    g_test_add_func("/paragraph/dutch-breaks", test_dutch_breaks);
    g_test_add_func("/paragraph/hyphens", test_hyphens);
    g_test_add_func("/paragraph/ligatures", test_ligatures);
    g_test_add_func("/paragraph/last-line", test_last_line);
    return g_test_run();
}
