#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The form of the source: licence lines, clang-format, file lengths, packages.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
cd "$top_srcdir" || exit 99

find src tests tools bench -name node_modules -prune -o -type f \
    \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.mjs' \) \
    -print | sort >"$work/files"
find src tests bench -name '*.[ch]' | sort >"$work/c"
without_licence() {
    xargs grep -L 'SPDX-License-Identifier: ' <"$work/files" >"$work/none"
    cat "$work/none"
    is_empty "$work/none"
}
ok "every source file names its licence" without_licence

if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    ok "clang-format would change nothing" \
        xargs clang-format --dry-run --Werror <"$work/c"
else
    skip "clang-format would change nothing" "clang-format 14 is not installed"
fi

too_long() {
    xargs wc -l <"$work/c" | awk '$2 != "total" && $1 > 500' >"$work/long"
    is_empty "$work/long"
}
ok "no file has more than 500 lines" too_long

# Makefile.am lists files by name; one that is forgotten is not built or tested.
listed() {
    find src tests/unit bench -name '*.[ch]' | sed 's,\(tests/unit/test_.*\)\.c$,\1,' |
        while read -r file; do
            grep -qF "$file" Makefile.am || echo "$file is not in Makefile.am"
        done >"$work/unlisted"
    cat "$work/unlisted"
    is_empty "$work/unlisted"
}
ok "Makefile.am lists every file" listed

# Numbers for machines never pass through the locale.
ok "no floating point conversion in printf-like formats of src/output" \
    sh -c "! grep -nE 'printf.*\"[^\"]*%[-+ 0-9.*]*[efgEFG]' src/output/*.c"
# Only main ends the program; only Diag, commands and progress print.
ok "no style sets text in capitals: Turkish, Greek and German would suffer" \
    sh -c "! grep -rnE 'text-transform|font-variant(-caps)?:|small-caps|initial-letter' '$top_srcdir/templates'"
ok "no code does" \
    sh -c "! grep -rnE 'g_utf8_strup|u_strToUpper|u_strToTitle' '$top_srcdir/src'"
ok "exit is called nowhere in src" \
    sh -c "! grep -nE '(^|[^_a-z])(exit|abort) *\(' src/*.c src/*/*.c"

for script in run check bootstrap .ci/run tests/run-one tests/count \
    tests/can_fail tests/cli/*.sh tests/golden/run tests/corpus/run \
    tests/pdf/run tests/pdf/proofs tests/pdf/browser tests/pdf/sample.sh \
    bench/compare tools/*; do
    ok "$script has no mistake of syntax" bash -n "$script"
done
done_testing
