/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/print_ticket.h"

#include <math.h>

#define POINTS_PER_MM (72 / 25.4)
#define VALUE_COLUMN 26
#define LINE_MOST 76
#define NO_BREAK_SPACE "\u00A0"
#define PEN_LINE "______________________________"

typedef struct {
    const PrintTicket *ticket;
    GString *out;
    glong column; /* characters of the line so far */
    Diag *diag;
} Writer;

static void append(Writer *writer, const char *text) {
    g_string_append(writer->out, text);
    writer->column += g_utf8_strlen(text, -1);
}

static void end_line(Writer *writer) {
    g_string_append_c(writer->out, '\n');
    writer->column = 0;
}

static void indent(Writer *writer, glong column) {
    while (writer->column < column) {
        append(writer, " ");
    }
}

/* Breaks the text into lines that begin at a column. */
static void append_wrapped(Writer *writer, const char *text, glong column) {
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    indent(writer, column);
    for (char **word = words; *word != NULL; word++) {
        if (writer->column > column &&
            writer->column + 1 + g_utf8_strlen(*word, -1) > LINE_MOST) {
            end_line(writer);
            indent(writer, column);
        } else if (writer->column > column) {
            append(writer, " ");
        }
        append(writer, *word);
    }
    end_line(writer);
}

static char *find_word(const Writer *writer, const char *key) {
    return document_word(writer->ticket->words, key, writer->diag);
}

/* A paragraph of its own. */
static void write_sentence(Writer *writer, const char *key) {
    g_autofree char *text = find_word(writer, key);
    append_wrapped(writer, text, 0);
}

/* "Papier:                   135 g/m²" */
static void write_value(Writer *writer, const char *key, const char *value) {
    g_autofree char *label = find_word(writer, key);
    append(writer, label);
    append_wrapped(writer, value, MAX(VALUE_COLUMN, writer->column + 1));
}

/* The same with a value that is itself a word. */
static void write_word(Writer *writer, const char *key, const char *value) {
    g_autofree char *text = find_word(writer, value);
    write_value(writer, key, text);
}

static void write_size(Writer *writer, const char *key, double width,
                       double height) {
    g_autofree char *size = g_strdup_printf(
        "%ld" NO_BREAK_SPACE "×" NO_BREAK_SPACE "%ld" NO_BREAK_SPACE "mm",
        lround(width / POINTS_PER_MM), lround(height / POINTS_PER_MM));
    write_value(writer, key, size);
}

static bool is_colored(const Item *item) {
    const Color *color = &item->color;
    return item->kind == ITEM_RASTER || /* it may have any */
           color->cyan > 0 || color->magenta > 0 || color->yellow > 0;
}

/* What fronts (0) or backs (1) need: 4 with colour, 1 in black, 0 when there
 * are none. */
static int count_inks(const SheetSet *set, guint side) {
    int inks = 0;
    for (guint i = side; i < set->sheets->len; i += 2) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        inks = MAX(inks, 1);
        for (guint j = 0; j < sheet->items->len; j++) {
            inks = is_colored(g_ptr_array_index(sheet->items, j)) ? 4 : inks;
        }
    }
    return inks;
}

/* "4/1, …": inks of the front, inks of the back. */
static void write_colors(Writer *writer) {
    const SheetSet *set = writer->ticket->sheets;
    g_autofree char *note = find_word(writer, "ticket-colors-note");
    g_autofree char *value = g_strdup_printf("%d/%d, %s", count_inks(set, 0),
                                             count_inks(set, 1), note);
    write_value(writer, "ticket-colors", value);
}

static void write_sides(Writer *writer) {
    const Format *format = writer->ticket->format;
    guint pages = writer->ticket->sheets->sheets->len;
    const char *key =
        pages == 1 ? "ticket-one-side"
        : duplex_turns_sideways(format->duplex, format->width, format->height)
            ? "ticket-head-to-head"
            : "ticket-head-to-foot";
    g_autofree char *sides = find_word(writer, key);
    g_autofree char *value = g_strdup_printf("%u, %s", pages, sides);
    write_value(writer, "ticket-pages", value);
}

/* Of the paper before it is folded: left and right pages hang together. */
static double flat_width(const Format *format) {
    return format->facing ? 2 * format->width : format->width;
}

/* What opens like a book has its spine on the side where its language begins.
 */
static void write_spine(Writer *writer) {
    const Format *format = writer->ticket->format;
    if (format->press.width < flat_width(format) - 0.01) {
        write_word(writer, "ticket-spine",
                   writer->ticket->sheets->language->right_to_left
                       ? "ticket-spine-right"
                       : "ticket-spine-left");
    }
}

static void write_making(Writer *writer) {
    const PrintTicket *ticket = writer->ticket;
    const Format *format = ticket->format;
    write_size(writer, "ticket-finished", format->press.width,
               format->press.height);
    write_size(writer, "ticket-flat", flat_width(format), format->height);
    write_word(writer, "ticket-bleed", "ticket-bleed-note");
    write_sides(writer);
    write_word(writer, "ticket-finish", format->press.finish);
    write_spine(writer);
    write_word(writer, "ticket-paper", format->press.advice);
    write_colors(writer);
    write_word(writer, "ticket-condition",
               format->press.paper == PRESS_COATED ? "ticket-coated"
                                                   : "ticket-uncoated");
    write_word(writer, "ticket-letters",
               ticket->outlines ? "ticket-outlines" : "ticket-fonts");
}

char *print_ticket_write(const PrintTicket *ticket, Diag *diag) {
    Writer writer = {.ticket = ticket, .out = g_string_new(NULL), .diag = diag};
    write_sentence(&writer, "ticket");
    end_line(&writer);
    if (ticket->proof) {
        write_sentence(&writer, "ticket-proof");
        end_line(&writer);
    }
    write_value(&writer, "ticket-file", ticket->file);
    write_value(&writer, "ticket-code", ticket->code);
    write_value(&writer, "ticket-amount", PEN_LINE);
    end_line(&writer);
    write_making(&writer);
    end_line(&writer);
    if (ticket->ask != NULL) {
        write_value(&writer, "ticket-ask", ticket->ask);
    } else {
        write_word(&writer, "ticket-ask", "ticket-ask-nobody");
    }
    end_line(&writer);
    write_sentence(&writer, "ticket-discreet");
    return g_string_free(writer.out, FALSE);
}
