/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render.h"

#include "catalogue/check.h"
#include "layout/impose.h"
#include "layout/layout.h"
#include "output/pdf.h"
#include "output/preview.h"
#include "render_press.h"
#include "render_proof.h"

#include <math.h>

#define PICTURE_SCALE 1.0    /* pixels for a point of the sheet */
#define FOLD_VIEW_WIDTH 1000 /* pixels */

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

/* Takes the logo out; false: there was none. */
static bool remove_logo(Document *document) {
    const GPtrArray *parts = document->root->children;
    for (guint i = 0; i < parts->len; i++) {
        const Block *part = g_ptr_array_index(parts, i);
        for (guint j = 0; j < part->children->len; j++) {
            const Block *block = g_ptr_array_index(part->children, j);
            if (block->role == ROLE_LOGO) {
                g_ptr_array_remove_index(part->children, j);
                return true;
            }
        }
    }
    return false;
}

static bool has_role(const Document *document, BlockRole role) {
    const GPtrArray *parts = document->root->children;
    for (guint i = 0; i < parts->len; i++) {
        const Block *part = g_ptr_array_index(parts, i);
        for (guint j = 0; j < part->children->len; j++) {
            const Block *block = g_ptr_array_index(part->children, j);
            if (block->role == role) {
                return true;
            }
        }
    }
    return false;
}

/* A leaflet that is being composed. */
typedef struct {
    const PlannedLeaflet *leaflet;
    Composition composition;
    LayoutOptions options;
    Diag *diag;
} Composer;

/* The size of the text; 0: it does not fit. */
static double try_size(const Composer *composer, const Document *document) {
    g_autoptr(Diag) silent = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(SheetSet) sheets =
        layout_document(document, &composer->options, silent);
    return sheets != NULL ? sheets->body_size : 0;
}

static void report_left_out(const Composer *composer, const char *tag,
                            Position position, const char *what) {
    position.language = composer->leaflet->language->code;
    diag_report(composer->diag, SEVERITY_NOTE, position, tag,
                "%s, %s: the text leaves no room for the %s, it is left out",
                composer->leaflet->flyer->id, composer->leaflet->format->id,
                what);
}

/* The same without QR code: its address then stands beside the sender. */
static Document *compose_without_code(const Composer *composer) {
    Composition composition = composer->composition;
    composition.code = false;
    g_autoptr(Diag) silent = diag_new(NULL, DIAG_LENIENT); /* said before */
    return compose_flyer(&composition, composer->leaflet->flyer, silent);
}

/* Without the logo, which gives way to text: where both do not fit. */
static void make_room_for_text(const Composer *composer, Document *document) {
    if (has_role(document, ROLE_LOGO) && try_size(composer, document) == 0) {
        remove_logo(document);
        const EditionLook *look = composer->leaflet->edition->look;
        report_left_out(composer, "logo", look->position, "logo");
    }
}

/* The code stands only where it costs the text nothing: neither its place nor
 * its size. A logo gives way to it. Takes `document`. */
static Document *make_room(const Composer *composer, Document *document) {
    g_autoptr(Document) with_code = document;
    if (!has_role(document, ROLE_ADDRESS)) {
        make_room_for_text(composer, document);
        return g_steal_pointer(&with_code);
    }
    g_autoptr(Document) plain = compose_without_code(composer);
    make_room_for_text(composer, plain);
    double size =
        fmin(try_size(composer, plain), composer->options.format->size_start);
    bool logo = has_role(plain, ROLE_LOGO);
    const EditionLook *look = composer->leaflet->edition->look;
    if (!logo) {
        remove_logo(with_code);
    }
    bool fits = size > 0 && try_size(composer, with_code) >= size;
    if (!fits && size > 0 && logo && remove_logo(with_code) &&
        try_size(composer, with_code) >= size) {
        report_left_out(composer, "logo", look->position, "logo");
        fits = true;
    }
    if (fits) {
        return g_steal_pointer(&with_code);
    }
    report_left_out(composer, "address", look->address_position, "QR code");
    return g_steal_pointer(&plain);
}

