/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/terms.h"

#include "base/file.h"
#include "catalogue/text_facts.h"

#include <string.h>

typedef enum { MODE_STEM, MODE_WORD, MODE_SUB } TermMode;

typedef struct {
    TermMode mode;
    bool only_review;
    char *avoid, *prefer;
    GPtrArray *forms; /* char*, folded */
} Term;

struct Terms {
    char *code;
    GPtrArray *terms;      /* Term* */
    GPtrArray *exceptions; /* char*, folded */
};

/* Stands for what was taken out of a text; in no word and no form. */
static const char hole[] = "\xEF\xBF\xBC"; /* U+FFFC */

static void free_term(gpointer data) {
    Term *term = data;
    g_free(term->avoid);
    g_free(term->prefer);
    g_ptr_array_unref(term->forms);
    g_free(term);
}

void terms_free(Terms *terms) {
    if (terms != NULL) {
        g_free(terms->code);
        g_ptr_array_unref(terms->terms);
        g_ptr_array_unref(terms->exceptions);
        g_free(terms);
    }
}

static bool is_arabic_sign(gunichar c) {
    return (c >= 0x064B && c <= 0x0652) || c == 0x0670 || c == 0x0640;
}

/* Greek letters lose their tonos, but keep the dialytika. */
static gunichar without_tonos(gunichar c) {
    gunichar base, mark;
    if (g_unichar_decompose(c, &base, &mark) && mark == 0x0301) {
        return base;
    }
    return c;
}

static gunichar fold_letter(gunichar c, const char *code) {
    if (strcmp(code, "tr") == 0 && c == 'I') {
        return 0x0131;
    }
    c = g_unichar_tolower(c); /* İ becomes i */
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
        return '\'';
    case 0x015F: /* cedilla for comma below, a Romanian typing habit */
        return strcmp(code, "ro") == 0 ? 0x0219 : c;
    case 0x0163:
        return strcmp(code, "ro") == 0 ? 0x021B : c;
    case 0x03C2: /* final sigma */
        return 0x03C3;
    default:
        return strcmp(code, "el") == 0 ? without_tonos(c) : c;
    }
}

/* Not g_utf8_casefold: that follows the locale of the process. */
static char *fold(const char *text, const char *code) {
    GString *result = g_string_new(NULL);
    bool space = false;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isspace(c) || c == 0x00A0 || c == 0x202F) {
            space = true;
            continue;
        }
        if (is_arabic_sign(c)) {
            continue;
        }
        if (space && result->len > 0) {
            g_string_append_c(result, ' ');
        }
        space = false;
        g_string_append_unichar(result, fold_letter(c, code));
    }
    return g_string_free(result, FALSE);
}

static void add_form(GPtrArray *forms, const char *text, const char *code) {
    g_autofree char *form = fold(text, code);
    if (*form != '\0') {
        g_ptr_array_add(forms, g_steal_pointer(&form));
    }
}

/* Adds what follows `label` in `why` up to the full stop, split at commas. */
static void add_further_forms(GPtrArray *forms, const char *why,
                              const char *label, const char *code) {
    const char *at = strstr(why, label);
    if (at == NULL) {
        return;
    }
    at += strlen(label);
    const char *stop = at;
    while (*stop != '\0' &&
           !(*stop == '.' && (stop[1] == ' ' || stop[1] == '\0'))) {
        stop++;
    }
    g_autofree char *list = g_strndup(at, (gsize)(stop - at));
    g_autoptr(GRegex) commas =
        g_regex_new("[,\xD8\x8C\xE3\x80\x81\xEF\xBC\x8C]", 0, 0, NULL);
    g_auto(GStrv) parts = g_regex_split(commas, list, 0);
    for (char **part = parts; *part != NULL; part++) {
        add_form(forms, *part, code);
    }
}

static void add_forms(GPtrArray *forms, char *const *columns,
                      const char *code) {
    add_form(forms, columns[1], code);
    add_further_forms(forms, columns[3], "Inflections:", code);
    add_further_forms(forms, columns[3], "Also:", code);
}

/* The tag at the start of `why`; false when it is none. */
static bool parse_tag(const char *why, Term *term, bool *exception) {
    static const char *const modes[] = {"[stem,", "[word,", "[sub,"};
    *exception = g_str_has_prefix(why, "[exception]");
    if (*exception) {
        return true;
    }
    for (int mode = MODE_STEM; mode <= MODE_SUB; mode++) {
        if (g_str_has_prefix(why, modes[mode])) {
            const char *severity = why + strlen(modes[mode]);
            term->mode = (TermMode)mode;
            term->only_review = g_str_has_prefix(severity, "review]");
            return term->only_review || g_str_has_prefix(severity, "fail]");
        }
    }
    return false;
}

static void load_row(Terms *terms, const char *line, Position position,
                     Diag *diag) {
    g_auto(GStrv) columns = g_strsplit(line, "\t", -1);
    Term parsed = {0};
    bool exception = false;
    if (g_strv_length(columns) != 4) {
        diag_error(diag, position, "terms-file",
                   "a line has four columns with tabs between them: lang, "
                   "avoid, prefer, why");
    } else if (!parse_tag(columns[3], &parsed, &exception)) {
        diag_error(diag, position, "terms-file",
                   "the last column begins with [exception] or a mode and a "
                   "severity: [stem,fail], [word,review], [sub,fail]");
    } else if (exception) {
        add_forms(terms->exceptions, columns, terms->code);
    } else if (strcmp(columns[0], terms->code) == 0) {
        Term *term = g_new0(Term, 1);
        *term = parsed;
        term->avoid = g_strdup(columns[1]);
        term->prefer = g_strdup(columns[2]);
        term->forms = g_ptr_array_new_with_free_func(g_free);
        add_forms(term->forms, columns, terms->code);
        g_ptr_array_add(terms->terms, term);
    }
}

