/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_structure.h"

#define NO_CONTENT (-1)
#define PRINT_FLAG 4 /* of an annotation: PDF/A asks for it */

typedef struct {
    const GArray *marks;
    const GPtrArray *pages;
    PdfFile *file;
    GArray **own;    /* per element: int, its marks; NULL for none */
    int *first;      /* per element: first mark of it and all below */
    PdfDict **dicts; /* per element, when written */
    PdfArray *notes; /* IDs and elements, for their tree; NULL: none */
    int note_count;
    GPtrArray *links;       /* PdfDict*, elements of links as written */
    PdfArray **annotations; /* per page; NULL: none */
} Structure;

const char *structure_type(const Element *element) {
    static const char *const types[] = {
        [ELEMENT_DOCUMENT] = "Document",
        [ELEMENT_PART] = "Part",
        [ELEMENT_SECTION] = "Sect",
        [ELEMENT_PARAGRAPH] = "P",
        [ELEMENT_LIST] = "L",
        [ELEMENT_LIST_ITEM] = "LI",
        [ELEMENT_LABEL] = "Lbl",
        [ELEMENT_BODY] = "LBody",
        [ELEMENT_NOTE] = "Note",
        [ELEMENT_FIGURE] = "Figure",
        [ELEMENT_SPAN] = "Span",
        [ELEMENT_LINK] = "Link",
        [ELEMENT_CONTENTS] = "TOC",
        [ELEMENT_CONTENTS_ITEM] = "TOCI",
    };
    static const char *const headings[] = {"H1", "H2", "H3"};
    if (element->kind == ELEMENT_HEADING) {
        return headings[CLAMP(element->level, 1, 3) - 1];
    }
    return types[element->kind];
}

static const MarkedContent *mark_at(const Structure *structure, int index) {
    return &g_array_index(structure->marks, MarkedContent, index);
}

static void collect_marks(Structure *structure) {
    for (int i = 0; i < (int)structure->marks->len; i++) {
        int index = mark_at(structure, i)->element->index;
        if (structure->own[index] == NULL) {
            structure->own[index] = g_array_new(FALSE, FALSE, sizeof(int));
        }
        g_array_append_val(structure->own[index], i);
    }
}

static int find_first(Structure *structure, const Element *element) {
    const GArray *own = structure->own[element->index];
    int first = own != NULL ? g_array_index(own, int, 0) : NO_CONTENT;
    for (guint i = 0; i < element->children->len; i++) {
        int below =
            find_first(structure, g_ptr_array_index(element->children, i));
        if (below != NO_CONTENT && (first == NO_CONTENT || below < first)) {
            first = below;
        }
    }
    structure->first[element->index] = first;
    return first;
}

static bool has_content(const Structure *structure, const Element *element) {
    return structure->first[element->index] != NO_CONTENT;
}

static PdfDict *attributes_new(Structure *structure, const char *owner) {
    PdfDict *attributes = pdf_dict_new(structure->file);
    pdf_dict_set_name(attributes, "O", owner);
    return attributes;
}

/* The first text in the element or below. */
static const Item *first_item(const Structure *structure,
                              const Element *element) {
    int first = structure->first[element->index];
    return first != NO_CONTENT ? mark_at(structure, first)->item : NULL;
}

/* A list is numbered when its first label says a digit. */
static void describe_list(Structure *structure, const Element *list,
                          PdfDict *dict) {
    const char *numbering = "None";
    const Element *item =
        list->children->len > 0 ? g_ptr_array_index(list->children, 0) : NULL;
    for (guint i = 0; item != NULL && i < item->children->len; i++) {
        const Element *label = g_ptr_array_index(item->children, i);
        const Item *shown = first_item(structure, label);
        if (label->kind == ELEMENT_LABEL && shown != NULL) {
            bool digit = shown->text != NULL &&
                         g_unichar_isdigit(g_utf8_get_char(shown->text));
            numbering = digit ? "Decimal" : "Disc";
        }
    }
    PdfDict *attributes = attributes_new(structure, "List");
    pdf_dict_set_name(attributes, "ListNumbering", numbering);
    pdf_dict_set_dict(dict, "A", attributes);
}

/* The box around all pieces, which stand on one sheet. */
static PdfArray *write_box(Structure *structure, const GArray *own) {
    MarkedContent all = *mark_at(structure, g_array_index(own, int, 0));
    for (guint i = 1; i < own->len; i++) {
        const MarkedContent *mark =
            mark_at(structure, g_array_index(own, int, i));
        all.left = MIN(all.left, mark->left);
        all.bottom = MIN(all.bottom, mark->bottom);
        all.right = MAX(all.right, mark->right);
        all.top = MAX(all.top, mark->top);
    }
    PdfArray *box = pdf_array_new(structure->file);
    pdf_array_add_real(box, all.left);
    pdf_array_add_real(box, all.bottom);
    pdf_array_add_real(box, all.right);
    pdf_array_add_real(box, all.top);
    return box;
}

