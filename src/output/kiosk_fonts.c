/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kiosk_fonts.h"

#include "layout/font_subset.h"
#include "output/kiosk_parts.h"

/* One font in one family. The regular and the bold font of the same place in
 * the list of a script share a family, so that the browser finds the bold. */
typedef struct {
    char *family;
    const Font *font;
    bool bold;
    hb_set_t *characters, *start; /* all; those of the start screen */
    GHashTable *samples;          /* char* -> itself */
    GPtrArray *languages;         /* const Language*, that need the face */
} Face;

/* The CSS of one language. */
typedef struct {
    const Language *language;
    GString *families; /* "w7,w0," */
} Rule;

struct KioskFonts {
    const Kiosk *kiosk;
    GPtrArray *faces; /* Face*, in order of first use */
    GPtrArray *rules; /* Rule*, in order of first use */
    Diag *diag;       /* while walking */
    bool start;       /* walking the texts of the start screen */
};

static void face_free(gpointer data) {
    Face *face = data;
    g_free(face->family);
    hb_set_destroy(face->characters);
    hb_set_destroy(face->start);
    g_hash_table_unref(face->samples);
    g_ptr_array_unref(face->languages);
    g_free(face);
}

static void rule_free(gpointer data) {
    Rule *rule = data;
    g_string_free(rule->families, TRUE);
    g_free(rule);
}

static const Font *family_font(const ScriptStyle *style, const Font *font,
                               bool bold) {
    guint index;
    if (bold && g_ptr_array_find(style->bold, font, &index) &&
        index < style->regular->len) {
        return g_ptr_array_index(style->regular, index);
    }
    return font;
}

static Face *lookup_face(const KioskFonts *fonts, const char *family,
                         const Font *font, bool bold) {
    for (guint i = 0; i < fonts->faces->len; i++) {
        Face *face = g_ptr_array_index(fonts->faces, i);
        if (face->font == font && face->bold == bold &&
            g_str_equal(face->family, family)) {
            return face;
        }
    }
    return NULL;
}

static Face *add_face(KioskFonts *fonts, const ScriptStyle *style,
                      const Font *font, bool bold) {
    g_autofree char *family =
        g_strdup_printf("w%d", family_font(style, font, bold)->number);
    Face *face = lookup_face(fonts, family, font, bold);
    if (face == NULL) {
        face = g_new0(Face, 1);
        face->family = g_steal_pointer(&family);
        face->font = font;
        face->bold = bold;
        face->characters = hb_set_create();
        face->start = hb_set_create();
        face->samples =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        face->languages = g_ptr_array_new();
        g_ptr_array_add(fonts->faces, face);
    }
    return face;
}

static void append_families(GString *families, const GPtrArray *list) {
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const Font *font = g_ptr_array_index(list, i);
        g_string_append_printf(families, "w%d,", font->number);
    }
}

static void add_rule(KioskFonts *fonts, const Language *language,
                     const ScriptStyle *style) {
    for (guint i = 0; i < fonts->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(fonts->rules, i);
        if (rule->language == language) {
            return;
        }
    }
    Rule *rule = g_new0(Rule, 1);
    rule->language = language;
    rule->families = g_string_new(NULL);
    if (style != NULL) {
        append_families(rule->families, style->regular);
    }
    g_ptr_array_add(fonts->rules, rule);
}

static void flush_sample(Face *face, GString *run) {
    if (face != NULL && run->len > 0) {
        g_hash_table_add(face->samples, g_strdup(run->str));
    }
    g_string_truncate(run, 0);
}

static void add_character(KioskFonts *fonts, Face *face, gunichar character,
                          const Language *language) {
    hb_set_add(face->characters, character);
    if (fonts->start) {
        hb_set_add(face->start, character);
    }
    if (!g_ptr_array_find(face->languages, language, NULL)) {
        g_ptr_array_add(face->languages, (gpointer)language);
    }
}

static void report_missing(const KioskFonts *fonts, const Language *language,
                           gunichar character) {
    Position position = {0};
    position.language = g_intern_string(language->code);
    diag_error(fonts->diag, position, "glyph",
               "no font for U+%04X in the kiosk, write it otherwise or add a "
               "font",
               character);
}

