/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as other programs make them, and what is said of each. */
#include "press_pdf_fixture.h"

#include <string.h>

static void assert_fine(const char *content) {
    press_pdf_assert_fine(press_pdf_judge_content(content));
}

static void assert_error(const char *content, const char *tag,
                         const char *words) {
    press_pdf_assert_one(press_pdf_judge_content(content), SEVERITY_ERROR, tag,
                         words);
}

static void assert_warning(const char *content, const char *tag,
                           const char *words) {
    press_pdf_assert_one(press_pdf_judge_content(content), SEVERITY_WARNING,
                         tag, words);
}

static void test_fine(void) {
    assert_fine("");
    assert_fine("0 0 0 1 k 50 50 20 20 re f");
    assert_fine("0.5 g 50 50 20 20 re f 0 G 1 w 60 60 m 90 90 l S");
    /* A ground that goes to the edge of the bleed. */
    assert_fine("0.2 0 0 0 k 0 0 300.48 243.78 re f");
}

static void test_colors(void) {
    /* Chosen and never painted with, outlined by nothing, or white. */
    assert_fine("1 0 0 rg 1 0 0 RG 0 0 0 1 k");
    assert_error("1 0 0 rg 50 50 20 20 re f", "press-color", "(RGB)");
    assert_error("1 0 0 RG 50 50 20 20 re S", "press-color", "(RGB)");
    assert_error("/DeviceRGB cs 50 50 20 20 re f", "press-color", "(RGB)");
    assert_error("q 1 0 0 rg Q 50 50 20 20 re f 1 0 0 rg 80 80 20 20 re f "
                 "80 80 20 20 re f",
                 "press-color", "2 things");
}

static void assert_space(const char *space, Severity severity,
                         const char *words) {
    g_autofree char *resources =
        g_strdup_printf("/ColorSpace << /A %s >>", space);
    PressPdf pdf = {.content = "/A cs 1 scn 50 50 20 20 re f",
                    .resources = resources};
    Diag *diag = press_pdf_judge(&pdf);
    if (words == NULL) {
        press_pdf_assert_fine(diag);
    } else {
        press_pdf_assert_one(diag, severity,
                             strstr(words, "ink") ? "press-ink" : "press-color",
                             words);
    }
}

#define TINT                                                                   \
    "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0 0 1] >>"

static void test_spaces(void) {
    assert_space("/DeviceGray", SEVERITY_ERROR, NULL);
    assert_space("[/Separation /Black /DeviceCMYK " TINT "]", SEVERITY_ERROR,
                 NULL);
    assert_space("[/Separation /Silver /DeviceCMYK " TINT "]", SEVERITY_WARNING,
                 "(Silver)");
    assert_space("[/Lab << /WhitePoint [1 1 1] >>]", SEVERITY_ERROR, "(Lab)");
    assert_space("[/CalGray << /WhitePoint [1 1 1] >>]", SEVERITY_ERROR,
                 "(calibrated grey)");
    assert_space("[/Indexed /DeviceRGB 1 <000000ff0000>]", SEVERITY_ERROR,
                 "(RGB)");
    assert_space("[/Indexed /DeviceCMYK 1 <00000000f0f0f0f0>]", SEVERITY_ERROR,
                 "more than 300 % of ink, 376 %");
    assert_space("[/Pattern /DeviceRGB]", SEVERITY_ERROR, NULL);
    /* Spaces inside spaces come to an end. */
    assert_space("/A", SEVERITY_ERROR, "unreadable");
    assert_space("[/Indexed [/Indexed [/Indexed [/Indexed [/Indexed [/Indexed "
                 "/DeviceGray 1 <00>] 1 <00>] 1 <00>] 1 <00>] 1 <00>] 1 <00>]",
                 SEVERITY_ERROR, "unreadable");
}

static void test_ink(void) {
    assert_fine("1 0.5 1 0.4 k 50 50 20 20 re f");
    assert_error("0.8 0.8 0.8 0.8 k 50 50 20 20 re f", "press-ink",
                 "320 % (C 80 M 80 Y 80 K 80) at 15 × 58 mm");
    assert_error("1 1 1 1 k 50 50 20 20 re f", "press-mark",
                 "registration colour");
    assert_warning("0.6 0.4 0.4 1 k 50 50 20 20 re f", "press-ink",
                   "black of several inks");
}

