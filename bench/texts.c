/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/texts.h"

#include "edition/compose.h"

#include <hb-ot.h>
#include <stdio.h>
#include <string.h>

#define PART "text"
#define FILL 0.97     /* of what fits; other programs may need more room */
#define NUMBER 100000 /* as wide as any that is put in later */

static void free_text(gpointer data) {
    BenchText *text = data;
    document_free(text->document);
    g_free(text);
}

static Span *copy_span(const Span *span) {
    Span *copy = span_new(span->text);
    copy->strong = span->strong;
    copy->isolate = span->isolate;
    copy->unbreakable = span->unbreakable;
    copy->language = span->language;
    return copy;
}

/* A block with the text of another, without its children. */
static Block *copy_text(const Block *block, BlockKind kind) {
    Block *copy = block_new(kind, block->position);
    copy->level = kind == BLOCK_HEADING ? block->level : 0;
    copy->language = block->language;
    copy->spans = g_ptr_array_new_with_free_func((GDestroyNotify)span_free);
    for (guint i = 0; i < block->spans->len; i++) {
        g_ptr_array_add(copy->spans,
                        copy_span(g_ptr_array_index(block->spans, i)));
    }
    return copy;
}

/* The last block of the part, if it is a list, else a new list. */
static Block *list_at_end(Block *part) {
    Block *last =
        part->children->len == 0
            ? NULL
            : g_ptr_array_index(part->children, part->children->len - 1);
    return last != NULL && last->kind == BLOCK_LIST
               ? last
               : block_append(part, block_new(BLOCK_LIST, part->position));
}

/* Appends the texts of a block and of those in it. */
static void flatten(const Block *block, Block *part) {
    bool shown = block->spans != NULL && block->spans->len > 0 &&
                 block->kind != BLOCK_PICTURE;
    if (shown && block->kind == BLOCK_ITEM) {
        block_append(list_at_end(part), copy_text(block, BLOCK_ITEM));
    } else if (shown) {
        block_append(part, copy_text(block, block->kind == BLOCK_HEADING
                                                ? BLOCK_HEADING
                                                : BLOCK_PARAGRAPH));
    }
    for (guint i = 0; i < block->children->len; i++) {
        flatten(g_ptr_array_index(block->children, i), part);
    }
}

static Document *new_document(const Language *language, Block **part) {
    Document *document = document_new("bench", language);
    Position nowhere = position_in_file(NULL);
    *part = block_append(document->root, block_new(BLOCK_PART, nowhere));
    (*part)->id = g_strdup(PART);
    return document;
}

static BenchText *compose_text(const Inputs *inputs,
                               const PlannedLeaflet *leaflet, Diag *diag) {
    Composition composition = {
        .content = inputs->content,
        .edition = leaflet->edition,
        .texts = inputs_lookup_texts(inputs, leaflet->language),
        .dutch = inputs_lookup_texts(inputs, inputs->content->dutch),
        .date = inputs->options->date};
    g_autoptr(Document) flyer =
        compose_flyer(&composition, leaflet->flyer, diag);
    if (flyer == NULL) {
        return NULL;
    }
    Block *part;
    BenchText *text = g_new0(BenchText, 1);
    text->language = leaflet->language;
    text->document = new_document(leaflet->language, &part);
    flatten(flyer->root, part);
    return text;
}

GPtrArray *bench_texts_new(const Inputs *inputs, const BuildPlan *plan,
                           Diag *diag) {
    GPtrArray *texts = g_ptr_array_new_with_free_func(free_text);
    for (guint i = 0; i < plan->languages->len; i++) {
        const Language *language = g_ptr_array_index(plan->languages, i);
        BenchText *text = NULL;
        for (guint j = 0; j < plan->leaflets->len && text == NULL; j++) {
            const PlannedLeaflet *leaflet =
                g_ptr_array_index(plan->leaflets, j);
            if (!leaflet->flyer->single && leaflet->language == language) {
                text = compose_text(inputs, leaflet, diag);
            }
        }
        if (text != NULL) {
            g_ptr_array_add(texts, text);
        }
    }
    return texts;
}

