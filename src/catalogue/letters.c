/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/letters.h"

#include <string.h>

static bool is_hidden(gunichar c, const char *script) {
    if ((c == 0x200C || c == 0x200D) && strcmp(script, "Arab") == 0) {
        return false;
    }
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return true;
    default:
        return false;
    }
}

gunichar letters_find_hidden(const char *text, const char *script) {
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (is_hidden(g_utf8_get_char(text), script)) {
            return g_utf8_get_char(text);
        }
    }
    return 0;
}

gunichar letters_find_lookalike(const char *text, const char *code,
                                const char **hint) {
    static const struct {
        const char *code, *wrong, *hint;
    } lookalikes[] = {
        {"ro", "ŞşŢţ", "write ș and ț with a comma below (U+0219, U+021B)"},
        {"hu", "ÕõÛû", "write ő and ű (U+0151, U+0171)"},
        {"fa", "كي", "write ک and ی (U+06A9, U+06CC)"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lookalikes); i++) {
        if (strcmp(code, lookalikes[i].code) != 0) {
            continue;
        }
        for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
            gunichar c = g_utf8_get_char(at);
            if (g_utf8_strchr(lookalikes[i].wrong, -1, c) != NULL) {
                *hint = lookalikes[i].hint;
                return c;
            }
        }
    }
    return 0;
}

static bool is_letter(const char *at) {
    return *at != '\0' && (g_unichar_isalpha(g_utf8_get_char(at)) ||
                           g_unichar_ismark(g_utf8_get_char(at)));
}

/* The end of the word at `at`: letters and their marks. */
static const char *word_end(const char *at) {
    while (is_letter(at)) {
        at = g_utf8_next_char(at);
    }
    return at;
}

static bool is_latin(const char *at) {
    return g_unichar_get_script(g_utf8_get_char(at)) == G_UNICODE_SCRIPT_LATIN;
}

/* The same, but a name ends where another script begins without a space. */
static const char *run_end(const char *at) {
    bool latin = is_latin(at);
    while (is_letter(at) && is_latin(at) == latin) {
        at = g_utf8_next_char(at);
    }
    return at;
}

static const char *next_word(const char *at) {
    while (*at != '\0' && !g_unichar_isalpha(g_utf8_get_char(at))) {
        at = g_utf8_next_char(at);
    }
    return at;
}

static bool is_mixed(const char *at, const char *end) {
    GUnicodeScript first = G_UNICODE_SCRIPT_COMMON;
    for (; at < end; at = g_utf8_next_char(at)) {
        GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(at));
        if (script != G_UNICODE_SCRIPT_LATIN &&
            script != G_UNICODE_SCRIPT_GREEK &&
            script != G_UNICODE_SCRIPT_CYRILLIC) {
            continue;
        }
        if (first != G_UNICODE_SCRIPT_COMMON && script != first) {
            return true;
        }
        first = script;
    }
    return false;
}

char *letters_copy_mixed_word(const char *text) {
    for (text = next_word(text); *text != '\0'; text = next_word(text)) {
        const char *end = word_end(text);
        if (is_mixed(text, end)) {
            return g_strndup(text, (gsize)(end - text));
        }
        text = end;
    }
    return NULL;
}

static GUnicodeScript find_script(const char *code) {
    if (g_str_has_prefix(code, "Han") && strcmp(code, "Hang") != 0) {
        return G_UNICODE_SCRIPT_HAN; /* Hans, Hant, Hani */
    }
    if (strlen(code) != 4) {
        return G_UNICODE_SCRIPT_INVALID_CODE;
    }
    guint32 tag = (guint32)code[0] << 24 | (guint32)code[1] << 16 |
                  (guint32)code[2] << 8 | (guint32)code[3];
    return g_unicode_script_from_iso15924(tag);
}

/* GGD, PrEP when the Dutch has it, WhatsApp; not a word of a sentence. */
static bool is_name(const char *word, const char *dutch) {
    bool has_lower = false, has_upper = false;
    for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        has_lower = has_lower || g_unichar_islower(c);
        has_upper = has_upper || g_unichar_isupper(c);
    }
    return is_latin(word) && has_upper &&
           (!has_lower || strstr(dutch, word) != NULL);
}

bool letters_is_in_script(const char *text, const char *dutch,
                          const char *script) {
    GUnicodeScript wanted = find_script(script);
    int right = 0, wrong = 0;
    for (text = next_word(text); *text != '\0'; text = next_word(text)) {
        const char *end = run_end(text);
        g_autofree char *word = g_strndup(text, (gsize)(end - text));
        bool skip = wanted != G_UNICODE_SCRIPT_LATIN && is_name(word, dutch);
        for (; text < end && !skip; text = g_utf8_next_char(text)) {
            GUnicodeScript found = g_unichar_get_script(g_utf8_get_char(text));
            if (found == wanted) {
                right++;
            } else if (found != G_UNICODE_SCRIPT_COMMON &&
                       found != G_UNICODE_SCRIPT_INHERITED) {
                wrong++;
            }
        }
        text = end;
    }
    return right >= wrong;
}
