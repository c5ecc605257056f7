#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The look of an approved edition on paper: its address as a QR code that phones
# read, its logo as a PNG of which only the pixels come along.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
place=$work/place edition=dorp flyer=door
copy_case formats "$place"
for tool in zbarimg pdftoppm pdftotext qpdf; do
    command -v $tool >/dev/null || {
        echo "1..0 # SKIP $tool is missing"
        exit 0
    }
done

date=2026-11-21
out=$work/out
address=https://dorp.nl/wegwijs
town=$place/content/editions/$edition.yaml
logo=$place/content/logos/dorp.png
build() {
    program 0 build --date $date --out "$out" --only flyers --quiet "$@"
}
lacks() {
    ! grep -qF -e "$2" "$1"
}
# draw PLACE: a square and a half transparent bar, with the name of a maker.
draw() {
    /usr/bin/python3 - "$1" <<'END'
import struct
import sys
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + \
        struct.pack(">I", zlib.crc32(kind + data))


row = b"\0" + b"\xc8\x10\x2e\xff" * 200 + b"\x1b\x3a\x6b\x80" * 300
with open(sys.argv[1], "wb") as png:
    png.write(b"\x89PNG\r\n\x1a\n" +
              chunk(b"IHDR", struct.pack(">IIBBBBB", 500, 200, 8, 6, 0, 0, 0)) +
              chunk(b"tEXt", b"Author\0Somebody of Dorp") +
              chunk(b"eXIf", b"MM\0\x2aSomebody's camera") +
              chunk(b"IDAT", zlib.compress(row * 200)) + chunk(b"IEND", b""))
END
}
# set_look LINE...: the edition with these lines of `look`, approved.
cp "$town" "$work/example.yaml"
set_look() {
    sed "s/^status: .*/status: approved/" "$work/example.yaml" >"$town"
    {
        echo 'approved: {by: "Gemeente Dorp, directie", from: 2026-01-01, until: 2027-12-31}'
        echo "look:"
        printf '  %s\n' "$@"
    } >>"$town"
}
whole() {
    set_look "sender: Gemeente Dorp" "address: ${address#https://}" \
        "logo: logos/dorp.png" "logo-words: Een rood vierkant"
}
sed -i -e 's/^formats: .*/formats: [trifold, a4, poster, phone]/' \
    -e '/^  card-outside:/,/^  poster-outside:/{/^  poster-outside:/!d}' \
    "$place/content/flyers/$flyer.yaml"
mkdir "$place/content/logos"
draw "$logo"

ok "an example edition builds" build
# paper LANGUAGE FORMAT
paper() {
    echo "$out/$edition/flyers/$flyer/$1-$2.pdf"
}
# read_codes PDF: what a phone reads on all pages.
read_codes() {
    rm -f "$work"/page*
    pdftoppm -r 150 -gray "$1" "$work/page" || return 1
    zbarimg --quiet --raw "$work"/page* >"$work/codes" 2>"$work/zbar"
    sort -u "$work/codes"
}
shows() {
    read_codes "$1" >"$work/read"
    cat "$work/read"
    [ "$(cat "$work/read")" = "$2" ]
}
ok "... without any code" shows "$(paper nl trifold)" ""

whole
ok "an approved one builds" build
for language in nl ar; do
    for format in trifold a4 poster; do
        ok "$language-$format: the code says the address" \
            shows "$(paper $language $format)" $address
    done
    ok "$language-phone: has no code" shows "$(paper $language phone)" ""
    pdftotext "$(paper $language phone)" "$work/text"
    ok "... but the address to type" says "$work/text" "${address#https://}"
done

has_text() {
    pdftotext -raw "$1" "$work/text" && says "$work/text" "$2"
}
ok "the address stands below the code" \
    has_text "$(paper nl trifold)" "${address#https://}"
