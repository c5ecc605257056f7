/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/sheet_dump.h"

#include <math.h>
#include <string.h>

static const char *const element_names[] = {
    [ELEMENT_DOCUMENT] = "document",
    [ELEMENT_PART] = "part",
    [ELEMENT_SECTION] = "section",
    [ELEMENT_HEADING] = "heading",
    [ELEMENT_PARAGRAPH] = "paragraph",
    [ELEMENT_LIST] = "list",
    [ELEMENT_LIST_ITEM] = "list-item",
    [ELEMENT_LABEL] = "label",
    [ELEMENT_BODY] = "body",
    [ELEMENT_NOTE] = "note",
    [ELEMENT_FIGURE] = "figure",
    [ELEMENT_SPAN] = "span",
    [ELEMENT_LINK] = "link",
    [ELEMENT_CONTENTS] = "contents",
    [ELEMENT_CONTENTS_ITEM] = "contents-item",
};

/* A number to a tenth, without a negative zero. */
static void append_number(GString *dump, double number) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    double tenths = round(number * 10);
    g_ascii_formatd(buffer, sizeof buffer, "%.1f",
                    tenths == 0 ? 0.0 : tenths / 10);
    g_string_append_c(dump, ' ');
    g_string_append(dump, buffer);
}

static void append_color(GString *dump, const Color *color) {
    g_string_append_printf(
        dump, " #%02x%02x%02x", (int)lround(color->red * 255),
        (int)lround(color->green * 255), (int)lround(color->blue * 255));
}

/* Quotes and control characters are escaped; U+00AD is made visible. */
static void append_quoted(GString *dump, const char *text) {
    g_string_append(dump, " \"");
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar character = g_utf8_get_char(p);
        if (character == '"' || character == '\\') {
            g_string_append_c(dump, '\\');
        }
        if (character < 0x20 || character == 0xAD) {
            g_string_append_printf(dump, "\\u%04x", character);
        } else {
            g_string_append_unichar(dump, character);
        }
    }
    g_string_append_c(dump, '"');
}

static double text_width(const Item *item) {
    double width = 0;
    for (int i = 0; i < item->glyph_count; i++) {
        width += item->glyphs[i].advance;
    }
    return width;
}

static void append_text_item(GString *dump, const Item *item) {
    append_number(dump, item->x);
    append_number(dump, item->y);
    append_number(dump, text_width(item));
    g_string_append_printf(dump, " %s", item->font->id);
    append_number(dump, item->size);
    if (item->right_to_left) {
        g_string_append(dump, " rtl");
    }
    if (item->language != NULL) {
        g_string_append_printf(dump, " %s", item->language->tag);
    }
    append_color(dump, &item->color);
    append_quoted(dump, item->text != NULL ? item->text : "");
}

static int point_count(char command) {
    return command == 'C' ? 6 : command == 'Z' ? 0 : 2;
}

static void append_segments(GString *dump, const GArray *segments) {
    for (guint i = 0; segments != NULL && i < segments->len; i++) {
        const PathSegment *segment = &g_array_index(segments, PathSegment, i);
        g_string_append_printf(dump, " %c", segment->command);
        for (int j = 0; j < point_count(segment->command); j++) {
            append_number(dump, segment->points[j]);
        }
    }
}

static void append_shape_item(GString *dump, const Item *item) {
    if (item->kind == ITEM_PATH) {
        append_segments(dump, item->segments);
    } else {
        append_number(dump, item->x);
        append_number(dump, item->y);
        append_number(dump, item->width);
        append_number(dump, item->height);
    }
    if (item->filled) {
        g_string_append(dump, " filled");
    } else {
        g_string_append(dump, " stroke");
        append_number(dump, item->line_width);
    }
    if (item->dash > 0) {
        g_string_append(dump, " dash");
        append_number(dump, item->dash);
    }
    if (item->round_caps) {
        g_string_append(dump, " round");
    }
    append_color(dump, &item->color);
}

static void append_raster_item(GString *dump, const Item *item) {
    append_number(dump, item->x);
    append_number(dump, item->y);
    append_number(dump, item->width);
    append_number(dump, item->height);
    g_string_append_printf(dump, " %d by %d pixels", item->raster->width,
                           item->raster->height);
}

