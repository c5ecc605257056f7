/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/hand_over_how.h"

#define STEPS_MOST 5
#define FLIP "flip" /* as the paper is turned that is printed on */

/* A drawing and the word "print-…" under it have the same name. */
typedef struct {
    const char *name;
    const char *side; /* "ltr", "rtl": for these languages; NULL: all */
} HowStep;

typedef struct {
    const char *heading;
    HowStep steps[STEPS_MOST]; /* up to a name of NULL */
} How;

/* Forms that need words of their own. */
static const struct {
    const char *format;
    How how;
} known[] = {
    {"trifold",
     {"how-fold",
      {{"both-sides", NULL},
       {FLIP, NULL},
       {"actual-size", NULL},
       {"fold-trifold", "ltr"},
       {"fold-trifold-rtl", "rtl"}}}},
    {"booklet",
     {"how-fold",
      {{"both-sides", NULL},
       {FLIP, NULL},
       {"actual-size", NULL},
       {"fold-booklet", NULL}}}},
    {"poster",
     {"how-print",
      {{"poster-paper", NULL}, {"actual-size", NULL}, {"poster-hang", NULL}}}},
    {"phone",
     {"how-send",
      {{"phone-ask", NULL}, {"phone-send", NULL}, {"phone-stays", NULL}}}},
};

/* What is cut out of its paper: the card. */
static const How cut_out = {"how-fold",
                            {{"card-paper", NULL},
                             {FLIP, NULL},
                             {"actual-size", NULL},
                             {"fold-card", NULL},
                             {"card-write", NULL}}};

/* Other leaflets that come several times on a sheet. */
static const How copies = {"how-cut",
                           {{"both-sides", NULL},
                            {FLIP, NULL},
                            {"actual-size", NULL},
                            {"cut-copies", NULL}}};

/* All others, by how the printer turns the paper. */
static const How usual[] = {
    [DUPLEX_SIMPLEX] = {"how-print",
                        {{"one-side", NULL},
                         {"actual-size", NULL},
                         {"no-fold", NULL}}},
    [DUPLEX_FLIP_SHORT_EDGE] = {"how-print",
                                {{"both-sides", NULL},
                                 {FLIP, NULL},
                                 {"actual-size", NULL}}},
    [DUPLEX_FLIP_LONG_EDGE] = {"how-print",
                               {{"both-sides", NULL},
                                {FLIP, NULL},
                                {"actual-size", NULL},
                                {"no-fold", NULL}}},
};

static const How *find_how(const Format *format) {
    if (format->cut) {
        return &cut_out;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_str_equal(known[i].format, format->id)) {
            return &known[i].how;
        }
    }
    bool several =
        format->imposed.width > 0 && format->imposed.order == IMPOSED_COPIES;
    return several ? &copies : &usual[format->duplex];
}

static const char *step_name(const HowStep *step, const Format *format) {
    Duplex duplex =
        format->imposed.width > 0 ? format->imposed.duplex : format->duplex;
    if (!g_str_equal(step->name, FLIP)) {
        return step->name;
    }
    return duplex == DUPLEX_FLIP_SHORT_EDGE ? "flip-short-edge"
                                            : "flip-long-edge";
}

static void write_step(HandOverPage *page, const HowStep *step,
                       const Format *format) {
    const char *name = step_name(step, format);
    html_open(page->writer, "li");
    if (step->side != NULL) {
        html_attribute(page->writer, "data-side", step->side);
    }
    hand_over_write_drawing(page, "drawing", name, NULL);
    html_open(page->writer, "p");
    hand_over_write_named(page, "print-", name);
    html_close(page->writer, "p");
    html_close(page->writer, "li");
}

static void write_format(HandOverPage *page, const Format *format) {
    const How *how = find_how(format);
    g_autofree char *id = g_strconcat("how-", format->id, NULL);
    html_open_class(page->writer, "section", "how");
    html_attribute(page->writer, "data-format", format->id);
    html_attribute(page->writer, "aria-labelledby", id);
    html_open(page->writer, "h2");
    html_attribute(page->writer, "id", id);
    hand_over_write_word(page, how->heading);
    html_text(page->writer, ": ");
    hand_over_write_named(page, "format-", format->id);
    html_close(page->writer, "h2");
    html_open(page->writer, "ol");
    for (int i = 0; i < STEPS_MOST && how->steps[i].name != NULL; i++) {
        write_step(page, &how->steps[i], format);
    }
    html_close(page->writer, "ol");
    html_close(page->writer, "section");
}

void how_write(HandOverPage *page) {
    for (guint i = 0; i < page->formats->len; i++) {
        write_format(page, g_ptr_array_index(page->formats, i));
    }
}