static void describe_figure(Structure *structure, const Element *figure,
                            PdfDict *dict) {
    const GArray *own = structure->own[figure->index];
    if (own != NULL) {
        PdfDict *attributes = attributes_new(structure, "Layout");
        pdf_dict_set_array(attributes, "BBox", write_box(structure, own));
        pdf_dict_set_dict(dict, "A", attributes);
    }
    if (figure->alternative != NULL) {
        pdf_dict_set_text(structure->file, dict, "Alt", figure->alternative);
    }
}

/* PDF/UA wants an ID of each note, and a tree of all IDs in their order. */
static void describe_note(Structure *structure, PdfDict *dict) {
    if (structure->notes == NULL) {
        structure->notes = pdf_array_new(structure->file);
    }
    g_autofree char *id = g_strdup_printf("note-%05d", ++structure->note_count);
    pdf_dict_set_text(structure->file, dict, "ID", id);
    pdf_array_add_text(structure->file, structure->notes, id);
    pdf_array_add_dict(structure->notes, dict);
}

static void describe_document(Structure *structure, const Element *root,
                              PdfDict *dict) {
    if (root->language != NULL && root->language->right_to_left) {
        PdfDict *attributes = attributes_new(structure, "Layout");
        pdf_dict_set_name(attributes, "WritingMode", "RlTb");
        pdf_dict_set_dict(dict, "A", attributes);
    }
}

static void describe(Structure *structure, const Element *element,
                     PdfDict *dict) {
    switch (element->kind) {
    case ELEMENT_DOCUMENT:
        describe_document(structure, element, dict);
        break;
    case ELEMENT_LIST:
        describe_list(structure, element, dict);
        break;
    case ELEMENT_FIGURE:
        describe_figure(structure, element, dict);
        break;
    case ELEMENT_NOTE:
        describe_note(structure, dict);
        break;
    default:
        break;
    }
}

/* A piece on the page of the element is a number; one on another page names
 * its page. */
static void add_mark(Structure *structure, PdfArray *kids,
                     const MarkedContent *mark, int sheet) {
    if (mark->sheet == sheet) {
        pdf_array_add_integer(kids, mark->number);
        return;
    }
    PdfDict *reference = pdf_dict_new(structure->file);
    pdf_dict_set_name(reference, "Type", "MCR");
    pdf_dict_set_dict(reference, "Pg",
                      g_ptr_array_index(structure->pages, mark->sheet));
    pdf_dict_set_integer(reference, "MCID", mark->number);
    pdf_array_add_dict(kids, reference);
}

static PdfDict *write_element(Structure *structure, const Element *element,
                              const Language *inherited, PdfDict *parent);

/* Says what a tap on the link does: the phone asks whether to call. */
static PdfDict *write_annotation(Structure *structure, const Element *link,
                                 PdfDict *page) {
    PdfFile *file = structure->file;
    PdfDict *action = pdf_dict_new(file);
    pdf_dict_set_name(action, "S", "URI");
    pdf_dict_set_text(file, action, "URI", link->target);
    PdfArray *border = pdf_array_new(file);
    for (int i = 0; i < 3; i++) {
        pdf_array_add_integer(border, 0);
    }
    PdfDict *annotation = pdf_dict_new_indirect(file);
    pdf_dict_set_name(annotation, "Type", "Annot");
    pdf_dict_set_name(annotation, "Subtype", "Link");
    pdf_dict_set_array(annotation, "Rect",
                       write_box(structure, structure->own[link->index]));
    pdf_dict_set_array(annotation, "Border", border);
    pdf_dict_set_integer(annotation, "F", PRINT_FLAG);
    pdf_dict_set_dict(annotation, "P", page);
    pdf_dict_set_dict(annotation, "A", action);
    pdf_dict_set_text(file, annotation, "Contents",
                      first_item(structure, link)->text);
    pdf_dict_set_integer(annotation, "StructParent",
                         (int)(structure->pages->len + structure->links->len));
    return annotation;
}

/* The place to tap: an annotation of the page, and a reference to it among the
 * kids of the element `dict`. */
static void add_link(Structure *structure, const Element *link, PdfDict *dict,
                     PdfArray *kids) {
    const GArray *own = structure->own[link->index];
    int sheet = mark_at(structure, g_array_index(own, int, 0))->sheet;
    PdfDict *page = g_ptr_array_index(structure->pages, sheet);
    PdfDict *annotation = write_annotation(structure, link, page);
    if (structure->annotations[sheet] == NULL) {
        structure->annotations[sheet] = pdf_array_new(structure->file);
        pdf_dict_set_array(page, "Annots", structure->annotations[sheet]);
    }
    pdf_array_add_dict(structure->annotations[sheet], annotation);
    PdfDict *reference = pdf_dict_new(structure->file);
    pdf_dict_set_name(reference, "Type", "OBJR");
    pdf_dict_set_dict(reference, "Pg", page);
    pdf_dict_set_dict(reference, "Obj", annotation);
    pdf_array_add_dict(kids, reference);
    g_ptr_array_add(structure->links, dict);
}

/* Children in their order; own pieces go before the first child that comes
 * after them on the sheets. */
