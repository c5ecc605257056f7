/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml.h"

#include "base/language.h"

#include <locale.h>
#include <stddef.h>
#include <string.h>

/* The problems, "line:column tag" each. */
static char *describe_problems(const Diag *diag) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < diag_problems(diag)->len; i++) {
        const Problem *problem = g_ptr_array_index(diag_problems(diag), i);
        g_string_append_printf(text, "%s%d:%d %s", i > 0 ? ", " : "",
                               problem->position.line, problem->position.column,
                               problem->tag);
    }
    return g_string_free(text, FALSE);
}

static const struct {
    const char *text, *problems;
} faults[] = {
    {"", "1:1 yaml"},
    {"# only words\n", "1:1 yaml"},
    {"a: [1, 2\n", "2:1 yaml"},
    {"a: \"x\n", "1:5 yaml"},
    {"a:\n  b: 1\n c: 2\n", "3:2 yaml"},
    {"a:\n\tb: 2\n", "2:1 yaml"},
    {"é: é: x\n", "1:5 yaml"},
    {"a: *x\n", "1:4 yaml"},
    {"é: *x\n", "1:4 yaml"},
    {"a: &x 1\n", "1:4 yaml"},
    {"a: &x [1]\nb: &y {c: 1}\n", "1:4 yaml, 2:4 yaml"},
    {"a: !!str 1\n", "1:4 yaml"},
    {"a: !x {b: 1}\n", "1:4 yaml"},
    {"a: 1\n---\nb: 2\n", "2:1 yaml"},
    {"? [a]\n: 1\n", "1:3 yaml"},
    {"a: \"\\0\"\n", "1:4 yaml"},
    {"a: \"\\x1b\"\n", "1:4 yaml"},
    {"a: 1\nb: 2\na: 3\na: 4\n", "3:1 duplicate-key, 4:1 duplicate-key"},
    {"{a: {b: 1, b: 2}}", "1:12 duplicate-key"},
    {"[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", ""},
    {"[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "1:17 nesting"},
};

static void test_faults(void) {
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autoptr(YamlNode) root =
            yaml_parse(faults[i].text, "test.yaml", 1, diag);
        g_autofree char *problems = describe_problems(diag);
        if (!g_str_equal(problems, faults[i].problems)) {
            g_test_message("text: %s", faults[i].text);
        }
        g_assert_cmpstr(problems, ==, faults[i].problems);
        bool tree = strstr(problems, "yaml") == NULL &&
                    strstr(problems, "nesting") == NULL;
        g_assert_true((root != NULL) == tree);
    }
}

/* An alias bomb is refused at its first alias, in no time. */
static void test_bomb(void) {
    g_autoptr(GString) text = g_string_new("a0: &a0 x\n");
    for (int i = 1; i < 30; i++) {
        g_string_append_printf(text, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i,
                               i - 1, i - 1, i - 1);
    }
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_assert_null(yaml_parse(text->str, "test.yaml", 1, diag));
    const Problem *first = g_ptr_array_index(diag_problems(diag), 0);
    g_assert_cmpstr(first->tag, ==, "yaml");
}

static void test_tree(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(YamlNode) root =
        yaml_parse("é: no\nlist: [012, \"e\u0301\"]\nmap:\n  x: >\n    een\n"
                   "    twee\n",
                   "test.yaml", 11, diag);
    g_assert_nonnull(root);
    g_assert_cmpint(root->kind, ==, YAML_MAPPING);
    g_assert_cmpuint(yaml_count(root), ==, 3);
    g_assert_cmpstr(yaml_key(root, 1), ==, "list");
    g_assert_cmpint(yaml_key_position(root, 1).line, ==, 12);
    const YamlNode *no = yaml_lookup(root, "é");
    g_assert_cmpstr(no->text, ==, "no");
    g_assert_cmpint(no->position.line, ==, 11);
    g_assert_cmpint(no->position.column, ==, 4);
    g_assert_cmpstr(no->position.file, ==, "test.yaml");
    const YamlNode *list = yaml_lookup(root, "list");
    g_assert_cmpstr(yaml_item(list, 0)->text, ==, "012");
    g_assert_false(yaml_item(list, 0)->quoted);
    g_assert_cmpstr(yaml_item(list, 1)->text, ==, "é");
    g_assert_true(yaml_item(list, 1)->quoted);
    const YamlNode *map = yaml_lookup(root, "map");
    g_assert_cmpstr(yaml_lookup(map, "x")->text, ==, "een twee\n");
    g_assert_null(yaml_lookup(root, "none"));
    g_assert_null(yaml_lookup(list, "none"));
    g_assert_cmpint(yaml_position_of(root, "none").line, ==, 11);
}

