/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_objects.h"

#include <hpdf.h>
#include <libdeflate.h>

/* Level 9 saves 0.4 % of a leaflet and costs a third of its time more. */
#define DEFLATE_LEVEL 6

struct PdfFile {
    HPDF_Doc document;
    struct libdeflate_compressor *compressor;
    GChecksum *checksum; /* of all streams and texts, for /ID */
    HPDF_STATUS error;   /* the first one */
    HPDF_STATUS detail;
};

/* libharu calls this again for each call after an error. */
static void keep_error(HPDF_STATUS error, HPDF_STATUS detail, void *data) {
    PdfFile *file = data;
    if (file->error == HPDF_OK) {
        file->error = error;
        file->detail = detail;
    }
}

static void *allocate(HPDF_UINT size) {
    return g_malloc(size);
}

static void release(void *data) {
    g_free(data);
}

PdfFile *pdf_file_new(PdfVersion version) {
    PdfFile *file = g_new0(PdfFile, 1);
    file->document = HPDF_NewEx(keep_error, allocate, release, 0, file);
    file->compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    file->checksum = g_checksum_new(G_CHECKSUM_SHA256);
    if (file->document == NULL || file->compressor == NULL) {
        g_error("libharu or libdeflate cannot be started");
    }
    file->document->pdf_version =
        version == PDF_1_4 ? HPDF_VER_14 : HPDF_VER_17;
    return file;
}

void pdf_file_free(PdfFile *file) {
    if (file == NULL) {
        return;
    }
    HPDF_Free(file->document);
    libdeflate_free_compressor(file->compressor);
    g_checksum_free(file->checksum);
    g_free(file);
}

PdfDict *pdf_file_catalog(PdfFile *file) {
    return file->document->catalog;
}

PdfDict *pdf_file_information(PdfFile *file) {
    /* HPDF_New made it, to write its own name as the producer. */
    return file->document->info;
}

/* Both halves are the same: a file that was never changed. */
static void set_identifier(PdfFile *file) {
    guint8 digest[32];
    gsize length = sizeof digest;
    g_checksum_get_digest(file->checksum, digest, &length);
    HPDF_Array identifier = pdf_array_new(file);
    for (int i = 0; i < 2; i++) {
        HPDF_Array_Add(identifier,
                       HPDF_Binary_New(file->document->mmgr, digest, 16));
    }
    HPDF_Dict_Add(file->document->trailer, "ID", identifier);
}

static GBytes *copy_saved(HPDF_Stream stream) {
    GByteArray *bytes = g_byte_array_sized_new(stream->size);
    HPDF_UINT count = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < count; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *part = HPDF_MemStream_GetBufPtr(stream, i, &length);
        g_byte_array_append(bytes, part, length);
    }
    return g_byte_array_free_to_bytes(bytes);
}

GBytes *pdf_file_finish(PdfFile *file, Diag *diag) {
    set_identifier(file);
    if (file->error == HPDF_OK) {
        HPDF_SaveToStream(file->document);
    }
    if (file->error != HPDF_OK) {
        diag_failure(diag, position_in_file(NULL), "pdf",
                     "libharu refused an object with error 0x%04lX, detail "
                     "%lu; no PDF was written",
                     file->error, file->detail);
        return NULL;
    }
    return copy_saved(file->document->stream);
}

PdfDict *pdf_dict_new(PdfFile *file) {
    return HPDF_Dict_New(file->document->mmgr);
}

PdfArray *pdf_array_new(PdfFile *file) {
    return HPDF_Array_New(file->document->mmgr);
}

PdfDict *pdf_dict_new_indirect(PdfFile *file) {
    HPDF_Dict dict = pdf_dict_new(file);
    HPDF_Xref_Add(file->document->xref, dict);
    return dict;
}

PdfArray *pdf_array_new_indirect(PdfFile *file) {
    HPDF_Array array = pdf_array_new(file);
    HPDF_Xref_Add(file->document->xref, array);
    return array;
}

/* libharu removes /Filter from a stream that it does not deflate itself, but
 * lets a dictionary write more of itself. */
