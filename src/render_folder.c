/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_folder.h"

#include "output/hand_over.h"
#include "output/kiosk.h"
#include "output/png_writer.h"

#include <string.h>

static void kiosk_language_free(KioskLanguage *language) {
    g_ptr_array_unref(language->topics);
    document_free(language->interface);
    document_free(language->staff);
    document_free(language->emergency);
    document_free(language->phrases);
    document_free(language->audiences);
    document_free(language->events);
    g_free(language);
}

/* Where its card stands; those without a place come last, by their id. */
static int compare_places(const void *a, const void *b) {
    const Document *one = *(const Document *const *)a;
    const Document *other = *(const Document *const *)b;
    guint first = (guint)one->place - 1;
    guint second = (guint)other->place - 1;
    return first != second ? (first > second) - (first < second)
                           : strcmp(one->id, other->id);
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
    g_ptr_array_sort(screen->topics, compare_places);
    screen->interface = compose_interface(composition, diag);
    if (g_str_equal(language->code, "nl") ||
        g_str_equal(language->code, "en")) {
        screen->staff = compose_staff(composition, diag);
    }
    screen->emergency = compose_emergency(composition, diag);
    screen->phrases = compose_phrases(composition, diag);
    screen->audiences = compose_audiences(composition, diag);
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
        render_composition(inputs, edition, inputs->content->dutch);
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

/* What the list of help can be narrowed by; borrows of the edition. */
static GPtrArray *list_helpers(const Edition *edition) {
    GPtrArray *helpers = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < edition->organisations->len; i++) {
        const Organisation *organisation =
            g_ptr_array_index(edition->organisations, i);
        KioskHelper *helper = g_new0(KioskHelper, 1);
        *helper = (KioskHelper){.id = organisation->id,
                                .region = organisation->region,
                                .anonymous = organisation->anonymous,
                                .free_of_charge = organisation->free_of_charge,
                                .languages = organisation->languages,
                                .audiences = organisation->audiences};
        g_ptr_array_add(helpers, helper);
    }
    return helpers;
}

static Kiosk make_kiosk(const RenderTask *task, GPtrArray *screens,
                        const GPtrArray *helpers) {
    const Inputs *inputs = task->inputs;
    const Edition *edition = task->folder->edition;
    return (Kiosk){.edition_name = edition->name,
                   .quiet = edition->quiet,
                   .helpers = helpers,
                   .example =
                       edition_status_on(edition, &inputs->options->date) !=
                       STATUS_APPROVED,
                   .languages = screens,
                   .date = inputs->options->date,
                   .review_by = find_review_by(task, edition),
                   .fonts = inputs->fonts,
                   .style = inputs_style(inputs, edition),
                   .templates_dir = inputs->options->templates_dir};
}

static void write_screens(const RenderTask *task, const Kiosk *kiosk,
                          const char *path, const char *tag, Manifest *manifest,
                          Diag *diag) {
    g_autofree char *html = kiosk_write(kiosk, diag);
    if (html != NULL && task->delivery != NULL) {
        ManifestEntry entry = {
            .path = path,
            .edition = task->folder->edition->id,
            .language = tag,
            .state = message_state_name(lowest_state(kiosk->languages)),
            .date = kiosk->date};
        g_autoptr(GBytes) bytes = g_bytes_new(html, strlen(html));
        render_write(task, &entry, bytes, manifest, diag);
    }
}

/* Takes the screens of the language among `screens`, which may lack it. */
static void write_guide(const RenderTask *task, const Kiosk *kiosk,
                        const PlannedGuide *guide, Manifest *manifest,
                        Diag *diag) {
    g_autoptr(GPtrArray) pair = g_ptr_array_new();
    const char *wanted[] = {guide->language->code, "nl"};
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        for (guint j = 0; j < kiosk->languages->len; j++) {
            KioskLanguage *screen = g_ptr_array_index(kiosk->languages, j);
            if (g_str_equal(screen->language->code, wanted[i]) &&
                !g_ptr_array_find(pair, screen, NULL)) {
                g_ptr_array_add(pair, screen);
            }
        }
    }
    Kiosk own = *kiosk;
    own.own_device = true;
    own.languages = pair;
    write_screens(task, &own, guide->path, guide->language->tag, manifest,
                  diag);
}