typedef struct {
    char *id, *text;
    int count, choice;
    double size;
    bool flag;
    GDate day;
    GPtrArray *ids, *texts;
    const YamlNode *list, *map, *any;
} Target;

static const char *const choices[] = {"red", "green", NULL};

#define TARGET(key, kind, need, member)                                        \
    { key, kind, need, offsetof(Target, member), NULL }

static const Field fields[] = {
    TARGET("id", FIELD_ID, FIELD_REQUIRED, id),
    TARGET("text", FIELD_TEXT, FIELD_OPTIONAL, text),
    TARGET("count", FIELD_INT, FIELD_OPTIONAL, count),
    {"choice", FIELD_CHOICE, FIELD_OPTIONAL, offsetof(Target, choice), choices},
    TARGET("size", FIELD_NUMBER, FIELD_OPTIONAL, size),
    TARGET("flag", FIELD_BOOL, FIELD_OPTIONAL, flag),
    TARGET("day", FIELD_DATE, FIELD_OPTIONAL, day),
    TARGET("ids", FIELD_IDS, FIELD_OPTIONAL, ids),
    TARGET("texts", FIELD_TEXTS, FIELD_OPTIONAL, texts),
    TARGET("list", FIELD_SEQUENCE, FIELD_OPTIONAL, list),
    TARGET("map", FIELD_MAPPING, FIELD_OPTIONAL, map),
    TARGET("any", FIELD_ANY, FIELD_OPTIONAL, any),
    {.key = NULL}};

static void test_read(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(YamlNode) root = yaml_parse(
        "id: nat-a01\ntext: 1\ncount: -7\nchoice: green\nsize: 1.5\n"
        "flag: true\nday: 2026-11-21\nids: [a, zh_CN]\ntexts: [a b, a b]\n"
        "list: []\nmap: {}\nany: x\n",
        "test.yaml", 1, diag);
    Target target = {0};
    g_assert_true(yaml_read(root, fields, &target, diag));
    g_assert_cmpstr(target.id, ==, "nat-a01");
    g_assert_cmpstr(target.text, ==, "1");
    g_assert_cmpint(target.count, ==, -7);
    g_assert_cmpint(target.choice, ==, 1);
    g_assert_cmpfloat(target.size, ==, 1.5);
    g_assert_true(target.flag);
    g_assert_cmpint(g_date_get_day(&target.day), ==, 21);
    g_assert_cmpuint(target.ids->len, ==, 2);
    g_assert_cmpuint(target.texts->len, ==, 2);
    g_assert_cmpint(target.list->kind, ==, YAML_SEQUENCE);
    g_assert_cmpint(target.map->kind, ==, YAML_MAPPING);
    g_assert_cmpstr(target.any->text, ==, "x");
    yaml_clear(fields, &target);
    g_assert_null(target.id);
    g_assert_null(target.ids);
}

