/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours: weekdays and times as data, since no translator writes them.
 */
#include "content/content_loader.h"

#include <stddef.h>

/* In the order of the bits of OpeningTimes. */
static const char *const day_names[] = {"monday",   "tuesday", "wednesday",
                                        "thursday", "friday",  "saturday",
                                        "sunday",   NULL};

typedef struct {
    char *value;
    const YamlNode *open;
    char *source;
} RawHours;

static const Field hours_fields[] = {
    {"value", FIELD_ID, FIELD_OPTIONAL, offsetof(RawHours, value), NULL},
    {"open", FIELD_SEQUENCE, FIELD_OPTIONAL, offsetof(RawHours, open), NULL},
    {"source", FIELD_ID, FIELD_REQUIRED, offsetof(RawHours, source), NULL},
    {.key = NULL}};

typedef struct {
    const YamlNode *days;
    char *from, *until;
} RawTimes;

static const Field times_fields[] = {
    {"days", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(RawTimes, days), NULL},
    {"from", FIELD_TEXT, FIELD_REQUIRED, offsetof(RawTimes, from), NULL},
    {"until", FIELD_TEXT, FIELD_REQUIRED, offsetof(RawTimes, until), NULL},
    {.key = NULL}};

static void times_free(gpointer data) {
    OpeningTimes *times = data;
    g_free(times->from);
    g_free(times->until);
    g_free(times);
}

void detail_clear(Detail *detail) {
    g_clear_pointer(&detail->value, g_free);
    g_clear_pointer(&detail->source, g_free);
    g_clear_pointer(&detail->open, g_ptr_array_unref);
}

static guint read_days(Loader *loader, const YamlNode *list) {
    guint days = 0;
    for (guint i = 0; i < yaml_count(list); i++) {
        int day = 0;
        const YamlNode *item = yaml_item(list, i);
        if (yaml_read_choice(item, day_names, &day, loader->diag)) {
            days |= 1U << day;
        }
    }
    if (yaml_count(list) == 0) {
        diag_error(loader->diag, list->position, "value",
                   "'days' is empty, name at least one");
    }
    return days;
}

static void check_time(Loader *loader, const YamlNode *node, const char *key) {
    const YamlNode *time = yaml_lookup(node, key);
    if (!value_fits_kind(time->text, VALUE_TIME)) {
        diag_error(loader->diag, time->position, "value",
                   "'%s' is no time like \"09:00\"", time->text);
    }
}

static void add_times(Loader *loader, GPtrArray *open, const YamlNode *node) {
    RawTimes raw = {0};
    if (yaml_read(node, times_fields, &raw, loader->diag)) {
        OpeningTimes *times = g_new0(OpeningTimes, 1);
        times->days = read_days(loader, raw.days);
        times->from = g_steal_pointer(&raw.from);
        times->until = g_steal_pointer(&raw.until);
        g_ptr_array_add(open, times);
        check_time(loader, node, "from");
        check_time(loader, node, "until");
    }
    yaml_clear(times_fields, &raw);
}

static void check_hours(Loader *loader, const RawHours *raw,
                        const YamlNode *node) {
    if ((raw->value == NULL) == (raw->open == NULL)) {
        diag_error(loader->diag, node->position, "missing-key",
                   "hours need either 'value' or 'open'");
    } else if (raw->open != NULL && yaml_count(raw->open) == 0) {
        diag_error(loader->diag, raw->open->position, "value",
                   "'open' is empty, name days and times");
    }
    if (raw->value != NULL) {
        loader_use(loader, "hours", raw->value,
                   yaml_position_of(node, "value"));
    }
}

void load_hours_detail(Loader *loader, Detail *detail, const YamlNode *node) {
    RawHours raw = {0};
    if (node == NULL) {
        return;
    }
    detail->position = node->position;
    if (yaml_read(node, hours_fields, &raw, loader->diag)) {
        check_hours(loader, &raw, node);
    }
    detail->value = g_steal_pointer(&raw.value);
    detail->source = g_steal_pointer(&raw.source);
    if (raw.open != NULL) {
        detail->open = g_ptr_array_new_with_free_func(times_free);
        for (guint i = 0; i < yaml_count(raw.open); i++) {
            add_times(loader, detail->open, yaml_item(raw.open, i));
        }
    }
    yaml_clear(hours_fields, &raw);
}
