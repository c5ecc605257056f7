/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/sheet_dump.h"
#include "layout_fixture.h"

#include <math.h>
#include <string.h>

/* What stands in the small document, in one language. */
typedef struct {
    const char *language;
    const char *name, *heading, *message, *text, *item, *phrase, *danger;
} Words;

static const Words words[] = {
    {"nl", "Nederlands", "Wie staat er aan de deur?", "Je mag nee zeggen.",
     "Ze moeten hun legitimatie laten zien en zeggen waarom ze binnen willen.",
     "een geldig identiteitsbewijs", "Ik wil graag een tolk.", "Direct gevaar"},
    {"ar", "العربية", "من يقف على الباب؟", "يحق لك أن تقول لا.",
     "عليهم أولًا أن يظهروا بطاقة هويتهم وأن يقولوا لماذا يريدون الدخول.",
     "إظهار إثبات هوية صالح", "أريد مترجمًا من فضلك.", "خطر مباشر"},
    {"th", "ไทย", "ใครอยู่ที่ประตู", "คุณปฏิเสธได้",
     "พวกเขาต้องแสดงบัตรประจำตัวก่อน และบอกว่าทำไมจึงต้องการเข้ามา", "แสดงบัตรประจำตัว",
     "ฉันต้องการล่าม", "อันตรายเฉพาะหน้า"},
    {"zh_CN", "中文", "我的权利", "我不同意。", "您可以免费检查。匿名。",
     "合同", "我同意", "人身安全"},
};

static void add_cover(Document *document, const Words *word) {
    Block *cover = add_part(document, "cover");
    add(cover, BLOCK_PARAGRAPH, ROLE_LANGUAGE_NAME, word->name);
    add(cover, BLOCK_PARAGRAPH, ROLE_WORDMARK, "Wegwijzer");
    Block *picture = add(cover, BLOCK_PICTURE, ROLE_NONE, word->text);
    picture->icon = g_strdup("signpost");
    Block *code = add(cover, BLOCK_PARAGRAPH, ROLE_CODE, "1h 2026-11");
    code->language = fixture_language("nl");
}

static void add_first(Document *document, const Words *word) {
    Block *first = add_part(document, "first");
    Block *section = add(first, BLOCK_SECTION, ROLE_NONE, NULL);
    section->icon = g_strdup("door");
    add_heading(section, 1, word->heading);
    Block *box = add(section, BLOCK_BOX, ROLE_MAIN_MESSAGE, NULL);
    add(box, BLOCK_PARAGRAPH, ROLE_NONE, word->message);
    add(section, BLOCK_PARAGRAPH, ROLE_NONE, word->text);
    Block *list = add(section, BLOCK_LIST, ROLE_NONE, NULL);
    add(list, BLOCK_ITEM, ROLE_NONE, word->item);
    add(list, BLOCK_ITEM, ROLE_NONE, word->item);
    Block *check = add(section, BLOCK_BOX, ROLE_CHECK, NULL);
    add(check, BLOCK_PARAGRAPH, ROLE_NONE, word->message);
    add(check, BLOCK_PARAGRAPH, ROLE_NAME, "Belle");
}

static void add_phrases(Document *document, const Words *word) {
    Block *flap = add_part(document, "flap");
    add_heading(flap, 1, word->heading);
    Block *phrase = add(flap, BLOCK_PHRASE, ROLE_NONE, NULL);
    add(phrase, BLOCK_PARAGRAPH, ROLE_NONE, word->phrase);
    Block *dutch =
        add(phrase, BLOCK_PARAGRAPH, ROLE_DUTCH, "Ik wil graag een tolk.");
    dutch->language = fixture_language("nl");
}

static void add_help(Document *document, const Words *word) {
    Block *third = add_part(document, "third");
    add_heading(third, 1, word->heading);
    Block *alarm = add(third, BLOCK_EMERGENCY, ROLE_ALARM, NULL);
    add(alarm, BLOCK_PARAGRAPH, ROLE_NEED, word->danger);
    add(alarm, BLOCK_PARAGRAPH, ROLE_PHONE, "112");
    Block *contact = add(third, BLOCK_CONTACT, ROLE_NONE, NULL);
    add(contact, BLOCK_PARAGRAPH, ROLE_NEED, word->message);
    add(contact, BLOCK_PARAGRAPH, ROLE_BLANK, word->name);
    add(third, BLOCK_PARAGRAPH, ROLE_SOURCES, word->text);
    Block *back = add_part(document, "back");
    add(back, BLOCK_PARAGRAPH, ROLE_NONE, word->text);
    add(back, BLOCK_PARAGRAPH, ROLE_IMPRINT, "CC BY 4.0");
}

