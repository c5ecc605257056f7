/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs one file through one parser: `replay markdown|yaml|po|inline|pdf FILE`.
 * Problems are printed; ending normally is all that is asked.
 */
#include "base/file.h"
#include "catalogue/po_file.h"
#include "content/inline.h"
#include "content/markdown.h"
#include "content/yaml.h"
#include "preflight/preflight.h"

#include <string.h>

static void replay_markdown(const char *path, Diag *diag) {
    static const Language dutch = {.code = "nl", .tag = "nl"};
    g_autofree char *text = file_read_text(path, diag);
    if (text != NULL) {
        MarkdownSource source = {text, path, 1};
        g_autoptr(Document) document = document_new("replay", &dutch);
        markdown_read(&source, document, diag);
    }
}

static void replay_yaml(const char *path, Diag *diag) {
    g_autoptr(YamlNode) root = yaml_load(path, diag);
    (void)root;
}

static void replay_po(const char *path, Diag *diag) {
    g_autoptr(PoFile) file = po_load(path, "ro", diag);
    if (file != NULL) {
        g_autofree char *text = po_format(file, diag);
        (void)text;
    }
}

static void replay_inline(const char *path, Diag *diag) {
    g_autofree char *text = file_read_text(path, diag);
    const char *fault = NULL;
    if (text != NULL) {
        g_autoptr(GPtrArray) pieces = inline_parse(text, &fault);
        g_assert_true((pieces == NULL) == (fault != NULL));
    }
}

static void replay_pdf(const char *path, Diag *diag) {
    char *paths[] = {(char *)path, NULL};
    preflight_files(paths, stdout, diag);
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        void (*replay)(const char *path, Diag *diag);
    } parsers[] = {{"markdown", replay_markdown},
                   {"yaml", replay_yaml},
                   {"po", replay_po},
                   {"inline", replay_inline},
                   {"pdf", replay_pdf}};
    g_autoptr(Diag) diag = diag_new(stderr, DIAG_LENIENT);
    for (gsize i = 0; argc == 3 && i < G_N_ELEMENTS(parsers); i++) {
        if (strcmp(argv[1], parsers[i].name) == 0) {
            parsers[i].replay(argv[2], diag);
            return 0;
        }
    }
    fputs("usage: replay markdown|yaml|po|inline|pdf FILE\n", stderr);
    return 2;
}
