/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_text.h"

#include <string.h>

static void assert_number(double value, int decimals, const char *wanted) {
    g_autoptr(GString) out = g_string_new(NULL);
    text_append_number(out, value, decimals);
    g_assert_cmpstr(out->str, ==, wanted);
}

static void test_numbers(void) {
    assert_number(0, 2, "0");
    assert_number(-0.001, 2, "0");
    assert_number(12, 2, "12");
    assert_number(100, 0, "100");
    assert_number(-7.5, 2, "-7.5");
    assert_number(0.05, 2, ".05");
    assert_number(-0.5, 2, "-.5");
    assert_number(841.8898, 2, "841.89");
    assert_number(0.12345, 3, ".123");
    assert_number(1.999, 2, "2");
}

static void test_utf16(void) {
    g_autoptr(GString) out = g_string_new(NULL);
    const char *text = "aé你😀";
    text_append_utf16(out, text, strlen(text));
    g_assert_cmpstr(out->str, ==, "006100E94F60D83DDE00");
}

/* "clusters" as start-end:first+count, logical order. */
static char *describe(const Item *item, bool has_space) {
    g_autoptr(GArray) clusters = text_clusters(item, has_space);
    g_autoptr(GString) said = g_string_new(NULL);
    for (guint i = 0; i < clusters->len; i++) {
        const TextCluster *cluster = &g_array_index(clusters, TextCluster, i);
        g_string_append_printf(said, "%d-%d:%d+%d ", cluster->start,
                               cluster->end, cluster->first, cluster->count);
    }
    return g_string_free(g_steal_pointer(&said), FALSE);
}

static void assert_clusters(const char *text, const int *starts, int count,
                            bool right_to_left, const char *wanted) {
    g_autofree Glyph *glyphs = g_new0(Glyph, count);
    g_autofree char *copy = g_strdup(text);
    for (int i = 0; i < count; i++) {
        glyphs[i].cluster = starts[i];
    }
    Item item = {.glyphs = glyphs,
                 .glyph_count = count,
                 .text = copy,
                 .right_to_left = right_to_left};
    g_autofree char *said = describe(&item, true);
    g_assert_cmpstr(said, ==, wanted);
}

static void test_clusters(void) {
    assert_clusters("abc", (const int[]){0, 1, 2}, 3, false,
                    "0-1:0+1 1-2:1+1 2-3:2+1 ");
    assert_clusters("afi b", (const int[]){0, 1, 3, 4}, 4, false,
                    "0-1:0+1 1-3:1+1 3-4:2+1 4-5:3+1 ");
    assert_clusters("abcd", (const int[]){2, 2, 1, 0}, 4, true,
                    "0-1:3+1 1-2:2+1 2-4:0+2 ");
    /* Out of order: kept together. */
    assert_clusters("abc", (const int[]){1, 0, 2}, 3, false,
                    "0-2:0+2 2-3:2+1 ");
}

static void test_dropped_space(void) {
    assert_clusters("ab ", (const int[]){0, 1}, 2, false,
                    "0-1:0+1 1-2:1+1 2-3:0+0 ");
    assert_clusters("ab ", (const int[]){1, 0}, 2, true,
                    "0-1:1+1 1-2:0+1 2-3:0+0 ");
    assert_clusters("a b ", (const int[]){0, 1, 2, 3}, 4, false,
                    "0-1:0+1 1-2:1+1 2-3:2+1 3-4:3+1 ");
    assert_clusters("a\u200B", (const int[]){0}, 1, false, "0-1:0+1 1-4:0+0 ");
    int zero = 0;
    Glyph glyph = {.cluster = zero};
    g_autofree char *text = g_strdup("a ");
    Item item = {.glyphs = &glyph, .glyph_count = 1, .text = text};
    g_autofree char *said = describe(&item, false);
    g_assert_cmpstr(said, ==, "0-2:0+1 ");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf-text/numbers", test_numbers);
    g_test_add_func("/pdf-text/utf16", test_utf16);
    g_test_add_func("/pdf-text/clusters", test_clusters);
    g_test_add_func("/pdf-text/dropped-space", test_dropped_space);
    return g_test_run();
}
