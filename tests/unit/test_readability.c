/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences, the limits of Dutch texts, and the budget of words. */
#include "content/readability.h"
#include "content/sentences.h"
#include "content_fixture.h"

#include <string.h>

#define TOPIC "topics/visit.md"

/* A text, and its sentences: words, "." with an end and "-" without. */
static const struct {
    const char *text, *sentences;
} splits[] = {
    {"", ""},
    {"Je mag nee zeggen.", "4."},
    {"Praten zonder naam", "3-"},
    {"Zeg je nee? Dan gaan ze weg! Goed zo…", "3.|4.|2."},
    {"Eerst dit. Dan dat", "2.|2-"},
    {"Echt?! Ja... Dan wel.", "1.|1.|2."},
    /* numbers and times */
    {"Bel 0900-8844. Het is gratis.", "2.|3."},
    {"Kom van 06.00 uur tot 23.30 uur.", "7."},
    {"Kom om 06.00. Dan is het stil.", "3.|4."},
    {"Open tot 6 u. Daarna niet.", "6."},
    {"Wij helpen u. Bel gerust.", "3.|2."},
    {"Betaal € 1.234,50 per jaar. Niet meer.", "4.|2."},
    {"Het getal is 3. Dat is weinig.", "4.|3."},
    {"Het kost 5\u00A0euro\u00A0nu.", "5."},
    /* abbreviations */
    {"Neem iets mee, bijv. Engels papier.", "6."},
    {"Zie art. 5 van de wet, o.a. Artikel 6.", "9."},
    {"Hulp m.b.t. Belasting en d.w.z. Geld.", "6."},
    {"Op 1 jan. 2027 begint het.", "6."},
    {"Kleding, eten, enz. Neem het mee.", "3.|3."},
    {"Een prik tegen hepatitis B. Die is gratis.", "5.|3."},
    /* what follows */
    {"Dat is zo. en dit ook.", "6."},
    {"Om zes uur. ’s Nachts niet.", "3.|3."},
    {"Vraag ‘mag dit?’ en wacht.", "5."},
    {"Vraag: ‘mag dit?’ Wacht dan.", "3.|2."},
    {"(Dat mag.) Dit niet.", "2.|2."},
    {"Vraag dus: is dit mijn woning?", "6."},
    /* marks and placeholders */
    {"Je mag **nee. Echt** waar.", "3.|2."},
    {"Het mag tot {close} uur. {count} mensen mogen.", "5.|3."},
    {"Dit – is -- vier woorden ’n.", "5."},
    {"**open", ""},
};

static void test_sentences(void) {
    for (gsize i = 0; i < G_N_ELEMENTS(splits); i++) {
        g_autoptr(GPtrArray) sentences = sentences_split(splits[i].text);
        g_autoptr(GString) found = g_string_new(NULL);
        for (guint j = 0; j < sentences->len; j++) {
            const Sentence *sentence = g_ptr_array_index(sentences, j);
            g_string_append_printf(found, "%s%d%s", j > 0 ? "|" : "",
                                   sentence->words,
                                   sentence->ended ? "." : "-");
        }
        g_test_message("%s", splits[i].text);
        g_assert_cmpstr(found->str, ==, splits[i].sentences);
    }
}

/* One place of the sample made worse; what is then reported, and the words
 * with which the last problem begins. */
typedef struct {
    const char *name, *file, *old, *new, *problems, *text;
} Heavy;

#define FIVE "Een twee drie vier vijf"
#define FIFTEEN FIVE " " FIVE " " FIVE
#define TWELVE FIVE " " FIVE " en dan."
#define THIRTEEN FIVE " " FIVE " en dan ook."

