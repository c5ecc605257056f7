/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf_text.h"

#include <math.h>
#include <string.h>

/* Glyphs at `from` and after it in logical order that share a cluster. */
static TextCluster scan_cluster(const Item *item, int from) {
    int last = item->glyph_count - 1;
    bool reverse = item->right_to_left;
    int start = item->glyphs[reverse ? last - from : from].cluster;
    int count = 0;
    /* <= : glyphs that HarfBuzz moved across clusters stay together. */
    while (from + count <= last) {
        int place = from + count;
        if (item->glyphs[reverse ? last - place : place].cluster > start) {
            break;
        }
        count++;
    }
    int first = reverse ? last - from - count + 1 : from;
    return (TextCluster){start, 0, first, count};
}

/* Gives each cluster its end: where the next one starts. */
static void close_clusters(GArray *clusters, int length) {
    for (guint i = 0; i < clusters->len; i++) {
        TextCluster *cluster = &g_array_index(clusters, TextCluster, i);
        cluster->end = i + 1 < clusters->len
                           ? g_array_index(clusters, TextCluster, i + 1).start
                           : length;
    }
    if (clusters->len > 0) {
        g_array_index(clusters, TextCluster, 0).start = 0;
    }
}

/* White space after the first character of the last cluster has no glyph: a
 * line dropped it. */
static void split_dropped(const Item *item, GArray *clusters, int length) {
    TextCluster *last =
        &g_array_index(clusters, TextCluster, clusters->len - 1);
    const char *first = item->text + last->start;
    const char *at = item->text + length;
    const char *before = g_utf8_find_prev_char(first, at);
    while (before != NULL && before > first &&
           (g_unichar_isspace(g_utf8_get_char(before)) ||
            g_utf8_get_char(before) == 0x200B)) {
        at = before;
        before = g_utf8_find_prev_char(first, at);
    }
    TextCluster dropped = {(int)(at - item->text), length, 0, 0};
    if (dropped.start < length) {
        last->end = dropped.start;
        g_array_append_val(clusters, dropped);
    }
}

GArray *text_clusters(const Item *item, bool font_has_space) {
    GArray *clusters = g_array_sized_new(FALSE, FALSE, sizeof(TextCluster),
                                         (guint)item->glyph_count + 1);
    int length = item->text != NULL ? (int)strlen(item->text) : 0;
    for (int from = 0; from < item->glyph_count;) {
        TextCluster cluster = scan_cluster(item, from);
        from += cluster.count;
        g_array_append_val(clusters, cluster);
    }
    close_clusters(clusters, length);
    if (clusters->len > 0 && font_has_space) {
        split_dropped(item, clusters, length);
    }
    return clusters;
}

/* The characters of a text; decomposed if there are fewer than `glyphs`, as
 * the shaper has taken letters apart. */
static GArray *split_characters(const char *text, gsize length, int glyphs) {
    bool whole = g_utf8_strlen(text, (gssize)length) >= glyphs;
    GArray *characters = g_array_new(FALSE, FALSE, sizeof(gunichar));
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize count = 1;
        parts[0] = g_utf8_get_char(at);
        if (!whole) {
            count = g_unichar_fully_decompose(parts[0], TRUE, parts,
                                              G_N_ELEMENTS(parts));
        }
        g_array_append_vals(characters, parts, (guint)count);
    }
    return characters;
}

/* The first character not taken that the glyph draws by itself, or -1. */
static int find_character(const Font *font, guint32 glyph,
                          const GArray *characters, const bool *taken) {
    for (guint i = 0; i < characters->len; i++) {
        gunichar character = g_array_index(characters, gunichar, i);
        hb_codepoint_t id = 0;
        if (!taken[i] &&
            hb_font_get_nominal_glyph(font->shaper, character, &id) &&
            id == glyph) {
            return (int)i;
        }
    }
    return -1;
}

static char *take_character(const GArray *characters, int index, bool *taken) {
    char text[7] = "";
    taken[index] = true;
    g_unichar_to_utf8(g_array_index(characters, gunichar, index), text);
    return g_strdup(text);
}

