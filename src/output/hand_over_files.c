/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/hand_over_files.h"

#include <string.h>

static const char *const state_keys[] = {
    [STATE_MISSING] = "state-missing", [STATE_DOUBTED] = "state-doubted",
    [STATE_STALE] = "state-stale",     [STATE_DRAFT] = "state-draft",
    [STATE_CHECKED] = "state-checked",
};

/* Whole kB, rounded up; from one MB on a tenth of it, with a comma in Dutch
 * and a point in English. */
static void write_size(HandOverPage *page, gsize size) {
    if (size < 1000 * 1000) {
        g_autofree char *text =
            g_strdup_printf("%" G_GSIZE_FORMAT " kB", (size + 999) / 1000);
        html_text(page->writer, text);
        return;
    }
    const Document *both[] = {page->hand_over->dutch, page->hand_over->english};
    for (gsize i = 0; i < G_N_ELEMENTS(both) && both[i] != NULL; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(number, sizeof number, "%.1f", (double)size / 1e6);
        if (i == 0) {
            g_strdelimit(number, ".", ',');
        }
        g_autofree char *text = g_strconcat(number, " MB", NULL);
        html_open(page->writer, "span");
        html_attribute(page->writer, "data-in", both[i]->language->tag);
        html_text(page->writer, text);
        html_close(page->writer, "span");
    }
}

static void write_number(HandOverPage *page, const char *name, int number) {
    g_autofree char *text = g_strdup_printf("%d", number);
    html_attribute(page->writer, name, text);
}

static void write_picture(HandOverPage *page, const HandOverFile *file) {
    if (file->preview != NULL) {
        html_attribute(page->writer, "data-preview", file->preview);
        write_number(page, "data-width", file->preview_width);
        write_number(page, "data-height", file->preview_height);
    }
}

/* What the script needs to know. */
static void write_choices(HandOverPage *page, const HandOverFile *file) {
    html_attribute(page->writer, "data-subject", file->flyer);
    html_attribute(page->writer, "data-language", file->language->tag);
    html_attribute(page->writer, "data-format", file->format->id);
    html_attribute(page->writer, "data-side",
                   file->language->right_to_left ? "rtl" : "ltr");
    html_attribute(page->writer, "data-state", state_keys[file->state]);
    if (file->overdue) {
        html_attribute(page->writer, "data-overdue", NULL);
    }
    write_number(page, "data-pages", file->pages);
    write_picture(page, file);
}

static void open_cell(HandOverPage *page, const char *name) {
    html_open_class(page->writer, "td", name);
}

static void close_cell(HandOverPage *page) {
    html_close(page->writer, "td");
}

static void write_link(HandOverPage *page, const char *path) {
    html_open(page->writer, "a");
    html_attribute(page->writer, "href", path);
    html_attribute(page->writer, "target", "_blank");
    html_attribute(page->writer, "rel", "noopener");
    html_text(page->writer, path);
    html_close(page->writer, "a");
}

static void write_links(HandOverPage *page, const char *path) {
    open_cell(page, "file");
    write_link(page, path);
    close_cell(page);
}

static void write_named_link(HandOverPage *page, const char *path,
                             const char *key) {
    html_open(page->writer, "div");
    write_link(page, path);
    html_text(page->writer, " ");
    hand_over_write_element(page, "small", NULL, key);
    html_close(page->writer, "div");
}

/* The script takes the first link: of an imposed leaflet, what is printed. */
static void write_both_links(HandOverPage *page, const HandOverFile *file) {
    open_cell(page, "file");
    write_named_link(page, file->path, "file-print");
    write_named_link(page, file->pages_path, "file-pages");
    close_cell(page);
}

static void write_state(HandOverPage *page, const HandOverFile *file) {
    open_cell(page, "state");
    hand_over_write_word(page, state_keys[file->state]);
    close_cell(page);
}

