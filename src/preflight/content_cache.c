/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/content_cache.h"

#include <string.h>

/* Comparisons, and what an instruction costs beside one: about half a minute,
 * a hundred times what a booklet takes. */
#define BUDGET G_GUINT64_CONSTANT(3000000000)
#define INSTRUCTION_COST 20

struct ContentCache {
    PdfReader *reader;
    guint64 spent;
    GHashTable *names; /* "owner/Font/F1" to the object, as a pointer */
    GHashTable *fonts, *forms, *pictures, *shadings, *states; /* by object */
    GHashTable *spaces; /* "owner/Cs1" to ColorSpace */
};

static void free_font(gpointer data) {
    text_font_free(data);
}

static void free_form(gpointer data) {
    PdfForm *form = data;
    g_clear_pointer(&form->content, g_bytes_unref);
    g_free(form);
}

static void free_picture(gpointer data) {
    pdf_picture_free(data);
}

static void free_shading(gpointer data) {
    shading_free(data);
}

static void free_space(gpointer data) {
    color_space_free(data);
}

static GHashTable *make_table(GDestroyNotify destroy) {
    return g_hash_table_new_full(NULL, NULL, NULL, destroy);
}

ContentCache *content_cache_new(PdfReader *reader) {
    ContentCache *cache = g_new0(ContentCache, 1);
    cache->reader = reader;
    cache->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cache->fonts = make_table(free_font);
    cache->forms = make_table(free_form);
    cache->pictures = make_table(free_picture);
    cache->shadings = make_table(free_shading);
    cache->states = make_table(g_free);
    cache->spaces =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_space);
    return cache;
}

void content_cache_free(ContentCache *cache) {
    if (cache == NULL) {
        return;
    }
    GHashTable *tables[] = {cache->names,    cache->fonts,  cache->forms,
                            cache->pictures, cache->spaces, cache->shadings,
                            cache->states};
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_hash_table_unref(tables[i]);
    }
    g_free(cache);
}

PdfReader *content_cache_reader(const ContentCache *cache) {
    return cache->reader;
}

bool content_cache_spend(ContentCache *cache, guint comparisons) {
    cache->spent += comparisons;
    return cache->spent <= BUDGET;
}

bool content_cache_spend_instruction(ContentCache *cache) {
    return content_cache_spend(cache, INSTRUCTION_COST);
}

guint content_cache_fonts(const ContentCache *cache) {
    return g_hash_table_size(cache->fonts);
}

PdfObject content_cache_lookup(ContentCache *cache, Resources resources,
                               const char *category, const char *name) {
    g_autofree char *key =
        g_strdup_printf("%d%s/%s", resources.owner, category, name);
    gpointer found;
    if (g_hash_table_lookup_extended(cache->names, key, NULL, &found)) {
        return GPOINTER_TO_UINT(found);
    }
    g_autofree char *slashed = g_strconcat("/", name, NULL);
    PdfObject object =
        pdf_get(cache->reader,
                pdf_get(cache->reader, resources.object, category), slashed);
    g_hash_table_insert(cache->names, g_steal_pointer(&key),
                        GUINT_TO_POINTER(object));
    return object;
}

/* Objects with a number are the same under every handle. */
static gpointer key_of(const ContentCache *cache, PdfObject object) {
    int number = pdf_number_of(cache->reader, object);
    return number > 0 ? GINT_TO_POINTER(-number) : GUINT_TO_POINTER(object);
}

const TextFont *content_cache_font(ContentCache *cache, PdfObject object) {
    gpointer key = key_of(cache, object);
    TextFont *font = g_hash_table_lookup(cache->fonts, key);
    if (font == NULL) {
        font = text_font_read(cache->reader, object);
        g_hash_table_insert(cache->fonts, key, font);
    }
    return font;
}

static PdfForm *read_form(PdfReader *reader, PdfObject object) {
    PdfForm *form = g_new0(PdfForm, 1);
    double values[6];
    form->matrix = MATRIX_IDENTITY;
    if (pdf_numbers(reader, pdf_get(reader, object, "/Matrix"), values, 6) ==
        6) {
        form->matrix = (Matrix){values[0], values[1], values[2],
                                values[3], values[4], values[5]};
    }
    form->box = AREA_EVERYTHING;
    if (pdf_numbers(reader, pdf_get(reader, object, "/BBox"), values, 4) == 4) {
        form->box = area_of_corners(values);
    }
    PdfObject subtype = pdf_get(reader, object, "/Subtype");
    PdfObject subtype2 = pdf_get(reader, object, "/Subtype2");
    form->is_postscript = pdf_is_named(reader, subtype, "/PS") ||
                          pdf_is_named(reader, subtype2, "/PS") ||
                          pdf_get(reader, object, "/PS") != 0;
    form->is_reference = pdf_get(reader, object, "/Ref") != 0;
    form->has_opi = pdf_get(reader, object, "/OPI") != 0;
    form->is_optional = pdf_get(reader, object, "/OC") != 0;
    PdfObject group = pdf_get(reader, object, "/Group");
    form->is_transparent =
        pdf_is_named(reader, pdf_get(reader, group, "/S"), "/Transparency");
    form->resources = pdf_get(reader, object, "/Resources");
    form->number = pdf_number_of(reader, object);
    form->content =
        form->is_postscript ? NULL : pdf_stream_data(reader, object);
    return form;
}

