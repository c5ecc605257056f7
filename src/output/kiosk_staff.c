/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_staff.h"

static void write_decoy_list(const KioskPage *page, const char *title,
                             const char *const *keys) {
    page_write_element(page, "h2", "decoy-heading", title);
    html_open(page->writer, "ul");
    for (; *keys != NULL; keys++) {
        page_write_element(page, "li", "decoy-line", *keys);
    }
    html_close(page->writer, "ul");
}

static void write_decoy_column(const KioskPage *page, const char *heading) {
    static const char *const spoons[] = {"decoy-spoons-1", "decoy-spoons-2",
                                         "decoy-spoons-3", "decoy-litres-1",
                                         "decoy-litres-2", NULL};
    static const char *const oven[] = {"decoy-oven-1", "decoy-oven-2",
                                       "decoy-oven-3", "decoy-oven-4",
                                       "decoy-oven-5", NULL};
    html_open_class(page->writer, "div", "decoy-column");
    html_language(page->writer, page->current->language);
    page_write_element(page, heading, "decoy-title", "decoy-title");
    page_write_element(page, "p", "decoy-intro", "decoy-intro");
    write_decoy_list(page, "decoy-spoons-title", spoons);
    write_decoy_list(page, "decoy-oven-title", oven);
    page_write_element(page, "p", "decoy-tip", "decoy-tip");
    html_close(page->writer, "div");
}

void staff_write_decoy(const KioskPage *page) {
    const KioskLanguage dutch = page_staff_words(page->dutch);
    KioskPage decoy = *page;
    decoy.current = &dutch;
    html_open(page->writer, "div");
    html_attribute(page->writer, "id", "decoy");
    html_open(page->writer, "main");
    html_attribute(page->writer, "hidden", NULL);
    html_open_class(page->writer, "div", "decoy-columns");
    write_decoy_column(&decoy, "h1");
    for (guint i = 0; i < page->kiosk->languages->len; i++) {
        const KioskLanguage *language =
            g_ptr_array_index(page->kiosk->languages, i);
        if (language->staff != NULL && language != page->dutch) {
            const KioskLanguage english = page_staff_words(language);
            KioskPage other = *page;
            other.current = &english;
            write_decoy_column(&other, "h2");
        }
    }
    html_close(page->writer, "div");
    page_write_button(&decoy, "restart", NULL, "decoy-start");
    html_close(page->writer, "main");
    html_close(page->writer, "div");
}

/* A line with a place for what staff.js finds out. */
static void write_finding(const KioskPage *page, const char *key) {
    html_open(page->writer, "p");
    page_write_text(page, key);
    html_text(page->writer, " ");
    html_open_class(page->writer, "output", key);
    html_attribute(page->writer, "dir", "ltr");
    html_close(page->writer, "output");
    html_close(page->writer, "p");
}

/* The line is as long as staff.js says; the slider says how many pixels of
 * CSS are 20 mm. */
static void write_ruler(const KioskPage *page, const char *label) {
    HtmlWriter *writer = page->writer;
    html_open(writer, "p");
    html_attribute(writer, "id", label);
    page_write_text(page, "check-ruler");
    html_close(writer, "p");
    html_open_class(writer, "div", "ruler");
    html_close(writer, "div");
    html_open(writer, "input");
    html_attribute(writer, "type", "range");
    html_attribute(writer, "min", "40");
    html_attribute(writer, "max", "240");
    html_attribute(writer, "value", "76");
    html_attribute(writer, "aria-labelledby", label);
}

static void write_check_column(const KioskPage *page, const char *heading,
                               bool first) {
    g_autofree char *label = page_id(page, "self-check", "ruler");
    html_open_class(page->writer, "div", "check-column");
    html_language(page->writer, page->current->language);
    if (first) {
        html_open(page->writer, heading);
        html_attribute(page->writer, "tabindex", "-1");
        html_attribute(page->writer, "id", "self-check-title");
        page_write_text(page, "check-title");
        html_close(page->writer, heading);
    } else {
        page_write_element(page, heading, "group", "check-title");
    }
    write_finding(page, "check-languages");
    write_finding(page, "check-fonts");
    write_finding(page, "check-voices");
    write_finding(page, "check-timer");
    if (first) {
        write_ruler(page, label);
    }
    write_finding(page, "check-target");
    page_write_button(page, "exit", "exit", "check-exit");
    page_write_button(page, "done", NULL, "check-close");
    html_close(page->writer, "div");
}

void staff_write_self_check(const KioskPage *page) {
    HtmlWriter *writer = page->writer;
    html_open_class(writer, "div", "world");
    html_language(writer, page->dutch->language);
    html_open(writer, "main");
    html_open_class(writer, "section", "screen selfcheck");
    html_attribute(writer, "data-kind", "selfcheck");
    html_attribute(writer, "data-name", "selfcheck");
    html_attribute(writer, "aria-labelledby", "self-check-title");
    const KioskLanguage dutch = page_staff_words(page->dutch);
    KioskPage inner = *page;
    inner.current = &dutch;
    write_check_column(&inner, "h1", true);
    for (guint i = 0; i < page->kiosk->languages->len; i++) {
        const KioskLanguage *language =
            g_ptr_array_index(page->kiosk->languages, i);
        if (language == page->dutch || language->staff == NULL) {
            continue;
        }
        const KioskLanguage words = page_staff_words(language);
        KioskPage other = *page;
        other.current = &words;
        write_check_column(&other, "h2", false);
    }
    html_close(writer, "section");
    html_close(writer, "main");
    html_close(writer, "div");
}
