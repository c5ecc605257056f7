/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan: which files the command line asks for, in the order of editions,
 * languages, flyers, formats; what an edition has once comes with its folder.
 *
 * The plan knows nothing of fonts and writes nothing. Languages that a flyer
 * cannot be offered in are left out, with a warning. All paths stand below
 * --out.
 */
#pragma once

#include "inputs.h"

/* A flyer in one language and format: what is laid out once. At least one path
 * is there; NULL: not asked for. */
typedef struct {
    const Edition *edition;
    const Language *language;
    const Flyer *flyer;
    const Format *format;
    char *pdf;       /* utrecht/flyers/visit/ro-trifold.pdf */
    char *sheets;    /* utrecht/flyers/guide/ro-booklet-sheets.pdf: imposed; or
                        NULL */
    char *picture;   /* utrecht/preview/visit/ro-trifold-1.png: first page */
    char *proof;     /* utrecht/flyers/visit/ro-trifold-proof.pdf: then nothing
                        else */
    char *press;     /* utrecht/press/visit/ro-trifold.pdf: for a print shop */
    char *ticket;    /* utrecht/press/visit/ro-trifold-print-ticket.txt: what
                        the shop must know; with the last or NULL */
    char *fold_view; /* utrecht/preview/visit/ro-trifold-fold.png */
} PlannedLeaflet;

/* The kiosk for one's own device: one language and Dutch. */
typedef struct {
    const Language *language;
    char *path; /* utrecht/guide-ro.html */
} PlannedGuide;

/* Messages for chats in one language. */
typedef struct {
    const Language *language;
    char *path; /* utrecht/messages/ro.txt */
} PlannedMessages;

/* The card of all languages: a booklet, and a card for the wallet. */
typedef struct {
    GPtrArray *languages; /* const Language*, as on the start screen */
    const Format *cover_format, *page_format, *wallet_format;
    char *pages;  /* utrecht/languages-card.pdf */
    char *sheets; /* utrecht/languages-card-sheets.pdf: to print */
    char *wallet, *wallet_sheets; /* utrecht/languages-card-wallet.pdf, … */
} PlannedLanguages;

/* What an edition has once. NULL: not asked for. */
typedef struct {
    const Edition *edition;
    char *kiosk;          /* utrecht/kiosk.html */
    GPtrArray *guides;    /* PlannedGuide*; empty: not asked for */
    GPtrArray *messages;  /* PlannedMessages*; empty: not asked for */
    char *messages_page;  /* utrecht/messages.html; NULL when there are none */
    char *directory_csv;  /* utrecht/directory.csv; with the next or NULL */
    char *directory_json; /* utrecht/directory.json */
    PlannedLanguages *languages; /* the language card */
    char *index;                 /* utrecht/index.html */
    char *archive;               /* utrecht.zip */
} PlannedFolder;

typedef struct {
    GPtrArray *editions;  /* const Edition* */
    GPtrArray *languages; /* const Language*, order of languages.yaml */
    GPtrArray *leaflets;  /* PlannedLeaflet* */
    GPtrArray *folders;   /* PlannedFolder* */
    char *contact_sheet;  /* contact-sheet.html; NULL: not asked for */
    bool whole;           /* nothing of the editions was left out by options */
} BuildPlan;

/* Chooses editions and languages, loads the texts of these into `inputs`, and
 * lists the files. A name that does not exist is a failure of the command
 * line. NULL after failures. */
BuildPlan *build_plan_new(Inputs *inputs, Diag *diag);
void build_plan_free(BuildPlan *plan);

/* The languages of `edition` that are in the plan, in the order of
 * languages.yaml; the caller unrefs. */
GPtrArray *build_plan_edition_languages(const BuildPlan *plan,
                                        const Edition *edition);

/* All paths of the plan: char*, borrowed; the caller unrefs. */
GPtrArray *build_plan_paths(const BuildPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(BuildPlan, build_plan_free)
