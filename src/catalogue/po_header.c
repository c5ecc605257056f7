/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/po_header.h"

#include <string.h>

static const char *const neutral_fields[] = {
    "Project-Id-Version", "Report-Msgid-Bugs-To",
    "Language",           "MIME-Version",
    "Content-Type",       "Content-Transfer-Encoding",
    "Plural-Forms",       NULL};

static bool is_neutral_field(const char *line) {
    g_autofree char *name = g_strndup(line, strcspn(line, ":"));
    return *line == '\0' || g_strv_contains(neutral_fields, name);
}

/* A line of the comments above the header. */
static bool is_neutral_comment(const char *line) {
    return strchr(line, '@') == NULL;
}

/* The lines that are neutral. Caller frees. */
static char *keep_lines(const char *text, bool (*is_neutral)(const char *)) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GStrvBuilder) kept = g_strv_builder_new();
    for (char **line = lines; *line != NULL; line++) {
        if (is_neutral(*line)) {
            g_strv_builder_add(kept, *line);
        }
    }
    g_auto(GStrv) rest = g_strv_builder_end(kept);
    return g_strjoinv("\n", rest);
}

bool po_header_is_neutral(const PoFile *file) {
    if (file->header == NULL) {
        return true;
    }
    g_autofree char *fields =
        keep_lines(file->header->forms[0], is_neutral_field);
    g_autofree char *comment =
        keep_lines(file->header->comment, is_neutral_comment);
    return g_str_equal(fields, file->header->forms[0]) &&
           g_str_equal(comment, file->header->comment);
}

void po_header_make_neutral(PoFile *file) {
    if (file->header == NULL) {
        return;
    }
    char *fields = keep_lines(file->header->forms[0], is_neutral_field);
    char *comment = keep_lines(file->header->comment, is_neutral_comment);
    g_free(file->header->forms[0]);
    g_free(file->header->comment);
    file->header->forms[0] = fields;
    file->header->comment = comment;
}
