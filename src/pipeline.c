/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pipeline.h"

#include "catalogue/extract.h"
#include "catalogue/terms.h"
#include "content/readability.h"
#include "jobs.h"
#include "length_hints.h"
#include "preflight/preflight.h"
#include "render_contact_sheet.h"
#include "render_directory.h"
#include "render_folder.h"
#include "render_languages.h"
#include "render_messages.h"
#include "take_reviews.h"
#include "write_status.h"

#include <string.h>
#include <unistd.h>

static bool wants_progress(const Options *options) {
    if (options->quiet || strcmp(options->progress, "never") == 0) {
        return false;
    }
    return strcmp(options->progress, "always") == 0 || isatty(STDERR_FILENO);
}

static void add_job(GPtrArray *jobs, const char *name, const RenderTask *task,
                    void (*run)(const void *, Manifest *, Diag *)) {
    Job *job = g_new0(Job, 1);
    job->name = name;
    job->data = task;
    job->run = run;
    g_ptr_array_add(jobs, job);
}

/* What is about all files of an edition, so comes after them. */
static void complete_folders(const RenderTask *blank, Manifest *manifest,
                             Diag *diag) {
    for (guint i = 0; i < blank->plan->folders->len; i++) {
        RenderTask task = *blank;
        task.folder = g_ptr_array_index(blank->plan->folders, i);
        if (task.folder->index != NULL && diag_errors(diag) == 0) {
            render_index(&task, manifest, diag);
        }
        if (task.folder->archive != NULL && diag_errors(diag) == 0 &&
            task.delivery != NULL) {
            render_archive(&task, manifest, diag);
        }
    }
    if (blank->plan->contact_sheet != NULL && diag_errors(diag) == 0) {
        render_contact_sheet(blank, manifest, diag);
    }
}

/* Composes and lays out everything of the plan, one job for each language and
 * each kiosk, page of messages and language card (first, since it takes
 * longest), and writes it aside when there is a delivery. */
static void render_plan(const Inputs *inputs, const BuildPlan *plan,
                        const Delivery *delivery, Manifest *manifest,
                        Diag *diag) {
    g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func(g_free);
    RenderTask blank = {.inputs = inputs, .plan = plan, .delivery = delivery};
    for (guint i = 0; i < plan->folders->len; i++) {
        const PlannedFolder *folder = g_ptr_array_index(plan->folders, i);
        RenderTask *task = g_memdup2(&blank, sizeof blank);
        task->folder = folder;
        g_ptr_array_add(tasks, task);
        if (folder->kiosk != NULL) {
            add_job(jobs, folder->kiosk, task, render_kiosk);
        }
        if (folder->messages_page != NULL) {
            add_job(jobs, folder->messages_page, task, render_messages);
        }
        if (folder->languages != NULL) {
            add_job(jobs, folder->languages->pages, task, render_languages);
        }
        if (folder->directory_csv != NULL) {
            add_job(jobs, folder->directory_csv, task, render_directory);
        }
    }
    for (guint i = 0; i < plan->languages->len; i++) {
        RenderTask *task = g_memdup2(&blank, sizeof blank);
        task->language = g_ptr_array_index(plan->languages, i);
        g_ptr_array_add(tasks, task);
        add_job(jobs, task->language->code, task, render_language);
    }
    JobsOptions options = {.workers = inputs->options->jobs,
                           .progress = wants_progress(inputs->options),
                           .mode = inputs->options->mode};
    jobs_run(jobs, &options, manifest, diag);
    complete_folders(&blank, manifest, diag);
}

static void list_files(const Options *options, const BuildPlan *plan) {
    g_autoptr(GPtrArray) paths = build_plan_paths(plan);
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *path = g_build_filename(
            options->out_dir, g_ptr_array_index(paths, i), NULL);
        puts(path);
    }
    g_autofree char *path =
        g_build_filename(options->out_dir, "manifest.json", NULL);
    puts(path);
}

/* The folders of the plan's editions: char*, borrowed. */
static GPtrArray *list_folders(const BuildPlan *plan) {
    GPtrArray *folders = g_ptr_array_new();
    for (guint i = 0; i < plan->editions->len; i++) {
        const Edition *edition = g_ptr_array_index(plan->editions, i);
        g_ptr_array_add(folders, edition->id);
    }
    return folders;
}

/* Index and archive then still hold the files of an earlier build. */
static void note_partial_build(const BuildPlan *plan, const Delivery *delivery,
                               Diag *diag) {
    for (guint i = 0; i < plan->editions->len && !plan->whole; i++) {
        const Edition *edition = g_ptr_array_index(plan->editions, i);
        if (delivery_has_archive(delivery, edition->id)) {
            diag_report(diag, SEVERITY_NOTE, edition->position, "part",
                        "%s/index.html and %s.zip are still those of the last "
                        "whole build; build without --lang, --flyer, --format "
                        "and --only to renew them",
                        edition->id, edition->id);
        }
    }
}

