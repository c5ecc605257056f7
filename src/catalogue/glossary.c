/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/glossary.h"

#include "base/file.h"

#include <string.h>

typedef struct {
    char *dutch;      /* folded */
    char *wanted;     /* as it stands in the list */
    GPtrArray *stems; /* char*, folded: one of them must be there */
} Entry;

struct Glossary {
    const Language *language;
    GPtrArray *entries; /* Entry* */
};

static void free_entry(gpointer data) {
    Entry *entry = data;
    g_free(entry->dutch);
    g_free(entry->wanted);
    g_ptr_array_unref(entry->stems);
    g_free(entry);
}

void glossary_free(Glossary *glossary) {
    if (glossary != NULL) {
        g_ptr_array_unref(glossary->entries);
        g_free(glossary);
    }
}

/* Small letters. Not g_utf8_strdown: that follows the locale of the process. */
static char *fold(const char *text) {
    GString *result = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        g_string_append_unichar(result,
                                g_unichar_tolower(g_utf8_get_char(text)));
    }
    return g_string_free(result, FALSE);
}

/* A cell of the list in small letters, without what stands in brackets. */
static char *fold_cell(const char *cell) {
    g_autofree char *folded = fold(cell);
    GString *result = g_string_new(NULL);
    int depth = 0;
    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == '(' || c == 0xFF08) { /* full width, in Chinese */
            depth++;
        } else if (c == ')' || c == 0xFF09) {
            depth--;
        } else if (depth <= 0) {
            g_string_append_unichar(result, c);
        }
    }
    return g_strstrip(g_string_free(result, FALSE));
}

/* What begins nouns and is not their own: the Arabic article, and what makes a
 * Thai noun of a verb. */
static const char *skip_prefix(const char *word) {
    static const char *const prefixes[] = {"ال", "การ"};
    for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        if (g_str_has_prefix(word, prefixes[i])) {
            return word + strlen(prefixes[i]);
        }
    }
    return word;
}

/* The beginning of a word that its other forms share, or NULL for a short one
 * that says little. Caller frees. */
static char *make_stem(const char *word, const char *script) {
    bool joined = strcmp(script, "Hans") == 0 || strcmp(script, "Thai") == 0;
    bool arabic = strcmp(script, "Arab") == 0;
    word = skip_prefix(word);
    glong length = g_utf8_strlen(word, -1);
    glong shortest = joined ? 2 : arabic ? 3 : 4;
    /* a term of several words has no spaces in scripts without them */
    glong ending = joined ? length / 2 : arabic ? 1 : 3;
    return length < shortest
               ? NULL
               : g_utf8_substring(word, 0, MAX(shortest, length - ending));
}

static GPtrArray *make_stems(const char *cell, const char *script) {
    GPtrArray *stems = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folded = fold_cell(cell);
    g_auto(GStrv) words = g_strsplit_set(folded, " /,", -1);
    for (char **word = words; *word != NULL; word++) {
        char *stem = make_stem(*word, script);
        if (stem != NULL) {
            g_ptr_array_add(stems, stem);
        }
    }
    if (stems->len == 0) { /* short, but all there is: BTW */
        g_ptr_array_add(stems, g_steal_pointer(&folded));
    }
    return stems;
}

static int find_column(char **columns, const char *name) {
    for (int i = 0; columns[i] != NULL; i++) {
        if (strcmp(columns[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static void load_lines(Glossary *glossary, char **lines, Position position,
                       Diag *diag) {
    g_auto(GStrv) head = g_strsplit(lines[0], "\t", -1);
    int dutch = find_column(head, "nl");
    int own = find_column(head, glossary->language->code);
    for (int i = 1; dutch >= 0 && own >= 0 && lines[i] != NULL; i++) {
        position.line = i + 1;
        g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
        if (*lines[i] != '\0' && g_strv_length(cells) != g_strv_length(head)) {
            diag_error(diag, position, "terms-file",
                       "a line has the columns of the first line, with tabs "
                       "between them: %u, not %u",
                       g_strv_length(head), g_strv_length(cells));
        } else if (*lines[i] != '\0' && strcmp(cells[own], "-") != 0) {
            Entry *entry = g_new0(Entry, 1);
            entry->dutch = fold_cell(cells[dutch]);
            entry->wanted = g_strdup(cells[own]);
            entry->stems = make_stems(cells[own], glossary->language->script);
            g_ptr_array_add(glossary->entries, entry);
        }
    }
}

Glossary *glossary_load(const char *locales_dir, const Language *language,
                        Diag *diag) {
    g_autofree char *path =
        g_build_filename(locales_dir, "terms", "glossary.tsv", NULL);
    g_autofree char *text = g_file_test(path, G_FILE_TEST_EXISTS)
                                ? file_read_text(path, diag)
                                : NULL;
    if (text == NULL) {
        return NULL;
    }
    g_autoptr(Glossary) glossary = g_new0(Glossary, 1);
    glossary->language = language;
    glossary->entries = g_ptr_array_new_with_free_func(free_entry);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    load_lines(glossary, lines, position_in_file(path), diag);
    return glossary->entries->len > 0 ? g_steal_pointer(&glossary) : NULL;
}

/* As a word of its own, also with the ending of a plural. */
static bool has_term(const char *text, const char *term) {
    static const char *const endings[] = {"", "s", "en", "n", "’s"};
    for (const char *at = strstr(text, term); at != NULL;
         at = strstr(at + 1, term)) {
        bool starts = at == text ||
                      !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
        const char *rest = at + strlen(term);
        for (gsize i = 0; starts && i < G_N_ELEMENTS(endings); i++) {
            gsize length = strlen(endings[i]);
            if (strncmp(rest, endings[i], length) == 0 &&
                !g_unichar_isalnum(g_utf8_get_char(rest + length))) {
                return true;
            }
        }
    }
    return false;
}

static bool has_stem(const char *text, const Entry *entry) {
    for (guint i = 0; i < entry->stems->len; i++) {
        if (strstr(text, g_ptr_array_index(entry->stems, i)) != NULL) {
            return true;
        }
    }
    return false;
}

void glossary_check(const Glossary *glossary, const char *dutch,
                    const char *translation, const char *context,
                    Position position, Diag *diag) {
    g_autofree char *source = fold(dutch);
    g_autofree char *text = fold(translation);
    for (guint i = 0; i < glossary->entries->len; i++) {
        const Entry *entry = g_ptr_array_index(glossary->entries, i);
        if (has_term(source, entry->dutch) && !has_stem(text, entry)) {
            diag_report(diag, SEVERITY_NOTE, position, "glossary",
                        "%s: the glossary has for \"%s\": %s; use it, or write "
                        "\"not the glossary\" in a comment above the entry",
                        context, entry->dutch, entry->wanted);
        }
    }
}
