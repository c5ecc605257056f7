/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose_fixture.h"

#include <string.h>

static const char more_languages[] =
    "- {language: nl, name: Nederlands, name-dutch: Nederlands, script: Latn, "
    "plural-forms: \"nplurals=2; plural=(n != 1);\", offered: true}\n"
    "- {language: zh_CN, tag: zh-Hans, name: 简体中文, name-dutch: Chinees, "
    "script: Hans, plural-forms: \"nplurals=1; plural=0;\", offered: true}\n"
    "- {language: en, name: English, name-dutch: Engels, script: Latn, "
    "plural-forms: \"nplurals=2; plural=(n != 1);\", offered: true}\n"
    "- {language: ro, name: română, name-dutch: Roemeens, script: Latn, "
    "plural-forms: \"nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && "
    "n%100 < 20)) ? 1 : 2);\", offered: true}\n"
    "- {language: ar, name: العربية, name-dutch: Arabisch, script: Arab, "
    "right-to-left: true, plural-forms: \"nplurals=6; plural=(n==0 ? 0 : n==1 "
    "? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\", "
    "offered: true}\n"
    "- {language: th, name: ไทย, name-dutch: Thai, script: Thai, "
    "plural-forms: \"nplurals=1; plural=0;\", offered: true}\n";

static const char interface_yaml[] =
    "- {text: point-at, nl: Wijs aan}\n"
    "- {text: tagline, nl: Regels en hulp}\n"
    "- {text: icon-signpost, nl: Bord}\n"
    "- {text: keep-leaflet, nl: Bewaar dit.}\n"
    "- {text: example-notice, nl: Voorbeeld., safety: true}\n"
    "- {text: draft-notice, nl: Niet nagekeken., safety: true}\n"
    "- {text: draft-notice-dutch, nl: Tekst niet nagekeken., dutch-only: "
    "true}\n"
    "- {text: hand-out-until, nl: \"Uitdelen tot {date}\"}\n"
    "- {text: sources-overdue, nl: Niet op tijd nagekeken.}\n"
    "- {text: licence, nl: CC BY}\n"
    "- {text: check-with, nl: \"Vraag dit na bij:\"}\n"
    "- {text: check-locally, nl: Vraag dit na bij de gemeente.}\n"
    "- {text: sources, nl: Bronnen}\n"
    "- {text: independent, nl: Hoort niet bij de politie.}\n"
    "- {text: anonymous, nl: Anoniem}\n"
    "- {text: free, nl: Gratis}\n"
    "- {text: in-language-of, nl: Talen}\n"
    "- {text: phone, nl: Telefoon}\n"
    "- {text: phone-or-whatsapp, nl: Bel of app}\n"
    "- {text: ask-for, nl: Vraag naar}\n"
    "- {text: when, nl: Wanneer}\n"
    "- {text: checked-on, nl: \"Nagekeken op {date}\"}\n"
    "- {text: never-checked, nl: Dag onbekend.}\n"
    "- {text: rule-plan, nl: Een plan.}\n"
    "- {text: rule-trial, nl: Een proef.}\n"
    "- {text: rule-trial-until, nl: \"Een proef tot {date}.\"}\n"
    "- {text: rule-from, nl: \"Het geldt vanaf {date}.\"}\n"
    "- {text: rule-until, nl: \"Het geldt tot {date}.\"}\n"
    "- {text: rule-unknown, nl: Niet bekend.}\n"
    "- {text: rules-incomplete, nl: Vraag verder.}\n";

Setup *setup_new(void) {
    Setup *setup = g_new0(Setup, 1);
    Sample *sample = setup->sample = sample_new();
    sample_write(sample, "languages.yaml", more_languages);
    sample_write(sample, "interface.yaml", interface_yaml);
    g_ptr_array_unref(sample->languages);
    sample->languages = languages_load(sample->folder, sample->diag);
    g_assert_nonnull(sample->languages);
    return setup;
}

void setup_free(Setup *setup) {
    g_clear_pointer(&setup->dutch, texts_free);
    g_clear_pointer(&setup->texts, texts_free);
    g_clear_pointer(&setup->editions, g_ptr_array_unref);
    g_clear_pointer(&setup->content, content_free);
    sample_free(setup->sample);
    g_free(setup);
}

