/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screens around the topics: start, cards, sentences to show, search, idle
 * warning.
 */
#pragma once

#include "output/kiosk_page.h"

/* The choice of languages, in Dutch. */
void screens_write_start(const KioskPage *page);

/* All screens of the current language. */
void screens_write_language(const KioskPage *page);
