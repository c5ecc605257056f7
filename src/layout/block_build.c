/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/block.h"

#include <string.h>

#define DEEP_LETTERS                                                           \
    1.75 /* units of white below a sentence to point at, for what its lines    \
         stand further apart than Latin ones: Arabic letters reach down */

/* What a block inherits from those around it. Plain value. */
typedef struct {
    Plan *plan;
    const char *part; /* id */
    Element *parent;
    const Language *language;
    const char *text_style; /* of paragraphs without a role */
    Color color;
    bool alarm;
    bool dutch; /* beside the reader's language */
} Surroundings;

static Node *build(const Surroundings *around, const Block *block);
static Node *build_alone(const Surroundings *around, const Block *block);

static Element *new_element(const Surroundings *around, const Block *block,
                            ElementKind kind) {
    Element *element =
        sheet_set_element(around->plan->set, around->parent, kind);
    if (block->language != NULL && block->language != around->language) {
        element->language = block->language;
    }
    return element;
}

/* The surroundings of what stands inside `block`. */
static Surroundings inside(const Surroundings *around, const Block *block,
                           Element *element) {
    Surroundings inner = *around;
    inner.parent = element;
    if (block->language != NULL) {
        inner.language = block->language;
    }
    return inner;
}

static const char *style_name(const Surroundings *around, const Block *block) {
    static const char *const headings[] = {"title", "title", "question",
                                           "subheading"};
    if (block->kind == BLOCK_HEADING) {
        return headings[CLAMP(block->level, 0, 3)];
    }
    if (around->alarm && block->role == ROLE_PHONE) {
        return "alarm-number";
    }
    if (around->alarm) {
        return "alarm-need";
    }
    if (block->kind == BLOCK_ITEM && g_str_equal(around->text_style, "body")) {
        return "item";
    }
    return block->role != ROLE_NONE ? block_role_name(block->role)
                                    : around->text_style;
}

static Paragraph *shape(const Surroundings *around, const GPtrArray *spans,
                        const TextStyle *style, Position position) {
    ParagraphOptions options = {around->plan->options->fonts, around->language,
                                style->bold, style->hyphenate,
                                around->plan->options->format->screen};
    return paragraph_new(spans, &options, position, around->plan->diag);
}

static Paragraph *shape_label(const Surroundings *around, const char *text,
                              const TextStyle *style, Position position) {
    g_autoptr(GPtrArray) spans =
        g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    g_ptr_array_add(spans, span_new(text));
    return shape(around, spans, style, position);
}

/* The bullet or number before the text of `node`. */
static void add_label(const Surroundings *around, Node *node,
                      const char *text) {
    node->label = shape_label(around, text, node->style, node->block->position);
}

static Node *build_text(const Surroundings *around, const Block *block,
                        Element *element) {
    if (block->spans == NULL || block->spans->len == 0) {
        return NULL;
    }
    const LayoutOptions *options = around->plan->options;
    Surroundings own = inside(around, block, element);
    Node *node = plan_node(around->plan, NODE_TEXT, block);
    node->style = format_style(options->format, style_name(around, block));
    node->script_leading = script_leading(
        options->fonts, /* lines of two columns stand side by side */
        around->dutch ? around->plan->document->language : own.language);
    node->color = node->style->petrol ? options->style->petrol : around->color;
    node->before = node->style->before;
    node->after = node->style->after;
    node->element = element;
    element->block = block;
    node->paragraph = shape(&own, block->spans, node->style, block->position);
    return node;
}

static void add_child(Node *parent, Node *child) {
    if (child != NULL) {
        g_ptr_array_add(parent->children, child);
    }
}

static void add_children(const Surroundings *around, const Block *block,
                         Node *parent) {
    for (guint i = 0; i < block->children->len; i++) {
        add_child(parent, build(around, g_ptr_array_index(block->children, i)));
    }
}

/* A stack is as far from its neighbours as its outermost children. */
static Node *finish_stack(Node *stack) {
    guint count = stack->children->len;
    if (count == 0) {
        return NULL;
    }
    const Node *first = g_ptr_array_index(stack->children, 0);
    const Node *last = g_ptr_array_index(stack->children, count - 1);
    stack->before = first->before;
    stack->after = last->after;
    if (stack->box != NULL) {
        stack->before = stack->box->before;
        stack->after = stack->box->after;
    }
    return stack;
}

