/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files a command line asks for. */
#include "build_plan.h"

#include "compose_fixture.h"

#include <string.h>

/* The sample content with flyers for everybody, for professionals, and one
 * that is single. */
typedef struct {
    Setup *setup; /* its folder is content and locales */
    Options *options;
    Inputs *inputs;
    BuildPlan *plan;
} Fixture;

static void write_flyer(const Sample *sample, const char *id,
                        const char *lines) {
    g_autofree char *name = g_strdup_printf("flyers/%s.yaml", id);
    g_autofree char *text =
        g_strdup_printf("flyer: %s\ncode: %s\ntopic: visit\n%sparts:\n"
                        "  first:\n    - section: visit/who\n",
                        id, id, lines);
    sample_write(sample, name, text);
}

static void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    fixture->setup = setup_new();
    const Sample *sample = fixture->setup->sample;
    write_flyer(sample, "staff", "audience: professional\nformats: [a4]\n");
    write_flyer(sample, "guide",
                "audience: person\nsingle: true\nformats: [trifold]\n");
    sample_replace(sample, "editions/town.yaml", "languages: [nl, zh_CN]",
                   "languages: [zh_CN, en, nl]");
    sample_replace(sample, "editions/town.yaml", "flyers: [visit]",
                   "flyers: [guide, staff]");
}

static void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    build_plan_free(fixture->plan);
    inputs_free(fixture->inputs);
    options_free(fixture->options);
    setup_free(fixture->setup);
}

static void load(Fixture *fixture, const char *line) {
    const char *top = g_getenv("top_srcdir");
    g_autofree char *whole = g_strdup_printf(
        "wegwijzer %s --date 2026-07-01 --content %s --locales %s "
        "--templates %s/templates",
        line, fixture->setup->sample->folder, fixture->setup->sample->folder,
        top != NULL ? top : ".");
    g_auto(GStrv) words = g_strsplit(whole, " ", -1);
    int status = -1;
    fixture->options = options_parse((int)g_strv_length(words), words, &status);
    g_assert_nonnull(fixture->options);
    Diag *diag = fixture->setup->sample->diag;
    fixture->inputs = inputs_load(fixture->options, diag);
    g_assert_nonnull(fixture->inputs);
}

/* As if all catalogues were loaded and whole. */
static void translate(Fixture *fixture) {
    Inputs *inputs = fixture->inputs;
    for (guint i = 0; i < inputs->languages->len; i++) {
        const Language *language = g_ptr_array_index(inputs->languages, i);
        char *code = (char *)language->code;
        g_hash_table_insert(inputs->catalogues, code, NULL);
        g_hash_table_insert(inputs->texts, code,
                            checked_texts(inputs->content, language));
    }
}

static void make_plan(Fixture *fixture, const char *line) {
    load(fixture, line);
    translate(fixture);
    fixture->plan =
        build_plan_new(fixture->inputs, fixture->setup->sample->diag);
}

/* The paths of the plan are these, one a line; there were these problems. */
static void assert_plan(const Fixture *fixture, const char *expected,
                        const char *expected_problems) {
    g_autofree char *problems = sample_problems(fixture->setup->sample);
    g_assert_cmpstr(problems, ==, expected_problems);
    g_assert_nonnull(fixture->plan);
    g_autoptr(GPtrArray) paths = build_plan_paths(fixture->plan);
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < paths->len; i++) {
        g_string_append_printf(list, "%s\n",
                               (const char *)g_ptr_array_index(paths, i));
    }
    g_assert_cmpstr(list->str, ==, expected);
}

/* Pages that are imposed come with the sheets they are printed on, and these
 * only with them. */
static void test_imposed(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_flyer(fixture->setup->sample, "staff",
                "audience: professional\nformats: [booklet]\n");
    make_plan(fixture, "build --edition town --flyer staff --lang nl");
    assert_plan(fixture,
                "town/flyers/staff/nl-booklet.pdf\n"
                "town/flyers/staff/nl-booklet-sheets.pdf\n"
                "town/preview/staff/nl-booklet-1.png\n",
                "");
}

static void test_copies(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_flyer(fixture->setup->sample, "staff",
                "audience: professional\nformats: [a5, card]\n");
    make_plan(fixture, "build --edition town --flyer staff --lang nl "
                       "--only flyers");
    assert_plan(fixture,
                "town/flyers/staff/nl-a5.pdf\n"
                "town/flyers/staff/nl-a5-sheets.pdf\n"
                "town/flyers/staff/nl-card.pdf\n"
                "town/flyers/staff/nl-card-sheets.pdf\n",
                "");
}

