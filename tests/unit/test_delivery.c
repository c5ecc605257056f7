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

static ManifestEntry make_entry(const char *path) {
    ManifestEntry entry = {
        .path = path, .edition = "e", .language = "nl", .state = "draft"};
    g_date_set_dmy(&entry.date, 21, 11, 2026);
    return entry;
}

/* Delivers files with the given texts: path, text, path, text, …, NULL; with
 * `zip`, also a zip of the folder u. */
static bool deliver_with(Fixture *fixture, const char *folder,
                         const char *const *files, bool zip) {
    g_autoptr(Delivery) delivery = delivery_new(fixture->out, fixture->diag);
    if (delivery == NULL) {
        return false;
    }
    g_autoptr(Manifest) manifest = manifest_new();
    for (int i = 0; files[i] != NULL; i += 2) {
        ManifestEntry entry = make_entry(files[i]);
        delivery_write(delivery, files[i], files[i + 1], strlen(files[i + 1]),
                       fixture->diag);
        manifest_add(manifest, &entry, files[i + 1], strlen(files[i + 1]));
    }
    ManifestEntry entry = make_entry("u.zip");
    if (zip &&
        !delivery_archive(delivery, manifest, "u", &entry, fixture->diag)) {
        return false;
    }
    g_autoptr(GPtrArray) folders = NULL;
    if (folder != NULL) {
        folders = g_ptr_array_new();
        g_ptr_array_add(folders, (char *)folder);
    }
    return delivery_finish(delivery, manifest, folders, fixture->diag);
}

static bool deliver(Fixture *fixture, const char *folder,
                    const char *const *files) {
    return deliver_with(fixture, folder, files, false);
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

/* The names in out/u.zip, one a line, as another program reads them. */
static char *list_zip(const Fixture *fixture) {
    g_autofree char *command = g_strdup_printf(
        "python3 -c 'import sys, zipfile\n"
        "z = zipfile.ZipFile(sys.argv[1])\n"
        "assert z.testzip() is None\n"
        "for n in z.namelist(): print(n, z.read(n).decode())' %s/u.zip",
        fixture->out);
    char *list = NULL;
    g_spawn_command_line_sync(command, &list, NULL, NULL, NULL);
    return list;
}

static void test_zip_of_a_folder(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *first[] = {"u/b/c.txt", "two",   "u/a.txt", "one",
                           "u2/a.txt",  "other", NULL};
    g_assert_true(deliver_with(fixture, "u", first, true));
    g_autofree char *files = list_out(fixture);
    g_assert_cmpstr(
        files, ==,
        "./manifest.json\n./u.zip\n./u/a.txt\n./u/b/c.txt\n./u2/a.txt\n");
    g_autofree char *entries = list_zip(fixture);
    g_assert_cmpstr(entries, ==, "u/a.txt one\nu/b/c.txt two\n");

    g_autofree char *zip = g_build_filename(fixture->out, "u.zip", NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(zip, &bytes, &length, NULL));
    g_autofree char *hash = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    g_autofree char *manifest = read_out(fixture, "manifest.json");
    g_autofree char *line =
        g_strdup_printf("{\"file\": \"u.zip\", \"sha256\": \"%s\"", hash);
    g_assert_nonnull(strstr(manifest, line));

    const char *second[] = {"u/a.txt", "three", NULL};
    g_assert_true(deliver_with(fixture, "u", second, true));
    g_autofree char *entries_again = list_zip(fixture);
    g_assert_cmpstr(entries_again, ==, "u/a.txt three\n");
    g_assert_cmpuint(diag_problems(fixture->diag)->len, ==, 0);
}

static void test_zip_stays_after_a_part(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "one", NULL};
    const char *second[] = {"u/a.txt", "two", NULL};
    g_assert_true(deliver_with(fixture, "u", first, true));
    g_assert_true(deliver(fixture, NULL, second));
    g_autofree char *entries = list_zip(fixture);
    g_assert_cmpstr(entries, ==, "u/a.txt one\n");
    g_autofree char *manifest = read_out(fixture, "manifest.json");
    g_assert_nonnull(strstr(manifest, "u.zip"));
    g_autoptr(Delivery) delivery = delivery_new(fixture->out, fixture->diag);
    g_assert_true(delivery_has_archive(delivery, "u"));
    g_assert_false(delivery_has_archive(delivery, "a"));
}

