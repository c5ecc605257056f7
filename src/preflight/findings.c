/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/findings.h"

struct Findings {
    Position position;
    Area trim;
    guint count[FINDING_KINDS];
    Area where[FINDING_KINDS]; /* the first of each kind */
    char *detail[FINDING_KINDS];
};

/* `one` is said of a single one, `many` after a number; without it no number is
 * said. */
static const struct {
    Severity severity;
    const char *tag, *one, *many, *advice;
} kinds[FINDING_KINDS] = {
    [FINDING_FOREIGN_COLOR] =
        {SEVERITY_ERROR, "press-color",
         "something has a colour that is not made of the four inks",
         "things have colours that are not made of the four inks",
         "use CMYK, and black alone for black text"},
    [FINDING_SPOT_COLOR] = {SEVERITY_WARNING, "press-color",
                            "something is printed with another ink",
                            "things are printed with other inks",
                            "each further ink costs; ask the print shop, or "
                            "use CMYK"},
    [FINDING_INK] = {SEVERITY_ERROR, "press-ink",
                     "a place gets more than 300 % of ink",
                     "places get more than 300 % of ink",
                     "choose a lighter colour, or the ink will not dry"},
    [FINDING_REGISTRATION] =
        {SEVERITY_ERROR, "press-mark",
         "something in registration colour reaches into the bleed",
         "things in registration colour reach into the bleed",
         "move marks outside, and make black of black only"},
    [FINDING_RICH_BLACK_SHAPE] = {SEVERITY_WARNING, "press-ink",
                                  "a shape is black of several inks",
                                  "shapes are black of several inks",
                                  "use black alone, unless for a large ground"},
    [FINDING_RICH_BLACK_TEXT] = {SEVERITY_ERROR, "press-text",
                                 "text is black of several inks",
                                 "pieces of text are black of several inks",
                                 "use black alone (C 0 M 0 Y 0 K 100), or "
                                 "edges will be coloured"},
    [FINDING_KNOCKED_OUT] = {SEVERITY_WARNING, "press-text",
                             "black text on a colour does not overprint it",
                             "pieces of black text on a colour do not "
                             "overprint it",
                             "let black overprint, or edges may be white"},
    [FINDING_VANISHING] =
        {SEVERITY_ERROR, "press-text",
         "text that is not black is set to overprint",
         "pieces of text that is not black are set to overprint",
         "turn overprint off there, or colours will vanish or change"},
    [FINDING_TINY_TEXT] = {SEVERITY_WARNING, "press-text",
                           "text is smaller than 5 pt",
                           "pieces of text are smaller than 5 pt",
                           "choose a larger size"},
    [FINDING_SMALL_COLORED] =
        {SEVERITY_WARNING, "press-text",
         "text of two or more inks is smaller than 9 pt",
         "pieces of text of two or more inks are smaller than 9 pt",
         "choose a larger size or one ink, or letters may be unclear"},
    [FINDING_FONT_MISSING] = {SEVERITY_ERROR, "press-font",
                              "text is in a font that is not in the file",
                              "pieces of text are in fonts that are not in "
                              "the file",
                              "export it again with all fonts embedded"},
    [FINDING_FONT_DRAWN] = {SEVERITY_ERROR, "press-font",
                            "text is in a font of drawings (Type 3)",
                            "pieces of text are in a font of drawings "
                            "(Type 3)",
                            "use a font that can be embedded"},
    [FINDING_NO_GLYPH] = {SEVERITY_ERROR, "press-font",
                          "text has a sign that its font lacks",
                          "pieces of text have a sign that their font lacks",
                          "a box would be printed; use another font"},
    [FINDING_THIN_LINE] = {SEVERITY_ERROR, "press-line",
                           "a line is thinner than 0.25 pt",
                           "lines are thinner than 0.25 pt",
                           "choose 0.25 pt or more, or nothing may be printed"},
    [FINDING_THIN_SHAPE] =
        {SEVERITY_ERROR, "press-line", "a filled shape is thinner than 0.25 pt",
         "filled shapes are thinner than 0.25 pt",
         "choose 0.25 pt or more, or nothing may be printed"},
    [FINDING_THIN_MARK] = {SEVERITY_WARNING, "press-line",
                           "a mark outside the bleed is thinner than 0.25 pt",
                           "marks outside the bleed are thinner than 0.25 pt",
                           "choose 0.25 pt or more"},
    [FINDING_WHITE_EDGE] =
        {SEVERITY_ERROR, "press-box",
         "something reaches the cut and not the edge of the bleed",
         "things reach the cut and not the edge of the bleed",
         "go on to the edge of the bleed, or there will be a white edge "
         "when it is cut"},
    [FINDING_NEAR_EDGE] = {SEVERITY_WARNING, "press-box",
                           "text or a line is nearer than 2 mm to the cut",
                           "texts or lines are nearer than 2 mm to the cut",
                           "move inwards, since a knife may be that far off"},
    [FINDING_COARSE] = {SEVERITY_ERROR, "press-picture",
                        "a picture has fewer than 300 pixels to an inch",
                        "pictures have fewer than 300 pixels to an inch",
                        "show fewer millimetres, or take more pixels"},
    [FINDING_COARSE_LINE_ART] =
        {SEVERITY_WARNING, "press-picture",
         "a picture of black and white alone has fewer than 600 pixels to an "
         "inch",
         "pictures of black and white alone have fewer than 600 pixels to an "
         "inch",
         "take more pixels, or edges will show steps"},
    [FINDING_TRANSPARENT] = {SEVERITY_ERROR, "press-object",
                             "something is transparent",
                             "things are transparent",
                             "export it flattened (PDF 1.3, PDF/X-1a)"},
    [FINDING_TRANSFER] = {SEVERITY_ERROR, "press-object",
                          "a transfer function changes the inks",
                          "transfer functions change the inks",
                          "leave that out; the print shop adjusts its press"},
    [FINDING_HALFTONE] = {SEVERITY_ERROR, "press-object",
                          "the file sets its own screen",
                          "places set their own screen",
                          "leave that out; the print shop chooses the screen"},
    [FINDING_OPTIONAL] = {SEVERITY_ERROR, "press-object",
                          "something stands on a layer that can be hidden",
                          "things stand on layers that can be hidden",
                          "export it without layers"},
    [FINDING_JPX] = {SEVERITY_ERROR, "press-object", "a picture is JPEG 2000",
                     "pictures are JPEG 2000", "export it as PDF 1.3 or 1.4"},
    [FINDING_LZW] = {SEVERITY_ERROR, "press-object",
                     "a picture is packed with LZW",
                     "pictures are packed with LZW",
                     "export it again with ZIP (Flate) instead"},
    [FINDING_ALTERNATE] = {SEVERITY_ERROR, "press-object",
                           "a picture has another for the screen",
                           "pictures have others for the screen",
                           "export it without alternate images"},
    [FINDING_POSTSCRIPT] = {SEVERITY_ERROR, "press-object",
                            "a piece of PostScript is in the page",
                            "pieces of PostScript are in the page",
                            "export it again without"},
    [FINDING_REFERENCE] = {SEVERITY_ERROR, "press-object",
                           "something is taken from another file",
                           "things are taken from other files",
                           "put what is meant into the file"},
    [FINDING_OPI] = {SEVERITY_ERROR, "press-object",
                     "a picture stands for another file (OPI)",
                     "pictures stand for other files (OPI)",
                     "put what is meant into the file"},
    [FINDING_UNREADABLE] = {SEVERITY_ERROR, "press-file",
                            "something of the page cannot be read",
                            "things of the page cannot be read",
                            "export the file again"},
    [FINDING_TOO_MUCH] = {SEVERITY_ERROR, "press-file",
                          "the page is too large to be judged whole", NULL,
                          "export it with fewer objects"},
};