static Node *build_paragraph(const Surroundings *around, const Block *block) {
    if (block->spans == NULL || block->spans->len == 0) {
        return NULL;
    }
    ElementKind kind =
        block->kind == BLOCK_HEADING ? ELEMENT_HEADING : ELEMENT_PARAGRAPH;
    Element *element = new_element(around, block, kind);
    Node *node = build_text(around, block, element);
    if (block->kind == BLOCK_HEADING) {
        element->level = CLAMP(block->level, 1, 3);
        node->icon = block->icon;
    }
    if (block->role == ROLE_BLANK && !around->dutch) { /* one for the pen */
        node->kind = NODE_BLANK;
    }
    return node;
}

static Node *build_item(const Surroundings *around, const Block *block,
                        const char *label) {
    Element *element = new_element(around, block, ELEMENT_LIST_ITEM);
    Surroundings inner = inside(around, block, element);
    Element *label_element =
        sheet_set_element(around->plan->set, element, ELEMENT_LABEL);
    Node *stack = plan_node(around->plan, NODE_STACK, block);
    inner.parent = sheet_set_element(around->plan->set, element, ELEMENT_BODY);
    add_child(stack, build_text(&inner, block, inner.parent));
    add_children(&inner, block, stack);
    if (stack->children->len == 0) {
        return NULL;
    }
    Node *first = g_ptr_array_index(stack->children, 0);
    if (first->kind == NODE_TEXT) {
        add_label(&inner, first, label);
        first->label_element = label_element;
    }
    return stack->children->len == 1 ? first : finish_stack(stack);
}

static Node *build_list(const Surroundings *around, const Block *block) {
    Node *stack = plan_node(around->plan, NODE_STACK, block);
    stack->element = new_element(around, block, ELEMENT_LIST);
    Surroundings inner = inside(around, block, stack->element);
    for (guint i = 0; i < block->children->len; i++) {
        g_autofree char *number = g_strdup_printf("%u.", i + 1);
        add_child(stack,
                  build_item(&inner, g_ptr_array_index(block->children, i),
                             block->level == 1 ? number : "•"));
    }
    finish_stack(stack);
    const TextStyle *body = format_style(around->plan->options->format, "body");
    stack->before = body->before;
    stack->after = body->after;
    return stack->children->len > 0 ? stack : NULL;
}

/* Text of the block itself, if any, then its children, in `stack`. */
static Node *fill_box(const Surroundings *around, const Block *block,
                      Node *stack) {
    Surroundings inner = *around;
    if (block->spans != NULL && block->spans->len > 0) {
        inner.parent = sheet_set_element(around->plan->set, around->parent,
                                         ELEMENT_PARAGRAPH);
        add_child(stack, build_text(&inner, block, inner.parent));
        inner.parent = around->parent;
    }
    add_children(&inner, block, stack);
    return finish_stack(stack);
}

static const BoxStyle *lookup_box(const Plan *plan, const char *name) {
    return g_hash_table_lookup(plan->options->style->boxes, name);
}

static Node *build_box(const Surroundings *around, const Block *block) {
    const char *name = block_role_name(block->role);
    Node *stack = plan_node(around->plan, NODE_STACK, block);
    stack->element = new_element(around, block, ELEMENT_NOTE);
    stack->box = lookup_box(around->plan, name);
    stack->icon = block->icon;
    Surroundings inner = inside(around, block, stack->element);
    if (stack->box != NULL) {
        inner.color = stack->icon_color = stack->box->text;
        stack->icon = block->icon != NULL ? block->icon : stack->box->icon;
    }
    if (block->role == ROLE_MAIN_MESSAGE || block->role == ROLE_DRAFT ||
        block->role == ROLE_CONTACT) {
        inner.text_style = name;
    }
    inner.alarm = block->role == ROLE_ALARM;
    return fill_box(&inner, block, stack);
}

static bool is_alarm(const Block *block) {
    if (block->role == ROLE_ALARM) {
        return true;
    }
    for (guint i = 0; i < block->children->len; i++) {
        const Block *child = g_ptr_array_index(block->children, i);
        if (child->role == ROLE_ALARM) {
            return true;
        }
    }
    return false;
}