/* Two languages side by side need a second one. */
static void test_bilingual(Fixture *fixture, gconstpointer data) {
    (void)data;
    write_flyer(fixture->setup->sample, "staff",
                "audience: professional\nformats: [a4, bilingual]\n");
    make_plan(fixture, "build --edition town --flyer staff --only flyers");
    assert_plan(fixture,
                "town/flyers/staff/nl-a4.pdf\n"
                "town/flyers/staff/en-a4.pdf\n"
                "town/flyers/staff/en-bilingual.pdf\n",
                "");
}

/* Everything: editions, then languages in the order of languages.yaml, flyers
 * in that of the edition, formats in that of the flyer; folders at the end.
 * Professional flyers are there in Dutch and English, the single one in Dutch
 * and without a picture. */
static void test_whole(Fixture *fixture, gconstpointer data) {
    (void)data;
    make_plan(fixture, "build");
    assert_plan(fixture,
                "region/flyers/visit/nl-trifold.pdf\n"
                "region/preview/visit/nl-trifold-1.png\n"
                "region/preview/visit/nl-trifold-fold.png\n"
                "region/flyers/visit/nl-a4.pdf\n"
                "region/preview/visit/nl-a4-1.png\n"
                "town/flyers/visit/nl-trifold.pdf\n"
                "town/preview/visit/nl-trifold-1.png\n"
                "town/preview/visit/nl-trifold-fold.png\n"
                "town/flyers/visit/nl-a4.pdf\n"
                "town/preview/visit/nl-a4-1.png\n"
                "town/guide.pdf\n"
                "town/flyers/staff/nl-a4.pdf\n"
                "town/preview/staff/nl-a4-1.png\n"
                "town/flyers/visit/zh_CN-trifold.pdf\n"
                "town/preview/visit/zh_CN-trifold-1.png\n"
                "town/preview/visit/zh_CN-trifold-fold.png\n"
                "town/flyers/visit/zh_CN-a4.pdf\n"
                "town/preview/visit/zh_CN-a4-1.png\n"
                "town/flyers/visit/en-trifold.pdf\n"
                "town/preview/visit/en-trifold-1.png\n"
                "town/preview/visit/en-trifold-fold.png\n"
                "town/flyers/visit/en-a4.pdf\n"
                "town/preview/visit/en-a4-1.png\n"
                "town/flyers/staff/en-a4.pdf\n"
                "town/preview/staff/en-a4-1.png\n"
                "region/kiosk.html\nregion/guide-nl.html\n"
                "region/directory.csv\nregion/directory.json\n"
                "region/index.html\nregion.zip\n"
                "town/kiosk.html\ntown/guide-nl.html\n"
                "town/guide-zh_CN.html\ntown/guide-en.html\n"
                "town/directory.csv\ntown/directory.json\n"
                "town/index.html\ntown.zip\ncontact-sheet.html\n",
                "");
    g_assert_true(fixture->plan->whole);
}

/* A part of it has neither index nor zip, and a kiosk only when it is named. */
typedef struct {
    const char *name, *line, *paths;
} Part;

static const Part parts[] = {
    {"flyers", "build --edition region --only flyers",
     "region/flyers/visit/nl-trifold.pdf\nregion/flyers/visit/nl-a4.pdf\n"},
    {"preview", "build --edition region --only preview",
     "region/preview/visit/nl-trifold-1.png\n"
     "region/preview/visit/nl-trifold-fold.png\n"
     "region/preview/visit/nl-a4-1.png\n"},
    {"preview-of-a-single-one", "build --flyer guide --only preview", ""},
    {"kiosk", "build --edition region --only kiosk",
     "region/kiosk.html\nregion/guide-nl.html\n"},
    {"kiosk-in-a-language", "build --lang zh_CN --only kiosk",
     "town/kiosk.html\ntown/guide-zh_CN.html\n"},
    {"directory", "build --edition region --only directory",
     "region/directory.csv\nregion/directory.json\n"},
    {"directory-in-any-language", "build --lang en --only directory",
     "town/directory.csv\ntown/directory.json\n"},
    {"lang", "build --lang en",
     "town/flyers/visit/en-trifold.pdf\n"
     "town/preview/visit/en-trifold-1.png\n"
     "town/preview/visit/en-trifold-fold.png\n"
     "town/flyers/visit/en-a4.pdf\ntown/preview/visit/en-a4-1.png\n"
     "town/flyers/staff/en-a4.pdf\ntown/preview/staff/en-a4-1.png\n"},
    {"all-languages", "build --edition region --lang nl",
     "region/flyers/visit/nl-trifold.pdf\n"
     "region/preview/visit/nl-trifold-1.png\n"
     "region/preview/visit/nl-trifold-fold.png\n"
     "region/flyers/visit/nl-a4.pdf\nregion/preview/visit/nl-a4-1.png\n"},
    {"language-of-no-edition", "build --lang ro", ""},
    {"flyer", "build --flyer staff --only flyers",
     "town/flyers/staff/nl-a4.pdf\ntown/flyers/staff/en-a4.pdf\n"},
    {"single-flyer", "build --flyer guide", "town/guide.pdf\n"},
    {"single-flyer-abroad", "build --flyer guide --lang en", ""},
    {"format", "build --edition region --format a4 --only flyers,kiosk",
     "region/flyers/visit/nl-a4.pdf\nregion/kiosk.html\n"
     "region/guide-nl.html\n"},
};

