/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libfyaml is used as a stream of events, not through its documents: every
 * event has a mark (a document's mappings have none), aliases are seen before
 * anybody could resolve them, and the depth is ours to limit.
 */
#include "content/yaml.h"

#include "base/file.h"

#include <libfyaml.h>
#include <string.h>

typedef struct {
    const char *file; /* interned */
    int first_line;
    struct fy_parser *parser;
    YamlNode *root;
    GPtrArray *open; /* YamlNode*: mappings and sequences not yet ended */
    int documents;
    bool ended;
    bool failed;
    Diag *diag;
} Builder;

static Position mark_position(const Builder *builder,
                              const struct fy_mark *mark) {
    Position position = {.file = builder->file};
    if (mark != NULL) {
        position.line = mark->line + builder->first_line;
        position.column = mark->column + 1;
    }
    return position;
}

/* Marks of anchors, aliases and quoted texts stand after their first sign; the
 * sign is meant. */
static Position sign_position(const Builder *builder,
                              const struct fy_mark *mark) {
    Position position = mark_position(builder, mark);
    position.column = MAX(position.column - 1, 1);
    return position;
}

static Position event_position(const Builder *builder, struct fy_event *event) {
    return mark_position(builder, fy_event_start_mark(event));
}

static void refuse(Builder *builder, Position position, const char *tag,
                   const char *text) {
    diag_error(builder->diag, position, tag, "%s", text);
    builder->failed = true;
}

static void free_node(gpointer node) {
    yaml_free(node);
}

static YamlNode *node_new(YamlKind kind, Position position) {
    YamlNode *node = g_new0(YamlNode, 1);
    node->kind = kind;
    node->position = position;
    if (kind == YAML_MAPPING) {
        node->keys = g_ptr_array_new_with_free_func(free_node);
    }
    if (kind != YAML_TEXT) {
        node->items = g_ptr_array_new_with_free_func(free_node);
    }
    return node;
}

void yaml_free(YamlNode *node) {
    if (node == NULL) {
        return;
    }
    g_clear_pointer(&node->keys, g_ptr_array_unref);
    g_clear_pointer(&node->items, g_ptr_array_unref);
    g_free(node->text);
    g_free(node);
}

static bool has_control(const char *text) {
    for (; *text != '\0'; text++) {
        if (g_ascii_iscntrl(*text) && *text != '\n') {
            return true;
        }
    }
    return false;
}

/* Nothing after "key:" has no mark; then the key's place is the nearest. */
static Position scalar_position(const Builder *builder,
                                struct fy_event *event) {
    struct fy_token *token = event->scalar.value;
    Position position = event_position(builder, event);
    if (token != NULL && (fy_token_scalar_style(token) == FYSS_SINGLE_QUOTED ||
                          fy_token_scalar_style(token) == FYSS_DOUBLE_QUOTED)) {
        return sign_position(builder, fy_event_start_mark(event));
    }
    if (position.line > 0 || builder->open->len == 0) {
        return position;
    }
    const YamlNode *parent =
        g_ptr_array_index(builder->open, builder->open->len - 1);
    if (parent->kind == YAML_MAPPING && parent->keys->len > 0) {
        return yaml_key_position(parent, parent->keys->len - 1);
    }
    return parent->position;
}

static YamlNode *text_node(Builder *builder, struct fy_event *event) {
    struct fy_token *token = event->scalar.value;
    gsize length = 0;
    const char *text = token != NULL ? fy_token_get_text(token, &length) : NULL;
    YamlNode *node = node_new(YAML_TEXT, scalar_position(builder, event));
    g_autofree char *copy = g_strndup(text != NULL ? text : "", length);
    node->quoted = token != NULL && fy_token_scalar_style(token) != FYSS_PLAIN;
    if (strlen(copy) != length || has_control(copy)) {
        refuse(builder, node->position, "yaml",
               "control characters are refused, remove them");
    }
    node->text = g_utf8_normalize(copy, -1, G_NORMALIZE_NFC);
    if (node->text == NULL) {
        refuse(builder, node->position, "utf-8", "this is not UTF-8");
        node->text = g_strdup("");
    }
    return node;
}

static bool waits_for_key(const YamlNode *parent) {
    return parent->kind == YAML_MAPPING &&
           parent->keys->len == parent->items->len;
}

static void add_key(Builder *builder, YamlNode *parent, YamlNode *key) {
    if (key->kind != YAML_TEXT) {
        refuse(builder, key->position, "yaml",
               "a key must be one word or a quoted text");
        key->text = g_strdup("?");
    }
    g_ptr_array_add(parent->keys, key);
}

/* Puts `node` where it belongs in the innermost open node. */
static void add_node(Builder *builder, YamlNode *node) {
    if (builder->open->len == 0) {
        yaml_free(builder->root);
        builder->root = node;
        return;
    }
    YamlNode *parent = g_ptr_array_index(builder->open, builder->open->len - 1);
    if (waits_for_key(parent)) {
        add_key(builder, parent, node);
    } else {
        g_ptr_array_add(parent->items, node);
    }
}

static void open_node(Builder *builder, struct fy_event *event, YamlKind kind) {
    Position position = event_position(builder, event);
    if (builder->open->len == YAML_MAX_DEPTH) {
        diag_error(builder->diag, position, "nesting",
                   "nested deeper than %d, make it flatter", YAML_MAX_DEPTH);
        builder->failed = builder->ended = true;
        return;
    }
    YamlNode *node = node_new(kind, position);
    add_node(builder, node);
    g_ptr_array_add(builder->open, node);
}

/* Reports keys that stand twice and keeps the first. */
static void drop_duplicates(Builder *builder, YamlNode *mapping) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < mapping->items->len;) {
        const YamlNode *key = g_ptr_array_index(mapping->keys, i);
        if (!g_hash_table_contains(seen, key->text)) {
            g_hash_table_add(seen, key->text);
            i++;
            continue;
        }
        diag_error(builder->diag, key->position, "duplicate-key",
                   "key '%s' stands twice here, remove one", key->text);
        g_ptr_array_remove_index(mapping->keys, i);
        g_ptr_array_remove_index(mapping->items, i);
    }
}