/* One emergency line or organisation. */
static Node *build_contact(const Surroundings *around, const Block *block) {
    bool alarm = is_alarm(block);
    Node *stack = plan_node(around->plan, NODE_STACK, block);
    stack->element =
        new_element(around, block, alarm ? ELEMENT_NOTE : ELEMENT_SECTION);
    Surroundings inner = inside(around, block, stack->element);
    if (alarm) {
        stack->box = lookup_box(around->plan, "alarm");
        inner.alarm = true;
    }
    if (stack->box != NULL) {
        stack->icon = stack->box->icon;
        inner.color = stack->icon_color = stack->box->text;
    }
    return fill_box(&inner, block, stack);
}

static Node *build_phrase(const Surroundings *around, const Block *block) {
    Node *stack = plan_node(around->plan, NODE_STACK, block);
    stack->element = new_element(around, block, ELEMENT_SECTION);
    stack->box = lookup_box(around->plan, "phrase");
    Surroundings inner = inside(around, block, stack->element);
    inner.text_style = "phrase";
    fill_box(&inner, block, stack);
    if (stack->children->len > 0 && block->level > 0) {
        Node *first = g_ptr_array_index(stack->children, 0);
        g_autofree char *number = g_strdup_printf("%d", block->level);
        add_label(&inner, first, number);
        first->label_element = first->element;
        first->pointed = true;
        around->plan->phrase_label = MAX(around->plan->phrase_label,
                                         paragraph_natural_width(first->label));
        for (guint i = 1; i < stack->children->len; i++) {
            Node *below = g_ptr_array_index(stack->children, i);
            below->under = first;
            below->before =
                MAX(below->before, DEEP_LETTERS * (first->script_leading - 1));
        }
    }
    return stack->children->len > 0 ? stack : NULL;
}

static Node *build_picture(const Surroundings *around, const Block *block) {
    const Style *style = around->plan->options->style;
    bool code = block_is_code(block); /* has its own white */
    bool logo = block->role == ROLE_LOGO;
    if (code ? around->plan->options->format->code_size == 0
             : block->icon == NULL) {
        return NULL;
    }
    Node *node = plan_node(around->plan, NODE_PICTURE, block);
    node->element = new_element(around, block, ELEMENT_FIGURE);
    node->element->alternative = block_text(block);
    node->icon = logo && style->logo != NULL ? NULL : block->icon;
    node->icon_color = style->petrol;
    node->before = node->after = code ? 0 : logo ? 1 : 2;
    return node;
}

/* The icon stands in the side column, where there is one, else before the
 * heading. */
static void set_heading(const Plan *plan, Node *section, Node *heading) {
    const char *icon =
        heading->icon != NULL ? heading->icon : section->block->icon;
    section->heading = heading;
    section->icon = plan->side > 0 ? icon : NULL;
    heading->icon = plan->side > 0 ? NULL : icon;
}

Node *section_finish(Node *section) {
    const Node *heading = section->heading;
    if (heading == NULL && section->children->len == 0) {
        return NULL;
    }
    finish_stack(section);
    if (heading != NULL) {
        section->before = heading->before;
        section->after =
            section->children->len == 0 ? heading->after : section->after;
    }
    return section;
}

void section_add(const Plan *plan, Node *section, Node *node) {
    const Block *block = node->block;
    if (block->kind == BLOCK_HEADING && block->level < 3 &&
        section->heading == NULL && section->children->len == 0) {
        set_heading(plan, section, node);
        return;
    }
    const Node *heading = section->heading;
    const char *shown = heading == NULL ? NULL
                        : section->icon ? section->icon
                                        : heading->icon;
    if (node->kind == NODE_STACK && g_strcmp0(node->icon, shown) == 0) {
        node->icon = NULL; /* it stands there already */
    }
    g_ptr_array_add(section->children, node);
}

static Node *build_section(const Surroundings *around, const Block *block) {
    Node *section = plan_node(around->plan, NODE_SECTION, block);
    section->element = new_element(around, block, ELEMENT_SECTION);
    Surroundings inner = inside(around, block, section->element);
    for (guint i = 0; i < block->children->len; i++) {
        Node *node = build_alone(&inner, g_ptr_array_index(block->children, i));
        if (node != NULL) {
            section_add(around->plan, section, node);
        }
    }
    return section_finish(section);
}

const char *block_name(const Block *block) {
    return block->kind == BLOCK_PICTURE && block->role == ROLE_NONE
               ? "picture"
               : block_role_name(block->role);
}

