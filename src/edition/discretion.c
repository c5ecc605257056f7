/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/discretion.h"

#include "base/file.h"

#include <string.h>

struct OutsideWords {
    GHashTable *by_language; /* char* code -> GPtrArray of folded char* */
};

static void add_word(OutsideWords *words, const char *code, const char *word) {
    GPtrArray *list = g_hash_table_lookup(words->by_language, code);
    if (list == NULL) {
        list = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(words->by_language, g_strdup(code), list);
    }
    g_ptr_array_add(list, g_utf8_casefold(word, -1));
}

static void parse_line(OutsideWords *words, const char *line, Position position,
                       Diag *diag) {
    g_auto(GStrv) cells = g_strsplit(line, "\t", -1);
    if (g_strv_length(cells) != 2 || *cells[0] == '\0' || *cells[1] == '\0') {
        diag_error(diag, position, "terms-file",
                   "a line here is a language and a word with a tab between "
                   "them");
        return;
    }
    add_word(words, cells[0], cells[1]);
}

OutsideWords *outside_words_load(const char *locales_dir, Diag *diag) {
    g_autofree char *path =
        g_build_filename(locales_dir, "terms", "outside.tsv", NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        diag_warning(diag, position_in_file(path), "terms-file",
                     "there is no list of words that must not stand outside; "
                     "the outside of flyers is not checked");
        return NULL;
    }
    g_autofree char *text = file_read_text(path, diag);
    if (text == NULL) {
        return NULL;
    }
    guint errors = diag_errors(diag);
    OutsideWords *words = g_new0(OutsideWords, 1);
    words->by_language = g_hash_table_new_full(
        g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Position position = position_in_file(path);
    for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
        position.line = (int)i + 1;
        if (*lines[i] != '\0') {
            parse_line(words, lines[i], position, diag);
        }
    }
    if (diag_errors(diag) > errors) {
        g_clear_pointer(&words, outside_words_free);
    }
    return words;
}

void outside_words_free(OutsideWords *words) {
    if (words != NULL) {
        g_hash_table_unref(words->by_language);
        g_free(words);
    }
}

/* Whether `word` occurs in `text`; in alphabets with spaces only where a word
 * begins, in the others anywhere. A full stop behind it: only as a whole word
 * (the Ukrainian for HIV begins the word for free). */
static bool holds_word(const char *text, const char *entry) {
    bool whole = g_str_has_suffix(entry, ".");
    g_autofree char *word = g_strndup(entry, strlen(entry) - whole);
    GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(word));
    bool stem = script == G_UNICODE_SCRIPT_LATIN ||
                script == G_UNICODE_SCRIPT_CYRILLIC ||
                script == G_UNICODE_SCRIPT_GREEK;
    for (const char *at = strstr(text, word); at != NULL;
         at = strstr(at + 1, word)) {
        const char *before = g_utf8_find_prev_char(text, at);
        bool ends = !g_unichar_isalpha(g_utf8_get_char(at + strlen(word)));
        if ((!stem || before == NULL ||
             !g_unichar_isalpha(g_utf8_get_char(before))) &&
            (ends || !whole)) {
            return true;
        }
    }
    return false;
}

char *outside_words_find(const OutsideWords *words, const char *text,
                         const Language *language) {
    const GPtrArray *list =
        words != NULL ? g_hash_table_lookup(words->by_language, language->code)
                      : NULL;
    g_autofree char *folded = g_utf8_casefold(text, -1);
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const char *word = g_ptr_array_index(list, i);
        if (holds_word(folded, word)) {
            return g_strndup(word, strcspn(word, "."));
        }
    }
    return NULL;
}

static void check_text(const char *text, const Language *language,
                       const OutsideWords *words, const Block *block,
                       Diag *diag) {
    const GPtrArray *list =
        g_hash_table_lookup(words->by_language, language->code);
    g_autofree char *folded = g_utf8_casefold(text, -1);
    Position position = block->position;
    position.language = language->code;
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const char *word = g_ptr_array_index(list, i);
        if (holds_word(folded, word)) {
            diag_error(diag, position, "outside",
                       "\"%.*s\" would stand on the outside of a folded flyer, "
                       "say it in neutral words",
                       (int)strcspn(word, "."), word);
        }
    }
}

static void check_block(const Block *block, const Language *language,
                        const OutsideWords *words, Diag *diag) {
    if (block->language != NULL) {
        language = block->language;
    }
    if (block->kind == BLOCK_CONTACT || block->role == ROLE_CONTACT) {
        diag_error(diag, block->position, "outside",
                   "organisations and contacts stand inside, move them to "
                   "another part");
    }
    if (block->spans != NULL) {
        /* whole, since a word may be half bold */
        g_autofree char *text = block_text(block);
        check_text(text, language, words, block, diag);
    }
    for (guint i = 0; block->spans != NULL && i < block->spans->len; i++) {
        const Span *span = g_ptr_array_index(block->spans, i);
        if (span->language != NULL && span->language != language) {
            check_text(span->text, span->language, words, block, diag);
        }
    }
    for (guint i = 0; i < block->children->len; i++) {
        check_block(g_ptr_array_index(block->children, i), language, words,
                    diag);
    }
}

bool part_lies_outside(const Block *part) {
    static const char *const outside[] = {"cover", "flap", "back", NULL};
    return part->id != NULL && (g_strv_contains(outside, part->id) ||
                                strstr(part->id, "-outside") != NULL);
}

void discretion_check(const Document *flyer, const OutsideWords *words,
                      Diag *diag) {
    for (guint i = 0; i < flyer->root->children->len; i++) {
        const Block *part = g_ptr_array_index(flyer->root->children, i);
        if (part_lies_outside(part)) {
            check_block(part, flyer->language, words, diag);
        }
    }
}

void discretion_check_address(const char *address, Position position,
                              const OutsideWords *words, Diag *diag) {
    GHashTableIter iter;
    gpointer list = NULL;
    const char *found = NULL; /* first in the alphabet: the same each time */
    g_hash_table_iter_init(&iter, words->by_language);
    while (g_hash_table_iter_next(&iter, NULL, &list)) {
        const GPtrArray *own = list;
        for (guint i = 0; i < own->len; i++) {
            const char *word = g_ptr_array_index(own, i);
            g_autofree char *stem = g_strndup(word, strcspn(word, "."));
            if (strstr(address, stem) != NULL &&
                (found == NULL || strcmp(word, found) < 0)) {
                found = word;
            }
        }
    }
    if (found != NULL) {
        diag_error(diag, position, "outside",
                   "the address says \"%s\", and others see it on the paper; "
                   "take a neutral one",
                   found);
    }
}
