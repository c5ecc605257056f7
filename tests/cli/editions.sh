#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The editions of the repository load and build in Dutch, and a topic that asks
# for local rules shows those of each, or says whom to ask.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place real

date=2026-11-21
editions=nederland,utrecht,hilversum,tilburg,groningen
out=$work/out
# build FLAGS...: all editions, in Dutch.
build() {
    program 0 build --lang nl --edition $editions --date $date --out "$out" \
        --quiet "$@"
}
# kiosk EDITION
kiosk() {
    echo "$out/$1/kiosk.html"
}
# silent EDITION TEXT: its kiosk does not hold the text.
silent() {
    ! grep -qF -e "$2" "$(kiosk "$1")"
}

ok "all editions build" build
for id in $(echo $editions | tr , ' '); do
    ok "... $id has leaflets" test -s "$out/$id/flyers/visit/nl-a4.pdf"
    ok "... and its guide" test -s "$out/$id/handing-over.pdf"
    ok "... and its social map" test -s "$out/$id/social-map.pdf"
    ok "... and who answers at night" test -s "$out/$id/tonight.pdf"
    ok "... and the guide has no picture" test ! -e "$out/$id/preview/handing-over"
done

# Nothing is wrong with the texts as they are, in any language. What may still
# be told of them: facts that nobody looked at in time, words to think about.
known=overdue,terms,glossary
ok "all texts, editions and languages have no errors" program 0 check \
    --strict --date $date
ok "... nothing else is told of them" \
    sh -c "! grep -vE ' \[($(echo $known | tr , '|'))\]\$' '$work/stderr'"

# The same with rules under the first section of the topic visit only.
cp -r "$place/content" "$work/content"
chmod -R u+w "$work/content"
sed -i '/^    rules: /d' "$work/content/topics"/*.md
subjects=$(sed -n 's/^  subject: //p' "$place/content/rules.yaml" | sort -u |
    tr '\n' ',' | sed 's/,$//')
sed -i "0,/^    sources: /s//    rules: [$subjects]\n    sources: /" \
    "$work/content/topics/visit.md"
ok "all subjects under one section" build --only kiosk \
    --content "$work/content"
for id in $(echo $editions | tr , ' '); do
    ok "... $id has a kiosk" test -s "$(kiosk "$id")"
done
ok "a rule that is in force" says "$(kiosk tilburg)" \
    "Je werk thuis mag de buurt geen overlast geven."
ok "a rule of another edition is not shown" silent utrecht \
    "Je werk thuis mag de buurt geen overlast geven."
ok "a rule of the region is the town's as well" says "$(kiosk hilversum)" \
    "Sekswerkers kunnen hier meepraten over beleid."
ok "a rule of which nothing is known is not shown" silent utrecht \
    "Reclame aan je woning mag niet."
ok "... the reader is told that there may be more" says "$(kiosk utrecht)" \
    "Er kunnen meer regels zijn. Vraag het aan de gemeente."
ok "a plan is called a plan" says "$(kiosk utrecht)" \
    "Dit is een plan. Het geldt nog niet:"
ok "... and not elsewhere" silent groningen "Dit is een plan."
ok "an edition without rules says whom to ask" says "$(kiosk nederland)" \
    "We weten niet zeker welke regels de gemeente heeft."
ok "... and one with rules does not" silent tilburg "We weten niet zeker welke"

# The worked example of content/README.md is true: its blocks are the files.
# block N: the Nth indented passage after its heading, without the margin.
block() {
    awk -v wanted="$1" '
        /^### Your municipality/ { inside = 1; next }
        !inside { next }
        /^#/ { exit }
        /^    / { if (!open) { open = 1; found++ } }
        /^[^ ]/ { open = 0 }
        open && found == wanted { print substr($0, 5) }
    ' "$place/content/README.md"
}
rm -rf "$work/content"
cp -r "$place/content" "$work/content"
chmod -R u+w "$work/content"
example=$work/content/editions/voorbeeldstad.yaml
block 1 >>"$work/content/sources.yaml"
block 2 >"$example"
ok "the worked example has no errors" program 0 check --lang nl --date $date \
    --content "$work/content" --edition voorbeeldstad
sed -i -e 's/home-work-no-permit/home-work-free/' -e 's/{years: 21}/{}/' \
    -e 's/2027-12-31/31-12-2027/' "$example"
ok "... with three mistakes it has" program 1 check --lang nl --date $date \
    --content "$work/content" --edition voorbeeldstad
block 3 | sed -e '/^$/d' -e "s,^content/,$work/content/," >"$work/wanted"
ok "... reported as the text says" sh -c \
    "grep ' error: ' '$work/stderr' | diff '$work/wanted' -"
done_testing
