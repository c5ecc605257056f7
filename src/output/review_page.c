/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/review_page.h"

#include "output/html_blocks.h"
#include "output/html_head.h"
#include "output/png_writer.h"
#include "output/review_text.h"

#include <string.h>

static void write_number(HtmlWriter *writer, int number) {
    char digits[16];
    g_snprintf(digits, sizeof digits, "%d", number);
    html_text(writer, digits);
}

static int count_texts(const ReviewGroup *group) {
    guint count = 0;
    for (guint i = 0; i < group->panels->len; i++) {
        const ReviewPanel *panel = g_ptr_array_index(group->panels, i);
        count += panel->texts->len;
    }
    return (int)count;
}

static void write_header(const ReviewScope *scope) {
    HtmlWriter *writer = scope->writer;
    html_open(writer, "header");
    html_open_class(writer, "p", "name");
    html_open(writer, "strong");
    html_text(writer, "Wegwijzer");
    html_close(writer, "strong");
    html_text(writer, " ");
    html_open(writer, "span");
    page_word_language(scope->words, scope->language);
    html_close(writer, "span");
    html_close(writer, "p");
    page_word_switch(scope->words);
    html_close(writer, "header");
}

static void write_title_in(const ReviewScope *scope, const char *tag,
                           const char *lang, const char *title) {
    html_open(scope->writer, "span");
    html_attribute(scope->writer, "data-in", tag);
    html_attribute(scope->writer, "lang", lang);
    html_text(scope->writer, title);
    html_close(scope->writer, "span");
}

static void write_group_name(const ReviewScope *scope,
                             const ReviewGroup *group) {
    if (group->key != NULL) {
        page_word(scope->words, group->key);
    } else {
        bool english = group->english_title != NULL;
        write_title_in(scope, "nl", "nl", group->dutch_title);
        write_title_in(scope, "en", english ? "en" : "nl",
                       english ? group->english_title : group->dutch_title);
    }
}

/* A leaflet or topic at a time is enough for an evening. */
static void write_contents(const ReviewScope *scope, const ReviewPage *page) {
    html_open(scope->writer, "nav");
    html_attribute(scope->writer, "aria-labelledby", "contents");
    html_open(scope->writer, "h2");
    html_attribute(scope->writer, "id", "contents");
    page_word(scope->words, "review-contents");
    html_close(scope->writer, "h2");
    html_open(scope->writer, "ul");
    for (guint i = 0; i < page->groups->len; i++) {
        const ReviewGroup *group = g_ptr_array_index(page->groups, i);
        char target[16];
        g_snprintf(target, sizeof target, "#g%u", i + 1);
        html_open(scope->writer, "li");
        html_open(scope->writer, "a");
        html_attribute(scope->writer, "href", target);
        write_group_name(scope, group);
        html_close(scope->writer, "a");
        html_text(scope->writer, " ");
        write_number(scope->writer, count_texts(group));
        html_close(scope->writer, "li");
    }
    html_close(scope->writer, "ul");
    html_close(scope->writer, "nav");
}

static void write_steps(const ReviewScope *scope) {
    static const char *const keys[] = {
        "review-step-judge", "review-step-remark", "review-step-copy"};
    html_open_class(scope->writer, "ol", "steps");
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        page_word_element(scope->words, "li", NULL, keys[i]);
    }
    html_close(scope->writer, "ol");
}

static void write_opening(const ReviewScope *scope, const ReviewPage *page) {
    bool dutch = scope->language == scope->dutch;
    html_open_class(scope->writer, "div", "opening");
    html_open(scope->writer, "div");
    page_word_element(scope->words, "h1", NULL,
                      dutch ? "review-question-dutch" : "review-question");
    page_word_element(scope->words, "p", NULL, "review-intro");
    write_steps(scope);
    page_word_element(scope->words, "p", "keeps", "review-keeps-nothing");
    page_word_element(scope->words, "p", NULL, "review-some");
    page_word_element(scope->words, "p", "pen", "review-pen");
    page_word_element(scope->words, "p", "small", "review-marks");
    html_open(scope->writer, "noscript");
    page_word_element(scope->words, "p", "keeps", "review-needs-script");
    html_close(scope->writer, "noscript");
    html_close(scope->writer, "div");
    write_contents(scope, page);
    html_close(scope->writer, "div");
}

