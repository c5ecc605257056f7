/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/html_writer.h"

static void test_escapes(void) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open_class(writer, "p", "a\"b");
    html_attribute(writer, "hidden", NULL);
    html_text(writer, "1 < 2 & \"x\" > y");
    html_close(writer, "p");
    g_autofree char *html = html_writer_finish(writer);
    g_assert_cmpstr(html, ==,
                    "<!DOCTYPE html>\n<p class=\"a&quot;b\" hidden>"
                    "1 &lt; 2 &amp; &quot;x&quot; &gt; y</p>\n");
}

static void test_void_elements(void) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open(writer, "div");
    html_open(writer, "br");
    html_open(writer, "meta");
    html_attribute(writer, "charset", "utf-8");
    html_close(writer, "div");
    g_autofree char *html = html_writer_finish(writer);
    g_assert_cmpstr(html, ==,
                    "<!DOCTYPE html>\n<div><br><meta charset=\"utf-8\">"
                    "</div>\n");
}

static void test_raw(void) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open(writer, "script");
    html_raw(writer, "if (a < b && c) {}");
    html_close(writer, "script");
    g_autofree char *html = html_writer_finish(writer);
    g_assert_cmpstr(html, ==,
                    "<!DOCTYPE html>\n<script>if (a < b && c) {}</script>\n");
}

static void open_only(void) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open(writer, "p");
    g_free(html_writer_finish(writer));
}

static void close_another(void) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open(writer, "p");
    html_close(writer, "div");
}

static void attribute_late(void) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open(writer, "p");
    html_text(writer, "x");
    html_attribute(writer, "class", "y");
}

static void raw_end(void) {
    g_autoptr(HtmlWriter) writer = html_writer_new();
    html_open(writer, "style");
    html_raw(writer, "</style>");
}

/* Our own mistakes abort. */
static void test_wrong_order(void) {
    static const struct {
        const char *path;
        void (*wrong)(void);
    } cases[] = {{"open-only", open_only},
                 {"close-another", close_another},
                 {"attribute-late", attribute_late},
                 {"raw-end", raw_end}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strdup_printf("/html-writer/wrong/%s", cases[i].path);
        g_autofree char *child = g_strconcat(path, "/subprocess", NULL);
        g_test_trap_subprocess(child, 0, G_TEST_SUBPROCESS_DEFAULT);
        g_test_trap_assert_failed();
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html-writer/escapes", test_escapes);
    g_test_add_func("/html-writer/void", test_void_elements);
    g_test_add_func("/html-writer/raw", test_raw);
    g_test_add_func("/html-writer/wrong", test_wrong_order);
    g_test_add_func("/html-writer/wrong/open-only/subprocess", open_only);
    g_test_add_func("/html-writer/wrong/close-another/subprocess",
                    close_another);
    g_test_add_func("/html-writer/wrong/attribute-late/subprocess",
                    attribute_late);
    g_test_add_func("/html-writer/wrong/raw-end/subprocess", raw_end);
    return g_test_run();
}