/* Messages come with a whole build or by name, those that are due. */
static const Part messages[] = {
    {"due", "build --edition region --only messages",
     "region/messages/nl.txt\nregion/messages.html\n"},
    {"a-language", "build --lang ro --only messages", ""},
    {"other-files", "build --edition region --only kiosk",
     "region/kiosk.html\nregion/guide-nl.html\n"},
    {"not-due", "build --edition region --only messages", ""},
};

static void test_messages(Fixture *fixture, gconstpointer data) {
    const Part *part = data;
    g_autofree char *text =
        g_strdup_printf("- message: hello\n"
                        "  title: Begin\n"
                        "  at-most: 20\n"
                        "  due: {from: \"%s\", until: \"07-31\"}\n"
                        "  sources: [law]\n"
                        "  text: Hallo.\n",
                        strcmp(part->name, "not-due") == 0 ? "07-02" : "07-01");
    sample_write(fixture->setup->sample, "messages.yaml", text);
    make_plan(fixture, part->line);
    assert_plan(fixture, part->paths, "");
}

static void test_part(Fixture *fixture, gconstpointer data) {
    const Part *part = data;
    make_plan(fixture, part->line);
    assert_plan(fixture, part->paths, "");
    g_assert_false(fixture->plan->whole);
}

/* One edition is whole by itself. */
static void test_edition(Fixture *fixture, gconstpointer data) {
    (void)data;
    make_plan(fixture, "build --edition region");
    g_assert_true(fixture->plan->whole);
    g_assert_cmpuint(fixture->plan->folders->len, ==, 1);
    const PlannedFolder *folder = g_ptr_array_index(fixture->plan->folders, 0);
    g_assert_cmpstr(folder->archive, ==, "region.zip");
}

/* Once at its file, however many editions, languages and formats need it; the
 * other format is planned. */
static void test_unknown_format(Fixture *fixture, gconstpointer data) {
    (void)data;
    sample_replace(fixture->setup->sample, "flyers/visit.yaml", "[trifold, a4]",
                   "[a9, a4]");
    make_plan(fixture, "build --only flyers --edition town --lang nl,zh_CN");
    assert_plan(fixture,
                "town/flyers/visit/nl-a4.pdf\ntown/guide.pdf\n"
                "town/flyers/staff/nl-a4.pdf\n"
                "town/flyers/visit/zh_CN-a4.pdf\n",
                "flyers/visit.yaml:1 format\n");
    const Problem *problem =
        g_ptr_array_index(diag_problems(fixture->setup->sample->diag), 0);
    g_assert_cmpint(problem->severity, ==, SEVERITY_ERROR);
    g_assert_nonnull(strstr(problem->text, "\"a9\""));
}

/* A flyer that lacks a text in a language is left out of it, with a warning
 * that names the language, and is there in the others. */
static void test_not_offered(Fixture *fixture, gconstpointer data) {
    (void)data;
    load(fixture, "build --edition town --only flyers --flyer visit");
    translate(fixture);
    const Texts *texts = g_hash_table_lookup(fixture->inputs->texts, "zh_CN");
    Message *message = (Message *)document_lookup_message(
        texts_lookup(texts, "phrases"), "interpreter");
    message->state = STATE_MISSING;
    fixture->plan =
        build_plan_new(fixture->inputs, fixture->setup->sample->diag);
    assert_plan(fixture,
                "town/flyers/visit/nl-trifold.pdf\n"
                "town/flyers/visit/nl-a4.pdf\n"
                "town/flyers/visit/en-trifold.pdf\n"
                "town/flyers/visit/en-a4.pdf\n",
                "editions/town.yaml:1 not-offered\n");
    const Problem *problem =
        g_ptr_array_index(diag_problems(fixture->setup->sample->diag), 0);
    g_assert_cmpint(problem->severity, ==, SEVERITY_WARNING);
    g_assert_cmpstr(problem->position.language, ==, "zh_CN");
}

