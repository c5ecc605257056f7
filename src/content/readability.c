/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/readability.h"

#include "content/sentences.h"

#include <string.h>

enum {
    SENTENCE_WORDS = 15,
    MEAN_WORDS = 12,      /* the mean stays under it */
    MEAN_SENTENCES = 3,   /* with fewer, the longest sentence says it all */
    PARAGRAPH_WORDS = 40, /* five lines of eight words in a narrow column */
    HEADING_WORDS = 7,
    HEADED_WORDS = 70, /* between two headings */
    LIST_ITEMS = 7,
    /* Twenty languages take 23 times the Dutch bytes: with the fonts, this is
     * what a kiosk of 3 MB holds. */
    BUDGET_WORDS = 9000,
    WORST = 10,
    QUOTE_CHARACTERS = 40
};

/* What is counted in a document or section. Words are all words; the mean is
 * that of sentences with an end, so that labels do not lower it. */
typedef struct {
    char *name; /* "visit", "visit/who" */
    Position position;
    bool off_screen; /* not in the kiosk: for professionals, or for chats */
    int words, sentences, sentence_words, longest;
} Figures;

typedef struct {
    char *text;
    Position position;
    int words;
} LongSentence;

typedef struct {
    GPtrArray *documents; /* Figures* */
    GPtrArray *sections;  /* Figures*: all */
    GPtrArray *sentences; /* LongSentence*: all */
    Figures *document, *section;
    Position heading; /* the last one; no file: there is none */
    int headed_words; /* since then */
    Diag *diag;       /* NULL: only count */
} Reading;

static void free_figures(gpointer data) {
    Figures *figures = data;
    g_free(figures->name);
    g_free(figures);
}

static void free_long_sentence(gpointer data) {
    LongSentence *sentence = data;
    g_free(sentence->text);
    g_free(sentence);
}

