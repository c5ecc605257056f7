/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The three choices (subject, language, form), and beside them the place where
 * the script shows the leaflet. Used by hand_over.c only.
 */
#pragma once

#include "output/hand_over_page.h"

void chooser_write(HandOverPage *page);

/* The place of the chosen leaflet; empty but for its labels. */
void chooser_write_result(HandOverPage *page);