Terms *terms_load(const char *locales_dir, const char *code, Diag *diag) {
    g_autofree char *path =
        g_build_filename(locales_dir, "terms", "avoid.tsv", NULL);
    Position position = position_in_file(g_intern_string(path));
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        diag_warning(diag, position, "terms-file",
                     "there is no list of words to avoid; words are not "
                     "checked");
        return NULL;
    }
    g_autofree char *text = file_read_text(path, diag);
    if (text == NULL) {
        return NULL;
    }
    Terms *terms = g_new0(Terms, 1);
    terms->code = g_strdup(code);
    terms->terms = g_ptr_array_new_with_free_func(free_term);
    terms->exceptions = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
        position.line = i + 1;
        if (*lines[i] != '\0') {
            load_row(terms, lines[i], position, diag);
        }
    }
    return terms;
}

static bool is_in_word(gunichar c) {
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static bool is_word_start(const char *text, const char *at) {
    return at == text || !is_in_word(g_utf8_get_char(g_utf8_prev_char(at)));
}

static bool skip_prefix(const char **at, const char *end, const char *prefix) {
    gsize length = strlen(prefix);
    if ((gsize)(end - *at) >= length && strncmp(*at, prefix, length) == 0) {
        *at += length;
        return true;
    }
    return false;
}

/* Says whether only Arabic prefixes stand between the word's start and `at`:
 * and, so; in, for; the. */
static bool has_arabic_prefix(const char *text, const char *at) {
    const char *start = at;
    while (!is_word_start(text, start)) {
        start = g_utf8_prev_char(start);
    }
    if (!skip_prefix(&start, at, "و")) {
        skip_prefix(&start, at, "ف");
    }
    if (skip_prefix(&start, at, "لل")) {
        return start == at;
    }
    if (!skip_prefix(&start, at, "ب")) {
        skip_prefix(&start, at, "ل");
    }
    skip_prefix(&start, at, "ال");
    return start == at;
}

static bool is_match(const Terms *terms, const Term *term, const char *text,
                     const char *at, gsize length) {
    if (term->mode == MODE_SUB) {
        return true;
    }
    if (!is_word_start(text, at) &&
        !(strcmp(terms->code, "ar") == 0 && has_arabic_prefix(text, at))) {
        return false;
    }
    return term->mode == MODE_STEM || !is_in_word(g_utf8_get_char(at + length));
}

/* The form of `term` that stands in the folded `text`, or NULL. */
static const char *find_form(const Terms *terms, const Term *term,
                             const char *text) {
    for (guint i = 0; i < term->forms->len; i++) {
        const char *form = term->forms->pdata[i];
        gsize length = strlen(form);
        for (const char *at = strstr(text, form); at != NULL;
             at = strstr(at + 1, form)) {
            if (is_match(terms, term, text, at, length)) {
                return form;
            }
        }
    }
    return NULL;
}

static void take_out(GString *text, const char *part) {
    char *at;
    while ((at = strstr(text->str, part)) != NULL) {
        gssize start = at - text->str;
        g_string_erase(text, start, (gssize)strlen(part));
        g_string_insert(text, start, hole);
    }
}

void terms_check(const Terms *terms, const char *text, const char *context,
                 Position position, Diag *diag) {
    g_autofree char *folded = fold(text, terms->code);
    GString *left = g_string_new(folded);
    for (guint i = 0; i < terms->exceptions->len; i++) {
        take_out(left, terms->exceptions->pdata[i]);
    }
    for (guint i = 0; i < terms->terms->len; i++) {
        const Term *term = terms->terms->pdata[i];
        const char *form = find_form(terms, term, left->str);
        if (form == NULL) {
            continue;
        }
        if (term->only_review) {
            diag_report(diag, SEVERITY_NOTE, position, "terms",
                        "%s: look whether \"%s\" is right here; often it "
                        "should be: %s",
                        context, form, term->prefer);
        } else {
            diag_error(diag, position, "terms",
                       "%s: \"%s\" is a word to avoid; write: %s", context,
                       form, term->prefer);
        }
    }
    g_string_free(left, TRUE);
}

typedef struct {
    const Terms *terms;
    Diag *diag;
} DutchVisit;

static void check_dutch_message(Message *message, void *data) {
    const DutchVisit *visit = data;
    for (int i = 0; i < message->form_count; i++) {
        g_autofree char *plain = text_without_marks(message->forms[i]);
        terms_check(visit->terms, plain, message->context, message->position,
                    visit->diag);
    }
}

void terms_check_dutch(const GPtrArray *documents, const char *locales_dir,
                       Diag *diag) {
    g_autoptr(Terms) terms = terms_load(locales_dir, "nl", diag);
    if (terms == NULL) {
        return;
    }
    DutchVisit visit = {terms, diag};
    for (guint i = 0; i < documents->len; i++) {
        document_walk_messages(documents->pdata[i], check_dutch_message,
                               &visit);
    }
}
