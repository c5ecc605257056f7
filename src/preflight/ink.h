/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much of each ink a place gets, from 0 to 1. Plain value. Knows what
 * print shops call black, registration colour and too much; knows no page.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum { CYAN, MAGENTA, YELLOW, BLACK, PROCESS_INKS };

typedef struct {
    double process[PROCESS_INKS];
    double other; /* all further inks together */
} Ink;

/* The sum, in percent. */
double ink_total(Ink ink);
/* Nothing is printed: paper. */
bool ink_is_white(Ink ink);
/* All four inks in full, as marks are that every plate must show. */
bool ink_is_registration(Ink ink);
/* Black, and no other ink. */
bool ink_is_black_only(Ink ink);
/* As dark as black, and of more inks than black. */
bool ink_is_rich_black(Ink ink);
/* How many inks there are. */
int ink_count(Ink ink);
/* `over` printed on `under` where inks that it lacks are left as they were. */
Ink ink_overprint(Ink over, Ink under);
/* As "C 60 M 50 Y 50 K 100", with a further "spot 30"; caller frees. */
char *ink_describe(Ink ink);
