/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks on paper: each block of a document becomes a Node that knows how it
 * is set, can be measured at any body size, and then placed.
 *
 * A Plan holds what all nodes of one document share and owns them; nodes refer
 * to each other and to the document. Building makes the elements of the
 * structure tree in the document's order; placing refers to them. Used by the
 * layout files only.
 */
#pragma once

#include "layout/layout.h"
#include "layout/paragraph.h"

#define PEN_GAP 4.0 /* points between a label and its dotted line */

typedef enum {
    NODE_TEXT,
    NODE_BLANK,   /* a label and a dotted line for the pen */
    NODE_STACK,   /* children, one below the other; a box if `box` is set */
    NODE_SECTION, /* a heading and what belongs to it; kept together */
    NODE_PICTURE,
    NODE_ROW,  /* the reader's language and, if it is known, Dutch beside it;
                  its label, the number, stands between */
    NODE_ENTRY /* a title of the contents; its label, the number of the page,
                  stands at the end side */
} NodeKind;

typedef struct Node {
    NodeKind kind;
    const Block *block;     /* where it comes from, for messages */
    const TextStyle *style; /* text and blank */
    double script_leading;  /* against Latin */
    Color color;
    Element *element;
    Paragraph *paragraph;
    Paragraph *label;    /* bullet or number before the text, or NULL */
    const Block *target; /* of an entry: the heading it names */
    bool pointed; /* its label is as wide as those of all sentences to point at
                   */
    const struct Node *under; /* the text begins below the text of this one, in
                                 spite of its label; or NULL */
    Element *label_element;
    const char *icon; /* before the text, in the box, or NULL */
    Color icon_color;
    const BoxStyle *box;  /* of a stack, or NULL */
    struct Node *heading; /* of a section, or NULL; not among its children */
    bool ruled;           /* of a row: a line stands above it */
    GPtrArray *children;  /* Node* */
    double before, after; /* units; the larger of two neighbours counts */
    /* measured for one size */
    double size, pitch, width, height;
    double inset;  /* of the text, behind label or icon */
    GArray *lines; /* of Line */
} Node;

typedef struct {
    const Document *document;
    const LayoutOptions *options;
    SheetSet *set;
    GPtrArray *nodes;    /* Node*, owned */
    bool mirrored;       /* right-to-left */
    double side;         /* width of the format's side columns; 0: none */
    const Node *row;     /* the last one that was built, or NULL */
    int row_count;       /* of rows with a number */
    double phrase_label; /* em: the widest number before a sentence to point at,
                            so that all of them begin below each other */
    Diag *diag;
    /* for one size */
    double body_size;
    double unit;     /* half a line of the body */
    double top;      /* of the frame that is being placed, points */
    bool beside;     /* all headings fit in the side column */
    GPtrArray *wide; /* const Node* with a word wider than its column */
} Plan;

/* Where a node goes: the top left of its column. */
typedef struct {
    Sheet *sheet;
    double x, y;
} Place;

Plan *plan_new(const Document *document, const LayoutOptions *options,
               Diag *diag);
/* Frees all nodes; the sheets too, unless they were taken out of `set`. */
void plan_free(Plan *plan);

/* A new node, owned by the plan. */
Node *plan_node(Plan *plan, NodeKind kind, const Block *block);

/* The name that formats know a block by: its role, or "picture". Static. */
const char *block_name(const Block *block);

/* Builds the node of a block below the part with the id `part`: text, list,
 * box, section, …. What the format hides is left out, at any depth; NULL when
 * nothing is left to show. */
Node *block_build(Plan *plan, const Block *block, const char *part,
                  Element *parent);

/* Builds the entry of a heading in the contents below `heading_of_all`. */
Node *block_build_entry(Plan *plan, const Block *heading_of_all,
                        const Block *target, Element *parent);

/* Sets the number at the end of an entry. */
void block_number_entry(Plan *plan, Node *entry, int page);

/* Whether the block becomes a row, with Dutch beside it. */
bool block_is_row(const Plan *plan, const Block *block);

/* A row for a block, with a place for its number but no text; its sides are
 * built below the element. */
Node *row_new(Plan *plan, const Block *block, Element *parent);

/* Sets the number of a row and its sides; `dutch` may be NULL. Two boxes become
 * one round both. Returns the row. */
Node *row_finish(Plan *plan, Node *row, Node *own, Node *dutch,
                 Paragraph *number);

void row_measure(Plan *plan, Node *row, double width);
void row_place(const Plan *plan, const Node *row, Place place);

/* Adds `node` to a section: as its heading, if it is one and the first. */
void section_add(const Plan *plan, Node *section, Node *node);

/* Sets the section's distances; NULL if nothing is in it. */
Node *section_finish(Node *section);

/* How far apart lines of a language stand, against Latin. */
double script_leading(const FontSet *fonts, const Language *language);

/* Sets the body size and what follows from it. */
void plan_set_size(Plan *plan, double body_size);

/* Sets lines and height for a column of `width` points. */
void block_measure(Plan *plan, Node *node, double width);

/* The same in a frame, with its side column. */
void block_measure_in_frame(Plan *plan, Node *node, const Frame *frame);

/* White between two neighbours, points. */
double block_gap(const Plan *plan, const Node *above, const Node *below);

/* Whether the box stands off from the edge of its column. */
bool box_is_padded(const BoxStyle *box);

/* The height of all children with the white between them. */
double block_children_height(const Plan *plan, const Node *node);

void block_place(const Plan *plan, const Node *node, Place place);
void block_place_in_frame(const Plan *plan, const Node *node,
                          const Frame *frame, Place place);

/* The ground and rules of a box, before what stands in it; artifacts. */
void block_draw_box(const Plan *plan, const Node *box, Place place);

/* How high and wide the drawing of `node` is. */
double block_picture_size(const Plan *plan, const Node *node);

/* Whether the block is the QR code of an address. */
bool block_is_code(const Block *block);

/* Sets the height of a picture for a column of its width, and draws it. */
void block_measure_picture(const Plan *plan, Node *node);
void block_place_picture(const Plan *plan, const Node *node, Place place);

/* The icon of `node` with its top left at `place`. An artifact, because a word
 * stands beside it; a picture belongs to its element. */
void block_draw_icon(const Plan *plan, const Node *node, Place place);

/* A dotted line, for the pen or to lead the eye; an artifact. */
void block_draw_dots(const Plan *plan, Place place, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)
