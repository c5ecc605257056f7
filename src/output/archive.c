/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/archive.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

/* Windows Explorer takes 259 characters with the folder it unpacks to. */
#define LENGTH_LIMIT 180

#define DEFLATE_LEVEL 9

/* 12:00 as DOS time. libzip keeps it as Unix time and writes it back, both in
 * the zone of the machine; in some zones a day of spring has no 00:00. */
#define NOON (12 << 11)

/* What Windows reserves for devices, with any extension. */
static bool is_device(const char *part) {
    static const char *const words[] = {"con", "prn", "aux", "nul", NULL};
    g_autofree char *stem = g_ascii_strdown(part, (gssize)strcspn(part, "."));
    if (g_strv_contains(words, stem)) {
        return true;
    }
    return strlen(stem) == 4 && g_ascii_isdigit(stem[3]) &&
           (g_str_has_prefix(stem, "com") || g_str_has_prefix(stem, "lpt"));
}

/* What is wrong with one part of a path, static; NULL when nothing is. */
static const char *find_fault(const char *part) {
    if (*part == '\0') {
        return "a part of it is empty";
    }
    for (const char *c = part; *c != '\0'; c++) {
        if (!g_ascii_isalnum(*c) && strchr("-_.", *c) == NULL) {
            return "it holds a character that is no letter a-z, digit, "
                   "hyphen, underscore or dot";
        }
    }
    if (g_str_has_suffix(part, ".")) {
        return "a part of it ends in a dot";
    }
    return is_device(part) ? "a part of it is the name of a device" : NULL;
}

static bool check_name(const char *name, Diag *diag) {
    const char *fault = NULL;
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    for (char **part = parts; *part != NULL && fault == NULL; part++) {
        fault = find_fault(*part);
    }
    if (strlen(name) >= LENGTH_LIMIT) {
        fault = "it is too long";
    }
    if (fault == NULL) {
        return true;
    }
    diag_error(diag, position_in_file(name), "windows-name",
               "Windows cannot unpack a file of this name, %s; change the id "
               "it comes from",
               fault);
    return false;
}

/* Windows takes letters of either case as the same, in folders too. `seen`
 * holds each path so far by its lower case. */
static bool check_case(GHashTable *seen, const char *name, Diag *diag) {
    for (const char *end = name; *end != '\0';) {
        end += strcspn(end + 1, "/") + 1;
        g_autofree char *path = g_strndup(name, (gsize)(end - name));
        char *lower = g_ascii_strdown(path, -1);
        const char *earlier = g_hash_table_lookup(seen, lower);
        if (earlier != NULL && strcmp(earlier, path) != 0) {
            g_free(lower);
            diag_error(diag, position_in_file(name), "windows-name",
                       "to Windows this name is the same as %s; change the id "
                       "it comes from",
                       earlier);
            return false;
        }
        g_hash_table_replace(seen, lower, g_steal_pointer(&path));
    }
    return true;
}

bool archive_check_names(const GPtrArray *names, Diag *diag) {
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    bool ok = true;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        ok &= check_name(name, diag) && check_case(seen, name, diag);
    }
    return ok;
}

/* libzip does not say which file it could not read. */
static bool check_file(const char *file, Diag *diag) {
    struct stat status;
    if (g_stat(file, &status) == 0 && S_ISREG(status.st_mode) &&
        g_access(file, R_OK) == 0) {
        return true;
    }
    diag_failure(diag, position_in_file(file), "read",
                 "cannot read the file for the zip");
    return false;
}

/* The days that the format can write go from 1980 to 2107. */
static zip_uint16_t dos_date(const GDate *date) {
    int year = g_date_get_year(date);
    if (year < 1980) {
        return 1 << 5 | 1;
    }
    if (year > 2107) {
        return 127 << 9 | 12 << 5 | 31;
    }
    return (zip_uint16_t)((year - 1980) << 9 |
                          (int)g_date_get_month(date) << 5 |
                          g_date_get_day(date));
}

static bool add_file(zip_t *zip, const char *file, const char *name,
                     zip_uint16_t day) {
    zip_source_t *source = zip_source_file(zip, file, 0, 0);
    if (source == NULL) {
        return false;
    }
    zip_int64_t added = zip_file_add(zip, name, source, ZIP_FL_ENC_GUESS);
    if (added < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t index = (zip_uint64_t)added;
    return zip_set_file_compression(zip, index, ZIP_CM_DEFLATE,
                                    DEFLATE_LEVEL) == 0 &&
           zip_file_set_dostime(zip, index, NOON, day, 0) == 0 &&
           zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)(S_IFREG | 0644)
                                                << 16) == 0;
}

/* Closing is what reads and writes; until then nothing stands at the path. */
static bool fill(zip_t *zip, const char *folder, const GPtrArray *sorted,
                 zip_uint16_t day) {
    for (guint i = 0; i < sorted->len; i++) {
        const char *name = g_ptr_array_index(sorted, i);
        g_autofree char *file = g_build_filename(folder, name, NULL);
        if (!add_file(zip, file, name, day)) {
            return false;
        }
    }
    return zip_close(zip) == 0;
}

static gint compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool check_all(const char *folder, const GPtrArray *names, Diag *diag) {
    bool ok = archive_check_names(names, diag);
    for (guint i = 0; ok && i < names->len; i++) {
        g_autofree char *file =
            g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        ok = check_file(file, diag);
    }
    return ok;
}

static void report_zip(const char *path, const char *reason, Diag *diag) {
    diag_failure(diag, position_in_file(path), "write",
                 "cannot write the zip: %s", reason);
}

bool archive_write(const char *path, const char *folder, const GPtrArray *names,
                   const GDate *date, Diag *diag) {
    g_assert(names->len > 0);
    if (!check_all(folder, names, diag)) {
        return false;
    }
    int code;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (zip == NULL) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        report_zip(path, zip_error_strerror(&error), diag);
        zip_error_fini(&error);
        return false;
    }
    g_autoptr(GPtrArray) sorted =
        g_ptr_array_copy((GPtrArray *)names, NULL, NULL);
    g_ptr_array_set_free_func(sorted, NULL);
    g_ptr_array_sort(sorted, compare_names);
    if (!fill(zip, folder, sorted, dos_date(date))) {
        report_zip(path, zip_strerror(zip), diag);
        zip_discard(zip);
        return false;
    }
    return true;
}