static HPDF_STATUS write_filter(HPDF_Dict dict, HPDF_Stream stream) {
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

static guint8 *pack(PdfFile *file, gconstpointer data, gsize length,
                    gsize *packed_length) {
    gsize bound = libdeflate_zlib_compress_bound(file->compressor, length);
    guint8 *packed = g_malloc(bound);
    *packed_length =
        libdeflate_zlib_compress(file->compressor, data, length, packed, bound);
    return packed;
}

static void fill_packed(PdfFile *file, HPDF_Dict dict, const guint8 *packed,
                        gsize length) {
    g_checksum_update(file->checksum, packed, (gssize)length);
    HPDF_Stream_Write(dict->stream, packed, (HPDF_UINT)length);
    dict->write_fn = write_filter;
}

static void fill_deflated(PdfFile *file, HPDF_Dict dict, gconstpointer data,
                          gsize length) {
    gsize packed_length = 0;
    g_autofree guint8 *packed = pack(file, data, length, &packed_length);
    fill_packed(file, dict, packed, packed_length);
}

PdfDict *pdf_stream_new(PdfFile *file, gconstpointer data, gsize length) {
    HPDF_Dict dict =
        HPDF_DictStream_New(file->document->mmgr, file->document->xref);
    fill_deflated(file, dict, data, length);
    return dict;
}

GBytes *pdf_file_pack(PdfFile *file, GBytes *data) {
    gsize length = 0, packed_length = 0;
    gconstpointer bytes = g_bytes_get_data(data, &length);
    guint8 *packed = pack(file, bytes, length, &packed_length);
    return g_bytes_new_take(g_realloc(packed, packed_length), packed_length);
}

PdfDict *pdf_stream_new_packed(PdfFile *file, GBytes *packed) {
    HPDF_Dict dict =
        HPDF_DictStream_New(file->document->mmgr, file->document->xref);
    gsize length = 0;
    const guint8 *bytes = g_bytes_get_data(packed, &length);
    fill_packed(file, dict, bytes, length);
    return dict;
}

PdfDict *pdf_stream_new_plain(PdfFile *file, const char *text) {
    HPDF_Dict dict =
        HPDF_DictStream_New(file->document->mmgr, file->document->xref);
    g_checksum_update(file->checksum, (const guchar *)text, -1);
    HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)text,
                      (HPDF_UINT)strlen(text));
    return dict;
}

PdfDict *pdf_page_new(PdfFile *file, double width, double height,
                      const GString *content) {
    HPDF_Page page = HPDF_AddPage(file->document);
    HPDF_PageAttr attributes = page->attr;
    HPDF_Box box = {0, 0, (HPDF_REAL)width, (HPDF_REAL)height};
    HPDF_Dict_Add(page, "MediaBox",
                  HPDF_Box_Array_New(file->document->mmgr, box));
    fill_deflated(file, attributes->contents, content->str, content->len);
    return page;
}

void pdf_page_set_box(PdfFile *file, PdfDict *page, const char *name,
                      const double box[4]) {
    HPDF_Box edges = {(HPDF_REAL)box[0], (HPDF_REAL)box[1], (HPDF_REAL)box[2],
                      (HPDF_REAL)box[3]};
    HPDF_Dict_Add(page, name, HPDF_Box_Array_New(file->document->mmgr, edges));
}

PdfDict *pdf_page_resources(PdfDict *page) {
    return HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT);
}

void pdf_dict_set_name(PdfDict *dict, const char *key, const char *name) {
    HPDF_Dict_AddName(dict, key, name);
}

void pdf_dict_set_integer(PdfDict *dict, const char *key, int value) {
    HPDF_Dict_AddNumber(dict, key, value);
}

void pdf_dict_set_bool(PdfDict *dict, const char *key, bool value) {
    HPDF_Dict_AddBoolean(dict, key, value ? HPDF_TRUE : HPDF_FALSE);
}

void pdf_dict_set_dict(PdfDict *dict, const char *key, PdfDict *value) {
    HPDF_Dict_Add(dict, key, value);
}

void pdf_dict_set_array(PdfDict *dict, const char *key, PdfArray *value) {
    HPDF_Dict_Add(dict, key, value);
}

static void *text_new(PdfFile *file, const char *text) {
    g_checksum_update(file->checksum, (const guchar *)text, -1);
    if (g_str_is_ascii(text)) {
        return HPDF_String_New(file->document->mmgr, text, NULL);
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_byte_array_append(bytes, (const guint8 *)"\xFE\xFF", 2);
    glong count = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
    for (glong i = 0; i < count; i++) {
        guint8 unit[] = {(guint8)(units[i] >> 8), (guint8)units[i]};
        g_byte_array_append(bytes, unit, sizeof unit);
    }
    return HPDF_Binary_New(file->document->mmgr, bytes->data, bytes->len);
}

void pdf_dict_set_text(PdfFile *file, PdfDict *dict, const char *key,
                       const char *text) {
    HPDF_Dict_Add(dict, key, text_new(file, text));
}

void pdf_array_add_name(PdfArray *array, const char *name) {
    HPDF_Array_AddName(array, name);
}

void pdf_array_add_integer(PdfArray *array, int value) {
    HPDF_Array_AddNumber(array, value);
}

void pdf_array_add_real(PdfArray *array, double value) {
    HPDF_Array_AddReal(array, (HPDF_REAL)value);
}

void pdf_array_add_dict(PdfArray *array, PdfDict *value) {
    HPDF_Array_Add(array, value);
}

void pdf_array_add_array(PdfArray *array, PdfArray *value) {
    HPDF_Array_Add(array, value);
}

void pdf_array_add_text(PdfFile *file, PdfArray *array, const char *text) {
    HPDF_Array_Add(array, text_new(file, text));
}
