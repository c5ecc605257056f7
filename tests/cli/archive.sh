#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The zip beside the folder of an edition: `archive.sh` of a small case,
# `archive.sh real` of the texts of the repository.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place "${1:-small}"

date=2026-11-21
out=$work/out
zip=$out/$edition.zip
# build STATUS ARGUMENTS...
build() {
    wanted=$1
    shift
    program "$wanted" build --edition "$edition" --date $date --out "$out" "$@"
}

# What a program that is not ours finds in the zip: names in the order of the
# zip, then every entry that an old Windows or a careful reader would dislike.
cat >"$work/read.py" <<'EOF'
import re
import sys
import zipfile

DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.I)
PART = re.compile(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]$")
with zipfile.ZipFile(sys.argv[1]) as archive:
    entries = archive.infolist()
    comment = archive.comment
if sys.argv[2] == "names":
    print(*(entry.filename for entry in entries), sep="\n")
    sys.exit()
wrong = [f"comment {comment}"] if comment else []
for entry in entries:
    name = entry.filename
    faults = {
        "a date": entry.date_time != (2026, 11, 21, 12, 0, 0),
        "a mode": entry.external_attr != 0o100644 << 16,
        "an extra field": entry.extra,
        "a comment": entry.comment,
        "flags": entry.flag_bits & 0x0809,
        "a version": entry.extract_version > 20,
        "a method": entry.compress_type not in (0, 8),
        "a long name": len(name) >= 180,
        "a name": any(not PART.match(part) or DEVICE.match(part)
                      for part in name.split("/")),
    }
    wrong += [f"{name}: {what}" for what, found in faults.items() if found]
lower = {entry.filename.lower() for entry in entries}
if len(lower) != len(entries):
    wrong.append("names that differ only in case")
print(*wrong, sep="\n")
sys.exit(len(wrong) > 0 or not entries)
EOF

names_fit() {
    python3 "$work/read.py" "$zip" names >"$work/names" &&
        (cd "$out" && find "$edition" -type f | LC_ALL=C sort) \
            >"$work/found" && diff "$work/found" "$work/names"
}
unpack() {
    rm -rf "$work/unpacked" && mkdir "$work/unpacked" &&
        unzip -q "$1" -d "$work/unpacked" &&
        diff -r "$out/$edition" "$work/unpacked/$edition" &&
        [ "$(ls "$work/unpacked")" = "$edition" ]
}
listed() {
    hash=$(sha256sum <"$zip" | cut -d ' ' -f 1)
    says "$out/manifest.json" \
        "{\"file\": \"$edition.zip\", \"sha256\": \"$hash\""
}
# elsewhere ZONE LOCALE: the same build in another folder, environment, umask.
elsewhere() {
    (umask 077 && cd "$work" && env -i PATH="$PATH" HOME=/nonexistent TZ="$1" LC_ALL="$2" \
        "$WEGWIJZER" build --edition "$edition" --date $date --quiet \
        --content "$place/content" --locales "$place/locales" \
        --templates "$place/templates" --out "$work/$1/out") &&
        cmp "$zip" "$work/$1/out/$edition.zip"
}

ok "a build" build 0
ok "the zip is sound" unzip -tq "$zip"
ok "it holds what the folder holds, in byte order" names_fit
ok "its entries are plain, with the date of the build" \
    python3 "$work/read.py" "$zip" entries
ok "it unpacks to one folder, the same as that beside it" unpack "$zip"
ok "the manifest lists it" listed
only_ours() {
    left=$(ls -A "$out" | grep -vxF -e "$edition" -e "$edition.zip" \
        -e contact-sheet.html -e manifest.json)
    [ -z "$left" ] || { echo "$left"; return 1; }
}
ok "nothing else is left in the out folder" only_ours

cp "$zip" "$work/first.zip"
for zone in Asia/Tokyo America/New_York UTC; do
    ok "the same bytes in $zone" elsewhere $zone C.UTF-8
done
ok "the same bytes in another locale" elsewhere Europe/Amsterdam C

ok "a part" build 0 --lang ro --flyer "$flyer" --format "$format"
ok "... leaves the zip as it was" cmp "$work/first.zip" "$zip"
ok "... and in the manifest" listed

rm "$zip" && echo mine >"$work/mine" && cp "$work/mine" "$zip"
sed -i "/\"$edition.zip\"/d" "$out/manifest.json"
cp -r "$out" "$work/before"
ok "a zip that is not ours is not replaced" build 2
ok "... the message says what to do" says "$work/stderr" "move it away"
ok "... nothing changes" diff -r "$work/before" "$out"
rm "$zip"
ok "once it is away" build 0
ok "... the zip is made" cmp "$work/first.zip" "$zip"
rm -r "$zip" && mkdir "$zip"
ok "a folder in the place of the zip" build 2
ok "... is left alone" test -d "$zip"
done_testing
