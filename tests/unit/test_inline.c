/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/inline.h"

#include <string.h>

/* The pieces as one text: T(…) S(…) D(…) P(…), and p(…) in bold. */
static char *describe(const char *text) {
    const char *fault = NULL;
    g_autoptr(GPtrArray) pieces = inline_parse(text, &fault);
    if (pieces == NULL) {
        g_assert_nonnull(fault);
        return g_strdup("fault");
    }
    GString *description = g_string_new(NULL);
    for (guint i = 0; i < pieces->len; i++) {
        const InlinePiece *piece = g_ptr_array_index(pieces, i);
        char letter = "TSDP"[piece->kind];
        g_assert_true(piece->strong == (piece->kind == INLINE_STRONG) ||
                      piece->kind == INLINE_PLACEHOLDER);
        if (piece->kind == INLINE_PLACEHOLDER && piece->strong) {
            letter = 'p';
        }
        g_string_append_printf(description, "%c(%s)", letter, piece->text);
    }
    return g_string_free(description, FALSE);
}

static const struct {
    const char *text, *pieces;
} cases[] = {
    {"", ""},
    {"gewoon", "T(gewoon)"},
    {"een **twee** drie", "T(een )S(twee)T( drie)"},
    {"**alles**", "S(alles)"},
    {"**een** **twee**", "S(een)T( )S(twee)"},
    {"een *toezichthouder* hier", "T(een )D(toezichthouder)T( hier)"},
    /* where CommonMark's emphasis fails */
    {"**重要：**请", "S(重要：)T(请)"},
    {"请**“重要”**请", "T(请)S(“重要”)T(请)"},
    {"a**b**c", "T(a)S(b)T(c)"},
    {"{months} maanden", "P(months)T( maanden)"},
    {"**{n} keer**", "p(n)S( keer)"},
    {"**{n}**", "p(n)"},
    {"{a}{b-2}", "P(a)P(b-2)"},
    {"2 \\* 3 \\{x\\} \\\\", "T(2 * 3 {x} \\)"},
    {"\\**x*", "T(*)D(x)"},
    {"een \\ twee", "T(een \\ twee)"},
    {"slot \\", "T(slot \\)"},
    /* faults */
    {"**open", "fault"},
    {"open**", "fault"},
    {"*open", "fault"},
    {"**een* twee", "fault"},
    {"*een** twee", "fault"},
    {"**een *twee* drie**", "fault"},
    {"*een **twee** drie*", "fault"},
    {"***een***", "fault"},
    {"****", "fault"},
    {"een **** twee", "fault"},
    {"** een**", "fault"},
    {"**een **", "fault"},
    {"2 * 3", "fault"},
    {"**\u00A0x**", "fault"},
    {"{open", "fault"},
    {"open}", "fault"},
    {"{}", "fault"},
    {"{A}", "fault"},
    {"{2x}", "fault"},
    {"{een twee}", "fault"},
    {"{een{twee}}", "fault"},
    {"*een {x}*", "fault"},
};

static void test_case(gconstpointer data) {
    gsize i = GPOINTER_TO_SIZE(data);
    g_autofree char *pieces = describe(cases[i].text);
    if (!g_str_equal(pieces, cases[i].pieces)) {
        g_test_message("text: %s", cases[i].text);
    }
    g_assert_cmpstr(pieces, ==, cases[i].pieces);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strdup_printf("/inline/%" G_GSIZE_FORMAT, i + 1);
        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
    }
    return g_test_run();
}
