/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk.h"

#include "output/html_head.h"
#include "output/kiosk_fonts.h"
#include "output/kiosk_parts.h"
#include "output/kiosk_screens.h"
#include "output/kiosk_staff.h"

#include <math.h>
#include <string.h>

static char *path_data(const GArray *segments) {
    GString *data = g_string_new(NULL);
    for (guint i = 0; i < segments->len; i++) {
        const PathSegment *segment = &g_array_index(segments, PathSegment, i);
        int count = segment->command == 'C'   ? 6
                    : segment->command == 'Z' ? 0
                                              : 2;
        g_string_append_c(data, segment->command);
        for (int j = 0; j < count; j++) {
            char number[G_ASCII_DTOSTR_BUF_SIZE];
            g_ascii_formatd(number, sizeof number, "%g", segment->points[j]);
            g_string_append_printf(data, "%s%s", j > 0 ? " " : "", number);
        }
    }
    return g_string_free(data, FALSE);
}

static int compare_names(gconstpointer a, gconstpointer b) {
    return g_strcmp0(a, b);
}

/* All icons once, for <use>; no screen shows an edition's logo. */
static void write_icons(HtmlWriter *writer, const Style *style) {
    if (style == NULL || style->icons == NULL) {
        return;
    }
    g_autoptr(GList) names =
        g_list_sort(g_hash_table_get_keys(style->icons), compare_names);
    html_open_class(writer, "svg", "symbols");
    html_attribute(writer, "aria-hidden", "true");
    for (const GList *at = names; at != NULL; at = at->next) {
        if (g_str_equal(at->data, LOGO_ICON)) {
            continue;
        }
        g_autofree char *id = g_strconcat("i-", at->data, NULL);
        g_autofree char *data =
            path_data(g_hash_table_lookup(style->icons, at->data));
        html_open(writer, "symbol");
        html_attribute(writer, "id", id);
        html_attribute(writer, "viewBox", "0 0 24 24");
        html_open(writer, "path");
        html_attribute(writer, "d", data);
        html_close(writer, "path");
        html_close(writer, "symbol");
    }
    html_close(writer, "svg");
}

static const KioskLanguage *dutch_language(const Kiosk *kiosk) {
    for (guint i = 0; i < kiosk->languages->len; i++) {
        const KioskLanguage *language = g_ptr_array_index(kiosk->languages, i);
        if (g_str_equal(language->language->code, "nl")) {
            return language;
        }
    }
    return g_ptr_array_index(kiosk->languages, 0);
}

/* A language is written aside and packed. */
static void write_language(const KioskPage *page,
                           const KioskLanguage *language) {
    g_autoptr(HtmlWriter) aside = html_writer_new_fragment();
    KioskPage inner = *page;
    inner.writer = aside;
    inner.current = language;
    screens_write_language(&inner);
    g_autofree char *html = html_writer_finish(aside);
    parts_open(page->writer, "text");
    html_attribute(page->writer, "data-tag", language->language->tag);
    parts_close(page->writer, html, strlen(html));
}

static void write_self_check(const KioskPage *page) {
    g_autoptr(HtmlWriter) aside = html_writer_new_fragment();
    KioskPage inner = *page;
    inner.writer = aside;
    staff_write_self_check(&inner);
    g_autofree char *html = html_writer_finish(aside);
    parts_open(page->writer, "text");
    html_attribute(page->writer, "data-tag", "self-check");
    parts_close(page->writer, html, strlen(html));
}

/* The decoy first: it must be there before all else has been read. */
static void write_body(const KioskPage *page) {
    const GPtrArray *languages = page->kiosk->languages;
    html_open(page->writer, "body");
    staff_write_decoy(page);
    write_icons(page->writer, page->kiosk->style);
    screens_write_start(page);
    if (!page->kiosk->own_device) {
        write_self_check(page);
    }
    for (guint i = 0; i < languages->len; i++) {
        write_language(page, g_ptr_array_index(languages, i));
    }
}

