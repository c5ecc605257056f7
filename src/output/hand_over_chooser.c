/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/hand_over_chooser.h"

#include "output/html_blocks.h"

#include <string.h>

static void open_step(HandOverPage *page, const char *name, const char *number,
                      const char *key) {
    g_autofree char *class_name = g_strconcat("step ", name, NULL);
    html_open_class(page->writer, "fieldset", class_name);
    html_open(page->writer, "legend");
    html_open_class(page->writer, "span", "number");
    html_text(page->writer, number);
    html_close(page->writer, "span");
    html_text(page->writer, " ");
    hand_over_write_word(page, key);
    html_close(page->writer, "legend");
}

/* A radio button whose label is the card; the face is left open. */
static void open_card(HandOverPage *page, const char *name, const char *value) {
    html_open_class(page->writer, "label", "card");
    html_open(page->writer, "input");
    html_attribute(page->writer, "type", "radio");
    html_attribute(page->writer, "name", name);
    html_attribute(page->writer, "value", value);
    html_open_class(page->writer, "span", "face");
}

static void close_card(HandOverPage *page) {
    html_close(page->writer, "span");
    html_close(page->writer, "label");
}

static void write_not_yet(HandOverPage *page) {
    hand_over_write_element(page, "span", "not-yet", "not-yet");
}

/* The script shows one of them, and the subjects that have the form. */
static void write_lacks(HandOverPage *page) {
    write_not_yet(page);
    hand_over_write_element(page, "span", "not-here", "not-with-subject");
    html_open_class(page->writer, "span", "only-with");
    hand_over_write_word(page, "only-with");
    html_text(page->writer, " ");
    html_open_class(page->writer, "strong", "subjects");
    html_close(page->writer, "strong");
    html_close(page->writer, "span");
}

static void write_subjects(HandOverPage *page) {
    open_step(page, "subject", "1", "choose-subject");
    html_open_class(page->writer, "div", "cards");
    for (guint i = 0; i < page->flyers->len; i++) {
        const char *id = g_ptr_array_index(page->flyers, i);
        g_autofree char *drawing = g_strconcat("flyer-", id, NULL);
        open_card(page, "subject", id);
        hand_over_write_drawing(page, "sign", drawing, "flyer");
        html_open_class(page->writer, "span", "words");
        hand_over_write_named(page, "flyer-", id);
        html_close(page->writer, "span");
        close_card(page);
    }
    html_close(page->writer, "div");
    html_close(page->writer, "fieldset");
}

static void write_language_card(HandOverPage *page, const Language *language) {
    open_card(page, "language", language->tag);
    html_open_class(page->writer, "span", "words");
    hand_over_write_language(page, language);
    html_close(page->writer, "span");
    write_not_yet(page);
    close_card(page);
}

static bool is_latin(const Language *language) {
    return g_str_equal(language->script, "Latn");
}

/* People find a script by its shape: the Latin ones stand together, the others
 * below. */
static void write_languages(HandOverPage *page) {
    open_step(page, "language", "2", "choose-language");
    for (int latin = 1; latin >= 0; latin--) {
        html_open_class(page->writer, "div", "cards");
        for (guint i = 0; i < page->languages->len; i++) {
            const Language *language = g_ptr_array_index(page->languages, i);
            if (is_latin(language) == (latin == 1)) {
                write_language_card(page, language);
            }
        }
        html_close(page->writer, "div");
    }
    html_close(page->writer, "fieldset");
}

static void write_formats(HandOverPage *page) {
    open_step(page, "format", "3", "choose-format");
    html_open_class(page->writer, "div", "cards");
    for (guint i = 0; i < page->formats->len; i++) {
        const Format *format = g_ptr_array_index(page->formats, i);
        g_autofree char *drawing = g_strconcat("format-", format->id, NULL);
        g_autofree char *detail = g_strconcat(drawing, "-detail", NULL);
        open_card(page, "format", format->id);
        hand_over_write_drawing(page, "sign", drawing, "format");
        html_open_class(page->writer, "span", "words");
        hand_over_write_element(page, "strong", NULL, drawing);
        html_text(page->writer, " ");
        hand_over_write_element(page, "span", "detail", detail);
        html_close(page->writer, "span");
        write_lacks(page);
        close_card(page);
    }
    html_close(page->writer, "div");
    html_close(page->writer, "fieldset");
}

