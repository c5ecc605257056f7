/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "take_reviews.h"

#include "base/file.h"
#include "catalogue/review_import.h"

/* The catalogue that the remarks are about; NULL after a report. */
static const Catalogue *load_catalogue(Inputs *inputs, const Remarks *remarks,
                                       Diag *diag) {
    const Language *language =
        language_lookup(inputs->languages, remarks->language);
    if (language == NULL) {
        diag_error(diag, remarks->position, "review-remark",
                   "there is no language \"%s\"", remarks->language);
        return NULL;
    }
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    g_ptr_array_add(languages, (gpointer)language);
    inputs_load_texts(inputs, languages, diag);
    return g_hash_table_lookup(inputs->catalogues, language->code);
}

static void print_counts(const Remarks *remarks, const ImportCounts *counts) {
    printf("%s: %u added (%u good, %u wrong, %u unsure), %u there already, %u "
           "left out because the text has changed\n",
           remarks->language, counts->good + counts->wrong + counts->unsure,
           counts->good, counts->wrong, counts->unsure, counts->known,
           counts->changed);
}

void take_reviews(Inputs *inputs, Diag *diag) {
    const Options *options = inputs->options;
    g_autofree char *text = file_read_input(options->review_file, diag);
    g_autoptr(Remarks) remarks =
        text == NULL ? NULL : remarks_parse(text, options->review_file, diag);
    const Catalogue *catalogue =
        remarks == NULL ? NULL : load_catalogue(inputs, remarks, diag);
    ImportOptions import = {.documents = inputs->content->documents,
                            .catalogue = catalogue,
                            .role = options->role,
                            .date = options->date};
    ImportCounts counts;
    if (catalogue != NULL && diag_errors(diag) == 0 &&
        review_import(remarks, &import, &counts, diag) && !options->quiet) {
        print_counts(remarks, &counts);
    }
}
