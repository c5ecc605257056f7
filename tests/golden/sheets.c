/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints the sheets of everything that a `build` command line asks for:
 * `sheets dump OPTIONS` the drawing lists, `sheets imposed OPTIONS` those of
 * the sheets for the office printer, `sheets text OPTIONS` the text in reading
 * order, each under a line "=== path". With `sheets text-to FOLDER
 * OPTIONS` each text becomes a file FOLDER/path.txt. `sheets boxes-to FOLDER
 * OPTIONS` does so with where the box for a name and a number is (path.box),
 * for every leaflet on paper that must have it, and fails if ink lies in one.
 */
#include "../unit/contact_box.h"
#include "layout/impose.h"
#include "layout/layout.h"
#include "layout/sheet_dump.h"
#include "render.h"
#include "render_languages.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

typedef enum {
    PRINT_DUMP,
    PRINT_IMPOSED,
    PRINT_TEXT,
    PRINT_TO_FILES,
    PRINT_BOXES
} PrintMode;

static void print_file(const char *name, const char *text, const char *folder,
                       const char *ending) {
    if (folder == NULL) {
        printf("=== %s\n%s", name, text);
        return;
    }
    g_autofree char *path = g_strdup_printf("%s/%s.%s", folder, name, ending);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0777);
    if (!g_file_set_contents(path, text, -1, NULL)) {
        abort();
    }
}

static bool must_have_box(const PlannedLeaflet *leaflet) {
    bool found = false;
    for (guint i = 0; i < leaflet->flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(leaflet->flyer->parts, i);
        for (guint j = 0; j < part->items->len; j++) {
            const PartItem *item = g_ptr_array_index(part->items, j);
            found = found || (item->kind == PART_CONTACT &&
                              !format_hides(leaflet->format, part->id, "") &&
                              !format_is_foreign(leaflet->format, part->id));
        }
    }
    return found && !leaflet->format->screen;
}

static void print_box(const PlannedLeaflet *leaflet, const SheetSet *set,
                      const char *folder, Diag *diag) {
    if (!must_have_box(leaflet)) {
        return;
    }
    g_autofree char *fault = contact_box_fault(set);
    if (fault != NULL) {
        diag_error(diag, position_in_file(leaflet->pdf), "box",
                   "the box for a name and a number: %s", fault);
    }
    g_autofree char *text = contact_box_describe(set);
    print_file(leaflet->pdf, text, folder, "box");
}

static void print_imposed(const PlannedLeaflet *leaflet, SheetSet *set) {
    if (leaflet->sheets != NULL) {
        impose(set, leaflet->format);
        g_autofree char *text = sheet_set_dump(set);
        printf("=== %s\n%s", leaflet->sheets, text);
    }
}

/* The text of the language card of an edition, page by page. */
static void print_languages(const Inputs *inputs, const PlannedFolder *folder,
                            const char *out, Diag *diag) {
    const PlannedLanguages *planned = folder->languages;
    MessageState state;
    g_autoptr(SheetSet) pages =
        render_language_pages(inputs, folder->edition, planned, &state, diag);
    g_autoptr(SheetSet) wallet =
        render_language_wallet(inputs, folder->edition, planned, diag);
    if (pages != NULL && wallet != NULL) {
        g_autofree char *text = sheet_set_text(pages);
        g_autofree char *names = sheet_set_text(wallet);
        print_file(planned->pages, text, out, "txt");
        print_file(planned->wallet, names, out, "txt");
    }
}

static PrintMode mode_named(const char *name) {
    return strcmp(name, "dump") == 0      ? PRINT_DUMP
           : strcmp(name, "imposed") == 0 ? PRINT_IMPOSED
                                          : PRINT_TEXT;
}

static void print_plan(Inputs *inputs, PrintMode mode, const char *folder,
                       Diag *diag) {
    g_autoptr(BuildPlan) plan = build_plan_new(inputs, diag);
    if (plan == NULL || !inputs_load_looks(inputs, diag)) {
        return;
    }
    for (guint i = 0; i < plan->leaflets->len; i++) {
        const PlannedLeaflet *leaflet = g_ptr_array_index(plan->leaflets, i);
        MessageState state;
        g_autoptr(SheetSet) set = render_sheets(inputs, leaflet, &state, diag);
        if (set != NULL && mode == PRINT_BOXES) {
            print_box(leaflet, set, folder, diag);
        } else if (set != NULL && mode == PRINT_IMPOSED) {
            print_imposed(leaflet, set);
        } else if (set != NULL) {
            g_autofree char *text =
                mode == PRINT_DUMP ? sheet_set_dump(set) : sheet_set_text(set);
            print_file(leaflet->pdf, text, folder, "txt");
        }
    }
    for (guint i = 0; mode == PRINT_TO_FILES && i < plan->folders->len; i++) {
        const PlannedFolder *planned = g_ptr_array_index(plan->folders, i);
        if (planned->languages != NULL) {
            print_languages(inputs, planned, folder, diag);
        }
    }
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    bool boxes = argc > 2 && strcmp(argv[1], "boxes-to") == 0;
    bool to_files = boxes || (argc > 2 && strcmp(argv[1], "text-to") == 0);
    if (argc < 2 + to_files) {
        fputs("usage: sheets dump|imposed|text|text-to FOLDER|boxes-to FOLDER "
              "OPTIONS...\n",
              stderr);
        return 2;
    }
    PrintMode mode = boxes      ? PRINT_BOXES
                     : to_files ? PRINT_TO_FILES
                                : mode_named(argv[1]);
    const char *folder = to_files ? argv[2] : NULL;
    int used = to_files ? 2 : 1;
    argv[used] = argv[0];
    int exit_status = 0;
    g_autoptr(Options) options =
        options_parse(argc - used, argv + used, &exit_status);
    if (options == NULL) {
        return exit_status;
    }
    g_autoptr(Diag) diag = diag_new(stderr, options->mode);
    g_autoptr(Inputs) inputs = inputs_load(options, diag);
    if (inputs != NULL) {
        print_plan(inputs, mode, folder, diag);
    }
    return diag_exit_status(diag);
}
