/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEXT_LIMIT (1024 * 1024)

static void report_errno(Diag *diag, const char *path, const char *tag,
                         const char *what) {
    diag_failure(diag, position_in_file(path), tag, "%s: %s", what,
                 g_strerror(errno));
}

/* Reads at most `limit` + 1 bytes, so that a file that grows or has no size
 * (a pipe) is found too large all the same. */
static GByteArray *read_stream(FILE *stream, gsize limit) {
    GByteArray *bytes = g_byte_array_new();
    guint8 buffer[16384];
    gsize count;
    while (bytes->len <= limit &&
           (count = fread(buffer, 1, sizeof buffer, stream)) > 0) {
        g_byte_array_append(bytes, buffer, (guint)count);
    }
    return bytes;
}

/* Reads what is left of `stream`, which is called `path` in messages. */
static GBytes *read_bytes(FILE *stream, const char *path, gsize limit,
                          Diag *diag) {
    GByteArray *bytes = read_stream(stream, limit);
    bool failed = ferror(stream) != 0;
    if (failed) {
        report_errno(diag, path, "read", "cannot read the file");
    } else if (bytes->len > limit) {
        diag_error(diag, position_in_file(path), "too-large",
                   "the file is larger than %" G_GSIZE_FORMAT
                   " bytes, make it smaller",
                   limit);
        failed = true;
    }
    if (failed) {
        g_byte_array_unref(bytes);
        return NULL;
    }
    return g_byte_array_free_to_bytes(bytes);
}

GBytes *file_read_bytes(const char *path, gsize limit, Diag *diag) {
    g_assert(limit < G_MAXUINT / 2);
    FILE *stream = g_fopen(path, "rbe");
    if (stream == NULL) {
        report_errno(diag, path, "read", "cannot open the file");
        return NULL;
    }
    GBytes *bytes = read_bytes(stream, path, limit, diag);
    fclose(stream);
    return bytes;
}

char *file_hash(const char *path, Diag *diag) {
    FILE *stream = g_fopen(path, "rbe");
    if (stream == NULL) {
        report_errno(diag, path, "read", "cannot open the file");
        return NULL;
    }
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 buffer[16384];
    gsize count;
    while ((count = fread(buffer, 1, sizeof buffer, stream)) > 0) {
        g_checksum_update(checksum, buffer, (gssize)count);
    }
    char *hash = NULL;
    if (ferror(stream)) {
        report_errno(diag, path, "read", "cannot read the file");
    } else {
        hash = g_strdup(g_checksum_get_string(checksum));
    }
    g_checksum_free(checksum);
    fclose(stream);
    return hash;
}

/* The line and column of the byte at `offset`; all before it is UTF-8. */
static Position position_of(const char *path, const char *text, gsize offset) {
    Position position = position_in_file(path);
    const char *line_start = text;
    position.line = 1;
    for (const char *at = text; at < text + offset; at++) {
        if (*at == '\n') {
            position.line++;
            line_start = at + 1;
        }
    }
    position.column =
        (int)g_utf8_strlen(line_start, text + offset - line_start) + 1;
    return position;
}

static bool check_text(const char *path, const char *text, gsize length,
                       Diag *diag) {
    const char *end;
    if (g_utf8_validate(text, (gssize)length, &end)) {
        return true;
    }
    Position position = position_of(path, text, (gsize)(end - text));
    if (*end == '\0') {
        diag_error(diag, position, "nul",
                   "the file holds a NUL byte, save it as a text file");
    } else {
        diag_error(diag, position, "utf-8",
                   "this is not UTF-8, save the file as UTF-8");
    }
    return false;
}

/* CR LF and CR become LF; a byte order mark at the start goes. */
static char *unify_line_ends(const char *text, gsize length) {
    GString *unified = g_string_sized_new(length);
    const char *end = text + length;
    if (g_str_has_prefix(text, "\xEF\xBB\xBF")) {
        text += 3;
    }
    for (; text < end; text++) {
        if (*text != '\r') {
            g_string_append_c(unified, *text);
        } else if (text[1] != '\n') {
            g_string_append_c(unified, '\n');
        }
    }
    return g_string_free(unified, FALSE);
}

/* The text of `bytes`, which it takes; NULL when there are none. */
static char *take_text(GBytes *bytes, const char *path, Diag *diag) {
    if (bytes == NULL) {
        return NULL;
    }
    gsize length;
    gconstpointer data = g_bytes_get_data(bytes, &length);
    g_autofree char *text = g_strndup("", length);
    if (length > 0) {
        memcpy(text, data, length);
    }
    g_bytes_unref(bytes);
    if (!check_text(path, text, length, diag)) {
        return NULL;
    }
    g_autofree char *unified = unify_line_ends(text, length);
    return g_utf8_normalize(unified, -1, G_NORMALIZE_NFC);
}

char *file_read_text(const char *path, Diag *diag) {
    return take_text(file_read_bytes(path, TEXT_LIMIT, diag), path, diag);
}

char *file_read_input(const char *path, Diag *diag) {
    return strcmp(path, "-") == 0
               ? take_text(read_bytes(stdin, path, TEXT_LIMIT, diag), path,
                           diag)
               : file_read_text(path, diag);
}

/* mkstemp makes the file readable by its owner only; results are for all whom
 * the umask lets. */
static void widen_mode(int descriptor) {
    mode_t mask = umask(0);
    umask(mask);
    if (fchmod(descriptor, 0666 & ~mask) != 0) {
        /* a file system without modes: nothing is lost */
        errno = 0;
    }
}

static bool write_stream(int descriptor, const void *data, gsize length) {
    FILE *stream = fdopen(descriptor, "wb");
    if (stream == NULL) {
        int error = errno;
        close(descriptor);
        errno = error;
        return false;
    }
    bool written = length == 0 || fwrite(data, 1, length, stream) == length;
    int error = errno;
    bool closed = fclose(stream) == 0;
    if (!written) {
        errno = error;
    }
    return written && closed;
}

static bool write_aside(const char *path, char *temporary, const void *data,
                        gsize length) {
    int descriptor = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return false;
    }
    widen_mode(descriptor);
    if (write_stream(descriptor, data, length) &&
        g_rename(temporary, path) == 0) {
        return true;
    }
    int error = errno;
    g_unlink(temporary);
    errno = error;
    return false;
}

bool file_write(const char *path, const void *data, gsize length, Diag *diag) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        report_errno(diag, folder, "write", "cannot make the folder");
        return false;
    }
    g_autofree char *hidden = g_strdup_printf(".%s.XXXXXX", name);
    g_autofree char *temporary = g_build_filename(folder, hidden, NULL);
    if (!write_aside(path, temporary, data, length)) {
        report_errno(diag, path, "write", "cannot write the file");
        return false;
    }
    return true;
}

static gint compare_paths(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *file_list(const char *folder, const char *suffix, Diag *diag) {
    GError *error = NULL;
    GDir *dir = g_dir_open(folder, 0, &error);
    if (dir == NULL) {
        diag_failure(diag, position_in_file(folder), "read",
                     "cannot read the folder: %s", error->message);
        g_error_free(error);
        return NULL;
    }
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (name[0] != '.' && g_str_has_suffix(name, suffix) &&
            g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            g_ptr_array_add(paths, g_steal_pointer(&path));
        }
    }
    g_dir_close(dir);
    g_ptr_array_sort(paths, compare_paths);
    return paths;
}
