/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spaces of a language, whoever typed them. In the rows ~ stands for
 * U+00A0 and _ for U+202F. */
#include "catalogue/typography.h"

typedef struct {
    const char *name, *code, *text, *expected;
} Row;

static const Row rows[] = {
    {"polish", "pl", "w Utrechcie, o pomoc, z tłumaczem",
     "w~Utrechcie, o~pomoc, z~tłumaczem"},
    {"typed", "pl", "w~Utrechcie", "w~Utrechcie"},
    {"capital", "ru", "В Утрехте и в городе", "В~Утрехте и~в~городе"},
    {"long-word", "bg", "На улицата", "На улицата"},
    {"end-of-word", "uk", "об’я в", "об’я в"},
    {"after-hyphen", "pl", "e-e w", "e-e w"},
    {"bold", "bg", "с **GGD** и", "с~**GGD** и"},
    {"placeholder", "pl", "do {n} i {m} w", "do {n} i~{m} w"},
    {"no-word", "pl", "{n}a b", "{n}a b"},
    {"dash", "ru", "Это — право – да", "Это~— право~– да"},
    {"minus", "ru", "от –5", "от –5"},
    {"dutch-in-polish", "pl", "a *a b c* i o", "a~*a b c* i~o"},
    {"question", "fr", "Gratuit ? Oui : c’est gratuit !",
     "Gratuit_? Oui_: c’est gratuit_!"},
    {"missing", "fr", "Gratuit? Oui: «oui»; **non**!",
     "Gratuit_? Oui_: «_oui_»_; **non**_!"},
    {"wide", "fr", "« oui »~?", "«_oui_»_?"},
    {"time", "fr", "à 14:00, {date}?", "à 14:00, {date}_?"},
    {"two-signs", "fr", "Quoi?!", "Quoi_?!"},
    {"start", "fr", "? ! « »", "?_! «_»"},
    {"dutch-in-french", "fr", "Demandez *Wie helpt mij?* ici?",
     "Demandez *Wie helpt mij?* ici_?"},
    {"other", "es", "¿Qué ? a b — c", "¿Qué ? a b — c"},
    {"empty", "fr", "", ""},
};

/* "~" and "_" as the spaces that they stand for. Caller frees. */
static char *with_spaces(const char *text) {
    g_autoptr(GString) result = g_string_new(text);
    g_string_replace(result, "~", "\u00A0", 0);
    g_string_replace(result, "_", "\u202F", 0);
    return g_strdup(result->str);
}

static void test_row(gconstpointer data) {
    const Row *row = data;
    Language language = {.code = row->code};
    g_autofree char *text = with_spaces(row->text);
    g_autofree char *expected = with_spaces(row->expected);
    g_autofree char *set = typography_set_spaces(text, &language);
    g_assert_cmpstr(set, ==, expected);
    g_autofree char *again = typography_set_spaces(set, &language);
    g_assert_cmpstr(again, ==, expected);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/typography/", rows[i].name, NULL);
        g_test_add_data_func(path, &rows[i], test_row);
    }
    return g_test_run();
}
