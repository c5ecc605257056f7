/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"
#include "pipeline.h"

#include <locale.h>

int main(int argc, char **argv) {
    /* For file names and our own messages; numbers for machines never pass
     * through the locale. */
    setlocale(LC_ALL, "");

    int exit_status = 0;
    g_autoptr(Options) options = options_parse(argc, argv, &exit_status);
    if (options == NULL) {
        return exit_status;
    }
    return pipeline_run(options);
}
