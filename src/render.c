/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render.h"

#include "catalogue/check.h"
#include "layout/layout.h"
#include "output/pdf.h"
#include "output/preview.h"

#define PICTURE_SCALE 1.0    /* pixels for a point of the sheet */
#define FOLD_VIEW_WIDTH 1000 /* pixels */
#define THUMBNAIL_FOLD 700   /* pixels wide */
#define THUMBNAIL_HEIGHT 420 /* pixels, of a flat sheet */

const char *message_state_name(MessageState state) {
    static const char *const names[] = {[STATE_MISSING] = "missing",
                                        [STATE_DOUBTED] = "doubted",
                                        [STATE_STALE] = "stale",
                                        [STATE_DRAFT] = "draft",
                                        [STATE_CHECKED] = "checked"};
    return names[state];
}

Composition render_composition(const Inputs *inputs, const Edition *edition,
                               const Language *language) {
    return (Composition){
        .content = inputs->content,
        .edition = edition,
        .texts = inputs_lookup_texts(inputs, language),
        .dutch = inputs_lookup_texts(inputs, inputs->content->dutch),
        .date = inputs->options->date};
}

SheetSet *render_sheets(const Inputs *inputs, const PlannedLeaflet *leaflet,
                        MessageState *state, Diag *diag) {
    Composition composition =
        render_composition(inputs, leaflet->edition, leaflet->language);
    g_autoptr(Document) document =
        compose_flyer(&composition, leaflet->flyer, diag);
    if (document == NULL) {
        return NULL;
    }
    if (inputs->outside != NULL) {
        discretion_check(document, inputs->outside, diag);
    }
    *state = document_lowest_state(document);
    LayoutOptions options = {inputs->fonts, inputs->style, leaflet->format};
    return layout_document(document, &options, diag);
}

void render_write(const RenderTask *task, const ManifestEntry *entry,
                  GBytes *data, Manifest *manifest, Diag *diag) {
    gsize length = 0;
    const void *bytes = g_bytes_get_data(data, &length);
    if (delivery_write(task->delivery, entry->path, bytes, length, diag)) {
        manifest_add(manifest, entry, bytes, length);
    }
}

char *render_aside_path(const PlannedLeaflet *leaflet, const char *ending) {
    return g_strdup_printf(".index/%s/%s-%s-%s%s", leaflet->edition->id,
                           leaflet->flyer->id, leaflet->language->code,
                           leaflet->format->id, ending);
}

/* A leaflet that is being written. */
typedef struct {
    const RenderTask *task;
    const PlannedLeaflet *leaflet;
    const SheetSet *sheets;
    MessageState state;
    Manifest *manifest;
    Diag *diag;
} LeafletWriter;

/* Writes `data`, which may be NULL after a report, as `path`. */
static void write_part(const LeafletWriter *writer, const char *path,
                       GBytes *data) {
    const PlannedLeaflet *leaflet = writer->leaflet;
    if (data != NULL) {
        ManifestEntry entry = {.path = path,
                               .edition = leaflet->edition->id,
                               .language = leaflet->language->tag,
                               .state = message_state_name(writer->state),
                               .date = writer->task->inputs->options->date};
        render_write(writer->task, &entry, data, writer->manifest,
                     writer->diag);
    }
}

static void write_pdf(const LeafletWriter *writer) {
    const Options *options = writer->task->inputs->options;
    PdfOptions pdf_options = {.date = options->date, .claim = options->claim};
    g_autoptr(GBytes) pdf =
        pdf_write(writer->sheets, &pdf_options, writer->diag);
    write_part(writer, writer->leaflet->pdf, pdf);
}

static void write_picture(const LeafletWriter *writer) {
    int width = (int)(writer->leaflet->format->width * PICTURE_SCALE);
    g_autoptr(GBytes) picture =
        preview_sheet(writer->sheets, 0, width, writer->diag);
    write_part(writer, writer->leaflet->picture, picture);
}

static void write_fold_view(const LeafletWriter *writer) {
    g_autoptr(GBytes) picture = preview_fold(
        writer->sheets, writer->leaflet->format, FOLD_VIEW_WIDTH, writer->diag);
    write_part(writer, writer->leaflet->fold_view, picture);
}

/* Aside and not in the manifest: the index takes it in. */
static void write_aside(const LeafletWriter *writer, const char *ending,
                        GBytes *data) {
    gsize length = 0;
    const void *bytes = g_bytes_get_data(data, &length);
    g_autofree char *path = render_aside_path(writer->leaflet, ending);
    delivery_write(writer->task->delivery, path, bytes, length, writer->diag);
}

static void write_thumbnail(const LeafletWriter *writer) {
    const Format *format = writer->leaflet->format;
    int width = (int)(format->width / format->height * THUMBNAIL_HEIGHT);
    g_autoptr(GBytes) picture =
        preview_is_folded(format)
            ? preview_fold(writer->sheets, format, THUMBNAIL_FOLD, writer->diag)
            : preview_sheet(writer->sheets, 0, width, writer->diag);
    if (picture != NULL) {
        write_aside(writer, ".png", picture);
    }
}

static void write_facts(const LeafletWriter *writer) {
    char digits[32];
    int length = g_snprintf(digits, sizeof digits, "%u %d",
                            writer->sheets->sheets->len, (int)writer->state);
    g_autoptr(GBytes) data = g_bytes_new(digits, (gsize)length);
    write_aside(writer, ".facts", data);
}

static void render_leaflet(const RenderTask *task,
                           const PlannedLeaflet *leaflet, Manifest *manifest,
                           Diag *diag) {
    MessageState state = STATE_MISSING;
    g_autoptr(SheetSet) sheets =
        render_sheets(task->inputs, leaflet, &state, diag);
    if (sheets == NULL || task->delivery == NULL) {
        return;
    }
    LeafletWriter writer = {task, leaflet, sheets, state, manifest, diag};
    if (leaflet->pdf != NULL) {
        write_pdf(&writer);
    }
    if (leaflet->picture != NULL) {
        write_picture(&writer);
    }
    if (leaflet->fold_view != NULL) {
        write_fold_view(&writer);
    }
    if (task->plan->whole && !leaflet->flyer->single) {
        write_thumbnail(&writer);
        write_facts(&writer);
    }
}

void render_language(const void *data, Manifest *manifest, Diag *diag) {
    const RenderTask *task = data;
    const Inputs *inputs = task->inputs;
    const Catalogue *catalogue =
        g_hash_table_lookup(inputs->catalogues, task->language->code);
    if (catalogue != NULL) {
        catalogue_check(inputs->content->documents, catalogue, diag);
    }
    for (guint i = 0; i < task->plan->leaflets->len; i++) {
        const PlannedLeaflet *leaflet =
            g_ptr_array_index(task->plan->leaflets, i);
        if (leaflet->language == task->language) {
            render_leaflet(task, leaflet, manifest, diag);
        }
    }
}
