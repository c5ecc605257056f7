#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What stands in an edition's folder beside the leaflets: a single flyer, which
# the index names as the guide and does not offer; and what a part of a build
# says of the index and the zip that an earlier one left.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place small

date=2026-11-21
out=$work/out
index=$out/$edition/index.html
build() {
    program 0 build --edition "$edition" --date $date --out "$out" "$@"
}
lacks() {
    ! grep -qF -e "$2" "$1"
}

cat >"$place/content/flyers/guide.yaml" <<'END'
flyer: guide
code: g1
topic: door
audience: person
single: true
formats: [card]
parts:
  first:
    - topic: door
    - section: door/help
END
sed -i "s/^flyers: .*/flyers: [guide, $flyer]/" \
    "$place/content/editions/$edition.yaml"
printf -- '- text: flyer-handing-over\n  nl: Uitdelen\n' \
    >>"$place/content/staff.yaml"

ok "a build with a single flyer" build
ok "it stands at the top of the folder" test -s "$out/$edition/guide.pdf"
find "$out" -name '*guide*.pdf' >"$work/named"
ok "... and nowhere else" test "$(wc -l <"$work/named")" -eq 1
ok "... the others where they belong" \
    test -s "$out/$edition/flyers/$flyer/ar-$format.pdf"
ok "the manifest has it" says "$out/manifest.json" "\"$edition/guide.pdf\""
ok "the zip has it" sh -c "unzip -Z1 '$out/$edition.zip' | grep -qx '.*guide.pdf'"
tr '<' '\n' <"$index" >"$work/tags"
grep -c 'href="guide.pdf"' "$work/tags" >"$work/links"
ok "the index names it as the guide and in its table" \
    test "$(cat "$work/links")" -eq 2
ok "... and does not offer it" lacks "$index" 'value="guide"'
ok "... and has no row of it" lacks "$index" 'data-subject="guide"'
ok "... but offers the others" says "$index" "value=\"$flyer\""

# A part of a build leaves index and zip as they are, and says so.
cp "$out/$edition.zip" "$work/zip"
ok "a part after a whole build" build --only preview
ok "... says that the zip is of an earlier one" says "$work/stderr" \
    "note: $edition/index.html and $edition.zip are still those"
ok "... by its tag" says "$work/stderr" "[part]"
ok "... and leaves it" cmp "$work/zip" "$out/$edition.zip"
ok "a whole build" build
ok "... has nothing to say of it" lacks "$work/stderr" "[part]"
rm "$out/$edition.zip"
ok "a part after the zip was taken away" build --lang nl
ok "... has nothing to say either" lacks "$work/stderr" "[part]"
rm -r "$out"
ok "a part without an earlier build" build --only flyers --flyer guide
ok "... neither" lacks "$work/stderr" "[part]"
ok "... it made one file" says "$work/stdout" "1 files in"
ok "a single flyer has no picture to make" program 2 build \
    --edition "$edition" --date $date --out "$out" --only preview --flyer guide
ok "... and in Dutch only" program 2 build \
    --edition "$edition" --date $date --out "$out" --lang ro --flyer guide
done_testing
