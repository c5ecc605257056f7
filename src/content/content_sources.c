/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/content_loader.h"

#include <stddef.h>
#include <string.h>

#define MONTHS_SHORT 6
#define MONTHS_LONG 12

static const char *const confidence_names[] = {"low", "medium", "high", NULL};

const char *const fact_kind_names[] = {"national-law", "local-rule", "amount",
                                       "contact",      "advice",     NULL};

#define SOURCE_FIELD(key, kind, need, member)                                  \
    { key, kind, need, offsetof(Source, member), NULL }

static const Field source_fields[] = {
    SOURCE_FIELD("source", FIELD_ID, FIELD_REQUIRED, id),
    SOURCE_FIELD("statement", FIELD_TEXT, FIELD_REQUIRED, statement),
    SOURCE_FIELD("citation", FIELD_TEXT, FIELD_REQUIRED, citation),
    SOURCE_FIELD("short", FIELD_TEXT, FIELD_REQUIRED, short_citation),
    SOURCE_FIELD("dated", FIELD_TEXT, FIELD_OPTIONAL, dated),
    SOURCE_FIELD("checked", FIELD_DATE, FIELD_OPTIONAL, checked),
    {"confidence", FIELD_CHOICE, FIELD_REQUIRED, offsetof(Source, confidence),
     confidence_names},
    {"kind", FIELD_CHOICE, FIELD_REQUIRED, offsetof(Source, kind),
     fact_kind_names},
    SOURCE_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

void source_free(Source *source) {
    yaml_clear(source_fields, source);
    g_free(source);
}

/* A year, year-month or day. */
static bool is_dated(const char *text) {
    GDate date;
    g_autofree char *day = NULL;
    switch (strlen(text)) {
    case 4:
        day = g_strconcat(text, "-01-01", NULL);
        break;
    case 7:
        day = g_strconcat(text, "-01", NULL);
        break;
    default:
        day = g_strdup(text);
    }
    return yaml_parse_date(day, &date);
}

static void load_source(Loader *loader, const YamlNode *entry) {
    Source *source = g_new0(Source, 1);
    source->position = entry->position;
    g_date_clear(&source->checked, 1);
    yaml_read(entry, source_fields, source, loader->diag);
    if (source->dated != NULL && !is_dated(source->dated)) {
        diag_error(loader->diag, yaml_position_of(entry, "dated"), "value",
                   "'%s' is no year, month or day like 2026-11-21",
                   source->dated);
    }
    if (source->id != NULL && loader_claim(loader, "source", source->id,
                                           yaml_position_of(entry, "source"))) {
        g_hash_table_insert(loader->content->sources, source->id, source);
    } else {
        source_free(source);
    }
}

void load_sources(Loader *loader) {
    loader_each_entry(loader, "sources.yaml", "source", load_source);
}

bool content_use_source(const Content *content, const char *id,
                        Position position, Diag *diag) {
    const Source *source = g_hash_table_lookup(content->sources, id);
    if (source == NULL) {
        diag_error(diag, position, "dangling-id",
                   "there is no source '%s', correct the id or add it", id);
        return false;
    }
    g_hash_table_add(content->used, source->id);
    if (source->confidence == CONFIDENCE_LOW) {
        diag_error(diag, position, "confidence",
                   "the source '%s' is of low confidence, which is not "
                   "published: leave out what rests on it",
                   id);
        return false;
    }
    return true;
}

GDate source_review_by(const Source *source) {
    GDate day = source->checked;
    if (!g_date_valid(&day)) {
        return day;
    }
    switch (source->kind) {
    case KIND_AMOUNT:
        g_date_set_dmy(&day, 1, G_DATE_JANUARY,
                       (GDateYear)(g_date_get_year(&day) + 1));
        break;
    case KIND_LOCAL_RULE:
    case KIND_CONTACT:
        g_date_add_months(&day, MONTHS_SHORT);
        break;
    case KIND_NATIONAL_LAW:
    case KIND_ADVICE:
        g_date_add_months(&day, MONTHS_LONG);
        break;
    }
    return day;
}

static void check_source_date(const Source *source, const GDate *date,
                              int due_days, Diag *diag) {
    GDate day = source_review_by(source);
    if (!g_date_valid(&day)) {
        diag_warning(diag, source->position, "overdue",
                     "nobody noted when the source '%s' was looked at, look at "
                     "it and add 'checked'",
                     source->id);
        return;
    }
    char text[sizeof "2026-11-21"];
    g_date_strftime(text, sizeof text, "%Y-%m-%d", &day);
    int days = g_date_days_between(date, &day);
    if (days < 0) {
        diag_warning(diag, source->position, "overdue",
                     "the source '%s' had to be looked at again by %s",
                     source->id, text);
    } else if (days <= due_days) {
        diag_report(diag, SEVERITY_NOTE, source->position, "due",
                    "the source '%s' must be looked at again by %s", source->id,
                    text);
    }
}

static gint compare_positions(gconstpointer a, gconstpointer b) {
    const Source *one = *(Source *const *)a;
    const Source *other = *(Source *const *)b;
    return one->position.line - other->position.line;
}

void content_check_dates(const Content *content, const GDate *date,
                         int due_days, Diag *diag) {
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer id;
    g_hash_table_iter_init(&iterator, content->used);
    while (g_hash_table_iter_next(&iterator, &id, NULL)) {
        g_ptr_array_add(sources, g_hash_table_lookup(content->sources, id));
    }
    g_ptr_array_sort(sources, compare_positions);
    for (guint i = 0; i < sources->len; i++) {
        check_source_date(g_ptr_array_index(sources, i), date, due_days, diag);
    }
}
