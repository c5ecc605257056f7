#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A sample of PDFs: one leaflet in all its forms and five scripts passes every
# check, with and without the claim, and every check can fail. doc/conformance.md
# names each condition that somebody decides.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
if ! /usr/bin/python3 -c 'import pikepdf, fontTools' 2>/dev/null; then
    echo "1..0 # SKIP python3-pikepdf or python3-fonttools is missing"
    exit 0
fi
choose_place real
checker=$top_srcdir/tests/pdf/check_pdf.py
sample() {
    program 0 build --edition utrecht --flyer visit --lang "$1" --quiet \
        --date 2026-11-21 --only flyers --out "$work/$2" ${3+"$3"}
}
# check FOLDER SWITCH...
check() {
    folder=$1
    shift
    find "$work/$folder" -name '*.pdf' |
        xargs /usr/bin/python3 "$checker" "$@"
}
self_test() {
    /usr/bin/python3 "$checker" --self-test "$1" >"$work/self-test"
    status=$?
    grep -v '^ok ' "$work/self-test"
    return $status
}
ok "a sample builds" sample nl,ar,zh_CN,th,ti plain
ok "it passes every check" check plain --tap
ok "a sample builds with the claim" sample nl,ar claimed --claim
ok "it passes every check and claims what it meets" check claimed --claimed --tap
nothing_claimed() {
    ! check plain --claimed --tap >/dev/null
}
ok "without it nothing is claimed" nothing_claimed
visit=utrecht/flyers/visit
for pdf in plain/$visit/nl-phone plain/$visit/zh_CN-trifold \
    claimed/$visit/ar-phone; do
    ok "$pdf: every check can fail" self_test "$work/$pdf.pdf"
done

# The document on this says what the checker does, no more and no less.
/usr/bin/python3 "$checker" --list >"$work/list"
document=$top_srcdir/doc/conformance.md
listed() {
    /usr/bin/python3 "$checker" --table >"$work/table" &&
        sed -n '/^| Number/,/^$/p' "$document" | sed '/^$/d' >"$work/written" &&
        diff "$work/written" "$work/table"
}
ok "doc/conformance.md has the table of check_pdf.py --table" listed
for number in $(sed -n 's/^not by machine: //p' "$work/list"); do
    ok "doc/conformance.md names $number" says "$document" "$number"
done
done_testing
