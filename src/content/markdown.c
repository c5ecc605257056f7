/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/markdown.h"

#include "content/source_text.h"
#include "content/yaml.h"

#include <cmark.h>
#include <string.h>

typedef struct {
    const MarkdownSource *source;
    char **lines;  /* of the source, without their ends */
    bool *covered; /* by line: belongs to a block */
    int line_count;
    Document *document;
    Block *section; /* the current one, or NULL */
    char *context;  /* of its messages */
    Diag *diag;
} Reader;

static const char *line_of(const Reader *reader, int number) {
    return number >= 1 && number <= reader->line_count
               ? reader->lines[number - 1]
               : "";
}

/* cmark counts columns in bytes. */
static Position position_at(const Reader *reader, int line, int byte_column) {
    const char *text = line_of(reader, line);
    gsize offset = MIN((gsize)MAX(byte_column - 1, 0), strlen(text));
    return (Position){.file = g_intern_string(reader->source->file),
                      .line = line + reader->source->first_line - 1,
                      .column = (int)g_utf8_strlen(text, (gssize)offset) + 1};
}

static Position node_position(const Reader *reader, cmark_node *node) {
    return position_at(reader, cmark_node_get_start_line(node),
                       cmark_node_get_start_column(node));
}

static void cover(Reader *reader, cmark_node *node) {
    int start = cmark_node_get_start_line(node);
    int end = cmark_node_get_end_line(node);
    /* cmark 0.30 ends HTML a line too early */
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK) {
        end++;
    }
    for (int i = start; i >= 1 && i <= MIN(end, reader->line_count); i++) {
        reader->covered[i - 1] = true;
    }
}

static void refuse(Reader *reader, cmark_node *node, const char *text) {
    cover(reader, node);
    diag_error(reader->diag, node_position(reader, node), "markdown", "%s",
               text);
}

/* A line that goes on a paragraph, without indent and signs of a box. */
static const char *continued(const char *line) {
    line += strspn(line, " \t>");
    return line;
}

/* The source of a paragraph: its lines, joined by spaces. */
static char *paragraph_source(const Reader *reader, cmark_node *node) {
    int first = cmark_node_get_start_line(node);
    int last = cmark_node_get_end_line(node);
    const char *line = line_of(reader, first);
    gsize start = (gsize)MAX(cmark_node_get_start_column(node) - 1, 0);
    GString *text = g_string_new(line + MIN(start, strlen(line)));
    for (int i = first + 1; i <= last; i++) {
        g_string_append_c(text, ' ');
        g_string_append(text, continued(line_of(reader, i)));
    }
    return g_string_free(text, FALSE);
}

static const char *refused_inline(cmark_node_type type) {
    switch (type) {
    case CMARK_NODE_HTML_INLINE:
        return "HTML is refused, write plain text";
    case CMARK_NODE_LINK:
        return "links are refused, leave it out";
    case CMARK_NODE_IMAGE:
        return "pictures are refused, name an icon in the front matter";
    case CMARK_NODE_CODE:
        return "code (`…`) is refused, write plain text";
    case CMARK_NODE_LINEBREAK:
        return "a forced line end is refused, remove the spaces or the "
               "backslash at the end of the line";
    default:
        return NULL;
    }
}

/* Some inline nodes have no position of their own, and that of code is behind
 * its sign. */
static Position inline_position(const Reader *reader, cmark_node *node) {
    while (cmark_node_get_start_line(node) == 0) {
        node = cmark_node_parent(node);
    }
    int line = cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    if (cmark_node_get_type(node) == CMARK_NODE_CODE) {
        const char *text = line_of(reader, line);
        column = MIN(column, (int)strlen(text) + 1);
        while (column >= 2 && text[column - 2] == '`') {
            column--;
        }
    }
    return position_at(reader, line, column);
}