/* Gives each run of characters to the face that will show it. */
static void add_runs(KioskFonts *fonts, const Language *language,
                     const ScriptStyle *style, bool bold, const char *text) {
    g_autoptr(GString) run = g_string_new(NULL);
    Face *face = NULL;
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        const Font *font = script_style_lookup_font(style, bold, character);
        if (font == NULL) {
            report_missing(fonts, language, character);
            continue;
        }
        Face *next = add_face(fonts, style, font, bold);
        if (next != face) {
            flush_sample(face, run);
            face = next;
        }
        add_character(fonts, face, character, language);
        g_string_append_unichar(run, character);
    }
    flush_sample(face, run);
}

/* Every text may stand in regular; only some in bold. */
static void add_text(KioskFonts *fonts, const Language *language, bool bold,
                     const char *text) {
    const ScriptStyle *style =
        fonts->kiosk->fonts != NULL
            ? fonts_lookup_script(fonts->kiosk->fonts, language->script)
            : NULL;
    add_rule(fonts, language, style);
    if (style != NULL) {
        add_runs(fonts, language, style, false, text);
        if (bold) {
            add_runs(fonts, language, style, true, text);
        }
    }
}

/* As kiosk.css sets them. */
static bool is_bold(const Block *block) {
    return block->kind == BLOCK_HEADING || block->role == ROLE_MAIN_MESSAGE ||
           block->role == ROLE_ALARM || block->role == ROLE_NEED ||
           block->role == ROLE_NAME || block->role == ROLE_PHONE;
}

static void add_block(KioskFonts *fonts, const Block *block,
                      const Language *language, bool bold) {
    language = block->language != NULL ? block->language : language;
    bold = bold || is_bold(block);
    for (guint i = 0; block->spans != NULL && i < block->spans->len; i++) {
        const Span *span = g_ptr_array_index(block->spans, i);
        add_text(fonts, span->language != NULL ? span->language : language,
                 bold || span->strong, span->text);
    }
    for (guint i = 0; i < block->children->len; i++) {
        add_block(fonts, g_ptr_array_index(block->children, i), language, bold);
    }
}

static void add_message(KioskFonts *fonts, const Message *message,
                        const Language *language, bool bold) {
    for (int i = 0; message != NULL && i < message->form_count; i++) {
        add_text(fonts, language, bold, message->forms[i]);
    }
}

static void add_language(KioskFonts *fonts, const KioskLanguage *entry) {
    const Language *language = entry->language;
    add_block(fonts, entry->interface->root, language, true);
    if (entry->staff != NULL) {
        add_block(fonts, entry->staff->root, language, true);
    }
    add_block(fonts, entry->emergency->root, language, false);
    const Document *more[] = {entry->phrases, entry->audiences, entry->events};
    for (guint i = 0; i < G_N_ELEMENTS(more); i++) {
        if (more[i] != NULL) {
            add_block(fonts, more[i]->root, language, true);
        }
    }
    add_text(fonts, language, true, "0123456789+–· ");
    for (guint i = 0; i < entry->topics->len; i++) {
        const Document *topic = g_ptr_array_index(entry->topics, i);
        add_message(fonts, topic->title, language, true);
        add_message(fonts, topic->question, language, true);
        add_message(fonts, topic->summary, language, false);
        add_block(fonts, topic->root, language, false);
    }
}

/* The start screen: own names, Dutch names. The first language is taken for
 * them where there is no Dutch. */
static void add_start(KioskFonts *fonts) {
    const GPtrArray *languages = fonts->kiosk->languages;
    const KioskLanguage *dutch = g_ptr_array_index(languages, 0);
    for (guint i = 0; i < languages->len; i++) {
        const KioskLanguage *entry = g_ptr_array_index(languages, i);
        if (g_str_equal(entry->language->code, "nl")) {
            dutch = entry;
        }
    }
    fonts->start = true;
    add_text(fonts, dutch->language, true, "Wegwijzer A+–");
    for (guint i = 0; i < languages->len; i++) {
        const KioskLanguage *entry = g_ptr_array_index(languages, i);
        add_text(fonts, entry->language, true, entry->language->name);
        add_text(fonts, dutch->language, false, entry->language->name_dutch);
    }
    fonts->start = false;
    add_text(fonts, dutch->language, true, fonts->kiosk->edition_name);
}

