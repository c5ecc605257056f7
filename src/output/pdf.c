/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pdf.h"

#include "output/pdf_content.h"
#include "output/pdf_metadata.h"
#include "output/pdf_structure.h"

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

/* A picture with nothing but its pixels; NULL when there is none. */
static PdfDict *write_rasters(const GPtrArray *rasters, PdfFile *file) {
    PdfDict *objects = rasters->len > 0 ? pdf_dict_new_indirect(file) : NULL;
    for (guint i = 0; i < rasters->len; i++) {
        const Raster *raster = g_ptr_array_index(rasters, i);
        gsize length = (gsize)raster->width * (gsize)raster->height * 3;
        PdfDict *image = pdf_stream_new(file, raster->pixels, length);
        pdf_dict_set_name(image, "Type", "XObject");
        pdf_dict_set_name(image, "Subtype", "Image");
        pdf_dict_set_integer(image, "Width", raster->width);
        pdf_dict_set_integer(image, "Height", raster->height);
        pdf_dict_set_array(image, "ColorSpace", write_color_space(file));
        pdf_dict_set_integer(image, "BitsPerComponent", 8);
        g_autofree char *name = g_strdup_printf(CONTENT_RASTER, i);
        pdf_dict_set_dict(objects, name, image);
    }
    return objects;
}

/* Writes all pages; returns their objects. */
static GPtrArray *write_pages(const SheetSet *set, const PdfFonts *fonts,
                              GArray *marks, PdfFile *file) {
    GPtrArray *pages = g_ptr_array_new();
    PdfDict *font_resources = pdf_fonts_write(fonts, file);
    PdfDict *color_spaces = write_color_spaces(file);
    g_autoptr(GPtrArray) rasters = content_rasters(set);
    PdfDict *objects = write_rasters(rasters, file);
    for (int i = 0; i < (int)set->sheets->len; i++) {
        const Sheet *sheet = g_ptr_array_index(set->sheets, i);
        GString *content = content_write(set, i, fonts, rasters, marks);
        PdfDict *page =
            pdf_page_new(file, sheet->width, sheet->height, content);
        PdfDict *resources = pdf_page_resources(page);
        g_string_free(content, TRUE);
        pdf_dict_set_dict(resources, "Font", font_resources);
        pdf_dict_set_dict(resources, "ColorSpace", color_spaces);
        if (objects != NULL) {
            pdf_dict_set_dict(resources, "XObject", objects);
        }
        pdf_dict_set_integer(page, "StructParents", i);
        pdf_dict_set_name(page, "Tabs", "S");
        g_ptr_array_add(pages, page);
    }
    return pages;
}

GBytes *pdf_write(const SheetSet *set, const PdfOptions *options, Diag *diag) {
    if (set->sheets->len == 0) {
        diag_failure(diag, position_in_file(NULL), "pdf",
                     "there is no sheet to write; nothing was written");
        return NULL;
    }
    g_autoptr(PdfFonts) fonts = pdf_fonts_new(set, diag);
    if (fonts == NULL) {
        return NULL;
    }
    g_autoptr(PdfFile) file = pdf_file_new();
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(MarkedContent));
    g_autoptr(GPtrArray) pages = write_pages(set, fonts, marks, file);
    structure_write(set, marks, pages, file);
    metadata_write(set, options, file);
    return pdf_file_finish(file, diag);
}
