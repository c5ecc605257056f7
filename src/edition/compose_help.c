/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_help.h"

#include "edition/compose_directory.h"
#include "edition/compose_text.h"
#include "edition/compose_tree.h"

#define CONTACT_VALID_MONTHS 12

/* Appends the text `id` of the services; nothing if there are no words. */
static void append_service(Block *parent, const Composition *composition,
                           const char *id, BlockRole role, Diag *diag) {
    const Message *message = compose_lookup_service(composition, id);
    if (message != NULL) {
        Block *block =
            compose_block(composition, BLOCK_PARAGRAPH, message, NULL, diag);
        block->role = role;
        block_append(parent, block);
    }
}

static void append_literal(Block *parent, BlockRole role, const char *text,
                           const Language *language) {
    if (text != NULL) {
        block_append(parent, compose_literal(role, text, language, true));
    }
}

/* Need and detail are the first and second paragraph of the line's section. */
static const Message *emergency_message(const Composition *composition,
                                        const char *id, guint index) {
    const Document *document = texts_lookup(composition->texts, "emergency");
    const Block *section =
        document != NULL ? document_lookup_section(document, id) : NULL;
    if (section == NULL || index >= section->children->len) {
        return NULL;
    }
    const Block *paragraph = g_ptr_array_index(section->children, index);
    return paragraph->message;
}

static void append_emergency_message(Block *parent,
                                     const Composition *composition,
                                     const char *id, guint index, Diag *diag) {
    const Message *message = emergency_message(composition, id, index);
    if (message != NULL) {
        Block *block =
            compose_block(composition, BLOCK_PARAGRAPH, message, NULL, diag);
        block->role = index == 0 ? ROLE_NEED : ROLE_DETAIL;
        block_append(parent, block);
    }
}

void remove_details(Block *block) {
    for (guint i = block->children->len; i > 0; i--) {
        const Block *child = g_ptr_array_index(block->children, i - 1);
        if (child->role == ROLE_DETAIL) {
            g_ptr_array_remove_index(block->children, i - 1);
        }
    }
}

Block *compose_emergency_line(const Composition *composition,
                              const EmergencyLine *line, Diag *diag) {
    bool alarm = g_str_equal(line->id, "112");
    const Language *dutch = composition->content->dutch;
    Block *block = block_new(BLOCK_EMERGENCY, line->position);
    block->id = g_strdup(line->id);
    block->role = alarm ? ROLE_ALARM : ROLE_NONE;
    block->icon = g_strdup("phone");
    append_emergency_message(block, composition, line->id, 0, diag);
    if (!alarm && !g_str_equal(line->name, line->number)) {
        append_literal(block, ROLE_NAME, line->name, dutch);
    }
    append_literal(block, ROLE_PHONE, line->number, NULL);
    append_literal(block, ROLE_PHONE, line->second_number, NULL);
    append_emergency_message(block, composition, line->id, 1, diag);
    append_service(block, composition, line->hours, ROLE_DETAIL, diag);
    if (line->independent) {
        append_interface(block, composition, "independent", ROLE_DETAIL, diag);
    }
    return block;
}

static bool offers(const Organisation *organisation, const char *service) {
    for (guint i = 0; i < organisation->services->len; i++) {
        if (g_str_equal(g_ptr_array_index(organisation->services, i),
                        service)) {
            return true;
        }
    }
    return false;
}

bool organisation_suits(const Edition *edition,
                        const Organisation *organisation, const char *service) {
    return offers(organisation, service) &&
           (!edition->country ||
            g_str_equal(organisation->region, edition->name));
}

/* The first day that the words "2026", "2026-05" or "2026-05-17" can mean, so
 * that age is never understated. */
static GDate earliest_day(const char *dated) {
    int year = 0, month = 1, day = 1;
    GDate date;
    g_date_clear(&date, 1);
    if (dated != NULL && sscanf(dated, "%d-%d-%d", &year, &month, &day) >= 1 &&
        g_date_valid_dmy(day, month, year)) {
        g_date_set_dmy(&date, day, month, year);
    }
    return date;
}

