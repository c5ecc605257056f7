/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run with --write FILE it writes the fixture's kiosk, for tests/browser. */
#include "kiosk_fixture.h"
#include "page_asserts.h"

#include "output/html_blocks.h"

#include <string.h>

static const KioskLanguage *language(const KioskFixture *fixture, guint index) {
    return g_ptr_array_index(fixture->languages, index);
}

/* The HTML of the whole fixture, without problems. */
static char *write_fixture(const KioskFixture *fixture) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_STRICT);
    char *html = kiosk_write(&fixture->kiosk, diag);
    const GPtrArray *problems = diag_problems(diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        g_test_message("%s", problem->text);
    }
    g_assert_nonnull(html);
    g_assert_cmpuint(problems->len, ==, 0);
    return html;
}

/* The same, what is packed unpacked. */
static char *write_unpacked(const KioskFixture *fixture) {
    g_autofree char *html = write_fixture(fixture);
    return unpack_page(html);
}

static void test_pieces(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    assert_has(html, "<!DOCTYPE html>\n<html lang=\"nl\" dir=\"ltr\" "
                     "data-review-by=\"2027-05-21\" "
                     "data-decoy=\"Maten in de keuken\">");
    assert_has(html, "<title>Wegwijzer</title>");
    assert_has(html, "data-action=\"choose\" data-lang=\"ar\" lang=\"ar\" "
                     "dir=\"rtl\"><span class=\"own\">العربية</span> "
                     "<span class=\"dutch\" lang=\"nl\" dir=\"ltr\">"
                     "Arabisch</span></button>");
    assert_has(html, "<div class=\"world\" data-world=\"ar\" lang=\"ar\" "
                     "dir=\"rtl\">");
    assert_has(html, "<span lang=\"nl\" dir=\"ltr\">toezichthouders</span>");
    assert_has(html, "<bdi lang=\"nl\" dir=\"ltr\">machtiging</bdi>");
    assert_has(html, "<p class=\"phone\"><bdi class=\"whole\" dir=\"ltr\">"
                     "0900-8844</bdi></p>");
    assert_has(html, "<strong>nee</strong>");
}

/* On the first screen of a language only; without any there is no heading. */
static void test_events(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    assert_has(html, "<div class=\"events\"><h2 class=\"group\">Binnenkort"
                     "</h2>\n<ul><li class=\"event\" data-day=\"2027-03-01\">"
                     "<p>1 · <bdi class=\"whole\" dir=\"ltr\">14:00</bdi></p>\n"
                     "<p>Samen praten</p>\n</li>");
    g_assert_cmpuint(count(html, "class=\"event\""), ==, 6);
    for (guint i = 0; i < fixture->languages->len; i++) {
        Document *events = language(fixture, i)->events;
        g_ptr_array_set_size(events->root->children, 0);
    }
    g_autofree char *without = write_unpacked(fixture);
    assert_has_not(without, "class=\"events\"");
    assert_has_not(without, "Binnenkort");
}

/* What goes on from a section is closed and stands behind it. */
static void test_closed_sections(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    assert_has(html, "<section class=\"part\" id=\"nl-visit-no-group\"><h2 "
                     "tabindex=\"-1\">");
    assert_has(html, "<div class=\"body\" id=\"nl-visit-who\">");
    assert_has(html, "<div class=\"deeper\"><h3><button class=\"toggle\" "
                     "type=\"button\" data-action=\"toggle\" "
                     "aria-expanded=\"false\" "
                     "aria-controls=\"nl-visit-show-more\">");
    assert_has(html, "<div class=\"body\" id=\"nl-visit-show-more\" hidden>");
    assert_has(html, "<span class=\"question\">Wat moet ik laten zien?</span> "
                     "<span class=\"more\">Meer</span>");
    assert_has_not(html, "nl-visit-show-more-group");
}

/* Of variants the question and the main message stand there, in one frame. */
static void test_variants(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    Document *topic = g_ptr_array_index(language(fixture, 0)->topics, 0);
    document_lookup_section(topic, "who")->variant = true;
    document_lookup_section(topic, "no")->variant = true;
    g_autofree char *html = write_unpacked(fixture);
    g_assert_cmpuint(count(html, "<div class=\"variants\">"), ==, 1);
    g_assert_cmpuint(count(html, "<section class=\"variant\""), ==, 2);
    assert_has(html, "kom je?</p>\n</div>\n</div>\n<div class=\"body\" "
                     "id=\"nl-visit-who\" hidden><p>");
}

