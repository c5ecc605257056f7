/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/pdf_reader.h"

#include "base/file.h"

#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* Larger files are no leaflets, and a press file is held in memory. */
#define FILE_LIMIT (512 * 1024 * 1024)
/* So many complaints of libqpdf are shown; the first ones say the most. */
#define SHOWN_WARNINGS 3
/* No coordinate, size or code is larger. */
#define NUMBER_LIMIT 1e9

struct PdfReader {
    qpdf_data data;
    GBytes *bytes; /* the file; libqpdf borrows it */
    GStringChunk *names;
    Position position;
    char *version;
    GPtrArray *pages; /* handles, as pointers */
    guint damage;     /* complaints reported so far */
};

/* What libqpdf says, without the name of the file. */
static char *describe(PdfReader *reader, qpdf_error error) {
    const char *detail = qpdf_get_error_message_detail(reader->data, error);
    return g_utf8_make_valid(detail != NULL ? detail : "unknown", -1);
}

/* Errors stay in the handle until they are fetched. */
static void forget_error(PdfReader *reader) {
    if (qpdf_has_error(reader->data)) {
        qpdf_get_error(reader->data);
    }
}

static bool report_unreadable(PdfReader *reader, Diag *diag) {
    if (!qpdf_has_error(reader->data)) {
        return false;
    }
    qpdf_error error = qpdf_get_error(reader->data);
    if (qpdf_get_error_code(reader->data, error) == qpdf_e_password) {
        diag_error(diag, reader->position, "press-object",
                   "the file is closed by a password; export it without one");
        return true;
    }
    g_autofree char *detail = describe(reader, error);
    diag_error(diag, reader->position, "press-file",
               "this is no PDF, or a damaged one (%s); export it again",
               detail);
    return true;
}

static bool load_pages(PdfReader *reader, Diag *diag) {
    qpdf_push_inherited_attributes_to_page(reader->data);
    int count = qpdf_get_num_pages(reader->data);
    if (report_unreadable(reader, diag)) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        qpdf_oh page = qpdf_get_page_n(reader->data, (size_t)i);
        g_ptr_array_add(reader->pages, GUINT_TO_POINTER(page));
    }
    return true;
}

/* What stands in the first line, unless the catalog says a later one. */
static char *read_version(PdfReader *reader) {
    const char *later =
        pdf_name(reader, pdf_get(reader, pdf_reader_root(reader), "/Version"));
    const char *first = qpdf_get_pdf_version(reader->data);
    return g_strdup(later != NULL && strcmp(later + 1, first) > 0 ? later + 1
                                                                  : first);
}

PdfReader *pdf_reader_open(const char *path, Diag *diag) {
    GBytes *bytes = file_read_bytes(path, FILE_LIMIT, diag);
    if (bytes == NULL) {
        return NULL;
    }
    g_autoptr(PdfReader) reader = g_new0(PdfReader, 1);
    reader->bytes = bytes;
    reader->position = position_in_file(path);
    reader->names = g_string_chunk_new(4096);
    reader->pages = g_ptr_array_new();
    reader->data = qpdf_init();
    qpdf_silence_errors(reader->data);
    qpdf_set_suppress_warnings(reader->data, QPDF_TRUE);
    gsize length;
    const char *start = g_bytes_get_data(bytes, &length);
    qpdf_read_memory(reader->data, "file", length > 0 ? start : "", length,
                     NULL);
    if (report_unreadable(reader, diag) || !load_pages(reader, diag)) {
        return NULL;
    }
    reader->version = read_version(reader);
    return g_steal_pointer(&reader);
}

void pdf_reader_free(PdfReader *reader) {
    if (reader == NULL) {
        return;
    }
    if (reader->data != NULL) {
        qpdf_cleanup(&reader->data);
    }
    g_bytes_unref(reader->bytes);
    g_string_chunk_free(reader->names);
    g_ptr_array_unref(reader->pages);
    g_free(reader->version);
    g_free(reader);
}

void pdf_reader_report_damage(PdfReader *reader, Diag *diag) {
    while (qpdf_more_warnings(reader->data)) {
        g_autofree char *detail =
            describe(reader, qpdf_next_warning(reader->data));
        /* It opens with that, and then says what it found. */
        if (strcmp(detail, "file is damaged") != 0 &&
            reader->damage++ < SHOWN_WARNINGS) {
            diag_error(diag, reader->position, "press-file",
                       "the file is damaged (%s); export it again", detail);
        }
    }
}

