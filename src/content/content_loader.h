/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the loaders of all kinds of content share: the list of ids that exist
 * and of those that are used, compared when everything is loaded. Used by the
 * content_*.c files only.
 */
#pragma once

#include "content/content.h"
#include "content/yaml.h"

typedef struct {
    Content *content;
    GHashTable
        *excused;     /* set of `what`s (static) whose files are unreadable */
    GHashTable *ids;  /* char* "source nat-a01" -> Position* */
    GArray *uses;     /* of ids; see content_loader.c */
    GPtrArray *names; /* char* proper names */
    Diag *diag;
} Loader;

Loader *loader_new(Content *content, Diag *diag);
void loader_free(Loader *loader);

/* There is a `what` ("source", "rule", …) called `id`. Reports a second one and
 * returns false. */
bool loader_claim(Loader *loader, const char *what, const char *id,
                  Position position);

/* The same, where any number may have the same id. */
void loader_offer(Loader *loader, const char *what, const char *id);

/* `id` is used at `position`. loader_check_uses reports it if it is missing. */
void loader_use(Loader *loader, const char *what, const char *id,
                Position position);

/* Not all of `what` could be read: its uses are not reported as missing. */
void loader_excuse(Loader *loader, const char *what);

/* Uses each text of a list; NULL is an empty one. */
void loader_use_all(Loader *loader, const char *what, const YamlNode *list);

/* Reports ids that are used and not there, and uses of facts of low
 * confidence; notes which facts are used. */
void loader_check_uses(Loader *loader);

/* A proper name that no sentence may hold; it is copied. */
void loader_add_name(Loader *loader, const char *name);

/* Calls `load` for each entry of the list in the file `name` of the content
 * folder; excuses `what` if the file cannot be read. */
typedef void (*EntryLoader)(Loader *loader, const YamlNode *entry);
void loader_each_entry(Loader *loader, const char *name, const char *what,
                       EntryLoader load);

/* The same for a list that is already loaded. */
void loader_each_item(Loader *loader, const YamlNode *list, EntryLoader load);

/* Calls `load` for each file of `folder` ending in `suffix`. */
typedef void (*FileLoader)(Loader *loader, const char *path);
void loader_each_file(Loader *loader, const char *folder, const char *suffix,
                      FileLoader load);

/* Reports an id that is not the name of its file. */
void loader_check_file_name(Loader *loader, const char *path, const char *id,
                            Position position);

/* A new document of the content, with the Dutch language. */
Document *loader_add_document(Loader *loader, const char *id);

/* Appends the section `id` with one message to a vocabulary and returns it.
 * `entry` is the mapping in which the text stands under `key`. */
Block *loader_add_section(Loader *loader, Document *document, const char *id,
                          const YamlNode *entry, const char *key);

/* Appends a second paragraph with the text under `key`, if it is there. */
void loader_add_paragraph(Loader *loader, const Document *document,
                          Block *section, const YamlNode *entry,
                          const char *key);

/* Sets what is the same for all messages of a section; `note` may be NULL. */
void section_set_all(Block *section, bool safety, const char *note);

/* Reads the hours of an organisation: `value`, an id, or `open`, a list of days
 * and times. Reports what is wrong; `detail` is as before for an absent node.
 */
void load_hours_detail(Loader *loader, Detail *detail, const YamlNode *node);
void detail_clear(Detail *detail);

/* The parts of content/, in this order. */
void load_sources(Loader *loader);
void load_services(Loader *loader);
void load_interface(Loader *loader);
void load_staff(Loader *loader);
void load_phrases(Loader *loader);
void load_rules(Loader *loader);
void load_emergency(Loader *loader);
void load_organisations(Loader *loader);
void load_messages(Loader *loader);
void load_topics(Loader *loader);
void load_flyers(Loader *loader);

/* The names in the files, in the order of FactKind and ValueKind. */
extern const char *const fact_kind_names[];
extern const char *const value_kind_names[];

/* How they free what they loaded. */
void source_free(Source *source);
void rule_free(Rule *rule);
void organisation_free(Organisation *organisation);
void emergency_line_free(EmergencyLine *line);
void flyer_free(Flyer *flyer);
void chat_message_free(ChatMessage *chat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Loader, loader_free)
