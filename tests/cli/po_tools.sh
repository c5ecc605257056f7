#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The translations pass the tools of translators: msgfmt, i18nspector and the
# Translate Toolkit's pofilter. Each is shown to find a planted fault first, so
# that silence means something.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"

for tool in msgfmt i18nspector pofilter; do
    if ! command -v $tool >/dev/null; then
        skip "the tools of translators" "$tool is not installed"
        done_testing
        exit
    fi
done

# What pofilter need not look at, and why.
#   acronyms       EU is UE, ЕС or УЄ elsewhere
#   brackets       translations add the Dutch word in brackets: (*aangifte*)
#   doublequoting  every language has its own quotation marks
#   doublewords    a sentence may begin with the word that the last one ended in
#   endpunc        ؟ 。 ။ ። and none in Thai are right where the Dutch has ? or .
#   hassuggestion  our files hold none
#   isfuzzy        counts as untranslated
#   isreview       our files hold none
#   long, short    `wegwijzer check` measures on the page itself
#   musttranslatewords, notranslatewords    the glossary is checked by us
#   nplurals       takes untranslated texts for texts without forms; msgfmt and
#                  `wegwijzer check` count them
#   puncspacing    takes (, * and ’ for punctuation that ends a word
#   sentencecount  translators may join or cut sentences
#   simplecaps, startcaps    nouns, polite forms; scripts without capitals
#   simpleplurals  an English idea
#   spellcheck     depends on the dictionaries of the machine
#   startpunc      ¿, quotation marks, bold that begins with the sentence
#   unchanged      [equal-to-dutch] of `wegwijzer check` knows the exceptions
#   untranslated   `wegwijzer status` counts them
left_out="acronyms brackets doublequoting doublewords endpunc hassuggestion
isfuzzy isreview long short musttranslatewords notranslatewords nplurals
puncspacing sentencecount simplecaps startcaps simpleplurals spellcheck startpunc unchanged
untranslated"

# What i18nspector need not ask for, and why.
#   no persons     a name in a file about sex work can do harm
#   no clocks      the same texts must give the same bytes
#   no address     the project has none yet for reports; it has no versions of
#                  texts either, and one team for all languages
not_asked='no-last-translator-header-field|no-language-team-header-field
no-date-header-field (POT-Creation|PO-Revision)-Date
no-report-msgid-bugs-to-header-field|no-version-in-project-id-version'
not_asked=$(printf '%s' "$not_asked" | tr '\n' '|')

# i18nspector_is_content FILE
i18nspector_is_content() {
    i18nspector "$1" >"$work/inspected" || return 1
    ! grep -vE ": ($not_asked)( |\$)" "$work/inspected"
}

# pofilter_is_content FILE
pofilter_is_content() {
    set -- "$1" "$(basename "$1" .po)"
    rm -f "$work/filtered.po"
    # shellcheck disable=SC2046 # one option for each word
    pofilter --progress=none --language="$2" \
        $(printf -- '--excludefilter=%s ' $left_out) \
        --input="$1" --output="$work/filtered.po" >"$work/filter.log" 2>&1 ||
        { cat "$work/filter.log"; return 1; }
    [ ! -e "$work/filtered.po" ] ||
        ! grep -E '^# \(pofilter\) |^msg(ctxt|str)' "$work/filtered.po"
}

# plant EXPRESSION...: a good file, changed by sed.
plant() {
    cat >"$work/ro.po" <<'PO'
msgid ""
msgstr ""
"Project-Id-Version: wegwijzer\n"
"Report-Msgid-Bugs-To: \n"
"Language: ro\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);\n"

msgctxt "visit/a"
msgid "Bel 112 of {phone}. Je mag nee zeggen."
msgstr "Sunați la 112 sau {phone}. Aveți voie să refuzați."

msgctxt "rules/a"
msgid "{n} maand"
msgid_plural "{n} maanden"
msgstr[0] "{n} lună"
msgstr[1] "{n} luni"
msgstr[2] "{n} de luni"
PO
    [ $# -eq 0 ] || sed -i "$@" "$work/ro.po"
}
fails() { ! "$@"; }

plant
ok "msgfmt takes a good file" msgfmt -c -o /dev/null "$work/ro.po"
ok "i18nspector takes a good file" i18nspector_is_content "$work/ro.po"
ok "pofilter takes a good file" pofilter_is_content "$work/ro.po"
plant -e '/^msgstr\[2\]/d'
ok "msgfmt finds a missing plural form" \
    fails msgfmt -c -o /dev/null "$work/ro.po"
plant -e 's/charset=UTF-8/charset=ASCII/'
ok "i18nspector finds a wrong character set" \
    fails i18nspector_is_content "$work/ro.po"
plant -e 's/% *100 > 0/%100 > 1/'
ok "i18nspector finds an unusual plural rule" \
    fails i18nspector_is_content "$work/ro.po"
while IFS='|' read -r what expression; do
    plant -e "$expression"
    ok "pofilter finds $what" fails pofilter_is_content "$work/ro.po"
done <<'FAULTS'
a lost placeholder|/^msgstr/s/{phone}/telefon/
another number|/^msgstr/s/112/113/
two spaces in a row|/^msgstr/s/la 112/la  112/
a space at the end|/^msgstr/s/refuzați\./refuzați. /
a space at the start|/^msgstr "Sun/s/"Sun/" Sun/
a line break|/^msgstr/s/refuzați\./refuzați.\\n/
a tab|/^msgstr/s/la 112/la\\t112/
a backslash|/^msgstr/s/la 112/la \\\\112/
FAULTS

found=0
for po in "$top_srcdir"/locales/*.po; do
    name=$(basename "$po")
    found=$((found + 1))
    ok "msgfmt accepts $name" msgfmt -c -o /dev/null "$po"
    ok "i18nspector accepts $name" i18nspector_is_content "$po"
    ok "pofilter accepts $name" pofilter_is_content "$po"
done
ok "there are translations" test "$found" -gt 1
done_testing
