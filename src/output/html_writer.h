/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HTML, well formed by construction. Nobody else writes `<`.
 *
 * A wrong order of calls (an attribute after text, a tag closed twice) is our
 * own mistake and aborts. The writer knows which elements are void; it does
 * not know which may stand in which.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct HtmlWriter HtmlWriter;

/* A writer that has written the doctype. */
HtmlWriter *html_writer_new(void);
/* A writer of a piece of a page. */
HtmlWriter *html_writer_new_fragment(void);
void html_writer_free(HtmlWriter *writer);

/* Opens a tag and remembers it; attributes follow until the next text or tag.
 * `name` must be static. Void elements (meta, br, …) need no close. */
void html_open(HtmlWriter *writer, const char *name);
/* The same with a class attribute. */
void html_open_class(HtmlWriter *writer, const char *name,
                     const char *class_name);
/* A NULL value writes a bare attribute. Escapes. */
void html_attribute(HtmlWriter *writer, const char *name, const char *value);
/* Text, escaped. */
void html_text(HtmlWriter *writer, const char *text);
/* For style, script and inert JSON: written as it is; must not contain "</". */
void html_raw(HtmlWriter *writer, const char *text);
/* Closes the innermost open tag, which must be `name`. */
void html_close(HtmlWriter *writer, const char *name);
/* The whole; caller frees. Everything must be closed. */
char *html_writer_finish(HtmlWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlWriter, html_writer_free)