static const Heavy heavy[] = {
    {"sentence-of-15", TOPIC, "Een zin", FIFTEEN ". Een zin", "", NULL},
    {"sentence-of-16", TOPIC, "Een zin", FIFTEEN " zes. Een zin",
     TOPIC ":22 readability\n", "a sentence has 16 words, at most 15: \"Een "},
    {"sentence-not-first", TOPIC, "Een zin", "Kort. " FIFTEEN " zes. Een zin",
     TOPIC ":22 readability\n", "a sentence has 16 words"},
    {"sentence-in-box", TOPIC, "> [main] Je", "> [main] " FIFTEEN " je",
     TOPIC ":20 readability\n", "a sentence has 19 words"},
    {"item-of-16", TOPIC, "- twee", "- " FIFTEEN " zes",
     TOPIC ":26 readability\n", "a sentence has 16 words"},
    {"summary", TOPIC, "Wat moet en", FIFTEEN " en", TOPIC ":5 readability\n",
     "a sentence has 19 words"},
    {"phrase", "phrases.yaml", "Ik wil", FIFTEEN " wil",
     "phrases.yaml:2 readability\n", "a sentence has 19 words"},
    {"service", "services.yaml", "Over alles.", FIFTEEN " alles.",
     "services.yaml:4 readability\n", "a sentence has 16 words"},
    {"rule", "rules.yaml", "Het mag vanaf", FIFTEEN " vanaf",
     "rules.yaml:10 readability\n", "a sentence has 18 words"},
    {"counted-rule", "rules.yaml", "Je staat {months} maanden",
     FIFTEEN " {months} maanden", "rules.yaml:3 readability\n",
     "a sentence has 18 words"},
    {"interface", "interface.yaml", "Wijs aan", FIFTEEN " aan",
     "interface.yaml:2 readability\n", "a sentence has 16 words"},
    {"mean-under-12", TOPIC, "Een zin\nover twee regels.",
     TWELVE " " TWELVE " " TWELVE, "", NULL},
    {"mean-of-12", TOPIC,
     "> [main] Je mag **nee** zeggen.\n\nEen zin\nover twee regels.",
     TWELVE " " TWELVE " " TWELVE, TOPIC ":18 readability\n",
     "the sentences of 'visit/who' have 12.0 words on average"},
    {"paragraph-of-40", TOPIC, "Een zin\nover twee regels.",
     "Een. Twee. Drie. Vier. " TWELVE " " TWELVE " " TWELVE, "", NULL},
    {"paragraph-of-41", TOPIC, "Een zin\nover twee regels.",
     "Een. Twee. Drie. Vier. " TWELVE " " TWELVE " " THIRTEEN,
     TOPIC ":22 readability\n", "a paragraph has 41 words, at most 40"},
    {"list-of-7", TOPIC, "- twee", "- 2\n- 3\n- 4\n- 5\n- 6\n- 7", "", NULL},
    {"list-of-8", TOPIC, "- twee", "- 2\n- 3\n- 4\n- 5\n- 6\n- 7\n- 8",
     TOPIC ":25 readability\n", "a list has 8 items, at most 7"},
    {"heading-of-7", TOPIC, "Wie staat er?", "Wie " FIVE " nu?", "", NULL},
    {"heading-of-8", TOPIC, "Wie staat er?", "Wie " FIVE " nu dan?",
     TOPIC ":18 readability\n",
     "a heading has 8 words, at most 7: \"Wie Een twee drie vier"},
    {"small-heading", TOPIC, "### Kom je van ver?", "### Wie " FIVE " nu dan?",
     TOPIC ":31 readability\n", "a heading has 8 words"},
    {"title", TOPIC, "title: Een controle", "title: " FIVE " " FIVE,
     TOPIC ":3 readability\n", "a heading has 10 words"},
    {"question", TOPIC, "Staat er iemand", FIVE, TOPIC ":4 readability\n",
     "a heading has 8 words"},
    /* 4 + 5 + 2 words stand there already */
    {"headed-70", TOPIC, "- een\n",
     "- een\n\n" FIVE ". " FIFTEEN ".\n\n" FIVE ". " FIFTEEN ".\n\n" FIVE
     ". " FIVE ". " FIVE ". Een twee drie vier.\n\n",
     "", NULL},
    {"headed-71", TOPIC, "- een\n",
     "- een\n\n" FIVE ". " FIFTEEN ".\n\n" FIVE ". " FIFTEEN ".\n\n" FIVE
     ". " FIVE ". " FIVE ". " FIVE ".\n\n",
     TOPIC ":18 readability\n", "71 words stand under one heading, at most 70"},
};