/* The looks, on the screen and on paper. */
static char *load_style(const char *templates_dir, Diag *diag) {
    g_autofree char *screen =
        html_load_template(templates_dir, "kiosk", "kiosk.css", diag);
    g_autofree char *paper =
        html_load_template(templates_dir, "kiosk", "paper.css", diag);
    return screen != NULL && paper != NULL ? g_strconcat(screen, paper, NULL)
                                           : NULL;
}

/* The behaviour: files that share one scope, in this order. */
static char *load_script(const char *templates_dir, Diag *diag) {
    static const char *const names[] = {"parts.js",  "screens.js", "find.js",
                                        "search.js", "reading.js", "staff.js",
                                        "exit.js",   "kiosk.js"};
    GString *script = g_string_new("(() => {\n\"use strict\";\n");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text =
            html_load_template(templates_dir, "kiosk", names[i], diag);
        if (text == NULL) {
            g_string_free(script, TRUE);
            return NULL;
        }
        g_string_append(script, text);
    }
    g_string_append(script, "})();\n");
    return g_string_free(script, FALSE);
}

static void open_html(const KioskPage *page) {
    char date[16] = "";
    if (g_date_valid(&page->kiosk->review_by)) {
        g_date_strftime(date, sizeof date, "%Y-%m-%d", &page->kiosk->review_by);
    }
    html_open(page->writer, "html");
    html_language(page->writer, page->dutch->language);
    html_attribute(page->writer, "data-review-by", date);
    if (page->kiosk->own_device) {
        const KioskLanguage *first =
            g_ptr_array_index(page->kiosk->languages, 0);
        html_attribute(page->writer, "data-own-device", first->language->tag);
    }
    const KioskLanguage words = page_staff_words(page->dutch);
    KioskPage decoy = *page;
    decoy.current = &words;
    page_write_label(&decoy, "data-decoy", "decoy-title");
}

static void append_color(GString *rule, const char *name, const Color *color) {
    g_string_append_printf(
        rule, "--%s:#%02x%02x%02x;", name, (int)lround(color->red * 255),
        (int)lround(color->green * 255), (int)lround(color->blue * 255));
}

/* CSS: the edition's own colours, where the reader did not choose dark or
 * strong contrast. Caller frees. */
static char *color_rule(const Style *style) {
    GString *rule = g_string_new(NULL);
    if (style->own_colors) {
        g_string_append(rule, ":root:not(.dark,.contrast){");
        append_color(rule, "petrol", &style->petrol);
        append_color(rule, "ochre", &style->ochre);
        g_string_append(rule, "}\n");
    }
    return g_string_free(rule, FALSE);
}

char *kiosk_write(const Kiosk *kiosk, Diag *diag) {
    g_autofree char *style = load_style(kiosk->templates_dir, diag);
    g_autofree char *script = load_script(kiosk->templates_dir, diag);
    if (kiosk->languages->len == 0) {
        diag_error(diag, (Position){0}, "not-offered",
                   "no language is whole enough for the kiosk, translate a "
                   "topic");
        return NULL;
    }
    if (style == NULL || script == NULL) {
        return NULL;
    }
    guint errors = diag_errors(diag);
    g_autoptr(HtmlWriter) writer = html_writer_new();
    g_autoptr(KioskFonts) fonts = kiosk_fonts_new(kiosk, diag);
    g_autofree char *rules = kiosk_fonts_rules(fonts);
    g_autofree char *colors = color_rule(kiosk->style);
    g_autofree char *css = g_strconcat(style, rules, colors, NULL);
    const KioskLanguage *dutch = dutch_language(kiosk);
    KioskPage page = {kiosk, writer, dutch, dutch, diag};
    open_html(&page);
    html_write_head(writer, css, script);
    write_body(&page);
    bool written = kiosk_fonts_write(fonts, writer, diag);
    html_close(writer, "body");
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    return written && diag_errors(diag) == errors ? g_steal_pointer(&html)
                                                  : NULL;
}
