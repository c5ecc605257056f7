/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/po_scan.h"

#include "content/document.h"

#include <string.h>

/* What the last keyword was, and so which may follow. */
typedef enum {
    AFTER_NOTHING,
    AFTER_CONTEXT,
    AFTER_ID,
    AFTER_PLURAL,
    AFTER_TEXT,
    AFTER_FORM,
    AFTER_FAULT /* until the next entry */
} ScanState;

typedef struct {
    const char *at;
    const char *line_start;
    Position file;
    int line;
    ScanState state;
    const char *keyword; /* that has no string yet, or NULL */
    bool obsolete;       /* of the entry */
    int next_form;
    int comment_line; /* of a comment that no entry has followed, or 0 */
    GString *context; /* as written, with escapes */
    GString *id;
    GString *collecting; /* one of them, or NULL */
    GArray *positions;
    GHashTable *seen; /* context and id -> line */
    bool faulty;
    Diag *diag;
} Scan;

static Position scan_position(const Scan *scan, const char *at) {
    Position position = scan->file;
    position.line = scan->line;
    position.column =
        (int)g_utf8_strlen(scan->line_start, (gssize)(at - scan->line_start)) +
        1;
    return position;
}

static void scan_fault(Scan *scan, const char *text) {
    if (scan->state != AFTER_FAULT) {
        diag_error(scan->diag, scan_position(scan, scan->at), "po-syntax", "%s",
                   text);
    }
    scan->state = AFTER_FAULT;
    scan->keyword = NULL;
    scan->collecting = NULL;
    scan->faulty = true;
}

static void skip_blanks(Scan *scan) {
    while (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\f' ||
           *scan->at == '\v') {
        scan->at++;
    }
}

static void skip_line(Scan *scan) {
    scan->at += strcspn(scan->at, "\n");
}

/* Remembers the entry once its context and id are complete. */
static void close_id(Scan *scan) {
    g_autofree char *key =
        g_strconcat(scan->context->str, "\n", scan->id->str, NULL);
    int first = GPOINTER_TO_INT(g_hash_table_lookup(scan->seen, key));
    const Position *position =
        &g_array_index(scan->positions, Position, scan->positions->len - 1);
    if (first != 0) {
        diag_error(scan->diag, *position, "po-syntax",
                   "the message stands here a second time, first on line %d; "
                   "remove one",
                   first);
        scan->faulty = true;
    } else {
        g_hash_table_insert(scan->seen, g_steal_pointer(&key),
                            GINT_TO_POINTER(position->line));
    }
}

static void start_entry(Scan *scan, bool obsolete) {
    g_string_truncate(scan->context, 0);
    g_string_truncate(scan->id, 0);
    scan->obsolete = obsolete;
    scan->comment_line = 0;
    scan->next_form = 0;
}

static bool is_between_entries(ScanState state) {
    return state == AFTER_NOTHING || state == AFTER_TEXT ||
           state == AFTER_FORM || state == AFTER_FAULT;
}

static bool accept_context(Scan *scan, bool obsolete) {
    if (!is_between_entries(scan->state)) {
        return false;
    }
    start_entry(scan, obsolete);
    scan->state = AFTER_CONTEXT;
    scan->collecting = scan->context;
    return true;
}

static bool accept_id(Scan *scan, bool obsolete) {
    if (is_between_entries(scan->state)) {
        start_entry(scan, obsolete);
    } else if (scan->state != AFTER_CONTEXT) {
        return false;
    }
    Position position = scan_position(scan, scan->at);
    g_array_append_val(scan->positions, position);
    scan->state = AFTER_ID;
    scan->collecting = scan->id;
    return true;
}

static bool accept_form(Scan *scan) {
    const char *digits = scan->at + strlen("msgstr[");
    if ((scan->state != AFTER_PLURAL && scan->state != AFTER_FORM) ||
        digits[0] != '0' + scan->next_form || digits[1] != ']' ||
        scan->next_form >= MESSAGE_MAX_FORMS) {
        return false;
    }
    scan->next_form++;
    scan->state = AFTER_FORM;
    return true;
}

static bool accept_after_id(Scan *scan, ScanState state) {
    if (scan->state != AFTER_ID) {
        return false;
    }
    scan->state = state;
    return true;
}

static bool accept_keyword(Scan *scan, const char *keyword, bool obsolete) {
    if (strcmp(keyword, "msgctxt") == 0) {
        return accept_context(scan, obsolete);
    }
    if (strcmp(keyword, "msgid") == 0) {
        return accept_id(scan, obsolete);
    }
    scan->collecting = NULL;
    if (scan->state == AFTER_ID) {
        close_id(scan);
    }
    if (strcmp(keyword, "msgid_plural") == 0) {
        return accept_after_id(scan, AFTER_PLURAL);
    }
    if (strcmp(keyword, "msgstr") == 0) {
        return accept_after_id(scan, AFTER_TEXT);
    }
    return accept_form(scan);
}

