/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render.h"

#include "catalogue/check.h"
#include "edition/compose.h"
#include "layout/layout.h"
#include "output/kiosk.h"
#include "output/pdf.h"

#include <string.h>

const char *message_state_name(MessageState state) {
    static const char *const names[] = {[STATE_MISSING] = "missing",
                                        [STATE_STALE] = "stale",
                                        [STATE_DRAFT] = "draft",
                                        [STATE_CHECKED] = "checked"};
    return names[state];
}

static Composition make_composition(const Inputs *inputs,
                                    const Edition *edition,
                                    const Language *language) {
    return (Composition){
        .content = inputs->content,
        .edition = edition,
        .texts = inputs_lookup_texts(inputs, language),
        .dutch = inputs_lookup_texts(inputs, inputs->content->dutch),
        .date = inputs->options->date};
}

SheetSet *render_sheets(const Inputs *inputs, const PlannedFile *file,
                        MessageState *state, Diag *diag) {
    Composition composition =
        make_composition(inputs, file->edition, file->language);
    g_autoptr(Document) document =
        compose_flyer(&composition, file->flyer, diag);
    const Format *format = format_lookup(inputs->formats, file->format);
    if (format == NULL) {
        diag_error(diag, file->flyer->position, "format",
                   "no format \"%s\" in templates/formats", file->format);
    }
    if (document == NULL || format == NULL) {
        return NULL;
    }
    if (inputs->outside != NULL) {
        discretion_check(document, inputs->outside, diag);
    }
    *state = document_lowest_state(document);
    LayoutOptions options = {inputs->fonts, inputs->style, format};
    return layout_document(document, &options, diag);
}

static void write_file(const RenderTask *task, const ManifestEntry *entry,
                       GBytes *data, Manifest *manifest, Diag *diag) {
    gsize length = 0;
    const void *bytes = g_bytes_get_data(data, &length);
    if (delivery_write(task->delivery, entry->path, bytes, length, diag)) {
        manifest_add(manifest, entry, bytes, length);
    }
}

