/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/remarks.h"

#include <stdlib.h>
#include <string.h>

#define TAG "review-remark"
#define FORMAT_VERSION 1

/* Hyphens that programs put in the place of "-". */
#define HYPHEN "[-\\x{2010}-\\x{2015}\\x{2212}]"
#define NUMBER "#?\\s*(\\d{1,6})\\s*[.:)]?"
#define VERDICTS "good|goed|wrong|fout|unsure|twijfel"

static const char header_pattern[] =
    "^wegwijzer" HYPHEN "review\\s+(\\d{1,4})\\s+([a-z]{2,3}(?:_[a-z]{2,4})?)"
    "\\s+\\d{4}" HYPHEN "\\d{2}" HYPHEN "\\d{2}$";
static const char entry_pattern[] =
    "^" NUMBER "\\s+(\\w{4})\\s*" HYPHEN "\\s*(\\w{4})\\s+"
    "(" VERDICTS ")\\s*(?:$|[\\s:.,;]" HYPHEN "*\\s*)(.*)$";
/* Begins like an entry: one of these that is no entry is a mistake. */
static const char attempt_pattern[] =
    "^(?:#\\s*\\d|" NUMBER "\\s+(?:\\w{4}\\s*" HYPHEN "\\s*\\w{4}\\b|"
    "(?:" VERDICTS ")\\b))";
static const char end_pattern[] = "^(?:end|einde)\\s+(\\d{1,6})$";

typedef enum { BEFORE, INSIDE, AFTER } Place;

typedef struct {
    GRegex *header, *entry, *attempt, *end;
    Remarks *remarks;
    GHashTable *codes; /* char* code -> Remark*, borrowed */
    Place place;
    Remark *open; /* whose remark may go on, or NULL */
    guint entries;
    Position position; /* of the line */
    Diag *diag;
} Parser;

static void free_remark(gpointer data) {
    Remark *remark = data;
    g_string_free(remark->text, TRUE);
    g_free(remark);
}

void remarks_free(Remarks *remarks) {
    if (remarks != NULL) {
        g_free(remarks->language);
        g_ptr_array_unref(remarks->remarks);
        g_free(remarks);
    }
}

static GRegex *compile(const char *pattern) {
    GRegex *regex =
        g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    g_assert(regex != NULL);
    return regex;
}

static bool is_quote(gunichar c) {
    return c == '>' || c == '|' || c == ' ';
}

/* The line without quote marks and what is not seen; all white is a space.
 * Sets `*column` to where it begins. Caller frees. */
static char *clean_line(const char *line, int *column) {
    GString *clean = g_string_new(NULL);
    *column = 1;
    for (int at = 1; *line != '\0'; line = g_utf8_next_char(line), at++) {
        gunichar c = g_utf8_get_char(line);
        c = g_unichar_isspace(c) ||
                    g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR
                ? ' '
                : c;
        if (review_is_unseen(c) || (clean->len == 0 && is_quote(c))) {
            continue;
        }
        *column = clean->len == 0 ? at : *column;
        g_string_append_unichar(clean, c);
    }
    g_strchomp(clean->str);
    return g_string_free(clean, FALSE);
}

static Verdict read_verdict(const char *word) {
    static const struct {
        const char *word;
        Verdict verdict;
    } words[] = {{"good", VERDICT_GOOD},     {"goed", VERDICT_GOOD},
                 {"wrong", VERDICT_WRONG},   {"fout", VERDICT_WRONG},
                 {"unsure", VERDICT_UNSURE}, {"twijfel", VERDICT_UNSURE}};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(word, words[i].word) == 0) {
            return words[i].verdict;
        }
    }
    g_assert_not_reached();
}

/* A table program would take a remark that begins like this for a formula. */
static const char *skip_formula(const char *text) {
    return text + strspn(text, " =+-@");
}

static void report(const Parser *parser, const char *text) {
    diag_error(parser->diag, parser->position, TAG, "%s", text);
}

