#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Messages for chats: which are there at which date, in which languages, and
# what a text that is too long or not neutral leads to: `messages.sh` of a small
# case, `messages.sh real` of the texts of the repository.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place "${1:-small}"

lacks() {
    ! grep -qF -e "$2" "$1"
}
# messages DATE ARGUMENTS...: builds them into a folder named after the date.
messages() {
    day=$1
    shift
    program 0 build --edition "$edition" --only messages --date "$day" \
        --out "$work/$day" "$@"
}
text() {
    echo "$work/$1/$edition/messages/nl.txt"
}

ok "in April" messages 2027-04-15 --lang nl
ok "... there is one language" \
    test "$(ls "$work/2027-04-15/$edition/messages")" = nl.txt
ok "... and the page" test -s "$work/2027-04-15/$edition/messages.html"
ok "... and nothing else" \
    test "$(find "$work/2027-04-15" -type f | wc -l)" -eq 3
ok "the manifest has both" says "$work/2027-04-15/manifest.json" \
    "\"$edition/messages/nl.txt\""
ok "the file says that nobody has checked it" says "$(text 2027-04-15)" \
    "Deze tekst is nog niet nagekeken."
ok "in June" messages 2027-06-01 --lang nl
ok "the messages are the same but for one" sh -c "
    diff '$(text 2027-04-15)' '$(text 2027-06-01)' >'$work/diff'
    [ \"\$(grep -c '^<' '$work/diff')\" -eq 3 ] && ! grep -q '^>' '$work/diff'"

if [ "$edition" = dorp ]; then
    ok "in winter" messages 2027-01-15
    ok "... in all languages" \
        test "$(ls "$work/2027-01-15/$edition/messages" | tr '\n' ' ')" = \
        "ar.txt nl.txt ro.txt "
    ok "... with the contact" says "$(text 2027-01-15)" "Sanne: 06-12345678"
    ok "... which is gone when nobody has confirmed it for a year" \
        messages 2027-03-02
    ok "... wholly" lacks "$(text 2027-03-02)" "Sanne"
    # nothing of the window is in any language
    ok "a message that is not due" lacks "$(text 2027-01-15)" "voorjaar"

    cp -r "$place" "$work/other"
    place=$work/other
    po=$place/locales/ro.po
    long=$(printf 'seară %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21)
    awk -v long="$long" '/^msgctxt/ { mine = /messages\/hello/ }
         mine && /^msgstr/ { print "msgstr \"" long ".\""; mine = 0; next }
         { print }' "$po" >"$work/po" && mv "$work/po" "$po"
    ok "a translation that is too long" program 1 check
    ok "... is told by how much" says "$work/stderr" \
        "messages/hello: 7 characters too long, the message may have 120"
    ok "... with its line" grep -q "ro.po:[0-9]*:.*\[too-long\]" "$work/stderr"
    sed -i "s/$long\./seară geheim./" "$po"
    printf 'ro\tgeheim\n' >>"$place/locales/terms/outside.tsv"
    ok "a word that tells" program 1 check
    ok "... is told with language and message" grep -q \
        'error: \[ro\] message hello: .*"geheim".*\[outside\]' "$work/stderr"
fi
done_testing