ok "... and not beside the sender again" \
    test "$(grep -cF "${address#https://}" "$work/text")" -eq 1

# The picture: its pixels, and nothing of its maker.
plain() {
    qpdf --qdf --object-streams=disable "$1" "$work/plain.pdf"
}
ok "the file can be unpacked" plain "$(paper nl trifold)"
ok "... and has the picture" says "$work/plain.pdf" "/Subtype /Image"
ok "... without its maker" lacks "$work/plain.pdf" Somebody
find "$out" -type f -exec grep -l Somebody {} + >"$work/telling"
ok "nor has any other file" is_empty "$work/telling"
cp "$(paper ar trifold)" "$work/first.pdf"
ok "again" build --jobs 1
ok "... gives the same bytes" cmp "$work/first.pdf" "$(paper ar trifold)"
checker=$top_srcdir/tests/pdf/check_pdf.py
if /usr/bin/python3 -c 'import pikepdf, fontTools' 2>/dev/null; then
    for pdf in "$(paper nl trifold)" "$(paper ar poster)"; do
        ok "${pdf#"$out"/}: passes every check" /usr/bin/python3 "$checker" "$pdf"
    done
    /usr/bin/python3 "$checker" --self-test "$(paper nl trifold)" >"$work/tests"
    grep -E "check 24 sees|^not ok" "$work/tests" >"$work/pictures"
    ok "faults of pictures are seen" \
        test "$(grep -c '^ok' "$work/pictures")" -gt 10
    ok "... all of them" lacks "$work/pictures" "not ok"
    ok "... and none was passed over" lacks "$work/pictures" SKIP
else
    skip "the checks of pictures" "python3-pikepdf or python3-fonttools is missing"
fi

# For a print shop the picture is in inks, of which a pixel has at most 300 %.
cp "$top_srcdir/content/staff.yaml" "$place/content"
ok "a file for a print shop builds" program 0 build --proof --only press \
    --date $date --out "$out" --lang nl --format trifold --quiet
in_inks() {
    /usr/bin/python3 - "$1" <<'END'
import sys
import pikepdf
pdf = pikepdf.open(sys.argv[1])
images = [image for page in pdf.pages
          for image in page.Resources.XObject.as_dict().values()]
pixels = images[0].read_bytes()
most = max(sum(pixels[i:i + 4]) for i in range(0, len(pixels), 4)) / 2.55
print(images[0].ColorSpace, len(pixels), most)
sys.exit(not (images and images[0].ColorSpace == "/DeviceCMYK" and
              100 < most <= 300))
END
}
if /usr/bin/python3 -c 'import pikepdf' 2>/dev/null; then
    ok "... its picture is in inks" in_inks \
        "$out/$edition/press/$flyer/nl-trifold.pdf"
else
    skip "the picture for a print shop" "python3-pikepdf is missing"
fi

# A drawing of lines goes the same way as before.
mkdir -p "$place/content/logos"
cat >"$place/content/logos/dorp.svg" <<'END'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M 2 2 L 20 20"/></svg>
END
set_look "logo: logos/dorp.svg" "logo-words: Een streep"
ok "a logo as SVG builds" build
plain "$(paper nl trifold)"
ok "... without any picture" lacks "$work/plain.pdf" "/Subtype /Image"

# Text comes first: a back that is too low for the code.
whole
cp "$place/templates/formats/trifold.yaml" "$work/trifold.yaml"
sed -i '/frame: back/s/height: 190/height: 110/' \
    "$place/templates/formats/trifold.yaml"
ok "where there is no room" program 0 build --date $date --out "$out" \
    --only flyers --lang ar --format trifold
ok "... the code is left out" shows "$(paper ar trifold)" ""
ok "... with a note" says "$work/stderr" \
    "note: [ar] $flyer, trifold: the text leaves no room for the QR code, it is left out [address]"
ok "... at the line of the address" says "$work/stderr" \
    "editions/$edition.yaml:$(grep -n '  address:' "$town" | cut -d: -f1):12: note"
ok "... and the address stands beside the sender" \
    has_text "$(paper ar trifold)" "${address#https://}"
cp "$work/trifold.yaml" "$place/templates/formats/"

# Who signs a proof sees the code, too; readers do not, under review.
sed -i -e 's/^status: .*/status: review/' -e '/^approved:/d' "$town"
ok "under review a leaflet builds" build --lang nl --format trifold
ok "... without the code" shows "$(paper nl trifold)" ""
ok "its proof builds" program 0 build --proof --date $date --out "$out" \
    --lang nl --format trifold
ok "... with the code" shows "$(paper nl trifold-proof)" $address
whole

# refused KEY TAG WORDS: the build stops, at the right line of the edition.
refused() {
    program 1 build --date $date --out "$out" --only flyers || return 1
    line=$(grep -n "^  $1:" "$town" | cut -d: -f1)
    grep "editions/$edition.yaml:$line:.*error: .*\\[$2\\]" "$work/stderr" \
        >"$work/line" || { cat "$work/stderr"; return 1; }
    says "$work/line" "$3"
}
head -c 300 "$logo" >"$work/cut.png"
cp "$work/cut.png" "$logo"
ok "a PNG that is cut off is refused" refused logo logo "is cut off"
echo "<svg/>" >"$logo"
ok "... and what is no PNG" refused logo logo "is no PNG"
rm "$logo"
ok "... and one that is not there" refused logo logo "there is no"
draw "$logo"
set_look "address: mijncontrole.nl"
ok "an address that gives readers away is refused" \
    refused address outside 'says "controle"'
set_look "address: http://dorp.nl"
ok "... and one with another scheme" refused address value "voorbeeld.nl/wijs"

# Whoever approves an edition finds that its leaflets still fit, in every
# language, also on the smallest paper.
cp -r "$top_srcdir/content" "$work/content"
town=$work/content/editions/utrecht.yaml
cp "$town" "$work/example.yaml"
set_look "sender: Gemeente Voorbeeld" "address: voorbeeld.nl/wijs"
place=$top_srcdir
ok "the real texts fit beside a sender" build --content "$work/content" \
    --edition utrecht --format card,a5
done_testing