static void reading_clear(Reading *reading) {
    g_ptr_array_unref(reading->documents);
    g_ptr_array_unref(reading->sections);
    g_ptr_array_unref(reading->sentences);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

static void G_GNUC_PRINTF(3, 4)
    report(const Reading *reading, Position position, const char *format, ...) {
    if (reading->diag == NULL) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diag_warning(reading->diag, position, "readability", "%s", text);
}

/* The first words; caller frees. */
static char *quote(const char *text) {
    if (g_utf8_strlen(text, -1) <= QUOTE_CHARACTERS) {
        return g_strdup(text);
    }
    g_autofree char *start = g_utf8_substring(text, 0, QUOTE_CHARACTERS);
    return g_strconcat(start, "…", NULL);
}

/* Tenths of words a sentence; 0 without sentences. Not a double: its text
 * would follow the locale. */
static int mean_tenths(const Figures *figures) {
    return figures->sentences == 0
               ? 0
               : (figures->sentence_words * 10 + figures->sentences / 2) /
                     figures->sentences;
}

static bool has_mean(const Figures *figures) {
    return figures->sentences >= MEAN_SENTENCES;
}

static void check_mean(const Reading *reading, const Figures *figures) {
    if (has_mean(figures) &&
        figures->sentence_words >= MEAN_WORDS * figures->sentences) {
        int tenths = mean_tenths(figures);
        report(reading, figures->position,
               "the sentences of '%s' have %d.%d words on average, which must "
               "stay under %d; make some of them shorter",
               figures->name, tenths / 10, tenths % 10, MEAN_WORDS);
    }
}

static void count_sentence(Figures *figures, const Sentence *sentence) {
    figures->words += sentence->words;
    figures->longest = MAX(figures->longest, sentence->words);
    if (sentence->ended) {
        figures->sentences++;
        figures->sentence_words += sentence->words;
    }
}

static void read_sentence(Reading *reading, const Sentence *sentence,
                          Position position) {
    count_sentence(reading->document, sentence);
    count_sentence(reading->section, sentence);
    LongSentence *record = g_new0(LongSentence, 1);
    record->text = g_strdup(sentence->text);
    record->position = position;
    record->words = sentence->words;
    g_ptr_array_add(reading->sentences, record);
    if (sentence->words > SENTENCE_WORDS) {
        g_autofree char *start = quote(sentence->text);
        report(reading, position,
               "a sentence has %d words, at most %d: \"%s\"; make two of it",
               sentence->words, SENTENCE_WORDS, start);
    }
}

/* The form of a counted text that says more. */
static const char *message_text(const Message *message) {
    return message->forms[message->form_count - 1];
}

/* A paragraph or an item. */
static void read_text(Reading *reading, const Message *message) {
    int words = 0;
    g_autoptr(GPtrArray) sentences = sentences_split(message_text(message));
    for (guint i = 0; i < sentences->len; i++) {
        const Sentence *sentence = g_ptr_array_index(sentences, i);
        read_sentence(reading, sentence, message->position);
        words += sentence->words;
    }
    reading->headed_words += words;
    if (words > PARAGRAPH_WORDS) {
        report(reading, message->position,
               "a paragraph has %d words, at most %d; make two of it", words,
               PARAGRAPH_WORDS);
    }
}

/* Words under a heading, at the end of its text. */
static void end_headed(Reading *reading) {
    if (reading->heading.file != NULL && reading->headed_words > HEADED_WORDS) {
        report(reading, reading->heading,
               "%d words stand under one heading, at most %d; put a heading "
               "between them, or leave something out",
               reading->headed_words, HEADED_WORDS);
    }
    reading->heading = (Position){0};
    reading->headed_words = 0;
}

/* Headings, and what is shown like one. */
static void read_heading(Reading *reading, const Message *message) {
    int words = 0;
    g_autoptr(GPtrArray) sentences = sentences_split(message_text(message));
    for (guint i = 0; i < sentences->len; i++) {
        const Sentence *sentence = g_ptr_array_index(sentences, i);
        words += sentence->words;
    }
    reading->document->words += words;
    reading->section->words += words;
    if (words > HEADING_WORDS) {
        g_autofree char *start = quote(message_text(message));
        report(reading, message->position,
               "a heading has %d words, at most %d: \"%s\"; make it shorter",
               words, HEADING_WORDS, start);
    }
}

static void read_block(Reading *reading, const Block *block) {
    if (block->kind == BLOCK_HEADING) {
        end_headed(reading);
        reading->heading = block->position;
        read_heading(reading, block->message);
    } else if (block->message != NULL) {
        read_text(reading, block->message);
    }
    if (block->kind == BLOCK_LIST && block->children->len > LIST_ITEMS) {
        report(reading, block->position,
               "a list has %u items, at most %d; make two lists, or leave "
               "something out",
               block->children->len, LIST_ITEMS);
    }
    for (guint i = 0; i < block->children->len; i++) {
        read_block(reading, g_ptr_array_index(block->children, i));
    }
}

static Figures *begin_figures(GPtrArray *list, char *name, Position position) {
    Figures *figures = g_new0(Figures, 1);
    figures->name = name;
    figures->position = position;
    g_ptr_array_add(list, figures);
    return figures;
}

static void read_section(Reading *reading, const Document *document,
                         const Block *section) {
    reading->section = begin_figures(
        reading->sections, g_strdup_printf("%s/%s", document->id, section->id),
        section->position);
    read_block(reading, section);
    end_headed(reading);
    check_mean(reading, reading->section);
}

/* Vocabularies have no position of their own: the file of their entries. */
static Position document_position(const Document *document) {
    const GPtrArray *sections = document->root->children;
    if (document->position.file != NULL || sections->len == 0) {
        return document->position;
    }
    const Block *first = g_ptr_array_index(sections, 0);
    return (Position){.file = first->position.file};
}

/* The short texts of the kiosk card; NULL in vocabularies. */
static void read_card(Reading *reading, const Document *document) {
    reading->section = begin_figures(reading->sections, g_strdup(document->id),
                                     document_position(document));
    if (document->title != NULL) {
        read_heading(reading, document->title);
    }
    if (document->question != NULL) {
        read_heading(reading, document->question);
    }
    if (document->summary != NULL) {
        read_text(reading, document->summary);
    }
}

static void read_document(Reading *reading, const Document *document) {
    const GPtrArray *sections = document->root->children;
    reading->document =
        begin_figures(reading->documents, g_strdup(document->id),
                      document_position(document));
    reading->document->off_screen =
        document->professional || g_str_equal(document->id, "messages");
    read_card(reading, document);
    for (guint i = 0; i < sections->len; i++) {
        read_section(reading, document, g_ptr_array_index(sections, i));
    }
    check_mean(reading, reading->document);
}

static void read_all(Reading *reading, const GPtrArray *documents) {
    reading->documents = g_ptr_array_new_with_free_func(free_figures);
    reading->sections = g_ptr_array_new_with_free_func(free_figures);
    reading->sentences = g_ptr_array_new_with_free_func(free_long_sentence);
    for (guint i = 0; i < documents->len; i++) {
        read_document(reading, g_ptr_array_index(documents, i));
    }
}

static gint compare_words(gconstpointer a, gconstpointer b) {
    return (*(Figures *const *)b)->words - (*(Figures *const *)a)->words;
}

/* The words of all documents that the kiosk holds. */
static int count_together(const GPtrArray *documents) {
    int words = 0;
    for (guint i = 0; i < documents->len; i++) {
        const Figures *figures = g_ptr_array_index(documents, i);
        words += figures->off_screen ? 0 : figures->words;
    }
    return words;
}

/* Reported at the longest text. */
static void check_budget(const Reading *reading) {
    int words = count_together(reading->documents);
    if (words <= BUDGET_WORDS) {
        return;
    }
    g_autoptr(GPtrArray) longest = g_ptr_array_new();
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < reading->documents->len; i++) {
        Figures *figures = g_ptr_array_index(reading->documents, i);
        if (!figures->off_screen) {
            g_ptr_array_add(longest, figures);
        }
    }
    g_ptr_array_sort(longest, compare_words);
    for (guint i = 0; i < longest->len; i++) {
        const Figures *figures = g_ptr_array_index(longest, i);
        g_string_append_printf(list, "%s%s %d", i > 0 ? ", " : "",
                               figures->name, figures->words);
    }
    const Figures *first = g_ptr_array_index(longest, 0);
    diag_warning(reading->diag, first->position, "word-budget",
                 "all Dutch texts together have %d words, and the kiosk has "
                 "room for %d: %s; leave something out",
                 words, BUDGET_WORDS, list->str);
}

