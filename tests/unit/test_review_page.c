/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/overview.h"
#include "output/review_page.h"
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
                                .name_dutch = (char *)"Ara\"</style>bisch",
                                .script = (char *)"Arab",
                                .right_to_left = true};

static Block *block_of(const char *words) {
    Block *block = block_new(BLOCK_PARAGRAPH, (Position){0});
    block->spans = g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    g_ptr_array_add(block->spans, span_new(words));
    return block;
}

static GPtrArray *form_of(const char *words) {
    GPtrArray *forms =
        g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
    g_ptr_array_add(forms, block_of(words));
    return forms;
}

/* Every word of the templates' pages, named by its key. */
static Document *make_words(const char *left_out) {
    g_autofree char *file =
        g_build_filename(g_getenv("top_srcdir"), "content", "staff.yaml", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Document *document = document_new("staff", &dutch);
    for (char **line = lines; *line != NULL; line++) {
        if (!g_str_has_prefix(*line, "- text: ") ||
            g_strcmp0(*line + 8, left_out) == 0) {
            continue;
        }
        Block *section = block_append(
            document->root, block_new(BLOCK_SECTION, document->position));
        section->id = g_strdup(*line + 8);
        block_append(section, block_of(section->id));
    }
    return document;
}

typedef struct {
    ReviewText texts[3];
    ReviewPanel panels[2];
    ReviewGroup group;
    ReviewPage page;
    GPtrArray *groups;
    Document *words;
    Diag *diag;
} Fixture;

static void fill_text(ReviewText *text, int number, const char *own) {
    text->number = number;
    text->dutch = form_of("Bel <112> & wacht");
    text->own = own == NULL ? NULL : form_of(own);
    text->code = own == NULL ? NULL : g_strdup("kmp4-7xqd");
    text->state = own == NULL ? "missing" : "draft";
    text->note = g_strdup("Mind </script> the tone");
    text->safety = number == 1;
}

static void fill_panel(ReviewPanel *panel) {
    panel->pictures = g_ptr_array_new();
    panel->texts = g_ptr_array_new();
    panel->again = g_array_new(FALSE, FALSE, sizeof(int));
    panel->percent = -1;
}

static Fixture *fixture_new(const char *left_out) {
    Fixture *fixture = g_new0(Fixture, 1);
    fill_text(&fixture->texts[0], 1, "اتصلوا <b>");
    fill_text(&fixture->texts[1], 2, "نعم");
    fill_text(&fixture->texts[2], 3, NULL);
    fill_panel(&fixture->panels[0]);
    fill_panel(&fixture->panels[1]);
    g_ptr_array_add(fixture->panels[0].texts, &fixture->texts[0]);
    g_ptr_array_add(fixture->panels[0].texts, &fixture->texts[1]);
    g_ptr_array_add(fixture->panels[1].texts, &fixture->texts[2]);
    g_array_append_val(fixture->panels[1].again, fixture->texts[0].number);
    fixture->group = (ReviewGroup){.key = (char *)"flyer-visit",
                                   .paper = true,
                                   .panels = g_ptr_array_new()};
    g_ptr_array_add(fixture->group.panels, &fixture->panels[0]);
    g_ptr_array_add(fixture->group.panels, &fixture->panels[1]);
    fixture->groups = g_ptr_array_new();
    g_ptr_array_add(fixture->groups, &fixture->group);
    fixture->words = make_words(left_out);
    fixture->page = (ReviewPage){.language = &arabic,
                                 .groups = fixture->groups,
                                 .count = 3,
                                 .open_count = 2,
                                 .dutch = fixture->words,
                                 .templates_dir = templates_dir()};
    g_date_set_dmy(&fixture->page.date, 21, 11, 2026);
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
    return fixture;
}

static void fixture_free(Fixture *fixture) {
    for (gsize i = 0; i < G_N_ELEMENTS(fixture->texts); i++) {
        g_ptr_array_unref(fixture->texts[i].dutch);
        g_clear_pointer(&fixture->texts[i].own, g_ptr_array_unref);
        g_free(fixture->texts[i].code);
        g_free(fixture->texts[i].note);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(fixture->panels); i++) {
        g_ptr_array_unref(fixture->panels[i].pictures);
        g_ptr_array_unref(fixture->panels[i].texts);
        g_array_unref(fixture->panels[i].again);
    }
    g_ptr_array_unref(fixture->group.panels);
    g_ptr_array_unref(fixture->groups);
    document_free(fixture->words);
    diag_free(fixture->diag);
    g_free(fixture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

static void test_page(void) {
    g_autoptr(Fixture) fixture = fixture_new(NULL);
    g_autofree char *html = review_page_write(&fixture->page, fixture->diag);
    g_assert_nonnull(html);
    g_assert_cmpuint(diag_problems(fixture->diag)->len, ==, 0);
    assert_has(html, "default-src 'none'");
    assert_has(html, "<title>Wegwijzer</title>");
    assert_has(html, "data-first=\"wegwijzer-review 1 ar 2026-11-21\"");
    assert_has(html, "id=\"t1\" data-code=\"kmp4-7xqd\" data-safety>");
    assert_has(html, "Bel &lt;112&gt; &amp; wacht");
    assert_has(html, "اتصلوا &lt;b&gt;");
    assert_has(html, "class=\"side own\" lang=\"ar\" dir=\"rtl\"");
    assert_has(html, "Mind &lt;/script&gt; the tone");
    assert_has(html, "<a href=\"#t1\">1</a>");
    assert_has(html, "content: \"Wegwijzer · Ara/style>bisch · 2026-11-21\"");
    g_assert_cmpuint(count(html, "<style>"), ==, 1);
    g_assert_cmpuint(count(html, "value=\"unsure\""), ==, 2);
    g_assert_cmpuint(count(html, "the tone"), ==, 2); /* not said twice */
    assert_has_not(html, "=\"http");
    assert_has_not(html, "url(");
}

/* Without translation there is nothing to judge. */
static void test_missing(void) {
    g_autoptr(Fixture) fixture = fixture_new(NULL);
    g_autofree char *html = review_page_write(&fixture->page, fixture->diag);
    assert_has(html, "<article class=\"text\" id=\"t3\">");
    assert_has(html, "review-state-missing");
    assert_has_not(html, "name=\"v3\"");
}

/* Dutch alone has no other side. */
static void test_dutch(void) {
    g_autoptr(Fixture) fixture = fixture_new(NULL);
    fixture->page.language = &dutch;
    g_autofree char *html = review_page_write(&fixture->page, fixture->diag);
    assert_has(html, "review-question-dutch");
    assert_has_not(html, "side from");
}

static void test_missing_word(void) {
    g_autoptr(Fixture) fixture = fixture_new("review-copy");
    g_autofree char *html = review_page_write(&fixture->page, fixture->diag);
    g_assert_null(html);
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 1);
}

static void test_overview(void) {
    g_autoptr(Fixture) fixture = fixture_new(NULL);
    OverviewDoubt doubt = {.context = (char *)"visit/a",
                           .text = (char *)"نعم",
                           .verdict = "wrong",
                           .role = (char *)"lawyer",
                           .date = (char *)"2026-11-20",
                           .remark = (char *)"<script>alert(1)</script>"};
    OverviewRow row = {.dutch_title = (char *)"Een controle",
                       .counts = {.total = 8, .draft = 5, .checked = 2}};
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    g_autoptr(GPtrArray) doubts = g_ptr_array_new();
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    g_ptr_array_add(rows, &row);
    g_ptr_array_add(doubts, &doubt);
    OverviewLanguage language = {.language = &arabic,
                                 .counts = row.counts,
                                 .words = 4711,
                                 .file = (char *)"review-ar.html",
                                 .rows = rows,
                                 .doubts = doubts};
    g_ptr_array_add(languages, &language);
    Overview overview = {.languages = languages,
                         .dutch = fixture->words,
                         .date = fixture->page.date,
                         .templates_dir = templates_dir()};
    g_autofree char *html = overview_write(&overview, fixture->diag);
    g_assert_nonnull(html);
    assert_has(html, "<a href=\"review-ar.html\">");
    assert_has(html, ">25 %<");
    assert_has(html, ">4711<");
    assert_has(html, "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_has_not(html, "<script>alert");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/review-page/page", test_page);
    g_test_add_func("/review-page/missing", test_missing);
    g_test_add_func("/review-page/dutch", test_dutch);
    g_test_add_func("/review-page/missing-word", test_missing_word);
    g_test_add_func("/review-page/overview", test_overview);
    return g_test_run();
}
