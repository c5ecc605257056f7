/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/style_icons.h"

#include "base/file.h"

#include <string.h>

#define GRID "0 0 24 24"
#define GRID_SIZE 24.0

/* One drawing while it is read. */
typedef struct {
    GArray *segments;
    Position position;
    const char *tag;
    Diag *diag;
} IconReader;

static void report(IconReader *reader, GMarkupParseContext *context,
                   const char *fault, const char *what) {
    Position position = reader->position;
    g_markup_parse_context_get_position(context, &position.line,
                                        &position.column);
    diag_error(reader->diag, position, reader->tag, "%s: %s", fault, what);
}

static const char *skip_separators(const char *text) {
    while (*text == ' ' || *text == ',' || *text == '\n' || *text == '\t') {
        text++;
    }
    return text;
}

static int number_count(char command) {
    switch (command) {
    case 'M':
    case 'L':
        return 2;
    case 'C':
        return 6;
    case 'Z':
        return 0;
    default:
        return -1;
    }
}

/* Reads one command; returns the text behind it, or NULL if it is wrong. */
static const char *read_segment(const char *text, PathSegment *segment) {
    segment->command = *text++;
    int count = number_count(segment->command);
    for (int i = 0; i < count; i++) {
        char *end = NULL;
        text = skip_separators(text);
        segment->points[i] = g_ascii_strtod(text, &end);
        if (end == text || !(segment->points[i] >= 0) ||
            segment->points[i] > GRID_SIZE) {
            return NULL;
        }
        text = end;
    }
    return count < 0 ? NULL : skip_separators(text);
}

static bool read_path(const char *text, GArray *segments) {
    text = skip_separators(text);
    bool right = *text == 'M';
    while (right && *text != '\0') {
        PathSegment segment = {0};
        text = read_segment(text, &segment);
        right = text != NULL;
        if (right) {
            g_array_append_val(segments, segment);
        }
    }
    return right;
}

static const char *lookup_attribute(const char *name, const char **names,
                                    const char **values) {
    for (; *names != NULL; names++, values++) {
        if (g_str_equal(*names, name)) {
            return *values;
        }
    }
    return "";
}

static void start_element(GMarkupParseContext *context, const char *element,
                          const char **names, const char **values,
                          gpointer data, GError **error) {
    (void)error;
    IconReader *reader = data;
    if (g_str_equal(element, "path")) {
        if (!read_path(lookup_attribute("d", names, values),
                       reader->segments)) {
            report(reader, context, "path data that icons may not use",
                   "only M, L, C and Z, absolute, inside the grid of 24");
        }
    } else if (g_str_equal(element, "svg")) {
        if (!g_str_equal(lookup_attribute("viewBox", names, values), GRID)) {
            report(reader, context, "an icon needs viewBox", GRID);
        }
    } else if (!g_str_equal(element, "title")) {
        report(reader, context, "an element that icons may not use", element);
    }
}

static const GMarkupParser parser = {start_element, NULL, NULL, NULL, NULL};

/* What could be read of it, perhaps nothing; NULL if the file cannot be read.
 */
static GArray *read_icon(const char *path, const char *tag, Diag *diag) {
    g_autofree char *text = file_read_text(path, diag);
    if (text == NULL) {
        return NULL;
    }
    g_autofree char *base = g_path_get_basename(path);
    IconReader reader = {g_array_new(FALSE, FALSE, sizeof(PathSegment)),
                         position_in_file(g_intern_string(path)), tag, diag};
    g_autoptr(GError) error = NULL;
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, 0, &reader, NULL);
    if (!g_markup_parse_context_parse(context, text, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error)) {
        report(&reader, context, "not a drawing", error->message);
    } else if (reader.segments->len == 0) {
        report(&reader, context, "an empty drawing", base);
    }
    return reader.segments;
}

GArray *style_icon_load(const char *path, const char *tag, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autoptr(GArray) segments = read_icon(path, tag, diag);
    return diag_errors(diag) == errors ? g_steal_pointer(&segments) : NULL;
}

static void load_icon(const char *path, GHashTable *icons, Diag *diag) {
    GArray *segments = read_icon(path, "template", diag);
    if (segments != NULL) {
        g_autofree char *base = g_path_get_basename(path);
        g_hash_table_replace(
            icons, g_strndup(base, strlen(base) - strlen(".svg")), segments);
    }
}

static void free_segments(gpointer segments) {
    g_array_unref(segments);
}

GHashTable *style_icons_load(const char *templates_dir, Diag *diag) {
    GHashTable *icons =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_segments);
    g_autofree char *folder = g_build_filename(templates_dir, "icons", NULL);
    g_autoptr(GPtrArray) paths = file_list(folder, ".svg", diag);
    for (guint i = 0; paths != NULL && i < paths->len; i++) {
        load_icon(g_ptr_array_index(paths, i), icons, diag);
    }
    return icons;
}
