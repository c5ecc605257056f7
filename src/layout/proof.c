/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/proof.h"

#include "layout/paragraph.h"

#define NUMBER_SIZE 6.0 /* points */
#define NUMBER_GAP 2.5  /* points, from the column */
#define STAMP_SIZE 9.0  /* points */
#define STAMP_LINE 17.0 /* points from the top: above all text */
#define BAND_PART 0.14  /* of the height of the sheet */
#define BAND_MOST 60.0  /* points */
#define BAND_TEXT 0.6   /* of the height of the band */
#define BAND_BASE 0.72  /* of it, from its top to the line of the text */
#define BAND_GAP 1.5    /* em between two words */
/* Light enough that text can be read over it, the word still plain. */
static const Color band_ground = {
    .red = 0.92, .green = 0.92, .blue = 0.92, .black = 0.08};
static const Color band_word = {
    .red = 0.78, .green = 0.78, .blue = 0.78, .black = 0.22};

/* What a short text on a sheet is set with. */
typedef struct {
    SheetSet *set;
    const LayoutOptions *options;
    const Language *language;
    Diag *diag;
} Marker;

static const Block *block_of(const Element *element) {
    while (element != NULL && element->block == NULL) {
        element = element->parent;
    }
    return element == NULL ? NULL : element->block;
}

static void add_blocks(const Element *element, GPtrArray *blocks) {
    if (element->block != NULL &&
        !g_ptr_array_find(blocks, element->block, NULL)) {
        g_ptr_array_add(blocks, (gpointer)element->block);
    }
    for (guint i = 0; i < element->children->len; i++) {
        add_blocks(g_ptr_array_index(element->children, i), blocks);
    }
}

GPtrArray *proof_blocks(const SheetSet *set) {
    GPtrArray *blocks = g_ptr_array_new();
    add_blocks(set->root, blocks);
    return blocks;
}

static Paragraph *shape(const Marker *marker, const char *text) {
    g_autoptr(GPtrArray) spans =
        g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    g_ptr_array_add(spans, span_new(text));
    ParagraphOptions options = {.fonts = marker->options->fonts,
                                .language = marker->language,
                                .bold = true};
    return paragraph_new(spans, &options, (Position){0}, marker->diag);
}

/* Sets the only line of the paragraph with its left end at x. */
static void place_line(const Marker *marker, Sheet *sheet, Paragraph *paragraph,
                       double size, double x, double y, Color color) {
    double em = paragraph_natural_width(paragraph);
    g_autoptr(GArray) lines = paragraph_break(paragraph, em + 1);
    LinePlace line = {.sheet = sheet,
                      .set = marker->set,
                      .x = x,
                      .width = em * size,
                      .y = y,
                      .size = size,
                      .color = color};
    paragraph_place_line(paragraph, &g_array_index(lines, Line, 0), &line);
}

/* Sets the text with its left end at x, or its right end with `before`. */
static void place(const Marker *marker, Sheet *sheet, const char *text,
                  double size, double x, double y, bool before) {
    g_autoptr(Paragraph) paragraph = shape(marker, text);
    double width = paragraph_natural_width(paragraph) * size;
    place_line(marker, sheet, paragraph, size, before ? x - width : x, y,
               marker->options->style->ochre);
}

/* The column in which the item stands: its left and right edge. */
static void find_column(const Marker *marker, const Item *item, guint sheet,
                        double edges[2]) {
    const Format *format = marker->options->format;
    edges[0] = item->x;
    edges[1] = item->x;
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        double left = marker->set->language->right_to_left
                          ? format->width - frame->x - frame->width
                          : frame->x;
        bool here = (guint)frame->sheet == sheet ||
                    (frame->repeat && (guint)frame->sheet < sheet);
        if (here && item->x >= left - 1 && item->x < left + frame->width &&
            item->y > frame->y && item->y < frame->y + frame->height + 1) {
            edges[0] = left;
            edges[1] = left + frame->width;
            return;
        }
    }
}

