/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_languages.h"

#include "edition/compose_languages.h"
#include "layout/impose.h"
#include "layout/layout.h"
#include "output/pdf.h"

#define PAGES_ON_PAPER 4

/* What all pages of one card share. */
typedef struct {
    const Inputs *inputs;
    const Edition *edition;
    const GPtrArray *languages;
    MessageState state; /* the lowest so far */
    Diag *diag;
} Card;

static SheetSet *lay_out(Card *card, const Document *document,
                         const Format *format) {
    card->state = MIN(card->state, document_lowest_state(document));
    LayoutOptions options = {card->inputs->fonts,
                             inputs_style(card->inputs, card->edition), format};
    return layout_document(document, &options, card->diag);
}

static SheetSet *lay_out_names(Card *card, const Format *format) {
    Composition composition = render_composition(card->inputs, card->edition,
                                                 card->inputs->content->dutch);
    g_autoptr(Document) names =
        compose_language_names(&composition, card->languages);
    return lay_out(card, names, format);
}

/* Appends the page of a language; nothing after errors. */
static void append_page(Card *card, SheetSet *set, const Language *language,
                        const Format *format) {
    Composition composition =
        render_composition(card->inputs, card->edition, language);
    int number =
        compose_language_number(&composition, card->languages, language);
    g_autoptr(Document) document =
        compose_language_page(&composition, number, card->diag);
    SheetSet *page = lay_out(card, document, format);
    if (page != NULL) {
        sheet_set_join(set, page);
    }
}

/* The cover's format counts pages in fours: white ones wait until the others
 * have come. */
static void drop_white(SheetSet *cover, const Format *format) {
    g_ptr_array_set_size(cover->sheets, format->sheet_count);
}

/* At least one: the last page is the back of the booklet, which others see. */
static void fill_up(SheetSet *set, const Format *format) {
    do {
        sheet_set_append(set, format->width, format->height);
    } while (set->sheets->len % PAGES_ON_PAPER != 0);
}

SheetSet *render_language_pages(const Inputs *inputs, const Edition *edition,
                                const PlannedLanguages *planned,
                                MessageState *state, Diag *diag) {
    guint errors = diag_errors(diag);
    Card card = {.inputs = inputs,
                 .edition = edition,
                 .languages = planned->languages,
                 .state = STATE_CHECKED,
                 .diag = diag};
    g_autoptr(SheetSet) set = lay_out_names(&card, planned->cover_format);
    if (set == NULL) {
        return NULL;
    }
    drop_white(set, planned->cover_format);
    const Language *dutch = inputs->content->dutch;
    append_page(&card, set, dutch, planned->page_format);
    for (guint i = 0; i < planned->languages->len; i++) {
        const Language *language = g_ptr_array_index(planned->languages, i);
        if (language != dutch) {
            append_page(&card, set, language, planned->page_format);
        }
    }
    fill_up(set, planned->cover_format);
    *state = card.state;
    return diag_errors(diag) == errors ? g_steal_pointer(&set) : NULL;
}

SheetSet *render_language_wallet(const Inputs *inputs, const Edition *edition,
                                 const PlannedLanguages *planned, Diag *diag) {
    Card card = {.inputs = inputs,
                 .edition = edition,
                 .languages = planned->languages,
                 .state = STATE_CHECKED,
                 .diag = diag};
    return lay_out_names(&card, planned->wallet_format);
}

/* A file to print, and the same page by page. */
typedef struct {
    const RenderTask *task;
    const char *pages, *sheets; /* paths */
    const Format *format;
    MessageState state;
    Manifest *manifest;
    Diag *diag;
} CardWriter;

static void write_pdf(const CardWriter *writer, const SheetSet *set,
                      const char *path) {
    const Options *options = writer->task->inputs->options;
    PdfOptions pdf_options = {.date = options->date, .claim = options->claim};
    g_autoptr(GBytes) pdf = pdf_write(set, &pdf_options, writer->diag);
    if (pdf != NULL) {
        ManifestEntry entry = {.path = path,
                               .edition = writer->task->folder->edition->id,
                               .language = "mul",
                               .state = message_state_name(writer->state),
                               .date = options->date};
        render_write(writer->task, &entry, pdf, writer->manifest, writer->diag);
    }
}

static void write_both(const CardWriter *writer, SheetSet *set) {
    write_pdf(writer, set, writer->pages);
    impose(set, writer->format); /* last, because the pages are used up */
    write_pdf(writer, set, writer->sheets);
}

void render_languages(const void *data, Manifest *manifest, Diag *diag) {
    const RenderTask *task = data;
    const PlannedLanguages *planned = task->folder->languages;
    const Edition *edition = task->folder->edition;
    MessageState state = STATE_MISSING;
    g_autoptr(SheetSet) pages =
        render_language_pages(task->inputs, edition, planned, &state, diag);
    g_autoptr(SheetSet) wallet =
        render_language_wallet(task->inputs, edition, planned, diag);
    if (task->delivery == NULL || pages == NULL || wallet == NULL) {
        return;
    }
    CardWriter writer = {.task = task,
                         .pages = planned->pages,
                         .sheets = planned->sheets,
                         .format = planned->cover_format,
                         .state = state,
                         .manifest = manifest,
                         .diag = diag};
    write_both(&writer, pages);
    writer.pages = planned->wallet;
    writer.sheets = planned->wallet_sheets;
    writer.format = planned->wallet_format;
    writer.state = STATE_CHECKED; /* names only */
    write_both(&writer, wallet);
}
