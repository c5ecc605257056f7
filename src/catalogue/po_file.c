/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/po_file.h"

#include "base/file.h"
#include "catalogue/po_scan.h"

#include <errno.h>
#include <gettext-po.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <string.h>
#include <unistd.h>

/* The library's handlers take no data of ours and must not return after a
 * fatal error; so the call that is under way is remembered here. What the
 * library held then is lost: po_scan finds nearly all faults before. */
typedef struct {
    jmp_buf leave;
    Position file;
    Diag *diag;
    bool faulty;
} LibraryCall;

static _Thread_local LibraryCall *library_call;

static void report_library(const char *text, size_t line, size_t column) {
    Position position = library_call->file;
    if (line != (size_t)-1) {
        position.line = (int)line;
        position.column = column == (size_t)-1 ? 0 : (int)column;
    }
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    diag_error(library_call->diag, position, "po-syntax", "%s", trimmed);
}

static void receive_problem(int severity, po_message_t message,
                            const char *file, size_t line, size_t column,
                            int multiline, const char *text) {
    (void)message;
    (void)multiline;
    if (severity == PO_SEVERITY_WARNING) {
        return;
    }
    /* A fatal one without a file only counts the errors before it. */
    if (severity != PO_SEVERITY_FATAL_ERROR || file != NULL ||
        !library_call->faulty) {
        report_library(text, file == NULL ? (size_t)-1 : line, column);
    }
    library_call->faulty = true;
    if (severity == PO_SEVERITY_FATAL_ERROR) {
        longjmp(library_call->leave, 1);
    }
}

static void receive_two(int severity, po_message_t message1, const char *file1,
                        size_t line1, size_t column1, int multiline1,
                        const char *text1, po_message_t message2,
                        const char *file2, size_t line2, size_t column2,
                        int multiline2, const char *text2) {
    (void)message2;
    (void)file2;
    (void)line2;
    (void)column2;
    (void)multiline2;
    (void)text2;
    receive_problem(severity, message1, file1, line1, column1, multiline1,
                    text1);
}

static const struct po_xerror_handler library_handler = {receive_problem,
                                                         receive_two};

static po_file_t read_library(LibraryCall *call, const char *path) {
    library_call = call;
    po_file_t volatile file = NULL;
    if (setjmp(call->leave) == 0) {
        file = po_file_read(path, &library_handler);
        if (file == NULL && !call->faulty) {
            diag_failure(call->diag, call->file, "po-syntax",
                         "cannot be read: %s", g_strerror(errno));
        }
        if (file != NULL && call->faulty) {
            po_file_free(file);
            file = NULL;
        }
    }
    library_call = NULL;
    return file;
}

static void po_entry_free(PoEntry *entry) {
    if (entry == NULL) {
        return;
    }
    g_free(entry->context);
    g_free(entry->id);
    g_free(entry->id_plural);
    for (int i = 0; i < MESSAGE_MAX_FORMS; i++) {
        g_free(entry->forms[i]);
    }
    g_free(entry->comment);
    g_free(entry->note);
    g_ptr_array_unref(entry->references);
    g_free(entry);
}

PoFile *po_new(void) {
    PoFile *file = g_new0(PoFile, 1);
    file->entries =
        g_ptr_array_new_with_free_func((GDestroyNotify)po_entry_free);
    return file;
}

void po_free(PoFile *file) {
    if (file != NULL) {
        po_entry_free(file->header);
        g_ptr_array_unref(file->entries);
        g_free(file);
    }
}

