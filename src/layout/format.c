/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/format.h"

#include "base/file.h"
#include "layout/format_read.h"

#include <string.h>

void format_free(Format *format) {
    if (format == NULL) {
        return;
    }
    g_free(format->id);
    g_ptr_array_unref(format->frames);
    g_ptr_array_unref(format->flows);
    g_ptr_array_unref(format->ticks);
    g_hash_table_unref(format->styles);
    g_hash_table_unref(format->hidden);
    g_clear_pointer(&format->rows.plain, g_ptr_array_unref);
    g_clear_pointer(&format->rows.alone, g_ptr_array_unref);
    g_free(format->press.advice);
    g_free(format->press.finish);
    g_clear_pointer(&format->moves, g_array_unref);
    format_free(format->with_code);
    g_free(format);
}

static void free_format(gpointer format) {
    format_free(format);
}

GPtrArray *formats_load(const char *templates_dir, Diag *diag) {
    guint errors = diag_errors(diag);
    g_autofree char *folder = g_build_filename(templates_dir, "formats", NULL);
    g_autoptr(GPtrArray) paths = file_list(folder, ".yaml", diag);
    g_autoptr(GPtrArray) formats = g_ptr_array_new_with_free_func(free_format);
    for (guint i = 0; paths != NULL && i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        Format *format = format_read(path, diag);
        if (format != NULL) {
            format->with_code = format_read_with_code(format, path, diag);
            g_ptr_array_add(formats, format);
        }
    }
    if (diag_errors(diag) > errors) {
        return NULL;
    }
    if (formats->len == 0) {
        diag_error(diag, position_in_file(g_intern_string(folder)), "format",
                   "no paper formats here; templates/formats must hold some");
        return NULL;
    }
    return g_steal_pointer(&formats);
}

const Format *format_lookup(const GPtrArray *formats, const char *id) {
    for (guint i = 0; i < formats->len; i++) {
        const Format *format = g_ptr_array_index(formats, i);
        if (g_str_equal(format->id, id)) {
            return format;
        }
    }
    return NULL;
}

const TextStyle *format_style(const Format *format, const char *name) {
    const TextStyle *style = g_hash_table_lookup(format->styles, name);
    return style != NULL ? style : g_hash_table_lookup(format->styles, "body");
}

bool flow_repeats(const Flow *flow) {
    const Frame *last =
        flow->frames->len > 0
            ? g_ptr_array_index(flow->frames, flow->frames->len - 1)
            : NULL;
    return last != NULL && last->repeat;
}

bool format_has_last(const Format *format) {
    for (guint i = 0; i < format->frames->len; i++) {
        const Frame *frame = g_ptr_array_index(format->frames, i);
        if (frame->last) {
            return true;
        }
    }
    return false;
}

int format_sheets(const Format *format, int needed) {
    int count = MAX(needed, format->sheet_count) + format_has_last(format);
    int over = format->pages_in > 0 ? count % format->pages_in : 0;
    return over > 0 ? count + format->pages_in - over : count;
}

bool format_mirrors(const Format *format, bool right_to_left, int sheet) {
    return right_to_left != (format->facing && sheet % 2 == 1);
}

bool duplex_turns_sideways(Duplex duplex, double width, double height) {
    Duplex sideways =
        height >= width ? DUPLEX_FLIP_LONG_EDGE : DUPLEX_FLIP_SHORT_EDGE;
    return duplex == sideways;
}

bool format_has_rows(const Format *format) {
    return format->rows.gutter > 0;
}

bool format_is_foreign(const Format *format, const char *part) {
    gsize length = strlen(format->id);
    bool own = strncmp(part, format->id, length) == 0 && part[length] == '-';
    return strchr(part, '-') != NULL && !own;
}

bool format_hides(const Format *format, const char *part, const char *role) {
    if (*role == '\0') {
        return g_hash_table_contains(format->hidden, part);
    }
    g_autofree char *both = g_strconcat(part, "/", role, NULL);
    return g_hash_table_contains(format->hidden, role) ||
           g_hash_table_contains(format->hidden, both);
}
