/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose.h"

#include "edition/compose_beside.h"
#include "edition/compose_facts.h"
#include "edition/compose_help.h"
#include "edition/compose_map.h"
#include "edition/compose_rules.h"
#include "edition/compose_sender.h"
#include "edition/compose_short.h"
#include "edition/compose_text.h"
#include "edition/compose_tree.h"
#include "edition/discretion.h"

#include <string.h>

/* What one flyer is composed from, and the part that is being filled. */
typedef struct {
    const Composition *composition;
    const Flyer *flyer;
    Block *part;
    bool titled;       /* the part has its first heading */
    bool boxed;        /* the flyer has a box for the pen */
    GHashTable *shown; /* ids of organisations that already stand here */
    Diag *diag;
} FlyerBuilder;

/* In a flyer the first heading of a part is its title, but not of the part
 * "extra"; all others that begin sections are questions under it. */
static void set_heading_level(FlyerBuilder *builder, Block *heading) {
    heading->level = builder->titled ? 2 : 1;
    builder->titled = true;
}

static void append_section(FlyerBuilder *builder, const PartItem *item) {
    const Block *section = compose_lookup_section(
        builder->composition->texts, g_ptr_array_index(item->ids, 0));
    if (section == NULL) {
        return; /* reported by the loader */
    }
    Block *block =
        compose_section(builder->composition, section,
                        part_lies_outside(builder->part), builder->diag);
    for (guint i = 0; i < block->children->len; i++) {
        Block *child = g_ptr_array_index(block->children, i);
        if (child->kind == BLOCK_HEADING && child->level <= 2) {
            set_heading_level(builder, child);
        }
    }
    block_append(builder->part, block);
}

static void append_heading(FlyerBuilder *builder, const PartItem *item) {
    Block *block = compose_interface_text(builder->composition,
                                          g_ptr_array_index(item->ids, 0),
                                          ROLE_NONE, NULL, builder->diag);
    if (block != NULL) {
        block->kind = BLOCK_HEADING;
        set_heading_level(builder, block);
        block_append(builder->part, block);
    }
}

/* A title: what follows belongs to this topic. */
static void append_topic(FlyerBuilder *builder, const PartItem *item) {
    const Document *topic = texts_lookup(builder->composition->texts,
                                         g_ptr_array_index(item->ids, 0));
    if (topic != NULL) {
        Block *block = compose_block(builder->composition, BLOCK_HEADING,
                                     topic->title, NULL, builder->diag);
        builder->titled = false;
        set_heading_level(builder, block);
        block_append(builder->part, block);
    }
}

/* The place of a sentence among all, from 1: the same in every language, format
 * and flyer. */
static int phrase_number(const Document *phrases, const char *id) {
    guint place = 0;
    g_ptr_array_find(phrases->root->children,
                     document_lookup_section(phrases, id), &place);
    return (int)place + 1;
}

static void append_phrase(FlyerBuilder *builder, const char *id) {
    const Composition *composition = builder->composition;
    const Document *own = texts_lookup(composition->texts, "phrases");
    const Document *dutch = texts_lookup(composition->dutch, "phrases");
    const Message *message = document_lookup_message(own, id);
    if (message == NULL) {
        return; /* reported by the loader */
    }
    Block *phrase =
        block_append(builder->part, block_new(BLOCK_PHRASE, message->position));
    phrase->id = g_strdup(id);
    phrase->state = STATE_CHECKED;
    phrase->level = builder->flyer->numbered ? phrase_number(dutch, id) : 0;
    block_append(phrase, compose_block(composition, BLOCK_PARAGRAPH, message,
                                       NULL, builder->diag));
    if (composition->texts->language != composition->content->dutch) {
        Block *below = compose_block(composition, BLOCK_PARAGRAPH,
                                     document_lookup_message(dutch, id), NULL,
                                     builder->diag);
        below->role = ROLE_DUTCH;
        below->language = composition->content->dutch;
        below->state = STATE_CHECKED; /* the original, shown on purpose */
        block_append(phrase, below);
    }
}

static void append_phrases(FlyerBuilder *builder, const PartItem *item) {
    for (guint i = 0; i < item->ids->len; i++) {
        append_phrase(builder, g_ptr_array_index(item->ids, i));
    }
}