static Document *small_document(const Words *word) {
    Document *document =
        document_new("visit", fixture_language(word->language));
    document->position = position_in_file("visit.yaml");
    add_cover(document, word);
    add_first(document, word);
    add_phrases(document, word);
    Block *second = add_part(document, "second");
    add_heading(second, 1, word->heading);
    add(second, BLOCK_PARAGRAPH, ROLE_NONE, word->text);
    add_help(document, word);
    return document;
}

static SheetSet *lay_out_small(Fixture *fixture, const Words *word,
                               const char *format) {
    g_autoptr(Document) document = small_document(word);
    SheetSet *set = lay_out(fixture, document, format);
    for (guint i = 0; i < diag_problems(fixture->base->diag)->len; i++) {
        const Problem *problem =
            g_ptr_array_index(diag_problems(fixture->base->diag), i);
        g_test_message("%s", problem->text);
    }
    g_assert_nonnull(set);
    return set;
}

/* Whether the box lies in a frame of the sheet. */
static bool in_frame(const Format *format, int sheet, bool mirrored,
                     const double box[4]) {
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        double x =
            mirrored ? format->width - frame->x - frame->width : frame->x;
        if (frame->sheet == sheet && box[0] >= x - 0.1 &&
            box[2] <= x + frame->width + 0.1 && box[1] >= frame->y - 0.1 &&
            box[3] <= frame->y + frame->height + 0.1) {
            return true;
        }
    }
    return false;
}

/* A line that stands or lies free is a tick; they are outside all frames. */
static bool is_tick(const Item *item) {
    return item->kind == ITEM_LINE && item->width == 0;
}

static void assert_in_frames(const SheetSet *set, const Format *format,
                             bool mirrored) {
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            double box[4];
            item_box(item, box);
            if (!is_tick(item) && !in_frame(format, (int)i, mirrored, box)) {
                g_error("item %u of sheet %u is outside: %.1f %.1f %.1f %.1f",
                        j, i, box[0], box[1], box[2], box[3]);
            }
        }
    }
}

static void test_frames(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const char *const formats[] = {"trifold", "a4"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        for (gsize j = 0; j < G_N_ELEMENTS(formats); j++) {
            g_autoptr(SheetSet) set =
                lay_out_small(fixture, &words[i], formats[j]);
            const Format *format = format_lookup(fixture->formats, formats[j]);
            assert_in_frames(set, format, set->language->right_to_left);
            g_assert_cmpuint(set->sheets->len, ==, 2);
            g_assert_cmpfloat(set->body_size, >=, format->size_least);
            g_assert_cmpfloat(set->body_size, <=, format->size_most);
        }
    }
}

static char *expected_text(const Words *word) {
    g_autofree char *first = g_strdup_printf(
        "%s\n%s\n%s\n• %s\n• %s\n%s\nBelle\n", word->heading, word->message,
        word->text, word->item, word->item, word->message);
    g_autofree char *third =
        g_strdup_printf("%s\n%s\n112\n%s\n%s\n%s\n", word->heading,
                        word->danger, word->message, word->name, word->text);
    return g_strdup_printf("%s\nWegwijzer\n1h 2026-11\n"
                           "%s%s\n%s\nIk wil graag een tolk.\n%s\n%s\n%s%s\n"
                           "CC BY 4.0\n",
                           word->name, first, word->heading, word->phrase,
                           word->heading, word->text, third, word->text);
}

static void test_text(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(SheetSet) trifold =
            lay_out_small(fixture, &words[i], "trifold");
        g_autoptr(SheetSet) a4 = lay_out_small(fixture, &words[i], "a4");
        g_autofree char *expected = expected_text(&words[i]);
        g_autofree char *folded = sheet_set_text(trifold);
        g_autofree char *flat = sheet_set_text(a4);
        g_assert_cmpstr(folded, ==, expected);
        g_assert_cmpstr(flat, ==, expected);
    }
}

/* Bullets of Arabic stand right, text ends at the column's right edge, and the
 * first panel is the right one. */
