/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include "catalogue/review.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *name;
    Command command;
    const char *help;
} commands[] = {
    {"build", COMMAND_BUILD, "render the leaflets and the kiosk"},
    {"check", COMMAND_CHECK, "look for mistakes; write nothing"},
    {"extract", COMMAND_EXTRACT, "update the template and the PO files"},
    {"status", COMMAND_STATUS, "show how far each translation is"},
    {"import-review", COMMAND_IMPORT_REVIEW, "take in the remarks of a reader"},
    {"preflight", COMMAND_PREFLIGHT,
     "judge whether a print shop can take PDFs"},
};

/* One process for each core; no number that is allowed. */
#define JOBS_NOT_GIVEN G_MININT

/* What GOption fills; turned into Options by the functions below. */
typedef struct {
    char *editions, *languages, *flyers, *formats, *only;
    char *out, *content, *locales, *templates;
    char *date, *progress, *html, *role;
    int jobs, due;
    gboolean dry_run, release, strict, quiet, claim, proof, outlines,
        readability, help, version;
    char **rest;
} RawOptions;

static void raw_options_clear(RawOptions *raw) {
    char *strings[] = {
        raw->editions, raw->languages, raw->flyers,  raw->formats,   raw->only,
        raw->out,      raw->content,   raw->locales, raw->templates, raw->date,
        raw->progress, raw->html,      raw->role};
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++) {
        g_free(strings[i]);
    }
    g_strfreev(raw->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RawOptions, raw_options_clear)

void options_free(Options *options) {
    if (options == NULL) {
        return;
    }
    g_strfreev(options->editions);
    g_strfreev(options->languages);
    g_strfreev(options->flyers);
    g_strfreev(options->formats);
    g_strfreev(options->only);
    g_free(options->out_dir);
    g_free(options->content_dir);
    g_free(options->locales_dir);
    g_free(options->templates_dir);
    g_free(options->progress);
    g_free(options->html_dir);
    g_free(options->review_file);
    g_strfreev(options->pdf_files);
    g_free(options->role);
    g_free(options);
}

/* Says what is wrong with the command line, and where to read more. */
static void report_usage(const char *format, ...) G_GNUC_PRINTF(1, 2);

static void report_usage(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);

    g_autoptr(Diag) diag = diag_new(stderr, DIAG_LENIENT);
    diag_failure(diag, position_in_file(NULL), "usage",
                 "%s; see wegwijzer --help", text);
}

static bool is_one_of(const char *value, const char *choices) {
    g_auto(GStrv) list = g_strsplit(choices, "|", -1);
    return g_strv_contains((const char *const *)list, value);
}

/* Splits "a,b"; an empty piece is refused. */
static bool split_list(const char *name, const char *value, char ***list) {
    if (value == NULL) {
        return true;
    }
    *list = g_strsplit(value, ",", -1);
    if (*value == '\0') {
        report_usage("--%s needs a value", name);
        return false;
    }
    for (char **piece = *list; *piece != NULL; piece++) {
        g_strstrip(*piece);
        if (**piece == '\0') {
            report_usage("--%s has an empty name in \"%s\"", name, value);
            return false;
        }
    }
    return true;
}

static bool parse_date(const char *text, GDate *date) {
    static const char shape[] = "dddd-dd-dd";
    if (strlen(text) != strlen(shape)) {
        return false;
    }
    for (gsize i = 0; shape[i] != '\0'; i++) {
        if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != '-') {
            return false;
        }
    }
    int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
    if (year < 1970 || !g_date_valid_dmy(day, month, year)) {
        return false;
    }
    g_date_clear(date, 1);
    g_date_set_dmy(date, day, month, year);
    return true;
}

/* --date, else SOURCE_DATE_EPOCH, else today. */
static bool choose_date(const char *text, GDate *date) {
    if (text != NULL) {
        if (!parse_date(text, date)) {
            report_usage("--date \"%s\" is no date; write it as 2026-11-21",
                         text);
            return false;
        }
        return true;
    }
    g_date_clear(date, 1);
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    if (epoch == NULL || *epoch == '\0') {
        g_date_set_time_t(date, time(NULL));
        return true;
    }
    guint64 seconds = 0;
    if (!g_ascii_string_to_unsigned(epoch, 10, 0, G_GINT64_CONSTANT(1) << 37,
                                    &seconds, NULL)) {
        report_usage("SOURCE_DATE_EPOCH \"%s\" is no number of seconds", epoch);
        return false;
    }
    time_t moment = (time_t)seconds;
    struct tm utc;
    gmtime_r(&moment, &utc);
    g_date_set_dmy(date, utc.tm_mday, utc.tm_mon + 1, utc.tm_year + 1900);
    return true;
}

