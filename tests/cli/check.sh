#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands check and extract on whole and on broken content: `check.sh` of a
# small case, `check.sh real` of the texts of the repository.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place "${1:-small}"

date=2026-11-21
check() {
    wanted=$1
    shift
    program "$wanted" check --date $date "$@"
}
# What one language shows need not be looked for in twenty.
check_part() {
    wanted=$1
    shift
    check "$wanted" --edition "$edition" --lang nl,ro "$@"
}
# copy FOLDER: a copy to break.
copy() {
    rm -rf "$work/$1"
    cp -r "$place/$1" "$work/$1"
    chmod -R u+w "$work/$1"
}

ok "texts, translations and editions have no errors" check 0 --jobs 5
mv "$work/stderr" "$work/five"
ok "the same with one worker" check 0 --jobs 1
ok "problems come in the same order with any number of workers" \
    diff "$work/five" "$work/stderr"
ok "check writes nothing" test ! -e "$work/place/out"

copy content
sed -i '0,/rule: [a-z-]*/s//rule: no-such-rule/' \
    "$work/content/editions/$edition.yaml"
line=$(grep -n no-such-rule "$work/content/editions/$edition.yaml" | cut -d: -f1)
ok "a rule that does not exist" check_part 1 --content "$work/content"
ok "... is reported at its line" says "$work/stderr" \
    "editions/$edition.yaml:$line:"

copy locales
msgen "$work/locales/wegwijzer.pot" -o "$work/locales/ro.po" 2>/dev/null
ok "translations equal to the Dutch" check_part 1 --locales "$work/locales"
ok "... are reported in the PO file" says "$work/stderr" "locales/ro.po:"

copy locales
rm "$work/locales/ro.po"
ok "a PO file that is not there" check_part 2 --locales "$work/locales"
ok "... is named" says "$work/stderr" "ro.po"

copy locales
echo 'msgid "unfinished' >>"$work/locales/ro.po"
ok "a broken PO file" check_part 1 --locales "$work/locales"

copy content
printf '\377\n' >>"$work/content/topics/$topic.md"
ok "a text that is not UTF-8" check_part 1 --content "$work/content"
ok "... is reported" says "$work/stderr" "[utf-8]"

copy content
rm "$work/content/emergency.yaml"
ok "content without the emergency list" check_part 2 --content "$work/content"
ok "... is reported" says "$work/stderr" "emergency.yaml"

# Dutch that is hard to read: a sentence of 16 words at the end of the topic.
ok "--readability prints figures" check_part 0 --readability
ok "... of each text" grep -qE "^$topic +[0-9]+ +[0-9]+ +[0-9]+\.[0-9] " \
    "$work/stdout"
ok "... of all together" grep -qE '^together +[0-9]+  of at most 9000' \
    "$work/stdout"
ok "... and the longest sentences" says "$work/stdout" "longest sentences"
ok "... but nothing with --quiet" check_part 0 --readability --quiet
ok "... really nothing" is_empty "$work/stdout"
copy content
file=$work/content/topics/$topic.md
printf '\nEen %s zin.\n' "$(yes lange | head -n 14 | tr '\n' ' ')" >>"$file"
line=$(wc -l <"$file")
ok "a sentence that is too long" check_part 0 --content "$work/content"
ok "... is a warning at its line" says "$work/stderr" \
    "topics/$topic.md:$line:1: warning: a sentence has 16 words"
ok "... and an error with --strict" check_part 1 --strict --content "$work/content"
ok "... at its line" says "$work/stderr" \
    "topics/$topic.md:$line:1: error: a sentence has 16 words"

overdue() {
    grep -q "$1:.*\[overdue\]" "$work/stderr"
}
ok "a year later" check_part 0 --date 2028-01-01
ok "... facts are overdue" overdue warning
ok "... and --release does not let it pass" check_part 1 --date 2028-01-01 \
    --release
ok "... as errors" overdue error

# extract does not touch what did not change.
copy locales
ok "extract" program 0 extract --locales "$work/locales"
ok "... changes nothing where no text changed" \
    diff -r "$place/locales" "$work/locales"

for po in "$place"/locales/*.po; do
    ok "msgfmt accepts $(basename "$po")" msgfmt -c -o /dev/null "$po"
done
done_testing
