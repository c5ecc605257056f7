/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two languages side by side: a flyer is composed in both, and each block of
 * the reader's gets the Dutch one that says the same.
 */
#pragma once

#include "content/document.h"

/* Moves the blocks of `dutch` into `beside` of those of `own` that they belong
 * to: whole lists, boxes and helpers, but sections by what stands in them.
 * Where one of the two has a block that the other lacks, it stays alone. */
void set_beside(Block *own, Block *dutch, const Language *language);
