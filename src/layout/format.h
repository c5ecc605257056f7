/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paper formats and styles as data: templates/formats (YAML) and
 * templates/style.yaml. A new format needs no C. All lengths in memory are
 * points; the files use mm for geometry and pt for type and lines. Everything
 * here is read-only after loading; who loads it owns it.
 */
#pragma once

#include "content/document.h"
#include "layout/sheet.h"

/* A place for text, given for left-to-right sheets; layout mirrors it for
 * right-to-left ones (x then counts from the right edge of the sheet). */
typedef struct {
    char *id;
    int sheet; /* from 0 */
    double x, y, width, height;
    double side; /* width of the side column at the start side that holds icons
                    and questions; 0: none */
    double gap;  /* between side column and text */
    GPtrArray *roles; /* char* names of roles: only blocks with them stand
                         here; NULL: whatever no other frame takes */
    GPtrArray *foot;  /* char* names of roles that stand at the foot of this
                         frame; NULL: none */
    bool repeat;      /* its sheet comes again as often as the text needs */
    bool last;        /* stands on the last sheet, after those that repeat */
} Frame;

/* Parts that run through frames, in this order. Frames with `roles` are not
 * run through: they take their blocks out of the parts. */
typedef struct {
    GPtrArray *parts;  /* char* part ids */
    GPtrArray *frames; /* const Frame*, borrowed from the format */
    bool budget;       /* Dutch must leave room for longer languages */
} Flow;

/* A fold tick, stroked as an artifact. Given for left-to-right, too. */
typedef struct {
    int sheet;
    double x, y, width, height;
} Tick;

/* The number of each page at its foot, outside; 0: the format has none. */
typedef struct {
    int from;      /* the first page that has one, counted from 1 */
    double side;   /* from the outer edge, points */
    double bottom; /* of the baseline, from the lower edge */
} PageNumbers;

typedef enum {
    IMPOSED_COPIES, /* each side holds one page as often as it has cells */
    IMPOSED_BOOKLET /* two pages a side; a pile folded in the middle reads */
} ImposedOrder;

/* The paper for the office printer that pages stand on, in cells without gaps;
 * width 0: the format has none. Whoever turns the paper turns the pages as
 * their own `duplex` says. */
typedef struct {
    double width, height;
    int across, down; /* cells */
    double left, top; /* of the first cell, on fronts */
    bool marks;       /* where to cut */
    ImposedOrder order;
    Duplex duplex;
} Imposed;

/* Two languages side by side: each block is a row with the reader's language in
 * the column at the start side and Dutch in the other; gutter 0: the format has
 * none. */
typedef struct {
    double gutter;    /* between the columns, points */
    double circle;    /* round the number of a row, in the gutter */
    double white;     /* above and below the line between two rows, units */
    GPtrArray *plain; /* char* names of roles whose rows have no number */
    GPtrArray *alone; /* char* names of roles that are no rows */
} Rows;

/* What inks on the press are meant for: where they spread, colours change. */
typedef enum { PRESS_NONE, PRESS_COATED, PRESS_UNCOATED } PressPaper;

/* How a print shop makes it. */
typedef struct {
    PressPaper paper;      /* PRESS_NONE: none does */
    double width, height;  /* as it is handed out: folded, stapled; points */
    char *advice, *finish; /* keys of texts for staff: which paper; what is
                              done after printing */
} Press;

/* How one kind of text is set. Sizes are points at the start size and grow
 * with the body size unless `fixed`, but never go below `least`. */
typedef struct {
    double size, leading; /* leading in points at `size`, Latin */
    double least;
    bool fixed;
    bool bold;
    bool petrol;          /* the colour of headings; else ink */
    bool hyphenate;       /* where the script does, too */
    bool balance;         /* lines about as long as each other, as headings */
    bool tight;           /* belongs to the line above: no white between */
    double before, after; /* in units of half a body line */
} TextStyle;

/* Where a frame stands instead on a leaflet with a QR code. */
typedef struct {
    char *frame; /* id */
    double x, width;
} FrameMove;

typedef struct Format {
    char *id; /* trifold; the name of its file */
    double width, height;
    int sheet_count; /* before the last is repeated */
    int sheet_most;  /* with the repeated ones; more are an error */
    bool screen;     /* never printed: text may stand near the edge */
    bool facing;     /* left and right pages: even ones are mirrored */
    int pages_in;    /* the number of sheets is a multiple of it; 0: any */
    bool cut;        /* cut out of a larger sheet and read in the hand */
    Duplex duplex;
    double size_start, size_least, size_most, size_step; /* body, points */
    double comfort; /* up to this fill, text may grow past the start size */
    double icon_size, icon_gap; /* beside headings and in boxes */
    double picture_size;        /* on the cover */
    double picture_line;        /* thickness of its lines */
    double logo_size;           /* of a sender's drawing */
    double code_size;           /* of the QR code of an address; 0: none */
    GArray *moves;              /* FrameMove, where a code stands; or NULL */
    struct Format *with_code;   /* the format with these moves; or NULL */
    GPtrArray *frames;          /* Frame* */
    GPtrArray *flows;           /* Flow*, in the order of placing */
    GPtrArray *ticks;           /* Tick* */
    PageNumbers numbers;
    Imposed imposed;
    Rows rows;
    Press press;
    GHashTable *styles; /* char* name -> TextStyle*: see format_style */
    GHashTable *hidden; /* set of char*: "part", "role", "part/role",
                           "interface/key" that this format leaves out */
    Position position;
} Format;

