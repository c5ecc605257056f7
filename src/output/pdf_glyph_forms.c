/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_glyph_forms.h"

#include "layout/font_outline.h"
#include "output/pdf_text.h"

/* The only name of one glyph in one font. */
#define FORM_NAME "G%d_%u"

typedef struct {
    const Font *font;
    guint32 id;
    char *name;
} GlyphForm;

struct GlyphForms {
    GPtrArray *forms;  /* GlyphForm*, in the order in which sheets need them */
    GHashTable *names; /* char* name, of a form -> GlyphForm* */
};

static void form_free(gpointer data) {
    GlyphForm *form = data;
    g_free(form->name);
    g_free(form);
}

static bool has_ink(const Font *font, guint32 id) {
    hb_glyph_extents_t extents;
    return hb_font_get_glyph_extents(font->shaper, id, &extents) &&
           extents.width != 0 && extents.height != 0;
}

static void collect_item(GlyphForms *forms, const Item *item) {
    for (int i = 0; i < item->glyph_count; i++) {
        guint32 id = item->glyphs[i].id;
        g_autofree char *name =
            g_strdup_printf(FORM_NAME, item->font->number, id);
        if (!g_hash_table_contains(forms->names, name) &&
            has_ink(item->font, id)) {
            GlyphForm *form = g_new0(GlyphForm, 1);
            *form = (GlyphForm){item->font, id, g_steal_pointer(&name)};
            g_ptr_array_add(forms->forms, form);
            g_hash_table_insert(forms->names, form->name, form);
        }
    }
}

GlyphForms *glyph_forms_new(const SheetSet *set) {
    GlyphForms *forms = g_new0(GlyphForms, 1);
    forms->forms = g_ptr_array_new_with_free_func(form_free);
    forms->names = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint j = 0; j < sheet->items->len; j++) {
            const Item *item = g_ptr_array_index(sheet->items, j);
            if (item->kind == ITEM_TEXT) {
                collect_item(forms, item);
            }
        }
    }
    return forms;
}

void glyph_forms_free(GlyphForms *forms) {
    if (forms != NULL) {
        g_hash_table_unref(forms->names);
        g_ptr_array_unref(forms->forms);
        g_free(forms);
    }
}

static GString *write_path(const GlyphForm *form) {
    GString *path = g_string_new(NULL);
    g_autoptr(GArray) segments = font_outline(form->font, form->id);
    for (guint i = 0; i < segments->len; i++) {
        const PathSegment *segment = &g_array_index(segments, PathSegment, i);
        int numbers =
            segment->command == 'C' ? 6 : 2 * (segment->command != 'Z');
        for (int k = 0; k < numbers; k++) {
            text_append_number(path, segment->points[k], 1);
            g_string_append_c(path, ' ');
        }
        char letter =
            segment->command == 'Z' ? 'h' : g_ascii_tolower(segment->command);
        g_string_append_printf(path, "%c\n", letter);
    }
    g_string_append(path, "f\n");
    return path;
}

/* Its ink, one unit wider: curves are rounded. */
static PdfArray *write_box(const GlyphForm *form, PdfFile *file) {
    hb_glyph_extents_t extents;
    hb_font_get_glyph_extents(form->font->shaper, form->id, &extents);
    int left = extents.x_bearing, top = extents.y_bearing; /* height is < 0 */
    const int edges[] = {left - 1, top + extents.height - 1,
                         left + extents.width + 1, top + 1};
    PdfArray *box = pdf_array_new(file);
    for (gsize i = 0; i < G_N_ELEMENTS(edges); i++) {
        pdf_array_add_integer(box, edges[i]);
    }
    return box;
}

void glyph_forms_write(const GlyphForms *forms, PdfFile *file,
                       PdfDict *objects) {
    for (guint i = 0; i < forms->forms->len; i++) {
        const GlyphForm *form = g_ptr_array_index(forms->forms, i);
        GString *path = write_path(form);
        PdfDict *stream = pdf_stream_new(file, path->str, path->len);
        g_string_free(path, TRUE);
        pdf_dict_set_name(stream, "Type", "XObject");
        pdf_dict_set_name(stream, "Subtype", "Form");
        pdf_dict_set_array(stream, "BBox", write_box(form, file));
        pdf_dict_set_dict(stream, "Resources", pdf_dict_new(file));
        pdf_dict_set_dict(objects, form->name, stream);
    }
}

/* A form is in units of its font: it is drawn smaller. */
static void draw_glyph(Pen *pen, const GlyphForm *form, double size, double x,
                       double y) {
    double scale = size / form->font->units_per_em;
    g_string_append(pen->out, "q ");
    text_append_number(pen->out, scale, 6);
    g_string_append(pen->out, " 0 0 ");
    text_append_number(pen->out, scale, 6);
    g_string_append_c(pen->out, ' ');
    pen_point(pen, x, y);
    g_string_append_printf(pen->out, "cm /%s Do Q\n", form->name);
}

void glyph_forms_draw(const GlyphForms *forms, Pen *pen, const Item *item) {
    double x = item->x;
    pen_end_text(pen);
    pen_set_fill(pen, &item->color);
    for (int i = 0; i < item->glyph_count; i++) {
        const Glyph *glyph = &item->glyphs[i];
        g_autofree char *name =
            g_strdup_printf(FORM_NAME, item->font->number, glyph->id);
        const GlyphForm *form = g_hash_table_lookup(forms->names, name);
        if (form != NULL) {
            draw_glyph(pen, form, item->size, x + glyph->x_offset,
                       item->y - glyph->y_offset);
        }
        x += glyph->advance;
    }
}
