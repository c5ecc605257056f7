/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/review.h"

#include "base/file.h"

#include <string.h>

/* Both must have read the Dutch. */
#define LAWYER "lawyer"
#define ORGANISATION "sex-worker-organisation"

enum {
    COLUMN_CONTEXT,
    COLUMN_DUTCH,
    COLUMN_TRANSLATION,
    COLUMN_STATE,
    COLUMN_ROLE,
    COLUMN_DATE,
    COLUMN_FILE,
    COLUMN_REMARK,
    COLUMN_COUNT
};

static const char *const verdict_names[] = {[VERDICT_DRAFT] = "draft",
                                            [VERDICT_GOOD] = "checked",
                                            [VERDICT_WRONG] = "wrong",
                                            [VERDICT_UNSURE] = "unsure"};

static const char role_list[] =
    "native-reader, peer-worker, " ORGANISATION ", " LAWYER;

struct Reviews {
    GHashTable *contexts; /* char* -> GArray of Review, oldest first */
};

const char *verdict_state_name(Verdict verdict) {
    return verdict_names[verdict];
}

const char *review_role_list(void) {
    return role_list;
}

bool review_is_role(const char *role) {
    g_auto(GStrv) roles = g_strsplit(role_list, ", ", -1);
    return g_strv_contains((const char *const *)roles, role);
}

/* The marks in and over Arabic, Syriac and Urdu numbers are of the same class
 * as the characters that turn text round. */
static bool is_number_mark(gunichar c) {
    return (c >= 0x600 && c <= 0x605) || c == 0x6DD || c == 0x70F ||
           c == 0x8E2 || c == 0x890 || c == 0x891;
}

bool review_is_unseen(gunichar c) {
    bool joiner = c == 0x200C || c == 0x200D;
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
        return true;
    case G_UNICODE_FORMAT:
        return !joiner && !is_number_mark(c);
    default:
        return false;
    }
}

bool review_is_clean(const char *remark) {
    for (; *remark != '\0'; remark = g_utf8_next_char(remark)) {
        if (review_is_unseen(g_utf8_get_char(remark))) {
            return false;
        }
    }
    return true;
}

static void clear_review(gpointer data) {
    Review *review = data;
    g_free(review->role);
    g_free(review->date);
    g_free(review->file);
    g_free(review->remark);
}

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
    return strlen(text) == REVIEW_HASH_LENGTH &&
           strspn(text, "0123456789abcdef") == REVIEW_HASH_LENGTH;
}

