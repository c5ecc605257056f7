/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text items in a content stream: pen_show_item of pdf_pen.h. */
#include "output/pdf_pen.h"
#include "output/pdf_text.h"

#include <math.h>
#include <string.h>

/* Thousandths of an em that a glyph may stand beside its place; the error is
 * made good with the next glyph, never summed. */
#define TOLERANCE 2

/* One item while it is written. Places are thousandths of an em from the left
 * end of the run. */
typedef struct {
    Pen *pen;
    const Item *item;
    const PdfFont *font;
    GArray *clusters;
    double *edges; /* points: left edge of each glyph, and the right end */
    long place;    /* where the viewer's next glyph would stand */
    bool in_array, in_string;
} RunWriter;

static void close_string(RunWriter *writer) {
    if (writer->in_string) {
        g_string_append_c(writer->pen->out, '>');
        writer->in_string = false;
    }
}

static void close_array(RunWriter *writer) {
    close_string(writer);
    if (writer->in_array) {
        g_string_append(writer->pen->out, "]TJ\n");
        writer->in_array = false;
    }
}

static void set_rise(RunWriter *writer, double points) {
    double rise = round(points * 100) / 100;
    if (fabs(rise - writer->pen->state.rise) > 0.001) {
        close_array(writer);
        pen_number(writer->pen, rise);
        g_string_append(writer->pen->out, "Ts\n");
        writer->pen->state.rise = rise;
    }
}

/* Shows a glyph with its origin at `place`. */
static void show_glyph(RunWriter *writer, const PdfGlyph *glyph, long place) {
    GString *out = writer->pen->out;
    if (!writer->in_array) {
        g_string_append_c(out, '[');
        writer->in_array = true;
    }
    if (labs(place - writer->place) >= TOLERANCE) {
        close_string(writer);
        text_append_number(out, (double)(writer->place - place), 0);
        writer->place = place;
    }
    if (!writer->in_string) {
        g_string_append_c(out, '<');
        writer->in_string = true;
    }
    text_append_code(out, glyph->code);
    writer->place += glyph->width;
}

static long to_thousandths(const RunWriter *writer, double points) {
    return lround(points * 1000 / writer->item->size);
}

/* The glyph for a cluster that has one, or none but a dropped space. */
static const PdfGlyph *lookup_single(const RunWriter *writer,
                                     const TextCluster *cluster) {
    const Item *item = writer->item;
    guint32 id = cluster->count == 0 ? writer->font->space
                                     : item->glyphs[cluster->first].id;
    return pdf_font_lookup_glyph(writer->font, id, item->text + cluster->start,
                                 (gsize)(cluster->end - cluster->start));
}

/* The space that the line dropped: real for all who take the text out,
 * without ink for the eye, after the logical end of the run. */
static void show_space(RunWriter *writer, const PdfGlyph *space) {
    const Item *item = writer->item;
    long place = item->right_to_left
                     ? -space->width
                     : to_thousandths(writer, writer->edges[item->glyph_count]);
    set_rise(writer, 0);
    show_glyph(writer, space, place);
}

static void show_placed(RunWriter *writer, const PdfGlyph *shown,
                        const Glyph *glyph) {
    double edge = writer->edges[glyph - writer->item->glyphs];
    set_rise(writer, glyph->y_offset);
    show_glyph(writer, shown, to_thousandths(writer, edge + glyph->x_offset));
}

static const PdfGlyph *lookup_spelling(const RunWriter *writer,
                                       const Spelling *spelling) {
    const char *text = spelling->text != NULL ? spelling->text : "";
    return pdf_font_lookup_glyph(writer->font, spelling->glyph->id, text,
                                 strlen(text));
}

static void show_cluster(RunWriter *writer, const TextCluster *cluster) {
    if (cluster->count == 0) {
        show_space(writer, lookup_single(writer, cluster));
        return;
    }
    if (cluster->count == 1) {
        show_placed(writer, lookup_single(writer, cluster),
                    &writer->item->glyphs[cluster->first]);
        return;
    }
    g_autoptr(GArray) spellings = text_spell(writer->item, cluster);
    for (guint i = 0; i < spellings->len; i++) {
        const Spelling *spelling = &g_array_index(spellings, Spelling, i);
        show_placed(writer, lookup_spelling(writer, spelling), spelling->glyph);
    }
}

