/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The spaces that the typography of a language asks for, so that paper and
 * screen break lines alike, whether or not a translator typed them:
 *
 *   bg cs pl ru uk   U+00A0 behind a word of one letter, and before a dash that
 *                    stands between spaces
 *   fr               U+202F before ? ! ; : and », and behind «
 *
 * Other languages stay as they are. Knows inline marks; changes spaces only.
 */
#pragma once

#include "base/language.h"

/* The text with these spaces. Caller frees. */
char *typography_set_spaces(const char *text, const Language *language);
