/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page_asserts.h"

#include <string.h>

const char *templates_dir(void) {
    const char *dir = g_getenv("WEGWIJZER_TEMPLATES");
    return dir != NULL ? dir : "templates";
}

void assert_has(const char *html, const char *piece) {
    if (strstr(html, piece) == NULL) {
        g_test_message("not in the file: %s", piece);
        g_test_fail();
    }
}

void assert_has_not(const char *html, const char *piece) {
    const char *found = strstr(html, piece);
    if (found != NULL) {
        g_test_message("in the file: %.120s", found);
        g_test_fail();
    }
}

guint count(const char *html, const char *piece) {
    guint found = 0;
    for (; (html = strstr(html, piece)) != NULL; html += strlen(piece)) {
        found++;
    }
    return found;
}
