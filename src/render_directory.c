/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_directory.h"

#include "edition/compose_listing.h"
#include "output/directory_file.h"

#include <string.h>

static void write_file(const RenderTask *task, const Directory *directory,
                       const char *path, const char *text, Manifest *manifest,
                       Diag *diag) {
    ManifestEntry entry = {
        .path = path,
        .edition = directory->edition,
        .language = directory->listing->language->tag,
        .state = message_state_name(document_lowest_state(directory->listing)),
        .date = directory->date};
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    render_write(task, &entry, bytes, manifest, diag);
}

void render_directory(const void *data, Manifest *manifest, Diag *diag) {
    const RenderTask *task = data;
    const Inputs *inputs = task->inputs;
    const PlannedFolder *folder = task->folder;
    Composition composition =
        render_composition(inputs, folder->edition, inputs->content->dutch);
    g_autoptr(Document) listing = compose_listing(&composition, diag);
    Directory directory = {
        .listing = listing,
        .edition = folder->edition->id,
        .edition_name = folder->edition->name,
        .example = edition_status_on(folder->edition, &composition.date) !=
                   STATUS_APPROVED,
        .date = composition.date};
    if (task->delivery != NULL) {
        g_autofree char *csv = directory_csv_write(&directory);
        g_autofree char *json = directory_json_write(&directory);
        write_file(task, &directory, folder->directory_csv, csv, manifest,
                   diag);
        write_file(task, &directory, folder->directory_json, json, manifest,
                   diag);
    }
}
