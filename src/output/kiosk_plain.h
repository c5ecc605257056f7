/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is read without scripts: per language the emergency lines and the first
 * topic in short, to open by its name, and a sentence that the rest does not
 * work there.
 */
#pragma once

#include "output/kiosk_page.h"

/* A <noscript> with all languages. */
void plain_write(const KioskPage *page);
