/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screen "help now": the national lines, then who helps with what; and the
 * screen of one helper.
 *
 * Needs are buttons; each shows the organisations that answer it, the last one
 * all. The list can be narrowed by place, people, language and conditions.
 */
#pragma once

#include "output/kiosk_page.h"

void find_write(const KioskPage *page);