static void parse_header(Parser *parser, const GMatchInfo *match) {
    g_autofree char *version = g_match_info_fetch(match, 1);
    if (parser->place == INSIDE || parser->remarks->language != NULL) {
        report(parser, "remarks of another file begin here; import each file "
                       "by itself");
        return;
    }
    parser->place = INSIDE;
    parser->remarks->language = g_match_info_fetch(match, 2);
    parser->remarks->position = parser->position;
    if (atoi(version) != FORMAT_VERSION) {
        report(parser, "this is not format 1, which is all that this program "
                       "reads");
    }
}

/* The same code twice: once is enough, unless they differ. */
static bool is_new(Parser *parser, const Remark *remark) {
    const Remark *known = g_hash_table_lookup(parser->codes, remark->code);
    if (known == NULL) {
        return true;
    }
    if (known->verdict != remark->verdict) {
        diag_error(parser->diag, remark->position, TAG,
                   "text %d has two judgements, here and on line %d; remove "
                   "one of them",
                   remark->number, known->position.line);
    }
    return false;
}

static void parse_entry(Parser *parser, const GMatchInfo *match) {
    g_autofree char *number = g_match_info_fetch(match, 1);
    g_autofree char *first = g_match_info_fetch(match, 2);
    g_autofree char *second = g_match_info_fetch(match, 3);
    g_autofree char *verdict = g_match_info_fetch(match, 4);
    g_autofree char *text = g_match_info_fetch(match, 5);
    Remark *remark = g_new0(Remark, 1);
    remark->text = g_string_new(skip_formula(text));
    g_ptr_array_add(parser->remarks->remarks, remark);
    remark->number = atoi(number);
    remark->verdict = read_verdict(verdict);
    remark->position = parser->position;
    parser->entries++;
    parser->open = remark;
    if (remark->number == 0) {
        report(parser, "texts are counted from 1");
    }
    if (!review_code_read(remark->code, first, second)) {
        diag_error(parser->diag, parser->position, TAG,
                   "no text has the code %s-%s; look for a typing mistake",
                   first, second);
    } else if (is_new(parser, remark)) {
        g_hash_table_insert(parser->codes, remark->code, remark);
    }
}

static void parse_end(Parser *parser, const GMatchInfo *match) {
    g_autofree char *count = g_match_info_fetch(match, 1);
    parser->place = AFTER;
    parser->open = NULL;
    if ((guint)atoi(count) != parser->entries) {
        diag_error(parser->diag, parser->position, TAG,
                   "there should be %s texts and there are %u; ask for the "
                   "remarks again",
                   count, parser->entries);
    }
}

/* The rest of a remark that was wrapped. */
static void parse_rest(Parser *parser, const char *line) {
    if (parser->open == NULL) {
        report(parser, "a line begins with a number, a code, and good, wrong "
                       "or unsure");
        return;
    }
    GString *text = parser->open->text;
    g_string_append(text, text->len > 0 ? " " : "");
    g_string_append(text, text->len > 0 ? line : skip_formula(line));
}

static void parse_inside(Parser *parser, const char *line) {
    g_autoptr(GMatchInfo) entry = NULL;
    g_autoptr(GMatchInfo) end = NULL;
    if (g_regex_match(parser->entry, line, 0, &entry)) {
        parse_entry(parser, entry);
    } else if (g_regex_match(parser->end, line, 0, &end)) {
        parse_end(parser, end);
    } else if (g_regex_match(parser->attempt, line, 0, NULL)) {
        report(parser, "after the number comes a code as kmp4-7xqd, then good, "
                       "wrong or unsure");
        parser->open = NULL;
    } else if (g_ascii_strncasecmp(line, "wegwijzer-review", 16) == 0) {
        report(parser, "the first line is \"wegwijzer-review 1\", the language "
                       "and the day, as ro 2026-11-21");
    } else {
        parse_rest(parser, line);
    }
}

