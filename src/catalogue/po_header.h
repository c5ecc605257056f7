/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The header of a PO file says what the file is, not who worked on it, when or
 * with what: a name beside texts about sex work can do harm, and the same
 * texts must give the same bytes. Editors add such fields by themselves.
 */
#pragma once

#include "catalogue/po_file.h"

/* Whether the header holds none but the fields of a neutral one, and its
 * comments no address. A file without header is neutral. */
bool po_header_is_neutral(const PoFile *file);

/* Takes all else out of the header. */
void po_header_make_neutral(PoFile *file);
