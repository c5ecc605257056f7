/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/delivery.h"

#include "base/file.h"
#include "output/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MOST_READ (16 << 20) /* bytes: pictures are far smaller */

struct Delivery {
    char *out_dir, *aside;
    int lock; /* of the out folder itself, so that no lock file is left */
};

static void report_errno(const char *what, const char *path, Diag *diag) {
    diag_failure(diag, position_in_file(g_intern_string(path)), "write",
                 "%s: %s", what, g_strerror(errno));
}

static int remove_entry(const char *path, const struct stat *status, int type,
                        struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

static void remove_tree(const char *path) {
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

Delivery *delivery_new(const char *out_dir, Diag *diag) {
    if (g_mkdir_with_parents(out_dir, 0777) != 0) {
        report_errno("cannot make the folder", out_dir, diag);
        return NULL;
    }
    int lock = open(out_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock < 0) {
        report_errno("cannot open the folder", out_dir, diag);
        return NULL;
    }
    if (flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        diag_failure(diag, position_in_file(g_intern_string(out_dir)), "write",
                     "another build is writing to this folder; wait for it or "
                     "choose another --out");
        close(lock);
        return NULL;
    }
    Delivery *delivery = g_new0(Delivery, 1);
    delivery->out_dir = g_strdup(out_dir);
    delivery->aside = g_build_filename(out_dir, ".new", NULL);
    delivery->lock = lock;
    remove_tree(delivery->aside); /* of a run that was killed */
    return delivery;
}

void delivery_free(Delivery *delivery) {
    if (delivery == NULL) {
        return;
    }
    remove_tree(delivery->aside);
    g_rmdir(delivery->out_dir); /* only if it is empty */
    close(delivery->lock);
    g_free(delivery->out_dir);
    g_free(delivery->aside);
    g_free(delivery);
}

bool delivery_write(const Delivery *delivery, const char *path,
                    const void *data, gsize length, Diag *diag) {
    g_autofree char *target = g_build_filename(delivery->aside, path, NULL);
    return file_write(target, data, length, diag);
}

GBytes *delivery_read(const Delivery *delivery, const char *path, Diag *diag) {
    g_autofree char *file = g_build_filename(delivery->aside, path, NULL);
    return file_read_bytes(file, MOST_READ, diag);
}

gsize delivery_size(const Delivery *delivery, const char *path) {
    g_autofree char *file = g_build_filename(delivery->aside, path, NULL);
    GStatBuf status;
    return g_stat(file, &status) == 0 ? (gsize)status.st_size : 0;
}

typedef struct {
    const char *folder;
    GPtrArray *names; /* char*, borrowed */
} Collection;

static bool is_below(const char *path, const char *folder) {
    gsize length = strlen(folder);
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static void collect_name(const char *path, const char *line, void *data) {
    (void)line;
    const Collection *collection = data;
    if (is_below(path, collection->folder)) {
        g_ptr_array_add(collection->names, (char *)path);
    }
}

bool delivery_archive(const Delivery *delivery, Manifest *manifest,
                      const char *folder, const ManifestEntry *entry,
                      Diag *diag) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    Collection collection = {folder, names};
    manifest_walk(manifest, collect_name, &collection);
    if (names->len == 0) {
        return true;
    }
    g_autofree char *file =
        g_build_filename(delivery->aside, entry->path, NULL);
    return archive_write(file, delivery->aside, names, &entry->date, diag) &&
           manifest_add_file(manifest, entry, file, diag);
}

bool delivery_has_archive(const Delivery *delivery, const char *folder) {
    g_autofree char *name = g_strconcat(folder, ".zip", NULL);
    g_autofree char *path = g_build_filename(delivery->out_dir, name, NULL);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* Puts the new folder where the old one stands; the old one ends up aside. */
static bool exchange_folder(const Delivery *delivery, const char *folder,
                            Diag *diag) {
    g_autofree char *from = g_build_filename(delivery->aside, folder, NULL);
    g_autofree char *to = g_build_filename(delivery->out_dir, folder, NULL);
    g_autofree char *old = g_strconcat(from, ".old", NULL);
    if (g_mkdir_with_parents(from, 0777) != 0) { /* nothing was made for it */
        report_errno("cannot make the folder", from, diag);
        return false;
    }
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) == 0) {
        return true;
    }
    /* The first build, or a file system that cannot exchange. */
    if (g_rename(to, old) != 0 && errno != ENOENT) {
        report_errno("cannot move the old folder away", to, diag);
        return false;
    }
    if (g_rename(from, to) != 0) {
        report_errno("cannot move the new folder here", to, diag);
        g_rename(old, to);
        return false;
    }
    return true;
}

/* One look at, or move of, all files that are no part of `folders`. */
typedef struct {
    const Delivery *delivery;
    const Manifest *earlier;  /* what stood in the out folder before */
    const GPtrArray *folders; /* NULL: none is replaced as a whole */
    Diag *diag;
    bool ok;
} Exchange;

static bool is_in_folders(const Exchange *exchange, const char *path) {
    for (guint i = 0; exchange->folders != NULL && i < exchange->folders->len;
         i++) {
        if (is_below(path, g_ptr_array_index(exchange->folders, i))) {
            return true;
        }
    }
    return false;
}

static void move_file(const char *path, const char *line, void *data) {
    (void)line;
    Exchange *exchange = data;
    const Delivery *delivery = exchange->delivery;
    if (is_in_folders(exchange, path)) {
        return;
    }
    g_autofree char *from = g_build_filename(delivery->aside, path, NULL);
    g_autofree char *to = g_build_filename(delivery->out_dir, path, NULL);
    g_autofree char *folder = g_path_get_dirname(to);
    if (g_mkdir_with_parents(folder, 0777) != 0 || g_rename(from, to) != 0) {
        report_errno(exchange->folders == NULL
                         ? "cannot move the file here"
                         : "cannot move the file here, so it is still the "
                           "earlier one or missing while the folders are new; "
                           "build again",
                     to, exchange->diag);
        exchange->ok = false;
    }
}

static void report_foreign(Exchange *exchange, const char *path) {
    diag_failure(exchange->diag, position_in_file(path), "write",
                 "already exists and was not made by this program; "
                 "move it away or choose another --out");
    exchange->ok = false;
}

/* A file at the top of the out folder, where people put files of their own,
 * is ours only if the earlier manifest lists it. */
static void check_file(const char *path, const char *line, void *data) {
    (void)line;
    Exchange *exchange = data;
    g_autofree char *to =
        g_build_filename(exchange->delivery->out_dir, path, NULL);
    if (strchr(path, '/') == NULL && g_file_test(to, G_FILE_TEST_EXISTS) &&
        !(manifest_has(exchange->earlier, path) &&
          g_file_test(to, G_FILE_TEST_IS_REGULAR))) {
        report_foreign(exchange, to);
    }
}

/* Replacing deletes what stood there; so it must have been ours. */
static bool is_ours(Exchange *exchange, const Manifest *manifest) {
    const char *out_dir = exchange->delivery->out_dir;
    const GPtrArray *folders = exchange->folders;
    g_autofree char *path = g_build_filename(out_dir, "manifest.json", NULL);
    bool built_before = g_file_test(path, G_FILE_TEST_EXISTS);
    for (guint i = 0; folders != NULL && !built_before && i < folders->len;
         i++) {
        g_autofree char *to =
            g_build_filename(out_dir, g_ptr_array_index(folders, i), NULL);
        if (g_file_test(to, G_FILE_TEST_EXISTS)) {
            report_foreign(exchange, to);
        }
    }
    manifest_walk(manifest, check_file, exchange);
    return exchange->ok;
}

/* A zip of what the folder held before would be handed out as if it were new.
 */
static bool remove_old_archive(const Exchange *exchange,
                               const Manifest *manifest, const char *folder) {
    g_autofree char *name = g_strconcat(folder, ".zip", NULL);
    g_autofree char *path =
        g_build_filename(exchange->delivery->out_dir, name, NULL);
    if (manifest_has(manifest, name) ||
        !manifest_has(exchange->earlier, name) || g_unlink(path) == 0 ||
        errno == ENOENT) {
        return true;
    }
    report_errno("cannot remove this file, which holds the folder as it was "
                 "before; remove it",
                 path, exchange->diag);
    return false;
}

static bool move_all(Exchange *exchange, const Manifest *manifest) {
    const GPtrArray *folders = exchange->folders;
    for (guint i = 0; folders != NULL && i < folders->len; i++) {
        const char *folder = g_ptr_array_index(folders, i);
        if (!exchange_folder(exchange->delivery, folder, exchange->diag) ||
            !remove_old_archive(exchange, manifest, folder)) {
            return false;
        }
    }
    manifest_walk(manifest, move_file, exchange);
    return exchange->ok;
}

typedef struct {
    const Delivery *delivery;
    Manifest *manifest;
} Keep;

static void keep_entry(const char *path, const char *line, void *data) {
    const Keep *keep = data;
    g_autofree char *file =
        g_build_filename(keep->delivery->out_dir, path, NULL);
    if (!manifest_has(keep->manifest, path) &&
        g_file_test(file, G_FILE_TEST_IS_REGULAR)) {
        manifest_add_line(keep->manifest, path, line);
    }
}

/* The manifest of the build before; empty when there is none. */
static Manifest *read_earlier(const char *path) {
    Manifest *earlier = manifest_new();
    g_autofree char *text = NULL;
    if (g_file_get_contents(path, &text, NULL, NULL)) {
        manifest_add_earlier(earlier, text);
    }
    return earlier;
}

bool delivery_finish(Delivery *delivery, Manifest *manifest,
                     const GPtrArray *folders, Diag *diag) {
    g_autofree char *path =
        g_build_filename(delivery->out_dir, "manifest.json", NULL);
    g_autoptr(Manifest) earlier = read_earlier(path);
    Exchange exchange = {delivery, earlier, folders, diag, true};
    if (!is_ours(&exchange, manifest) || !move_all(&exchange, manifest)) {
        return false;
    }
    Keep keep = {delivery, manifest};
    manifest_walk(earlier, keep_entry, &keep);
    g_autofree char *text = manifest_text(manifest);
    if (!file_write(path, text, strlen(text), diag)) {
        return false;
    }
    remove_tree(delivery->aside);
    if (syncfs(delivery->lock) != 0) {
        report_errno("cannot write everything to the disk", delivery->out_dir,
                     diag);
        return false;
    }
    return true;
}