static void parse_line(Parser *parser, const char *line) {
    g_autofree char *clean = clean_line(line, &parser->position.column);
    g_autoptr(GMatchInfo) header = NULL;
    if (g_regex_match(parser->header, clean, 0, &header)) {
        parse_header(parser, header);
    } else if (parser->place == INSIDE && *clean != '\0') {
        parse_inside(parser, clean);
    }
}

static void check_whole(Parser *parser) {
    if (parser->place == BEFORE) {
        parser->position.line = 1;
        parser->position.column = 1;
        report(parser, "there are no remarks in this file: no line says "
                       "\"wegwijzer-review 1\", language and day");
    } else if (parser->place == INSIDE) {
        report(parser, "the last line, \"end\" and the number of texts, is not "
                       "there; ask for the remarks again");
    }
    const GPtrArray *all = parser->remarks->remarks;
    for (guint i = 0; i < all->len; i++) {
        const Remark *remark = g_ptr_array_index(all, i);
        if (g_utf8_strlen(remark->text->str, -1) > REVIEW_MOST_REMARK) {
            diag_error(parser->diag, remark->position, TAG,
                       "the remark is longer than %d characters; make it "
                       "shorter",
                       REVIEW_MOST_REMARK);
        }
    }
}

static void remove_repeated(Parser *parser) {
    GPtrArray *all = parser->remarks->remarks;
    for (guint i = all->len; i > 0; i--) {
        const Remark *remark = g_ptr_array_index(all, i - 1);
        if (g_hash_table_lookup(parser->codes, remark->code) != remark) {
            g_ptr_array_remove_index(all, i - 1);
        }
    }
}

static int compare_codes(const void *a, const void *b) {
    const Remark *one = *(const Remark *const *)a;
    const Remark *other = *(const Remark *const *)b;
    return strcmp(one->code, other->code);
}

/* The digits are those of what was said, whatever mail did to it. */
static void set_file(Remarks *remarks) {
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < remarks->remarks->len; i++) {
        g_ptr_array_add(sorted, g_ptr_array_index(remarks->remarks, i));
    }
    g_ptr_array_sort(sorted, compare_codes);
    g_autoptr(GString) whole = g_string_new(remarks->language);
    for (guint i = 0; i < sorted->len; i++) {
        const Remark *remark = g_ptr_array_index(sorted, i);
        g_string_append_printf(whole, "\n%s %s ", remark->code,
                               verdict_state_name(remark->verdict));
        for (const char *c = remark->text->str; *c != '\0'; c++) {
            g_string_append_len(whole, c, *c == ' ' ? 0 : 1);
        }
    }
    g_autofree char *hash =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole->str, -1);
    g_strlcpy(remarks->file, hash, sizeof remarks->file);
}

Remarks *remarks_parse(const char *text, const char *path, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autoptr(Remarks) remarks = g_new0(Remarks, 1);
    remarks->remarks = g_ptr_array_new_with_free_func(free_remark);
    Parser parser = {.header = compile(header_pattern),
                     .entry = compile(entry_pattern),
                     .attempt = compile(attempt_pattern),
                     .end = compile(end_pattern),
                     .remarks = remarks,
                     .codes = g_hash_table_new(g_str_hash, g_str_equal),
                     .position = position_in_file(path),
                     .diag = diag};
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++) {
        parser.position.line = i + 1;
        parse_line(&parser, lines[i]);
    }
    check_whole(&parser);
    remove_repeated(&parser);
    if (remarks->language != NULL) {
        set_file(remarks);
    }
    g_hash_table_unref(parser.codes);
    g_regex_unref(parser.header);
    g_regex_unref(parser.entry);
    g_regex_unref(parser.attempt);
    g_regex_unref(parser.end);
    return diag_errors(diag) == errors ? g_steal_pointer(&remarks) : NULL;
}