/* A language without a whole topic has no guide of its own. */
static void test_no_guide(Fixture *fixture, gconstpointer data) {
    (void)data;
    load(fixture, "build --edition town --only kiosk");
    translate(fixture);
    const Texts *texts = g_hash_table_lookup(fixture->inputs->texts, "zh_CN");
    Document *visit = (Document *)texts_lookup(texts, "visit");
    visit->title->state = STATE_MISSING;
    fixture->plan =
        build_plan_new(fixture->inputs, fixture->setup->sample->diag);
    assert_plan(fixture,
                "town/kiosk.html\ntown/guide-nl.html\n"
                "town/guide-en.html\n",
                "");
}

/* What is not offered yet is made when it is asked for by name. */
static void test_hidden_language(Fixture *fixture, gconstpointer data) {
    bool named = data != NULL;
    sample_replace(fixture->setup->sample, "languages.yaml",
                   "nplurals=1; plural=0;\", offered: true",
                   "nplurals=1; plural=0;\", offered: false");
    make_plan(fixture,
              named ? "build --only kiosk --lang zh_CN" : "build --only kiosk");
    bool found = false;
    for (guint i = 0; i < fixture->plan->languages->len; i++) {
        const Language *language =
            g_ptr_array_index(fixture->plan->languages, i);
        found = found || g_str_equal(language->code, "zh_CN");
    }
    g_assert_cmpint(found, ==, named);
}

/* build needs the languages of its editions; check looks at all of them. */
static void test_languages(Fixture *fixture, gconstpointer data) {
    bool check = data != NULL;
    make_plan(fixture,
              check ? "check --edition region" : "build --edition region");
    g_assert_cmpuint(fixture->plan->languages->len, ==,
                     check ? fixture->inputs->languages->len : 1);
}

/* A name that nothing has is a failure, each of them once. */
static void test_unknown_names(Fixture *fixture, gconstpointer data) {
    (void)data;
    make_plan(fixture, "build --edition a,town --lang xx,nl --flyer b,visit "
                       "--format a9,a4");
    g_assert_null(fixture->plan);
    const GPtrArray *problems = diag_problems(fixture->setup->sample->diag);
    static const char *const texts[] = {
        "--edition \"a\" does not exist; there are: region, town",
        "--lang \"xx\" does not exist; there are: nl, zh_CN, en, ro, ar, th",
        "--flyer \"b\" does not exist; there are: guide, staff, visit",
        "--format \"a9\" does not exist; there are: trifold, a4"};
    g_assert_cmpuint(problems->len, ==, G_N_ELEMENTS(texts));
    for (guint i = 0; i < G_N_ELEMENTS(texts) && i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        g_assert_cmpstr(problem->tag, ==, "usage");
        g_assert_cmpstr(problem->text, ==, texts[i]);
    }
    g_assert_cmpint(diag_exit_status(fixture->setup->sample->diag), ==, 2);
}

#define ADD_WITH(name, function, data)                                         \
    g_test_add("/build-plan/" name, Fixture, data, set_up, function, tear_down)
#define ADD(name, function) ADD_WITH(name, function, NULL)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD("whole", test_whole);
    ADD("imposed", test_imposed);
    ADD("copies", test_copies);
    ADD("bilingual", test_bilingual);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path =
            g_strdup_printf("/build-plan/part/%s", parts[i].name);
        g_test_add(path, Fixture, &parts[i], set_up, test_part, tear_down);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(messages); i++) {
        g_autofree char *path =
            g_strdup_printf("/build-plan/messages/%s", messages[i].name);
        g_test_add(path, Fixture, &messages[i], set_up, test_messages,
                   tear_down);
    }
    ADD("edition", test_edition);
    ADD("unknown-format", test_unknown_format);
    ADD("not-offered", test_not_offered);
    ADD("no-guide", test_no_guide);
    ADD("hidden-language", test_hidden_language);
    ADD_WITH("hidden-language-by-name", test_hidden_language, "named");
    ADD("languages-of-build", test_languages);
    ADD_WITH("languages-of-check", test_languages, "check");
    ADD("unknown-names", test_unknown_names);
    return g_test_run();
}
