/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/font_subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#define CFF_TAG HB_TAG('C', 'F', 'F', ' ')
#define MOST_REMEMBERED 16 /* subsets of a face */

/* The whole of a table or font, read with bounds checked: out of it is 0. */
typedef struct {
    const guint8 *data;
    guint length;
} Bytes;

static guint read_number(const Bytes *bytes, guint offset, guint size) {
    guint number = 0;
    for (guint i = 0; i < size; i++) {
        guint byte = offset + i < bytes->length ? bytes->data[offset + i] : 0;
        number = number << 8 | byte;
    }
    return number;
}

/* CFF keeps lists as INDEX: count, offset size, offsets, data. Returns where
 * entry `entry` starts; entry `count` is the end of the whole. */
static guint index_entry(const Bytes *bytes, guint index, guint entry) {
    guint count = read_number(bytes, index, 2);
    if (count == 0) {
        return index + 2;
    }
    guint size = read_number(bytes, index + 2, 1);
    guint data = index + 3 + (count + 1) * size - 1;
    return data + read_number(bytes, index + 3 + entry * size, size);
}

static guint index_end(const Bytes *bytes, guint index) {
    return index_entry(bytes, index, read_number(bytes, index, 2));
}

/* What the Top DICT says of the glyphs. */
typedef struct {
    bool by_cid;
    guint charset, glyphs; /* offsets */
} TopDict;

/* Reads one operand at `offset` and moves on; only integers count here. */
static guint read_operand(const Bytes *bytes, guint *offset) {
    guint first = read_number(bytes, (*offset)++, 1);
    guint number = 0, size = 0;
    if (first == 28 || first == 29) {
        size = first == 28 ? 2 : 4;
        number = read_number(bytes, *offset, size);
    } else if (first == 30) {
        while (*offset < bytes->length &&
               (read_number(bytes, *offset, 1) & 0xF) != 0xF) {
            (*offset)++;
        }
        size = 1;
    } else if (first >= 247) {
        number = (first - 247) * 256 + read_number(bytes, *offset, 1) + 108;
        size = 1;
    } else {
        number = first - 139;
    }
    *offset += size;
    return number;
}

static TopDict read_top_dict(const Bytes *bytes) {
    TopDict dict = {0};
    guint names = read_number(bytes, 2, 1);
    guint dicts = index_end(bytes, names);
    guint offset = index_entry(bytes, dicts, 0);
    guint end = MIN(index_entry(bytes, dicts, 1), bytes->length);
    guint operand = 0;
    while (offset < end) {
        guint command = read_number(bytes, offset, 1);
        if (command > 21) {
            operand = read_operand(bytes, &offset);
            continue;
        }
        offset++;
        if (command == 12) { /* two bytes: 12 30 is ROS, of CID fonts only */
            dict.by_cid |= read_number(bytes, offset++, 1) == 30;
        } else if (command == 15) {
            dict.charset = operand;
        } else if (command == 17) {
            dict.glyphs = operand;
        }
    }
    return dict;
}

/* The CID of each glyph of a CID-keyed CFF table: GArray of guint32; NULL when
 * the table is not keyed by CID. */
static GArray *read_cids(const Bytes *bytes) {
    TopDict dict = read_top_dict(bytes);
    if (!dict.by_cid) {
        return NULL;
    }
    guint count = read_number(bytes, dict.glyphs, 2);
    guint format = read_number(bytes, dict.charset, 1);
    guint offset = dict.charset + 1;
    guint32 cid = 0;
    GArray *cids = g_array_new(FALSE, FALSE, sizeof cid);
    g_array_append_val(cids, cid);
    while (cids->len < count && offset < bytes->length) {
        cid = read_number(bytes, offset, 2);
        /* Format 0 lists numbers; 1 and 2 list ranges. */
        guint left = read_number(bytes, offset + 2, format);
        offset += 2 + format;
        for (guint i = 0; i <= left && cids->len < count; i++, cid++) {
            g_array_append_val(cids, cid);
        }
    }
    return cids;
}

/* The face with only what draws glyphs. hb-subset closes over and copies all
 * that is there: with the layout tables of a CJK font, a page would cost 170
 * ms; without, it costs 2. */
