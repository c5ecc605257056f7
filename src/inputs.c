/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inputs.h"

#include "catalogue/owed.h"
#include "layout/fonts.h"

Inputs *inputs_load(const Options *options, Diag *diag) {
    g_autoptr(Inputs) inputs = g_new0(Inputs, 1);
    inputs->options = options;
    inputs->catalogues = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                               (GDestroyNotify)catalogue_free);
    inputs->texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                          (GDestroyNotify)texts_free);
    inputs->languages = languages_load(options->locales_dir, diag);
    if (inputs->languages == NULL) {
        return NULL;
    }
    inputs->content =
        content_load(options->content_dir, inputs->languages, diag);
    if (inputs->content == NULL) {
        return NULL;
    }
    owed_check_topics(inputs->content, diag);
    inputs->editions = editions_load(inputs->content, inputs->languages, diag);
    return inputs->editions == NULL ? NULL : g_steal_pointer(&inputs);
}

void inputs_free(Inputs *inputs) {
    if (inputs == NULL) {
        return;
    }
    g_clear_pointer(&inputs->formats, g_ptr_array_unref);
    outside_words_free(inputs->outside);
    g_clear_pointer(&inputs->styles, g_hash_table_unref);
    style_free(inputs->style);
    fonts_free(inputs->fonts);
    g_hash_table_unref(inputs->texts);
    g_hash_table_unref(inputs->catalogues);
    g_clear_pointer(&inputs->editions, g_ptr_array_unref);
    content_free(inputs->content);
    g_clear_pointer(&inputs->languages, g_ptr_array_unref);
    g_free(inputs);
}

/* Only check goes on with a catalogue that is not right. */
static Catalogue *load_catalogue(const Options *options,
                                 const Language *language, Diag *diag) {
    return options->command == COMMAND_CHECK
               ? catalogue_load_for_check(options->locales_dir, language, diag)
               : catalogue_load(options->locales_dir, language, diag);
}

static void load_language(Inputs *inputs, const Language *language,
                          Diag *diag) {
    char *code = (char *)language->code; /* interned */
    if (g_hash_table_contains(inputs->catalogues, code)) {
        return;
    }
    Catalogue *catalogue = load_catalogue(inputs->options, language, diag);
    if (catalogue != NULL) {
        catalogue_set_owed(catalogue, owed_texts(inputs->content, language));
        g_hash_table_insert(inputs->catalogues, code, catalogue);
        g_hash_table_insert(
            inputs->texts, code,
            texts_translate(inputs->content->documents, catalogue, language));
    }
}

void inputs_load_texts(Inputs *inputs, const GPtrArray *languages, Diag *diag) {
    load_language(inputs, inputs->content->dutch, diag);
    for (guint i = 0; i < languages->len; i++) {
        load_language(inputs, g_ptr_array_index(languages, i), diag);
    }
}

bool inputs_load_formats(Inputs *inputs, Diag *diag) {
    inputs->formats = formats_load(inputs->options->templates_dir, diag);
    return inputs->formats != NULL;
}

static void free_style(gpointer style) {
    style_free(style);
}

/* Editions without a look of their own have the common style. */
static void load_styles(Inputs *inputs, Diag *diag) {
    inputs->styles =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_style);
    for (guint i = 0; i < inputs->editions->len; i++) {
        const Edition *edition = g_ptr_array_index(inputs->editions, i);
        const EditionLook *own = edition->look;
        if (own == NULL) {
            continue;
        }
        StyleLook look = {.main = own->main,
                          .accent = own->accent,
                          .main_position = own->main_position,
                          .accent_position = own->accent_position,
                          .logo = own->logo,
                          .logo_size = formats_largest_logo(inputs->formats),
                          .logo_position = own->logo_position};
        Style *style = style_with_look(inputs->style, &look, diag);
        if (style != NULL) {
            g_hash_table_insert(inputs->styles, edition->id, style);
        }
    }
}

/* An address is one word, so the words of the list are looked for inside. */
static void check_addresses(const Inputs *inputs, Diag *diag) {
    for (guint i = 0; i < inputs->editions->len; i++) {
        const Edition *edition = g_ptr_array_index(inputs->editions, i);
        if (edition->look != NULL && edition->look->address != NULL) {
            discretion_check_address(edition->look->address,
                                     edition->look->address_position,
                                     inputs->outside, diag);
        }
    }
}

const Style *inputs_style(const Inputs *inputs, const Edition *edition) {
    const Style *style = g_hash_table_lookup(inputs->styles, edition->id);
    return style != NULL ? style : inputs->style;
}

bool inputs_load_looks(Inputs *inputs, Diag *diag) {
    const char *folder = inputs->options->templates_dir;
    guint errors = diag_errors(diag);
    inputs->outside = outside_words_load(inputs->options->locales_dir, diag);
    inputs->fonts = fonts_load(folder, diag);
    inputs->style = style_load(folder, diag);
    if (inputs->style != NULL) {
        load_styles(inputs, diag);
    }
    if (inputs->outside != NULL) {
        check_addresses(inputs, diag);
    }
    return inputs->fonts != NULL && inputs->style != NULL &&
           diag_errors(diag) == errors;
}

const Texts *inputs_lookup_texts(const Inputs *inputs,
                                 const Language *language) {
    return g_hash_table_lookup(inputs->texts, language->code);
}