void pdf_reader_report_rest(PdfReader *reader, Diag *diag) {
    pdf_reader_report_damage(reader, diag);
    if (reader->damage > SHOWN_WARNINGS) {
        diag_error(diag, reader->position, "press-file",
                   "there is more damage in the file (%u times); export it "
                   "again",
                   reader->damage - SHOWN_WARNINGS);
    }
}

const char *pdf_reader_version(PdfReader *reader) {
    return reader->version;
}

bool pdf_reader_is_encrypted(PdfReader *reader) {
    return qpdf_is_encrypted(reader->data);
}

/* Null and what failed are not there. */
static PdfObject present(PdfReader *reader, qpdf_oh object) {
    forget_error(reader);
    if (object == 0 || !qpdf_oh_is_initialized(reader->data, object) ||
        qpdf_oh_is_null(reader->data, object)) {
        forget_error(reader);
        return 0;
    }
    return object;
}

PdfObject pdf_reader_trailer(PdfReader *reader) {
    return present(reader, qpdf_get_trailer(reader->data));
}

PdfObject pdf_reader_root(PdfReader *reader) {
    return present(reader, qpdf_get_root(reader->data));
}

int pdf_reader_pages(PdfReader *reader) {
    return (int)reader->pages->len;
}

PdfObject pdf_reader_page(PdfReader *reader, int index) {
    return GPOINTER_TO_UINT(g_ptr_array_index(reader->pages, index));
}

int pdf_reader_objects(PdfReader *reader) {
    double size =
        pdf_get_number(reader, pdf_reader_trailer(reader), "/Size", 0);
    /* An object takes a byte or more, even when packed. */
    double limit = MIN((double)g_bytes_get_size(reader->bytes), 1e6);
    return (int)CLAMP(size, 0, limit);
}

PdfObject pdf_reader_numbered(PdfReader *reader, int number) {
    return present(reader, qpdf_get_object_by_id(reader->data, number, 0));
}

int pdf_number_of(PdfReader *reader, PdfObject object) {
    return object == 0 ? 0 : qpdf_oh_get_object_id(reader->data, object);
}

bool pdf_is_dictionary(PdfReader *reader, PdfObject object) {
    return object != 0 && qpdf_oh_is_dictionary(reader->data, object);
}

bool pdf_is_stream(PdfReader *reader, PdfObject object) {
    return object != 0 && qpdf_oh_is_stream(reader->data, object);
}

bool pdf_is_array(PdfReader *reader, PdfObject object) {
    return object != 0 && qpdf_oh_is_array(reader->data, object);
}

/* The dictionary itself, or that of a stream; 0 for anything else. */
static PdfObject dictionary_of(PdfReader *reader, PdfObject object) {
    if (pdf_is_stream(reader, object)) {
        return present(reader, qpdf_oh_get_dict(reader->data, object));
    }
    return pdf_is_dictionary(reader, object) ? object : 0;
}

PdfObject pdf_get(PdfReader *reader, PdfObject object, const char *key) {
    PdfObject dictionary = dictionary_of(reader, object);
    if (dictionary == 0) {
        return 0;
    }
    return present(reader, qpdf_oh_get_key(reader->data, dictionary, key));
}

GPtrArray *pdf_keys(PdfReader *reader, PdfObject object) {
    GPtrArray *keys = g_ptr_array_new();
    PdfObject dictionary = dictionary_of(reader, object);
    if (dictionary == 0) {
        return keys;
    }
    qpdf_oh_begin_dict_key_iter(reader->data, dictionary);
    while (qpdf_oh_dict_more_keys(reader->data)) {
        const char *key = qpdf_oh_dict_next_key(reader->data);
        g_ptr_array_add(keys, g_string_chunk_insert_const(reader->names, key));
    }
    return keys;
}

int pdf_length(PdfReader *reader, PdfObject array) {
    return pdf_is_array(reader, array)
               ? qpdf_oh_get_array_n_items(reader->data, array)
               : 0;
}

