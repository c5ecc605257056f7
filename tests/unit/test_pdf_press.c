/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_marks.h"
#include "pdf_fixture.h"

#include <string.h>

#define BLACK_OVER "color=\"0 0 0 1\" ri=\"1\" bp=\"1\" op=\"1\" opm=\"1\""
#define WHITE_OUT "color=\"0 0 0 0\" ri=\"1\" bp=\"1\" op=\"0\" opm=\"0\""
#define PETROL_OUT "color=\"1 0 .25 .65\" ri=\"1\" bp=\"1\" op=\"0\" opm=\"0\""
#define MARK "color=\"1 1 1 1\""

static const Color petrol = {
    .green = 0.3, .blue = 0.36, .cyan = 1, .yellow = 0.25, .black = 0.65};
static const Color mist = {
    .red = 0.92, .green = 0.96, .blue = 0.96, .cyan = 0.1, .yellow = 0.05};
static const Color white = {.red = 1, .green = 1, .blue = 1};

static Item *add_shape(PdfFixture *fixture, ItemKind kind, Color color) {
    Item *item = sheet_append(fixture->sheet, kind, NULL);
    item->color = color;
    item->x = 20;
    item->y = 20;
    item->width = 100;
    item->line_width = 0.5;
    return item;
}

/* Text in black over a tint, in a colour and in white over black, and a fold.
 */
static PdfFixture *new_press(void) {
    PdfFixture *fixture = pdf_fixture_new(&language_dutch, "Wegwijzer");
    Element *root = fixture->set->root;
    Item *ground = add_shape(fixture, ITEM_RECTANGLE, mist);
    ground->height = 60;
    ground->filled = true;
    const Font *font = pdf_fixture_font(fixture, &language_dutch, 0);
    pdf_fixture_line(fixture, root, ELEMENT_PARAGRAPH, "officier");
    pdf_fixture_text(fixture, root, font, 20, "kop")->color = petrol;
    pdf_fixture_next_line(fixture);
    Item *solid = add_shape(fixture, ITEM_RECTANGLE, (Color){.black = 1});
    solid->height = 90;
    solid->filled = true;
    pdf_fixture_text(fixture, root, font, 20, "112")->color = white;
    Item *fold = add_shape(fixture, ITEM_LINE, (Color){.black = 0.6});
    fold->width = 0;
    fold->height = 8;
    fold->fold = true;
    return fixture;
}

static int count(const char *said, const char *wanted) {
    int found = 0;
    for (const char *at = said; (at = strstr(at, wanted)) != NULL; at++) {
        found++;
    }
    return found;
}

static char *trace(const PdfFixture *fixture, PdfOptions options) {
    char *path = pdf_fixture_save_as(fixture, options);
    char *said = pdf_tool("mutool draw -q -F trace", path);
    pdf_fixture_remove(path);
    return said;
}

static void test_inks(void) {
    g_autoptr(PdfFixture) fixture = new_press();
    g_autofree char *said = trace(
        fixture, (PdfOptions){.profile = PDF_PRESS, .paper = PRESS_COATED});
    if (said == NULL) {
        return;
    }
    g_assert_cmpint(count(said, BLACK_OVER), ==, 2); /* text, ground of 112 */
    g_assert_cmpint(count(said, WHITE_OUT), ==, 1);
    g_assert_cmpint(count(said, PETROL_OUT), ==, 1);
    g_assert_cmpint(count(said, "colorspace=\"DeviceCMYK\""), ==,
                    count(said, "colorspace="));
}

/* Eight marks at the corners; that of the fold has left the page. */
static void test_marks(void) {
    g_autoptr(PdfFixture) fixture = new_press();
    g_autofree char *said = trace(
        fixture, (PdfOptions){.profile = PDF_PRESS, .paper = PRESS_COATED});
    if (said != NULL) {
        g_assert_cmpint(count(said, MARK), ==, 9);
        g_assert_cmpint(count(said, "color=\"0 0 0 .6\""), ==, 0);
    }
    g_autofree char *screen = trace(fixture, (PdfOptions){0});
    if (screen != NULL) {
        g_assert_cmpint(count(screen, "<stroke_path"), ==, 1);
    }
}

/* The numbers after a name, as pdfinfo writes them. */
static void assert_box(const char *said, const char *name,
                       const double box[4]) {
    const char *at = strstr(said, name);
    g_assert_nonnull(at);
    char *end = (char *)at + strlen(name);
    for (int i = 0; i < 4; i++) {
        g_assert_cmpfloat_with_epsilon(g_ascii_strtod(end, &end), box[i], 0.02);
    }
}