/* Whether the glyphs say the text of the cluster, one after another. */
static bool is_spelled(const RunWriter *writer, const TextCluster *cluster) {
    const char *text = writer->item->text + cluster->start;
    const char *end = writer->item->text + cluster->end;
    if (cluster->count <= 1) {
        return pdf_glyph_says(lookup_single(writer, cluster), text,
                              (gsize)(end - text));
    }
    g_autoptr(GArray) spellings = text_spell(writer->item, cluster);
    for (guint i = 0; i < spellings->len; i++) {
        const char *said =
            lookup_spelling(writer, &g_array_index(spellings, Spelling, i))
                ->text;
        gsize length = strlen(said);
        if (length > (gsize)(end - text) || memcmp(text, said, length) != 0) {
            return false;
        }
        text += length;
    }
    return text == end;
}

static const TextCluster *cluster_at(const RunWriter *writer, guint index) {
    return &g_array_index(writer->clusters, TextCluster, index);
}

/* Neighbours that glyphs do not spell share one replacement. Returns the
 * cluster after them. */
static guint show_replaced(RunWriter *writer, guint first) {
    guint after = first + 1;
    while (after < writer->clusters->len &&
           !is_spelled(writer, cluster_at(writer, after))) {
        after++;
    }
    int start = cluster_at(writer, first)->start;
    int end = cluster_at(writer, after - 1)->end;
    GString *out = writer->pen->out;
    close_array(writer);
    g_string_append(out, "/Span<</ActualText<FEFF");
    text_append_utf16(out, writer->item->text + start, (gsize)(end - start));
    g_string_append(out, ">>>BDC\n");
    for (guint i = first; i < after; i++) {
        show_cluster(writer, cluster_at(writer, i));
    }
    close_array(writer);
    g_string_append(out, "EMC\n");
    return after;
}

static double *glyph_edges(const Item *item) {
    double *edges = g_new(double, item->glyph_count + 1);
    edges[0] = 0;
    for (int i = 0; i < item->glyph_count; i++) {
        edges[i + 1] = edges[i] + item->glyphs[i].advance;
    }
    return edges;
}

static void set_font(Pen *pen, const PdfFont *font, double size) {
    if (pen->state.font == font && pen->state.size == size) {
        return;
    }
    g_string_append_printf(pen->out, "/%s ", font->name);
    text_append_number(pen->out, size, 3);
    g_string_append(pen->out, " Tf\n");
    pen->state.font = font;
    pen->state.size = size;
}

/* Td counts from where it last stood: round first, so that nothing sums. */
static void move_to(Pen *pen, double x, double y) {
    double left = round((pen->left + x) * 100) / 100;
    double base = round((pen->height - y) * 100) / 100;
    pen_number(pen, left - pen->line_x);
    pen_number(pen, base - pen->line_y);
    g_string_append(pen->out, "Td\n");
    pen->line_x = left;
    pen->line_y = base;
}

void pen_show_item(Pen *pen, const Item *item) {
    if (item->glyph_count == 0) {
        return;
    }
    RunWriter writer = {.pen = pen, .item = item};
    writer.font = pdf_fonts_lookup(pen->fonts, item->font);
    writer.clusters = text_clusters(item, writer.font->space != 0);
    writer.edges = glyph_edges(item);
    pen_begin_text(pen);
    pen_set_fill(pen, &item->color);
    set_font(pen, writer.font, item->size);
    move_to(pen, item->x, item->y);
    for (guint i = 0; i < writer.clusters->len;) {
        if (pen->press || is_spelled(&writer, cluster_at(&writer, i))) {
            show_cluster(&writer, cluster_at(&writer, i++));
        } else {
            i = show_replaced(&writer, i);
        }
    }
    close_array(&writer);
    g_array_unref(writer.clusters);
    g_free(writer.edges);
}
