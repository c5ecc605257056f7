/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screen "help now": the national lines, then who helps with what.
 *
 * Needs are buttons; each shows the organisations that answer it. The last one
 * shows all.
 */
#pragma once

#include "output/kiosk_page.h"

void help_write(const KioskPage *page);
