/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact of an edition and its box on a flyer: what is confirmed is
 * printed, all else is room for the pen. */
#include "compose_fixture.h"
#include "edition/discretion.h"

#define TOWN "editions/town.yaml"
#define REGION "editions/region.yaml"
#define FLYER "flyers/visit.yaml"
#define WHOLE                                                                  \
    "contact:\n"                                                               \
    "  ask-for: Sanne\n"                                                       \
    "  phone: 06-12345678\n"                                                   \
    "  hours: always\n"                                                        \
    "  confirmed: {by: coordinator, on: 2026-03-01}\n"

/* The contact goes before `ask` of town, the box before the sources. */
static Setup *setup_with(const char *contact) {
    Setup *setup = setup_new();
    g_autofree char *text = g_strconcat(contact, "ask: [house]", NULL);
    sample_replace(setup->sample, TOWN, "ask: [house]", text);
    sample_replace(setup->sample, FLYER, "    - sources\n",
                   "    - contact\n    - sources\n");
    return setup;
}

static const Block *find_box(const Document *flyer) {
    const Block *third = part_of(flyer, "third");
    for (guint i = 0; i < third->children->len; i++) {
        const Block *block = g_ptr_array_index(third->children, i);
        if (block->role == ROLE_CONTACT) {
            g_assert_cmpint(block->kind, ==, BLOCK_BOX);
            return block;
        }
    }
    g_error("there is no box");
}

static const EditionContact *contact_of(const Setup *setup, guint edition) {
    return ((const Edition *)g_ptr_array_index(setup->editions, edition))
        ->contact;
}

static void test_load(void) {
    g_autoptr(Setup) setup = setup_with(WHOLE);
    setup_load(setup, "nl");
    const EditionContact *contact = contact_of(setup, 1);
    g_assert_nonnull(contact);
    g_assert_cmpstr(contact->ask_for, ==, "Sanne");
    g_assert_cmpstr(contact->phone, ==, "06-12345678");
    g_assert_cmpstr(contact->hours, ==, "always");
    g_assert_cmpstr(contact->confirmed_by, ==, "coordinator");
    GDate date = day(2026, 3, 1);
    g_assert_cmpint(g_date_compare(&contact->confirmed_on, &date), ==, 0);
    g_assert_null(contact_of(setup, 0));
}

/* The contact of the region holds for the town, unless it has its own: then
 * nothing of the other is mixed in. */
static void test_extends(void) {
    for (int own = 0; own < 2; own++) {
        g_autoptr(Setup) setup =
            setup_with(own ? "contact: {ask-for: Kim, confirmed: {by: a, on: "
                             "2026-01-01}}\n"
                           : "");
        sample_replace(setup->sample, REGION, "languages: [nl]\n",
                       WHOLE "languages: [nl]\n");
        setup_load(setup, "nl");
        const EditionContact *contact = contact_of(setup, 1);
        g_assert_cmpstr(contact_of(setup, 0)->ask_for, ==, "Sanne");
        g_assert_cmpstr(contact->ask_for, ==, own ? "Kim" : "Sanne");
        g_assert_cmpstr(contact->phone, ==, own ? NULL : "06-12345678");
    }
}

typedef struct {
    const char *name, *old, *new, *problems;
} Broken;

static const Broken broken[] = {
    {"no-confirmation", "  confirmed: {by: coordinator, on: 2026-03-01}\n", "",
     TOWN ":17 missing-key\n"},
    {"by-whom", "{by: coordinator, on", "{on", TOWN ":20 missing-key\n"},
    {"date", "2026-03-01", "2026-13-01", TOWN ":20 wrong-type\n"},
    {"phone", "06-12345678", "bel maar", TOWN ":18 value\n"},
    {"name", "Sanne", "\"**Sanne**\"", TOWN ":17 value\n"},
    {"hours", "hours: always", "hours: sometimes", TOWN ":19 dangling-id\n"},
    {"hours-of-another-kind", "hours: always", "hours: listening",
     TOWN ":19 dangling-id\n"},
    {"unknown-key", "ask-for: Sanne", "person: Sanne",
     TOWN ":17 unknown-key\n"},
    {"nothing", "  ask-for: Sanne\n  phone: 06-12345678\n  hours: always\n", "",
     TOWN ":17 value\n"},
};

