/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/sentences.h"

#include "content/inline.h"

#include <string.h>

/* With a full stop that does not end a sentence. Those that often do end one
 * (enz., etc.) are not here. Sorted as in a dictionary. */
static const char *const abbreviations[] = {
    "apr", "art", "aug",  "bijv", "blz",  "bv",   "ca",   "dec",  "dhr", "dr",
    "drs", "evt", "excl", "feb",  "incl", "jan",  "max",  "mevr", "min", "mr",
    "mrt", "mw",  "nov",  "nr",   "okt",  "resp", "sept", "st",   "tel", "vgl",
};

static void free_sentence(gpointer data) {
    Sentence *sentence = data;
    g_free(sentence->text);
    g_free(sentence);
}

/* Without bold; placeholders stay as they are written. NULL: faulty marks. */
static char *plain_text(const char *text) {
    const char *fault = NULL;
    g_autoptr(GPtrArray) pieces = inline_parse(text, &fault);
    if (pieces == NULL) {
        return NULL;
    }
    GString *plain = g_string_new(NULL);
    for (guint i = 0; i < pieces->len; i++) {
        const InlinePiece *piece = g_ptr_array_index(pieces, i);
        bool hole = piece->kind == INLINE_PLACEHOLDER;
        g_string_append_printf(plain, hole ? "{%s}" : "%s", piece->text);
    }
    return g_string_free(plain, FALSE);
}

static int count_words(const char *text) {
    int words = 0;
    bool counted = false; /* the word that is being read */
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (g_unichar_isspace(c)) {
            counted = false;
        } else if (!counted && g_unichar_isalnum(c)) {
            counted = true;
            words++;
        }
    }
    return words;
}

static bool is_one_of(const char *at, const char *characters) {
    return *at != '\0' &&
           g_utf8_strchr(characters, -1, g_utf8_get_char(at)) != NULL;
}

static const char *skip(const char *at, const char *characters) {
    while (is_one_of(at, characters)) {
        at = g_utf8_next_char(at);
    }
    return at;
}

static bool is_space_at(const char *at) {
    return g_unichar_isspace(g_utf8_get_char(at));
}

static const char *skip_spaces(const char *at) {
    while (is_space_at(at)) {
        at = g_utf8_next_char(at);
    }
    return at;
}

/* "o.a", "d.w.z": single letters with full stops between them. */
static bool is_dotted(const char *word) {
    bool letter = true;
    for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at)) {
        bool fits =
            letter ? g_unichar_isalpha(g_utf8_get_char(at)) : *at == '.';
        if (!fits) {
            return false;
        }
        letter = !letter;
    }
    return !letter && strchr(word, '.') != NULL;
}

/* Whether a digit is the last thing before the word at `word`. */
static bool follows_number(const char *start, const char *word) {
    while (word > start && is_space_at(g_utf8_prev_char(word))) {
        word = g_utf8_prev_char(word);
    }
    return word > start && g_ascii_isdigit(word[-1]);
}

/* Whether the full stop at `stop` belongs to the word before it. */
static bool is_abbreviated(const char *start, const char *stop) {
    const char *word = stop;
    while (word > start && !is_space_at(g_utf8_prev_char(word)) &&
           !is_one_of(g_utf8_prev_char(word), "(‘“'\"/")) {
        word = g_utf8_prev_char(word);
    }
    g_autofree char *exact = g_strndup(word, (gsize)(stop - word));
    g_autofree char *name = g_ascii_strdown(exact, -1);
    if (strcmp(name, "u") == 0) { /* uur; else it is the pronoun */
        return follows_number(start, word);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(abbreviations); i++) {
        if (strcmp(name, abbreviations[i]) == 0) {
            return true;
        }
    }
    return is_dotted(name);
}

/* Whether what follows goes on with a sentence: small letters, but not those
 * of "’s Nachts". */
static bool goes_on(const char *at) {
    const char *word = skip(at, "‘“’'\"([");
    if (!g_unichar_islower(g_utf8_get_char(word))) {
        return false;
    }
    const char *after = g_utf8_next_char(word);
    bool clipped = word > at && is_space_at(after);
    return !clipped || !g_unichar_isupper(g_utf8_get_char(skip_spaces(after)));
}

/* The end of the sentence that begins at `start`; `*ended` says whether a sign
 * ends it. */
static const char *find_end(const char *start, bool *ended) {
    *ended = true;
    for (const char *at = start; *at != '\0'; at = g_utf8_next_char(at)) {
        if (!is_one_of(at, ".?!…")) {
            continue;
        }
        const char *end = skip(skip(at, ".?!…"), "’”'\")]");
        if (*end == '\0') {
            return end;
        }
        bool stop = *at == '.' && !is_one_of(at + 1, ".?!…");
        if (is_space_at(end) && !(stop && is_abbreviated(start, at)) &&
            !goes_on(skip_spaces(end))) {
            return end;
        }
    }
    *ended = false;
    return start + strlen(start);
}

GPtrArray *sentences_split(const char *text) {
    GPtrArray *sentences = g_ptr_array_new_with_free_func(free_sentence);
    g_autofree char *plain = plain_text(text);
    const char *at = plain == NULL ? "" : skip_spaces(plain);
    while (*at != '\0') {
        Sentence *sentence = g_new0(Sentence, 1);
        const char *end = find_end(at, &sentence->ended);
        sentence->text = g_strndup(at, (gsize)(end - at));
        sentence->words = count_words(sentence->text);
        g_ptr_array_add(sentences, sentence);
        at = skip_spaces(end);
    }
    return sentences;
}
