#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pages for native readers and what comes back from them.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place small
day="--date 2026-11-21"
reviews=$place/locales/review/ro.tsv

# pages FOLDER
pages() { program 0 status --html "$1" $day; }
same_folder() { diff -r "$1" "$2"; }

ok "pages" pages "$work/pages"
for file in index.html review-nl.html review-ro.html review-ar.html; do
    ok "there is $file" test -s "$work/pages/$file"
done
ok "... and says how many" says "$work/stdout" "files in "
ok "nothing is left aside" test ! -e "$work/pages/.new"
ok "again, into the same folder" pages "$work/pages"
ok "another folder, one worker, another time zone" \
    env TZ=Pacific/Auckland "$WEGWIJZER" status --html "$work/others" --jobs 1 \
    $day --content "$place/content" --locales "$place/locales" \
    --templates "$place/templates" --quiet
ok "... gives the same bytes" same_folder "$work/pages" "$work/others"
# Pictures are letters and digits, among which anything may stand.
sed 's/base64,[^"]*//' "$work"/pages/* >"$work/plain"
ok "nothing of the machine" sh -c "! grep -w -e '$work' -e '$(uname -n)' '$work/plain'"
ok "one language only" program 0 status --html "$work/one" --lang ro $day
ok "... has its page only" test ! -e "$work/one/review-ar.html"

mkdir "$work/foreign"
echo mine >"$work/foreign/index.html"
ok "a page that is not ours is refused" program 2 status --html "$work/foreign" $day
ok "... and stays" says "$work/foreign/index.html" mine
echo file >"$work/file"
ok "a file instead of a folder" program 2 status --html "$work/file" $day
ok "... is named" says "$work/stderr" "$work/file"
ok "a folder below a file" program 2 status --html "$work/file/deep" $day
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$work/closed"
    chmod a-w "$work/closed"
    ok "a folder that may not be written" program 2 status --html "$work/closed" $day
else
    skip "a folder that may not be written" "root may write everywhere"
fi
mv "$place/templates/review/review.js" "$work/review.js"
ok "a template that is missing" program 2 status --html "$work/none" $day
ok "... leaves no folder" test ! -e "$work/none"
mv "$work/review.js" "$place/templates/review/review.js"

# The code of text N on the page.
code() { sed -n "s/.*id=\"t$1\" data-code=\"\([^\"]*\)\".*/\1/p" "$work/pages/review-ro.html"; }
one=$(code 1) two=$(code 2)
ok "texts have codes" test -n "$one" -a -n "$two" -a "$one" != "$two"

# mail TEXT: writes what a reader sends.
mail() { printf "$1" >"$work/mail.txt"; }
take() { program "$1" import-review "$work/mail.txt" --role native-reader $day; }

mail "Dag!\r\n> wegwijzer-review 1 ro 2026-11-21\r\n> #1 $one good\r\n> #2 $two wrong: ne\r\n> mai bine\r\n> end 2\r\n--\r\nM."
ok "remarks are taken in" take 0
ok "... and counted" says "$work/stdout" "ro: 2 added (1 good, 1 wrong, 0 unsure), 0 there already, 0 left out"
ok "... with the remark" says "$reviews" "ne mai bine"
ok "... two lines and a header" test "$(wc -l <"$reviews")" -eq 3
cp "$reviews" "$work/before"
ok "the same again" take 0
ok "... adds nothing" cmp "$reviews" "$work/before"
ok "from standard input" sh -c "cd '$place' && '$WEGWIJZER' import-review - --role native-reader $day <'$work/mail.txt' | grep -q '2 there already'"
ok "... adds nothing either" cmp "$reviews" "$work/before"

ok "status counts them" program 0 status
ok "... as doubted" grep -Eq ' ro .* 1 +0 +1$' "$work/stdout"
program 0 check $day >/dev/null
ok "check warns" says "$work/stderr" "called wrong (native-reader, 2026-11-21): \"ne mai bine\""
ok "... with its tag" says "$work/stderr" "[doubted]"
ok "check --strict fails" program 1 check --strict $day
pages "$work/pages" >/dev/null
ok "the overview shows the remark" says "$work/pages/index.html" "ne mai bine"
ok "the page shows what was checked" says "$work/pages/review-ro.html" "state checked"

# fails TEXT HINT: exit status 1, nothing written.
fails() {
    mail "$1"
    take 1 && says "$work/stderr" "$2" && cmp "$reviews" "$work/before"
}
first="wegwijzer-review 1 ro 2026-11-21\n"
ok "no remarks" fails "hello\n" "mail.txt:1:1: error: there are no remarks"
ok "a code with a mistake" fails "$first#1 $one good\n#2 0000-0001 good\nend 2\n" "mail.txt:3:1: error: no text has the code"
ok "an unknown judgement" fails "${first}  #1 $one super\nend 1\n" "mail.txt:2:3: error:"
ok "cut off" fails "$first#1 $one good\n" "end"
ok "an unknown language" fails "wegwijzer-review 1 xx 2026-11-21\n#1 $one good\nend 1\n" "no language \"xx\""
ok "not UTF-8" fails "$first#1 $one wrong: \377\nend 1\n" "[utf-8]"
ok "a NUL" fails "$first#1 $one wrong: \000\nend 1\n" "[nul]"
ok "all mistakes at once" fails "$first#1 good\n#2 $two fine\n#3 0000-0001 good\nend 7\n" "mail.txt:5:1"
ok "... are four" test "$(grep -c '\[review-remark\]' "$work/stderr")" -eq 4
mail "$first#1 $one good\nend 1\n"
ok "a file that is not there" program 2 import-review "$work/no-such" --role lawyer

# A text that changed since; the other one is taken in all the same.
sed -i '0,/^msgstr "[^"]/s/^msgstr "[^"]/&X/' "$place/locales/ro.po"
program 0 status --html "$work/changed" $day >/dev/null
codes() { grep -o 'data-code="[^"]*"' "$1" | cut -d '"' -f 2 | sort; }
codes "$work/pages/review-ro.html" >"$work/a"
codes "$work/changed/review-ro.html" >"$work/b"
old=$(comm -23 "$work/a" "$work/b")
ok "one code has changed" test -n "$old"
mail "$first#1 $old good\n#2 $two good\nend 2\n"
ok "a text that changed" take 0
ok "... is reported" says "$work/stderr" "mail.txt:2:1: warning: text 1 ($old) has changed"
ok "... and counted" says "$work/stdout" "1 added (1 good, 0 wrong, 0 unsure), 0 there already, 1 left out"
program 0 check $day >/dev/null
ok "a later good ends the doubt" sh -c "! grep -q doubted '$work/stderr'"
ok "strict: a text that changed stops all" program 1 import-review "$work/mail.txt" --role lawyer --strict $day

printf 'context\tbad\n' >"$reviews"
ok "a review file that is not right" take 1
ok "... is reported" says "$work/stderr" "[review-file]"
ok "... and stays" says "$reviews" "bad"
done_testing
