/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looks at everything that a `build` command line asks for:
 * `proofs to FOLDER OPTIONS` sees that sheets say what their documents say, in
 * order, and where a ruler finds it (paper.h), and writes
 * FOLDER/path.FORMAT.lines and .edges (sheet_parts.h); of the language card
 * the lines alone. `proofs spoil OPTIONS`
 * takes a text out of each leaflet, says it twice, changes it or moves it, and
 * in rows of two languages does so with the Dutch, and sees whether that is
 * found.
 */
#include "../unit/paper.h"
#include "document_text.h"
#include "layout/layout.h"
#include "render_languages.h"
#include "sheet_parts.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* Takes over `text`. */
static void write_text(const char *folder, const char *pdf,
                       const Format *format, const char *ending, char *text) {
    g_autofree char *path =
        g_strdup_printf("%s/%s.%s.%s", folder, pdf, format->id, ending);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0777);
    if (!g_file_set_contents(path, text, -1, NULL)) {
        abort();
    }
    g_free(text);
}

/* Gathers the Dutch that stands beside other blocks, with all in it. */
static void gather_beside(const Block *block, bool beside, GHashTable *found) {
    if (beside) {
        g_hash_table_add(found, (gpointer)block);
    }
    for (guint i = 0; i < block->children->len; i++) {
        gather_beside(g_ptr_array_index(block->children, i), beside, found);
    }
    if (block->beside != NULL) {
        gather_beside(block->beside, true, found);
    }
}

/* The last text with an element, of one of `blocks` if that is not NULL, on
 * the sheets; it must be there. */
static Item *last_text(const SheetSet *set, GHashTable *blocks,
                       GPtrArray **items) {
    for (guint i = set->sheets->len; i > 0; i--) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i - 1);
        for (guint j = sheet->items->len; j > 0; j--) {
            Item *item = g_ptr_array_index(sheet->items, j - 1);
            if (item->kind == ITEM_TEXT && item->element != NULL &&
                (blocks == NULL ||
                 g_hash_table_contains(blocks, item->element->block))) {
                *items = sheet->items;
                return item;
            }
        }
    }
    abort();
}

static void spoil_lose(SheetSet *set, GHashTable *blocks) {
    GPtrArray *items = NULL;
    Item *item = last_text(set, blocks, &items);
    g_ptr_array_remove(items, item);
}

static void spoil_double(SheetSet *set, GHashTable *blocks) {
    GPtrArray *items = NULL;
    Item *item = last_text(set, blocks, &items);
    char *twice = g_strconcat(item->text, item->text, NULL);
    g_free(item->text);
    item->text = twice;
}

static void spoil_change(SheetSet *set, GHashTable *blocks) {
    GPtrArray *items = NULL;
    Item *item = last_text(set, blocks, &items);
    g_free(item->text);
    item->text = g_strdup("0800-0000");
}

static void change_places(GPtrArray *elements, guint first) {
    gpointer element = elements->pdata[first];
    elements->pdata[first] = elements->pdata[first + 1];
    elements->pdata[first + 1] = element;
}

/* The first two parts change places, or the text and what is read before it. */
static void spoil_order(SheetSet *set, GHashTable *blocks) {
    guint place = 1;
    GPtrArray *around = set->root->children;
    if (blocks != NULL) {
        GPtrArray *items = NULL;
        const Element *element = last_text(set, blocks, &items)->element;
        do {
            around = element->parent->children;
            g_ptr_array_find(around, element, &place);
            element = element->parent;
        } while (place == 0);
    }
    change_places(around, place - 1);
}

static SheetSet *lay_out(Inputs *inputs, const PlannedLeaflet *leaflet,
                         const Document *document, Diag *diag) {
    LayoutOptions options = {
        inputs->fonts, inputs_style(inputs, leaflet->edition), leaflet->format};
    return layout_document(document, &options, diag);
}

/* `texts` says which are spoiled, those of `blocks` or, if it is NULL, all. */
static void spoil_texts(Inputs *inputs, const PlannedLeaflet *leaflet,
                        const Document *document, const char *texts,
                        GHashTable *blocks, Diag *diag) {
    static const struct {
        const char *name;
        void (*spoil)(SheetSet *set, GHashTable *blocks);
    } ways[] = {{"lost", spoil_lose},
                {"doubled", spoil_double},
                {"changed", spoil_change},
                {"moved", spoil_order}};
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
        g_autoptr(SheetSet) set = lay_out(inputs, leaflet, document, diag);
        if (set == NULL) {
            return;
        }
        ways[i].spoil(set, blocks);
        g_autofree char *fault =
            document_text_fault(document, leaflet->format, set);
        if (fault == NULL) {
            diag_error(diag, position_in_file(leaflet->pdf), "proof",
                       "that %s is %s was not seen", texts, ways[i].name);
        }
    }
}

