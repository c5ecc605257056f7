/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What print shops ask for. Each number stands also in the words of a finding.
 */
#pragma once

/* Percent of all inks together: more does not dry, and comes off on the next
 * sheet. Profiles of coated and uncoated paper allow 300 to 350. */
#define INK_LIMIT 300
/* Millimetres that colour goes on behind the cut: knives and paper shift. */
#define BLEED_MM 3
/* Points: thinner lines break up on the plate. */
#define LINE_LIMIT 0.25
/* Pixels to an inch: twice the lines of a usual screen. */
#define RESOLUTION_LIMIT 300
/* The same for pictures of black and white, which no screen softens. */
#define LINE_ART_LIMIT 600
/* Points: smaller text fills up or cannot be read. */
#define TEXT_LIMIT 5
/* Points: below it plates that shift make text of two inks unclear. */
#define COLORED_TEXT_LIMIT 9
/* Millimetres inside the cut that should have no text. */
#define QUIET_MM 2
/* Points that two edges may differ and be the same. */
#define BOX_SLACK 0.1
/* Points that a mark may stand beside the edge that it marks. */
#define MARK_SLACK 0.5
