/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_listing.h"

#include "edition/compose_directory.h"
#include "edition/compose_help.h"
#include "edition/compose_text.h"

/* The entry that is being filled. */
typedef struct {
    const Composition *composition;
    Block *entry;
    Diag *diag;
} Listing;

/* A field without values: nothing is known of it. */
static Block *add_field(const Listing *listing, const char *name) {
    Block *field = block_append(
        listing->entry, block_new(BLOCK_LIST, listing->entry->position));
    field->id = g_strdup(name);
    field->state = STATE_CHECKED;
    return field;
}

static void append_value(Block *field, const char *text) {
    if (text != NULL) {
        block_append(field, compose_literal(ROLE_NONE, text, NULL, false));
    }
}

static void add_text(const Listing *listing, const char *name,
                     const char *text) {
    append_value(add_field(listing, name), text);
}

static void add_fact(const Listing *listing, const char *name, bool known,
                     bool value) {
    add_text(listing, name, !known ? NULL : value ? "true" : "false");
}

static void add_ids(const Listing *listing, const char *name,
                    const GPtrArray *ids) {
    Block *field = add_field(listing, name);
    for (guint i = 0; ids != NULL && i < ids->len; i++) {
        append_value(field, g_ptr_array_index(ids, i));
    }
}

static void append_words(const Listing *listing, Block *field, const char *id) {
    const Message *message = compose_lookup_service(listing->composition, id);
    if (message != NULL) {
        block_append(field, compose_block(listing->composition, BLOCK_ITEM,
                                          message, NULL, listing->diag));
    }
}

/* The words of the vocabulary for `ids`. */
static void add_words(const Listing *listing, const char *name,
                      const GPtrArray *ids) {
    Block *field = add_field(listing, name);
    for (guint i = 0; ids != NULL && i < ids->len; i++) {
        append_words(listing, field, g_ptr_array_index(ids, i));
    }
}

static void add_date(const Listing *listing, const char *name, GDate date) {
    char text[sizeof "2026-11-21"] = "";
    if (g_date_valid(&date)) {
        g_date_strftime(text, sizeof text, "%Y-%m-%d", &date);
    }
    add_text(listing, name, *text != '\0' ? text : NULL);
}

static void add_needs(const Listing *listing, const GPtrArray *services) {
    const Content *content = listing->composition->content;
    Block *field = add_field(listing, "needs");
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < services->len; i++) {
        char *need =
            g_hash_table_lookup(content->needs, g_ptr_array_index(services, i));
        if (need != NULL && g_hash_table_add(seen, need)) {
            append_value(field, need);
        }
    }
}

static void add_places(const Listing *listing, const char *region) {
    Block *field = add_field(listing, "region");
    g_auto(GStrv) places = g_strsplit(region, ", ", -1);
    for (char **place = places; *place != NULL; place++) {
        append_value(field, *place);
    }
}

static void add_languages(const Listing *listing, const GPtrArray *codes) {
    Block *field = add_field(listing, "languages");
    for (guint i = 0; codes != NULL && i < codes->len; i++) {
        const Language *language =
            language_lookup(listing->composition->content->languages,
                            g_ptr_array_index(codes, i));
        append_value(field, language->tag);
    }
}

/* Ids, how sure the least sure of them is, and the earliest day on which
 * somebody looked at them, which is not known when one has none. */
static void add_sources(const Listing *listing, const GPtrArray *ids) {
    static const char *const names[] = {[CONFIDENCE_LOW] = "low",
                                        [CONFIDENCE_MEDIUM] = "medium",
                                        [CONFIDENCE_HIGH] = "high"};
    Confidence lowest = CONFIDENCE_HIGH;
    GDate checked;
    g_date_clear(&checked, 1);
    bool all = true;
    for (guint i = 0; i < ids->len; i++) {
        const Source *source = g_hash_table_lookup(
            listing->composition->content->sources, g_ptr_array_index(ids, i));
        lowest = MIN(lowest, source->confidence);
        if (!g_date_valid(&source->checked)) {
            all = false;
        } else if (!g_date_valid(&checked) ||
                   g_date_compare(&source->checked, &checked) < 0) {
            checked = source->checked;
        }
    }
    if (!all) {
        g_date_clear(&checked, 1);
    }
    add_ids(listing, "sources", ids);
    add_text(listing, "confidence", names[lowest]);
    add_date(listing, "checked", checked);
}

static bool has_trait_of_government(const Content *content,
                                    const GPtrArray *traits) {
    for (guint i = 0; traits != NULL && i < traits->len; i++) {
        if (g_hash_table_contains(content->of_government,
                                  g_ptr_array_index(traits, i))) {
            return true;
        }
    }
    return false;
}

static bool add_detail(const Listing *listing, const Organisation *organisation,
                       const char *name, const Detail *detail) {
    bool given =
        detail_is_printable(listing->composition, organisation, detail) &&
        !(organisation->shelter && detail == &organisation->address);
    add_text(listing, name, given ? detail->value : NULL);
    return given;
}

