/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/catalogue.h"

#include "catalogue/owed.h"
#include "catalogue/plural.h"
#include "catalogue/po_file.h"
#include "catalogue/po_header.h"

#include <string.h>

typedef struct {
    const PoEntry *entry;
    EntryKind kind;
    MessageState state;
    const Review *review; /* borrowed from the reviews, or NULL */
} Item;

struct Catalogue {
    const Language *language;
    char *locales_dir;
    PoFile *po; /* NULL for Dutch */
    Reviews *reviews;
    GHashTable *items; /* key -> Item* */
    GHashTable *owed;  /* of catalogue/owed.h; NULL: all texts */
};

char *catalogue_make_key(const char *context, const char *dutch) {
    return g_strconcat(context == NULL ? "" : context, "\004", dutch, NULL);
}

const char *catalogue_message_id(const Message *message) {
    return message->source != NULL ? message->source : message->forms[0];
}

bool message_is_for_translators(const Message *message) {
    return message->translatable;
}

static bool is_dutch(const Language *language) {
    return strcmp(language->code, "nl") == 0;
}

/* Reports what is wrong with one header field. */
static bool check_charset(const PoFile *po, Diag *diag) {
    g_autofree char *type = po_copy_header_field(po, "Content-Type");
    g_autofree char *lower = g_ascii_strdown(type == NULL ? "" : type, -1);
    const char *charset = strstr(lower, "charset=");
    if (charset != NULL && strcmp(charset, "charset=utf-8") == 0) {
        return true;
    }
    diag_error(diag, po->header->position, "po-header",
               "the header must say `Content-Type: text/plain; "
               "charset=UTF-8`; save the file in UTF-8");
    return false;
}

static bool check_plural_forms(const PoFile *po, const Language *language,
                               Diag *diag) {
    g_autofree char *forms = po_copy_header_field(po, "Plural-Forms");
    if (forms != NULL && plural_is_same_header(forms, language->plural_forms)) {
        return true;
    }
    diag_error(diag, po->header->position, "plural",
               "the header has %s%s%s; it must say `Plural-Forms: %s`",
               forms == NULL ? "no Plural-Forms" : "`Plural-Forms: ",
               forms == NULL ? "" : forms, forms == NULL ? "" : "`",
               language->plural_forms);
    return false;
}

static bool check_language(const PoFile *po, const Language *language,
                           Diag *diag) {
    g_autofree char *code = po_copy_header_field(po, "Language");
    if (code == NULL || *code == '\0' || strcmp(code, language->code) == 0) {
        return true;
    }
    diag_error(diag, po->header->position, "po-header",
               "the header says `Language: %s`, but this is the file of %s",
               code, language->code);
    return false;
}

static bool check_header(const PoFile *po, const Language *language,
                         Diag *diag) {
    if (po->header == NULL) {
        diag_error(diag, po->position, "po-header",
                   "the file has no header; begin with an empty msgid, as "
                   "`msginit` makes it");
        return false;
    }
    if (!po_header_is_neutral(po)) {
        diag_warning(diag, po->header->position, "po-header",
                     "the header says who worked on the file, when or with "
                     "what; run `wegwijzer extract`, which takes it out");
    }
    bool charset = check_charset(po, diag);
    bool plural_forms = check_plural_forms(po, language, diag);
    bool code = check_language(po, language, diag);
    return charset && plural_forms && code;
}

static EntryKind entry_kind(const PoEntry *entry) {
    int filled = 0;
    for (int i = 0; i < entry->form_count; i++) {
        filled += *entry->forms[i] != '\0';
    }
    if (entry->fuzzy) {
        return ENTRY_FUZZY;
    }
    return filled > 0 && filled == entry->form_count ? ENTRY_TRANSLATED
                                                     : ENTRY_EMPTY;
}