Document *render_compose(const Inputs *inputs, const PlannedLeaflet *leaflet,
                         bool proof, Diag *diag) {
    Composer composer = {
        .leaflet = leaflet,
        .composition =
            render_composition(inputs, leaflet->edition, leaflet->language),
        .options = {inputs->fonts, inputs_style(inputs, leaflet->edition),
                    leaflet->format},
        .diag = diag};
    composer.composition.proof = proof;
    composer.composition.beside = format_has_rows(leaflet->format);
    composer.composition.code = leaflet->format->code_size > 0;
    Document *document =
        compose_flyer(&composer.composition, leaflet->flyer, diag);
    if (document == NULL) {
        return NULL;
    }
    if (inputs->outside != NULL) {
        discretion_check(document, inputs->outside, diag);
    }
    return make_room(&composer, document);
}

SheetSet *render_sheets(const Inputs *inputs, const PlannedLeaflet *leaflet,
                        MessageState *state, Diag *diag) {
    g_autoptr(Document) document = render_compose(inputs, leaflet, false, diag);
    if (document == NULL) {
        return NULL;
    }
    *state = document_lowest_state(document);
    LayoutOptions options = {
        inputs->fonts, inputs_style(inputs, leaflet->edition), leaflet->format};
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

void render_write_part(const LeafletWriter *writer, const char *path,
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

static void write_pdf(const LeafletWriter *writer, const char *path) {
    const Options *options = writer->task->inputs->options;
    PdfOptions pdf_options = {.date = options->date, .claim = options->claim};
    g_autoptr(GBytes) pdf =
        pdf_write(writer->sheets, &pdf_options, writer->diag);
    render_write_part(writer, path, pdf);
}

static void write_picture(const LeafletWriter *writer) {
    int width = (int)(writer->leaflet->format->width * PICTURE_SCALE);
    g_autoptr(GBytes) picture =
        preview_sheet(writer->sheets, 0, width, writer->diag);
    render_write_part(writer, writer->leaflet->picture, picture);
}

static void write_fold_view(const LeafletWriter *writer) {
    g_autoptr(GBytes) picture = preview_fold(
        writer->sheets, writer->leaflet->format, FOLD_VIEW_WIDTH, writer->diag);
    render_write_part(writer, writer->leaflet->fold_view, picture);
}

/* Aside and not in the manifest: the index takes it in. */
static void write_aside(const LeafletWriter *writer, const char *ending,
                        GBytes *data) {
    gsize length = 0;
    const void *bytes = g_bytes_get_data(data, &length);
    g_autofree char *path = render_aside_path(writer->leaflet, ending);
    delivery_write(writer->task->delivery, path, bytes, length, writer->diag);
}

static void write_facts(const LeafletWriter *writer) {
    char digits[32];
    int length = g_snprintf(digits, sizeof digits, "%u %d",
                            writer->sheets->sheets->len, (int)writer->state);
    g_autoptr(GBytes) data = g_bytes_new(digits, (gsize)length);
    write_aside(writer, ".facts", data);
}

static void render_leaflet_proof(const RenderTask *task,
                                 const PlannedLeaflet *leaflet,
                                 Manifest *manifest, Diag *diag) {
    MessageState state = STATE_MISSING;
    g_autoptr(SheetSet) sheets =
        render_proof(task->inputs, leaflet, &state, diag);
    if (sheets != NULL && task->delivery != NULL) {
        LeafletWriter writer = {task, leaflet, sheets, state, manifest, diag};
        write_pdf(&writer, leaflet->proof);
    }
}

static void render_leaflet(const RenderTask *task,
                           const PlannedLeaflet *leaflet, Manifest *manifest,
                           Diag *diag) {
    if (leaflet->proof != NULL) {
        render_leaflet_proof(task, leaflet, manifest, diag);
        return;
    }
    MessageState state = STATE_MISSING;
    g_autoptr(SheetSet) sheets =
        render_sheets(task->inputs, leaflet, &state, diag);
    if (sheets == NULL || task->delivery == NULL) {
        return;
    }
    LeafletWriter writer = {task, leaflet, sheets, state, manifest, diag};
    if (leaflet->pdf != NULL) {
        write_pdf(&writer, leaflet->pdf);
    }
    if (leaflet->picture != NULL) {
        write_picture(&writer);
    }
    if (leaflet->fold_view != NULL) {
        write_fold_view(&writer);
    }
    if (task->plan->whole && !leaflet->flyer->single) {
        write_facts(&writer);
    }
    if (leaflet->press != NULL) {
        render_press(&writer);
    }
    if (leaflet->sheets != NULL) { /* last, because the pages are used up */
        impose(sheets, leaflet->format);
        write_pdf(&writer, leaflet->sheets);
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
