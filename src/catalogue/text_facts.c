/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/text_facts.h"

#include <string.h>

static const char hole[] = "\xEF\xBF\xBC"; /* U+FFFC */

void text_facts_free(TextFacts *facts) {
    if (facts != NULL) {
        g_ptr_array_unref(facts->placeholders);
        g_ptr_array_unref(facts->numbers);
        g_ptr_array_unref(facts->phones);
        g_free(facts->plain);
        g_free(facts);
    }
}

static int compare_strings(gconstpointer a, gconstpointer b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool has_string(const GPtrArray *array, const char *text) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)array, text,
                                            g_str_equal, NULL);
}

/* The length of a mark that only groups digits, followed by exactly three:
 * 1.234, 1,234, 1 234 with U+00A0 or U+202F. Languages differ in it. */
static gsize group_mark(const char *at) {
    gsize length = 0;
    if (*at == '.' || *at == ',') {
        length = 1;
    } else if (g_str_has_prefix(at, "\xC2\xA0")) {
        length = 2;
    } else if (g_str_has_prefix(at, "\xE2\x80\xAF")) {
        length = 3;
    }
    const char *digits = at + length;
    return length > 0 && strspn(digits, "0123456789") == 3 ? length : 0;
}

static const char *take_number(GPtrArray *numbers, const char *at) {
    GString *number = g_string_new(NULL);
    gsize length = strspn(at, "0123456789");
    bool may_group = length <= 3 && *at != '0';
    g_string_append_len(number, at, (gssize)length);
    at += length;
    while (may_group && (length = group_mark(at)) > 0) {
        g_string_append_len(number, at + length, 3);
        at += length + 3;
    }
    /* "7月" is how Chinese writes the name of a month */
    if (g_str_has_prefix(at, "月")) {
        g_string_free(number, TRUE);
    } else {
        g_ptr_array_add(numbers, g_string_free(number, FALSE));
    }
    return at;
}

static void take_numbers(GPtrArray *numbers, const char *text) {
    while (*text != '\0') {
        if (g_ascii_isdigit(*text)) {
            text = take_number(numbers, text);
        } else {
            text++;
        }
    }
}

/* Digits with hyphens or single spaces, six or more with a leading zero or
 * plus: 0900-8844, +31 30 123 45 67. */
static const char phone_pattern[] =
    "(?<![0-9])(?:\\+|0)[0-9](?:[ -]?[0-9]){4,}";

static void take_phones(GPtrArray *phones, const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(phone_pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_regex_match(regex, text, 0, &match);
    while (g_match_info_matches(match)) {
        g_ptr_array_add(phones, g_match_info_fetch(match, 0));
        g_match_info_next(match, NULL);
    }
}

static bool has_letter(const char *text) {
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (g_unichar_isalpha(g_utf8_get_char(text))) {
            return true;
        }
    }
    return false;
}

static void add_piece(TextFacts *facts, const InlinePiece *piece,
                      GString *plain, GString *whole) {
    if (piece->kind == INLINE_PLACEHOLDER) {
        g_string_append(plain, hole);
        g_string_append(whole, hole);
        if (!has_string(facts->placeholders, piece->text)) {
            g_ptr_array_add(facts->placeholders, g_strdup(piece->text));
        }
        return;
    }
    g_string_append(plain, piece->kind == INLINE_DUTCH ? hole : piece->text);
    g_string_append(whole, piece->text);
}

static bool is_bold(const InlinePiece *piece) {
    return piece->kind == INLINE_STRONG || piece->strong;
}

static void read_pieces(TextFacts *facts, const GPtrArray *pieces) {
    GString *plain = g_string_new(NULL);
    GString *whole = g_string_new(NULL);
    bool bold = false;
    for (guint i = 0; i < pieces->len; i++) {
        const InlinePiece *piece = pieces->pdata[i];
        facts->bold += is_bold(piece) && !bold;
        bold = is_bold(piece);
        add_piece(facts, piece, plain, whole);
    }
    take_numbers(facts->numbers, whole->str);
    take_phones(facts->phones, whole->str);
    facts->only_dutch = !has_letter(plain->str);
    facts->plain = g_string_free(plain, FALSE);
    g_string_free(whole, TRUE);
    g_ptr_array_sort(facts->placeholders, compare_strings);
    g_ptr_array_sort(facts->numbers, compare_strings);
}

TextFacts *text_facts_new(const char *text, const char **fault) {
    g_autoptr(GPtrArray) pieces = inline_parse(text, fault);
    if (pieces == NULL) {
        return NULL;
    }
    TextFacts *facts = g_new0(TextFacts, 1);
    facts->placeholders = g_ptr_array_new_with_free_func(g_free);
    facts->numbers = g_ptr_array_new_with_free_func(g_free);
    facts->phones = g_ptr_array_new_with_free_func(g_free);
    read_pieces(facts, pieces);
    return facts;
}

bool text_facts_is_same(const GPtrArray *a, const GPtrArray *b) {
    if (a->len != b->len) {
        return false;
    }
    for (guint i = 0; i < a->len; i++) {
        if (strcmp(a->pdata[i], b->pdata[i]) != 0) {
            return false;
        }
    }
    return true;
}

char *text_without_marks(const char *text) {
    const char *fault = NULL;
    g_autoptr(TextFacts) facts = text_facts_new(text, &fault);
    return facts == NULL ? g_strdup(text) : g_strdup(facts->plain);
}
