/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flows: the nodes of the parts in the frames of the format, and the choice of
 * the body size. Nodes belong to the plan. Used by layout.c only.
 */
#pragma once

#include "layout/block.h"

/* A frame and what stands in it whatever the size: blocks taken by role, and
 * those at its foot. */
typedef struct {
    const Frame *frame;
    GPtrArray *taken, *foot; /* Node* */
} FramePlan;

/* One flow of the format with the document's nodes. */
typedef struct {
    const Flow *flow;
    GPtrArray *parts;  /* for each part of the flow: GPtrArray of Node* */
    GPtrArray *frames; /* FramePlan*, as in the flow */
} Stream;

typedef struct {
    Node *node;
    const Frame *frame;
    int sheet; /* from 0; that of the frame or, when it repeats, a later one */
    double y;  /* from the top of the frame */
} Placing;

/* How a stream fits at the size of the plan. */
typedef struct {
    GArray *placings;   /* Placing */
    double fill;        /* used part of all frames; 0 to 1 when it fits */
    double excess;      /* points that found no place */
    const Node *beyond; /* the first node without place, or NULL */
    int sheets;         /* of a flow that repeats: how many it needs; else 0 */
} Fit;

Stream *stream_new(const Flow *flow);
void stream_free(Stream *stream);

/* Where a block with this role or kind name belongs: the foot or the taken
 * blocks of a frame, else the list of part `number`. */
GPtrArray *stream_list(const Stream *stream, guint number, const char *role);

/* Measures and places everything. Sections stay together unless they are
 * higher than a whole frame; flow_pages.h says how it is where frames repeat.
 * Caller frees. */
Fit *stream_fit(Plan *plan, const Stream *stream);
void fit_free(Fit *fit);

/* Sets the plan to the largest size at which every stream fits: above the
 * start size only while no fill is over the format's comfort. Returns the fits
 * (Fit*, one for each stream); at the smallest size they may not fit. */
GPtrArray *flow_choose_size(Plan *plan, const GPtrArray *streams);

/* The fits at one size. */
GPtrArray *flow_fit_all(Plan *plan, const GPtrArray *streams, double size);

/* Whether the node is a section of which pieces may stand apart. */
bool section_can_be_cut(const Node *node);

/* Its pieces (Node*, of the plan), cut between blocks and between the items of
 * a list of more than seven, as that of the local rules. The heading stays with
 * the first block; a list, phrases and a mark stay with what stands above them;
 * two items at either end of a cut list stay together. Caller unrefs. */
GPtrArray *section_cut(Plan *plan, const Node *section);
