/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of all files. It is the page for browsers without scripts, and
 * what the script reads: each row says which choices lead to it. Used by
 * hand_over.c only.
 */
#pragma once

#include "output/hand_over_page.h"

void files_write(HandOverPage *page);