static bool choose_command(char **rest, Command *command) {
    if (rest == NULL || rest[0] == NULL) {
        report_usage("which command? build, check, extract, status, "
                     "import-review or preflight");
        return false;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(rest[0], commands[i].name) == 0) {
            *command = commands[i].command;
            return true;
        }
    }
    report_usage("no command \"%s\"; there are build, check, extract, status, "
                 "import-review and preflight",
                 rest[0]);
    return false;
}

/* One command takes an argument, a file; one takes several. */
static bool check_arguments(char **rest, Command command) {
    if (command == COMMAND_PREFLIGHT) {
        if (rest[1] == NULL) {
            report_usage("preflight needs the PDFs to judge");
        }
        return rest[1] != NULL;
    }
    bool takes_file = command == COMMAND_IMPORT_REVIEW;
    if (takes_file && rest[1] == NULL) {
        report_usage("import-review needs the file with the remarks; - is "
                     "standard input");
        return false;
    }
    const char *extra = rest[1 + takes_file];
    if (extra != NULL) {
        report_usage("\"%s\" is one argument too many; lists are written with "
                     "commas",
                     extra);
    }
    return extra == NULL;
}

/* Options that mean nothing for the command are mistakes, not ignored. */
static bool check_combination(const RawOptions *raw, Command command) {
    enum {
        BUILD = 1 << COMMAND_BUILD,
        CHECK = 1 << COMMAND_CHECK,
        STATUS = 1 << COMMAND_STATUS,
        IMPORT = 1 << COMMAND_IMPORT_REVIEW,
        EXTRACT = 1 << COMMAND_EXTRACT,
        /* Those that read the texts. */
        TEXTS = BUILD | CHECK | STATUS | IMPORT | EXTRACT
    };
    const struct {
        const char *name;
        bool given;
        unsigned commands;
    } limited[] = {
        {"edition", raw->editions != NULL, BUILD | CHECK | STATUS},
        {"lang", raw->languages != NULL, BUILD | CHECK | STATUS},
        {"flyer", raw->flyers != NULL, BUILD | CHECK},
        {"format", raw->formats != NULL, BUILD | CHECK},
        {"only", raw->only != NULL, BUILD},
        {"out", raw->out != NULL, BUILD},
        {"dry-run", raw->dry_run, BUILD},
        {"claim", raw->claim, BUILD},
        {"proof", raw->proof, BUILD},
        {"outlines", raw->outlines, BUILD},
        {"due", raw->due != -1, CHECK},
        {"readability", raw->readability, CHECK},
        {"html", raw->html != NULL, STATUS},
        {"role", raw->role != NULL, IMPORT},
        {"content", raw->content != NULL, TEXTS},
        {"locales", raw->locales != NULL, TEXTS},
        {"templates", raw->templates != NULL, TEXTS},
        {"date", raw->date != NULL, TEXTS},
        {"release", raw->release, TEXTS},
        {"progress", raw->progress != NULL, TEXTS},
        {"jobs", raw->jobs != JOBS_NOT_GIVEN, TEXTS},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(limited); i++) {
        if (limited[i].given && !(limited[i].commands & (1u << command))) {
            report_usage("--%s means nothing for \"%s\"", limited[i].name,
                         commands[command].name);
            return false;
        }
    }
    return true;
}

static bool check_role(const RawOptions *raw, Command command) {
    if (command != COMMAND_IMPORT_REVIEW ||
        (raw->role != NULL && review_is_role(raw->role))) {
        return true;
    }
    report_usage("--role says who read it, without a name: %s",
                 review_role_list());
    return false;
}