static void write_filter(const ReviewScope *scope, const char *value,
                         const char *key, bool checked) {
    html_open(scope->writer, "label");
    html_open(scope->writer, "input");
    html_attribute(scope->writer, "type", "radio");
    html_attribute(scope->writer, "name", "filter");
    html_attribute(scope->writer, "value", value);
    if (checked) {
        html_attribute(scope->writer, "checked", NULL);
    }
    html_text(scope->writer, " ");
    page_word_element(scope->words, "span", NULL, key);
    html_close(scope->writer, "label");
}

static void write_count(const ReviewScope *scope, const char *slot, int count,
                        const char *key) {
    html_open(scope->writer, "span");
    html_open(scope->writer, "strong");
    html_attribute(scope->writer, "data-slot", slot);
    write_number(scope->writer, count);
    html_close(scope->writer, "strong");
    html_text(scope->writer, " ");
    page_word(scope->words, key);
    html_close(scope->writer, "span");
}

static void write_bar(const ReviewScope *scope, const ReviewPage *page) {
    HtmlWriter *writer = scope->writer;
    html_open_class(writer, "div", "bar");
    html_open_class(writer, "p", "counts");
    write_count(scope, "done", 0, "review-done");
    html_text(writer, " ");
    write_count(scope, "left", page->open_count, "review-left");
    html_close(writer, "p");
    html_open_class(writer, "fieldset", "filter");
    page_word_element(scope->words, "legend", "unseen", "review-show");
    write_filter(scope, "all", "review-all", true);
    write_filter(scope, "open", "review-open", false);
    write_filter(scope, "doubt", "review-doubt", false);
    write_filter(scope, "safety", "review-safety", false);
    html_close(writer, "fieldset");
    html_open_class(writer, "button", "copy");
    html_attribute(writer, "type", "button");
    page_word_element(scope->words, "span", "long", "review-copy");
    page_word_element(scope->words, "span", "short", "review-copy-short");
    html_close(writer, "button");
    html_close(writer, "div");
}

static void write_picture(const ReviewScope *scope, GBytes *png) {
    int width = 0, height = 0;
    char digits[16];
    gsize length = 0;
    const guchar *bytes = g_bytes_get_data(png, &length);
    g_autofree char *data = g_base64_encode(bytes, length);
    g_autofree char *uri = g_strconcat("data:image/png;base64,", data, NULL);
    png_read_size(png, &width, &height);
    html_open(scope->writer, "img");
    html_attribute(scope->writer, "src", uri);
    html_attribute(scope->writer, "alt", ""); /* its texts stand beside it */
    html_attribute(scope->writer, "loading", "lazy");
    g_snprintf(digits, sizeof digits, "%d", width);
    html_attribute(scope->writer, "width", digits);
    g_snprintf(digits, sizeof digits, "%d", height);
    html_attribute(scope->writer, "height", digits);
}

static void write_room(const ReviewScope *scope, const ReviewPanel *panel) {
    if (panel->percent < 0) {
        return;
    }
    html_open_class(scope->writer, "p", "room");
    write_number(scope->writer, panel->percent);
    html_text(scope->writer, " % ");
    page_word(scope->words, "review-full");
    if (panel->room > 0) {
        html_text(scope->writer, " ");
        page_word(scope->words, "review-room");
        html_text(scope->writer, " ");
        write_number(scope->writer, panel->room);
        html_text(scope->writer, " ");
        page_word(scope->words, "review-signs");
    }
    html_close(scope->writer, "p");
}

