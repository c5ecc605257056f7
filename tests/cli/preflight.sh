#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The command preflight: our own press files are fine, each planted fault is
# found with its message, and no file, however odd, does more than that.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
if ! /usr/bin/python3 -c 'import pikepdf' 2>/dev/null; then
    echo "1..0 # SKIP python3-pikepdf is missing"
    exit 0
fi
choose_place real
tab=$(printf '\t')

ok "press files are built" program 0 build --edition utrecht --only press \
    --proof --flyer visit,forced,help --format trifold,card,poster \
    --lang nl,ar --date 2026-11-21 --quiet --out "$work/out"
find "$work/out" -name '*.pdf' | sort >"$work/files"
good=$work/out/utrecht/press/visit/nl-trifold.pdf
ok "there are several" test "$(wc -l <"$work/files")" -ge 4
for file in $(cat "$work/files"); do
    ok "${file#"$work/out/"} is fine" program 0 preflight --strict "$file"
    ok "... nothing is said of it" is_empty "$work/stderr"
done
ok "the good file" program 0 preflight "$good"
ok "... size, bleed and inks are said" says "$work/stdout" \
    "$good: 2 pages of 297 × 210 mm, 3 mm bleed, inks C M Y K, at most 223 %, "
ok "quietly" program 0 preflight --quiet "$good"
ok "... nothing is said" is_empty "$work/stdout"
ok "letters as shapes are built" program 0 build --edition utrecht \
    --only press --proof --outlines --flyer visit --format trifold --lang ar \
    --date 2026-11-21 --quiet --out "$work/shapes"
ok "they are fine" program 0 preflight --strict \
    "$work/shapes/utrecht/press/visit/ar-trifold.pdf"
ok "... and said to be shapes" says "$work/stdout" "text as outlines"

# found SEVERITY TAG WORDS: one line of what was said has all three.
found() {
    grep -F ": $1: " "$work/stderr" | grep -F "[$2]" | grep -qF -e "$3" || {
        echo "no $1 [$2] with \"$3\" in:"
        cat "$work/stderr"
        return 1
    }
}
mkdir "$work/broken"
ok "faults are planted" /usr/bin/python3 "$top_srcdir/tests/pdf/break_press.py" \
    "$good" "$work/broken"
ok "more than fifty" test "$(wc -l <"$work/broken/list")" -gt 50
while IFS=$tab read -r name severity tag words; do
    case $severity in error) status=1 ;; *) status=0 ;; esac
    ok "$name: exit status" program $status preflight "$work/broken/$name.pdf"
    ok "$name: $words" found "$severity" "$tag" "$words"
done <"$work/broken/list"
ok "a warning counts when it is asked for" program 1 preflight --strict \
    "$work/broken/knocked-out.pdf"
ok "the page is said" program 1 preflight "$work/broken/other-size.pdf"
ok "... after the file" says "$work/stderr" "other-size.pdf: page 2: error: "
ok "two thin lines" program 1 preflight "$work/broken/hairlines.pdf"
ok "... are one problem" test "$(grep -c 'press-line' "$work/stderr")" -eq 1

# What is no good PDF at all.
echo "This is a text." >"$work/text.pdf"
: >"$work/empty.pdf"
head -c 9000 "$good" >"$work/cut.pdf"
printf '%%PDF-1.4\n%%%%EOF\n' >"$work/hollow.pdf"
for name in text empty cut hollow; do
    ok "$name: an error" program 1 preflight "$work/$name.pdf"
    ok "$name: it is said" found error press-file "export it again"
done
ok "a file that is not there" program 2 preflight "$work/none.pdf"
ok "... is named" says "$work/stderr" "$work/none.pdf: failure: "
ok "a folder" program 2 preflight "$work/broken"
ok "... is named" says "$work/stderr" "$work/broken: failure: "
ok "several files" program 2 preflight "$work/none.pdf" "$work/text.pdf" "$good"
ok "... the missing one" says "$work/stderr" "$work/none.pdf: failure: "
ok "... the bad one" says "$work/stderr" "$work/text.pdf: error: "
ok "... and the good one" says "$work/stdout" "$good: 2 pages"
ok "it needs no texts" sh -c 'cd / && "$0" preflight "$1"' "$WEGWIJZER" "$good"
done_testing
