/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/check_file.h"

#include <string.h>

/* Notes on one page that are looked at. */
#define ANNOTATION_LIMIT 10000

typedef struct {
    PdfReader *reader;
    Position position;
    Diag *diag;
    guint packed, scripts, files; /* so many objects of each */
} ObjectCheck;

static bool has_filter(PdfReader *reader, PdfObject stream, const char *name) {
    PdfObject filter = pdf_get(reader, stream, "/Filter");
    for (int i = 0; i < pdf_length(reader, filter); i++) {
        if (pdf_is_named(reader, pdf_item(reader, filter, i), name)) {
            return true;
        }
    }
    return pdf_is_named(reader, filter, name);
}

static bool is_script(PdfReader *reader, PdfObject object) {
    return pdf_is_named(reader, pdf_get(reader, object, "/S"), "/JavaScript") ||
           pdf_get(reader, object, "/JS") != 0;
}

static void count_object(ObjectCheck *check, PdfObject object) {
    PdfReader *reader = check->reader;
    if (pdf_is_stream(reader, object)) {
        check->packed += has_filter(reader, object, "/LZWDecode");
        check->files += pdf_is_named(reader, pdf_get(reader, object, "/Type"),
                                     "/EmbeddedFile");
    } else if (pdf_is_dictionary(reader, object)) {
        check->scripts += is_script(reader, object);
    }
}

static void report_counts(const ObjectCheck *check) {
    if (check->packed > 0) {
        diag_error(
            check->diag, check->position, "press-object",
            "parts of the file are packed with LZW (%u); export it again "
            "with ZIP (Flate) instead",
            check->packed);
    }
    if (check->files > 0) {
        diag_error(check->diag, check->position, "press-object",
                   "the file holds other files (%u); export it without",
                   check->files);
    }
}

/* Actions start something; a place to open the file at does not. */
static bool is_action(PdfReader *reader, PdfObject object) {
    return pdf_is_dictionary(reader, object) &&
           !pdf_is_named(reader, pdf_get(reader, object, "/S"), "/GoTo");
}

static void check_root(const ObjectCheck *check) {
    PdfReader *reader = check->reader;
    PdfObject root = pdf_reader_root(reader);
    PdfObject names = pdf_get(reader, root, "/Names");
    if (check->scripts > 0 || pdf_get(reader, names, "/JavaScript") != 0 ||
        is_script(reader, pdf_get(reader, root, "/OpenAction"))) {
        diag_error(check->diag, check->position, "press-object",
                   "the file holds a program (JavaScript); export it without");
    } else if (is_action(reader, pdf_get(reader, root, "/OpenAction")) ||
               pdf_get(reader, root, "/AA") != 0) {
        diag_error(check->diag, check->position, "press-object",
                   "the file starts something when it is opened (actions); "
                   "export it without");
    }
    PdfObject form = pdf_get(reader, root, "/AcroForm");
    if (pdf_length(reader, pdf_get(reader, form, "/Fields")) > 0) {
        diag_error(check->diag, check->position, "press-object",
                   "the file has fields to fill in; export it without");
    }
    PdfObject layers = pdf_get(reader, root, "/OCProperties");
    if (pdf_length(reader, pdf_get(reader, layers, "/OCGs")) > 0) {
        diag_error(check->diag, check->position, "press-object",
                   "the file has layers that can be hidden; export it without "
                   "layers");
    }
}

void check_objects(PdfReader *reader, Position position, Diag *diag) {
    ObjectCheck check = {reader, position, diag, 0, 0, 0};
    if (pdf_reader_is_encrypted(reader)) {
        diag_error(diag, position, "press-object",
                   "the file is encrypted; export it without protection");
    }
    int count = pdf_reader_objects(reader);
    for (int number = 1; number < count; number++) {
        count_object(&check, pdf_reader_numbered(reader, number));
    }
    report_counts(&check);
    check_root(&check);
}

/* Marks of printers and traps belong to a press. */
static bool is_allowed(PdfReader *reader, PdfObject note) {
    PdfObject kind = pdf_get(reader, note, "/Subtype");
    return pdf_is_named(reader, kind, "/TrapNet") ||
           pdf_is_named(reader, kind, "/PrinterMark");
}

static void check_notes(PdfReader *reader, PdfObject page, Area bleed,
                        Position position, Diag *diag) {
    PdfObject notes = pdf_get(reader, page, "/Annots");
    guint inside = 0;
    int count = MIN(pdf_length(reader, notes), ANNOTATION_LIMIT);
    for (int i = 0; i < count; i++) {
        PdfObject note = pdf_item(reader, notes, i);
        double corners[4] = {bleed.left, bleed.bottom, bleed.right, bleed.top};
        pdf_numbers(reader, pdf_get(reader, note, "/Rect"), corners, 4);
        inside += note != 0 && !is_allowed(reader, note) &&
                  area_overlaps(area_of_corners(corners), bleed);
    }
    if (inside > 0) {
        diag_error(diag, position, "press-object",
                   "notes, links or fields lie on the page (%u); export it "
                   "without",
                   inside);
    }
}

void check_page_keys(PdfReader *reader, PdfObject page, Area bleed,
                     Position position, Diag *diag) {
    check_notes(reader, page, bleed, position, diag);
    if (pdf_get(reader, page, "/AA") != 0) {
        diag_error(diag, position, "press-object",
                   "the page starts something when it is opened (actions); "
                   "export it without");
    }
    PdfObject group = pdf_get(reader, page, "/Group");
    if (pdf_is_named(reader, pdf_get(reader, group, "/S"), "/Transparency")) {
        diag_error(diag, position, "press-object",
                   "the page is transparent (a group); export it flattened "
                   "(PDF 1.3, PDF/X-1a)");
    }
}
