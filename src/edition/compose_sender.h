/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who sends a leaflet: QR code, logo, sender and address, and who approved it.
 * Used by the compose files only.
 */
#pragma once

#include "edition/compose.h"

/* Appends what the edition has of these to the back of a leaflet. Whoever
 * calls has seen to it that somebody answers for the edition. */
void compose_append_sender(const Composition *composition, const Flyer *flyer,
                           Block *part);
