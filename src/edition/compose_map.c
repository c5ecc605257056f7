/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_map.h"

#include "edition/compose_directory.h"
#include "edition/compose_help.h"
#include "edition/compose_text.h"

#include <string.h>

/* How far away somebody is. */
typedef enum { MAP_HERE, MAP_COUNTRY, MAP_ELSEWHERE, MAP_DISTANCES } Distance;

/* A map that is being made. */
typedef struct {
    const Composition *composition;
    const GPtrArray *services; /* char* ids */
    GHashTable *shown;         /* char* ids of whom stood on it before */
    Block *parent;
    Diag *diag;
} Map;

static const char *const headings[] = {[MAP_HERE] = "map-here",
                                       [MAP_COUNTRY] = "map-country",
                                       [MAP_ELSEWHERE] = "map-elsewhere"};

/* NULL after a report: the word is not there. */
static Block *staff_block(const Composition *composition, BlockKind kind,
                          const char *key, Diag *diag) {
    const Document *words = texts_lookup(composition->texts, "staff");
    const Message *message = document_lookup_message(words, key);
    if (message == NULL) {
        diag_error(diag, composition->edition->position, "dangling-id",
                   "there is no staff text '%s', add it to staff.yaml", key);
        return NULL;
    }
    return compose_block(composition, kind, message, NULL, diag);
}

static Block *append_staff(Block *parent, const Composition *composition,
                           BlockKind kind, const char *key, Diag *diag) {
    Block *block = staff_block(composition, kind, key, diag);
    if (block != NULL) {
        block_append(parent, block);
    }
    return block;
}

static bool is_in(const GPtrArray *ids, const char *id) {
    return g_ptr_array_find_with_equal_func((GPtrArray *)ids, id, g_str_equal,
                                            NULL);
}

static bool offers_any(const Organisation *organisation,
                       const GPtrArray *services) {
    for (guint i = 0; i < services->len; i++) {
        if (is_in(organisation->services, g_ptr_array_index(services, i))) {
            return true;
        }
    }
    return false;
}

/* Those whom the edition names and who are not for the whole country are near,
 * whatever their region is called. An edition of the country is near nobody. */
static Distance distance_of(const Composition *composition,
                            const Organisation *organisation) {
    const Edition *edition = composition->edition;
    if (g_str_equal(organisation->region, "Nederland")) {
        return MAP_COUNTRY;
    }
    for (guint i = 0; !edition->country && i < edition->organisations->len;
         i++) {
        if (g_ptr_array_index(edition->organisations, i) == organisation) {
            return MAP_HERE;
        }
    }
    return MAP_ELSEWHERE;
}

static int compare_organisations(const void *a, const void *b) {
    const Organisation *one = *(const Organisation *const *)a;
    const Organisation *other = *(const Organisation *const *)b;
    int regions = strcmp(one->region, other->region);
    return regions != 0 ? regions : strcmp(one->id, other->id);
}

/* The whole directory, by region: Organisation*, borrowed; caller unrefs. */
static GPtrArray *list_organisations(const Map *map, Distance distance) {
    GPtrArray *found = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer value;
    g_hash_table_iter_init(&iterator, map->composition->content->organisations);
    while (g_hash_table_iter_next(&iterator, NULL, &value)) {
        Organisation *organisation = value;
        bool named = distance == MAP_HERE || !organisation->unsure;
        if (named && offers_any(organisation, map->services) &&
            distance_of(map->composition, organisation) == distance) {
            g_ptr_array_add(found, organisation);
        }
    }
    g_ptr_array_sort(found, compare_organisations);
    return found;
}

/* Goes on with `more`, which it takes, on the line. */
static void join(Block *line, Block *more) {
    if (line->spans->len > 0) {
        g_ptr_array_add(line->spans, span_new(" · "));
    }
    g_ptr_array_extend_and_steal(line->spans, g_steal_pointer(&more->spans));
    line->state = MIN(line->state, more->state);
    block_free(more);
}

static void join_words(Block *line, const Composition *composition,
                       const char *id, Diag *diag) {
    const Message *message = compose_lookup_service(composition, id);
    if (message != NULL) {
        join(line,
             compose_block(composition, BLOCK_PARAGRAPH, message, NULL, diag));
    }
}

/* "Utrecht · Help with debts · For women": where, what else than the first
 * service, which the heading above says, and what paper must say of whom it is
 * for and who is behind it. */
static void append_line(const Map *map, Block *block,
                        const Organisation *organisation) {
    g_autoptr(Block) line = compose_literal(ROLE_DETAIL, "", NULL, false);
    g_ptr_array_set_size(line->spans, 0);
    line->state = STATE_CHECKED;
    if (!g_str_equal(organisation->region, "Nederland")) {
        join(line, compose_literal(ROLE_DETAIL, organisation->region,
                                   map->composition->content->dutch, true));
    }
    for (guint i = 1; i < map->services->len; i++) {
        const char *service = g_ptr_array_index(map->services, i);
        if (is_in(organisation->services, service)) {
            join_words(line, map->composition, service, map->diag);
        }
    }
    const GPtrArray *lists[] = {organisation->audiences, organisation->traits};
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++) {
            const char *id = g_ptr_array_index(lists[i], j);
            if (g_hash_table_contains(map->composition->content->on_paper,
                                      id)) {
                join_words(line, map->composition, id, map->diag);
            }
        }
    }
    if (line->spans->len > 0) {
        block_append(block, g_steal_pointer(&line));
    }
}