/* What is drawn round a box: never the same rule for two kinds, so that they
 * differ in grey. */
typedef enum {
    BOX_PLAIN,   /* ground only */
    BOX_START,   /* a rule at the start side */
    BOX_ROUND,   /* a line round it */
    BOX_DASHED,  /* a dashed line round it */
    BOX_ROUNDED, /* a line round it, with round corners */
    BOX_DOUBLE,  /* two lines above and two below */
    BOX_ABOVE    /* one line above */
} BoxRule;

typedef struct {
    bool has_ground;
    Color ground, rule_color, text;
    BoxRule rule;
    double line_width;
    double padding;                   /* in units of half a body line */
    double before, after;             /* the same */
    double least_width, least_height; /* of the whole box; 0: any */
    char *icon;                       /* where the block names none; or NULL */
} BoxStyle;

typedef struct {
    Color ink, petrol, ochre, mist, sand, grey, white;
    GHashTable *icons; /* char* name -> GArray of PathSegment, 24 units */
    GHashTable *boxes; /* char* name of a role, "alarm", "phrase" ->
                          BoxStyle* */
    bool own_colors;   /* petrol and ochre are those of an edition */
    Raster *logo;      /* of an edition, where it is no drawing; or NULL */
} Style;

/* What an edition changes of the style; NULL: as it is. Colours are written
 * "#1A2B3C". */
typedef struct {
    const char *main, *accent; /* instead of petrol and ochre */
    Position main_position, accent_position;
    const char *logo; /* path of a drawing like those of templates/icons, or
                         of a PNG */
    double logo_size; /* the most room that it gets on paper, points */
    Position logo_position;
} StyleLook;

#define LOGO_ICON "logo" /* its name among the icons */

#define FORMAT_MOST_SHEETS 64

/* What is printed beyond the edge that is cut, points: nobody cuts exactly. */
#define PRESS_BLEED (3 * 72 / 25.4)

/* Loads all formats: Format*, sorted by id; NULL after errors. */
GPtrArray *formats_load(const char *templates_dir, Diag *diag);
/* Borrowed, or NULL. */
const Format *format_lookup(const GPtrArray *formats, const char *id);
void format_free(Format *format);

/* The most room that a logo gets on paper, points; NULL: no formats. */
double formats_largest_logo(const GPtrArray *formats);

/* The style of this name, else that of "body"; borrowed, never NULL. */
const TextStyle *format_style(const Format *format, const char *name);

/* Whether the last frame of the flow comes again while there is text. */
bool flow_repeats(const Flow *flow);

/* How many sheets there are when those up to `needed` hold text that runs on:
 * one more for a frame that stands last, then a multiple of pages_in. */
int format_sheets(const Format *format, int needed);

/* Whether a frame stands on the last sheet. */
bool format_has_last(const Format *format);

/* Whether what is given for left-to-right right-hand pages stands mirrored on
 * this sheet (from 0). */
bool format_mirrors(const Format *format, bool right_to_left, int sheet);

/* Whether a sheet of this paper is turned over as a page of a book: left and
 * right change places. Else top and bottom do. */
bool duplex_turns_sideways(Duplex duplex, double width, double height);

/* Whether the format sets Dutch beside the reader's language. */
bool format_has_rows(const Format *format);

/* Whether the part, as card-outside, belongs to another format. */
bool format_is_foreign(const Format *format, const char *part);

/* Whether the format leaves out a block with this role in this part; a role
 * of "" asks for the whole part. */
bool format_hides(const Format *format, const char *part, const char *role);

/* Loads templates/style.yaml and templates/icons (SVG paths with M L C Z).
 * Refuses colours of text under 7:1 on any ground. NULL after errors. */
Style *style_load(const char *templates_dir, Diag *diag);

/* A copy of `style` with the look: reports colours under 7:1 on a ground on
 * which they stand ("contrast") and logos that cannot be used ("logo").
 * NULL after errors; caller frees. */
Style *style_with_look(const Style *style, const StyleLook *look, Diag *diag);
void style_free(Style *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Format, format_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Style, style_free)
