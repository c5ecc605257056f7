/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format.h"

#include "content/yaml.h"
#include "layout/color.h"
#include "layout/style_icons.h"

#define POINTS_PER_MM (72 / 25.4)
#define MOST_INK 3.0    /* more does not dry, and smears */
#define LEAST_LINE 0.25 /* points */

typedef struct {
    const YamlNode *palette, *boxes;
} StyleFile;

static const Field file_fields[] = {
    {"palette", FIELD_MAPPING, FIELD_REQUIRED, offsetof(StyleFile, palette),
     NULL},
    {"boxes", FIELD_MAPPING, FIELD_REQUIRED, offsetof(StyleFile, boxes), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const Field palette_fields[] = {
    {"ink", FIELD_MAPPING, FIELD_REQUIRED, 0, NULL},
    {"petrol", FIELD_MAPPING, FIELD_REQUIRED, 1 * sizeof(YamlNode *), NULL},
    {"ochre", FIELD_MAPPING, FIELD_REQUIRED, 2 * sizeof(YamlNode *), NULL},
    {"mist", FIELD_MAPPING, FIELD_REQUIRED, 3 * sizeof(YamlNode *), NULL},
    {"sand", FIELD_MAPPING, FIELD_REQUIRED, 4 * sizeof(YamlNode *), NULL},
    {"grey", FIELD_MAPPING, FIELD_REQUIRED, 5 * sizeof(YamlNode *), NULL},
    {"white", FIELD_MAPPING, FIELD_REQUIRED, 6 * sizeof(YamlNode *), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

enum { COLOR_COUNT = 7 };

static const char *const color_names[] = {"ink",  "petrol", "ochre", "mist",
                                          "sand", "grey",   "white", NULL};

typedef struct {
    char *screen;
    const YamlNode *press;
} ColorFile;

static const Field color_fields[] = {
    {"screen", FIELD_TEXT, FIELD_REQUIRED, offsetof(ColorFile, screen), NULL},
    {"press", FIELD_SEQUENCE, FIELD_REQUIRED, offsetof(ColorFile, press), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static const char *const rule_names[] = {
    [BOX_PLAIN] = "plain",   [BOX_START] = "start",     [BOX_ROUND] = "round",
    [BOX_DASHED] = "dashed", [BOX_ROUNDED] = "rounded", [BOX_DOUBLE] = "double",
    [BOX_ABOVE] = "above",   [BOX_ABOVE + 1] = NULL};

typedef struct {
    BoxStyle box; /* first: the fields below fill it directly */
    int ground, color, text;
} BoxFile;

static const Field box_fields[] = {
    {"ground", FIELD_CHOICE, FIELD_OPTIONAL, offsetof(BoxFile, ground),
     color_names},
    {"rule", FIELD_CHOICE, FIELD_REQUIRED, offsetof(BoxFile, box.rule),
     rule_names},
    {"color", FIELD_CHOICE, FIELD_OPTIONAL, offsetof(BoxFile, color),
     color_names},
    {"text", FIELD_CHOICE, FIELD_OPTIONAL, offsetof(BoxFile, text),
     color_names},
    {"line", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(BoxFile, box.line_width),
     NULL},
    {"padding", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(BoxFile, box.padding),
     NULL},
    {"before", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(BoxFile, box.before),
     NULL},
    {"after", FIELD_NUMBER, FIELD_OPTIONAL, offsetof(BoxFile, box.after), NULL},
    {"least-width", FIELD_NUMBER, FIELD_OPTIONAL,
     offsetof(BoxFile, box.least_width), NULL},
    {"least-height", FIELD_NUMBER, FIELD_OPTIONAL,
     offsetof(BoxFile, box.least_height), NULL},
    {"icon", FIELD_ID, FIELD_OPTIONAL, offsetof(BoxFile, box.icon), NULL},
    {NULL, FIELD_TEXT, FIELD_OPTIONAL, 0, NULL}};

static void free_box(gpointer data) {
    BoxStyle *box = data;
    g_free(box->icon);
    g_free(box);
}

void style_free(Style *style) {
    if (style == NULL) {
        return;
    }
    g_hash_table_unref(style->icons);
    g_hash_table_unref(style->boxes);
    raster_free(style->logo);
    g_free(style);
}

static Color *color_at(Style *style, int number) {
    Color *colors[COLOR_COUNT] = {&style->ink,  &style->petrol, &style->ochre,
                                  &style->mist, &style->sand,   &style->grey,
                                  &style->white};
    return colors[number];
}

static bool read_press(const YamlNode *list, Color *color, Diag *diag) {
    double *inks[] = {&color->cyan, &color->magenta, &color->yellow,
                      &color->black};
    bool right = yaml_count(list) == G_N_ELEMENTS(inks);
    for (guint i = 0; right && i < G_N_ELEMENTS(inks); i++) {
        if (!yaml_read_number(yaml_item(list, i), inks[i], diag)) {
            return true; /* reported */
        }
        *inks[i] /= 100;
        right = *inks[i] >= 0 && *inks[i] <= 1;
    }
    double total = color->cyan + color->magenta + color->yellow + color->black;
    return right && total <= MOST_INK;
}

static void read_color(const YamlNode *node, Color *color, Diag *diag) {
    ColorFile file = {NULL, NULL};
    if (yaml_read(node, color_fields, &file, diag)) {
        if (!color_read_screen(file.screen, color)) {
            diag_error(diag, yaml_position_of(node, "screen"), "template",
                       "a colour on the screen is written \"#1A2B3C\"");
        }
        if (!read_press(file.press, color, diag)) {
            diag_error(
                diag, yaml_position_of(node, "press"), "template",
                "a colour on the press is four inks from 0 to 100, at most "
                "300 together");
        }
    }
    yaml_clear(color_fields, &file);
}

static void check_contrast(const YamlNode *palette, const char *name,
                           const Color *text, const Style *style, Diag *diag) {
    const Color *grounds[] = {&style->white, &style->mist, &style->sand};
    for (guint i = 0; i < G_N_ELEMENTS(grounds); i++) {
        if (color_contrast(text, grounds[i]) < LEAST_CONTRAST) {
            diag_error(diag, yaml_position_of(palette, name), "template",
                       "%s is too light to read on white, mist or sand; its "
                       "contrast must be 7:1 on all three",
                       name);
            return;
        }
    }
}

static void read_palette(const YamlNode *palette, Style *style, Diag *diag) {
    const YamlNode *nodes[COLOR_COUNT] = {NULL};
    guint errors = diag_errors(diag);
    if (!yaml_read(palette, palette_fields, nodes, diag)) {
        return;
    }
    for (int i = 0; i < COLOR_COUNT; i++) {
        read_color(nodes[i], color_at(style, i), diag);
    }
    if (style->ink.cyan + style->ink.magenta + style->ink.yellow > 0) {
        diag_error(diag, yaml_position_of(palette, "ink"), "template",
                   "text on the press is black alone, so that four plates "
                   "need not meet: [0, 0, 0, 100]");
    }
    if (diag_errors(diag) == errors) {
        check_contrast(palette, "ink", &style->ink, style, diag);
        check_contrast(palette, "petrol", &style->petrol, style, diag);
        check_contrast(palette, "ochre", &style->ochre, style, diag);
    }
}

static void read_box(const YamlNode *node, const char *name, Style *style,
                     Diag *diag) {
    BoxFile file = {.ground = -1, .color = 5, .text = 0};
    if (!yaml_read(node, box_fields, &file, diag)) {
        yaml_clear(box_fields, &file);
        return;
    }
    BoxStyle *box = g_memdup2(&file.box, sizeof file.box);
    box->has_ground = file.ground >= 0;
    if (box->has_ground) {
        box->ground = *color_at(style, file.ground);
    }
    box->least_width *= POINTS_PER_MM;
    box->least_height *= POINTS_PER_MM;
    if (box->line_width != 0 && box->line_width < LEAST_LINE) {
        diag_error(diag, yaml_position_of(node, "line"), "template",
                   "a line under %.2f pt is lost in print", LEAST_LINE);
    }
    box->rule_color = *color_at(style, file.color);
    box->text = *color_at(style, file.text);
    g_hash_table_replace(style->boxes, g_strdup(name), box);
    if (box->icon != NULL && !g_hash_table_contains(style->icons, box->icon)) {
        diag_error(diag, yaml_position_of(node, "icon"), "template",
                   "there is no icon \"%s\" in templates/icons", box->icon);
    }
}

static void read_boxes(const YamlNode *boxes, Style *style, Diag *diag) {
    for (guint i = 0; i < yaml_count(boxes); i++) {
        if (yaml_expect(yaml_item(boxes, i), YAML_MAPPING, diag)) {
            read_box(yaml_item(boxes, i), yaml_key(boxes, i), style, diag);
        }
    }
}

Style *style_load(const char *templates_dir, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autofree char *path = g_build_filename(templates_dir, "style.yaml", NULL);
    g_autoptr(YamlNode) root = yaml_load(path, diag);
    g_autoptr(Style) style = g_new0(Style, 1);
    style->icons = style_icons_load(templates_dir, diag);
    style->boxes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_box);
    StyleFile file = {NULL, NULL};
    if (root != NULL && yaml_read(root, file_fields, &file, diag)) {
        read_palette(file.palette, style, diag);
        read_boxes(file.boxes, style, diag);
    }
    return diag_errors(diag) == errors ? g_steal_pointer(&style) : NULL;
}