static void spoil_leaflet(Inputs *inputs, const PlannedLeaflet *leaflet,
                          const Document *document, Diag *diag) {
    spoil_texts(inputs, leaflet, document, "a text", NULL, diag);
    if (format_has_rows(leaflet->format)) {
        g_autoptr(GHashTable) dutch = g_hash_table_new(NULL, NULL);
        gather_beside(document->root, false, dutch);
        spoil_texts(inputs, leaflet, document, "a Dutch text", dutch, diag);
    }
}

static void look_at_leaflet(Inputs *inputs, const PlannedLeaflet *leaflet,
                            const Document *document, const char *folder,
                            Diag *diag) {
    g_autoptr(SheetSet) set = lay_out(inputs, leaflet, document, diag);
    if (set == NULL) {
        return;
    }
    g_autofree char *fault =
        document_text_fault(document, leaflet->format, set);
    if (fault == NULL) {
        fault = paper_fault(document, leaflet->format, set);
    }
    if (fault != NULL) {
        diag_error(diag, position_in_file(leaflet->pdf), "proof", "%s", fault);
    }
    write_text(folder, leaflet->pdf, leaflet->format, "lines",
               sheet_parts_lines(set));
    write_text(folder, leaflet->pdf, leaflet->format, "edges",
               sheet_parts_edges(set));
}

/* The language card: only what is said on which side. */
static void look_at_languages(const Inputs *inputs,
                              const PlannedFolder *planned, const char *folder,
                              Diag *diag) {
    const PlannedLanguages *card = planned->languages;
    MessageState state;
    g_autoptr(SheetSet) pages =
        render_language_pages(inputs, planned->edition, card, &state, diag);
    g_autoptr(SheetSet) wallet =
        render_language_wallet(inputs, planned->edition, card, diag);
    if (pages != NULL && wallet != NULL) {
        write_text(folder, card->pages, card->cover_format, "lines",
                   sheet_parts_lines(pages));
        write_text(folder, card->wallet, card->wallet_format, "lines",
                   sheet_parts_lines(wallet));
    }
}

static void look_at_plan(Inputs *inputs, const char *folder, Diag *diag) {
    g_autoptr(BuildPlan) plan = build_plan_new(inputs, diag);
    if (plan == NULL || !inputs_load_looks(inputs, diag)) {
        return;
    }
    for (guint i = 0; i < plan->leaflets->len; i++) {
        const PlannedLeaflet *leaflet = g_ptr_array_index(plan->leaflets, i);
        g_autoptr(Document) document =
            render_compose(inputs, leaflet, false, diag);
        if (document == NULL) {
            continue;
        }
        if (folder != NULL) {
            look_at_leaflet(inputs, leaflet, document, folder, diag);
        } else {
            spoil_leaflet(inputs, leaflet, document, diag);
        }
    }
    for (guint i = 0; folder != NULL && i < plan->folders->len; i++) {
        const PlannedFolder *planned = g_ptr_array_index(plan->folders, i);
        if (planned->languages != NULL) {
            look_at_languages(inputs, planned, folder, diag);
        }
    }
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    bool spoil = argc > 1 && strcmp(argv[1], "spoil") == 0;
    if (!spoil && (argc < 3 || strcmp(argv[1], "to") != 0)) {
        fputs("usage: proofs to FOLDER|spoil OPTIONS...\n", stderr);
        return 2;
    }
    const char *folder = spoil ? NULL : argv[2];
    int used = spoil ? 1 : 2;
    argv[used] = argv[0];
    int exit_status = 0;
    g_autoptr(Options) options =
        options_parse(argc - used, argv + used, &exit_status);
    if (options == NULL) {
        return exit_status;
    }
    g_autoptr(Diag) diag = diag_new(stderr, options->mode);
    g_autoptr(Inputs) inputs = inputs_load(options, diag);
    if (inputs != NULL) {
        look_at_plan(inputs, folder, diag);
    }
    return diag_exit_status(diag);
}
