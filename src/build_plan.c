/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "build_plan.h"

#include "catalogue/owed.h"
#include "edition/compose_messages.h"
#include "output/preview.h"
#include "plan_languages.h"

static void free_leaflet(gpointer data) {
    PlannedLeaflet *leaflet = data;
    g_free(leaflet->pdf);
    g_free(leaflet->sheets);
    g_free(leaflet->picture);
    g_free(leaflet->proof);
    g_free(leaflet->press);
    g_free(leaflet->ticket);
    g_free(leaflet->fold_view);
    g_free(leaflet);
}

static void free_folder(gpointer data) {
    PlannedFolder *folder = data;
    g_free(folder->kiosk);
    g_ptr_array_unref(folder->guides);
    g_ptr_array_unref(folder->messages);
    g_free(folder->messages_page);
    plan_languages_free(folder->languages);
    g_free(folder->directory_csv);
    g_free(folder->directory_json);
    g_free(folder->index);
    g_free(folder->archive);
    g_free(folder);
}

void build_plan_free(BuildPlan *plan) {
    if (plan == NULL) {
        return;
    }
    g_ptr_array_unref(plan->editions);
    g_ptr_array_unref(plan->languages);
    g_ptr_array_unref(plan->leaflets);
    g_ptr_array_unref(plan->folders);
    g_free(plan->contact_sheet);
    g_free(plan);
}

static bool is_asked(char **asked, const char *name) {
    return asked == NULL || g_strv_contains((const char *const *)asked, name);
}

static bool array_has(const GPtrArray *names, const char *name) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)names, name,
                                            g_str_equal, NULL);
}

/* Reports every asked name that is not among `known` (char*). */
static void check_names(char **asked, const char *option,
                        const GPtrArray *known, Diag *diag) {
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < known->len; i++) {
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(known, i));
    }
    for (char **name = asked; name != NULL && *name != NULL; name++) {
        if (!array_has(known, *name)) {
            diag_failure(diag, position_in_file(NULL), "usage",
                         "--%s \"%s\" does not exist; there are: %s", option,
                         *name, list->len > 0 ? list->str : "none");
        }
    }
}

static void add_name(GPtrArray *names, const char *name) {
    if (!array_has(names, name)) {
        g_ptr_array_add(names, (char *)name);
    }
}

/* Names on the command line that nothing has are failures, not silence. */
static void check_all_names(const Inputs *inputs, Diag *diag) {
    const Options *options = inputs->options;
    g_autoptr(GPtrArray) editions = g_ptr_array_new();
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    g_autoptr(GPtrArray) flyers = g_ptr_array_new();
    g_autoptr(GPtrArray) formats = g_ptr_array_new();
    for (guint i = 0; i < inputs->editions->len; i++) {
        const Edition *edition = g_ptr_array_index(inputs->editions, i);
        add_name(editions, edition->id);
    }
    for (guint i = 0; i < inputs->languages->len; i++) {
        const Language *language = g_ptr_array_index(inputs->languages, i);
        add_name(languages, language->code);
    }
    for (guint i = 0; i < inputs->content->flyers->len; i++) {
        const Flyer *flyer = g_ptr_array_index(inputs->content->flyers, i);
        add_name(flyers, flyer->id);
        for (guint j = 0; j < flyer->formats->len; j++) {
            add_name(formats, g_ptr_array_index(flyer->formats, j));
        }
    }
    check_names(options->editions, "edition", editions, diag);
    check_names(options->languages, "lang", languages, diag);
    check_names(options->flyers, "flyer", flyers, diag);
    check_names(options->formats, "format", formats, diag);
}

static void choose_editions(BuildPlan *plan, const Inputs *inputs) {
    for (guint i = 0; i < inputs->editions->len; i++) {
        Edition *edition = g_ptr_array_index(inputs->editions, i);
        if (is_asked(inputs->options->editions, edition->id)) {
            g_ptr_array_add(plan->editions, edition);
        }
    }
}

static bool is_wanted(const BuildPlan *plan, const Language *language) {
    for (guint i = 0; i < plan->editions->len; i++) {
        const Edition *edition = g_ptr_array_index(plan->editions, i);
        if (array_has(edition->languages, language->code)) {
            return true;
        }
    }
    return false;
}

/* Languages of the chosen editions; check and status also look at those that
 * no edition has yet. A language that is not offered must be asked for by name.
 */
static void choose_languages(BuildPlan *plan, const Inputs *inputs) {
    const Options *options = inputs->options;
    bool every = options->command != COMMAND_BUILD;
    for (guint i = 0; i < inputs->languages->len; i++) {
        Language *language = g_ptr_array_index(inputs->languages, i);
        bool named = options->languages != NULL;
        if (is_asked(options->languages, language->code) &&
            (language->offered || named) &&
            (every || is_wanted(plan, language))) {
            g_ptr_array_add(plan->languages, language);
        }
    }
}

