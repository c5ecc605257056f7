/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_text.h"

#include "catalogue/plural.h"
#include "content/inline.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#define DATE_MAX 128

char *compose_locale(const Language *language) {
    /* the English texts are British */
    bool english = strcmp(language->code, "en") == 0;
    return g_strdup_printf("%s@calendar=gregorian;numbers=latn",
                           english ? "en_GB" : language->code);
}

char *compose_date(const GDate *date, const Language *language) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[DATE_MAX], formatted[DATE_MAX];
    char text[DATE_MAX * 4] = "";
    g_autofree char *locale = compose_locale(language);
    UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
    int length = udatpg_getBestPattern(generator, u"dMMMMy", 6, pattern,
                                       DATE_MAX, &status);
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC",
                                    -1, pattern, length, &status);
    /* days since 1 January 1970 */
    double days = (double)g_date_get_julian(date) - 719163.0;
    udat_format(format, days * 86400000.0, formatted, DATE_MAX, NULL, &status);
    u_strToUTF8(text, sizeof text, NULL, formatted, -1, &status);
    udat_close(format);
    udatpg_close(generator);
    g_assert(U_SUCCESS(status));
    return g_strdup(text);
}

static char *formatted_value(const char *text, ValueKind kind,
                             const Language *language) {
    if (kind == VALUE_AMOUNT) {
        return g_strconcat("€\u00A0", text, NULL);
    }
    if (kind == VALUE_DATE) {
        int year, month, day;
        if (sscanf(text, "%d-%d-%d", &year, &month, &day) == 3 &&
            g_date_valid_dmy(day, month, year)) {
            GDate date;
            g_date_clear(&date, 1);
            g_date_set_dmy(&date, day, month, year);
            return compose_date(&date, language);
        }
    }
    return g_strdup(text);
}

static ValueKind value_kind(const Values *values, const char *name) {
    gpointer kind = NULL;
    if (values->kinds != NULL &&
        g_hash_table_lookup_extended((GHashTable *)values->kinds, name, NULL,
                                     &kind)) {
        return GPOINTER_TO_INT(kind);
    }
    return VALUE_NUMBER;
}

/* A date in words is text of the language; all else has its own direction. */
static Span *value_span(const char *text, ValueKind kind,
                        const Message *message) {
    g_autofree char *formatted = formatted_value(text, kind, message->language);
    Span *span = span_new(formatted);
    span->isolate = kind != VALUE_DATE;
    span->unbreakable = kind != VALUE_NAME && kind != VALUE_DATE;
    return span;
}

static bool is_latin_letter(gunichar c) {
    return g_unichar_isalpha(c) &&
           g_unichar_get_script(c) == G_UNICODE_SCRIPT_LATIN;
}

static gboolean is_core(gunichar c) {
    return is_latin_letter(c) || g_unichar_isdigit(c);
}

/* What may stand between two characters of one foreign run: 0900-8844, 06:30,
 * 12,50. */
static bool is_joiner(gunichar c) {
    return strchr("-.,:@/+&'", (int)c) != NULL && c < 128 && c != 0;
}

/* The end of the run of core characters that begins at `start`: a joiner or a
 * space counts only between two of them. */
static const char *run_end(const char *start, gboolean (*core)(gunichar)) {
    const char *end = start;
    const char *at = start;
    while (*at != '\0') {
        gunichar c = g_utf8_get_char(at);
        if (core(c)) {
            at = end = g_utf8_next_char(at);
        } else if ((is_joiner(c) || c == ' ' || c == 0xA0) &&
                   core(g_utf8_get_char(g_utf8_next_char(at)))) {
            at = g_utf8_next_char(at);
        } else {
            break;
        }
    }
    return end;
}

static bool has_latin_letter(const char *text) {
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (is_latin_letter(g_utf8_get_char(text))) {
            return true;
        }
    }
    return false;
}

/* A number that must stay in one piece: 0900-8844, 14 030. */
static bool is_number(const char *text) {
    return g_unichar_isdigit(g_utf8_get_char(text)) && !has_latin_letter(text);
}

static void append_piece(GPtrArray *spans, const char *start, gsize length,
                         bool strong) {
    if (length > 0) {
        g_autofree char *text = g_strndup(start, length);
        Span *span = span_new(text);
        span->strong = strong;
        g_ptr_array_add(spans, span);
    }
}

static void append_run(GPtrArray *spans, const char *start, gsize length,
                       bool strong, const Composition *composition) {
    append_piece(spans, start, length, strong);
    Span *span = g_ptr_array_index(spans, spans->len - 1);
    span->isolate = composition->texts->language->right_to_left;
    span->unbreakable = is_number(span->text);
    if (has_latin_letter(span->text)) {
        span->language = composition->content->dutch;
    }
}

/* In a language that is not written in Latin letters, Latin words are Dutch
 * names; they and all numbers get their own direction. In the others only
 * numbers are kept whole. */
