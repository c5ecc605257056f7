/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write_status.h"

#include "build_plan.h"
#include "catalogue/coverage.h"
#include "jobs.h"
#include "output/overview.h"
#include "render.h"
#include "review_texts.h"

#include <string.h>
#include <unistd.h>

/* What all review pages of a run share, and one of them. */
typedef struct {
    RenderTask task; /* its language: the one of this page */
    const Edition *edition;
    const Document *dutch, *english; /* "staff" texts */
} ReviewTask;

/* A language's texts while they are counted. */
typedef struct {
    const Catalogue *catalogue;
    OverviewLanguage *language;
    GHashTable *seen; /* keys */
} Counting;

static const Catalogue *lookup_catalogue(const Inputs *inputs,
                                         const Language *language) {
    return g_hash_table_lookup(inputs->catalogues, language->code);
}

static void print_table(const Inputs *inputs, const BuildPlan *plan) {
    g_autoptr(GPtrArray) catalogues = g_ptr_array_new();
    for (guint i = 0; i < plan->languages->len; i++) {
        const Catalogue *catalogue =
            lookup_catalogue(inputs, g_ptr_array_index(plan->languages, i));
        if (catalogue != NULL) {
            g_ptr_array_add(catalogues, (gpointer)catalogue);
        }
    }
    g_autofree char *table =
        coverage_table(inputs->content->documents, catalogues);
    fputs(table, stdout);
}

/* Thai and Chinese have no spaces between words. */
static bool is_counted_in_signs(const Language *language) {
    static const char *const scripts[] = {"Thai", "Hans", "Hant", "Jpan",
                                          "Khmr", "Laoo", "Mymr", NULL};
    return g_strv_contains(scripts, language->script);
}

static guint count_words(const char *text, bool signs) {
    guint count = 0;
    bool inside = false;
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        bool letter = g_unichar_isalnum(g_utf8_get_char(text));
        bool space = g_unichar_isspace(g_utf8_get_char(text));
        count += signs ? letter : letter && !inside;
        inside = (inside || letter) && !space;
    }
    return count;
}

static void add_doubt(GPtrArray *doubts, const Message *message,
                      const Translation *translation) {
    OverviewDoubt *doubt = g_new0(OverviewDoubt, 1);
    const Review *review = translation->review;
    doubt->context = g_strdup(message->context);
    doubt->text = g_strdup(translation->forms[0]);
    doubt->verdict = verdict_state_name(review->verdict);
    doubt->role = g_strdup(review->role);
    doubt->date = g_strdup(review->date);
    doubt->remark = g_strdup(review->remark);
    g_ptr_array_add(doubts, doubt);
}

static void count_message(Message *message, void *data) {
    Counting *counting = data;
    Translation translation;
    char *key =
        catalogue_make_key(message->context, catalogue_message_id(message));
    if (!g_hash_table_add(counting->seen, key) ||
        !message_is_for_translators(message) ||
        !catalogue_lookup(counting->catalogue, message, &translation)) {
        return;
    }
    for (int i = 0; i < translation.form_count; i++) {
        counting->language->words +=
            count_words(translation.forms[i], counting->language->signs);
    }
    if (translation.state == STATE_DOUBTED) {
        add_doubt(counting->language->doubts, message, &translation);
    }
}

static OverviewCounts make_counts(const Coverage *coverage) {
    return (OverviewCounts){.total = coverage->total,
                            .draft = coverage->translated - coverage->checked -
                                     coverage->doubted - coverage->stale,
                            .checked = coverage->checked,
                            .doubted = coverage->doubted,
                            .stale = coverage->stale,
                            .fuzzy = coverage->fuzzy,
                            .missing = coverage->missing};
}

static void add_counts(OverviewCounts *sum, const OverviewCounts *counts) {
    sum->total += counts->total;
    sum->draft += counts->draft;
    sum->checked += counts->checked;
    sum->doubted += counts->doubted;
    sum->stale += counts->stale;
    sum->fuzzy += counts->fuzzy;
    sum->missing += counts->missing;
}