static void add_hours(const Listing *listing,
                      const Organisation *organisation) {
    const Detail *hours = &organisation->hours;
    Block *field = add_field(listing, "hours");
    if (!detail_is_printable(listing->composition, organisation, hours)) {
        return;
    }
    if (hours->value != NULL) {
        append_words(listing, field, hours->value);
    }
    append_opening_times(field, listing->composition, hours);
}

static void add_contact(const Listing *listing,
                        const Organisation *organisation) {
    const struct {
        const char *name;
        const Detail *detail;
    } details[] = {{"phone", &organisation->phone},
                   {"whatsapp", &organisation->whatsapp},
                   {"email", &organisation->email},
                   {"website", &organisation->website},
                   {"address", &organisation->address}};
    bool given = false;
    for (gsize i = 0; i < G_N_ELEMENTS(details); i++) {
        given = add_detail(listing, organisation, details[i].name,
                           details[i].detail) ||
                given;
    }
    add_hours(listing, organisation);
    add_text(listing, "contact", given ? "given" : "not-confirmed");
    add_date(listing, "contact-known",
             organisation_details_day(listing->composition, organisation));
}

static void add_organisation(const Listing *listing,
                             const Organisation *organisation) {
    const Content *content = listing->composition->content;
    bool of_government = has_trait_of_government(content, organisation->traits);
    add_text(listing, "id", organisation->id);
    add_text(listing, "kind", "organisation");
    add_text(listing, "name", organisation->name);
    add_places(listing, organisation->region);
    add_needs(listing, organisation->services);
    add_ids(listing, "services", organisation->services);
    add_words(listing, "offers", organisation->services);
    add_ids(listing, "audience", organisation->audiences);
    add_words(listing, "for-whom", organisation->audiences);
    add_ids(listing, "traits", organisation->traits);
    add_words(listing, "good-to-know", organisation->traits);
    add_languages(listing, organisation->languages);
    /* "not" is never written down as such: absent may also be unknown */
    add_fact(listing, "anonymous", organisation->anonymous, true);
    add_fact(listing, "free", organisation->free_of_charge, true);
    add_fact(listing, "independent", of_government, false);
    add_fact(listing, "shelter", true, organisation->shelter);
    add_fact(listing, "telling", true, organisation->telling);
    add_contact(listing, organisation);
    add_sources(listing, organisation->sources);
}

/* Need and detail of the line, in words. */
static void add_line_words(const Listing *listing, const EmergencyLine *line) {
    const Document *texts =
        texts_lookup(listing->composition->texts, "emergency");
    const Block *section = document_lookup_section(texts, line->id);
    static const char *const names[] = {"offers", "good-to-know"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        Block *field = add_field(listing, names[i]);
        if (section != NULL && i < section->children->len) {
            const Block *paragraph = g_ptr_array_index(section->children, i);
            block_append(field, compose_block(listing->composition, BLOCK_ITEM,
                                              paragraph->message, NULL,
                                              listing->diag));
        }
    }
}

/* Two official pages agree on the numbers of the national lines. */
static void add_line(const Listing *listing, const EmergencyLine *line) {
    add_text(listing, "id", line->id);
    add_text(listing, "kind", "national-line");
    add_text(listing, "name", line->name);
    add_text(listing, "region", "Nederland");
    add_line_words(listing, line);
    add_fact(listing, "independent", line->independent, true);
    add_fact(listing, "shelter", true, false);
    Block *phone = add_field(listing, "phone");
    append_value(phone, line->number);
    append_value(phone, line->second_number);
    Block *hours = add_field(listing, "hours");
    if (line->hours != NULL) {
        append_words(listing, hours, line->hours);
    }
    add_text(listing, "contact", "given");
    add_sources(listing, line->sources);
}

static Listing begin_entry(const Composition *composition, Document *document,
                           const char *id, Diag *diag) {
    Block *entry = block_append(document->root,
                                block_new(BLOCK_SECTION, document->position));
    entry->id = g_strdup(id);
    entry->state = STATE_CHECKED;
    return (Listing){composition, entry, diag};
}

Document *compose_listing(const Composition *composition, Diag *diag) {
    Document *document =
        document_new("directory", composition->texts->language);
    document->professional = true;
    const GPtrArray *lines = composition->content->emergency;
    for (guint i = 0; i < lines->len; i++) {
        const EmergencyLine *line = g_ptr_array_index(lines, i);
        Listing listing = begin_entry(composition, document, line->id, diag);
        add_line(&listing, line);
    }
    const GPtrArray *organisations = composition->edition->organisations;
    for (guint i = 0; i < organisations->len; i++) {
        const Organisation *organisation = g_ptr_array_index(organisations, i);
        Listing listing =
            begin_entry(composition, document, organisation->id, diag);
        add_organisation(&listing, organisation);
    }
    return document;
}