static void check_heavy(gconstpointer data) {
    const Heavy *row = data;
    g_autoptr(Sample) sample = sample_new();
    sample_replace(sample, row->file, row->old, row->new);
    g_autoptr(Content) content = sample_load(sample);
    g_assert_nonnull(content);
    readability_check(content->documents, sample->diag);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, row->problems);
    g_assert_cmpint(diag_exit_status(sample->diag), ==, 0);
    const GPtrArray *list = diag_problems(sample->diag);
    if (row->text != NULL && list->len > 0) {
        const Problem *last = g_ptr_array_index(list, list->len - 1);
        g_test_message("%s", last->text);
        g_assert_true(g_str_has_prefix(last->text, row->text));
        g_assert_cmpint(last->severity, ==, SEVERITY_WARNING);
    }
}

static const Language dutch = {.code = "nl"};

static void add_text(Block *parent, BlockKind kind, int line,
                     const char *text) {
    Position position = {
        .file = parent->position.file, .line = line, .column = 1};
    Block *block = block_append(parent, block_new(kind, position));
    block->message = message_new("x", text, position);
}

static Block *add_section(Document *document, const char *id, int line) {
    Position position = {
        .file = document->position.file, .line = line, .column = 1};
    Block *section =
        block_append(document->root, block_new(BLOCK_SECTION, position));
    section->id = g_strdup(id);
    return section;
}

/* A document of `words` words that are easy to read. */
static Document *easy_document(const char *id, int words) {
    g_autofree char *file = g_strdup_printf("%s.md", id);
    Document *document = document_new(id, &dutch);
    document->position = position_in_file(file);
    Block *section = add_section(document, "easy", 1);
    for (int line = 1; words > 0; line++) {
        int count = MIN(words, 10);
        g_autoptr(GString) text = g_string_new("Woord");
        for (int i = 1; i < count; i++) {
            g_string_append(text, " woord");
        }
        g_string_append_c(text, '.');
        add_text(section, BLOCK_PARAGRAPH, line, text->str);
        words -= count;
    }
    return document;
}

static void free_document(gpointer document) {
    document_free(document);
}

/* What is said of a long text, a short one, and one for professionals. */
static void assert_budget(int words, const char *expected) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(GPtrArray) documents =
        g_ptr_array_new_with_free_func(free_document);
    Document *professional = easy_document("colleague", 9001);
    professional->professional = true;
    g_ptr_array_add(documents, professional);
    g_ptr_array_add(documents, easy_document("short", 1000));
    g_ptr_array_add(documents, easy_document("long", words));
    readability_check(documents, diag);
    const GPtrArray *problems = diag_problems(diag);
    g_assert_cmpuint(problems->len, ==, expected != NULL);
    if (problems->len > 0) {
        const Problem *problem = g_ptr_array_index(problems, 0);
        g_assert_cmpstr(problem->text, ==, expected);
        g_assert_cmpstr(problem->tag, ==, "word-budget");
        g_assert_cmpint(problem->severity, ==, SEVERITY_WARNING);
        g_assert_cmpstr(problem->position.file, ==, "long.md");
    }
}

/* Sections of two sentences have no mean, but their document has. */
static void test_document_mean(void) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_STRICT);
    g_autoptr(GPtrArray) documents =
        g_ptr_array_new_with_free_func(free_document);
    Document *visit = easy_document("visit", 0);
    g_ptr_array_add(documents, visit);
    add_text(add_section(visit, "a", 3), BLOCK_PARAGRAPH, 4,
             THIRTEEN " " TWELVE);
    add_text(add_section(visit, "b", 5), BLOCK_PARAGRAPH, 6, TWELVE);
    add_text(add_section(visit, "c", 7), BLOCK_ITEM, 8, "kort");
    readability_check(documents, diag);
    const GPtrArray *problems = diag_problems(diag);
    g_assert_cmpuint(problems->len, ==, 1);
    const Problem *problem = g_ptr_array_index(problems, 0);
    g_assert_cmpstr(problem->text, ==,
                    "the sentences of 'visit' have 12.3 words on average, "
                    "which must stay under 12; make some of them shorter");
    g_assert_cmpstr(problem->position.file, ==, "visit.md");
    g_assert_cmpint(problem->severity, ==, SEVERITY_ERROR);
}

