/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_directory.h"

#include "edition/compose_text.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/ustring.h>

#define TEXT_MAX 128
#define DAYS 7
#define RANGE_MIN 3 /* days: below that each is named */

static Block *vocabulary_block(const Composition *composition, BlockKind kind,
                               const char *id, Diag *diag) {
    const Message *message = compose_lookup_service(composition, id);
    return message != NULL
               ? compose_block(composition, kind, message, NULL, diag)
               : NULL;
}

static void append_detail(Block *parent, Block *block) {
    if (block != NULL) {
        block->role = ROLE_DETAIL;
        block_append(parent, block);
    }
}

static char *utf8(const UChar *text) {
    UErrorCode status = U_ZERO_ERROR;
    char converted[TEXT_MAX * 4] = "";
    u_strToUTF8(converted, sizeof converted, NULL, text, -1, &status);
    g_assert(U_SUCCESS(status));
    return g_strdup(converted);
}

/* "Engels, Pools en Thai", as the reader's language joins words. */
static char *join_words(const GPtrArray *words, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UChar buffers[words->len][TEXT_MAX], joined[TEXT_MAX * 4];
    const UChar *texts[words->len];
    char result[TEXT_MAX * 16] = "";
    for (guint i = 0; i < words->len; i++) {
        u_strFromUTF8(buffers[i], TEXT_MAX, NULL, g_ptr_array_index(words, i),
                      -1, &status);
        texts[i] = buffers[i];
    }
    UListFormatter *formatter = ulistfmt_open(locale, &status);
    int length = ulistfmt_format(formatter, texts, NULL, (int)words->len,
                                 joined, G_N_ELEMENTS(joined), &status);
    ulistfmt_close(formatter);
    u_strToUTF8(result, sizeof result, NULL, joined, length, &status);
    g_assert(U_SUCCESS(status));
    return g_strdup(result);
}

/* Monday is 0. */
static char *day_name(int day, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UChar name[TEXT_MAX];
    UDateFormat *format =
        udat_open(UDAT_NONE, UDAT_FULL, locale, u"UTC", -1, NULL, 0, &status);
    int place = (day + 1) % DAYS + UCAL_SUNDAY;
    udat_getSymbols(format, UDAT_STANDALONE_WEEKDAYS, place, name, TEXT_MAX,
                    &status);
    udat_close(format);
    g_assert(U_SUCCESS(status));
    return utf8(name);
}

/* Days that follow each other become "maandag – vrijdag". */
static char *days_in_words(guint days, const char *locale) {
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (int day = 0; day < DAYS; day++) {
        int last = day;
        if ((days >> day & 1U) == 0) {
            continue;
        }
        while (last + 1 < DAYS && (days >> (last + 1) & 1U) != 0) {
            last++;
        }
        char *first_name = day_name(day, locale);
        if (last - day + 1 >= RANGE_MIN) {
            g_autofree char *first = first_name;
            g_autofree char *end = day_name(last, locale);
            g_ptr_array_add(words, g_strconcat(first, " – ", end, NULL));
            day = last;
        } else {
            g_ptr_array_add(words, first_name);
        }
    }
    return join_words(words, locale);
}

/* "09:00" as the language writes times of 24 hours. */
static char *time_in_words(const char *time, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[TEXT_MAX], formatted[TEXT_MAX];
    int hours = 0, minutes = 0;
    if (sscanf(time, "%d:%d", &hours, &minutes) != 2) {
        return g_strdup(time);
    }
    UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
    int length =
        udatpg_getBestPattern(generator, u"Hm", 2, pattern, TEXT_MAX, &status);
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC",
                                    -1, pattern, length, &status);
    udat_format(format, (hours * 60 + minutes) * 60000.0, formatted, TEXT_MAX,
                NULL, &status);
    udat_close(format);
    udatpg_close(generator);
    g_assert(U_SUCCESS(status));
    return utf8(formatted);
}

static void append_time(Block *block, const char *time, const char *locale) {
    g_autofree char *text = time_in_words(time, locale);
    Span *span = span_new(text);
    /* in a line from right to left the earlier time stands on the right */
    span->isolate = true;
    span->unbreakable = true;
    g_ptr_array_add(block->spans, span);
}

void append_opening_times(Block *parent, const Composition *composition,
                          const Detail *hours) {
    g_autofree char *locale = compose_locale(composition->texts->language);
    for (guint i = 0; hours->open != NULL && i < hours->open->len; i++) {
        const OpeningTimes *times = g_ptr_array_index(hours->open, i);
        g_autofree char *days = days_in_words(times->days, locale);
        g_autofree char *start = g_strconcat(days, " ", NULL);
        Block *block = compose_literal(ROLE_DETAIL, start, NULL, false);
        append_time(block, times->from, locale);
        g_ptr_array_add(block->spans, span_new(" – "));
        append_time(block, times->until, locale);
        block_append(parent, block);
    }
}

/* Those of `ids` that leaflets say too, or those that only the screen says. */
static void append_said(Block *parent, const Composition *composition,
                        const GPtrArray *ids, bool on_paper, Diag *diag) {
    for (guint i = 0; ids != NULL && i < ids->len; i++) {
        const char *id = g_ptr_array_index(ids, i);
        if (g_hash_table_contains(composition->content->on_paper, id) ==
            on_paper) {
            append_detail(parent, vocabulary_block(composition, BLOCK_PARAGRAPH,
                                                   id, diag));
        }
    }
}

