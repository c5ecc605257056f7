/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content_loader.h"

#include "base/file.h"
#include "content/source_text.h"

#include <string.h>

typedef struct {
    const char *what; /* static */
    char *id;
    Position position;
} Use;

static void clear_use(gpointer use) {
    g_free(((Use *)use)->id);
}

Loader *loader_new(Content *content, Diag *diag) {
    Loader *loader = g_new0(Loader, 1);
    loader->content = content;
    loader->excused = g_hash_table_new(g_str_hash, g_str_equal);
    loader->ids =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    loader->uses = g_array_new(FALSE, FALSE, sizeof(Use));
    g_array_set_clear_func(loader->uses, clear_use);
    loader->names = g_ptr_array_new_with_free_func(g_free);
    loader->diag = diag;
    return loader;
}

void loader_free(Loader *loader) {
    g_hash_table_unref(loader->excused);
    g_hash_table_unref(loader->ids);
    g_array_unref(loader->uses);
    g_ptr_array_unref(loader->names);
    g_free(loader);
}

bool loader_claim(Loader *loader, const char *what, const char *id,
                  Position position) {
    g_autofree char *name = g_strdup_printf("%s %s", what, id);
    const Position *first = g_hash_table_lookup(loader->ids, name);
    if (first != NULL) {
        diag_error(loader->diag, position, "duplicate-id",
                   "the %s '%s' stands already in %s, line %d, rename one",
                   what, id, first->file, first->line);
        return false;
    }
    g_hash_table_insert(loader->ids, g_steal_pointer(&name),
                        g_memdup2(&position, sizeof position));
    return true;
}

void loader_offer(Loader *loader, const char *what, const char *id) {
    g_hash_table_insert(loader->ids, g_strdup_printf("%s %s", what, id),
                        g_new0(Position, 1));
}

void loader_use(Loader *loader, const char *what, const char *id,
                Position position) {
    Use use = {what, g_strdup(id), position};
    g_array_append_val(loader->uses, use);
}

void loader_excuse(Loader *loader, const char *what) {
    g_hash_table_add(loader->excused, (gpointer)what);
}

void loader_use_all(Loader *loader, const char *what, const YamlNode *list) {
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *item = yaml_item(list, i);
        if (item->kind == YAML_TEXT) {
            loader_use(loader, what, item->text, item->position);
        }
    }
}

void loader_check_uses(Loader *loader) {
    for (guint i = 0; i < loader->uses->len; i++) {
        const Use *use = &g_array_index(loader->uses, Use, i);
        g_autofree char *name = g_strdup_printf("%s %s", use->what, use->id);
        if (g_hash_table_contains(loader->excused, use->what)) {
            continue;
        }
        if (g_str_equal(use->what, "source")) {
            content_use_source(loader->content, use->id, use->position,
                               loader->diag);
        } else if (!g_hash_table_contains(loader->ids, name)) {
            diag_error(loader->diag, use->position, "dangling-id",
                       "there is no %s '%s', correct the id or add it",
                       use->what, use->id);
        }
    }
}

void loader_add_name(Loader *loader, const char *name) {
    if (!g_ptr_array_find_with_equal_func(loader->names, name, g_str_equal,
                                          NULL)) {
        g_ptr_array_add(loader->names, g_strdup(name));
    }
}

void loader_each_item(Loader *loader, const YamlNode *list, EntryLoader load) {
    for (guint i = 0; i < yaml_count(list); i++) {
        const YamlNode *entry = yaml_item(list, i);
        if (yaml_expect(entry, YAML_MAPPING, loader->diag)) {
            load(loader, entry);
        }
    }
}

void loader_each_entry(Loader *loader, const char *name, const char *what,
                       EntryLoader load) {
    g_autofree char *path = g_build_filename(loader->content->dir, name, NULL);
    g_autoptr(YamlNode) root = yaml_load(path, loader->diag);
    if (root != NULL && yaml_expect(root, YAML_SEQUENCE, loader->diag)) {
        loader_each_item(loader, root, load);
    } else {
        loader_excuse(loader, what);
    }
}

void loader_each_file(Loader *loader, const char *folder, const char *suffix,
                      FileLoader load) {
    g_autofree char *path =
        g_build_filename(loader->content->dir, folder, NULL);
    g_autoptr(GPtrArray) files = file_list(path, suffix, loader->diag);
    for (guint i = 0; files != NULL && i < files->len; i++) {
        load(loader, g_ptr_array_index(files, i));
    }
}

void loader_check_file_name(Loader *loader, const char *path, const char *id,
                            Position position) {
    g_autofree char *name = g_path_get_basename(path);
    *strrchr(name, '.') = '\0';
    if (!g_str_equal(name, id)) {
        diag_error(loader->diag, position, "file-name",
                   "the id '%s' is not the name of the file, rename one", id);
    }
}

Document *loader_add_document(Loader *loader, const char *id) {
    Document *document = document_new(id, loader->content->dutch);
    g_ptr_array_add(loader->content->documents, document);
    return document;
}

static void append_paragraph(Loader *loader, const Document *document,
                             Block *section, const YamlNode *text) {
    g_autofree char *context =
        g_strdup_printf("%s/%s", document->id, section->id);
    Block *paragraph =
        block_append(section, block_new(BLOCK_PARAGRAPH, text->position));
    paragraph->message =
        source_message_new(context, text->text, text->position, loader->diag);
    paragraph->message->language = loader->content->dutch;
}

Block *loader_add_section(Loader *loader, Document *document, const char *id,
                          const YamlNode *entry, const char *key) {
    Block *section =
        block_append(document->root, block_new(BLOCK_SECTION, entry->position));
    section->id = g_strdup(id);
    append_paragraph(loader, document, section, yaml_lookup(entry, key));
    return section;
}

void loader_add_paragraph(Loader *loader, const Document *document,
                          Block *section, const YamlNode *entry,
                          const char *key) {
    const YamlNode *text = yaml_lookup(entry, key);
    if (text != NULL) {
        append_paragraph(loader, document, section, text);
    }
}

void section_set_all(Block *section, bool safety, const char *note) {
    if (section->kind == BLOCK_SECTION) {
        section->safety = safety;
    }
    if (section->message != NULL) {
        section->message->safety = safety;
        g_free(section->message->note);
        section->message->note = g_strdup(note);
    }
    for (guint i = 0; i < section->children->len; i++) {
        section_set_all(g_ptr_array_index(section->children, i), safety, note);
    }
}
