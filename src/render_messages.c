/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render_messages.h"

#include "edition/compose_messages.h"
#include "output/messages_page.h"
#include "output/messages_text.h"

#include <string.h>

static void write_file(const RenderTask *task, const char *path,
                       const char *tag, MessageState state, const char *text,
                       Manifest *manifest, Diag *diag) {
    ManifestEntry entry = {.path = path,
                           .edition = task->folder->edition->id,
                           .language = tag,
                           .state = message_state_name(state),
                           .date = task->inputs->options->date};
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    render_write(task, &entry, bytes, manifest, diag);
}

/* Composes the messages of one language, and writes its file. */
static Document *render_text(const RenderTask *task,
                             const PlannedMessages *planned, Manifest *manifest,
                             Diag *diag) {
    Composition composition = render_composition(
        task->inputs, task->folder->edition, planned->language);
    Document *messages =
        compose_messages(&composition, task->inputs->outside, diag);
    g_autoptr(Document) notice =
        compose_messages_notice(&composition, messages, diag);
    if (task->delivery != NULL) {
        g_autofree char *text = messages_text_write(messages, notice);
        write_file(task, planned->path, planned->language->tag,
                   document_lowest_state(messages), text, manifest, diag);
    }
    return messages;
}

static void free_facts(gpointer facts) {
    g_free(facts);
}

/* Facts of what stands in Dutch; the caller unrefs. */
static GPtrArray *list_facts(const RenderTask *task, const Document *dutch) {
    const Content *content = task->inputs->content;
    GPtrArray *facts = g_ptr_array_new_with_free_func(free_facts);
    for (guint i = 0; i < dutch->root->children->len; i++) {
        const Block *section = g_ptr_array_index(dutch->root->children, i);
        const ChatMessage *chat =
            g_ptr_array_index(content->messages, section->level - 1);
        MessageFacts *message = g_new0(MessageFacts, 1);
        message->id = chat->id;
        message->audiences = chat->audiences;
        message->until =
            chat_message_last_day(chat, &task->inputs->options->date);
        g_ptr_array_add(facts, message);
    }
    return facts;
}

/* What the page says in Dutch and, when it was not left out, English. */
typedef struct {
    Document *titles[2], *audiences[2], *words[2];
} Speech;

static void compose_speech(const RenderTask *task, Speech *speech, Diag *diag) {
    static const char *const codes[] = {"nl", "en"};
    const Inputs *inputs = task->inputs;
    for (int i = 0; i < 2; i++) {
        const Language *language = language_lookup(inputs->languages, codes[i]);
        if (language == NULL || inputs_lookup_texts(inputs, language) == NULL) {
            continue;
        }
        Composition composition =
            render_composition(inputs, task->folder->edition, language);
        speech->titles[i] = compose_message_titles(&composition, diag);
        speech->audiences[i] = compose_message_audiences(&composition, diag);
        speech->words[i] = compose_staff(&composition, diag);
    }
}

static void clear_speech(Speech *speech) {
    for (int i = 0; i < 2; i++) {
        document_free(speech->titles[i]);
        document_free(speech->audiences[i]);
        document_free(speech->words[i]);
    }
}

static MessageState lowest_state(const GPtrArray *languages) {
    MessageState lowest = STATE_CHECKED;
    for (guint i = 0; i < languages->len; i++) {
        lowest =
            MIN(lowest, document_lowest_state(g_ptr_array_index(languages, i)));
    }
    return lowest;
}

static void render_page(const RenderTask *task, const GPtrArray *languages,
                        Manifest *manifest, Diag *diag) {
    const Inputs *inputs = task->inputs;
    const Edition *edition = task->folder->edition;
    Composition composition =
        render_composition(inputs, edition, inputs->content->dutch);
    g_autoptr(Document) dutch =
        compose_messages(&composition, inputs->outside, diag);
    g_autoptr(GPtrArray) facts = list_facts(task, dutch);
    Speech speech = {0};
    compose_speech(task, &speech, diag);
    MessagesPage page = {
        .edition_name = edition->name,
        .example = edition_status_on(edition, &inputs->options->date) !=
                   STATUS_APPROVED,
        .facts = facts,
        .languages = languages,
        .dutch = dutch,
        .titles = {speech.titles[0], speech.titles[1]},
        .audiences = {speech.audiences[0], speech.audiences[1]},
        .words = {speech.words[0], speech.words[1]},
        .date = inputs->options->date,
        .templates_dir = inputs->options->templates_dir};
    g_autofree char *html = messages_page_write(&page, diag);
    if (html != NULL && task->delivery != NULL) {
        write_file(task, task->folder->messages_page, "mul",
                   lowest_state(languages), html, manifest, diag);
    }
    clear_speech(&speech);
}

void render_messages(const void *data, Manifest *manifest, Diag *diag) {
    const RenderTask *task = data;
    const GPtrArray *planned = task->folder->messages;
    g_autoptr(GPtrArray) languages =
        g_ptr_array_new_with_free_func((GDestroyNotify)document_free);
    for (guint i = 0; i < planned->len; i++) {
        g_ptr_array_add(
            languages,
            render_text(task, g_ptr_array_index(planned, i), manifest, diag));
    }
    render_page(task, languages, manifest, diag);
}
