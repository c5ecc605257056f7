/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/check.h"

#include "catalogue/compare.h"

#include <string.h>

#define MOST_LISTED 5 /* texts of a document that are named one by one */

typedef struct {
    Comparing comparing;
    GHashTable *seen; /* keys of messages met so far */
    /* of one document */
    GPtrArray *missing; /* const Message* without translation */
    guint count, missing_safety;
} Check;

static void report_missing(const Check *check, const Message *message) {
    Position position;
    const char *text = "is not translated";
    switch (
        catalogue_find_kind(check->comparing.catalogue, message, &position)) {
    case ENTRY_ABSENT:
        text = "is not in the file; run `wegwijzer extract`";
        break;
    case ENTRY_FUZZY:
        text = "is fuzzy, which counts as not translated; look at it and "
               "remove the mark";
        break;
    case ENTRY_TRANSLATED:
    case ENTRY_EMPTY:
        break;
    }
    g_autofree char *start = g_utf8_substring(
        message->forms[0], 0, MIN(g_utf8_strlen(message->forms[0], -1), 40));
    diag_warning(check->comparing.diag, position, "untranslated",
                 "%s: \"%s\" %s", message->context, start, text);
}

/* A reader said so of exactly this text. Dutch ones stand in the content. */
static void report_doubt(const Check *check, const Message *message,
                         const Translation *translation) {
    const Review *review = translation->review;
    if (translation->state != STATE_DOUBTED || review == NULL) {
        return;
    }
    Position position = translation->position;
    position.language = catalogue_language(check->comparing.catalogue)->code;
    g_autofree char *remark =
        *review->remark == '\0' ? g_strdup("no remark")
                                : g_strconcat("\"", review->remark, "\"", NULL);
    diag_warning(check->comparing.diag, position, "doubted",
                 "%s: %s (%s, %s): %s; change the text, or have it read again",
                 message->context,
                 review->verdict == VERDICT_WRONG ? "called wrong"
                                                  : "a reader was not sure",
                 review->role, review->date, remark);
}

static void check_message(Message *message, void *data) {
    Check *check = data;
    if (!message_is_for_translators(message)) {
        return;
    }
    g_autofree char *key =
        catalogue_make_key(message->context, catalogue_message_id(message));
    if (!g_hash_table_add(check->seen, g_steal_pointer(&key))) {
        return;
    }
    const Catalogue *catalogue = check->comparing.catalogue;
    bool owed = catalogue_owes(catalogue, message);
    check->count += owed;
    Translation translation;
    if (catalogue_lookup(catalogue, message, &translation)) {
        compare_message(&check->comparing, message, &translation);
        report_doubt(check, message, &translation);
    } else if (owed) {
        g_ptr_array_add(check->missing, message);
        check->missing_safety += message->safety;
    }
}

/* A few texts are named; of many only the number, since any PO editor lists
 * them and a thousand lines would bury what is wrong. */
static void report_all_missing(const Check *check, Position position,
                               const char *id) {
    if (check->missing->len > MOST_LISTED) {
        if (position.file == NULL) { /* a vocabulary: the file of its texts */
            const Message *first = g_ptr_array_index(check->missing, 0);
            position.file = first->position.file;
        }
        g_autofree char *safety =
            check->missing_safety == 0
                ? g_strdup("")
                : g_strdup_printf(", %u of them safety-critical",
                                  check->missing_safety);
        diag_warning(check->comparing.diag, position, "untranslated",
                     "%s: %u of %u texts are not translated yet%s", id,
                     check->missing->len, check->count, safety);
        return;
    }
    for (guint i = 0; i < check->missing->len; i++) {
        report_missing(check, g_ptr_array_index(check->missing, i));
    }
}

static void check_document(Check *check, Document *document) {
    const Language *language = catalogue_language(check->comparing.catalogue);
    if (document->professional && strcmp(language->code, "en") != 0) {
        return;
    }
    Position position = document->position;
    position.language = g_intern_string(language->code);
    check->count = check->missing_safety = 0;
    g_ptr_array_set_size(check->missing, 0);
    document_walk_messages(document, check_message, check);
    report_all_missing(check, position, document->id);
    if (check->missing_safety > 0 && check->missing->len <= MOST_LISTED) {
        diag_report(check->comparing.diag, SEVERITY_NOTE, position,
                    "not-offered",
                    "\"%s\" is not offered in %s until its %u missing "
                    "safety-critical texts are translated",
                    document->id, language->code, check->missing_safety);
    }
}

static void check_dutch_message(Message *message, void *data) {
    const Check *check = data;
    Translation translation;
    if (catalogue_lookup(check->comparing.catalogue, message, &translation)) {
        report_doubt(check, message, &translation);
    }
}

/* Dutch is not compared with itself, but people judge it, too. */
static void check_dutch(const GPtrArray *documents, const Catalogue *catalogue,
                        Diag *diag) {
    Check check = {.comparing = {.catalogue = catalogue, .diag = diag}};
    for (guint i = 0; i < documents->len; i++) {
        document_walk_messages(documents->pdata[i], check_dutch_message,
                               &check);
    }
}

static void report_unused(Position position, const char *context, void *data) {
    const Check *check = data;
    diag_warning(check->comparing.diag, position, "unused-translation",
                 "%s: no Dutch text asks for this translation; run "
                 "`wegwijzer extract`",
                 context);
}

void catalogue_check(const GPtrArray *documents, const Catalogue *catalogue,
                     Diag *diag) {
    const Language *language = catalogue_language(catalogue);
    if (strcmp(language->code, "nl") == 0) {
        check_dutch(documents, catalogue, diag);
        return;
    }
    g_autoptr(Terms) terms =
        terms_load(catalogue_locales_dir(catalogue), language->code, diag);
    g_autoptr(Glossary) glossary =
        glossary_load(catalogue_locales_dir(catalogue), language, diag);
    Check check = {.comparing = {catalogue, terms, glossary, diag}};
    check.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    check.missing = g_ptr_array_new();
    for (guint i = 0; i < documents->len; i++) {
        check_document(&check, documents->pdata[i]);
    }
    catalogue_walk_unused(catalogue, check.seen, report_unused, &check);
    g_ptr_array_unref(check.missing);
    g_hash_table_unref(check.seen);
}
