/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of HTML pages share.
 */
#pragma once

#include <glib.h>

/* The templates of the program, where the tests run. Static. */
const char *templates_dir(void);

/* Fail the test, and go on, when the piece is not in the page, or is. */
void assert_has(const char *html, const char *piece);
void assert_has_not(const char *html, const char *piece);

/* How often the piece stands in the page. */
guint count(const char *html, const char *piece);

/* The page with the text of each packed language in its element, so that one
 * sees what stands in it. Caller frees. */
char *unpack_page(const char *html);