static void append_emergency(FlyerBuilder *builder, const PartItem *item) {
    const Composition *composition = builder->composition;
    for (guint i = 0; i < item->ids->len; i++) {
        const char *id = g_ptr_array_index(item->ids, i);
        const EmergencyLine *line =
            content_lookup_emergency(composition->content, id);
        if (line != NULL) {
            Block *block = block_append(
                builder->part,
                compose_emergency_line(composition, line, builder->diag));
            if (block->role == ROLE_ALARM) {
                remove_details(block);
            }
        }
    }
}

/* For each service, the edition's first organisation that offers it and does
 * not stand here yet. */
static void append_organisations(FlyerBuilder *builder, const PartItem *item) {
    const Composition *composition = builder->composition;
    const GPtrArray *organisations = composition->edition->organisations;
    for (guint i = 0; i < item->ids->len; i++) {
        const char *service = g_ptr_array_index(item->ids, i);
        for (guint j = 0; j < organisations->len; j++) {
            const Organisation *organisation =
                g_ptr_array_index(organisations, j);
            if (organisation_suits(composition->edition, organisation,
                                   service) &&
                g_hash_table_add(builder->shown, organisation->id)) {
                block_append(builder->part,
                             compose_organisation(composition, organisation,
                                                  service, !builder->boxed,
                                                  builder->diag));
                break;
            }
        }
    }
}

static void append_map_item(FlyerBuilder *builder, const PartItem *item) {
    append_map(builder->part, builder->composition, item->ids, builder->shown,
               builder->diag);
}

static void append_hours(FlyerBuilder *builder, const PartItem *item) {
    (void)item;
    append_confirmed_hours(builder->part, builder->composition, builder->diag);
}

static void append_date(FlyerBuilder *builder, const PartItem *item) {
    (void)item;
    append_build_date(builder->part, builder->composition, builder->diag);
}

static void append_rule_item(FlyerBuilder *builder, const PartItem *item) {
    if (append_rules(builder->part, builder->composition, item->ids,
                     builder->diag)) {
        append_check_box(builder->part, builder->composition,
                         part_lies_outside(builder->part), builder->diag);
    }
}

/* "Sources:" and the short citations, each once, in the order of the texts. */
static void append_sources(FlyerBuilder *builder, const PartItem *item) {
    (void)item;
    const Composition *composition = builder->composition;
    Block *block = compose_interface_text(composition, "sources", ROLE_SOURCES,
                                          NULL, builder->diag);
    if (block == NULL) {
        return;
    }
    g_autoptr(GPtrArray) citations =
        facts_citations(composition, builder->flyer);
    /* one span, so that right-to-left lines do not reorder the list */
    g_ptr_array_add(citations, NULL);
    g_autofree char *list = g_strjoinv("; ", (char **)citations->pdata);
    Span *span = span_new(list);
    span->language = composition->content->dutch;
    span->isolate = composition->texts->language->right_to_left;
    g_ptr_array_add(block->spans, span_new(": "));
    g_ptr_array_add(block->spans, span);
    block_append(builder->part, block);
}

static void append_contact(FlyerBuilder *builder, const PartItem *item) {
    (void)item;
    block_append(builder->part,
                 compose_contact_box(builder->composition, builder->diag));
}

/* The heading alone: titles and pages follow from the layout, where the format
 * has a place for them. It is no title of its part. */
static void append_contents(FlyerBuilder *builder, const PartItem *item) {
    (void)item;
    Block *block = compose_interface_text(builder->composition, "contents",
                                          ROLE_CONTENTS, NULL, builder->diag);
    if (block != NULL) {
        block->kind = BLOCK_HEADING;
        block->level = 1;
        block_append(builder->part, block);
    }
}

static void append_text(FlyerBuilder *builder, const PartItem *item) {
    append_interface(builder->part, builder->composition,
                     g_ptr_array_index(item->ids, 0), ROLE_NONE, builder->diag);
}

static void append_lines(FlyerBuilder *builder, const PartItem *item) {
    for (guint i = 0; i < item->ids->len; i++) {
        append_pen_line(builder->part, builder->composition,
                        g_ptr_array_index(item->ids, i), builder->diag);
    }
}

static void append_main(FlyerBuilder *builder, const PartItem *item) {
    append_main_message(builder->part, builder->composition,
                        g_ptr_array_index(item->ids, 0), builder->diag);
}

static void append_languages(FlyerBuilder *builder, const PartItem *item) {
    (void)item;
    append_language_names(builder->part, builder->composition);
}

