/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objects of a Type0 font: pdf_fonts_write of pdf_fonts.h. */
#include "output/pdf_fonts.h"
#include "output/pdf_text.h"

#include <math.h>
#include <string.h>

/* Most CJK glyphs are this wide; /W leaves them out. */
#define DEFAULT_WIDTH 1000

static gint compare_codes(gconstpointer a, gconstpointer b) {
    const PdfGlyph *one = *(PdfGlyph *const *)a;
    const PdfGlyph *other = *(PdfGlyph *const *)b;
    return (gint)one->code - (gint)other->code;
}

static GPtrArray *sort_glyphs(const PdfFont *font) {
    GPtrArray *glyphs = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value = NULL;
    g_hash_table_iter_init(&iter, font->glyphs);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        for (PdfGlyph *glyph = value; glyph != NULL; glyph = glyph->next) {
            g_ptr_array_add(glyphs, glyph);
        }
    }
    g_ptr_array_sort(glyphs, compare_codes);
    return glyphs;
}

static PdfArray *write_widths(const GPtrArray *glyphs, PdfFile *file) {
    PdfArray *widths = pdf_array_new(file);
    PdfArray *run = NULL;
    guint next = 0;
    for (guint i = 0; i < glyphs->len; i++) {
        const PdfGlyph *glyph = g_ptr_array_index(glyphs, i);
        if (glyph->width == DEFAULT_WIDTH) {
            continue;
        }
        if (run == NULL || glyph->code != next) {
            run = pdf_array_new(file);
            pdf_array_add_integer(widths, (int)glyph->code);
            pdf_array_add_array(widths, run);
        }
        pdf_array_add_integer(run, glyph->width);
        next = glyph->code + 1;
    }
    return widths;
}

static PdfDict *write_to_unicode(const GPtrArray *glyphs, PdfFile *file) {
    g_autoptr(GString) map = g_string_new(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> "
        "def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (guint i = 0; i < glyphs->len; i++) {
        if (i % 100 == 0) { /* the most that a block may hold */
            g_string_append_printf(map, "%s%u beginbfchar\n",
                                   i > 0 ? "endbfchar\n" : "",
                                   MIN(100, glyphs->len - i));
        }
        const PdfGlyph *glyph = g_ptr_array_index(glyphs, i);
        g_string_append_c(map, '<');
        text_append_code(map, glyph->code);
        g_string_append(map, "> <");
        text_append_utf16(map, glyph->text, strlen(glyph->text));
        g_string_append(map, ">\n");
    }
    g_string_append(map, "endbfchar\nendcmap\nCMapName currentdict /CMap "
                         "defineresource pop\nend\nend\n");
    return pdf_stream_new(file, map->str, map->len);
}

/* Some signed 16-bit numbers of a font table; 0 where it is too short. */
static void read_table(const Font *font, hb_tag_t tag, guint offset,
                       int *values, guint count) {
    hb_blob_t *blob = hb_face_reference_table(font->face, tag);
    unsigned length = 0;
    const guint8 *data = (const guint8 *)hb_blob_get_data(blob, &length);
    for (guint i = 0; i < count; i++) {
        guint at = offset + 2 * i;
        values[i] = at + 2 <= length
                        ? (gint16)((guint)data[at] << 8 | data[at + 1])
                        : 0;
    }
    hb_blob_destroy(blob);
}

static int scale(const Font *font, int units) {
    return (int)lround(units * 1000.0 / font->units_per_em);
}

static void set_metrics(const Font *font, PdfFile *file, PdfDict *descriptor) {
    int box[4], capital = 0, upright[2];
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(font->shaper, &extents);
    read_table(font, HB_TAG('h', 'e', 'a', 'd'), 36, box, 4);
    read_table(font, HB_TAG('O', 'S', '/', '2'), 88, &capital, 1);
    read_table(font, HB_TAG('p', 'o', 's', 't'), 4, upright, 2);
    PdfArray *bounds = pdf_array_new(file);
    for (int i = 0; i < 4; i++) {
        pdf_array_add_integer(bounds, scale(font, box[i]));
    }
    pdf_dict_set_array(descriptor, "FontBBox", bounds);
    pdf_dict_set_integer(descriptor, "Ascent", scale(font, extents.ascender));
    pdf_dict_set_integer(descriptor, "Descent", scale(font, extents.descender));
    pdf_dict_set_integer(descriptor, "CapHeight",
                         scale(font, capital > 0 ? capital : extents.ascender));
    pdf_dict_set_integer(descriptor, "ItalicAngle", upright[0]);
    /* No font says how thick its stems are; readers use it for substitutes
     * only. */
    pdf_dict_set_integer(descriptor, "StemV", font->bold ? 140 : 80);
}

