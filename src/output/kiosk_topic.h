/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One topic as a screen: question, notices, sections, and closed behind each
 * what goes on from it (ids that end in "-more").
 */
#pragma once

#include "output/kiosk_page.h"

/* `next` is the topic after this one, or NULL. */
void topic_write(const KioskPage *page, const Document *topic,
                 const Document *next);

/* Says that nobody has checked all of it yet; nothing where somebody has. */
void topic_write_draft(const KioskPage *page, const Document *topic);