static void append_item(FlyerBuilder *builder, const PartItem *item) {
    typedef void (*Appender)(FlyerBuilder *, const PartItem *);
    static const Appender appenders[] = {
        [PART_SECTION] = append_section,
        [PART_HEADING] = append_heading,
        [PART_TOPIC] = append_topic,
        [PART_PHRASES] = append_phrases,
        [PART_EMERGENCY] = append_emergency,
        [PART_ORGANISATIONS] = append_organisations,
        [PART_RULES] = append_rule_item,
        [PART_TEXT] = append_text,
        [PART_LINES] = append_lines,
        [PART_MAIN] = append_main,
        [PART_LANGUAGES] = append_languages,
        [PART_CONTACT] = append_contact,
        [PART_MAP] = append_map_item,
        [PART_HOURS] = append_hours,
        [PART_DATE] = append_date,
        [PART_CONTENTS] = append_contents,
        [PART_SOURCES] = append_sources,
    };
    appenders[item->kind](builder, item);
}

static Block *begin_part(FlyerBuilder *builder, Block *root, const char *id) {
    builder->part = block_append(root, block_new(BLOCK_PART, root->position));
    builder->part->id = g_strdup(id);
    builder->part->state = STATE_CHECKED;
    builder->titled = g_str_equal(id, "extra"); /* goes on from the one above */
    g_hash_table_remove_all(builder->shown);
    return builder->part;
}

char *compose_flyer_code(const Composition *composition, const Flyer *flyer) {
    const Language *language = composition->texts->language;
    g_autofree char *tag = g_ascii_strup(language->tag, -1);
    return g_strdup_printf("%s · %s · %s · %04d-%02d", language->name_dutch,
                           flyer->code, tag,
                           g_date_get_year(&composition->date),
                           g_date_get_month(&composition->date));
}

static void append_cover(FlyerBuilder *builder, Block *root) {
    const Composition *composition = builder->composition;
    const Language *dutch = composition->content->dutch;
    Block *part = begin_part(builder, root, "cover");
    block_append(part, compose_literal(ROLE_LANGUAGE_NAME,
                                       composition->texts->language->name, NULL,
                                       false));
    block_append(part,
                 compose_literal(ROLE_WORDMARK, "Wegwijzer", dutch, false));
    append_interface(part, composition, "tagline", ROLE_TAGLINE, builder->diag);
    Block *picture = compose_interface_text(composition, "icon-signpost",
                                            ROLE_NONE, NULL, builder->diag);
    if (picture != NULL) {
        picture->kind = BLOCK_PICTURE;
        picture->icon = g_strdup("signpost");
        block_append(part, picture);
    }
    g_autofree char *code = compose_flyer_code(composition, builder->flyer);
    Block *line = compose_literal(ROLE_CODE, code, dutch, false);
    line->language = dutch;
    block_append(part, line);
}

static void append_draft_notice(FlyerBuilder *builder, Block *part) {
    const Composition *composition = builder->composition;
    bool dutch = composition->texts->language == composition->content->dutch;
    Block *box = append_box(part, ROLE_DRAFT, NULL);
    append_notice(box, composition,
                  dutch ? "draft-notice-dutch" : "draft-notice", ROLE_NONE,
                  builder->diag);
}

/* The first text of all formats, and of each format that has parts of its own,
 * says that it is a draft; the back says it to those that show only outsides.
 */
static void append_draft_notices(FlyerBuilder *builder, const Block *root) {
    const char *noticed = NULL; /* the part of the last format */
    for (guint i = 1; i < root->children->len; i++) {
        Block *part = g_ptr_array_index(root->children, i);
        gsize format = strcspn(part->id, "-");
        bool own = part->id[format] == '-';
        bool again = noticed != NULL && strncmp(noticed, part->id, format) == 0;
        if (i == 1 || (own && !again && !part_lies_outside(part))) {
            append_draft_notice(builder, part);
            noticed = part->id;
        }
    }
}

static bool has_item(const Flyer *flyer, PartItemKind kind) {
    for (guint i = 0; i < flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(flyer->parts, i);
        for (guint j = 0; j < part->items->len; j++) {
            const PartItem *item = g_ptr_array_index(part->items, j);
            if (item->kind == kind) {
                return true;
            }
        }
    }
    return false;
}

