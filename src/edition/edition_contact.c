/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/edition_contact.h"

#include <stddef.h>

#define VALID_MONTHS 12

/* The mapping of the file: details, and who confirmed them. */
typedef struct {
    EditionContact contact;
    const YamlNode *confirmed;
} RawContact;

#define CONTACT_FIELD(key, kind, need, member)                                 \
    { key, kind, need, offsetof(RawContact, member), NULL }

static const Field contact_fields[] = {
    CONTACT_FIELD("ask-for", FIELD_TEXT, FIELD_OPTIONAL, contact.ask_for),
    CONTACT_FIELD("phone", FIELD_TEXT, FIELD_OPTIONAL, contact.phone),
    CONTACT_FIELD("hours", FIELD_ID, FIELD_OPTIONAL, contact.hours),
    CONTACT_FIELD("confirmed", FIELD_MAPPING, FIELD_REQUIRED, confirmed),
    {.key = NULL}};

static const Field confirmed_fields[] = {
    {"by", FIELD_TEXT, FIELD_REQUIRED, offsetof(EditionContact, confirmed_by),
     NULL},
    {"on", FIELD_DATE, FIELD_REQUIRED, offsetof(EditionContact, confirmed_on),
     NULL},
    {.key = NULL}};

static bool check_details(const EditionContact *contact, const YamlNode *node,
                          const Content *content, Diag *diag) {
    guint errors = diag_errors(diag);
    if (contact->ask_for == NULL && contact->phone == NULL &&
        contact->hours == NULL) {
        diag_error(diag, node->position, "value",
                   "the contact says nothing, give ask-for, phone or hours");
    }
    if (contact->ask_for != NULL &&
        !value_fits_kind(contact->ask_for, VALUE_NAME)) {
        diag_error(diag, yaml_position_of(node, "ask-for"), "value",
                   "'%s' is no name or role, write it without marks on one "
                   "line",
                   contact->ask_for);
    }
    if (contact->phone != NULL &&
        !value_fits_kind(contact->phone, VALUE_PHONE)) {
        diag_error(diag, yaml_position_of(node, "phone"), "value",
                   "'%s' is no phone number, use digits, spaces and hyphens",
                   contact->phone);
    }
    if (contact->hours != NULL &&
        !g_hash_table_contains(content->hours, contact->hours)) {
        diag_error(diag, yaml_position_of(node, "hours"), "dangling-id",
                   "there is no hours '%s', correct the id or add it",
                   contact->hours);
    }
    return diag_errors(diag) == errors;
}

EditionContact *edition_contact_read(const YamlNode *node,
                                     const Content *content, Diag *diag) {
    RawContact raw = {.contact.position = node->position};
    g_date_clear(&raw.contact.confirmed_on, 1);
    bool good = yaml_read(node, contact_fields, &raw, diag);
    if (raw.confirmed != NULL) {
        good = yaml_read(raw.confirmed, confirmed_fields, &raw.contact, diag) &&
               good;
    }
    good = check_details(&raw.contact, node, content, diag) && good;
    EditionContact *contact = g_memdup2(&raw.contact, sizeof raw.contact);
    if (!good) {
        g_clear_pointer(&contact, edition_contact_free);
    }
    return contact;
}

EditionContact *edition_contact_copy(const EditionContact *contact) {
    if (contact == NULL) {
        return NULL;
    }
    EditionContact *copy = g_memdup2(contact, sizeof *contact);
    copy->ask_for = g_strdup(contact->ask_for);
    copy->phone = g_strdup(contact->phone);
    copy->hours = g_strdup(contact->hours);
    copy->confirmed_by = g_strdup(contact->confirmed_by);
    return copy;
}

void edition_contact_free(EditionContact *contact) {
    if (contact == NULL) {
        return;
    }
    RawContact raw = {.contact = *contact};
    yaml_clear(contact_fields, &raw);
    yaml_clear(confirmed_fields, &raw.contact);
    g_free(contact);
}

static GDate last_day(const EditionContact *contact) {
    GDate day = contact->confirmed_on;
    g_date_add_months(&day, VALID_MONTHS);
    return day;
}

bool edition_contact_holds(const EditionContact *contact, const GDate *date) {
    GDate day = last_day(contact);
    return g_date_compare(date, &day) <= 0;
}

static void check_date(const EditionContact *contact, const GDate *date,
                       int due_days, Diag *diag) {
    GDate day = last_day(contact);
    char text[sizeof "2026-11-21"];
    g_date_strftime(text, sizeof text, "%Y-%m-%d", &day);
    if (!edition_contact_holds(contact, date)) {
        diag_warning(diag, contact->position, "overdue",
                     "the contact had to be confirmed again by %s and is no "
                     "longer printed",
                     text);
    } else if (g_date_days_between(date, &day) <= due_days) {
        diag_report(diag, SEVERITY_NOTE, contact->position, "due",
                    "the contact must be confirmed again by %s", text);
    }
}

void edition_contact_check_date(const Edition *edition, const GDate *date,
                                int due_days, Diag *diag) {
    /* what was taken from another edition is reported there */
    if (edition->contact != NULL &&
        g_str_equal(edition->contact->position.file, edition->position.file)) {
        check_date(edition->contact, date, due_days, diag);
    }
}
