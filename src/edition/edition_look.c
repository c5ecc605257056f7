/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/edition_look.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_ADDRESS 30 /* characters: to be typed from paper */

#define LOOK_FIELD(key, member)                                                \
    { key, FIELD_TEXT, FIELD_OPTIONAL, offsetof(EditionLook, member), NULL }

static const Field look_fields[] = {LOOK_FIELD("sender", sender),
                                    LOOK_FIELD("address", address),
                                    LOOK_FIELD("main", main),
                                    LOOK_FIELD("accent", accent),
                                    LOOK_FIELD("logo", logo),
                                    LOOK_FIELD("logo-words", logo_words),
                                    {.key = NULL}};

/* A line of the imprint: plain text. */
static void check_words(const YamlNode *node, const char *key, const char *text,
                        Diag *diag) {
    if (text != NULL && !value_fits_kind(text, VALUE_NAME)) {
        diag_error(diag, yaml_position_of(node, key), "value",
                   "'%s' must be plain words, write it without marks on one "
                   "line",
                   text);
    }
}

/* "voorbeeld.nl" or "voorbeeld.nl/wijs": what a reader can type, with a dot
 * in the name and neither scheme nor marks. */
static bool is_address(const char *text) {
    g_auto(GStrv) pieces = g_strsplit(text, "/", 3);
    const char *host = pieces[0];
    guint count = g_strv_length(pieces);
    if (strlen(text) > LONGEST_ADDRESS || count > 2 ||
        strchr(host, '.') == NULL || host[0] == '.' || host[0] == '-' ||
        g_str_has_suffix(host, ".") || strstr(host, "..") != NULL ||
        (count == 2 && *pieces[1] == '\0')) {
        return false;
    }
    for (const char *p = text; *p != '\0'; p++) {
        if (!g_ascii_islower(*p) && !g_ascii_isdigit(*p) &&
            strchr("-./", *p) == NULL) {
            return false;
        }
    }
    return true;
}

static void check_address(const YamlNode *node, const char *address,
                          Diag *diag) {
    if (address != NULL && !is_address(address)) {
        diag_error(diag, yaml_position_of(node, "address"), "value",
                   "'%s' is no short web address, write it like "
                   "voorbeeld.nl/wijs: small letters, digits, hyphens, at "
                   "most %d characters",
                   address, LONGEST_ADDRESS);
    }
}

/* Folders and a name of plain ids: so neither "..", nor a root, nor a
 * backslash. */
static bool is_plain_path(const char *path) {
    g_auto(GStrv) pieces = g_strsplit(path, "/", -1);
    for (char **piece = pieces; *piece != NULL; piece++) {
        if (!yaml_is_id(*piece)) {
            return false;
        }
    }
    return g_str_has_suffix(path, ".svg") || g_str_has_suffix(path, ".png");
}

/* Whether no link on the way leads out of the folder. */
static bool lies_inside(const char *path, const char *folder) {
    g_autofree char *given = g_build_filename(folder, path, NULL);
    char *real = realpath(given, NULL);
    char *real_folder = realpath(folder, NULL);
    bool inside = real != NULL && real_folder != NULL &&
                  g_str_has_prefix(real, real_folder) &&
                  real[strlen(real_folder)] == '/';
    free(real);
    free(real_folder);
    return inside;
}

static void check_logo(const YamlNode *node, EditionLook *look,
                       const char *content_dir, Diag *diag) {
    if (look->logo == NULL) {
        return;
    }
    Position position = yaml_position_of(node, "logo");
    if (!is_plain_path(look->logo)) {
        diag_error(diag, position, "logo",
                   "'%s' is no drawing in the content folder, write it like "
                   "logos/name.svg or logos/name.png",
                   look->logo);
    } else if (!lies_inside(look->logo, content_dir)) {
        diag_error(diag, position, "logo",
                   "there is no '%s' in the content folder", look->logo);
    }
    if (look->logo_words == NULL) {
        diag_error(diag, position, "missing-key",
                   "'logo-words' is missing: say in Dutch what the logo shows, "
                   "for those who hear it");
    }
    char *path = g_build_filename(content_dir, look->logo, NULL);
    g_free(look->logo);
    look->logo = path;
}

EditionLook *edition_look_read(const YamlNode *node, const char *content_dir,
                               Diag *diag) {
    guint errors = diag_errors(diag);
    EditionLook *look = g_new0(EditionLook, 1);
    look->position = node->position;
    look->main_position = yaml_position_of(node, "main");
    look->accent_position = yaml_position_of(node, "accent");
    look->logo_position = yaml_position_of(node, "logo");
    look->address_position = yaml_position_of(node, "address");
    if (yaml_read(node, look_fields, look, diag)) {
        check_words(node, "sender", look->sender, diag);
        check_words(node, "logo-words", look->logo_words, diag);
        check_address(node, look->address, diag);
        check_logo(node, look, content_dir, diag);
    }
    if (diag_errors(diag) > errors) {
        g_clear_pointer(&look, edition_look_free);
    }
    return look;
}

EditionLook *edition_look_copy(const EditionLook *look) {
    if (look == NULL) {
        return NULL;
    }
    EditionLook *copy = g_memdup2(look, sizeof *look);
    copy->sender = g_strdup(look->sender);
    copy->address = g_strdup(look->address);
    copy->main = g_strdup(look->main);
    copy->accent = g_strdup(look->accent);
    copy->logo = g_strdup(look->logo);
    copy->logo_words = g_strdup(look->logo_words);
    return copy;
}

void edition_look_free(EditionLook *look) {
    if (look != NULL) {
        yaml_clear(look_fields, look);
        g_free(look);
    }
}