/* Formats name what they leave out by role or, for fixed texts, by context. */
static bool is_hidden(const Surroundings *around, const Block *block) {
    const char *names[] = {block_name(block), block->id,
                           block->origin != NULL ? block->origin->context
                                                 : NULL};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (names[i] != NULL && *names[i] != '\0' &&
            format_hides(around->plan->options->format, around->part,
                         names[i])) {
            return true;
        }
    }
    return false;
}

/* Whether anything is left of the block, so that no empty box and no empty
 * element comes of it. */
static bool is_shown(const Surroundings *around, const Block *block) {
    if (is_hidden(around, block)) {
        return false;
    }
    bool shown = block->kind == BLOCK_PICTURE ||
                 (block->spans != NULL && block->spans->len > 0);
    for (guint i = 0; !shown && i < block->children->len; i++) {
        shown = is_shown(around, g_ptr_array_index(block->children, i));
    }
    return shown;
}

static Node *build(const Surroundings *around, const Block *block) {
    typedef Node *(*Builder)(const Surroundings *, const Block *);
    static const Builder builders[] = {
        [BLOCK_DOCUMENT] = build_section,    [BLOCK_PART] = build_section,
        [BLOCK_SECTION] = build_section,     [BLOCK_HEADING] = build_paragraph,
        [BLOCK_PARAGRAPH] = build_paragraph, [BLOCK_LIST] = build_list,
        [BLOCK_ITEM] = build_paragraph,      [BLOCK_BOX] = build_box,
        [BLOCK_EMERGENCY] = build_contact,   [BLOCK_CONTACT] = build_contact,
        [BLOCK_PHRASE] = build_phrase,       [BLOCK_PICTURE] = build_picture,
    };
    g_assert((guint)block->kind < G_N_ELEMENTS(builders));
    if (!is_shown(around, block)) {
        return NULL;
    }
    return builders[block->kind](around, block);
}

static Node *build_row(const Surroundings *around, const Block *block) {
    if (!is_shown(around, block)) {
        return NULL;
    }
    Plan *plan = around->plan;
    Node *row = row_new(plan, block, around->parent);
    Surroundings inner = *around;
    inner.parent = row->element;
    Node *own = build(&inner, block), *dutch = NULL;
    inner.dutch = true;
    if (block->beside != NULL) {
        dutch = build(&inner, block->beside);
    }
    Paragraph *number = NULL;
    if (row->label_element != NULL) {
        g_autofree char *text = g_strdup_printf("%d", plan->row_count);
        number = shape_label(around, text,
                             format_style(plan->options->format, "row-number"),
                             block->position);
    }
    return row_finish(plan, row, own, dutch, number);
}

/* A block of a part or a section, not of a list or a box. */
static Node *build_alone(const Surroundings *around, const Block *block) {
    return block_is_row(around->plan, block) ? build_row(around, block)
                                             : build(around, block);
}

static Surroundings surroundings(Plan *plan, const char *part,
                                 Element *parent) {
    return (Surroundings){.plan = plan,
                          .part = part,
                          .parent = parent,
                          .language = plan->document->language,
                          .text_style = "body",
                          .color = plan->options->style->ink};
}

Node *block_build(Plan *plan, const Block *block, const char *part,
                  Element *parent) {
    Surroundings around = surroundings(plan, part, parent);
    return build_alone(&around, block);
}

Node *block_build_entry(Plan *plan, const Block *heading_of_all,
                        const Block *target, Element *parent) {
    Surroundings around = surroundings(plan, "", parent);
    Element *item = sheet_set_element(plan->set, parent, ELEMENT_CONTENTS_ITEM);
    Node *node = plan_node(plan, NODE_ENTRY, heading_of_all);
    node->style = format_style(plan->options->format, "contents");
    node->script_leading =
        script_leading(plan->options->fonts, plan->document->language);
    node->color = around.color;
    node->before = node->style->before;
    node->after = node->style->after;
    node->element = sheet_set_element(plan->set, item, ELEMENT_PARAGRAPH);
    node->label_element = sheet_set_element(plan->set, item, ELEMENT_PARAGRAPH);
    node->target = target;
    node->paragraph =
        shape(&around, target->spans, node->style, target->position);
    return node;
}

void block_number_entry(Plan *plan, Node *entry, int page) {
    Surroundings around = {.plan = plan, .language = plan->document->language};
    g_autofree char *number = g_strdup_printf("%d", page);
    add_label(&around, entry, number);
}
