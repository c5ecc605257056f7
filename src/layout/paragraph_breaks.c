/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Break places: ICU's lines for the language, hyphens from the dictionary,
 * minus what a leaflet keeps together. */
#include "layout/hyphenation.h"
#include "layout/paragraph_parts.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>

/* Letters: soa-test breaks, opting-in does not. */
#define PART_BESIDE_HYPHEN 3

static UBreakIterator *open_iterator(const Language *language) {
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(language->tag, locale, sizeof locale, NULL, &error);
    UBreakIterator *iterator =
        ubrk_open(UBRK_LINE, U_FAILURE(error) ? "" : locale, NULL, 0, &error);
    g_assert(U_SUCCESS(error)); /* else ICU has no data: not installed right */
    return iterator;
}

/* Iterators are opened once for each language and kept to the end of the run:
 * opening one takes longer than breaking a paragraph with it. */
static UBreakIterator *lookup_iterator(const Language *language) {
    static GHashTable *cache;
    if (cache == NULL) {
        cache = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    UBreakIterator *iterator = g_hash_table_lookup(cache, language->tag);
    if (iterator == NULL) {
        iterator = open_iterator(language);
        g_hash_table_insert(cache, g_strdup(language->tag), iterator);
    }
    return iterator;
}

/* Marks ICU's places in `kinds`, one entry for each byte. */
static void mark_plain(const Paragraph *paragraph, guint8 *kinds) {
    static const UChar none[] = {0};
    UErrorCode error = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, paragraph->text, paragraph->length, &error);
    UBreakIterator *iterator = lookup_iterator(paragraph->language);
    ubrk_setUText(iterator, &text, &error);
    g_assert(U_SUCCESS(error));
    for (int place = ubrk_next(iterator); place != UBRK_DONE;
         place = ubrk_next(iterator)) {
        bool forced = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD;
        kinds[place] = forced ? BREAK_FORCED : BREAK_PLAIN;
    }
    ubrk_setText(iterator, none, 0, &error); /* it outlives the paragraph */
    utext_close(&text);
}

static gunichar character_at(const Paragraph *paragraph, int offset) {
    return offset < 0 || offset >= paragraph->length
               ? 0
               : g_utf8_get_char(paragraph->text + offset);
}

static int step_back(const Paragraph *paragraph, int offset) {
    return offset <= 0 ? -1
                       : (int)(g_utf8_prev_char(paragraph->text + offset) -
                               paragraph->text);
}

/* The offset after the last character before `offset` that is no white
 * space. */
static int trim(const Paragraph *paragraph, int offset, int start) {
    while (offset > start) {
        int before = step_back(paragraph, offset);
        if (!paragraph_is_space(character_at(paragraph, before))) {
            break;
        }
        offset = before;
    }
    return offset;
}

static int letters_after(const Paragraph *paragraph, int offset) {
    int count = 0;
    const char *p = paragraph->text + offset;
    while (g_unichar_isalpha(g_utf8_get_char(p))) {
        p = g_utf8_next_char(p);
        count++;
    }
    return count;
}

static int letters_before(const Paragraph *paragraph, int offset) {
    int count = 0;
    for (int before = step_back(paragraph, offset);
         g_unichar_isalpha(character_at(paragraph, before));
         before = step_back(paragraph, before)) {
        count++;
    }
    return count;
}

/* e-mail, opting-in: a short part does not stand alone. 18–21: numbers stay
 * together. */
static bool is_kept_dash(const Paragraph *paragraph, int place) {
    int dash = step_back(paragraph, place);
    gunichar character = character_at(paragraph, dash);
    if (character == '-' || character == 0x2010) {
        int after = letters_after(paragraph, place);
        int before = letters_before(paragraph, dash);
        return after < PART_BESIDE_HYPHEN || before < PART_BESIDE_HYPHEN;
    }
    return character == 0x2013 &&
           g_unichar_isdigit(character_at(paragraph, place)) &&
           g_unichar_isdigit(
               character_at(paragraph, step_back(paragraph, dash)));
}

/* € 25, 25 €, 25 %. */
static bool is_kept_amount(const Paragraph *paragraph, int place) {
    int end = trim(paragraph, place, 0);
    if (end == place) {
        return false;
    }
    gunichar left = character_at(paragraph, step_back(paragraph, end));
    gunichar right = character_at(paragraph, place);
    bool left_sign = g_unichar_type(left) == G_UNICODE_CURRENCY_SYMBOL;
    bool right_sign =
        g_unichar_type(right) == G_UNICODE_CURRENCY_SYMBOL || right == '%';
    return (left_sign && g_unichar_isdigit(right)) ||
           (right_sign && g_unichar_isdigit(left));
}

