/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The look of an edition: sender, address, logo, colours. Used by edition.c
 * only; whether colours can be read on paper is checked with the style.
 */
#pragma once

#include "content/yaml.h"
#include "edition/edition.h"

/* Reads the mapping `look` of an edition. The logo is looked for below
 * `content_dir`, and nowhere else. Reports every fault; NULL after one. Caller
 * frees. */
EditionLook *edition_look_read(const YamlNode *node, const char *content_dir,
                               Diag *diag);

/* A copy, for an edition that extends another; NULL of NULL. Caller frees. */
EditionLook *edition_look_copy(const EditionLook *look);
void edition_look_free(EditionLook *look);