static void test_boxes(void) {
    g_autoptr(PdfFixture) fixture = new_press();
    char *path = pdf_fixture_save_as(
        fixture, (PdfOptions){.profile = PDF_PRESS, .paper = PRESS_COATED});
    g_autofree char *said = pdf_tool("pdfinfo -box", path);
    pdf_fixture_remove(path);
    if (said == NULL) {
        return;
    }
    const struct {
        const char *name;
        double edge;
    } boxes[] = {{"MediaBox:", 0},
                 {"BleedBox:", MARKS_MARGIN - PRESS_BLEED},
                 {"TrimBox:", MARKS_MARGIN}};
    for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++) {
        double edge = boxes[i].edge;
        double far = 2 * MARKS_MARGIN - edge;
        assert_box(said, boxes[i].name,
                   (const double[]){edge, edge, fixture->sheet->width + far,
                                    fixture->sheet->height + far});
    }
    g_assert_nonnull(strstr(said, "Tagged:          no"));
    g_assert_nonnull(strstr(said, "PDF version:     1.4"));
}

static GBytes *write_press(PdfOptions options) {
    g_autoptr(PdfFixture) fixture = new_press();
    g_date_set_dmy(&options.date, 1, 2, 2026);
    return pdf_write(fixture->set, &options, fixture->diag);
}

static bool holds(GBytes *bytes, const char *text) {
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    return memmem(data, length, text, strlen(text)) != NULL;
}

static void test_keys(void) {
    PdfOptions options = {.profile = PDF_PRESS, .paper = PRESS_COATED};
    g_autoptr(GBytes) coated = write_press(options);
    g_autoptr(GBytes) again = write_press(options);
    g_assert_true(g_bytes_equal(coated, again));
    g_assert_true(holds(coated, "/Trapped /False"));
    g_assert_true(holds(coated, "(FOGRA39)"));
    g_assert_false(holds(coated, "GTS_PDFXVersion"));
    g_assert_false(holds(coated, "StructTreeRoot"));
    options.paper = PRESS_UNCOATED;
    options.claim = true;
    g_autoptr(GBytes) uncoated = write_press(options);
    g_assert_true(holds(uncoated, "(FOGRA47)"));
    g_assert_true(holds(uncoated, "/GTS_PDFXVersion"));
}

static void test_outlines(void) {
    g_autoptr(PdfFixture) fixture = new_press();
    PdfOptions options = {
        .profile = PDF_PRESS, .paper = PRESS_COATED, .outlines = true};
    g_autofree char *said = trace(fixture, options);
    if (said != NULL) {
        g_assert_cmpint(count(said, "<fill_text"), ==, 0);
        /* two grounds; officier with its ligature, kop, 112 */
        g_assert_cmpint(count(said, "<fill_path"), >=, 2 + 6 + 3 + 3);
        g_assert_cmpint(count(said, WHITE_OUT), ==, 3);
    }
    g_autoptr(GBytes) bytes = write_press(options);
    g_assert_false(holds(bytes, "/Type /Font"));
    /* a letter that comes twice is there once */
    g_assert_true(holds(bytes, "/Subtype /Form"));
}

/* A logo gets inks; its greys are black alone. */
static void test_picture(void) {
    g_autoptr(PdfFixture) fixture = new_press();
    guint8 pixels[] = {200, 16, 46, 128, 128, 128};
    const Raster raster = {2, 1, pixels};
    Item *item = add_shape(fixture, ITEM_RASTER, white);
    item->raster = &raster;
    item->height = 50;
    g_autofree char *said = trace(
        fixture, (PdfOptions){.profile = PDF_PRESS, .paper = PRESS_COATED});
    if (said != NULL) {
        g_assert_nonnull(strstr(said, "<fill_image"));
        g_assert_null(strstr(said, "colorspace=\"DeviceRGB\""));
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf-press/inks", test_inks);
    g_test_add_func("/pdf-press/marks", test_marks);
    g_test_add_func("/pdf-press/boxes", test_boxes);
    g_test_add_func("/pdf-press/keys", test_keys);
    g_test_add_func("/pdf-press/outlines", test_outlines);
    g_test_add_func("/pdf-press/picture", test_picture);
    return g_test_run();
}