GPtrArray *build_plan_edition_languages(const BuildPlan *plan,
                                        const Edition *edition) {
    GPtrArray *languages = g_ptr_array_new();
    for (guint i = 0; i < plan->languages->len; i++) {
        Language *language = g_ptr_array_index(plan->languages, i);
        if (array_has(edition->languages, language->code)) {
            g_ptr_array_add(languages, language);
        }
    }
    return languages;
}

/* The plan being made, and what the command line asks for. */
typedef struct {
    BuildPlan *plan;
    const Inputs *inputs;
    bool pdfs, press, pictures, kiosks, messages, directories, languages,
        proofs;
    Diag *diag;
} Planner;

static char *leaflet_path(const PlannedLeaflet *leaflet, const char *folder,
                          const char *ending) {
    return g_strdup_printf("%s/%s/%s/%s-%s%s", leaflet->edition->id, folder,
                           leaflet->flyer->id, leaflet->language->code,
                           leaflet->format->id, ending);
}

/* A flyer that is single has no other to be told apart from by a picture. */
static void add_leaflet(const Planner *planner, PlannedLeaflet leaflet) {
    bool single = leaflet.flyer->single;
    if (planner->proofs) {
        leaflet.proof = leaflet_path(&leaflet, "flyers", "-proof.pdf");
    }
    if (planner->pdfs && single) {
        leaflet.pdf = g_strdup_printf("%s/%s.pdf", leaflet.edition->id,
                                      leaflet.flyer->id);
    } else if (planner->pdfs) {
        leaflet.pdf = leaflet_path(&leaflet, "flyers", ".pdf");
        if (leaflet.format->imposed.width > 0) {
            leaflet.sheets = leaflet_path(&leaflet, "flyers", "-sheets.pdf");
        }
    }
    if (planner->press && !single &&
        leaflet.format->press.paper != PRESS_NONE) {
        leaflet.press = leaflet_path(&leaflet, "press", ".pdf");
        leaflet.ticket = leaflet_path(&leaflet, "press", "-print-ticket.txt");
    }
    if (planner->pictures && !single) {
        leaflet.picture = leaflet_path(&leaflet, "preview", "-1.png");
        if (preview_is_folded(leaflet.format)) {
            leaflet.fold_view = leaflet_path(&leaflet, "preview", "-fold.png");
        }
    }
    if (leaflet.pdf != NULL || leaflet.press != NULL ||
        leaflet.picture != NULL || leaflet.proof != NULL) {
        g_ptr_array_add(planner->plan->leaflets,
                        g_memdup2(&leaflet, sizeof leaflet));
    }
}

static void add_formats(const Planner *planner, PlannedLeaflet leaflet) {
    const GPtrArray *formats = leaflet.flyer->formats;
    for (guint i = 0; i < formats->len; i++) {
        const char *id = g_ptr_array_index(formats, i);
        leaflet.format = format_lookup(planner->inputs->formats, id);
        if (leaflet.format != NULL && /* else reported by check_formats */
            !(format_has_rows(leaflet.format) &&
              g_str_equal(leaflet.language->code, "nl")) &&
            is_asked(planner->inputs->options->formats, id)) {
            add_leaflet(planner, leaflet);
        }
    }
}

/* Single flyers are made in Dutch, professional ones in English, too. */
static bool suits_language(const Flyer *flyer, const Language *language) {
    if (g_str_equal(language->code, "nl")) {
        return true;
    }
    return !flyer->single &&
           (!flyer->professional || g_str_equal(language->code, "en"));
}

/* One line for all flyers (char*) of an edition. */
static void report_left_out(const Planner *planner, const Edition *edition,
                            const Language *language, GPtrArray *flyers) {
    if (flyers->len == 0) {
        return;
    }
    Position position = edition->position;
    position.language = language->code;
    g_ptr_array_add(flyers, NULL);
    g_autofree char *names = g_strjoinv(", ", (char **)flyers->pdata);
    diag_warning(planner->diag, position, "not-offered",
                 "left out, because not all their texts are translated: %s",
                 names);
}

