/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/merge.h"

#include "base/file.h"
#include "catalogue/po_header.h"

#include <glib/gstdio.h>
#include <string.h>

enum { PO_LIMIT = 1024 * 1024 };

/* The temporary folder and the three files in it. */
typedef struct {
    char *folder, *template, *old, *merged;
} Workplace;

static bool workplace_init(Workplace *place, Position position, Diag *diag) {
    g_autoptr(GError) error = NULL;
    place->folder = g_dir_make_tmp("wegwijzer-XXXXXX", &error);
    if (place->folder == NULL) {
        diag_failure(diag, position, "write", "%s", error->message);
        return false;
    }
    place->template = g_build_filename(place->folder, "template.pot", NULL);
    place->old = g_build_filename(place->folder, "old.po", NULL);
    place->merged = g_build_filename(place->folder, "merged.po", NULL);
    return true;
}

static void workplace_clear(Workplace *place) {
    if (place->folder != NULL) {
        g_unlink(place->template);
        g_unlink(place->old);
        g_unlink(place->merged);
        g_rmdir(place->folder);
    }
    g_free(place->folder);
    g_free(place->template);
    g_free(place->old);
    g_free(place->merged);
}

static void report_run(const GError *error, const char *complaint,
                       Position position, Diag *diag) {
    if (g_error_matches(error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT)) {
        diag_failure(diag, position, "msgmerge",
                     "msgmerge is not installed; install gettext");
        return;
    }
    g_autofree char *first = g_strdup(complaint == NULL ? "" : complaint);
    first[strcspn(first, "\n")] = '\0';
    diag_failure(diag, position, "msgmerge", "msgmerge failed: %s",
                 *first == '\0' && error != NULL ? error->message : first);
}

static bool run_msgmerge(const Workplace *place, Position position,
                         Diag *diag) {
    char *arguments[] = {"msgmerge",
                         "--quiet",
                         "--no-fuzzy-matching",
                         "--add-location=file",
                         "--output-file",
                         place->merged,
                         place->old,
                         place->template,
                         NULL};
    g_auto(GStrv) environment = g_get_environ();
    environment = g_environ_setenv(environment, "LC_ALL", "C.UTF-8", TRUE);
    environment = g_environ_unsetenv(environment, "LANGUAGE");
    g_autoptr(GError) error = NULL;
    g_autofree char *complaint = NULL;
    int status = 0;
    if (!g_spawn_sync(NULL, arguments, environment,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                      NULL, NULL, &complaint, &status, &error) ||
        !g_spawn_check_wait_status(status, &error)) {
        report_run(error, complaint, position, diag);
        return false;
    }
    return true;
}

static bool write_file(const char *path, const PoFile *file, Diag *diag) {
    g_autofree char *text = po_format(file, diag);
    return text != NULL && file_write(path, text, strlen(text), diag);
}

static PoFile *make_empty_po(const Language *language) {
    PoFile *file = po_new();
    PoEntry *header = po_append(file, NULL, "", NULL);
    g_free(header->forms[0]);
    header->forms[0] =
        g_strdup_printf("Project-Id-Version: wegwijzer\n"
                        "Language: %s\n"
                        "MIME-Version: 1.0\n"
                        "Content-Type: text/plain; charset=UTF-8\n"
                        "Content-Transfer-Encoding: 8bit\n"
                        "Plural-Forms: %s\n",
                        language->code, language->plural_forms);
    return file;
}

/* The old file for msgmerge, without what its header must not say. */
static bool write_old(const char *path, const PoFile *old,
                      const Workplace *place, Diag *diag) {
    if (!po_header_is_neutral(old)) {
        g_autoptr(PoFile) neutral = po_load(path, NULL, diag);
        if (neutral == NULL) {
            return false;
        }
        po_header_make_neutral(neutral);
        return write_file(place->old, neutral, diag);
    }
    g_autoptr(GBytes) bytes = file_read_bytes(path, PO_LIMIT, diag);
    if (bytes == NULL) {
        return false;
    }
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    return file_write(place->old, data, length, diag);
}

/* Puts the merged file in the place of the old one, if it says anything
 * new. */
static bool install_merged(const Workplace *place, const PoFile *old,
                           const char *path, Diag *diag) {
    g_autoptr(PoFile) merged = po_load(place->merged, NULL, diag);
    if (merged == NULL) {
        return false;
    }
    if (old != NULL && po_header_is_neutral(old) && po_is_same(old, merged)) {
        return true;
    }
    g_autoptr(GBytes) bytes = file_read_bytes(place->merged, PO_LIMIT, diag);
    if (bytes == NULL) {
        return false;
    }
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    return file_write(path, data, length, diag);
}

static bool merge_into(const PoFile *template, const PoFile *old,
                       const Language *language, const char *path, Diag *diag) {
    Workplace place = {0};
    Position position = position_in_file(g_intern_string(path));
    position.language = g_intern_string(language->code);
    bool done = workplace_init(&place, position, diag) &&
                write_file(place.template, template, diag);
    if (done && old != NULL) {
        done = write_old(path, old, &place, diag);
    } else if (done) {
        g_autoptr(PoFile) empty = make_empty_po(language);
        done = write_file(place.old, empty, diag);
    }
    done = done && run_msgmerge(&place, position, diag) &&
           install_merged(&place, old, path, diag);
    workplace_clear(&place);
    return done;
}

bool merge_template(const PoFile *template, const Language *language,
                    const char *locales_dir, Diag *diag) {
    g_autofree char *name = g_strconcat(language->code, ".po", NULL);
    g_autofree char *path = g_build_filename(locales_dir, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        return !language->offered ||
               merge_into(template, NULL, language, path, diag);
    }
    g_autoptr(PoFile) old = po_load(path, language->code, diag);
    return old != NULL && merge_into(template, old, language, path, diag);
}
