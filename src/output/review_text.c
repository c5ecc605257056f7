/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/review_text.h"

#include "output/html_blocks.h"

/* "t12": the place of a text; "v12": its judgement; "r12": its remark. */
static void write_id(const ReviewScope *scope, const char *attribute, char kind,
                     int number) {
    char id[16];
    g_snprintf(id, sizeof id, "%c%d", kind, number);
    html_attribute(scope->writer, attribute, id);
}

static void write_side(const ReviewScope *scope, const char *class_name,
                       const GPtrArray *forms, const Language *language) {
    BlockScope inside = {
        .writer = scope->writer, .language = language, .need = "p"};
    html_open_class(scope->writer, "div", class_name);
    html_language(scope->writer, language);
    for (guint i = 0; i < forms->len; i++) {
        html_open(scope->writer, "p");
        html_write_spans(&inside, g_ptr_array_index(forms, i));
        html_close(scope->writer, "p");
    }
    html_close(scope->writer, "div");
}

/* What a reader must know of the text: is somebody's safety at stake, has
 * somebody read it. Nobody has read a draft, as most are; the page says so
 * once. */
static void write_marks(const ReviewScope *scope, const ReviewText *text) {
    html_open_class(scope->writer, "p", "marks");
    if (text->safety) {
        page_word_element(scope->words, "span", "safety", "review-safety-mark");
        html_text(scope->writer, " ");
    }
    if (!g_str_equal(text->state, "draft")) {
        g_autofree char *key = g_strconcat("review-state-", text->state, NULL);
        g_autofree char *name = g_strconcat("state ", text->state, NULL);
        page_word_element(scope->words, "span", name, key);
        html_text(scope->writer, " ");
    }
    if (text->code != NULL) {
        html_open_class(scope->writer, "code", "code");
        html_text(scope->writer, text->code);
        html_close(scope->writer, "code");
    }
    html_close(scope->writer, "p");
}

static void write_note(const ReviewScope *scope, const ReviewText *text,
                       const ReviewText *above) {
    if (text->note == NULL ||
        (above != NULL && g_strcmp0(above->note, text->note) == 0)) {
        return;
    }
    html_open_class(scope->writer, "details", "note");
    page_word_element(scope->words, "summary", NULL, "review-note");
    html_open(scope->writer, "p");
    html_attribute(scope->writer, "lang", "en");
    html_text(scope->writer, text->note);
    html_close(scope->writer, "p");
    html_close(scope->writer, "details");
}

static void write_choice(const ReviewScope *scope, int number,
                         const char *value, const char *key) {
    html_open_class(scope->writer, "label", value);
    html_open(scope->writer, "input");
    html_attribute(scope->writer, "type", "radio");
    write_id(scope, "name", 'v', number);
    html_attribute(scope->writer, "value", value);
    html_text(scope->writer, " ");
    page_word(scope->words, key);
    html_close(scope->writer, "label");
}

static void write_choices(const ReviewScope *scope, const ReviewText *text) {
    char number[16];
    g_snprintf(number, sizeof number, " %d", text->number);
    html_open(scope->writer, "fieldset");
    html_open_class(scope->writer, "legend", "unseen");
    page_word(scope->words, "review-judge");
    html_text(scope->writer, number);
    html_close(scope->writer, "legend");
    write_choice(scope, text->number, "good", "review-good");
    write_choice(scope, text->number, "wrong", "review-wrong");
    write_choice(scope, text->number, "unsure", "review-unsure");
    html_close(scope->writer, "fieldset");
    html_open_class(scope->writer, "p", "line");
    html_attribute(scope->writer, "aria-hidden", "true");
    html_close(scope->writer, "p");
}

/* The script shows it when it is needed. */
static void write_remark(const ReviewScope *scope, const ReviewText *text) {
    html_open_class(scope->writer, "p", "remark");
    html_attribute(scope->writer, "hidden", NULL);
    html_open(scope->writer, "label");
    write_id(scope, "for", 'r', text->number);
    page_word(scope->words, "review-remark");
    html_close(scope->writer, "label");
    html_open(scope->writer, "textarea");
    write_id(scope, "id", 'r', text->number);
    html_attribute(scope->writer, "rows", "2");
    html_attribute(scope->writer, "maxlength", "1000");
    html_attribute(scope->writer, "autocomplete", "off");
    html_attribute(scope->writer, "dir", "auto");
    html_close(scope->writer, "textarea");
    html_close(scope->writer, "p");
}

void review_write_text(const ReviewScope *scope, const ReviewText *text,
                       const ReviewText *above) {
    char number[16];
    g_snprintf(number, sizeof number, "%d", text->number);
    html_open_class(scope->writer, "article", "text");
    write_id(scope, "id", 't', text->number);
    if (text->code != NULL) {
        html_attribute(scope->writer, "data-code", text->code);
    }
    if (text->safety) {
        html_attribute(scope->writer, "data-safety", NULL);
    }
    html_open_class(scope->writer, scope->heading, "number");
    html_text(scope->writer, number);
    html_close(scope->writer, scope->heading);
    html_open_class(scope->writer, "div", "sides");
    if (scope->language != scope->dutch) {
        write_side(scope, "side from", text->dutch, scope->dutch);
    }
    if (text->own != NULL) {
        write_side(scope, "side own", text->own, scope->language);
    }
    html_close(scope->writer, "div");
    write_marks(scope, text);
    write_note(scope, text, above);
    if (text->code != NULL) {
        write_choices(scope, text);
        write_remark(scope, text);
    }
    html_close(scope->writer, "article");
}
