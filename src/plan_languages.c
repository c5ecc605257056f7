/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan_languages.h"

#include "edition/compose_languages.h"

static char *card_path(const Edition *edition, const char *ending) {
    return g_strconcat(edition->id, "/languages-card", ending, NULL);
}

/* The languages of the edition that have every sentence; the caller unrefs. */
static GPtrArray *list_languages(const BuildPlan *plan, const Inputs *inputs,
                                 const Composition *dutch) {
    GPtrArray *languages = build_plan_edition_languages(plan, dutch->edition);
    for (guint i = languages->len; i > 0; i--) {
        Composition own = *dutch;
        own.texts =
            inputs_lookup_texts(inputs, g_ptr_array_index(languages, i - 1));
        if (own.texts == NULL || !compose_offers_language_page(&own)) {
            g_ptr_array_remove_index(languages, i - 1);
        }
    }
    return languages;
}

PlannedLanguages *plan_languages_new(const BuildPlan *plan,
                                     const Inputs *inputs,
                                     const Composition *dutch) {
    const Format *cover = format_lookup(inputs->formats, "languages-card");
    const Format *page = format_lookup(inputs->formats, "languages-page");
    const Format *wallet = format_lookup(inputs->formats, "languages-wallet");
    if (cover == NULL || page == NULL || wallet == NULL ||
        !compose_offers_language_page(dutch)) {
        return NULL;
    }
    PlannedLanguages *planned = g_new0(PlannedLanguages, 1);
    planned->languages = list_languages(plan, inputs, dutch);
    planned->cover_format = cover;
    planned->page_format = page;
    planned->wallet_format = wallet;
    planned->pages = card_path(dutch->edition, ".pdf");
    planned->sheets = card_path(dutch->edition, "-sheets.pdf");
    planned->wallet = card_path(dutch->edition, "-wallet.pdf");
    planned->wallet_sheets = card_path(dutch->edition, "-wallet-sheets.pdf");
    return planned;
}

void plan_languages_free(PlannedLanguages *planned) {
    if (planned != NULL) {
        g_ptr_array_unref(planned->languages);
        g_free(planned->pages);
        g_free(planned->sheets);
        g_free(planned->wallet);
        g_free(planned->wallet_sheets);
        g_free(planned);
    }
}

void plan_languages_paths(const PlannedLanguages *planned, GPtrArray *paths) {
    if (planned != NULL) {
        g_ptr_array_add(paths, planned->pages);
        g_ptr_array_add(paths, planned->sheets);
        g_ptr_array_add(paths, planned->wallet);
        g_ptr_array_add(paths, planned->wallet_sheets);
    }
}