/* Bytes that are no UTF-8 cannot come this far: file_read_text refuses them. */
static char *copy_nfc(const char *text) {
    return text == NULL
               ? NULL
               : g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static PoEntry *po_entry_new(const char *context, const char *id,
                             const char *id_plural) {
    PoEntry *entry = g_new0(PoEntry, 1);
    entry->context = copy_nfc(context);
    entry->id = copy_nfc(id);
    entry->id_plural = copy_nfc(id_plural);
    entry->references = g_ptr_array_new_with_free_func(g_free);
    return entry;
}

PoEntry *po_append(PoFile *file, const char *context, const char *id,
                   const char *id_plural) {
    PoEntry *entry = po_entry_new(context, id, id_plural);
    entry->form_count = id_plural == NULL ? 1 : 2;
    for (int i = 0; i < entry->form_count; i++) {
        entry->forms[i] = g_strdup("");
    }
    entry->comment = g_strdup("");
    entry->note = g_strdup("");
    if (*id == '\0' && context == NULL && file->header == NULL) {
        file->header = entry;
    } else {
        g_ptr_array_add(file->entries, entry);
    }
    return entry;
}

static void take_forms(PoEntry *entry, po_message_t message) {
    if (entry->id_plural == NULL) {
        entry->forms[0] = copy_nfc(po_message_msgstr(message));
        entry->form_count = 1;
        return;
    }
    for (int i = 0; i < MESSAGE_MAX_FORMS; i++) {
        const char *form = po_message_msgstr_plural(message, i);
        if (form == NULL) {
            break;
        }
        entry->forms[i] = copy_nfc(form);
        entry->form_count = i + 1;
    }
}

static PoEntry *take_entry(po_message_t message) {
    PoEntry *entry =
        po_entry_new(po_message_msgctxt(message), po_message_msgid(message),
                     po_message_msgid_plural(message));
    take_forms(entry, message);
    entry->comment = copy_nfc(po_message_comments(message));
    entry->note = copy_nfc(po_message_extracted_comments(message));
    entry->fuzzy = po_message_is_fuzzy(message);
    entry->obsolete = po_message_is_obsolete(message);
    po_filepos_t place;
    for (int i = 0; (place = po_message_filepos(message, i)) != NULL; i++) {
        g_ptr_array_add(entry->references, g_strdup(po_filepos_file(place)));
    }
    return entry;
}

/* Adds what the library read; false when scan and library see different
 * numbers of messages, which would put reports on wrong lines. */
static bool take_entries(PoFile *file, po_file_t library,
                         const GArray *positions) {
    guint count = 0;
    po_message_iterator_t iterator = po_message_iterator(library, NULL);
    po_message_t message;
    while ((message = po_next_message(iterator)) != NULL) {
        PoEntry *entry = take_entry(message);
        if (count < positions->len) {
            entry->position = g_array_index(positions, Position, count);
        }
        count++;
        if (entry->context == NULL && *entry->id == '\0' &&
            file->header == NULL && !entry->obsolete) {
            file->header = entry;
        } else {
            g_ptr_array_add(file->entries, entry);
        }
    }
    po_message_iterator_free(iterator);
    return count == positions->len;
}

PoFile *po_load(const char *path, const char *language, Diag *diag) {
    g_autofree char *text = file_read_text(path, diag);
    if (text == NULL) {
        return NULL;
    }
    Position position = position_in_file(g_intern_string(path));
    position.language = language == NULL ? NULL : g_intern_string(language);
    GArray *positions = po_scan(text, position, diag);
    if (positions == NULL) {
        return NULL;
    }
    LibraryCall call = {.file = position, .diag = diag};
    po_file_t library = read_library(&call, path);
    g_autoptr(PoFile) file = NULL;
    if (library != NULL) {
        file = po_new();
        file->position = position;
        if (!take_entries(file, library, positions)) {
            diag_error(diag, position, "po-syntax",
                       "the file cannot be understood; rewrite it with "
                       "`msgcat`");
            g_clear_pointer(&file, po_free);
        }
        po_file_free(library);
    }
    g_array_unref(positions);
    return g_steal_pointer(&file);
}

static po_message_t make_message(const PoEntry *entry) {
    po_message_t message = po_message_create();
    po_message_set_msgctxt(message, entry->context);
    po_message_set_msgid(message, entry->id);
    if (entry->id_plural == NULL) {
        po_message_set_msgstr(message, entry->forms[0]);
    } else {
        po_message_set_msgid_plural(message, entry->id_plural);
        for (int i = 0; i < entry->form_count; i++) {
            po_message_set_msgstr_plural(message, i, entry->forms[i]);
        }
    }
    po_message_set_comments(message, entry->comment);
    po_message_set_extracted_comments(message, entry->note);
    for (guint i = 0; i < entry->references->len; i++) {
        po_message_add_filepos(message, entry->references->pdata[i],
                               (size_t)-1);
    }
    po_message_set_fuzzy(message, entry->fuzzy);
    po_message_set_obsolete(message, entry->obsolete);
    return message;
}

static po_file_t make_library_file(const PoFile *file) {
    po_file_t library = po_file_create();
    po_message_iterator_t iterator = po_message_iterator(library, NULL);
    if (file->header != NULL) {
        po_message_insert(iterator, make_message(file->header));
    }
    for (guint i = 0; i < file->entries->len; i++) {
        po_message_insert(iterator, make_message(file->entries->pdata[i]));
    }
    po_message_iterator_free(iterator);
    return library;
}

static bool write_library(LibraryCall *call, po_file_t library,
                          const char *path) {
    library_call = call;
    if (setjmp(call->leave) == 0) {
        po_file_write(library, path, &library_handler);
    }
    library_call = NULL;
    return !call->faulty;
}

char *po_format(const PoFile *file, Diag *diag) {
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    int descriptor = g_file_open_tmp("wegwijzer-XXXXXX.po", &path, &error);
    if (descriptor < 0) {
        diag_failure(diag, file->position, "write", "%s", error->message);
        return NULL;
    }
    close(descriptor);
    LibraryCall call = {.file = file->position, .diag = diag};
    po_file_t library = make_library_file(file);
    char *text = NULL;
    if (write_library(&call, library, path)) {
        text = file_read_text(path, diag);
    }
    po_file_free(library);
    g_unlink(path);
    return text;
}

char *po_copy_header_field(const PoFile *file, const char *field) {
    if (file->header == NULL) {
        return NULL;
    }
    gsize length = strlen(field);
    g_auto(GStrv) lines = g_strsplit(file->header->forms[0], "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (g_ascii_strncasecmp(*line, field, length) == 0 &&
            (*line)[length] == ':') {
            return g_strstrip(g_strdup(*line + length + 1));
        }
    }
    return NULL;
}

static bool is_same_entry(const PoEntry *a, const PoEntry *b) {
    if (g_strcmp0(a->context, b->context) != 0 || strcmp(a->id, b->id) != 0 ||
        g_strcmp0(a->id_plural, b->id_plural) != 0 ||
        strcmp(a->comment, b->comment) != 0 || strcmp(a->note, b->note) != 0 ||
        a->fuzzy != b->fuzzy || a->obsolete != b->obsolete ||
        a->form_count != b->form_count ||
        a->references->len != b->references->len) {
        return false;
    }
    for (int i = 0; i < a->form_count; i++) {
        if (strcmp(a->forms[i], b->forms[i]) != 0) {
            return false;
        }
    }
    for (guint i = 0; i < a->references->len; i++) {
        if (strcmp(a->references->pdata[i], b->references->pdata[i]) != 0) {
            return false;
        }
    }
    return true;
}

bool po_is_same(const PoFile *a, const PoFile *b) {
    if (a->entries->len != b->entries->len) {
        return false;
    }
    for (guint i = 0; i < a->entries->len; i++) {
        if (!is_same_entry(a->entries->pdata[i], b->entries->pdata[i])) {
            return false;
        }
    }
    return true;
}