/* A topic under another has no card of its own, but is reached from there; and
 * where that one is not offered, it has. */
static void test_under(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    GPtrArray *topics = language(fixture, 0)->topics;
    Document *health = g_ptr_array_index(topics, 1);
    const char card[] = "data-action=\"show\" data-target=\"health\"";
    const char under[] = "<div class=\"under\"><button class=\"card\" "
                         "type=\"button\" data-action=\"show\" "
                         "data-target=\"health\" data-topic=\"health\">";
    g_autofree char *plain = write_unpacked(fixture);
    assert_has_not(plain, under);
    guint before = count(plain, card);
    health->under = g_strdup("visit");
    g_autofree char *html = write_unpacked(fixture);
    /* one card for two: neither on the first screen nor as the next topic */
    assert_has(html, under);
    g_assert_cmpuint(count(html, card), ==, before - 1);
    g_ptr_array_remove_index(topics, 0);
    g_autofree char *alone = write_unpacked(fixture);
    assert_has_not(alone, under);
    assert_has(alone, "<li><button class=\"card\" type=\"button\" "
                      "data-action=\"show\" data-target=\"health\" "
                      "data-topic=\"health\">");
}

/* A language without a topic names it in Dutch. */
static void test_dutch_only(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *whole = write_unpacked(fixture);
    assert_has_not(whole, "class=\"dutch-only\"");
    g_ptr_array_remove_index(language(fixture, 1)->topics, 1);
    g_autofree char *html = write_unpacked(fixture);
    g_assert_cmpuint(count(html, "class=\"dutch-only\""), ==, 1);
    assert_has(html, "<p class=\"line\">This has not been translated yet. "
                     "<bdi lang=\"nl\" dir=\"ltr\">Nederlands</bdi></p>\n"
                     "<ul lang=\"nl\" dir=\"ltr\"><li><button "
                     "class=\"elsewhere\" type=\"button\" "
                     "data-action=\"elsewhere\" data-target=\"health\" "
                     "data-language=\"nl\">Waar kan ik terecht");
}

/* A draft says so, in its own language and in Dutch; a checked text does not.
 */
static void test_states(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    /* four topics, and two languages without scripts */
    g_assert_cmpuint(count(html, "class=\"notice draft\""), ==, 6);
    assert_has(html, "<div class=\"notice draft\"><p class=\"own\">This "
                     "translation has not been checked yet. The Dutch text "
                     "applies.</p>\n<p class=\"below\" lang=\"nl\" "
                     "dir=\"ltr\">Deze vertaling is nog niet nagekeken.");
    assert_has_not(html, "Deze tekst is nog niet nagekeken.");
    g_assert_cmpuint(count(html, "class=\"notice example\""), ==, 9);
    Document *topic = g_ptr_array_index(language(fixture, 0)->topics, 0);
    topic->question->state = STATE_STALE;
    g_autofree char *stale = write_unpacked(fixture);
    assert_has(stale, "Deze tekst is nog niet nagekeken.");
}

/* Text that could not be translated stands there in Dutch and says so. */
static void test_fallback(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    const KioskLanguage *arabic = language(fixture, 2);
    Document *topic = g_ptr_array_index(arabic->topics, 1);
    Block *section = g_ptr_array_index(topic->root->children, 0);
    Block *paragraph = g_ptr_array_index(section->children, 1);
    paragraph->language = language(fixture, 0)->language;
    paragraph->state = STATE_MISSING;
    g_autofree char *html = write_unpacked(fixture);
    assert_has(html, "<p lang=\"nl\" dir=\"ltr\"><span class=\"fallback\">"
                     "Nederlands</span> ");
}

/* Nothing in the file can ask or tell anybody anything. */
static void test_closed_file(void) {
    static const char *const never[] = {"http://www.w3.org/1999",
                                        "https://",
                                        "src=",
                                        "style=\"",
                                        "onclick",
                                        "tel:",
                                        "mailto:",
                                        "<a ",
                                        "<form",
                                        "localStorage",
                                        "indexedDB",
                                        "document.cookie",
                                        "pushState",
                                        "replaceState",
                                        "fetch(",
                                        "XMLHttp",
                                        "sendBeacon",
                                        "location.hash",
                                        "eval("};
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    for (gsize i = 0; i < G_N_ELEMENTS(never); i++) {
        assert_has_not(html, never[i]);
    }
    assert_has(html, "default-src 'none'");
    /* the only one: what the program packed itself */
    g_assert_cmpuint(count(html, "innerHTML"), ==, 1);
    assert_has(html, "template.innerHTML = new TextDecoder().decode(await "
                     "unpack(block));");
}

