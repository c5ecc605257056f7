/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short texts for chats. */
#include "content/content_loader.h"

#include "content/grapheme.h"
#include "content/source_text.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* Of the characters that a text may have, what the Dutch may use: some
 * languages need half as much again. */
#define DUTCH_PERCENT 70

/* A message as it stands in the file. */
typedef struct {
    ChatMessage chat;
    char *title, *text, *reason, *note;
    const YamlNode *due;
} RawMessage;

#define MESSAGE_FIELD(key, kind, need, member)                                 \
    { key, kind, need, offsetof(RawMessage, member), NULL }

static const Field message_fields[] = {
    MESSAGE_FIELD("message", FIELD_ID, FIELD_REQUIRED, chat.id),
    MESSAGE_FIELD("title", FIELD_TEXT, FIELD_REQUIRED, title),
    MESSAGE_FIELD("audience", FIELD_IDS, FIELD_OPTIONAL, chat.audiences),
    MESSAGE_FIELD("at-most", FIELD_INT, FIELD_REQUIRED, chat.at_most),
    MESSAGE_FIELD("due", FIELD_MAPPING, FIELD_OPTIONAL, due),
    MESSAGE_FIELD("service", FIELD_ID, FIELD_OPTIONAL, chat.service),
    MESSAGE_FIELD("line", FIELD_ID, FIELD_OPTIONAL, chat.line),
    MESSAGE_FIELD("contact", FIELD_BOOL, FIELD_OPTIONAL, chat.contact),
    MESSAGE_FIELD("sources", FIELD_IDS, FIELD_REQUIRED, chat.sources),
    MESSAGE_FIELD("reason", FIELD_TEXT, FIELD_OPTIONAL, reason),
    MESSAGE_FIELD("text", FIELD_TEXT, FIELD_REQUIRED, text),
    MESSAGE_FIELD("note", FIELD_TEXT, FIELD_OPTIONAL, note),
    {.key = NULL}};

typedef struct {
    char *from, *until;
} RawWindow;

static const Field window_fields[] = {
    {"from", FIELD_TEXT, FIELD_REQUIRED, offsetof(RawWindow, from), NULL},
    {"until", FIELD_TEXT, FIELD_REQUIRED, offsetof(RawWindow, until), NULL},
    {.key = NULL}};

void chat_message_free(ChatMessage *chat) {
    g_free(chat->id);
    g_free(chat->service);
    g_free(chat->line);
    g_clear_pointer(&chat->audiences, g_ptr_array_unref);
    g_clear_pointer(&chat->sources, g_ptr_array_unref);
    g_free(chat->from);
    g_free(chat->until);
    g_free(chat);
}

/* A day of every year, "03-01", or one day, "2027-03-01". */
static bool is_day(const char *text, gsize length) {
    /* 29 February is a day in some years */
    g_autofree char *whole =
        length == 5 ? g_strconcat("2028-", text, NULL) : g_strdup(text);
    GDate date;
    return strlen(text) == length && yaml_parse_date(whole, &date);
}

static bool is_window(const RawWindow *window) {
    gsize length = strlen(window->from);
    return (length == 5 || length == 10) && is_day(window->from, length) &&
           is_day(window->until, length) &&
           (length == 5 || strcmp(window->from, window->until) <= 0);
}

static void read_window(ChatMessage *chat, const YamlNode *node, Diag *diag) {
    RawWindow window = {0};
    if (yaml_read(node, window_fields, &window, diag)) {
        if (is_window(&window)) {
            chat->from = g_steal_pointer(&window.from);
            chat->until = g_steal_pointer(&window.until);
        } else {
            diag_error(diag, node->position, "value",
                       "'%s' to '%s' is no window: give two days of every year "
                       "(\"03-01\") or two dates (\"2027-03-01\") in order",
                       window.from, window.until);
        }
    }
    yaml_clear(window_fields, &window);
}

/* There is no room for a mark that says what is not certain. */
static void check_sources(Loader *loader, const RawMessage *raw,
                          const YamlNode *entry) {
    const YamlNode *list = yaml_lookup(entry, "sources");
    if (yaml_count(list) == 0 && raw->reason == NULL) {
        diag_error(loader->diag, list->position, "missing-source",
                   "the message '%s' has no source: add one, or a 'reason' why "
                   "it needs none",
                   raw->chat.id);
    }
    for (guint i = 0; i < yaml_count(list); i++) {
        const YamlNode *item = yaml_item(list, i);
        const Source *source =
            g_hash_table_lookup(loader->content->sources, item->text);
        if (source != NULL && source->confidence == CONFIDENCE_MEDIUM) {
            diag_error(loader->diag, item->position, "confidence",
                       "the source '%s' is of medium confidence, and a message "
                       "has no room to say so: leave out what it carries",
                       item->text);
        }
    }
    loader_use_all(loader, "source", list);
}

