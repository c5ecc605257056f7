/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_languages.h"

#include "edition/compose_text.h"
#include "edition/compose_tree.h"

#define DUTCH_PAGE 2 /* the first after the cover */

/* Interface texts, in the order in which they are shown. */
static const char *const sentences[] = {"official-who", "official-why",
                                        "official-home", "official-interpreter",
                                        "official-help"};

/* Words for staff: how the card is used. */
static const char *const steps[] = {"languages-point", "languages-show",
                                    "languages-leaflet"};

static bool is_dutch(const Composition *composition) {
    return composition->texts->language == composition->content->dutch;
}

bool compose_offers_language_page(const Composition *composition) {
    const Document *texts = texts_lookup(composition->texts, "interface");
    for (gsize i = 0; texts != NULL && i < G_N_ELEMENTS(sentences); i++) {
        const Message *message = document_lookup_message(texts, sentences[i]);
        if (message == NULL || message->state == STATE_MISSING) {
            return false;
        }
    }
    return texts != NULL;
}

int compose_language_number(const Composition *composition,
                            const GPtrArray *languages,
                            const Language *language) {
    int number = DUTCH_PAGE;
    if (language == composition->content->dutch) {
        return number;
    }
    for (guint i = 0; i < languages->len; i++) {
        const Language *other = g_ptr_array_index(languages, i);
        number += other != composition->content->dutch;
        if (other == language) {
            break;
        }
    }
    return number;
}

static Block *append_part(Document *document, const char *id) {
    Block *part =
        block_append(document->root, block_new(BLOCK_PART, document->position));
    part->id = g_strdup(id);
    part->state = STATE_CHECKED;
    return part;
}

/* For whoever shows the card; Dutch has it already. */
static void append_dutch_name(Block *parent, const Composition *composition,
                              const Language *language) {
    const Language *dutch = composition->content->dutch;
    if (language != dutch) {
        Block *line =
            compose_literal(ROLE_DUTCH, language->name_dutch, dutch, false);
        line->language = dutch;
        block_append(parent, line);
    }
}

/* A name is a section of its own, so that columns are cut between names. */
static void append_name(Block *part, const Composition *composition,
                        const Language *language, int number) {
    Block *section =
        block_append(part, block_new(BLOCK_SECTION, part->position));
    section->state = STATE_CHECKED;
    Block *phrase =
        block_append(section, block_new(BLOCK_PHRASE, part->position));
    phrase->id = g_strdup(language->code);
    phrase->state = STATE_CHECKED;
    phrase->level = number;
    Block *name = block_append(
        phrase, compose_literal(ROLE_NONE, language->name, NULL, false));
    name->language = language == composition->content->dutch ? NULL : language;
    append_dutch_name(phrase, composition, language);
}

Document *compose_language_names(const Composition *composition,
                                 const GPtrArray *languages) {
    const Language *dutch = composition->content->dutch;
    Document *document = document_new("languages", dutch);
    document->position = composition->edition->position;
    document->root->state = STATE_CHECKED;
    block_append(append_part(document, "cover"),
                 compose_literal(ROLE_WORDMARK, "Wegwijzer", dutch, false));
    Block *names = append_part(document, "names");
    Block *scripts = append_part(document, "scripts");
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = g_ptr_array_index(languages, i);
        bool latin = g_str_equal(language->script, "Latn");
        append_name(latin ? names : scripts, composition, language,
                    compose_language_number(composition, languages, language));
    }
    return document;
}

static void append_cover(Document *document, const Composition *composition,
                         int number) {
    const Language *language = composition->texts->language;
    Block *part = append_part(document, "cover");
    Block *name = block_append(
        part, compose_literal(ROLE_NONE, language->name, NULL, false));
    name->kind = BLOCK_HEADING;
    name->level = 1;
    append_dutch_name(part, composition, language);
    g_autofree char *digits = g_strdup_printf("%d", number);
    block_append(part, compose_literal(ROLE_CODE, digits,
                                       composition->content->dutch, true));
}

static void append_sentences(Block *part, const Composition *composition,
                             Diag *diag) {
    for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
        Block *phrase =
            block_append(part, block_new(BLOCK_PHRASE, part->position));
        phrase->id = g_strdup(sentences[i]);
        phrase->state = STATE_CHECKED;
        phrase->level = (int)i + 1;
        append_interface(phrase, composition, sentences[i], ROLE_NONE, diag);
    }
}

/* A missing word is reported and left out. */
static void append_steps(Block *part, const Composition *composition,
                         Diag *diag) {
    const Document *words = texts_lookup(composition->dutch, "staff");
    Block *box = append_box(part, ROLE_GOOD_TO_KNOW, NULL);
    Block *list = block_append(box, block_new(BLOCK_LIST, part->position));
    list->state = STATE_CHECKED;
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        const Message *message =
            words != NULL ? document_lookup_message(words, steps[i]) : NULL;
        if (message != NULL) {
            block_append(list, compose_block(composition, BLOCK_ITEM, message,
                                             NULL, diag));
        } else {
            diag_error(diag, part->position, "interface",
                       "the language card needs the text %s, add it to "
                       "staff.yaml",
                       steps[i]);
        }
    }
}

static void append_back(Document *document, const Composition *composition,
                        Diag *diag) {
    const Edition *edition = composition->edition;
    bool draft = document_lowest_state(document) != STATE_CHECKED;
    Block *part = append_part(document, "back");
    if (draft) {
        append_notice(append_box(part, ROLE_DRAFT, NULL), composition,
                      is_dutch(composition) ? "draft-notice-dutch"
                                            : "draft-notice",
                      ROLE_NONE, diag);
    }
    if (edition_status_on(edition, &composition->date) != STATUS_APPROVED) {
        append_notice(part, composition, "example-notice", ROLE_IMPRINT, diag);
    } else if (edition->approved_by != NULL) {
        block_append(part, compose_literal(ROLE_IMPRINT, edition->approved_by,
                                           composition->content->dutch, true));
    }
    if (is_dutch(composition)) {
        char month[16];
        g_date_strftime(month, sizeof month, "%Y-%m", &composition->date);
        block_append(part, compose_literal(ROLE_IMPRINT, month,
                                           composition->content->dutch, false));
        append_interface(part, composition, "licence", ROLE_IMPRINT, diag);
    }
}

Document *compose_language_page(const Composition *composition, int number,
                                Diag *diag) {
    Document *document =
        document_new("languages", composition->texts->language);
    document->position = composition->edition->position;
    document->root->state = STATE_CHECKED;
    append_cover(document, composition, number);
    Block *part = append_part(document, "show");
    append_sentences(part, composition, diag);
    if (is_dutch(composition)) {
        append_steps(part, composition, diag);
    }
    append_back(document, composition, diag);
    return document;
}