#define OVERPRINT "/ExtGState << /Over << /OP true /op true /OPM 1 >> >>"

static Diag *judge_over(const char *content) {
    PressPdf pdf = {.content = content, .resources = OVERPRINT};
    return press_pdf_judge(&pdf);
}

static void test_overprint(void) {
    press_pdf_assert_one(judge_over("1 1 0.5 0 k 50 50 20 20 re f "
                                    "/Over gs 0 0 0 1 k 55 55 5 5 re f"),
                         SEVERITY_ERROR, "press-ink", "350 %");
    /* Beside it, above a ground that hides it, without overprint, in grey. */
    press_pdf_assert_fine(judge_over("1 1 0.5 0 k 50 50 20 20 re f "
                                     "/Over gs 0 0 0 1 k 80 55 5 5 re f"));
    press_pdf_assert_fine(judge_over("1 1 0.5 0 k 50 50 20 20 re f "
                                     "0 0 0 0 k 40 40 40 40 re f "
                                     "/Over gs 0 0 0 1 k 55 55 5 5 re f"));
    press_pdf_assert_fine(judge_over("1 1 0.5 0 k 50 50 20 20 re f "
                                     "0 0 0 1 k 55 55 5 5 re f"));
    press_pdf_assert_fine(judge_over("1 1 0.5 0 k 50 50 20 20 re f "
                                     "/Over gs 0 g 55 55 5 5 re f"));
    /* A frame has ink on its line alone. */
    press_pdf_assert_fine(judge_over("1 1 0.5 0 K 50 50 90 90 re S "
                                     "/Over gs 0 0 0 1 k 80 80 5 5 re f"));
}

static void test_lines(void) {
    assert_fine("0 G 0.25 w 50 50 m 90 50 l S");
    assert_error("0 G 0.1 w 50 50 m 90 50 l S", "press-line",
                 "0.1 pt at 15 × 65 mm");
    assert_error("0 G 0 w 50 50 m 90 50 l S", "press-line", "0 pt");
    assert_error("0 G 1 w q 0.1 0 0 0.1 0 0 cm 500 500 m 900 500 l S Q",
                 "press-line", "0.1 pt");
    assert_error("0 G 0.1 w 50 50 m 90 50 l S 60 60 m 99 60 l S", "press-line",
                 "2 lines are thinner than 0.25 pt, the first 0.1 pt at");
    assert_error("0 g 50 50 40 0.1 re f", "press-line", "a filled shape");
    assert_error("0 g 50 50 m 90 50 l 90 50.1 l 50 50.1 l h f", "press-line",
                 "a filled shape");
    assert_warning("0 G 0.1 w -18 100 m -10 100 l S", "press-line",
                   "a mark outside");
    /* Not shown: clipped away, or a path without paint. */
    assert_fine("50 50 10 10 re W n 0 G 0.1 w 90 90 m 99 90 l S");
    assert_fine("0 G 0.1 w 50 50 m 90 50 l n");
}

static void test_edges(void) {
    const char *cut = "0 0 0 0.5 k 8.51 50 20 20 re f";
    assert_error(cut, "press-box", "reaches the cut");
    assert_error("0 0 0 0.5 k 5 50 20 20 re f", "press-box", "reaches the cut");
    assert_fine("0 0 0 0.5 k 0 50 20 20 re f");
    assert_fine("0 0 0 0 k 8.51 50 20 20 re f");
    /* A ground beneath goes on. */
    g_autofree char *grounded =
        g_strconcat("0.2 0 0 0 k 0 0 300.48 243.78 re f ", cut, NULL);
    assert_fine(grounded);
    assert_warning("0 G 1 w 50 11 m 90 11 l S", "press-box",
                   "nearer than 2 mm");
    assert_fine("0 G 1 w 50 0 m 50 30 l S");
}

static Diag *judge_text(const char *content) {
    PressPdf pdf = {.content = content,
                    .resources = PRESS_PDF_FONTS OVERPRINT,
                    .objects = press_pdf_font_objects};
    return press_pdf_judge(&pdf);
}