static void test_mirrored(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(SheetSet) set = lay_out_small(fixture, &words[1], "trifold");
    const double mm = 72 / 25.4;
    guint sheet = 0;
    const Item *bullet = find_text(set, "•", &sheet);
    g_assert_cmpuint(sheet, ==, 1);
    g_assert_cmpfloat_with_epsilon(bullet->x + text_width(bullet), 287 * mm,
                                   0.5);
    const Item *code = find_text(set, "1h", &sheet);
    g_assert_cmpuint(sheet, ==, 0);
    g_assert_cmpfloat_with_epsilon(code->x + text_width(code), 90 * mm, 0.5);
    const Item *dutch = find_text(set, "Ik wil graag", &sheet);
    g_assert_cmpstr(dutch->language->code, ==, "nl");
    g_assert_false(dutch->right_to_left);
    g_assert_cmpfloat_with_epsilon(dutch->x + text_width(dutch), 288.5 * mm,
                                   0.5);
}

/* All body texts of the leaflet have one size. */
static void test_one_size(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(SheetSet) set = lay_out_small(fixture, &words[0], "trifold");
    guint count = 0; /* sources say the same, but smaller */
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            g_assert_true(item->kind != ITEM_TEXT || item->size >= 8);
            if (item->kind == ITEM_TEXT &&
                g_str_has_prefix(item->text, "Ze moeten")) {
                count += fabs(item->size - set->body_size) < 0.01 ? 1 : 0;
            }
        }
    }
    g_assert_cmpfloat_with_epsilon(set->body_size, 11, 0.01);
    g_assert_cmpuint(count, ==, 3);
}

static Document *long_document(guint paragraphs, const char *language) {
    Document *document = document_new("visit", fixture_language(language));
    document->position = position_in_file("visit.yaml");
    Block *second = add_part(document, "second");
    add_heading(second, 1, "Wat moet ik laten zien?");
    for (guint i = 0; i < paragraphs; i++) {
        add(second, BLOCK_PARAGRAPH, ROLE_NONE, words[0].text);
    }
    return document;
}

/* What stands at the foot of a frame may be too much, too. */
static void test_foot_overflow(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document =
        document_new("visit", fixture_language("ro"));
    Block *back = add_part(document, "back");
    for (guint i = 0; i < 60; i++) {
        add(back, BLOCK_PARAGRAPH, ROLE_IMPRINT, words[0].text);
    }
    g_assert_null(lay_out(fixture, document, "trifold"));
    find_problem(fixture, "overflow");
}

static void test_overflow(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = long_document(20, "ro");
    g_assert_null(lay_out(fixture, document, "trifold"));
    const Problem *problem = find_problem(fixture, "overflow");
    g_assert_cmpstr(problem->position.file, ==, "visit.yaml");
    g_assert_cmpstr(problem->position.language, ==, "ro");
    g_assert_nonnull(strstr(problem->text, "part \"second\""));
    g_assert_nonnull(strstr(problem->text, "mm too long at 9.5"));
}

/* More text, smaller letters; the same for every panel. */
static void test_shrinks(Fixture *fixture, gconstpointer data) {
    (void)data;
    double before = 12;
    for (guint i = 9; i < 16; i += 3) {
        g_autoptr(Document) document = long_document(i, "ro");
        g_autoptr(SheetSet) set = lay_out(fixture, document, "trifold");
        g_assert_nonnull(set);
        g_assert_cmpfloat(set->body_size, <=, before);
        before = set->body_size;
    }
    g_assert_cmpfloat(before, <, 10.5);
}

static void test_full(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) full = long_document(12, "nl");
    g_autoptr(SheetSet) set = lay_out(fixture, full, "trifold");
    g_assert_nonnull(set);
    const Problem *problem = find_problem(fixture, "full");
    g_assert_cmpint(problem->severity, ==, SEVERITY_WARNING);
    g_assert_cmpstr(problem->position.file, ==, "visit.yaml");
    g_autoptr(Document) fuller = long_document(14, "nl");
    g_assert_null(lay_out(fixture, fuller, "trifold"));
    g_assert_cmpuint(diag_errors(fixture->base->diag), ==, 1);
}

