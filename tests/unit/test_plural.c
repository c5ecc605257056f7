/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/plural.h"

#include <glib.h>
#include <string.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

enum { HIGHEST = 1200 };

/* The CLDR categories that whole numbers have in a language, in the order of
 * its plural forms. pap has no entry in CLDR. */
static const struct {
    const char *code;
    const char *categories[6];
} languages[] = {
    {"nl", {"one", "other"}},
    {"en", {"one", "other"}},
    {"es", {"one", "other"}},
    {"ro", {"one", "few", "other"}},
    {"pt_BR", {"one", "other"}},
    {"bg", {"one", "other"}},
    {"hu", {"one", "other"}},
    {"pl", {"one", "few", "many"}},
    {"ru", {"one", "few", "many"}},
    {"uk", {"one", "few", "many"}},
    {"zh_CN", {"other"}},
    {"th", {"other"}},
    {"ar", {"zero", "one", "two", "few", "many", "other"}},
    {"tr", {"one", "other"}},
    {"fr", {"one", "other"}},
    {"de", {"one", "other"}},
    {"sq", {"one", "other"}},
    {"vi", {"other"}},
    {"ti", {"one", "other"}},
    {"it", {"one", "other"}},
    {"cs", {"one", "few", "other"}},
    {"fa", {"one", "other"}},
    {"el", {"one", "other"}},
};

static char *find_category(const UPluralRules *rules, int count) {
    UErrorCode error = U_ZERO_ERROR;
    UChar name[32];
    char ascii[32];
    uplrules_select(rules, count, name, G_N_ELEMENTS(name), &error);
    g_assert_true(U_SUCCESS(error));
    return g_strdup(u_austrcpy(ascii, name));
}

static void compare_language(const char *code, const char *header,
                             const char *const *categories) {
    int form_count = 0;
    PluralRule rule = plural_find(header, &form_count);
    g_assert_nonnull(rule);
    UErrorCode error = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(code, &error);
    g_assert_true(U_SUCCESS(error));
    for (int count = 0; count <= HIGHEST; count++) {
        g_autofree char *category = find_category(rules, count);
        int form = rule((unsigned long)count);
        g_assert_cmpint(form, >=, 0);
        g_assert_cmpint(form, <, form_count);
        if (g_strcmp0(categories[form], category) != 0) {
            g_test_message("%s: %d has form %d (%s), CLDR says %s", code, count,
                           form, categories[form], category);
            g_test_fail();
        }
    }
    uplrules_close(rules);
}

/* The rows of languages.tsv: code -> header. */
static GHashTable *load_headers(void) {
    const char *top = g_getenv("top_srcdir");
    g_autofree char *path = g_build_filename(top == NULL ? "." : top, "locales",
                                             "terms", "languages.tsv", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    GHashTable *headers =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
        g_auto(GStrv) columns = g_strsplit(lines[i], "\t", -1);
        g_hash_table_insert(headers, g_strdup(columns[0]),
                            g_strdup(columns[6]));
    }
    return headers;
}

static void test_cldr(void) {
    g_autoptr(GHashTable) headers = load_headers();
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        const char *header = g_hash_table_lookup(headers, languages[i].code);
        g_assert_nonnull(header);
        compare_language(languages[i].code, header, languages[i].categories);
    }
    g_assert_cmpuint(g_hash_table_size(headers), ==,
                     G_N_ELEMENTS(languages) + 1);
}

/* Every header of the list is known, and its forms are all used. */
static void test_all_headers(void) {
    g_autoptr(GHashTable) headers = load_headers();
    GHashTableIter iterator;
    gpointer code, header;
    g_hash_table_iter_init(&iterator, headers);
    while (g_hash_table_iter_next(&iterator, &code, &header)) {
        int form_count = 0;
        PluralRule rule = plural_find(header, &form_count);
        g_assert_nonnull(rule);
        guint used = 0;
        for (unsigned long n = 0; n <= HIGHEST; n++) {
            used |= 1u << rule(n);
        }
        g_assert_cmpuint(used, ==, (1u << form_count) - 1);
    }
}

static void test_find(void) {
    int form_count = 0;
    g_assert_nonnull(
        plural_find(" nplurals = 2 ;plural=( n!=1 ) ;\n", &form_count));
    g_assert_cmpint(form_count, ==, 2);
    g_assert_null(plural_find("nplurals=2; plural=n != 1;", &form_count));
    g_assert_null(plural_find("", &form_count));
    g_assert_true(plural_is_same_header("plural=(n > 1);", "plural=(n>1);"));
    g_assert_false(plural_is_same_header("plural=(n > 1);", "plural=(n>2);"));
}

static void test_exact(void) {
    int form_count = 0;
    unsigned long count = 99;
    PluralRule dutch = plural_find("nplurals=2; plural=(n != 1);", &form_count);
    g_assert_true(plural_is_exact(dutch, 0, &count));
    g_assert_cmpuint(count, ==, 1);
    g_assert_false(plural_is_exact(dutch, 1, &count));
    PluralRule french = plural_find("nplurals=2; plural=(n > 1);", &form_count);
    g_assert_false(plural_is_exact(french, 0, &count));
    PluralRule arabic =
        plural_find("nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
                    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
                    &form_count);
    g_assert_true(plural_is_exact(arabic, 2, &count));
    g_assert_cmpuint(count, ==, 2);
    g_assert_false(plural_is_exact(arabic, 5, &count));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/plural/cldr", test_cldr);
    g_test_add_func("/plural/all-headers", test_all_headers);
    g_test_add_func("/plural/find", test_find);
    g_test_add_func("/plural/exact", test_exact);
    return g_test_run();
}
