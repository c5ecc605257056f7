/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_proof.h"

#include "edition/compose_text.h"
#include "layout/proof.h"

#define LIST_FORMAT "proof"

/* Where a block stands in the document. */
typedef struct {
    const char *id;           /* of the nearest block that has one */
    const GPtrArray *sources; /* char*, of the nearest section, or NULL */
} Surroundings;

typedef struct {
    const Inputs *inputs;
    const PlannedLeaflet *leaflet;
    const Document *words; /* Dutch, for staff */
    GHashTable *places;    /* const Block* -> Surroundings* */
    Document *list;
    Block *part; /* of the list */
    Diag *diag;
} ProofBuilder;

static void note_places(GHashTable *places, const Block *block,
                        Surroundings around) {
    around.id = block->id != NULL ? block->id : around.id;
    around.sources = block->sources != NULL ? block->sources : around.sources;
    g_hash_table_insert(places, (gpointer)block,
                        g_memdup2(&around, sizeof around));
    for (guint i = 0; i < block->children->len; i++) {
        note_places(places, g_ptr_array_index(block->children, i), around);
    }
    if (block->beside != NULL) {
        note_places(places, block->beside, around);
    }
}

static char *find_word(const ProofBuilder *builder, const char *key) {
    return document_word(builder->words, key, builder->diag);
}

static Block *append_line(const ProofBuilder *builder, Block *parent,
                          BlockRole role, const char *text) {
    return block_append(
        parent,
        compose_literal(role, text, builder->inputs->content->dutch, false));
}

/* "12 · visit/who-home · nog niet nagekeken · UTR-13, nat-c04"; names and
 * numbers, which nobody translates, have no state. */
static char *describe(const ProofBuilder *builder, const Block *block,
                      guint number) {
    const Surroundings *around = g_hash_table_lookup(builder->places, block);
    const char *id =
        block->origin != NULL ? block->origin->context : around->id;
    GString *line = g_string_new(NULL);
    g_string_append_printf(line, "%u · %s", number, id);
    if (block->origin != NULL) {
        g_autofree char *key = g_strconcat(
            "review-state-", message_state_name(block->state), NULL);
        g_autofree char *state = find_word(builder, key);
        g_string_append_printf(line, " · %s", state);
    }
    guint count = around->sources != NULL ? around->sources->len : 0;
    for (guint i = 0; i < count; i++) {
        const char *source = g_ptr_array_index(around->sources, i);
        g_string_append_printf(line, "%s%s", i == 0 ? " · " : ", ", source);
    }
    return g_string_free(line, FALSE);
}

static void append_text(const ProofBuilder *builder, const Block *block,
                        guint number) {
    Block *section =
        block_append(builder->part, block_new(BLOCK_SECTION, block->position));
    g_autofree char *line = describe(builder, block, number);
    append_line(builder, section, ROLE_CODE, line);
    Block *text =
        block_append(section, block_new(BLOCK_PARAGRAPH, block->position));
    text->state = block->state;
    text->language =
        block->language != NULL ? block->language : builder->leaflet->language;
    text->spans = g_ptr_array_ref(block->spans);
}

/* What it is of, and where to sign. */
static void append_head(const ProofBuilder *builder) {
    static const char *const signatures[] = {"proof-communication",
                                             "proof-lawyer"};
    const PlannedLeaflet *leaflet = builder->leaflet;
    g_autofree char *word = find_word(builder, "proof");
    char date[16];
    g_date_strftime(date, sizeof date, "%Y-%m-%d",
                    &builder->inputs->options->date);
    g_autofree char *title = g_strdup_printf(
        "%s: %s · %s · %s · %s · %s", word, leaflet->edition->name,
        leaflet->flyer->id, leaflet->language->name_dutch, leaflet->format->id,
        date);
    Block *heading = append_line(builder, builder->part, ROLE_NONE, title);
    heading->kind = BLOCK_HEADING;
    heading->level = 1;
    g_autofree char *note = find_word(builder, "proof-note");
    append_line(builder, builder->part, ROLE_NONE, note);
    for (guint i = 0; i < G_N_ELEMENTS(signatures); i++) {
        g_autofree char *label = find_word(builder, signatures[i]);
        append_line(builder, builder->part, ROLE_BLANK, label);
    }
}

/* The list as a document in Dutch; the caller frees. */
static Document *compose_list(ProofBuilder *builder, const GPtrArray *blocks) {
    Document *list = document_new(LIST_FORMAT, builder->inputs->content->dutch);
    list->position = builder->leaflet->flyer->position;
    builder->part =
        block_append(list->root, block_new(BLOCK_PART, list->position));
    builder->part->id = g_strdup("texts");
    append_head(builder);
    for (guint i = 0; i < blocks->len; i++) {
        append_text(builder, g_ptr_array_index(blocks, i), i + 1);
    }
    return list;
}

static const Format *list_format(const Inputs *inputs, Diag *diag) {
    const Format *format = format_lookup(inputs->formats, LIST_FORMAT);
    if (format == NULL) {
        diag_error(diag, position_in_file(NULL), "format",
                   "proofs need templates/formats/%s.yaml, add it",
                   LIST_FORMAT);
    }
    return format;
}

/* Numbers the leaflet, adds the list behind it, and stamps all. */
static void complete(ProofBuilder *builder, SheetSet *sheets,
                     const LayoutOptions *options,
                     const LayoutOptions *list_options) {
    const Language *dutch = builder->inputs->content->dutch;
    g_autoptr(GPtrArray) blocks = proof_blocks(sheets);
    g_autoptr(Document) list = compose_list(builder, blocks);
    g_autoptr(SheetSet) pages =
        layout_document(list, list_options, builder->diag);
    if (pages == NULL) {
        return; /* reported */
    }
    proof_number(sheets, blocks, options, dutch, builder->diag);
    sheet_set_join(sheets, g_steal_pointer(&pages));
    g_autofree char *word = find_word(builder, "proof-stamp");
    proof_stamp(sheets, word, options, dutch, builder->diag);
}

static void build_proof(ProofBuilder *builder, const Document *document,
                        const LayoutOptions *options, SheetSet *sheets) {
    const Format *format = list_format(builder->inputs, builder->diag);
    if (format == NULL) {
        return;
    }
    g_autoptr(GHashTable) places =
        g_hash_table_new_full(NULL, NULL, NULL, g_free);
    note_places(places, document->root, (Surroundings){NULL, NULL});
    builder->places = places;
    LayoutOptions list_options = *options;
    list_options.format = format;
    complete(builder, sheets, options, &list_options);
}

SheetSet *render_proof(const Inputs *inputs, const PlannedLeaflet *leaflet,
                       MessageState *state, Diag *diag) {
    guint errors = diag_errors(diag);
    const Language *dutch = inputs->content->dutch;
    Composition plain = render_composition(inputs, leaflet->edition, dutch);
    g_autoptr(Document) words = compose_staff(&plain, diag);
    g_autoptr(Document) document = render_compose(inputs, leaflet, true, diag);
    if (words == NULL || document == NULL) {
        return NULL;
    }
    *state = document_lowest_state(document);
    LayoutOptions options = {inputs->fonts,
                             inputs_style(inputs, leaflet->edition),
                             layout_format(document, leaflet->format)};
    g_autoptr(SheetSet) sheets = layout_document(document, &options, diag);
    if (sheets != NULL) {
        ProofBuilder builder = {
            .inputs = inputs, .leaflet = leaflet, .words = words, .diag = diag};
        build_proof(&builder, document, &options, sheets);
    }
    return diag_errors(diag) == errors ? g_steal_pointer(&sheets) : NULL;
}
