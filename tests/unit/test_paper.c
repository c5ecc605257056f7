/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds, panels and marks of the program's formats, measured on the sheets, in
 * both directions; and that a millimetre too much is seen. */
#include "layout_fixture.h"
#include "paper.h"

#define MM (72 / 25.4)

/* A language of each script that paper is made for, and words of it. */
static const struct {
    const char *code, *name, *text;
} words[] = {
    {"nl", "Nederlands", "Ze moeten zeggen waarom ze binnen willen."},
    {"hu", "magyar", "El kell mondaniuk, miért akarnak bemenni."},
    {"el", "ελληνικά", "Πρέπει να πουν γιατί θέλουν να μπουν."},
    {"ar", "العربية", "عليهم أن يقولوا لماذا يريدون الدخول."},
    {"zh_CN", "简体中文", "他们必须说明为什么想进来。"},
    {"th", "ไทย", "พวกเขาต้องบอกว่าทำไมจึงต้องการเข้ามา"},
};

/* Those that have all parts of a flyer for readers. */
static const char *const formats[] = {
    "trifold", "card", "booklet", "a4", "a5", "large", "poster", "phone", NULL};
/* Measured on the real texts alone, or for nobody who reads leaflets. */
static const char *const others[] = {"bilingual",
                                     "sheet",
                                     "map",
                                     "proof",
                                     "languages-card",
                                     "languages-page",
                                     "languages-wallet",
                                     NULL};

static void add_text_part(Document *document, const char *id,
                          const char *heading, const char *text) {
    Block *section =
        add(add_part(document, id), BLOCK_SECTION, ROLE_NONE, NULL);
    section->icon = g_strdup("door");
    add_heading(section, 1, heading);
    Block *box = add(section, BLOCK_BOX, ROLE_MAIN_MESSAGE, NULL);
    add(box, BLOCK_PARAGRAPH, ROLE_NONE, text);
}

static Document *new_flyer(guint word) {
    Document *document =
        document_new("visit", fixture_language(words[word].code));
    document->position = position_in_file("visit.yaml");
    Block *cover = add_part(document, "cover");
    add(cover, BLOCK_PARAGRAPH, ROLE_LANGUAGE_NAME, words[word].name);
    add(cover, BLOCK_PARAGRAPH, ROLE_CODE, "1h")->language =
        fixture_language("nl");
    static const char *const parts[] = {
        "first",        "flap",       "second",   "third",
        "card-outside", "card-start", "card-end", "poster-outside"};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        add_text_part(document, parts[i], words[word].name, words[word].text);
    }
    add(add_part(document, "back"), BLOCK_PARAGRAPH, ROLE_IMPRINT, "CC BY 4.0");
    return document;
}

/* What is wrong with the flyer in a format; the sheets may be spoilt before. */
typedef void (*Spoiler)(SheetSet *set);

static char *look(Fixture *fixture, guint word, const char *format,
                  Spoiler spoil) {
    g_autoptr(Document) document = new_flyer(word);
    g_autoptr(SheetSet) set = lay_out(fixture, document, format);
    const GPtrArray *problems = diag_problems(fixture->base->diag);
    for (guint i = 0; set == NULL && i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        g_test_message("%s", problem->text);
    }
    g_assert_nonnull(set);
    if (spoil != NULL) {
        spoil(set);
    }
    return paper_fault(document, format_lookup(fixture->formats, format), set);
}

static void test_good(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        for (guint j = 0; formats[j] != NULL; j++) {
            g_test_message("%s %s", words[i].code, formats[j]);
            g_autofree char *fault = look(fixture, i, formats[j], NULL);
            g_assert_cmpstr(fault, ==, NULL);
        }
    }
}

/* All formats that are printed for readers are measured. */
static void test_measured(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint i = 0; i < fixture->formats->len; i++) {
        const Format *format = g_ptr_array_index(fixture->formats, i);
        g_test_message("%s", format->id);
        g_assert_true(g_strv_contains(formats, format->id) ||
                      g_strv_contains(others, format->id));
    }
}

/* A flyer as it would be if a format were wrong: in both directions. */
static void assert_seen(Fixture *fixture, const char *format, Spoiler spoil) {
    static const guint both[] = {0, 3}; /* nl, ar */
    for (guint i = 0; i < G_N_ELEMENTS(both); i++) {
        g_test_message("%s %s", format, words[both[i]].code);
        g_autofree char *fault = look(fixture, both[i], format, spoil);
        g_test_message("%s", fault);
        g_assert_nonnull(fault);
    }
}

