/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_fixture.h"

#include <string.h>

static void assert_has(const char *said, const char *wanted) {
    if (said != NULL && strstr(said, wanted) == NULL) {
        g_test_message("no \"%s\" in:\n%s", wanted, said);
        g_test_fail();
    }
}

/* Text as mutool takes it out of the file, with line ends as they come. */
static void assert_text(const char *path, const char *wanted) {
    g_autofree char *text = pdf_tool("mutool draw -q -F text", path);
    assert_has(text, wanted);
}

/* Text in the order of the structure tree, as a screen reader takes it. */
static void assert_tree(const char *path, const char *wanted) {
    g_autofree char *text = pdf_tool("check_pdf.py --text", path);
    if (text != NULL) {
        g_assert_cmpstr(text, ==, wanted);
    }
}

/* Every font must be embedded, a subset, and know its characters. */
static void assert_fonts(const char *path, guint count) {
    g_autofree char *said = pdf_tool("pdffonts", path);
    if (said == NULL) {
        return;
    }
    g_auto(GStrv) lines = g_strsplit(g_strchomp(said), "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, count + 2);
    for (guint i = 2; i < count + 2; i++) {
        assert_has(lines[i], "Identity-H       yes yes yes");
    }
}

static void assert_sound(const char *path) {
    g_autofree char *checked = pdf_tool("qpdf --check", path);
    assert_has(checked, "No syntax or stream encoding errors found");
    g_autofree char *information = pdf_tool("pdfinfo", path);
    assert_has(information, "Tagged:          yes");
    assert_has(information, "PDF version:     1.7");
    g_autofree char *faults = pdf_tool("check_pdf.py", path);
    g_assert_true(faults == NULL || *faults == 0);
}

/* A heading, text over two lines with a ligature, a hyphen and a dropped
 * space, a list, a box, a passage in another language, an icon, a rule. */
static void fill_dutch(PdfFixture *fixture) {
    SheetSet *set = fixture->set;
    const Font *font = pdf_fixture_font(fixture, &language_dutch, 0);
    Element *part = sheet_set_element(set, set->root, ELEMENT_PART);
    Element *heading = pdf_fixture_line(fixture, part, ELEMENT_HEADING,
                                        "Uw rechten (bij controle)");
    heading->level = 1;
    Element *text = pdf_fixture_line(fixture, part, ELEMENT_PARAGRAPH,
                                     "De officier heeft een ");
    pdf_fixture_text(fixture, text, font, 20, "toestemming voor uw ver\u00AD");
    pdf_fixture_next_line(fixture);
    pdf_fixture_text(fixture, text, font, 20, "zekering nodig. ");
    Element *span = sheet_set_element(set, text, ELEMENT_SPAN);
    span->language = &language_chinese;
    pdf_fixture_text(fixture, span,
                     pdf_fixture_font(fixture, &language_chinese, 0), 110,
                     "你好 ");
    pdf_fixture_text(fixture, text, font, 140, "na de naam.");
    pdf_fixture_next_line(fixture);
    Element *list = sheet_set_element(set, part, ELEMENT_LIST);
    Element *point = sheet_set_element(set, list, ELEMENT_LIST_ITEM);
    Element *label = sheet_set_element(set, point, ELEMENT_LABEL);
    Element *body = sheet_set_element(set, point, ELEMENT_BODY);
    pdf_fixture_text(fixture, label, font, 20, "1.");
    pdf_fixture_text(fixture, body, font, 35, "U mag zwijgen.");
    pdf_fixture_next_line(fixture);
    Element *note = sheet_set_element(set, part, ELEMENT_NOTE);
    pdf_fixture_line(fixture, note, ELEMENT_PARAGRAPH, "Bel 112 bij gevaar.");
    sheet_set_element(set, part, ELEMENT_PARAGRAPH); /* empty */
    Element *call = sheet_set_element(set, part, ELEMENT_PARAGRAPH);
    pdf_fixture_text(fixture, call, font, 20, "Bel ");
    Element *link = sheet_set_element(set, call, ELEMENT_LINK);
    link->target = g_strdup("tel:09008844");
    pdf_fixture_text(fixture, link, font, 45, "0900-8844");
    pdf_fixture_next_line(fixture);
}

static void add_shapes(PdfFixture *fixture) {
    Element *figure =
        sheet_set_element(fixture->set, fixture->set->root, ELEMENT_FIGURE);
    figure->alternative = g_strdup("Telefoon: één nummer");
    Item *icon = sheet_append(fixture->sheet, ITEM_PATH, figure);
    PathSegment segments[] = {{'M', {20, 200}},
                              {'L', {30, 200}},
                              {'C', {30, 205, 28, 210, 20, 210}},
                              {'Z', {0}}};
    icon->segments = g_array_new(FALSE, FALSE, sizeof(PathSegment));
    g_array_append_vals(icon->segments, segments, G_N_ELEMENTS(segments));
    icon->filled = true;
    icon->color.green = 0.4;
    Item *rule = sheet_append(fixture->sheet, ITEM_LINE, NULL);
    rule->x = 20;
    rule->y = rule->width = 220;
    rule->line_width = 0.75;
    rule->dash = 2;
    rule->round_caps = true;
    Item *box = sheet_append(fixture->sheet, ITEM_RECTANGLE, NULL);
    box->x = box->width = box->height = 60;
    box->y = 300;
    box->line_width = 0.5;
}

static PdfFixture *new_dutch(void) {
    PdfFixture *fixture =
        pdf_fixture_new(&language_dutch, "Informatie <1> & meer");
    fill_dutch(fixture);
    add_shapes(fixture);
    fixture->set->duplex = DUPLEX_FLIP_SHORT_EDGE;
    fixture->sheet = sheet_set_append(fixture->set, 419.53, 297.64);
    fixture->y = 30;
    Element *second =
        pdf_fixture_line(fixture, fixture->set->root, ELEMENT_HEADING, "Hulp");
    second->level = 2;
    return fixture;
}

static void test_latin(void) {
    g_autoptr(PdfFixture) fixture = new_dutch();
    char *path = pdf_fixture_save(fixture, false);
    assert_sound(path);
    assert_fonts(path, 2);
    assert_text(path, "Uw rechten (bij controle)\n");
    assert_text(path, "De officier heeft een");
    assert_text(path, "uw ver\u00AD\nzekering nodig.");
    assert_text(path, "你好");
    assert_tree(path, "Uw rechten (bij controle)\n"
                      "De officier heeft een toestemming voor uw ver\u00AD"
                      "zekering nodig. 你好 na de naam.\n"
                      "1.\nU mag zwijgen.\nBel 112 bij gevaar.\n"
                      "Bel 0900-8844\nHulp\n");
    g_autofree char *links = pdf_tool("check_pdf.py --links", path);
    g_assert_cmpstr(links, ==, links != NULL ? "tel:09008844\n" : NULL);
    g_autofree char *information = pdf_tool("pdfinfo", path);
    assert_has(information, "Title:           Informatie <1> & meer\n");
    assert_has(information, "Producer:        Wegwijzer ");
    assert_has(information, "Page size:       297.64 x 419.53 pts");
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
    pdf_fixture_remove(path);
}

static void test_arabic(void) {
    g_autoptr(PdfFixture) fixture = pdf_fixture_new(&language_arabic, "1");
    const Font *arabic = pdf_fixture_font(fixture, &language_arabic, 0);
    const Font *latin = pdf_fixture_font(fixture, &language_dutch, 0);
    Element *text =
        sheet_set_element(fixture->set, fixture->set->root, ELEMENT_PARAGRAPH);
    pdf_fixture_text(fixture, text, arabic, 150, "السلام عليكم، اتصل بـ ");
    pdf_fixture_text(fixture, text, latin, 120, "0800");
    pdf_fixture_text(fixture, text, arabic, 60, " الآن لأجلك ");
    pdf_fixture_next_line(fixture);
    pdf_fixture_text(fixture, text, arabic, 100, "مُحَمَّد في البيت");
    char *path = pdf_fixture_save(fixture, false);
    assert_sound(path);
    assert_fonts(path, 2);
    assert_text(path, "السلام عليكم، اتصل بـ 0800 الآن لأجلك");
    assert_text(path, "مُحَمَّد في البيت");
    assert_tree(path, "السلام عليكم، اتصل بـ 0800 الآن لأجلك "
                      "مُحَمَّد في البيت\n");
    pdf_fixture_remove(path);
}

static void test_thai(void) {
    g_autoptr(PdfFixture) fixture = pdf_fixture_new(&language_thai, "1");
    Element *root = fixture->set->root;
    pdf_fixture_line(fixture, root, ELEMENT_PARAGRAPH, "น้ำทำกำลังที่นี่ ");
    pdf_fixture_line(fixture, root, ELEMENT_PARAGRAPH, "สิทธิ์ของคุณ");
    char *path = pdf_fixture_save(fixture, false);
    assert_sound(path);
    assert_fonts(path, 1);
    /* mutool 1.21 passes over ActualText: sara am in its two parts. */
    assert_text(path, "น้\u0E4Dาทํา");
    assert_text(path, "สิทธิ์ของคุณ");
    assert_tree(path, "น้ำทำกำลังที่นี่ \nสิทธิ์ของคุณ\n");
    pdf_fixture_remove(path);
}

static void test_chinese(void) {
    g_autoptr(PdfFixture) fixture = pdf_fixture_new(&language_chinese, "信息");
    pdf_fixture_line(fixture, fixture->set->root, ELEMENT_PARAGRAPH,
                     "你有权利。");
    char *path = pdf_fixture_save(fixture, false);
    assert_sound(path);
    assert_fonts(path, 1);
    assert_text(path, "你有权利。");
    g_autofree char *fonts = pdf_tool("pdffonts", path);
    assert_has(fonts, "CID Type 0C");
    pdf_fixture_remove(path);
}

static GBytes *write_dutch(bool claim) {
    g_autoptr(PdfFixture) fixture = new_dutch();
    PdfOptions options = {.claim = claim};
    g_date_set_dmy(&options.date, 1, 2, 2026);
    return pdf_write(fixture->set, &options, fixture->diag);
}

static bool holds(GBytes *bytes, const char *text) {
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    return memmem(data, length, text, strlen(text)) != NULL;
}

static void test_same_bytes(void) {
    g_autoptr(GBytes) one = write_dutch(false);
    g_autoptr(GBytes) other = write_dutch(false);
    g_assert_true(g_bytes_equal(one, other));
}

static void test_claim(void) {
    g_autoptr(GBytes) without = write_dutch(false);
    g_autoptr(GBytes) with = write_dutch(true);
    g_assert_false(holds(without, "pdfuaid"));
    g_assert_false(holds(without, "pdfaid"));
    g_assert_true(holds(with, "<pdfuaid:part>1</pdfuaid:part>"));
    g_assert_true(holds(with, "<pdfaid:conformance>U</pdfaid:conformance>"));
    g_assert_true(holds(with, "/Duplex /DuplexFlipShortEdge"));
}

/* Each check of the checker must be able to fail. */
static void test_checker(void) {
    g_autoptr(PdfFixture) fixture = new_dutch();
    char *path = pdf_fixture_save(fixture, true);
    g_autofree char *said = pdf_tool("check_pdf.py --self-test", path);
    assert_has(said, "ok");
    pdf_fixture_remove(path);
}

/* A hyphen of the text and one of a line end, a space and a no-break space
 * share a glyph but not a code. */
static void test_codes(void) {
    g_autoptr(PdfFixture) fixture = pdf_fixture_new(&language_dutch, "1");
    Element *root = fixture->set->root;
    pdf_fixture_line(fixture, root, ELEMENT_PARAGRAPH,
                     "e-mail en e\u2011mail, 5\u00A0km\u00AD");
    char *path = pdf_fixture_save(fixture, false);
    assert_sound(path);
    assert_text(path, "e-mail en e\u2011mail, 5");
    assert_tree(path, "e-mail en e\u2011mail, 5\u00A0km\u00AD\n");
    pdf_fixture_remove(path);
}

static void test_no_sheets(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(SheetSet) set = sheet_set_new(&language_dutch, "1");
    PdfOptions options = {0};
    g_date_set_dmy(&options.date, 1, 2, 2026);
    g_assert_null(pdf_write(set, &options, diag));
    g_assert_cmpint(diag_exit_status(diag), ==, 2);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/latin", test_latin);
    g_test_add_func("/pdf/arabic", test_arabic);
    g_test_add_func("/pdf/thai", test_thai);
    g_test_add_func("/pdf/chinese", test_chinese);
    g_test_add_func("/pdf/codes", test_codes);
    g_test_add_func("/pdf/same-bytes", test_same_bytes);
    g_test_add_func("/pdf/claim", test_claim);
    g_test_add_func("/pdf/no-sheets", test_no_sheets);
    g_test_add_func("/pdf/checker", test_checker);
    return g_test_run();
}
