#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line itself: help, version, mistakes.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place small

ok "--help is fine" program 0 --help
for command in build check extract status import-review preflight; do
    ok "--help names $command" says "$work/stdout" "  $command "
done
ok "--help goes to standard output" is_empty "$work/stderr"

# Every option of --help stands in the manual, and the other way round.
grep -o '^  .*' "$work/stdout" | grep -o -e '--[a-z][a-z-]*' | sort -u >"$work/a"
sed -n '/^.SH OPTIONS/,/^.SH FILES/p' "$top_srcdir/doc/wegwijzer.1" |
    grep -E '^\.(TP|B|BI|BR)' | sed 's/\\-/-/g' |
    grep -o -e '--[a-z][a-z-]*' | sort -u >"$work/b"
ok "manual and --help have the same options" diff "$work/a" "$work/b"

ok "--version is fine" program 0 --version
ok "--version says the version" grep -q '^wegwijzer [0-9]' "$work/stdout"

usage() {
    hint=$1
    shift
    program 2 "$@" && says "$work/stderr" "$hint" &&
        says "$work/stderr" "[usage]" && is_empty "$work/stdout"
}
ok "no command" usage "which command?"
ok "unknown command" usage "no command \"bulid\"" bulid
ok "two commands" usage "one argument too many" build check
ok "unknown option" usage "--no-such" check --no-such
ok "a day that is none" usage "2026-02-30" check --date 2026-02-30
ok "a number that is none" usage "--jobs" check --jobs 0
ok "an option of another command" usage "--due means nothing" build --due 30
ok "figures of a build" usage "--readability means nothing" build --readability
ok "pages of another command" usage "--html means nothing" build --html x
ok "import-review without a file" usage "needs the file" import-review
ok "import-review without a role" usage "native-reader" import-review x
ok "import-review with a name" usage "without a name" import-review x --role Ana
ok "preflight without a file" usage "needs the PDFs" preflight
ok "preflight reads no texts" usage "--content means nothing" preflight x --content y
ok "preflight makes no processes" usage "--jobs means nothing" preflight x -j 2
ok "unknown edition" usage "there are: " check --edition no-such
ok "unknown language" usage "there are: " check --lang xx
ok "unknown flyer" usage "there are: " check --flyer no-such
ok "unknown format" usage "there are: " check --format a9
ok "unknown kind of output" usage "posters" build --only posters

ok "a content folder that is not there" program 2 check --content "$work/none"
ok "... is named" says "$work/stderr" "$work/none"
ok "a locales folder that is not there" program 2 check --locales "$work/none"
ok "... is named" says "$work/stderr" "$work/none"

ok "status" program 0 status
ok "status names a language" says "$work/stdout" " ro "
done_testing
