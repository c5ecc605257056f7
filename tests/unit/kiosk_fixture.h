/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small kiosk made by hand: three languages, two topics, help, sentences. For
 * test_kiosk.c, which also writes it to a file for tests/browser.
 *
 * Texts are lists of lines. The first characters say what a line is; inside,
 * *word* is Dutch, [x] is isolated, _x_ is bold.
 */
#pragma once

#include "output/kiosk.h"

typedef struct {
    GPtrArray *languages; /* KioskLanguage* */
    Style *style;
    KioskHelper helpers[2];
    GPtrArray *help, *help_languages, *help_audiences;
    Kiosk kiosk;
} KioskFixture;

KioskFixture *kiosk_fixture_new(const char *templates_dir);
/* Puts texts into the English that try to break out: of an element, of an
 * attribute, of their direction. */
void kiosk_fixture_make_hostile(KioskFixture *fixture);
void kiosk_fixture_free(KioskFixture *fixture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(KioskFixture, kiosk_fixture_free)
