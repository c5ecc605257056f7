/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/source_text.h"

#include "content/inline.h"

#include <string.h>

/* A number of this many digits, or one that starts as service numbers do, is a
 * phone number; years and dates have fewer, and do not start with 0. */
#define PHONE_DIGITS 7

/* Runs of spaces and line ends become one space; no-break spaces stay. */
static char *single_spaces(const char *text) {
    GString *single = g_string_new(NULL);
    for (; *text != '\0'; text++) {
        bool blank = *text == ' ' || *text == '\n' || *text == '\t';
        if (!blank) {
            g_string_append_c(single, *text);
        } else if (single->len > 0 && single->str[single->len - 1] != ' ') {
            g_string_append_c(single, ' ');
        }
    }
    if (single->len > 0 && single->str[single->len - 1] == ' ') {
        g_string_truncate(single, single->len - 1);
    }
    return g_string_free(single, FALSE);
}

static bool is_phone_start(char c) {
    return c == '0' || c == '+';
}

/* What may stand between the digits of a phone number. */
static gsize phone_gap(const char *at) {
    gsize gap = strspn(at, "-. ()/");
    while (g_str_has_prefix(at + gap, "\u00A0") ||
           g_str_has_prefix(at + gap, "\u2011")) {
        gap += g_str_has_prefix(at + gap, "\u00A0") ? 2 : 3;
    }
    return gap;
}

/* Counts the digits from `at` on, over gaps of a few characters. */
static int count_digits(const char *at) {
    int digits = 0;
    while (*at != '\0') {
        if (g_ascii_isdigit(*at)) {
            digits++;
            at++;
        } else {
            gsize gap = phone_gap(at);
            if (gap == 0 || gap > 3 || !g_ascii_isdigit(at[gap])) {
                break;
            }
            at += gap;
        }
    }
    return digits;
}

static bool has_phone_number(const char *text) {
    for (const char *at = text; *at != '\0'; at++) {
        bool starts = at == text || !g_ascii_isdigit(at[-1]);
        if (!starts) {
            continue;
        }
        if (is_phone_start(*at) &&
            count_digits(*at == '+' ? at + 1 : at) >= PHONE_DIGITS) {
            return true;
        }
        if (g_str_has_prefix(at, "14 0") && count_digits(at) >= 5) {
            return true;
        }
    }
    return false;
}

static bool has_entity(const char *text) {
    for (const char *at = text; (at = strchr(at, '&')) != NULL; at++) {
        gsize length = 1 + (at[1] == '#');
        while (g_ascii_isalnum(at[length])) {
            length++;
        }
        if (length > 1 && at[length] == ';') {
            return true;
        }
    }
    return false;
}

static bool has_tag(const char *text) {
    for (const char *at = text; (at = strchr(at, '<')) != NULL; at++) {
        if (g_ascii_isalpha(at[1]) || (at[1] != '\0' && strchr("/!?", at[1]))) {
            return true;
        }
    }
    return false;
}

static bool has_address(const char *text) {
    return strstr(text, "://") != NULL || strstr(text, "www.") != NULL ||
           strstr(text, "mailto:") != NULL;
}

/* A backslash that takes nothing's meaning away would be printed. */
static bool has_stray_backslash(const char *text) {
    for (const char *at = text; (at = strchr(at, '\\')) != NULL; at += 2) {
        if (at[1] == '\0' || strchr("*{}\\", at[1]) == NULL) {
            return true;
        }
    }
    return false;
}

static bool has_dutch_mark(const GPtrArray *pieces) {
    for (guint i = 0; i < pieces->len; i++) {
        const InlinePiece *piece = g_ptr_array_index(pieces, i);
        if (piece->kind == INLINE_DUTCH) {
            return true;
        }
    }
    return false;
}

static void check_marks(const char *text, Position position, Diag *diag) {
    const char *fault = NULL;
    g_autoptr(GPtrArray) pieces = inline_parse(text, &fault);
    if (pieces == NULL) {
        diag_error(diag, position, "inline-mark", "%s", fault);
    } else if (has_dutch_mark(pieces)) {
        diag_error(diag, position, "inline-mark",
                   "*one asterisk* is for translations, write **bold** or "
                   "leave it out");
    }
}

static void check_text(const char *text, Position position, Diag *diag) {
    static const struct {
        bool (*is_found)(const char *text);
        const char *tag, *problem;
    } checks[] = {
        {has_tag, "markdown", "HTML is refused, write plain text"},
        {has_entity, "markdown", "write the character itself, no &entity;"},
        {has_address, "markdown",
         "links and addresses are refused inside a text, leave it out"},
        {has_stray_backslash, "markdown",
         "a backslash stands only before * { } or \\, leave it out"},
        {has_phone_number, "number-in-sentence",
         "no phone number inside a sentence, except 112 and 113"},
    };
    check_marks(text, position, diag);
    for (gsize i = 0; i < G_N_ELEMENTS(checks); i++) {
        if (checks[i].is_found(text)) {
            diag_error(diag, position, checks[i].tag, "%s", checks[i].problem);
        }
    }
}

Message *source_message_new(const char *context, const char *text,
                            Position position, Diag *diag) {
    g_autofree char *single = single_spaces(text);
    check_text(single, position, diag);
    return message_new(context, single, position);
}

GPtrArray *source_placeholders(const char *text) {
    const char *fault = NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) pieces = inline_parse(text, &fault);
    for (guint i = 0; pieces != NULL && i < pieces->len; i++) {
        const InlinePiece *piece = g_ptr_array_index(pieces, i);
        if (piece->kind == INLINE_PLACEHOLDER &&
            !g_ptr_array_find_with_equal_func(names, piece->text, g_str_equal,
                                              NULL)) {
            g_ptr_array_add(names, g_strdup(piece->text));
        }
    }
    return names;
}

void source_refuse_placeholders(const Message *message, Diag *diag) {
    g_autoptr(GPtrArray) names = source_placeholders(message->source);
    for (guint i = 0; i < names->len; i++) {
        diag_error(diag, message->position, "placeholder",
                   "nothing gives a value for {%s} here, leave it out",
                   (const char *)g_ptr_array_index(names, i));
    }
}

static bool is_word_at(const char *at) {
    gunichar c = g_utf8_get_char(at);
    return c != 0 && (g_unichar_isalnum(c) || g_unichar_ismark(c));
}

/* Alone, or all that follows the last colon. */
static bool is_set_apart(const char *text, const char *at, gsize length) {
    const char *rest = at + length;
    bool ends = rest[strspn(rest, ".")] == '\0';
    return ends && (at == text || (at - text >= 2 && at[-2] == ':'));
}

bool source_has_name(const char *text, const char *name) {
    gsize length = strlen(name);
    const char *at = text;
    while ((at = strstr(at, name)) != NULL) {
        bool starts = at == text || !is_word_at(g_utf8_prev_char(at));
        if (starts && !is_word_at(at + length) &&
            !is_set_apart(text, at, length)) {
            return true;
        }
        at += length;
    }
    return false;
}