static void close_node(Builder *builder) {
    YamlNode *node =
        g_ptr_array_steal_index(builder->open, builder->open->len - 1);
    if (node->kind == YAML_MAPPING) {
        drop_duplicates(builder, node);
    }
}

static void refuse_marks(Builder *builder, struct fy_event *event) {
    struct fy_token *anchor = fy_event_get_anchor_token(event);
    struct fy_token *tag = fy_event_get_tag_token(event);
    if (anchor != NULL) {
        refuse(builder, sign_position(builder, fy_token_start_mark(anchor)),
               "yaml", "anchors (&) are refused, write the value out");
    }
    if (tag != NULL) {
        refuse(builder, mark_position(builder, fy_token_start_mark(tag)),
               "yaml", "tags (!) are refused, remove it");
    }
}

static void start_document(Builder *builder, struct fy_event *event) {
    struct fy_document_state *state = event->document_start.document_state;
    Position position = event_position(builder, event);
    if (builder->documents++ > 0) {
        refuse(builder, position, "yaml",
               "a second document (---) starts here, make it another file");
        builder->ended = true;
    }
    if (state != NULL && (fy_document_state_version_explicit(state) ||
                          fy_document_state_tags_explicit(state))) {
        refuse(builder,
               mark_position(builder, fy_document_state_start_mark(state)),
               "yaml", "directives (%) are refused, remove them");
    }
}

static void take_event(Builder *builder, struct fy_event *event) {
    switch (event->type) {
    case FYET_STREAM_END:
        builder->ended = true;
        break;
    case FYET_DOCUMENT_START:
        start_document(builder, event);
        break;
    case FYET_MAPPING_START:
        refuse_marks(builder, event);
        open_node(builder, event, YAML_MAPPING);
        break;
    case FYET_SEQUENCE_START:
        refuse_marks(builder, event);
        open_node(builder, event, YAML_SEQUENCE);
        break;
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
        close_node(builder);
        break;
    case FYET_SCALAR:
        refuse_marks(builder, event);
        add_node(builder, text_node(builder, event));
        break;
    case FYET_ALIAS:
        refuse(builder, sign_position(builder, fy_event_start_mark(event)),
               "yaml", "aliases (*) are refused, write the value out");
        add_node(builder, node_new(YAML_SEQUENCE, (Position){0}));
        break;
    default:
        break;
    }
}

/* Brings what libfyaml found to Diag. */
static void report_syntax(Builder *builder, struct fy_diag *library) {
    void *state = NULL;
    const struct fy_diag_error *error;
    bool reported = builder->failed;
    while ((error = fy_diag_errors_iterate(library, &state)) != NULL) {
        Position position = {.file = builder->file,
                             .line = error->line + builder->first_line - 1,
                             .column = error->column};
        diag_error(builder->diag, position, "yaml", "%s", error->msg);
        reported = true;
    }
    if (!reported) {
        diag_error(builder->diag, position_in_file(builder->file), "yaml",
                   "this is not YAML");
    }
    builder->failed = true;
}

static void build(Builder *builder, struct fy_diag *library) {
    struct fy_event *event;
    while (!builder->ended &&
           (event = fy_parser_parse(builder->parser)) != NULL) {
        take_event(builder, event);
        fy_parser_event_free(builder->parser, event);
    }
    if (!builder->ended) {
        report_syntax(builder, library);
    } else if (builder->root == NULL && !builder->failed) {
        refuse(builder, mark_position(builder, &(struct fy_mark){0}), "yaml",
               "there is nothing here");
    }
}

static struct fy_diag *library_diag_new(void) {
    struct fy_diag_cfg config;
    fy_diag_cfg_default(&config);
    config.fp = NULL;
    config.level = FYET_ERROR;
    struct fy_diag *library = fy_diag_create(&config);
    g_assert(library != NULL);
    fy_diag_set_collect_errors(library, true);
    return library;
}

YamlNode *yaml_parse(const char *text, const char *file, int first_line,
                     Diag *diag) {
    struct fy_diag *library = library_diag_new();
    const struct fy_parse_cfg config = {
        .flags = FYPCF_QUIET | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE,
        .diag = library};
    Builder builder = {.file = g_intern_string(file),
                       .first_line = first_line,
                       .parser = fy_parser_create(&config),
                       .open = g_ptr_array_new(),
                       .diag = diag};
    g_assert(builder.parser != NULL);
    if (fy_parser_set_string(builder.parser, text, strlen(text)) == 0) {
        build(&builder, library);
    } else {
        report_syntax(&builder, library);
    }
    fy_parser_destroy(builder.parser);
    fy_diag_destroy(library);
    g_ptr_array_unref(builder.open);
    if (builder.failed) {
        g_clear_pointer(&builder.root, yaml_free);
    }
    return builder.root;
}

YamlNode *yaml_load(const char *path, Diag *diag) {
    g_autofree char *text = file_read_text(path, diag);
    return text != NULL ? yaml_parse(text, path, 1, diag) : NULL;
}
