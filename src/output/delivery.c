/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/delivery.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

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

typedef struct {
    const Delivery *delivery;
    Diag *diag;
    bool ok;
} Move;

static void move_file(const char *path, const char *line, void *data) {
    (void)line;
    Move *move = data;
    g_autofree char *from = g_build_filename(move->delivery->aside, path, NULL);
    g_autofree char *to = g_build_filename(move->delivery->out_dir, path, NULL);
    g_autofree char *folder = g_path_get_dirname(to);
    if (g_mkdir_with_parents(folder, 0777) != 0 || g_rename(from, to) != 0) {
        report_errno("cannot move the file here", to, move->diag);
        move->ok = false;
    }
}

/* Replacing deletes what stood there; so it must have been ours. */
static bool is_ours(const Delivery *delivery, const GPtrArray *folders,
                    Diag *diag) {
    g_autofree char *manifest =
        g_build_filename(delivery->out_dir, "manifest.json", NULL);
    if (folders == NULL || g_file_test(manifest, G_FILE_TEST_EXISTS)) {
        return true;
    }
    for (guint i = 0; i < folders->len; i++) {
        g_autofree char *to = g_build_filename(
            delivery->out_dir, g_ptr_array_index(folders, i), NULL);
        if (g_file_test(to, G_FILE_TEST_EXISTS)) {
            diag_failure(diag, position_in_file(g_intern_string(to)), "write",
                         "already exists and was not made by this program; "
                         "move it away or choose another --out");
            return false;
        }
    }
    return true;
}

static bool move_all(const Delivery *delivery, const Manifest *manifest,
                     const GPtrArray *folders, Diag *diag) {
    if (folders == NULL) {
        Move move = {delivery, diag, true};
        manifest_walk(manifest, move_file, &move);
        return move.ok;
    }
    for (guint i = 0; i < folders->len; i++) {
        if (!exchange_folder(delivery, g_ptr_array_index(folders, i), diag)) {
            return false;
        }
    }
    return true;
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

static void keep_earlier(const Delivery *delivery, const char *path,
                         Manifest *manifest) {
    g_autofree char *text = NULL;
    if (g_file_get_contents(path, &text, NULL, NULL)) {
        g_autoptr(Manifest) earlier = manifest_new();
        manifest_add_earlier(earlier, text);
        Keep keep = {delivery, manifest};
        manifest_walk(earlier, keep_entry, &keep);
    }
}

bool delivery_finish(Delivery *delivery, Manifest *manifest,
                     const GPtrArray *folders, Diag *diag) {
    if (!is_ours(delivery, folders, diag) ||
        !move_all(delivery, manifest, folders, diag)) {
        return false;
    }
    g_autofree char *path =
        g_build_filename(delivery->out_dir, "manifest.json", NULL);
    keep_earlier(delivery, path, manifest);
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