static hb_face_t *outlines_only(const Font *font) {
    static const char *const tags[] = {"CFF ", "glyf", "loca", "head", "hhea",
                                       "hmtx", "maxp", "cvt ", "fpgm", "prep"};
    hb_face_t *outlines = hb_face_builder_create();
    for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
        hb_tag_t tag = hb_tag_from_string(tags[i], 4);
        hb_blob_t *table = hb_face_reference_table(font->face, tag);
        if (hb_blob_get_length(table) > 0) {
            hb_face_builder_add_table(outlines, tag, table);
        }
        hb_blob_destroy(table);
    }
    return outlines;
}

static void free_blob(gpointer blob) {
    hb_blob_destroy(blob);
}

/* Takes the blob over. */
static GBytes *bytes_of(hb_blob_t *blob) {
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    return g_bytes_new_with_free_func(data, length, free_blob, blob);
}

static Position position_of(const Font *font) {
    return position_in_file(font->path);
}

/* Which code shows which glyph. With Identity-H the two bytes in a PDF string
 * are a CID. A TrueType font (CIDToGIDMap Identity) and a CFF font with names
 * take the glyph number as CID. A CID-keyed CFF font is asked through its
 * charset instead: hb-subset renumbers the glyphs there but keeps each one's
 * CID, so the CID is the code. */
static GHashTable *map_codes(hb_subset_plan_t *plan, const hb_set_t *glyphs,
                             const GArray *cids) {
    GHashTable *codes = g_hash_table_new(NULL, NULL);
    const hb_map_t *numbers = hb_subset_plan_old_to_new_glyph_mapping(plan);
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    while (hb_set_next(glyphs, &glyph)) {
        hb_codepoint_t number = hb_map_get(numbers, glyph);
        if (number == HB_MAP_VALUE_INVALID) {
            continue;
        }
        guint code = cids != NULL && number < cids->len
                         ? g_array_index(cids, guint32, number)
                         : number;
        g_hash_table_insert(codes, GUINT_TO_POINTER(glyph),
                            GINT_TO_POINTER((int)code));
    }
    return codes;
}

/* Letters for the name of a subset. */
static void set_tag(GlyphSubset *subset) {
    gsize length = 0;
    const guchar *data = g_bytes_get_data(subset->data, &length);
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_MD5);
    guint8 digest[16];
    gsize digest_length = sizeof digest;
    g_checksum_update(checksum, data, (gssize)length);
    g_checksum_get_digest(checksum, digest, &digest_length);
    for (int i = 0; i < 6; i++) {
        subset->tag[i] = (char)('A' + digest[i] % 26);
    }
}

static GlyphSubset *collect_subset(hb_face_t *face, hb_subset_plan_t *plan,
                                   const hb_set_t *glyphs) {
    GlyphSubset *subset = g_new0(GlyphSubset, 1);
    g_ref_count_init(&subset->references);
    g_autoptr(GArray) cids = NULL;
    hb_blob_t *table = hb_face_reference_table(face, CFF_TAG);
    subset->cff = hb_blob_get_length(table) > 0;
    if (subset->cff) {
        subset->data = bytes_of(table);
        gsize length;
        const guint8 *data = g_bytes_get_data(subset->data, &length);
        Bytes bytes = {data, (guint)length};
        cids = read_cids(&bytes);
    } else {
        hb_blob_destroy(table);
        subset->data = bytes_of(hb_face_reference_blob(face));
    }
    subset->new_ids = map_codes(plan, glyphs, cids);
    set_tag(subset);
    return subset;
}

static GlyphSubset *make_subset(const Font *font, const hb_set_t *glyphs,
                                Diag *diag) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    hb_set_set(wanted, glyphs);
    hb_set_add(wanted, 0);
    hb_face_t *outlines = outlines_only(font);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(outlines, input);
    hb_face_t *face =
        plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
    GlyphSubset *subset = NULL;
    if (face != NULL) {
        subset = collect_subset(face, plan, wanted);
    } else {
        diag_error(diag, position_of(font), "font",
                   "no subset can be made of %s, install the font again",
                   font->id);
    }
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_face_destroy(outlines);
    hb_subset_input_destroy(input);
    return subset;
}

