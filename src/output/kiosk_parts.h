/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Packed parts of the kiosk: a language or a font, deflated (zlib, RFC 1950)
 * and in base64, in an inert element that kiosk.js unpacks when it is needed.
 * So twenty languages fit in the file, and only what is read is parsed.
 */
#pragma once

#include "output/html_writer.h"

/* Opens the element of a part; attributes may follow, then parts_close. `kind`
 * is its class, "text" or "font". */
void parts_open(HtmlWriter *writer, const char *kind);
/* Packs the data into the open element and closes it. */
void parts_close(HtmlWriter *writer, const void *data, gsize length);