static void add_flyers(const Planner *planner, const Composition *composition,
                       const Language *language) {
    const Edition *edition = composition->edition;
    g_autoptr(GPtrArray) left_out = g_ptr_array_new();
    for (guint i = 0; i < edition->flyers->len; i++) {
        const char *id = g_ptr_array_index(edition->flyers, i);
        const Flyer *flyer = content_lookup_flyer(composition->content, id);
        if (flyer == NULL || !is_asked(planner->inputs->options->flyers, id) ||
            !suits_language(flyer, language)) {
            continue;
        }
        if (!compose_offers_flyer(composition, flyer)) {
            if (owed_flyer(flyer, language)) {
                g_ptr_array_add(left_out, (char *)id);
            }
            continue;
        }
        add_formats(planner, (PlannedLeaflet){.edition = edition,
                                              .language = language,
                                              .flyer = flyer});
    }
    report_left_out(planner, edition, language, left_out);
}

/* Index and archive are about all files, so only a whole build makes them. */
static void complete_folder(const Planner *planner, PlannedFolder *folder) {
    const Edition *edition = folder->edition;
    if (planner->kiosks) {
        folder->kiosk = g_strconcat(edition->id, "/kiosk.html", NULL);
    }
    if (folder->messages->len > 0) {
        folder->messages_page =
            g_strconcat(edition->id, "/messages.html", NULL);
    }
    if (planner->directories) {
        folder->directory_csv =
            g_strconcat(edition->id, "/directory.csv", NULL);
        folder->directory_json =
            g_strconcat(edition->id, "/directory.json", NULL);
    }
    if (planner->plan->whole) {
        folder->index = g_strconcat(edition->id, "/index.html", NULL);
        folder->archive = g_strconcat(edition->id, ".zip", NULL);
    }
}

static void free_messages(gpointer data) {
    PlannedMessages *messages = data;
    g_free(messages->path);
    g_free(messages);
}

static void free_guide(gpointer data) {
    PlannedGuide *guide = data;
    g_free(guide->path);
    g_free(guide);
}

static bool offers_a_topic(const Composition *composition) {
    const GPtrArray *documents = composition->content->documents;
    for (guint i = 0; i < documents->len; i++) {
        const Document *topic = g_ptr_array_index(documents, i);
        if (topic->title != NULL && !topic->professional &&
            compose_offers_topic(composition, topic)) {
            return true;
        }
    }
    return false;
}

static void add_messages(const Planner *planner, PlannedFolder *folder,
                         const Composition *composition,
                         const Language *language) {
    if (planner->messages && compose_offers_messages(composition)) {
        PlannedMessages *messages = g_new0(PlannedMessages, 1);
        messages->language = language;
        messages->path = g_strdup_printf("%s/messages/%s.txt",
                                         folder->edition->id, language->code);
        g_ptr_array_add(folder->messages, messages);
    }
}

static void add_guide(const Planner *planner, PlannedFolder *folder,
                      const Composition *composition,
                      const Language *language) {
    if (planner->kiosks && offers_a_topic(composition)) {
        PlannedGuide *guide = g_new0(PlannedGuide, 1);
        guide->language = language;
        guide->path = g_strdup_printf("%s/guide-%s.html",
                                      composition->edition->id, language->code);
        g_ptr_array_add(folder->guides, guide);
    }
}

/* Thousands of sheets with a text that nobody stands behind help nobody. */
static void check_approval(const Planner *planner, const Edition *edition) {
    const Options *options = planner->inputs->options;
    if (planner->press && !options->proof &&
        edition_status_on(edition, &options->date) != STATUS_APPROVED) {
        diag_error(planner->diag, edition->position, "press",
                   "nobody has approved this edition, or not for this day: a "
                   "print shop gets proofs only, add --proof");
    }
}

static void add_edition(const Planner *planner, const Edition *edition) {
    const Inputs *inputs = planner->inputs;
    check_approval(planner, edition);
    g_autoptr(GPtrArray) languages =
        build_plan_edition_languages(planner->plan, edition);
    const Texts *dutch = inputs_lookup_texts(inputs, inputs->content->dutch);
    if (dutch == NULL || languages->len == 0) {
        return;
    }
    PlannedFolder *folder = g_new0(PlannedFolder, 1);
    folder->edition = edition;
    folder->guides = g_ptr_array_new_with_free_func(free_guide);
    folder->messages = g_ptr_array_new_with_free_func(free_messages);
    g_ptr_array_add(planner->plan->folders, folder);
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = g_ptr_array_index(languages, i);
        Composition composition = {.content = inputs->content,
                                   .edition = edition,
                                   .texts =
                                       inputs_lookup_texts(inputs, language),
                                   .dutch = dutch,
                                   .date = inputs->options->date};
        if (composition.texts != NULL) {
            add_flyers(planner, &composition, language);
            add_guide(planner, folder, &composition, language);
            add_messages(planner, folder, &composition, language);
        }
    }
    Composition plain = {.content = inputs->content,
                         .edition = edition,
                         .texts = dutch,
                         .dutch = dutch,
                         .date = inputs->options->date};
    if (planner->languages) {
        folder->languages = plan_languages_new(planner->plan, inputs, &plain);
    }
    complete_folder(planner, folder);
}

