/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf.h"

#include "layout/color.h"
#include "output/pdf_content.h"
#include "output/pdf_marks.h"
#include "output/pdf_metadata.h"
#include "output/pdf_structure.h"

#include <math.h>

static PdfArray *write_numbers(PdfFile *file, const double *numbers,
                               gsize count) {
    PdfArray *array = pdf_array_new(file);
    for (gsize i = 0; i < count; i++) {
        pdf_array_add_real(array, numbers[i]);
    }
    return array;
}

/* sRGB as a calibrated space: independent of the device without a profile. */
static PdfArray *write_color_space(PdfFile *file) {
    static const double white[] = {0.9505, 1, 1.089};
    static const double gamma[] = {2.2, 2.2, 2.2};
    static const double matrix[] = {0.41239, 0.21264, 0.01933, 0.35758, 0.71517,
                                    0.11919, 0.18048, 0.07219, 0.95054};
    PdfDict *calibration = pdf_dict_new(file);
    pdf_dict_set_array(calibration, "WhitePoint",
                       write_numbers(file, white, G_N_ELEMENTS(white)));
    pdf_dict_set_array(calibration, "Gamma",
                       write_numbers(file, gamma, G_N_ELEMENTS(gamma)));
    pdf_dict_set_array(calibration, "Matrix",
                       write_numbers(file, matrix, G_N_ELEMENTS(matrix)));
    PdfArray *space = pdf_array_new(file);
    pdf_array_add_name(space, "CalRGB");
    pdf_array_add_dict(space, calibration);
    return space;
}

static PdfDict *write_color_spaces(PdfFile *file) {
    PdfArray *space = write_color_space(file);
    PdfDict *spaces = pdf_dict_new_indirect(file);
    pdf_dict_set_array(spaces, CONTENT_COLOR_SPACE, space);
    return spaces;
}

/* The pixels in inks, four bytes each; the caller frees. With as much black as
 * can be, one of the others is always zero: never more than 300 %. */
static guint8 *convert_to_inks(const Raster *raster, gsize *length) {
    gsize count = (gsize)raster->width * (gsize)raster->height;
    guint8 *inks = g_malloc(count * 4);
    for (gsize i = 0; i < count; i++) {
        const guint8 *pixel = raster->pixels + i * 3;
        Color color = {.red = pixel[0] / 255.0,
                       .green = pixel[1] / 255.0,
                       .blue = pixel[2] / 255.0};
        color_set_press(&color);
        const double parts[] = {color.cyan, color.magenta, color.yellow,
                                color.black};
        for (gsize k = 0; k < G_N_ELEMENTS(parts); k++) {
            inks[i * 4 + k] = (guint8)lround(parts[k] * 255);
        }
    }
    *length = count * 4;
    return inks;
}

static PdfDict *write_pixels(const Raster *raster, bool press, PdfFile *file) {
    PdfDict *image = NULL;
    if (press) {
        gsize length = 0;
        g_autofree guint8 *inks = convert_to_inks(raster, &length);
        image = pdf_stream_new(file, inks, length);
        pdf_dict_set_name(image, "ColorSpace", "DeviceCMYK");
    } else {
        image =
            pdf_stream_new(file, raster->pixels,
                           (gsize)raster->width * (gsize)raster->height * 3);
        pdf_dict_set_array(image, "ColorSpace", write_color_space(file));
    }
    return image;
}

/* Adds pictures with nothing but their pixels. */
static void write_rasters(const PdfContent *content, PdfFile *file,
                          PdfDict *objects) {
    for (guint i = 0; i < content->rasters->len; i++) {
        const Raster *raster = g_ptr_array_index(content->rasters, i);
        PdfDict *image = write_pixels(raster, content->press, file);
        pdf_dict_set_name(image, "Type", "XObject");
        pdf_dict_set_name(image, "Subtype", "Image");
        pdf_dict_set_integer(image, "Width", raster->width);
        pdf_dict_set_integer(image, "Height", raster->height);
        pdf_dict_set_integer(image, "BitsPerComponent", 8);
        g_autofree char *name = g_strdup_printf(CONTENT_RASTER, i);
        pdf_dict_set_dict(objects, name, image);
    }
}

static PdfDict *write_state(bool overprint, PdfFile *file) {
    PdfDict *state = pdf_dict_new(file);
    pdf_dict_set_name(state, "Type", "ExtGState");
    pdf_dict_set_bool(state, "OP", overprint);
    pdf_dict_set_bool(state, "op", overprint);
    /* an ink of which there is none leaves what lies beneath */
    pdf_dict_set_integer(state, "OPM", overprint);
    return state;
}