void glyph_subset_free(GlyphSubset *subset) {
    if (subset != NULL && g_ref_count_dec(&subset->references)) {
        g_bytes_unref(subset->data);
        g_clear_pointer(&subset->packed, g_bytes_unref);
        g_hash_table_unref(subset->new_ids);
        g_free(subset);
    }
}

typedef struct {
    hb_set_t *glyphs; /* as asked for */
    GlyphSubset *subset;
} Remembered;

static void free_remembered(gpointer data) {
    Remembered *remembered = data;
    hb_set_destroy(remembered->glyphs);
    glyph_subset_free(remembered->subset);
    g_free(remembered);
}

static void free_memory(void *memory) {
    g_ptr_array_unref(memory);
}

/* The last subsets of the face, the oldest first: Remembered. They live as
 * long as the face. */
static GPtrArray *memory_of(const Font *font) {
    static hb_user_data_key_t key;
    GPtrArray *memory = hb_face_get_user_data(font->face, &key);
    if (memory == NULL) {
        memory = g_ptr_array_new_with_free_func(free_remembered);
        hb_face_set_user_data(font->face, &key, memory, free_memory, false);
    }
    return memory;
}

static void remember(GPtrArray *memory, const hb_set_t *glyphs,
                     GlyphSubset *subset) {
    Remembered *remembered = g_new0(Remembered, 1);
    remembered->glyphs = hb_set_copy(glyphs);
    remembered->subset = subset;
    g_ref_count_inc(&subset->references);
    if (memory->len == MOST_REMEMBERED) {
        g_ptr_array_remove_index(memory, 0);
    }
    g_ptr_array_add(memory, remembered);
}

GlyphSubset *font_subset_glyphs(const Font *font, const hb_set_t *glyphs,
                                Diag *diag) {
    GPtrArray *memory = memory_of(font);
    for (guint i = 0; i < memory->len; i++) {
        const Remembered *remembered = g_ptr_array_index(memory, i);
        if (hb_set_is_equal(remembered->glyphs, glyphs)) {
            g_ref_count_inc(&remembered->subset->references);
            return remembered->subset;
        }
    }
    GlyphSubset *subset = make_subset(font, glyphs, diag);
    if (subset != NULL) {
        remember(memory, glyphs, subset);
    }
    return subset;
}

/* The parts of a character, and Thai and Lao AM, which shapers take apart. */
static void add_parts(hb_set_t *set, gunichar character) {
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize count =
        g_unichar_fully_decompose(character, FALSE, parts, G_N_ELEMENTS(parts));
    for (gsize i = 0; i < count; i++) {
        hb_set_add(set, parts[i]);
    }
    gunichar first, second;
    if (g_unichar_decompose(character, &first, &second)) {
        hb_set_add(set, first); /* Ệ: also Ẹ, not only E */
        add_parts(set, first);
    }
    if (character == 0x0E33 || character == 0x0EB3) {
        hb_set_add(set, character == 0x0E33 ? 0x0E4D : 0x0ECD);
        hb_set_add(set, character - 1);
    }
    gunichar mirrored;
    if (g_unichar_get_mirror_char(character, &mirrored)) {
        hb_set_add(set, mirrored);
    }
}

/* Whatever two characters of the set compose to. */
static void add_composed(hb_set_t *set, const hb_set_t *marks) {
    hb_set_t *found = hb_set_create();
    hb_codepoint_t base = HB_SET_VALUE_INVALID;
    while (hb_set_next(set, &base)) {
        hb_codepoint_t mark = HB_SET_VALUE_INVALID;
        while (hb_set_next(marks, &mark)) {
            gunichar composed;
            if (g_unichar_compose(base, mark, &composed)) {
                hb_set_add(found, composed);
            }
        }
    }
    hb_set_union(set, found);
    hb_set_destroy(found);
}