static void add_row(OverviewLanguage *language, const Document *document,
                    const Catalogue *catalogue) {
    Coverage coverage = coverage_count(document, catalogue);
    OverviewRow *row = g_new0(OverviewRow, 1);
    row->counts = make_counts(&coverage);
    if (document->title != NULL) {
        row->dutch_title = g_strdup(document->title->forms[0]);
    } else {
        row->key = g_strconcat("review-group-", document->id, NULL);
    }
    add_counts(&language->counts, &row->counts);
    g_ptr_array_add(language->rows, row);
}

static void free_row(gpointer data) {
    OverviewRow *row = data;
    g_free(row->key);
    g_free(row->dutch_title);
    g_free(row);
}

static void free_doubt(gpointer data) {
    OverviewDoubt *doubt = data;
    g_free(doubt->context);
    g_free(doubt->text);
    g_free(doubt->role);
    g_free(doubt->date);
    g_free(doubt->remark);
    g_free(doubt);
}

static void free_overview_language(gpointer data) {
    OverviewLanguage *language = data;
    g_free(language->file);
    g_ptr_array_unref(language->rows);
    g_ptr_array_unref(language->doubts);
    g_free(language);
}

static OverviewLanguage *make_language(const Inputs *inputs,
                                       const Language *language) {
    const GPtrArray *documents = inputs->content->documents;
    OverviewLanguage *overview = g_new0(OverviewLanguage, 1);
    overview->language = language;
    overview->file = g_strdup_printf("review-%s.html", language->code);
    overview->signs = is_counted_in_signs(language);
    overview->rows = g_ptr_array_new_with_free_func(free_row);
    overview->doubts = g_ptr_array_new_with_free_func(free_doubt);
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Counting counting = {lookup_catalogue(inputs, language), overview, seen};
    for (guint i = 0; i < documents->len; i++) {
        Document *document = g_ptr_array_index(documents, i);
        if (coverage_is_expected(document, language)) {
            add_row(overview, document, counting.catalogue);
            document_walk_messages(document, count_message, &counting);
        }
    }
    return overview;
}

/* Writes `html`, which may be NULL after a report. */
static void write_page(const ReviewTask *review, ManifestEntry entry,
                       const char *html, Manifest *manifest, Diag *diag) {
    if (html != NULL) {
        entry.edition = review->edition->id;
        entry.date = review->task.inputs->options->date;
        g_autoptr(GBytes) bytes = g_bytes_new(html, strlen(html));
        render_write(&review->task, &entry, bytes, manifest, diag);
    }
}

static MessageState lowest_state(const OverviewCounts *counts) {
    if (counts->missing + counts->fuzzy > 0) {
        return STATE_MISSING;
    }
    if (counts->doubted > 0) {
        return STATE_DOUBTED;
    }
    if (counts->stale > 0) {
        return STATE_STALE;
    }
    return counts->draft > 0 ? STATE_DRAFT : STATE_CHECKED;
}

/* Has the form that Job wants; `data` is a ReviewTask. */
static void render_review(const void *data, Manifest *manifest, Diag *diag) {
    const ReviewTask *review = data;
    const Inputs *inputs = review->task.inputs;
    const Language *language = review->task.language;
    g_autoptr(ReviewTexts) texts =
        review_texts_new(inputs, review->edition, language);
    ReviewPage page = {.language = language,
                       .groups = texts->groups,
                       .count = texts->count,
                       .open_count = texts->open_count,
                       .dutch = review->dutch,
                       .english = review->english,
                       .date = inputs->options->date,
                       .templates_dir = inputs->options->templates_dir};
    g_autofree char *html = review_page_write(&page, diag);
    OverviewLanguage *overview = make_language(inputs, language);
    ManifestEntry entry = {
        .path = overview->file,
        .language = language->tag,
        .state = message_state_name(lowest_state(&overview->counts))};
    write_page(review, entry, html, manifest, diag);
    free_overview_language(overview);
}

static void render_overview(const ReviewTask *review, Manifest *manifest,
                            Diag *diag) {
    const Inputs *inputs = review->task.inputs;
    const GPtrArray *planned = review->task.plan->languages;
    g_autoptr(GPtrArray) languages =
        g_ptr_array_new_with_free_func(free_overview_language);
    MessageState lowest = STATE_CHECKED;
    for (guint i = 0; i < planned->len; i++) {
        OverviewLanguage *language =
            make_language(inputs, g_ptr_array_index(planned, i));
        lowest = MIN(lowest, lowest_state(&language->counts));
        g_ptr_array_add(languages, language);
    }
    Overview overview = {.languages = languages,
                         .dutch = review->dutch,
                         .english = review->english,
                         .date = inputs->options->date,
                         .templates_dir = inputs->options->templates_dir};
    g_autofree char *html = overview_write(&overview, diag);
    ManifestEntry entry = {.path = "index.html",
                           .language = "mul",
                           .state = message_state_name(lowest)};
    write_page(review, entry, html, manifest, diag);
}