const PdfForm *content_cache_form(ContentCache *cache, PdfObject object) {
    gpointer key = key_of(cache, object);
    PdfForm *form = g_hash_table_lookup(cache->forms, key);
    if (form == NULL) {
        form = read_form(cache->reader, object);
        g_hash_table_insert(cache->forms, key, form);
    }
    return form;
}

const PdfPicture *content_cache_picture(ContentCache *cache, PdfObject object,
                                        Resources resources) {
    gpointer key = key_of(cache, object);
    PdfPicture *picture = g_hash_table_lookup(cache->pictures, key);
    if (picture == NULL) {
        picture = pdf_picture_read(cache->reader, object, resources.object);
        g_hash_table_insert(cache->pictures, key, picture);
    }
    return picture;
}

const Shading *content_cache_shading(ContentCache *cache, PdfObject object,
                                     Resources resources) {
    gpointer key = key_of(cache, object);
    Shading *shading = g_hash_table_lookup(cache->shadings, key);
    if (shading == NULL) {
        shading = shading_read(cache->reader, object, resources.object);
        g_hash_table_insert(cache->shadings, key, shading);
    }
    return shading;
}

/* Any of the blend modes named is one that mixes colours. */
static bool is_blended(PdfReader *reader, PdfObject mode) {
    if (pdf_is_array(reader, mode)) {
        mode = pdf_item(reader, mode, 0);
    }
    const char *name = pdf_name(reader, mode);
    return name != NULL && strcmp(name, "/Normal") != 0 &&
           strcmp(name, "/Compatible") != 0;
}

static const char *find_transparency(PdfReader *reader, PdfObject object) {
    PdfObject mask = pdf_get(reader, object, "/SMask");
    if (mask != 0 && !pdf_is_named(reader, mask, "/None")) {
        return "(a soft mask)";
    }
    if (pdf_get_number(reader, object, "/ca", 1) < 1 ||
        pdf_get_number(reader, object, "/CA", 1) < 1) {
        return "(opacity below 1)";
    }
    return is_blended(reader, pdf_get(reader, object, "/BM")) ? "(a blend mode)"
                                                              : NULL;
}

static StateChange *read_state(PdfReader *reader, PdfObject object) {
    StateChange *change = g_new0(StateChange, 1);
    change->sets_width =
        pdf_number(reader, pdf_get(reader, object, "/LW"), &change->width);
    PdfObject both = pdf_get(reader, object, "/OP");
    PdfObject fill = pdf_get(reader, object, "/op");
    change->sets_stroke_overprint = both != 0;
    change->stroke_overprint = pdf_bool(reader, both, false);
    change->sets_fill_overprint = fill != 0 || both != 0;
    change->fill_overprint = pdf_bool(reader, fill, change->stroke_overprint);
    double mode = 0;
    change->sets_mode =
        pdf_number(reader, pdf_get(reader, object, "/OPM"), &mode);
    change->mode = mode == 1;
    PdfObject font = pdf_get(reader, object, "/Font");
    change->font = pdf_item(reader, font, 0);
    pdf_number(reader, pdf_item(reader, font, 1), &change->font_size);
    PdfObject transfer = pdf_get(reader, object, "/TR2");
    change->has_transfer =
        pdf_get(reader, object, "/TR") != 0 ||
        (transfer != 0 && !pdf_is_named(reader, transfer, "/Default"));
    PdfObject halftone = pdf_get(reader, object, "/HT");
    change->has_halftone = pdf_get(reader, object, "/HTP") != 0 ||
                           pdf_get(reader, halftone, "/HalftoneName") != 0;
    change->transparency = find_transparency(reader, object);
    return change;
}

const StateChange *content_cache_state(ContentCache *cache, PdfObject object) {
    gpointer key = key_of(cache, object);
    StateChange *change = g_hash_table_lookup(cache->states, key);
    if (change == NULL) {
        change = read_state(cache->reader, object);
        g_hash_table_insert(cache->states, key, change);
    }
    return change;
}

static bool is_device(const char *name) {
    return strcmp(name, "DeviceGray") == 0 || strcmp(name, "DeviceRGB") == 0 ||
           strcmp(name, "DeviceCMYK") == 0;
}

const ColorSpace *content_cache_space(ContentCache *cache, const char *name,
                                      Resources resources) {
    g_autofree char *key = g_strdup_printf("%d/%s", resources.owner, name);
    ColorSpace *space = g_hash_table_lookup(cache->spaces, key);
    if (space != NULL) {
        return space;
    }
    if (is_device(name)) {
        space = color_space_device(cache->reader, name, resources.object);
    } else if (strcmp(name, "Pattern") == 0) {
        space = color_space_read(cache->reader,
                                 pdf_parse(cache->reader, "/Pattern"), 0);
    } else {
        PdfObject object =
            content_cache_lookup(cache, resources, "/ColorSpace", name);
        space = color_space_read(cache->reader, object, resources.object);
    }
    g_hash_table_insert(cache->spaces, g_steal_pointer(&key), space);
    return space;
}
