/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue_fixture.h"

#include "catalogue/plural.h"

#include <glib/gstdio.h>
#include <string.h>

/* clang-format off */
static const struct {
    const char *code, *tag, *script, *plural_forms;
    bool offered;
} known_languages[] = {
    {"nl", "nl", "Latn", "nplurals=2; plural=(n != 1);", true},
    {"en", "en", "Latn", "nplurals=2; plural=(n != 1);", true},
    {"ro", "ro", "Latn", "nplurals=3; plural=(n==1 ? 0 : (n==0 || "
     "(n%100 > 0 && n%100 < 20)) ? 1 : 2);", true},
    {"uk", "uk", "Cyrl", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
     "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", false},
    {"ar", "ar", "Arab", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 "
     ": n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);", false},
    {"zh_CN", "zh-Hans", "Hans", "nplurals=1; plural=0;", false},
    {"th", "th", "Thai", "nplurals=1; plural=0;", false},
    {"tr", "tr", "Latn", "nplurals=2; plural=(n != 1);", false},
    {"el", "el", "Grek", "nplurals=2; plural=(n != 1);", false},
    {"pt_BR", "pt-BR", "Latn", "nplurals=2; plural=(n > 1);", false},
    {"fa", "fa", "Arab", "nplurals=2; plural=(n > 1);", false},
};
/* clang-format on */

static Language *make_language(gsize i) {
    Language *language = g_new0(Language, 1);
    language->code = known_languages[i].code;
    language->tag = known_languages[i].tag;
    language->script = g_strdup(known_languages[i].script);
    language->plural_forms = g_strdup(known_languages[i].plural_forms);
    language->offered = known_languages[i].offered;
    g_assert_nonnull(
        plural_find(language->plural_forms, &language->plural_count));
    return language;
}

static void free_language(gpointer data) {
    Language *language = data;
    g_free(language->script);
    g_free(language->plural_forms);
    g_free(language);
}

static void free_document(gpointer document) {
    document_free(document);
}

Fixture *fixture_new(void) {
    Fixture *fixture = g_new0(Fixture, 1);
    fixture->folder = g_dir_make_tmp("wegwijzer-test-XXXXXX", NULL);
    g_assert_nonnull(fixture->folder);
    fixture->documents = g_ptr_array_new_with_free_func(free_document);
    fixture->languages = g_ptr_array_new_with_free_func(free_language);
    for (gsize i = 0; i < G_N_ELEMENTS(known_languages); i++) {
        g_ptr_array_add(fixture->languages, make_language(i));
    }
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
    fixture_add_document(fixture, "visit");
    return fixture;
}

static void remove_folder(const char *folder) {
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            remove_folder(path);
        } else {
            g_unlink(path);
        }
    }
    g_clear_pointer(&dir, g_dir_close);
    g_rmdir(folder);
}

void fixture_free(Fixture *fixture) {
    if (fixture != NULL) {
        remove_folder(fixture->folder);
        g_free(fixture->folder);
        g_ptr_array_unref(fixture->documents);
        g_ptr_array_unref(fixture->languages);
        diag_free(fixture->diag);
        g_free(fixture);
    }
}

const Language *fixture_language(const Fixture *fixture, const char *code) {
    for (guint i = 0; i < fixture->languages->len; i++) {
        const Language *language = fixture->languages->pdata[i];
        if (strcmp(language->code, code) == 0) {
            return language;
        }
    }
    g_error("the fixture has no language %s", code);
}

void fixture_write(const Fixture *fixture, const char *name, const char *text) {
    g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

void fixture_copy_terms(const Fixture *fixture) {
    const char *top = g_getenv("top_srcdir");
    g_autofree char *path = g_build_filename(top == NULL ? "." : top, "locales",
                                             "terms", "avoid.tsv", NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    fixture_write(fixture, "terms/avoid.tsv", text);
}

char *fixture_read(const Fixture *fixture, const char *name) {
    g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
    char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    return text;
}

void fixture_write_po(const Fixture *fixture, const char *code,
                      const char *body) {
    const Language *language = fixture_language(fixture, code);
    g_autofree char *text =
        g_strdup_printf("msgid \"\"\n"
                        "msgstr \"\"\n"
                        "\"Project-Id-Version: wegwijzer\\n\"\n"
                        "\"Language: %s\\n\"\n"
                        "\"MIME-Version: 1.0\\n\"\n"
                        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                        "\"Content-Transfer-Encoding: 8bit\\n\"\n"
                        "\"Plural-Forms: %s\\n\"\n%s",
                        code, language->plural_forms, body);
    g_autofree char *name = g_strconcat(code, ".po", NULL);
    fixture_write(fixture, name, text);
}

void fixture_write_pair(const Fixture *fixture, const char *code,
                        const char *dutch, const char *translation) {
    g_autofree char *body =
        g_strdup_printf("\nmsgctxt \"visit/a\"\nmsgid \"%s\"\nmsgstr \"%s\"\n",
                        dutch, translation);
    fixture_write_po(fixture, code, body);
}

Document *fixture_add_document(Fixture *fixture, const char *id) {
    Document *document = document_new(id, fixture_language(fixture, "nl"));
    g_ptr_array_add(fixture->documents, document);
    return document;
}

Message *fixture_add(Document *document, const char *section,
                     const char *text) {
    Block *parent = document_lookup_section(document, section);
    Position position = position_in_file("/somewhere/content/topics/visit.md");
    if (parent == NULL) {
        parent =
            block_append(document->root, block_new(BLOCK_SECTION, position));
        parent->id = g_strdup(section);
    }
    g_autofree char *context = g_strconcat(document->id, "/", section, NULL);
    Block *block = block_append(parent, block_new(BLOCK_PARAGRAPH, position));
    position.line = (int)parent->children->len;
    block->message = message_new(context, text, position);
    block->message->language = document->language;
    return block->message;
}

Message *fixture_add_counted(Document *document, const char *section,
                             const char *one, const char *other,
                             const char *counted) {
    Message *message = fixture_add(document, section, one);
    message->forms[1] = g_strdup(other);
    message->form_count = 2;
    message->counted = g_strdup(counted);
    return message;
}

guint fixture_count(const Fixture *fixture, const char *tag, int line) {
    const GPtrArray *problems = diag_problems(fixture->diag);
    guint count = 0;
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = problems->pdata[i];
        count += strcmp(problem->tag, tag) == 0 &&
                 (line == 0 || problem->position.line == line);
    }
    return count;
}

static void print_problems(const Fixture *fixture) {
    const GPtrArray *problems = diag_problems(fixture->diag);
    for (guint i = 0; i < problems->len; i++) {
        const Problem *problem = problems->pdata[i];
        g_test_message("%d:%d: %s [%s]", problem->position.line,
                       problem->position.column, problem->text, problem->tag);
    }
}

void fixture_expect(Fixture *fixture, const char *tag, int line) {
    if (diag_problems(fixture->diag)->len != 1 ||
        fixture_count(fixture, tag, line) != 1) {
        print_problems(fixture);
        g_test_message("expected: one problem [%s] on line %d", tag, line);
        g_test_fail();
    }
    fixture_forget(fixture);
}

void fixture_expect_nothing(const Fixture *fixture) {
    if (diag_problems(fixture->diag)->len != 0) {
        print_problems(fixture);
        g_test_message("expected: no problem");
        g_test_fail();
    }
}

void fixture_forget(Fixture *fixture) {
    diag_free(fixture->diag);
    fixture->diag = diag_new(NULL, DIAG_LENIENT);
}