static void check_broken(gconstpointer data) {
    const Broken *row = data;
    g_autoptr(Setup) setup = setup_with(WHOLE);
    sample_replace(setup->sample, TOWN, row->old, row->new);
    g_autoptr(Content) content = sample_load(setup->sample);
    g_assert_nonnull(content);
    g_assert_null(
        editions_load(content, setup->sample->languages, setup->sample->diag));
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, row->problems);
}

static void assert_line(const Block *box, guint number, BlockRole role,
                        const char *expected) {
    const Block *line = g_ptr_array_index(box->children, number);
    g_autofree char *found = describe(line->spans);
    g_assert_cmpstr(found, ==, expected);
    g_assert_cmpint(line->role, ==, role);
}

static void test_confirmed(void) {
    g_autoptr(Setup) setup = setup_with(WHOLE);
    setup_load(setup, "ro");
    say(setup, "interface", "ask-for", "Întrebați de");
    say(setup, "services", "always", "Zi și noapte");
    g_autoptr(Document) flyer = compose(setup);
    const Block *box = find_box(flyer);
    g_assert_cmpuint(box->children->len, ==, 3);
    assert_line(box, 0, ROLE_NONE, "Întrebați de|: |<**Sanne**>@nl");
    assert_line(box, 1, ROLE_NONE, "Bel of app|: |<_**06-12345678**_>");
    assert_line(box, 2, ROLE_NONE, "Wanneer|: |**Zi și noapte**");
}

/* Only the number can be called. */
static void test_phone(void) {
    g_autoptr(Setup) setup = setup_with(WHOLE);
    setup_load(setup, "nl");
    g_autoptr(Document) flyer = compose(setup);
    const Block *box = find_box(flyer);
    for (guint i = 0; i < box->children->len; i++) {
        const Block *line = g_ptr_array_index(box->children, i);
        for (guint j = 0; j < line->spans->len; j++) {
            const Span *span = g_ptr_array_index(line->spans, j);
            g_assert_cmpint(span->phone, ==,
                            g_str_equal(span->text, "06-12345678"));
        }
    }
}

/* Each detail that is not known stays a line for the pen. */
static void test_single(void) {
    g_autoptr(Setup) setup = setup_with(WHOLE);
    sample_replace(setup->sample, TOWN, "  phone: 06-12345678\n", "");
    setup_load(setup, "nl");
    g_autoptr(Document) flyer = compose(setup);
    const Block *box = find_box(flyer);
    assert_texts(box, ROLE_NONE,
                 "Vraag naar: Sanne / Bel of app / Wanneer: Dag en nacht");
    assert_line(box, 1, ROLE_BLANK, "Bel of app");
}

/* A confirmation holds for a year to the day. */
static void test_expired(void) {
    for (int late = 0; late < 2; late++) {
        g_autoptr(Setup) setup = setup_with(WHOLE);
        setup_load(setup, "nl");
        setup->composition.date = day(2027, 3, 1 + late);
        g_autoptr(Document) flyer = compose(setup);
        assert_texts(find_box(flyer), ROLE_NONE,
                     late ? "Vraag naar / Bel of app / Wanneer"
                          : "Vraag naar: Sanne / Bel of app: 06-12345678 / "
                            "Wanneer: Dag en nacht");
        assert_texts(find_box(flyer), ROLE_BLANK,
                     late ? "Vraag naar / Bel of app / Wanneer" : "");
    }
}