static void check_formats(const Inputs *inputs, Diag *diag) {
    for (guint i = 0; i < inputs->content->flyers->len; i++) {
        const Flyer *flyer = g_ptr_array_index(inputs->content->flyers, i);
        for (guint j = 0; j < flyer->formats->len; j++) {
            const char *id = g_ptr_array_index(flyer->formats, j);
            if (format_lookup(inputs->formats, id) == NULL) {
                diag_error(diag, flyer->position, "format",
                           "no format \"%s\" in templates/formats", id);
            }
        }
    }
}

/* A kiosk, a page of messages or a card with some languages only must be asked
 * for by name, so that it does not take the place of the whole one by accident;
 * so must what a print shop gets, since printing it costs money. */
static Planner make_planner(BuildPlan *plan, const Inputs *inputs, Diag *diag) {
    char **only = inputs->options->only;
    return (Planner){
        .plan = plan,
        .inputs = inputs,
        .proofs = inputs->options->proof && only == NULL,
        .pdfs = !inputs->options->proof && is_asked(only, "flyers"),
        .press = only != NULL && is_asked(only, "press"),
        .pictures = !inputs->options->proof && is_asked(only, "preview"),
        .kiosks = plan->whole || (only != NULL && is_asked(only, "kiosk")),
        .messages = plan->whole || (only != NULL && is_asked(only, "messages")),
        .languages =
            plan->whole || (only != NULL && is_asked(only, "languages")),
        .directories =
            plan->whole || (only != NULL && is_asked(only, "directory")),
        .diag = diag};
}

BuildPlan *build_plan_new(Inputs *inputs, Diag *diag) {
    const Options *options = inputs->options;
    guint before = diag_errors(diag);
    check_all_names(inputs, diag);
    if (!inputs_load_formats(inputs, diag) || diag_errors(diag) > before) {
        return NULL;
    }
    check_formats(inputs, diag);
    BuildPlan *plan = g_new0(BuildPlan, 1);
    plan->editions = g_ptr_array_new();
    plan->languages = g_ptr_array_new();
    plan->leaflets = g_ptr_array_new_with_free_func(free_leaflet);
    plan->folders = g_ptr_array_new_with_free_func(free_folder);
    plan->whole = options->languages == NULL && options->flyers == NULL &&
                  options->formats == NULL && options->only == NULL &&
                  !options->proof;
    choose_editions(plan, inputs);
    choose_languages(plan, inputs);
    inputs_load_texts(inputs, plan->languages, diag);
    Planner planner = make_planner(plan, inputs, diag);
    for (guint i = 0; i < plan->editions->len; i++) {
        add_edition(&planner, g_ptr_array_index(plan->editions, i));
    }
    if (plan->whole && plan->leaflets->len > 0) {
        plan->contact_sheet = g_strdup("contact-sheet.html");
    }
    return plan;
}

static void add_path(GPtrArray *paths, char *path) {
    if (path != NULL) {
        g_ptr_array_add(paths, path);
    }
}

GPtrArray *build_plan_paths(const BuildPlan *plan) {
    GPtrArray *paths = g_ptr_array_new();
    for (guint i = 0; i < plan->leaflets->len; i++) {
        const PlannedLeaflet *leaflet = g_ptr_array_index(plan->leaflets, i);
        add_path(paths, leaflet->pdf);
        add_path(paths, leaflet->sheets);
        add_path(paths, leaflet->press);
        add_path(paths, leaflet->ticket);
        add_path(paths, leaflet->picture);
        add_path(paths, leaflet->proof);
        add_path(paths, leaflet->fold_view);
    }
    for (guint i = 0; i < plan->folders->len; i++) {
        const PlannedFolder *folder = g_ptr_array_index(plan->folders, i);
        add_path(paths, folder->kiosk);
        for (guint j = 0; j < folder->guides->len; j++) {
            const PlannedGuide *guide = g_ptr_array_index(folder->guides, j);
            add_path(paths, guide->path);
        }
        for (guint j = 0; j < folder->messages->len; j++) {
            const PlannedMessages *messages =
                g_ptr_array_index(folder->messages, j);
            add_path(paths, messages->path);
        }
        add_path(paths, folder->messages_page);
        plan_languages_paths(folder->languages, paths);
        add_path(paths, folder->directory_csv);
        add_path(paths, folder->directory_json);
        add_path(paths, folder->index);
        add_path(paths, folder->archive);
    }
    add_path(paths, plan->contact_sheet);
    return paths;
}