static bool check_values(const RawOptions *raw, const Options *options) {
    if (raw->html != NULL && *raw->html == '\0') {
        report_usage("--html needs a folder");
        return false;
    }
    if (raw->proof && raw->only != NULL && strcmp(raw->only, "press") != 0) {
        report_usage("--proof makes proofs only; leave --only out, or ask for "
                     "--only press");
        return false;
    }
    if (raw->outlines &&
        (options->only == NULL ||
         !g_strv_contains((const char *const *)options->only, "press"))) {
        report_usage("--outlines is for print shops; it needs --only press");
        return false;
    }
    if (raw->jobs != JOBS_NOT_GIVEN && (raw->jobs < 1 || raw->jobs > 256)) {
        report_usage("--jobs must be a number from 1 to 256");
        return false;
    }
    if (raw->due < -1 || raw->due > 3660) {
        report_usage("--due must be a number of days from 0 to 3660");
        return false;
    }
    if (!is_one_of(options->progress, "auto|always|never")) {
        report_usage("--progress is auto, always or never, not \"%s\"",
                     options->progress);
        return false;
    }
    for (char **only = options->only; only != NULL && *only != NULL; only++) {
        if (!is_one_of(*only, "flyers|press|preview|kiosk|messages|directory|"
                              "languages")) {
            report_usage("--only takes flyers, press, preview, kiosk, "
                         "messages, directory and languages, not \"%s\"",
                         *only);
            return false;
        }
    }
    return true;
}

/* content/, locales/ and templates/ of the current folder when all three are
 * there, else the installed ones. */
static const char *find_data_folder(void) {
    bool here = g_file_test("content", G_FILE_TEST_IS_DIR) &&
                g_file_test("locales", G_FILE_TEST_IS_DIR) &&
                g_file_test("templates", G_FILE_TEST_IS_DIR);
    return here ? "" : PKGDATADIR "/";
}

static char *choose_folder(const char *given, const char *name) {
    return given != NULL ? g_strdup(given)
                         : g_strconcat(find_data_folder(), name, NULL);
}

/* `raw` into Options; NULL after a message. */
static Options *options_from_raw(const RawOptions *raw) {
    g_autoptr(Options) options = g_new0(Options, 1);
    options->progress = g_strdup(raw->progress ? raw->progress : "auto");
    if (!choose_command(raw->rest, &options->command) ||
        !check_arguments(raw->rest, options->command) ||
        !check_combination(raw, options->command) ||
        !check_role(raw, options->command)) {
        return NULL;
    }
    if (!split_list("edition", raw->editions, &options->editions) ||
        !split_list("lang", raw->languages, &options->languages) ||
        !split_list("flyer", raw->flyers, &options->flyers) ||
        !split_list("format", raw->formats, &options->formats) ||
        !split_list("only", raw->only, &options->only) ||
        !choose_date(raw->date, &options->date) ||
        !check_values(raw, options)) {
        return NULL;
    }
    options->out_dir = g_strdup(raw->out ? raw->out : "out");
    options->content_dir = choose_folder(raw->content, "content");
    options->locales_dir = choose_folder(raw->locales, "locales");
    options->templates_dir = choose_folder(raw->templates, "templates");
    options->html_dir = g_strdup(raw->html);
    options->review_file = g_strdup(raw->rest[1]);
    if (options->command == COMMAND_PREFLIGHT) {
        options->pdf_files = g_strdupv(raw->rest + 1);
    }
    options->role = g_strdup(raw->role);
    options->mode = raw->release  ? DIAG_RELEASE
                    : raw->strict ? DIAG_STRICT
                                  : DIAG_LENIENT;
    options->jobs =
        raw->jobs != JOBS_NOT_GIVEN ? raw->jobs : (int)g_get_num_processors();
    options->due_days = raw->due;
    options->dry_run = raw->dry_run;
    options->quiet = raw->quiet;
    options->claim = raw->claim;
    options->proof = raw->proof;
    options->outlines = raw->outlines;
    options->readability = raw->readability;
    return g_steal_pointer(&options);
}

