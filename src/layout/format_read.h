/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading one file of templates/formats. Used by format.c only.
 */
#pragma once

#include "layout/format.h"

/* Returns NULL after reporting everything that is wrong in the file. */
Format *format_read(const char *path, Diag *diag);
