/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content_fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct {
    const char *name, *text;
} files[] = {
    {"languages.yaml", "- language: nl\n"
                       "  name: Nederlands\n"
                       "  name-dutch: Nederlands\n"
                       "  script: Latn\n"
                       "  plural-forms: \"nplurals=2; plural=(n != 1);\"\n"
                       "  hyphenation: hyph_nl_NL.dic\n"
                       "  offered: true\n"
                       "- language: zh_CN\n"
                       "  tag: zh-Hans\n"
                       "  name: 简体中文\n"
                       "  name-dutch: Chinees\n"
                       "  script: Hans\n"
                       "  plural-forms: \"nplurals=1; plural=0;\"\n"
                       "  offered: false\n"},
    {"topics/visit.md", "---\n"
                        "topic: visit\n"
                        "title: Een controle\n"
                        "question: Staat er iemand voor de deur?\n"
                        "summary: Wat moet en wat niet hoeft.\n"
                        "icon: door\n"
                        "audience: person\n"
                        "sections:\n"
                        "  who:\n"
                        "    sources: [law]\n"
                        "    safety: true\n"
                        "    note: About the door.\n"
                        "  more:\n"
                        "    sources: []\n"
                        "    reason: advice of our own\n"
                        "---\n"
                        "\n"
                        "## Wie staat er? {#who}\n"
                        "\n"
                        "> [main] Je mag **nee** zeggen.\n"
                        "\n"
                        "Een zin\n"
                        "over twee regels.\n"
                        "\n"
                        "- een\n"
                        "- twee\n"
                        "\n"
                        "## Meer {#more}\n"
                        "\n"
                        "> [good]\n"
                        "> ### Kom je van ver?\n"
                        "> Vraag dan\n"
                        "> hulp.\n"
                        "\n"
                        "1. eerst\n"
                        "2. dan\n"},
    {"flyers/visit.yaml", "flyer: visit\n"
                          "code: 1h\n"
                          "topic: visit\n"
                          "audience: person\n"
                          "formats: [trifold, a4]\n"
                          "parts:\n"
                          "  first:\n"
                          "    - section: visit/who\n"
                          "  flap:\n"
                          "    - heading: point-at\n"
                          "    - phrases: [interpreter]\n"
                          "  third:\n"
                          "    - emergency: [\"112\", police]\n"
                          "    - organisations: [listening]\n"
                          "    - rules: home-work\n"
                          "    - sources\n"},
    {"sources.yaml", "- source: law\n"
                     "  statement: Het staat in de wet.\n"
                     "  citation: De wet\n"
                     "  short: Wet\n"
                     "  dated: 2025\n"
                     "  checked: 2026-01-31\n"
                     "  confidence: high\n"
                     "  kind: national-law\n"
                     "- source: page\n"
                     "  statement: Het staat op de pagina.\n"
                     "  citation: De pagina\n"
                     "  short: Pagina\n"
                     "  confidence: medium\n"
                     "  kind: contact\n"
                     "- source: rumour\n"
                     "  statement: Iemand zei het.\n"
                     "  citation: Iemand\n"
                     "  short: Iemand\n"
                     "  confidence: low\n"
                     "  kind: advice\n"},
    {"services.yaml", "services:\n"
                      "  - service: listening\n"
                      "    text: Praten\n"
                      "    detail: Over alles.\n"
                      "audiences:\n"
                      "  - audience: everybody\n"
                      "    text: Voor iedereen\n"
                      "hours:\n"
                      "  - hours: always\n"
                      "    text: Dag en nacht\n"},
    {"interface.yaml", "- text: point-at\n"
                       "  nl: Wijs aan\n"
                       "  safety: true\n"
                       "  note: A heading.\n"
                       "- text: hand-out\n"
                       "  nl: \"Uitdelen tot {date}\"\n"},
    {"staff.yaml", "- text: open\n"
                   "  nl: Open het blad\n"
                   "  note: A link.\n"},
    {"phrases.yaml", "- phrase: interpreter\n"
                     "  text: Ik wil graag een tolk.\n"},
    {"rules.yaml", "- rule: registered\n"
                   "  subject: home-work\n"
                   "  text: Je staat {months} maanden ingeschreven.\n"
                   "  one: Je staat {months} maand ingeschreven.\n"
                   "  values: {months: count}\n"
                   "  authority: municipality\n"
                   "  kind: local-rule\n"
                   "- rule: hours\n"
                   "  subject: home-work\n"
                   "  text: \"Het mag vanaf {open} uur.\"\n"
                   "  values: {open: time}\n"
                   "  authority: police\n"
                   "  kind: local-rule\n"},
    {"emergency.yaml", "- line: \"112\"\n"
                       "  number: \"112\"\n"
                       "  name: \"112\"\n"
                       "  need: Direct gevaar\n"
                       "  detail: Gratis.\n"
                       "  hours: always\n"
                       "  independent: true\n"
                       "  sources: [law]\n"
                       "- {line: police, number: 0900-8844, name: Politie, "
                       "need: Geen spoed, sources: [law]}\n"
                       "- {line: suicide-prevention, number: \"113\", "
                       "second-number: 0800-0113, name: A, need: Zelfdoding, "
                       "sources: [law]}\n"
                       "- {line: sexual-violence, number: 0800-0188, name: B, "
                       "need: Geweld, sources: [law]}\n"
                       "- {line: domestic-violence, number: 0800-2000, name: "
                       "C, need: Thuis, sources: [law]}\n"
                       "- {line: anonymous-tip, number: 0800-7000, name: D, "
                       "need: Melden, sources: [law]}\n"
                       "- {line: victim-support, number: 0900-0101, name: E, "
                       "need: Hulp, sources: [law]}\n"
                       "- {line: labour-inspectorate, number: 0800-5151, "
                       "name: F, need: Werk, sources: [law]}\n"},
    {"organisations/town.yaml", "- organisation: house\n"
                                "  name: Het Huis\n"
                                "  region: Stad, Dorp\n"
                                "  services: [listening]\n"
                                "  audience: [everybody]\n"
                                "  telling: true\n"
                                "  anonymous: true\n"
                                "  shelter: false\n"
                                "  sources: [page]\n"
                                "  phone: {value: 030-1234567, source: page}\n"
                                "  hours: {value: always, source: page}\n"
                                "  confirmed: {by: editor, on: 2026-01-01}\n"},
    {"editions/region.yaml", "edition: region\n"
                             "name: De Streek\n"
                             "kind: region\n"
                             "status: review\n"
                             "languages: [nl]\n"
                             "flyers: [visit]\n"
                             "rules:\n"
                             "  - rule: hours\n"
                             "    values: {open: \"07:00\"}\n"
                             "    sources: [law]\n"
                             "organisations: [house]\n"},
    {"editions/town.yaml", "edition: town\n"
                           "name: Testdam\n"
                           "kind: municipality\n"
                           "extends: region\n"
                           "status: approved\n"
                           "approved: {by: Testdam, from: 2026-01-01, until: "
                           "2026-12-31}\n"
                           "languages: [nl, zh_CN]\n"
                           "flyers: [visit]\n"
                           "rules:\n"
                           "  - rule: registered\n"
                           "    values: {months: 3}\n"
                           "    sources: [law]\n"
                           "  - rule: hours\n"
                           "    values: {open: \"06:00\"}\n"
                           "    sources: [page]\n"
                           "ask: [house]\n"},
};