static void set_state(Item *item, const Reviews *reviews) {
    const PoEntry *entry = item->entry;
    item->state = STATE_DRAFT;
    if (reviews_is_empty(reviews)) {
        return;
    }
    const char *context = entry->context == NULL ? "" : entry->context;
    const char *const dutch[] = {entry->id, entry->id_plural};
    g_autofree char *dutch_hash =
        review_hash(dutch, entry->id_plural == NULL ? 1 : 2);
    g_autofree char *hash =
        review_hash((const char *const *)entry->forms, entry->form_count);
    item->state = reviews_find_state(reviews, context, dutch_hash, hash);
    item->review = reviews_lookup(reviews, context, dutch_hash, hash);
}

/* Reports a translated entry with another number of forms than the language
 * has. */
static bool check_form_count(const PoEntry *entry, EntryKind kind,
                             const Language *language, Diag *diag) {
    if (kind != ENTRY_TRANSLATED || entry->id_plural == NULL ||
        entry->form_count == language->plural_count) {
        return true;
    }
    diag_error(diag, entry->position, "plural",
               "the text has %d plural forms, the language has %d",
               entry->form_count, language->plural_count);
    return false;
}

static bool add_items(Catalogue *catalogue, Diag *diag) {
    bool whole = true;
    for (guint i = 0; i < catalogue->po->entries->len; i++) {
        const PoEntry *entry = catalogue->po->entries->pdata[i];
        if (entry->obsolete) {
            continue;
        }
        Item *item = g_new0(Item, 1);
        item->entry = entry;
        item->kind = entry_kind(entry);
        set_state(item, catalogue->reviews);
        whole =
            check_form_count(entry, item->kind, catalogue->language, diag) &&
            whole;
        g_hash_table_insert(catalogue->items,
                            catalogue_make_key(entry->context, entry->id),
                            item);
    }
    return whole;
}

static Catalogue *catalogue_new(const char *locales_dir,
                                const Language *language) {
    Catalogue *catalogue = g_new0(Catalogue, 1);
    catalogue->language = language;
    catalogue->locales_dir = g_strdup(locales_dir);
    catalogue->items =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return catalogue;
}

void catalogue_free(Catalogue *catalogue) {
    if (catalogue != NULL) {
        g_hash_table_unref(catalogue->items);
        po_free(catalogue->po);
        reviews_free(catalogue->reviews);
        g_clear_pointer(&catalogue->owed, g_hash_table_unref);
        g_free(catalogue->locales_dir);
        g_free(catalogue);
    }
}

/* Loads and reports everything; `*whole` becomes false after faults that
 * leave something to look at. */
static Catalogue *load_catalogue(const char *locales_dir,
                                 const Language *language, bool *whole,
                                 Diag *diag) {
    g_autoptr(Catalogue) catalogue = catalogue_new(locales_dir, language);
    catalogue->reviews = reviews_load(locales_dir, language->code, whole, diag);
    if (is_dutch(language)) {
        return g_steal_pointer(&catalogue);
    }
    g_autofree char *name = g_strconcat(language->code, ".po", NULL);
    g_autofree char *path = g_build_filename(locales_dir, name, NULL);
    catalogue->po = po_load(path, language->code, diag);
    if (catalogue->po == NULL) {
        return NULL;
    }
    *whole = check_header(catalogue->po, language, diag) && *whole;
    *whole = add_items(catalogue, diag) && *whole;
    return g_steal_pointer(&catalogue);
}

Catalogue *catalogue_load(const char *locales_dir, const Language *language,
                          Diag *diag) {
    bool whole = true;
    g_autoptr(Catalogue) catalogue =
        load_catalogue(locales_dir, language, &whole, diag);
    return whole ? g_steal_pointer(&catalogue) : NULL;
}

Catalogue *catalogue_load_for_check(const char *locales_dir,
                                    const Language *language, Diag *diag) {
    bool whole = true;
    return load_catalogue(locales_dir, language, &whole, diag);
}

const Language *catalogue_language(const Catalogue *catalogue) {
    return catalogue->language;
}

void catalogue_set_owed(Catalogue *catalogue, GHashTable *owed) {
    g_clear_pointer(&catalogue->owed, g_hash_table_unref);
    catalogue->owed = owed;
}

bool catalogue_owes(const Catalogue *catalogue, const Message *message) {
    return owed_has(catalogue->owed, message->context);
}