/* The characters that a shaper may ask for when it is given these. */
static hb_set_t *close_over(const hb_set_t *characters) {
    static const gunichar always[] = {0x20,   0xA0,   0xAD,   0x200B,
                                      0x200C, 0x200D, 0x200E, 0x200F,
                                      0x2010, 0x2011, 0x202F, 0x25CC};
    hb_set_t *set = hb_set_create();
    for (gsize i = 0; i < G_N_ELEMENTS(always); i++) {
        hb_set_add(set, always[i]);
    }
    hb_codepoint_t character = HB_SET_VALUE_INVALID;
    while (hb_set_next(characters, &character)) {
        hb_set_add(set, character);
        add_parts(set, character);
    }
    hb_set_t *marks = hb_set_create();
    character = HB_SET_VALUE_INVALID;
    while (hb_set_next(set, &character)) {
        if (g_unichar_ismark(character)) {
            hb_set_add(marks, character);
        }
    }
    add_composed(set, marks);
    add_composed(set, marks); /* E, then Ê, then Ế */
    hb_set_destroy(marks);
    return set;
}

/* What browsers and HarfBuzz apply to horizontal text unasked; other features
 * would bring in glyphs that nobody sees. */
static void set_features(hb_subset_input_t *input) {
    static const char tags[] =
        "rvrn ltra ltrm rtla rtlm frac numr dnom abvm blwm ccmp locl mark mkmk "
        "rlig calt clig curs dist kern liga rclt isol fina fin2 fin3 medi med2 "
        "init stch mset nukt akhn rphf rkrf pref blwf abvf half pstf vatu cjct "
        "cfar pres abvs blws psts haln ljmo vjmo tjmo ";
    hb_set_t *features =
        hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(features);
    for (const char *tag = tags; *tag != '\0'; tag += 5) {
        hb_set_add(features, hb_tag_from_string(tag, 4));
    }
}

static hb_buffer_t *shape_sample(hb_font_t *font, const char *text,
                                 const Language *language) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_set_language(buffer, hb_language_from_string(language->tag, -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    return buffer;
}

static bool same_glyphs(hb_buffer_t *whole, hb_buffer_t *part,
                        const hb_map_t *numbers) {
    unsigned count, part_count;
    const hb_glyph_info_t *a = hb_buffer_get_glyph_infos(whole, &count);
    const hb_glyph_info_t *b = hb_buffer_get_glyph_infos(part, &part_count);
    const hb_glyph_position_t *p = hb_buffer_get_glyph_positions(whole, NULL);
    const hb_glyph_position_t *q = hb_buffer_get_glyph_positions(part, NULL);
    if (count != part_count) {
        return false;
    }
    for (unsigned i = 0; i < count; i++) {
        if (hb_map_get(numbers, a[i].codepoint) != b[i].codepoint ||
            a[i].cluster != b[i].cluster || p[i].x_advance != q[i].x_advance ||
            p[i].x_offset != q[i].x_offset || p[i].y_offset != q[i].y_offset) {
            return false;
        }
    }
    return true;
}

/* Shapes all samples with both and reports the first that differs. */
static bool prove(const Font *font, hb_face_t *face, const hb_map_t *numbers,
                  const char *const *samples, const Language *language,
                  Diag *diag) {
    hb_font_t *shaper = hb_font_create(face);
    bool same = true;
    for (; same && *samples != NULL; samples++) {
        hb_buffer_t *whole = shape_sample(font->shaper, *samples, language);
        hb_buffer_t *part = shape_sample(shaper, *samples, language);
        same = same_glyphs(whole, part, numbers);
        hb_buffer_destroy(whole);
        hb_buffer_destroy(part);
        if (!same) {
            Position position = position_of(font);
            position.language = g_intern_string(language->code);
            diag_error(diag, position, "font",
                       "the subset shapes \"%s\" otherwise than the font, "
                       "report this as a bug",
                       *samples);
        }
    }
    hb_font_destroy(shaper);
    return same;
}

GBytes *font_subset_characters(const Font *font, const hb_set_t *characters,
                               const char *const *samples,
                               const Language *language, Diag *diag) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *closed = close_over(characters);
    hb_set_set(hb_subset_input_unicode_set(input), closed);
    hb_set_destroy(closed);
    set_features(input);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(font->face, input);
    hb_face_t *face =
        plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
    GBytes *data = NULL;
    if (face == NULL) {
        diag_error(diag, position_of(font), "font",
                   "no subset can be made of %s, install the font again",
                   font->id);
    } else if (prove(font, face, hb_subset_plan_old_to_new_glyph_mapping(plan),
                     samples, language, diag)) {
        data = bytes_of(hb_face_reference_blob(face));
    }
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return data;
}