Findings *findings_new(Position position, Area trim) {
    Findings *findings = g_new0(Findings, 1);
    findings->position = position;
    findings->trim = trim;
    return findings;
}

void findings_free(Findings *findings) {
    if (findings == NULL) {
        return;
    }
    for (int i = 0; i < FINDING_KINDS; i++) {
        g_free(findings->detail[i]);
    }
    g_free(findings);
}

void findings_add(Findings *findings, FindingKind kind, Area where,
                  const char *detail) {
    if (findings->count[kind]++ == 0) {
        findings->where[kind] = where;
        findings->detail[kind] = g_strdup(detail);
    }
}

/* ", the first 0.1 pt at 34 × 120 mm from the top left of the trimmed page" */
static char *describe_first(const Findings *findings, FindingKind kind) {
    GString *text = g_string_new(NULL);
    const char *detail = findings->detail[kind];
    Area where = findings->where[kind];
    bool has_place = !area_is_empty(where) && !area_is_empty(findings->trim);
    if (detail == NULL && !has_place) {
        return g_string_free(text, FALSE);
    }
    if (findings->count[kind] > 1) {
        g_string_append(text, ", the first");
    } else if (detail == NULL || *detail != '(') {
        g_string_append(text, ",");
    }
    if (detail != NULL) {
        g_string_append_printf(text, " %s", detail);
    }
    if (has_place) {
        g_autofree char *x = number_format(
            (where.left - findings->trim.left) / POINTS_PER_MM, 0);
        g_autofree char *y =
            number_format((findings->trim.top - where.top) / POINTS_PER_MM, 0);
        g_string_append_printf(
            text, " at %s × %s mm from the top left of the trimmed page", x, y);
    }
    return g_string_free(text, FALSE);
}

void findings_report(const Findings *findings, Diag *diag) {
    for (int i = 0; i < FINDING_KINDS; i++) {
        if (findings->count[i] == 0) {
            continue;
        }
        bool counts = findings->count[i] > 1 && kinds[i].many != NULL;
        g_autofree char *first = describe_first(findings, (FindingKind)i);
        g_autofree char *what =
            counts ? g_strdup_printf("%u %s", findings->count[i], kinds[i].many)
                   : g_strdup(kinds[i].one);
        diag_report(diag, kinds[i].severity, findings->position, kinds[i].tag,
                    "%s%s; %s", what, first, kinds[i].advice);
    }
}
