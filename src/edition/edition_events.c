/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/edition_events.h"

#include <stddef.h>

#define EVENT_FIELD(key, kind, need, member)                                   \
    { key, kind, need, offsetof(EditionEvent, member), NULL }

static const Field event_fields[] = {
    EVENT_FIELD("event", FIELD_ID, FIELD_REQUIRED, kind),
    EVENT_FIELD("on", FIELD_DATE, FIELD_REQUIRED, on),
    EVENT_FIELD("from", FIELD_TEXT, FIELD_OPTIONAL, from),
    EVENT_FIELD("until", FIELD_TEXT, FIELD_OPTIONAL, until),
    EVENT_FIELD("sources", FIELD_IDS, FIELD_REQUIRED, sources),
    {.key = NULL}};

static void free_event(gpointer data) {
    yaml_clear(event_fields, data);
    g_free(data);
}

static void check_time(const YamlNode *entry, const char *key, Diag *diag) {
    const YamlNode *time = yaml_lookup(entry, key);
    if (time != NULL && time->kind == YAML_TEXT &&
        !value_fits_kind(time->text, VALUE_TIME)) {
        diag_error(diag, time->position, "value",
                   "'%s' is no time, write it like \"14:00\"", time->text);
    }
}

/* The kinds are those of services.yaml. */
static void check_kind(const Content *content, const YamlNode *entry,
                       Diag *diag) {
    const YamlNode *kind = yaml_lookup(entry, "event");
    if (kind != NULL && kind->kind == YAML_TEXT &&
        !g_hash_table_contains(content->events, kind->text)) {
        diag_error(diag, kind->position, "dangling-id",
                   "there is no event '%s', correct the id or add it",
                   kind->text);
    }
}

static void use_sources(const Content *content, const YamlNode *entry,
                        Diag *diag) {
    const YamlNode *list = yaml_lookup(entry, "sources");
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *id = yaml_item(list, i);
        if (id->kind == YAML_TEXT) {
            content_use_source(content, id->text, id->position, diag);
        }
    }
    if (list != NULL && list->kind == YAML_SEQUENCE && yaml_count(list) == 0) {
        diag_error(diag, list->position, "missing-source",
                   "this event has no source, add one");
    }
}

static void read_event(GPtrArray *events, const YamlNode *entry,
                       const Content *content, Diag *diag) {
    EditionEvent *event = g_new0(EditionEvent, 1);
    g_date_clear(&event->on, 1);
    event->position = yaml_position_of(entry, "event");
    check_kind(content, entry, diag);
    check_time(entry, "from", diag);
    check_time(entry, "until", diag);
    use_sources(content, entry, diag);
    if (yaml_lookup(entry, "until") != NULL &&
        yaml_lookup(entry, "from") == NULL) {
        diag_error(diag, yaml_position_of(entry, "until"), "missing-key",
                   "'from' is missing, add it");
    }
    if (yaml_read(entry, event_fields, event, diag)) {
        g_ptr_array_add(events, event);
    } else {
        free_event(event);
    }
}

static gint compare_events(gconstpointer a, gconstpointer b) {
    const EditionEvent *one = *(EditionEvent *const *)a;
    const EditionEvent *other = *(EditionEvent *const *)b;
    int order = g_date_compare(&one->on, &other->on);
    if (order == 0) {
        order = g_strcmp0(one->from, other->from);
    }
    return order != 0 ? order : g_strcmp0(one->kind, other->kind);
}

GPtrArray *edition_events_read(const YamlNode *list, const Content *content,
                               Diag *diag) {
    GPtrArray *events = g_ptr_array_new_with_free_func(free_event);
    for (guint i = 0; list != NULL && i < yaml_count(list); i++) {
        const YamlNode *entry = yaml_item(list, i);
        if (yaml_expect(entry, YAML_MAPPING, diag)) {
            read_event(events, entry, content, diag);
        }
    }
    g_ptr_array_sort(events, compare_events);
    return events;
}

static EditionEvent *event_copy(const EditionEvent *event) {
    EditionEvent *copy = g_memdup2(event, sizeof *event);
    copy->kind = g_strdup(event->kind);
    copy->from = g_strdup(event->from);
    copy->until = g_strdup(event->until);
    copy->sources = g_ptr_array_ref(event->sources);
    return copy;
}

void edition_events_lay_over(GPtrArray **own, const GPtrArray *base) {
    for (guint i = 0; i < base->len; i++) {
        g_ptr_array_add(*own, event_copy(g_ptr_array_index(base, i)));
    }
    g_ptr_array_sort(*own, compare_events);
}

void edition_events_check_dates(const GPtrArray *events, const GDate *date,
                                Diag *diag) {
    for (guint i = 0; i < events->len; i++) {
        const EditionEvent *event = g_ptr_array_index(events, i);
        if (g_date_compare(&event->on, date) < 0) {
            diag_warning(diag, event->position, "overdue",
                         "the day of '%s' has passed and is not shown: remove "
                         "it",
                         event->kind);
        }
    }
}
