/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/extract.h"

#include "base/file.h"
#include "catalogue/catalogue.h"
#include "catalogue/merge.h"
#include "catalogue/text_facts.h"
#include "content/grapheme.h"

#include <string.h>

typedef struct {
    PoFile *file;
    GHashTable *seen; /* keys of messages */
    const GHashTable *hints;
} Template;

/* No dates: the same texts must give the same bytes. */
static const char header_text[] =
    "Project-Id-Version: wegwijzer\n"
    "Report-Msgid-Bugs-To: \n"
    "Language: \n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n";

static const char header_comment[] =
    "Wegwijzer: texts to translate, from the Dutch.\n"
    "Made by `wegwijzer extract`; do not edit.\n"
    "SPDX-License-Identifier: CC-BY-4.0\n";

static void set_string(char **place, const char *text) {
    g_free(*place);
    *place = g_strdup(text);
}

static void template_init(Template *template, const GHashTable *hints) {
    template->hints = hints;
    template->file = po_new();
    template->seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    PoEntry *header = po_append(template->file, NULL, "", NULL);
    set_string(&header->forms[0], header_text);
    set_string(&header->comment, header_comment);
}

static void template_clear(Template *template) {
    po_free(template->file);
    g_hash_table_unref(template->seen);
}

/* "content/topics/visit.md", whatever folder the program was called in. */
static char *make_reference(const char *file) {
    g_autofree char *name = g_path_get_basename(file);
    g_autofree char *folder = g_path_get_dirname(file);
    g_autofree char *parent = g_path_get_basename(folder);
    return strcmp(parent, "topics") == 0
               ? g_strconcat("content/topics/", name, NULL)
               : g_strconcat("content/", name, NULL);
}

static void note_placeholders(GString *note, const Message *message) {
    const char *fault = NULL;
    g_autoptr(TextFacts) facts =
        text_facts_new(message->forms[message->form_count - 1], &fault);
    for (guint i = 0; facts != NULL && i < facts->placeholders->len; i++) {
        const char *name = facts->placeholders->pdata[i];
        bool counted = g_strcmp0(name, message->counted) == 0;
        g_string_append_printf(
            note, "{%s} stands for %s.\n", name,
            counted ? "a number, which chooses the plural form"
                    : "a number, time, date, amount, phone number or name; "
                      "keep it as it is");
    }
}

/* How many characters fit, and how many the Dutch has. */
static void note_length(GString *note, const Template *template,
                        const char *key, const char *dutch) {
    gpointer most;
    if (template->hints != NULL &&
        g_hash_table_lookup_extended((GHashTable *)template->hints, key, NULL,
                                     &most)) {
        g_string_append_printf(note,
                               "On paper: at most about %d characters (the "
                               "Dutch has %ld).\n",
                               GPOINTER_TO_INT(most), g_utf8_strlen(dutch, -1));
    }
}

static void note_limit(GString *note, const Message *message) {
    if (message->most > 0) {
        g_string_append_printf(note,
                               "A message for a chat: at most %d characters "
                               "(the Dutch has %d), and no word of "
                               "terms/outside.tsv: somebody else may read "
                               "the telephone.\n",
                               message->most,
                               grapheme_count(catalogue_message_id(message)));
    }
}

static char *make_note(const Template *template, const Message *message,
                       const char *key) {
    GString *note = g_string_new(NULL);
    if (message->note != NULL) {
        g_autofree char *text = g_strstrip(g_strdup(message->note));
        if (*text != '\0') {
            g_string_append_printf(note, "%s\n", text);
        }
    }
    note_placeholders(note, message);
    note_length(note, template, key, catalogue_message_id(message));
    note_limit(note, message);
    if (message->safety) {
        g_string_append(note, "safety-critical: without this text the topic "
                              "is not offered in the language.\n");
    }
    return g_string_free(note, FALSE);
}

static void add_message(Message *message, void *data) {
    Template *template = data;
    if (!message_is_for_translators(message)) {
        return;
    }
    const char *id = catalogue_message_id(message);
    char *key = catalogue_make_key(message->context, id);
    if (!g_hash_table_add(template->seen, key)) { /* which takes the key */
        return;
    }
    bool counted = message->counted != NULL && message->form_count > 1;
    PoEntry *entry = po_append(template->file, message->context, id,
                               counted ? message->forms[1] : NULL);
    g_free(entry->note);
    entry->note = make_note(template, message, key);
    if (message->position.file != NULL) {
        g_ptr_array_add(entry->references,
                        make_reference(message->position.file));
    }
}

static void add_documents(Template *template, const GPtrArray *documents,
                          bool professional) {
    for (guint i = 0; i < documents->len; i++) {
        Document *document = documents->pdata[i];
        if (document->professional == professional) {
            document_walk_messages(document, add_message, template);
        }
    }
}

static bool write_template(const Template *template, const char *locales_dir,
                           const char *name, Diag *diag) {
    g_autofree char *path = g_build_filename(locales_dir, name, NULL);
    g_autofree char *text = po_format(template->file, diag);
    if (text == NULL) {
        return false;
    }
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_autofree char *before = NULL;
        gsize length;
        if (g_file_get_contents(path, &before, &length, NULL) &&
            length == strlen(text) && memcmp(before, text, length) == 0) {
            return true;
        }
    }
    return file_write(path, text, strlen(text), diag);
}

/* Adds the professional texts, which only English has besides Dutch. */
static bool merge_all(Template *template, const GPtrArray *documents,
                      const LanguageTable *languages, const char *locales_dir,
                      Diag *diag) {
    bool done = true;
    const Language *english = NULL;
    for (guint i = 0; i < languages->len; i++) {
        const Language *language = languages->pdata[i];
        if (strcmp(language->code, "en") == 0) {
            english = language;
        } else if (strcmp(language->code, "nl") != 0) {
            done =
                merge_template(template->file, language, locales_dir, diag) &&
                done;
        }
    }
    if (english != NULL) {
        add_documents(template, documents, true);
        done =
            merge_template(template->file, english, locales_dir, diag) && done;
    }
    return done;
}

bool extract_templates(const GPtrArray *documents,
                       const LanguageTable *languages, const GHashTable *hints,
                       const char *locales_dir, Diag *diag) {
    Template all = {0}, professional = {0};
    template_init(&all, hints);
    template_init(&professional, hints);
    add_documents(&all, documents, false);
    add_documents(&professional, documents, true);
    bool done = write_template(&all, locales_dir, "wegwijzer.pot", diag);
    if (professional.file->entries->len > 0) {
        done = write_template(&professional, locales_dir, "professional.pot",
                              diag) &&
               done;
    }
    done = done && merge_all(&all, documents, languages, locales_dir, diag);
    template_clear(&all);
    template_clear(&professional);
    return done;
}
