/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One message beside its translation. catalogue_check walks the messages and
 * calls this for each one that is translated.
 */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/glossary.h"
#include "catalogue/terms.h"

/* What stays the same for all messages of a language. */
typedef struct {
    const Catalogue *catalogue;
    const Terms *terms;       /* or NULL */
    const Glossary *glossary; /* or NULL */
    Diag *diag;
} Comparing;

/* Reports where `translation` does not say what `message` (Dutch) says. */
void compare_message(const Comparing *comparing, const Message *message,
                     const Translation *translation);
