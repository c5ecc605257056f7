/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char *folder;
    Diag *diag;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    fixture->folder = g_dir_make_tmp("wegwijzer-test-XXXXXX", NULL);
    g_assert_nonnull(fixture->folder);
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
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

static void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    remove_folder(fixture->folder);
    g_free(fixture->folder);
    diag_free(fixture->diag);
}

static char *in_folder(const Fixture *fixture, const char *name) {
    return g_build_filename(fixture->folder, name, NULL);
}

/* What file_read_text makes of these bytes. */
static char *read_back(const Fixture *fixture, const char *bytes,
                       gssize length) {
    g_autofree char *path = in_folder(fixture, "text");
    g_assert_true(g_file_set_contents(path, bytes, length, NULL));
    return file_read_text(path, fixture->diag);
}

static void assert_problem(const Fixture *fixture, const char *tag, int line,
                           int column) {
    const GPtrArray *problems = diag_problems(fixture->diag);
    g_assert_cmpuint(problems->len, ==, 1);
    const Problem *problem = g_ptr_array_index(problems, 0);
    g_assert_cmpstr(problem->tag, ==, tag);
    g_assert_cmpint(problem->position.line, ==, line);
    g_assert_cmpint(problem->position.column, ==, column);
}

static void test_text(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *text = read_back(fixture,
                                      "\xEF\xBB\xBF"
                                      "e\xCC\x81n\r\ntwee\rdrie\n",
                                      -1);
    g_assert_cmpstr(text, ==, "\xC3\xA9n\ntwee\ndrie\n");
    g_autofree char *empty = read_back(fixture, "", 0);
    g_assert_cmpstr(empty, ==, "");
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
}

static void test_utf8(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_null(read_back(fixture, "een\n\xC3\xA9\xC3\xA9n \xE9\n", -1));
    assert_problem(fixture, "utf-8", 2, 5);
}

static void test_nul(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_null(read_back(fixture, "een\ntw\0e", 8));
    assert_problem(fixture, "nul", 2, 3);
}

static void test_size(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *bytes = g_strnfill(1024 * 1024 + 1, 'x');
    g_autofree char *largest = read_back(fixture, bytes, 1024 * 1024);
    g_assert_cmpuint(strlen(largest), ==, 1024 * 1024);
    g_assert_null(read_back(fixture, bytes, 1024 * 1024 + 1));
    assert_problem(fixture, "too-large", 0, 0);
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 1);
}

static void test_missing(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *path = in_folder(fixture, "none");
    g_assert_null(file_read_text(path, fixture->diag));
    assert_problem(fixture, "read", 0, 0);
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
}

static void test_folder_is_no_file(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_null(file_read_bytes(fixture->folder, 10, fixture->diag));
    assert_problem(fixture, "read", 0, 0);
}

static void test_write(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *path = in_folder(fixture, "a/b/text");
    g_assert_true(file_write(path, "een", 3, fixture->diag));
    g_assert_true(file_write(path, "twee", 4, fixture->diag));
    g_autofree char *text = file_read_text(path, fixture->diag);
    g_assert_cmpstr(text, ==, "twee");
    g_assert_true(file_write(path, NULL, 0, fixture->diag));
    /* nothing is left beside it */
    g_autofree char *folder = in_folder(fixture, "a/b");
    GDir *dir = g_dir_open(folder, 0, NULL);
    g_assert_cmpstr(g_dir_read_name(dir), ==, "text");
    g_assert_null(g_dir_read_name(dir));
    g_dir_close(dir);
    GStatBuf status;
    mode_t mask = umask(0);
    umask(mask);
    g_assert_cmpint(g_stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0666 & ~mask);
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 0);
}

/* A folder has the name of the file: the rename fails. */
static void test_write_fails(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *path = in_folder(fixture, "taken");
    g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
    g_assert_false(file_write(path, "een", 3, fixture->diag));
    assert_problem(fixture, "write", 0, 0);
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
    GDir *dir = g_dir_open(fixture->folder, 0, NULL);
    g_assert_cmpstr(g_dir_read_name(dir), ==, "taken");
    g_assert_null(g_dir_read_name(dir));
    g_dir_close(dir);
}

/* A file stands where a folder must be made. */
static void test_no_folder(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *file = in_folder(fixture, "file");
    g_autofree char *path = in_folder(fixture, "file/text");
    g_assert_true(file_write(file, "een", 3, fixture->diag));
    g_assert_false(file_write(path, "een", 3, fixture->diag));
    assert_problem(fixture, "write", 0, 0);
}

static void test_full_device(Fixture *fixture, gconstpointer data) {
    (void)data;
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
        g_test_skip("no /dev/full");
        return;
    }
    /* nothing can be made beside it, and it must stay */
    g_assert_false(file_write("/dev/full/x", "een", 3, fixture->diag));
    assert_problem(fixture, "write", 0, 0);
}

static void test_list(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *names[] = {"b.md", "a.md", "B.md", ".c.md", "d.txt", "e.md/f"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = in_folder(fixture, names[i]);
        g_assert_true(file_write(path, "", 0, fixture->diag));
    }
    g_autoptr(GPtrArray) list =
        file_list(fixture->folder, ".md", fixture->diag);
    const char *expected[] = {"B.md", "a.md", "b.md"};
    g_assert_cmpuint(list->len, ==, G_N_ELEMENTS(expected));
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *path = in_folder(fixture, expected[i]);
        g_assert_cmpstr(g_ptr_array_index(list, i), ==, path);
    }
    g_assert_null(file_list("/nonexistent", ".md", fixture->diag));
    assert_problem(fixture, "read", 0, 0);
}

#define ADD(path, function)                                                    \
    g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD("/file/text", test_text);
    ADD("/file/utf-8", test_utf8);
    ADD("/file/nul", test_nul);
    ADD("/file/size", test_size);
    ADD("/file/missing", test_missing);
    ADD("/file/folder-is-no-file", test_folder_is_no_file);
    ADD("/file/write", test_write);
    ADD("/file/write-fails", test_write_fails);
    ADD("/file/no-folder", test_no_folder);
    ADD("/file/full-device", test_full_device);
    ADD("/file/list", test_list);
    return g_test_run();
}