void append_conduct(Block *parent, const Composition *composition,
                    const Organisation *organisation, Diag *diag) {
    append_said(parent, composition, organisation->audiences, true, diag);
    append_said(parent, composition, organisation->traits, true, diag);
}

/* The name of a language in the reader's language, or its own name where ICU
 * does not know one. */
static char *language_name(const Language *language, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UChar name[TEXT_MAX] = {0};
    ULocaleDisplayNames *names =
        uldn_open(locale, ULDN_STANDARD_NAMES, &status);
    uldn_localeDisplayName(names, language->tag, name, TEXT_MAX, &status);
    uldn_close(names);
    g_assert(U_SUCCESS(status));
    g_autofree char *found = utf8(name);
    return g_strdup(g_str_equal(found, language->tag) ? language->name : found);
}

static void append_languages(Block *parent, const Composition *composition,
                             const GPtrArray *codes, Diag *diag) {
    g_autofree char *locale = compose_locale(composition->texts->language);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < codes->len; i++) {
        const Language *language = language_lookup(
            composition->content->languages, g_ptr_array_index(codes, i));
        g_ptr_array_add(words, language_name(language, locale));
    }
    Block *line = compose_interface_text(composition, "in-language-of",
                                         ROLE_DETAIL, NULL, diag);
    if (line != NULL) {
        g_autofree char *joined = join_words(words, locale);
        Span *span = span_new(joined);
        span->language =
            line->language != NULL ? composition->texts->language : NULL;
        g_ptr_array_add(line->spans, span_new(": "));
        g_ptr_array_add(line->spans, span);
        block_append(parent, line);
    }
}

const char *first_service(const Composition *composition,
                          const Organisation *organisation) {
    for (guint i = 0; i < organisation->services->len; i++) {
        const char *service = g_ptr_array_index(organisation->services, i);
        if (compose_lookup_service(composition, service) != NULL) {
            return service;
        }
    }
    return NULL;
}

void append_offers(Block *parent, const Composition *composition,
                   const Organisation *organisation, Diag *diag) {
    const Language *dutch = composition->content->dutch;
    append_said(parent, composition, organisation->traits, false, diag);
    if (!g_str_equal(organisation->region, "Nederland") &&
        !g_str_equal(organisation->region, composition->edition->name)) {
        block_append(parent, compose_literal(ROLE_DETAIL, organisation->region,
                                             dutch, true));
    }
    if (organisation->languages != NULL && organisation->languages->len > 0) {
        append_languages(parent, composition, organisation->languages, diag);
    }
    g_autoptr(Block) list = block_new(BLOCK_LIST, organisation->position);
    list->state = STATE_CHECKED;
    const char *first = first_service(composition, organisation);
    for (guint i = 0; i < organisation->services->len; i++) {
        const char *service = g_ptr_array_index(organisation->services, i);
        Block *item =
            service != first
                ? vocabulary_block(composition, BLOCK_ITEM, service, diag)
                : NULL;
        if (item != NULL) {
            block_append(list, item);
        }
    }
    if (list->children->len > 0) {
        block_append(parent, g_steal_pointer(&list));
    }
}

static bool answers_need(const Composition *composition,
                         const Organisation *organisation, const char *need) {
    for (guint i = 0; i < organisation->services->len; i++) {
        const char *service = g_ptr_array_index(organisation->services, i);
        if (compose_lookup_service(composition, service) != NULL &&
            g_strcmp0(g_hash_table_lookup(composition->content->needs, service),
                      need) == 0) {
            return true;
        }
    }
    return false;
}

/* The names of those who answer the need: a list with their ids. */
static void append_answers(Block *item, const Composition *composition,
                           const char *need) {
    const GPtrArray *organisations = composition->edition->organisations;
    Block *names = block_append(item, block_new(BLOCK_LIST, (Position){0}));
    names->state = STATE_CHECKED;
    for (guint i = 0; i < organisations->len; i++) {
        const Organisation *organisation = g_ptr_array_index(organisations, i);
        if (answers_need(composition, organisation, need)) {
            Block *name = block_append(
                names, compose_literal(ROLE_NAME, organisation->name,
                                       composition->content->dutch, true));
            name->id = g_strdup(organisation->id);
        }
    }
}

Block *compose_needs(const Composition *composition, Diag *diag) {
    const GPtrArray *needs = composition->content->need_ids;
    g_autoptr(Block) list = block_new(BLOCK_LIST, (Position){0});
    list->state = STATE_CHECKED;
    for (guint i = 0; i < needs->len; i++) {
        const char *need = g_ptr_array_index(needs, i);
        if (compose_lookup_service(composition, need) == NULL) {
            continue;
        }
        g_autoptr(Block) item = block_new(BLOCK_ITEM, (Position){0});
        item->id = g_strdup(need);
        item->state = STATE_CHECKED;
        Block *words = block_append(
            item, vocabulary_block(composition, BLOCK_PARAGRAPH, need, diag));
        words->role = ROLE_NEED;
        append_answers(item, composition, need);
        const Block *names = g_ptr_array_index(item->children, 1);
        if (names->children->len > 0) {
            block_append(list, g_steal_pointer(&item));
        }
    }
    /* a language that owes only some topics may have one need: no choice */
    guint least = composition->texts->language->topics != NULL ? 2 : 1;
    return list->children->len >= least ? g_steal_pointer(&list) : NULL;
}
