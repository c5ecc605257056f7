/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preflight/content_scanner.h"

#include <math.h>
#include <string.h>

/* What stands before one operator: no page needs more, and what comes after
 * it is passed over. */
#define OPERAND_LIMIT 100000
#define NUMBER_LIMIT 1e9

struct ContentScanner {
    GBytes *content;
    const guchar *at, *end;
    Instruction instruction;
};

ContentScanner *content_scanner_new(GBytes *content) {
    ContentScanner *scanner = g_new0(ContentScanner, 1);
    gsize length;
    scanner->content = g_bytes_ref(content);
    scanner->at = g_bytes_get_data(content, &length);
    scanner->end = scanner->at + length;
    scanner->instruction.operands = g_array_new(FALSE, FALSE, sizeof(Operand));
    scanner->instruction.bytes = g_string_new(NULL);
    scanner->instruction.dictionary = g_string_new(NULL);
    scanner->instruction.data = g_byte_array_new();
    return scanner;
}

void content_scanner_free(ContentScanner *scanner) {
    if (scanner == NULL) {
        return;
    }
    g_bytes_unref(scanner->content);
    g_array_unref(scanner->instruction.operands);
    g_string_free(scanner->instruction.bytes, TRUE);
    g_string_free(scanner->instruction.dictionary, TRUE);
    g_byte_array_unref(scanner->instruction.data);
    g_free(scanner);
}

static bool is_space(guchar byte) {
    return byte == 0 || byte == '\t' || byte == '\n' || byte == '\f' ||
           byte == '\r' || byte == ' ';
}

static bool is_regular(guchar byte) {
    return !is_space(byte) && strchr("()<>[]{}/%", byte) == NULL;
}

static void skip_space(ContentScanner *scanner) {
    while (scanner->at < scanner->end) {
        if (*scanner->at == '%') {
            while (scanner->at < scanner->end && *scanner->at != '\n' &&
                   *scanner->at != '\r') {
                scanner->at++;
            }
        } else if (is_space(*scanner->at)) {
            scanner->at++;
        } else {
            return;
        }
    }
}

static void add_operand(ContentScanner *scanner, Operand operand) {
    if (scanner->instruction.operands->len < OPERAND_LIMIT) {
        g_array_append_val(scanner->instruction.operands, operand);
    }
}

/* Ends the text that was added to `bytes` from `offset` on. */
static void add_text(ContentScanner *scanner, OperandKind kind, gsize offset) {
    GString *bytes = scanner->instruction.bytes;
    Operand operand = {
        .kind = kind, .offset = offset, .length = bytes->len - offset};
    g_string_append_c(bytes, '\0');
    add_operand(scanner, operand);
}

static int hex_value(const guchar *at, const guchar *end) {
    return at < end ? g_ascii_xdigit_value((char)*at) : -1;
}

static void scan_name(ContentScanner *scanner) {
    GString *bytes = scanner->instruction.bytes;
    gsize offset = bytes->len;
    scanner->at++;
    while (scanner->at < scanner->end && is_regular(*scanner->at)) {
        int high = -1, low = -1;
        if (*scanner->at == '#') {
            high = hex_value(scanner->at + 1, scanner->end);
            low = hex_value(scanner->at + 2, scanner->end);
        }
        if (high >= 0 && low >= 0) {
            g_string_append_c(bytes, (char)(high * 16 + low));
            scanner->at += 3;
        } else {
            g_string_append_c(bytes, (char)*scanner->at++);
        }
    }
    add_text(scanner, OPERAND_NAME, offset);
}

/* One to three octal digits. */
static char scan_octal(ContentScanner *scanner) {
    int value = 0;
    for (int i = 0; i < 3 && scanner->at < scanner->end &&
                    *scanner->at >= '0' && *scanner->at <= '7';
         i++) {
        value = value * 8 + (*scanner->at++ - '0');
    }
    return (char)value;
}

