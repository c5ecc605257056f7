/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/preflight.h"

#include "preflight/check_file.h"
#include "preflight/check_page.h"

#include <math.h>

/* Pages that are read; a leaflet has two, a booklet 32. */
#define PAGE_LIMIT 2000
/* Millimetres that sizes of pages may differ. */
#define SIZE_SLACK 0.2

/* What is known of a file after all its pages. */
typedef struct {
    PdfReader *reader;
    ContentCache *cache;
    Position position;
    Diag *diag;
    InkUse inks;
    double width, height; /* of the first page, trimmed, in mm */
    double bleed;         /* the narrowest, in mm */
} FileCheck;

static char *describe_size(double width, double height) {
    g_autofree char *x = number_format(width, 1);
    g_autofree char *y = number_format(height, 1);
    return g_strdup_printf("%s × %s mm", x, y);
}

static void compare_size(FileCheck *file, const PageBoxes *boxes,
                         Position position) {
    double width = (boxes->trim.right - boxes->trim.left) / POINTS_PER_MM;
    double height = (boxes->trim.top - boxes->trim.bottom) / POINTS_PER_MM;
    double bleed = page_boxes_bleed(boxes) / POINTS_PER_MM;
    if (position.page == 1) {
        file->width = width;
        file->height = height;
        file->bleed = bleed;
    }
    file->bleed = MIN(file->bleed, bleed);
    if (fabs(width - file->width) > SIZE_SLACK ||
        fabs(height - file->height) > SIZE_SLACK) {
        g_autofree char *first = describe_size(file->width, file->height);
        g_autofree char *other = describe_size(width, height);
        diag_error(file->diag, position, "press-box",
                   "the page is %s, the first page %s; make all pages the "
                   "same size",
                   other, first);
    }
}

static void check_one_page(FileCheck *file, int index) {
    PdfObject page = pdf_reader_page(file->reader, index);
    Position position = file->position;
    position.page = index + 1;
    PageBoxes boxes = check_boxes(file->reader, page, position, file->diag);
    compare_size(file, &boxes, position);
    check_page_keys(file->reader, page, boxes.bleed, position, file->diag);
    g_autoptr(Findings) findings = findings_new(position, boxes.trim);
    g_autoptr(GArray) painted = page_content_read(file->cache, page, findings);
    PageCheck check = {file->cache, boxes, painted, position, findings};
    check_inks(&check, &file->inks);
    check_text(&check);
    check_shapes(&check);
    findings_report(findings, file->diag);
    check_marks(&check, file->diag);
}

/* "C M Y K", and names of others. */
static char *describe_inks(const InkUse *inks) {
    static const char *const letters[] = {"C", "M", "Y", "K"};
    GString *text = g_string_new("");
    for (int i = 0; i < PROCESS_INKS; i++) {
        if (inks->most.process[i] > 0) {
            g_string_append_printf(text, " %s", letters[i]);
        }
    }
    g_autoptr(GList) names = g_hash_table_get_keys(inks->spots);
    names = g_list_sort(names, (GCompareFunc)g_strcmp0);
    for (const GList *name = names; name != NULL; name = name->next) {
        g_string_append_printf(text, " %s", (const char *)name->data);
    }
    return g_string_free(text, FALSE);
}

/* What print shops ask first. */
static void print_summary(const FileCheck *file, FILE *stream) {
    int pages = pdf_reader_pages(file->reader);
    g_autofree char *size = describe_size(file->width, file->height);
    g_autofree char *bleed = number_format(file->bleed, 1);
    g_autofree char *inks = describe_inks(&file->inks);
    g_autofree char *total = number_format(file->inks.total, 0);
    guint fonts = content_cache_fonts(file->cache);
    g_autofree char *letters = fonts == 0 ? g_strdup("text as outlines")
                               : fonts == 1
                                   ? g_strdup("1 font")
                                   : g_strdup_printf("%u fonts", fonts);
    fprintf(stream, "%s: %d %s of %s, %s mm bleed, inks%s, at most %s %%, %s\n",
            file->position.file, pages, pages == 1 ? "page" : "pages", size,
            bleed, *inks != '\0' ? inks : " none", total, letters);
}

static void check_pages(FileCheck *file) {
    int pages = pdf_reader_pages(file->reader);
    if (pages == 0) {
        diag_error(file->diag, file->position, "press-file",
                   "the file has no page; export it again");
    }
    if (pages > PAGE_LIMIT) {
        diag_error(file->diag, file->position, "press-file",
                   "the file has %d pages, and %d are judged at most; split "
                   "it",
                   pages, PAGE_LIMIT);
    }
    for (int i = 0; i < MIN(pages, PAGE_LIMIT); i++) {
        check_one_page(file, i);
    }
}

static void preflight_file(const char *path, FILE *stream, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autoptr(PdfReader) reader = pdf_reader_open(path, diag);
    if (reader == NULL) {
        return;
    }
    g_autoptr(ContentCache) cache = content_cache_new(reader);
    g_autoptr(GHashTable) spots =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    FileCheck file = {.reader = reader,
                      .cache = cache,
                      .position = position_in_file(path),
                      .diag = diag,
                      .inks = {.spots = spots}};
    pdf_reader_report_damage(reader, diag);
    check_keys(reader, file.position, diag);
    check_objects(reader, file.position, diag);
    check_pages(&file);
    pdf_reader_report_rest(reader, diag);
    if (diag_errors(diag) == errors && stream != NULL) {
        print_summary(&file, stream);
    }
}

void preflight_files(char *const *paths, FILE *stream, Diag *diag) {
    for (; *paths != NULL; paths++) {
        preflight_file(*paths, stream, diag);
    }
}
