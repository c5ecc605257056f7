#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""outside.py WORDS LINES...: no word that gives the subject away stands where
everybody can read it. WORDS is locales/terms/outside.tsv; LINES are files that
tests/golden/proofs wrote, whose names end with .FORMAT.lines. Each line, and the
title of the file, is compared with the words of its languages and with those of
Dutch and English, which everybody around reads.

    outside.py --self-test WORDS LINES...   puts such a word on the outside

The program looks at documents (src/edition/discretion.c); here the sheets are
read, by another hand."""
import os
import re
import sys
import unicodedata

# The sides that others see, from 1; -1: the last. Side 0 is the title.
OUTSIDE = {
    "trifold": [1],       # also the flap: paper lies open face down
    "card": [1],
    "poster": [1],
    "booklet": [1, -1],
    "phone": [1],         # what a chat shows of the file
    "languages-card": [1],    # the last is white
    "languages-wallet": [1, 2],
    # not folded: who holds them shows all or nothing
    "a4": [], "a5": [], "bilingual": [], "large": [], "sheet": [],
    "map": [],
}
READ_BY_ALL = ("nl", "en")
# Scripts in which words have endings and begin after a space.
WITH_ENDINGS = re.compile("[\u0041-\u024f\u0370-\u052f\u1e00-\u1fff]")


def fold(text):
    """Without capitals, and without the accents that Greek capitals lose."""
    folded = []
    for character in text.casefold():
        apart = unicodedata.normalize("NFD", character)
        folded.append(apart[0] if "\u0370" <= apart[0] < "\u0400" else character)
    return unicodedata.normalize("NFC", "".join(folded))


def read_words(path):
    """Patterns by language: (the word, the pattern)."""
    words = {}
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n")[1:]:
            if line:
                language, word = line.split("\t")
                text = re.escape(fold(word.rstrip(".")))
                if WITH_ENDINGS.match(fold(word)):
                    text = r"(?<![^\W\d_])" + text
                if word.endswith("."):
                    text += r"(?![^\W\d_])"
                words.setdefault(language, []).append((word, re.compile(text)))
    return words


def format_of(path):
    return os.path.basename(path).split(".")[-2]


def read_lines(path):
    """(side, languages, text) of all lines on sides that lie outside."""
    with open(path, encoding="utf-8") as file:
        lines = [line.split("\t", 2) for line in file.read().split("\n") if line]
    last = max(int(line[0]) for line in lines)
    sides = [0] + [last if side < 0 else side
                   for side in OUTSIDE.get(format_of(path), [])]
    return [(int(side), languages.split(","), text)
            for side, languages, text in lines if int(side) in sides]


def find(words, lines):
    """(side, word, text) of what must not stand there."""
    return [(side, word, text) for side, languages, text in lines
            for language in sorted({*languages, *READ_BY_ALL})
            for word, pattern in words.get(language, [])
            if pattern.search(fold(text))]


def check(words, path):
    if format_of(path) not in OUTSIDE:
        print(f"{path}: tests/pdf/outside.py does not say which sides of "
              f"{format_of(path)} lie outside")
        return False
    lines = read_lines(path)
    if OUTSIDE[format_of(path)] and not any(side for side, _, _ in lines):
        print(f"{path}: nothing stands outside")
        return False
    found = find(words, lines)
    for side, word, text in found:
        print(f"{path}: \"{word}\" stands on side {side}: {text}")
    return not found


def self_test(words, paths):
    """Each word of each language, put into a line outside, is seen."""
    tried = 0
    for path in paths:
        for side, languages, text in read_lines(path):
            for language in languages:
                for word, _ in words.get(language, []):
                    planted = f"{text} {word.rstrip('.').capitalize()}"
                    tried += 1
                    if not find({language: words[language]},
                                [(side, [language], planted)]):
                        print(f"{path}: {word} was not seen in: {planted}")
                        return False
    print(f"{tried} words were seen")
    return tried > 0


def main(arguments):
    test = arguments[:1] == ["--self-test"]
    if test:
        del arguments[0]
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    words, paths = read_words(arguments[0]), arguments[1:]
    if test:
        return 0 if self_test(words, paths) else 1
    return 0 if all([check(words, path) for path in paths]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