static void test_too_wide(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = long_document(1, "vi");
    Block *part = g_ptr_array_index(document->root->children, 0);
    add(part, BLOCK_PARAGRAPH, ROLE_NONE,
        "Een woordzonderenigeplekomhetintweeentebrekenmaarweltebreedvoordekolom"
        " hier.");
    g_assert_null(lay_out(fixture, document, "trifold"));
    const Problem *problem = find_problem(fixture, "too-wide");
    g_assert_cmpint(problem->position.line, ==, 7);
    g_assert_nonnull(strstr(problem->text, "\"woordzonder"));
}

static void test_no_place(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = long_document(1, "nl");
    Block *part = add_part(document, "elsewhere");
    add(part, BLOCK_PARAGRAPH, ROLE_NONE, "Tekst.");
    g_assert_null(lay_out(fixture, document, "trifold"));
    g_assert_nonnull(
        strstr(find_problem(fixture, "format")->text, "\"elsewhere\""));
}

/* A4 runs over its frames; what belongs together stays in one. */
static void test_runs_on(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = long_document(0, "ro");
    Block *part = g_ptr_array_index(document->root->children, 0);
    for (guint i = 0; i < 12; i++) {
        Block *section = add(part, BLOCK_SECTION, ROLE_NONE, NULL);
        add_heading(section, 2, "Wie krijgt mijn gegevens?");
        add(section, BLOCK_PARAGRAPH, ROLE_NONE, words[0].text);
        add(section, BLOCK_PARAGRAPH, ROLE_NONE, words[0].text);
    }
    g_autoptr(SheetSet) set = lay_out(fixture, document, "a4");
    g_assert_nonnull(set);
    assert_in_frames(set, format_lookup(fixture->formats, "a4"), false);
    const Sheet *sheet = g_ptr_array_index(set->sheets, 1);
    const Item *item = g_ptr_array_index(sheet->items, 0);
    g_assert_true(g_str_has_prefix(item->text, "Wie krijgt"));
}

/* A section that is higher than a frame is cut between its paragraphs. */
static void test_cut(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = long_document(30, "ro");
    g_autoptr(SheetSet) set = lay_out(fixture, document, "a4");
    g_assert_nonnull(set);
    assert_in_frames(set, format_lookup(fixture->formats, "a4"), false);
}

static void test_long_heading(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Document) document = long_document(1, "ro");
    Block *part = g_ptr_array_index(document->root->children, 0);
    add_heading(part, 2,
                "Wat moet ik laten zien als er toezichthouders aan de deur "
                "staan en ook de politie er bij is vandaag?");
    g_autoptr(SheetSet) set = lay_out(fixture, document, "trifold");
    g_assert_nonnull(set);
    g_assert_cmpint(find_problem(fixture, "long-heading")->severity, ==,
                    SEVERITY_WARNING);
}

/* A frame with a side column takes icon and question beside the text. */
static void test_side_column(Fixture *fixture, gconstpointer data) {
    (void)data;
    const double mm = 72 / 25.4;
    const Format *format = format_lookup(fixture->formats, "a4");
    for (guint i = 2; i < format->frames->len; i++) {
        Frame *frame = g_ptr_array_index(format->frames, i);
        frame->x = 20 * mm;
        frame->width = 170 * mm;
        frame->side = 40 * mm;
        frame->gap = 5 * mm;
    }
    g_autoptr(SheetSet) set = lay_out_small(fixture, &words[0], "a4");
    guint sheet = 0;
    const Item *heading = find_text(set, "Wie staat", &sheet);
    const Item *text = find_text(set, "Ze moeten", &sheet);
    g_assert_cmpfloat_with_epsilon(heading->x, 20 * mm, 0.1);
    g_assert_cmpfloat_with_epsilon(text->x, 65 * mm, 0.1);
    assert_in_frames(set, format, false);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                    \
    g_test_add(name, Fixture, NULL, set_up, function, tear_down)
    ADD("/layout/frames", test_frames);
    ADD("/layout/text", test_text);
    ADD("/layout/mirrored", test_mirrored);
    ADD("/layout/one-size", test_one_size);
    ADD("/layout/overflow", test_overflow);
    ADD("/layout/foot-overflow", test_foot_overflow);
    ADD("/layout/shrinks", test_shrinks);
    ADD("/layout/full", test_full);
    ADD("/layout/too-wide", test_too_wide);
    ADD("/layout/no-place", test_no_place);
    ADD("/layout/runs-on", test_runs_on);
    ADD("/layout/cut", test_cut);
    ADD("/layout/long-heading", test_long_heading);
    ADD("/layout/side-column", test_side_column);
    return g_test_run();
}
