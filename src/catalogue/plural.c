/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/plural.h"

#include <glib.h>
#include <string.h>

static int always_same(unsigned long n) {
    (void)n;
    return 0;
}

static int unlike_one(unsigned long n) {
    return n != 1;
}

static int above_one(unsigned long n) {
    return n > 1;
}

static int romanian(unsigned long n) {
    if (n == 1) {
        return 0;
    }
    return n == 0 || (n % 100 > 0 && n % 100 < 20) ? 1 : 2;
}

/* 2 to 4, 22 to 24, …, but not 12 to 14. */
static bool is_slavic_few(unsigned long n) {
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20);
}

static int polish(unsigned long n) {
    if (n == 1) {
        return 0;
    }
    return is_slavic_few(n) ? 1 : 2;
}

static int russian(unsigned long n) {
    if (n % 10 == 1 && n % 100 != 11) {
        return 0;
    }
    return is_slavic_few(n) ? 1 : 2;
}

static int czech(unsigned long n) {
    if (n == 1) {
        return 0;
    }
    return n >= 2 && n <= 4 ? 1 : 2;
}

static int arabic(unsigned long n) {
    if (n <= 2) {
        return (int)n;
    }
    if (n % 100 >= 3 && n % 100 <= 10) {
        return 3;
    }
    return n % 100 >= 11 ? 4 : 5;
}

typedef struct {
    const char *header; /* without white space */
    int form_count;
    PluralRule rule;
} KnownHeader;

/* clang-format off */
static const KnownHeader known_headers[] = {
    {"nplurals=1;plural=0;", 1, always_same},
    {"nplurals=2;plural=(n!=1);", 2, unlike_one},
    {"nplurals=2;plural=(n>1);", 2, above_one},
    {"nplurals=3;plural=(n==1?0:(n==0||(n%100>0&&n%100<20))?1:2);", 3,
     romanian},
    {"nplurals=3;plural=(n==1?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2);",
     3, polish},
    {"nplurals=3;plural=(n%10==1&&n%100!=11?0:"
     "n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2);", 3, russian},
    {"nplurals=3;plural=(n==1?0:n>=2&&n<=4?1:2);", 3, czech},
    {"nplurals=6;plural=(n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:"
     "n%100>=11?4:5);", 6, arabic},
};
/* clang-format on */

static char *without_space(const char *text) {
    GString *result = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at++) {
        if (!g_ascii_isspace(*at)) {
            g_string_append_c(result, *at);
        }
    }
    return g_string_free(result, FALSE);
}

PluralRule plural_find(const char *header, int *form_count) {
    g_autofree char *wanted = without_space(header);
    for (gsize i = 0; i < G_N_ELEMENTS(known_headers); i++) {
        if (strcmp(known_headers[i].header, wanted) == 0) {
            *form_count = known_headers[i].form_count;
            return known_headers[i].rule;
        }
    }
    return NULL;
}

bool plural_is_same_header(const char *a, const char *b) {
    g_autofree char *first = without_space(a);
    g_autofree char *second = without_space(b);
    return strcmp(first, second) == 0;
}

bool plural_is_exact(PluralRule rule, int form, unsigned long *count) {
    /* Every rule here repeats after 100, so two rounds tell. */
    int found = 0;
    for (unsigned long n = 0; n <= 300; n++) {
        if (rule(n) == form) {
            *count = n;
            found++;
        }
    }
    return found == 1;
}
