/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper.h"

#include "layout_fixture.h"

#include <math.h>

#define MM (72 / 25.4)
#define SLACK 0.6 /* points: letters may reach over their width a little */
#define ICON_SLACK                                                             \
    4.0 /* points: icons are higher than the heading they stand by */
#define EXACT 0.02

/* Instead of a number of a sheet. */
enum { ANY = -1, RIGHT_PAGES = -2, LEFT_PAGES = -3 };

typedef struct {
    const char *format;
    double width, height;
    double top, bottom; /* text and drawings stand between these */
    Duplex duplex;
} Paper;

static const Paper papers[] = {
    {"trifold", 297, 210, 10, 200, DUPLEX_FLIP_SHORT_EDGE},
    {"card", 170, 54, 4, 50, DUPLEX_FLIP_SHORT_EDGE},
    {"booklet", 148, 210, 16, 200, DUPLEX_FLIP_LONG_EDGE},
    {"a4", 210, 297, 15, 282, DUPLEX_FLIP_LONG_EDGE},
    {"a5", 148, 210, 11, 199.5, DUPLEX_FLIP_LONG_EDGE},
    {"large", 210, 297, 17, 280, DUPLEX_FLIP_LONG_EDGE},
    {"poster", 297, 420, 16, 404, DUPLEX_SIMPLEX},
    {"bilingual", 210, 297, 14.5, 282, DUPLEX_FLIP_LONG_EDGE},
    {"phone", 90, 160, 7, 154, DUPLEX_SIMPLEX},
    {"sheet", 210, 297, 15, 283, DUPLEX_SIMPLEX},
    {"map", 210, 297, 13, 284, DUPLEX_FLIP_LONG_EDGE},
};

/* Where a part stands: the left edge of its column in both directions. */
typedef struct {
    const char *format, *part; /* part NULL: all */
    int sheet;
    double ltr, rtl, width;
} Column;

static const Column columns[] = {
    /* Panels of 97, 100 and 100; the 97 folds in. Inside is the mirror image:
     * 100, 100, 97. */
    {"trifold", "flap", 0, 8.5, 208.5, 80},
    {"trifold", "back", 0, 107, 110, 80},
    {"trifold", "cover", 0, 207, 10, 80},
    {"trifold", "first", 1, 10, 207, 80},
    {"trifold", "second", 1, 110, 107, 80},
    {"trifold", "extra", 1, 110, 107, 80},
    {"trifold", "third", 1, 208.5, 8.5, 80},
    {"card", "cover", 0, 90, 5, 75},
    {"card", "card-outside", 0, 5, 90, 75},
    {"card", "card-start", 1, 5, 90, 75},
    {"card", "card-end", 1, 90, 5, 75},
    {"card", "card-show", 1, 5, 90, 75},
    {"card", "card-show-more", 1, 90, 5, 75},
    {"card", "back", 1, 90, 5, 75},
    /* Bound at the left edge of right pages. */
    {"booklet", NULL, RIGHT_PAGES, 18, 14, 116},
    {"booklet", NULL, LEFT_PAGES, 14, 18, 116},
    {"a4", NULL, ANY, 16, 16, 85},
    {"a4", NULL, ANY, 109, 109, 85},
    {"a5", NULL, ANY, 14, 14, 120},
    {"large", NULL, ANY, 20, 20, 170},
    {"poster", NULL, ANY, 20, 20, 257},
    {"bilingual", NULL, ANY, 15, 15, 180},
    {"phone", NULL, ANY, 6, 6, 78},
    {"sheet", NULL, ANY, 16, 16, 178},
    {"map", NULL, ANY, 16, 16, 178},
};

/* The marks of folds, on the outer side alone. */
typedef struct {
    const char *format;
    double ltr, rtl, y, length;
} Mark;

static const Mark marks[] = {
    {"trifold", 97, 100, 5, 3},  {"trifold", 97, 100, 202, 3},
    {"trifold", 197, 200, 5, 3}, {"trifold", 197, 200, 202, 3},
    {"card", 85, 85, 0, 1.5},    {"card", 85, 85, 52.5, 1.5},
};

static const Paper *lookup_paper(const char *format) {
    for (guint i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (g_str_equal(papers[i].format, format)) {
            return &papers[i];
        }
    }
    return NULL;
}

static bool on_sheet(const Column *column, guint sheet) {
    switch (column->sheet) {
    case ANY:
        return true;
    case RIGHT_PAGES:
        return sheet % 2 == 0;
    case LEFT_PAGES:
        return sheet % 2 == 1;
    default:
        return column->sheet == (int)sheet;
    }
}

/* The id of the part that the item comes from; NULL: an artifact. Parts that
 * stand in the format have an element each, in their order. */
static const char *part_of(const Item *item, const Document *document,
                           const Format *format, const SheetSet *set) {
    const Element *element = item->element;
    while (element != NULL && element->parent != set->root) {
        element = element->parent;
    }
    guint number = 0;
    if (element == NULL ||
        !g_ptr_array_find(set->root->children, element, &number)) {
        return NULL;
    }
    for (guint i = 0; i < document->root->children->len; i++) {
        const Block *part = g_ptr_array_index(document->root->children, i);
        if (!format_hides(format, part->id, "") &&
            !format_is_foreign(format, part->id) && number-- == 0) {
            return part->id;
        }
    }
    return NULL;
}

static double start_of(const Column *column, bool right_to_left) {
    return (right_to_left ? column->rtl : column->ltr) * MM;
}

