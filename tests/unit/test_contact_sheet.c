/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/contact_sheet.h"
#include "page_asserts.h"

#include <string.h>

static const Language dutch = {.code = "nl",
                               .tag = "nl",
                               .name = (char *)"Nederlands",
                               .name_dutch = (char *)"Nederlands",
                               .script = (char *)"Latn"};
static const Language arabic = {.code = "ar",
                                .tag = "ar",
                                .name = (char *)"العربية",
                                .name_dutch = (char *)"Arabisch",
                                .script = (char *)"Arab",
                                .right_to_left = true};

static const Format format = {
    .id = (char *)"a4", .width = 595.3, .height = 841.9};

/* The words of the page, each named by its key. */
static Document *make_words(void) {
    static const char *const keys[] = {"contact-sheet-title",
                                       "contact-sheet-note",
                                       "made-on",
                                       "flyer-visit",
                                       "flyer-home",
                                       "format-a4",
                                       "page-language",
                                       "month-11"};
    Document *document = document_new("staff", &dutch);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        Block *section = block_append(
            document->root, block_new(BLOCK_SECTION, document->position));
        section->id = g_strdup(keys[i]);
        Block *text = block_append(
            section, block_new(BLOCK_PARAGRAPH, document->position));
        text->spans = g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
        g_ptr_array_add(text->spans, span_new(keys[i]));
    }
    return document;
}

static char *write_page(const ContactPicture *pictures, guint length,
                        Diag *diag) {
    g_autoptr(Document) words = make_words();
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    for (guint i = 0; i < length; i++) {
        g_ptr_array_add(list, (gpointer)&pictures[i]);
    }
    ContactSheet sheet = {
        .pictures = list, .dutch = words, .templates_dir = templates_dir()};
    g_date_set_dmy(&sheet.date, 21, 11, 2026);
    return contact_sheet_write(&sheet, diag);
}

static void test_groups(void) {
    const ContactPicture pictures[] = {
        {"Dorp <1>", "visit", &dutch, &format, "d/1.png", "d/1.pdf"},
        {"Dorp <1>", "visit", &arabic, &format, "d/2.png", "d/2.pdf"},
        {"Dorp <1>", "home", &dutch, &format, "d/3.png", "d/3.pdf"},
        {"Stad", "home", &dutch, &format, "s/1.png", "s/1.pdf"},
    };
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *html = write_page(pictures, G_N_ELEMENTS(pictures), diag);
    for (guint i = 0; i < diag_problems(diag)->len; i++) {
        const Problem *problem = g_ptr_array_index(diag_problems(diag), i);
        g_test_message("%s", problem->text);
    }
    g_assert_nonnull(html);
    g_assert_cmpuint(count(html, "<h2>"), ==, 2);
    g_assert_cmpuint(count(html, "<h3>"), ==, 3);
    g_assert_cmpuint(count(html, "<ul>"), ==, 3);
    g_assert_cmpuint(count(html, "<li>"), ==, 4);
    assert_has(html, "Dorp &lt;1&gt;");
    assert_has(html, "<a href=\"d/2.pdf\"><img loading=\"lazy\" "
                     "src=\"d/2.png\" alt=\"\" width=\"595\" height=\"842\">");
    assert_has(html, "lang=\"ar\" dir=\"rtl\">العربية<");
    assert_has(html, "default-src 'none'");
    assert_has(html, "img-src data: 'self' file:;");
    assert_has_not(html, "unsafe-inline");
}

/* Each style mends the one before it: what pages share, the overview, own. */
static void test_styles(void) {
    const ContactPicture picture = {"Dorp",  "visit", &dutch,
                                    &format, "1.png", "1.pdf"};
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *html = write_page(&picture, 1, diag);
    g_assert_nonnull(html);
    const char *shared = strstr(html, "--petrol:");
    const char *overview = strstr(html, "h1 + p {");
    const char *own = strstr(html, "li img {");
    g_assert_nonnull(shared);
    g_assert_true(shared < overview && overview < own);
    g_assert_cmpuint(count(html, "--petrol:"), ==, 1);
}

/* A format or flyer without a name in the words is reported. */
static void test_missing_word(void) {
    const Format other = {.id = (char *)"b5", .width = 1, .height = 1};
    const ContactPicture picture = {"Dorp", "visit", &dutch,
                                    &other, "1.png", "1.pdf"};
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autofree char *html = write_page(&picture, 1, diag);
    g_assert_null(html);
    const Problem *problem = g_ptr_array_index(diag_problems(diag), 0);
    g_assert_nonnull(strstr(problem->text, "format-b5"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/contact-sheet/groups", test_groups);
    g_test_add_func("/contact-sheet/styles", test_styles);
    g_test_add_func("/contact-sheet/missing-word", test_missing_word);
    return g_test_run();
}
