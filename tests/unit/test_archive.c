/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/archive.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

typedef struct {
    char *root, *folder, *zip;
    GDate date;
    Diag *diag;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    fixture->root = g_dir_make_tmp("wegwijzer-test-XXXXXX", NULL);
    fixture->folder = g_build_filename(fixture->root, "aside", NULL);
    fixture->zip = g_build_filename(fixture->root, "u.zip", NULL);
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
    g_date_clear(&fixture->date, 1);
    g_date_set_dmy(&fixture->date, 21, 11, 2026);
}

static void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    const char *command[] = {"rm", "-rf", fixture->root, NULL};
    g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                 NULL, NULL, NULL, NULL);
    diag_free(fixture->diag);
    g_free(fixture->zip);
    g_free(fixture->folder);
    g_free(fixture->root);
}

static void make_file(const Fixture *fixture, const char *name,
                      const char *text) {
    g_autofree char *file = g_build_filename(fixture->folder, name, NULL);
    g_autofree char *folder = g_path_get_dirname(file);
    g_mkdir_with_parents(folder, 0777);
    g_file_set_contents(file, text, -1, NULL);
}

static GPtrArray *list_names(const char *const *names) {
    GPtrArray *list = g_ptr_array_new();
    for (; *names != NULL; names++) {
        g_ptr_array_add(list, (char *)*names);
    }
    return list;
}

/* Names in another order than that of the zip; '-' sorts before '.' and '/'. */
static const char *const some_names[] = {"u/kiosk.html",    "u/f/ro-a4.pdf",
                                         "u/f-b/ro-a4.pdf", "u/f/empty.txt",
                                         "u/Z.txt",         NULL};
static const char *const sorted_names[] = {"u/Z.txt",       "u/f-b/ro-a4.pdf",
                                           "u/f/empty.txt", "u/f/ro-a4.pdf",
                                           "u/kiosk.html",  NULL};

static bool write_some(Fixture *fixture) {
    for (int i = 0; some_names[i] != NULL; i++) {
        bool is_empty = strstr(some_names[i], "empty") != NULL;
        make_file(fixture, some_names[i], is_empty ? "" : some_names[i]);
    }
    g_autoptr(GPtrArray) names = list_names(some_names);
    return archive_write(fixture->zip, fixture->folder, names, &fixture->date,
                         fixture->diag);
}

static char *read_entry(zip_t *zip, zip_uint64_t index) {
    zip_file_t *file = zip_fopen_index(zip, index, ZIP_FL_UNCHANGED);
    g_assert_nonnull(file);
    char *text = g_malloc0(1000);
    g_assert_cmpint(zip_fread(file, text, 999), >=, 0);
    zip_fclose(file);
    return text;
}

