/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The card and the poster: where folds and panels are in both directions, and
 * that parts of one format stand in that format alone.
 */
#include "layout/sheet_dump.h"
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

#define MM (72 / 25.4)
#define NAMES 20

static const char *const codes[] = {"nl", "ar"};

/* Where a text of a panel may begin and end, mm from the left of the card. */
static void assert_panel(const SheetSet *set, const char *text, guint sheet,
                         bool right) {
    guint number = 9;
    const Item *item = find_text(set, text, &number);
    double start = (right ? 90 : 5) * MM, end = (right ? 165 : 80) * MM;
    g_test_message("%s", text);
    g_assert_cmpuint(number, ==, sheet);
    g_assert_cmpfloat(item->x, >=, start - 0.1);
    g_assert_cmpfloat(item->x + text_width(item), <=, end + 0.1);
}

static Block *add_key(Block *parent, const char *context, const char *text,
                      Message **message) {
    Block *block = add(parent, BLOCK_PARAGRAPH, ROLE_IMPRINT, text);
    *message = message_new(context, text, block->position);
    block->origin = *message;
    return block;
}

/* A flyer with parts for paper, for the card and for the poster. `*licence` is
 * a message that the caller frees after the document. */
static Document *new_flyer(const char *code, Message **licence) {
    Document *document = document_new("forced", fixture_language(code));
    Block *cover = add_part(document, "cover");
    add(cover, BLOCK_PARAGRAPH, ROLE_LANGUAGE_NAME, "Magyar");
    add(cover, BLOCK_PARAGRAPH, ROLE_WORDMARK, "Wegwijzer");
    add(cover, BLOCK_PARAGRAPH, ROLE_TAGLINE, "Regels");
    add(cover, BLOCK_PARAGRAPH, ROLE_CODE, "Code");
    add_heading(add_part(document, "first"), 1, "Lang");
    Block *outside = add_part(document, "card-outside");
    add_heading(outside, 1, "Afspraak");
    add(outside, BLOCK_PARAGRAPH, ROLE_BLANK, "Datum");
    Block *start = add_part(document, "card-start");
    add(start, BLOCK_PARAGRAPH, ROLE_NONE, "Je mag stoppen.");
    Block *end = add_part(document, "card-end");
    add(end, BLOCK_PARAGRAPH, ROLE_NEED, "Ik zoek hulp");
    Block *names = add_part(document, "poster-outside-names");
    for (int i = 0; i < NAMES; i++) {
        g_autofree char *name = g_strdup_printf("Taal %c", 'A' + i);
        add(names, BLOCK_PARAGRAPH, ROLE_LANGUAGE_NAME, name)->language =
            fixture_language("nl");
    }
    Block *back = add_part(document, "back");
    add(back, BLOCK_PARAGRAPH, ROLE_IMPRINT, "Voorbeeld");
    Block *dutch = add(back, BLOCK_PARAGRAPH, ROLE_IMPRINT, "Voorbeeld twee");
    dutch->id = g_strdup("dutch-notice");
    add_key(back, "interface/licence", "CC BY", licence);
    return document;
}

/* Text ends 5 mm before the fold and the sides, 4 mm before the other edges;
 * mirrored it does so, too. */
static void test_card_table(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const struct {
        const char *frame;
        int sheet;
        double ltr, rtl; /* mm from the left of the sheet */
    } table[] = {{"back", 0, 5, 90},
                 {"front", 0, 90, 5},
                 {"start", 1, 5, 90},
                 {"end", 1, 90, 5}};
    const Format *format = format_lookup(fixture->formats, "card");
    g_assert_nonnull(format);
    g_assert_cmpfloat_with_epsilon(format->width, 170 * MM, 0.01);
    g_assert_cmpfloat_with_epsilon(format->height, 54 * MM, 0.01);
    g_assert_cmpuint(format->frames->len, ==, G_N_ELEMENTS(table));
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        g_assert_cmpstr(frame->id, ==, table[i].frame);
        g_assert_cmpint(frame->sheet, ==, table[i].sheet);
        g_assert_cmpfloat_with_epsilon(frame->width, 75 * MM, 0.01);
        g_assert_cmpfloat_with_epsilon(frame->x, table[i].ltr * MM, 0.01);
        g_assert_cmpfloat_with_epsilon(format->width - frame->x - frame->width,
                                       table[i].rtl * MM, 0.01);
        g_assert_cmpfloat(frame->y, >=, 4 * MM - 0.01);
        g_assert_cmpfloat(frame->y + frame->height, <=, 50 * MM + 0.01);
    }
}

static void test_card_panels(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        Message *licence = NULL;
        Document *document = new_flyer(codes[i], &licence);
        g_autoptr(SheetSet) set = lay_out(fixture, document, "card");
        g_assert_nonnull(set);
        bool mirrored = set->language->right_to_left;
        assert_panel(set, "Afspraak", 0, mirrored);
        assert_panel(set, "Datum", 0, mirrored);
        assert_panel(set, "Magyar", 0, !mirrored);
        assert_panel(set, "Code", 0, !mirrored);
        assert_panel(set, "Je mag", 1, mirrored);
        assert_panel(set, "Ik zoek", 1, !mirrored);
        g_autofree char *text = sheet_set_text(set);
        g_assert_cmpstr(text, ==,
                        "Magyar\nWegwijzer\nCode\nAfspraak\nDatum\n"
                        "Je mag stoppen.\nIk zoek hulp\nVoorbeeld\n");
        document_free(document);
        message_free(licence);
    }
}