KioskFonts *kiosk_fonts_new(const Kiosk *kiosk, Diag *diag) {
    KioskFonts *fonts = g_new0(KioskFonts, 1);
    fonts->kiosk = kiosk;
    fonts->diag = diag;
    fonts->faces = g_ptr_array_new_with_free_func(face_free);
    fonts->rules = g_ptr_array_new_with_free_func(rule_free);
    add_start(fonts);
    for (guint i = 0; i < kiosk->languages->len; i++) {
        add_language(fonts, g_ptr_array_index(kiosk->languages, i));
    }
    return fonts;
}

void kiosk_fonts_free(KioskFonts *fonts) {
    if (fonts != NULL) {
        g_ptr_array_unref(fonts->faces);
        g_ptr_array_unref(fonts->rules);
        g_free(fonts);
    }
}

/* Scripts whose marks need more room between lines. */
static bool is_tall(const Language *language) {
    static const char *const low[] = {"Latn", "Cyrl", "Grek", NULL};
    return !g_strv_contains(low, language->script);
}

char *kiosk_fonts_rules(const KioskFonts *fonts) {
    GString *css = g_string_new("\n");
    for (guint i = 0; i < fonts->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(fonts->rules, i);
        g_string_append_printf(css, "[lang=\"%s\"]{%s", rule->language->tag,
                               is_tall(rule->language)
                                   ? "--leading:1.7;--tight:1.5;"
                                   : "--leading:1.5;--tight:1.25;");
        if (rule->families->len > 0) {
            g_string_append_printf(css, "font-family:%ssans-serif",
                                   rule->families->str);
        }
        g_string_append(css, "}\n");
    }
    return g_string_free(css, FALSE);
}

static int compare_samples(gconstpointer a, gconstpointer b) {
    return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *sorted_samples(const Face *face) {
    GPtrArray *samples = g_ptr_array_new();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, face->samples);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        g_ptr_array_add(samples, key);
    }
    g_ptr_array_sort(samples, compare_samples);
    g_ptr_array_add(samples, NULL);
    return samples;
}

/* An inert block: kiosk.js makes a FontFace of it. `when` is "start" or the
 * tag of a language. */
static void write_font(const Face *face, const char *when, GBytes *data,
                       HtmlWriter *writer) {
    gsize size;
    const guchar *bytes = g_bytes_get_data(data, &size);
    char factor[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(factor, sizeof factor, "%.1f", face->font->factor * 100);
    parts_open(writer, "font");
    html_attribute(writer, "data-family", face->family);
    html_attribute(writer, "data-weight", face->bold ? "700" : "400");
    html_attribute(writer, "data-size", factor);
    html_attribute(writer, "data-when", when);
    parts_close(writer, bytes, size);
}

static bool write_subset(const Face *face, const char *when,
                         const hb_set_t *characters, const char *const *samples,
                         HtmlWriter *writer, Diag *diag) {
    g_autoptr(GBytes) data =
        font_subset_characters(face->font, characters, samples,
                               g_ptr_array_index(face->languages, 0), diag);
    if (data == NULL) {
        return false;
    }
    write_font(face, when, data, writer);
    return true;
}

static bool write_face(const Face *face, HtmlWriter *writer, Diag *diag) {
    static const char *const no_samples[] = {NULL};
    g_autoptr(GPtrArray) samples = sorted_samples(face);
    const Language *language = g_ptr_array_index(face->languages, 0);
    bool shared = face->languages->len > 1;
    bool written =
        write_subset(face, shared ? "start" : language->tag, face->characters,
                     (const char *const *)samples->pdata, writer, diag);
    if (!shared && !hb_set_is_empty(face->start)) {
        written = write_subset(face, "start", face->start, no_samples, writer,
                               diag) &&
                  written;
    }
    return written;
}

bool kiosk_fonts_write(const KioskFonts *fonts, HtmlWriter *writer,
                       Diag *diag) {
    bool written = true;
    for (guint i = 0; i < fonts->faces->len; i++) {
        written =
            write_face(g_ptr_array_index(fonts->faces, i), writer, diag) &&
            written;
    }
    return written;
}
