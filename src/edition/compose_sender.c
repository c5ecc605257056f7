/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edition/compose_sender.h"

#include "edition/compose_text.h"

#define SCHEME "https://"

/* A line with the address, which nobody translates, breaks or mirrors. */
static Span *address_span(const EditionLook *look, const Language *dutch) {
    Span *address = span_new(look->address);
    address->isolate = address->unbreakable = true;
    address->language = dutch;
    return address;
}

/* "Gemeente Voorbeeld · voorbeeld.nl/wijs"; one of the two may be absent. */
static Block *sender_line(const EditionLook *look, const char *sender,
                          const char *address, const Language *dutch) {
    Block *line = compose_literal(
        ROLE_IMPRINT, sender != NULL ? sender : address, dutch, true);
    line->position = look->position;
    if (sender != NULL && address != NULL) {
        g_ptr_array_add(line->spans, span_new(" · "));
        g_ptr_array_add(line->spans, address_span(look, dutch));
    }
    return line;
}

/* What a phone reads, and below it the same to type. */
static void append_code(const EditionLook *look, const Language *dutch,
                        Block *part) {
    Block *section =
        block_append(part, block_new(BLOCK_SECTION, look->address_position));
    section->role = ROLE_ADDRESS;
    g_autofree char *target = g_strconcat(SCHEME, look->address, NULL);
    Block *code = block_append(
        section, compose_literal(ROLE_ADDRESS, target, dutch, false));
    code->kind = BLOCK_PICTURE;
    code->language = dutch;
    code->position = look->address_position;
    Block *line = block_append(
        section, compose_literal(ROLE_ADDRESS, look->address, dutch, true));
    line->position = look->address_position;
    Span *span = g_ptr_array_index(line->spans, 0);
    span->unbreakable = true;
}

static void append_logo(const EditionLook *look, const Language *dutch,
                        Block *part) {
    Block *picture = block_append(
        part, compose_literal(ROLE_LOGO, look->logo_words, dutch, false));
    picture->kind = BLOCK_PICTURE;
    picture->icon = g_strdup("logo");
    picture->language = dutch;
    picture->position = look->position; /* for what is said of its words */
}

/* Small and after what a reader needs; the code first, since it is for
 * readers. */
static void append_look(const Composition *composition, Block *part) {
    const Language *dutch = composition->content->dutch;
    const EditionLook *look = composition->edition->look;
    bool code = composition->code && look->address != NULL;
    const char *address = code ? NULL : look->address;
    if (code) {
        append_code(look, dutch, part);
    }
    if (look->logo != NULL) {
        append_logo(look, dutch, part);
    }
    if (look->sender != NULL || address != NULL) {
        block_append(part, sender_line(look, look->sender, address, dutch));
    }
}

void compose_append_sender(const Composition *composition, const Flyer *flyer,
                           Block *part) {
    const Edition *edition = composition->edition;
    bool is_sent = edition->look != NULL && edition->look->sender != NULL &&
                   !flyer->single;
    if (edition->look != NULL && !flyer->single) { /* single: for staff */
        append_look(composition, part);
    }
    if (edition->approved_by != NULL) {
        Block *line = block_append(
            part, compose_literal(ROLE_IMPRINT, edition->approved_by,
                                  composition->content->dutch, true));
        /* small paper hides it, since its sender is named */
        line->id = is_sent ? g_strdup("approval") : NULL;
    }
}
