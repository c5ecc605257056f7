/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/review_code.h"

#include <string.h>

#define GROUP 4 /* signs before and after the hyphen */
#define SIGN_COUNT (2 * GROUP)
#define SIGN_BITS 5

static const char signs[] = "0123456789abcdefghjkmnpqrstvwxyz";

/* Odd weights that differ: one wrong sign always shows, and so do nearly all
 * pairs that changed places. */
static int check_sign(const int values[SIGN_COUNT]) {
    int sum = 0;
    for (int i = 0; i < SIGN_COUNT - 1; i++) {
        sum += (2 * i + 3) * values[i];
    }
    return sum % (1 << SIGN_BITS);
}

static void write_signs(char *code, const int values[SIGN_COUNT]) {
    for (int i = 0; i < SIGN_COUNT; i++) {
        code[i + (i >= GROUP)] = signs[values[i]];
    }
    code[GROUP] = '-';
    code[REVIEW_CODE_LENGTH] = '\0';
}

void review_code_make(char *code, const char *context, const char *dutch_hash,
                      const char *translation_hash) {
    g_autofree char *text =
        g_strjoin("\n", context, dutch_hash, translation_hash, NULL);
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize length = sizeof digest;
    g_checksum_update(checksum, (const guchar *)text, -1);
    g_checksum_get_digest(checksum, digest, &length);
    guint64 bits = 0;
    for (int i = 0; i < 5; i++) {
        bits = bits << 8 | digest[i];
    }
    int values[SIGN_COUNT];
    for (int i = 0; i < SIGN_COUNT - 1; i++) {
        values[i] = (int)(bits >> (SIGN_BITS * i) & ((1 << SIGN_BITS) - 1));
    }
    values[SIGN_COUNT - 1] = check_sign(values);
    write_signs(code, values);
}

static int read_sign(char sign) {
    sign = g_ascii_tolower(sign);
    sign = sign == 'o' ? '0' : sign == 'i' || sign == 'l' ? '1' : sign;
    const char *place = sign == '\0' ? NULL : strchr(signs, sign);
    return place == NULL ? -1 : (int)(place - signs);
}

bool review_code_read(char *code, const char *first, const char *second) {
    int values[SIGN_COUNT];
    if (strlen(first) != GROUP || strlen(second) != GROUP) {
        return false;
    }
    for (int i = 0; i < SIGN_COUNT; i++) {
        values[i] = read_sign(i < GROUP ? first[i] : second[i - GROUP]);
        if (values[i] < 0) {
            return false;
        }
    }
    write_signs(code, values);
    return values[SIGN_COUNT - 1] == check_sign(values);
}
