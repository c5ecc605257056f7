/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents for the screen: whole topics, the list of help, the fixed words.
 */
#include "edition/compose_directory.h"
#include "edition/compose_facts.h"
#include "edition/compose_help.h"
#include "edition/compose_text.h"
#include "edition/compose_tree.h"

/* "Checked on 3 May 2026", or that nobody noted it. */
static Block *compose_checked(const Composition *composition, const GDate *day,
                              Diag *diag) {
    if (!g_date_valid(day)) {
        return compose_interface_text(composition, "never-checked",
                                      ROLE_SOURCES, NULL, diag);
    }
    char written[16];
    g_date_strftime(written, sizeof written, "%Y-%m-%d", day);
    g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) kinds = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(texts, "date", written);
    g_hash_table_insert(kinds, "date", GINT_TO_POINTER(VALUE_DATE));
    Values values = {texts, kinds};
    return compose_interface_text(composition, "checked-on", ROLE_SOURCES,
                                  &values, diag);
}

/* Where the section's facts come from, and when somebody looked there. */
static void append_sources(Block *section, const Composition *composition,
                           const Block *source, Diag *diag) {
    g_autoptr(GPtrArray) citations =
        facts_section_citations(composition, source);
    if (citations->len == 0) {
        return;
    }
    g_ptr_array_add(citations, NULL);
    g_autofree char *text = g_strjoinv("; ", (char **)citations->pdata);
    block_append(section, compose_literal(ROLE_SOURCES, text,
                                          composition->content->dutch, true));
    GDate day = facts_section_checked(composition, source);
    Block *checked = compose_checked(composition, &day, diag);
    if (checked != NULL) {
        block_append(section, checked);
    }
}

/* A copy of a short text of the topic, where there is one. */
static Message *copy_message(const Message *message) {
    return message != NULL ? message_copy(message) : NULL;
}

Document *compose_topic(const Composition *composition, const Document *topic,
                        Diag *diag) {
    const Document *source = texts_lookup(composition->texts, topic->id);
    Document *document = document_new(topic->id, composition->texts->language);
    document->professional = source->professional;
    document->position = source->position;
    document->title = copy_message(source->title);
    document->question = copy_message(source->question);
    document->summary = copy_message(source->summary);
    document->icon = g_strdup(source->icon);
    document->place = source->place;
    document->under = g_strdup(source->under);
    for (guint i = 0; i < source->root->children->len; i++) {
        const Block *section = g_ptr_array_index(source->root->children, i);
        Block *composed = block_append(
            document->root, compose_section(composition, section, false, diag));
        append_sources(composed, composition, section, diag);
    }
    return document;
}

/* From when number and hours are known, where there are any. */
static void append_details_day(Block *card, const Composition *composition,
                               const Organisation *organisation, Diag *diag) {
    GDate day = organisation_details_day(composition, organisation);
    Block *checked =
        g_date_valid(&day) ? compose_checked(composition, &day, diag) : NULL;
    if (checked != NULL) {
        block_append(card, checked);
    }
}

static Block *append_group(Document *document, const char *id) {
    Block *group = block_append(document->root,
                                block_new(BLOCK_SECTION, document->position));
    group->id = g_strdup(id);
    group->state = STATE_CHECKED;
    return group;
}

/* One marker stands above all organisations, where one of them needs it, and
 * who helps with what. */
static void append_organisations(const Composition *composition, Block *group,
                                 Diag *diag) {
    const GPtrArray *organisations = composition->edition->organisations;
    bool check = false;
    for (guint i = 0; i < organisations->len; i++) {
        const Organisation *organisation = g_ptr_array_index(organisations, i);
        check = check || (first_service(composition, organisation) != NULL &&
                          facts_need_check(composition, organisation->sources));
    }
    if (check) {
        append_check_box(group, composition, false, diag);
    }
    Block *needs = compose_needs(composition, diag);
    if (needs != NULL) {
        block_append(group, needs);
    }
    for (guint i = 0; i < organisations->len; i++) {
        const Organisation *organisation = g_ptr_array_index(organisations, i);
        const char *service = first_service(composition, organisation);
        if (service != NULL) {
            Block *card = block_append(
                group, compose_organisation(composition, organisation, service,
                                            true, diag));
            append_details_day(card, composition, organisation, diag);
            append_offers(card, composition, organisation, diag);
        }
    }
}

Document *compose_emergency(const Composition *composition, Diag *diag) {
    Document *document =
        document_new("emergency", composition->texts->language);
    Block *lines = append_group(document, "emergency");
    const Content *content = composition->content;
    for (guint i = 0; i < content->emergency->len; i++) {
        const EmergencyLine *line = g_ptr_array_index(content->emergency, i);
        block_append(lines, compose_emergency_line(composition, line, diag));
    }
    append_organisations(composition, append_group(document, "organisations"),
                         diag);
    return document;
}

/* "3 december 2026 · 14:00–16:00" */
static Block *compose_when(const Composition *composition,
                           const EditionEvent *event) {
    const Language *language = composition->texts->language;
    g_autofree char *date = compose_date(&event->on, language);
    Block *when = compose_literal(ROLE_NONE, date, NULL, false);
    if (event->from != NULL) {
        g_autofree char *times =
            event->until != NULL
                ? g_strconcat(event->from, "–", event->until, NULL)
                : g_strdup(event->from);
        Span *span = span_new(times);
        span->isolate = span->unbreakable = true;
        g_ptr_array_add(when->spans, span_new(" · "));
        g_ptr_array_add(when->spans, span);
    }
    return when;
}

Document *compose_events(const Composition *composition, Diag *diag) {
    Document *document = document_new("events", composition->texts->language);
    const GPtrArray *events = composition->edition->events;
    for (guint i = 0; i < events->len; i++) {
        const EditionEvent *event = g_ptr_array_index(events, i);
        const Message *message =
            compose_lookup_service(composition, event->kind);
        if (message == NULL ||
            g_date_compare(&event->on, &composition->date) < 0) {
            continue;
        }
        char day[16];
        g_date_strftime(day, sizeof day, "%Y-%m-%d", &event->on);
        Block *group = append_group(document, day);
        group->sources = g_ptr_array_ref(event->sources);
        block_append(group, compose_when(composition, event));
        block_append(group, compose_block(composition, BLOCK_PARAGRAPH, message,
                                          NULL, diag));
    }
    return document;
}

Document *compose_interface(const Composition *composition, Diag *diag) {
    return compose_words(composition, "interface", diag);
}

Document *compose_phrases(const Composition *composition, Diag *diag) {
    return compose_words(composition, "phrases", diag);
}

Document *compose_audiences(const Composition *composition, Diag *diag) {
    Document *document =
        document_new("audiences", composition->texts->language);
    const GPtrArray *organisations = composition->edition->organisations;
    for (guint i = 0; i < organisations->len; i++) {
        const Organisation *organisation = g_ptr_array_index(organisations, i);
        for (guint j = 0; organisation->audiences != NULL &&
                          j < organisation->audiences->len;
             j++) {
            append_audience(document, composition,
                            g_ptr_array_index(organisation->audiences, j),
                            diag);
        }
    }
    return document;
}

Document *compose_staff(const Composition *composition, Diag *diag) {
    return compose_words(composition, "staff", diag);
}
