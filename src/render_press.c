/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_press.h"

#include "layout/proof.h"
#include "output/pdf.h"
#include "output/print_ticket.h"

#include <string.h>

static bool is_proof(const LeafletWriter *writer) {
    return writer->task->inputs->options->proof;
}

/* The state of the Dutch that the leaflet was translated from. */
static MessageState find_dutch_state(const LeafletWriter *writer) {
    const Inputs *inputs = writer->task->inputs;
    Composition composition = render_composition(
        inputs, writer->leaflet->edition, inputs->content->dutch);
    g_autoptr(Diag) silent = diag_new(NULL, DIAG_LENIENT); /* said elsewhere */
    g_autoptr(Document) document =
        compose_flyer(&composition, writer->leaflet->flyer, silent);
    return document != NULL ? document_lowest_state(document) : STATE_MISSING;
}

/* Whether this is the state of texts that may be printed. */
static bool check_state(const LeafletWriter *writer, MessageState state,
                        const Language *language) {
    if (state == STATE_CHECKED) {
        return true;
    }
    const Flyer *flyer = writer->leaflet->flyer;
    Position position = flyer->position;
    position.language = language->code;
    diag_error(
        writer->diag, position, "press",
        "a text of %s is %s, not checked: a print shop gets proofs only, "
        "add --proof",
        flyer->id, message_state_name(state));
    return false;
}

/* Whether every text of the leaflet was checked, in both languages, or this is
 * a proof. */
static bool may_be_printed(const LeafletWriter *writer) {
    return is_proof(writer) ||
           (check_state(writer, writer->state, writer->leaflet->language) &&
            check_state(writer, find_dutch_state(writer),
                        writer->task->inputs->content->dutch));
}

static void write_pdf(const LeafletWriter *writer) {
    const Options *options = writer->task->inputs->options;
    PdfOptions pdf_options = {.profile = PDF_PRESS,
                              .date = options->date,
                              .claim = options->claim,
                              .outlines = options->outlines,
                              .paper = writer->leaflet->format->press.paper};
    g_autoptr(GBytes) pdf =
        pdf_write(writer->sheets, &pdf_options, writer->diag);
    if (pdf != NULL) {
        render_write_part(writer, writer->leaflet->press, pdf);
    }
}

static void write_ticket(const LeafletWriter *writer, const Document *words) {
    const PlannedLeaflet *leaflet = writer->leaflet;
    const Inputs *inputs = writer->task->inputs;
    const Options *options = inputs->options;
    Composition composition =
        render_composition(inputs, leaflet->edition, leaflet->language);
    g_autofree char *code = compose_flyer_code(&composition, leaflet->flyer);
    g_autofree char *file = g_path_get_basename(leaflet->press);
    bool approved =
        edition_status_on(leaflet->edition, &options->date) == STATUS_APPROVED;
    PrintTicket ticket = {.words = words,
                          .file = file,
                          .code = code,
                          .ask =
                              approved ? leaflet->edition->approved_by : NULL,
                          .format = leaflet->format,
                          .sheets = writer->sheets,
                          .proof = options->proof,
                          .outlines = options->outlines};
    g_autofree char *text = print_ticket_write(&ticket, writer->diag);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    render_write_part(writer, leaflet->ticket, bytes);
}

/* The words for staff, in Dutch. */
static Document *compose_words(const LeafletWriter *writer) {
    const Inputs *inputs = writer->task->inputs;
    Composition composition = render_composition(
        inputs, writer->leaflet->edition, inputs->content->dutch);
    return compose_staff(&composition, writer->diag);
}

static void lay_band(const LeafletWriter *writer, const Document *words) {
    const Inputs *inputs = writer->task->inputs;
    LayoutOptions options = {inputs->fonts,
                             inputs_style(inputs, writer->leaflet->edition),
                             writer->leaflet->format};
    g_autofree char *word = document_word(words, "press-band", writer->diag);
    proof_band(writer->sheets, word, &options, inputs->content->dutch,
               writer->diag);
}

void render_press(const LeafletWriter *writer) {
    g_autoptr(Document) words = compose_words(writer);
    if (words == NULL || !may_be_printed(writer)) {
        return; /* reported */
    }
    if (is_proof(writer)) {
        lay_band(writer, words);
    }
    write_pdf(writer);
    write_ticket(writer, words);
}
