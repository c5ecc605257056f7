/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screens in Dutch and English only: the decoy, and the page for staff.
 */
#pragma once

#include "output/kiosk_page.h"

/* What the quick exit shows: a neutral page. */
void staff_write_decoy(const KioskPage *page);

/* The page on which staff see whether the device is fit for readers. */
void staff_write_self_check(const KioskPage *page);