/* Each frame of folded paper, a millimetre too far to either side. */
static void test_frames(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const folded[] = {"trifold", "card", "booklet"};
    for (guint i = 0; i < G_N_ELEMENTS(folded); i++) {
        const Format *format = format_lookup(fixture->formats, folded[i]);
        for (guint j = 0; j < format->frames->len; j++) {
            Frame *frame = g_ptr_array_index(format->frames, j);
            double x = frame->x;
            bool empty = g_str_equal(frame->id, "contents");
            for (int way = -1; way < 2 && !empty; way += 2) {
                frame->x = x + way * MM;
                g_test_message("%s", frame->id);
                assert_seen(fixture, folded[i], NULL);
            }
            frame->x = x;
        }
    }
}

static void test_marks(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const folded[] = {"trifold", "card"};
    for (guint i = 0; i < G_N_ELEMENTS(folded); i++) {
        const Format *format = format_lookup(fixture->formats, folded[i]);
        for (guint j = 0; j < format->ticks->len; j++) {
            Tick *tick = g_ptr_array_index(format->ticks, j);
            const Tick right = *tick;
            tick->x += 0.5 * MM;
            assert_seen(fixture, folded[i], NULL);
            *tick = right;
            tick->y += 0.5 * MM;
            assert_seen(fixture, folded[i], NULL);
            *tick = right;
            tick->sheet = 1;
            assert_seen(fixture, folded[i], NULL);
            *tick = right;
        }
        gpointer last =
            g_ptr_array_steal_index(format->ticks, format->ticks->len - 1);
        assert_seen(fixture, folded[i], NULL);
        g_ptr_array_add(format->ticks, last);
        g_autofree char *fault = look(fixture, 0, folded[i], NULL);
        g_assert_cmpstr(fault, ==, NULL);
    }
}

/* Panels that change places: each is found by the part that stands in it. */
static void test_panels(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const struct {
        const char *format;
        guint one, other;
    } pairs[] = {{"trifold", 0, 2},
                 {"trifold", 3, 5},
                 {"trifold", 3, 4},
                 {"card", 0, 1},
                 {"card", 2, 3}};
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const Format *format = format_lookup(fixture->formats, pairs[i].format);
        Frame *one = g_ptr_array_index(format->frames, pairs[i].one);
        Frame *other = g_ptr_array_index(format->frames, pairs[i].other);
        double x = one->x;
        one->x = other->x;
        other->x = x;
        assert_seen(fixture, pairs[i].format, NULL);
        other->x = one->x;
        one->x = x;
    }
}

static void spoil_direction(SheetSet *set) {
    set->language =
        fixture_language(set->language->right_to_left ? "nl" : "ar");
}

static void spoil_turning(SheetSet *set) {
    set->duplex = DUPLEX_FLIP_SHORT_EDGE + DUPLEX_FLIP_LONG_EDGE - set->duplex;
}

static void spoil_paper(SheetSet *set) {
    Sheet *sheet = g_ptr_array_index(set->sheets, set->sheets->len - 1);
    sheet->width += MM;
}

static void spoil_height(SheetSet *set) {
    const Sheet *sheet = g_ptr_array_index(set->sheets, 0);
    for (guint i = 0; i < sheet->items->len; i++) {
        Item *item = g_ptr_array_index(sheet->items, i);
        item->y = item->kind == ITEM_TEXT ? sheet->height - MM : item->y;
    }
}

/* A sheet laid out for the other direction, turned over the other edge, of
 * another size; a line that runs off the foot. */
static void test_sheets(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const folded[] = {"trifold", "card", "booklet"};
    for (guint i = 0; i < G_N_ELEMENTS(folded); i++) {
        assert_seen(fixture, folded[i], spoil_direction);
        assert_seen(fixture, folded[i], spoil_turning);
        assert_seen(fixture, folded[i], spoil_paper);
        assert_seen(fixture, folded[i], spoil_height);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                    \
    g_test_add(name, Fixture, NULL, set_up, function, tear_down)
    ADD("/paper/good", test_good);
    ADD("/paper/measured", test_measured);
    ADD("/paper/frames", test_frames);
    ADD("/paper/marks", test_marks);
    ADD("/paper/panels", test_panels);
    ADD("/paper/sheets", test_sheets);
    return g_test_run();
}