static void test_reads_back(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_true(write_some(fixture));
    zip_t *zip = zip_open(fixture->zip, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    g_assert_nonnull(zip);
    g_assert_cmpint(zip_get_num_entries(zip, 0), ==, 5);
    for (zip_uint64_t i = 0; i < 5; i++) {
        const char *name = sorted_names[i];
        g_assert_cmpstr(zip_get_name(zip, i, ZIP_FL_ENC_RAW), ==, name);
        g_autofree char *text = read_entry(zip, i);
        g_assert_cmpstr(text, ==, strstr(name, "empty") != NULL ? "" : name);
        zip_uint8_t system;
        zip_uint32_t mode;
        zip_file_get_external_attributes(zip, i, 0, &system, &mode);
        g_assert_cmpint(system, ==, ZIP_OPSYS_UNIX);
        g_assert_cmpint(mode >> 16, ==, 0100644);
        zip_stat_t status;
        zip_stat_index(zip, i, 0, &status);
        struct tm local;
        localtime_r(&status.mtime, &local);
        g_assert_cmpint(local.tm_year + 1900, ==, 2026);
        g_assert_cmpint(local.tm_mon + 1, ==, 11);
        g_assert_cmpint(local.tm_mday, ==, 21);
        g_assert_cmpint(local.tm_hour * 60 + local.tm_min, ==, 720);
    }
    zip_discard(zip);
}

static guint read_16(const guint8 *at) {
    return at[0] | (guint)at[1] << 8;
}

static guint read_32(const guint8 *at) {
    return read_16(at) | read_16(at + 2) << 16;
}

/* One local header: plain, as the oldest Explorer wants it. */
static void check_local_header(const guint8 *at) {
    g_assert_cmpuint(read_32(at), ==, 0x04034b50);
    g_assert_cmpuint(read_16(at + 4), <=, 20); /* version needed */
    /* neither encryption, data descriptor nor UTF-8 */
    g_assert_cmpuint(read_16(at + 6) & 0x0809, ==, 0);
    g_assert_true(read_16(at + 8) == 0 || read_16(at + 8) == 8);
    g_assert_cmpuint(read_16(at + 10), ==, 12 << 11); /* 12:00 */
    g_assert_cmpuint(read_16(at + 12), ==, 46 << 9 | 11 << 5 | 21);
    g_assert_cmpuint(read_16(at + 28), ==, 0); /* extra fields */
}

static void test_is_plain(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_true(write_some(fixture));
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(fixture->zip, &bytes, &length, NULL));
    const guint8 *start = (const guint8 *)bytes;
    const guint8 *end = start + length - 22;
    g_assert_cmpuint(length, >, 22);
    g_assert_cmpuint(read_32(end), ==, 0x06054b50);
    g_assert_cmpuint(read_16(end + 10), ==, 5);
    g_assert_cmpuint(read_16(end + 20), ==, 0); /* comment */
    const guint8 *at = start + read_32(end + 16);
    for (int i = 0; i < 5; i++) {
        g_assert_cmpuint(read_32(at), ==, 0x02014b50);
        g_assert_cmpuint(read_16(at + 6), <=, 20);
        g_assert_cmpuint(read_16(at + 30), ==, 0); /* extra fields */
        g_assert_cmpuint(read_16(at + 32), ==, 0); /* comment */
        check_local_header(start + read_32(at + 42));
        at += 46 + read_16(at + 28);
    }
    g_assert_true(at == end); /* nothing between directory and end */
}

static char *zip_hash(Fixture *fixture) {
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(fixture->zip, &bytes, &length, NULL));
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes,
                                       length);
}

static void test_same_bytes_everywhere(Fixture *fixture, gconstpointer data) {
    (void)data;
    /* Beirut has no 00:00 on the last Sunday of March. */
    static const char *const zones[] = {"UTC", "Asia/Tokyo", "America/New_York",
                                        "Asia/Beirut", "Pacific/Kiritimati"};
    static const GDateMonth months[] = {G_DATE_MARCH, G_DATE_NOVEMBER};
    for (gsize m = 0; m < G_N_ELEMENTS(months); m++) {
        g_date_set_dmy(&fixture->date, 29, months[m], 2026);
        g_autofree char *first = NULL;
        for (gsize i = 0; i < G_N_ELEMENTS(zones); i++) {
            g_setenv("TZ", zones[i], TRUE);
            tzset();
            g_assert_true(write_some(fixture));
            g_autofree char *hash = zip_hash(fixture);
            if (first == NULL) {
                first = g_steal_pointer(&hash);
            } else {
                g_assert_cmpstr(hash, ==, first);
            }
        }
    }
    g_setenv("TZ", "UTC", TRUE);
    tzset();
}

static void test_days_out_of_range(Fixture *fixture, gconstpointer data) {
    (void)data;
    static const struct {
        GDateYear year;
        guint expected;
    } cases[] = {{1970, 1 << 5 | 1},
                 {1980, 11 << 5 | 21},
                 {2107, 127 << 9 | 11 << 5 | 21},
                 {2108, 127 << 9 | 12 << 5 | 31}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_date_set_year(&fixture->date, cases[i].year);
        g_assert_true(write_some(fixture));
        g_autofree char *bytes = NULL;
        g_file_get_contents(fixture->zip, &bytes, NULL, NULL);
        g_assert_cmpuint(read_16((const guint8 *)bytes + 12), ==,
                         cases[i].expected);
    }
}

