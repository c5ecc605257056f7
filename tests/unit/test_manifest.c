/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/manifest.h"

#include <glib/gstdio.h>
#include <string.h>

static void add(Manifest *manifest, const char *path) {
    ManifestEntry entry = {
        .path = path, .edition = "utrecht", .language = "ro", .state = "draft"};
    g_date_set_dmy(&entry.date, 1, 2, 2026);
    manifest_add(manifest, &entry, "abc", 3);
}

static void test_text(void) {
    g_autoptr(Manifest) manifest = manifest_new();
    add(manifest, "utrecht/b.pdf");
    add(manifest, "utrecht/a \"q\".pdf");
    g_autofree char *text = manifest_text(manifest);
    g_assert_cmpstr(
        text, ==,
        "{\n  \"made-by\": \"" PACKAGE_STRING "\",\n  \"files\": [\n"
        "    {\"file\": \"utrecht/a \\\"q\\\".pdf\", \"sha256\": "
        "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        "\", \"edition\": \"utrecht\", \"language\": \"ro\", \"state\": "
        "\"draft\", \"date\": \"2026-02-01\"},\n"
        "    {\"file\": \"utrecht/b.pdf\", \"sha256\": "
        "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        "\", \"edition\": \"utrecht\", \"language\": \"ro\", \"state\": "
        "\"draft\", \"date\": \"2026-02-01\"}\n  ]\n}\n");
}

static void test_read_back(void) {
    g_autoptr(Manifest) manifest = manifest_new();
    add(manifest, "utrecht/b.pdf");
    add(manifest, "utrecht/a.pdf");
    g_autofree char *text = manifest_text(manifest);
    g_autoptr(Manifest) again = manifest_new();
    manifest_add_earlier(again, text);
    manifest_add_earlier(again, "{nonsense\n    {\"file\": \"broken\n");
    g_assert_cmpuint(manifest_count(again), ==, 2);
    g_assert_true(manifest_has(again, "utrecht/a.pdf"));
    g_autofree char *text_again = manifest_text(again);
    g_assert_cmpstr(text_again, ==, text);
}

static void test_add_file(void) {
    g_autofree char *folder = g_dir_make_tmp("wegwijzer-test-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(folder, "file", NULL);
    GString *content = g_string_new(NULL);
    for (int i = 0; i < 50000; i++) { /* more than is read at once */
        g_string_append_c(content, (char)(i % 251));
    }
    g_file_set_contents(file, content->str, (gssize)content->len, NULL);
    ManifestEntry entry = {
        .path = "u.zip", .edition = "u", .language = "mul", .state = "draft"};
    g_date_set_dmy(&entry.date, 1, 2, 2026);
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Manifest) of_file = manifest_new();
    g_autoptr(Manifest) of_data = manifest_new();
    g_assert_true(manifest_add_file(of_file, &entry, file, diag));
    manifest_add(of_data, &entry, content->str, content->len);
    g_autofree char *text = manifest_text(of_file);
    g_autofree char *expected = manifest_text(of_data);
    g_assert_cmpstr(text, ==, expected);
    g_string_free(content, TRUE);
    g_unlink(file);
    g_autoptr(Manifest) none = manifest_new();
    g_assert_false(manifest_add_file(none, &entry, file, diag));
    g_assert_false(manifest_add_file(none, &entry, folder, diag));
    g_assert_cmpuint(manifest_count(none), ==, 0);
    g_assert_cmpuint(diag_errors(diag), ==, 2);
    g_rmdir(folder);
}

static void add_state(Manifest *manifest, const char *path, const char *state) {
    ManifestEntry entry = {
        .path = path, .edition = "e", .language = "ro", .state = state};
    g_date_set_dmy(&entry.date, 1, 2, 2026);
    manifest_add(manifest, &entry, "abc", 3);
}

/* Of what lies in the folder, and not in another whose name begins so. */
static void test_first_state(void) {
    static const char *const states[] = {"missing", "stale", "draft", "checked",
                                         NULL};
    g_autoptr(Manifest) manifest = manifest_new();
    g_assert_cmpstr(manifest_first_state(manifest, "u", states), ==, "checked");
    add_state(manifest, "u2/a.pdf", "missing");
    add_state(manifest, "u.zip", "missing");
    add_state(manifest, "other/u/a.pdf", "missing");
    g_assert_cmpstr(manifest_first_state(manifest, "u", states), ==, "checked");
    add_state(manifest, "u/a.pdf", "checked");
    g_assert_cmpstr(manifest_first_state(manifest, "u", states), ==, "checked");
    add_state(manifest, "u/z/state \"stale\".pdf", "draft");
    g_assert_cmpstr(manifest_first_state(manifest, "u", states), ==, "draft");
    add_state(manifest, "u/b.pdf", "stale");
    g_assert_cmpstr(manifest_first_state(manifest, "u", states), ==, "stale");
    add_state(manifest, "u/b.pdf", "draft"); /* in the place of the entry */
    g_assert_cmpstr(manifest_first_state(manifest, "u", states), ==, "draft");
    static const char *const others[] = {"new", "old", NULL};
    g_assert_cmpstr(manifest_first_state(manifest, "u", others), ==, "old");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/manifest/text", test_text);
    g_test_add_func("/manifest/read-back", test_read_back);
    g_test_add_func("/manifest/add-file", test_add_file);
    g_test_add_func("/manifest/first-state", test_first_state);
    return g_test_run();
}
