/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/hand_over.h"

#include "output/hand_over_chooser.h"
#include "output/hand_over_files.h"
#include "output/hand_over_how.h"
#include "output/html_blocks.h"
#include "output/html_head.h"

static void write_header(HandOverPage *page) {
    html_open(page->writer, "header");
    html_open_class(page->writer, "p", "name");
    html_open(page->writer, "strong");
    html_text(page->writer, "Wegwijzer");
    html_close(page->writer, "strong");
    html_text(page->writer, " ");
    html_open_class(page->writer, "span", "edition");
    html_attribute(page->writer, "lang", "nl");
    html_text(page->writer, page->hand_over->edition_name);
    html_close(page->writer, "span");
    html_text(page->writer, " ");
    hand_over_write_element(page, "span", "for", "for-staff");
    html_close(page->writer, "p");
    page_word_switch(page->words);
    html_close(page->writer, "header");
}

static void write_way(HandOverPage *page, const char *path, const char *key,
                      const char *drawing) {
    g_autofree char *detail = g_strconcat(key, "-detail", NULL);
    if (path == NULL) {
        return;
    }
    html_open(page->writer, "li");
    html_open(page->writer, "a");
    html_attribute(page->writer, "href", path);
    html_attribute(page->writer, "target", "_blank");
    html_attribute(page->writer, "rel", "noopener");
    hand_over_write_drawing(page, "sign", drawing, NULL);
    html_open_class(page->writer, "span", "words");
    hand_over_write_element(page, "strong", NULL, key);
    html_text(page->writer, " ");
    hand_over_write_element(page, "span", "detail", detail);
    html_close(page->writer, "span");
    html_close(page->writer, "a");
    html_close(page->writer, "li");
}

/* What stands above the choices. */
static void write_opening(HandOverPage *page) {
    const HandOver *hand_over = page->hand_over;
    html_open_class(page->writer, "div", "opening");
    html_open(page->writer, "div");
    hand_over_write_element(page, "h1", NULL, "question");
    if (hand_over->example) {
        hand_over_write_element(page, "p", "example", "example-notice");
    }
    html_close(page->writer, "div");
    if (hand_over->guide != NULL || hand_over->kiosk != NULL ||
        hand_over->messages_page != NULL || hand_over->card_sheets != NULL) {
        html_open_class(page->writer, "ul", "ways");
        write_way(page, hand_over->guide, "read-first", "guide");
        write_way(page, hand_over->kiosk, "look-together", "screen");
        write_way(page, hand_over->card_sheets, "languages-link", "languages");
        write_way(page, hand_over->messages_page, "messages-link", "messages");
        html_close(page->writer, "ul");
    }
    html_close(page->writer, "div");
    html_open(page->writer, "noscript");
    hand_over_write_element(page, "p", "example", "needs-script");
    html_close(page->writer, "noscript");
}

static void write_footer(HandOverPage *page) {
    html_open(page->writer, "footer");
    hand_over_write_element(page, "p", NULL, "unpack");
    html_open(page->writer, "p");
    hand_over_write_word(page, "made-on");
    html_text(page->writer, " ");
    hand_over_write_date(page, &page->hand_over->date);
    html_close(page->writer, "p");
    html_close(page->writer, "footer");
}

static void write_body(HandOverPage *page) {
    html_open(page->writer, "body");
    write_header(page);
    html_open(page->writer, "main");
    write_opening(page);
    if (page->flyers->len > 0) {
        html_open_class(page->writer, "div", "desk");
        chooser_write(page);
        chooser_write_result(page);
        html_close(page->writer, "div");
        how_write(page);
    }
    files_write(page);
    html_close(page->writer, "main");
    write_footer(page);
    html_close(page->writer, "body");
}

char *hand_over_write(const HandOver *hand_over, Diag *diag) {
    guint errors = diag_errors(diag);
    const char *dir = hand_over->templates_dir;
    g_autofree char *css =
        html_load_page_style(dir, "hand-over", "page.css", diag);
    g_autofree char *script =
        html_load_template(dir, "hand-over", "page.js", diag);
    if (css == NULL || script == NULL) {
        return NULL;
    }
    g_autoptr(HtmlWriter) writer = html_writer_new();
    g_autoptr(HandOverPage) page = hand_over_page_new(hand_over, writer, diag);
    html_open(writer, "html");
    html_language(writer, hand_over->dutch->language);
    html_write_head_with_files(writer, css, script);
    write_body(page);
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    return diag_errors(diag) == errors ? g_steal_pointer(&html) : NULL;
}
