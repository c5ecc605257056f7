/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The contents of a leaflet of pages: one entry for each title of the flow that
 * repeats, with the page it stands on, below the heading with the role
 * "contents"; and the number of each page. Used by layout.c only.
 *
 * The entries follow from the nodes and the numbers from their places, so
 * neither can disagree with the pages.
 */
#pragma once

#include "layout/flow.h"

/* Adds the entries below the heading, in the frame that takes its role. A
 * heading that no frame takes is an error of the format; without a heading
 * nothing is added. */
void contents_add(Plan *plan, const GPtrArray *streams);

/* Numbers the entries by where `fits` (Fit*) have their titles. */
void contents_number(Plan *plan, const GPtrArray *fits);

/* Draws the number of each page that has one, outside at its foot; not on a
 * last page that stands apart. Artifacts: the file has numbers of its own. */
void contents_draw_page_numbers(Plan *plan);
