/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "review_texts.h"

#include "catalogue/coverage.h"
#include "catalogue/review_code.h"
#include "content/inline.h"
#include "edition/compose.h"
#include "edition/compose_text.h"
#include "review_pictures.h"

typedef struct {
    const Inputs *inputs;
    const Catalogue *catalogue;
    Composition own, dutch;
    GHashTable *sources;  /* key -> Message*, Dutch, borrowed */
    GHashTable *numbered; /* key -> ReviewText*, borrowed */
    ReviewTexts *texts;
    ReviewPanel *panel; /* that is being filled */
    Diag *silent;       /* `check` reports what is wrong with texts */
} Builder;

static void free_text(gpointer data) {
    ReviewText *text = data;
    g_free(text->code);
    g_ptr_array_unref(text->dutch);
    g_clear_pointer(&text->own, g_ptr_array_unref);
    g_free(text->note);
    g_free(text);
}

static void free_panel(gpointer data) {
    ReviewPanel *panel = data;
    g_ptr_array_unref(panel->pictures);
    g_ptr_array_unref(panel->texts);
    g_array_unref(panel->again);
    g_free(panel);
}

static void free_group(gpointer data) {
    ReviewGroup *group = data;
    g_free(group->key);
    g_free(group->dutch_title);
    g_free(group->english_title);
    g_ptr_array_unref(group->panels);
    g_free(group);
}

void review_texts_free(ReviewTexts *texts) {
    if (texts != NULL) {
        g_ptr_array_unref(texts->groups);
        g_free(texts);
    }
}

static bool has_placeholder(const GPtrArray *pieces) {
    for (guint i = 0; i < pieces->len; i++) {
        const InlinePiece *piece = g_ptr_array_index(pieces, i);
        if (piece->kind == INLINE_PLACEHOLDER) {
            return true;
        }
    }
    return false;
}

/* Placeholders stay, since no edition's value is meant. */
static Span *piece_span(const InlinePiece *piece, const Language *dutch) {
    bool placeholder = piece->kind == INLINE_PLACEHOLDER;
    g_autofree char *text = placeholder ? g_strdup_printf("{%s}", piece->text)
                                        : g_strdup(piece->text);
    Span *span = span_new(text);
    span->strong = piece->strong || piece->kind == INLINE_STRONG;
    span->isolate = span->unbreakable = placeholder;
    span->language = piece->kind == INLINE_DUTCH ? dutch : NULL;
    return span;
}

/* One form of a text, as its reader will see it. */
static Block *make_form(const Composition *composition, const Message *message,
                        const char *form, Diag *silent) {
    Block *block = block_new(BLOCK_PARAGRAPH, message->position);
    const char *fault = NULL;
    g_autoptr(GPtrArray) pieces = inline_parse(form, &fault);
    if (pieces != NULL && !has_placeholder(pieces) &&
        message->form_count == 1) {
        block->spans = compose_spans(composition, message, NULL, silent);
        return block;
    }
    block->spans = g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    for (guint i = 0; pieces != NULL && i < pieces->len; i++) {
        g_ptr_array_add(block->spans, piece_span(g_ptr_array_index(pieces, i),
                                                 composition->content->dutch));
    }
    if (pieces == NULL) { /* `check` reports it */
        g_ptr_array_add(block->spans, span_new(form));
    }
    return block;
}

/* The forms of `message`, which is Dutch, or as `translation` has them. */
static GPtrArray *make_forms(const Composition *composition,
                             const Message *message,
                             const Translation *translation, Diag *silent) {
    GPtrArray *forms =
        g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
    Message shown = *message;
    shown.language = composition->texts->language;
    shown.form_count = MIN(translation->form_count, MESSAGE_MAX_FORMS);
    for (int i = 0; i < shown.form_count; i++) {
        shown.forms[i] = (char *)translation->forms[i];
    }
    for (int i = 0; i < shown.form_count; i++) {
        g_ptr_array_add(forms,
                        make_form(composition, &shown, shown.forms[i], silent));
    }
    return forms;
}

