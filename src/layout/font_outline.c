/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/font_outline.h"

static void add_move(hb_draw_funcs_t *functions, void *data,
                     hb_draw_state_t *state, float x, float y, void *user) {
    (void)functions, (void)state, (void)user;
    PathSegment segment = {'M', {x, y}};
    g_array_append_val((GArray *)data, segment);
}

static void add_line(hb_draw_funcs_t *functions, void *data,
                     hb_draw_state_t *state, float x, float y, void *user) {
    (void)functions, (void)state, (void)user;
    PathSegment segment = {'L', {x, y}};
    g_array_append_val((GArray *)data, segment);
}

static void add_curve(hb_draw_funcs_t *functions, void *data,
                      hb_draw_state_t *state, float x1, float y1, float x2,
                      float y2, float x, float y, void *user) {
    (void)functions, (void)state, (void)user;
    PathSegment segment = {'C', {x1, y1, x2, y2, x, y}};
    g_array_append_val((GArray *)data, segment);
}

static void add_close(hb_draw_funcs_t *functions, void *data,
                      hb_draw_state_t *state, void *user) {
    (void)functions, (void)state, (void)user;
    PathSegment segment = {'Z', {0}};
    g_array_append_val((GArray *)data, segment);
}

/* HarfBuzz makes cubic curves of quadratic ones where no function takes them.
 */
static hb_draw_funcs_t *new_functions(void) {
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, add_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, add_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, add_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, add_close, NULL, NULL);
    return functions;
}

GArray *font_outline(const Font *font, guint32 glyph) {
    GArray *segments = g_array_new(FALSE, FALSE, sizeof(PathSegment));
    hb_draw_funcs_t *functions = new_functions();
    hb_font_get_glyph_shape(font->shaper, glyph, functions, segments);
    hb_draw_funcs_destroy(functions);
    return segments;
}
