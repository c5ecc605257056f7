/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "build_plan.h"

#include "edition/compose.h"

static void planned_file_free(PlannedFile *file) {
    g_free(file->path);
    g_free(file);
}

void build_plan_free(BuildPlan *plan) {
    if (plan == NULL) {
        return;
    }
    g_ptr_array_unref(plan->editions);
    g_ptr_array_unref(plan->languages);
    g_ptr_array_unref(plan->files);
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

static void add_file(BuildPlan *plan, const PlannedFile *file, char *path) {
    PlannedFile *copy = g_memdup2(file, sizeof *file);
    copy->path = path;
    g_ptr_array_add(plan->files, copy);
}

static void add_formats(BuildPlan *plan, const Inputs *inputs,
                        const PlannedFile *file) {
    const Flyer *flyer = file->flyer;
    for (guint i = 0; i < flyer->formats->len; i++) {
        PlannedFile copy = *file;
        copy.format = g_ptr_array_index(flyer->formats, i);
        if (is_asked(inputs->options->formats, copy.format)) {
            add_file(plan, &copy,
                     g_strdup_printf("%s/flyers/%s/%s-%s.pdf",
                                     file->edition->id, flyer->id,
                                     file->language->code, copy.format));
        }
    }
}

/* Professional flyers are made in Dutch and English only. */
static bool suits_audience(const Flyer *flyer, const Language *language) {
    return !flyer->professional || g_str_equal(language->code, "nl") ||
           g_str_equal(language->code, "en");
}

static void add_flyers(BuildPlan *plan, const Inputs *inputs,
                       const Composition *composition, const Language *language,
                       Diag *diag) {
    const Edition *edition = composition->edition;
    for (guint i = 0; i < edition->flyers->len; i++) {
        const char *id = g_ptr_array_index(edition->flyers, i);
        const Flyer *flyer = content_lookup_flyer(inputs->content, id);
        if (flyer == NULL || !is_asked(inputs->options->flyers, id) ||
            !suits_audience(flyer, language)) {
            continue;
        }
        if (!compose_offers_flyer(composition, flyer)) {
            Position position = flyer->position;
            position.language = language->code;
            diag_warning(diag, position, "not-offered",
                         "flyer \"%s\" is left out: not all its texts are "
                         "translated",
                         id);
            continue;
        }
        PlannedFile file = {
            .edition = edition, .language = language, .flyer = flyer};
        add_formats(plan, inputs, &file);
    }
}

/* A kiosk with some languages only must be asked for by name, so that it does
 * not take the place of the whole one by accident. */
static bool wants_kiosk(const BuildPlan *plan, const Options *options) {
    return plan->whole ||
           (options->only != NULL && is_asked(options->only, "kiosk"));
}

static void add_edition(BuildPlan *plan, const Inputs *inputs,
                        const Edition *edition, Diag *diag) {
    char **only = inputs->options->only;
    g_autoptr(GPtrArray) languages =
        build_plan_edition_languages(plan, edition);
    for (guint i = 0; i < languages->len && is_asked(only, "flyers"); i++) {
        const Language *language = g_ptr_array_index(languages, i);
        Composition composition = {
            .content = inputs->content,
            .edition = edition,
            .texts = inputs_lookup_texts(inputs, language),
            .dutch = inputs_lookup_texts(inputs, inputs->content->dutch),
            .date = inputs->options->date};
        if (composition.texts != NULL && composition.dutch != NULL) {
            add_flyers(plan, inputs, &composition, language, diag);
        }
    }
    if (wants_kiosk(plan, inputs->options) && languages->len > 0 &&
        inputs_lookup_texts(inputs, inputs->content->dutch) != NULL) {
        PlannedFile kiosk = {.edition = edition};
        add_file(plan, &kiosk, g_strdup_printf("%s/kiosk.html", edition->id));
    }
}

BuildPlan *build_plan_new(Inputs *inputs, Diag *diag) {
    const Options *options = inputs->options;
    guint before = diag_errors(diag);
    check_all_names(inputs, diag);
    if (diag_errors(diag) > before) {
        return NULL;
    }
    BuildPlan *plan = g_new0(BuildPlan, 1);
    plan->editions = g_ptr_array_new();
    plan->languages = g_ptr_array_new();
    plan->files =
        g_ptr_array_new_with_free_func((GDestroyNotify)planned_file_free);
    plan->whole = options->languages == NULL && options->flyers == NULL &&
                  options->formats == NULL && options->only == NULL;
    choose_editions(plan, inputs);
    choose_languages(plan, inputs);
    inputs_load_texts(inputs, plan->languages, diag);
    for (guint i = 0; i < plan->editions->len; i++) {
        add_edition(plan, inputs, g_ptr_array_index(plan->editions, i), diag);
    }
    return plan;
}