static void scan_string(Scan *scan) {
    for (scan->at++; *scan->at != '"'; scan->at++) {
        if (*scan->at == '\0' || *scan->at == '\n') {
            scan_fault(scan, "the text has no closing quotation mark; "
                             "the file may be cut short");
            return;
        }
        if (*scan->at == '\\') {
            if (scan->at[1] == '\0' ||
                strchr("ntrabfv\"\\", scan->at[1]) == NULL) {
                scan_fault(scan, "unknown escape; write the character itself, "
                                 "or two backslashes for one");
                return;
            }
            if (scan->collecting != NULL) {
                g_string_append_c(scan->collecting, *scan->at);
            }
            scan->at++;
        }
        if (scan->collecting != NULL) {
            g_string_append_c(scan->collecting, *scan->at);
        }
    }
    scan->at++;
    scan->keyword = NULL;
}

/* The strings up to the end of the line. */
static void scan_strings(Scan *scan) {
    for (;;) {
        skip_blanks(scan);
        if (*scan->at == '\0' || *scan->at == '\n') {
            return;
        }
        if (*scan->at != '"') {
            scan_fault(scan, "a text in quotation marks was expected here");
            return;
        }
        scan_string(scan);
        if (scan->state == AFTER_FAULT) {
            return;
        }
    }
}

static void scan_keyword(Scan *scan, bool obsolete) {
    static const char *const keywords[] = {"msgctxt", "msgid_plural", "msgid",
                                           "msgstr[", "msgstr"};
    for (gsize i = 0; i < G_N_ELEMENTS(keywords); i++) {
        gsize length = strlen(keywords[i]);
        if (strncmp(scan->at, keywords[i], length) != 0) {
            continue;
        }
        if (scan->keyword != NULL) {
            scan_fault(scan, "the line before has no text");
            return;
        }
        bool recovering = scan->state == AFTER_FAULT;
        if (!accept_keyword(scan, keywords[i], obsolete) ||
            scan->obsolete != obsolete) {
            if (!recovering) {
                scan_fault(scan, "this line does not belong here; a message "
                                 "has msgctxt, msgid, msgid_plural, msgstr");
            }
            return;
        }
        scan->keyword = keywords[i];
        scan->at += strcspn(scan->at, "\" \t\n");
        scan_strings(scan);
        return;
    }
    scan_fault(scan, "neither a comment nor msgctxt, msgid or msgstr");
}

/* Comments come before a message, never inside. */
static void scan_comment(Scan *scan) {
    if (!is_between_entries(scan->state)) {
        scan_fault(scan, "a comment inside a message; put it before msgctxt");
    } else if (scan->state != AFTER_FAULT) {
        scan->state = AFTER_NOTHING;
    }
    if (scan->comment_line == 0) {
        scan->comment_line = scan->line;
    }
}

static void scan_line(Scan *scan) {
    bool obsolete = g_str_has_prefix(scan->at, "#~");
    bool previous =
        g_str_has_prefix(scan->at, "#|") || g_str_has_prefix(scan->at, "#~|");
    if (previous || (*scan->at == '#' && !obsolete)) {
        scan_comment(scan);
        return;
    }
    if (obsolete) {
        scan->at += 2;
    }
    skip_blanks(scan);
    if (*scan->at == '\0' || *scan->at == '\n') {
        return;
    }
    if (*scan->at == '"') {
        if (scan->state == AFTER_NOTHING) {
            scan_fault(scan, "a text without msgid or msgstr before it");
        } else if (scan->state != AFTER_FAULT) {
            scan_strings(scan);
        }
        return;
    }
    scan_keyword(scan, obsolete);
}

static void scan_end(Scan *scan) {
    if (scan->state == AFTER_FAULT) {
        return;
    }
    if (!is_between_entries(scan->state) || scan->keyword != NULL) {
        scan_fault(scan, "the file ends inside a message; it is cut short");
    } else if (scan->comment_line != 0) {
        scan->line = scan->comment_line;
        scan->line_start = scan->at;
        scan_fault(scan, "this comment belongs to no message; "
                         "the file is cut short, or remove the comment");
    }
}

GArray *po_scan(const char *text, Position file, Diag *diag) {
    Scan scan = {.at = text, .file = file, .diag = diag};
    scan.context = g_string_new(NULL);
    scan.id = g_string_new(NULL);
    scan.positions = g_array_new(FALSE, TRUE, sizeof(Position));
    scan.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    while (*scan.at != '\0') {
        scan.line++;
        scan.line_start = scan.at;
        scan_line(&scan);
        skip_line(&scan);
        if (*scan.at == '\n') {
            scan.at++;
        }
    }
    scan_end(&scan);
    g_string_free(scan.context, TRUE);
    g_string_free(scan.id, TRUE);
    g_hash_table_unref(scan.seen);
    if (scan.faulty) {
        g_array_unref(scan.positions);
        return NULL;
    }
    return scan.positions;
}
