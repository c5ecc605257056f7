/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diag.h"

#include <string.h>

/* Every tag that a problem may carry, sorted. tools/check-tags compares this
 * table with the tags in the code and with the manual. */
static const struct {
    const char *tag;
    const char *explanation;
} tags[] = {
    {"address", "there is no room for the QR code of an address"},
    {"confidence", "a fact is not sure enough to be published"},
    {"contrast", "a colour is too light to be read on its ground"},
    {"cycle", "editions extend each other in a circle"},
    {"dangling-id", "an id is used that nothing has"},
    {"doubted", "a reader called a text wrong or was not sure"},
    {"due", "a fact must be looked at again soon"},
    {"duplicate-id", "two things have the same id"},
    {"duplicate-key", "a key stands twice in one mapping"},
    {"emergency", "the list of national lines is not complete or not right"},
    {"equal-to-dutch", "a translation is the same as its Dutch"},
    {"file-name", "the name of a file does not fit what it holds"},
    {"font", "a font is missing or cannot be read"},
    {"format", "a paper format is not right"},
    {"full", "a frame is so full that longer languages get no room"},
    {"glyph", "no font has a sign for a character"},
    {"glossary", "a term is translated otherwise than the glossary has it"},
    {"hidden-character", "a translation holds a character that is not seen"},
    {"inline-mark", "bold, Dutch word or placeholder is not closed or empty"},
    {"interface", "an interface text is missing"},
    {"language", "a language is not known or not complete"},
    {"letter", "a translation holds a letter its language does not use"},
    {"logo", "a logo is missing or no drawing of the kind that is read"},
    {"long-heading", "a heading is so long that it breaks badly"},
    {"loss", "a translation lost or gained a placeholder, number or mark"},
    {"markdown", "Markdown that texts may not use"},
    {"missing-key", "a key that must be there is not"},
    {"missing-source", "a text has no source and no reason for that"},
    {"msgmerge", "the program msgmerge failed"},
    {"name-in-sentence", "a proper name stands inside a sentence"},
    {"nesting", "lists, boxes or mappings are nested too deep"},
    {"not-offered", "a language lacks texts and is not offered"},
    {"nul", "a text file holds a NUL byte"},
    {"number-in-sentence", "a phone number stands inside a sentence"},
    {"outside", "a word on the outside gives the reader away"},
    {"overdue", "a fact was not looked at in time, or a rule or day is over"},
    {"overflow", "a text does not fit its frame at the smallest size"},
    {"part", "a build of a part leaves index and archive as they were"},
    {"pdf", "the PDF could not be made"},
    {"placeholder", "a placeholder and its value do not fit"},
    {"plural", "the plural forms of a language are not right"},
    {"po-header", "the header of a PO file is wrong or names persons"},
    {"po-syntax", "a PO file cannot be read"},
    {"press", "a print shop cannot have it yet"},
    {"press-box", "sizes, bleed or edges of a PDF are not fit for a press"},
    {"press-color", "a PDF has colours other than those of the press"},
    {"press-file", "a PDF is damaged or cannot be judged"},
    {"press-font", "a font of a PDF is not in it or lacks a sign"},
    {"press-ink", "a place in a PDF gets more ink than paper takes"},
    {"press-key", "a PDF does not say what a print shop must know"},
    {"press-line", "a line in a PDF is too thin to be printed"},
    {"press-mark", "the marks for cutting are missing or in the wrong place"},
    {"press-object", "a PDF holds what has no place in a file for a press"},
    {"press-picture", "a picture in a PDF is too coarse"},
    {"press-text", "text in a PDF would be printed unclearly"},
    {"preview", "a picture of a leaflet could not be painted"},
    {"read", "a file cannot be read"},
    {"readability", "a sentence, paragraph, list or heading is too long"},
    {"review-changed", "a text has changed since a reader judged it"},
    {"review-file", "a line of a review file is not right"},
    {"review-remark", "the remarks of a reader cannot be understood"},
    {"template", "a template is missing or not right"},
    {"terms", "a word that should not be used"},
    {"terms-file", "a list of words in locales/terms is not right"},
    {"too-large", "a file is larger than allowed"},
    {"too-long", "a message for a chat is too long"},
    {"too-wide", "a word is wider than its frame"},
    {"unknown-key", "a key that this kind of file does not have"},
    {"untranslated", "a text has no translation"},
    {"unused-translation", "a translation belongs to no text"},
    {"usage", "the command line is not right"},
    {"utf-8", "a text file is not UTF-8"},
    {"value", "a value is not one of those allowed, or has the wrong form"},
    {"windows-name", "Windows cannot unpack a file of this name"},
    {"word-budget", "all Dutch texts together are too long"},
    {"worker", "a process that renders ended badly"},
    {"write", "a file cannot be written"},
    {"wrong-script", "a translation is in the wrong script"},
    {"wrong-type", "a text, list or mapping stands where another belongs"},
    {"yaml", "a file is not YAML, or uses parts of YAML that are refused"},
};

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
    [SEVERITY_FAILURE] = "failure",
};

