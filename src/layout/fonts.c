/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/fonts.h"

#include "content/yaml.h"

#include <string.h>

#define SYSTEM_FOLDER "/usr/share/fonts"

/* A style with what only this file knows. The public part comes first, so
 * that a ScriptStyle can be looked upon as a Style. */
typedef struct {
    ScriptStyle style;
    const Font *latin_regular, *latin_bold; /* or NULL */
} Style;

struct FontSet {
    GPtrArray *fonts;   /* Font* */
    GPtrArray *styles;  /* Style* */
    GHashTable *latin;  /* const Font*, those marked as Latin */
    char *folder;       /* templates_dir/fonts */
    GHashTable *system; /* char* file name -> char* path, or NULL before use */
    Position position;
    Diag *diag; /* for scripts that are asked for later */
};

static void font_free(gpointer data) {
    Font *font = data;
    g_free(font->id);
    g_free(font->path);
    hb_font_destroy(font->shaper);
    hb_face_destroy(font->face);
    g_free(font);
}

static void style_free(gpointer data) {
    Style *style = data;
    g_free(style->style.script);
    g_clear_pointer(&style->style.regular, g_ptr_array_unref);
    g_clear_pointer(&style->style.bold, g_ptr_array_unref);
    g_free(style);
}

void fonts_free(FontSet *fonts) {
    if (fonts == NULL) {
        return;
    }
    g_ptr_array_unref(fonts->styles);
    g_ptr_array_unref(fonts->fonts);
    g_hash_table_unref(fonts->latin);
    g_clear_pointer(&fonts->system, g_hash_table_unref);
    g_free(fonts->folder);
    g_free(fonts);
}

static int compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The entries of a folder, sorted, so that the first of two files with one
 * name is the same on every machine. */
static GPtrArray *sorted_names(const char *folder) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    const char *name;
    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

static bool is_font_file(const char *name) {
    return g_str_has_suffix(name, ".ttf") || g_str_has_suffix(name, ".otf") ||
           g_str_has_suffix(name, ".ttc");
}

static void list_system(GHashTable *found, const char *folder) {
    g_autoptr(GPtrArray) names = sorted_names(folder);
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (is_font_file(name)) {
            if (!g_hash_table_contains(found, name)) {
                g_hash_table_insert(found, g_strdup(name),
                                    g_steal_pointer(&path));
            }
        } else if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            list_system(found, path);
        }
    }
}

/* Where the file is, or NULL; the caller frees. */
static char *find_file(FontSet *fonts, const char *name) {
    g_autofree char *own = g_build_filename(fonts->folder, name, NULL);
    if (g_file_test(own, G_FILE_TEST_IS_REGULAR)) {
        return g_steal_pointer(&own);
    }
    if (fonts->system == NULL) {
        fonts->system =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        list_system(fonts->system, SYSTEM_FOLDER);
    }
    return g_strdup(g_hash_table_lookup(fonts->system, name));
}

/* One entry of `faces`. */
typedef struct {
    char *id, *file, *package;
    int index;
    bool bold, latin;
    double factor;
} FaceEntry;

static const Field face_fields[] = {
    {"id", FIELD_ID, FIELD_REQUIRED, offsetof(FaceEntry, id), NULL},
    {"file", FIELD_TEXT, FIELD_REQUIRED, offsetof(FaceEntry, file), NULL},
    {"package", FIELD_TEXT, FIELD_REQUIRED, offsetof(FaceEntry, package), NULL},
    {"index", FIELD_INT, FIELD_OPTIONAL, offsetof(FaceEntry, index), NULL},
    {"bold", FIELD_BOOL, FIELD_OPTIONAL, offsetof(FaceEntry, bold), NULL},
    {"latin", FIELD_BOOL, FIELD_OPTIONAL, offsetof(FaceEntry, latin), NULL},
    {"factor", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(FaceEntry, factor), NULL},
    {NULL, FIELD_ANY, FIELD_OPTIONAL, 0, NULL}};

static bool open_face(Font *font, Position position, Diag *diag) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(font->path);
    if (blob == NULL) {
        diag_error(diag, position, "font", "%s cannot be read", font->path);
        return false;
    }
    if (font->face_index < hb_face_count(blob)) {
        font->face = hb_face_create(blob, font->face_index);
    }
    hb_blob_destroy(blob);
    if (font->face == NULL || hb_face_get_glyph_count(font->face) == 0) {
        diag_error(diag, position, "font",
                   "%s has no face %u, install the font again", font->path,
                   font->face_index);
        return false;
    }
    hb_face_make_immutable(font->face);
    font->shaper = hb_font_create(font->face);
    hb_font_make_immutable(font->shaper);
    font->units_per_em = (int)hb_face_get_upem(font->face);
    return true;
}