void render_kiosk(const void *data, Manifest *manifest, Diag *diag) {
    const RenderTask *task = data;
    const Inputs *inputs = task->inputs;
    const Edition *edition = task->folder->edition;
    g_autoptr(GPtrArray) languages =
        build_plan_edition_languages(task->plan, edition);
    g_autoptr(GPtrArray) screens =
        g_ptr_array_new_with_free_func((GDestroyNotify)kiosk_language_free);
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = g_ptr_array_index(languages, i);
        Composition composition = render_composition(inputs, edition, language);
        if (composition.texts != NULL) {
            KioskLanguage *screen =
                compose_kiosk_language(&composition, language, diag);
            if (screen != NULL) {
                g_ptr_array_add(screens, screen);
            }
        }
    }
    g_autoptr(GPtrArray) helpers = list_helpers(edition);
    Kiosk kiosk = make_kiosk(task, screens, helpers);
    write_screens(task, &kiosk, task->folder->kiosk, "mul", manifest, diag);
    /* they hold nothing that the kiosk does not: no need to check them */
    for (guint i = 0; task->delivery != NULL && i < task->folder->guides->len;
         i++) {
        write_guide(task, &kiosk, g_ptr_array_index(task->folder->guides, i),
                    manifest, diag);
    }
}

/* The path as seen from the edition's folder. */
static char *path_in_folder(const Edition *edition, const char *path) {
    return path == NULL ? NULL : g_strdup(path + strlen(edition->id) + 1);
}

static void free_hand_over_guide(gpointer data) {
    HandOverGuide *guide = data;
    g_free((char *)guide->path);
    g_free(guide);
}

static void add_guide(GPtrArray *guides, const Edition *edition,
                      const Language *language, const char *path) {
    HandOverGuide *guide = g_new0(HandOverGuide, 1);
    guide->language = language;
    guide->path = path_in_folder(edition, path);
    g_ptr_array_add(guides, guide);
}

/* The messages as the page names them; the caller unrefs. */
static GPtrArray *list_messages(const PlannedFolder *folder) {
    GPtrArray *messages = g_ptr_array_new_with_free_func(free_hand_over_guide);
    for (guint i = 0; i < folder->messages->len; i++) {
        const PlannedMessages *planned = g_ptr_array_index(folder->messages, i);
        add_guide(messages, folder->edition, planned->language, planned->path);
    }
    return messages;
}

/* The paths of the language card; borrows of the plan. */
static void add_card(const PlannedFolder *folder, HandOver *page) {
    const PlannedLanguages *planned = folder->languages;
    if (planned != NULL) {
        gsize below = strlen(folder->edition->id) + 1;
        page->card_sheets = planned->sheets + below;
        page->card = planned->pages + below;
        page->wallet_sheets = planned->wallet_sheets + below;
        page->wallet = planned->wallet + below;
    }
}

/* The guides as the page names them; the caller unrefs. */
static GPtrArray *list_guides(const PlannedFolder *folder) {
    GPtrArray *guides = g_ptr_array_new_with_free_func(free_hand_over_guide);
    for (guint i = 0; i < folder->guides->len; i++) {
        const PlannedGuide *planned = g_ptr_array_index(folder->guides, i);
        add_guide(guides, folder->edition, planned->language, planned->path);
    }
    return guides;
}

static void free_file(gpointer data) {
    HandOverFile *file = data;
    g_free((char *)file->path);
    g_free((char *)file->pages_path);
    g_free((char *)file->preview);
    g_free(file);
}

