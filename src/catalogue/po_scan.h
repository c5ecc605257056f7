/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A strict look at the form of a PO file before libgettextpo reads it.
 *
 * The library does not tell on which line a message stands, takes files that
 * were cut short, and may not be left after its worst errors without losing
 * memory. So the scan finds what is wrong first, with line and column, and
 * remembers where each message begins. It keeps no texts.
 */
#pragma once

#include "base/diag.h"

/* Scans the whole `text` of a PO file. Returns the Position of the msgid of
 * every entry in the order of the file, header and obsolete ones included
 * (free with g_array_unref), or NULL after reports. `file` gives the file name
 * and language of the reports. */
GArray *po_scan(const char *text, Position file, Diag *diag);
