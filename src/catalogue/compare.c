/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/compare.h"

#include "catalogue/letters.h"
#include "catalogue/plural.h"
#include "catalogue/text_facts.h"
#include "content/grapheme.h"

#include <string.h>

/* One form of a translation beside the Dutch. */
typedef struct {
    const Comparing *comparing;
    const Language *language;
    const Message *message;
    Position position;
    char *where;      /* context, and the form of a counted text */
    const char *text; /* of the translation */
    TextFacts *facts; /* of the translation */
    TextFacts *one;   /* of the Dutch singular; the same text if not counted */
    TextFacts *other; /* of the Dutch */
    bool exact;       /* this form stands for one number alone */
    unsigned long exact_count;
} Pair;

static void G_GNUC_PRINTF(3, 4)
    report(const Pair *pair, const char *tag, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diag_error(pair->comparing->diag, pair->position, tag, "%s: %s",
               pair->where, text);
}

static char *join(const GPtrArray *strings) {
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < strings->len; i++) {
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
                               (const char *)strings->pdata[i]);
    }
    return g_string_free(list, FALSE);
}

static bool has_string(const GPtrArray *array, const char *text) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)array, text,
                                            g_str_equal, NULL);
}

static void compare_placeholders(const Pair *pair) {
    const GPtrArray *wanted = pair->other->placeholders;
    const GPtrArray *found = pair->facts->placeholders;
    for (guint i = 0; i < wanted->len; i++) {
        const char *name = wanted->pdata[i];
        bool may_lack =
            pair->exact && g_strcmp0(name, pair->message->counted) == 0;
        if (!may_lack && !has_string(found, name)) {
            report(pair, "loss",
                   "{%s} is missing; put it where the value belongs", name);
        }
    }
    for (guint i = 0; i < found->len; i++) {
        const char *name = found->pdata[i];
        if (!has_string(wanted, name)) {
            report(pair, "loss",
                   "the Dutch has no {%s}; copy names of placeholders as they "
                   "are",
                   name);
        }
    }
}

/* A form for one number alone may name that number or leave it out. */
static bool is_numbers_with_count(const Pair *pair) {
    const GPtrArray *wanted = pair->other->numbers;
    const GPtrArray *found = pair->facts->numbers;
    g_autofree char *count = g_strdup_printf("%lu", pair->exact_count);
    if (found->len != wanted->len + 1) {
        return false;
    }
    bool left_out = false;
    for (guint i = 0; i < found->len; i++) {
        guint at = left_out ? i - 1 : i;
        bool same =
            at < wanted->len && strcmp(found->pdata[i], wanted->pdata[at]) == 0;
        if (!same && (left_out || strcmp(found->pdata[i], count) != 0)) {
            return false;
        }
        left_out = left_out || !same;
    }
    return true;
}

static void compare_numbers(const Pair *pair) {
    const GPtrArray *found = pair->facts->numbers;
    if (text_facts_is_same(found, pair->other->numbers) ||
        (pair->exact && (text_facts_is_same(found, pair->one->numbers) ||
                         is_numbers_with_count(pair)))) {
        return;
    }
    g_autofree char *here = join(found);
    g_autofree char *dutch = join(pair->other->numbers);
    report(pair, "loss", "the numbers differ: %s here, %s in the Dutch",
           *here == '\0' ? "none" : here, *dutch == '\0' ? "none" : dutch);
}

static void compare_phones(const Pair *pair) {
    for (guint i = 0; i < pair->other->phones->len; i++) {
        const char *phone = pair->other->phones->pdata[i];
        if (strstr(pair->text, phone) == NULL) {
            report(pair, "loss", "the phone number %s must stand here as it is",
                   phone);
        }
    }
}

static void compare_bold(const Pair *pair) {
    if (pair->facts->bold != pair->other->bold) {
        report(pair, "loss", "%d passages are **bold** here, %d in the Dutch",
               pair->facts->bold, pair->other->bold);
    }
}

static void check_letters(const Pair *pair) {
    const char *hint = NULL;
    gunichar c = letters_find_hidden(pair->text, pair->language->script);
    if (c != 0) {
        report(pair, "hidden-character",
               "the invisible character U+%04X must not stand in a text; "
               "remove it",
               c);
    }
    c = letters_find_lookalike(pair->text, pair->language->code, &hint);
    if (c != 0) {
        report(pair, "letter", "the letter U+%04X is not used; %s", c, hint);
    }
    g_autofree char *word = letters_copy_mixed_word(pair->text);
    if (word != NULL) {
        report(pair, "letter",
               "the word \"%s\" mixes letters of two scripts; type it again",
               word);
    }
}

static void check_script(const Pair *pair) {
    if (!letters_is_in_script(pair->facts->plain, pair->other->plain,
                              pair->language->script)) {
        report(pair, "wrong-script",
               "most letters are not in the script of the language (%s)",
               pair->language->script);
    }
}