static void test_same_bytes(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *first = write_unpacked(fixture);
    g_autofree char *second = write_unpacked(fixture);
    g_assert_cmpstr(first, ==, second);
}

/* The hashes in the policy are those of the style and the script. */
static void test_policy(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    static const char *const elements[] = {"style", "script"};
    for (gsize i = 0; i < G_N_ELEMENTS(elements); i++) {
        g_autofree char *open = g_strdup_printf("<%s>", elements[i]);
        const char *start = strstr(html, open) + strlen(open);
        const char *end = strstr(start, "</");
        g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
        guint8 digest[32];
        gsize length = sizeof digest;
        g_checksum_update(checksum, (const guchar *)start, end - start);
        g_checksum_get_digest(checksum, digest, &length);
        g_autofree char *base64 = g_base64_encode(digest, length);
        assert_has(html, base64);
    }
}

static void test_missing_word(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    Document *interface = language(fixture, 1)->interface;
    Block *section = document_lookup_section(interface, "quick-exit");
    g_free(section->id);
    section->id = g_strdup("other");
    g_assert_null(kiosk_write(&fixture->kiosk, diag));
    const GPtrArray *problems = diag_problems(diag);
    g_assert_cmpuint(problems->len, ==, 1);
    const Problem *problem = g_ptr_array_index(problems, 0);
    g_assert_cmpstr(problem->tag, ==, "interface");
    g_assert_cmpstr(problem->position.language, ==, "en");
    g_assert_nonnull(strstr(problem->text, "quick-exit"));
}

static void test_missing_template(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new("/nowhere");
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_assert_null(kiosk_write(&fixture->kiosk, diag));
    g_assert_cmpuint(diag_errors(diag), >, 0);
}

static void test_no_language(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_ptr_array_set_size(fixture->languages, 0);
    g_assert_null(kiosk_write(&fixture->kiosk, diag));
    g_assert_cmpuint(diag_errors(diag), ==, 1);
}

/* Every kind of block has a writer, alone and empty. */
static void test_every_kind(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autoptr(HtmlWriter) writer = html_writer_new();
    BlockScope scope = {.writer = writer,
                        .language = language(fixture, 0)->language,
                        .need = "p"};
    for (int kind = BLOCK_DOCUMENT; kind <= BLOCK_PICTURE; kind++) {
        g_autoptr(Block) block = block_new(kind, (Position){0});
        html_write_block(&scope, block);
    }
    g_autofree char *html = html_writer_finish(writer);
    assert_has(html, "<div class=\"picture\" role=\"img\"");
}

/* The line for the pen stays on paper; the screen says in its place that the
 * number is missing. */
static void test_unknown_number(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    assert_has(html, "<p class=\"name\"><span lang=\"nl\" dir=\"ltr\">De "
                     "Toren</span></p>\n<p class=\"unknown\">There is no "
                     "phone number here yet.");
    g_assert_cmpuint(count(html, "class=\"unknown\""), ==, 3);
    assert_has_not(html, "class=\"blank\"");
}

/* Each need is a button; the cards know which they answer, and what else they
 * can be chosen by. */
static void test_needs(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    g_assert_cmpuint(count(html, "data-action=\"need\""), ==, 9);
    assert_has(html, "data-target=\"bed\" data-need=\"bed\" "
                     "aria-pressed=\"false\"><span class=\"need\">I need a "
                     "bed tonight</span>");
    assert_has(html, "data-target=\"all\" data-need=\"all\" "
                     "aria-pressed=\"false\" data-heading=\"Who can help "
                     "me?\">");
    assert_has(html, "<div class=\"results\" hidden>");
    assert_has(html, "<li data-needs=\"bed test\"><div class=\"contact\" "
                     "data-card=\"house\" data-place=\"Utrecht, "
                     "Amersfoort\" data-languages=\"en ar\" "
                     "data-audiences=\"men\" data-anonymous data-free>");
    assert_has(html, "<li data-needs=\"test\"><div class=\"contact\" "
                     "data-card=\"tower\" data-place=\"Utrecht\" "
                     "data-languages=\"\" data-audiences=\"\">");
    assert_has(html, "data-target=\"tower\" "
                     "data-organisation=\"tower\">");
}

