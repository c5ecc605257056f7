/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/review_import.h"

#include "base/file.h"

#include <string.h>

typedef struct {
    const Catalogue *catalogue;
    GHashTable *texts; /* char* code -> TextHashes* */
} Finder;

static void add_text(Message *message, void *data) {
    Finder *finder = data;
    Translation translation;
    if (!message_is_for_translators(message) ||
        !catalogue_lookup(finder->catalogue, message, &translation)) {
        return;
    }
    TextHashes *hashes = g_new0(TextHashes, 1);
    char code[REVIEW_CODE_LENGTH + 1];
    catalogue_hash_text(message, &translation, hashes);
    review_code_make(code, hashes->context, hashes->dutch, hashes->translation);
    g_hash_table_insert(finder->texts, g_strdup(code), hashes);
}

/* The texts of the language as they are now, by code. */
static GHashTable *find_texts(const GPtrArray *documents,
                              const Catalogue *catalogue) {
    Finder finder = {catalogue, g_hash_table_new_full(g_str_hash, g_str_equal,
                                                      g_free, g_free)};
    for (guint i = 0; i < documents->len; i++) {
        document_walk_messages(documents->pdata[i], add_text, &finder);
    }
    return finder.texts;
}

static void append_line(GString *lines, const TextHashes *hashes,
                        const Remark *remark, const char *file,
                        const ImportOptions *options) {
    const GDate *date = &options->date;
    g_string_append_printf(
        lines, "%s\t%s\t%s\t%s\t%s\t%04d-%02d-%02d\t%s\t%s\n", hashes->context,
        hashes->dutch, hashes->translation, verdict_state_name(remark->verdict),
        options->role, g_date_get_year(date), (int)g_date_get_month(date),
        g_date_get_day(date), file, remark->text->str);
}

static void count_verdict(ImportCounts *counts, Verdict verdict) {
    counts->good += verdict == VERDICT_GOOD;
    counts->wrong += verdict == VERDICT_WRONG;
    counts->unsure += verdict == VERDICT_UNSURE;
}

static bool append_to_file(const char *path, const GString *lines, Diag *diag) {
    g_autofree char *before = NULL;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        before = file_read_text(path, diag);
        if (before == NULL) {
            return false;
        }
    }
    bool begun = before != NULL && *before != '\0';
    g_autoptr(GString) whole = g_string_new(begun ? before : REVIEW_HEADER);
    if (!g_str_has_suffix(whole->str, "\n")) {
        g_string_append_c(whole, '\n');
    }
    g_string_append_len(whole, lines->str, (gssize)lines->len);
    return file_write(path, whole->str, whole->len, diag);
}

bool review_import(const Remarks *remarks, const ImportOptions *options,
                   ImportCounts *counts, Diag *diag) {
    guint errors = diag_errors(diag);
    const Catalogue *catalogue = options->catalogue;
    g_autoptr(GHashTable) texts = find_texts(options->documents, catalogue);
    g_autoptr(GString) lines = g_string_new(NULL);
    *counts = (ImportCounts){0};
    for (guint i = 0; i < remarks->remarks->len; i++) {
        const Remark *remark = g_ptr_array_index(remarks->remarks, i);
        const TextHashes *hashes = g_hash_table_lookup(texts, remark->code);
        if (hashes == NULL) {
            counts->changed++;
            diag_warning(diag, remark->position, "review-changed",
                         "text %d (%s) has changed since it was read, so this "
                         "is left out",
                         remark->number, remark->code);
        } else if (catalogue_has_review_file(catalogue, hashes,
                                             remarks->file)) {
            counts->known++;
        } else {
            append_line(lines, hashes, remark, remarks->file, options);
            count_verdict(counts, remark->verdict);
        }
    }
    if (diag_errors(diag) > errors) { /* strict: warnings are errors */
        return false;
    }
    g_autofree char *path = review_path(catalogue_locales_dir(catalogue),
                                        catalogue_language(catalogue)->code);
    return lines->len == 0 || append_to_file(path, lines, diag);
}