static void assert_text(const char *content, Severity severity, const char *tag,
                        const char *words) {
    press_pdf_assert_one(judge_text(content), severity, tag, words);
}

#define GOOD_TEXT "BT /Font 12 Tf 50 100 Td <00010002> Tj ET"

static void test_text(void) {
    press_pdf_assert_fine(judge_text("0 0 0 1 k " GOOD_TEXT));
    assert_text("0.6 0.5 0.5 1 k " GOOD_TEXT, SEVERITY_ERROR, "press-text",
                "C 60 M 50 Y 50 K 100");
    assert_text("BT /Bare 12 Tf 50 100 Td (ab) Tj ET", SEVERITY_ERROR,
                "press-font", "(Courier)");
    assert_text("BT /Font 12 Tf 50 100 Td <00010000> Tj ET", SEVERITY_ERROR,
                "press-font", "sign that its font lacks");
    /* The font of a state counts. */
    PressPdf pdf = {.content = "/A gs BT 50 100 Td (ab) Tj ET",
                    .resources = "/ExtGState << /A << /Font [10 0 R 12] >> >>",
                    .objects = press_pdf_font_objects};
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-font",
                         "(Courier)");
    /* Not seen at all. */
    press_pdf_assert_fine(
        judge_text("3 Tr BT /Font 1 Tf 50 100 Td <0001> Tj ET"));
    press_pdf_assert_fine(judge_text("BT /Bare 12 Tf 50 100 Td () Tj ET"));
    assert_text("BT 50 100 Td (ab) Tj ET", SEVERITY_ERROR, "press-file",
                "text without a font");
}

static void test_text_sizes(void) {
    assert_text("BT /Font 4.5 Tf 50 100 Td <0001> Tj ET", SEVERITY_WARNING,
                "press-text", "smaller than 5 pt, 4.5 pt");
    assert_text("BT /Font 9 Tf 0.5 0 0 0.5 50 100 Tm <0001> Tj ET",
                SEVERITY_WARNING, "press-text", "4.5 pt");
    press_pdf_assert_fine(
        judge_text("BT /Font 1 Tf 12 0 0 12 50 100 Tm <0001> Tj ET"));
    assert_text("1 0 0.25 0.4 k BT /Font 8 Tf 50 100 Td <0001> Tj ET",
                SEVERITY_WARNING, "press-text", "two or more inks");
    assert_text("0 0 0 1 k BT /Font 12 Tf 50 12 Td <0001> Tj ET",
                SEVERITY_WARNING, "press-box", "nearer than 2 mm");
    /* The second piece stands where the first ends: at the cut. */
    assert_text("0 0 0 1 k BT /Font 12 Tf 50 100 Td "
                "[<0001> -19000 <0001>] TJ ET",
                SEVERITY_WARNING, "press-box", "nearer than 2 mm");
}

