/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk.h"

#include "base/file.h"
#include "output/kiosk_fonts.h"
#include "output/kiosk_screens.h"

#include <string.h>

/* A plain sheet of paper: it tells nothing, neither here nor on the decoy. */
#define FAVICON                                                                \
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'"           \
    "%20viewBox='0%200%2016%2016'%3E%3Cpath%20fill='%23fff'%20"                \
    "stroke='%23777'%20d='M3.5,1.5h9v13h-9z'/%3E%3C/svg%3E"

/* "'sha256-…'" of an inline element's text. */
static char *content_hash(const char *text) {
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize length = sizeof digest;
    g_checksum_update(checksum, (const guchar *)text, -1);
    g_checksum_get_digest(checksum, digest, &length);
    g_autofree char *base64 = g_base64_encode(digest, length);
    return g_strdup_printf("'sha256-%s'", base64);
}

static void write_meta(HtmlWriter *writer, const char *kind, const char *name,
                       const char *content) {
    html_open(writer, "meta");
    html_attribute(writer, kind, name);
    html_attribute(writer, "content", content);
}

static void write_policy(HtmlWriter *writer, const char *css,
                         const char *script) {
    g_autofree char *css_hash = content_hash(css);
    g_autofree char *script_hash = content_hash(script);
    g_autofree char *policy = g_strdup_printf(
        "default-src 'none'; style-src %s; script-src %s; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        css_hash, script_hash);
    write_meta(writer, "http-equiv", "Content-Security-Policy", policy);
}

static void write_head(HtmlWriter *writer, const char *css,
                       const char *script) {
    html_open(writer, "head");
    html_open(writer, "meta");
    html_attribute(writer, "charset", "utf-8");
    write_policy(writer, css, script);
    write_meta(writer, "name", "viewport",
               "width=device-width, initial-scale=1");
    write_meta(writer, "name", "referrer", "no-referrer");
    write_meta(writer, "name", "robots", "noindex, nofollow, noarchive");
    write_meta(writer, "name", "format-detection", "telephone=no");
    html_open(writer, "title");
    html_text(writer, "Wegwijzer");
    html_close(writer, "title");
    html_open(writer, "link");
    html_attribute(writer, "rel", "icon");
    html_attribute(writer, "href", FAVICON);
    html_open(writer, "style");
    html_raw(writer, css);
    html_close(writer, "style");
    html_open(writer, "script");
    html_raw(writer, script);
    html_close(writer, "script");
    html_close(writer, "head");
}

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

/* All icons once, for <use>. */
static void write_icons(HtmlWriter *writer, const Style *style) {
    if (style == NULL || style->icons == NULL) {
        return;
    }
    g_autoptr(GList) names =
        g_list_sort(g_hash_table_get_keys(style->icons), compare_names);
    html_open_class(writer, "svg", "symbols");
    html_attribute(writer, "aria-hidden", "true");
    for (const GList *at = names; at != NULL; at = at->next) {
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

/* The decoy first: it must be there before all else has been read. */
static void write_body(KioskPage *page) {
    const GPtrArray *languages = page->kiosk->languages;
    html_open(page->writer, "body");
    screens_write_decoy(page);
    write_icons(page->writer, page->kiosk->style);
    screens_write_start(page);
    for (guint i = 0; i < languages->len; i++) {
        page->current = g_ptr_array_index(languages, i);
        screens_write_language(page);
    }
}

/* A style or script that would end its own element breaks the file. */
static char *load_template(const Kiosk *kiosk, const char *name, Diag *diag) {
    g_autofree char *path =
        g_build_filename(kiosk->templates_dir, "kiosk", name, NULL);
    g_autofree char *text = file_read_text(path, diag);
    if (text != NULL && strstr(text, "</") != NULL) {
        diag_error(diag, position_in_file(g_intern_string(path)), "template",
                   "the characters </ may not stand in this file, write <\\/");
        return NULL;
    }
    return g_steal_pointer(&text);
}

static void open_html(const KioskPage *page) {
    char date[16] = "";
    if (g_date_valid(&page->kiosk->review_by)) {
        g_date_strftime(date, sizeof date, "%Y-%m-%d", &page->kiosk->review_by);
    }
    html_open(page->writer, "html");
    html_language(page->writer, page->dutch->language);
    html_attribute(page->writer, "data-review-by", date);
    page_write_label(page, "data-decoy", "decoy-title");
}

char *kiosk_write(const Kiosk *kiosk, Diag *diag) {
    g_autofree char *style = load_template(kiosk, "kiosk.css", diag);
    g_autofree char *script = load_template(kiosk, "kiosk.js", diag);
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
    g_autofree char *css = g_strconcat(style, rules, NULL);
    const KioskLanguage *dutch = dutch_language(kiosk);
    KioskPage page = {kiosk, writer, dutch, dutch, diag};
    open_html(&page);
    write_head(writer, css, script);
    write_body(&page);
    bool written = kiosk_fonts_write(fonts, writer, diag);
    html_close(writer, "body");
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    return written && diag_errors(diag) == errors ? g_steal_pointer(&html)
                                                  : NULL;
}