PdfObject pdf_item(PdfReader *reader, PdfObject array, int index) {
    if (index < 0 || index >= pdf_length(reader, array)) {
        return 0;
    }
    return present(reader, qpdf_oh_get_array_item(reader->data, array, index));
}

bool pdf_number(PdfReader *reader, PdfObject object, double *value) {
    if (object == 0 || !qpdf_oh_is_number(reader->data, object)) {
        return false;
    }
    double number = qpdf_oh_get_numeric_value(reader->data, object);
    forget_error(reader);
    *value = isfinite(number) ? CLAMP(number, -NUMBER_LIMIT, NUMBER_LIMIT) : 0;
    return true;
}

bool pdf_bool(PdfReader *reader, PdfObject object, bool otherwise) {
    if (object == 0 || !qpdf_oh_is_bool(reader->data, object)) {
        return otherwise;
    }
    return qpdf_oh_get_bool_value(reader->data, object);
}

double pdf_get_number(PdfReader *reader, PdfObject object, const char *key,
                      double otherwise) {
    double value = otherwise;
    pdf_number(reader, pdf_get(reader, object, key), &value);
    return value;
}

int pdf_numbers(PdfReader *reader, PdfObject array, double *values, int count) {
    int length = MIN(pdf_length(reader, array), count);
    for (int i = 0; i < length; i++) {
        if (!pdf_number(reader, pdf_item(reader, array, i), &values[i])) {
            return i;
        }
    }
    return length;
}

const char *pdf_name(PdfReader *reader, PdfObject object) {
    if (object == 0 || !qpdf_oh_is_name(reader->data, object)) {
        return NULL;
    }
    return g_string_chunk_insert_const(reader->names,
                                       qpdf_oh_get_name(reader->data, object));
}

bool pdf_is_named(PdfReader *reader, PdfObject object, const char *name) {
    return g_strcmp0(pdf_name(reader, object), name) == 0;
}

char *pdf_text(PdfReader *reader, PdfObject object) {
    if (object == 0 || !qpdf_oh_is_string(reader->data, object)) {
        return NULL;
    }
    return g_utf8_make_valid(qpdf_oh_get_utf8_value(reader->data, object), -1);
}

GBytes *pdf_bytes(PdfReader *reader, PdfObject object) {
    if (object == 0 || !qpdf_oh_is_string(reader->data, object)) {
        return NULL;
    }
    size_t length = 0;
    const char *start =
        qpdf_oh_get_binary_string_value(reader->data, object, &length);
    return g_bytes_new(start, length);
}

/* Takes a buffer that libqpdf made with malloc. */
static GBytes *take_buffer(PdfReader *reader, unsigned char *buffer,
                           size_t length, bool good) {
    forget_error(reader);
    if (!good) {
        free(buffer);
        return NULL;
    }
    return g_bytes_new_with_free_func(buffer, length, free, buffer);
}

GBytes *pdf_stream_data(PdfReader *reader, PdfObject stream) {
    if (!pdf_is_stream(reader, stream)) {
        return NULL;
    }
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *buffer = NULL;
    size_t length = 0;
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(
        reader->data, stream, qpdf_dl_all, &filtered, &buffer, &length);
    return take_buffer(reader, buffer, length,
                       !(code & QPDF_ERRORS) && filtered);
}

GBytes *pdf_page_content(PdfReader *reader, PdfObject page) {
    unsigned char *buffer = NULL;
    size_t length = 0;
    QPDF_ERROR_CODE code =
        qpdf_oh_get_page_content_data(reader->data, page, &buffer, &length);
    return take_buffer(reader, buffer, length, !(code & QPDF_ERRORS));
}

PdfObject pdf_parse(PdfReader *reader, const char *text) {
    return present(reader, qpdf_oh_parse(reader->data, text));
}

PdfObject pdf_make_stream(PdfReader *reader, GBytes *data, PdfObject filter,
                          PdfObject parameters) {
    qpdf_oh nothing = qpdf_oh_new_null(reader->data);
    qpdf_oh stream = qpdf_oh_new_stream(reader->data);
    gsize length;
    const unsigned char *start = g_bytes_get_data(data, &length);
    qpdf_oh_replace_stream_data(reader->data, stream, start, length,
                                filter != 0 ? filter : nothing,
                                parameters != 0 ? parameters : nothing);
    return present(reader, stream);
}
