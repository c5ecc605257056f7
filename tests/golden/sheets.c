/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints the sheets of everything that a `build` command line asks for:
 * `sheets dump OPTIONS` the drawing lists, `sheets text OPTIONS` the text in
 * reading order, each under a line "=== path". With `sheets text-to FOLDER
 * OPTIONS` each text becomes a file FOLDER/path.txt.
 */
#include "layout/layout.h"
#include "layout/sheet_dump.h"
#include "render.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

typedef enum { PRINT_DUMP, PRINT_TEXT, PRINT_TO_FILES } PrintMode;

static void print_leaflet(const PlannedLeaflet *leaflet, const char *text,
                          const char *folder) {
    if (folder == NULL) {
        printf("=== %s\n%s", leaflet->pdf, text);
        return;
    }
    g_autofree char *path = g_strdup_printf("%s/%s.txt", folder, leaflet->pdf);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir_with_parents(parent, 0777);
    if (!g_file_set_contents(path, text, -1, NULL)) {
        abort();
    }
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
        if (set != NULL) {
            g_autofree char *text =
                mode == PRINT_DUMP ? sheet_set_dump(set) : sheet_set_text(set);
            print_leaflet(leaflet, text, folder);
        }
    }
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    bool to_files = argc > 2 && strcmp(argv[1], "text-to") == 0;
    if (argc < 2 + to_files) {
        fputs("usage: sheets dump|text|text-to FOLDER OPTIONS...\n", stderr);
        return 2;
    }
    PrintMode mode = to_files                       ? PRINT_TO_FILES
                     : strcmp(argv[1], "dump") == 0 ? PRINT_DUMP
                                                    : PRINT_TEXT;
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