static bool check_inlines(Reader *reader, cmark_node *node) {
    bool good = true;
    cmark_iter *iterator = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *child = cmark_iter_get_node(iterator);
        const char *fault = refused_inline(cmark_node_get_type(child));
        if (event == CMARK_EVENT_ENTER && fault != NULL) {
            diag_error(reader->diag, inline_position(reader, child), "markdown",
                       "%s", fault);
            good = false;
        }
    }
    cmark_iter_free(iterator);
    return good;
}

/* What cmark takes for text, or for nothing, but people mean otherwise. */
static bool check_lines(Reader *reader, cmark_node *node) {
    int last = cmark_node_get_end_line(node);
    for (int i = cmark_node_get_start_line(node); i <= last; i++) {
        const char *text = continued(line_of(reader, i));
        if (strchr(text, '|') != NULL) {
            diag_error(reader->diag, position_at(reader, i, 1), "markdown",
                       "tables and '|' are refused, write a list");
            return false;
        }
        if (text[0] == '[' && strstr(text, "]:") != NULL) {
            diag_error(reader->diag, position_at(reader, i, 1), "markdown",
                       "links are refused, leave it out");
            return false;
        }
    }
    return true;
}

static Message *read_text(Reader *reader, cmark_node *node, const char *text) {
    Position position = node_position(reader, node);
    cover(reader, node);
    /* one report is enough: the text would be refused once more for the same */
    bool good = check_inlines(reader, node);
    if (!check_lines(reader, node) || !good) {
        return message_new(reader->context, text, position);
    }
    Message *message =
        source_message_new(reader->context, text, position, reader->diag);
    source_refuse_placeholders(message, reader->diag);
    return message;
}

static Block *append_text(Reader *reader, Block *parent, cmark_node *node,
                          const char *text) {
    Block *block = block_append(
        parent, block_new(BLOCK_PARAGRAPH, node_position(reader, node)));
    block->message = read_text(reader, node, text);
    return block;
}

static void read_paragraph(Reader *reader, Block *parent, cmark_node *node) {
    g_autofree char *text = paragraph_source(reader, node);
    append_text(reader, parent, node, text);
}

/* The text of a heading without its number signs; NULL after a report. */
static char *heading_source(Reader *reader, cmark_node *node) {
    const char *line = line_of(reader, cmark_node_get_start_line(node));
    line += MIN((gsize)cmark_node_get_start_column(node) - 1, strlen(line));
    if (*line != '#') {
        refuse(reader, node, "write a heading as ## Text, not underlined");
        return NULL;
    }
    char *text = g_strstrip(g_strdup(line + strspn(line, "#")));
    gsize length = strlen(text);
    while (length > 0 && text[length - 1] == '#') {
        length--;
    }
    if (length == 0 || text[length - 1] == ' ') {
        text[length] = '\0';
        g_strchomp(text);
    }
    return text;
}

static void read_subheading(Reader *reader, Block *parent, cmark_node *node) {
    if (cmark_node_get_heading_level(node) != 3) {
        refuse(reader, node,
               "only ## (a section) and ### (a smaller heading) are known");
        return;
    }
    g_autofree char *text = heading_source(reader, node);
    if (text == NULL) {
        return;
    }
    if (*text == '\0') {
        refuse(reader, node, "this heading is empty");
        return;
    }
    Block *heading = append_text(reader, parent, node, text);
    heading->kind = BLOCK_HEADING;
    heading->level = 3;
}

static void report_nesting(Reader *reader, cmark_node *node) {
    cover(reader, node);
    diag_error(reader->diag, node_position(reader, node), "nesting",
               "lists and boxes do not stand in each other, only a list in a "
               "box");
}

/* An item holds one paragraph. */
static void read_item(Reader *reader, Block *list, cmark_node *node) {
    cmark_node *child = cmark_node_first_child(node);
    if (child == NULL) {
        refuse(reader, node, "this item of the list is empty");
        return;
    }
    if (cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH) {
        g_autofree char *text = paragraph_source(reader, child);
        append_text(reader, list, child, text)->kind = BLOCK_ITEM;
        child = cmark_node_next(child);
    }
    for (; child != NULL; child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        if (type == CMARK_NODE_LIST || type == CMARK_NODE_BLOCK_QUOTE) {
            report_nesting(reader, child);
        } else {
            refuse(reader, child, "an item of a list holds one paragraph");
        }
    }
}