static void append_text(GPtrArray *spans, const char *text, bool strong,
                        const Message *message,
                        const Composition *composition) {
    bool latin = g_str_equal(message->language->script, "Latn");
    gboolean (*core)(gunichar) = latin ? g_unichar_isdigit : is_core;
    const char *plain = text;
    for (const char *at = text; *at != '\0';) {
        if (core(g_utf8_get_char(at))) {
            const char *end = run_end(at, core);
            append_piece(spans, plain, at - plain, strong);
            append_run(spans, at, end - at, strong, composition);
            at = plain = end;
        } else {
            at = g_utf8_next_char(at);
        }
    }
    append_piece(spans, plain, strlen(plain), strong);
}

static void append_placeholder(GPtrArray *spans, const InlinePiece *piece,
                               const Message *message, const Values *values,
                               Diag *diag) {
    const char *text = values != NULL && values->texts != NULL
                           ? g_hash_table_lookup(values->texts, piece->text)
                           : NULL;
    if (text == NULL) {
        diag_error(diag, message->position, "placeholder",
                   "placeholder {%s} has no value, give it one", piece->text);
        return;
    }
    Span *span = value_span(text, value_kind(values, piece->text), message);
    span->strong = piece->strong;
    g_ptr_array_add(spans, span);
}

/* The form that the counted value asks for, by the rule of the language that
 * the text is in. */
static const char *chosen_form(const Message *message, const Values *values) {
    if (message->counted == NULL || message->form_count < 2 || values == NULL ||
        values->texts == NULL) {
        return message->forms[0];
    }
    const char *count = g_hash_table_lookup(values->texts, message->counted);
    int form_count = 0;
    PluralRule rule = plural_find(message->language->plural_forms, &form_count);
    if (count == NULL || rule == NULL) {
        return message->forms[0];
    }
    int form = rule(strtoul(count, NULL, 10));
    return message->forms[MIN(form, message->form_count - 1)];
}

static void append_inline(GPtrArray *spans, const InlinePiece *piece,
                          const Message *message,
                          const Composition *composition) {
    if (piece->kind == INLINE_DUTCH) {
        append_piece(spans, piece->text, strlen(piece->text), piece->strong);
        Span *span = g_ptr_array_index(spans, spans->len - 1);
        span->language = composition->content->dutch;
        span->isolate = message->language->right_to_left;
    } else {
        append_text(spans, piece->text, piece->kind == INLINE_STRONG, message,
                    composition);
    }
}

GPtrArray *compose_spans(const Composition *composition, const Message *message,
                         const Values *values, Diag *diag) {
    GPtrArray *spans =
        g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    const char *fault = NULL;
    g_autoptr(GPtrArray) pieces =
        inline_parse(chosen_form(message, values), &fault);
    if (pieces == NULL) {
        diag_error(diag, message->position, "inline-mark", "%s", fault);
        return spans;
    }
    for (guint i = 0; i < pieces->len; i++) {
        const InlinePiece *piece = g_ptr_array_index(pieces, i);
        if (piece->kind == INLINE_PLACEHOLDER) {
            append_placeholder(spans, piece, message, values, diag);
        } else {
            append_inline(spans, piece, message, composition);
        }
    }
    return spans;
}

Block *compose_block(const Composition *composition, BlockKind kind,
                     const Message *message, const Values *values, Diag *diag) {
    Block *block = block_new(kind, message->position);
    block->spans = compose_spans(composition, message, values, diag);
    block->state = message->state;
    block->origin = message;
    if (message->language != composition->texts->language) {
        block->language = message->language;
    }
    return block;
}

const Message *compose_lookup_service(const Composition *composition,
                                      const char *id) {
    const Document *services = texts_lookup(composition->texts, "services");
    const Message *message = services != NULL && id != NULL
                                 ? document_lookup_message(services, id)
                                 : NULL;
    if (message != NULL && composition->texts->language->topics != NULL &&
        message->translatable && message->state == STATE_MISSING) {
        return NULL;
    }
    return message;
}

Block *compose_literal(BlockRole role, const char *text,
                       const Language *language, bool isolate) {
    Block *block = block_new(BLOCK_PARAGRAPH, (Position){0});
    block->role = role;
    block->state = STATE_CHECKED;
    block->spans = g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    Span *span = span_new(text);
    span->isolate = isolate;
    span->unbreakable = role == ROLE_PHONE;
    /* addresses on the net have this role, too */
    span->phone = role == ROLE_PHONE && value_fits_kind(text, VALUE_PHONE);
    span->language = language;
    g_ptr_array_add(block->spans, span);
    return block;
}

Block *compose_interface_text(const Composition *composition, const char *key,
                              BlockRole role, const Values *values,
                              Diag *diag) {
    const Document *interface = texts_lookup(composition->texts, "interface");
    const Message *message =
        interface != NULL ? document_lookup_message(interface, key) : NULL;
    if (message == NULL) {
        diag_error(diag, position_in_file("content/interface.yaml"),
                   "interface", "no text with the key %s, add it", key);
        return NULL;
    }
    Block *block =
        compose_block(composition, BLOCK_PARAGRAPH, message, values, diag);
    block->role = role;
    return block;
}
