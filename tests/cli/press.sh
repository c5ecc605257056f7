#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build --only press: who gets a file for a print shop, which files there are, and
# what stands in the print ticket.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
place=$work/place edition=dorp flyer=door
copy_case formats "$place"
# The outer half of the golden text is enough for a trifold.
sed -i -e 's/^formats: .*/formats: [trifold, card, poster, phone]/' \
    -e '/^  card-outside:/,/^  poster-outside:/{/^  poster-outside:/!d}' \
    "$place/content/flyers/$flyer.yaml"

cp "$top_srcdir/content/staff.yaml" "$place/content"
rm "$place/content/flyers/all.yaml"
sed -i 's/^flyers: .*/flyers: [door]/' "$place/content/editions/$edition.yaml"

date=2026-11-21
out=$work/out
press() {
    expected=$1
    shift
    program "$expected" build --date $date --out "$out" --quiet --only press "$@"
}
file() {
    echo "$out/$edition/press/$flyer/$1"
}
lacks() {
    ! grep -qF -e "$2" "$1"
}
mark() {
    mutool draw -q -F trace "$1" 2>/dev/null |
        grep -o ' colorspace="[A-Za-z]*"' | sort -u
}

# An example: nobody stands behind it.
ok "an example is not for a print shop" press 1
ok "... and it says what to do" says "$work/stderr" "add --proof [press]"
ok "... at the edition" says "$work/stderr" "editions/$edition.yaml:1:1: error:"
ok "... nothing is written" test ! -e "$out"
ok "a proof of it is" press 0 --proof --lang nl,ar
for name in nl-trifold ar-trifold nl-card nl-poster; do
    ok "$name: there is a file" test -s "$(file $name.pdf)"
    ok "... and a ticket beside it" test -s "$(file $name-print-ticket.txt)"
done
ok "nothing for telephones, nothing imposed, nothing else" \
    test -z "$(find "$out" -type f | grep -vE \
        'press/door/(nl|ar)-(trifold|card|poster)(\.pdf|-print-ticket\.txt)$|manifest\.json$')"
(cd "$place" && "$WEGWIJZER" build --date $date --out "$out" --only press \
    --proof --lang nl,ar --dry-run) | sort >"$work/listed"
find "$out" -type f | sort >"$work/found"
ok "--dry-run lists them all" cmp "$work/listed" "$work/found"
ok "leaflets come without it" program 0 build --date $date --out "$work/other" \
    --only flyers,preview --lang nl --quiet
ok "... indeed" test ! -e "$work/other/$edition/press"

ticket=$(file ar-trifold-print-ticket.txt)
ok "the ticket says that it is a proof" says "$ticket" "Niet drukken."
ok "... names the file" says "$ticket" "ar-trifold.pdf"
ok "... the code on the leaflet" says "$ticket" "· AR · 2026-11"
ok "... the size in the hand" grep -qx 'Eindformaat: *100.×.210.mm' "$ticket"
ok "... and of the sheet" grep -qx 'Formaat, plat: *297.×.210.mm' "$ticket"
ok "... the spine of Arabic" says "$ticket" "rechts, want"
ok "... how many inks" grep -q '^Kleuren: *4/4, ' "$ticket"
ok "... the condition" says "$ticket" FOGRA39
ok "... and that nobody answers for it" says "$ticket" "Niemand heeft"
ok "a poster is printed on one side" says \
    "$(file nl-poster-print-ticket.txt)" "1, enkelzijdig"
ok "... and has no spine" lacks "$(file nl-poster-print-ticket.txt)" "Rug:"
ok "cards are for uncoated paper" says "$(file nl-card-print-ticket.txt)" FOGRA47
ok "lines are short" test -z "$(awk 'length > 78' "$(file nl-card-print-ticket.txt)")"
ok "no ticket says what it is about" test -z "$(cut -f 2 \
    "$top_srcdir/locales/terms/outside.tsv" | grep -v '^$' | sed 1d |
    grep -iwFf - "$(file nl-trifold-print-ticket.txt)")"

