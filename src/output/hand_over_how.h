/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How to print and fold each form, or send it, in drawings with captions. Used
 * by hand_over.c only.
 */
#pragma once

#include "output/hand_over_page.h"

/* One section for each format that can be chosen. */
void how_write(HandOverPage *page);