/* A flyer without facts cannot go out of date. */
static void append_dates(FlyerBuilder *builder, Block *part) {
    const Composition *composition = builder->composition;
    g_autoptr(GPtrArray) citations =
        facts_citations(composition, builder->flyer);
    if (citations->len == 0 && !has_item(builder->flyer, PART_MAP)) {
        return;
    }
    bool overdue = false;
    GDate until = compose_hand_out_until(composition, builder->flyer, &overdue);
    char iso[16];
    g_date_strftime(iso, sizeof iso, "%Y-%m-%d", &until);
    g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) kinds = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(texts, (gpointer) "date", iso);
    g_hash_table_insert(kinds, (gpointer) "date", GINT_TO_POINTER(VALUE_DATE));
    Values values = {texts, kinds};
    Block *line = compose_interface_text(composition, "hand-out-until",
                                         ROLE_IMPRINT, &values, builder->diag);
    if (line != NULL) {
        block_append(part, line);
    }
    if (overdue) {
        append_interface(part, composition, "sources-overdue", ROLE_IMPRINT,
                         builder->diag);
    }
}

static void append_imprint(FlyerBuilder *builder, Block *part) {
    const Composition *composition = builder->composition;
    const Edition *edition = composition->edition;
    EditionStatus status = edition_status_on(edition, &composition->date);
    if (status == STATUS_APPROVED ||
        (status == STATUS_REVIEW && composition->proof)) {
        compose_append_sender(composition, builder->flyer, part);
    } else { /* nobody sends it yet: neither name nor logo */
        append_notice(part, composition, "example-notice", ROLE_IMPRINT,
                      builder->diag);
    }
    append_dates(builder, part);
    append_interface(part, composition, "licence", ROLE_IMPRINT, builder->diag);
}

static void append_back(FlyerBuilder *builder, Block *root, bool draft) {
    const Composition *composition = builder->composition;
    Block *part = begin_part(builder, root, "back");
    const EmergencyLine *line =
        content_lookup_emergency(composition->content, "112");
    if (line != NULL) {
        remove_details(block_append(
            part, compose_emergency_line(composition, line, builder->diag)));
    }
    if (!builder->flyer->single) {
        append_interface(part, composition, "keep-leaflet", ROLE_KEEP,
                         builder->diag);
    }
    if (draft) {
        append_draft_notice(builder, part);
    }
    append_imprint(builder, part);
}

static void append_parts(FlyerBuilder *builder, Block *root) {
    for (guint i = 0; i < builder->flyer->parts->len; i++) {
        const FlyerPart *part = g_ptr_array_index(builder->flyer->parts, i);
        begin_part(builder, root, part->id);
        for (guint j = 0; j < part->items->len; j++) {
            append_item(builder, g_ptr_array_index(part->items, j));
        }
    }
}

static void add_dutch(Document *document, const Composition *composition,
                      const Flyer *flyer, Diag *diag) {
    Composition original = *composition;
    original.texts = composition->dutch;
    original.beside = false;
    g_autoptr(Document) dutch = compose_flyer(&original, flyer, diag);
    set_beside(document->root, dutch->root, composition->content->dutch);
}

Document *compose_flyer(const Composition *composition, const Flyer *flyer,
                        Diag *diag) {
    Document *document = document_new(flyer->id, composition->texts->language);
    document->position = flyer->position;
    document->professional = flyer->professional;
    g_autoptr(GHashTable) shown = g_hash_table_new(g_str_hash, g_str_equal);
    FlyerBuilder builder = {.composition = composition,
                            .flyer = flyer,
                            .shown = shown,
                            .boxed = has_item(flyer, PART_CONTACT),
                            .diag = diag};
    document->root->state = STATE_CHECKED;
    append_cover(&builder, document->root);
    append_parts(&builder, document->root);
    bool draft = document_lowest_state(document) != STATE_CHECKED;
    if (draft) {
        append_draft_notices(&builder, document->root);
    }
    append_back(&builder, document->root, draft);
    if (composition->beside &&
        composition->texts->language != composition->content->dutch) {
        add_dutch(document, composition, flyer, diag);
    }
    return document;
}

static void lower_state(Block *block, void *data) {
    MessageState *lowest = data;
    if (block->spans != NULL) { /* blocks without text have no state */
        *lowest = MIN(*lowest, block->state);
    }
}

MessageState document_lowest_state(const Document *document) {
    MessageState lowest = STATE_CHECKED;
    document_walk((Document *)document, lower_state, &lowest);
    return lowest;
}