static const Block *part_of(const Document *document) {
    return g_ptr_array_index(document->root->children, 0);
}

/* Headings, paragraphs and items in order: const Block*, caller unrefs. */
static GPtrArray *list_blocks(const Document *document) {
    GPtrArray *blocks = g_ptr_array_new();
    const GPtrArray *children = part_of(document)->children;
    for (guint i = 0; i < children->len; i++) {
        Block *child = g_ptr_array_index(children, i);
        if (child->kind != BLOCK_LIST) {
            g_ptr_array_add(blocks, child);
            continue;
        }
        for (guint j = 0; j < child->children->len; j++) {
            g_ptr_array_add(blocks, g_ptr_array_index(child->children, j));
        }
    }
    return blocks;
}

Document *bench_text_cut(const BenchText *text, guint count, int number,
                         int first) {
    Block *part;
    Document *document = new_document(text->language, &part);
    g_autoptr(GPtrArray) blocks = list_blocks(text->document);
    for (guint i = 0; i < MIN(count, blocks->len); i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        Block *copy = copy_text(block, block->kind);
        g_autofree char *mark =
            g_strdup_printf(" %d", i > 0 ? number + (int)i : first);
        g_ptr_array_add(copy->spans, span_new(mark));
        block_append(block->kind == BLOCK_ITEM ? list_at_end(part) : part,
                     copy);
    }
    return document;
}

static bool fits(const BenchText *text, guint count,
                 const LayoutOptions *options) {
    g_autoptr(Diag) diag = diag_new(NULL, DIAG_LENIENT);
    g_autoptr(Document) document = bench_text_cut(text, count, NUMBER, NUMBER);
    g_autoptr(SheetSet) set = layout_document(document, options, diag);
    return set != NULL;
}

guint bench_text_fitting(const BenchText *text, const LayoutOptions *options) {
    g_autoptr(GPtrArray) blocks = list_blocks(text->document);
    guint fit = 0, beyond = blocks->len + 1;
    while (beyond - fit > 1) {
        guint middle = (fit + beyond) / 2;
        if (fits(text, middle, options)) {
            fit = middle;
        } else {
            beyond = middle;
        }
    }
    return (guint)(fit * FILL);
}

static void print_string(const char *text) {
    putchar('"');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\') {
            printf("\\%c", *p);
        } else if ((guchar)*p < 0x20) {
            printf("\\u%04x", (guchar)*p);
        } else {
            putchar(*p);
        }
    }
    putchar('"');
}

static void print_number(const char *key, double number) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    printf("\"%s\": %s", key,
           g_ascii_formatd(buffer, sizeof buffer, "%.4f", number));
}

/* Prints "key": and what follows a comma after all entries but the first. */
static void print_comma(guint i) {
    fputs(i > 0 ? ",\n" : "\n", stdout);
}

static void print_block(const BenchText *text, const Block *block) {
    const char *kind = block->kind == BLOCK_HEADING ? "heading"
                       : block->kind == BLOCK_ITEM  ? "item"
                                                    : "paragraph";
    const Language *own =
        block->language != NULL ? block->language : text->language;
    printf("{\"kind\": \"%s\", \"level\": %d, \"spans\": [", kind,
           block->level);
    for (guint i = 0; i < block->spans->len; i++) {
        const Span *span = g_ptr_array_index(block->spans, i);
        const Language *language =
            span->language != NULL ? span->language : own;
        printf("%s{\"text\": ", i > 0 ? ", " : "");
        print_string(span->text);
        printf(", \"strong\": %s, \"isolate\": %s, \"tag\": \"%s\", "
               "\"rtl\": %s}",
               span->strong ? "true" : "false",
               span->isolate ? "true" : "false", language->tag,
               language->right_to_left ? "true" : "false");
    }
    fputs("]}", stdout);
}

static void print_name(const Font *font, const char *key, hb_ot_name_id_t id) {
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(font->face, id, hb_language_from_string("en", -1),
                        &size, name);
    printf("\"%s\": ", key);
    print_string(name);
    fputs(", ", stdout);
}