void readability_check(const GPtrArray *documents, Diag *diag) {
    g_auto(Reading) reading = {.diag = diag};
    read_all(&reading, documents);
    check_budget(&reading);
}

static void append_figures(GString *table, int width, const Figures *figures) {
    int tenths = mean_tenths(figures);
    g_string_append_printf(table, "%-*s  %5d  %9d  %2d.%d  %7d\n", width,
                           figures->name, figures->words, figures->sentences,
                           tenths / 10, tenths % 10, figures->longest);
}

static void append_documents(GString *table, const GPtrArray *documents) {
    gsize width = strlen("together");
    for (guint i = 0; i < documents->len; i++) {
        const Figures *figures = g_ptr_array_index(documents, i);
        width = MAX(width, strlen(figures->name));
    }
    g_string_append_printf(table, "%-*s  words  sentences  mean  longest\n",
                           (int)width, "text");
    for (guint i = 0; i < documents->len; i++) {
        append_figures(table, (int)width, g_ptr_array_index(documents, i));
    }
    g_string_append_printf(
        table,
        "%-*s  %5d  of at most %d, without texts for professionals and chats\n",
        (int)width, "together", count_together(documents), BUDGET_WORDS);
}

static void append_place(GString *table, Position position) {
    g_string_append_printf(table, "%s:%d:%d: ", position.file, position.line,
                           position.column);
}

static gint compare_sentences(gconstpointer a, gconstpointer b) {
    return (*(LongSentence *const *)b)->words -
           (*(LongSentence *const *)a)->words;
}

static void append_sentences(GString *table, GPtrArray *sentences) {
    g_string_append(table, "\nlongest sentences, in words\n");
    g_ptr_array_sort(sentences, compare_sentences); /* a stable sort */
    for (guint i = 0; i < MIN(sentences->len, (guint)WORST); i++) {
        const LongSentence *sentence = g_ptr_array_index(sentences, i);
        g_string_append_printf(table, "%4d  ", sentence->words);
        append_place(table, sentence->position);
        g_string_append_printf(table, "%s\n", sentence->text);
    }
}

static gint compare_means(gconstpointer a, gconstpointer b) {
    return mean_tenths(*(Figures *const *)b) -
           mean_tenths(*(Figures *const *)a);
}

static void append_sections(GString *table, const GPtrArray *sections) {
    g_autoptr(GPtrArray) heavy = g_ptr_array_new();
    for (guint i = 0; i < sections->len; i++) {
        Figures *figures = g_ptr_array_index(sections, i);
        if (has_mean(figures)) {
            g_ptr_array_add(heavy, figures);
        }
    }
    g_ptr_array_sort(heavy, compare_means);
    g_string_append(table, "\nheaviest sections, in words a sentence\n");
    for (guint i = 0; i < MIN(heavy->len, (guint)WORST); i++) {
        const Figures *figures = g_ptr_array_index(heavy, i);
        int tenths = mean_tenths(figures);
        g_string_append_printf(table, "%2d.%d  ", tenths / 10, tenths % 10);
        append_place(table, figures->position);
        g_string_append_printf(table, "%s\n", figures->name);
    }
}

char *readability_table(const GPtrArray *documents) {
    g_auto(Reading) reading = {0};
    read_all(&reading, documents);
    GString *table = g_string_new(NULL);
    append_documents(table, reading.documents);
    append_sentences(table, reading.sentences);
    append_sections(table, reading.sections);
    return g_string_free(table, FALSE);
}