static void remove_kept(const Paragraph *paragraph, guint8 *kinds) {
    for (int place = 1; place < paragraph->length; place++) {
        if (kinds[place] == BREAK_PLAIN && (is_kept_dash(paragraph, place) ||
                                            is_kept_amount(paragraph, place))) {
            kinds[place] = BREAK_NONE;
        }
    }
    for (guint i = 0; i < paragraph->passages->len; i++) {
        const Passage *passage =
            &g_array_index(paragraph->passages, Passage, i);
        if (passage->unbreakable) {
            memset(kinds + passage->start + 1, BREAK_NONE,
                   (gsize)(passage->end - passage->start - 1));
        }
    }
}

static bool is_word_character(gunichar character) {
    return g_unichar_isalpha(character) || g_unichar_ismark(character);
}

static void hyphenate_word(const Paragraph *paragraph, int start, int end,
                           guint8 *kinds) {
    gsize length = (gsize)(end - start);
    g_autofree bool *allowed = g_new0(bool, length + 1);
    hyphenation_mark(paragraph->language, paragraph->text + start, length,
                     allowed);
    for (gsize i = 1; i < length; i++) {
        if (allowed[i] && kinds[start + (int)i] == BREAK_NONE) {
            kinds[start + (int)i] = BREAK_HYPHEN;
        }
    }
}

/* The words of the passage. A word that goes on in the next passage is passed
 * over with it: half of it would be hyphenated wrongly. */
static void hyphenate_passage(const Paragraph *paragraph,
                              const Passage *passage, guint8 *kinds) {
    int offset = passage->start;
    while (offset < passage->end) {
        int start = offset;
        while (offset < passage->end &&
               is_word_character(character_at(paragraph, offset))) {
            offset += g_utf8_skip[(guchar)paragraph->text[offset]];
        }
        bool whole = (start > passage->start ||
                      !is_word_character(character_at(
                          paragraph, step_back(paragraph, start)))) &&
                     (offset < passage->end ||
                      !is_word_character(character_at(paragraph, offset)));
        if (offset > start && whole) {
            hyphenate_word(paragraph, start, offset, kinds);
        }
        if (offset < passage->end) {
            offset += g_utf8_skip[(guchar)paragraph->text[offset]];
        }
    }
}

static void mark_hyphens(const Paragraph *paragraph, guint8 *kinds) {
    if (!paragraph->hyphenate) {
        return;
    }
    for (guint i = 0; i < paragraph->passages->len; i++) {
        const Passage *passage =
            &g_array_index(paragraph->passages, Passage, i);
        /* Numbers, names and other languages are left whole. */
        if (passage->style != NULL && passage->style->hyphenate &&
            !passage->isolate && !passage->unbreakable &&
            passage->language == paragraph->language) {
            hyphenate_passage(paragraph, passage, kinds);
        }
    }
}

static void append_break(Paragraph *paragraph, int place, BreakKind kind) {
    Break found = {trim(paragraph, place, paragraph->start), place, kind};
    if (found.end > paragraph->start || kind == BREAK_FORCED) {
        /* A soft hyphen in the text becomes a hyphen at the end. */
        int last = step_back(paragraph, place);
        if (kind == BREAK_PLAIN && character_at(paragraph, last) == 0xAD) {
            found.end = last;
            found.kind = BREAK_HYPHEN;
        }
        g_array_append_val(paragraph->breaks, found);
    }
}

void paragraph_find_breaks(Paragraph *paragraph) {
    int length = paragraph->length;
    while (paragraph->start < length &&
           paragraph_is_space(character_at(paragraph, paragraph->start))) {
        paragraph->start +=
            g_utf8_skip[(guchar)paragraph->text[paragraph->start]];
    }
    if (paragraph->start == length) {
        return;
    }
    g_autofree guint8 *kinds = g_new0(guint8, length + 1);
    mark_plain(paragraph, kinds);
    remove_kept(paragraph, kinds);
    mark_hyphens(paragraph, kinds);
    kinds[length] = BREAK_FORCED;
    for (int place = paragraph->start + 1; place <= length; place++) {
        if (kinds[place] != BREAK_NONE) {
            append_break(paragraph, place, (BreakKind)kinds[place]);
        }
    }
}
