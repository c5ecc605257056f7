/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The closed list of fonts: templates/fonts.yaml.
 *
 * Each script has an ordered list of faces, regular and bold, and the sizes
 * that make them look alike (factor) and stand apart (leading). Nothing of the
 * machine's font configuration is used. A character that no face of the list
 * has is an error of the caller's text, reported by the paragraph.
 */
#pragma once

#include "base/diag.h"
#include "base/language.h"

#include <hb.h>

typedef struct {
    char *id; /* "NotoSansArabic-Bold": neutral and stable */
    char *path;
    unsigned face_index;
    bool bold;
    double factor; /* size relative to the Latin size */
    hb_face_t *face;
    hb_font_t *shaper; /* at scale units-per-em */
    int units_per_em;
    int number; /* in the set, from 0 */
} Font;

/* How one script is set. */
typedef struct {
    char *script;   /* ISO 15924 as in languages.yaml: Latn, Arab, … */
    double leading; /* em of the body size, baseline to baseline */
    bool hyphenate;
    GPtrArray *regular, *bold; /* const Font*, in order of preference */
} ScriptStyle;

typedef struct FontSet FontSet;

/* Loads `templates_dir`/fonts.yaml and the faces it names, looked for in
 * templates_dir/fonts and then in the system's font folders by file name.
 * NULL after errors; a missing file is one, with the package that has it. */
FontSet *fonts_load(const char *templates_dir, Diag *diag);
void fonts_free(FontSet *fonts);

/* Borrowed; NULL after a report when the script is not listed. */
const ScriptStyle *fonts_lookup_script(const FontSet *fonts,
                                       const char *script);

/* The style of the first script in the file; borrowed. */
const ScriptStyle *fonts_lookup_any_script(const FontSet *fonts);

/* The face of the style that shows the character: for Latin letters and
 * European digits its Latin face; else the first face that has the character
 * (U+0020 and other default-ignorable ones: the first face); NULL when none
 * has. */
const Font *script_style_lookup_font(const ScriptStyle *style, bool bold,
                                     gunichar character);

/* The face of the style that is marked as Latin, or NULL. */
const Font *script_style_lookup_latin(const ScriptStyle *style, bool bold);

/* A Latin letter, a European digit or the euro sign. */
bool font_is_latin(gunichar character);

/* A character that is never seen: joiners, marks of direction, … */
bool font_is_ignorable(gunichar character);

/* Whether the face has a glyph for the character, or needs none. */
bool font_has(const Font *font, gunichar character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontSet, fonts_free)