static bool is_within_year(GDate then, const GDate *now) {
    if (!g_date_valid(&then)) {
        return false;
    }
    g_date_add_months(&then, CONTACT_VALID_MONTHS);
    return g_date_compare(&then, now) >= 0;
}

/* From when the detail is known: its owner's word, or its source. */
static GDate detail_day(const Composition *composition,
                        const Organisation *organisation,
                        const Detail *detail) {
    const Source *source =
        detail->source != NULL
            ? g_hash_table_lookup(composition->content->sources, detail->source)
            : NULL;
    return is_within_year(organisation->confirmed_on, &composition->date)
               ? organisation->confirmed_on
               : earliest_day(source != NULL ? source->dated : NULL);
}

GDate organisation_details_day(const Composition *composition,
                               const Organisation *organisation) {
    const Detail *details[] = {&organisation->phone,   &organisation->whatsapp,
                               &organisation->email,   &organisation->website,
                               &organisation->address, &organisation->hours};
    GDate earliest;
    g_date_clear(&earliest, 1);
    for (guint i = 0; i < G_N_ELEMENTS(details); i++) {
        bool kept =
            organisation->shelter && details[i] == &organisation->address;
        if (kept ||
            !detail_is_printable(composition, organisation, details[i])) {
            continue;
        }
        GDate day = detail_day(composition, organisation, details[i]);
        if (!g_date_valid(&earliest) || g_date_compare(&day, &earliest) < 0) {
            earliest = day;
        }
    }
    return earliest;
}

bool detail_is_printable(const Composition *composition,
                         const Organisation *organisation,
                         const Detail *detail) {
    if (detail->value == NULL && detail->open == NULL) {
        return false;
    }
    if (is_within_year(organisation->confirmed_on, &composition->date)) {
        return true;
    }
    const Source *source =
        detail->source != NULL
            ? g_hash_table_lookup(composition->content->sources, detail->source)
            : NULL;
    return source != NULL && source->confidence == CONFIDENCE_HIGH &&
           is_within_year(earliest_day(source->dated), &composition->date);
}

/* A label and an empty line for the pen. */
static void append_blank(Block *parent, const Composition *composition,
                         Diag *diag) {
    Block *block =
        compose_interface_text(composition, "phone", ROLE_BLANK, NULL, diag);
    if (block != NULL) {
        block_append(parent, block);
    }
}

static void append_details(Block *block, const Composition *composition,
                           const Organisation *organisation, bool pen,
                           Diag *diag) {
    const Detail *details[] = {&organisation->phone, &organisation->whatsapp,
                               &organisation->email, &organisation->website};
    bool printed = false;
    for (guint i = 0; i < G_N_ELEMENTS(details); i++) {
        if (detail_is_printable(composition, organisation, details[i])) {
            append_literal(block, ROLE_PHONE, details[i]->value, NULL);
            printed = true;
        }
    }
    if (!printed && pen) {
        append_blank(block, composition, diag);
    }
    if (!organisation->shelter && detail_is_printable(composition, organisation,
                                                      &organisation->address)) {
        append_literal(block, ROLE_DETAIL, organisation->address.value, NULL);
    }
    if (detail_is_printable(composition, organisation, &organisation->hours)) {
        append_service(block, composition, organisation->hours.value,
                       ROLE_DETAIL, diag);
        append_opening_times(block, composition, &organisation->hours);
    }
}

/* Words that are not translated stay Dutch on the line of another block, and
 * the other way round. */
static void keep_language(Block *word, const Block *line,
                          const Language *reader) {
    for (guint i = 0; word->language != line->language && i < word->spans->len;
         i++) {
        Span *span = g_ptr_array_index(word->spans, i);
        if (span->language == NULL) {
            span->language = word->language != NULL ? word->language : reader;
        }
    }
}