/* What write_facts wrote; as if nothing was translated after a failure. */
static void read_facts(GBytes *facts, HandOverFile *file) {
    gsize length = 0;
    const char *text = facts != NULL ? g_bytes_get_data(facts, &length) : "";
    g_autofree char *copy = g_strndup(text, length);
    char *end = copy;
    file->pages = (int)g_ascii_strtoll(copy, &end, 10);
    file->state = (MessageState)g_ascii_strtoll(end, NULL, 10);
}

/* What staff print. */
static const char *printed_path(const PlannedLeaflet *leaflet) {
    return leaflet->sheets != NULL ? leaflet->sheets : leaflet->pdf;
}

/* What is folded is shown as the hand holds it. */
static const char *shown_picture(const PlannedLeaflet *leaflet) {
    return leaflet->fold_view != NULL ? leaflet->fold_view : leaflet->picture;
}

static void add_result(const RenderTask *task, const PlannedLeaflet *leaflet,
                       HandOverFile *file, Diag *diag) {
    if (task->delivery == NULL) {
        return;
    }
    g_autofree char *facts_path = render_aside_path(leaflet, ".facts");
    g_autoptr(GBytes) facts = delivery_read(task->delivery, facts_path, diag);
    read_facts(facts, file);
    file->size = delivery_size(task->delivery, printed_path(leaflet));
    g_autoptr(GBytes) picture =
        delivery_read(task->delivery, shown_picture(leaflet), diag);
    if (picture != NULL) {
        png_read_size(picture, &file->preview_width, &file->preview_height);
    }
}

/* Where a flyer stands in the edition's list. */
static guint flyer_rank(const PlannedLeaflet *leaflet) {
    guint rank = 0;
    g_ptr_array_find_with_equal_func(leaflet->edition->flyers,
                                     leaflet->flyer->id, g_str_equal, &rank);
    return rank;
}

static int compare_leaflets(const void *a, const void *b) {
    guint one = flyer_rank(*(const PlannedLeaflet *const *)a);
    guint other = flyer_rank(*(const PlannedLeaflet *const *)b);
    return (one > other) - (one < other);
}

/* The edition's leaflets: flyer by flyer, each in all languages and formats;
 * the caller unrefs. */
static GPtrArray *list_leaflets(const BuildPlan *plan, const Edition *edition) {
    GPtrArray *leaflets = g_ptr_array_new();
    for (guint i = 0; i < plan->leaflets->len; i++) {
        PlannedLeaflet *leaflet = g_ptr_array_index(plan->leaflets, i);
        if (leaflet->edition == edition) {
            g_ptr_array_add(leaflets, leaflet);
        }
    }
    g_ptr_array_sort(leaflets, compare_leaflets); /* keeps the order within */
    return leaflets;
}

static HandOverFile *describe_leaflet(const RenderTask *task,
                                      const PlannedLeaflet *leaflet,
                                      Diag *diag) {
    Composition composition =
        render_composition(task->inputs, leaflet->edition, leaflet->language);
    HandOverFile *file = g_new0(HandOverFile, 1);
    file->path = path_in_folder(leaflet->edition, printed_path(leaflet));
    file->pages_path = leaflet->sheets != NULL
                           ? path_in_folder(leaflet->edition, leaflet->pdf)
                           : NULL;
    file->preview = path_in_folder(leaflet->edition, shown_picture(leaflet));
    file->flyer = leaflet->flyer->id;
    file->professional = leaflet->flyer->professional;
    file->language = leaflet->language;
    file->format = leaflet->format;
    file->until =
        compose_hand_out_until(&composition, leaflet->flyer, &file->overdue);
    add_result(task, leaflet, file, diag);
    return file;
}

/* The words of the page; NULL when the language was left out. */
static Document *compose_words(const RenderTask *task, const char *code,
                               Diag *diag) {
    const Inputs *inputs = task->inputs;
    const Language *language = language_lookup(inputs->languages, code);
    if (language == NULL || inputs_lookup_texts(inputs, language) == NULL) {
        return NULL;
    }
    Composition composition =
        render_composition(inputs, task->folder->edition, language);
    return compose_staff(&composition, diag);
}