static void test_names_for_windows(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autofree char *long_name = g_strnfill(180, 'a');
    const char *bad[] = {
        "u/con", "u/NUL.pdf", "aux/a.txt", "u/Com1.x.pdf", "u/lpt9", "u/a.",
        "u./a",  "u/a ",      "u/a b",     "u/\303\251",   "u/a:b",  "u/a\\b",
        "u/a?",  "u//a",      "/u",        "u/..",         "u/",     long_name};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        const char *one[] = {bad[i], NULL};
        g_autoptr(GPtrArray) names = list_names(one);
        g_assert_false(archive_check_names(names, fixture->diag));
        const GPtrArray *problems = diag_problems(fixture->diag);
        g_assert_cmpuint(problems->len, ==, i + 1);
        const Problem *problem = g_ptr_array_index(problems, i);
        g_assert_cmpstr(problem->tag, ==, "windows-name");
        g_assert_cmpstr(problem->position.file, ==, bad[i]);
    }
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 1);
    long_name[179] = '\0';
    const char *good[] = {
        "u/console.pdf", "u/com.pdf", "u/com10.pdf",     "u/zh_CN-a4.pdf",
        "u/x.con",       "u/.a",      "u/visit-room/nl", "u/visit/nl.con",
        long_name,       NULL};
    g_autoptr(GPtrArray) names = list_names(good);
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_assert_true(archive_check_names(names, diag));
    g_assert_cmpuint(diag_problems(diag)->len, ==, 0);
}

static void test_names_that_differ_in_case(Fixture *fixture,
                                           gconstpointer data) {
    (void)data;
    const char *files[] = {"u/a.pdf", "u/A.pdf", NULL};
    const char *folders[] = {"u/visit/a.pdf", "u/Visit/b.pdf", NULL};
    g_autoptr(GPtrArray) first = list_names(files);
    g_autoptr(GPtrArray) second = list_names(folders);
    g_assert_false(archive_check_names(first, fixture->diag));
    g_assert_false(archive_check_names(second, fixture->diag));
    g_assert_cmpuint(diag_errors(fixture->diag), ==, 2);
}

static void test_bad_name_writes_nothing(Fixture *fixture, gconstpointer data) {
    (void)data;
    make_file(fixture, "u/aux.pdf", "x");
    const char *one[] = {"u/aux.pdf", NULL};
    g_autoptr(GPtrArray) names = list_names(one);
    g_assert_false(archive_write(fixture->zip, fixture->folder, names,
                                 &fixture->date, fixture->diag));
    g_assert_false(g_file_test(fixture->zip, G_FILE_TEST_EXISTS));
}

/* The one problem has this tag, names this file, and is a failure. */
static void check_failure(const Fixture *fixture, const char *tag,
                          const char *file) {
    const GPtrArray *problems = diag_problems(fixture->diag);
    g_assert_cmpuint(problems->len, ==, 1);
    const Problem *problem = g_ptr_array_index(problems, 0);
    g_assert_cmpstr(problem->tag, ==, tag);
    g_assert_nonnull(strstr(problem->position.file, file));
    g_assert_cmpint(diag_exit_status(fixture->diag), ==, 2);
}

static void test_file_that_is_missing(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_file_set_contents(fixture->zip, "earlier", -1, NULL);
    make_file(fixture, "u/a.pdf", "x");
    const char *two[] = {"u/a.pdf", "u/b.pdf", NULL};
    g_autoptr(GPtrArray) names = list_names(two);
    g_assert_false(archive_write(fixture->zip, fixture->folder, names,
                                 &fixture->date, fixture->diag));
    check_failure(fixture, "read", "u/b.pdf");
    g_autofree char *text = NULL;
    g_file_get_contents(fixture->zip, &text, NULL, NULL);
    g_assert_cmpstr(text, ==, "earlier");
}

static void test_file_that_cannot_be_read(Fixture *fixture,
                                          gconstpointer data) {
    (void)data;
    if (geteuid() == 0) {
        g_test_skip("root can read everything");
        return;
    }
    make_file(fixture, "u/a.pdf", "x");
    g_autofree char *file = g_build_filename(fixture->folder, "u/a.pdf", NULL);
    g_chmod(file, 0);
    const char *one[] = {"u/a.pdf", NULL};
    g_autoptr(GPtrArray) names = list_names(one);
    g_assert_false(archive_write(fixture->zip, fixture->folder, names,
                                 &fixture->date, fixture->diag));
    check_failure(fixture, "read", "u/a.pdf");
}

