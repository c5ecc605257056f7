/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The language of PDF pages, cut into instructions: an operator with what
 * stands before it. Knows no operator but the one for pictures in the text
 * (BI), whose data would otherwise be taken for instructions. Whatever the
 * bytes are, it ends.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    OPERAND_NUMBER,
    OPERAND_NAME,   /* without its slash */
    OPERAND_STRING, /* its bytes, decoded */
    OPERAND_OPEN,   /* of an array or dictionary, which are not nested here: */
    OPERAND_CLOSE,  /* their content lies between these two */
    OPERAND_WORD    /* true, false, null inside an array or dictionary */
} OperandKind;

typedef struct {
    OperandKind kind;
    double number;        /* finite, at most a thousand million */
    gsize offset, length; /* into Instruction.bytes, zero-terminated there */
} Operand;

/* Owned by the scanner; good until the next one is read. */
typedef struct {
    char operator[16];
    GArray *operands; /* Operand */
    GString *bytes;
    GString *dictionary; /* of BI: its keys and values, as written */
    GByteArray *data;    /* of BI: what lies between ID and EI */
} Instruction;

typedef struct ContentScanner ContentScanner;

/* Reads `content`, of which it keeps a reference. */
ContentScanner *content_scanner_new(GBytes *content);
void content_scanner_free(ContentScanner *scanner);

/* The next instruction, or NULL at the end. */
const Instruction *content_scanner_next(ContentScanner *scanner);

/* The number that stands `index` operands from the start; 0 when there is
 * none. */
double instruction_number(const Instruction *instruction, guint index);
/* The same for a name; NULL when there is none. Borrowed. */
const char *instruction_name(const Instruction *instruction, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ContentScanner, content_scanner_free)
