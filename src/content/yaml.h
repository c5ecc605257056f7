/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * YAML files as trees with positions, and tables that read them into structs.
 *
 * A strict small YAML: one document, mappings with plain text keys, sequences,
 * scalars. Anchors, aliases, tags and directives are refused and never
 * resolved; so are nesting deeper than YAML_MAX_DEPTH, empty values, and a key
 * that stands twice. All scalars are text until a Field says otherwise, so
 * `no` and `012` stay what they are. The tree is owned by who loads it and
 * freed as a whole; libfyaml is not seen outside yaml.c.
 *
 * The usual way to read a file:
 *
 *     typedef struct { char *id; int columns; GPtrArray *papers; } Format;
 *     static const Field format_fields[] = {
 *         {"format", FIELD_ID, FIELD_REQUIRED, offsetof(Format, id), NULL},
 *         {"columns", FIELD_INT, FIELD_OPTIONAL, offsetof(Format, columns),
 *          NULL},
 *         {"papers", FIELD_IDS, FIELD_REQUIRED, offsetof(Format, papers),
 *          NULL},
 *         {NULL}};
 *
 *     g_autoptr(YamlNode) root = yaml_load(path, diag);
 *     if (root != NULL && yaml_read(root, format_fields, format, diag)) …
 *     yaml_clear(format_fields, format);       when done with the struct
 */
#pragma once

#include "base/diag.h"

#define YAML_MAX_DEPTH 16

typedef enum { YAML_TEXT, YAML_SEQUENCE, YAML_MAPPING } YamlKind;

/* Plain data to read. Parents own their children. */
typedef struct YamlNode {
    YamlKind kind;
    Position position; /* of the first character, quotation mark or bracket */
    char *text;        /* YAML_TEXT: NFC, never NULL; else NULL */
    bool quoted;       /* YAML_TEXT: in quotation marks, or a block of lines */
    GPtrArray *keys;   /* YAML_MAPPING: YamlNode* of kind text; else NULL */
    GPtrArray *items;  /* YamlNode*: of a sequence, or the values of a mapping
                          beside their keys, in the order of the file */
} YamlNode;

/* Loads a file through file_read_text. NULL after a report when there is no
 * tree. A key that stands twice is reported too, but the tree comes all the
 * same, with the first, so that other problems are found: what counts in the
 * end is diag_errors. */
YamlNode *yaml_load(const char *path, Diag *diag);

/* The same from `text`, which stands in `file` from line `first_line` on (1:
 * the whole file): front matter, tests. An empty text is an error. */
YamlNode *yaml_parse(const char *text, const char *file, int first_line,
                     Diag *diag);

void yaml_free(YamlNode *node);

/* The number of items of a sequence or pairs of a mapping; 0 for text. */
guint yaml_count(const YamlNode *node);

/* Item or value `index`, borrowed. */
const YamlNode *yaml_item(const YamlNode *node, guint index);

/* The text of key `index` of a mapping, borrowed. */
const char *yaml_key(const YamlNode *node, guint index);

/* Where key `index` of a mapping stands. */
Position yaml_key_position(const YamlNode *node, guint index);

/* The value of `key` in a mapping, borrowed; NULL if it is not there or `node`
 * is no mapping. */
const YamlNode *yaml_lookup(const YamlNode *node, const char *key);

/* Where the value of `key` stands; where `node` starts if it is not there. */
Position yaml_position_of(const YamlNode *node, const char *key);

/* Whether `node` is of `kind`; reports a wrong one. */
bool yaml_expect(const YamlNode *node, YamlKind kind, Diag *diag);

/* Single values. Each reports a value that has another form and returns false;
 * then `*result` is as before. Numbers have a decimal point in every locale. */
bool yaml_read_int(const YamlNode *node, int *result, Diag *diag);
bool yaml_read_number(const YamlNode *node, double *result, Diag *diag);
bool yaml_read_bool(const YamlNode *node, bool *result, Diag *diag);
bool yaml_read_date(const YamlNode *node, GDate *result, Diag *diag);

/* A day like 2026-11-21; false without a report if it is none. */
bool yaml_parse_date(const char *text, GDate *result);

/* The place of the text in `choices` (ends with NULL). */
bool yaml_read_choice(const YamlNode *node, const char *const *choices,
                      int *result, Diag *diag);

/* Whether it is an id: letters, digits, `-`, `_`, `.`, from a letter or digit
 * on; ids that are paths ("visit/who-home") are read as text. */
bool yaml_is_id(const char *text);

/* A table of fields reads a mapping into a struct. */
typedef enum {
    FIELD_ID,       /* char *, new: see yaml_is_id */
    FIELD_TEXT,     /* char *, new: not empty */
    FIELD_INT,      /* int */
    FIELD_NUMBER,   /* double */
    FIELD_BOOL,     /* bool: true or false */
    FIELD_DATE,     /* GDate: 2026-11-21 */
    FIELD_CHOICE,   /* int or an enum: place in `choices` */
    FIELD_IDS,      /* GPtrArray * of char *, new: ids, each once */
    FIELD_TEXTS,    /* GPtrArray * of char *, new */
    FIELD_SEQUENCE, /* const YamlNode *, borrowed from the tree */
    FIELD_MAPPING,  /* the same */
    FIELD_ANY       /* the same, of any kind */
} FieldKind;

typedef enum { FIELD_OPTIONAL, FIELD_REQUIRED } FieldNeed;

typedef struct {
    const char *key; /* NULL ends the table */
    FieldKind kind;
    FieldNeed need;
    gsize offset;               /* of the member in the struct */
    const char *const *choices; /* FIELD_CHOICE: ends with NULL */
} Field;

/* Reads `mapping` into `target`. Reports unknown and missing keys and values
 * of another type, all of them, and returns false if there was one. Members
 * whose key is absent or wrong are left as they are: set defaults before. */
bool yaml_read(const YamlNode *mapping, const Field *fields, void *target,
               Diag *diag);

/* Frees what yaml_read made in `target` and sets it to NULL. */
void yaml_clear(const Field *fields, void *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlNode, yaml_free)
