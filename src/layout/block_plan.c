/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/block.h"

static void free_node(gpointer data) {
    Node *node = data;
    paragraph_free(node->paragraph);
    paragraph_free(node->label);
    g_ptr_array_unref(node->children);
    g_clear_pointer(&node->lines, g_array_unref);
    g_free(node);
}

Plan *plan_new(const Document *document, const LayoutOptions *options,
               Diag *diag) {
    Plan *plan = g_new0(Plan, 1);
    plan->document = document;
    plan->options = options;
    plan->mirrored = document->language->right_to_left;
    plan->diag = diag;
    plan->nodes = g_ptr_array_new_with_free_func(free_node);
    plan->wide = g_ptr_array_new();
    for (guint i = 0; i < options->format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(options->format->frames, i);
        plan->side = MAX(plan->side, frame->side);
    }
    return plan;
}

void plan_free(Plan *plan) {
    if (plan == NULL) {
        return;
    }
    g_ptr_array_unref(plan->nodes);
    g_ptr_array_unref(plan->wide);
    sheet_set_free(plan->set);
    g_free(plan);
}

Node *plan_node(Plan *plan, NodeKind kind, const Block *block) {
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    node->block = block;
    node->children = g_ptr_array_new();
    node->icon_color = plan->options->style->ink;
    g_ptr_array_add(plan->nodes, node);
    return node;
}