static void append_item(GString *dump, const Item *item) {
    static const char *const names[] = {
        [ITEM_TEXT] = "text",     [ITEM_RECTANGLE] = "rectangle",
        [ITEM_LINE] = "line",     [ITEM_PATH] = "path",
        [ITEM_RASTER] = "raster",
    };
    g_string_append_printf(dump, "  %s", names[item->kind]);
    if (item->element != NULL) {
        g_string_append_printf(dump, " @%d", item->element->index);
    } else {
        g_string_append(dump, " artifact");
    }
    if (item->kind == ITEM_TEXT) {
        append_text_item(dump, item);
    } else if (item->kind == ITEM_RASTER) {
        append_raster_item(dump, item);
    } else {
        append_shape_item(dump, item);
    }
    g_string_append_c(dump, '\n');
}

static void append_element(GString *dump, const Element *element, int depth) {
    g_string_append_printf(dump, "%*s@%d %s", depth * 2, "", element->index,
                           element_names[element->kind]);
    if (element->level > 0) {
        g_string_append_printf(dump, " %d", element->level);
    }
    if (element->language != NULL) {
        g_string_append_printf(dump, " %s", element->language->tag);
    }
    if (element->alternative != NULL) {
        append_quoted(dump, element->alternative);
    }
    if (element->target != NULL) {
        append_quoted(dump, element->target);
    }
    g_string_append_c(dump, '\n');
    for (guint i = 0; i < element->children->len; i++) {
        append_element(dump, g_ptr_array_index(element->children, i),
                       depth + 1);
    }
}

char *sheet_set_dump(const SheetSet *set) {
    GString *dump = g_string_new(NULL);
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        g_string_append_printf(dump, "sheet %u", i + 1);
        append_number(dump, sheet->width);
        append_number(dump, sheet->height);
        g_string_append_c(dump, '\n');
        for (guint j = 0; j < sheet->items->len; j++) {
            append_item(dump, g_ptr_array_index(sheet->items, j));
        }
    }
    g_string_append(dump, "structure\n");
    append_element(dump, set->root, 1);
    return g_string_free(dump, FALSE);
}

/* The text while it is joined. Spans belong to the line of the element they
 * stand in, so pieces are kept per such element, in the order of drawing. */
typedef struct {
    GHashTable *pieces; /* const Element* -> GString* */
    GString *text;
} TextWalk;

static const Element *line_element(const Element *element) {
    while ((element->kind == ELEMENT_SPAN || element->kind == ELEMENT_LINK) &&
           element->parent != NULL) {
        element = element->parent;
    }
    return element;
}

static void add_piece(TextWalk *walk, const Item *item) {
    if (item->kind != ITEM_TEXT || item->element == NULL ||
        item->text == NULL) {
        return;
    }
    const Element *element = line_element(item->element);
    GString *piece = g_hash_table_lookup(walk->pieces, element);
    if (piece == NULL) {
        piece = g_string_new(NULL);
        g_hash_table_insert(walk->pieces, (gpointer)element, piece);
    }
    g_string_append(piece, item->text);
    if (g_str_has_suffix(piece->str, "\u00AD")) {
        g_string_truncate(piece, piece->len - strlen("\u00AD"));
    }
}

static void end_line(GString *text) {
    while (text->len > 0 && text->str[text->len - 1] == ' ') {
        g_string_truncate(text, text->len - 1);
    }
    if (text->len > 0 && text->str[text->len - 1] != '\n') {
        g_string_append_c(text, '\n');
    }
}

static bool is_inside_line(const Element *element) {
    return element->kind == ELEMENT_SPAN || element->kind == ELEMENT_LINK ||
           element->kind == ELEMENT_LABEL || element->kind == ELEMENT_BODY;
}

static void append_element_text(TextWalk *walk, const Element *element) {
    GString *text = walk->text;
    if (!is_inside_line(element)) {
        end_line(text);
    }
    const GString *piece = g_hash_table_lookup(walk->pieces, element);
    if (piece != NULL) {
        g_string_append(text, piece->str);
    }
    if (element->kind == ELEMENT_LABEL) {
        g_string_append_c(text, ' ');
    }
    for (guint i = 0; i < element->children->len; i++) {
        append_element_text(walk, g_ptr_array_index(element->children, i));
    }
    if (!is_inside_line(element)) {
        end_line(text);
    }
}

static void free_piece(gpointer data) {
    g_string_free(data, TRUE);
}

char *sheet_set_text(const SheetSet *set) {
    TextWalk walk = {
        g_hash_table_new_full(NULL, NULL, NULL, free_piece),
        g_string_new(NULL),
    };
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            add_piece(&walk, g_ptr_array_index(sheet->items, j));
        }
    }
    append_element_text(&walk, set->root);
    end_line(walk.text);
    g_hash_table_unref(walk.pieces);
    return g_string_free(walk.text, FALSE);
}