/* What follows a backslash. */
static void scan_escape(ContentScanner *scanner) {
    GString *bytes = scanner->instruction.bytes;
    if (scanner->at >= scanner->end) {
        return;
    }
    guchar byte = *scanner->at;
    if (byte >= '0' && byte <= '7') {
        g_string_append_c(bytes, scan_octal(scanner));
        return;
    }
    static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
    scanner->at++;
    const char *letter = byte != 0 ? strchr(letters, byte) : NULL;
    if (letter != NULL) {
        g_string_append_c(bytes, meanings[letter - letters]);
    } else if (byte == '\r') {
        scanner->at += scanner->at < scanner->end && *scanner->at == '\n';
    } else if (byte != '\n') {
        g_string_append_c(bytes, (char)byte);
    }
}

static void scan_string(ContentScanner *scanner) {
    GString *bytes = scanner->instruction.bytes;
    gsize offset = bytes->len;
    int open = 1;
    scanner->at++;
    while (scanner->at < scanner->end) {
        guchar byte = *scanner->at++;
        if (byte == '\\') {
            scan_escape(scanner);
            continue;
        }
        open += (byte == '(') - (byte == ')');
        if (open == 0) {
            break;
        }
        g_string_append_c(bytes, (char)byte);
    }
    add_text(scanner, OPERAND_STRING, offset);
}

static void scan_hex(ContentScanner *scanner) {
    GString *bytes = scanner->instruction.bytes;
    gsize offset = bytes->len;
    int digits = 0, value = 0;
    scanner->at++;
    while (scanner->at < scanner->end && *scanner->at != '>') {
        int digit = g_ascii_xdigit_value((char)*scanner->at++);
        if (digit >= 0) {
            value = value * 16 + digit;
            if (++digits % 2 == 0) {
                g_string_append_c(bytes, (char)value);
                value = 0;
            }
        }
    }
    scanner->at += scanner->at < scanner->end;
    if (digits % 2 == 1) {
        g_string_append_c(bytes, (char)(value * 16));
    }
    add_text(scanner, OPERAND_STRING, offset);
}

/* A sign that opens or closes; true when it was one. */
static bool scan_bracket(ContentScanner *scanner) {
    guchar byte = *scanner->at;
    bool twice = scanner->at + 1 < scanner->end && scanner->at[1] == byte;
    bool opens = byte == '[' || byte == '{' || (byte == '<' && twice);
    bool closes = byte == ']' || byte == '}' || byte == ')' || byte == '>';
    if (!opens && !closes) {
        return false;
    }
    scanner->at += (byte == '<' || byte == '>') && twice ? 2 : 1;
    add_operand(scanner,
                (Operand){.kind = opens ? OPERAND_OPEN : OPERAND_CLOSE});
    return true;
}

static bool is_number(const char *word) {
    word += strspn(word, "+-");
    gsize digits = strspn(word, "0123456789");
    const char *rest = word + digits;
    if (*rest == '.') {
        gsize more = strspn(rest + 1, "0123456789");
        digits += more;
        rest += 1 + more;
    }
    /* Some programs write 0.00-35; readers stop at the sign. */
    return digits > 0 && (*rest == '\0' || *rest == '-');
}

static double number_value(const char *word) {
    while (word[0] != '\0' && strchr("+-", word[0]) != NULL &&
           strchr("+-", word[1]) != NULL && word[1] != '\0') {
        word++;
    }
    double value = g_ascii_strtod(word, NULL);
    return isfinite(value) ? CLAMP(value, -NUMBER_LIMIT, NUMBER_LIMIT) : 0;
}

