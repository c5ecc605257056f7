/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/check_file.h"

#include <string.h>

typedef struct {
    PdfReader *reader;
    PdfObject info; /* of the trailer */
    bool claims;    /* that it meets PDF/X */
    Position position;
    Diag *diag;
} KeyCheck;

/* What is missing is an error in a file that claims to have it. */
static void report(const KeyCheck *check, const char *text) {
    diag_report(check->diag, check->claims ? SEVERITY_ERROR : SEVERITY_WARNING,
                check->position, "press-key", "%s", text);
}

static void check_claim(const KeyCheck *check, const char *version) {
    g_autofree char *conformance =
        pdf_text(check->reader,
                 pdf_get(check->reader, check->info, "/GTS_PDFXConformance"));
    bool known = strcmp(version, "PDF/X-1a:2003") == 0 ||
                 strcmp(version, "PDF/X-1a:2001") == 0 ||
                 g_strcmp0(conformance, "PDF/X-1a:2001") == 0;
    if (!known) {
        diag_warning(check->diag, check->position, "press-key",
                     "the file says that it is %s; this program judges "
                     "PDF/X-1a:2003",
                     version);
    }
}

/* PDF 1.4 is the last without what presses stumble over. */
static void check_version(const KeyCheck *check) {
    const char *version = pdf_reader_version(check->reader);
    if (g_ascii_strtod(version, NULL) > 1.45) {
        g_autofree char *text = g_strdup_printf(
            "the file is PDF %s; export it as PDF 1.3 or 1.4", version);
        report(check, text);
    }
}

static void check_identity(const KeyCheck *check) {
    PdfReader *reader = check->reader;
    PdfObject id = pdf_get(reader, pdf_reader_trailer(reader), "/ID");
    g_autoptr(GBytes) first = pdf_bytes(reader, pdf_item(reader, id, 0));
    g_autoptr(GBytes) second = pdf_bytes(reader, pdf_item(reader, id, 1));
    if (first == NULL || second == NULL || g_bytes_get_size(first) == 0) {
        report(check, "the file has no number of its own (ID); export it "
                      "again");
    }
}

static void check_info(const KeyCheck *check) {
    static const struct {
        const char *key, *text;
    } wanted[] = {
        {"/Title", "the file has no title (Title); give it one"},
        {"/CreationDate",
         "the file does not say when it was made (CreationDate); export it "
         "again"},
        {"/ModDate", "the file does not say when it was changed (ModDate); "
                     "export it again"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *value = pdf_text(
            check->reader, pdf_get(check->reader, check->info, wanted[i].key));
        if (value == NULL || *value == '\0') {
            report(check, wanted[i].text);
        }
    }
    PdfObject trapped = pdf_get(check->reader, check->info, "/Trapped");
    if (!pdf_is_named(check->reader, trapped, "/True") &&
        !pdf_is_named(check->reader, trapped, "/False")) {
        report(check, "the file does not say whether its colours overlap "
                      "where they meet (Trapped: True or False); export it "
                      "as PDF/X");
    }
}

static bool has_text(PdfReader *reader, PdfObject object, const char *key) {
    g_autofree char *text = pdf_text(reader, pdf_get(reader, object, key));
    return text != NULL && *text != '\0';
}

static void check_intent(const KeyCheck *check, PdfObject intent) {
    PdfReader *reader = check->reader;
    if (!has_text(reader, intent, "/OutputConditionIdentifier")) {
        diag_error(check->diag, check->position, "press-key",
                   "the output intent names no printing condition "
                   "(OutputConditionIdentifier); export it for the paper that "
                   "is printed on");
    }
    if (!has_text(reader, intent, "/RegistryName") &&
        !pdf_is_stream(reader, pdf_get(reader, intent, "/DestOutputProfile"))) {
        diag_error(check->diag, check->position, "press-key",
                   "the output intent has neither a register of conditions "
                   "(RegistryName) nor a profile (DestOutputProfile); export "
                   "it with one");
    }
}

/* A print shop must know for which press and paper colours were chosen. */
static void check_intents(const KeyCheck *check) {
    PdfReader *reader = check->reader;
    PdfObject intents =
        pdf_get(reader, pdf_reader_root(reader), "/OutputIntents");
    int found = 0;
    for (int i = 0; i < pdf_length(reader, intents); i++) {
        PdfObject intent = pdf_item(reader, intents, i);
        if (!pdf_is_named(reader, pdf_get(reader, intent, "/S"), "/GTS_PDFX")) {
            continue;
        }
        if (++found == 1) {
            check_intent(check, intent);
        }
    }
    if (found != 1) {
        diag_error(check->diag, check->position, "press-key",
                   "the file has %s; export it as PDF/X for the paper that is "
                   "printed on",
                   found == 0 ? "no output intent for a press (OutputIntents)"
                              : "several output intents for a press");
    }
}

void check_keys(PdfReader *reader, Position position, Diag *diag) {
    PdfObject info = pdf_get(reader, pdf_reader_trailer(reader), "/Info");
    g_autofree char *version =
        pdf_text(reader, pdf_get(reader, info, "/GTS_PDFXVersion"));
    KeyCheck check = {reader, info, version != NULL, position, diag};
    if (version != NULL) {
        check_claim(&check, version);
    }
    check_version(&check);
    check_identity(&check);
    check_info(&check);
    check_intents(&check);
}
