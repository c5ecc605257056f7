/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_fixture.h"

#include <glib/gstdio.h>
#include <hb.h>
#include <string.h>
#include <sys/wait.h>

const Language language_dutch = {
    .code = "nl", .tag = "nl", .script = (char *)"Latn"};
const Language language_arabic = {
    .code = "ar", .tag = "ar", .script = (char *)"Arab", .right_to_left = true};
const Language language_thai = {
    .code = "th", .tag = "th", .script = (char *)"Thai"};
const Language language_chinese = {
    .code = "zh_CN", .tag = "zh-Hans", .script = (char *)"Hans"};

PdfFixture *pdf_fixture_new(const Language *language, const char *title) {
    const char *top = g_getenv("top_srcdir");
    g_autofree char *templates = g_build_filename(
        top != NULL ? top : ".", "tests", "fonts", "templates", NULL);
    PdfFixture *fixture = g_new0(PdfFixture, 1);
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
    fixture->fonts = fonts_load(templates, fixture->diag);
    g_assert_nonnull(fixture->fonts);
    fixture->set = sheet_set_new(language, title);
    fixture->sheet = sheet_set_append(fixture->set, 297.64, 419.53);
    fixture->y = 30;
    return fixture;
}

void pdf_fixture_free(PdfFixture *fixture) {
    sheet_set_free(fixture->set);
    fonts_free(fixture->fonts);
    diag_free(fixture->diag);
    g_free(fixture);
}

const Font *pdf_fixture_font(const PdfFixture *fixture,
                             const Language *language, int number) {
    const ScriptStyle *style =
        fonts_lookup_script(fixture->fonts, language->script);
    g_assert_nonnull(style);
    g_assert_cmpint(number, <, (int)style->regular->len);
    return g_ptr_array_index(style->regular, number);
}

static void fill_glyphs(Item *item, hb_buffer_t *buffer) {
    unsigned count = 0;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    double scale = item->size / item->font->units_per_em;
    item->glyphs = g_new0(Glyph, count);
    item->glyph_count = (int)count;
    for (unsigned i = 0; i < count; i++) {
        item->glyphs[i].id = infos[i].codepoint;
        item->glyphs[i].cluster = (int)infos[i].cluster;
        item->glyphs[i].advance = places[i].x_advance * scale;
        item->glyphs[i].x_offset = places[i].x_offset * scale;
        item->glyphs[i].y_offset = places[i].y_offset * scale;
    }
}

/* What is shaped: without the dropped space, and with a hyphen that is
 * seen. */
static char *shaped_text(const char *text) {
    if (g_str_has_suffix(text, "\u00AD")) {
        return g_strdup_printf("%.*s-", (int)strlen(text) - 2, text);
    }
    return g_strchomp(g_strdup(text));
}

Item *pdf_fixture_text(PdfFixture *fixture, const Element *element,
                       const Font *font, double x, const char *text) {
    Item *item = sheet_append(fixture->sheet, ITEM_TEXT, element);
    g_autofree char *shaped = shaped_text(text);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer,
                                HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer, shaped, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font->shaper, buffer, NULL, 0);
    item->right_to_left =
        HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer));
    item->font = font;
    item->size = 10;
    item->x = x;
    item->y = fixture->y;
    item->text = g_strdup(text);
    item->language = fixture->set->language;
    fill_glyphs(item, buffer);
    hb_buffer_destroy(buffer);
    return item;
}

void pdf_fixture_next_line(PdfFixture *fixture) {
    fixture->y += 14;
}

Element *pdf_fixture_line(PdfFixture *fixture, Element *parent,
                          ElementKind kind, const char *text) {
    Element *element = sheet_set_element(fixture->set, parent, kind);
    const Language *language = fixture->set->language;
    pdf_fixture_text(fixture, element, pdf_fixture_font(fixture, language, 0),
                     20, text);
    pdf_fixture_next_line(fixture);
    return element;
}

char *pdf_fixture_save(const PdfFixture *fixture, bool claim) {
    return pdf_fixture_save_as(fixture, (PdfOptions){.claim = claim});
}

char *pdf_fixture_save_as(const PdfFixture *fixture, PdfOptions options) {
    g_date_set_dmy(&options.date, 1, 2, 2026);
    g_autoptr(GBytes) bytes = pdf_write(fixture->set, &options, fixture->diag);
    g_assert_nonnull(bytes);
    g_autofree char *folder = g_dir_make_tmp("wegwijzer-pdf-XXXXXX", NULL);
    g_assert_nonnull(folder);
    char *path = g_build_filename(folder, "test.pdf", NULL);
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    g_assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
    return path;
}

void pdf_fixture_remove(char *path) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_remove(path);
    g_rmdir(folder);
    g_free(path);
}

/* The program behind the first word of a command; our own checker stands in
 * the source tree. */
static char *find_program(const char *name) {
    const char *top = g_getenv("top_srcdir");
    if (strcmp(name, "check_pdf.py") != 0) {
        return g_find_program_in_path(name);
    }
    return g_build_filename(top != NULL ? top : ".", "tests", "pdf", name,
                            NULL);
}

char *pdf_tool(const char *command, const char *path) {
    g_auto(GStrv) words = g_strsplit(command, " ", -1);
    g_autofree char *program = find_program(words[0]);
    if (program == NULL) {
        g_test_skip(words[0]);
        return NULL;
    }
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_strv_builder_add(builder, program);
    g_strv_builder_addv(builder, (const char **)words + 1);
    g_strv_builder_add(builder, path);
    g_auto(GStrv) arguments = g_strv_builder_end(builder);
    g_autofree char *errors = NULL;
    g_autofree char *said = NULL;
    g_autoptr(GError) error = NULL;
    int status = 0;
    g_spawn_sync(NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said,
                 &errors, &status, &error);
    g_assert_no_error(error);
    if (g_spawn_check_wait_status(status, NULL)) {
        return g_steal_pointer(&said);
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
        g_test_skip(said);
    } else {
        g_test_message("%s: %s%s", command, said, errors);
        g_test_fail();
    }
    return NULL;
}