GDate day(int year, int month, int day_of_month) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day_of_month, month, (GDateYear)year);
    return date;
}

/* As if all of it were translated and looked at, in the same words. */
static void take_over(Message *message, void *data) {
    if (message->translatable) {
        message->language = data;
    }
    message->state = STATE_CHECKED;
}

Texts *checked_texts(const Content *content, const Language *language) {
    Texts *texts = texts_translate(content->documents, NULL, language);
    GHashTableIter iter;
    gpointer document;
    g_hash_table_iter_init(&iter, texts->documents);
    while (g_hash_table_iter_next(&iter, NULL, &document)) {
        document_walk_messages(document, take_over, (void *)language);
    }
    return texts;
}

const Language *language_of(const Setup *setup, const char *code) {
    const Language *language = language_lookup(setup->sample->languages, code);
    g_assert_nonnull(language);
    return language;
}

void setup_load(Setup *setup, const char *code) {
    const Sample *sample = setup->sample;
    setup->content = sample_load(sample);
    g_autofree char *problems = sample_problems(sample);
    g_assert_cmpstr(problems, ==, "");
    g_assert_nonnull(setup->content);
    setup->editions =
        editions_load(setup->content, sample->languages, sample->diag);
    g_assert_nonnull(setup->editions);
    setup->dutch = checked_texts(setup->content, setup->content->dutch);
    setup->texts = checked_texts(setup->content, language_of(setup, code));
    setup->composition =
        (Composition){.content = setup->content,
                      .edition = g_ptr_array_index(setup->editions, 1),
                      .texts = setup->texts,
                      .dutch = setup->dutch,
                      .date = day(2026, 7, 1)};
    setup->flyer = content_lookup_flyer(setup->content, "visit");
}

Document *compose(const Setup *setup) {
    Document *document =
        compose_flyer(&setup->composition, setup->flyer, setup->sample->diag);
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, "");
    return document;
}

Message *message_of(const Setup *setup, const char *document, const char *id) {
    return (Message *)document_lookup_message(
        texts_lookup(setup->texts, document), id);
}

Message *say(const Setup *setup, const char *document, const char *id,
             const char *forms) {
    Message *message = message_of(setup, document, id);
    g_auto(GStrv) list = g_strsplit(forms, "|", -1);
    message->form_count = (int)g_strv_length(list);
    for (int i = 0; i < message->form_count; i++) {
        g_free(message->forms[i]);
        message->forms[i] = g_strdup(list[i]);
    }
    return message;
}

char *describe(const GPtrArray *spans) {
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = g_ptr_array_index(spans, i);
        const char *whole = span->unbreakable ? "_" : "";
        const char *bold = span->strong ? "**" : "";
        g_string_append_printf(
            text, "%s%s%s%s%s%s%s%s%s%s", i > 0 ? "|" : "",
            span->isolate ? "<" : "", whole, bold, span->text, bold, whole,
            span->isolate ? ">" : "", span->language != NULL ? "@" : "",
            span->language != NULL ? span->language->code : "");
    }
    return g_string_free(text, FALSE);
}

const Block *part_of(const Document *document, const char *id) {
    for (guint i = 0; i < document->root->children->len; i++) {
        const Block *part = g_ptr_array_index(document->root->children, i);
        if (g_strcmp0(part->id, id) == 0) {
            return part;
        }
    }
    g_error("the flyer has no part %s", id);
}

/* All text in `block` whose role (ROLE_NONE: whatever role) is `role`, with
 * " / " between blocks. */
static void gather(const Block *block, BlockRole role, GString *text) {
    if (block->spans != NULL && (role == ROLE_NONE || block->role == role)) {
        g_autofree char *own = block_text(block);
        g_string_append(text, text->len > 0 ? " / " : "");
        g_string_append(text, own);
    }
    for (guint i = 0; i < block->children->len; i++) {
        gather(g_ptr_array_index(block->children, i), role, text);
    }
}

void assert_texts(const Block *block, BlockRole role, const char *expected) {
    g_autoptr(GString) text = g_string_new(NULL);
    gather(block, role, text);
    g_assert_cmpstr(text->str, ==, expected);
}
