/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/hyphenation.h"

#include <glib.h>
#include <hyphen.h>
#include <string.h>

#define FOLDER "/usr/share/hyphen"
#define LEAST_WORD 10
#define LEAST_PART 4

/* A dictionary and the character set in which its patterns are written. */
typedef struct {
    HyphenDict *patterns;
    bool utf8;
    GIConv converter; /* from UTF-8, when the set is another one */
} Dictionary;

static Dictionary *dictionary_load(const char *name) {
    g_autofree char *path = g_build_filename(FOLDER, name, NULL);
    HyphenDict *patterns = hnj_hyphen_load(path);
    if (patterns == NULL) {
        return NULL;
    }
    Dictionary *dictionary = g_new0(Dictionary, 1);
    dictionary->patterns = patterns;
    dictionary->utf8 = g_ascii_strcasecmp(patterns->cset, "UTF-8") == 0;
    if (!dictionary->utf8) {
        dictionary->converter = g_iconv_open(patterns->cset, "UTF-8");
    }
    return dictionary;
}

/* Dictionaries are loaded once and kept to the end of the run: loading the
 * Dutch one takes as long as shaping a leaflet. NULL is kept, too. */
static const Dictionary *dictionary_lookup(const char *name) {
    static GHashTable *cache;
    if (cache == NULL) {
        cache = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    gpointer found;
    if (!g_hash_table_lookup_extended(cache, name, NULL, &found)) {
        found = dictionary_load(name);
        g_hash_table_insert(cache, g_strdup(name), found);
    }
    return found;
}

/* The word in lower case, in the set of the dictionary; NULL when a letter
 * has no place there or its lower case is longer. */
static char *encode(const Dictionary *dictionary, const char *word,
                    gsize length, gsize *size) {
    g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
    *size = strlen(lower);
    if (g_utf8_strlen(lower, -1) != g_utf8_strlen(word, (gssize)length)) {
        return NULL;
    }
    if (dictionary->utf8) {
        return g_steal_pointer(&lower);
    }
    if (dictionary->converter == (GIConv)-1) {
        return NULL;
    }
    return g_convert_with_iconv(lower, -1, dictionary->converter, NULL, size,
                                NULL);
}

/* In Dutch a letter loses its trema after a hyphen (co-ordinatie): such
 * places are passed over. */
static bool begins_with_trema(const Language *language, const char *letter) {
    static const gunichar letters[] = {0xE4, 0xEB, 0xEF, 0xF6, 0xFC};
    gunichar character = g_unichar_tolower(g_utf8_get_char(letter));
    for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
        if (character == letters[i]) {
            return g_str_equal(language->code, "nl");
        }
    }
    return false;
}

/* `marks` has one entry for each character of the word, for both kinds of
 * set; an odd number allows a hyphen after it. */
static void take_marks(const Language *language, const char *word, int letters,
                       const char *marks, bool *allowed) {
    const char *letter = word;
    for (int i = 1; i < letters; i++) {
        letter = g_utf8_next_char(letter);
        if (i >= LEAST_PART && letters - i >= LEAST_PART &&
            (marks[i - 1] - '0') % 2 != 0 &&
            !begins_with_trema(language, letter)) {
            allowed[letter - word] = true;
        }
    }
}

static void free_replacements(char **replacements, int count) {
    for (int i = 0; replacements != NULL && i < count; i++) {
        free(replacements[i]);
    }
    free(replacements);
}

void hyphenation_mark(const Language *language, const char *word, gsize length,
                      bool *allowed) {
    int letters = (int)g_utf8_strlen(word, (gssize)length);
    if (language->hyphenation == NULL || letters < LEAST_WORD) {
        return;
    }
    const Dictionary *dictionary = dictionary_lookup(language->hyphenation);
    if (dictionary == NULL) {
        return;
    }
    gsize size;
    g_autofree char *encoded = encode(dictionary, word, length, &size);
    if (encoded == NULL) {
        return;
    }
    g_autofree char *marks = g_malloc0(size + 5);
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    int failed =
        hnj_hyphen_hyphenate2(dictionary->patterns, encoded, (int)size, marks,
                              NULL, &replacements, &positions, &cuts);
    /* Hyphens that change the spelling come with replacements: none taken. */
    if (failed == 0 && replacements == NULL) {
        take_marks(language, word, letters, marks, allowed);
    }
    free_replacements(replacements, (int)size);
    free(positions);
    free(cuts);
}
