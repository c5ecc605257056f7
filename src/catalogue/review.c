/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/review.h"

#include "base/file.h"

#include <string.h>

enum {
    COLUMN_CONTEXT,
    COLUMN_DUTCH,
    COLUMN_TRANSLATION,
    COLUMN_STATE,
    COLUMN_ROLE,
    COLUMN_DATE,
    COLUMN_COUNT
};

static const char *const column_names[COLUMN_COUNT] = {
    "context", "dutch", "translation", "state", "role", "date"};

enum { HASH_LENGTH = 16 };

typedef struct {
    char dutch[HASH_LENGTH + 1];
    char translation[HASH_LENGTH + 1];
    MessageState state;
} Review;

struct Reviews {
    GHashTable *contexts; /* char* -> GArray of Review, oldest first */
};

static void free_reviews_of_context(gpointer array) {
    g_array_unref(array);
}

static Reviews *reviews_new(void) {
    Reviews *reviews = g_new0(Reviews, 1);
    reviews->contexts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              free_reviews_of_context);
    return reviews;
}

void reviews_free(Reviews *reviews) {
    if (reviews != NULL) {
        g_hash_table_unref(reviews->contexts);
        g_free(reviews);
    }
}

static bool is_hash(const char *text) {
    return strlen(text) == HASH_LENGTH &&
           strspn(text, "0123456789abcdef") == HASH_LENGTH;
}

static bool is_date(const char *text) {
    int year, month, day;
    char rest;
    return strlen(text) == 10 &&
           sscanf(text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3 &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* What is wrong with the columns of a line, or NULL. */
static const char *find_fault(char *const *columns) {
    if (g_strv_length((char **)columns) != COLUMN_COUNT) {
        return "a line has six columns with tabs between them: context, "
               "dutch, translation, state, role, date";
    }
    if (*columns[COLUMN_CONTEXT] == '\0') {
        return "the context is empty";
    }
    if (!is_hash(columns[COLUMN_DUTCH]) ||
        !is_hash(columns[COLUMN_TRANSLATION])) {
        return "a hash has 16 digits from 0 to 9 and a to f";
    }
    if (strcmp(columns[COLUMN_STATE], "draft") != 0 &&
        strcmp(columns[COLUMN_STATE], "checked") != 0) {
        return "unknown state; write draft or checked";
    }
    if (*columns[COLUMN_ROLE] == '\0') {
        return "the role is empty; write who looked, without a name: "
               "native-reader, lawyer";
    }
    return is_date(columns[COLUMN_DATE]) ? NULL : "a date is YYYY-MM-DD";
}

static void add_review(Reviews *reviews, char *const *columns) {
    GArray *array =
        g_hash_table_lookup(reviews->contexts, columns[COLUMN_CONTEXT]);
    if (array == NULL) {
        array = g_array_new(FALSE, FALSE, sizeof(Review));
        g_hash_table_insert(reviews->contexts,
                            g_strdup(columns[COLUMN_CONTEXT]), array);
    }
    Review review = {.state = strcmp(columns[COLUMN_STATE], "checked") == 0
                                  ? STATE_CHECKED
                                  : STATE_DRAFT};
    g_strlcpy(review.dutch, columns[COLUMN_DUTCH], sizeof review.dutch);
    g_strlcpy(review.translation, columns[COLUMN_TRANSLATION],
              sizeof review.translation);
    g_array_append_val(array, review);
}

static bool is_header(char *const *columns) {
    if (g_strv_length((char **)columns) != COLUMN_COUNT) {
        return false;
    }
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (strcmp(columns[i], column_names[i]) != 0) {
            return false;
        }
    }
    return true;
}

static bool load_line(Reviews *reviews, const char *line, Position position,
                      Diag *diag) {
    g_auto(GStrv) columns = g_strsplit(line, "\t", -1);
    if (position.line == 1) {
        if (is_header(columns)) {
            return true;
        }
        diag_error(diag, position, "review-file",
                   "the first line must name the columns: context, dutch, "
                   "translation, state, role, date, with tabs between them");
        return false;
    }
    if (*line == '\0') {
        return true;
    }
    const char *fault = find_fault(columns);
    if (fault != NULL) {
        diag_error(diag, position, "review-file", "%s", fault);
        return false;
    }
    add_review(reviews, columns);
    return true;
}

Reviews *reviews_load(const char *locales_dir, const char *code, bool *whole,
                      Diag *diag) {
    Reviews *reviews = reviews_new();
    g_autofree char *name = g_strconcat(code, ".tsv", NULL);
    g_autofree char *path = g_build_filename(locales_dir, "review", name, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        return reviews;
    }
    g_autofree char *text = file_read_text(path, diag);
    if (text == NULL) {
        *whole = false;
        return reviews;
    }
    Position position = position_in_file(g_intern_string(path));
    position.language = g_intern_string(code);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++) {
        position.line = i + 1;
        if (!load_line(reviews, lines[i], position, diag)) {
            *whole = false;
        }
    }
    return reviews;
}

MessageState reviews_find_state(const Reviews *reviews, const char *context,
                                const char *dutch_hash,
                                const char *translation_hash) {
    const GArray *array = g_hash_table_lookup(reviews->contexts, context);
    MessageState state = STATE_DRAFT;
    for (guint i = 0; array != NULL && i < array->len; i++) {
        const Review *review = &g_array_index(array, Review, i);
        bool same_dutch = strcmp(review->dutch, dutch_hash) == 0;
        bool same_translation =
            strcmp(review->translation, translation_hash) == 0;
        if (same_dutch && same_translation) {
            state = review->state;
        } else if ((same_dutch || same_translation) &&
                   review->state == STATE_CHECKED) {
            state = STATE_STALE;
        }
    }
    return state;
}

bool reviews_is_empty(const Reviews *reviews) {
    return g_hash_table_size(reviews->contexts) == 0;
}

char *review_hash(const char *const *forms, int form_count) {
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (int i = 0; i < form_count; i++) {
        if (i > 0) {
            g_checksum_update(checksum, (const guchar *)"\n", 1);
        }
        g_checksum_update(checksum, (const guchar *)forms[i], -1);
    }
    return g_strndup(g_checksum_get_string(checksum), HASH_LENGTH);
}