static void test_folder_instead_of_a_file(Fixture *fixture,
                                          gconstpointer data) {
    (void)data;
    make_file(fixture, "u/a/b.pdf", "x");
    const char *one[] = {"u/a", NULL};
    g_autoptr(GPtrArray) names = list_names(one);
    g_assert_false(archive_write(fixture->zip, fixture->folder, names,
                                 &fixture->date, fixture->diag));
    check_failure(fixture, "read", "u/a");
}

static void test_unwritable_target(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_free(fixture->zip);
    fixture->zip = g_build_filename(fixture->root, "missing", "u.zip", NULL);
    g_assert_false(write_some(fixture));
    check_failure(fixture, "write", "missing/u.zip");
}

static void test_target_is_a_folder(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_mkdir(fixture->zip, 0777);
    g_assert_false(write_some(fixture));
    check_failure(fixture, "write", "u.zip");
}

static int count_in_folder(const char *folder) {
    int count = 0;
    GDir *dir = g_dir_open(folder, 0, NULL);
    while (dir != NULL && g_dir_read_name(dir) != NULL) {
        count++;
    }
    if (dir != NULL) {
        g_dir_close(dir);
    }
    return count;
}

/* A limit on the size of files stands for a disk that is full. */
static void test_disk_is_full(Fixture *fixture, gconstpointer data) {
    (void)data;
    GString *noise = g_string_new(NULL);
    GRand *random = g_rand_new_with_seed(1);
    for (int i = 0; i < 300000; i++) {
        g_string_append_c(noise, (char)g_rand_int_range(random, 1, 256));
    }
    make_file(fixture, "u/noise.txt", noise->str);
    g_rand_free(random);
    g_string_free(noise, TRUE);
    g_file_set_contents(fixture->zip, "earlier", -1, NULL);
    struct rlimit whole, small;
    getrlimit(RLIMIT_FSIZE, &whole);
    small = (struct rlimit){100000, whole.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const char *one[] = {"u/noise.txt", NULL};
    g_autoptr(GPtrArray) names = list_names(one);
    bool written = archive_write(fixture->zip, fixture->folder, names,
                                 &fixture->date, fixture->diag);
    setrlimit(RLIMIT_FSIZE, &whole);
    signal(SIGXFSZ, handler);
    g_assert_false(written);
    check_failure(fixture, "write", "u.zip");
    g_autofree char *text = NULL;
    g_file_get_contents(fixture->zip, &text, NULL, NULL);
    g_assert_cmpstr(text, ==, "earlier");
    g_assert_cmpint(count_in_folder(fixture->root), ==, 2);
}

static void test_leaves_nothing_open(Fixture *fixture, gconstpointer data) {
    (void)data;
    int before = count_in_folder("/proc/self/fd");
    g_assert_true(write_some(fixture));
    g_assert_cmpint(count_in_folder("/proc/self/fd"), ==, before);
    g_assert_cmpint(count_in_folder(fixture->root), ==, 2); /* with aside */
}

#define ADD(name, function)                                                    \
    g_test_add("/archive/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    ADD("reads-back", test_reads_back);
    ADD("is-plain", test_is_plain);
    ADD("same-bytes-everywhere", test_same_bytes_everywhere);
    ADD("days-out-of-range", test_days_out_of_range);
    ADD("names-for-windows", test_names_for_windows);
    ADD("names-that-differ-in-case", test_names_that_differ_in_case);
    ADD("bad-name-writes-nothing", test_bad_name_writes_nothing);
    ADD("file-that-is-missing", test_file_that_is_missing);
    ADD("file-that-cannot-be-read", test_file_that_cannot_be_read);
    ADD("folder-instead-of-a-file", test_folder_instead_of_a_file);
    ADD("unwritable-target", test_unwritable_target);
    ADD("target-is-a-folder", test_target_is_a_folder);
    ADD("disk-is-full", test_disk_is_full);
    ADD("leaves-nothing-open", test_leaves_nothing_open);
    return g_test_run();
}