static bool add_face(FontSet *fonts, const FaceEntry *entry, Position position,
                     Diag *diag) {
    g_autofree char *path = find_file(fonts, entry->file);
    if (path == NULL) {
        diag_error(diag, position, "font",
                   "font file %s is missing, install the Debian package %s",
                   entry->file, entry->package);
        return false;
    }
    Font *font = g_new0(Font, 1);
    font->id = g_strdup(entry->id);
    font->path = g_steal_pointer(&path);
    font->face_index = (unsigned)MAX(entry->index, 0);
    font->bold = entry->bold;
    font->factor = entry->factor;
    font->number = (int)fonts->fonts->len;
    g_ptr_array_add(fonts->fonts, font);
    if (entry->latin) {
        g_hash_table_add(fonts->latin, font);
    }
    return open_face(font, position, diag);
}

static const Font *lookup_font(const FontSet *fonts, const char *id) {
    for (guint i = 0; i < fonts->fonts->len; i++) {
        const Font *font = g_ptr_array_index(fonts->fonts, i);
        if (g_str_equal(font->id, id)) {
            return font;
        }
    }
    return NULL;
}

static bool read_face(FontSet *fonts, const YamlNode *node, Diag *diag) {
    FaceEntry entry = {.factor = 1};
    bool right = yaml_read(node, face_fields, &entry, diag);
    if (right && (entry.factor < 0.5 || entry.factor > 2)) {
        diag_error(diag, yaml_position_of(node, "factor"), "value",
                   "a factor lies between 0.5 and 2");
        right = false;
    }
    if (right && lookup_font(fonts, entry.id) != NULL) {
        diag_error(diag, yaml_position_of(node, "id"), "duplicate-id",
                   "the face %s stands twice", entry.id);
        right = false;
    }
    right = right && add_face(fonts, &entry, node->position, diag);
    yaml_clear(face_fields, &entry);
    return right;
}

/* One entry of `scripts`. */
typedef struct {
    char *script;
    double leading;
    bool hyphenate;
    const YamlNode *regular, *bold;
} ScriptEntry;

static const Field script_fields[] = {
    {"script", FIELD_ID, FIELD_REQUIRED, offsetof(ScriptEntry, script), NULL},
    {"leading", FIELD_NUMBER, FIELD_REQUIRED, offsetof(ScriptEntry, leading),
     NULL},
    {"hyphenate", FIELD_BOOL, FIELD_REQUIRED, offsetof(ScriptEntry, hyphenate),
     NULL},
    {"regular", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(ScriptEntry, regular),
     NULL},
    {"bold", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(ScriptEntry, bold), NULL},
    {NULL, FIELD_ANY, FIELD_OPTIONAL, 0, NULL}};

/* The fonts named in a list; NULL after a report. */
static GPtrArray *read_list(const FontSet *fonts, const YamlNode *list,
                            Diag *diag) {
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    guint count = yaml_count(list);
    for (guint i = 0; i < count; i++) {
        const YamlNode *name = yaml_item(list, i);
        const Font *font =
            name->kind == YAML_TEXT ? lookup_font(fonts, name->text) : NULL;
        if (font == NULL) {
            diag_error(diag, name->position, "dangling-id",
                       "no such face, list it under faces");
        } else {
            g_ptr_array_add(found, (gpointer)font);
        }
    }
    if (count == 0) {
        diag_error(diag, list->position, "value", "name at least one face");
    }
    return found->len == count && count > 0 ? g_steal_pointer(&found) : NULL;
}

static const Font *latin_of(const FontSet *fonts, const GPtrArray *list) {
    for (guint i = 0; i < list->len; i++) {
        const Font *font = g_ptr_array_index(list, i);
        if (g_hash_table_contains(fonts->latin, font)) {
            return font;
        }
    }
    return NULL;
}

static bool add_style(FontSet *fonts, const ScriptEntry *entry, Diag *diag) {
    Style *style = g_new0(Style, 1);
    g_ptr_array_add(fonts->styles, style);
    style->style.script = g_strdup(entry->script);
    style->style.hyphenate = entry->hyphenate;
    style->style.regular = read_list(fonts, entry->regular, diag);
    style->style.bold = read_list(fonts, entry->bold, diag);
    if (style->style.regular == NULL || style->style.bold == NULL) {
        return false;
    }
    const Font *first = g_ptr_array_index(style->style.regular, 0);
    style->style.leading = entry->leading * first->factor;
    style->latin_regular = latin_of(fonts, style->style.regular);
    style->latin_bold = latin_of(fonts, style->style.bold);
    return true;
}