/* Without helpers there is no screen for one of them. */
static void test_nobody(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    Block *root = language(fixture, 1)->emergency->root;
    g_ptr_array_set_size(root->children, 1);
    g_autofree char *html = write_unpacked(fixture);
    g_assert_cmpuint(count(html, "data-kind=\"organisation\""), ==, 2);
    g_assert_cmpuint(count(html, "class=\"helpers\""), ==, 2);
}

/* A place that two name stands there once; a language in its own name. */
static void test_chips(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    g_assert_cmpuint(count(html, "data-value=\"Utrecht\""), ==, 3);
    g_assert_cmpuint(count(html, "data-value=\"Amersfoort\""), ==, 3);
    assert_has(html, "data-filter=\"languages\" data-value=\"ar\" "
                     "aria-pressed=\"false\"><bdi lang=\"ar\" dir=\"rtl\">"
                     "العربية</bdi> <span class=\"count\" dir=\"ltr\">");
    assert_has(html, "data-filter=\"audiences\" data-value=\"men\" "
                     "aria-pressed=\"false\">رجال ");
    fixture->kiosk.helpers = NULL;
    g_autofree char *without = write_unpacked(fixture);
    assert_has_not(without, "class=\"chip\"");
    assert_has(without, "data-action=\"need\"");
}

/* A sentence to hold up stands there in both languages; in Dutch once. */
static void test_phrases(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_unpacked(fixture);
    assert_has(html, "<li class=\"phrase\"><p>I would like an interpreter."
                     "</p>\n<div class=\"below\" lang=\"nl\" dir=\"ltr\"><p>"
                     "Ik wil graag een tolk.</p>\n</div>\n</li>");
    assert_has(html, "<li class=\"phrase\"><p>Ik wil graag een tolk.</p>\n"
                     "</li>");
    g_assert_cmpuint(count(html, "data-target=\"phrases\""), ==, 3);
    for (guint i = 0; i < fixture->languages->len; i++) {
        KioskLanguage *entry = g_ptr_array_index(fixture->languages, i);
        g_clear_pointer(&entry->phrases, document_free);
    }
    g_autofree char *without = write_unpacked(fixture);
    assert_has_not(without, "data-target=\"phrases\"");
    assert_has_not(without, "class=\"phrase\"");
}

/* For one's own device: no self-check; numbers to tap; a language opens. */
static void test_own_device(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *shared = write_unpacked(fixture);
    assert_has_not(shared, "data-own-device=\"");
    assert_has_not(shared, "href=\"tel:");
    assert_has(shared, "data-tag=\"self-check\"");
    fixture->kiosk.own_device = true;
    g_ptr_array_remove_index(fixture->languages, 0);
    g_autofree char *html = write_unpacked(fixture);
    assert_has(html, "data-own-device=\"en\"");
    assert_has(html, "<a href=\"tel:09008844\">");
    assert_has(html, "<a href=\"tel:112\">");
    assert_has_not(html, "data-tag=\"self-check\"");
}

/* An edition whose screen stands where a voice would tell others. */
static void test_quiet(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *loud = write_unpacked(fixture);
    g_assert_cmpuint(count(loud, "data-action=\"read-aloud\""), ==, 6);
    fixture->kiosk.quiet = true;
    g_autofree char *html = write_unpacked(fixture);
    assert_has_not(html, "data-action=\"read-aloud\"");
    assert_has_not(html, "data-ask=\"read-aloud\"");
    assert_has_not(html, "data-action=\"stop-reading\"");
}

/* The browser parses no topic at the start but what is read without scripts. */
static void test_packed(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_fixture(fixture);
    g_assert_cmpuint(count(html, "<script class=\"text\""), ==, 4);
    assert_has_not(html, "data-kind=");
    assert_has_not(html, "Waar kan ik me laten testen?");
    g_autofree char *unpacked = unpack_page(html);
    assert_has(unpacked, "data-kind=\"topic\" data-name=\"visit\"");
    assert_has(unpacked, "Waar kan ik me laten testen?");
}

/* Without scripts: each language by its own name, the emergency lines, the
 * first topic without what goes on from it, and what does not work. */
static void test_without_script(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autofree char *html = write_fixture(fixture);
    assert_has(html, "<noscript><details class=\"plain\" lang=\"nl\"");
    g_assert_cmpuint(count(html, "<details class=\"plain\""), ==, 3);
    assert_has(html, "<summary>العربية</summary><p class=\"notice\">الدليل");
    assert_has(html, "0800-0113");
    assert_has(html, "Mag ik nee zeggen?");
    assert_has_not(html, "Wat moet ik laten zien?");
    assert_has_not(html, "Het Huis");
}

