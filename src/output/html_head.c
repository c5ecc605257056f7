/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/html_head.h"

#include "base/file.h"

#include <string.h>

/* A plain sheet of paper: it tells nothing, neither in the tab nor on a decoy.
 */
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
                         const char *script, const char *pictures) {
    g_autofree char *css_hash = content_hash(css);
    g_autofree char *script_hash = content_hash(script);
    g_autofree char *policy = g_strdup_printf(
        "default-src 'none'; style-src %s; script-src %s; img-src %s; "
        "base-uri 'none'; form-action 'none'",
        css_hash, script_hash, pictures);
    write_meta(writer, "http-equiv", "Content-Security-Policy", policy);
}

static void write_head(HtmlWriter *writer, const char *css, const char *script,
                       const char *pictures) {
    html_open(writer, "head");
    html_open(writer, "meta");
    html_attribute(writer, "charset", "utf-8");
    write_policy(writer, css, script, pictures);
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

void html_write_head(HtmlWriter *writer, const char *css, const char *script) {
    write_head(writer, css, script, "data:");
}

void html_write_head_with_files(HtmlWriter *writer, const char *css,
                                const char *script) {
    /* browsers differ in whether a file is of the same origin as its like */
    write_head(writer, css, script, "data: 'self' file:");
}

char *html_load_template(const char *templates_dir, const char *folder,
                         const char *name, Diag *diag) {
    g_autofree char *path = g_build_filename(templates_dir, folder, name, NULL);
    g_autofree char *text = file_read_text(path, diag);
    if (text != NULL && strstr(text, "</") != NULL) {
        diag_error(diag, position_in_file(g_intern_string(path)), "template",
                   "the characters </ may not stand in this file, write <\\/");
        return NULL;
    }
    return g_steal_pointer(&text);
}

char *html_load_page_style(const char *templates_dir, const char *folder,
                           const char *name, Diag *diag) {
    g_autofree char *shared =
        html_load_template(templates_dir, "pages", "shared.css", diag);
    g_autofree char *own =
        html_load_template(templates_dir, folder, name, diag);
    return shared == NULL || own == NULL ? NULL
                                         : g_strconcat(shared, own, NULL);
}
