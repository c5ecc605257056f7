/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts that bench/compare sets: the first flyer of each language as a
 * plain run of headings, paragraphs and items, so that every program can set
 * the same.
 */
#pragma once

#include "build_plan.h"
#include "layout/layout.h"

typedef struct {
    const Language *language;
    Document *document; /* one part, "text" */
} BenchText;

/* More than any text has. */
#define BENCH_MOST_BLOCKS 200

/* The texts of all languages of the plan in its order: GPtrArray of
 * BenchText, caller unrefs. */
GPtrArray *bench_texts_new(const Inputs *inputs, const BuildPlan *plan,
                           Diag *diag);

/* The first `count` blocks as a document, each with a number after it, from
 * `number` on, the first block with `first`: new to whoever remembers
 * paragraphs. Caller frees. */
Document *bench_text_cut(const BenchText *text, guint count, int number,
                         int first);

/* How many blocks of the text fit into the format, with some room left for
 * programs that need more. */
guint bench_text_fitting(const BenchText *text, const LayoutOptions *options);

/* Prints all texts and what they are set in as JSON: lengths in points.
 * `formats` are Format*; lists of lists are cut to what fits. */
void bench_texts_print(const GPtrArray *texts, const Inputs *inputs,
                       const GPtrArray *formats);