/* An entry for what is about all files so far: it has the lowest state. */
static ManifestEntry folder_entry(const RenderTask *task, const char *path,
                                  const Manifest *manifest) {
    const char *id = task->folder->edition->id;
    const char *const states[] = {
        message_state_name(STATE_MISSING), message_state_name(STATE_DOUBTED),
        message_state_name(STATE_STALE),   message_state_name(STATE_DRAFT),
        message_state_name(STATE_CHECKED), NULL};
    return (ManifestEntry){.path = path,
                           .edition = id,
                           .language = "mul",
                           .state = manifest_first_state(manifest, id, states),
                           .date = task->inputs->options->date};
}

static void write_index(const RenderTask *task, HandOver *page,
                        Manifest *manifest, Diag *diag) {
    g_autoptr(Document) dutch = compose_words(task, "nl", diag);
    g_autoptr(Document) english = compose_words(task, "en", diag);
    page->dutch = dutch;
    page->english = english;
    g_autofree char *html = hand_over_write(page, diag);
    if (html != NULL && task->delivery != NULL) {
        ManifestEntry entry = folder_entry(task, task->folder->index, manifest);
        g_autoptr(GBytes) bytes = g_bytes_new(html, strlen(html));
        render_write(task, &entry, bytes, manifest, diag);
    }
}

static void free_single(gpointer data) {
    HandOverSingle *single = data;
    g_free((char *)single->path);
    g_free(single);
}

static void add_single(GPtrArray *singles, const PlannedLeaflet *leaflet) {
    HandOverSingle *single = g_new0(HandOverSingle, 1);
    single->flyer = leaflet->flyer->id;
    single->path = path_in_folder(leaflet->edition, leaflet->pdf);
    g_ptr_array_add(singles, single);
}

void render_index(const RenderTask *task, Manifest *manifest, Diag *diag) {
    const Inputs *inputs = task->inputs;
    const Edition *edition = task->folder->edition;
    g_autoptr(GPtrArray) leaflets = list_leaflets(task->plan, edition);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(free_file);
    g_autoptr(GPtrArray) singles = g_ptr_array_new_with_free_func(free_single);
    g_autofree char *guide = NULL;
    for (guint i = 0; i < leaflets->len; i++) {
        const PlannedLeaflet *leaflet = g_ptr_array_index(leaflets, i);
        if (!leaflet->flyer->single) {
            g_ptr_array_add(files, describe_leaflet(task, leaflet, diag));
        } else if (guide == NULL) {
            guide = path_in_folder(edition, leaflet->pdf);
        } else {
            add_single(singles, leaflet);
        }
    }
    g_autoptr(GPtrArray) guides = list_guides(task->folder);
    g_autoptr(GPtrArray) messages = list_messages(task->folder);
    g_autofree char *messages_page =
        path_in_folder(edition, task->folder->messages_page);
    g_autofree char *csv = path_in_folder(edition, task->folder->directory_csv);
    g_autofree char *json =
        path_in_folder(edition, task->folder->directory_json);
    const GDate *date = &inputs->options->date;
    HandOver page = {.edition_name = edition->name,
                     .example =
                         edition_status_on(edition, date) != STATUS_APPROVED,
                     .files = files,
                     .guide = guide,
                     .singles = singles,
                     .kiosk = "kiosk.html",
                     .guides = guides,
                     .messages_page = messages_page,
                     .messages = messages,
                     .directory_csv = csv,
                     .directory_json = json,
                     .date = *date,
                     .templates_dir = inputs->options->templates_dir};
    add_card(task->folder, &page);
    write_index(task, &page, manifest, diag);
}

void render_archive(const RenderTask *task, Manifest *manifest, Diag *diag) {
    ManifestEntry entry = folder_entry(task, task->folder->archive, manifest);
    delivery_archive(task->delivery, manifest, task->folder->edition->id,
                     &entry, diag);
}
