/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/coverage.h"

#include <string.h>

typedef struct {
    const Catalogue *catalogue;
    Coverage count;
    GHashTable *seen; /* keys: a text that stands twice counts once */
} Counting;

static void count_state(Coverage *count, MessageState state) {
    count->translated++;
    count->doubted += state == STATE_DOUBTED;
    count->stale += state == STATE_STALE;
    count->checked += state == STATE_CHECKED;
}

static void count_message(Message *message, void *data) {
    Counting *counting = data;
    if (!message_is_for_translators(message)) {
        return;
    }
    g_autofree char *key =
        catalogue_make_key(message->context, catalogue_message_id(message));
    if (!g_hash_table_add(counting->seen, g_steal_pointer(&key))) {
        return;
    }
    if (!catalogue_owes(counting->catalogue, message)) {
        counting->count.not_owed++;
        return;
    }
    counting->count.total++;
    Translation translation;
    Position position;
    if (catalogue_lookup(counting->catalogue, message, &translation)) {
        count_state(&counting->count, translation.state);
    } else if (catalogue_find_kind(counting->catalogue, message, &position) ==
               ENTRY_FUZZY) {
        counting->count.fuzzy++;
    } else {
        counting->count.missing++;
    }
}

Coverage coverage_count(const Document *document, const Catalogue *catalogue) {
    Counting counting = {.catalogue = catalogue};
    counting.seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    /* The walk hands out messages that may be changed; these are not. */
    document_walk_messages((Document *)document, count_message, &counting);
    g_hash_table_unref(counting.seen);
    return counting.count;
}

bool coverage_is_expected(const Document *document, const Language *language) {
    return !document->professional || strcmp(language->code, "nl") == 0 ||
           strcmp(language->code, "en") == 0;
}

static int longest_id(const GPtrArray *documents) {
    gsize longest = strlen("topic");
    for (guint i = 0; i < documents->len; i++) {
        const Document *document = documents->pdata[i];
        longest = MAX(longest, strlen(document->id));
    }
    return (int)longest;
}

/* A document of which the language owes nothing has no numbers. */
static void append_counts(GString *table, Coverage count) {
    if (count.total == 0 && count.not_owed > 0) {
        g_string_append_printf(table, "%5s  %10s  %5s  %7s  %7s  %5s  %7s\n",
                               "-", "-", "-", "-", "-", "-", "-");
        return;
    }
    g_string_append_printf(table, "%5u  %10u  %5u  %7u  %7u  %5u  %7u\n",
                           count.total, count.translated, count.fuzzy,
                           count.missing, count.doubted, count.stale,
                           count.checked);
}

char *coverage_table(const GPtrArray *documents, const GPtrArray *catalogues) {
    int width = longest_id(documents);
    GString *table = g_string_new(NULL);
    g_string_append_printf(table,
                           "%-*s  %-8s  %5s  %10s  %5s  %7s  %7s  %5s  %7s\n",
                           width, "topic", "language", "total", "translated",
                           "fuzzy", "missing", "doubted", "stale", "checked");
    for (guint i = 0; i < documents->len; i++) {
        const Document *document = documents->pdata[i];
        for (guint j = 0; j < catalogues->len; j++) {
            const Catalogue *catalogue = catalogues->pdata[j];
            const Language *language = catalogue_language(catalogue);
            if (!coverage_is_expected(document, language)) {
                continue;
            }
            g_string_append_printf(table, "%-*s  %-8s  ", width, document->id,
                                   language->code);
            append_counts(table, coverage_count(document, catalogue));
        }
    }
    return g_string_free(table, FALSE);
}