/* Whether the number stands at the right edge: where the language begins there,
 * or on the outer side of one of two languages. */
static bool stands_right(const Marker *marker, const Item *item,
                         const double edges[2]) {
    return format_has_rows(marker->options->format)
               ? item->x >= (edges[0] + edges[1]) / 2
               : marker->set->language->right_to_left;
}

static void number_sheet(const Marker *marker, const GPtrArray *blocks,
                         guint number) {
    Sheet *sheet = g_ptr_array_index(marker->set->sheets, number);
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    guint count = sheet->items->len; /* without those that are added */
    for (guint i = 0; i < count; i++) {
        const Item *item = g_ptr_array_index(sheet->items, i);
        const Block *block = block_of(item->element);
        guint place_in_list = 0;
        if (item->kind != ITEM_TEXT || block == NULL ||
            !g_ptr_array_find((GPtrArray *)blocks, block, &place_in_list) ||
            !g_hash_table_add(done, (gpointer)block)) {
            continue;
        }
        char digits[16];
        double edges[2];
        g_snprintf(digits, sizeof digits, "%u", place_in_list + 1);
        find_column(marker, item, number, edges);
        bool right = stands_right(marker, item, edges);
        place(marker, sheet, digits, NUMBER_SIZE,
              right ? edges[1] + NUMBER_GAP : edges[0] - NUMBER_GAP, item->y,
              !right);
    }
}

void proof_number(SheetSet *set, const GPtrArray *blocks,
                  const LayoutOptions *options, const Language *language,
                  Diag *diag) {
    Marker marker = {set, options, language, diag};
    for (guint i = 0; i < set->sheets->len; i++) {
        number_sheet(&marker, blocks, i);
    }
}

void proof_stamp(SheetSet *set, const char *word, const LayoutOptions *options,
                 const Language *language, Diag *diag) {
    Marker marker = {set, options, language, diag};
    for (guint i = 0; i < set->sheets->len; i++) {
        Sheet *sheet = g_ptr_array_index(set->sheets, i);
        place(&marker, sheet, word, STAMP_SIZE, sheet->width - STAMP_LINE * 1.5,
              STAMP_LINE, true);
    }
}

/* Moves the items from `first` on below all others. */
static void lay_below(Sheet *sheet, guint first) {
    for (guint i = first; i < sheet->items->len; i++) {
        Item *item = g_ptr_array_steal_index(sheet->items, i);
        g_ptr_array_insert(sheet->items, (gint)(i - first), item);
    }
}

static void draw_band(const Marker *marker, Sheet *sheet, const char *word) {
    guint first = sheet->items->len;
    Item *ground = sheet_append(sheet, ITEM_RECTANGLE, NULL);
    ground->height = MIN(BAND_PART * sheet->height, BAND_MOST);
    ground->width = sheet->width + 2 * PRESS_BLEED;
    ground->x = -PRESS_BLEED;
    ground->y = (sheet->height - ground->height) / 2;
    ground->filled = true;
    ground->color = band_ground;
    g_autoptr(Paragraph) paragraph = shape(marker, word);
    double size = BAND_TEXT * ground->height;
    double width = paragraph_natural_width(paragraph) * size;
    double step = width + BAND_GAP * size;
    int count = MAX((int)((sheet->width - size) / step), 1);
    double start = (sheet->width - count * step + BAND_GAP * size) / 2;
    for (int i = 0; i < count; i++) {
        place_line(marker, sheet, paragraph, size, start + i * step,
                   ground->y + BAND_BASE * ground->height, band_word);
    }
    lay_below(sheet, first);
}

void proof_band(SheetSet *set, const char *word, const LayoutOptions *options,
                const Language *language, Diag *diag) {
    Marker marker = {set, options, language, diag};
    for (guint i = 0; i < set->sheets->len; i++) {
        draw_band(&marker, g_ptr_array_index(set->sheets, i), word);
    }
}