static void build(Inputs *inputs, const BuildPlan *plan, Diag *diag) {
    const Options *options = inputs->options;
    if (diag_errors(diag) > 0 || !inputs_load_looks(inputs, diag)) {
        return;
    }
    g_autoptr(Delivery) delivery = delivery_new(options->out_dir, diag);
    if (delivery == NULL) {
        return;
    }
    g_autoptr(Manifest) manifest = manifest_new();
    render_plan(inputs, plan, delivery, manifest, diag);
    guint made = manifest_count(manifest);
    note_partial_build(plan, delivery, diag);
    g_autoptr(GPtrArray) folders = list_folders(plan);
    if (diag_errors(diag) == 0 &&
        delivery_finish(delivery, manifest, plan->whole ? folders : NULL,
                        diag) &&
        !options->quiet) {
        printf("%u files in %s\n", made, options->out_dir);
    }
}

static void run_build(Inputs *inputs, Diag *diag) {
    g_autoptr(BuildPlan) plan = build_plan_new(inputs, diag);
    if (plan == NULL) {
        return;
    }
    g_autoptr(GPtrArray) paths = build_plan_paths(plan);
    if (paths->len == 0 && diag_errors(diag) == 0) {
        diag_failure(diag, position_in_file(NULL), "usage",
                     "nothing to build: no edition has what was asked for");
        return;
    }
    if (!inputs->options->dry_run) {
        build(inputs, plan, diag);
    } else if (diag_errors(diag) == 0) {
        list_files(inputs->options, plan);
    }
}

static void check_readability(const Inputs *inputs, Diag *diag) {
    const GPtrArray *documents = inputs->content->documents;
    readability_check(documents, diag);
    if (inputs->options->readability && !inputs->options->quiet) {
        g_autofree char *table = readability_table(documents);
        fputs(table, stdout);
    }
}

static void run_check(Inputs *inputs, Diag *diag) {
    const Options *options = inputs->options;
    content_check_dates(inputs->content, &options->date, options->due_days,
                        diag);
    editions_check_dates(inputs->editions, &options->date, options->due_days,
                         diag);
    terms_check_dutch(inputs->content->documents, options->locales_dir, diag);
    check_readability(inputs, diag);
    g_autoptr(BuildPlan) plan = build_plan_new(inputs, diag);
    if (plan == NULL || !inputs_load_looks(inputs, diag)) {
        return;
    }
    g_autoptr(Manifest) nothing = manifest_new();
    render_plan(inputs, plan, NULL, nothing, diag);
    if (diag_errors(diag) == 0 && !options->quiet) {
        g_autoptr(GPtrArray) paths = build_plan_paths(plan);
        printf("no mistakes found in %u files of %u languages\n", paths->len,
               plan->languages->len);
    }
}

static void run_extract(Inputs *inputs, Diag *diag) {
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    for (guint i = 0; i < inputs->languages->len; i++) {
        Language *language = g_ptr_array_index(inputs->languages, i);
        if (language != inputs->content->dutch) {
            g_ptr_array_add(languages, language);
        }
    }
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    inputs_load_texts(inputs, none, diag);
    if (!inputs_load_formats(inputs, diag) ||
        !inputs_load_looks(inputs, diag)) {
        return;
    }
    g_autoptr(GHashTable) hints = length_hints_new(inputs);
    extract_templates(inputs->content->documents, languages, hints,
                      inputs->options->locales_dir, diag);
}

/* Commands that read texts and translations. */
static void run_with_inputs(const Options *options, Diag *diag) {
    static void (*const commands[])(Inputs *, Diag *) = {
        [COMMAND_BUILD] = run_build,
        [COMMAND_CHECK] = run_check,
        [COMMAND_EXTRACT] = run_extract,
        [COMMAND_STATUS] = status_run,
        [COMMAND_IMPORT_REVIEW] = take_reviews};
    g_autoptr(Inputs) inputs = inputs_load(options, diag);
    if (inputs != NULL) {
        commands[options->command](inputs, diag);
    }
}

int pipeline_run(const Options *options) {
    g_autoptr(Diag) diag = diag_new(stderr, options->mode);
    if (options->command == COMMAND_BUILD) {
        diag_omit_notes(diag, "glossary");
        diag_omit_notes(diag, "terms");
    }
    if (options->command == COMMAND_PREFLIGHT) {
        preflight_files(options->pdf_files, options->quiet ? NULL : stdout,
                        diag);
    } else {
        run_with_inputs(options, diag);
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        diag_failure(diag, position_in_file(NULL), "write",
                     "cannot write to standard output");
    }
    return diag_exit_status(diag);
}
