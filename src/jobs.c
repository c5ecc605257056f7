/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jobs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a worker hands back: its problems (severity, file, line, column,
 * language, tag, text) and its lines of the manifest. "" stands for NULL. */
#define RESULT_TYPE "(a(isiisss)a(ss))"

typedef struct {
    pid_t pid;    /* 0: not running */
    FILE *answer; /* an unnamed file that the worker fills */
    int status;   /* of wait */
} Worker;

static const char *text_or_empty(const char *text) {
    return text != NULL ? text : "";
}

static void append_entry(const char *path, const char *line, void *data) {
    g_variant_builder_add(data, "(ss)", path, line);
}

static GVariant *pack_result(const Manifest *manifest, const Diag *diag) {
    GVariantBuilder problems, entries;
    g_variant_builder_init(&problems, G_VARIANT_TYPE("a(isiisss)"));
    const GPtrArray *found = diag_problems(diag);
    for (guint i = 0; i < found->len; i++) {
        const Problem *problem = g_ptr_array_index(found, i);
        g_variant_builder_add(&problems, "(isiisss)", (int)problem->severity,
                              text_or_empty(problem->position.file),
                              problem->position.line, problem->position.column,
                              text_or_empty(problem->position.language),
                              problem->tag, problem->text);
    }
    g_variant_builder_init(&entries, G_VARIANT_TYPE("a(ss)"));
    manifest_walk(manifest, append_entry, &entries);
    return g_variant_ref_sink(g_variant_new(RESULT_TYPE, &problems, &entries));
}

static const char *intern_or_null(const char *text) {
    return *text != '\0' ? g_intern_string(text) : NULL;
}

/* Reports and adds here what the worker found and made there. */
static void unpack_result(GVariant *result, Manifest *manifest, Diag *diag) {
    g_autoptr(GVariantIter) problems = NULL;
    g_autoptr(GVariantIter) entries = NULL;
    g_variant_get(result, RESULT_TYPE, &problems, &entries);
    int severity = 0;
    Position position = {0};
    const char *file, *language, *tag, *text, *path, *line;
    while (g_variant_iter_next(problems, "(i&sii&s&s&s)", &severity, &file,
                               &position.line, &position.column, &language,
                               &tag, &text)) {
        position.file = intern_or_null(file);
        position.language = intern_or_null(language);
        diag_report(diag, (Severity)severity, position, g_intern_string(tag),
                    "%s", text);
    }
    while (g_variant_iter_next(entries, "(&s&s)", &path, &line)) {
        manifest_add_line(manifest, path, line);
    }
}

static GVariant *run_job(const Job *job, DiagMode mode) {
    g_autoptr(Manifest) manifest = manifest_new();
    g_autoptr(Diag) diag = diag_new(NULL, mode);
    job->run(job->data, manifest, diag);
    return pack_result(manifest, diag);
}

/* The life of a worker process. */
static void run_in_worker(const Job *job, FILE *answer, DiagMode mode) {
    GVariant *result = run_job(job, mode);
    gsize size = g_variant_get_size(result);
    bool ok = fwrite(g_variant_get_data(result), 1, size, answer) == size &&
              fflush(answer) == 0;
    _exit(ok ? 0 : 2); /* not exit: buffers and handlers are the parent's */
}

static void start_worker(Worker *worker, const Job *job, DiagMode mode,
                         Diag *diag) {
    worker->answer = tmpfile();
    fflush(NULL);
    worker->pid = worker->answer == NULL ? -1 : fork();
    if (worker->pid == 0) {
        run_in_worker(job, worker->answer, mode);
    }
    if (worker->pid < 0) {
        diag_failure(diag, position_in_file(NULL), "worker",
                     "cannot start a worker for %s: %s", job->name,
                     g_strerror(errno));
        worker->pid = 0;
    }
}

/* Waits for one of the workers. */
static void wait_for_worker(GArray *workers) {
    int status = 0;
    pid_t pid = 0;
    do {
        pid = waitpid(-1, &status, 0);
    } while (pid < 0 && errno == EINTR);
    for (guint i = 0; i < workers->len; i++) {
        Worker *worker = &g_array_index(workers, Worker, i);
        if (worker->pid == pid || pid < 0) {
            worker->status = status;
            worker->pid = 0;
        }
    }
}

static void show_progress(const JobsOptions *options, guint done, guint count,
                          const char *name) {
    if (options->progress) {
        fprintf(stderr, "\r\033[K%s", "");
        if (done < count) {
            fprintf(stderr, "%u/%u %s", done + 1, count, name);
        }
        fflush(stderr);
    }
}

static GVariant *read_answer(FILE *answer) {
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 buffer[8192];
    gsize count = 0;
    rewind(answer);
    while ((count = fread(buffer, 1, sizeof buffer, answer)) > 0) {
        g_byte_array_append(bytes, buffer, (guint)count);
    }
    g_autoptr(GBytes) data =
        g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
    return g_variant_ref_sink(
        g_variant_new_from_bytes(G_VARIANT_TYPE(RESULT_TYPE), data, false));
}

static void collect_worker(const Worker *worker, const Job *job,
                           Manifest *manifest, Diag *diag) {
    if (worker->answer == NULL) {
        return; /* not started; reported then */
    }
    if (WIFSIGNALED(worker->status)) {
        diag_failure(diag, position_in_file(NULL), "worker",
                     "the worker for %s was ended by signal %d (%s)", job->name,
                     WTERMSIG(worker->status),
                     g_strsignal(WTERMSIG(worker->status)));
    } else if (WEXITSTATUS(worker->status) != 0) {
        diag_failure(diag, position_in_file(NULL), "worker",
                     "the worker for %s ended with status %d", job->name,
                     WEXITSTATUS(worker->status));
    } else {
        g_autoptr(GVariant) result = read_answer(worker->answer);
        unpack_result(result, manifest, diag);
    }
    fclose(worker->answer);
}

static void run_in_workers(const GPtrArray *jobs, const JobsOptions *options,
                           Manifest *manifest, Diag *diag) {
    g_autoptr(GArray) workers =
        g_array_sized_new(false, true, sizeof(Worker), jobs->len);
    g_array_set_size(workers, jobs->len);
    guint started = 0, done = 0;
    while (done < jobs->len) {
        if (started < jobs->len && started - done < (guint)options->workers) {
            const Job *job = g_ptr_array_index(jobs, started);
            Worker *worker = &g_array_index(workers, Worker, started);
            start_worker(worker, job, options->mode, diag);
            show_progress(options, started, jobs->len, job->name);
            started++;
            done += worker->pid == 0 ? 1 : 0;
        } else {
            wait_for_worker(workers);
            done++;
        }
    }
    show_progress(options, jobs->len, jobs->len, "");
    for (guint i = 0; i < jobs->len; i++) {
        collect_worker(&g_array_index(workers, Worker, i),
                       g_ptr_array_index(jobs, i), manifest, diag);
    }
}

static void run_in_turn(const GPtrArray *jobs, const JobsOptions *options,
                        Manifest *manifest, Diag *diag) {
    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        show_progress(options, i, jobs->len, job->name);
        g_autoptr(GVariant) result = run_job(job, options->mode);
        show_progress(options, jobs->len, jobs->len, "");
        unpack_result(result, manifest, diag);
    }
}

void jobs_run(const GPtrArray *jobs, const JobsOptions *options,
              Manifest *manifest, Diag *diag) {
    if (options->workers == 1 || jobs->len == 1) {
        run_in_turn(jobs, options, manifest, diag);
    } else {
        run_in_workers(jobs, options, manifest, diag);
    }
}