static void write_pictures(const ReviewScope *scope, const ReviewPanel *panel) {
    html_open_class(scope->writer, "div", "look");
    if (panel->pictures->len > 0) {
        html_open(scope->writer, "details");
        html_attribute(scope->writer, "open", NULL);
        page_word_element(scope->words, "summary", NULL, "review-picture");
        for (guint i = 0; i < panel->pictures->len; i++) {
            write_picture(scope, g_ptr_array_index(panel->pictures, i));
        }
        write_room(scope, panel);
        html_close(scope->writer, "details");
    }
    html_close(scope->writer, "div");
}

static void write_again(const ReviewScope *scope, const ReviewPanel *panel) {
    if (panel->again->len == 0) {
        return;
    }
    html_open_class(scope->writer, "p", "again");
    page_word(scope->words, "review-again");
    for (guint i = 0; i < panel->again->len; i++) {
        char target[16];
        int number = g_array_index(panel->again, int, i);
        g_snprintf(target, sizeof target, "#t%d", number);
        html_text(scope->writer, " ");
        html_open(scope->writer, "a");
        html_attribute(scope->writer, "href", target);
        write_number(scope->writer, number);
        html_close(scope->writer, "a");
    }
    html_close(scope->writer, "p");
}

/* "Panel 2 of 6", where there are several. */
static void write_panel_title(const ReviewScope *scope,
                              const ReviewGroup *group, guint number) {
    if (!group->paper) {
        return;
    }
    html_open(scope->writer, "h3");
    page_word(scope->words, "review-panel");
    html_text(scope->writer, " ");
    write_number(scope->writer, (int)number + 1);
    html_text(scope->writer, " ");
    page_word(scope->words, "review-of");
    html_text(scope->writer, " ");
    write_number(scope->writer, (int)group->panels->len);
    html_close(scope->writer, "h3");
}

static void write_panel(const ReviewScope *scope, const ReviewGroup *group,
                        guint number) {
    const ReviewPanel *panel = g_ptr_array_index(group->panels, number);
    html_open_class(scope->writer, "section",
                    panel->texts->len == 0     ? "panel known"
                    : panel->pictures->len > 0 ? "panel pictured"
                                               : "panel");
    write_panel_title(scope, group, number);
    if (panel->texts->len > 0) {
        write_pictures(scope, panel);
    }
    html_open_class(scope->writer, "div", "texts");
    ReviewScope inside = *scope;
    inside.heading = group->paper ? "h4" : "h3"; /* below that of the panel */
    for (guint i = 0; i < panel->texts->len; i++) {
        review_write_text(&inside, g_ptr_array_index(panel->texts, i),
                          i > 0 ? g_ptr_array_index(panel->texts, i - 1)
                                : NULL);
    }
    write_again(scope, panel);
    html_close(scope->writer, "div");
    html_close(scope->writer, "section");
}

static void write_group_title(const ReviewScope *scope,
                              const ReviewGroup *group) {
    html_open(scope->writer, "h2");
    write_group_name(scope, group);
    html_text(scope->writer, " ");
    page_word_element(scope->words, "span", "kind",
                      group->paper ? "review-on-paper" : "review-on-screen");
    html_close(scope->writer, "h2");
}

static void write_group(const ReviewScope *scope, const ReviewGroup *group,
                        guint number) {
    char id[16];
    g_snprintf(id, sizeof id, "g%u", number + 1);
    html_open_class(scope->writer, "section", "group");
    html_attribute(scope->writer, "id", id);
    write_group_title(scope, group);
    for (guint i = 0; i < group->panels->len; i++) {
        write_panel(scope, group, i);
    }
    html_close(scope->writer, "section");
}

static void write_message(const ReviewScope *scope, const char *name,
                          const char *key) {
    html_open(scope->writer, "p");
    html_attribute(scope->writer, "data-message", name);
    html_attribute(scope->writer, "hidden", NULL);
    page_word(scope->words, key);
    html_close(scope->writer, "p");
}

