/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "length_hints.h"

#include "catalogue/catalogue.h"
#include "edition/compose.h"
#include "layout/layout.h"

#define STEP 10 /* characters: more would feign exactness */

/* One part of a leaflet while its texts are gone through. */
typedef struct {
    GHashTable *hints;
    double fill; /* of its frames, with the smallest letters */
} PartHints;

/* A text that stands in several places must fit the tightest. */
static void add_hint(Block *block, void *data) {
    const PartHints *part = data;
    if (block->origin == NULL) {
        return;
    }
    const char *id = catalogue_message_id(block->origin);
    char *key = catalogue_make_key(block->origin->context, id);
    double room = (double)g_utf8_strlen(id, -1) / part->fill;
    int most = MAX(STEP, (int)(room / STEP) * STEP);
    gpointer known;
    if (g_hash_table_lookup_extended(part->hints, key, NULL, &known)) {
        most = MIN(most, GPOINTER_TO_INT(known));
    }
    g_hash_table_insert(part->hints, key, GINT_TO_POINTER(most));
}

/* Parts that share frames share their fill; repeated frames have none. */
static double find_fill(const GArray *places, const char *part) {
    double fill = 0;
    for (guint i = 0; i < places->len; i++) {
        const PanelPlace *place = &g_array_index(places, PanelPlace, i);
        if (g_str_equal(place->part, part)) {
            fill = MAX(fill, place->fill);
        }
    }
    return fill;
}

static void add_leaflet(const Inputs *inputs, const Edition *edition,
                        const Document *document, const Format *format,
                        GHashTable *hints, Diag *silent) {
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(PanelPlace));
    LayoutOptions options = {inputs->fonts, inputs_style(inputs, edition),
                             format};
    g_autoptr(SheetSet) sheets =
        layout_panels(document, &options, places, silent);
    const GPtrArray *parts = document->root->children;
    for (guint i = 0; sheets != NULL && i < parts->len; i++) {
        Block *block = g_ptr_array_index(parts, i);
        PartHints part = {hints, find_fill(places, block->id)};
        if (part.fill > 0) {
            block_walk(block, add_hint, &part);
        }
    }
}

static void add_flyer(const Inputs *inputs, const Edition *edition,
                      const Flyer *flyer, GHashTable *hints, Diag *silent) {
    const Language *dutch = inputs->content->dutch;
    Composition composition = {.content = inputs->content,
                               .edition = edition,
                               .texts = inputs_lookup_texts(inputs, dutch),
                               .dutch = inputs_lookup_texts(inputs, dutch),
                               .date = inputs->options->date};
    g_autoptr(Document) document = compose_flyer(&composition, flyer, silent);
    for (guint i = 0; document != NULL && i < flyer->formats->len; i++) {
        const Format *format = format_lookup(
            inputs->formats, g_ptr_array_index(flyer->formats, i));
        if (format != NULL && !format->screen) {
            add_leaflet(inputs, edition, document, format, hints, silent);
        }
    }
}

GHashTable *length_hints_new(const Inputs *inputs) {
    GHashTable *hints =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(Diag) silent = diag_new(NULL, DIAG_LENIENT);
    for (guint i = 0; i < inputs->editions->len; i++) {
        const Edition *edition = g_ptr_array_index(inputs->editions, i);
        for (guint j = 0; j < edition->flyers->len; j++) {
            const Flyer *flyer = content_lookup_flyer(
                inputs->content, g_ptr_array_index(edition->flyers, j));
            if (flyer != NULL && !flyer->single) { /* that is Dutch alone */
                add_flyer(inputs, edition, flyer, hints, silent);
            }
        }
    }
    return hints;
}
