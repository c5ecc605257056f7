/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/html_writer.h"

#include <string.h>

struct HtmlWriter {
    GString *out;
    GPtrArray *open; /* const char*, static */
    bool in_tag;     /* attributes may follow */
};

HtmlWriter *html_writer_new(void) {
    HtmlWriter *writer = html_writer_new_fragment();
    g_string_append(writer->out, "<!DOCTYPE html>\n");
    return writer;
}

HtmlWriter *html_writer_new_fragment(void) {
    HtmlWriter *writer = g_new0(HtmlWriter, 1);
    writer->out = g_string_new(NULL);
    writer->open = g_ptr_array_new();
    return writer;
}

void html_writer_free(HtmlWriter *writer) {
    if (writer != NULL) {
        if (writer->out != NULL) {
            g_string_free(writer->out, TRUE);
        }
        g_ptr_array_unref(writer->open);
        g_free(writer);
    }
}

static bool is_listed(const char *const *names, const char *name) {
    return g_strv_contains(names, name);
}

static bool is_void(const char *name) {
    static const char *const names[] = {
        "area",  "base", "br",   "col",    "embed", "hr",  "img",
        "input", "link", "meta", "source", "track", "wbr", NULL};
    return is_listed(names, name);
}

/* A line end after these changes nothing on the screen. */
static bool ends_line(const char *name) {
    static const char *const names[] = {
        "head",   "title",    "style", "script",  "body",    "header",
        "main",   "nav",      "div",   "section", "article", "aside",
        "footer", "h1",       "h2",    "h3",      "p",       "ul",
        "ol",     "li",       "table", "tr",      "thead",   "tbody",
        "symbol", "noscript", "html",  "caption", NULL};
    return is_listed(names, name);
}

static void end_tag(HtmlWriter *writer) {
    if (writer->in_tag) {
        g_string_append_c(writer->out, '>');
        writer->in_tag = false;
    }
}

void html_open(HtmlWriter *writer, const char *name) {
    end_tag(writer);
    g_string_append_c(writer->out, '<');
    g_string_append(writer->out, name);
    writer->in_tag = true;
    if (!is_void(name)) {
        g_ptr_array_add(writer->open, (gpointer)name);
    }
}

void html_open_class(HtmlWriter *writer, const char *name,
                     const char *class_name) {
    html_open(writer, name);
    html_attribute(writer, "class", class_name);
}

static void append_escaped(GString *out, const char *text) {
    for (const char *at = text; *at != '\0'; at++) {
        switch (*at) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        default:
            g_string_append_c(out, *at);
        }
    }
}

void html_attribute(HtmlWriter *writer, const char *name, const char *value) {
    g_assert(writer->in_tag);
    g_string_append_c(writer->out, ' ');
    g_string_append(writer->out, name);
    if (value != NULL) {
        g_string_append(writer->out, "=\"");
        append_escaped(writer->out, value);
        g_string_append_c(writer->out, '"');
    }
}

void html_text(HtmlWriter *writer, const char *text) {
    end_tag(writer);
    append_escaped(writer->out, text);
}

void html_raw(HtmlWriter *writer, const char *text) {
    g_assert(strstr(text, "</") == NULL);
    end_tag(writer);
    g_string_append(writer->out, text);
}

void html_close(HtmlWriter *writer, const char *name) {
    g_assert(writer->open->len > 0);
    const char *innermost =
        g_ptr_array_steal_index(writer->open, writer->open->len - 1);
    g_assert_cmpstr(innermost, ==, name);
    end_tag(writer);
    g_string_append_printf(writer->out, "</%s>%s", name,
                           ends_line(name) ? "\n" : "");
}

char *html_writer_finish(HtmlWriter *writer) {
    end_tag(writer);
    g_assert(writer->open->len == 0);
    return g_string_free(g_steal_pointer(&writer->out), FALSE);
}