static void check_placeholders(const Message *message, const ChatMessage *chat,
                               Diag *diag) {
    g_autoptr(GPtrArray) names = source_placeholders(message->forms[0]);
    bool numbered = false;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (chat->line != NULL && g_str_equal(name, "number")) {
            numbered = true;
        } else {
            diag_error(diag, message->position, "placeholder",
                       "nothing gives {%s} a value here", name);
        }
    }
    if (chat->line != NULL && !numbered) {
        diag_error(diag, message->position, "placeholder",
                   "the line '%s' is not used in this text, write {number}",
                   chat->line);
    }
}

static void check_length(const Message *message, const ChatMessage *chat,
                         Diag *diag) {
    int count = grapheme_count(message->forms[0]);
    int room = chat->at_most * DUTCH_PERCENT / 100;
    if (count > room) {
        diag_error(diag, message->position, "too-long",
                   "the message '%s' is %d characters too long: the Dutch may "
                   "have %d of the %d, other languages need the rest",
                   chat->id, count - room, room, chat->at_most);
    }
}

/* Its text for readers, and its title for who picks it. */
static void add_texts(Loader *loader, const RawMessage *raw,
                      const YamlNode *entry) {
    GPtrArray *documents = loader->content->documents;
    Document *titles = g_ptr_array_index(documents, documents->len - 1);
    Document *texts = g_ptr_array_index(documents, documents->len - 2);
    Block *section =
        loader_add_section(loader, texts, raw->chat.id, entry, "text");
    section_set_all(section, false, raw->note);
    Block *paragraph = g_ptr_array_index(section->children, 0);
    paragraph->message->most = raw->chat.at_most;
    check_placeholders(paragraph->message, &raw->chat, loader->diag);
    check_length(paragraph->message, &raw->chat, loader->diag);
    section = loader_add_section(loader, titles, raw->chat.id, entry, "title");
    paragraph = g_ptr_array_index(section->children, 0);
    source_refuse_placeholders(paragraph->message, loader->diag);
}

/* What the message names elsewhere. */
static void use_all(Loader *loader, const ChatMessage *chat,
                    const YamlNode *entry) {
    loader_use_all(loader, "audience", yaml_lookup(entry, "audience"));
    if (chat->service != NULL) {
        loader_use(loader, "service", chat->service,
                   yaml_position_of(entry, "service"));
    }
    if (chat->line != NULL) {
        loader_use(loader, "emergency line", chat->line,
                   yaml_position_of(entry, "line"));
    }
}

static void load_message(Loader *loader, const YamlNode *entry) {
    RawMessage raw = {.chat.position = entry->position};
    bool good = yaml_read(entry, message_fields, &raw, loader->diag) &&
                loader_claim(loader, "message", raw.chat.id, entry->position);
    if (good && raw.chat.at_most < 1) {
        diag_error(loader->diag, yaml_position_of(entry, "at-most"), "value",
                   "at-most is a number of characters, above 0");
    } else if (good) {
        if (raw.due != NULL) {
            read_window(&raw.chat, raw.due, loader->diag);
        }
        use_all(loader, &raw.chat, entry);
        check_sources(loader, &raw, entry);
        add_texts(loader, &raw, entry);
        g_ptr_array_add(loader->content->messages,
                        g_memdup2(&raw.chat, sizeof raw.chat));
        raw.chat = (ChatMessage){.id = NULL};
    }
    yaml_clear(message_fields, &raw);
}

void load_messages(Loader *loader) {
    g_autofree char *path =
        g_build_filename(loader->content->dir, "messages.yaml", NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        loader_add_document(loader, "messages");
        loader_add_document(loader, "message-titles")->professional = true;
        loader_each_entry(loader, "messages.yaml", "message", load_message);
    }
}

bool chat_message_is_due(const ChatMessage *chat, const GDate *date) {
    if (chat->from == NULL) {
        return true;
    }
    char day[sizeof "2026-11-21"];
    bool yearly = strlen(chat->from) == strlen("11-21");
    /* not strftime, whose years are the locale's */
    g_snprintf(day, sizeof day, "%04d-%02d-%02d", g_date_get_year(date),
               (int)g_date_get_month(date), g_date_get_day(date));
    const char *today = yearly ? day + strlen("2026-") : day;
    bool after = strcmp(today, chat->from) >= 0;
    bool before = strcmp(today, chat->until) <= 0;
    /* from November to February goes over the end of the year */
    return strcmp(chat->from, chat->until) <= 0 ? after && before
                                                : after || before;
}

GDate chat_message_last_day(const ChatMessage *chat, const GDate *date) {
    GDate last;
    g_date_clear(&last, 1);
    if (chat->until == NULL) {
        return last;
    }
    int year = g_date_get_year(date), month = 0, day = 0;
    if (strlen(chat->until) == strlen("2026-11-21")) {
        sscanf(chat->until, "%d-%d-%d", &year, &month, &day);
    } else {
        sscanf(chat->until, "%d-%d", &month, &day);
    }
    if (!g_date_valid_dmy((GDateDay)day, month, (GDateYear)year)) {
        day--; /* 29 February in most years */
    }
    g_date_set_dmy(&last, (GDateDay)day, month, (GDateYear)year);
    if (g_date_compare(&last, date) < 0 && strlen(chat->until) == 5) {
        g_date_add_years(&last, 1);
    }
    return last;
}