/* Glyphs that draw no character alone get those that are left: one each, and
 * the last all others. */
static void spell_rest(GArray *spellings, const GArray *characters,
                       bool *taken) {
    Spelling *last = NULL;
    guint next = 0;
    for (guint i = 0; i < spellings->len; i++) {
        Spelling *spelling = &g_array_index(spellings, Spelling, i);
        if (spelling->text != NULL) {
            continue;
        }
        while (next + 1 < characters->len && taken[next]) {
            next++;
        }
        spelling->slot = (int)next;
        spelling->text = take_character(characters, (int)next, taken);
        last = spelling;
    }
    for (guint i = 0; i < characters->len && last != NULL; i++) {
        if (!taken[i]) {
            g_autofree char *before = last->text;
            g_autofree char *added = take_character(characters, (int)i, taken);
            last->text = g_strconcat(before, added, NULL);
        }
    }
}

static gint compare_slots(gconstpointer a, gconstpointer b) {
    return ((const Spelling *)a)->slot - ((const Spelling *)b)->slot;
}

static void spelling_clear(gpointer data) {
    g_free(((Spelling *)data)->text);
}

GArray *text_spell(const Item *item, const TextCluster *cluster) {
    g_autoptr(GArray) characters = split_characters(
        item->text + cluster->start, (gsize)(cluster->end - cluster->start),
        cluster->count);
    g_autofree bool *taken = g_new0(bool, characters->len + 1);
    GArray *spellings = g_array_new(FALSE, FALSE, sizeof(Spelling));
    g_array_set_clear_func(spellings, spelling_clear);
    for (int i = 0; i < cluster->count; i++) {
        int place = item->right_to_left ? cluster->count - 1 - i : i;
        Spelling spelling = {.glyph = &item->glyphs[cluster->first + place]};
        spelling.slot =
            find_character(item->font, spelling.glyph->id, characters, taken);
        if (spelling.slot >= 0) {
            spelling.text = take_character(characters, spelling.slot, taken);
        }
        g_array_append_val(spellings, spelling);
    }
    if (characters->len > 0) {
        spell_rest(spellings, characters, taken);
    }
    g_array_sort(spellings, compare_slots); /* stable */
    return spellings;
}

void text_append_code(GString *out, guint code) {
    static const char digits[] = "0123456789ABCDEF";
    char buffer[] = {digits[code >> 12 & 15], digits[code >> 8 & 15],
                     digits[code >> 4 & 15], digits[code & 15]};
    g_string_append_len(out, buffer, sizeof buffer);
}

void text_append_utf16(GString *out, const char *text, gsize length) {
    const char *end = text + length;
    for (; text < end; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (character >= 0x10000) {
            text_append_code(out, 0xD800 + ((character - 0x10000) >> 10));
            character = 0xDC00 + (character & 0x3FF);
        }
        text_append_code(out, character);
    }
}

static void append_digits(GString *out, guint64 value, int least) {
    char buffer[24];
    int count = 0;
    for (; value > 0 || count < least; value /= 10) {
        buffer[sizeof buffer - (gsize)++count] = (char)('0' + value % 10);
    }
    g_string_append_len(out, buffer + sizeof buffer - count, count);
}

/* Not g_ascii_formatd: there are thousands of numbers on a sheet. */
void text_append_number(GString *out, double value, int decimals) {
    guint64 power = 1;
    for (int i = 0; i < decimals; i++) {
        power *= 10;
    }
    gint64 scaled = llround(value * (double)power);
    if (scaled < 0) {
        g_string_append_c(out, '-');
    }
    guint64 whole = (guint64)ABS(scaled) / power;
    guint64 fraction = (guint64)ABS(scaled) % power;
    if (whole > 0 || fraction == 0) {
        append_digits(out, whole, 1);
    }
    if (fraction > 0) {
        for (; fraction % 10 == 0; fraction /= 10) {
            decimals--;
        }
        g_string_append_c(out, '.');
        append_digits(out, fraction, decimals);
    }
}