static bool has_word(const char *text, const char *word) {
    gsize length = strlen(word);
    for (const char *at = strstr(text, word); at != NULL;
         at = strstr(at + length, word)) {
        bool starts = at == text ||
                      !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
        if (starts && !g_unichar_isalnum(g_utf8_get_char(at + length))) {
            return true;
        }
    }
    return false;
}

/* Readers meet these words on Dutch letters and signs. */
static void check_names(const Pair *pair) {
    static const char *const names[] = {
        "APV",   "BRP", "BSN", "Belastingdienst",
        "DigiD", "GGD", "KvK", "opting-in"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (has_word(pair->other->plain, names[i]) &&
            strstr(pair->text, names[i]) == NULL) {
            diag_warning(pair->comparing->diag, pair->position, "loss",
                         "%s: the Dutch name %s is missing; keep it, if need "
                         "be in brackets",
                         pair->where, names[i]);
        }
    }
}

/* Texts without letters, and those that somebody said are the same. */
static bool may_equal_dutch(const Pair *pair) {
    const Message *message = pair->message;
    return pair->other->only_dutch ||
           (message->note != NULL &&
            strstr(message->note, "same in every language") != NULL) ||
           strstr(catalogue_lookup_comment(pair->comparing->catalogue, message),
                  "same as the Dutch") != NULL;
}

static bool is_equal_to_dutch(const Pair *pair) {
    g_autofree char *text = g_strstrip(g_strdup(pair->text));
    for (int i = 0; i < pair->message->form_count; i++) {
        if (strcmp(text, pair->message->forms[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Unless a person decided otherwise. */
static void compare_glossary(const Pair *pair) {
    const char *comment =
        catalogue_lookup_comment(pair->comparing->catalogue, pair->message);
    if (pair->comparing->glossary != NULL &&
        strstr(comment, "not the glossary") == NULL) {
        glossary_check(pair->comparing->glossary, pair->other->plain,
                       pair->facts->plain, pair->where, pair->position,
                       pair->comparing->diag);
    }
}

/* The Dutch has no links and no addresses: source_text.c refuses them. */
static void check_addresses(const Pair *pair) {
    static const char *const signs[] = {"://", "www.", "mailto:", "]("};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (strstr(pair->text, signs[i]) != NULL) {
            report(pair, "loss",
                   "the Dutch has no link or address here (%s); leave it out",
                   signs[i]);
            return;
        }
    }
}

static void check_limit(const Pair *pair) {
    int most = pair->message->most;
    int count = most > 0 ? grapheme_count(pair->text) : 0;
    if (count > most) {
        report(pair, "too-long",
               "%d characters too long, the message may have %d; say less, not "
               "shorter words",
               count - most, most);
    }
}

static void compare_pair(const Pair *pair) {
    check_letters(pair);
    if (is_equal_to_dutch(pair)) {
        if (!may_equal_dutch(pair)) {
            report(pair, "equal-to-dutch",
                   "the translation is the Dutch text; translate it, or write "
                   "\"same as the Dutch\" in a comment above it");
        }
        return;
    }
    compare_placeholders(pair);
    compare_numbers(pair);
    compare_phones(pair);
    compare_bold(pair);
    check_script(pair);
    check_names(pair);
    check_addresses(pair);
    check_limit(pair);
    compare_glossary(pair);
    if (pair->comparing->terms != NULL) {
        terms_check(pair->comparing->terms, pair->facts->plain, pair->where,
                    pair->position, pair->comparing->diag);
    }
}

static void set_form(Pair *pair, const Translation *translation, int form) {
    bool counted = pair->message->counted != NULL;
    int form_count = 0;
    PluralRule rule = plural_find(pair->language->plural_forms, &form_count);
    pair->text = translation->forms[form];
    pair->exact = counted && rule != NULL &&
                  plural_is_exact(rule, form, &pair->exact_count);
    pair->where =
        counted ? g_strdup_printf("%s, form %d", pair->message->context, form)
                : g_strdup(pair->message->context);
}

static void compare_form(Pair *pair, const Translation *translation, int form) {
    const char *fault = NULL;
    set_form(pair, translation, form);
    pair->facts = text_facts_new(pair->text, &fault);
    if (pair->facts != NULL) {
        compare_pair(pair);
    } else {
        report(pair, "inline-mark", "%s", fault);
        check_letters(pair);
    }
    text_facts_free(pair->facts);
    g_free(pair->where);
}

void compare_message(const Comparing *comparing, const Message *message,
                     const Translation *translation) {
    const char *fault = NULL;
    g_autoptr(TextFacts) one = text_facts_new(message->forms[0], &fault);
    g_autoptr(TextFacts) other =
        text_facts_new(message->forms[message->form_count - 1], &fault);
    if (one == NULL || other == NULL) {
        return; /* the loader reported the Dutch */
    }
    Pair pair = {.comparing = comparing,
                 .language = catalogue_language(comparing->catalogue),
                 .message = message,
                 .position = translation->position,
                 .one = one,
                 .other = other};
    for (int i = 0; i < translation->form_count; i++) {
        compare_form(&pair, translation, i);
    }
}