static bool read_script(FontSet *fonts, const YamlNode *node, Diag *diag) {
    ScriptEntry entry = {0};
    bool right = yaml_read(node, script_fields, &entry, diag);
    if (right && (entry.leading < 1 || entry.leading > 3)) {
        diag_error(diag, yaml_position_of(node, "leading"), "value",
                   "leading lies between 1 and 3 em");
        right = false;
    }
    right = right && add_style(fonts, &entry, diag);
    yaml_clear(script_fields, &entry);
    return right;
}

/* The two lists of the file. */
typedef struct {
    const YamlNode *faces, *scripts;
} FileEntry;

static const Field file_fields[] = {
    {"faces", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(FileEntry, faces), NULL},
    {"scripts", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(FileEntry, scripts),
     NULL},
    {NULL, FIELD_ANY, FIELD_OPTIONAL, 0, NULL}};

static bool read_file(FontSet *fonts, const YamlNode *root, Diag *diag) {
    FileEntry file = {0};
    if (!yaml_read(root, file_fields, &file, diag)) {
        return false;
    }
    bool right = true;
    for (guint i = 0; i < yaml_count(file.faces); i++) {
        right = read_face(fonts, yaml_item(file.faces, i), diag) && right;
    }
    /* With a face missing, each list that names it would be reported, too. */
    for (guint i = 0; right && i < yaml_count(file.scripts); i++) {
        right = read_script(fonts, yaml_item(file.scripts, i), diag);
    }
    if (right && fonts->styles->len == 0) {
        diag_error(diag, file.scripts->position, "value",
                   "name at least one script");
        right = false;
    }
    return right;
}

FontSet *fonts_load(const char *templates_dir, Diag *diag) {
    g_autofree char *path = g_build_filename(templates_dir, "fonts.yaml", NULL);
    g_autoptr(YamlNode) root = yaml_load(path, diag);
    if (root == NULL) {
        return NULL;
    }
    g_autoptr(FontSet) fonts = g_new0(FontSet, 1);
    fonts->fonts = g_ptr_array_new_with_free_func(font_free);
    fonts->styles = g_ptr_array_new_with_free_func(style_free);
    fonts->latin = g_hash_table_new(NULL, NULL);
    fonts->folder = g_build_filename(templates_dir, "fonts", NULL);
    fonts->position = root->position;
    fonts->diag = diag;
    return read_file(fonts, root, diag) ? g_steal_pointer(&fonts) : NULL;
}

const ScriptStyle *fonts_lookup_any_script(const FontSet *fonts) {
    const Style *style = g_ptr_array_index(fonts->styles, 0);
    return &style->style;
}

const ScriptStyle *fonts_lookup_script(const FontSet *fonts,
                                       const char *script) {
    for (guint i = 0; i < fonts->styles->len; i++) {
        const Style *style = g_ptr_array_index(fonts->styles, i);
        if (g_str_equal(style->style.script, script)) {
            return &style->style;
        }
    }
    diag_error(fonts->diag, fonts->position, "font",
               "no fonts for the script %s, add it under scripts", script);
    return NULL;
}

bool font_is_latin(gunichar character) {
    return (character >= '0' && character <= '9') || character == 0x20AC ||
           g_unichar_get_script(character) == G_UNICODE_SCRIPT_LATIN;
}

bool font_is_ignorable(gunichar character) {
    static const gunichar ranges[][2] = {
        {0x00AD, 0x00AD},   {0x034F, 0x034F}, {0x061C, 0x061C},
        {0x115F, 0x1160},   {0x17B4, 0x17B5}, {0x180B, 0x180F},
        {0x200B, 0x200F},   {0x2028, 0x202E}, {0x2060, 0x206F},
        {0x3164, 0x3164},   {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
        {0xE0000, 0xE0FFF},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
        if (character < ranges[i][0]) {
            return false;
        }
        if (character <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

/* White space and controls need no glyph: HarfBuzz makes the spaces that a
 * font lacks out of U+0020. */
bool font_has(const Font *font, gunichar character) {
    hb_codepoint_t glyph;
    return character < 0x20 || font_is_ignorable(character) ||
           g_unichar_type(character) == G_UNICODE_SPACE_SEPARATOR ||
           hb_font_get_nominal_glyph(font->shaper, character, &glyph);
}

const Font *script_style_lookup_latin(const ScriptStyle *style, bool bold) {
    const Style *whole = (const Style *)style;
    return bold ? whole->latin_bold : whole->latin_regular;
}

const Font *script_style_lookup_font(const ScriptStyle *style, bool bold,
                                     gunichar character) {
    const Font *latin = script_style_lookup_latin(style, bold);
    if (latin != NULL && font_is_latin(character) &&
        font_has(latin, character)) {
        return latin;
    }
    const GPtrArray *list = bold ? style->bold : style->regular;
    for (guint i = 0; i < list->len; i++) {
        const Font *font = g_ptr_array_index(list, i);
        if (font_has(font, character)) {
            return font;
        }
    }
    return NULL;
}