struct Diag {
    FILE *stream;
    DiagMode mode;
    GPtrArray *problems; /* Problem* */
    GHashTable *lines;   /* char*: every line printed so far */
    GHashTable *omitted; /* char*, interned: tags whose notes are left out */
    guint errors;
    bool failed;
};

static void problem_free(gpointer data) {
    Problem *problem = data;
    g_free(problem->text);
    g_free(problem);
}

Diag *diag_new(FILE *stream, DiagMode mode) {
    Diag *diag = g_new0(Diag, 1);
    diag->stream = stream;
    diag->mode = mode;
    diag->problems = g_ptr_array_new_with_free_func(problem_free);
    diag->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    diag->omitted = g_hash_table_new(NULL, NULL);
    return diag;
}

void diag_free(Diag *diag) {
    if (diag == NULL) {
        return;
    }
    g_ptr_array_unref(diag->problems);
    g_hash_table_unref(diag->lines);
    g_hash_table_unref(diag->omitted);
    g_free(diag);
}

const char *diag_tag_explanation(const char *tag) {
    for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
        if (g_str_equal(tags[i].tag, tag)) {
            return tags[i].explanation;
        }
    }
    return NULL;
}

/* What the problem counts as in this run. */
static Severity effective_severity(const Diag *diag, Severity severity,
                                   const char *tag) {
    if (severity != SEVERITY_WARNING || diag->mode == DIAG_LENIENT) {
        return severity;
    }
    if (diag->mode == DIAG_STRICT && g_str_equal(tag, "overdue")) {
        return severity;
    }
    return SEVERITY_ERROR;
}

static void append_position(GString *line, Position position) {
    if (position.file == NULL) {
        g_string_append(line, "wegwijzer");
        return;
    }
    g_string_append(line, position.file);
    if (position.line > 0) {
        g_string_append_printf(line, ":%d", position.line);
        if (position.column > 0) {
            g_string_append_printf(line, ":%d", position.column);
        }
    }
    if (position.page > 0) {
        g_string_append_printf(line, ": page %d", position.page);
    }
}

static char *format_line(const Problem *problem) {
    GString *line = g_string_new(NULL);
    append_position(line, problem->position);
    g_string_append_printf(line, ": %s: ", severity_names[problem->severity]);
    if (problem->position.language != NULL) {
        g_string_append_printf(line, "[%s] ", problem->position.language);
    }
    g_string_append_printf(line, "%s [%s]\n", problem->text, problem->tag);
    return g_string_free(line, FALSE);
}

/* A problem is one line, whatever stood in the file that it quotes. */
static void replace_controls(char *text) {
    for (; *text != '\0'; text++) {
        if (g_ascii_iscntrl(*text)) {
            *text = ' ';
        }
    }
}

void diag_omit_notes(Diag *diag, const char *tag) {
    g_hash_table_add(diag->omitted, (char *)g_intern_string(tag));
}

void diag_report(Diag *diag, Severity severity, Position position,
                 const char *tag, const char *format, ...) {
    const char *interned = g_intern_string(tag);
    if (severity == SEVERITY_NOTE &&
        g_hash_table_contains(diag->omitted, interned)) {
        return;
    }
    Problem *problem = g_new0(Problem, 1);
    problem->severity = effective_severity(diag, severity, tag);
    problem->position = position;
    problem->tag = interned;
    va_list arguments;
    va_start(arguments, format);
    problem->text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    replace_controls(problem->text);

    char *line = format_line(problem);
    if (!g_hash_table_add(diag->lines, line)) {
        problem_free(problem);
        return;
    }
    if (diag->stream != NULL) {
        fputs(line, diag->stream);
    }
    if (problem->severity >= SEVERITY_ERROR) {
        diag->errors++;
        diag->failed |= problem->severity == SEVERITY_FAILURE;
    }
    g_ptr_array_add(diag->problems, problem);
}

guint diag_errors(const Diag *diag) {
    return diag->errors;
}

const GPtrArray *diag_problems(const Diag *diag) {
    return diag->problems;
}

int diag_exit_status(const Diag *diag) {
    if (diag->failed) {
        return 2;
    }
    return diag->errors > 0 ? 1 : 0;
}

Position position_in_file(const char *file) {
    return (Position){.file = g_intern_string(file)};
}