static const struct {
    const char *text, *problems;
} misfits[] = {
    {"id: a\n", ""},
    {"text: x\n", "1:1 missing-key"},
    {"id: a\ncolour: 1\n", "2:1 unknown-key"},
    {"id: a b\n", "1:5 value"},
    {"id: -a\n", "1:5 value"},
    {"id: é\n", "1:5 value"},
    {"id: [a]\n", "1:5 wrong-type"},
    {"id:\n", "1:1 wrong-type"},
    {"id: a\ntext: {b: c}\n", "2:7 wrong-type"},
    {"id: a\ntext: \"\"\n", "2:7 value"},
    {"id: a\ncount: 1.5\n", "2:8 wrong-type"},
    {"id: a\ncount: \"1\"\n", "2:8 wrong-type"},
    {"id: a\ncount: 99999999999\n", "2:8 wrong-type"},
    {"id: a\nsize: 1,5\n", "2:7 wrong-type"},
    {"id: a\nsize: nan\n", "2:7 wrong-type"},
    {"id: a\nsize: 1e400\n", "2:7 wrong-type"},
    {"id: a\nflag: yes\n", "2:7 wrong-type"},
    {"id: a\nday: 21-11-2026\n", "2:6 wrong-type"},
    {"id: a\nday: 2026-02-29\n", "2:6 wrong-type"},
    {"id: a\nday: 2026-11-21T\n", "2:6 wrong-type"},
    {"id: a\nchoice: blue\n", "2:9 value"},
    {"id: a\nids: b\n", "2:6 wrong-type"},
    {"id: a\nids: [b, c c, [d], b]\n",
     "2:10 value, 2:15 wrong-type, 2:20 duplicate-id"},
    {"id: a\nlist: {}\n", "2:7 wrong-type"},
    {"id: a\nmap: []\n", "2:6 wrong-type"},
    {"[a]\n", "1:1 wrong-type"},
    {"word\n", "1:1 wrong-type"},
    {"x: 1\ncount: a\ny: 2\n",
     "1:1 unknown-key, 2:8 wrong-type, 3:1 unknown-key, 1:1 missing-key"},
};

static void test_misfits(void) {
    for (gsize i = 0; i < G_N_ELEMENTS(misfits); i++) {
        g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
        g_autoptr(YamlNode) root =
            yaml_parse(misfits[i].text, "test.yaml", 1, diag);
        Target target = {0};
        g_assert_nonnull(root);
        bool good = yaml_read(root, fields, &target, diag);
        g_autofree char *problems = describe_problems(diag);
        if (!g_str_equal(problems, misfits[i].problems)) {
            g_test_message("text: %s", misfits[i].text);
        }
        g_assert_cmpstr(problems, ==, misfits[i].problems);
        g_assert_true(good == (*misfits[i].problems == '\0'));
        yaml_clear(fields, &target);
    }
}

static void test_defaults(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(YamlNode) root =
        yaml_parse("id: a\ncount: x\n", "test.yaml", 1, diag);
    Target target = {.count = 3, .flag = true};
    g_assert_false(yaml_read(root, fields, &target, diag));
    g_assert_cmpint(target.count, ==, 3);
    g_assert_true(target.flag);
    yaml_clear(fields, &target);
}

/* The languages that are shipped, where the tests run in the source. */
static void test_languages(void) {
    const char *top = g_getenv("top_srcdir");
    g_autofree char *folder =
        g_build_filename(top == NULL ? "." : top, "locales", NULL);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_test_skip("the source is not there");
        return;
    }
    g_autoptr(Diag) diag = diag_new(stderr, DIAG_STRICT);
    LanguageTable *table = languages_load(folder, diag);
    g_assert_nonnull(table);
    g_assert_cmpuint(table->len, ==, 20);
    const Language *arabic = language_lookup(table, "ar");
    g_assert_true(arabic->right_to_left);
    g_assert_cmpint(arabic->plural_count, ==, 6);
    g_assert_cmpstr(language_lookup(table, "zh_CN")->tag, ==, "zh-Hans");
    g_assert_cmpstr(language_lookup(table, "pt_BR")->tag, ==, "pt-BR");
    g_assert_null(language_lookup(table, "xx"));
    g_ptr_array_unref(table);
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/yaml/faults", test_faults);
    g_test_add_func("/yaml/bomb", test_bomb);
    g_test_add_func("/yaml/tree", test_tree);
    g_test_add_func("/yaml/read", test_read);
    g_test_add_func("/yaml/misfits", test_misfits);
    g_test_add_func("/yaml/defaults", test_defaults);
    g_test_add_func("/yaml/languages", test_languages);
    return g_test_run();
}