static PdfDict *write_descriptor(const PdfFont *font, const char *name,
                                 PdfFile *file) {
    GlyphSubset *subset = font->subset;
    if (subset->packed == NULL) {
        subset->packed = pdf_file_pack(file, subset->data);
    }
    PdfDict *program = pdf_stream_new_packed(file, subset->packed);
    PdfDict *descriptor = pdf_dict_new_indirect(file);
    pdf_dict_set_name(descriptor, "Type", "FontDescriptor");
    pdf_dict_set_name(descriptor, "FontName", name);
    pdf_dict_set_integer(descriptor, "Flags", 4); /* symbolic */
    set_metrics(font->font, file, descriptor);
    if (subset->cff) {
        pdf_dict_set_name(program, "Subtype", "CIDFontType0C");
        pdf_dict_set_dict(descriptor, "FontFile3", program);
    } else {
        pdf_dict_set_integer(program, "Length1",
                             (int)g_bytes_get_size(subset->data));
        pdf_dict_set_dict(descriptor, "FontFile2", program);
    }
    return descriptor;
}

/* From codes to glyphs, where a glyph has several. */
static PdfDict *write_glyph_map(const PdfFont *font, const GPtrArray *glyphs,
                                PdfFile *file) {
    const PdfGlyph *last = g_ptr_array_index(glyphs, glyphs->len - 1);
    gsize length = 2 * ((gsize)last->code + 1);
    g_autofree guint8 *map = g_malloc0(length);
    for (guint i = 0; i < glyphs->len; i++) {
        const PdfGlyph *glyph = g_ptr_array_index(glyphs, i);
        const PdfGlyph *first =
            g_hash_table_lookup(font->glyphs, GUINT_TO_POINTER(glyph->id));
        map[2 * glyph->code] = (guint8)(first->code >> 8);
        map[2 * glyph->code + 1] = (guint8)first->code;
    }
    return pdf_stream_new(file, map, length);
}

static PdfDict *write_descendant(const PdfFont *font, const GPtrArray *glyphs,
                                 const char *name, PdfFile *file) {
    PdfDict *system = pdf_dict_new(file);
    pdf_dict_set_text(file, system, "Registry", "Adobe");
    pdf_dict_set_text(file, system, "Ordering", "Identity");
    pdf_dict_set_integer(system, "Supplement", 0);
    PdfDict *descendant = pdf_dict_new_indirect(file);
    pdf_dict_set_name(descendant, "Type", "Font");
    pdf_dict_set_name(descendant, "BaseFont", name);
    pdf_dict_set_dict(descendant, "CIDSystemInfo", system);
    pdf_dict_set_dict(descendant, "FontDescriptor",
                      write_descriptor(font, name, file));
    pdf_dict_set_integer(descendant, "DW", DEFAULT_WIDTH);
    pdf_dict_set_array(descendant, "W", write_widths(glyphs, file));
    if (font->subset->cff) {
        pdf_dict_set_name(descendant, "Subtype", "CIDFontType0");
    } else {
        pdf_dict_set_name(descendant, "Subtype", "CIDFontType2");
        if (font->shared) {
            pdf_dict_set_dict(descendant, "CIDToGIDMap",
                              write_glyph_map(font, glyphs, file));
        } else {
            pdf_dict_set_name(descendant, "CIDToGIDMap", "Identity");
        }
    }
    return descendant;
}

static PdfDict *write_font(const PdfFont *font, PdfFile *file) {
    g_autoptr(GPtrArray) glyphs = sort_glyphs(font);
    /* "ABCDEF+NotoSans-Regular" */
    g_autofree char *name =
        g_strconcat(font->subset->tag, "+", font->font->id, NULL);
    /* A composite font with a CFF descendant bears the name of its CMap. */
    g_autofree char *full = font->subset->cff
                                ? g_strdup_printf("%s-Identity-H", name)
                                : g_strdup(name);
    PdfArray *descendants = pdf_array_new(file);
    pdf_array_add_dict(descendants, write_descendant(font, glyphs, name, file));
    PdfDict *dict = pdf_dict_new_indirect(file);
    pdf_dict_set_name(dict, "Type", "Font");
    pdf_dict_set_name(dict, "Subtype", "Type0");
    pdf_dict_set_name(dict, "BaseFont", full);
    pdf_dict_set_name(dict, "Encoding", "Identity-H");
    pdf_dict_set_array(dict, "DescendantFonts", descendants);
    pdf_dict_set_dict(dict, "ToUnicode", write_to_unicode(glyphs, file));
    return dict;
}

PdfDict *pdf_fonts_write(const PdfFonts *fonts, PdfFile *file) {
    PdfDict *resources = pdf_dict_new_indirect(file);
    for (guint i = 0; i < fonts->fonts->len; i++) {
        const PdfFont *font = g_ptr_array_index(fonts->fonts, i);
        pdf_dict_set_dict(resources, font->name, write_font(font, file));
    }
    return resources;
}