static void render_flyer(const RenderTask *task, const PlannedFile *file,
                         Manifest *manifest, Diag *diag) {
    MessageState state = STATE_MISSING;
    g_autoptr(SheetSet) sheets =
        render_sheets(task->inputs, file, &state, diag);
    if (sheets == NULL || task->delivery == NULL) {
        return;
    }
    const Options *options = task->inputs->options;
    PdfOptions pdf_options = {.date = options->date, .claim = options->claim};
    g_autoptr(GBytes) pdf = pdf_write(sheets, &pdf_options, diag);
    if (pdf != NULL) {
        ManifestEntry entry = {.path = file->path,
                               .edition = file->edition->id,
                               .language = file->language->tag,
                               .state = message_state_name(state),
                               .date = options->date};
        write_file(task, &entry, pdf, manifest, diag);
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
    for (guint i = 0; i < task->plan->files->len; i++) {
        const PlannedFile *file = g_ptr_array_index(task->plan->files, i);
        if (file->language == task->language) {
            render_flyer(task, file, manifest, diag);
        }
    }
}

static void kiosk_language_free(KioskLanguage *language) {
    g_ptr_array_unref(language->topics);
    document_free(language->interface);
    document_free(language->emergency);
    document_free(language->events);
    g_free(language);
}

/* The texts of one language for the screen; NULL when no topic is offered. */
static KioskLanguage *compose_kiosk_language(const Composition *composition,
                                             const Language *language,
                                             Diag *diag) {
    KioskLanguage *screen = g_new0(KioskLanguage, 1);
    screen->language = language;
    screen->topics =
        g_ptr_array_new_with_free_func((GDestroyNotify)document_free);
    const GPtrArray *documents = composition->content->documents;
    for (guint i = 0; i < documents->len; i++) {
        const Document *topic = g_ptr_array_index(documents, i);
        if (topic->title != NULL && !topic->professional &&
            compose_offers_topic(composition, topic)) {
            Document *composed = compose_topic(composition, topic, diag);
            if (composed != NULL) {
                g_ptr_array_add(screen->topics, composed);
            }
        }
    }
    screen->interface = compose_interface(composition, diag);
    screen->emergency = compose_emergency(composition, diag);
    screen->events = compose_events(composition, diag);
    if (screen->topics->len == 0 || screen->interface == NULL ||
        screen->emergency == NULL) {
        diag_warning(diag, composition->edition->position, "not-offered",
                     "language \"%s\" is left out of the kiosk: no topic is "
                     "whole in it",
                     language->code);
        g_clear_pointer(&screen, kiosk_language_free);
    }
    return screen;
}

static MessageState lowest_state(const GPtrArray *languages) {
    MessageState lowest = STATE_CHECKED;
    for (guint i = 0; i < languages->len; i++) {
        const KioskLanguage *language = g_ptr_array_index(languages, i);
        for (guint j = 0; j < language->topics->len; j++) {
            MessageState state =
                document_lowest_state(g_ptr_array_index(language->topics, j));
            lowest = MIN(lowest, state);
        }
        lowest = MIN(lowest, document_lowest_state(language->emergency));
    }
    return lowest;
}

static void take_earlier(GDate *earliest, GDate date) {
    if (g_date_compare(&date, earliest) < 0) {
        *earliest = date;
    }
}

/* The first day on which something of the edition is out of date. */
static GDate find_review_by(const RenderTask *task, const Edition *edition) {
    const Inputs *inputs = task->inputs;
    Composition composition =
        make_composition(inputs, edition, inputs->content->dutch);
    GDate earliest = inputs->options->date;
    g_date_add_months(&earliest, 12);
    for (guint i = 0; i < edition->flyers->len; i++) {
        const Flyer *flyer = content_lookup_flyer(
            inputs->content, g_ptr_array_index(edition->flyers, i));
        if (flyer == NULL) {
            continue;
        }
        bool overdue = false;
        take_earlier(&earliest,
                     compose_hand_out_until(&composition, flyer, &overdue));
    }
    const GPtrArray *documents = inputs->content->documents;
    for (guint i = 0; i < documents->len; i++) {
        const Document *topic = g_ptr_array_index(documents, i);
        if (topic->title != NULL && !topic->professional) {
            take_earlier(&earliest, compose_screen_until(&composition, topic));
        }
    }
    return earliest;
}

void render_kiosk(const void *data, Manifest *manifest, Diag *diag) {
    const RenderTask *task = data;
    const Inputs *inputs = task->inputs;
    const Edition *edition = task->kiosk->edition;
    g_autoptr(GPtrArray) languages =
        build_plan_edition_languages(task->plan, edition);
    g_autoptr(GPtrArray) screens =
        g_ptr_array_new_with_free_func((GDestroyNotify)kiosk_language_free);
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = g_ptr_array_index(languages, i);
        Composition composition = make_composition(inputs, edition, language);
        if (composition.texts != NULL) {
            KioskLanguage *screen =
                compose_kiosk_language(&composition, language, diag);
            if (screen != NULL) {
                g_ptr_array_add(screens, screen);
            }
        }
    }
    Kiosk kiosk = {.edition_name = edition->name,
                   .example =
                       edition_status_on(edition, &inputs->options->date) !=
                       STATUS_APPROVED,
                   .languages = screens,
                   .date = inputs->options->date,
                   .review_by = find_review_by(task, edition),
                   .fonts = inputs->fonts,
                   .style = inputs->style,
                   .templates_dir = inputs->options->templates_dir};
    g_autofree char *html = kiosk_write(&kiosk, diag);
    if (html != NULL && task->delivery != NULL) {
        ManifestEntry entry = {.path = task->kiosk->path,
                               .edition = edition->id,
                               .language = "mul",
                               .state =
                                   message_state_name(lowest_state(screens)),
                               .date = inputs->options->date};
        g_autoptr(GBytes) bytes = g_bytes_new(html, strlen(html));
        write_file(task, &entry, bytes, manifest, diag);
    }
}
