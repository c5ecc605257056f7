/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look of an edition: what its file may say, what comes of it on the back
 * of a leaflet, and which colours can be read. */
#include "compose_fixture.h"
#include "layout/format.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LOGO "logos/town.svg"

static const char *const drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">\n"
    "<path d=\"M 2 2 L 20 20\"/>\n</svg>\n";

static const char *const whole =
    "look:\n  sender: Gemeente Testdam\n  address: testdam.nl/wijs\n"
    "  main: \"#5A1F5C\"\n  accent: \"#1F4F1F\"\n  logo: " LOGO "\n"
    "  logo-words: Een boom\n";

/* Writes `look` into the region, which the town extends. */
static void set_look(const Sample *sample, const char *look) {
    g_autofree char *text = g_strconcat(look, "organisations: [house]\n", NULL);
    sample_write(sample, LOGO, drawing);
    sample_replace(sample, "editions/region.yaml", "organisations: [house]\n",
                   text);
}

static void assert_problem(const Sample *sample, const char *look,
                           const char *tag) {
    set_look(sample, look);
    g_autoptr(Content) content = sample_load(sample);
    g_assert_nonnull(content);
    g_autoptr(GPtrArray) editions =
        editions_load(content, sample->languages, sample->diag);
    g_autofree char *problems = sample_problems(sample);
    g_assert_null(editions);
    g_assert_nonnull(strstr(problems, tag));
}

static void test_refused(void) {
    static const struct {
        const char *look, *tag;
    } rows[] = {
        {"look: {address: \"https://testdam.nl\"}\n", "value"},
        {"look: {address: Testdam.nl}\n", "value"},
        {"look: {address: testdam}\n", "value"},
        {"look: {address: testdam.nl/een/twee}\n", "value"},
        {"look: {address: testdam.nl/}\n", "value"},
        {"look: {address: een-heel-lange-naam-van-testdam.nl}\n", "value"},
        {"look: {sender: \"**Testdam**\"}\n", "value"},
        {"look: {logo: " LOGO "}\n", "missing-key"},
        {"look: {logo: logos/none.svg, logo-words: Boom}\n", "logo"},
        {"look: {logo: ../logo.svg, logo-words: Boom}\n", "logo"},
        {"look: {logo: logos/../town.svg, logo-words: Boom}\n", "logo"},
        {"look: {logo: /etc/logo.svg, logo-words: Boom}\n", "logo"},
        {"look: {logo: 'logos\\town.svg', logo-words: Boom}\n", "logo"},
        {"look: {logo: logos/town.png, logo-words: Boom}\n", "logo"},
        {"look: {logo: logos/town.jpg, logo-words: Boom}\n", "logo"},
        {"look: {colour: red}\n", "unknown-key"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Sample) sample = sample_new();
        g_test_message("%s", rows[i].look);
        assert_problem(sample, rows[i].look, rows[i].tag);
    }
}

/* A link must not show what lies outside. */
static void test_link(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_write(sample, LOGO, drawing);
    g_autofree char *link = sample_path(sample, "logos/link.svg");
    g_autofree char *target = g_strconcat(sample->folder, ".svg", NULL);
    g_assert_true(g_file_set_contents(target, drawing, -1, NULL));
    g_assert_cmpint(symlink(target, link), ==, 0);
    assert_problem(sample, "look: {logo: logos/link.svg, logo-words: Boom}\n",
                   "logo");
    g_unlink(target);
}

static const Block *back_of(const Document *flyer) {
    const GPtrArray *parts = flyer->root->children;
    return g_ptr_array_index(parts, parts->len - 1);
}

/* The logo's words, a bar, and the first line of the imprint. */
static char *describe_back(const Document *flyer) {
    GString *text = g_string_new(NULL);
    const Block *back = back_of(flyer);
    for (guint i = 0; i < back->children->len; i++) {
        const Block *block = g_ptr_array_index(back->children, i);
        if (block->role == ROLE_LOGO || block->role == ROLE_IMPRINT) {
            g_autofree char *words = block_text(block);
            g_string_append_printf(
                text, "%s%s|", block->kind == BLOCK_PICTURE ? "*" : "", words);
        }
    }
    return g_string_free(text, FALSE);
}

/* Only what somebody answers for names a sender: not an example, and one under
 * review only on its proof. */
static void test_back(void) {
    static const struct {
        EditionStatus status;
        bool proof, sent;
    } rows[] = {{STATUS_APPROVED, false, true}, {STATUS_APPROVED, true, true},
                {STATUS_REVIEW, false, false},  {STATUS_REVIEW, true, true},
                {STATUS_EXAMPLE, false, false}, {STATUS_EXAMPLE, true, false}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = setup_new();
        set_look(setup->sample, whole);
        setup_load(setup, "nl");
        ((Edition *)setup->composition.edition)->status = rows[i].status;
        setup->composition.proof = rows[i].proof;
        g_autoptr(Document) flyer = compose_flyer(
            &setup->composition, setup->flyer, setup->sample->diag);
        g_autofree char *back = describe_back(flyer);
        g_assert_cmpint(
            g_str_has_prefix(
                back, "*Een boom|Gemeente Testdam · testdam.nl/wijs|Testdam|"),
            ==, rows[i].sent);
        g_assert_cmpint(strstr(back, "Gemeente") != NULL, ==, rows[i].sent);
    }
}