void chooser_write(HandOverPage *page) {
    html_open_class(page->writer, "form", "chooser");
    html_attribute(page->writer, "autocomplete", "off");
    write_subjects(page);
    write_languages(page);
    write_formats(page);
    html_close(page->writer, "form");
}

/* A label and the place of its value. */
static void write_value(HandOverPage *page, const char *key, const char *slot) {
    html_open(page->writer, "div");
    hand_over_write_element(page, "dt", NULL, key);
    html_open(page->writer, "dd");
    html_attribute(page->writer, "data-slot", slot);
    html_close(page->writer, "dd");
    html_close(page->writer, "div");
}

static void write_slot(HandOverPage *page, const char *element,
                       const char *slot) {
    html_open(page->writer, element);
    html_attribute(page->writer, "data-slot", slot);
    html_close(page->writer, element);
}

/* A sentence that the script shows where it is true. */
static void write_note(HandOverPage *page, const char *note, const char *key) {
    html_open_class(page->writer, "p", "note");
    html_attribute(page->writer, "data-note", note);
    html_attribute(page->writer, "hidden", NULL);
    hand_over_write_word(page, key);
    html_close(page->writer, "p");
}

/* They stand above the picture, so that nobody opens it unwarned. */
static void write_notes(HandOverPage *page) {
    static const char *const notes[] = {
        "state-draft",   "state-doubted", "state-stale", "state-missing",
        "state-checked", "overdue",       "past"};
    static const char *const keys[] = {"state-draft-detail",
                                       "state-doubted-detail",
                                       "state-stale-detail",
                                       "state-missing-detail",
                                       "state-checked",
                                       "overdue",
                                       "past"};
    for (gsize i = 0; i < G_N_ELEMENTS(notes); i++) {
        write_note(page, notes[i], keys[i]);
    }
}

/* The script gives the links their targets. */
static void write_links(HandOverPage *page) {
    html_open_class(page->writer, "a", "open");
    hand_over_write_element(page, "strong", NULL, "open");
    html_text(page->writer, " ");
    hand_over_write_element(page, "span", "detail", "open-detail");
    html_close(page->writer, "a");
    html_open(page->writer, "dl");
    write_value(page, "until", "until");
    write_value(page, "pages", "pages");
    write_value(page, "size", "size");
    html_close(page->writer, "dl");
}

static void write_leaflet(HandOverPage *page) {
    html_open_class(page->writer, "div", "leaflet");
    html_attribute(page->writer, "hidden", NULL);
    write_notes(page);
    html_open_class(page->writer, "a", "larger");
    write_slot(page, "span", "picture");
    hand_over_write_element(page, "span", "caption", "look-larger");
    html_close(page->writer, "a");
    write_links(page);
    html_close(page->writer, "div");
}

/* The names are read out when they change. */
static void write_names(HandOverPage *page) {
    html_open_class(page->writer, "div", "names");
    html_attribute(page->writer, "role", "status");
    html_open_class(page->writer, "p", "empty");
    hand_over_write_word(page, "choose-more");
    html_close(page->writer, "p");
    html_open_class(page->writer, "p", "absent");
    html_attribute(page->writer, "hidden", NULL);
    hand_over_write_word(page, "not-there");
    html_close(page->writer, "p");
    html_open_class(page->writer, "p", "chosen");
    html_attribute(page->writer, "hidden", NULL);
    static const char *const slots[] = {"subject", "language", "format"};
    for (gsize i = 0; i < G_N_ELEMENTS(slots); i++) {
        write_slot(page, "span", slots[i]);
        html_text(page->writer, " ");
    }
    html_close(page->writer, "p");
    html_close(page->writer, "div");
}

void chooser_write_result(HandOverPage *page) {
    html_open_class(page->writer, "section", "result");
    html_attribute(page->writer, "aria-labelledby", "your-leaflet");
    html_open_class(page->writer, "h2", "unseen");
    html_attribute(page->writer, "id", "your-leaflet");
    hand_over_write_word(page, "your-leaflet");
    html_close(page->writer, "h2");
    write_names(page);
    write_leaflet(page);
    html_close(page->writer, "section");
}