Sample *sample_new(void) {
    Sample *sample = g_new0(Sample, 1);
    sample->folder = g_dir_make_tmp("wegwijzer-test-XXXXXX", NULL);
    g_assert_nonnull(sample->folder);
    sample->diag = diag_new(NULL, DIAG_LENIENT);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        sample_write(sample, files[i].name, files[i].text);
    }
    sample->languages = languages_load(sample->folder, sample->diag);
    g_assert_nonnull(sample->languages);
    return sample;
}

static void remove_folder(const char *folder) {
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            remove_folder(path);
        } else {
            g_unlink(path);
        }
    }
    g_clear_pointer(&dir, g_dir_close);
    g_rmdir(folder);
}

void sample_free(Sample *sample) {
    if (sample == NULL) {
        return;
    }
    remove_folder(sample->folder);
    g_free(sample->folder);
    g_clear_pointer(&sample->languages, g_ptr_array_unref);
    diag_free(sample->diag);
    g_free(sample);
}

char *sample_path(const Sample *sample, const char *name) {
    return g_build_filename(sample->folder, name, NULL);
}

void sample_write(const Sample *sample, const char *name, const char *text) {
    g_autofree char *path = sample_path(sample, name);
    g_autofree char *folder = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

void sample_replace(const Sample *sample, const char *name, const char *old,
                    const char *new) {
    g_autofree char *path = sample_path(sample, name);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    char *at = strstr(text, old);
    if (at == NULL) {
        g_error("%s does not hold: %s", name, old);
    }
    *at = '\0';
    g_autofree char *changed = g_strconcat(text, new, at + strlen(old), NULL);
    g_assert_true(g_file_set_contents(path, changed, -1, NULL));
}

Content *sample_load(const Sample *sample) {
    return content_load(sample->folder, sample->languages, sample->diag);
}

char *sample_problems(const Sample *sample) {
    GString *text = g_string_new(NULL);
    const GPtrArray *problems = diag_problems(sample->diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = g_ptr_array_index(problems, i);
        const char *file = problem->position.file;
        if (file != NULL && g_str_has_prefix(file, sample->folder)) {
            file += strlen(sample->folder) + 1;
        }
        g_string_append_printf(text, "%s:%d %s\n", file != NULL ? file : "-",
                               problem->position.line, problem->tag);
    }
    return g_string_free(text, FALSE);
}