/* The check says when a contact falls silent, once, where it is written. */
static void test_overdue(void) {
    static const struct {
        int year, month, day;
        const char *problems;
    } rows[] = {{2027, 1, 29, ""},
                {2027, 1, 30, TOWN ":17 due\n"},
                {2027, 3, 1, TOWN ":17 due\n"},
                {2027, 3, 2, TOWN ":17 overdue\n"}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Setup) setup = setup_with(WHOLE);
        sample_write(setup->sample, "editions/quarter.yaml",
                     "edition: quarter\nname: Wijk\nkind: municipality\n"
                     "extends: town\nstatus: review\nlanguages: [nl]\n"
                     "flyers: [visit]\n");
        setup_load(setup, "nl");
        GDate date = day(rows[i].year, rows[i].month, rows[i].day);
        editions_check_dates(setup->editions, &date, 30, setup->sample->diag);
        g_autofree char *problems = sample_problems(setup->sample);
        g_assert_cmpstr(problems, ==, rows[i].problems);
    }
}

static void test_none(void) {
    g_autoptr(Setup) setup = setup_with("");
    setup_load(setup, "nl");
    g_autoptr(Document) flyer = compose(setup);
    assert_texts(find_box(flyer), ROLE_BLANK,
                 "Vraag naar / Bel of app / Wanneer");
}

/* A label that is not translated is Dutch; what follows keeps its own. */
static void test_label_language(void) {
    g_autoptr(Setup) setup = setup_with(WHOLE);
    setup_load(setup, "ro");
    Message *label = message_of(setup, "interface", "when");
    label->language = setup->content->dutch;
    label->state = STATE_MISSING;
    g_autoptr(Document) flyer = compose(setup);
    const Block *box = find_box(flyer);
    const Block *line = g_ptr_array_index(box->children, 2);
    g_assert_true(line->language == setup->content->dutch);
    g_assert_cmpint(line->state, ==, STATE_MISSING);
    assert_line(box, 2, ROLE_NONE, "Wanneer|: |**Dag en nacht**@ro");
}

/* The box is the place for the pen: organisations have no line of their own
 * beside it. */
static void test_one_place(void) {
    for (int boxed = 0; boxed < 2; boxed++) {
        g_autoptr(Setup) setup = boxed ? setup_with("") : setup_new();
        sample_replace(setup->sample, "organisations/town.yaml",
                       "  confirmed: {by: editor, on: 2026-01-01}\n", "");
        setup_load(setup, "nl");
        g_autoptr(Document) flyer = compose(setup);
        assert_texts(part_of(flyer, "third"), ROLE_BLANK,
                     boxed ? "Vraag naar / Bel of app / Wanneer" : "Telefoon");
    }
}

/* A name and a number do not lie open on the table. */
static void test_outside(void) {
    g_autoptr(Setup) setup = setup_new();
    sample_replace(setup->sample, FLYER, "    - heading: point-at\n",
                   "    - contact\n");
    sample_write(setup->sample, "terms/outside.tsv", "lang\tword\n");
    setup_load(setup, "nl");
    g_autoptr(Document) flyer = compose(setup);
    g_autoptr(OutsideWords) words =
        outside_words_load(setup->sample->folder, setup->sample->diag);
    discretion_check(flyer, words, setup->sample->diag);
    g_autofree char *problems = sample_problems(setup->sample);
    g_assert_cmpstr(problems, ==, TOWN ":1 outside\n");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/contact/load", test_load);
    g_test_add_func("/contact/extends", test_extends);
    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autofree char *path =
            g_strdup_printf("/contact/broken/%s", broken[i].name);
        g_test_add_data_func(path, &broken[i], check_broken);
    }
    g_test_add_func("/contact/confirmed", test_confirmed);
    g_test_add_func("/contact/phone", test_phone);
    g_test_add_func("/contact/single", test_single);
    g_test_add_func("/contact/expired", test_expired);
    g_test_add_func("/contact/overdue", test_overdue);
    g_test_add_func("/contact/none", test_none);
    g_test_add_func("/contact/label-language", test_label_language);
    g_test_add_func("/contact/one-place", test_one_place);
    g_test_add_func("/contact/outside", test_outside);
    return g_test_run();
}