static void test_text_on_color(void) {
    const char *ground = "0.3 0 0 0 k 40 80 90 50 re f ";
    const struct {
        const char *text;
        Severity severity;
        const char *words; /* NULL: fine */
    } cases[] = {
        {"0 0 0 1 k " GOOD_TEXT, SEVERITY_WARNING, "does not overprint"},
        {"/Over gs 0 0 0 1 k " GOOD_TEXT, SEVERITY_NOTE, NULL},
        {"0 0 0 0 k " GOOD_TEXT, SEVERITY_NOTE, NULL},
        {"/Over gs 0 0 0 0 k " GOOD_TEXT, SEVERITY_ERROR, "vanish"},
        {"/Over gs 0 1 0 0 k " GOOD_TEXT, SEVERITY_ERROR, "vanish"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *content = g_strconcat(ground, cases[i].text, NULL);
        Diag *diag = judge_text(content);
        if (cases[i].words == NULL) {
            press_pdf_assert_fine(diag);
        } else {
            press_pdf_assert_one(diag, cases[i].severity, "press-text",
                                 cases[i].words);
        }
    }
    /* Black on a tint of black shifts nowhere. */
    press_pdf_assert_fine(judge_text("0 0 0 0.2 k 40 80 90 50 re f "
                                     "0 0 0 1 k " GOOD_TEXT));
}

#define PIXELS "BI /W 2 /H 2 /BPC 8 /CS "

static void test_pictures(void) {
    assert_fine("q 0.4 0 0 0.4 50 50 cm " PIXELS "/G ID abcd EI Q");
    assert_error("q 4 0 0 4 50 50 cm " PIXELS "/G ID abcd EI Q",
                 "press-picture", "300 pixels to an inch, 36 at 15 × 64 mm");
    assert_error("q 0.4 0 0 0.4 50 50 cm " PIXELS "/RGB ID abcdefghijkl EI Q",
                 "press-color", "(RGB)");
    assert_error("q 0.4 0 0 0.4 50 50 cm " PIXELS
                 "/CMYK /D [0.8 1 0.8 1 0.8 1 0.8 1] ID abcdefghijklmnop EI Q",
                 "press-ink", "a place gets more than 300 % of ink, 35");
    assert_fine("q 0.4 0 0 0.4 50 50 cm " PIXELS
                "/CMYK ID abcdefghijklmnop EI Q");
    assert_warning("q 0.4 0 0 0.4 50 50 cm BI /W 2 /H 2 /IM true ID ab EI Q",
                   "press-picture", "black and white");
    assert_error("q 0.4 0 0 0.4 50 50 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /LZW "
                 "ID ab EI Q",
                 "press-object", "LZW");
}

static void test_forms(void) {
    PressPdf pdf = {
        .content = "q 0.1 0 0 0.1 50 50 cm /Form Do Q",
        .resources = "/XObject << /Form 10 0 R >>",
        .objects = "10 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 900 "
                   "900] /Length 40 >> stream\n"
                   "0 G 1 w 10 10 m 500 10 l S 1 0 0 rg     \nendstream "
                   "endobj\n"};
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-line",
                         "0.1 pt");
    /* One that draws itself comes to an end. */
    pdf.objects = "10 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 900 "
                  "900] /Length 9 >> stream\n/Form Do \nendstream endobj\n";
    press_pdf_assert_said(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-file",
                          "too large to be judged");
    pdf.content = "/None Do";
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-file",
                         "(a picture or form that is missing)");
}

/* What PDF/X forbids of forms and pictures, by a key of theirs. */
static void test_forbidden(void) {
    const struct {
        const char *keys, *words;
    } cases[] = {
        {"/Subtype /Form /Group << /S /Transparency >>",
         "transparent (a group)"},
        {"/Subtype /Form /OPI << >>", "(OPI)"},
        {"/Subtype /Form /Ref << >>", "another file"},
        {"/Subtype /Form /OC << >>", "a layer"},
        {"/Subtype /Form /Subtype2 /PS", "PostScript"},
        {"/Subtype /PS", "PostScript"},
        {"/Subtype /Image /Alternates []", "another for the screen"},
        {"/Subtype /Image /SMask << >>", "transparent (a picture with a mask)"},
        {"/Subtype /Image /OPI << >>", "(OPI)"},
        {"/Subtype /Image /Filter /JPXDecode", "JPEG 2000"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *object = g_strdup_printf(
            "10 0 obj << %s /Width 1 /Height 1 /ColorSpace /DeviceGray "
            "/BitsPerComponent 8 /BBox [0 0 1 1] /Length 1 >> stream\n "
            "\nendstream endobj\n",
            cases[i].keys);
        PressPdf pdf = {.content = "q 0.2 0 0 0.2 50 50 cm /A Do Q",
                        .resources = "/XObject << /A 10 0 R >>",
                        .objects = object};
        press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR,
                             "press-object", cases[i].words);
    }
    PressPdf layer = {.content = "/OC /A BDC 0 g 50 50 9 9 re f EMC"};
    press_pdf_assert_one(press_pdf_judge(&layer), SEVERITY_ERROR,
                         "press-object", "a layer");
}