static bool stands_in(const Item *item, const Column *column,
                      const Paper *paper, bool right_to_left) {
    bool icon = item->kind == ITEM_PATH && item->element == NULL;
    double left = start_of(column, right_to_left), box[4];
    item_box(item, box);
    return box[0] >= left - SLACK &&
           box[2] <= left + column->width * MM + SLACK &&
           box[1] >= paper->top * MM - (icon ? ICON_SLACK : SLACK) &&
           box[3] <= paper->bottom * MM + SLACK;
}

/* Whether the item touches the edge at which lines begin. */
static bool begins_in(const Item *item, const Column *column,
                      bool right_to_left) {
    double left = start_of(column, right_to_left), box[4];
    item_box(item, box);
    return fabs(right_to_left ? box[2] - left - column->width * MM
                              : box[0] - left) < SLACK;
}

/* What was found in each of `columns`, on one sheet. */
typedef struct {
    bool text[G_N_ELEMENTS(columns)];
    bool begun[G_N_ELEMENTS(columns)];
} Found;

static bool stands_well(const Item *item, const char *part, guint sheet,
                        const Paper *paper, bool right_to_left, Found *found) {
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        const Column *column = &columns[i];
        if (g_str_equal(column->format, paper->format) &&
            on_sheet(column, sheet) &&
            (part == NULL || column->part == NULL ||
             g_str_equal(column->part, part)) &&
            stands_in(item, column, paper, right_to_left)) {
            found->text[i] = found->text[i] || part != NULL;
            found->begun[i] =
                found->begun[i] || begins_in(item, column, right_to_left);
            return true;
        }
    }
    return false;
}

/* On folded paper something begins where the column does; elsewhere columns
 * hold narrower frames. */
static char *fault_of_starts(const Found *found, guint sheet) {
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (found->text[i] && !found->begun[i] &&
            (columns[i].part != NULL || columns[i].sheet < ANY)) {
            return g_strdup_printf(
                "on side %u nothing begins where the "
                "column of %s does",
                sheet + 1, columns[i].part != NULL ? columns[i].part : "pages");
        }
    }
    return NULL;
}

static bool is_mark(const Item *item) {
    return item->kind == ITEM_LINE && item->width == 0;
}

/* Whether the line is a mark that must be there. */
static bool mark_is_right(const Item *item, guint sheet, const char *format,
                          bool right_to_left) {
    for (guint i = 0; sheet == 0 && i < G_N_ELEMENTS(marks); i++) {
        const Mark *mark = &marks[i];
        if (g_str_equal(mark->format, format) &&
            fabs(item->x - (right_to_left ? mark->rtl : mark->ltr) * MM) <
                EXACT &&
            fabs(item->y - mark->y * MM) < EXACT &&
            fabs(item->height - mark->length * MM) < EXACT) {
            return true;
        }
    }
    return false;
}

static guint count_marks(const char *format) {
    guint count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        count += g_str_equal(marks[i].format, format);
    }
    return count;
}

static char *describe(const char *what, const Item *item, guint sheet,
                      const char *part) {
    double box[4];
    item_box(item, box);
    return g_strdup_printf(
        "%s on side %u at %d, %d to %d, %d mm (part %s): %s", what, sheet + 1,
        (int)lround(box[0] / MM), (int)lround(box[1] / MM),
        (int)lround(box[2] / MM), (int)lround(box[3] / MM),
        part != NULL ? part : "none", item->text != NULL ? item->text : "");
}

static char *fault_of_paper(const Paper *paper, const SheetSet *set) {
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        if (fabs(sheet->width - paper->width * MM) > EXACT ||
            fabs(sheet->height - paper->height * MM) > EXACT) {
            return g_strdup_printf("side %u has another size", i + 1);
        }
    }
    return set->duplex != paper->duplex
               ? g_strdup("the paper is turned over another edge")
               : NULL;
}

typedef struct {
    const Document *document;
    const Format *format;
    const SheetSet *set;
    const Paper *paper;
} Look;

static char *fault_of_sheet(const Look *look, guint number,
                            guint *right_marks) {
    const Sheet *sheet = g_ptr_array_index(look->set->sheets, number);
    bool right_to_left = look->set->language->right_to_left;
    Found found = {{false}, {false}};
    for (guint i = 0; i < sheet->items->len; i++) {
        const Item *item = g_ptr_array_index(sheet->items, i);
        const char *part =
            part_of(item, look->document, look->format, look->set);
        if (is_mark(item)) {
            if (!mark_is_right(item, number, look->format->id, right_to_left)) {
                return describe("a mark", item, number, part);
            }
            (*right_marks)++;
        } else if (!stands_well(item, part, number, look->paper, right_to_left,
                                &found)) {
            return describe("outside of its column", item, number, part);
        }
    }
    return fault_of_starts(&found, number);
}

char *paper_fault(const Document *document, const Format *format,
                  const SheetSet *set) {
    const Paper *paper = lookup_paper(format->id);
    if (paper == NULL) {
        return g_strdup_printf("tests/unit/paper.c does not know %s",
                               format->id);
    }
    char *fault = fault_of_paper(paper, set);
    guint right_marks = 0;
    for (guint i = 0; fault == NULL && i < set->sheets->len; i++) {
        fault = fault_of_sheet(&(Look){document, format, set, paper}, i,
                               &right_marks);
    }
    if (fault == NULL && right_marks != count_marks(format->id)) {
        fault = g_strdup_printf("there are %u marks", right_marks);
    }
    return fault;
}
