#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No leaflet and no screen shows a contact detail or an opening time that has
# no source or breaks the rule: `contacts.sh` of a small case, `contacts.sh
# real` of the texts of the repository. contacts.py is the judge.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place "${1:-small}"
date=2026-11-21
if [ "${1:-small}" = real ]; then
    organisation=ut-belle-vertrouwenspersoon
else
    organisation=house
fi

# judge CONTENT OUT: is everything that the files in OUT show in CONTENT?
judge() {
    /usr/bin/python3 "$top_srcdir/tests/cli/contacts.py" "$1" "$2" "$3"
}
rules() {
    /usr/bin/python3 "$top_srcdir/tests/cli/contacts.py" --rules "$1" "$date"
}
# plant FILE LINE...: a copy of the content in which the organisation says more.
plant() {
    rm -rf "$work/content" "$work/planted"
    cp -r "$place/content" "$work/content"
    chmod -R u+w "$work/content"
    file=$(grep -rl "organisation: $organisation\$" "$work/content/organisations")
    for line in "$@"; do
        sed -i "/organisation: $organisation\$/a\\  $line" "$file"
    done
}
build_planted() {
    program 0 build --quiet --date $date --edition "$edition" \
        --content "$work/content" --out "$work/planted" "$@"
}
# finds TEXT: the judge, who knows only the content as it was, names the text.
finds() {
    ! judge "$place/content" "$work/planted" $date >"$work/found" &&
        says "$work/found" "$1"
}

ok "a build of all that readers see" program 0 build --quiet --date $date \
    --only flyers,kiosk,directory --out "$work/out"
ok "every contact detail and time has a source and passes the rule" \
    judge "$place/content" "$work/out" $date
ok "nothing rests on a fact that is doubted" rules "$place/content"

# What would be found: first what the owner confirmed.
confirmed="confirmed: {by: editor, on: $date}"
whatsapp="whatsapp: {value: \"06-98765432\", source: $organisation}"
plant "$confirmed" "$whatsapp"
ok "a planted number is built" build_planted
ok "... and passes where it stands in the content" \
    judge "$work/content" "$work/planted" $date
late() {
    ! judge "$work/content" "$work/planted" 2028-01-01 >"$work/found" &&
        says "$work/found" "phone number 06-98765432"
}
ok "... but not two years later" late
ok "a number that is not in the content is found on the screen" \
    finds "kiosk.html: phone number 06-98765432"
ok "... and on paper" finds ".pdf: phone number 06-98765432"
ok "... and in the table" finds "directory.csv: phone number 06-98765432"
ok "... and in the data" finds "directory.json: phone number 06-98765432"

# A leaflet has no room for all of it.
times="{days: [monday], from: \"08:15\", until: \"12:45\"}"
plant "$confirmed" "website: {value: www.planted.nl, source: $organisation}" \
    "email: {value: hulp@planted.org, source: $organisation}" \
    "address: {value: Dorpsstraat 12, source: $organisation}" \
    "hours: {open: [$times], source: $organisation}"
sed -i '/hours: {value: /d' "$file"
ok "other planted details are built" build_planted --only kiosk
ok "a site is found" finds "site www.planted.nl"
ok "a mail address is found" finds "mail address hulp@planted.org"
ok "a street is found" finds "address Dorpsstraat 12"
ok "a time is found" finds "time 08:15"

plant "$whatsapp"
sed -i "/source: $organisation\$/,/confidence:/s/confidence: .*/confidence: medium/" \
    "$work/content/sources.yaml"
# other flyers may have no room for the mark that the fact now gets
ok "a number of medium confidence is built" build_planted \
    --only flyers,kiosk --flyer "$flyer"
nowhere() {
    find "$work/planted" -name '*.html' \
        -exec python3 "$top_srcdir/tests/unpack.py" {} +
    ! grep -r 98765432 "$work/planted"
}
ok "... and is not on the screen" nowhere
ok "... nor anywhere else" judge "$place/content" "$work/planted" $date
sed -i "/^- source: $organisation\$/,/^- source:/{/^  note:/d}" \
    "$work/content/sources.yaml"
sed -i "/^- source: $organisation\$/a\\  note: Check before printing." \
    "$work/content/sources.yaml"
fails() {
    ! rules "$work/content" >"$work/found" && says "$work/found" "$1"
}
ok "the judge sees a detail that its fact doubts" fails "doubts it"
ok "... and so does the program" program 1 check --date $date \
    --content "$work/content"
ok "... at the detail" says "$work/stderr" "says not to print this"

plant "# nothing"
sed -i "0,/confidence: [a-z]*/s//confidence: low/" "$work/content/sources.yaml"
ok "the judge sees what rests on a fact of low confidence" fails \
    "is of low confidence"
ok "... and so does the program" program 1 check --date $date \
    --content "$work/content"
done_testing