/* The fold is marked at both edges of the outer side, in the middle. */
static void test_card_fold(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        Message *licence = NULL;
        Document *document = new_flyer(codes[i], &licence);
        g_autoptr(SheetSet) set = lay_out(fixture, document, "card");
        guint ticks[2] = {0, 0};
        for (guint j = 0; j < 2; j++) {
            const Sheet *sheet = g_ptr_array_index(set->sheets, j);
            for (guint k = 0; k < sheet->items->len; k++) {
                const Item *item = g_ptr_array_index(sheet->items, k);
                if (item->kind == ITEM_LINE && item->width == 0) {
                    g_assert_cmpfloat_with_epsilon(item->x, 85 * MM, 0.01);
                    g_assert_true(item->y + item->height <= 1.6 * MM ||
                                  item->y >= 52.4 * MM);
                    ticks[j]++;
                }
            }
        }
        g_assert_cmpuint(ticks[0], ==, 2);
        g_assert_cmpuint(ticks[1], ==, 0);
        document_free(document);
        message_free(licence);
    }
}

/* Parts of the card and the poster do not stand on other paper. */
static void test_foreign(Fixture *fixture, gconstpointer data) {
    (void)data;
    Message *licence = NULL;
    Document *document = new_flyer("nl", &licence);
    g_autoptr(SheetSet) set = lay_out(fixture, document, "trifold");
    g_assert_nonnull(set);
    g_autofree char *text = sheet_set_text(set);
    g_assert_nonnull(strstr(text, "Lang"));
    g_assert_nonnull(strstr(text, "CC BY"));
    g_assert_nonnull(strstr(text, "Voorbeeld twee"));
    g_assert_null(strstr(text, "Afspraak"));
    g_assert_null(strstr(text, "Taal"));
    const Format *format = format_lookup(fixture->formats, "card");
    g_assert_false(format_is_foreign(format, "card-outside"));
    g_assert_false(format_is_foreign(format, "first"));
    g_assert_true(format_is_foreign(format, "poster-outside"));
    g_assert_true(format_is_foreign(format, "cards-outside"));
    document_free(document);
    message_free(licence);
}

/* A part of its own that a format has no place for is not silently lost. */
static void test_no_place(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document =
        document_new("forced", fixture_language("nl"));
    add_heading(add_part(document, "card-middle"), 1, "Verloren");
    g_assert_null(lay_out(fixture, document, "card"));
    g_assert_nonnull(
        strstr(find_problem(fixture, "format")->text, "card-middle"));
}

/* Twenty names fill two columns of ten; in a right-to-left language the first
 * column is the right one. */
static void test_poster_names(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        Message *licence = NULL;
        Document *document = new_flyer(codes[i], &licence);
        g_autoptr(SheetSet) set = lay_out(fixture, document, "poster");
        for (guint j = 0; j < diag_problems(fixture->base->diag)->len; j++) {
            const Problem *problem =
                g_ptr_array_index(diag_problems(fixture->base->diag), j);
            g_test_message("%s", problem->text);
        }
        g_assert_nonnull(set);
        g_assert_cmpuint(set->sheets->len, ==, 1);
        bool mirrored = set->language->right_to_left;
        guint sheet = 9;
        for (int j = 0; j < NAMES; j++) {
            g_autofree char *name = g_strdup_printf("Taal %c", 'A' + j);
            const Item *item = find_text(set, name, &sheet);
            bool left = (j < NAMES / 2) != mirrored;
            g_assert_cmpint(item->x < 148.5 * MM, ==, left);
            g_assert_cmpfloat(item->size, >=, 20);
        }
        document_free(document);
        message_free(licence);
    }
}

/* The last line of the poster's sentence is about as long as the first. */
static void test_poster_sentence(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = document_new("help", fixture_language("nl"));
    add(add_part(document, "poster-outside"), BLOCK_PARAGRAPH, ROLE_NONE,
        "Lees wat mag en wie helpt, gratis en zonder je naam te zeggen.");
    g_autoptr(SheetSet) set = lay_out(fixture, document, "poster");
    g_assert_nonnull(set);
    guint sheet = 9;
    const Item *first = find_text(set, "Lees", &sheet);
    const Item *last = find_text(set, "zeggen", &sheet);
    g_assert_cmpfloat(last->y, >, first->y);
    g_assert_cmpfloat(text_width(last), >, 0.7 * text_width(first));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add("/card/table", Fixture, NULL, set_up, test_card_table,
               tear_down);
    g_test_add("/card/panels", Fixture, NULL, set_up, test_card_panels,
               tear_down);
    g_test_add("/card/fold", Fixture, NULL, set_up, test_card_fold, tear_down);
    g_test_add("/card/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
    g_test_add("/card/no-place", Fixture, NULL, set_up, test_no_place,
               tear_down);
    g_test_add("/poster/names", Fixture, NULL, set_up, test_poster_names,
               tear_down);
    g_test_add("/poster/sentence", Fixture, NULL, set_up, test_poster_sentence,
               tear_down);
    return g_test_run();
}
