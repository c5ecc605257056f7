/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hand_over_fixture.h"
#include "page_asserts.h"

#include <string.h>

/* The page, without problems. */
static char *write_page(const HandOverFixture *fixture) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_STRICT);
    char *html = hand_over_write(&fixture->page, diag);
    const GPtrArray *problems = diag_problems(diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        g_test_message("%s", problem->text);
    }
    g_assert_nonnull(html);
    g_assert_cmpuint(problems->len, ==, 0);
    return html;
}

/* Each piece stands after the one before it. */
static void assert_order(const char *html, const char *const *pieces) {
    for (; *pieces != NULL; pieces++) {
        const char *found = strstr(html, *pieces);
        if (found == NULL) {
            g_test_message("missing or too early: %s", *pieces);
            g_test_fail();
            return;
        }
        html = found + strlen(*pieces);
    }
}

static void test_pieces(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    g_autofree char *html = write_page(fixture);
    assert_has(html, "<!DOCTYPE html>\n<html lang=\"nl\" dir=\"ltr\">");
    assert_has(html, "<title>Wegwijzer</title>");
    assert_has(html,
               "<h1><span data-in=\"nl\" lang=\"nl\">nl question</span>"
               "<span data-in=\"en\" lang=\"en\">en question</span></h1>");
    assert_has(html, "<input type=\"radio\" name=\"language\" value=\"ar\">");
    assert_has(html, "<bdi class=\"own\" lang=\"ar\" dir=\"rtl\">العربية</bdi> "
                     "<span class=\"dutch\" lang=\"nl\">Arabisch</span>");
    assert_has(html, "<time datetime=\"2027-02-03\">3 <span data-in=\"nl\" "
                     "lang=\"nl\">nl month-2</span><span data-in=\"en\" "
                     "lang=\"en\">en month-2</span> 2027</time>");
    assert_has(html, "<td class=\"size\">32 kB</td>");
    assert_has(html, "<a href=\"flyers/visit/ar-trifold.pdf\" "
                     "target=\"_blank\" rel=\"noopener\">");
    assert_has(html, "<a href=\"kiosk.html\"");
    assert_has(html, "<a href=\"handing-over.pdf\"");
    assert_has(html, "en example-notice");
}

/* A flyer with one file has its name and a link, and cannot be chosen. */
static void test_singles(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    HandOverSingle tonight = {"tonight", "tonight.pdf"};
    g_autoptr(GPtrArray) singles = g_ptr_array_new();
    g_ptr_array_add(singles, &tonight);
    fixture->page.singles = singles;
    g_autofree char *html = write_page(fixture);
    g_assert_cmpuint(count(html, "nl flyer-tonight"), ==, 1);
    g_assert_cmpuint(count(html, "<a href=\"tonight.pdf\""), ==, 1);
    assert_has_not(html, "value=\"tonight\"");
}

/* A name and a link for each file of the directory. */
static void test_directory(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    g_autofree char *without = write_page(fixture);
    assert_has_not(without, "nl directory-");
    fixture->page.directory_csv = "directory.csv";
    fixture->page.directory_json = "directory.json";
    g_autofree char *html = write_page(fixture);
    g_assert_cmpuint(count(html, "nl directory-table"), ==, 1);
    g_assert_cmpuint(count(html, "nl directory-data"), ==, 1);
    assert_has(html, "<a href=\"directory.csv\"");
    assert_has(html, "<a href=\"directory.json\"");
}

/* A row for each guide: what it is for, its language, the file. */
static void test_guides(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    g_autofree char *without = write_page(fixture);
    assert_has_not(without, "nl guide-name");
    HandOverGuide arabic = {&language_arabic, "guide-ar.html"};
    g_autoptr(GPtrArray) guides = g_ptr_array_new();
    g_ptr_array_add(guides, &arabic);
    fixture->page.guides = guides;
    g_autofree char *html = write_page(fixture);
    g_assert_cmpuint(count(html, "nl guide-name"), ==, 1);
    assert_has(html, "<td class=\"language\"><bdi class=\"own\" "
                     "lang=\"ar\" dir=\"rtl\">العربية</bdi> <span "
                     "class=\"dutch\" lang=\"nl\">Arabisch</span></td><td "
                     "colspan=\"4\"></td><td class=\"file\"><a "
                     "href=\"guide-ar.html\"");
}