static void write_result(const ReviewScope *scope, const ReviewPage *page) {
    HtmlWriter *writer = scope->writer;
    char first[64];
    g_snprintf(first, sizeof first, "wegwijzer-review 1 %s %04d-%02d-%02d",
               page->language->code, g_date_get_year(&page->date),
               (int)g_date_get_month(&page->date), g_date_get_day(&page->date));
    html_open_class(writer, "section", "result");
    html_attribute(writer, "data-first", first);
    page_word_element(scope->words, "h2", NULL, "review-result");
    html_open(writer, "div");
    html_attribute(writer, "role", "status");
    write_message(scope, "copied", "review-copied");
    write_message(scope, "by-hand", "review-by-hand");
    write_message(scope, "nothing", "review-nothing");
    html_close(writer, "div");
    html_open(writer, "label");
    html_attribute(writer, "for", "result");
    page_word(scope->words, "review-result-detail");
    html_close(writer, "label");
    html_open(writer, "textarea");
    html_attribute(writer, "id", "result");
    html_attribute(writer, "rows", "8");
    html_attribute(writer, "readonly", NULL);
    html_attribute(writer, "autocomplete", "off");
    html_attribute(writer, "spellcheck", "false");
    html_attribute(writer, "dir", "ltr");
    html_close(writer, "textarea");
    html_open_class(writer, "button", "copy");
    html_attribute(writer, "type", "button");
    page_word(scope->words, "review-copy");
    html_close(writer, "button");
    html_close(writer, "section");
}

static void write_footer(const ReviewScope *scope, const ReviewPage *page) {
    html_open(scope->writer, "footer");
    html_open(scope->writer, "p");
    page_word(scope->words, "made-on");
    html_text(scope->writer, " ");
    page_word_date(scope->words, &page->date);
    html_close(scope->writer, "p");
    html_close(scope->writer, "footer");
}

static void write_body(const ReviewScope *scope, const ReviewPage *page) {
    html_open(scope->writer, "body");
    write_header(scope);
    html_open(scope->writer, "main");
    write_opening(scope, page);
    write_bar(scope, page);
    html_open(scope->writer, "form");
    html_attribute(scope->writer, "autocomplete", "off");
    for (guint i = 0; i < page->groups->len; i++) {
        write_group(scope, g_ptr_array_index(page->groups, i), i);
    }
    html_close(scope->writer, "form");
    page_word_element(scope->words, "p", "none", "review-none");
    write_result(scope, page);
    html_close(scope->writer, "main");
    write_footer(scope, page);
    html_close(scope->writer, "body");
}

/* A line at the head of each printed page: which file, which language. */
static char *add_page_head(const char *css, const ReviewPage *page) {
    g_autoptr(GString) name = g_string_new(NULL);
    for (const char *c = page->language->name_dutch; *c != '\0'; c++) {
        if (strchr("\"\\<\n", *c) == NULL) {
            g_string_append_c(name, *c);
        }
    }
    return g_strdup_printf("%s\n@page {\n  @top-left {\n    content: "
                           "\"Wegwijzer · %s · %04d-%02d-%02d\";\n  }\n}\n",
                           css, name->str, g_date_get_year(&page->date),
                           (int)g_date_get_month(&page->date),
                           g_date_get_day(&page->date));
}

char *review_page_write(const ReviewPage *page, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autofree char *style =
        html_load_page_style(page->templates_dir, "review", "review.css", diag);
    g_autofree char *script =
        html_load_template(page->templates_dir, "review", "review.js", diag);
    if (style == NULL || script == NULL) {
        return NULL;
    }
    g_autofree char *css = add_page_head(style, page);
    g_autoptr(HtmlWriter) writer = html_writer_new();
    g_autoptr(PageWords) words =
        page_words_new(page->dutch, page->english, writer, diag);
    ReviewScope scope = {writer, words, page->language, page->dutch->language,
                         "h3"};
    html_open(writer, "html");
    html_language(writer, page->dutch->language);
    html_write_head(writer, css, script);
    write_body(&scope, page);
    html_close(writer, "html");
    g_autofree char *html = html_writer_finish(writer);
    return diag_errors(diag) == errors ? g_steal_pointer(&html) : NULL;
}
