#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a build writes, and what it leaves alone: `build.sh` of a small case,
# `build.sh real` of the texts of the repository.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place "${1:-small}"

date=2026-11-21
out=$work/out
# build STATUS ARGUMENTS...
build() {
    wanted=$1
    shift
    program "$wanted" build --edition "$edition" --date $date --out "$out" "$@"
}
# complete: the files are those that --dry-run lists.
complete() {
    build 0 --dry-run && sort "$work/stdout" >"$work/listed" &&
        find "$out" -type f | sort >"$work/found" &&
        diff "$work/listed" "$work/found"
}
# hashes_fit: manifest.json is true, file by file.
hashes_fit() {
    sed -n 's/^ *{"file": "\([^"]*\)", "sha256": "\([^"]*\)".*/\2  \1/p' \
        "$out/manifest.json" >"$work/sums"
    (cd "$out" && sha256sum --quiet -c "$work/sums") &&
        [ "$(wc -l <"$work/sums")" -eq \
            "$(find "$out" -type f ! -name manifest.json | wc -l)" ]
}

ok "--dry-run lists without writing" build 0 --dry-run
ok "... nothing was made" test ! -e "$out"
ok "... the manifest is in the list" says "$work/stdout" "$out/manifest.json"
ok "... and the kiosk" says "$work/stdout" "$out/$edition/kiosk.html"
ok "... and a leaflet" says "$work/stdout" \
    "$out/$edition/flyers/$flyer/ro-$format.pdf"

ok "a build" build 0
ok "the files are those of --dry-run" complete
ok "the manifest is true" hashes_fit
ok "the manifest is sorted" sort -c "$work/sums" -k 2
# A short host name would be found by chance.
host=$(hostname)
[ ${#host} -ge 6 ] || host=$work
ok "no name of user, machine or folder in any file" \
    sh -c "! grep -rlaF -e '$work' -e '$(id -un)@' -e '$host' '$out'"

cp -r "$out" "$work/first"
touch "$out/$edition/old.pdf"
mkdir "$out/.new" && touch "$out/.new/half-written"
by_epoch() {
    (cd "$place" && SOURCE_DATE_EPOCH=1795219200 "$WEGWIJZER" build \
        --edition "$edition" --quiet --jobs 1 --out "$out")
}
ok "the same again, SOURCE_DATE_EPOCH being the date" by_epoch
ok "nothing old is left" complete
ok "same input and date, same bytes, with any number of jobs" \
    diff -r "$work/first" "$out"
elsewhere() {
    (cd "$work" && env -i PATH="$PATH" HOME=/nonexistent USER=x \
        TZ=Pacific/Auckland LC_ALL=C.UTF-8 "$WEGWIJZER" build \
        --edition "$edition" --date $date --jobs 3 --quiet \
        --content "$place/content" --locales "$place/locales" \
        --templates "$place/templates" --out "$work/elsewhere")
}
ok "a build in another place, zone and environment" elsewhere
ok "... gives the same bytes" diff -r "$work/first" "$work/elsewhere"
rm -r "$work/elsewhere"

ok "a part" build 0 --lang ro --flyer "$flyer" --format "$format" \
    --only flyers
ok "... says how little it made" says "$work/stdout" "1 files in"
ok "... keeps the rest" diff -r "$work/first" "$out"
rm "$out/$edition/flyers/$flyer/ar-$format.pdf"
ok "a part after a file was taken away" build 0 --only kiosk
ok "... does not list what is gone" hashes_fit
ok "the whole again" build 0
ok "... is whole again" diff -r "$work/first" "$out"

# A safety-critical text without a translation never falls back to Dutch: no
# leaflet, and no screen of the only topic.
cp -r "$place/locales" "$work/locales"
chmod -R u+w "$work/locales"
awk -v topic="\"$topic/" '/^$/ { critical = mine = 0 }
     /^#\. .*safety-critical/ { critical = 1 }
     /^msgctxt/ { mine = index($0, topic) }
     critical && mine && !done && /^msgstr/ { print "msgstr \"\""; done = cut = 1; next }
     cut && /^"/ { next }
     { cut = 0; print }' "$place/locales/ro.po" >"$work/locales/ro.po"
ok "a safety-critical text is taken away" \
    sh -c "! cmp -s '$place/locales/ro.po' '$work/locales/ro.po'"
ok "a build without it" build 0 --lang nl,ro --locales "$work/locales" \
    --out "$work/less"
ok "... tells why" says "$work/stderr" "[not-offered]"
ok "... has no such leaflet" \
    test ! -e "$work/less/$edition/flyers/$flyer/ro-$format.pdf"
ok "... has the others" \
    test -e "$work/less/$edition/flyers/$flyer/nl-$format.pdf"
if [ "$edition" = dorp ]; then
    ok "the whole kiosk has the language" \
        says "$out/$edition/kiosk.html" 'data-tag="ro"'
    ok "... and the one without the text has not" \
        sh -c "! grep -q 'data-tag=\"ro\"' '$work/less/$edition/kiosk.html'"
    ok "there is a guide of the language" \
        test -s "$out/$edition/guide-ro.html"
    ok "... and none without the text" \
        test ! -e "$work/less/$edition/guide-ro.html"
fi

# Errors: nothing is written.
cp -r "$place/content" "$work/content"
chmod -R u+w "$work/content"
sed -i '0,/rule: [a-z-]*/s//rule: no-such-rule/' \
    "$work/content/editions/$edition.yaml"
ok "content with an error" build 1 --content "$work/content"
ok "... leaves everything as it was" diff -r "$work/first" "$out"
ok "... and lists nothing" build 1 --content "$work/content" --dry-run
ok "... really nothing" is_empty "$work/stdout"

mkdir -p "$work/foreign/$edition" && echo mine >"$work/foreign/$edition/mine"
ok "a folder that is not ours is not replaced" \
    build 2 --out "$work/foreign"
ok "... what was in it is still there" test -e "$work/foreign/$edition/mine"
echo >"$work/file"
ok "a file where the out folder should be" build 2 --out "$work/file/out"
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$work/closed" && chmod a-w "$work/closed"
    ok "a folder that cannot be written" build 2 --out "$work/closed"
else
    skip "a folder that cannot be written" "root can write everywhere"
fi
if [ -e /dev/full ]; then
    full() {
        (cd "$place" && "$WEGWIJZER" build --dry-run --date $date \
            --edition "$edition" >/dev/full 2>"$work/stderr")
        [ $? -eq 2 ]
    }
    ok "standard output that is full is a failure" full
fi
done_testing
