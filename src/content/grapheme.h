/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Characters as readers count them.
 */
#pragma once

/* The number of grapheme clusters of `text` (UTF-8): a letter and the marks on
 * it are one. The same in every locale. */
int grapheme_count(const char *text);