static void read_list(Reader *reader, Block *parent, cmark_node *node) {
    Block *list = block_append(
        parent, block_new(BLOCK_LIST, node_position(reader, node)));
    if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
        list->level = 1;
        if (cmark_node_get_list_start(node) != 1) {
            refuse(reader, node, "a numbered list starts with 1");
        }
    }
    for (cmark_node *item = cmark_node_first_child(node); item != NULL;
         item = cmark_node_next(item)) {
        read_item(reader, list, item);
    }
}

static const char *refused_block(cmark_node_type type) {
    switch (type) {
    case CMARK_NODE_CODE_BLOCK:
        return "code is refused; four spaces at the start of a line make code";
    case CMARK_NODE_HTML_BLOCK:
        return "HTML is refused, write plain text";
    case CMARK_NODE_THEMATIC_BREAK:
        return "a ruled line is refused, leave it out";
    default:
        return "this is not known here, write a paragraph";
    }
}

/* A block inside a section or, with `in_box`, inside a box. */
static void read_block(Reader *reader, Block *parent, cmark_node *node,
                       bool in_box);

/* Takes "[main]" or "[good]" off the text; ROLE_NONE if neither is there. */
static BlockRole take_role(char *text) {
    static const struct {
        const char *mark;
        BlockRole role;
    } marks[] = {{"[main]", ROLE_MAIN_MESSAGE}, {"[good]", ROLE_GOOD_TO_KNOW}};
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (g_str_has_prefix(text, marks[i].mark)) {
            gsize length = strlen(marks[i].mark);
            memmove(text, text + length, strlen(text + length) + 1);
            g_strchug(text);
            return marks[i].role;
        }
    }
    return ROLE_NONE;
}

/* The mark stands at the start of the first paragraph, or alone on its line. */
static bool read_box_start(Reader *reader, Block *box, cmark_node *first) {
    if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH) {
        return false;
    }
    g_autofree char *text = paragraph_source(reader, first);
    box->role = take_role(text);
    if (box->role == ROLE_NONE) {
        return false;
    }
    cover(reader, first);
    if (*text == '#') {
        refuse(reader, first, "a heading in a box stands on its own line");
    } else if (*text != '\0') {
        append_text(reader, box, first, text);
    }
    return true;
}

static void read_box(Reader *reader, Block *parent, cmark_node *node) {
    Block *box =
        block_append(parent, block_new(BLOCK_BOX, node_position(reader, node)));
    cmark_node *first = cmark_node_first_child(node);
    if (!read_box_start(reader, box, first)) {
        refuse(reader, node,
               "a box starts with [main] or [good]; quotes are refused");
        return;
    }
    for (cmark_node *child = cmark_node_next(first); child != NULL;
         child = cmark_node_next(child)) {
        read_block(reader, box, child, true);
    }
    if (box->role == ROLE_MAIN_MESSAGE &&
        (box->children->len != 1 ||
         ((const Block *)g_ptr_array_index(box->children, 0))->kind !=
             BLOCK_PARAGRAPH)) {
        refuse(reader, node, "the main message is one paragraph");
    } else if (box->children->len == 0) {
        refuse(reader, node, "this box is empty");
    }
}

static void read_block(Reader *reader, Block *parent, cmark_node *node,
                       bool in_box) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        read_paragraph(reader, parent, node);
        break;
    case CMARK_NODE_HEADING:
        read_subheading(reader, parent, node);
        break;
    case CMARK_NODE_LIST:
        read_list(reader, parent, node);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        if (in_box) {
            report_nesting(reader, node);
        } else {
            read_box(reader, parent, node);
        }
        break;
    default:
        refuse(reader, node, refused_block(cmark_node_get_type(node)));
    }
}