static bool is_date(const char *text) {
    int year, month, day;
    char rest;
    return strlen(text) == 10 &&
           sscanf(text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3 &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static bool is_file(const char *text) {
    return strcmp(text, "-") == 0 ||
           (strlen(text) == REVIEW_FILE_LENGTH &&
            strspn(text, "0123456789abcdef") == REVIEW_FILE_LENGTH);
}

/* The place of the state in the table of names, or -1. */
static int find_verdict(const char *state) {
    for (guint i = 0; i < G_N_ELEMENTS(verdict_names); i++) {
        if (strcmp(state, verdict_names[i]) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* What is wrong with the remark of a line and where it came from, or NULL. */
static const char *find_remark_fault(char *const *columns) {
    if (!is_file(columns[COLUMN_FILE])) {
        return "the file is eight digits from 0 to 9 and a to f, or -";
    }
    if (!review_is_clean(columns[COLUMN_REMARK])) {
        return "the remark holds a character that is not seen, remove it";
    }
    return g_utf8_strlen(columns[COLUMN_REMARK], -1) > REVIEW_MOST_REMARK
               ? "the remark is longer than 2000 characters, make it shorter"
               : NULL;
}

/* What is wrong with the columns of a line, or NULL. */
static const char *find_fault(char *const *columns) {
    if (g_strv_length((char **)columns) != COLUMN_COUNT) {
        return "a line has eight columns with tabs between them: context, "
               "dutch, translation, state, role, date, file, remark";
    }
    if (*columns[COLUMN_CONTEXT] == '\0') {
        return "the context is empty";
    }
    if (!is_hash(columns[COLUMN_DUTCH]) ||
        !is_hash(columns[COLUMN_TRANSLATION])) {
        return "a hash has 16 digits from 0 to 9 and a to f";
    }
    if (find_verdict(columns[COLUMN_STATE]) < 0) {
        return "unknown state; write draft, checked, wrong or unsure";
    }
    if (*columns[COLUMN_ROLE] == '\0') {
        return "the role is empty; write who looked, without a name: "
               "native-reader, lawyer";
    }
    if (!is_date(columns[COLUMN_DATE])) {
        return "a date is YYYY-MM-DD";
    }
    return find_remark_fault(columns);
}

static void add_review(Reviews *reviews, char *const *columns) {
    GArray *array =
        g_hash_table_lookup(reviews->contexts, columns[COLUMN_CONTEXT]);
    if (array == NULL) {
        array = g_array_new(FALSE, FALSE, sizeof(Review));
        g_array_set_clear_func(array, clear_review);
        g_hash_table_insert(reviews->contexts,
                            g_strdup(columns[COLUMN_CONTEXT]), array);
    }
    Review review = {.verdict = (Verdict)find_verdict(columns[COLUMN_STATE]),
                     .role = g_strdup(columns[COLUMN_ROLE]),
                     .date = g_strdup(columns[COLUMN_DATE]),
                     .file = g_strdup(columns[COLUMN_FILE]),
                     .remark = g_strdup(columns[COLUMN_REMARK])};
    g_strlcpy(review.dutch, columns[COLUMN_DUTCH], sizeof review.dutch);
    g_strlcpy(review.translation, columns[COLUMN_TRANSLATION],
              sizeof review.translation);
    g_array_append_val(array, review);
}

static bool load_line(Reviews *reviews, const char *line, Position position,
                      Diag *diag) {
    if (position.line == 1) {
        bool header = strlen(line) == strlen(REVIEW_HEADER) - 1 &&
                      g_str_has_prefix(REVIEW_HEADER, line);
        if (!header) {
            diag_error(diag, position, "review-file",
                       "the first line must name the columns: context, dutch, "
                       "translation, state, role, date, file, remark, with "
                       "tabs between them");
        }
        return header;
    }
    if (*line == '\0') {
        return true;
    }
    g_auto(GStrv) columns = g_strsplit(line, "\t", -1);
    const char *fault = find_fault(columns);
    if (fault != NULL) {
        diag_error(diag, position, "review-file", "%s", fault);
        return false;
    }
    add_review(reviews, columns);
    return true;
}

char *review_path(const char *locales_dir, const char *code) {
    g_autofree char *name = g_strconcat(code, ".tsv", NULL);
    return g_build_filename(locales_dir, "review", name, NULL);
}

Reviews *reviews_load(const char *locales_dir, const char *code, bool *whole,
                      Diag *diag) {
    Reviews *reviews = reviews_new();
    g_autofree char *path = review_path(locales_dir, code);
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

static bool is_about(const Review *review, const char *dutch_hash,
                     const char *translation_hash) {
    return strcmp(review->dutch, dutch_hash) == 0 &&
           strcmp(review->translation, translation_hash) == 0;
}

const Review *reviews_lookup(const Reviews *reviews, const char *context,
                             const char *dutch_hash,
                             const char *translation_hash) {
    const GArray *array = g_hash_table_lookup(reviews->contexts, context);
    const Review *last = NULL;
    for (guint i = 0; array != NULL && i < array->len; i++) {
        const Review *review = &g_array_index(array, Review, i);
        last = is_about(review, dutch_hash, translation_hash) ? review : last;
    }
    return last;
}

bool reviews_has_file(const Reviews *reviews, const char *context,
                      const char *dutch_hash, const char *translation_hash,
                      const char *file) {
    const GArray *array = g_hash_table_lookup(reviews->contexts, context);
    for (guint i = 0; array != NULL && i < array->len; i++) {
        const Review *review = &g_array_index(array, Review, i);
        if (is_about(review, dutch_hash, translation_hash) &&
            strcmp(review->file, file) == 0) {
            return true;
        }
    }
    return false;
}

static MessageState state_of(Verdict verdict) {
    static const MessageState states[] = {[VERDICT_DRAFT] = STATE_DRAFT,
                                          [VERDICT_GOOD] = STATE_CHECKED,
                                          [VERDICT_WRONG] = STATE_DOUBTED,
                                          [VERDICT_UNSURE] = STATE_DOUBTED};
    return states[verdict];
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
            state = state_of(review->verdict);
        } else if ((same_dutch || same_translation) &&
                   review->verdict == VERDICT_GOOD) {
            state = STATE_STALE;
        }
    }
    return state;
}

MessageState reviews_find_dutch_state(const Reviews *reviews,
                                      const char *context, const char *hash) {
    const GArray *array = g_hash_table_lookup(reviews->contexts, context);
    MessageState state = STATE_DRAFT;
    bool lawyer = false, organisation = false;
    for (guint i = 0; array != NULL && i < array->len; i++) {
        const Review *review = &g_array_index(array, Review, i);
        if (!is_about(review, hash, hash)) {
            continue;
        }
        bool good = review->verdict == VERDICT_GOOD;
        lawyer = good && (lawyer || strcmp(review->role, LAWYER) == 0);
        organisation =
            good && (organisation || strcmp(review->role, ORGANISATION) == 0);
        state = good && !(lawyer && organisation) ? STATE_DRAFT
                                                  : state_of(review->verdict);
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
    return g_strndup(g_checksum_get_string(checksum), REVIEW_HASH_LENGTH);
}