/* The fixed words; NULL when there is no such language. */
static Document *compose_words(const Inputs *inputs, const Edition *edition,
                               const char *code, Diag *diag) {
    const Language *language = language_lookup(inputs->languages, code);
    if (language == NULL || inputs_lookup_texts(inputs, language) == NULL) {
        return NULL;
    }
    Composition composition = render_composition(inputs, edition, language);
    return compose_staff(&composition, diag);
}

/* The edition that shows most: its pictures hold the most texts. */
static const Edition *choose_edition(const BuildPlan *plan) {
    const Edition *most = NULL;
    for (guint i = 0; i < plan->editions->len; i++) {
        const Edition *edition = g_ptr_array_index(plan->editions, i);
        if (most == NULL || edition->flyers->len > most->flyers->len ||
            (edition->flyers->len == most->flyers->len &&
             edition->rules->len > most->rules->len)) {
            most = edition;
        }
    }
    return most;
}

static void run_jobs(const ReviewTask *blank, Manifest *manifest, Diag *diag) {
    const Options *options = blank->task.inputs->options;
    const GPtrArray *languages = blank->task.plan->languages;
    g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < languages->len; i++) {
        ReviewTask *task = g_memdup2(blank, sizeof *blank);
        task->task.language = g_ptr_array_index(languages, i);
        Job *job = g_new0(Job, 1);
        job->name = task->task.language->code;
        job->data = task;
        job->run = render_review;
        g_ptr_array_add(tasks, task);
        g_ptr_array_add(jobs, job);
    }
    bool shown =
        strcmp(options->progress, "always") == 0 ||
        (strcmp(options->progress, "auto") == 0 && isatty(STDERR_FILENO));
    JobsOptions jobs_options = {.workers = options->jobs,
                                .progress = shown && !options->quiet,
                                .mode = options->mode};
    jobs_run(jobs, &jobs_options, manifest, diag);
}

static void write_folder(Inputs *inputs, const BuildPlan *plan, Diag *diag) {
    const Options *options = inputs->options;
    const Edition *edition = choose_edition(plan);
    g_autoptr(Delivery) delivery = delivery_new(options->html_dir, diag);
    if (delivery == NULL) {
        return;
    }
    g_autoptr(Manifest) manifest = manifest_new();
    g_autoptr(Document) dutch = compose_words(inputs, edition, "nl", diag);
    g_autoptr(Document) english = compose_words(inputs, edition, "en", diag);
    ReviewTask blank = {
        .task = {.inputs = inputs, .plan = plan, .delivery = delivery},
        .edition = edition,
        .dutch = dutch,
        .english = english};
    run_jobs(&blank, manifest, diag);
    render_overview(&blank, manifest, diag);
    guint made = manifest_count(manifest);
    if (diag_errors(diag) == 0 &&
        delivery_finish(delivery, manifest, NULL, diag) && !options->quiet) {
        printf("%u files in %s\n", made, options->html_dir);
    }
}

/* English, for the words of the pages. */
static void load_english(Inputs *inputs, Diag *diag) {
    const Language *english = language_lookup(inputs->languages, "en");
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    if (english != NULL && english->offered) {
        g_ptr_array_add(languages, (gpointer)english);
    }
    inputs_load_texts(inputs, languages, diag);
}

void status_run(Inputs *inputs, Diag *diag) {
    g_autoptr(BuildPlan) plan = build_plan_new(inputs, diag);
    if (plan == NULL) {
        return;
    }
    if (inputs->options->html_dir == NULL) {
        print_table(inputs, plan);
        return;
    }
    load_english(inputs, diag);
    if (plan->editions->len == 0) {
        diag_failure(diag, position_in_file(NULL), "usage",
                     "there is no edition whose leaflets could be shown");
    } else if (diag_errors(diag) == 0 && inputs_load_looks(inputs, diag)) {
        write_folder(inputs, plan, diag);
    }
}
