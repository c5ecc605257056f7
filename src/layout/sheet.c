/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/sheet.h"

static void element_free(gpointer data) {
    Element *element = data;
    g_free(element->alternative);
    g_free(element->target);
    g_ptr_array_unref(element->children);
    g_free(element);
}

static Element *element_new(SheetSet *set, ElementKind kind) {
    Element *element = g_new0(Element, 1);
    element->kind = kind;
    element->children = g_ptr_array_new_with_free_func(element_free);
    element->index = set->element_count++;
    return element;
}

static void item_free(gpointer data) {
    Item *item = data;
    g_free(item->glyphs);
    g_free(item->text);
    if (item->segments != NULL) {
        g_array_unref(item->segments);
    }
    g_free(item);
}

static void sheet_free(gpointer data) {
    Sheet *sheet = data;
    g_ptr_array_unref(sheet->items);
    g_free(sheet);
}

SheetSet *sheet_set_new(const Language *language, const char *title) {
    SheetSet *set = g_new0(SheetSet, 1);
    set->sheets = g_ptr_array_new_with_free_func(sheet_free);
    set->language = language;
    set->title = g_strdup(title);
    set->root = element_new(set, ELEMENT_DOCUMENT);
    set->root->language = language;
    return set;
}

void sheet_set_free(SheetSet *set) {
    if (set == NULL) {
        return;
    }
    g_ptr_array_unref(set->sheets);
    g_clear_pointer(&set->root, element_free);
    g_free(set->title);
    g_free(set);
}

Sheet *sheet_set_append(SheetSet *set, double width, double height) {
    Sheet *sheet = g_new0(Sheet, 1);
    sheet->width = width;
    sheet->height = height;
    sheet->items = g_ptr_array_new_with_free_func(item_free);
    g_ptr_array_add(set->sheets, sheet);
    return sheet;
}

Element *sheet_set_element(SheetSet *set, Element *parent, ElementKind kind) {
    Element *element = element_new(set, kind);
    element->parent = parent != NULL ? parent : set->root;
    g_ptr_array_add(element->parent->children, element);
    return element;
}

static void move_element(SheetSet *set, Element *element) {
    element->index += set->element_count;
    for (guint i = 0; i < element->children->len; i++) {
        move_element(set, g_ptr_array_index(element->children, i));
    }
}

void sheet_set_join(SheetSet *set, SheetSet *other) {
    /* its root becomes a part of this document */
    Element *root = g_steal_pointer(&other->root);
    move_element(set, root);
    set->element_count += other->element_count;
    root->kind = ELEMENT_PART;
    root->parent = set->root;
    g_ptr_array_add(set->root->children, root);
    while (other->sheets->len > 0) {
        g_ptr_array_add(set->sheets, g_ptr_array_steal_index(other->sheets, 0));
    }
    sheet_set_free(other);
}

Item *sheet_append(Sheet *sheet, ItemKind kind, const Element *element) {
    Item *item = g_new0(Item, 1);
    item->kind = kind;
    item->element = element;
    item->color.black = 1;
    g_ptr_array_add(sheet->items, item);
    return item;
}

Item *sheet_append_copy(Sheet *sheet, const Item *item) {
    Item *copy = g_memdup2(item, sizeof *item);
    copy->element = NULL;
    copy->glyphs =
        g_memdup2(item->glyphs, (gsize)item->glyph_count * sizeof(Glyph));
    copy->text = g_strdup(item->text);
    if (item->segments != NULL) {
        copy->segments = g_array_copy(item->segments);
    }
    g_ptr_array_add(sheet->items, copy);
    return copy;
}