static void print_fonts(const GPtrArray *fonts) {
    for (guint i = 0; i < fonts->len; i++) {
        const Font *font = g_ptr_array_index(fonts, i);
        fputs(i > 0 ? ", {" : "{", stdout);
        print_name(font, "family", HB_OT_NAME_ID_FONT_FAMILY);
        print_name(font, "postscript", HB_OT_NAME_ID_POSTSCRIPT_NAME);
        printf("\"index\": %u, \"bold\": %s, ", font->face_index,
               font->bold ? "true" : "false");
        print_number("factor", font->factor);
        fputs(", \"path\": ", stdout);
        print_string(font->path);
        putchar('}');
    }
}

static void print_text(const BenchText *text, const Inputs *inputs,
                       const GPtrArray *formats) {
    const Language *language = text->language;
    const ScriptStyle *style =
        fonts_lookup_script(inputs->fonts, language->script);
    const ScriptStyle *latin = fonts_lookup_script(inputs->fonts, "Latn");
    printf("{\"code\": \"%s\", \"tag\": \"%s\", \"rtl\": %s, ", language->code,
           language->tag, language->right_to_left ? "true" : "false");
    print_number("leading", style->leading / latin->leading);
    fputs(",\n\"regular\": [", stdout);
    print_fonts(style->regular);
    fputs("],\n\"bold\": [", stdout);
    print_fonts(style->bold);
    fputs("],\n\"counts\": {", stdout);
    for (guint i = 0; i < formats->len; i++) {
        const Format *format = g_ptr_array_index(formats, i);
        LayoutOptions options = {inputs->fonts, inputs->style, format};
        printf("%s\"%s\": %u", i > 0 ? ", " : "", format->id,
               bench_text_fitting(text, &options));
    }
    fputs("},\n\"blocks\": [", stdout);
    g_autoptr(GPtrArray) blocks = list_blocks(text->document);
    for (guint i = 0; i < blocks->len; i++) {
        print_comma(i);
        print_block(text, g_ptr_array_index(blocks, i));
    }
    fputs("]}", stdout);
}

static void print_format(const Format *format) {
    static const char *const names[] = {"title", "question", "subheading",
                                        "body", "item"};
    const Flow *flow = g_ptr_array_index(format->flows, 0);
    const Frame *first = g_ptr_array_index(flow->frames, 0);
    const Frame *last = g_ptr_array_index(flow->frames, flow->frames->len - 1);
    printf("\"%s\": {\"columns\": %u, ", format->id, flow->frames->len);
    print_number("width", format->width);
    fputs(", ", stdout);
    print_number("height", format->height);
    fputs(", ", stdout);
    print_number("margin", first->x);
    fputs(", ", stdout);
    print_number("column", first->width);
    fputs(", ", stdout);
    guint columns = flow->frames->len;
    double gap =
        columns > 1 ? (last->x - first->x) / (columns - 1) - first->width : 0;
    print_number("gap", gap);
    fputs(", \"styles\": {", stdout);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const TextStyle *style = format_style(format, names[i]);
        printf("%s\"%s\": {", i > 0 ? ", " : "", names[i]);
        print_number("size", style->size);
        fputs(", ", stdout);
        print_number("leading", style->leading);
        fputs(", ", stdout);
        print_number("before", style->before);
        fputs(", ", stdout);
        print_number("after", style->after);
        putchar('}');
    }
    fputs("}}", stdout);
}

void bench_texts_print(const GPtrArray *texts, const Inputs *inputs,
                       const GPtrArray *formats) {
    fputs("{\"shapes\": {", stdout);
    for (guint i = 0; i < formats->len; i++) {
        print_comma(i);
        print_format(g_ptr_array_index(formats, i));
    }
    fputs("},\n\"languages\": [", stdout);
    for (guint i = 0; i < texts->len; i++) {
        print_comma(i);
        print_text(g_ptr_array_index(texts, i), inputs, formats);
    }
    fputs("]}\n", stdout);
}
