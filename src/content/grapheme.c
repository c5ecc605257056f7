/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/grapheme.h"

#include <glib.h>
#include <unicode/ubrk.h>

int grapheme_count(const char *text) {
    UErrorCode status = U_ZERO_ERROR;
    UText *opened = utext_openUTF8(NULL, text, -1, &status);
    /* the root locale: what counts as one must not depend on the machine */
    UBreakIterator *breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    ubrk_setUText(breaks, opened, &status);
    g_assert(U_SUCCESS(status));
    int count = 0;
    while (ubrk_next(breaks) != UBRK_DONE) {
        count++;
    }
    ubrk_close(breaks);
    utext_close(opened);
    return count;
}
