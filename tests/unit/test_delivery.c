/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/delivery.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char *root, *out;
    Diag *diag;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    fixture->root = g_dir_make_tmp("wegwijzer-test-XXXXXX", NULL);
    fixture->out = g_build_filename(fixture->root, "out", NULL);
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
}

static void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *command[] = {"rm", "-rf", fixture->root, NULL};
    g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                 NULL, NULL, NULL, NULL);
    diag_free(fixture->diag);
    g_free(fixture->out);
    g_free(fixture->root);
}

/* Delivers files with the given texts: path, text, path, text, …, NULL. */
static bool deliver(Fixture *fixture, const char *folder,
                    const char *const *files) {
    g_autoptr(Delivery) delivery = delivery_new(fixture->out, fixture->diag);
    if (delivery == NULL) {
        return false;
    }
    g_autoptr(Manifest) manifest = manifest_new();
    for (int i = 0; files[i] != NULL; i += 2) {
        ManifestEntry entry = {.path = files[i],
                               .edition = "e",
                               .language = "nl",
                               .state = "draft"};
        g_date_set_dmy(&entry.date, 21, 11, 2026);
        delivery_write(delivery, files[i], files[i + 1], strlen(files[i + 1]),
                       fixture->diag);
        manifest_add(manifest, &entry, files[i + 1], strlen(files[i + 1]));
    }
    g_autoptr(GPtrArray) folders = NULL;
    if (folder != NULL) {
        folders = g_ptr_array_new();
        g_ptr_array_add(folders, (char *)folder);
    }
    return delivery_finish(delivery, manifest, folders, fixture->diag);
}

/* All files below the out folder, one a line. */
static char *list_out(const Fixture *fixture) {
    g_autofree char *command = g_strdup_printf(
        "sh -c 'cd %s && find . -type f | LC_ALL=C sort'", fixture->out);
    char *list = NULL;
    g_spawn_command_line_sync(command, &list, NULL, NULL, NULL);
    return list;
}

static char *read_out(const Fixture *fixture, const char *path) {
    g_autofree char *file = g_build_filename(fixture->out, path, NULL);
    char *text = NULL;
    g_file_get_contents(file, &text, NULL, NULL);
    return text;
}

static void test_whole_leaves_nothing_behind(Fixture *fixture,
                                             gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "one", "u/sub/b.txt", "two", NULL};
    const char *second[] = {"u/a.txt", "three", NULL};
    g_assert_true(deliver(fixture, "u", first));
    g_autofree char *before = list_out(fixture);
    g_assert_cmpstr(before, ==, "./manifest.json\n./u/a.txt\n./u/sub/b.txt\n");
    g_assert_true(deliver(fixture, "u", second));
    g_autofree char *after = list_out(fixture);
    g_assert_cmpstr(after, ==, "./manifest.json\n./u/a.txt\n");
    g_autofree char *text = read_out(fixture, "u/a.txt");
    g_assert_cmpstr(text, ==, "three");
    g_autofree char *manifest = read_out(fixture, "manifest.json");
    g_assert_null(strstr(manifest, "b.txt"));
}

static void test_part_keeps_the_rest(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "one", "u/b.txt", "two", NULL};
    const char *second[] = {"u/a.txt", "three", NULL};
    g_assert_true(deliver(fixture, "u", first));
    g_assert_true(deliver(fixture, NULL, second));
    g_autofree char *after = list_out(fixture);
    g_assert_cmpstr(after, ==, "./manifest.json\n./u/a.txt\n./u/b.txt\n");
    g_autofree char *manifest = read_out(fixture, "manifest.json");
    g_autofree char *three =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, "three", -1);
    g_autofree char *two =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, "two", -1);
    g_assert_nonnull(strstr(manifest, three));
    g_assert_nonnull(strstr(manifest, two));
}

static void test_foreign_folder_stays(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *folder = g_build_filename(fixture->out, "u", NULL);
    g_autofree char *file = g_build_filename(folder, "mine.txt", NULL);
    g_mkdir_with_parents(folder, 0777);
    g_file_set_contents(file, "mine", -1, NULL);
    const char *files[] = {"u/a.txt", "one", NULL};
    g_assert_false(deliver(fixture, "u", files));
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
    g_autofree char *after = list_out(fixture);
    g_assert_cmpstr(after, ==, "./u/mine.txt\n");
}

static void test_unfinished_leaves_nothing(Fixture *fixture,
                                           gconstpointer data) {
    (void)data;
    Delivery *delivery = delivery_new(fixture->out, fixture->diag);
    g_assert_nonnull(delivery);
    g_assert_true(delivery_write(delivery, "u/a.txt", "x", 1, fixture->diag));
    delivery_free(delivery);
    g_assert_false(g_file_test(fixture->out, G_FILE_TEST_EXISTS));
}

static void test_one_at_a_time(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(Delivery) first = delivery_new(fixture->out, fixture->diag);
    g_autoptr(Delivery) second = delivery_new(fixture->out, fixture->diag);
    g_assert_nonnull(first);
    g_assert_null(second);
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
}

static void test_unwritable_target(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_file_set_contents(fixture->out, "a file", -1, NULL);
    g_assert_null(delivery_new(fixture->out, fixture->diag));
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
}

#define ADD(name, function)                                                    \
    g_test_add("/delivery/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD("whole-leaves-nothing-behind", test_whole_leaves_nothing_behind);
    ADD("part-keeps-the-rest", test_part_keeps_the_rest);
    ADD("foreign-folder-stays", test_foreign_folder_stays);
    ADD("unfinished-leaves-nothing", test_unfinished_leaves_nothing);
    ADD("one-at-a-time", test_one_at_a_time);
    ADD("unwritable-target", test_unwritable_target);
    return g_test_run();
}
