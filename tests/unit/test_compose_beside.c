/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose_fixture.h"
#include "edition/compose_beside.h"

static Document *compose_both(Setup *setup, const char *code) {
    setup_load(setup, code);
    if (setup->texts != setup->dutch) {
        say(setup, "phrases", "interpreter", "Un interpret.");
    }
    setup->composition.beside = true;
    return compose(setup);
}

static void count_beside(Block *block, void *data) {
    *(guint *)data += block->beside != NULL;
}

static guint count_all(Document *document) {
    guint count = 0;
    document_walk(document, count_beside, &count);
    return count;
}

/* What stands in sections, and what stands loose in a part, has its Dutch. */
static void test_blocks(void) {
    g_autoptr(Setup) setup = setup_new();
    g_autoptr(Document) flyer = compose_both(setup, "ro");
    const Block *first = part_of(flyer, "first");
    const Block *section = g_ptr_array_index(first->children, 0);
    g_assert_cmpint(section->kind, ==, BLOCK_SECTION);
    g_assert_null(section->beside);
    g_assert_cmpuint(section->children->len, >, 2);
    for (guint i = 0; i < section->children->len; i++) {
        const Block *block = g_ptr_array_index(section->children, i);
        g_assert_nonnull(block->beside);
        g_assert_cmpint(block->beside->kind, ==, block->kind);
        g_assert_cmpint(block->beside->role, ==, block->role);
        g_assert_cmpstr(block->beside->language->code, ==, "nl");
        g_assert_cmpuint(block->beside->children->len, ==,
                         block->children->len);
    }
}

/* The sentence to point at is beside itself, and no longer below. */
static void test_phrase(void) {
    g_autoptr(Setup) setup = setup_new();
    g_autoptr(Document) flyer = compose_both(setup, "ro");
    const Block *flap = part_of(flyer, "flap");
    const Block *phrase = g_ptr_array_index(flap->children, 1);
    g_assert_cmpint(phrase->kind, ==, BLOCK_PHRASE);
    assert_texts(phrase, ROLE_NONE, "Un interpret. / Ik wil graag een tolk.");
    g_assert_nonnull(phrase->beside);
    assert_texts(phrase->beside, ROLE_NONE, "Ik wil graag een tolk.");
}

/* A part with a block of each of these roles. */
static Block *make_part(const BlockRole *roles, guint count) {
    Block *part = block_new(BLOCK_PART, (Position){0});
    for (guint i = 0; i < count; i++) {
        block_append(part, block_new(BLOCK_PARAGRAPH, part->position))->role =
            roles[i];
    }
    return part;
}

/* A block that only one of the two has takes nothing from its neighbours. */
static void test_more_in_one(void) {
    static const BlockRole few[] = {ROLE_NEED, ROLE_PHONE};
    static const BlockRole many[] = {ROLE_NEED, ROLE_NAME, ROLE_PHONE};
    const Language dutch = {.code = "nl"};
    g_autoptr(Block) own = make_part(few, G_N_ELEMENTS(few));
    g_autoptr(Block) original = make_part(many, G_N_ELEMENTS(many));
    set_beside(own, original, &dutch);
    g_autoptr(Block) longer = make_part(many, G_N_ELEMENTS(many));
    g_autoptr(Block) shorter = make_part(few, G_N_ELEMENTS(few));
    set_beside(longer, shorter, &dutch);
    for (guint i = 0; i < 2; i++) {
        const Block *one = g_ptr_array_index(own->children, i);
        const Block *other = g_ptr_array_index(longer->children, 2 * i);
        g_assert_cmpint(one->beside->role, ==, few[i]);
        g_assert_cmpint(other->beside->role, ==, few[i]);
        g_assert_true(one->beside->language == &dutch);
    }
    const Block *alone = g_ptr_array_index(longer->children, 1);
    g_assert_null(alone->beside);
}

/* Only where it is asked for, and never beside itself. */
static void test_not_asked(void) {
    g_autoptr(Setup) setup = setup_new();
    g_autoptr(Document) dutch = compose_both(setup, "nl");
    g_assert_cmpuint(count_all(dutch), ==, 0);
    g_autoptr(Setup) other = setup_new();
    setup_load(other, "ro");
    g_autoptr(Document) plain = compose(other);
    g_assert_cmpuint(count_all(plain), ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/beside/blocks", test_blocks);
    g_test_add_func("/beside/phrase", test_phrase);
    g_test_add_func("/beside/more-in-one", test_more_in_one);
    g_test_add_func("/beside/not-asked", test_not_asked);
    return g_test_run();
}
