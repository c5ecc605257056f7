/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/manifest.h"

#include "base/file.h"
#include "output/json_string.h"

#include <string.h>

#define LINE_START "    {\"file\": \""

struct Manifest {
    GTree *lines; /* char* path -> char* line */
};

static int compare_paths(const void *a, const void *b, void *data) {
    (void)data;
    return strcmp(a, b);
}

Manifest *manifest_new(void) {
    Manifest *manifest = g_new0(Manifest, 1);
    manifest->lines = g_tree_new_full(compare_paths, NULL, g_free, g_free);
    return manifest;
}

void manifest_free(Manifest *manifest) {
    if (manifest == NULL) {
        return;
    }
    g_tree_unref(manifest->lines);
    g_free(manifest);
}

void manifest_add_line(Manifest *manifest, const char *path, const char *line) {
    g_tree_replace(manifest->lines, g_strdup(path), g_strdup(line));
}

static void append_field(GString *line, const char *name, const char *value) {
    g_string_append_printf(line, ", \"%s\": ", name);
    json_append_string(line, value);
}

static void add_entry(Manifest *manifest, const ManifestEntry *entry,
                      const char *hash) {
    g_autofree char *date = g_strdup_printf(
        "%04d-%02d-%02d", g_date_get_year(&entry->date),
        (int)g_date_get_month(&entry->date), g_date_get_day(&entry->date));
    g_autoptr(GString) line = g_string_new("    {\"file\": ");
    json_append_string(line, entry->path);
    append_field(line, "sha256", hash);
    append_field(line, "edition", entry->edition);
    append_field(line, "language", entry->language);
    append_field(line, "state", entry->state);
    append_field(line, "date", date);
    g_string_append_c(line, '}');
    manifest_add_line(manifest, entry->path, line->str);
}

void manifest_add(Manifest *manifest, const ManifestEntry *entry,
                  const void *data, gsize length) {
    g_autofree char *hash =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, data, length);
    add_entry(manifest, entry, hash);
}

bool manifest_add_file(Manifest *manifest, const ManifestEntry *entry,
                       const char *file, Diag *diag) {
    g_autofree char *hash = file_hash(file, diag);
    if (hash == NULL) {
        return false;
    }
    add_entry(manifest, entry, hash);
    return true;
}

typedef struct {
    ManifestVisitor visit;
    void *data;
} Walk;

static gboolean visit_line(void *path, void *line, void *data) {
    const Walk *walk = data;
    walk->visit(path, line, walk->data);
    return FALSE;
}

void manifest_walk(const Manifest *manifest, ManifestVisitor visit,
                   void *data) {
    Walk walk = {visit, data};
    g_tree_foreach(manifest->lines, visit_line, &walk);
}

guint manifest_count(const Manifest *manifest) {
    return (guint)g_tree_nnodes(manifest->lines);
}

bool manifest_has(const Manifest *manifest, const char *path) {
    return g_tree_lookup(manifest->lines, path) != NULL;
}

typedef struct {
    const char *folder;
    GString *field; /* as it stands in a line */
    bool found;
} StateSearch;

static void search_state(const char *path, const char *line, void *data) {
    StateSearch *search = data;
    search->found = search->found || (g_str_has_prefix(path, search->folder) &&
                                      strstr(line, search->field->str) != NULL);
}

const char *manifest_first_state(const Manifest *manifest, const char *folder,
                                 const char *const *states) {
    g_autoptr(GString) field = g_string_new(NULL);
    g_autofree char *prefix = g_strconcat(folder, "/", NULL);
    for (; states[1] != NULL; states++) {
        StateSearch search = {prefix, field, false};
        g_string_truncate(field, 0);
        append_field(field, "state", *states);
        manifest_walk(manifest, search_state, &search);
        if (search.found) {
            break;
        }
    }
    return *states;
}

void manifest_add_earlier(Manifest *manifest, const char *text) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (!g_str_has_prefix(*line, LINE_START)) {
            continue;
        }
        if (g_str_has_suffix(*line, ",")) {
            (*line)[strlen(*line) - 1] = '\0';
        }
        const char *start = *line + strlen(LINE_START);
        const char *end = strchr(start, '"');
        if (end != NULL && g_str_has_suffix(*line, "}")) {
            g_autofree char *path = g_strndup(start, (gsize)(end - start));
            manifest_add_line(manifest, path, *line);
        }
    }
}

static void append_line(const char *path, const char *line, void *data) {
    (void)path;
    GString *text = data;
    if (text->str[text->len - 1] == '}') {
        g_string_append_c(text, ',');
    }
    g_string_append_c(text, '\n');
    g_string_append(text, line);
}

char *manifest_text(const Manifest *manifest) {
    GString *text = g_string_new("{\n  \"made-by\": \"" PACKAGE_STRING "\",\n"
                                 "  \"files\": [");
    manifest_walk(manifest, append_line, text);
    g_string_append(text, "\n  ]\n}\n");
    return g_string_free(text, false);
}
