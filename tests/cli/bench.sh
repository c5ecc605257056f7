#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The measure of speed: its program sets sheets, and its scripts hand the same
# texts to all others. Nothing is timed here.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place small

# sheets ARGUMENTS...: runs bench/sheets on the small case.
sheets() {
    (cd "$place" && "$top_builddir/bench/sheets" "$@" build --only flyers \
        --date 2026-11-21)
}

texts() {
    sheets texts "$top_srcdir/bench" >"$work/texts.json"
}
ok "the texts are composed" texts

set_rounds() {
    printf 'one 100000 100000 - %s\nthree 200000 100001 - -\n' "$work/one" |
        sheets set "$top_srcdir/bench" >"$work/rounds" &&
        [ "$(grep -c '^{"wall_s": [0-9.]*, "cpu_s": [0-9.]*, "bytes": [0-9]*}$' \
            "$work/rounds")" -eq 2 ]
}
ok "each line on standard input is one round" set_rounds
ok "sheets are written where asked" sh -c "ls '$work'/one/*.pdf"

set_once() {
    sheets once "$top_srcdir/bench" one 100000 2 "$work/once.pdf" &&
        head -c 5 "$work/once.pdf" | grep -q '^%PDF-'
}
ok "one sheet can be set alone" set_once

unknown() {
    ! echo "no-such 1 1 - -" | sheets set "$top_srcdir/bench" >"$work/rounds"
}
ok "a shape that does not exist is an error" unknown

if command -v python3 >/dev/null; then
    compare() {
        wanted=$1
        shift
        python3 "$top_srcdir/bench/measure.py" "$@" >"$work/stdout" 2>&1
        [ $? -eq "$wanted" ] || { cat "$work/stdout"; return 1; }
    }
    ok "--help is fine" compare 0 --help
    ok "an unknown tool is a mistake of usage" compare 2 --tools no-such
    ok "no rounds are a mistake of usage" compare 2 --rounds 0
    ok "the sheets of all programs say the same" \
        python3 -B "$top_srcdir/tests/cli/bench_texts.py" \
        "$top_srcdir/bench" "$work/texts.json"
else
    skip "the scripts" "python3 is not installed"
fi
for script in typst chromium kiosk; do
    if command -v node >/dev/null; then
        ok "$script.mjs has no mistake of syntax" \
            node --check "$top_srcdir/bench/$script.mjs"
    else
        skip "$script.mjs" "Node.js is not installed"
    fi
done
done_testing
