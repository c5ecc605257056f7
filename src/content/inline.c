/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/inline.h"

#include <string.h>

typedef struct {
    const char *at;
    GPtrArray *pieces;
    GString *text;   /* of the piece that is being read */
    InlineKind open; /* INLINE_TEXT: no mark is open */
    const char *fault;
} Scanner;

static void free_piece(gpointer data) {
    InlinePiece *piece = data;
    g_free(piece->text);
    g_free(piece);
}

static void add_piece(Scanner *scanner, InlineKind kind, char *text) {
    InlinePiece *piece = g_new0(InlinePiece, 1);
    piece->kind = kind;
    piece->text = text;
    piece->strong = scanner->open == INLINE_STRONG;
    g_ptr_array_add(scanner->pieces, piece);
}

/* Ends the piece of text before a mark. */
static void flush_text(Scanner *scanner) {
    if (scanner->text->len > 0) {
        add_piece(scanner, scanner->open,
                  g_strndup(scanner->text->str, scanner->text->len));
        g_string_truncate(scanner->text, 0);
    }
}

static bool is_blank_at(const char *at) {
    return *at == '\0' || g_unichar_isspace(g_utf8_get_char(at));
}

/* The number of asterisks here. */
static gsize asterisks(const char *at) {
    return strspn(at, "*");
}

/* A mark holds text that neither starts nor ends with a space. */
static void open_mark(Scanner *scanner, InlineKind kind, gsize length) {
    flush_text(scanner);
    scanner->open = kind;
    scanner->at += length;
    if (is_blank_at(scanner->at)) {
        scanner->fault = "a space or nothing follows an opening asterisk";
    }
}

static void close_mark(Scanner *scanner, gsize length) {
    bool empty = scanner->text->len == 0 &&
                 (scanner->pieces->len == 0 ||
                  ((const InlinePiece *)g_ptr_array_index(
                       scanner->pieces, scanner->pieces->len - 1))
                          ->kind != INLINE_PLACEHOLDER);
    if (empty) {
        scanner->fault = "there is nothing between the asterisks";
    } else if (g_unichar_isspace(
                   g_utf8_get_char(g_utf8_prev_char(scanner->at)))) {
        scanner->fault = "a space stands before a closing asterisk";
    }
    flush_text(scanner);
    scanner->open = INLINE_TEXT;
    scanner->at += length;
}

static void scan_asterisks(Scanner *scanner) {
    gsize count = asterisks(scanner->at);
    InlineKind kind = count == 1 ? INLINE_DUTCH : INLINE_STRONG;
    if (count > 2) {
        scanner->fault =
            count == 4 ? "there is nothing between the asterisks"
                       : "three asterisks: marks do not stand in each other";
    } else if (scanner->open == INLINE_TEXT) {
        open_mark(scanner, kind, count);
    } else if (scanner->open == kind) {
        close_mark(scanner, count);
    } else {
        scanner->fault = "**bold** and *Dutch word* do not stand in each other";
    }
}

static bool is_name(const char *start, gsize length) {
    if (length == 0 || !g_ascii_islower(*start)) {
        return false;
    }
    for (gsize i = 0; i < length; i++) {
        char c = start[i];
        if (!g_ascii_islower(c) && !g_ascii_isdigit(c) && c != '-') {
            return false;
        }
    }
    return true;
}

static void scan_placeholder(Scanner *scanner) {
    const char *start = scanner->at + 1;
    gsize length = strcspn(start, "{}");
    if (start[length] != '}') {
        scanner->fault = "a placeholder is not closed";
    } else if (!is_name(start, length)) {
        scanner->fault = "the name of a placeholder is not made of a-z, digits "
                         "and hyphens";
    } else if (scanner->open == INLINE_DUTCH) {
        scanner->fault = "a placeholder stands inside a *Dutch word*";
    } else {
        flush_text(scanner);
        add_piece(scanner, INLINE_PLACEHOLDER, g_strndup(start, length));
        scanner->at = start + length + 1;
    }
}

static void scan_text(Scanner *scanner) {
    if (scanner->at[0] == '\\' && scanner->at[1] != '\0' &&
        strchr("*{}\\", scanner->at[1]) != NULL) {
        scanner->at++;
    }
    g_string_append_c(scanner->text, *scanner->at++);
}

static void scan_all(Scanner *scanner) {
    while (*scanner->at != '\0' && scanner->fault == NULL) {
        if (*scanner->at == '*') {
            scan_asterisks(scanner);
        } else if (*scanner->at == '{') {
            scan_placeholder(scanner);
        } else if (*scanner->at == '}') {
            scanner->fault = "a brace is closed that was not opened";
        } else {
            scan_text(scanner);
        }
    }
    if (scanner->fault == NULL && scanner->open != INLINE_TEXT) {
        scanner->fault = scanner->open == INLINE_STRONG
                             ? "**bold** is not closed"
                             : "a *Dutch word* is not closed";
    }
}

GPtrArray *inline_parse(const char *text, const char **fault) {
    Scanner scanner = {.at = text,
                       .pieces = g_ptr_array_new_with_free_func(free_piece),
                       .text = g_string_new(NULL)};
    scan_all(&scanner);
    flush_text(&scanner);
    g_string_free(scanner.text, TRUE);
    if (scanner.fault != NULL) {
        *fault = scanner.fault;
        g_ptr_array_unref(scanner.pieces);
        return NULL;
    }
    return scanner.pieces;
}