/* Cuts "{#id}" off the end of the heading; NULL if it is not there. */
static char *take_id(char *text) {
    char *start = strrchr(text, '{');
    gsize length = strlen(text);
    if (start == NULL || start[1] != '#' || text[length - 1] != '}') {
        return NULL;
    }
    char *id = g_strndup(start + 2, strlen(start) - 3);
    *start = '\0';
    g_strchomp(text);
    if (!yaml_is_id(id)) {
        g_clear_pointer(&id, g_free);
    }
    return id;
}

static bool is_empty_section(const Block *section) {
    return section->children->len < 2;
}

static void end_section(Reader *reader) {
    if (reader->section != NULL && is_empty_section(reader->section)) {
        diag_error(reader->diag, reader->section->position, "markdown",
                   "the section '%s' has no text, write it or remove it",
                   reader->section->id);
    }
    g_clear_pointer(&reader->context, g_free);
    reader->section = NULL;
}

static Block *new_section(Reader *reader, cmark_node *node, const char *id) {
    if (document_lookup_section(reader->document, id) != NULL) {
        diag_error(reader->diag, node_position(reader, node), "duplicate-id",
                   "the section '%s' stands twice, give one another id", id);
    }
    Block *section =
        block_append(reader->document->root,
                     block_new(BLOCK_SECTION, node_position(reader, node)));
    section->id = g_strdup(id);
    return section;
}

/* The id of the section, cut off `text`. A heading without one is reported and
 * gets a name, so that what follows is checked. */
static char *take_section_id(Reader *reader, cmark_node *node, char *text) {
    char *id = text != NULL ? take_id(text) : NULL;
    if (id != NULL && *text != '\0') {
        return id;
    }
    if (text != NULL) {
        refuse(reader, node, "write a section's heading as ## Text {#id}");
    }
    g_free(id);
    return g_strdup_printf("unnamed-%d", cmark_node_get_start_line(node));
}

static void start_section(Reader *reader, cmark_node *node) {
    end_section(reader);
    g_autofree char *text = heading_source(reader, node);
    g_autofree char *id = take_section_id(reader, node, text);
    reader->context = g_strdup_printf("%s/%s", reader->document->id, id);
    reader->section = new_section(reader, node, id);
    Block *heading =
        append_text(reader, reader->section, node, text != NULL ? text : "?");
    heading->kind = BLOCK_HEADING;
    heading->level = 2;
}

static void read_top(Reader *reader, cmark_node *node) {
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING &&
        cmark_node_get_heading_level(node) == 2) {
        start_section(reader, node);
    } else if (reader->section == NULL) {
        refuse(reader, node, "a section starts with ## Text {#id}");
    } else {
        read_block(reader, reader->section, node, false);
    }
}

/* Lines that cmark took for something that leaves no trace. */
static void check_covered(Reader *reader) {
    for (int i = 0; i < reader->line_count; i++) {
        if (!reader->covered[i] && *continued(reader->lines[i]) != '\0') {
            diag_error(reader->diag, position_at(reader, i + 1, 1), "markdown",
                       "this line is not text; definitions of links are "
                       "refused");
        }
    }
}

void markdown_read(const MarkdownSource *source, Document *document,
                   Diag *diag) {
    g_auto(GStrv) lines = g_strsplit(source->text, "\n", -1);
    Reader reader = {.source = source,
                     .lines = lines,
                     .line_count = (int)g_strv_length(lines),
                     .document = document,
                     .diag = diag};
    reader.covered = g_new0(bool, reader.line_count + 1);
    cmark_node *root = cmark_parse_document(source->text, strlen(source->text),
                                            CMARK_OPT_DEFAULT);
    for (cmark_node *node = cmark_node_first_child(root); node != NULL;
         node = cmark_node_next(node)) {
        read_top(&reader, node);
    }
    end_section(&reader);
    check_covered(&reader);
    cmark_node_free(root);
    g_free(reader.covered);
}