static const char *state_name(MessageState state) {
    static const char *const names[] = {[STATE_MISSING] = "missing",
                                        [STATE_DOUBTED] = "doubted",
                                        [STATE_STALE] = "stale",
                                        [STATE_DRAFT] = "draft",
                                        [STATE_CHECKED] = "checked"};
    return names[state];
}

static char *make_code(const Message *message, const Translation *translation) {
    TextHashes hashes;
    char *code = g_malloc(REVIEW_CODE_LENGTH + 1);
    catalogue_hash_text(message, translation, &hashes);
    review_code_make(code, hashes.context, hashes.dutch, hashes.translation);
    return code;
}

static ReviewText *make_text(Builder *builder, const Message *message) {
    ReviewText *text = g_new0(ReviewText, 1);
    Translation translation = {.forms = (const char *const *)message->forms,
                               .form_count = message->form_count};
    Position position;
    text->number = ++builder->texts->count;
    text->dutch =
        make_forms(&builder->dutch, message, &translation, builder->silent);
    g_autofree char *note =
        g_strstrip(g_strdup(message->note == NULL ? "" : message->note));
    text->note = *note == '\0' ? NULL : g_steal_pointer(&note);
    text->safety = message->safety;
    if (catalogue_lookup(builder->catalogue, message, &translation)) {
        builder->texts->open_count++;
        text->state = state_name(translation.state);
        text->code = make_code(message, &translation);
        text->own =
            make_forms(&builder->own, message, &translation, builder->silent);
    } else {
        text->state = catalogue_find_kind(builder->catalogue, message,
                                          &position) == ENTRY_FUZZY
                          ? "fuzzy"
                          : state_name(STATE_MISSING);
    }
    return text;
}

static bool has_text(const ReviewPanel *panel, const ReviewText *text) {
    for (guint i = 0; i < panel->again->len; i++) {
        if (g_array_index(panel->again, int, i) == text->number) {
            return true;
        }
    }
    return g_ptr_array_find(panel->texts, text, NULL);
}

/* A text stands where it is met first; later panels refer to it. */
static void add_message(Builder *builder, const Message *met) {
    g_autofree char *key =
        catalogue_make_key(met->context, catalogue_message_id(met));
    const Message *message = g_hash_table_lookup(builder->sources, key);
    ReviewText *text = g_hash_table_lookup(builder->numbered, key);
    if (message == NULL) {
        return; /* the same in every language */
    }
    if (text == NULL) {
        text = make_text(builder, message);
        g_ptr_array_add(builder->panel->texts, text);
        g_hash_table_insert(builder->numbered, g_steal_pointer(&key), text);
    } else if (!has_text(builder->panel, text)) {
        g_array_append_val(builder->panel->again, text->number);
    }
}

static void add_block(Block *block, void *data) {
    if (block->origin != NULL) {
        add_message(data, block->origin);
    }
}

static ReviewPanel *begin_panel(Builder *builder, ReviewGroup *group) {
    ReviewPanel *panel = g_new0(ReviewPanel, 1);
    panel->pictures =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    panel->texts = g_ptr_array_new_with_free_func(free_text);
    panel->again = g_array_new(FALSE, FALSE, sizeof(int));
    panel->percent = -1;
    g_ptr_array_add(group->panels, panel);
    builder->panel = panel;
    return panel;
}

static ReviewGroup *begin_group(bool paper) {
    ReviewGroup *group = g_new0(ReviewGroup, 1);
    group->paper = paper;
    group->panels = g_ptr_array_new_with_free_func(free_panel);
    return group;
}