static void write_kids(Structure *structure, const Element *element,
                       const Language *language, PdfDict *dict) {
    PdfArray *kids = pdf_array_new(structure->file);
    const GArray *own = structure->own[element->index];
    guint count = own != NULL ? own->len : 0;
    guint next = 0;
    int sheet =
        count > 0 ? mark_at(structure, g_array_index(own, int, 0))->sheet : 0;
    pdf_dict_set_array(dict, "K", kids);
    if (count > 0) {
        pdf_dict_set_dict(dict, "Pg",
                          g_ptr_array_index(structure->pages, sheet));
    }
    for (guint i = 0; i <= element->children->len; i++) {
        const Element *child = i < element->children->len
                                   ? g_ptr_array_index(element->children, i)
                                   : NULL;
        if (child != NULL && !has_content(structure, child)) {
            continue;
        }
        int limit = child != NULL ? structure->first[child->index] : G_MAXINT;
        for (; next < count && g_array_index(own, int, next) < limit; next++) {
            add_mark(structure, kids,
                     mark_at(structure, g_array_index(own, int, next)), sheet);
        }
        if (child != NULL) {
            pdf_array_add_dict(kids,
                               write_element(structure, child, language, dict));
        }
    }
    if (element->kind == ELEMENT_LINK && count > 0) {
        add_link(structure, element, dict, kids);
    }
}

static PdfDict *write_element(Structure *structure, const Element *element,
                              const Language *inherited, PdfDict *parent) {
    const Language *language =
        element->language != NULL ? element->language : inherited;
    PdfDict *dict = pdf_dict_new_indirect(structure->file);
    structure->dicts[element->index] = dict;
    pdf_dict_set_name(dict, "S", structure_type(element));
    pdf_dict_set_dict(dict, "P", parent);
    if (language != inherited) {
        pdf_dict_set_text(structure->file, dict, "Lang", language->tag);
    }
    describe(structure, element, dict);
    write_kids(structure, element, language, dict);
    return dict;
}

/* Which element a piece belongs to: page by page, by MCID; then which each link
 * belongs to. */
static PdfDict *write_parent_tree(Structure *structure) {
    PdfArray *numbers = pdf_array_new(structure->file);
    guint mark = 0;
    for (guint sheet = 0; sheet < structure->pages->len; sheet++) {
        PdfArray *parents = pdf_array_new_indirect(structure->file);
        pdf_array_add_integer(numbers, (int)sheet);
        pdf_array_add_array(numbers, parents);
        for (; mark < structure->marks->len; mark++) {
            const MarkedContent *marked = mark_at(structure, (int)mark);
            if (marked->sheet != (int)sheet) {
                break;
            }
            pdf_array_add_dict(parents,
                               structure->dicts[marked->element->index]);
        }
    }
    for (guint i = 0; i < structure->links->len; i++) {
        pdf_array_add_integer(numbers, (int)(structure->pages->len + i));
        pdf_array_add_dict(numbers, g_ptr_array_index(structure->links, i));
    }
    PdfDict *tree = pdf_dict_new_indirect(structure->file);
    pdf_dict_set_array(tree, "Nums", numbers);
    return tree;
}

static void write_root(Structure *structure, const SheetSet *set) {
    PdfDict *catalog = pdf_file_catalog(structure->file);
    PdfDict *root = pdf_dict_new_indirect(structure->file);
    PdfDict *mark_info = pdf_dict_new(structure->file);
    pdf_dict_set_name(root, "Type", "StructTreeRoot");
    pdf_dict_set_dict(root, "K",
                      write_element(structure, set->root, set->language, root));
    pdf_dict_set_dict(root, "ParentTree", write_parent_tree(structure));
    pdf_dict_set_integer(root, "ParentTreeNextKey",
                         (int)(structure->pages->len + structure->links->len));
    if (structure->notes != NULL) {
        PdfDict *ids = pdf_dict_new(structure->file);
        pdf_dict_set_array(ids, "Names", structure->notes);
        pdf_dict_set_dict(root, "IDTree", ids);
    }
    pdf_dict_set_bool(mark_info, "Marked", true);
    pdf_dict_set_dict(catalog, "MarkInfo", mark_info);
    pdf_dict_set_dict(catalog, "StructTreeRoot", root);
}

void structure_write(const SheetSet *set, const GArray *marks,
                     const GPtrArray *pages, PdfFile *file) {
    Structure structure = {.marks = marks, .pages = pages, .file = file};
    structure.own = g_new0(GArray *, set->element_count);
    structure.first = g_new0(int, set->element_count);
    structure.dicts = g_new0(PdfDict *, set->element_count);
    structure.links = g_ptr_array_new();
    structure.annotations = g_new0(PdfArray *, pages->len);
    collect_marks(&structure);
    find_first(&structure, set->root);
    write_root(&structure, set);
    for (int i = 0; i < set->element_count; i++) {
        g_clear_pointer(&structure.own[i], g_array_unref);
    }
    g_free(structure.own);
    g_free(structure.first);
    g_free(structure.dicts);
    g_free(structure.annotations);
    g_ptr_array_unref(structure.links);
}
