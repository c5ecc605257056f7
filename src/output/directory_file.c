/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/directory_file.h"

#include "output/json_string.h"

#include <string.h>

typedef enum { COLUMN_TEXT, COLUMN_LIST, COLUMN_TRUTH } ColumnKind;

/* In the order of the table. */
static const struct {
    const char *name;
    ColumnKind kind;
} columns[] = {
    {"id", COLUMN_TEXT},
    {"kind", COLUMN_TEXT},
    {"name", COLUMN_TEXT},
    {"region", COLUMN_LIST},
    {"needs", COLUMN_LIST},
    {"services", COLUMN_LIST},
    {"offers", COLUMN_LIST},
    {"audience", COLUMN_LIST},
    {"for-whom", COLUMN_LIST},
    {"traits", COLUMN_LIST},
    {"good-to-know", COLUMN_LIST},
    {"languages", COLUMN_LIST},
    {"anonymous", COLUMN_TRUTH},
    {"free", COLUMN_TRUTH},
    {"independent", COLUMN_TRUTH},
    {"shelter", COLUMN_TRUTH},
    {"telling", COLUMN_TRUTH},
    {"contact", COLUMN_TEXT},
    {"contact-known", COLUMN_TEXT},
    {"phone", COLUMN_LIST},
    {"whatsapp", COLUMN_TEXT},
    {"email", COLUMN_TEXT},
    {"website", COLUMN_TEXT},
    {"address", COLUMN_TEXT},
    {"hours", COLUMN_LIST},
    {"confidence", COLUMN_TEXT},
    {"checked", COLUMN_TEXT},
    {"sources", COLUMN_LIST},
};

/* char*; the caller unrefs. */
static GPtrArray *list_values(const Block *entry, const char *name) {
    GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < entry->children->len; i++) {
        const Block *field = g_ptr_array_index(entry->children, i);
        for (guint j = 0;
             g_str_equal(field->id, name) && j < field->children->len; j++) {
            g_ptr_array_add(values,
                            block_text(g_ptr_array_index(field->children, j)));
        }
    }
    return values;
}

static void write_date(char text[sizeof "2026-11-21"], const GDate *date) {
    g_date_strftime(text, sizeof "2026-11-21", "%Y-%m-%d", date);
}

/* A spreadsheet runs what begins with one of these, whoever wrote it. */
static bool looks_like_formula(const char *text) {
    return *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL;
}

static void append_csv_field(GString *line, const char *text) {
    g_autofree char *safe = looks_like_formula(text)
                                ? g_strconcat("'", text, NULL)
                                : g_strdup(text);
    if (line->len > 0 && line->str[line->len - 1] != '\n') {
        g_string_append_c(line, ',');
    }
    if (strpbrk(safe, ",\"\r\n") == NULL) {
        g_string_append(line, safe);
        return;
    }
    g_auto(GStrv) parts = g_strsplit(safe, "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", parts);
    g_string_append_printf(line, "\"%s\"", doubled);
}

static void append_csv_entry(GString *out, const Directory *directory,
                             const Block *entry) {
    char date[sizeof "2026-11-21"];
    write_date(date, &directory->date);
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autoptr(GPtrArray) values = list_values(entry, columns[i].name);
        g_ptr_array_add(values, NULL);
        g_autofree char *joined = g_strjoinv("; ", (char **)values->pdata);
        append_csv_field(out, joined);
    }
    append_csv_field(out, directory->edition);
    append_csv_field(out, directory->example ? "true" : "false");
    append_csv_field(out, date);
    g_string_append(out, "\r\n");
}

char *directory_csv_write(const Directory *directory) {
    GString *out = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        append_csv_field(out, columns[i].name);
    }
    g_string_append(out, ",edition,example,made\r\n");
    const GPtrArray *entries = directory->listing->root->children;
    for (guint i = 0; i < entries->len; i++) {
        append_csv_entry(out, directory, g_ptr_array_index(entries, i));
    }
    return g_string_free(out, FALSE);
}

static void append_json_list(GString *out, const GPtrArray *values) {
    g_string_append_c(out, '[');
    for (guint i = 0; i < values->len; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        json_append_string(out, g_ptr_array_index(values, i));
    }
    g_string_append_c(out, ']');
}

static void append_json_values(GString *out, ColumnKind kind,
                               const GPtrArray *values) {
    if (kind == COLUMN_LIST) {
        append_json_list(out, values);
    } else if (values->len == 0) {
        g_string_append(out, "null");
    } else if (kind == COLUMN_TRUTH) {
        g_string_append(out, g_ptr_array_index(values, 0));
    } else {
        json_append_string(out, g_ptr_array_index(values, 0));
    }
}

static void append_json_entry(GString *out, const Block *entry) {
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autoptr(GPtrArray) values = list_values(entry, columns[i].name);
        g_string_append(out, i == 0 ? "    {\n      " : ",\n      ");
        json_append_string(out, columns[i].name);
        g_string_append(out, ": ");
        append_json_values(out, columns[i].kind, values);
    }
    g_string_append(out, "\n    }");
}

static void append_json_pair(GString *out, const char *name,
                             const char *value) {
    g_string_append_printf(out, "  \"%s\": ", name);
    json_append_string(out, value);
    g_string_append(out, ",\n");
}

char *directory_json_write(const Directory *directory) {
    char date[sizeof "2026-11-21"];
    write_date(date, &directory->date);
    GString *out = g_string_new("{\n");
    append_json_pair(out, "made-by", PACKAGE_STRING);
    append_json_pair(out, "edition", directory->edition);
    append_json_pair(out, "edition-name", directory->edition_name);
    g_string_append_printf(out, "  \"example\": %s,\n",
                           directory->example ? "true" : "false");
    append_json_pair(out, "made", date);
    append_json_pair(out, "licence", "CC-BY-4.0");
    g_string_append(out, "  \"entries\": [");
    const GPtrArray *entries = directory->listing->root->children;
    for (guint i = 0; i < entries->len; i++) {
        g_string_append(out, i > 0 ? ",\n" : "\n");
        append_json_entry(out, g_ptr_array_index(entries, i));
    }
    g_string_append(out, "\n  ]\n}\n");
    return g_string_free(out, FALSE);
}
