#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The language card: its files, its pages, and what becomes of a language that
# lacks a sentence, in a copy of the repository with three languages.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
place=$work/place
mkdir "$place"
cp -r "$top_srcdir/content" "$top_srcdir/locales" "$top_srcdir/templates" "$place"
chmod -R u+w "$place"
edition=$place/content/editions/utrecht.yaml
sed -i 's/^languages: .*/languages: [nl, ro, ar]/' "$edition"
pages() {
    pdfinfo "$1" | sed -n 's/^Pages: *//p'
}
words() {
    pdftotext "$@" - | LC_ALL=C sed 's/\xe2\x80[\xaa-\xae]//g' | tr -s ' \n' ' '
}
card=$work/out/utrecht/languages-card

ok "is made alone" program 0 build --edition utrecht --only languages \
    --date 2026-11-21 --out "$work/out"
ok "... in four files and the manifest" \
    test "$(find "$work/out" -type f | wc -l)" -eq 5
ok "... which names them" says "$work/out/manifest.json" \
    '"utrecht/languages-card-wallet-sheets.pdf"'
ok "cover, three pages, and a white back make two sheets of paper" \
    test "$(pages "$card.pdf")$(pages "$card-sheets.pdf")" = 84
ok "... which is white" test "$(words -f 8 "$card.pdf")" = "$(printf '\f')"
ok "the card for the wallet has two sides" \
    test "$(pages "$card-wallet.pdf")$(pages "$card-wallet-sheets.pdf")" = 22
words -l 1 "$card.pdf" >"$work/cover"
ok "Dutch is next to the cover, in its place among the names" \
    grep -q "2 *Nederlands .*3 *română" "$work/cover"
ok "... Arabic comes last" grep -q "4 *العربية" "$work/cover"
words -f 2 -l 2 "$card.pdf" >"$work/dutch"
ok "... in Dutch" says "$work/dutch" "Wij werken voor de gemeente."
words -f 3 -l 3 "$card.pdf" >"$work/romanian"
ok "the next page is Romanian" says "$work/romanian" "Lucrăm"
ok "--dry-run lists it" program 0 build --edition utrecht --only languages \
    --date 2026-11-21 --dry-run
ok "... as it is made" says "$work/stdout" "utrecht/languages-card-sheets.pdf"

# Nothing in another language than its own.
awk '/^msgctxt "interface\/official-why"/ { mine = 1 }
     mine && /^$/ { mine = 0 }
     mine && /^msgstr/ { print "msgstr \"\""; skip = 1; next }
     skip && /^"/ { next }
     { skip = 0; print }' "$place/locales/ro.po" >"$work/po" &&
    cp "$work/po" "$place/locales/ro.po"
ok "without a sentence in Romanian" program 0 build --edition utrecht \
    --only languages --date 2026-11-21 --out "$work/less"
card=$work/less/utrecht/languages-card
words -l 1 "$card.pdf" >"$work/cover"
ok "... it is not there" sh -c "! grep -q română '$work/cover'"
ok "... and Arabic is page 3" grep -q "3 *العربية" "$work/cover"
done_testing
