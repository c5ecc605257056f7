/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hand_over_fixture.h"

#include <string.h>

const Language language_dutch = {.code = "nl",
                                 .tag = "nl",
                                 .name = "Nederlands",
                                 .name_dutch = "Nederlands",
                                 .script = "Latn"};
const Language language_english = {.code = "en",
                                   .tag = "en",
                                   .name = "English",
                                   .name_dutch = "Engels",
                                   .script = "Latn"};
const Language language_romanian = {.code = "ro",
                                    .tag = "ro",
                                    .name = "română",
                                    .name_dutch = "Roemeens",
                                    .script = "Latn"};
const Language language_arabic = {.code = "ar",
                                  .tag = "ar",
                                  .name = "العربية",
                                  .name_dutch = "Arabisch",
                                  .script = "Arab",
                                  .right_to_left = true};

const Format format_trifold = {
    .id = "trifold", .sheet_count = 2, .duplex = DUPLEX_FLIP_SHORT_EDGE};
const Format format_a4 = {
    .id = "a4", .sheet_count = 2, .duplex = DUPLEX_FLIP_LONG_EDGE};
const Format format_card = {
    .id = "card",
    .sheet_count = 2,
    .duplex = DUPLEX_FLIP_SHORT_EDGE,
    .imposed = {.width = 595, .duplex = DUPLEX_FLIP_LONG_EDGE},
    .cut = true};
const Format format_a5 = {
    .id = "a5",
    .sheet_count = 2,
    .duplex = DUPLEX_FLIP_LONG_EDGE,
    .imposed = {.width = 842, .duplex = DUPLEX_FLIP_SHORT_EDGE}};
const Format format_phone = {.id = "phone", .sheet_count = 5};
const Format format_poster = {.id = "poster", .sheet_count = 1};

/* All words that the page may ask for. */
static const char *const keys[] = {
    "for-staff",
    "page-language",
    "question",
    "example-notice",
    "read-first",
    "read-first-detail",
    "look-together",
    "look-together-detail",
    "needs-script",
    "choose-subject",
    "choose-language",
    "choose-format",
    "flyer-visit",
    "flyer-room",
    "flyer-guide",
    "flyer-handing-over",
    "flyer-tonight",
    "directory-table",
    "directory-data",
    "format-trifold",
    "format-trifold-detail",
    "format-a4",
    "format-a4-detail",
    "format-phone",
    "format-phone-detail",
    "format-poster",
    "format-poster-detail",
    "your-leaflet",
    "choose-more",
    "not-there",
    "not-yet",
    "not-with-subject",
    "only-with",
    "open",
    "open-detail",
    "look-larger",
    "until",
    "pages",
    "size",
    "state",
    "state-draft",
    "state-draft-detail",
    "state-doubted",
    "state-doubted-detail",
    "state-stale",
    "state-stale-detail",
    "state-missing",
    "state-missing-detail",
    "state-checked",
    "overdue",
    "past",
    "how-fold",
    "how-cut",
    "how-print",
    "how-send",
    "print-both-sides",
    "print-one-side",
    "print-flip-short-edge",
    "print-flip-long-edge",
    "print-actual-size",
    "print-fold-trifold",
    "print-fold-trifold-rtl",
    "print-no-fold",
    "format-a5",
    "format-a5-detail",
    "format-card",
    "format-card-detail",
    "print-cut-copies",
    "print-card-paper",
    "print-fold-card",
    "print-card-write",
    "print-poster-paper",
    "print-poster-hang",
    "print-phone-ask",
    "print-phone-send",
    "print-phone-stays",
    "all-files",
    "column-subject",
    "column-language",
    "column-format",
    "column-file",
    "file-print",
    "file-pages",
    "kiosk-name",
    "guide-name",
    "unpack",
    "made-on",
    "month-11",
    "month-2",
};

Document *staff_words_new(const Language *language, const char *left_out) {
    Document *document = document_new("staff", language);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (g_strcmp0(keys[i], left_out) == 0) {
            continue;
        }
        Block *section = block_append(
            document->root, block_new(BLOCK_SECTION, document->position));
        section->id = g_strdup(keys[i]);
        Block *text = block_append(
            section, block_new(BLOCK_PARAGRAPH, document->position));
        text->spans = g_ptr_array_new();
        g_autofree char *words =
            g_strdup_printf("%s %s", language->code, keys[i]);
        g_ptr_array_add(text->spans, span_new(words));
    }
    return document;
}

HandOverFile *hand_over_fixture_add(HandOverFixture *fixture, const char *flyer,
                                    const Language *language,
                                    const Format *format) {
    HandOverFile *file = g_new0(HandOverFile, 1);
    g_autofree char *path = g_strdup_printf("flyers/%s/%s-%s.pdf", flyer,
                                            language->code, format->id);
    file->path = g_intern_string(path);
    file->flyer = flyer;
    file->language = language;
    file->format = format;
    file->state = STATE_DRAFT;
    g_date_set_dmy(&file->until, 3, 2, 2027);
    file->size = 31829;
    file->pages = 2;
    g_ptr_array_add(fixture->files, file);
    return file;
}

HandOverFixture *hand_over_fixture_new(const char *templates_dir) {
    HandOverFixture *fixture = g_new0(HandOverFixture, 1);
    fixture->files = g_ptr_array_new_with_free_func(g_free);
    fixture->dutch = staff_words_new(&language_dutch, NULL);
    fixture->english = staff_words_new(&language_english, NULL);
    fixture->page = (HandOver){.edition_name = "Gemeente A & <B>",
                               .example = true,
                               .files = fixture->files,
                               .dutch = fixture->dutch,
                               .english = fixture->english,
                               .guide = "handing-over.pdf",
                               .kiosk = "kiosk.html",
                               .templates_dir = templates_dir};
    g_date_set_dmy(&fixture->page.date, 21, 11, 2026);
    hand_over_fixture_add(fixture, "visit", &language_dutch, &format_trifold);
    hand_over_fixture_add(fixture, "visit", &language_arabic, &format_trifold);
    return fixture;
}

void staff_words_free(Document *document) {
    /* the spans were made here */
    for (guint i = 0; i < document->root->children->len; i++) {
        Block *section = g_ptr_array_index(document->root->children, i);
        Block *text = g_ptr_array_index(section->children, 0);
        g_ptr_array_set_free_func(text->spans, (GDestroyNotify)span_free);
    }
    document_free(document);
}

void hand_over_fixture_free(HandOverFixture *fixture) {
    staff_words_free(fixture->dutch);
    staff_words_free(fixture->english);
    g_ptr_array_unref(fixture->files);
    g_free(fixture);
}