/* "Anonymous · Free", on one line. */
static void append_conditions(Block *parent, const Composition *composition,
                              const Organisation *organisation, Diag *diag) {
    const char *keys[] = {organisation->anonymous ? "anonymous" : NULL,
                          organisation->free_of_charge ? "free" : NULL};
    Block *line = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        Block *word = keys[i] == NULL
                          ? NULL
                          : compose_interface_text(composition, keys[i],
                                                   ROLE_DETAIL, NULL, diag);
        if (word == NULL) {
            continue;
        }
        if (line == NULL) {
            line = block_append(parent, word);
            continue;
        }
        g_ptr_array_add(line->spans, span_new(" · "));
        keep_language(word, line, composition->texts->language);
        g_ptr_array_extend_and_steal(line->spans,
                                     g_steal_pointer(&word->spans));
        line->state = MIN(line->state, word->state);
        block_free(word);
    }
}

Block *compose_organisation(const Composition *composition,
                            const Organisation *organisation,
                            const char *service, bool pen, Diag *diag) {
    Block *block = block_new(BLOCK_CONTACT, organisation->position);
    block->id = g_strdup(organisation->id);
    append_service(block, composition, service, ROLE_NEED, diag);
    append_literal(block, ROLE_NAME, organisation->name,
                   composition->content->dutch);
    append_details(block, composition, organisation, pen, diag);
    append_conditions(block, composition, organisation, diag);
    append_conduct(block, composition, organisation, diag);
    return block;
}

/* "Label: value", bold, with the direction and language of the value. Takes
 * the spans of `value`; they may be in another language than the label. */
static void append_value(Block *line, Block *value, const Language *reader) {
    for (guint i = 0; i < value->spans->len; i++) {
        Span *span = g_ptr_array_index(value->spans, i);
        span->strong = true;
    }
    keep_language(value, line, reader);
    g_ptr_array_add(line->spans, span_new(": "));
    g_ptr_array_extend_and_steal(line->spans, g_steal_pointer(&value->spans));
    line->state = MIN(line->state, value->state);
}

/* One line of the box: the value, which it takes and which may be NULL, or
 * room for the pen. */
static void append_contact_line(Block *box, const Composition *composition,
                                const char *key, Block *value, Diag *diag) {
    Block *line = compose_interface_text(
        composition, key, value != NULL ? ROLE_NONE : ROLE_BLANK, NULL, diag);
    if (line != NULL) {
        block_append(box, line);
        if (value != NULL) {
            append_value(line, value, composition->texts->language);
        }
    }
    block_free(value);
}

static Block *compose_hours(const Composition *composition, const char *id,
                            Diag *diag) {
    const Message *message = compose_lookup_service(composition, id);
    return message != NULL ? compose_block(composition, BLOCK_PARAGRAPH,
                                           message, NULL, diag)
                           : NULL;
}

Block *compose_contact_box(const Composition *composition, Diag *diag) {
    const EditionContact *contact = composition->edition->contact;
    const Language *dutch = composition->content->dutch;
    Block *name = NULL, *phone = NULL, *hours = NULL;
    if (contact != NULL && edition_contact_holds(contact, &composition->date)) {
        if (contact->ask_for != NULL) {
            name = compose_literal(ROLE_NAME, contact->ask_for, dutch, true);
        }
        if (contact->phone != NULL) {
            phone = compose_literal(ROLE_PHONE, contact->phone, NULL, true);
        }
        if (contact->hours != NULL) {
            hours = compose_hours(composition, contact->hours, diag);
        }
    }
    Block *box = block_new(BLOCK_BOX, composition->edition->position);
    box->role = ROLE_CONTACT;
    box->state = STATE_CHECKED;
    append_contact_line(box, composition, "ask-for", name, diag);
    append_contact_line(box, composition, "phone-or-whatsapp", phone, diag);
    append_contact_line(box, composition, "when", hours, diag);
    return box;
}
