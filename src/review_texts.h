/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which texts a review page shows, in which order, with which pictures: the
 * leaflets of one edition first, panel by panel, then what is on screens only.
 */
#pragma once

#include "inputs.h"
#include "output/review_page.h"

typedef struct {
    GPtrArray *groups; /* ReviewGroup* */
    int count;         /* texts */
    int open_count;    /* of them have a translation to judge */
} ReviewTexts;

/* Numbers all texts of `language` in the order of the leaflets of `edition`,
 * lays these out and paints the panels. A leaflet that does not fit has no
 * pictures; `check` says why. */
ReviewTexts *review_texts_new(const Inputs *inputs, const Edition *edition,
                              const Language *language);
void review_texts_free(ReviewTexts *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReviewTexts, review_texts_free)