static void test_patterns(void) {
    PressPdf pdf = {
        .content = "/Pattern cs /Tile scn 50 50 20 20 re f",
        .resources = "/Pattern << /Tile 10 0 R >>",
        .objects = "10 0 obj << /PatternType 1 /PaintType 1 /TilingType 1 "
                   "/BBox [0 0 5 5] /XStep 5 /YStep 5 /Resources << >> "
                   "/Length 23 >> stream\n1 0 0 rg 0 0 4 4 re f  \nendstream "
                   "endobj\n"};
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-color",
                         "(RGB) at 15 × 58 mm");
    pdf.objects = "10 0 obj << /PatternType 2 /Shading << /ShadingType 2 "
                  "/ColorSpace /DeviceCMYK /Coords [0 0 1 1] /Function << "
                  "/FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] "
                  "/C1 [0.8 0.8 0.8 0.8] >> >> >> endobj\n";
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-ink",
                         "320 %");
}

static void test_states(void) {
    const struct {
        const char *state, *words; /* NULL: fine */
    } cases[] = {
        {"/ca 0.5", "(opacity below 1)"},
        {"/CA 0.5", "(opacity below 1)"},
        {"/ca 1 /CA 1 /BM /Normal /SMask /None", NULL},
        {"/BM /Multiply", "(a blend mode)"},
        {"/SMask << /S /Alpha >>", "(a soft mask)"},
        {"/TR /Identity", "transfer function"},
        {"/TR2 /Default", NULL},
        {"/HTP [0 0]", "its own screen"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *resources =
            g_strdup_printf("/ExtGState << /A << %s >> >>", cases[i].state);
        PressPdf pdf = {.content = "/A gs", .resources = resources};
        Diag *diag = press_pdf_judge(&pdf);
        if (cases[i].words == NULL) {
            press_pdf_assert_fine(diag);
        } else {
            press_pdf_assert_one(diag, SEVERITY_ERROR, "press-object",
                                 cases[i].words);
        }
    }
}

static void test_hostile(void) {
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 100000; i++) {
        g_string_append(deep, "q 99999999 0 0 9e99 1 1 cm ");
    }
    press_pdf_assert_said(press_pdf_judge_content(deep->str), SEVERITY_ERROR,
                          "press-file", "too large to be judged");
    assert_fine("Q Q Q f S re re re n W ET 1 0 0 cs scn gs2 d0");
    press_pdf_assert_said(press_pdf_judge_content("BI /W 99999999999 /H -1 ID"),
                          SEVERITY_ERROR, "press-file", "(a picture)");
}

static void test_page_keys(void) {
    PressPdf pdf = {.content = "",
                    .page = "/Annots [<< /Subtype /Link /Rect [50 50 60 60] "
                            ">> << /Subtype /Link /Rect [0 0 9 9] >>]"};
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-object",
                         "notes, links or fields lie on the page (1)");
    pdf.page = "/UserUnit 2";
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-box",
                         "UserUnit");
    pdf.page = NULL;
    pdf.root = "/OpenAction [3 0 R /Fit]";
    press_pdf_assert_fine(press_pdf_judge(&pdf));
    pdf.root = "/OpenAction << /S /Launch >>";
    press_pdf_assert_one(press_pdf_judge(&pdf), SEVERITY_ERROR, "press-object",
                         "starts something");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/preflight/fine", test_fine);
    g_test_add_func("/preflight/colors", test_colors);
    g_test_add_func("/preflight/spaces", test_spaces);
    g_test_add_func("/preflight/ink", test_ink);
    g_test_add_func("/preflight/overprint", test_overprint);
    g_test_add_func("/preflight/lines", test_lines);
    g_test_add_func("/preflight/edges", test_edges);
    g_test_add_func("/preflight/text", test_text);
    g_test_add_func("/preflight/text-sizes", test_text_sizes);
    g_test_add_func("/preflight/text-on-color", test_text_on_color);
    g_test_add_func("/preflight/pictures", test_pictures);
    g_test_add_func("/preflight/forms", test_forms);
    g_test_add_func("/preflight/forbidden", test_forbidden);
    g_test_add_func("/preflight/patterns", test_patterns);
    g_test_add_func("/preflight/states", test_states);
    g_test_add_func("/preflight/hostile", test_hostile);
    g_test_add_func("/preflight/page-keys", test_page_keys);
    return g_test_run();
}