static void test_escapes(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    Block *section = document_lookup_section(fixture->dutch, "question");
    Block *text = g_ptr_array_index(section->children, 0);
    Span *span = g_ptr_array_index(text->spans, 0);
    g_free(span->text);
    span->text = g_strdup("1 < 2 & \"3\"");
    g_autofree char *html = write_page(fixture);
    assert_has(html, "Gemeente A &amp; &lt;B&gt;");
    assert_has(html, "1 &lt; 2 &amp; &quot;3&quot;");
    assert_has_not(html, "<B>");
}

static void test_dutch_alone(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    fixture->page.english = NULL;
    fixture->page.example = false;
    fixture->page.guide = NULL;
    fixture->page.kiosk = NULL;
    g_autofree char *html = write_page(fixture);
    const char *body = strstr(html, "<body>");
    assert_has_not(body, "data-in=\"en\"");
    assert_has_not(body, "data-speak");
    assert_has_not(body, "example-notice");
    assert_has_not(body, "read-first");
    assert_has_not(body, "kiosk");
}

/* A word that English lacks comes in Dutch, and says so. */
static void test_fallback(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    Block *section = document_lookup_section(fixture->english, "unpack");
    ((Block *)g_ptr_array_index(section->children, 0))->language =
        &language_dutch;
    g_autofree char *html = write_page(fixture);
    assert_has(html, "<span data-in=\"en\" lang=\"nl\">en unpack</span>");
}

static void assert_missing(const char *left_out, const char *text) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    staff_words_free(fixture->english);
    fixture->english = staff_words_new(&language_english, left_out);
    fixture->page.english = fixture->english;
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_STRICT);
    g_autofree char *html = hand_over_write(&fixture->page, diag);
    g_assert_null(html);
    /* once, however often it is used */
    g_assert_cmpuint(diag_problems(diag)->len, ==, 1);
    const Problem *problem = g_ptr_array_index(diag_problems(diag), 0);
    g_assert_cmpstr(problem->tag, ==, "interface");
    g_assert_cmpstr(problem->position.file, ==, "content/staff.yaml");
    g_assert_cmpstr(problem->position.language, ==, "en");
    g_assert_cmpstr(problem->text, ==, text);
}

static void test_missing_words(void) {
    assert_missing("open",
                   "a page for the browser needs the text open, add it");
    assert_missing("flyer-visit",
                   "a page for the browser needs the text flyer-visit, add it");
    assert_missing(
        "format-trifold-detail",
        "a page for the browser needs the text format-trifold-detail, add it");
    assert_missing("month-2",
                   "a page for the browser needs the text month-2, add it");
}

/* Lists with gaps join in one order, that of the files. */
static void test_order(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    hand_over_fixture_add(fixture, "room", &language_dutch, &format_trifold);
    hand_over_fixture_add(fixture, "room", &language_romanian, &format_trifold);
    hand_over_fixture_add(fixture, "room", &language_romanian, &format_phone);
    hand_over_fixture_add(fixture, "room", &language_arabic, &format_trifold);
    hand_over_fixture_add(fixture, "room", &language_arabic, &format_a4);
    g_autofree char *html = write_page(fixture);
    const char *const cards[] = {"name=\"subject\" value=\"visit\"",
                                 "name=\"subject\" value=\"room\"",
                                 "name=\"language\" value=\"nl\"",
                                 "name=\"language\" value=\"ro\"",
                                 "name=\"language\" value=\"ar\"",
                                 "name=\"format\" value=\"trifold\"",
                                 "name=\"format\" value=\"a4\"",
                                 "name=\"format\" value=\"phone\"",
                                 "<tr data-subject=\"visit\"",
                                 "<tr data-subject=\"room\"",
                                 NULL};
    assert_order(html, cards);
    g_assert_cmpuint(count(html, "name=\"language\""), ==, 3);
    g_assert_cmpuint(count(html, "<tr data-subject="), ==, 7);
}

static void test_professional(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    hand_over_fixture_add(fixture, "guide", &language_english, &format_a4)
        ->professional = true;
    g_autofree char *html = write_page(fixture);
    assert_has(html, "href=\"flyers/guide/en-a4.pdf\"");
    assert_has_not(html, "value=\"guide\"");
    assert_has_not(html, "data-subject=\"guide\"");
    assert_has_not(html, "name=\"language\" value=\"en\"");
    assert_has_not(html, "name=\"format\" value=\"a4\"");
}

