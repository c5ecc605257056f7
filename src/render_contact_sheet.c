/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_contact_sheet.h"

#include "output/contact_sheet.h"

#include <string.h>

/* Where a leaflet's edition and flyer stand in the plan and in the edition. */
static void find_rank(const PlannedLeaflet *leaflet, const GPtrArray *editions,
                      guint rank[2]) {
    g_ptr_array_find((GPtrArray *)editions, leaflet->edition, &rank[0]);
    g_ptr_array_find_with_equal_func(leaflet->edition->flyers,
                                     leaflet->flyer->id, g_str_equal, &rank[1]);
}

static int compare_leaflets(gconstpointer a, gconstpointer b, gpointer data) {
    guint one[2] = {0, 0}, other[2] = {0, 0};
    find_rank(*(const PlannedLeaflet *const *)a, data, one);
    find_rank(*(const PlannedLeaflet *const *)b, data, other);
    int which = one[0] == other[0];
    return (one[which] > other[which]) - (one[which] < other[which]);
}

/* ContactPicture*, borrowing from the plan. */
static GPtrArray *list_pictures(const BuildPlan *plan) {
    g_autoptr(GPtrArray) leaflets = g_ptr_array_new();
    for (guint i = 0; i < plan->leaflets->len; i++) {
        PlannedLeaflet *leaflet = g_ptr_array_index(plan->leaflets, i);
        if (leaflet->picture != NULL) {
            g_ptr_array_add(leaflets, leaflet);
        }
    }
    /* keeps languages and formats as they are */
    g_ptr_array_sort_with_data(leaflets, compare_leaflets, plan->editions);
    GPtrArray *pictures = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < leaflets->len; i++) {
        const PlannedLeaflet *leaflet = g_ptr_array_index(leaflets, i);
        ContactPicture picture = {leaflet->edition->name, leaflet->flyer->id,
                                  leaflet->language,      leaflet->format,
                                  leaflet->picture,       leaflet->pdf};
        g_ptr_array_add(pictures, g_memdup2(&picture, sizeof picture));
    }
    return pictures;
}

/* The fixed words are the same in all editions; NULL when the language was
 * left out. */
static Document *compose_words(const RenderTask *task, const char *code,
                               Diag *diag) {
    const Inputs *inputs = task->inputs;
    const Language *language = language_lookup(inputs->languages, code);
    if (language == NULL || inputs_lookup_texts(inputs, language) == NULL) {
        return NULL;
    }
    Composition composition = render_composition(
        inputs, g_ptr_array_index(task->plan->editions, 0), language);
    return compose_staff(&composition, diag);
}

void render_contact_sheet(const RenderTask *task, Manifest *manifest,
                          Diag *diag) {
    g_autoptr(GPtrArray) pictures = list_pictures(task->plan);
    g_autoptr(Document) dutch = compose_words(task, "nl", diag);
    g_autoptr(Document) english = compose_words(task, "en", diag);
    const Options *options = task->inputs->options;
    ContactSheet sheet = {.pictures = pictures,
                          .dutch = dutch,
                          .english = english,
                          .date = options->date,
                          .templates_dir = options->templates_dir};
    g_autofree char *html = contact_sheet_write(&sheet, diag);
    if (html != NULL && task->delivery != NULL) {
        ManifestEntry entry = {.path = task->plan->contact_sheet,
                               .edition = "mul",
                               .language = "mul",
                               .state = message_state_name(STATE_CHECKED),
                               .date = options->date};
        g_autoptr(GBytes) bytes = g_bytes_new(html, strlen(html));
        render_write(task, &entry, bytes, manifest, diag);
    }
}