static void test_single_file_at_the_top(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "one", NULL};
    g_assert_true(deliver_with(fixture, NULL, first, true));
    const char *second[] = {"u/a.txt", "two", NULL};
    g_assert_true(deliver_with(fixture, NULL, second, true));
    g_autofree char *entries = list_zip(fixture);
    g_assert_cmpstr(entries, ==, "u/a.txt two\n");
}

/* A whole folder without a zip: the earlier one would be out of date. */
static void test_old_zip_goes(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "one", NULL};
    const char *second[] = {"u/a.txt", "two", NULL};
    g_assert_true(deliver_with(fixture, "u", first, true));
    g_assert_true(deliver(fixture, "u", second));
    g_autofree char *files = list_out(fixture);
    g_assert_cmpstr(files, ==, "./manifest.json\n./u/a.txt\n");
    g_autofree char *manifest = read_out(fixture, "manifest.json");
    g_assert_null(strstr(manifest, "u.zip"));
}

static void test_no_files_no_zip(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *files[] = {"u2/a.txt", "one", NULL};
    g_assert_true(deliver_with(fixture, NULL, files, true));
    g_autofree char *list = list_out(fixture);
    g_assert_cmpstr(list, ==, "./manifest.json\n./u2/a.txt\n");
}

/* `data`: "first" when nothing was built before, "part" for single files. */
static void test_foreign_zip_stays(Fixture *fixture, gconstpointer data) {
    bool is_first = g_str_equal(data, "first");
    const char *files[] = {"u/a.txt", "one", NULL};
    const char *others[] = {"u/a.txt", "two", NULL};
    g_autofree char *zip = g_build_filename(fixture->out, "u.zip", NULL);
    if (!is_first) {
        g_assert_true(deliver(fixture, "u", files));
    }
    g_mkdir_with_parents(fixture->out, 0777);
    g_file_set_contents(zip, "mine", -1, NULL);
    const char *folder = g_str_equal(data, "part") ? NULL : "u";
    g_assert_false(deliver_with(fixture, folder, others, true));
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
    g_autofree char *text = read_out(fixture, "u.zip");
    g_assert_cmpstr(text, ==, "mine");
    g_autofree char *list = list_out(fixture);
    g_assert_cmpstr(list, ==,
                    is_first ? "./u.zip\n"
                             : "./manifest.json\n./u.zip\n./u/a.txt\n");
    if (!is_first) {
        g_autofree char *file = read_out(fixture, "u/a.txt");
        g_assert_cmpstr(file, ==, "one");
    }
}

static void test_folder_where_the_zip_belongs(Fixture *fixture,
                                              gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "one", NULL};
    const char *second[] = {"u/a.txt", "two", NULL};
    g_autofree char *zip = g_build_filename(fixture->out, "u.zip", NULL);
    g_assert_true(deliver_with(fixture, "u", first, true));
    g_unlink(zip);
    g_mkdir(zip, 0777);
    g_assert_false(deliver_with(fixture, "u", second, true));
    g_autofree char *file = read_out(fixture, "u/a.txt");
    g_assert_cmpstr(file, ==, "one");
}

static void test_bad_name_changes_nothing(Fixture *fixture,
                                          gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "one", NULL};
    const char *second[] = {"u/a.txt", "two", "u/aux.txt", "two", NULL};
    g_assert_true(deliver_with(fixture, "u", first, true));
    g_assert_false(deliver_with(fixture, "u", second, true));
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 1);
    g_autofree char *entries = list_zip(fixture);
    g_assert_cmpstr(entries, ==, "u/a.txt one\n");
    g_autofree char *list = list_out(fixture);
    g_assert_cmpstr(list, ==, "./manifest.json\n./u.zip\n./u/a.txt\n");
}