/* A file of the table is not listed a second time as the guide. */
static void test_guide_once(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    hand_over_fixture_add(fixture, "guide", &language_dutch, &format_a4)
        ->professional = true;
    fixture->page.guide = "flyers/guide/nl-a4.pdf";
    g_autofree char *html = write_page(fixture);
    g_assert_cmpuint(count(html, "href=\"flyers/guide/nl-a4.pdf\""), ==, 2);
}

static void test_only_professional(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    g_ptr_array_set_size(fixture->files, 0);
    hand_over_fixture_add(fixture, "guide", &language_dutch, &format_a4)
        ->professional = true;
    g_autofree char *html = write_page(fixture);
    assert_has_not(strstr(html, "<body>"), "<form");
    assert_has(html, "href=\"flyers/guide/nl-a4.pdf\"");
}

/* What the printer gets comes first: the script opens that. */
static void test_two_files(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    HandOverFile *file =
        hand_over_fixture_add(fixture, "visit", &language_arabic, &format_a5);
    g_autofree char *plain = write_page(fixture);
    assert_has_not(plain, "nl file-print");
    file->pages_path = "flyers/visit/pages.pdf";
    g_autofree char *html = write_page(fixture);
    const char *const parts[] = {"data-format=\"a5\" data-side",
                                 "href=\"flyers/visit/ar-a5.pdf\"",
                                 "nl file-print",
                                 "href=\"flyers/visit/pages.pdf\"",
                                 "nl file-pages",
                                 NULL};
    assert_order(strstr(html, "<tbody>"), parts);
}

static void test_how(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    hand_over_fixture_add(fixture, "visit", &language_arabic, &format_a4);
    hand_over_fixture_add(fixture, "visit", &language_arabic, &format_phone);
    hand_over_fixture_add(fixture, "visit", &language_arabic, &format_poster);
    hand_over_fixture_add(fixture, "visit", &language_arabic, &format_card);
    hand_over_fixture_add(fixture, "visit", &language_arabic, &format_a5);
    g_autofree char *html = write_page(fixture);
    const char *const steps[] = {"data-format=\"trifold\" aria",
                                 "nl how-fold",
                                 "nl print-both-sides",
                                 "nl print-flip-short-edge",
                                 "nl print-actual-size",
                                 "<li data-side=\"ltr\">",
                                 "nl print-fold-trifold<",
                                 "<li data-side=\"rtl\">",
                                 "nl print-fold-trifold-rtl<",
                                 "data-format=\"a4\" aria",
                                 "nl print-flip-long-edge",
                                 "nl print-no-fold",
                                 "data-format=\"phone\" aria",
                                 "nl how-send",
                                 "nl print-phone-ask",
                                 "nl print-phone-send",
                                 "nl print-phone-stays",
                                 "data-format=\"poster\" aria",
                                 "nl print-poster-paper",
                                 "nl print-poster-hang",
                                 "data-format=\"card\" aria",
                                 "nl print-card-paper",
                                 "nl print-flip-long-edge",
                                 "nl print-fold-card",
                                 "nl print-card-write",
                                 "data-format=\"a5\" aria",
                                 "nl how-cut",
                                 "nl print-both-sides",
                                 "nl print-flip-short-edge",
                                 "nl print-cut-copies",
                                 NULL};
    assert_order(html, steps);
}

static void test_states(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    HandOverFile *file =
        hand_over_fixture_add(fixture, "visit", &language_romanian, &format_a4);
    file->state = STATE_STALE;
    file->overdue = true;
    g_autofree char *html = write_page(fixture);
    assert_has(html, "data-language=\"ar\" data-format=\"trifold\" "
                     "data-side=\"rtl\" data-state=\"state-draft\" "
                     "data-pages=\"2\">");
    assert_has(html, "data-language=\"ro\" data-format=\"a4\" "
                     "data-side=\"ltr\" data-state=\"state-stale\" "
                     "data-overdue data-pages=\"2\">");
    assert_has(html, "<p class=\"note\" data-note=\"overdue\" hidden>");
}