/* A leaflet on which nothing is new is left out. */
static void end_group(Builder *builder, ReviewGroup *group) {
    guint count = 0;
    for (guint i = 0; i < group->panels->len; i++) {
        const ReviewPanel *panel = g_ptr_array_index(group->panels, i);
        count += panel->texts->len;
    }
    if (count > 0) {
        g_ptr_array_add(builder->texts->groups, group);
    } else {
        free_group(group);
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

static void add_flyer(Builder *builder, const Flyer *flyer) {
    g_autoptr(Document) document =
        compose_flyer(&builder->own, flyer, builder->silent);
    if (document == NULL) {
        return;
    }
    ReviewGroup *group = begin_group(true);
    group->key = g_strconcat("flyer-", flyer->id, NULL);
    const GPtrArray *parts = document->root->children;
    for (guint i = 0; i < parts->len; i++) {
        begin_panel(builder, group);
        block_walk(g_ptr_array_index(parts, i), add_block, builder);
    }
    const Format *format = format_lookup(builder->inputs->formats,
                                         g_ptr_array_index(flyer->formats, 0));
    review_pictures_add(builder->inputs, builder->own.edition, document, format,
                        group->panels, builder->silent);
    end_group(builder, group);
}

static void add_flyers(Builder *builder) {
    const Edition *edition = builder->own.edition;
    for (guint i = 0; i < edition->flyers->len; i++) {
        const Flyer *flyer = content_lookup_flyer(
            builder->inputs->content, g_ptr_array_index(edition->flyers, i));
        if (flyer != NULL &&
            suits_language(flyer, builder->own.texts->language)) {
            add_flyer(builder, flyer);
        }
    }
}

static void visit_message(Message *message, void *data) {
    add_message(data, message);
}

/* The title of a topic without marks, in the language with this code. */
static char *copy_title(const Builder *builder, const Document *document,
                        const char *code) {
    const Texts *texts = g_hash_table_lookup(builder->inputs->texts, code);
    const Document *found =
        texts == NULL ? NULL : texts_lookup(texts, document->id);
    return found == NULL || found->title == NULL
               ? NULL
               : g_strdup(found->title->forms[0]);
}

static void add_document(Builder *builder, Document *document) {
    ReviewGroup *group = begin_group(false);
    if (document->title != NULL) {
        group->dutch_title = copy_title(builder, document, "nl");
        group->english_title = copy_title(builder, document, "en");
    } else {
        group->key = g_strconcat("review-group-", document->id, NULL);
    }
    begin_panel(builder, group);
    document_walk_messages(document, visit_message, builder);
    ReviewPanel *panel = builder->panel;
    g_array_set_size(panel->again, 0); /* not a place that somebody sees */
    end_group(builder, group);
}

static int compare_places(const void *a, const void *b) {
    const Document *one = *(const Document *const *)a;
    const Document *other = *(const Document *const *)b;
    bool topics = one->title != NULL && other->title != NULL;
    guint first = topics ? (guint)one->place - 1 : one->title == NULL;
    guint second = topics ? (guint)other->place - 1 : other->title == NULL;
    return (first > second) - (first < second);
}

static void add_documents(Builder *builder) {
    const GPtrArray *documents = builder->inputs->content->documents;
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < documents->len; i++) {
        Document *document = g_ptr_array_index(documents, i);
        if (coverage_is_expected(document, builder->own.texts->language)) {
            g_ptr_array_add(sorted, document);
        }
    }
    g_ptr_array_sort(sorted, compare_places);
    for (guint i = 0; i < sorted->len; i++) {
        add_document(builder, g_ptr_array_index(sorted, i));
    }
}

static void note_source(Message *message, void *data) {
    GHashTable *sources = data;
    if (message_is_for_translators(message)) {
        g_hash_table_insert(
            sources,
            catalogue_make_key(message->context, catalogue_message_id(message)),
            message);
    }
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

ReviewTexts *review_texts_new(const Inputs *inputs, const Edition *edition,
                              const Language *language) {
    const GPtrArray *documents = inputs->content->documents;
    g_autoptr(Diag) silent = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(GHashTable) sources =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) numbered =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Builder builder = {
        .inputs = inputs,
        .catalogue = g_hash_table_lookup(inputs->catalogues, language->code),
        .own = make_composition(inputs, edition, language),
        .dutch = make_composition(inputs, edition, inputs->content->dutch),
        .sources = sources,
        .numbered = numbered,
        .texts = g_new0(ReviewTexts, 1),
        .silent = silent};
    builder.texts->groups = g_ptr_array_new_with_free_func(free_group);
    for (guint i = 0; i < documents->len; i++) {
        document_walk_messages(g_ptr_array_index(documents, i), note_source,
                               sources);
    }
    add_flyers(&builder);
    add_documents(&builder);
    return builder.texts;
}