static GOptionContext *make_context(RawOptions *raw) {
    /* clang-format off */
    const GOptionEntry entries[] = {
        {"edition", 0, 0, G_OPTION_ARG_STRING, &raw->editions, "only these editions", "ID[,ID]"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &raw->languages, "only these languages", "L[,L]"},
        {"flyer", 0, 0, G_OPTION_ARG_STRING, &raw->flyers, "only these flyers", "ID[,ID]"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &raw->formats, "only these formats", "ID[,ID]"},
        {"only", 0, 0, G_OPTION_ARG_STRING, &raw->only, "build: only flyers, press, preview, kiosk, messages, directory or languages", "PART[,PART]"},
        {"out", 0, 0, G_OPTION_ARG_FILENAME, &raw->out, "build: the folder to write (out)", "DIR"},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &raw->dry_run, "build: list the files, write nothing", NULL},
        {"claim", 0, 0, G_OPTION_ARG_NONE, &raw->claim, "build: claim PDF/UA-1 and PDF/A-2u in the files; on press PDF/X-1a:2003", NULL},
        {"proof", 0, 0, G_OPTION_ARG_NONE, &raw->proof, "build: only proofs: each leaflet with what to sign off; on press with a band", NULL},
        {"outlines", 0, 0, G_OPTION_ARG_NONE, &raw->outlines, "build --only press: letters as shapes, without fonts", NULL},
        {"due", 0, 0, G_OPTION_ARG_INT, &raw->due, "check: also list facts to look at within DAYS", "DAYS"},
        {"readability", 0, 0, G_OPTION_ARG_NONE, &raw->readability, "check: also print how long the Dutch sentences are", NULL},
        {"html", 0, 0, G_OPTION_ARG_FILENAME, &raw->html, "status: write a page to read and judge for each language", "DIR"},
        {"role", 0, 0, G_OPTION_ARG_STRING, &raw->role, "import-review: who read it, without a name", "ROLE"},
        {"content", 0, 0, G_OPTION_ARG_FILENAME, &raw->content, "the texts and facts", "DIR"},
        {"locales", 0, 0, G_OPTION_ARG_FILENAME, &raw->locales, "the translations", "DIR"},
        {"templates", 0, 0, G_OPTION_ARG_FILENAME, &raw->templates, "formats, styles, fonts", "DIR"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &raw->jobs, "worker processes (one for each core)", "N"},
        {"date", 0, 0, G_OPTION_ARG_STRING, &raw->date, "the day of the build (SOURCE_DATE_EPOCH, else today)", "YYYY-MM-DD"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &raw->strict, "warnings are errors, except overdue facts", NULL},
        {"release", 0, 0, G_OPTION_ARG_NONE, &raw->release, "as --strict, and overdue facts are errors too", NULL},
        {"progress", 0, 0, G_OPTION_ARG_STRING, &raw->progress, "auto (on a terminal), always, never", "WHEN"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &raw->quiet, "print problems only", NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &raw->help, "print this help", NULL},
        {"version", 0, 0, G_OPTION_ARG_NONE, &raw->version, "print the version", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw->rest, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    /* clang-format on */
    GOptionContext *context = g_option_context_new("COMMAND");
    g_option_context_add_main_entries(context, entries, NULL);

    g_autoptr(GString) summary = g_string_new("Commands:\n");
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_string_append_printf(summary, "  %-13s %s\n", commands[i].name,
                               commands[i].help);
    }
    g_string_append(summary, "\nLeaflets and an offline kiosk from one set of "
                             "texts, in many languages.");
    g_option_context_set_summary(context, summary->str);
    g_option_context_set_description(
        context, "Exit status: 0 fine; 1 mistakes in content or translations; "
                 "2 the command line or the system failed.");
    /* Prints by ourselves, so that only main ends the program. */
    g_option_context_set_help_enabled(context, false);
    return context;
}

Options *options_parse(int argc, char **argv, int *exit_status) {
    g_auto(RawOptions) raw = {.due = -1, .jobs = JOBS_NOT_GIVEN};
    g_autoptr(GOptionContext) context = make_context(&raw);
    g_auto(GStrv) arguments = g_new0(char *, argc + 1);
    for (int i = 0; i < argc; i++) {
        arguments[i] = g_strdup(argv[i]);
    }
    *exit_status = 0;
    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse_strv(context, &arguments, &error)) {
        report_usage("%s", error->message);
        *exit_status = 2;
        return NULL;
    }
    if (raw.help) {
        g_autofree char *help = g_option_context_get_help(context, true, NULL);
        fputs(help, stdout);
        return NULL;
    }
    if (raw.version) {
        puts(PACKAGE_STRING);
        return NULL;
    }
    Options *options = options_from_raw(&raw);
    *exit_status = options == NULL ? 2 : 0;
    return options;
}
