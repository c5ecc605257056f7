/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_fonts.h"

#include "output/pdf_text.h"

#include <math.h>
#include <string.h>

static void glyph_free(gpointer data) {
    PdfGlyph *glyph = data;
    while (glyph != NULL) {
        PdfGlyph *next = glyph->next;
        g_free(glyph->text);
        g_free(glyph);
        glyph = next;
    }
}

static void font_free(gpointer data) {
    PdfFont *font = data;
    g_free(font->name);
    g_hash_table_unref(font->glyphs);
    glyph_subset_free(font->subset);
    g_free(font);
}

void pdf_fonts_free(PdfFonts *fonts) {
    if (fonts != NULL) {
        g_ptr_array_unref(fonts->fonts);
        g_free(fonts);
    }
}

static PdfFont *add_font(PdfFonts *fonts, const Font *font) {
    PdfFont *added = g_new0(PdfFont, 1);
    added->font = font;
    added->glyphs = g_hash_table_new_full(NULL, NULL, NULL, glyph_free);
    hb_codepoint_t space = 0;
    if (hb_font_get_nominal_glyph(font->shaper, ' ', &space)) {
        added->space = space;
    }
    hb_blob_t *outlines =
        hb_face_reference_table(font->face, HB_TAG('C', 'F', 'F', ' '));
    added->cff = hb_blob_get_length(outlines) > 0;
    hb_blob_destroy(outlines);
    g_ptr_array_add(fonts->fonts, added);
    return added;
}

static PdfFont *lookup_font(const PdfFonts *fonts, const Font *font) {
    for (guint i = 0; i < fonts->fonts->len; i++) {
        PdfFont *candidate = g_ptr_array_index(fonts->fonts, i);
        if (candidate->font == font) {
            return candidate;
        }
    }
    return NULL;
}

const PdfFont *pdf_fonts_lookup(const PdfFonts *fonts, const Font *font) {
    return lookup_font(fonts, font);
}

bool pdf_glyph_says(const PdfGlyph *glyph, const char *text, gsize length) {
    return strncmp(glyph->text, text, length) == 0 && glyph->text[length] == 0;
}

const PdfGlyph *pdf_font_lookup_glyph(const PdfFont *font, guint32 id,
                                      const char *text, gsize length) {
    const PdfGlyph *first =
        g_hash_table_lookup(font->glyphs, GUINT_TO_POINTER(id));
    for (const PdfGlyph *glyph = first; glyph != NULL; glyph = glyph->next) {
        if (pdf_glyph_says(glyph, text, length)) {
            return glyph;
        }
    }
    return first;
}

static PdfGlyph *glyph_new(const Font *font, guint32 id, const char *text,
                           gsize length) {
    PdfGlyph *glyph = g_new0(PdfGlyph, 1);
    double advance = hb_font_get_glyph_h_advance(font->shaper, id);
    glyph->id = id;
    glyph->width = (int)lround(advance * 1000 / font->units_per_em);
    /* A glyph must say something. */
    glyph->text = length > 0 ? g_strndup(text, length) : g_strdup("\uFFFD");
    return glyph;
}

/* Notes that `id` is shown for `text`. */
static void use_glyph(PdfFont *font, guint32 id, const char *text,
                      gsize length) {
    PdfGlyph *first = g_hash_table_lookup(font->glyphs, GUINT_TO_POINTER(id));
    if (first == NULL) {
        g_hash_table_insert(font->glyphs, GUINT_TO_POINTER(id),
                            glyph_new(font->font, id, text, length));
    } else if (!font->cff && length > 0 &&
               !pdf_glyph_says(pdf_font_lookup_glyph(font, id, text, length),
                               text, length)) {
        PdfGlyph *glyph = glyph_new(font->font, id, text, length);
        glyph->next = first->next;
        first->next = glyph;
        font->shared = true;
    }
}

static void use_several(PdfFont *font, const Item *item,
                        const TextCluster *cluster) {
    g_autoptr(GArray) spellings = text_spell(item, cluster);
    for (guint i = 0; i < spellings->len; i++) {
        const Spelling *spelling = &g_array_index(spellings, Spelling, i);
        const char *text = spelling->text != NULL ? spelling->text : "";
        use_glyph(font, spelling->glyph->id, text, strlen(text));
    }
}

static void collect_item(PdfFonts *fonts, const Item *item) {
    PdfFont *font = lookup_font(fonts, item->font);
    if (font == NULL) {
        font = add_font(fonts, item->font);
    }
    g_autoptr(GArray) clusters = text_clusters(item, font->space != 0);
    for (guint i = 0; i < clusters->len; i++) {
        const TextCluster *cluster = &g_array_index(clusters, TextCluster, i);
        if (cluster->count > 1) {
            use_several(font, item, cluster);
        } else {
            use_glyph(font,
                      cluster->count == 0 ? font->space
                                          : item->glyphs[cluster->first].id,
                      item->text + cluster->start,
                      (gsize)(cluster->end - cluster->start));
        }
    }
}

static gint compare_fonts(gconstpointer a, gconstpointer b) {
    const PdfFont *one = *(PdfFont *const *)a;
    const PdfFont *other = *(PdfFont *const *)b;
    return one->font->number - other->font->number;
}

static gint compare_ids(gconstpointer a, gconstpointer b) {
    return GPOINTER_TO_INT(a) - GPOINTER_TO_INT(b);
}

/* The first code of a glyph is that of the subset; further ones come after
 * all these. */
static void number_glyphs(PdfFont *font, GList *ids) {
    GHashTable *codes = font->subset->new_ids;
    guint next = 0;
    for (GList *id = ids; id != NULL; id = id->next) {
        PdfGlyph *glyph = g_hash_table_lookup(font->glyphs, id->data);
        glyph->code = GPOINTER_TO_UINT(g_hash_table_lookup(codes, id->data));
        next = MAX(next, glyph->code + 1);
    }
    for (GList *id = ids; id != NULL; id = id->next) {
        PdfGlyph *glyph = g_hash_table_lookup(font->glyphs, id->data);
        while ((glyph = glyph->next) != NULL) {
            glyph->code = next++;
        }
    }
}

static bool subset_font(PdfFont *font, Diag *diag) {
    g_autoptr(GList) ids =
        g_list_sort(g_hash_table_get_keys(font->glyphs), compare_ids);
    hb_set_t *wanted = hb_set_create();
    for (GList *id = ids; id != NULL; id = id->next) {
        hb_set_add(wanted, GPOINTER_TO_UINT(id->data));
    }
    font->subset = font_subset_glyphs(font->font, wanted, diag);
    hb_set_destroy(wanted);
    if (font->subset == NULL) {
        return false;
    }
    number_glyphs(font, ids);
    return true;
}

PdfFonts *pdf_fonts_new(const SheetSet *set, Diag *diag) {
    g_autoptr(PdfFonts) fonts = g_new0(PdfFonts, 1);
    fonts->fonts = g_ptr_array_new_with_free_func(font_free);
    for (guint i = 0; i < set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        for (guint k = 0; k < sheet->items->len; k++) {
            const Item *item = g_ptr_array_index(sheet->items, k);
            if (item->kind == ITEM_TEXT && item->glyph_count > 0) {
                collect_item(fonts, item);
            }
        }
    }
    g_ptr_array_sort(fonts->fonts, compare_fonts);
    for (guint i = 0; i < fonts->fonts->len; i++) {
        PdfFont *font = g_ptr_array_index(fonts->fonts, i);
        font->name = g_strdup_printf("F%u", i);
        if (!subset_font(font, diag)) {
            return NULL;
        }
    }
    return g_steal_pointer(&fonts);
}