/* Nothing that a text says can end its element or open another. */
static void test_hostile(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    kiosk_fixture_make_hostile(fixture);
    Document *topic = g_ptr_array_index(language(fixture, 1)->topics, 0);
    Block *section = document_lookup_section(topic, "who");
    g_free(section->id);
    section->id = g_strdup("who\" onclick=\"a()");
    g_autofree char *packed = write_fixture(fixture);
    g_assert_cmpuint(count(packed, "<script"), ==, count(packed, "</script"));
    g_autofree char *html = unpack_page(packed);
    assert_has(html, "&lt;/script&gt;&lt;img src=x onerror='a()'&gt;"
                     "&quot;'&amp;amp;");
    assert_has(html, "&lt;b&gt;&quot; &amp; ");
    assert_has_not(html, "<img");
    assert_has_not(html, "\" onclick");
}

/* With the fonts of the program: Latin for all, Arabic for Arabic only. */
static void test_fonts(void) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(FontSet) fonts = fonts_load(templates_dir(), diag);
    if (fonts == NULL) {
        g_test_skip("the fonts are not installed");
        return;
    }
    fixture->kiosk.fonts = fonts;
    g_autofree char *html = write_unpacked(fixture);
    g_assert_cmpuint(count(html, "<script class=\"font\""), ==, 6);
    g_assert_cmpuint(count(html, "data-when=\"ar\""), ==, 2);
    g_assert_cmpuint(count(html, "data-weight=\"700\""), ==, 3);
    assert_has(html, "[lang=\"ar\"]{--leading:1.7;--tight:1.5;font-family:w");
}

static int write_file(const char *path) {
    g_autoptr(KioskFixture) fixture = kiosk_fixture_new(templates_dir());
    g_autoptr(Diag) diag = diag_new(stderr, DIAG_STRICT);
    g_autoptr(FontSet) fonts = fonts_load(templates_dir(), diag);
    g_autoptr(Style) style = style_load(templates_dir(), diag);
    fixture->kiosk.fonts = fonts;
    kiosk_fixture_make_hostile(fixture);
    if (style != NULL) {
        fixture->kiosk.style = style;
    }
    g_autofree char *html = kiosk_write(&fixture->kiosk, diag);
    return html != NULL && g_file_set_contents(path, html, -1, NULL) ? 0 : 2;
}

int main(int argc, char **argv) {
    if (argc == 3 && g_str_equal(argv[1], "--write")) {
        return write_file(argv[2]);
    }
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/kiosk/pieces", test_pieces);
    g_test_add_func("/kiosk/events", test_events);
    g_test_add_func("/kiosk/closed-sections", test_closed_sections);
    g_test_add_func("/kiosk/variants", test_variants);
    g_test_add_func("/kiosk/under", test_under);
    g_test_add_func("/kiosk/dutch-only", test_dutch_only);
    g_test_add_func("/kiosk/states", test_states);
    g_test_add_func("/kiosk/fallback", test_fallback);
    g_test_add_func("/kiosk/closed-file", test_closed_file);
    g_test_add_func("/kiosk/same-bytes", test_same_bytes);
    g_test_add_func("/kiosk/policy", test_policy);
    g_test_add_func("/kiosk/missing-word", test_missing_word);
    g_test_add_func("/kiosk/missing-template", test_missing_template);
    g_test_add_func("/kiosk/no-language", test_no_language);
    g_test_add_func("/kiosk/every-kind", test_every_kind);
    g_test_add_func("/kiosk/unknown-number", test_unknown_number);
    g_test_add_func("/kiosk/needs", test_needs);
    g_test_add_func("/kiosk/nobody", test_nobody);
    g_test_add_func("/kiosk/chips", test_chips);
    g_test_add_func("/kiosk/phrases", test_phrases);
    g_test_add_func("/kiosk/own-device", test_own_device);
    g_test_add_func("/kiosk/quiet", test_quiet);
    g_test_add_func("/kiosk/packed", test_packed);
    g_test_add_func("/kiosk/without-script", test_without_script);
    g_test_add_func("/kiosk/hostile", test_hostile);
    g_test_add_func("/kiosk/fonts", test_fonts);
    return g_test_run();
}