/* The folder is in its place, and then the zip cannot be moved. */
static void test_zip_that_cannot_be_moved(Fixture *fixture,
                                          gconstpointer data) {
    (void)data;
    g_autoptr(Delivery) delivery = delivery_new(fixture->out, fixture->diag);
    g_autoptr(Manifest) manifest = manifest_new();
    ManifestEntry file = make_entry("u/a.txt"), zip = make_entry("u.zip");
    delivery_write(delivery, "u/a.txt", "one", 3, fixture->diag);
    manifest_add(manifest, &file, "one", 3);
    g_assert_true(
        delivery_archive(delivery, manifest, "u", &zip, fixture->diag));
    g_autofree char *aside =
        g_build_filename(fixture->out, ".new", "u.zip", NULL);
    g_assert_cmpint(g_unlink(aside), ==, 0);
    g_autoptr(GPtrArray) folders = g_ptr_array_new();
    g_ptr_array_add(folders, (char *)"u");
    g_assert_false(delivery_finish(delivery, manifest, folders, fixture->diag));
    g_assert_cmpuint(diag_problems(fixture->diag)->len, ==, 1);
    const Problem *problem = g_ptr_array_index(diag_problems(fixture->diag), 0);
    g_assert_nonnull(strstr(problem->position.file, "u.zip"));
    g_assert_nonnull(strstr(problem->text, "while the folders are new"));
}

/* What stands aside is read, and not what an earlier build left. */
static void test_aside(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *first[] = {"u/a.txt", "earlier", "u/b.txt", "earlier", NULL};
    g_assert_true(deliver(fixture, "u", first));
    g_autoptr(Delivery) delivery = delivery_new(fixture->out, fixture->diag);
    g_assert_true(
        delivery_write(delivery, "u/a.txt", "n\0w", 3, fixture->diag));
    g_assert_true(delivery_write(delivery, "u/c.txt", "", 0, fixture->diag));
    g_autoptr(GBytes) text = delivery_read(delivery, "u/a.txt", fixture->diag);
    g_assert_nonnull(text);
    g_assert_cmpmem(g_bytes_get_data(text, NULL), g_bytes_get_size(text),
                    "n\0w", 3);
    g_assert_cmpuint(delivery_size(delivery, "u/a.txt"), ==, 3);
    g_assert_cmpuint(delivery_size(delivery, "u/b.txt"), ==, 0);
    g_assert_cmpuint(delivery_size(delivery, "u/c.txt"), ==, 0);
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
    g_assert_null(delivery_read(delivery, "u/b.txt", fixture->diag));
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
    const Problem *problem = g_ptr_array_index(diag_problems(fixture->diag), 0);
    g_assert_nonnull(strstr(problem->position.file, "u/b.txt"));
}

#define ADD_WITH(name, function, data)                                         \
    g_test_add("/delivery/" name, Fixture, data, set_up, function, tear_down)
#define ADD(name, function) ADD_WITH(name, function, NULL)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD("whole-leaves-nothing-behind", test_whole_leaves_nothing_behind);
    ADD("part-keeps-the-rest", test_part_keeps_the_rest);
    ADD("foreign-folder-stays", test_foreign_folder_stays);
    ADD("unfinished-leaves-nothing", test_unfinished_leaves_nothing);
    ADD("one-at-a-time", test_one_at_a_time);
    ADD("unwritable-target", test_unwritable_target);
    ADD("zip-of-a-folder", test_zip_of_a_folder);
    ADD("zip-stays-after-a-part", test_zip_stays_after_a_part);
    ADD("single-file-at-the-top", test_single_file_at_the_top);
    ADD("old-zip-goes", test_old_zip_goes);
    ADD("no-files-no-zip", test_no_files_no_zip);
    ADD_WITH("foreign-zip-stays", test_foreign_zip_stays, "first");
    ADD_WITH("foreign-zip-stays-later", test_foreign_zip_stays, "later");
    ADD_WITH("foreign-zip-stays-in-a-part", test_foreign_zip_stays, "part");
    ADD("folder-where-the-zip-belongs", test_folder_where_the_zip_belongs);
    ADD("bad-name-changes-nothing", test_bad_name_changes_nothing);
    ADD("zip-that-cannot-be-moved", test_zip_that_cannot_be_moved);
    ADD("aside", test_aside);
    return g_test_run();
}
