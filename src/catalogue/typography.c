/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/typography.h"

#include <string.h>

#define NO_BREAK_SPACE 0xA0
#define NARROW_SPACE 0x202F
#define LEFT_GUILLEMET 0xAB
#define RIGHT_GUILLEMET 0xBB

/* The characters of a text, ended by 0, and the place in it. */
typedef struct {
    const gunichar *text;
    glong at;
} Place;

static gunichar before(Place place, glong distance) {
    return place.at < distance ? 0 : place.text[place.at - distance];
}

static bool is_plain_space(gunichar c) {
    return c == ' ' || c == NO_BREAK_SPACE || c == NARROW_SPACE;
}

static bool is_dash(gunichar c) {
    return c == 0x2013 || c == 0x2014;
}

/* What joins a letter to the word before it. */
static bool is_in_word(gunichar c) {
    return c != 0 && (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '-' ||
                      c == '\'' || c == 0x2019 || c == '}');
}

/* The space here, or what takes its place. */
static gunichar slavic_space(Place place) {
    gunichar next = place.text[place.at + 1];
    bool after_letter =
        g_unichar_isalpha(before(place, 1)) && !is_in_word(before(place, 2));
    bool before_dash =
        is_dash(next) && is_plain_space(place.text[place.at + 2]);
    return after_letter || before_dash ? NO_BREAK_SPACE : place.text[place.at];
}

/* A sign that has a space before it; a colon does not inside 14:00. */
static bool is_spaced_sign(const gunichar *at) {
    return *at == '?' || *at == '!' || *at == ';' || *at == RIGHT_GUILLEMET ||
           (*at == ':' && (at[1] == 0 || is_plain_space(at[1]) ||
                           at[1] == '*' || at[1] == '\n'));
}

static gunichar french_space(Place place) {
    bool tied = is_spaced_sign(place.text + place.at + 1) ||
                before(place, 1) == LEFT_GUILLEMET;
    return tied ? NARROW_SPACE : place.text[place.at];
}

/* Whether a space is missing before the character here. */
static bool lacks_french_space(Place place) {
    gunichar last = before(place, 1);
    if (is_spaced_sign(place.text + place.at)) {
        return g_unichar_isalnum(last) || last == '*' || last == ')' ||
               last == '}' || last == RIGHT_GUILLEMET || last == 0x2019 ||
               last == 0x201D;
    }
    return last == LEFT_GUILLEMET && !is_plain_space(place.text[place.at]);
}

static void append_french(GString *result, Place place) {
    gunichar c = place.text[place.at];
    if (before(place, 1) != 0 && lacks_french_space(place)) {
        g_string_append_unichar(result, NARROW_SPACE);
    }
    g_string_append_unichar(result,
                            is_plain_space(c) ? french_space(place) : c);
}

static void append_slavic(GString *result, Place place) {
    gunichar c = place.text[place.at];
    g_string_append_unichar(result, c == ' ' ? slavic_space(place) : c);
}

/* A star that begins or ends a Dutch passage: *aangifte*, not **bold**. */
static bool is_dutch_mark(Place place) {
    return place.text[place.at] == '*' && place.text[place.at + 1] != '*' &&
           before(place, 1) != '*' && before(place, 1) != '\\';
}

/* Dutch passages keep their own spaces. */
static char *set_spaces(const gunichar *text,
                        void (*append)(GString *, Place)) {
    GString *result = g_string_new(NULL);
    bool dutch = false;
    for (Place place = {text, 0}; text[place.at] != 0; place.at++) {
        dutch = dutch != is_dutch_mark(place);
        if (dutch) {
            g_string_append_unichar(result, text[place.at]);
        } else {
            append(result, place);
        }
    }
    return g_string_free(result, FALSE);
}

char *typography_set_spaces(const char *text, const Language *language) {
    static const char *const slavic[] = {"bg", "cs", "pl", "ru", "uk", NULL};
    g_autofree gunichar *characters = g_utf8_to_ucs4_fast(text, -1, NULL);
    if (g_strv_contains(slavic, language->code)) {
        return set_spaces(characters, append_slavic);
    }
    return strcmp(language->code, "fr") == 0
               ? set_spaces(characters, append_french)
               : g_strdup(text);
}