/* A number, a keyword or an operator; true for an operator. */
static bool scan_word(ContentScanner *scanner) {
    char word[64];
    gsize length = 0;
    while (scanner->at < scanner->end && is_regular(*scanner->at)) {
        if (length + 1 < sizeof word) {
            word[length++] = (char)*scanner->at;
        }
        scanner->at++;
    }
    word[length] = '\0';
    if (is_number(word)) {
        add_operand(scanner, (Operand){.kind = OPERAND_NUMBER,
                                       .number = number_value(word)});
        return false;
    }
    if (strcmp(word, "true") == 0 || strcmp(word, "false") == 0 ||
        strcmp(word, "null") == 0) {
        add_operand(scanner, (Operand){.kind = OPERAND_WORD});
        return false;
    }
    g_strlcpy(scanner->instruction.operator, word,
              sizeof scanner->instruction.operator);
    return true;
}

/* One thing; true when it was an operator. */
static bool scan_thing(ContentScanner *scanner) {
    guchar byte = *scanner->at;
    bool dictionary =
        byte == '<' && scanner->at + 1 < scanner->end && scanner->at[1] == '<';
    if (byte == '/') {
        scan_name(scanner);
    } else if (byte == '(') {
        scan_string(scanner);
    } else if (byte == '<' && !dictionary) {
        scan_hex(scanner);
    } else if (!scan_bracket(scanner)) {
        return scan_word(scanner);
    }
    return false;
}

/* Whether the bytes at `at` end the data of a picture: EI between spaces, and
 * what looks like text after it. */
static bool ends_data(const guchar *at, const guchar *end) {
    if (end - at < 3 || !is_space(at[0]) || at[1] != 'E' || at[2] != 'I' ||
        (end - at > 3 && !is_space(at[3]))) {
        return false;
    }
    for (const guchar *next = at + 3; next < end && next < at + 13; next++) {
        if (!is_space(*next) && (*next < 0x20 || *next > 0x7e)) {
            return false;
        }
    }
    return true;
}

/* The rest of a picture in the text, from behind BI on. */
static void scan_picture(ContentScanner *scanner) {
    Instruction *instruction = &scanner->instruction;
    const guchar *start = scanner->at, *after = scanner->end;
    while (skip_space(scanner), scanner->at < scanner->end) {
        const guchar *before = scanner->at;
        if (scan_thing(scanner) && strcmp(instruction->operator, "ID") == 0) {
            after = before;
            break;
        }
    }
    g_string_append_len(instruction->dictionary, (const char *)start,
                        after - start);
    scanner->at += scanner->at < scanner->end;
    const guchar *data = scanner->at;
    while (scanner->at < scanner->end &&
           !ends_data(scanner->at, scanner->end)) {
        scanner->at++;
    }
    g_byte_array_append(instruction->data, data, (guint)(scanner->at - data));
    scanner->at = MIN(scanner->at + 3, scanner->end);
    g_strlcpy(instruction->operator, "BI", sizeof instruction->operator);
}

const Instruction *content_scanner_next(ContentScanner *scanner) {
    Instruction *instruction = &scanner->instruction;
    g_array_set_size(instruction->operands, 0);
    g_string_truncate(instruction->bytes, 0);
    g_string_truncate(instruction->dictionary, 0);
    g_byte_array_set_size(instruction->data, 0);
    while (skip_space(scanner), scanner->at < scanner->end) {
        if (scan_thing(scanner)) {
            if (strcmp(instruction->operator, "BI") == 0) {
                scan_picture(scanner);
            }
            return instruction;
        }
    }
    return NULL;
}

double instruction_number(const Instruction *instruction, guint index) {
    if (index >= instruction->operands->len) {
        return 0;
    }
    const Operand *operand =
        &g_array_index(instruction->operands, Operand, index);
    return operand->kind == OPERAND_NUMBER ? operand->number : 0;
}

const char *instruction_name(const Instruction *instruction, guint index) {
    if (index >= instruction->operands->len) {
        return NULL;
    }
    const Operand *operand =
        &g_array_index(instruction->operands, Operand, index);
    return operand->kind == OPERAND_NAME
               ? instruction->bytes->str + operand->offset
               : NULL;
}