static void test_pictures(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    HandOverFile *file =
        hand_over_fixture_add(fixture, "visit", &language_romanian, &format_a4);
    file->preview_width = 560;
    file->preview_height = 210;
    file->preview = "preview/visit/ro-a4-1.png";
    g_autofree char *html = write_page(fixture);
    assert_has(html, "data-preview=\"preview/visit/ro-a4-1.png\" "
                     "data-width=\"560\" data-height=\"210\">");
    g_assert_cmpuint(count(html, "data-preview="), ==, 1);
    g_assert_cmpuint(count(html, "data:image/png"), ==, 0);
    /* a flyer and a format without drawing of their own get the usual one */
    g_assert_cmpuint(count(html, "<img "), ==, count(html, "alt=\"\""));
}

static void test_sizes(void) {
    static const struct {
        gsize size;
        const char *text;
    } cases[] = {{0, ">0 kB<"},         {1, ">1 kB<"},
                 {1000, ">1 kB<"},      {1001, ">2 kB<"},
                 {999999, ">1000 kB<"}, {1250000, ">1,2 MB<"},
                 {1250000, ">1.2 MB<"}, {98700000, ">98,7 MB<"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(HandOverFixture) fixture =
            hand_over_fixture_new(templates_dir());
        hand_over_fixture_add(fixture, "visit", &language_romanian, &format_a4)
            ->size = cases[i].size;
        g_autofree char *html = write_page(fixture);
        assert_has(html, cases[i].text);
    }
}

/* Nothing is fetched, and nothing of the machine goes in. */
static void test_closed_file(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    g_autofree char *html = write_page(fixture);
    /* only the name of SVG, in the picture of the tab */
    g_assert_cmpuint(count(html, "http"), ==,
                     count(html, "http://www.w3.org/2000/svg") + 1);
    assert_has(html, "http-equiv");
    g_assert_cmpuint(count(html, "file:"), ==, 1); /* the policy's */
    assert_has(html, "img-src data: 'self' file:;");
    assert_has_not(html, "url(");
    assert_has_not(html, "@import");
    assert_has_not(html, "href=\"/");
    assert_has_not(html, "localStorage");
    assert_has_not(html, g_get_tmp_dir());
    assert_has_not(html, g_get_home_dir());
    assert_has_not(html, templates_dir());
    g_assert_cmpuint(count(html, " src=\""), ==, count(html, " src=\"data:"));
    assert_has(html, "content=\"default-src 'none'; style-src 'sha256-");
}

static void test_same_bytes(void) {
    g_autoptr(HandOverFixture) one = hand_over_fixture_new(templates_dir());
    g_autoptr(HandOverFixture) other = hand_over_fixture_new(templates_dir());
    g_autofree char *first = write_page(one);
    g_autofree char *second = write_page(other);
    g_assert_cmpstr(first, ==, second);
}

static void test_missing_template(void) {
    g_autoptr(HandOverFixture) fixture = hand_over_fixture_new(templates_dir());
    fixture->page.templates_dir = "no-such-folder";
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_STRICT);
    g_assert_null(hand_over_write(&fixture->page, diag));
    g_assert_cmpuint(diag_problems(diag)->len, ==, 3);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/hand-over/pieces", test_pieces);
    g_test_add_func("/hand-over/escapes", test_escapes);
    g_test_add_func("/hand-over/guides", test_guides);
    g_test_add_func("/hand-over/directory", test_directory);
    g_test_add_func("/hand-over/singles", test_singles);
    g_test_add_func("/hand-over/dutch-alone", test_dutch_alone);
    g_test_add_func("/hand-over/fallback", test_fallback);
    g_test_add_func("/hand-over/missing-words", test_missing_words);
    g_test_add_func("/hand-over/order", test_order);
    g_test_add_func("/hand-over/professional", test_professional);
    g_test_add_func("/hand-over/guide-once", test_guide_once);
    g_test_add_func("/hand-over/only-professional", test_only_professional);
    g_test_add_func("/hand-over/two-files", test_two_files);
    g_test_add_func("/hand-over/how", test_how);
    g_test_add_func("/hand-over/states", test_states);
    g_test_add_func("/hand-over/pictures", test_pictures);
    g_test_add_func("/hand-over/sizes", test_sizes);
    g_test_add_func("/hand-over/closed-file", test_closed_file);
    g_test_add_func("/hand-over/same-bytes", test_same_bytes);
    g_test_add_func("/hand-over/missing-template", test_missing_template);
    return g_test_run();
}
