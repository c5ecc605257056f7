/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The objects of one PDF file: dictionaries, arrays, streams, pages.
 *
 * A thin wrapper of libharu, which numbers and writes the objects; the file
 * owns them all. Streams are deflated here. No font file and no picture goes
 * through libharu. The first error is kept and reported by pdf_file_finish;
 * nobody else needs to look.
 */
#pragma once

#include "base/diag.h"

typedef struct PdfFile PdfFile;
/* libharu's own records, borrowed until the file is freed. */
typedef struct _HPDF_Dict_Rec PdfDict;
typedef struct _HPDF_Array_Rec PdfArray;

typedef enum { PDF_1_4, PDF_1_7 } PdfVersion;

/* An empty PDF. */
PdfFile *pdf_file_new(PdfVersion version);
void pdf_file_free(PdfFile *file);

/* The document catalogue and the information dictionary. */
PdfDict *pdf_file_catalog(PdfFile *file);
PdfDict *pdf_file_information(PdfFile *file);

/* Gives the file its /ID, which follows from what was added, and returns its
 * bytes; NULL after a report. */
GBytes *pdf_file_finish(PdfFile *file, Diag *diag);

/* A dictionary or array for one place inside another object. */
PdfDict *pdf_dict_new(PdfFile *file);
PdfArray *pdf_array_new(PdfFile *file);
/* One with a number of its own, which may stand in several places. */
PdfDict *pdf_dict_new_indirect(PdfFile *file);
PdfArray *pdf_array_new_indirect(PdfFile *file);

/* A stream, deflated; the plain one can be read by any tool (metadata). */
PdfDict *pdf_stream_new(PdfFile *file, gconstpointer data, gsize length);
PdfDict *pdf_stream_new_plain(PdfFile *file, const char *text);

/* Deflates for streams of any file; the caller unrefs. */
GBytes *pdf_file_pack(PdfFile *file, GBytes *data);
PdfDict *pdf_stream_new_packed(PdfFile *file, GBytes *packed);

/* A page at the end of the file, of this size in points. */
PdfDict *pdf_page_new(PdfFile *file, double width, double height,
                      const GString *content);
/* Gives a page another box: left, bottom, right, top in points. */
void pdf_page_set_box(PdfFile *file, PdfDict *page, const char *name,
                      const double box[4]);
/* The dictionary of resources that the page already has. */
PdfDict *pdf_page_resources(PdfDict *page);

void pdf_dict_set_name(PdfDict *dict, const char *key, const char *name);
void pdf_dict_set_integer(PdfDict *dict, const char *key, int value);
void pdf_dict_set_bool(PdfDict *dict, const char *key, bool value);
void pdf_dict_set_dict(PdfDict *dict, const char *key, PdfDict *value);
void pdf_dict_set_array(PdfDict *dict, const char *key, PdfArray *value);
/* ASCII as it is, other UTF-8 as UTF-16 with byte order mark. */
void pdf_dict_set_text(PdfFile *file, PdfDict *dict, const char *key,
                       const char *text);

void pdf_array_add_name(PdfArray *array, const char *name);
void pdf_array_add_integer(PdfArray *array, int value);
void pdf_array_add_real(PdfArray *array, double value);
void pdf_array_add_dict(PdfArray *array, PdfDict *value);
void pdf_array_add_array(PdfArray *array, PdfArray *value);
void pdf_array_add_text(PdfFile *file, PdfArray *array, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfFile, pdf_file_free)