/* The figure of each text is told, the longest first. */
static void test_budget(void) {
    assert_budget(8000, NULL);
    assert_budget(8001, "all Dutch texts together have 9001 words, and the "
                        "kiosk has room for 9000: long 8001, short 1000; "
                        "leave something out");
}

static void test_table(void) {
    g_autoptr(GPtrArray) documents =
        g_ptr_array_new_with_free_func(free_document);
    Document *visit = easy_document("visit", 26);
    g_ptr_array_add(documents, visit);
    Block *section = add_section(visit, "heavy", 8);
    add_text(section, BLOCK_HEADING, 8, "Wie helpt mij?");
    add_text(section, BLOCK_PARAGRAPH, 9, TWELVE " Een **twee**! Ja?");
    add_text(section, BLOCK_ITEM, 10, FIFTEEN " zes");
    Document *colleague = easy_document("colleague", 7);
    colleague->professional = true;
    g_ptr_array_add(documents, colleague);
    g_autofree char *table = readability_table(documents);
    g_assert_cmpstr(
        table, ==,
        "text       words  sentences  mean  longest\n"
        "visit         60          6   6.8       16\n"
        "colleague      7          1   7.0        7\n"
        "together      60  of at most 9000, without texts for professionals "
        "and chats\n"
        "\n"
        "longest sentences, in words\n"
        "  16  visit.md:10:1: " FIFTEEN " zes\n"
        "  12  visit.md:9:1: " TWELVE "\n"
        "  10  visit.md:1:1: Woord woord woord woord woord woord woord woord "
        "woord woord.\n"
        "  10  visit.md:2:1: Woord woord woord woord woord woord woord woord "
        "woord woord.\n"
        "   7  colleague.md:1:1: Woord woord woord woord woord woord woord.\n"
        "   6  visit.md:3:1: Woord woord woord woord woord woord.\n"
        "   2  visit.md:9:1: Een twee!\n"
        "   1  visit.md:9:1: Ja?\n"
        "\n"
        "heaviest sections, in words a sentence\n"
        " 8.7  visit.md:1:1: visit/easy\n"
        " 5.0  visit.md:8:1: visit/heavy\n");
}

/* Ten of each are enough. */
static void test_ten_worst(void) {
    g_autoptr(GPtrArray) documents =
        g_ptr_array_new_with_free_func(free_document);
    Document *visit = easy_document("visit", 0);
    g_ptr_array_add(documents, visit);
    for (int i = 1; i <= 12; i++) {
        g_autofree char *id = g_strdup_printf("s%d", i);
        add_text(add_section(visit, id, i), BLOCK_PARAGRAPH, i,
                 i == 12 ? "Een twee. Een twee. Een twee." : "Een. Een. Een.");
    }
    g_autofree char *table = readability_table(documents);
    g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 3 + 2 + 10 + 2 + 10 + 1);
    g_assert_cmpstr(lines[5], ==, "   2  visit.md:12:1: Een twee.");
    g_assert_cmpstr(lines[17], ==, " 2.0  visit.md:12:1: visit/s12");
    g_assert_cmpstr(lines[18], ==, " 1.0  visit.md:1:1: visit/s1");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/readability/sentences", test_sentences);
    for (gsize i = 0; i < G_N_ELEMENTS(heavy); i++) {
        g_autofree char *path =
            g_strdup_printf("/readability/heavy/%s", heavy[i].name);
        g_test_add_data_func(path, &heavy[i], check_heavy);
    }
    g_test_add_func("/readability/document-mean", test_document_mean);
    g_test_add_func("/readability/budget", test_budget);
    g_test_add_func("/readability/table", test_table);
    g_test_add_func("/readability/ten-worst", test_ten_worst);
    return g_test_run();
}