static PdfDict *write_states(PdfFile *file) {
    PdfDict *states = pdf_dict_new_indirect(file);
    pdf_dict_set_dict(states, PEN_OVERPRINT, write_state(true, file));
    pdf_dict_set_dict(states, PEN_KNOCK_OUT, write_state(false, file));
    return states;
}

/* What all pages share; NULL: nothing of the kind. */
typedef struct {
    PdfDict *fonts, *color_spaces, *states, *objects;
} SharedResources;

static SharedResources write_shared(const PdfContent *content, PdfFile *file) {
    SharedResources shared = {0};
    if (content->fonts != NULL) {
        shared.fonts = pdf_fonts_write(content->fonts, file);
    }
    if (content->press) {
        shared.states = write_states(file);
    } else {
        shared.color_spaces = write_color_spaces(file);
    }
    if (content->rasters->len > 0 || content->forms != NULL) {
        shared.objects = pdf_dict_new_indirect(file);
        write_rasters(content, file, shared.objects);
    }
    if (content->forms != NULL) {
        glyph_forms_write(content->forms, file, shared.objects);
    }
    return shared;
}

static void set_resources(PdfDict *page, const SharedResources *shared) {
    const struct {
        const char *name;
        PdfDict *dict;
    } kinds[] = {{"Font", shared->fonts},
                 {"ColorSpace", shared->color_spaces},
                 {"ExtGState", shared->states},
                 {"XObject", shared->objects}};
    PdfDict *resources = pdf_page_resources(page);
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (kinds[i].dict != NULL) {
            pdf_dict_set_dict(resources, kinds[i].name, kinds[i].dict);
        }
    }
}

/* What `margin` points round the sheet leave of its page. */
static void set_box(PdfFile *file, PdfDict *page, const char *name,
                    const Sheet *sheet, double left, double margin) {
    double box[] = {left - margin, left - margin, left + sheet->width + margin,
                    left + sheet->height + margin};
    pdf_page_set_box(file, page, name, box);
}

/* Writes all pages; returns their objects. */
static GPtrArray *write_pages(const PdfContent *content, PdfFile *file) {
    GPtrArray *pages = g_ptr_array_new();
    SharedResources shared = write_shared(content, file);
    double margin = content->margin;
    for (int i = 0; i < (int)content->set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(content->set->sheets, i);
        GString *stream = content_write(content, i);
        PdfDict *page = pdf_page_new(file, sheet->width + 2 * margin,
                                     sheet->height + 2 * margin, stream);
        g_string_free(stream, TRUE);
        set_box(file, page, "TrimBox", sheet, margin, 0);
        set_resources(page, &shared);
        if (content->press) {
            set_box(file, page, "BleedBox", sheet, margin, PRESS_BLEED);
        } else {
            pdf_dict_set_integer(page, "StructParents", i);
            pdf_dict_set_name(page, "Tabs", "S");
        }
        g_ptr_array_add(pages, page);
    }
    return pages;
}

static GBytes *write_file(const PdfContent *content, const PdfOptions *options,
                          Diag *diag) {
    g_autoptr(PdfFile) file = pdf_file_new(content->press ? PDF_1_4 : PDF_1_7);
    g_autoptr(GPtrArray) pages = write_pages(content, file);
    if (!content->press) {
        structure_write(content->set, content->marks, pages, file);
    }
    metadata_write(content->set, options, file);
    return pdf_file_finish(file, diag);
}

GBytes *pdf_write(const SheetSet *set, const PdfOptions *options, Diag *diag) {
    if (set->sheets->len == 0) {
        diag_failure(diag, position_in_file(NULL), "pdf",
                     "there is no sheet to write; nothing was written");
        return NULL;
    }
    bool press = options->profile == PDF_PRESS;
    bool outlines = press && options->outlines;
    g_autoptr(PdfFonts) fonts = outlines ? NULL : pdf_fonts_new(set, diag);
    g_autoptr(GlyphForms) forms = outlines ? glyph_forms_new(set) : NULL;
    if (fonts == NULL && forms == NULL) {
        return NULL;
    }
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(MarkedContent));
    g_autoptr(GPtrArray) rasters = content_rasters(set);
    PdfContent content = {.set = set,
                          .fonts = fonts,
                          .forms = forms,
                          .rasters = rasters,
                          .press = press,
                          .margin = press ? MARKS_MARGIN : 0,
                          .marks = marks};
    return write_file(&content, options, diag);
}
