/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A PDF of anybody, read: objects, streams and pages.
 *
 * The one place that knows libqpdf. An object is a small number that belongs
 * to its reader; 0 stands for what is not there, and every function takes it.
 * A value of another type than asked for counts as not there. Judges nothing
 * but whether the file can be read.
 */
#pragma once

#include "base/diag.h"

typedef struct PdfReader PdfReader;
typedef unsigned PdfObject;

/* Opens the file. NULL after a report: a failure when it cannot be opened, an
 * error when it is no PDF, damaged beyond repair or closed by a password. */
PdfReader *pdf_reader_open(const char *path, Diag *diag);
void pdf_reader_free(PdfReader *reader);

/* Reports what had to be repaired or could not be read so far, as errors: the
 * first few. */
void pdf_reader_report_damage(PdfReader *reader, Diag *diag);
/* The same at the end, and how much more there was. */
void pdf_reader_report_rest(PdfReader *reader, Diag *diag);

/* As "1.4"; owned by the reader. */
const char *pdf_reader_version(PdfReader *reader);
bool pdf_reader_is_encrypted(PdfReader *reader);

PdfObject pdf_reader_trailer(PdfReader *reader);
PdfObject pdf_reader_root(PdfReader *reader);
/* Pages count from 0; inherited keys stand in each. */
int pdf_reader_pages(PdfReader *reader);
PdfObject pdf_reader_page(PdfReader *reader, int index);

/* Object numbers run from 1 to this; `numbered` looks one up. */
int pdf_reader_objects(PdfReader *reader);
PdfObject pdf_reader_numbered(PdfReader *reader, int number);

/* The number of an indirect object, 0 for one inside another. */
int pdf_number_of(PdfReader *reader, PdfObject object);

bool pdf_is_dictionary(PdfReader *reader, PdfObject object);
bool pdf_is_stream(PdfReader *reader, PdfObject object);
bool pdf_is_array(PdfReader *reader, PdfObject object);

/* The value of a key ("/Type") of a dictionary or stream. */
PdfObject pdf_get(PdfReader *reader, PdfObject object, const char *key);
/* All keys: char*, owned by the reader; the caller unrefs the array. */
GPtrArray *pdf_keys(PdfReader *reader, PdfObject object);

/* The items of an array; 0 when it is none. */
int pdf_length(PdfReader *reader, PdfObject array);
PdfObject pdf_item(PdfReader *reader, PdfObject array, int index);

/* False, and `*value` untouched, when it is no number. */
bool pdf_number(PdfReader *reader, PdfObject object, double *value);
bool pdf_bool(PdfReader *reader, PdfObject object, bool otherwise);
/* The number of a key, or `otherwise`. */
double pdf_get_number(PdfReader *reader, PdfObject object, const char *key,
                      double otherwise);
/* Up to `count` numbers of an array; returns how many there are. */
int pdf_numbers(PdfReader *reader, PdfObject array, double *values, int count);

/* A name with its slash, or NULL; owned by the reader. */
const char *pdf_name(PdfReader *reader, PdfObject object);
bool pdf_is_named(PdfReader *reader, PdfObject object, const char *name);
/* A text as UTF-8, or NULL; caller frees. */
char *pdf_text(PdfReader *reader, PdfObject object);
/* The bytes of a string, or NULL; caller unrefs. */
GBytes *pdf_bytes(PdfReader *reader, PdfObject object);

/* The data of a stream, decoded; NULL when that is not possible. */
GBytes *pdf_stream_data(PdfReader *reader, PdfObject stream);
/* All of a page's content; NULL when it cannot be read. */
GBytes *pdf_page_content(PdfReader *reader, PdfObject page);
/* Reads an object that stands in a content stream; 0 when it is none. */
PdfObject pdf_parse(PdfReader *reader, const char *text);
/* A stream made of `data` with the filter and parameters (or 0) given. */
PdfObject pdf_make_stream(PdfReader *reader, GBytes *data, PdfObject filter,
                          PdfObject parameters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfReader, pdf_reader_free)