/* Numbers and the like, or a line for the pen. */
static void append_numbers(const Map *map, Block *block,
                           const Organisation *organisation, bool pen) {
    const Detail *details[] = {&organisation->phone, &organisation->whatsapp,
                               &organisation->email, &organisation->website};
    for (gsize i = 0; i < G_N_ELEMENTS(details); i++) {
        if (detail_is_printable(map->composition, organisation, details[i])) {
            pen = false;
            block_append(block, compose_literal(ROLE_PHONE, details[i]->value,
                                                NULL, true));
        }
    }
    Block *blank = pen ? compose_interface_text(map->composition, "phone",
                                                ROLE_BLANK, NULL, map->diag)
                       : NULL;
    if (blank != NULL) {
        block_append(block, blank);
    }
}

static void append_entry(const Map *map, Block *piece,
                         const Organisation *organisation, bool pen) {
    const Language *dutch = map->composition->content->dutch;
    Block *block =
        block_append(piece, block_new(BLOCK_CONTACT, organisation->position));
    block->id = g_strdup(organisation->id);
    block->state = STATE_CHECKED;
    block_append(block,
                 compose_literal(ROLE_NAME, organisation->name, dutch, true));
    append_line(map, block, organisation);
    append_numbers(map, block, organisation, pen);
}

/* What stays together in a column; the first one goes on with the section of
 * the content that stands above. */
static Block *begin_piece(Block *parent, bool first) {
    const GPtrArray *children = parent->children;
    Block *above = children->len > 0
                       ? g_ptr_array_index(children, children->len - 1)
                       : NULL;
    if (first && above != NULL && above->kind == BLOCK_SECTION &&
        above->id != NULL) {
        return above;
    }
    Block *piece =
        block_append(parent, block_new(BLOCK_SECTION, parent->position));
    piece->state = STATE_CHECKED;
    return piece;
}

/* The first one stays with the heading, the others stand alone. */
static void append_group(const Map *map, Block *piece, const GPtrArray *found,
                         Distance distance) {
    Block *heading = append_staff(piece, map->composition, BLOCK_HEADING,
                                  headings[distance], map->diag);
    if (heading != NULL) {
        heading->level = 3;
    }
    if (found->len == 0) {
        append_staff(piece, map->composition, BLOCK_PARAGRAPH, "map-none",
                     map->diag);
    }
    for (guint i = 0; i < found->len; i++) {
        const Organisation *organisation = g_ptr_array_index(found, i);
        bool pen = g_hash_table_add(map->shown, organisation->id) &&
                   distance != MAP_ELSEWHERE;
        append_entry(map, i == 0 ? piece : begin_piece(map->parent, false),
                     organisation, pen);
    }
}

void append_map(Block *parent, const Composition *composition,
                const GPtrArray *services, GHashTable *shown, Diag *diag) {
    Map map = {composition, services, shown, parent, diag};
    Block *piece = NULL; /* of a group of nobody: the next goes on with it */
    bool first = true;
    for (Distance distance = MAP_HERE; distance < MAP_DISTANCES; distance++) {
        g_autoptr(GPtrArray) found = list_organisations(&map, distance);
        bool here = distance == MAP_HERE && !composition->edition->country;
        if (found->len > 0 || here) {
            piece = piece != NULL ? piece : begin_piece(parent, first);
            append_group(&map, piece, found, distance);
            piece = found->len > 0 ? NULL : piece;
            first = false;
        }
    }
}

void append_confirmed_hours(Block *parent, const Composition *composition,
                            Diag *diag) {
    const GPtrArray *organisations = composition->edition->organisations;
    bool some = false;
    for (guint i = 0; i < organisations->len; i++) {
        const Organisation *organisation = g_ptr_array_index(organisations, i);
        if (detail_is_printable(composition, organisation,
                                &organisation->hours)) {
            some = true;
            block_append(parent, compose_organisation(
                                     composition, organisation,
                                     first_service(composition, organisation),
                                     false, diag));
        }
    }
    if (!some) {
        append_staff(parent, composition, BLOCK_PARAGRAPH, "hours-none", diag);
    }
}

void append_build_date(Block *parent, const Composition *composition,
                       Diag *diag) {
    g_autoptr(Block) made =
        staff_block(composition, BLOCK_PARAGRAPH, "made-on", diag);
    if (made != NULL) {
        Block *line = block_append(
            parent, compose_literal(ROLE_NONE, composition->edition->name,
                                    composition->content->dutch, true));
        g_autofree char *date =
            compose_date(&composition->date, composition->texts->language);
        join(line, g_steal_pointer(&made));
        g_ptr_array_add(line->spans, span_new(" "));
        g_ptr_array_add(line->spans, span_new(date));
    }
}
