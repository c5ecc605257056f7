#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build --proof: which files, and that no reader gets one.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place small
cp "$top_srcdir/templates/formats/proof.yaml" "$place/templates/formats/"

date=2026-11-21
out=$work/out
build() {
    program 0 build --date $date --out "$out" --quiet "$@"
}
proof=$edition/flyers/$flyer/nl-$format-proof.pdf

ok "a proof of each leaflet, and nothing else" program 0 build --proof \
    --date $date --out "$out" --dry-run
ok "... is named after it" says "$work/stdout" "$out/$proof"
ok "... without pictures, screens and leaflets" \
    sh -c "! grep -vE -e '-proof\\.pdf\$|manifest\\.json\$' '$work/stdout'"
ok "it is made" build --proof
ok "... and there" test -s "$out/$proof"
cp "$out/$proof" "$work/first.pdf"
ok "again" build --proof --jobs 1
ok "... gives the same bytes" cmp "$work/first.pdf" "$out/$proof"
if command -v pdftotext >/dev/null; then
    pdftotext -layout "$out/$proof" "$work/text"
    ok "it says what it is" says "$work/text" "Proef · niet uitdelen"
    ok "... names the texts" says "$work/text" "interface/"
    ok "... and has room to sign" says "$work/text" "Gelezen door een jurist:"
else
    skip "the words of a proof" "pdftotext is not installed"
fi
ok "a whole build" build
ok "... leaves no proof" test ! -e "$out/$proof"
ok "proofs and parts do not go together" program 2 build --proof --only kiosk
ok "... nor proofs and checking" program 2 check --proof
ok "without its format" rm "$place/templates/formats/proof.yaml"
ok "... there is no proof" program 1 build --proof --date $date --out "$out"
ok "... and it says why" says "$work/stderr" "templates/formats/proof.yaml"
done_testing