const char *catalogue_locales_dir(const Catalogue *catalogue) {
    return catalogue->locales_dir;
}

/* The item of a message; NULL also when the message has since become counted,
 * or no longer is, or its second form has changed. */
static const Item *lookup_item(const Catalogue *catalogue,
                               const Message *message) {
    const char *id = catalogue_message_id(message);
    g_autofree char *key = catalogue_make_key(message->context, id);
    const Item *item = g_hash_table_lookup(catalogue->items, key);
    if (item == NULL) {
        return NULL;
    }
    bool counted = message->form_count > 1 || message->counted != NULL;
    const char *plural = item->entry->id_plural;
    if (counted != (plural != NULL)) {
        return NULL;
    }
    bool is_source = strcmp(id, message->forms[0]) == 0;
    if (counted && is_source && message->form_count > 1 &&
        strcmp(plural, message->forms[1]) != 0) {
        return NULL;
    }
    return item;
}

static void lookup_dutch(const Catalogue *catalogue, const Message *message,
                         Translation *translation) {
    const char *const *forms = (const char *const *)message->forms;
    g_autofree char *hash = review_hash(forms, message->form_count);
    translation->forms = forms;
    translation->form_count = message->form_count;
    translation->state =
        reviews_find_dutch_state(catalogue->reviews, message->context, hash);
    translation->review =
        reviews_lookup(catalogue->reviews, message->context, hash, hash);
    translation->position = message->position;
}

bool catalogue_lookup(const Catalogue *catalogue, const Message *message,
                      Translation *translation) {
    if (catalogue->po == NULL) {
        lookup_dutch(catalogue, message, translation);
        return true;
    }
    const Item *item = lookup_item(catalogue, message);
    if (item == NULL || item->kind != ENTRY_TRANSLATED) {
        return false;
    }
    translation->forms = (const char *const *)item->entry->forms;
    translation->form_count = item->entry->form_count;
    translation->state = item->state;
    translation->review = item->review;
    translation->position = item->entry->position;
    return true;
}

void catalogue_hash_text(const Message *message, const Translation *translation,
                         TextHashes *hashes) {
    g_autofree char *dutch =
        review_hash((const char *const *)message->forms, message->form_count);
    g_autofree char *own =
        review_hash(translation->forms, translation->form_count);
    hashes->context = message->context;
    g_strlcpy(hashes->dutch, dutch, sizeof hashes->dutch);
    g_strlcpy(hashes->translation, own, sizeof hashes->translation);
}

bool catalogue_has_review_file(const Catalogue *catalogue,
                               const TextHashes *hashes, const char *file) {
    return reviews_has_file(catalogue->reviews, hashes->context, hashes->dutch,
                            hashes->translation, file);
}

EntryKind catalogue_find_kind(const Catalogue *catalogue,
                              const Message *message, Position *position) {
    if (catalogue->po == NULL) {
        *position = message->position;
        return ENTRY_TRANSLATED;
    }
    const Item *item = lookup_item(catalogue, message);
    if (item == NULL) {
        *position = catalogue->po->position;
        return ENTRY_ABSENT;
    }
    *position = item->entry->position;
    return item->kind;
}

const char *catalogue_lookup_comment(const Catalogue *catalogue,
                                     const Message *message) {
    const Item *item =
        catalogue->po == NULL ? NULL : lookup_item(catalogue, message);
    return item == NULL ? "" : item->entry->comment;
}

void catalogue_walk_unused(const Catalogue *catalogue, GHashTable *used,
                           EntryVisitor visit, void *data) {
    for (guint i = 0; catalogue->po != NULL && i < catalogue->po->entries->len;
         i++) {
        const PoEntry *entry = catalogue->po->entries->pdata[i];
        if (entry->obsolete) {
            continue;
        }
        g_autofree char *key = catalogue_make_key(entry->context, entry->id);
        if (!g_hash_table_contains(used, key)) {
            visit(entry->position, entry->context == NULL ? "" : entry->context,
                  data);
        }
    }
}
