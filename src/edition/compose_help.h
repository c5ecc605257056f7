/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Help on paper and screen: emergency lines and organisations, need first.
 * Used by the other compose files only.
 */
#pragma once

#include "edition/compose.h"

/* A BLOCK_EMERGENCY: need, name, numbers, details. 112 is the solid block. */
Block *compose_emergency_line(const Composition *composition,
                              const EmergencyLine *line, Diag *diag);

/* Leaves only need and number: on the outside of folded paper the services
 * behind 112 are not named. */
void remove_details(Block *block);

/* A BLOCK_CONTACT for `organisation`, with the service (an id) for which it is
 * shown as its need. With `pen`, an empty line stands in for its details when
 * none may be printed. */
Block *compose_organisation(const Composition *composition,
                            const Organisation *organisation,
                            const char *service, bool pen, Diag *diag);

/* The box with whom to ask for, number and hours: what the edition's contact
 * has, while its confirmation is valid, and empty lines for the rest. */
Block *compose_contact_box(const Composition *composition, Diag *diag);

/* Whether leaflets of the edition may name the organisation for the service:
 * it offers it, and is there for the edition's whole area. A leaflet of the
 * country does not send its reader to another end of it. */
bool organisation_suits(const Edition *edition,
                        const Organisation *organisation, const char *service);

/* Whether this detail may be printed on the build date: its source is of high
 * confidence and not older than 12 months, or the owner confirmed it. */
bool detail_is_printable(const Composition *composition,
                         const Organisation *organisation,
                         const Detail *detail);

/* The earliest day from which one of the details that may be printed is known;
 * not valid when none may. */
GDate organisation_details_day(const Composition *composition,
                               const Organisation *organisation);
