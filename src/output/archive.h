/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Archive: files written to one zip that every Windows opens by itself.
 *
 * The same files, names and date give the same bytes everywhere: entries in
 * byte order, noon of the date as their time, mode 0644, no owner, no extra
 * fields. It knows nothing of editions, and changes and removes no file but
 * the zip.
 */
#pragma once

#include "base/diag.h"

/* True when Windows can unpack files of these names (char*, with slashes)
 * beside one another; reports every name that it cannot. */
bool archive_check_names(const GPtrArray *names, Diag *diag);

/* Writes a zip to `path` with the files `names` (char*, at least one, any
 * order) that stand below `folder`; `path` must lie in a folder that exists.
 * One file after the other is read, none whole. False after a report; then
 * `path` is as it was. */
bool archive_write(const char *path, const char *folder, const GPtrArray *names,
                   const GDate *date, Diag *diag);