for tool in pdftotext pdfinfo pdffonts mutool qpdf; do
    command -v $tool >/dev/null || {
        skip "what is in the files" "$tool is missing"
        done_testing
        exit
    }
done
pdftotext "$(file nl-trifold.pdf)" "$work/text"
ok "a proof says so on every page" test 2 -eq \
    "$(grep -o '^PROEF$\|'"$(printf '\f')"'PROEF\|PROEF' "$work/text" |
        sort | uniq -c | awk '{pages += $1} END {print (pages >= 2) * 2}')"
ok "only inks" test "$(mark "$(file ar-trifold.pdf)")" = ' colorspace="DeviceCMYK"'
pdfinfo "$(file nl-trifold.pdf)" >"$work/info"
ok "PDF 1.4" says "$work/info" "PDF version:     1.4"
ok "... with a neutral title" grep -qx 'Title: *Wegwijzer' "$work/info"
qpdf --qdf --object-streams=disable "$(file nl-trifold.pdf)" "$work/plain.pdf"
ok "no claim without --claim" lacks "$work/plain.pdf" GTS_PDFXVersion
cp "$(file nl-trifold.pdf)" "$work/first.pdf"
ok "again, in one process" press 0 --proof --lang nl,ar --jobs 1
ok "... gives the same bytes" cmp "$work/first.pdf" "$(file nl-trifold.pdf)"

ok "with a claim" press 0 --proof --lang nl --claim
qpdf --qdf --object-streams=disable "$(file nl-trifold.pdf)" "$work/plain.pdf"
ok "... the file has it" says "$work/plain.pdf" \
    "/GTS_PDFXVersion (PDF/X-1a:2003)"
ok "with outlines" press 0 --proof --lang ar --outlines
pdffonts "$(file ar-trifold.pdf)" | sed 1,2d >"$work/fonts"
ok "... no font is left" is_empty "$work/fonts"
ok "... only inks" test "$(mark "$(file ar-trifold.pdf)")" = ' colorspace="DeviceCMYK"'
ok "... and the ticket says so" says "$ticket" "omgezet in contouren"

# Approved, but not every text was checked.
sed -i 's/^status: .*/status: approved/' "$place/content/editions/$edition.yaml"
echo 'approved: {by: "Gemeente Dorp", from: 2026-01-01, until: 2026-12-31}' \
    >>"$place/content/editions/$edition.yaml"
rm -rf "$out"
ok "approved texts must have been checked" press 1 --lang nl,ar
ok "... it says which flyer" says "$work/stderr" \
    "error: [ar] a text of $flyer is draft, not checked"
ok "... and nothing is written" test ! -e "$out"
program 0 extract
/usr/bin/python3 "$top_srcdir/tests/check_all_texts.py" "$place/locales" ar
ok "checked in Arabic, while its Dutch is not" press 1 --lang ar
/usr/bin/python3 "$top_srcdir/tests/check_all_texts.py" "$place/locales" nl
ok "checked in both" press 0 --lang nl,ar
pdftotext "$(file nl-trifold.pdf)" "$work/text"
ok "... has no band" lacks "$work/text" PROEF
ok "... and somebody to ask" grep -q '^Vragen over de tekst: *Gemeente Dorp$' \
    "$(file nl-trifold-print-ticket.txt)"
ok "... without a warning on the ticket" lacks \
    "$(file nl-trifold-print-ticket.txt)" "Niet drukken"
ok "after its last day" program 1 build --date 2027-01-01 --out "$work/late" \
    --only press --lang nl --quiet
ok "... it is not for a print shop any more" says "$work/stderr" \
    "not for this day"

# The command line.
ok "--outlines is for print shops" program 2 build --outlines --out "$work/none"
ok "... it says so" says "$work/stderr" "needs --only press"
ok "--proof goes with press alone" program 2 build --proof \
    --only press,flyers --out "$work/none"
ok "a format that no shop prints" program 2 build --proof --only press \
    --format phone --out "$work/none" --date $date
ok "... there is nothing to build" says "$work/stderr" "nothing to build"
done_testing