static void write_row(HandOverPage *page, const HandOverFile *file) {
    html_open(page->writer, "tr");
    if (!file->professional) {
        write_choices(page, file);
    }
    open_cell(page, "subject");
    hand_over_write_named(page, "flyer-", file->flyer);
    close_cell(page);
    open_cell(page, "language");
    hand_over_write_language(page, file->language);
    close_cell(page);
    open_cell(page, "format");
    hand_over_write_named(page, "format-", file->format->id);
    close_cell(page);
    write_state(page, file);
    open_cell(page, "until");
    hand_over_write_element(page, "span", "label", "until");
    html_text(page->writer, " ");
    hand_over_write_date(page, &file->until);
    close_cell(page);
    open_cell(page, "size");
    write_size(page, file->size);
    close_cell(page);
    if (file->pages_path != NULL) {
        write_both_links(page, file);
    } else {
        write_links(page, file->path);
    }
    html_close(page->writer, "tr");
}

static bool is_listed(const HandOverPage *page, const char *path) {
    for (guint i = 0; i < page->hand_over->files->len; i++) {
        const HandOverFile *file = g_ptr_array_index(page->hand_over->files, i);
        if (g_str_equal(file->path, path)) {
            return true;
        }
    }
    return false;
}

/* A file that is no leaflet: a name and a link. */
static void write_other(HandOverPage *page, const char *key, const char *path) {
    if (path != NULL && !is_listed(page, path)) {
        html_open(page->writer, "tr");
        html_open(page->writer, "td");
        html_attribute(page->writer, "colspan", "6");
        hand_over_write_word(page, key);
        close_cell(page);
        write_links(page, path);
        html_close(page->writer, "tr");
    }
}

/* A name, the language and a link. */
static void write_guide(HandOverPage *page, const char *key,
                        const HandOverGuide *guide) {
    html_open(page->writer, "tr");
    open_cell(page, "subject");
    hand_over_write_word(page, key);
    close_cell(page);
    open_cell(page, "language");
    hand_over_write_language(page, guide->language);
    close_cell(page);
    html_open(page->writer, "td");
    html_attribute(page->writer, "colspan", "4");
    close_cell(page);
    write_links(page, guide->path);
    html_close(page->writer, "tr");
}

static void write_guides(HandOverPage *page, const char *key,
                         const GPtrArray *guides) {
    for (guint i = 0; guides != NULL && i < guides->len; i++) {
        write_guide(page, key, g_ptr_array_index(guides, i));
    }
}

static void write_singles(HandOverPage *page) {
    const GPtrArray *singles = page->hand_over->singles;
    for (guint i = 0; singles != NULL && i < singles->len; i++) {
        const HandOverSingle *single = g_ptr_array_index(singles, i);
        g_autofree char *key = g_strconcat("flyer-", single->flyer, NULL);
        write_other(page, key, single->path);
    }
}

static void write_columns(HandOverPage *page) {
    static const char *const keys[] = {
        "column-subject", "column-language", "column-format", "state", "until",
        "size",           "column-file"};
    html_open(page->writer, "thead");
    html_open(page->writer, "tr");
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        html_open(page->writer, "th");
        html_attribute(page->writer, "scope", "col");
        hand_over_write_word(page, keys[i]);
        html_close(page->writer, "th");
    }
    html_close(page->writer, "tr");
    html_close(page->writer, "thead");
}

void files_write(HandOverPage *page) {
    const HandOver *hand_over = page->hand_over;
    html_open_class(page->writer, "details", "files");
    html_attribute(page->writer, "open", NULL);
    html_open(page->writer, "summary");
    hand_over_write_element(page, "h2", NULL, "all-files");
    html_close(page->writer, "summary");
    html_open(page->writer, "table");
    write_columns(page);
    html_open(page->writer, "tbody");
    write_other(page, "flyer-handing-over", hand_over->guide);
    write_singles(page);
    write_other(page, "kiosk-name", hand_over->kiosk);
    write_guides(page, "guide-name", hand_over->guides);
    write_other(page, "languages-print", hand_over->card_sheets);
    write_other(page, "languages-pages", hand_over->card);
    write_other(page, "languages-wallet-print", hand_over->wallet_sheets);
    write_other(page, "languages-wallet", hand_over->wallet);
    write_other(page, "messages-link", hand_over->messages_page);
    write_guides(page, "messages-name", hand_over->messages);
    write_other(page, "directory-table", hand_over->directory_csv);
    write_other(page, "directory-data", hand_over->directory_json);
    for (guint i = 0; i < hand_over->files->len; i++) {
        write_row(page, g_ptr_array_index(hand_over->files, i));
    }
    html_close(page->writer, "tbody");
    html_close(page->writer, "table");
    html_close(page->writer, "details");
}