/* Where the address is a QR code, the line of the sender does not repeat it. */
static void test_code(void) {
    g_autoptr(Setup) setup = setup_new();
    set_look(setup->sample, whole);
    setup_load(setup, "nl");
    ((Edition *)setup->composition.edition)->status = STATUS_APPROVED;
    setup->composition.code = true;
    g_autoptr(Document) flyer =
        compose_flyer(&setup->composition, setup->flyer, setup->sample->diag);
    g_autofree char *back = describe_back(flyer);
    g_assert_true(
        g_str_has_prefix(back, "*Een boom|Gemeente Testdam|Testdam|"));
    const GPtrArray *blocks = back_of(flyer)->children;
    const Block *section = NULL;
    for (guint i = 0; section == NULL; i++) {
        g_assert_cmpuint(i, <, blocks->len);
        const Block *block = g_ptr_array_index(blocks, i);
        section = block->role == ROLE_ADDRESS ? block : NULL;
    }
    g_assert_cmpuint(section->children->len, ==, 2);
    const Block *code = g_ptr_array_index(section->children, 0);
    const Block *line = g_ptr_array_index(section->children, 1);
    g_autofree char *target = block_text(code);
    g_autofree char *typed = block_text(line);
    g_assert_cmpint(code->kind, ==, BLOCK_PICTURE);
    g_assert_cmpstr(target, ==, "https://testdam.nl/wijs");
    g_assert_cmpstr(typed, ==, "testdam.nl/wijs");
}

/* The style of the program with a look; NULL when it was refused. */
static Style *recolored(const char *main_color, const char *accent,
                        const char *logo, Diag *diag) {
    g_autofree char *folder =
        g_build_filename(g_getenv("top_srcdir"), "templates", NULL);
    g_autoptr(Style) style = style_load(folder, diag);
    g_assert_nonnull(style);
    StyleLook look = {.main = main_color, .accent = accent, .logo = logo};
    return style_with_look(style, &look, diag);
}

static void assert_color(const Color *color, int red, int green, int blue) {
    g_assert_cmpfloat_with_epsilon(color->red * 255, red, 0.01);
    g_assert_cmpfloat_with_epsilon(color->green * 255, green, 0.01);
    g_assert_cmpfloat_with_epsilon(color->blue * 255, blue, 0.01);
}

/* Boxes change with the colours, also where each is the old other one. */
static void test_colors(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Style) style = recolored("#6D4000", "#004D5C", NULL, diag);
    g_assert_nonnull(style);
    g_assert_true(style->own_colors);
    assert_color(&style->petrol, 0x6D, 0x40, 0);
    const BoxStyle *message = g_hash_table_lookup(style->boxes, "main-message");
    const BoxStyle *check = g_hash_table_lookup(style->boxes, "check");
    assert_color(&message->rule_color, 0x6D, 0x40, 0);
    assert_color(&check->rule_color, 0, 0x4D, 0x5C);
    assert_color(&check->ground, 0xFF, 0xF7, 0xEA);
    g_assert_cmpfloat_with_epsilon(style->petrol.black, 1 - 0x6D / 255.0, 1e-6);
}

/* #595959 is the lightest grey that has 7:1 on white; on mist and sand it is
 * too light. */
static void test_contrast(void) {
    static const struct {
        const char *color, *said;
    } rows[] = {{"#595959", "6.2:1 on mist, 6.5:1 on sand"},
                {"#5A5A5A", "6.8:1 on white, 6.1:1 on mist, 6.4:1 on sand"},
                {"#4F4F4F", NULL},
                {"4F4F4F", "is no colour"},
                {"#4F4F4", "is no colour"},
                {"#4F4F4G", "is no colour"}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        for (int accent = 0; accent < 2; accent++) {
            g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
            g_autoptr(Style) style =
                recolored(accent ? NULL : rows[i].color,
                          accent ? rows[i].color : NULL, NULL, diag);
            g_assert_cmpint(style != NULL, ==, rows[i].said == NULL);
            if (rows[i].said != NULL) {
                const Problem *problem =
                    g_ptr_array_index(diag_problems(diag), 0);
                g_test_message("%s", problem->text);
                g_assert_nonnull(strstr(problem->text, rows[i].said));
            }
        }
    }
}

static void test_drawing(void) {
    g_autoptr(Sample) sample = sample_new();
    sample_write(sample, LOGO, drawing);
    g_autofree char *path = sample_path(sample, LOGO);
    g_autoptr(Style) style = recolored(NULL, NULL, path, sample->diag);
    g_assert_nonnull(style);
    g_assert_false(style->own_colors);
    const GArray *logo = g_hash_table_lookup(style->icons, LOGO_ICON);
    g_assert_cmpuint(logo->len, ==, 2);
    sample_replace(sample, LOGO, "M 2 2 L 20 20", "M 2 2 L 20 30");
    g_autoptr(Style) refused = recolored(NULL, NULL, path, sample->diag);
    g_assert_null(refused);
    g_autofree char *problems = sample_problems(sample);
    g_assert_nonnull(strstr(problems, ":2 logo"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/look/refused", test_refused);
    g_test_add_func("/look/link", test_link);
    g_test_add_func("/look/back", test_back);
    g_test_add_func("/look/code", test_code);
    g_test_add_func("/look/colors", test_colors);
    g_test_add_func("/look/contrast", test_contrast);
    g_test_add_func("/look/drawing", test_drawing);
    return g_test_run();
}
