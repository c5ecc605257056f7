/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The head that every file for a browser has, and the templates inside it.
 *
 * The policy allows the given style and script and pictures inside the file,
 * and refuses everything else. Knows nothing of what the body holds.
 */
#pragma once

#include "base/diag.h"
#include "output/html_writer.h"

/* Writes <head> with the neutral title, the policy, `css` and `script`. */
void html_write_head(HtmlWriter *writer, const char *css, const char *script);

/* The same for a page that shows pictures of files beside it. */
void html_write_head_with_files(HtmlWriter *writer, const char *css,
                                const char *script);

/* The text of templates/`folder`/`name`, or NULL after a report: one that
 * holds "</" would end its own element. Caller frees. */
char *html_load_template(const char *templates_dir, const char *folder,
                         const char *name, Diag *diag);

/* The style of a page for staff or readers: what such pages share, then
 * templates/`folder`/`name`; NULL after a report. Caller frees. */
char *html_load_page_style(const char *templates_dir, const char *folder,
                           const char *name, Diag *diag);
