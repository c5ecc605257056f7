/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With Debian's dictionaries for Dutch (ISO 8859-1) and Romanian (UTF-8). */
#include "layout/hyphenation.h"

#include <glib.h>
#include <string.h>

static const Language dutch = {
    .code = "nl", .tag = "nl", .hyphenation = (char *)"hyph_nl_NL.dic"};
static const Language romanian = {
    .code = "ro", .tag = "ro", .hyphenation = (char *)"hyph_ro_RO.dic"};

/* The word with - where a hyphen may stand; the caller frees. */
static char *hyphenate(const Language *language, const char *word) {
    gsize length = strlen(word);
    g_autofree bool *allowed = g_new0(bool, length + 1);
    hyphenation_mark(language, word, length, allowed);
    GString *marked = g_string_new(NULL);
    for (gsize i = 0; i < length; i++) {
        g_string_append(marked, allowed[i] ? "-" : "");
        g_string_append_c(marked, word[i]);
    }
    return g_string_free(marked, FALSE);
}

static void assert_marked(const Language *language, const char *word,
                          const char *expected) {
    g_autofree char *path =
        g_build_filename("/usr/share/hyphen", language->hyphenation, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_test_skip("the dictionary is not installed");
        return;
    }
    g_autofree char *marked = hyphenate(language, word);
    g_assert_cmpstr(marked, ==, expected);
}

static void test_dutch(void) {
    assert_marked(&dutch, "gezondheidszorg", "gezond-heids-zorg");
    assert_marked(&dutch, "Gezondheidszorg", "Gezond-heids-zorg");
    assert_marked(&dutch, "GEZONDHEIDSZORG", "GEZOND-HEIDS-ZORG");
    /* Under ten letters, none; else four before and four after. */
    assert_marked(&dutch, "gemeenten", "gemeenten");
    assert_marked(&dutch, "gemeentehuis", "gemeen-te-huis");
    assert_marked(&dutch, "ongeveerde", "onge-veerde");
}

/* ë is one byte in the dictionary and two in the text. */
static void test_trema(void) {
    assert_marked(&dutch, "patiëntenvereniging", "patiën-ten-ver-e-ni-ging");
    assert_marked(&dutch, "gecoördineerde", "gecoör-di-neerde");
}

static void test_romanian(void) {
    assert_marked(&romanian, "responsabilitățile", "respon-sa-bi-li-tă-țile");
}

static void test_none(void) {
    static const Language without = {.code = "tr", .tag = "tr"};
    static const Language missing = {
        .code = "xx", .tag = "xx", .hyphenation = (char *)"hyph_xx.dic"};
    g_autofree char *turkish = hyphenate(&without, "kişiselbilgiler");
    g_assert_cmpstr(turkish, ==, "kişiselbilgiler");
    g_autofree char *unknown = hyphenate(&missing, "abcdefghijklm");
    g_assert_cmpstr(unknown, ==, "abcdefghijklm");
    /* Letters that the set of the dictionary lacks. */
    assert_marked(&dutch, "responsabilitățile", "responsabilitățile");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hyphenation/dutch", test_dutch);
    g_test_add_func("/hyphenation/trema", test_trema);
    g_test_add_func("/hyphenation/romanian", test_romanian);
    g_test_add_func("/hyphenation/none", test_none);
    return g_test_run();
}
