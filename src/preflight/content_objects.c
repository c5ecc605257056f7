/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures, forms and shadings of a page. */
#include "preflight/content_state.h"

#include <math.h>
#include <string.h>

static void note_picture(Content *content, const PdfPicture *picture,
                         Area area) {
    const struct {
        bool is_so;
        FindingKind kind;
        const char *detail;
    } notes[] = {
        {picture->is_jpx, FINDING_JPX, NULL},
        {picture->is_lzw, FINDING_LZW, NULL},
        {picture->is_masked, FINDING_TRANSPARENT, "(a picture with a mask)"},
        {picture->has_alternates, FINDING_ALTERNATE, NULL},
        {picture->is_unreadable, FINDING_UNREADABLE, "(a picture)"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(notes); i++) {
        if (notes[i].is_so) {
            findings_add(content->findings, notes[i].kind, area,
                         notes[i].detail);
        }
    }
}

/* Pixels to an inch on the side that has fewer. */
static double resolution_of(const PdfPicture *picture, Matrix matrix) {
    double width = hypot(matrix.a, matrix.b) / 72;
    double height = hypot(matrix.c, matrix.d) / 72;
    if (width <= 0 || height <= 0) {
        return G_MAXINT;
    }
    return MIN(picture->width / width, picture->height / height);
}

static void show_picture(Content *content, const PdfPicture *picture) {
    Matrix matrix = content->state.matrix;
    Area area = area_transform((Area){0, 0, 1, 1}, matrix);
    note_picture(content, picture, area_intersect(area, content->state.clip));
    Painted painted = {.kind = PAINTED_PICTURE, .area = area, .thickness = -1};
    if (picture->space == NULL && !picture->is_stencil) {
        return;
    }
    if (picture->is_stencil) {
        if (!content_start_painted(content, PAINTED_PICTURE, area,
                                   &content->state.fill, &painted)) {
            return;
        }
    } else {
        painted.ink = picture->heaviest;
        painted.most = picture->most;
        painted.foreign = picture->space->foreign;
        painted.spots = picture->space->spots;
        painted.is_rectangle = fabs(matrix.b) + fabs(matrix.c) < 0.01;
    }
    painted.resolution = resolution_of(picture, matrix);
    painted.is_bilevel = picture->bits == 1;
    content_add_painted(content, &painted);
}

static void note_form(Content *content, const PdfForm *form) {
    const struct {
        bool is_so;
        FindingKind kind;
        const char *detail;
    } notes[] = {
        {form->is_transparent, FINDING_TRANSPARENT, "(a group)"},
        {form->is_postscript, FINDING_POSTSCRIPT, NULL},
        {form->is_reference, FINDING_REFERENCE, NULL},
        {form->has_opi, FINDING_OPI, NULL},
        {form->is_optional, FINDING_OPTIONAL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(notes); i++) {
        if (notes[i].is_so) {
            findings_add(content->findings, notes[i].kind, AREA_NOTHING,
                         notes[i].detail);
        }
    }
}

static void show_object(Content *content, const Instruction *instruction) {
    PdfReader *reader = content->reader;
    PdfObject object = content_lookup(content, instruction, "/XObject");
    if (!pdf_is_stream(reader, object)) {
        findings_add(content->findings, FINDING_UNREADABLE, AREA_NOTHING,
                     "(a picture or form that is missing)");
        return;
    }
    if (pdf_is_named(reader, pdf_get(reader, object, "/Subtype"), "/Image")) {
        if (pdf_get(reader, object, "/OPI") != 0) {
            findings_add(content->findings, FINDING_OPI, AREA_NOTHING, NULL);
        }
        show_picture(content, content_cache_picture(content->cache, object,
                                                    content->resources));
        return;
    }
    const PdfForm *form = content_cache_form(content->cache, object);
    note_form(content, form);
    if (!form->is_postscript) {
        content_run_form(content, form, content->state.matrix, NULL);
    }
}

static void show_inline(Content *content, const Instruction *instruction) {
    g_autoptr(GBytes) data =
        g_bytes_new(instruction->data->data, instruction->data->len);
    g_autoptr(PdfPicture) picture =
        pdf_picture_read_inline(content->reader, instruction->dictionary->str,
                                data, content->resources.object);
    /* Names of spots go with the picture. */
    if (picture->space != NULL) {
        g_clear_pointer(&picture->space->spots, g_ptr_array_unref);
    }
    show_picture(content, picture);
}

static void show_shading(Content *content, const Instruction *instruction) {
    PdfObject object = content_lookup(content, instruction, "/Shading");
    if (object == 0) {
        findings_add(content->findings, FINDING_UNREADABLE, AREA_NOTHING,
                     "(a shading)");
        return;
    }
    const Shading *shading =
        content_cache_shading(content->cache, object, content->resources);
    Painted painted = {.kind = PAINTED_SHADING,
                       .area = content->state.clip,
                       .ink = shading->heaviest,
                       .most = shading->heaviest,
                       .foreign = shading->space->foreign,
                       .spots = shading->space->spots,
                       .is_rectangle = true,
                       .thickness = -1};
    content_add_painted(content, &painted);
}

/* Marked content on a layer. */
static void start_marked(Content *content, const Instruction *instruction) {
    if (g_strcmp0(instruction_name(instruction, 0), "OC") == 0) {
        findings_add(content->findings, FINDING_OPTIONAL, AREA_NOTHING, NULL);
    }
}

bool content_run_object(Content *content, const Instruction *instruction) {
    const char *name = instruction->operator;
    if (strcmp(name, "Do") == 0) {
        show_object(content, instruction);
    } else if (strcmp(name, "BI") == 0) {
        show_inline(content, instruction);
    } else if (strcmp(name, "sh") == 0) {
        show_shading(content, instruction);
    } else if (strcmp(name, "BDC") == 0) {
        start_marked(content, instruction);
    } else {
        return false;
    }
    return true;
}
